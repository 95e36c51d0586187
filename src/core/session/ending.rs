//! How a session ends: the plain truth, a slip, the card back, and everything forgotten.
//!
//! Every way out of a session goes through this file.

use super::context::Context;
use super::state::State;
use super::user_auth_pin::{Authenticated, ask_for_current_password};
use crate::card::job::{CardFault, CertificateChecked, Tries};
use crate::effect::{Effect, Sound};
use crate::event::{Event, SessionEnd, WriteOutcome};
use crate::failure::FailureCode;
use crate::input::{Action, PrinterReport, Procedure};
use crate::ports::CentreFault;
use crate::referral::ReferralReason;
use crate::slip::{Slip, Subject};
use crate::time::Monotonic;
use crate::view::{SlipState, View};
use jiff::civil::Date;
use jiff::tz::{Offset, TimeZone};
use jiff::{Timestamp, ToSpan as _};
use std::time::Duration;

/// A card on a reader that has come back is told of at once; after this long there is none.
const TOLD_AT_ONCE: Duration = Duration::from_secs(3);
/// A card is called for so long on a reader that does not come back: she may have taken it.
const READER_AWAY_MAX: Duration = Duration::from_secs(30);

/// A result, an advice or a refusal: read, perhaps printed, then left.
#[derive(Debug)]
pub(super) struct Ending {
    kind: Kind,
    end: SessionEnd,
    slip: Option<Slip>,
    slip_state: SlipState,
    /// The card was taken while the slip failed: the session is over, this is only read.
    only_read: bool,
}

#[derive(Debug)]
enum Kind {
    Done {
        certificate_ends: Option<Date>,
    },
    NotChanged,
    Uncertain,
    Referral {
        reason: ReferralReason,
        before_card: bool,
    },
    NoReservation,
    WrongCard,
    LineDown(Box<Authenticated>),
    ReaderFault,
    FraudAdvice,
}

/// Waits until the card is gone.
#[derive(Debug)]
pub(super) struct TakeCard {
    /// Shown again when the slip fails meanwhile.
    result: Option<Box<Ending>>,
    /// The reader went while the card lay there, and has not told of the card since.
    away: Option<ReaderAway>,
}

/// When a reader went that had a card, and when it came back.
#[derive(Clone, Copy, Debug)]
struct ReaderAway {
    since: Monotonic,
    found: Option<Monotonic>,
}

pub(super) fn done(certificate: &CertificateChecked, cx: &mut Context) -> State {
    cx.sound(Sound::Done);
    let certificate_ends = ends_soon(certificate.validity.not_after, cx.now.wall);
    let subject = Subject::Result {
        outcome: WriteOutcome::Done,
        reason: None,
        certificate_ends,
    };
    end(
        Kind::Done { certificate_ends },
        SessionEnd::Done,
        Some(subject),
        cx,
    )
}

pub(super) fn not_changed(reason: FailureCode, cx: &mut Context) -> State {
    cx.sound(Sound::Refusal);
    let subject = Subject::Result {
        outcome: WriteOutcome::NotChanged,
        reason: Some(reason),
        certificate_ends: None,
    };
    end(
        Kind::NotChanged,
        SessionEnd::Failed(reason),
        Some(subject),
        cx,
    )
}

pub(super) fn uncertain(reason: FailureCode, cx: &mut Context) -> State {
    cx.sound(Sound::Refusal);
    let subject = Subject::Result {
        outcome: WriteOutcome::Unknown,
        reason: Some(reason),
        certificate_ends: None,
    };
    end(
        Kind::Uncertain,
        SessionEnd::Failed(reason),
        Some(subject),
        cx,
    )
}

pub(super) fn referral(reason: ReferralReason, cx: &mut Context) -> State {
    refer(reason, false, cx)
}

/// A referral that only depends on what she said: she may go back and say something else.
pub(super) fn referral_before_card(reason: ReferralReason, cx: &mut Context) -> State {
    refer(reason, true, cx)
}

