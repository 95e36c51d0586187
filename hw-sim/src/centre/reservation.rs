//! The reservations and their rules.
//!
//! 24 hours, used once, not used up while nothing was written, and for one kiosk at a time.
//! Public: the 24 hours and that a reservation comes before the kiosk.
//! Stand-in: everything else here, since the real rules are not public.

use super::cryptogram::CARD_CHALLENGE_BYTES;
use super::problem::ProblemKind;
use super::proof::CardId;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// How long a reservation lasts, in seconds.
pub const LIFETIME_SECONDS: u64 = 24 * 60 * 60;
/// How long a kiosk keeps a reservation for itself after it was last heard of, in seconds.
pub const HOLD_SECONDS: u64 = 10 * 60;
/// Most challenges answered for one reservation.
pub const AUTHORISATIONS_MAX: usize = 5;

/// What the kiosk says became of the password.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// The card holds the new password.
    Written,
    /// The card holds what it held before.
    NotWritten,
    /// The kiosk could not find out.
    Unknown,
}

/// Where a reservation stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ReservationState {
    /// Good for a reset.
    Usable,
    /// A kiosk works with it.
    Held,
    /// It has set a password.
    Used,
    /// Older than 24 hours.
    Expired,
}

#[derive(Clone, Debug)]
struct Hold {
    kiosk: String,
    until: u64,
}

/// A reservation as the resident's app would make it.
#[derive(Clone, Debug)]
pub struct Reservation {
    /// Its name in the interface.
    pub id: String,
    /// The card it is for.
    pub card: CardId,
    /// Seconds since 1970-01-01 UTC.
    pub created_at: u64,
    /// Seconds since 1970-01-01 UTC; not usable from this second on.
    pub expires_at: u64,
    used: bool,
    hold: Option<Hold>,
    /// Kiosks that have held it, and so may report on it.
    holders: BTreeSet<String>,
    challenges: BTreeSet<[u8; CARD_CHALLENGE_BYTES]>,
    reports: BTreeMap<String, [u8; 32]>,
}

impl Reservation {
    /// Where it stands at `now` (seconds since 1970-01-01 UTC).
    #[must_use]
    pub fn state(&self, now: u64) -> ReservationState {
        if self.used {
            ReservationState::Used
        } else if now >= self.expires_at {
            ReservationState::Expired
        } else if self.holder(now).is_some() {
            ReservationState::Held
        } else {
            ReservationState::Usable
        }
    }

    /// How many challenges were answered for it.
    #[must_use]
    pub fn authorisations(&self) -> usize {
        self.challenges.len()
    }

    fn holder(&self, now: u64) -> Option<&str> {
        self.hold
            .as_ref()
            .filter(|hold| now < hold.until)
            .map(|hold| hold.kiosk.as_str())
    }

    fn ensure_open_to(&self, now: u64, kiosk: &str) -> Result<(), ProblemKind> {
        match self.state(now) {
            ReservationState::Used => Err(ProblemKind::ReservationUsed),
            ReservationState::Expired => Err(ProblemKind::ReservationExpired),
            ReservationState::Held if self.holder(now) != Some(kiosk) => {
                Err(ProblemKind::ReservationInUse)
            }
            ReservationState::Held | ReservationState::Usable => Ok(()),
        }
    }

    fn hold_for(&mut self, now: u64, kiosk: &str) {
        let until = now.saturating_add(HOLD_SECONDS);
        self.hold = Some(Hold {
            kiosk: kiosk.to_owned(),
            until,
        });
        self.holders.insert(kiosk.to_owned());
    }
}

/// All reservations of the centre.
#[derive(Debug, Default)]
pub(super) struct Book {
    reservations: BTreeMap<String, Reservation>,
}

