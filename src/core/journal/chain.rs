//! The writing end: one record after the other, each sealed with a key of its own.

use super::fields::{Fields, of_event};
use super::key::{CardKey, SealKey};
use super::line::{Body, complete};
use super::recover::Recovered;
use super::state::SealState;
use super::{FORMAT, RecordHash, RecordRef, VerificationKey, kind};
use crate::event::Event;
use crate::session::Now;
use jiff::Timestamp;
use jiff::fmt::temporal::DateTimePrinter;
use sha2::{Digest as _, Sha256};
use std::fmt;

static TIME: DateTimePrinter = DateTimePrinter::new().precision(Some(3));

/// What can be recorded.
#[derive(Clone, Copy, Debug)]
pub enum Entry<'a> {
    /// The journal itself: record 1 and nothing else.
    Created,
    /// Something happened.
    Event(&'a Event),
    /// The program stopped between a write and its outcome: nobody knows what came of it.
    WriteFoundOpen,
    /// The program stopped in the middle of a session.
    SessionFoundOpen,
    /// The records up to this one will be deleted.
    Pruned(RecordRef),
}

/// A journal's end, to which records are added.
///
/// A record is first prepared, then put on the disk, then committed: what the disk refused never
/// happened.
pub struct Chain {
    next: u64,
    head: RecordHash,
    key: SealKey,
    cards: CardKey,
    open: Open,
}

/// What waits for its end.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(super) struct Open {
    /// The card of a write without outcome, in digits.
    pub(super) write: Option<String>,
    pub(super) session: bool,
}

impl Chain {
    /// A journal without records.
    #[must_use]
    pub fn new(key: &VerificationKey, cards: CardKey) -> Self {
        Self {
            next: 1,
            head: RecordHash::ZERO,
            key: key.first().copy(),
            cards,
            open: Open::default(),
        }
    }

    /// Goes on where a journal was left.
    #[must_use]
    pub fn resume(end: Recovered, cards: CardKey) -> Self {
        Self {
            next: end.state.number,
            head: end.head,
            key: end.state.key,
            cards,
            open: end.open,
        }
    }

    /// Number of the record that comes next.
    #[must_use]
    pub const fn next(&self) -> u64 {
        self.next
    }

    /// The last record; number 0 when there is none.
    #[must_use]
    pub const fn head(&self) -> RecordRef {
        RecordRef {
            number: self.next.saturating_sub(1),
            hash: self.head,
        }
    }

    /// Whether a write waits for its outcome.
    #[must_use]
    pub const fn is_write_open(&self) -> bool {
        self.open.write.is_some()
    }

    /// Whether a session waits for its end.
    #[must_use]
    pub const fn is_session_open(&self) -> bool {
        self.open.session
    }

    /// What must be remembered to go on from here.
    #[must_use]
    pub fn state(&self) -> SealState {
        SealState {
            number: self.next,
            key: self.key.copy(),
        }
    }

    /// The line that records `entry`.
    ///
    /// # Errors
    ///
    /// [`RuleBroken`] when the journal would then have a write without exactly one outcome.
    pub fn prepare(&self, entry: Entry<'_>, at: Now) -> Result<Prepared, RuleBroken> {
        let (kind, fields, open) = self.record(entry)?;
        let time = TIME.timestamp_to_string(&at.wall.max(Timestamp::UNIX_EPOCH));
        let body = Body {
            number: self.next,
            time: &time,
            up_millis: u64::try_from(at.monotonic.since_start().as_millis()).unwrap_or(u64::MAX),
            kind,
            fields: &fields,
            prev: self.head,
        }
        .bytes();
        let hash = Sha256::digest(&body).into();
        Ok(Prepared {
            line: complete(&body, &hash, &self.key.seal(&hash)),
            reference: RecordRef {
                number: self.next,
                hash: RecordHash(hash),
            },
            open,
        })
    }

    /// Takes over a record that is on the disk; the key that sealed it is gone afterwards.
    pub fn commit(&mut self, prepared: Prepared) -> RecordRef {
        let Prepared {
            reference, open, ..
        } = prepared;
        debug_assert_eq!(reference.number, self.next, "committed out of order");
        self.next = self.next.saturating_add(1);
        self.head = reference.hash;
        self.open = open;
        self.key.evolve();
        reference
    }

    fn record(&self, entry: Entry<'_>) -> Result<(&'static str, String, Open), RuleBroken> {
        let mut open = self.open.clone();
        let (kind, fields) = match entry {
            Entry::Created => {
                let id = super::hex::text(&self.key.id());
                let fields = Fields::new().number("format", FORMAT).word("key", &id);
                (kind::JOURNAL_CREATED, fields.done())
            }
            Entry::Event(event) => {
                self.follow(event, &mut open)?;
                of_event(event, &self.cards)
            }
            Entry::WriteFoundOpen => {
                let card = open.write.take().ok_or(RuleBroken::NoWrite)?;
                let fields = Fields::new()
                    .word("card", &card)
                    .word("outcome", "unknown")
                    .word("found", "at-start");
                (kind::WRITE_ENDED, fields.done())
            }
            Entry::SessionFoundOpen => {
                open.session = false;
                let fields = Fields::new().word("end", "interrupted");
                (kind::SESSION_ENDED, fields.done())
            }
            Entry::Pruned(RecordRef { number, hash }) => {
                let hash = hash.to_string();
                let fields = Fields::new().number("last", number).word("hash", &hash);
                (kind::JOURNAL_PRUNED, fields.done())
            }
        };
        Ok((kind, fields, open))
    }

    fn follow(&self, event: &Event, open: &mut Open) -> Result<(), RuleBroken> {
        if let Event::WriteStarted { card, .. } = event {
            if open.write.is_some() {
                return Err(RuleBroken::WriteOpen);
            }
            open.write = Some(self.cards.digits(*card));
        }
        if let Event::WriteEnded { card, .. } = event {
            let started = open.write.take().ok_or(RuleBroken::NoWrite)?;
            if started != self.cards.digits(*card) {
                return Err(RuleBroken::OtherCard);
            }
        }
        if let Event::SessionStarted { .. } = event {
            open.session = true;
        }
        if let Event::SessionEnded { .. } = event {
            if open.write.is_some() {
                return Err(RuleBroken::WriteOpen);
            }
            open.session = false;
        }
        Ok(())
    }
}

impl fmt::Debug for Chain {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Chain({})", self.head())
    }
}

/// A record that is not yet on the disk.
#[derive(Debug)]
pub struct Prepared {
    line: Vec<u8>,
    reference: RecordRef,
    open: Open,
}

impl Prepared {
    /// The line to append, its end included.
    #[must_use]
    pub fn line(&self) -> &[u8] {
        &self.line
    }

    /// The record that it will be.
    #[must_use]
    pub const fn reference(&self) -> RecordRef {
        self.reference
    }
}

/// A record that would leave a write without exactly one outcome.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum RuleBroken {
    /// The write before has no outcome yet.
    #[error("the write before has no outcome yet")]
    WriteOpen,
    /// There is no write for this outcome.
    #[error("there is no started write for this outcome")]
    NoWrite,
    /// The outcome is about another card than the write.
    #[error("the outcome is about another card than the write")]
    OtherCard,
}
