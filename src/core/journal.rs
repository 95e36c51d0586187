//! The journal's format: records, their chain, their seal, and how both are checked.
//!
//! A journal is a sequence of lines, each a JSON object that carries the hash of the line before
//! it, its own hash, and a seal made with a key that is replaced after every record.
//! Who takes the machine holds the key of the next record alone and can neither change nor
//! continue anything older.
//! What this cannot show by itself, a cut tail, an [`Anchor`] shows: a number and a hash that left
//! the machine on a slip or with an outcome.
//!
//! `docs/journal.md` is the format for whoever writes another reader.
//! Nothing here touches a disk: the product's `journal` does.

mod anchor;
mod chain;
mod fields;
mod hex;
mod key;
mod kind;
mod line;
mod recover;
mod seals;
mod state;
mod verify;

use std::fmt;

pub use anchor::{ANCHOR_DIGITS_MIN, Anchor, AnchorError};
pub use chain::{Chain, Entry, Prepared, RuleBroken};
pub use key::{CardKey, KeyTextError, VerificationKey};
pub use kind::{Form, KINDS, KindRow};
pub use line::{LINE_BYTES_MAX, Line};
pub use recover::{Damage, Recovered, recover};
pub use seals::{Sealed, Seals};
pub use state::{SLOT_BYTES, SealState};
pub use verify::{Fault, Finding, SealCheck, Summary, Verifier};

/// Version of the format, written into the first record.
pub const FORMAT: u32 = 1;

/// SHA-256 of a record.
#[derive(Clone, Copy, Eq, Hash, PartialEq)]
pub struct RecordHash(pub [u8; 32]);

impl RecordHash {
    /// Stands before the first record.
    pub const ZERO: Self = Self([0; 32]);
}

impl fmt::Display for RecordHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex::text(&self.0))
    }
}

impl fmt::Debug for RecordHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// One record, named so that nobody can put another in its place.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct RecordRef {
    /// Its number, counted from 1.
    pub number: u64,
    /// Its hash.
    pub hash: RecordHash,
}

impl RecordRef {
    /// Number and the first 16 digits of the hash: what fits on a slip and still serves as an
    /// [`Anchor`].
    #[must_use]
    pub fn short(&self) -> String {
        let mut text = self.to_string();
        let hash_digits = RecordHash::ZERO.0.len().saturating_mul(2);
        text.truncate(text.len().saturating_sub(hash_digits - ANCHOR_DIGITS_MIN));
        text
    }
}

/// Number, hyphen, hash: the form in which anchors are typed.
impl fmt::Display for RecordRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.number, self.hash)
    }
}

#[cfg(test)]
mod tests;