fn refer(reason: ReferralReason, before_card: bool, cx: &mut Context) -> State {
    cx.sound(Sound::Refusal);
    let failed = SessionEnd::Failed(FailureCode::Referred(reason));
    end(
        Kind::Referral {
            reason,
            before_card,
        },
        failed,
        Some(Subject::Referral(reason)),
        cx,
    )
}

pub(super) fn no_reservation(reason: FailureCode, cx: &mut Context) -> State {
    cx.sound(Sound::Refusal);
    let subject = Subject::NoReservation(reason);
    end(
        Kind::NoReservation,
        SessionEnd::Failed(reason),
        Some(subject),
        cx,
    )
}

pub(super) fn wrong_card(cx: &mut Context) -> State {
    cx.sound(Sound::Refusal);
    end(
        Kind::WrongCard,
        SessionEnd::Failed(FailureCode::WrongCard),
        None,
        cx,
    )
}

/// The card stays open: with the current password she can go on without the centre.
pub(super) fn line_down(
    fault: CentreFault,
    authenticated: Authenticated,
    cx: &mut Context,
) -> State {
    cx.sound(Sound::Refusal);
    State::Ending(Box::new(Ending {
        kind: Kind::LineDown(Box::new(authenticated)),
        end: SessionEnd::Failed(fault.into()),
        slip: None,
        slip_state: SlipState::None,
        only_read: false,
    }))
}

pub(super) fn reader_fault(reason: FailureCode, cx: &mut Context) -> State {
    cx.sound(Sound::Refusal);
    end(Kind::ReaderFault, SessionEnd::Failed(reason), None, cx)
}

pub(super) fn fraud_advice(cx: &mut Context) -> State {
    cx.sound(Sound::Refusal);
    let failed = SessionEnd::Failed(FailureCode::FraudSuspected);
    end(Kind::FraudAdvice, failed, Some(Subject::FraudAdvice), cx)
}

/// A rule of the program itself was broken: nothing more is done with the card.
pub(super) fn internal(cx: &mut Context) -> State {
    not_changed(FailureCode::Internal, cx)
}

/// An operation before the write did not work out.
pub(super) fn card_fault(fault: CardFault, cx: &mut Context) -> State {
    match code_of(fault) {
        code @ (FailureCode::Reader(_)
        | FailureCode::CardSilent
        | FailureCode::CardRefused
        | FailureCode::CardUnreadable) => reader_fault(code, cx),
        FailureCode::WrongCard => wrong_card(cx),
        code => not_changed(code, cx),
    }
}

pub(super) fn code_of(fault: CardFault) -> FailureCode {
    match fault {
        CardFault::Channel(error) => error.into(),
        CardFault::WrongCard => FailureCode::WrongCard,
        CardFault::Refused(_) => FailureCode::CardRefused,
        CardFault::Unreadable => FailureCode::CardUnreadable,
        CardFault::Certificate(_) | CardFault::SignatureWrong => {
            FailureCode::Referred(ReferralReason::CertificateNotTrusted)
        }
        CardFault::ConsentMissing | CardFault::OutOfOrder | CardFault::Gate => {
            FailureCode::Internal
        }
    }
}

/// Ends the session without a result to read.
pub(super) fn leave(reason: FailureCode, cx: &mut Context) -> State {
    finish(SessionEnd::Failed(reason), None, cx)
}

fn end(kind: Kind, end: SessionEnd, subject: Option<Subject>, cx: &mut Context) -> State {
    cx.leave_card();
    cx.report_outcome(WriteOutcome::NotChanged);
    let slip = subject.map(|subject| Slip {
        subject,
        language: cx.language,
        at: cx.now.wall,
    });
    let offered = slip.is_some() && cx.settings.printer_configured;
    let slip_state = if offered {
        SlipState::Offered
    } else {
        SlipState::None
    };
    State::Ending(Box::new(Ending {
        kind,
        end,
        slip,
        slip_state,
        only_read: false,
    }))
}

