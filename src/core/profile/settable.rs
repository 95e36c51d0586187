//! The one secret that can be set.

use super::FileId;

/// The right to set one secret of the card: the signature password.
///
/// Only a checked profile makes one, and the commands that set a secret cannot be built without it.
/// It cannot be made outside:
///
/// ```compile_fail
/// let forged = pin_kiosk_core::profile::SettableSecret {
///     file: pin_kiosk_core::profile::FileId::new(0x0018),
/// };
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct SettableSecret {
    file: FileId,
}

impl SettableSecret {
    /// The one constructor, for the profile's check.
    pub(super) const fn of_signature_password() -> Self {
        Self {
            file: super::SIGNATURE_PASSWORD_FILE,
        }
    }

    /// The file that must be selected before it is set.
    #[must_use]
    pub const fn file(&self) -> FileId {
        self.file
    }
}
