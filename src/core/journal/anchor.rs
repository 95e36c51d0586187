//! What left the machine and can be held against the journal later.

use super::hex;
use super::line::decimal;
use std::fmt;
use std::str::FromStr;

/// Fewest digits of a hash that are accepted as an anchor: 64 bits.
pub const ANCHOR_DIGITS_MIN: usize = 16;

/// A record's number and the beginning of its hash, as it was on a slip or with an outcome.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Anchor {
    number: u64,
    digits: String,
}

impl Anchor {
    /// The record it is about.
    #[must_use]
    pub const fn number(&self) -> u64 {
        self.number
    }

    /// Whether the record's hash, in digits, begins like this.
    pub(super) fn fits(&self, hash_digits: &[u8]) -> bool {
        hash_digits.starts_with(self.digits.as_bytes())
    }
}

impl From<super::RecordRef> for Anchor {
    fn from(record: super::RecordRef) -> Self {
        Self {
            number: record.number,
            digits: record.hash.to_string(),
        }
    }
}

impl fmt::Display for Anchor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.number, self.digits)
    }
}

/// Reads `17-0123456789abcdef`, with 16 to 64 digits; capitals and spaces between digits are
/// taken as typed from paper.
impl FromStr for Anchor {
    type Err = AnchorError;

    fn from_str(text: &str) -> Result<Self, AnchorError> {
        let (number, digits) = text.split_once('-').ok_or(AnchorError)?;
        let number = decimal(number.trim().as_bytes()).ok_or(AnchorError)?;
        let digits: String = digits
            .chars()
            .filter(|typed| !typed.is_whitespace())
            .map(|typed| typed.to_ascii_lowercase())
            .collect();
        let usual = (ANCHOR_DIGITS_MIN..=64).contains(&digits.len());
        if usual && number > 0 && hex::are_digits(digits.as_bytes()) {
            Ok(Self { number, digits })
        } else {
            Err(AnchorError)
        }
    }
}

/// The text is not a record's number, a hyphen and 16 to 64 digits of its hash.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[error("an anchor is a record's number, a hyphen and 16 to 64 hexadecimal digits of its hash")]
pub struct AnchorError;