fn finish(end: SessionEnd, result: Option<Box<Ending>>, cx: &mut Context) -> State {
    cx.leave_card();
    // Whatever was written has been reported by now: a reservation still held was not used.
    cx.report_outcome(WriteOutcome::NotChanged);
    cx.record(Event::SessionEnded { end });
    if cx.card_present {
        cx.sound(Sound::TakeCard);
        State::TakeCard(Box::new(TakeCard { result, away: None }))
    } else {
        attract(cx)
    }
}

fn attract(cx: &mut Context) -> State {
    cx.language = cx.settings.first_language();
    State::Attract
}

impl Ending {
    pub(super) fn view(&self) -> View {
        let slip = self.slip_state;
        let reason = match self.end {
            SessionEnd::Failed(reason) => reason,
            // Only `done` ends so, and it shows no code.
            SessionEnd::Done => FailureCode::Internal,
        };
        match &self.kind {
            Kind::Done { certificate_ends } => View::Done {
                certificate_ends: certificate_ends.map(|day| day.to_string()),
                slip,
            },
            Kind::NotChanged => View::NotChanged { reason, slip },
            Kind::Uncertain => View::Uncertain { reason, slip },
            Kind::Referral {
                reason: referral, ..
            } => View::Referral {
                reason: *referral,
                code: reason,
                slip,
            },
            Kind::NoReservation => View::NoReservation { reason, slip },
            Kind::WrongCard => View::WrongCard { reason },
            Kind::LineDown(authenticated) => View::LineDown {
                reason,
                change_offered: change_offered(authenticated),
            },
            Kind::ReaderFault => View::ReaderFault { reason },
            Kind::FraudAdvice => View::FraudAdvice { slip },
        }
    }

    pub(super) fn slip(&self) -> Option<&Slip> {
        self.slip.as_ref()
    }

    pub(super) fn can_go_back(&self) -> bool {
        matches!(
            self.kind,
            Kind::Referral {
                before_card: true,
                ..
            }
        )
    }

    pub(super) fn back(self: Box<Self>) -> State {
        if self.can_go_back() {
            State::ChoosePassword { suggested: None }
        } else {
            State::Ending(self)
        }
    }

    pub(super) fn act(mut self: Box<Self>, action: Action, cx: &mut Context) -> State {
        match action {
            Action::Dismiss => self.leave(cx),
            Action::PrintSlip if self.can_print() => {
                if let Some(slip) = self.slip.clone() {
                    cx.effects.push(Effect::Print(slip));
                    self.slip_state = SlipState::Printing;
                }
                State::Ending(self)
            }
            Action::ChooseProcedure(Procedure::Change) => match self.kind {
                Kind::LineDown(authenticated) if change_offered(&authenticated) => {
                    ask_for_current_password(*authenticated, cx)
                }
                _ => State::Ending(self),
            },
            // "I have no smartphone for the reservation."
            Action::Answer(crate::input::Answer::No)
                if matches!(self.kind, Kind::NoReservation) =>
            {
                referral(ReferralReason::NoSmartphone, cx)
            }
            _ => State::Ending(self),
        }
    }

    pub(super) fn removed(mut self: Box<Self>, cx: &mut Context) -> State {
        match &mut self.kind {
            Kind::WrongCard | Kind::ReaderFault => self.leave(cx),
            Kind::LineDown(authenticated) => {
                // Without the card there is nothing to change.
                authenticated.signature_tries = Tries::Locked;
                cx.leave_card();
                State::Ending(self)
            }
            Kind::Done { .. }
            | Kind::NotChanged
            | Kind::Uncertain
            | Kind::Referral { .. }
            | Kind::NoReservation
            | Kind::FraudAdvice => State::Ending(self),
        }
    }

    pub(super) fn printer_reported(
        mut self: Box<Self>,
        report: PrinterReport,
        cx: &mut Context,
    ) -> State {
        if !self.note(report) {
            return State::Ending(self);
        }
        match report {
            // The slip comes while she takes the card.
            PrinterReport::Started if cx.card_present && !self.only_read => self.leave(cx),
            PrinterReport::Started | PrinterReport::Printed | PrinterReport::Failed(_) => {
                State::Ending(self)
            }
        }
    }

