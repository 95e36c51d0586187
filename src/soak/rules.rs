//! What must always hold, as checkers. The numbers are those of `docs/ARCHITECTURE.md`.

mod job;

pub(super) use job::{JobSeen, Leave, TriesNow};

use pin_kiosk_core::card::job::{CardJob, Consent};
use pin_kiosk_core::event::{Event, SessionEnd, TryResult, WriteOutcome};
use pin_kiosk_core::input::{Action, Answer, Input};
use pin_kiosk_core::ports::ReservationId;
use pin_kiosk_core::slip::{Slip, Subject};
use pin_kiosk_core::view::View;
use std::collections::BTreeSet;

/// Steps that one session may take at most. A person's takes some hundreds; one who touches the
/// screen without end for two hours takes some thousands.
pub(super) const STEPS_MAX: u64 = 10_000;

/// Virtual time that one session may take at most until the card is asked for, in milliseconds: two
/// hours, and the longest wait for a worker and for a card that was moved during the write.
pub(super) const SESSION_MILLIS_MAX: u64 = (2 * 60 + 5) * 60 * 1000;

/// What must always hold.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Rule {
    OnlySignaturePasswordSet,
    OnlyJpkiSelected,
    OneConfirmationOneCommand,
    LostAnswerIsUnknown,
    WriteIsProved,
    CardIsPoweredOff,
    SecretsStayHidden,
    EverySessionEnds,
    OneOutcomePerWrite,
    NoPersonalData,
    NothingClaimedUnconfirmed,
}

impl Rule {
    /// Its number in `docs/ARCHITECTURE.md`.
    pub(super) const fn number(self) -> u8 {
        match self {
            Self::OnlySignaturePasswordSet => 1,
            Self::OnlyJpkiSelected => 2,
            Self::OneConfirmationOneCommand => 3,
            Self::LostAnswerIsUnknown => 4,
            Self::WriteIsProved => 5,
            Self::CardIsPoweredOff => 6,
            Self::SecretsStayHidden => 7,
            Self::EverySessionEnds => 8,
            Self::OneOutcomePerWrite => 9,
            Self::NoPersonalData => 10,
            Self::NothingClaimedUnconfirmed => 11,
        }
    }
}

/// A rule that did not hold.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) struct Broken {
    pub(super) rule: Rule,
    pub(super) how: String,
}

/// Watches one life of a kiosk.
#[derive(Debug, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is what one rule remembers"
)]
pub(super) struct Watch {
    broken: Option<Broken>,
    /// The last input was a touch that hands something in.
    handed_in: bool,
    /// The warning of the last try of PIN and of password was answered with yes.
    consented: [bool; 2],
    /// Confirmations that have not been used for a write.
    confirmations: u32,
    /// The announcement of the write under way is on the disk.
    announced: bool,
    /// A write of this session was announced.
    begun: bool,
    /// The answer to a command that sets the password was lost.
    lost: bool,
    /// What the card itself showed after that.
    evidence: Option<WriteOutcome>,
    /// What came of the last write of this session, as it was said.
    said: Option<WriteOutcome>,
    /// The written card has taken a VERIFY of the new password since the last write.
    proved: bool,
    /// Tries that were lost, and events that tell of it.
    falls: [u32; 2],
    told: [u32; 2],
    /// The reservation that this session's write was authorised with.
    authorised: Option<ReservationId>,
    /// Reservations that were reported as done and have not been searched for since, in all of
    /// this life.
    used_up: BTreeSet<String>,
    /// A fault has spoken for the card: what it said need not be so.
    pub(super) deceived: bool,
    /// A fault has named a number of tries, or a missing secret.
    misled: bool,
}

impl Watch {
    pub(super) fn fail(&mut self, rule: Rule, how: impl Into<String>) {
        if self.broken.is_none() {
            let how = how.into();
            self.broken = Some(Broken { rule, how });
        }
    }

    pub(super) const fn broken(&self) -> Option<&Broken> {
        self.broken.as_ref()
    }

    fn ensure(&mut self, holds: bool, rule: Rule, how: impl FnOnce() -> String) {
        if !holds {
            self.fail(rule, how());
        }
    }

