//! The journal on disk. Its format and its chain are in [`pin_kiosk_core::journal`].
//!
//! A record is on the disk when [`Journal::append`] returns.
//! What does not get there is taken back, so that no half of it stays; what cannot be taken back
//! breaks the journal until it is opened anew, which repairs it.
//!
//! In its folder are:
//!
//! - `journal-NNNNNNNNNN-YYYY-MM-DD.jsonl`: the records from number N on, of one day in UTC;
//! - `seal-state`: number and key of the next record, in two places that are written one after the other;
//! - `card-key`: hides which card it was;
//! - `torn-NNNNNNNNNN-K.bin`: what a power cut left of record N;
//! - `lock`: held by the one program that writes.

pub mod cli;
pub mod folder;
mod keys;
pub mod memory;
mod open;
mod writer;

use crate::files::FileProblem;
use folder::Folder;
pub use keys::NewJournal;
use pin_kiosk_core::event::Event;
use pin_kiosk_core::journal::{Chain, Damage, Entry, RecordRef, RuleBroken};
use pin_kiosk_core::session::Now;
use std::io;
use std::path::Path;
use std::time::Duration;
use tracing::error;
use writer::Writer;

/// How much the wall clock may stray from the monotonic one without being said to jump.
const CLOCK_TOLERANCE: Duration = Duration::from_secs(2);

/// Part of the elapsed time that it may stray on top: a clock that is being steered.
const CLOCK_STEERING: u32 = 1000;

/// Why the journal does not take a record.
#[derive(Debug, thiserror::Error)]
pub enum JournalError {
    /// It was never created, or its creation was cut short.
    #[error(
        "there is none; make it with `pin-kiosk journal init` and keep the verification key that \
         this shows"
    )]
    NotCreated,
    /// There is one already.
    #[error("there is a journal in this folder already")]
    Exists,
    /// Another program writes it.
    #[error("another program writes this journal")]
    InUse,
    /// Others can write or read what they must not.
    #[error(transparent)]
    Unsafe(#[from] FileProblem),
    /// Its sealing state or card key is missing or unreadable: it cannot be gone on with.
    #[error("{file} is missing or unreadable")]
    NoKey {
        /// Which file.
        file: &'static str,
    },
    /// Its end is not what this machine left.
    #[error(transparent)]
    Damaged(#[from] Damage),
    /// No space is left, or none to finish what would be begun.
    #[error("the disk is full")]
    DiskFull,
    /// The disk is read-only.
    #[error("the disk is read-only")]
    ReadOnly,
    /// The disk failed.
    #[error("the disk failed while {doing}")]
    Disk {
        /// What was being done.
        doing: &'static str,
        /// What the system said.
        source: io::Error,
    },
    /// An earlier failure left the file in doubt: the journal must be opened anew.
    #[error("the journal is in doubt after a failure and must be opened anew")]
    Broken,
    /// The record would leave a write without exactly one outcome.
    #[error(transparent)]
    Rule(#[from] RuleBroken),
}

impl JournalError {
    /// What the system said while this was being done.
    fn disk(doing: &'static str) -> impl Fn(io::Error) -> Self {
        move |source| {
            let kind = source.kind();
            if matches!(
                kind,
                io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded
            ) {
                Self::DiskFull
            } else if kind == io::ErrorKind::ReadOnlyFilesystem {
                Self::ReadOnly
            } else {
                Self::Disk { doing, source }
            }
        }
    }
}

/// A journal that is open for writing.
#[derive(Debug)]
pub struct Journal {
    chain: Chain,
    writer: Writer,
    last: Now,
    found: Found,
    /// How long a day's file is kept; for ever when nothing is said.
    keep_days: Option<u32>,
}

/// What was found and recorded when the journal was opened.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Found {
    /// Bytes of a torn record that were set aside.
    pub torn_bytes: u64,
    /// Whether a write had no outcome; it was recorded as unknown.
    pub open_write: bool,
    /// Whether a session had no end.
    pub open_session: bool,
    /// By how much the wall clock is behind the last record, if it is.
    pub clock_back: Option<Duration>,
}

/// What the program that opens a journal anew knows of the write and the session that are open in it:
/// nothing after its own start, but after a failure of the disk how they went on meanwhile.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Meanwhile {
    /// The write.
    pub write: OpenWrite,
    /// The end of the session, which the journal did not take.
    pub session_end: Option<Event>,
}

/// What the program knows of a write that is open in the journal.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum OpenWrite {
    /// Nothing: it was stopped in between.
    #[default]
    Unknown,
    /// It goes on, and its session with it: the outcome will come.
    UnderWay,
    /// It had this outcome, which the journal did not take.
    Ended(Event),
}

impl Journal {
    /// Opens the journal in a folder of this machine, see [`Self::open_in`].
    ///
    /// # Errors
    ///
    /// [`JournalError`]; the kiosk stays closed then.
    pub fn open(folder: &Path, now: Now) -> Result<Self, JournalError> {
        Self::open_in(Box::new(folder::DiskFolder::open(folder)?), now)
    }

