//! The checking end: line by line, naming the first bad record.

use super::line::Line;
use super::seals::{Sealed, Seals};
use super::state::SealState;
use super::{Anchor, RecordHash, RecordRef, VerificationKey, hex, kind};
use sha2::{Digest as _, Sha256};
use std::fmt;

/// Highest first record that is looked at: the key is brought there one record after the other.
const FIRST_MAX: u64 = 1 << 28;

/// What is wrong with a record, or with its place.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum Fault {
    /// Not a line of this format.
    #[error("is not a record of this format")]
    Malformed,
    /// The last line has no end.
    #[error("is torn: its line has no end")]
    Torn,
    /// Its hash is not the hash of what it says.
    #[error("was changed: its hash does not fit what it says")]
    Changed,
    /// Records are missing here, or stand elsewhere.
    #[error("is missing: record {found} stands in its place")]
    Missing {
        /// The record in its place.
        found: u64,
    },
    /// An earlier record stands here: repeated, inserted or swapped.
    #[error("is not where it belongs: record {found} stands there again")]
    Inserted {
        /// The record in its place.
        found: u64,
    },
    /// It names another record before it than the one that is there.
    #[error("does not follow the record before it")]
    Unchained,
    /// Record 1 names another key.
    #[error("was sealed with another key than the one given")]
    WrongKey,
    /// Its seal was made with another key than the one of this record.
    #[error("was sealed again or forged: its seal is not the one of this record's key")]
    Resealed,
    /// It is another record than the one that left the machine.
    #[error("is not the record that anchor {anchor} names")]
    NotAnchored {
        /// The anchor.
        anchor: Anchor,
    },
    /// The journal ends before a record that left the machine.
    #[error("is missing: the tail was cut, anchor {anchor} lies behind the end")]
    CutTail {
        /// The anchor.
        anchor: Anchor,
    },
    /// There is no record at all.
    #[error("is missing: there is no record at all")]
    Empty,
    /// A write begins while the one before has no outcome.
    #[error("begins a write while the one of record {write} has no outcome")]
    OutcomeMissing {
        /// The write without outcome.
        write: u64,
    },
    /// An outcome without a write.
    #[error("is an outcome without a write")]
    OutcomeTwice,
}

/// The first bad record.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[error("record {record} {fault}")]
pub struct Finding {
    /// Its number, or the number that belongs in its place.
    pub record: u64,
    /// What is wrong.
    #[source]
    pub fault: Fault,
}

/// A journal in which nothing bad was found.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Summary {
    /// Number of the first record.
    pub first: u64,
    /// The last record.
    pub last: RecordRef,
    /// Whether the seals were checked too.
    pub seal: SealCheck,
    /// Number of anchors that were held against a record.
    pub n_anchors: usize,
    /// A write that has no outcome yet: the kiosk is at it, or was stopped.
    pub open_write: Option<u64>,
}

/// Whether seals were checked.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum SealCheck {
    /// Every one.
    Checked,
    /// None: no key was given, and who can write the journal can have made a new chain.
    NoKey,
}

/// Checks a journal, line by line.
pub struct Verifier {
    /// Number of the record that must come; 0 when any may.
    next: u64,
    first: Option<u64>,
    head: [u8; 64],
    seals: Option<Seals>,
    anchors: Vec<Anchor>,
    n_anchors: usize,
    open_write: Option<u64>,
    /// Whether a write or an outcome was read.
    any_write: bool,
    /// What the first record names before it, until something vouches for its absence.
    unvouched: Option<RecordRef>,
}

impl Verifier {
    /// Checks a journal from record 1, or from right behind an anchor, or from right behind
    /// records that a later one says were deleted.
    ///
    /// Without the key only the chain is checked.
    #[must_use]
    pub fn new(key: Option<&VerificationKey>, anchors: Vec<Anchor>) -> Self {
        Self::from(1, key.map(Seals::new), anchors)
    }

    /// Checks a journal's end, from any record on; seals from the state's record on.
    pub(super) fn from_state(state: SealState) -> Self {
        let SealState { number, key } = state;
        Self::from(0, Some(Seals::from(number, key)), Vec::new())
    }

    const fn from(next: u64, seals: Option<Seals>, anchors: Vec<Anchor>) -> Self {
        Self {
            next,
            first: None,
            head: [b'0'; 64],
            seals,
            anchors,
            n_anchors: 0,
            open_write: None,
            any_write: false,
            unvouched: None,
        }
    }

    /// Number of the record that must come next.
    pub(super) const fn next(&self) -> u64 {
        self.next
    }

    /// Hash of the last record.
    pub(super) fn head(&self) -> RecordHash {
        hex::bytes(&self.head).map_or(RecordHash::ZERO, RecordHash)
    }

    /// The state after the last record, if seals were checked.
    pub(super) fn into_state(self) -> Option<SealState> {
        let (number, key) = self.seals?.into_parts();
        Some(SealState { number, key })
    }

    /// Checks one line, without its end.
    ///
    /// # Errors
    ///
    /// The [`Finding`], after which the journal is not worth reading on.
    pub fn line(&mut self, bytes: &[u8]) -> Result<(), Finding> {
        self.take(bytes).map(drop)
    }