    /// An input is about to be taken; `warned` when the idle warning lies over the view, so that a
    /// touch means nothing else.
    pub(super) fn input(&mut self, input: &Input, view: &View, warned: bool) {
        let touch = match input {
            Input::Resident(action) if !warned => Some(*action),
            _ => None,
        };
        let yes = matches!(touch, Some(Action::Confirm | Action::Answer(Answer::Yes)));
        self.handed_in = yes || touch == Some(Action::Submit);
        if !yes {
            return;
        }
        match view {
            View::EnterUserAuthPin {
                last_try_warning: true,
                ..
            } => self.consented[0] = true,
            View::EnterCurrentPassword {
                last_try_warning: true,
                ..
            } => self.consented[1] = true,
            View::Confirm { .. } if touch == Some(Action::Confirm) => {
                self.confirmations = self.confirmations.saturating_add(1);
            }
            _ => {}
        }
    }

    /// A job is on its way to the card worker.
    pub(super) fn ordered(&mut self, job: &CardJob) {
        let rule = Rule::OneConfirmationOneCommand;
        match Leave::of(job) {
            Leave::Pin(consent) => self.tries_a_secret(consent, 0),
            Leave::Password(consent) => self.tries_a_secret(consent, 1),
            Leave::Write => {
                let left = self.confirmations.checked_sub(1);
                self.confirmations = left.unwrap_or_default();
                self.ensure(left.is_some(), rule, || {
                    "a write that nobody has confirmed".into()
                });
                let announced = self.announced;
                self.ensure(announced, Rule::OneOutcomePerWrite, || {
                    "a write is ordered that the journal does not announce".into()
                });
            }
            Leave::Resolve => {
                // One VERIFY may be lost each time; the outcome tells of it.
                self.told[1] = self.told[1].saturating_add(1);
                let begun = self.begun && self.said.is_none();
                self.ensure(begun, rule, || {
                    "a write is resolved that is not open".into()
                });
            }
            Leave::Nothing => {}
        }
    }

    fn tries_a_secret(&mut self, consent: Consent, which: usize) {
        let rule = Rule::OneConfirmationOneCommand;
        let handed_in = std::mem::take(&mut self.handed_in);
        self.ensure(handed_in, rule, || {
            "a secret goes to the card that nobody has just handed in".into()
        });
        let consented = self.consented.get_mut(which).is_some_and(std::mem::take);
        self.ensure(consented || consent == Consent::Submitted, rule, || {
            "consent to the last try that nobody has given".into()
        });
    }

    /// An event goes to the journal; `holds` says what the written card has: the new and the old.
    pub(super) fn event(&mut self, event: &Event, holds: Option<(bool, bool)>) {
        match event {
            Event::SessionStarted { .. } => self.restarted(),
            Event::PinTried { result, .. } => {
                self.told[0] += u32::from(*result != TryResult::Right);
            }
            Event::CurrentPasswordTried { result, .. } => {
                self.told[1] += u32::from(*result != TryResult::Right);
            }
            Event::WriteEnded { outcome, .. } => {
                // The VERIFY that should have proved the write.
                self.told[1] = self.told[1].saturating_add(1);
                let open = self.begun && self.said.is_none();
                self.ensure(open, Rule::OneOutcomePerWrite, || {
                    format!("{outcome:?} is told of a write that is not open")
                });
                self.said = Some(*outcome);
                self.announced = false;
                self.outcome(*outcome, holds);
            }
            Event::SessionEnded { end } => {
                let done = self.said == Some(WriteOutcome::Done);
                self.ensure(
                    (*end == SessionEnd::Done) == done,
                    Rule::NothingClaimedUnconfirmed,
                    || format!("the session ends as {end:?}"),
                );
            }
            _ => {}
        }
    }

    /// The machine started again, or another resident began: nothing is remembered.
    pub(super) fn restarted(&mut self) {
        let broken = self.broken.take();
        let used_up = std::mem::take(&mut self.used_up);
        *self = Self {
            broken,
            used_up,
            ..Self::default()
        };
    }

    /// The announcement of a write is on the disk.
    pub(super) fn announced(&mut self) {
        (self.announced, self.begun) = (true, true);
        (self.lost, self.proved) = (false, false);
        (self.said, self.evidence) = (None, None);
    }

    fn outcome(&mut self, outcome: WriteOutcome, holds: Option<(bool, bool)>) {
        let rule = Rule::LostAnswerIsUnknown;
        let lost = self.lost;
        let evidence = self.evidence;
        self.ensure(
            !lost || outcome == WriteOutcome::Unknown || Some(outcome) == evidence,
            rule,
            || format!("{outcome:?} after a lost answer, when the card showed {evidence:?}"),
        );
        if outcome == WriteOutcome::Done {
            let proved = self.proved;
            self.ensure(proved, Rule::WriteIsProved, || {
                "done without a VERIFY of the new password".into()
            });
        }
        let Some((new, old)) = holds.filter(|_| !self.deceived) else {
            return;
        };
        match outcome {
            WriteOutcome::Done => {
                self.ensure(new, rule, || "done, and the card does not have it".into());
            }
            WriteOutcome::NotChanged => self.ensure(old, rule, || {
                "not changed, and the card has another password".into()
            }),
            WriteOutcome::Unknown => {}
        }
    }

