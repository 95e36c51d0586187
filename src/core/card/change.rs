//! Sets a new signature password after the current one, and proves it.

use super::current_password::PasswordRight;
use super::job::{CardFault, Written};
use super::link::{Link, refused, tries};
use crate::apdu::{SensitiveCommand, Target};
use crate::password::SignaturePassword;
use crate::status_word::StatusWord;

/// One CHANGE REFERENCE DATA, then one VERIFY of the new password.
///
/// # Safety of the card
///
/// Sets the password. The right to do so is used up.
pub(super) fn change_signature_password(
    link: &mut Link<'_>,
    _: PasswordRight,
    new: &SignaturePassword,
) -> Written {
    let settable = link.profile().settable();
    if let Err(fault) = link.ensure_selected(settable.file()) {
        return Written::NotChanged(fault);
    }
    match SensitiveCommand::change(settable, new) {
        Ok(command) => write_and_prove(link, &command, new),
        Err(full) => Written::NotChanged(full.into()),
    }
}

/// Sends the one command that sets the password, and lets a VERIFY speak for what it did.
///
/// From the moment it is sent, "not changed" is only what the card itself says.
pub(super) fn write_and_prove(
    link: &mut Link<'_>,
    write: &SensitiveCommand,
    new: &SignaturePassword,
) -> Written {
    match link.send_sensitive(write) {
        Ok(StatusWord::Success) => {}
        Ok(status) if status.leaves_memory_unchanged() => {
            return Written::NotChanged(refused(status));
        }
        Ok(status) => return Written::Unknown(refused(status)),
        Err(CardFault::Gate) => return Written::NotChanged(CardFault::Gate),
        Err(fault) => return Written::Unknown(fault),
    }
    match link.verify(Target::Current, new) {
        Ok(StatusWord::Success) => Written::Done,
        Ok(status) if tries(status).is_some() => Written::Refuted,
        Ok(status) => Written::Unproven(refused(status)),
        Err(fault) => Written::Unproven(fault),
    }
}
