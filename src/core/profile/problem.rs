//! What can be wrong with a profile, and where.

use super::{FileId, SIGNATURE_PASSWORD_FILE};
use std::fmt;

/// One thing that is wrong with a profile.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Problem {
    /// The file.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// The key with the tables it is in, such as `secrets.signature.tries_max`; empty for the file.
    pub key: String,
    /// What is wrong.
    pub kind: ProblemKind,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: ", self.file, self.line)?;
        if !self.key.is_empty() {
            write!(f, "{}: ", self.key)?;
        }
        write!(f, "{}", self.kind)
    }
}

/// What is wrong.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum ProblemKind {
    /// It is not TOML; the words are the parser's.
    #[error("not TOML: {0}")]
    NotToml(String),
    /// The key means nothing here, often a slip of the pen.
    #[error("unknown key")]
    UnknownKey,
    /// The key must be there.
    #[error("missing")]
    Missing,
    /// The value is of another type.
    #[error("must be {0}")]
    WrongType(&'static str),
    /// The number is too small or too large.
    #[error("must be {min} to {max}")]
    OutOfBounds {
        /// Smallest accepted.
        min: i64,
        /// Largest accepted.
        max: i64,
    },
    /// The text is not that many bytes in hexadecimal.
    #[error("must be {0} bytes as upper-case hexadecimal digits")]
    NotHex(usize),
    /// The text is not an object identifier.
    #[error("must be an object identifier such as 1.2.3")]
    NotOid,
    /// The text is empty.
    #[error("must not be empty")]
    Empty,
    /// The text is none of the words known here.
    #[error("must be one of {0}")]
    UnknownWord(&'static str),
    /// The file is of another format version.
    #[error("this program reads schema {}", super::SCHEMA)]
    OtherSchema,
    /// Another application than the one this kiosk may select.
    #[error("the only application this kiosk selects is D392F000260100000001")]
    OtherApplication,
    /// A secret other than the signature password is marked as settable.
    #[error("only the signature password may be set")]
    NotSettable,
    /// The signature password is not marked as settable.
    #[error("the signature password must be settable")]
    MustBeSettable,
    /// The signature password is said to be elsewhere.
    #[error("the signature password is {SIGNATURE_PASSWORD_FILE}")]
    OtherSignaturePassword,
    /// Two things are said to be in one file.
    #[error("{0} is used for something else already")]
    FileTwice(FileId),
    /// Two things have one short identifier.
    #[error("the short identifier is used for something else already")]
    ShortIdTwice,
    /// The smallest length is above the largest.
    #[error("must not be above length_max")]
    LengthsCrossed,
    /// The two families of certificates cannot be told apart.
    #[error("must differ from production_policy")]
    PoliciesEqual,
    /// There is no such profile to extend.
    #[error("no such profile")]
    NoSuchBase,
    /// The profile to extend extends another itself, or offers a reset already.
    #[error("this profile cannot be extended")]
    NotExtensible,
    /// The reset must say that it is a stand-in.
    #[error("must be true: the issuer's way is not public")]
    NotLabelled,
}

/// All that is wrong with a profile, at least one thing.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct ProfileProblems(pub Vec<Problem>);

impl fmt::Display for ProfileProblems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (n, problem) in self.0.iter().enumerate() {
            if n > 0 {
                writeln!(f)?;
            }
            write!(f, "{problem}")?;
        }
        Ok(())
    }
}

impl std::error::Error for ProfileProblems {}