    /// A view is shown, with what the card at the desk really has left, when nothing is under way.
    pub(super) fn shows(&mut self, view: &View, tries: Option<TriesNow>) {
        let claims = match view {
            View::Done { .. } => Some(WriteOutcome::Done),
            View::NotChanged { .. } => Some(WriteOutcome::NotChanged),
            View::Uncertain { .. } => Some(WriteOutcome::Unknown),
            _ => None,
        };
        if let Some(claims) = claims {
            self.claims(claims, "the screen");
        }
        // Consent is worth what was typed there, and is gone with it.
        self.consented[0] &= matches!(view, View::EnterUserAuthPin { .. });
        self.consented[1] &= matches!(view, View::EnterCurrentPassword { .. });
        let Some(tries) = tries.filter(|_| !self.misled) else {
            return;
        };
        let shown = match *view {
            View::EnterUserAuthPin { tries_left, .. } => tries_left.map(|left| (left, tries.pin)),
            View::EnterCurrentPassword { tries_left, .. }
            | View::ChooseProcedure { tries_left, .. } => {
                tries_left.map(|left| (left, tries.password))
            }
            _ => None,
        };
        self.ensure(
            shown.is_none_or(|(shown, has)| shown == has),
            Rule::NothingClaimedUnconfirmed,
            || format!("tries left as shown and as they are: {shown:?}"),
        );
    }

    /// A slip goes to the printer, or is shown.
    pub(super) fn prints(&mut self, slip: &Slip) {
        if let Subject::Result { outcome, .. } = slip.subject {
            self.claims(outcome, "the slip");
        }
    }

    /// The centre has found this reservation, whenever the answer comes. It may have had no word of
    /// the last write with it.
    pub(super) fn finds(&mut self, reservation: &ReservationId) {
        self.used_up.remove(&reservation.0);
    }

    /// The centre is asked to authorise a write with this reservation.
    pub(super) fn asks_to_authorise(&mut self, reservation: &ReservationId) {
        self.authorised = Some(reservation.clone());
    }

    /// The centre is told what came of a reservation. Of one that was found for a search that
    /// nobody waited for any more, only this can be told: nothing was written with it.
    pub(super) fn reports(&mut self, reservation: &ReservationId, outcome: WriteOutcome) {
        if self.authorised.as_ref() == Some(reservation) {
            self.claims(outcome, "the report");
        } else {
            self.ensure(
                outcome == WriteOutcome::NotChanged,
                Rule::NothingClaimedUnconfirmed,
                || format!("the report says {outcome:?} of a reservation without a write"),
            );
        }
        if outcome == WriteOutcome::Done {
            self.used_up.insert(reservation.0.clone());
        }
        let is_used_up = self.used_up.contains(&reservation.0);
        self.ensure(
            outcome == WriteOutcome::Done || !is_used_up,
            Rule::NothingClaimedUnconfirmed,
            || format!("the report says {outcome:?} of a reservation that was used up"),
        );
    }

    fn claims(&mut self, claim: WriteOutcome, who: &str) {
        let said = self.said.unwrap_or(WriteOutcome::NotChanged);
        self.ensure(said == claim, Rule::NothingClaimedUnconfirmed, || {
            format!("{who} says {claim:?}, the journal {said:?}")
        });
    }

    /// A try may be lost of which no event can tell.
    pub(super) fn cannot_tell(&mut self) {
        self.told = self.told.map(|told| told.saturating_add(1));
    }

    /// The kiosk has left the card, and the workers have nothing to do.
    pub(super) fn has_left(&mut self, powered: bool) {
        self.ensure(!powered, Rule::CardIsPoweredOff, || {
            "the kiosk has left the card, and it has power".into()
        });
    }

    /// Nobody is served any more, and the workers have nothing to do.
    pub(super) fn rests(&mut self) {
        let ([pin, password], [pin_told, password_told]) = (self.falls, self.told);
        self.ensure(
            pin <= pin_told && password <= password_told,
            Rule::OneConfirmationOneCommand,
            || {
                format!(
                    "tries were lost that no event tells of: PIN {pin} of {pin_told}, \
                     password {password} of {password_told}"
                )
            },
        );
    }
}
