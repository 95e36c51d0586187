//! What a session wants done.

use crate::card::job::{CardJob, JobId};
use crate::event::Event;
use crate::ports::{CardProof, ReservationId};
use crate::slip::Slip;

/// One thing to do, in the order given.
///
/// An [`Effect::Record`] is on the disk before the effect after it begins.
#[derive(Debug)]
pub enum Effect {
    /// Append to the journal and sync.
    Record(Event),
    /// Do this with the card and answer with the same id.
    Card(JobId, CardJob),
    /// Ask the centre and answer with the same id.
    Centre(JobId, CentreJob),
    /// Give up on the card worker: it has not answered in time. What it still reports is stale.
    AbandonCard,
    /// Print this slip.
    Print(Slip),
    /// Sound a short signal.
    Sound(Sound),
}

/// What the centre can be asked.
#[derive(Debug)]
pub enum CentreJob {
    /// Is there a reservation for this card?
    SearchReservation(CardProof),
    /// May this card be reset now?
    Authorise {
        /// The reservation to use.
        reservation: ReservationId,
        /// The card's own challenge.
        card_challenge: Vec<u8>,
    },
    /// What came of the reservation; kept until the centre has taken it.
    ReportOutcome {
        /// The reservation that was used.
        reservation: ReservationId,
        /// What came of it.
        outcome: crate::event::WriteOutcome,
    },
}

/// A signal for the ear, never without its picture.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Sound {
    /// A key was struck.
    Key,
    /// Something needs her.
    Question,
    /// Something was refused.
    Refusal,
    /// Done.
    Done,
    /// Take the card: repeats until it is gone.
    TakeCard,
    /// The call to take the card ends.
    Silence,
}
