//! STAND-IN for the issuer's way to set a password without the old one.
//!
//! The real way is not public. This is a form that other issuers publish: the card hands out a
//! challenge, the issuer's centre answers it with a cryptogram, and after EXTERNAL AUTHENTICATE the
//! card takes a new password by RESET RETRY COUNTER. When the real way becomes known, this file is
//! what it replaces.

use super::change::write_and_prove;
use super::job::{CardFault, Written};
use super::link::{Link, refused};
use super::possession::PossessionProven;
use crate::apdu::{Command, SensitiveCommand};
use crate::password::SignaturePassword;
use crate::ports::Cryptogram;
use crate::status_word::StatusWord;

/// A challenge of the card is outstanding. It is good for one cryptogram.
#[derive(Debug)]
pub(super) struct Challenged(());

/// Asks the card for its challenge.
pub(super) fn challenge_for_reset(
    link: &mut Link<'_>,
    _: &PossessionProven,
) -> Result<(Challenged, Vec<u8>), CardFault> {
    let reset = link.profile().reset().ok_or(CardFault::OutOfOrder)?;
    let response = link.exchange(&Command::challenge(reset.challenge_bytes))?;
    if response.status != StatusWord::Success {
        return Err(refused(response.status));
    }
    if response.data.len() != usize::from(reset.challenge_bytes) {
        return Err(CardFault::Unreadable);
    }
    Ok((Challenged(()), response.data))
}

/// Hands in the centre's cryptogram, then sets the new password and proves it.
///
/// # Safety of the card
///
/// Sets the password. The right to do so is used up.
pub(super) fn reset_signature_password(
    link: &mut Link<'_>,
    _: Challenged,
    cryptogram: &Cryptogram,
    new: &SignaturePassword,
) -> Written {
    if let Err(fault) = authenticate_issuer(link, cryptogram) {
        return Written::NotChanged(fault);
    }
    let settable = link.profile().settable();
    match SensitiveCommand::reset(settable, new) {
        Ok(command) => write_and_prove(link, &command, new),
        Err(full) => Written::NotChanged(full.into()),
    }
}

/// Nothing in here changes the password, so a fault in here is never "unknown".
fn authenticate_issuer(link: &mut Link<'_>, cryptogram: &Cryptogram) -> Result<(), CardFault> {
    let reset = link.profile().reset().ok_or(CardFault::OutOfOrder)?;
    if cryptogram.0.len() != usize::from(reset.cryptogram_bytes) {
        return Err(CardFault::Unreadable);
    }
    let command = Command::external_authenticate(reset.key_reference, &cryptogram.0)
        .ok_or(CardFault::Unreadable)?;
    let status = link.send_once(&command)?.status;
    if status != StatusWord::Success {
        return Err(refused(status));
    }
    link.ensure_selected(link.profile().settable().file())
}