    /// Opens it anew after a failure, see [`Self::reopen_in`].
    ///
    /// # Errors
    ///
    /// [`JournalError`]; the kiosk stays closed then.
    pub fn reopen(folder: &Path, now: Now, meanwhile: &Meanwhile) -> Result<Self, JournalError> {
        Self::reopen_in(Box::new(folder::DiskFolder::open(folder)?), now, meanwhile)
    }

    /// Opens the journal in `folder`.
    ///
    /// A torn record is set aside, a write without outcome gets the outcome "unknown", a session
    /// without end is ended, and each is recorded.
    ///
    /// # Errors
    ///
    /// [`JournalError`]; the kiosk stays closed then.
    pub fn open_in(folder: Box<dyn Folder>, now: Now) -> Result<Self, JournalError> {
        Self::reopen_in(folder, now, &Meanwhile::default())
    }

    /// Opens the journal in `folder` anew, by the program that wrote it before the disk failed.
    ///
    /// A write that is still under way stays open for its outcome, and its session for its end: only
    /// what nobody knows any more is recorded as in [`Self::open_in`].
    ///
    /// # Errors
    ///
    /// [`JournalError`]; the kiosk stays closed then.
    pub fn reopen_in(
        folder: Box<dyn Folder>,
        now: Now,
        meanwhile: &Meanwhile,
    ) -> Result<Self, JournalError> {
        open::open(folder, now, meanwhile)
    }

    /// Whether it takes records, as far as it knows.
    #[must_use]
    pub const fn is_sound(&self) -> bool {
        self.writer.is_sound()
    }

    /// From now on, deletes a day's file when it is older than so many days, one at each beginning
    /// of a new day, and records it before; or none.
    pub const fn keep_days(&mut self, days: Option<u32>) {
        self.keep_days = days;
    }

    /// The last record: what goes onto slips and to the centre.
    #[must_use]
    pub const fn head(&self) -> RecordRef {
        self.chain.head()
    }

    /// What was found when it was opened.
    #[must_use]
    pub const fn found(&self) -> Found {
        self.found
    }

    /// Appends `event` and returns when it is on the disk.
    ///
    /// A session is not begun unless there is room for all of it; a day's first record goes into
    /// a new file, but never in the middle of a session.
    ///
    /// # Errors
    ///
    /// [`JournalError`]; the event is not recorded then, or is followed by nothing. A record that is
    /// on the disk is taken, also when the journal has to be opened anew after it.
    pub fn append(&mut self, event: &Event, now: Now) -> Result<RecordRef, JournalError> {
        if let Some(by_millis) = jump(self.last, now) {
            self.record(Entry::Event(&Event::ClockJumped { by_millis }), now)?;
        }
        self.last = now;
        self.record(Entry::Event(event), now)
    }

    fn record(&mut self, entry: Entry<'_>, now: Now) -> Result<RecordRef, JournalError> {
        if !self.chain.is_session_open() && !self.chain.is_write_open() {
            let is_new_day = self.writer.between_sessions(&self.chain, now.wall)?;
            // A day that only a jump of the clock has begun makes nothing old.
            let jumped = matches!(entry, Entry::Event(Event::ClockJumped { .. }));
            if let Some(keep_days) = self.keep_days.filter(|_| is_new_day && !jumped) {
                self.prune(keep_days, now)?;
            }
        }
        let prepared = self.chain.prepare(entry, now)?;
        self.writer.append(prepared.line())?;
        let reference = self.chain.commit(prepared);
        if let Err(reason) = self.keep_state(entry) {
            // The record is on the disk all the same. To say that it is not would leave an announced
            // write without its outcome.
            error!(%reason, "the journal has to be opened anew");
        }
        Ok(reference)
    }

    fn keep_state(&mut self, entry: Entry<'_>) -> Result<(), JournalError> {
        self.writer.remember(&self.chain)?;
        match entry {
            Entry::Event(Event::SessionEnded { .. } | Event::KioskStopped) => {
                self.writer.sync_state()
            }
            _ => Ok(()),
        }
    }
}

impl Journal {
    fn prune(&mut self, keep_days: u32, now: Now) -> Result<(), JournalError> {
        if let Some((name, last)) = self.writer.outdated(keep_days, now.wall)? {
            self.record(Entry::Pruned(last), now)?;
            self.writer.remove(&name)?;
        }
        Ok(())
    }
}

/// By how much the wall clock jumped against the monotonic one, if it did.
fn jump(last: Now, now: Now) -> Option<i64> {
    let elapsed = now.monotonic.since(last.monotonic);
    let tolerance = CLOCK_TOLERANCE.saturating_add(elapsed / CLOCK_STEERING);
    let expected = i128::try_from(elapsed.as_millis()).ok()?;
    let passed = now.wall.duration_since(last.wall).as_millis();
    let by_millis = passed.checked_sub(expected)?;
    let beyond = by_millis.unsigned_abs() > tolerance.as_millis();
    i64::try_from(by_millis).ok().filter(|_| beyond)
}

#[cfg(test)]
mod tests;