    /// The same, and gives what is needed to check the line's seal, for whoever made this verifier
    /// without a key and checks the [`Seals`] beside it.
    ///
    /// # Errors
    ///
    /// As [`Self::line`].
    pub fn take(&mut self, bytes: &[u8]) -> Result<Sealed, Finding> {
        let record = self.next.max(1);
        let line = Line::parse(bytes).ok_or(Finding {
            record,
            fault: Fault::Malformed,
        })?;
        let sealed = self
            .check(&line)
            .map_err(|fault| self.first_bad(record, fault))?;
        self.first.get_or_insert(line.number);
        self.next = line.number.saturating_add(1);
        self.head.copy_from_slice(line.hash);
        Ok(sealed)
    }

    /// What is wrong when these bytes are behind the last line's end.
    #[must_use]
    pub fn unfinished(&self) -> Finding {
        Finding {
            record: self.next.max(1),
            fault: Fault::Torn,
        }
    }

    /// Ends the check.
    ///
    /// # Errors
    ///
    /// A [`Finding`] when the journal ends before an anchor, or has no record.
    pub fn finish(self) -> Result<Summary, Finding> {
        let record = self.next;
        let bad = |fault| Finding { record, fault };
        if let (Some(_), Some(found)) = (self.unvouched, self.first) {
            let fault = Fault::Missing { found };
            return Err(Finding { record: 1, fault });
        }
        if let Some(anchor) = self.anchors.iter().find(|anchor| anchor.number() >= record) {
            return Err(bad(Fault::CutTail {
                anchor: anchor.clone(),
            }));
        }
        Ok(Summary {
            first: self.first.ok_or_else(|| bad(Fault::Empty))?,
            last: RecordRef {
                number: record.saturating_sub(1),
                hash: self.head(),
            },
            seal: match self.seals {
                Some(_) => SealCheck::Checked,
                None => SealCheck::NoKey,
            },
            n_anchors: self.n_anchors,
            open_write: self.open_write,
        })
    }

    /// Records that are out of their places say nothing for the absence of those before them.
    fn first_bad(&self, record: u64, fault: Fault) -> Finding {
        let is_place = matches!(
            fault,
            Fault::Missing { .. } | Fault::Inserted { .. } | Fault::Unchained
        );
        match (self.unvouched, self.first) {
            (Some(_), Some(found)) if is_place => Finding {
                record: 1,
                fault: Fault::Missing { found },
            },
            _ => Finding { record, fault },
        }
    }

    fn check(&mut self, line: &Line<'_>) -> Result<Sealed, Fault> {
        let hash: [u8; 32] = Sha256::digest(line.body).into();
        if line.hash != hex::digits(&hash) {
            return Err(Fault::Changed);
        }
        self.check_place(line)?;
        let sealed = Sealed::of(line, hash);
        if let Some(seals) = &mut self.seals {
            seals.fits(&sealed)?;
        }
        self.check_anchors(line)?;
        self.check_pruned(line);
        self.check_outcomes(line)?;
        Ok(sealed)
    }

    fn check_place(&mut self, line: &Line<'_>) -> Result<(), Fault> {
        let (found, expected) = (line.number, self.next);
        let is_start = expected == 0 || (self.first.is_none() && self.anchored_before(line));
        if is_start && found > 0 {
            return Ok(());
        }
        if self.first.is_none() && found > expected && found <= FIRST_MAX {
            self.unvouched = line.before();
            return Ok(());
        }
        if found > expected {
            return Err(Fault::Missing { found });
        }
        if found < expected {
            return Err(Fault::Inserted { found });
        }
        if line.prev != self.head {
            return Err(Fault::Unchained);
        }
        Ok(())
    }

    fn check_pruned(&mut self, line: &Line<'_>) {
        if line.kind == kind::JOURNAL_PRUNED
            && let Some(RecordRef { number, hash }) = self.unvouched
            && line.fields == format!(r#"{{"last":{number},"hash":"{hash}"}}"#)
        {
            self.unvouched = None;
        }
    }

    /// Whether an anchor vouches for the record before this one.
    fn anchored_before(&mut self, line: &Line<'_>) -> bool {
        let before = line.number.checked_sub(1);
        let vouching = self
            .anchors
            .iter()
            .filter(|anchor| Some(anchor.number()) == before && anchor.fits(line.prev))
            .count();
        self.n_anchors = self.n_anchors.saturating_add(vouching);
        vouching > 0
    }

    fn check_anchors(&mut self, line: &Line<'_>) -> Result<(), Fault> {
        for anchor in &self.anchors {
            if anchor.number() == line.number {
                if !anchor.fits(line.hash) {
                    let anchor = anchor.clone();
                    return Err(Fault::NotAnchored { anchor });
                }
                self.n_anchors = self.n_anchors.saturating_add(1);
            }
        }
        Ok(())
    }

    fn check_outcomes(&mut self, line: &Line<'_>) -> Result<(), Fault> {
        let is_first = !self.any_write;
        self.any_write |= matches!(line.kind, kind::WRITE_STARTED | kind::WRITE_ENDED);
        match line.kind {
            kind::WRITE_STARTED => match self.open_write.replace(line.number) {
                Some(write) => Err(Fault::OutcomeMissing { write }),
                None => Ok(()),
            },
            kind::WRITE_ENDED => match self.open_write.take() {
                Some(_) => Ok(()),
                // A journal that is read from the middle may begin between the two.
                None if is_first && self.first.unwrap_or(line.number) > 1 => Ok(()),
                None => Err(Fault::OutcomeTwice),
            },
            _ => Ok(()),
        }
    }
}

impl fmt::Debug for Verifier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Verifier({})", self.next)
    }
}
