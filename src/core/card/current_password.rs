//! Tries the current signature password, which allows a change.

use super::job::{CardFault, Tried};
use super::link::{Link, refused, tries};
use super::possession::PossessionProven;
use crate::apdu::Target;
use crate::password::SignaturePassword;
use crate::status_word::StatusWord;

/// The card took the current signature password, and its file is the current one.
#[derive(Debug)]
pub(super) struct PasswordRight(());

/// One VERIFY of the signature password, in the form that was measured on real cards.
///
/// # Safety of the card
///
/// Costs a try when the password is wrong. The caller has the consent for it.
pub(super) fn try_current_password(
    link: &mut Link<'_>,
    _: &PossessionProven,
    password: &SignaturePassword,
) -> Result<Tried<PasswordRight>, CardFault> {
    link.ensure_selected(link.profile().signature().place.file)?;
    let status = link.verify(Target::Current, password)?;
    if status == StatusWord::Success {
        return Ok(Tried::Right(PasswordRight(())));
    }
    tries(status)
        .map(Tried::Wrong)
        .ok_or_else(|| refused(status))
}
