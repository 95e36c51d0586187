//! Finds out, on the same card, whether a write whose answer was lost took effect.

use super::certificate::read_user_auth_certificate;
use super::job::{CardFault, Resolved, TornWrite, Tries};
use super::link::{Link, refused, tries};
use crate::apdu::Target;
use crate::certificate::fingerprint;
use crate::password::SignaturePassword;
use crate::status_word::StatusWord;

/// What the counter says, and what may be sent after it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Evidence {
    /// The write did not happen; no VERIFY is needed.
    NotCommitted,
    /// One VERIFY of the new password tells, and cannot lock it.
    Ask,
    /// A VERIFY could lock the password, and nobody agreed to that.
    TooRisky,
}

/// Recognises the card by its certificate, looks at the counter, and asks by VERIFY where that is
/// safe.
///
/// # Safety of the card
///
/// May cost a try, and restores the counter where the old password is known. Never at a count at
/// which a wrong VERIFY locks the password.
pub(super) fn resolve_torn_write(
    link: &mut Link<'_>,
    torn: &TornWrite,
) -> Result<Resolved, CardFault> {
    match link.select_application() {
        Ok(()) => {}
        Err(CardFault::WrongCard) => return Ok(Resolved::OtherCard),
        Err(fault) => return Err(fault),
    }
    if fingerprint(&read_user_auth_certificate(link)?) != torn.card {
        return Ok(Resolved::OtherCard);
    }
    let signature = link.profile().signature();
    let now = link
        .query_tries(signature.place)?
        .ok_or(CardFault::Unreadable)?;
    match evidence(torn, now, signature.tries_max) {
        Evidence::NotCommitted => Ok(Resolved::NotChanged),
        Evidence::TooRisky => Ok(Resolved::Undecidable),
        Evidence::Ask => ask(link, torn, signature.tries_max),
    }
}

/// What the counter tells.
///
/// A reset brings the counter back to its maximum, and nothing after a committed reset can lower it:
/// so below the maximum the reset did not happen. Before a change the right current password has
/// already brought it there, so the counter tells nothing, and two tries must remain for the new and
/// the current password.
fn evidence(torn: &TornWrite, now: Tries, tries_max: u8) -> Evidence {
    let Some(left) = now.left() else {
        return Evidence::TooRisky;
    };
    match &torn.current {
        None if left < tries_max => Evidence::NotCommitted,
        None if left >= 2 => Evidence::Ask,
        Some(_) if left >= 3 => Evidence::Ask,
        None | Some(_) => Evidence::TooRisky,
    }
}

fn ask(link: &mut Link<'_>, torn: &TornWrite, tries_max: u8) -> Result<Resolved, CardFault> {
    link.ensure_selected(link.profile().signature().place.file)?;
    let status = link.verify(Target::Current, &torn.new)?;
    match (status, tries(status)) {
        (StatusWord::Success, _) => Ok(Resolved::Done),
        (_, Some(left)) => match &torn.current {
            Some(current) => restore(link, current, left),
            // The counter says that a reset took place, and the password that it did not.
            None if torn.tries_before.is_some_and(|before| before < tries_max) => {
                Ok(Resolved::Undecidable)
            }
            None => Ok(Resolved::NotChanged),
        },
        (_, None) => Err(refused(status)),
    }
}

/// Brings the counter back by the current password, which is right if the new one is wrong.
fn restore(
    link: &mut Link<'_>,
    current: &SignaturePassword,
    left: Tries,
) -> Result<Resolved, CardFault> {
    if !matches!(left, Tries::Left(2..)) {
        return Ok(Resolved::NotChanged);
    }
    let status = link.verify(Target::Current, current)?;
    if status == StatusWord::Success {
        return Ok(Resolved::NotChanged);
    }
    // Neither the one nor the other: not for this kiosk to find out.
    tries(status)
        .map(|_| Resolved::Undecidable)
        .ok_or_else(|| refused(status))
}

#[cfg(test)]
mod tests;