    /// Takes over how far the slip is, if it was asked for: one that failed is printed again by
    /// itself when the printer is well.
    fn note(&mut self, report: PrinterReport) -> bool {
        let asked_for = matches!(self.slip_state, SlipState::Printing | SlipState::Failed(_));
        if asked_for {
            self.slip_state = match report {
                PrinterReport::Started => SlipState::Printing,
                PrinterReport::Printed => SlipState::Printed,
                PrinterReport::Failed(fault) => SlipState::Failed(fault),
            };
        }
        asked_for
    }

    pub(super) fn leave(self: Box<Self>, cx: &mut Context) -> State {
        if self.only_read {
            return attract(cx);
        }
        finish(self.end, Some(self), cx)
    }

    fn can_print(&self) -> bool {
        matches!(self.slip_state, SlipState::Offered | SlipState::Failed(_))
    }
}

impl TakeCard {
    pub(super) fn view(&self) -> View {
        let slip = self.result.as_ref().map(|result| result.slip_state);
        View::TakeCard {
            // It is offered no more: the card comes first.
            slip: slip
                .filter(|slip| *slip != SlipState::Offered)
                .unwrap_or_default(),
        }
    }

    pub(super) fn slip(&self) -> Option<&Slip> {
        self.result.as_ref().and_then(|result| result.slip())
    }

    pub(super) fn printer_reported(mut self: Box<Self>, report: PrinterReport) -> State {
        if let Some(result) = &mut self.result {
            result.note(report);
        }
        State::TakeCard(self)
    }

    /// A card of which nothing is told until then counts as taken.
    pub(super) fn deadline(&self) -> Option<Monotonic> {
        self.away.map(|away| match away.found {
            Some(found) => found.after(TOLD_AT_ONCE),
            None => away.since.after(READER_AWAY_MAX),
        })
    }

    /// Without its reader nobody knows of the card: a plug or a service that is back in a moment
    /// must not end the call for a card that still lies there.
    pub(super) fn removed(mut self: Box<Self>, reason: FailureCode, cx: &mut Context) -> State {
        if !matches!(reason, FailureCode::Reader(_)) {
            return self.taken(cx);
        }
        // One that comes and goes and never tells of a card is away all the time.
        let since = self.away.map_or(cx.now.monotonic, |away| away.since);
        self.away = Some(ReaderAway { since, found: None });
        State::TakeCard(self)
    }

    pub(super) fn reader_found(mut self: Box<Self>, cx: &Context) -> State {
        if let Some(away) = &mut self.away {
            away.found = Some(cx.now.monotonic);
        }
        State::TakeCard(self)
    }

    pub(super) fn still_there(mut self: Box<Self>) -> State {
        self.away = None;
        State::TakeCard(self)
    }

    /// The card is gone; a slip that failed meanwhile is shown before everything is forgotten.
    pub(super) fn taken(self: Box<Self>, cx: &mut Context) -> State {
        cx.sound(Sound::Silence);
        match self.result {
            Some(mut result) if matches!(result.slip_state, SlipState::Failed(_)) => {
                result.only_read = true;
                State::Ending(result)
            }
            _ => attract(cx),
        }
    }
}

fn change_offered(authenticated: &Authenticated) -> bool {
    authenticated.signature_tries != Tries::Locked
}

/// The certificate's last day in Japan, when it is at most three months away.
fn ends_soon(not_after: Timestamp, now: Timestamp) -> Option<Date> {
    // Certificates of this card end at 23:59:59 Japan time (certificate profile, validity).
    let japan = TimeZone::fixed(Offset::constant(9));
    let last_day = not_after.to_zoned(japan.clone()).date();
    let soon = now.to_zoned(japan).date().checked_add(3.months()).ok()?;
    (last_day <= soon).then_some(last_day)
}