impl Book {
    pub(super) fn add(&mut self, id: String, card: CardId, created_at: u64) {
        let reservation = Reservation {
            id: id.clone(),
            card,
            created_at,
            expires_at: created_at.saturating_add(LIFETIME_SECONDS),
            used: false,
            hold: None,
            holders: BTreeSet::new(),
            challenges: BTreeSet::new(),
            reports: BTreeMap::new(),
        };
        self.reservations.insert(id, reservation);
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &Reservation> {
        self.reservations.values()
    }

    pub(super) fn len(&self) -> usize {
        self.reservations.len()
    }

    pub(super) fn find(&self, id: &str) -> Result<&Reservation, ProblemKind> {
        self.reservations.get(id).ok_or(ProblemKind::NoReservation)
    }

    fn find_mut(&mut self, id: &str) -> Result<&mut Reservation, ProblemKind> {
        self.reservations
            .get_mut(id)
            .ok_or(ProblemKind::NoReservation)
    }

    pub(super) fn expire(&mut self, id: &str, now: u64) -> Result<(), ProblemKind> {
        self.find_mut(id)?.expires_at = now;
        Ok(())
    }

    pub(super) fn consume(&mut self, id: &str) -> Result<(), ProblemKind> {
        self.find_mut(id)?.used = true;
        Ok(())
    }

    pub(super) fn hold(&mut self, id: &str, now: u64, kiosk: &str) -> Result<(), ProblemKind> {
        self.find_mut(id)?.hold_for(now, kiosk);
        Ok(())
    }

    /// The search: finds the card's reservation and keeps it for this kiosk.
    ///
    /// One that is open goes before a closed one, and a newer one before an older one.
    pub(super) fn claim(
        &mut self,
        now: u64,
        kiosk: &str,
        card: CardId,
    ) -> Result<&Reservation, ProblemKind> {
        let best = self
            .reservations
            .values_mut()
            .filter(|reservation| reservation.card == card)
            .max_by_key(|reservation| {
                (
                    reservation.ensure_open_to(now, kiosk).is_ok(),
                    reservation.created_at,
                )
            })
            .ok_or(ProblemKind::NoReservation)?;
        best.ensure_open_to(now, kiosk)?;
        best.hold_for(now, kiosk);
        Ok(best)
    }

    /// Allows one challenge, once, for the kiosk that holds the reservation.
    pub(super) fn authorise(
        &mut self,
        now: u64,
        kiosk: &str,
        id: &str,
        challenge: [u8; CARD_CHALLENGE_BYTES],
    ) -> Result<&Reservation, ProblemKind> {
        let reservation = self.find_mut(id)?;
        reservation.ensure_open_to(now, kiosk)?;
        // Without a hold the card has not been proven to this centre from this kiosk.
        if reservation.holder(now) != Some(kiosk)
            || reservation.challenges.len() >= AUTHORISATIONS_MAX
            || !reservation.challenges.insert(challenge)
        {
            return Err(ProblemKind::AuthorisationRefused);
        }
        reservation.hold_for(now, kiosk);
        Ok(reservation)
    }

    /// Takes a report, once for each idempotency key.
    ///
    /// A report can come late, after the line was down: the end of the reservation is no reason
    /// to refuse it.
    pub(super) fn settle(
        &mut self,
        now: u64,
        kiosk: &str,
        id: &str,
        report: &Report<'_>,
    ) -> Result<(ReservationState, Novelty), ProblemKind> {
        let reservation = self.find_mut(id)?;
        if !reservation.holders.contains(kiosk) {
            return Err(ProblemKind::OutcomeRefused);
        }
        match reservation.reports.get(report.key) {
            Some(seen) if *seen == report.digest => {
                return Ok((reservation.state(now), Novelty::Repeat));
            }
            Some(_) => return Err(ProblemKind::IdempotencyKeyReused),
            None => {}
        }
        reservation
            .reports
            .insert(report.key.to_owned(), report.digest);
        match report.outcome {
            Outcome::Written => reservation.used = true,
            // Nothing is known to have been written: the resident may come again.
            Outcome::NotWritten | Outcome::Unknown => {}
        }
        if reservation.holder(now) == Some(kiosk) {
            reservation.hold = None;
        }
        Ok((reservation.state(now), Novelty::First))
    }
}

/// Whether a report came for the first time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Novelty {
    First,
    Repeat,
}

/// A kiosk's report, with what makes a repeat of it recognisable.
#[derive(Debug)]
pub(super) struct Report<'a> {
    pub(super) key: &'a str,
    pub(super) digest: [u8; 32],
    pub(super) outcome: Outcome,
}

#[cfg(test)]
mod tests;
