//! The states and what each answers to each kind of input. One line a state; the deed is in its file.

use super::context::Context;
use super::current_password::EnterCurrentPassword;
use super::ending::{self, Ending, TakeCard};
use super::new_password::{Confirm, EnterNewPassword, RepeatNewPassword};
use super::place_card::{ChooseProcedure, PlaceCard, ReadingCard};
use super::user_auth_pin::{Authenticating, EnterUserAuthPin};
use super::welcome;
use super::writing::{ReplaceCard, Writing};
use crate::card::job::CardAnswer;
use crate::event::{Event, TryResult};
use crate::failure::FailureCode;
use crate::hours::Opening;
use crate::input::{Action, CentreAnswer, PrinterReport};
use crate::referral::WhichPassword;
use crate::slip::Slip;
use crate::time::Monotonic;
use crate::view::{ClosedReason, View};
use std::mem::{Discriminant, discriminant};

#[derive(Debug)]
pub(super) enum State {
    Attract,
    Closed,
    ChoosePassword { suggested: Option<WhichPassword> },
    WhichPassword,
    FraudQuestion,
    Notice,
    PlaceCard(PlaceCard),
    ReadingCard(ReadingCard),
    ChooseProcedure(Box<ChooseProcedure>),
    EnterUserAuthPin(Box<EnterUserAuthPin>),
    Authenticating(Box<Authenticating>),
    EnterCurrentPassword(Box<EnterCurrentPassword>),
    EnterNewPassword(Box<EnterNewPassword>),
    RepeatNewPassword(Box<RepeatNewPassword>),
    Confirm(Box<Confirm>),
    Writing(Box<Writing>),
    ReplaceCard(Box<ReplaceCard>),
    Ending(Box<Ending>),
    TakeCard(Box<TakeCard>),
}

/// Whom a state waits for.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Awaits {
    /// Somebody in front of the screen: the idle warning applies.
    Resident,
    /// A worker: the state's own deadline applies.
    Worker,
    /// Nobody.
    Nobody,
}

/// What the removal of the card means.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum OnRemoval {
    /// Nothing: no card is needed here.
    Nothing,
    /// The session ends with nothing changed.
    EndNotChanged,
    /// The state decides.
    Special,
}

impl State {
    pub(super) fn kind(&self) -> Discriminant<Self> {
        discriminant(self)
    }

    pub(super) fn view(&self, cx: &Context) -> View {
        match self {
            Self::Attract => View::Attract,
            Self::Closed => closed_view(cx),
            Self::ChoosePassword { suggested } => View::ChoosePassword {
                suggested: *suggested,
            },
            Self::WhichPassword => View::WhichPassword,
            Self::FraudQuestion => View::FraudQuestion,
            Self::Notice => View::Notice,
            Self::PlaceCard(state) => state.view(),
            Self::ReadingCard(_) => View::ReadingCard,
            Self::ChooseProcedure(state) => state.view(),
            Self::EnterUserAuthPin(state) => state.view(),
            Self::Authenticating(_) => View::Authenticating,
            Self::EnterCurrentPassword(state) => state.view(),
            Self::EnterNewPassword(state) => state.view(),
            Self::RepeatNewPassword(state) => state.view(),
            Self::Confirm(state) => state.view(),
            Self::Writing(_) => View::Writing,
            Self::ReplaceCard(state) => state.view(cx),
            Self::Ending(state) => state.view(),
            Self::TakeCard(state) => state.view(),
        }
    }

    /// The slip of a result, for the screen to show.
    /// What is being typed, where something is.
    pub(super) fn typed(&self) -> Option<&[u8]> {
        match self {
            Self::EnterUserAuthPin(state) => Some(state.typed()),
            Self::EnterCurrentPassword(state) => Some(state.typed()),
            Self::EnterNewPassword(state) => Some(state.typed()),
            Self::RepeatNewPassword(state) => Some(state.typed()),
            Self::Attract
            | Self::Closed
            | Self::ChoosePassword { .. }
            | Self::WhichPassword
            | Self::FraudQuestion
            | Self::Notice
            | Self::PlaceCard(_)
            | Self::ReadingCard(_)
            | Self::ChooseProcedure(_)
            | Self::Authenticating(_)
            | Self::Confirm(_)
            | Self::Writing(_)
            | Self::ReplaceCard(_)
            | Self::Ending(_)
            | Self::TakeCard(_) => None,
        }
    }

