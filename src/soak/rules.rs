//! What must always hold, as checkers. The numbers are those of `docs/ARCHITECTURE.md`.

use super::slot::{Heard, What};
use pin_kiosk_core::card::job::{CardJob, Consent};
use pin_kiosk_core::event::{Event, SessionEnd, TryResult, WriteOutcome};
use pin_kiosk_core::input::{Action, Answer, Input};
use pin_kiosk_core::profile::{JPKI_AID, SIGNATURE_PASSWORD_FILE};
use pin_kiosk_core::slip::{Slip, Subject};
use pin_kiosk_core::view::View;
use pin_kiosk_hw_sim::card::Application;

/// Steps that one session may take at most. A person's takes some hundreds.
pub(super) const STEPS_MAX: u64 = 20_000;

/// Virtual time that one session may take at most, in milliseconds: the session limit of an hour,
/// one more pause, and the time until somebody takes a card that was left behind.
pub(super) const SESSION_MILLIS_MAX: u64 = 2 * 60 * 60 * 1000;

const PIN_FILE: u16 = 0x0018;

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

/// Tries left of both secrets of a card, as they are.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) struct TriesNow {
    pub(super) pin: u8,
    pub(super) password: u8,
}

/// What a card job may do to the card.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Leave {
    /// Nothing that could cost a try.
    Nothing,
    /// One try of the PIN.
    Pin(Consent),
    /// One try of the signature password.
    Password(Consent),
    /// One write, and one VERIFY after it.
    Write,
    /// Two tries of the signature password at most, never the last.
    Resolve,
}

impl Leave {
    pub(super) const fn of(job: &CardJob) -> Self {
        match job {
            CardJob::ProvePossession { consent, .. } => Self::Pin(*consent),
            CardJob::TryCurrentPassword { consent, .. } => Self::Password(*consent),
            CardJob::Change { .. } | CardJob::Reset { .. } => Self::Write,
            CardJob::Resolve(_) => Self::Resolve,
            CardJob::Identify
            | CardJob::ReadCertificate { .. }
            | CardJob::ChallengeForReset
            | CardJob::Leave => Self::Nothing,
        }
    }
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
    /// Confirmations that have not been used for a write.
    confirmations: u32,
    /// The announcement of the write under way is on the disk.
    announced: bool,
    /// What came of the last write of this session, as it was said.
    said: Option<WriteOutcome>,
    /// The card has taken a VERIFY of the new password since the last write.
    proved: bool,
    /// Tries that were lost, and events that tell of it.
    falls: [u32; 2],
    told: [u32; 2],
    /// A fault has spoken for the card: what it said need not be so.
    pub(super) deceived: bool,
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

    /// An input is about to be taken.
    pub(super) fn input(&mut self, input: &Input, view: &View) {
        let touch = match input {
            Input::Resident(action) => Some(*action),
            _ => None,
        };
        self.handed_in = matches!(
            touch,
            Some(Action::Submit | Action::Confirm | Action::Answer(Answer::Yes))
        );
        if touch == Some(Action::Confirm) && matches!(view, View::Confirm { .. }) {
            self.confirmations = self.confirmations.saturating_add(1);
        }
    }

    /// A job is on its way to the card worker.
    pub(super) fn ordered(&mut self, job: &CardJob) {
        let rule = Rule::OneConfirmationOneCommand;
        match Leave::of(job) {
            Leave::Pin(_) | Leave::Password(_) => {
                let handed_in = std::mem::take(&mut self.handed_in);
                self.ensure(handed_in, rule, || {
                    "a secret goes to the card that nobody has just handed in".into()
                });
            }
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
            Leave::Nothing | Leave::Resolve => {}
        }
    }

    /// A job has been done on a card, with these tries before and after it.
    pub(super) fn job_done(
        &mut self,
        leave: Leave,
        new: Option<&[u8]>,
        wire: &[Heard],
        [before, after]: [Option<TriesNow>; 2],
    ) {
        for heard in wire {
            self.heard(heard, new);
        }
        let count = |file: u16| {
            wire.iter()
                .filter(|heard| matches!(&heard.what, What::Verify(of, _) if *of == file))
                .count()
        };
        let writes = wire
            .iter()
            .filter(|heard| matches!(heard.what, What::Set(..)))
            .count();
        let (pins, passwords) = (count(PIN_FILE), count(SIGNATURE_PASSWORD_FILE.value()));
        let allowed = match leave {
            Leave::Nothing => (0, 0, 0),
            Leave::Pin(_) => (1, 0, 0),
            Leave::Password(_) => (0, 1, 0),
            Leave::Write => (0, 1, 1),
            Leave::Resolve => (0, 2, 0),
        };
        let within = pins <= allowed.0 && passwords <= allowed.1 && writes <= allowed.2;
        let rule = Rule::OneConfirmationOneCommand;
        self.ensure(within, rule, || {
            format!(
                "{leave:?}: {pins} VERIFY of the PIN, {passwords} of the password, {writes} writes"
            )
        });
        if let (Some(before), Some(after)) = (before, after) {
            self.tries(leave, before, after, pins.saturating_add(passwords) > 0);
        }
    }

