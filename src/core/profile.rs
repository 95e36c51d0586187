//! What a card is like, read from `card-profiles/*.toml` and checked once.
//!
//! A profile describes and does not program. It cannot widen what the kiosk does: the application,
//! and the one secret that may be set, are also written here.

mod check;
mod problem;
mod settable;
mod table;

pub use check::ProfileSource;
pub use problem::{Problem, ProblemKind, ProfileProblems};
pub use settable::SettableSecret;

use der::asn1::ObjectIdentifier;
use std::fmt;

/// Version of the profile format this program reads.
pub const SCHEMA: i64 = 1;

/// Name of the one application this kiosk selects: the public authentication application (JPKI).
pub const JPKI_AID: [u8; 10] = [0xD3, 0x92, 0xF0, 0x00, 0x26, 0x01, 0x00, 0x00, 0x00, 0x01];

/// Identifier of the signature password in [`JPKI_AID`], the one secret this kiosk sets.
pub const SIGNATURE_PASSWORD_FILE: FileId = FileId::new(0x001B);

/// Identifier of a file under the application.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct FileId(u16);

impl FileId {
    /// Names a file.
    #[must_use]
    pub const fn new(value: u16) -> Self {
        Self(value)
    }

    /// As it stands in a command.
    #[must_use]
    pub const fn value(self) -> u16 {
        self.0
    }
}

impl fmt::Display for FileId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04X}", self.0)
    }
}

/// Short identifier of a file, 1 to 30 (ISO/IEC 7816-4:2005, 5.3.1.1).
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct ShortId(u8);

impl ShortId {
    /// Names a file; none unless 1 to 30.
    #[must_use]
    pub const fn new(value: u8) -> Option<Self> {
        match value {
            1..=30 => Some(Self(value)),
            0 | 31..=u8::MAX => None,
        }
    }

    /// Its five bits.
    #[must_use]
    pub const fn value(self) -> u8 {
        self.0
    }
}

/// Both names of one file.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Place {
    /// For SELECT.
    pub file: FileId,
    /// For commands that name the file themselves.
    pub short: ShortId,
}

/// Which characters a secret is made of.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Characters {
    /// `0` to `9`.
    Digits,
    /// `A` to `Z` and `0` to `9`.
    CapitalsAndDigits,
}

/// A secret that is compared on the card.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Secret {
    /// Where it is.
    pub place: Place,
    /// Fewest characters.
    pub length_min: usize,
    /// Most characters.
    pub length_max: usize,
    /// What it is made of.
    pub characters: Characters,
    /// Tries after a right one.
    pub tries_max: u8,
}

/// Which of the issuer's two families of certificates is accepted. Never both at once.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum PolicyArc {
    /// Real cards.
    Production,
    /// The issuer's test cards, and simulated ones.
    Test,
}

/// The stand-in for the issuer's way to set a password without the old one.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct StandInReset {
    /// P2 of EXTERNAL AUTHENTICATE.
    pub key_reference: u8,
    /// Length of the card's challenge.
    pub challenge_bytes: u8,
    /// Length of the centre's cryptogram.
    pub cryptogram_bytes: u8,
}

/// A file that a profile was read from.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct SourceFile {
    /// Its name, as given.
    pub name: String,
    /// SHA-256 of its bytes.
    pub sha256: [u8; 32],
}

/// A checked profile.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct CardProfile {
    name: String,
    sources: Vec<SourceFile>,
    user_authentication: Secret,
    signature: Secret,
    settable: SettableSecret,
    certificate: Place,
    presence: Place,
    key: Place,
    certificate_bytes_max: usize,
    production_policy: ObjectIdentifier,
    test_policy: ObjectIdentifier,
    reset: Option<StandInReset>,
}

impl CardProfile {
    /// Checks the profile `text` of the file `name`; `bases` finds what it extends.
    ///
    /// # Errors
    ///
    /// All problems of the file, and of the one it extends, each with key and line.
    pub fn load(
        name: &str,
        text: &str,
        bases: &dyn ProfileSource,
    ) -> Result<Self, ProfileProblems> {
        check::load(name, text, bases)
    }

    /// What it is called.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The files it was read from: itself, then the one it extends.
    #[must_use]
    pub fn sources(&self) -> &[SourceFile] {
        &self.sources
    }

    /// Name of the application, for SELECT.
    #[must_use]
    pub const fn aid(&self) -> &'static [u8] {
        &JPKI_AID
    }

    /// The 4-digit PIN of the user-authentication certificate.
    #[must_use]
    pub const fn user_authentication(&self) -> &Secret {
        &self.user_authentication
    }

    /// The password of the signature certificate.
    #[must_use]
    pub const fn signature(&self) -> &Secret {
        &self.signature
    }

    /// The right to set the signature password, and nothing else.
    #[must_use]
    pub const fn settable(&self) -> &SettableSecret {
        &self.settable
    }

    /// The user-authentication certificate.
    #[must_use]
    pub const fn certificate(&self) -> Place {
        self.certificate
    }

    /// The file that says which certificates exist.
    #[must_use]
    pub const fn presence(&self) -> Place {
        self.presence
    }

    /// The user-authentication key.
    #[must_use]
    pub const fn key(&self) -> Place {
        self.key
    }

    /// Longest certificate that is read, in bytes.
    #[must_use]
    pub const fn certificate_bytes_max(&self) -> usize {
        self.certificate_bytes_max
    }

    /// The policy that a user-authentication certificate must have.
    #[must_use]
    pub const fn policy(&self, arc: PolicyArc) -> ObjectIdentifier {
        match arc {
            PolicyArc::Production => self.production_policy,
            PolicyArc::Test => self.test_policy,
        }
    }

    /// The stand-in reset, if the profile offers it.
    #[must_use]
    pub const fn reset(&self) -> Option<&StandInReset> {
        self.reset.as_ref()
    }
}

#[cfg(test)]
pub(crate) mod tests;