    pub(super) fn slip(&self) -> Option<Slip> {
        match self {
            Self::Ending(state) => state.slip().cloned(),
            Self::TakeCard(state) => state.slip().cloned(),
            Self::Attract
            | Self::Closed
            | Self::ChoosePassword { .. }
            | Self::WhichPassword
            | Self::FraudQuestion
            | Self::Notice
            | Self::PlaceCard(_)
            | Self::ReadingCard(_)
            | Self::ChooseProcedure(_)
            | Self::EnterUserAuthPin(_)
            | Self::Authenticating(_)
            | Self::EnterCurrentPassword(_)
            | Self::EnterNewPassword(_)
            | Self::RepeatNewPassword(_)
            | Self::Confirm(_)
            | Self::Writing(_)
            | Self::ReplaceCard(_) => None,
        }
    }

    pub(super) fn awaits(&self) -> Awaits {
        match self {
            Self::Attract | Self::Closed | Self::TakeCard(_) => Awaits::Nobody,
            Self::ReadingCard(_)
            | Self::Authenticating(_)
            | Self::Writing(_)
            // Its own countdown is shown and ends it.
            | Self::ReplaceCard(_) => Awaits::Worker,
            Self::EnterCurrentPassword(state) if state.is_checking() => Awaits::Worker,
            Self::ChoosePassword { .. }
            | Self::WhichPassword
            | Self::FraudQuestion
            | Self::Notice
            | Self::PlaceCard(_)
            | Self::ChooseProcedure(_)
            | Self::EnterUserAuthPin(_)
            | Self::EnterCurrentPassword(_)
            | Self::EnterNewPassword(_)
            | Self::RepeatNewPassword(_)
            | Self::Confirm(_)
            | Self::Ending(_) => Awaits::Resident,
        }
    }

    pub(super) fn can_cancel(&self) -> bool {
        match self {
            Self::Attract
            | Self::Closed
            | Self::Writing(_)
            | Self::Ending(_)
            | Self::TakeCard(_) => false,
            Self::ChoosePassword { .. }
            | Self::WhichPassword
            | Self::FraudQuestion
            | Self::Notice
            | Self::PlaceCard(_)
            | Self::ReadingCard(_)
            | Self::ChooseProcedure(_)
            | Self::EnterUserAuthPin(_)
            | Self::Authenticating(_)
            | Self::EnterCurrentPassword(_)
            | Self::EnterNewPassword(_)
            | Self::RepeatNewPassword(_)
            | Self::Confirm(_)
            | Self::ReplaceCard(_) => true,
        }
    }

    pub(super) fn can_go_back(&self) -> bool {
        match self {
            Self::ChoosePassword { .. }
            | Self::WhichPassword
            | Self::FraudQuestion
            | Self::Notice
            | Self::PlaceCard(_)
            | Self::ChooseProcedure(_)
            | Self::EnterUserAuthPin(_)
            | Self::EnterNewPassword(_)
            | Self::RepeatNewPassword(_)
            | Self::Confirm(_) => true,
            Self::EnterCurrentPassword(state) => !state.is_checking(),
            Self::Ending(state) => state.can_go_back(),
            Self::Attract
            | Self::Closed
            | Self::ReadingCard(_)
            | Self::Authenticating(_)
            | Self::Writing(_)
            | Self::ReplaceCard(_)
            | Self::TakeCard(_) => false,
        }
    }

    pub(super) fn on_removal(&self, cx: &Context) -> OnRemoval {
        match self {
            // The worker's answer tells what became of the try.
            Self::Authenticating(_) | Self::EnterCurrentPassword(_) if cx.card_job.is_some() => {
                OnRemoval::Nothing
            }
            Self::Attract
            | Self::Closed
            | Self::ChoosePassword { .. }
            | Self::WhichPassword
            | Self::FraudQuestion
            | Self::Notice
            // The worker's answer tells what the removal did.
            | Self::Writing(_) => OnRemoval::Nothing,
            Self::ChooseProcedure(_)
            | Self::EnterUserAuthPin(_)
            | Self::Authenticating(_)
            | Self::EnterCurrentPassword(_)
            | Self::EnterNewPassword(_)
            | Self::RepeatNewPassword(_)
            | Self::Confirm(_) => OnRemoval::EndNotChanged,
            Self::PlaceCard(_)
            | Self::ReadingCard(_)
            | Self::ReplaceCard(_)
            | Self::Ending(_)
            | Self::TakeCard(_) => OnRemoval::Special,
        }
    }

