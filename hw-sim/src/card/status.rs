//! Status words, ISO/IEC 7816-4:2020 section 5.6 and JICSAP IC card specification 1.1.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

/// The two status bytes that end every answer; written as four hexadecimal digits.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct StatusWord(pub u16);

impl StatusWord {
    /// Success.
    pub const OK: Self = Self(0x9000);
    /// The file ended before Le bytes were read.
    pub const END_OF_FILE: Self = Self(0x6282);
    /// An authentication failed and no counter tells how often it may be tried.
    pub const AUTHENTICATION_FAILED: Self = Self(0x6300);
    /// Wrong length.
    pub const WRONG_LENGTH: Self = Self(0x6700);
    /// Logical channels are not supported.
    pub const NO_LOGICAL_CHANNEL: Self = Self(0x6881);
    /// Secure messaging is not supported.
    pub const NO_SECURE_MESSAGING: Self = Self(0x6882);
    /// Command chaining is not supported.
    pub const NO_CHAINING: Self = Self(0x6884);
    /// The command does not fit the file's structure.
    pub const WRONG_STRUCTURE: Self = Self(0x6981);
    /// The security status does not allow it.
    pub const NOT_ALLOWED: Self = Self(0x6982);
    /// Authentication method blocked, in ISO/IEC 7816-4's words.
    pub const BLOCKED_ISO: Self = Self(0x6983);
    /// The referenced IEF is locked, in JICSAP's words.
    pub const BLOCKED: Self = Self(0x6984);
    /// The conditions of use are not met.
    pub const NOT_NOW: Self = Self(0x6985);
    /// No current elementary file.
    pub const NO_CURRENT_FILE: Self = Self(0x6986);
    /// Wrong data field.
    pub const WRONG_DATA: Self = Self(0x6A80);
    /// File or application not found.
    pub const FILE_NOT_FOUND: Self = Self(0x6A82);
    /// Record not found.
    pub const RECORD_NOT_FOUND: Self = Self(0x6A83);
    /// Wrong P1 or P2.
    pub const WRONG_PARAMETERS: Self = Self(0x6A86);
    /// Referenced data not found.
    pub const DATA_NOT_FOUND: Self = Self(0x6A88);
    /// The offset lies beyond the file.
    pub const WRONG_OFFSET: Self = Self(0x6B00);
    /// Unknown instruction.
    pub const UNKNOWN_INSTRUCTION: Self = Self(0x6D00);
    /// Unknown class.
    pub const UNKNOWN_CLASS: Self = Self(0x6E00);

    /// `63Cx`: this many tries are left.
    #[must_use]
    pub fn tries_left(tries: u8) -> Self {
        Self(0x63C0 | u16::from(tries.min(15)))
    }

    /// `61xx`: this many more bytes wait; 256 and more are told as `6100`.
    #[must_use]
    pub fn more_data(bytes: usize) -> Self {
        Self(0x6100 | u16::from(u8::try_from(bytes).unwrap_or(0)))
    }

    /// `6Cxx`: repeat the command with this Le; 256 and more are told as `6C00`.
    #[must_use]
    pub fn exact_length(bytes: usize) -> Self {
        Self(0x6C00 | u16::from(u8::try_from(bytes).unwrap_or(0)))
    }

    /// An answer without data.
    #[must_use]
    pub fn to_answer(self) -> Vec<u8> {
        self.0.to_be_bytes().to_vec()
    }

    /// The status word at the end of an answer; `None` if it has fewer than two bytes.
    #[must_use]
    pub fn of_answer(answer: &[u8]) -> Option<Self> {
        answer
            .last_chunk()
            .map(|bytes| Self(u16::from_be_bytes(*bytes)))
    }
}

impl fmt::Display for StatusWord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04X}", self.0)
    }
}

/// A status word must be four hexadecimal digits.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[error("a status word is four hexadecimal digits such as 6984, not {text:?}")]
pub struct ParseStatusWordError {
    text: String,
}

impl FromStr for StatusWord {
    type Err = ParseStatusWordError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let digits = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        match u16::from_str_radix(text, 16) {
            Ok(value) if digits => Ok(Self(value)),
            Ok(_) | Err(_) => Err(ParseStatusWordError {
                text: text.to_owned(),
            }),
        }
    }
}

impl<'de> Deserialize<'de> for StatusWord {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?
            .parse()
            .map_err(D::Error::custom)
    }
}

impl Serialize for StatusWord {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
