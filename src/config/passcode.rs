//! The technician's passcode, kept as its Argon2id hash only.

use argon2::password_hash::{PasswordHasher as _, PasswordVerifier as _};
use argon2::{ARGON2ID_IDENT, Argon2, Params, PasswordHash};
use std::fmt;

/// Fewest characters of a passcode.
pub const PASSCODE_CHARS_MIN: usize = 8;

/// Most characters of a passcode.
pub const PASSCODE_CHARS_MAX: usize = 32;

/// Most memory that a hash may ask for, in KiB, and most passes over it: what a hash asks for is used
/// when a passcode is typed, and a program that asks for more than there is ends.
const MEMORY_KIB_MAX: u32 = 256 * 1024;
const PASSES_MAX: u32 = 16;
const LANES_MAX: u32 = 16;

/// The hash of the technician's passcode (PHC string format, Argon2id).
#[derive(Clone, Eq, PartialEq)]
pub struct PasscodeHash(String);

/// Why a passcode or its hash is not accepted.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum PasscodeFault {
    /// Not a PHC string of Argon2id.
    #[error("it is not an Argon2id hash")]
    NotArgon2id,
    /// It would take more memory or time than a kiosk has.
    #[error("it asks for more than 256 MiB, 16 passes or 16 lanes")]
    TooCostly,
    /// Too short to be worth a hash.
    #[error("a passcode has at least 8 characters")]
    TooShort,
    /// Longer than anybody types.
    #[error("a passcode has at most 32 characters")]
    TooLong,
    /// The keyboard on the screen does not have all of it.
    #[error("a passcode has only A-Z and 0-9: the keyboard on the screen has nothing else")]
    NotOnKeyboard,
    /// The hash could not be made.
    #[error("the passcode cannot be hashed")]
    Hashing,
}

impl PasscodeHash {
    /// Takes the hash as the configuration has it.
    ///
    /// # Errors
    ///
    /// [`PasscodeFault::NotArgon2id`] for anything but a whole Argon2id hash with its salt, and
    /// [`PasscodeFault::TooCostly`].
    pub fn from_phc(text: &str) -> Result<Self, PasscodeFault> {
        let params = PasswordHash::new(text)
            .ok()
            .filter(|hash| {
                hash.algorithm == ARGON2ID_IDENT && hash.salt.is_some() && hash.hash.is_some()
            })
            .and_then(|hash| Params::try_from(&hash).ok())
            .ok_or(PasscodeFault::NotArgon2id)?;
        if params.m_cost() > MEMORY_KIB_MAX
            || params.t_cost() > PASSES_MAX
            || params.p_cost() > LANES_MAX
        {
            return Err(PasscodeFault::TooCostly);
        }
        Ok(Self(text.to_owned()))
    }

    /// Hashes a passcode with a fresh salt.
    ///
    /// # Errors
    ///
    /// [`PasscodeFault::TooShort`], [`PasscodeFault::TooLong`], [`PasscodeFault::NotOnKeyboard`], or
    /// [`PasscodeFault::Hashing`] when the machine has no random numbers to give.
    pub fn of(passcode: &str) -> Result<Self, PasscodeFault> {
        if passcode.chars().count() < PASSCODE_CHARS_MIN {
            return Err(PasscodeFault::TooShort);
        }
        if passcode.chars().count() > PASSCODE_CHARS_MAX {
            return Err(PasscodeFault::TooLong);
        }
        let has = |letter: char| letter.is_ascii_uppercase() || letter.is_ascii_digit();
        if !passcode.chars().all(has) {
            return Err(PasscodeFault::NotOnKeyboard);
        }
        Argon2::default()
            .hash_password(passcode.as_bytes())
            .map(|hash| Self(hash.to_string()))
            .ok()
            .ok_or(PasscodeFault::Hashing)
    }

    /// Whether this is the passcode. Takes a noticeable part of a second, by design.
    #[must_use]
    pub fn fits(&self, passcode: &str) -> bool {
        PasswordHash::new(&self.0).is_ok_and(|hash| {
            Argon2::default()
                .verify_password(passcode.as_bytes(), &hash)
                .is_ok()
        })
    }

    /// The hash as the configuration has it.
    #[must_use]
    pub fn phc(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for PasscodeHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PasscodeHash")
    }
}