    /// When the state gives up waiting, or wants a look.
    pub(super) fn deadline(&self, cx: &Context) -> Option<Monotonic> {
        let since = cx.state_since;
        let timings = &cx.settings.timings;
        match self {
            Self::ReadingCard(_) => Some(since.after(timings.identify)),
            Self::Authenticating(state) => Some(state.deadline(cx)),
            Self::EnterCurrentPassword(state) => state.deadline(cx),
            Self::Writing(state) => Some(state.deadline(cx)),
            Self::ReplaceCard(state) => Some(state.deadline(cx)),
            Self::PlaceCard(state) => state.deadline(),
            Self::TakeCard(state) => state.deadline(),
            Self::Closed => cx.reader_leaves(),
            Self::Attract
            | Self::ChoosePassword { .. }
            | Self::WhichPassword
            | Self::FraudQuestion
            | Self::Notice
            | Self::ChooseProcedure(_)
            | Self::EnterUserAuthPin(_)
            | Self::EnterNewPassword(_)
            | Self::RepeatNewPassword(_)
            | Self::Confirm(_)
            | Self::Ending(_) => None,
        }
    }

    pub(super) fn language_chosen(self, cx: &mut Context) -> Self {
        if matches!(self, Self::Attract) {
            welcome::begin(cx)
        } else {
            self
        }
    }

    /// The resident stopped. Always safe: nothing has been written, or the truth about it is told.
    pub(super) fn cancelled(self, cx: &mut Context) -> Self {
        match self {
            Self::ReplaceCard(state) => state.give_up(cx),
            Self::Ending(state) => state.leave(cx),
            other @ (Self::Attract | Self::Closed | Self::Writing(_) | Self::TakeCard(_)) => other,
            other => {
                other.record_try_in_flight(cx);
                drop(other);
                ending::leave(FailureCode::Cancelled, cx)
            }
        }
    }

    /// Nobody answered the idle warning.
    pub(super) fn abandoned(self, cx: &mut Context) -> Self {
        match self {
            Self::Ending(state) => state.leave(cx),
            other => {
                drop(other);
                ending::leave(FailureCode::WalkedAway, cx)
            }
        }
    }

    pub(super) fn back(self, cx: &mut Context) -> Self {
        match self {
            Self::ChoosePassword { .. } => ending::leave(FailureCode::Cancelled, cx),
            Self::WhichPassword | Self::FraudQuestion => Self::ChoosePassword { suggested: None },
            Self::Notice => Self::FraudQuestion,
            Self::PlaceCard(_) => Self::Notice,
            Self::ChooseProcedure(_) => {
                cx.leave_card();
                Self::Notice
            }
            Self::EnterUserAuthPin(state) => state.back(),
            Self::EnterCurrentPassword(state) => state.back(cx),
            Self::EnterNewPassword(state) => state.back(cx),
            Self::RepeatNewPassword(state) => state.back(),
            Self::Confirm(state) => state.back(),
            Self::Ending(state) => state.back(),
            other @ (Self::Attract
            | Self::Closed
            | Self::ReadingCard(_)
            | Self::Authenticating(_)
            | Self::Writing(_)
            | Self::ReplaceCard(_)
            | Self::TakeCard(_)) => other,
        }
    }

    pub(super) fn act(self, action: Action, cx: &mut Context) -> Self {
        match self {
            Self::ChoosePassword { suggested } => welcome::choose_password(suggested, action, cx),
            Self::WhichPassword => welcome::which_password(action),
            Self::FraudQuestion => welcome::fraud_question(action, cx),
            Self::Notice => welcome::notice(action, cx),
            Self::ChooseProcedure(state) => state.act(action, cx),
            Self::EnterUserAuthPin(state) => state.act(action, cx),
            Self::EnterCurrentPassword(state) => state.act(action, cx),
            Self::EnterNewPassword(state) => state.act(action, cx),
            Self::RepeatNewPassword(state) => state.act(action, cx),
            Self::Confirm(state) => state.act(action, cx),
            Self::Ending(state) => state.act(action, cx),
            other @ (Self::Attract
            | Self::Closed
            | Self::PlaceCard(_)
            | Self::ReadingCard(_)
            | Self::Authenticating(_)
            | Self::Writing(_)
            | Self::ReplaceCard(_)
            | Self::TakeCard(_)) => other,
        }
    }

    pub(super) fn card_placed(self, cx: &mut Context) -> Self {
        match self {
            Self::PlaceCard(state) => state.placed(cx),
            Self::ReplaceCard(state) => state.placed(cx),
            Self::TakeCard(state) => state.still_there(),
            other => other,
        }
    }

    pub(super) fn reader_found(self, cx: &Context) -> Self {
        match self {
            Self::TakeCard(state) => state.reader_found(cx),
            other => other,
        }
    }

