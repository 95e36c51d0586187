//! What a session wants done, done in order: the one place that decides what happens when the
//! journal does not take a record, and what is forgotten with a session. The kiosk and its
//! simulation share it.

use pin_kiosk_core::card::job::CardJob;
use pin_kiosk_core::effect::{CentreJob, Effect};
use pin_kiosk_core::event::Event;
use pin_kiosk_core::input::{Input, Unrecorded};

/// Does single effects.
pub trait Hands {
    /// Appends to the journal; tells whether the record is on the disk.
    fn record(&mut self, event: &Event) -> bool;

    /// Lets the session take one more input.
    fn step(&mut self, input: Input) -> Vec<Effect>;

    /// Does one effect that is no record.
    fn perform_one(&mut self, effect: Effect);

    /// Whether nobody is served.
    fn is_idle(&self) -> bool;

    /// A slip that the printer has not begun is not printed any more.
    fn forget_slip(&mut self);
}

/// Lets the session take an input and does what it wants done.
pub fn take(hands: &mut impl Hands, input: Input) {
    let was_idle = hands.is_idle();
    let effects = hands.step(input);
    perform(hands, effects);
    if hands.is_idle() && !was_idle {
        // Also one that was asked for after the session's end: it is not the next resident's.
        hands.forget_slip();
    }
}

/// Does the effects in order. When the journal does not take the announcement of a write, the rest
/// is not done; when it does not take another record, the rest is done but for what begins anew.
fn perform(hands: &mut impl Hands, effects: Vec<Effect>) {
    let mut journal_failed = false;
    for effect in effects {
        if journal_failed && begins_anew(&effect) {
            continue;
        }
        let Effect::Record(event) = effect else {
            hands.perform_one(effect);
            continue;
        };
        if hands.record(&event) {
            continue;
        }
        let unrecorded = if matches!(event, Event::WriteStarted { .. }) {
            Unrecorded::WriteStarted
        } else {
            Unrecorded::Other
        };
        // The journal has just failed: what it should still record is lost, the rest is done.
        for effect in hands.step(Input::JournalFailed(unrecorded)) {
            if !matches!(effect, Effect::Record(_)) {
                hands.perform_one(effect);
            }
        }
        if unrecorded == Unrecorded::WriteStarted {
            return;
        }
        journal_failed = true;
    }
}

/// Whether this asks card or centre something whose answer a session waits for. The session that
/// asked has ended with its journal, and has left the card.
const fn begins_anew(effect: &Effect) -> bool {
    match effect {
        Effect::Card(_, job) => !matches!(job, CardJob::Leave),
        Effect::Centre(_, job) => !matches!(job, CentreJob::ReportOutcome { .. }),
        Effect::Record(_) | Effect::AbandonCard | Effect::Print(_) | Effect::Sound(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use pin_kiosk_core::card::job::JobId;
    use pin_kiosk_core::effect::Sound;
    use pin_kiosk_core::event::{CardFingerprint, WriteOutcome};
    use pin_kiosk_core::input::{Action, Procedure};
    use pin_kiosk_core::ports::{CardProof, ReservationId};

    /// A kiosk that serves somebody from the first touch to the second.
    #[derive(Default)]
    struct Kiosk {
        serves: bool,
        forgotten: u32,
        disk_full: bool,
        /// What the next input makes the session want.
        wanted: Vec<Effect>,
        performed: Vec<String>,
        unrecorded: Vec<Unrecorded>,
    }

    impl Hands for Kiosk {
        fn record(&mut self, _: &Event) -> bool {
            !self.disk_full
        }

        fn step(&mut self, input: Input) -> Vec<Effect> {
            if let Input::JournalFailed(unrecorded) = input {
                self.unrecorded.push(unrecorded);
            }
            self.serves ^= matches!(input, Input::Resident(_));
            std::mem::take(&mut self.wanted)
        }

        fn perform_one(&mut self, effect: Effect) {
            self.performed.push(format!("{effect:?}"));
        }

        fn is_idle(&self) -> bool {
            !self.serves
        }

        fn forget_slip(&mut self) {
            self.forgotten += 1;
        }
    }

    #[test]
    fn a_slip_that_waits_is_forgotten_once_when_nobody_is_served_any_more() {
        let mut kiosk = Kiosk::default();
        let touch = || Input::Resident(Action::Dismiss);
        for (input, forgotten) in [
            (Input::Tick, 0),
            (touch(), 0),
            (Input::Tick, 0),
            (touch(), 1),
            (Input::Tick, 1),
        ] {
            take(&mut kiosk, input);
            assert_eq!(kiosk.forgotten, forgotten);
        }
    }

    /// What is done of a record and a sound after it.
    fn done_after(event: Event, disk_full: bool) -> Kiosk {
        let mut kiosk = Kiosk {
            disk_full,
            wanted: vec![Effect::Record(event), Effect::Sound(Sound::Question)],
            ..Kiosk::default()
        };
        take(&mut kiosk, Input::Tick);
        kiosk
    }

    #[test]
    fn nothing_follows_a_write_whose_announcement_is_not_on_the_disk() {
        let announcement = || Event::WriteStarted {
            card: CardFingerprint([7; 32]),
            procedure: Procedure::Change,
        };
        let kiosk = done_after(announcement(), true);
        assert_eq!(kiosk.performed, [""; 0]);
        assert_eq!(kiosk.unrecorded, [Unrecorded::WriteStarted]);
        let kiosk = done_after(announcement(), false);
        assert_eq!(kiosk.performed.len(), 1);
        assert_eq!(kiosk.unrecorded, []);
    }

    #[test]
    fn after_a_record_that_is_lost_nothing_is_asked_but_what_has_begun_is_ended() {
        let proof = || CardProof {
            certificate: Vec::new(),
            challenge: [0; 32],
            signature: Vec::new(),
        };
        let outcome = || CentreJob::ReportOutcome {
            reservation: ReservationId("r-1".into()),
            outcome: WriteOutcome::NotChanged,
        };
        for (disk_full, done) in [(true, 2), (false, 4)] {
            let mut kiosk = Kiosk {
                disk_full,
                wanted: vec![
                    Effect::Record(Event::ReservationFound),
                    Effect::Card(JobId(1), CardJob::Identify),
                    Effect::Centre(JobId(2), CentreJob::SearchReservation(proof())),
                    Effect::Card(JobId(3), CardJob::Leave),
                    Effect::Centre(JobId(4), outcome()),
                ],
                ..Kiosk::default()
            };
            take(&mut kiosk, Input::Tick);
            assert_eq!(kiosk.performed.len(), done, "{:?}", kiosk.performed);
            let last = kiosk.performed.last().unwrap();
            assert!(last.contains("ReportOutcome"), "{last}");
        }
    }

    #[test]
    fn what_follows_another_record_that_is_lost_is_done() {
        let kiosk = done_after(Event::SlipPrinted { fault: None }, true);
        assert_eq!(kiosk.performed.len(), 1);
        assert_eq!(kiosk.unrecorded, [Unrecorded::Other]);
    }
}
