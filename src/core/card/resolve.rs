//! Finds out, on the same card, whether a write whose answer was lost took effect.

use super::certificate::read_user_auth_certificate;
use super::job::{CardFault, Resolved, TornWrite};
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
    /// The new password is not the card's; the current one may bring the counter back.
    Restore,
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
    let max = signature.tries_max;
    let Some(left) = now.left() else {
        return Ok(Resolved::Undecidable);
    };
    match evidence(torn, left, max) {
        Evidence::NotCommitted => Ok(Resolved::NotChanged),
        Evidence::Ask => ask(link, torn, left),
        Evidence::Restore => restore(link, torn, left),
        Evidence::TooRisky => Ok(Resolved::Undecidable),
    }
}

/// What the counter tells.
///
/// A reset brings the counter back to its maximum, and after it only a VERIFY that was cut short can
/// lower it, by one each: below that the reset did not happen. Before a change the right current
/// password has already brought it there, so the counter tells nothing, and two tries must remain
/// for the new and the current password.
fn evidence(torn: &TornWrite, left: u8, max: u8) -> Evidence {
    match &torn.current {
        _ if torn.refused => Evidence::Restore,
        None if !torn.set && left.saturating_add(torn.verifies) < max => Evidence::NotCommitted,
        None if left >= 2 => Evidence::Ask,
        Some(_) if left >= 3 => Evidence::Ask,
        None | Some(_) => Evidence::TooRisky,
    }
}

/// VERIFY of the new password, with so many tries left.
fn ask(link: &mut Link<'_>, torn: &TornWrite, left: u8) -> Result<Resolved, CardFault> {
    let status = verify(link, &torn.new)?;
    if status == StatusWord::Success {
        return Ok(Resolved::Done);
    }
    let told = tries(status).ok_or_else(|| refused(status))?;
    // More than before the write is what only a reset can bring, and yet the password is not there.
    if torn.current.is_none() && torn.tries_before.is_some_and(|before| left > before) {
        return Ok(Resolved::Undecidable);
    }
    restore(link, torn, told.left().unwrap_or(left.saturating_sub(1)))
}

/// The new password is not the card's: brings the counter back by the current one, where that is
/// known and cannot lock it.
fn restore(link: &mut Link<'_>, torn: &TornWrite, left: u8) -> Result<Resolved, CardFault> {
    let Some(current) = torn.current.as_deref().filter(|_| left >= 2) else {
        return Ok(not_new(torn));
    };
    let status = match verify(link, current) {
        Ok(status) => status,
        Err(fault) => return Ok(Resolved::NotNew(fault)),
    };
    Ok(match (status, tries(status)) {
        (StatusWord::Success, _) => Resolved::NotChanged,
        // Neither the one nor the other: not for this kiosk to find out.
        (_, Some(_)) => Resolved::Undecidable,
        (_, None) => Resolved::NotNew(refused(status)),
    })
}

fn verify(link: &mut Link<'_>, password: &SignaturePassword) -> Result<StatusWord, CardFault> {
    link.ensure_selected(link.profile().signature().place.file)?;
    link.verify(Target::Current, password)
}

/// What a card that refused the new password has: the old one, unless it had said that it set the
/// new one.
pub(crate) const fn not_new(torn: &TornWrite) -> Resolved {
    if torn.set {
        Resolved::Undecidable
    } else {
        Resolved::NotChanged
    }
}

#[cfg(test)]
mod tests;