    /// Only for the states whose [`Self::on_removal`] is [`OnRemoval::Special`].
    pub(super) fn card_removed(self, reason: FailureCode, cx: &mut Context) -> Self {
        match self {
            Self::PlaceCard(state) => state.removed(reason, cx),
            Self::ReadingCard(state) => state.removed(reason, cx),
            Self::ReplaceCard(state) => state.removed(),
            Self::Ending(state) => state.removed(cx),
            Self::TakeCard(state) => state.removed(reason, cx),
            other => other,
        }
    }

    pub(super) fn card_answered(self, answer: CardAnswer, cx: &mut Context) -> Self {
        match self {
            Self::ReadingCard(state) => state.answered(&answer, cx),
            Self::ChooseProcedure(state) => state.answered(answer, cx),
            Self::EnterUserAuthPin(state) => state.answered(answer, cx),
            Self::Authenticating(state) => state.answered(answer, cx),
            Self::EnterCurrentPassword(state) => state.answered(answer, cx),
            Self::Writing(state) => state.answered(answer, cx),
            other => other,
        }
    }

    pub(super) fn centre_answered(self, answer: CentreAnswer, cx: &mut Context) -> Self {
        match self {
            Self::Authenticating(state) => state.centre_answered(answer, cx),
            Self::Writing(state) => state.centre_answered(answer, cx),
            other => other,
        }
    }

    pub(super) fn printer_reported(self, report: PrinterReport, cx: &mut Context) -> Self {
        match self {
            Self::Ending(state) => state.printer_reported(report, cx),
            Self::TakeCard(state) => state.printer_reported(report),
            other => other,
        }
    }

    pub(super) fn timed_out(self, cx: &mut Context) -> Self {
        match self {
            Self::PlaceCard(state) => state.timed_out(cx),
            Self::ReadingCard(_) | Self::Authenticating(_) | Self::EnterCurrentPassword(_) => {
                let waited_for_centre = cx.centre_job.is_some();
                if waited_for_centre {
                    return self.centre_timed_out(cx);
                }
                self.record_try_in_flight(cx);
                cx.abandon_card_worker();
                ending::reader_fault(FailureCode::CardSilent, cx)
            }
            Self::Writing(state) => state.timed_out(cx),
            Self::ReplaceCard(state) => state.timed_out(cx),
            Self::TakeCard(state) => state.taken(cx),
            Self::Closed => {
                cx.language = cx.settings.first_language();
                Self::Closed
            }
            other => other,
        }
    }

    /// The announcement of the write could not be recorded: it was not sent.
    pub(super) fn write_not_announced(self, cx: &mut Context) -> Self {
        match self {
            Self::Writing(_) => Writing::not_announced(cx),
            other => other,
        }
    }

    /// Something could not be recorded. What has begun is finished; nothing new is started.
    pub(super) fn journal_failed(self, cx: &mut Context) -> Self {
        match self {
            state @ (Self::Attract
            | Self::Closed
            | Self::Writing(_)
            | Self::ReplaceCard(_)
            | Self::Ending(_)
            | Self::TakeCard(_)) => state,
            other => {
                drop(other);
                ending::not_changed(FailureCode::Journal, cx)
            }
        }
    }

    /// A PIN or password was on its way to the card when nobody waited any more: a try may be gone.
    fn record_try_in_flight(&self, cx: &mut Context) {
        if cx.card_job.is_none() {
            return;
        }
        let (result, tries_left) = (TryResult::Unknown, None);
        match self {
            Self::Authenticating(_) => cx.record(Event::PinTried { result, tries_left }),
            Self::EnterCurrentPassword(_) => {
                cx.record(Event::CurrentPasswordTried { result, tries_left });
            }
            _ => {}
        }
    }

    fn centre_timed_out(self, cx: &mut Context) -> Self {
        use crate::ports::CentreFault;
        cx.centre_job = None;
        match self {
            Self::Authenticating(state) => {
                state.centre_answered(CentreAnswer::Reservation(Err(CentreFault::TimedOut)), cx)
            }
            other => other,
        }
    }
}

fn closed_view(cx: &Context) -> View {
    let (reason, opens) = match (cx.out_of_service, cx.opening) {
        (Some(reason), _) => (ClosedReason::OutOfService(reason), None),
        (None, Opening::Closed { reason, opens }) => (reason, opens),
        // Not reached: the kiosk opens in the same step.
        (None, Opening::Open) => (ClosedReason::Hours, None),
    };
    View::Closed {
        reason,
        opens: opens.map(|at| at.strftime("%Y-%m-%d %H:%M").to_string()),
    }
}