    fn tries(&mut self, leave: Leave, before: TriesNow, after: TriesNow, sent: bool) {
        let rule = Rule::OneConfirmationOneCommand;
        let last = match leave {
            Leave::Pin(Consent::Submitted) => before.pin == 1,
            Leave::Password(Consent::Submitted) => before.password == 1,
            _ => false,
        };
        self.ensure(!(last && sent), rule, || {
            format!("{leave:?} spends the last try without consent")
        });
        let locks = before.password > 0 && after.password == 0;
        let may_lock = matches!(leave, Leave::Password(Consent::LastTry));
        self.ensure(!locks || may_lock, rule, || {
            format!("{leave:?} locks the password")
        });
        self.falls[0] += u32::from(after.pin < before.pin);
        self.falls[1] += u32::from(after.password < before.password);
    }

    fn heard(&mut self, heard: &Heard, new: Option<&[u8]>) {
        let (file, executed) = (SIGNATURE_PASSWORD_FILE.value(), heard.executed);
        match &heard.what {
            What::Application(name) => {
                self.ensure(name == &JPKI_AID, Rule::OnlyJpkiSelected, || {
                    format!("SELECT {name:02X?}")
                });
            }
            What::Set(of, _) => {
                self.proved = false;
                self.ensure(*of == file, Rule::OnlySignaturePasswordSet, || {
                    format!("a command sets file {of:04X}")
                });
            }
            What::Verify(of, data) => {
                if *of == file && heard.status == Some(0x9000) && Some(data.as_slice()) == new {
                    self.proved = true;
                }
                self.ensure(
                    [file, PIN_FILE].contains(of),
                    Rule::OnlySignaturePasswordSet,
                    || format!("VERIFY of file {of:04X}"),
                );
            }
            What::Harmless(_) => {}
            What::Unknown(header) => self.fail(
                Rule::OnlySignaturePasswordSet,
                format!("a command that this kiosk has no use for: {header:02X?}"),
            ),
        }
        let elsewhere = heard.application.is_some_and(|current| {
            !matches!(current, Application::Jpki | Application::CardManager)
        });
        self.ensure(!elsewhere, Rule::OnlyJpkiSelected, || {
            format!("{:?} is current", heard.application)
        });
        let speaks = matches!(heard.what, What::Set(..) | What::Verify(..));
        if speaks && heard.fault.is_some() && !executed && heard.status == Some(0x9000) {
            self.deceived = true;
        }
    }

    /// An event goes to the journal; `holds` says what the written card has: the new and the old.
    pub(super) fn event(&mut self, event: &Event, holds: Option<(bool, bool)>) {
        match event {
            Event::SessionStarted { .. } => {
                self.restarted();
            }
            Event::PinTried { result, .. } => {
                self.told[0] += u32::from(*result != TryResult::Right);
            }
            Event::CurrentPasswordTried { result, .. } => {
                self.told[1] += u32::from(*result != TryResult::Right);
            }
            Event::WriteEnded { outcome, .. } => {
                self.told[1] = self.told[1].saturating_add(5);
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

    /// The machine started again and remembers nothing.
    pub(super) fn restarted(&mut self) {
        let broken = self.broken.take();
        *self = Self {
            broken,
            ..Self::default()
        };
    }

    /// The announcement of a write is on the disk.
    pub(super) const fn announced(&mut self) {
        self.announced = true;
    }

    fn outcome(&mut self, outcome: WriteOutcome, holds: Option<(bool, bool)>) {
        let Some((new, old)) = holds.filter(|_| !self.deceived) else {
            return;
        };
        let rule = Rule::LostAnswerIsUnknown;
        match outcome {
            WriteOutcome::Done => {
                self.ensure(new, rule, || "done, and the card does not have it".into());
                let proved = self.proved;
                self.ensure(proved, Rule::WriteIsProved, || {
                    "done without a VERIFY of the new password".into()
                });
            }
            WriteOutcome::NotChanged => {
                self.ensure(old, rule, || {
                    "not changed, and the card has another password".into()
                });
            }
            WriteOutcome::Unknown => {}
        }
    }

    /// A view is shown.
    pub(super) fn shows(&mut self, view: &View) {
        let claims = match view {
            View::Done { .. } => Some(WriteOutcome::Done),
            View::NotChanged { .. } => Some(WriteOutcome::NotChanged),
            View::Uncertain { .. } => Some(WriteOutcome::Unknown),
            _ => None,
        };
        if let Some(claims) = claims {
            self.claims(claims, "the screen");
        }
    }

    /// A slip goes to the printer, or is shown.
    pub(super) fn prints(&mut self, slip: &Slip) {
        if let Subject::Result { outcome, .. } = slip.subject {
            self.claims(outcome, "the slip");
        }
    }

    /// The centre is told what came of a reservation.
    pub(super) fn reports(&mut self, outcome: WriteOutcome) {
        self.claims(outcome, "the report");
    }

    fn claims(&mut self, claim: WriteOutcome, who: &str) {
        let said = self.said.unwrap_or(WriteOutcome::NotChanged);
        self.ensure(said == claim, Rule::NothingClaimedUnconfirmed, || {
            format!("{who} says {claim:?}, the journal {said:?}")
        });
    }

    /// Nobody is served any more, and the workers have nothing to do.
    pub(super) fn rests(&mut self, powered: bool) {
        self.ensure(!powered, Rule::CardIsPoweredOff, || {
            "the session is over and the card has power".into()
        });
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
