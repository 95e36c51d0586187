//! The views, one function each.

mod attract;
mod choose;
mod entry;
mod fraud;
mod on_reader;
mod overlay;
mod password;
mod places;
mod procedure;
mod referral;
mod results;
mod slip;
mod telephone;
mod trouble;

use crate::canvas::Canvas;
use crate::kiosk::{Panel, Wishes};
use pin_kiosk_core::password::{PASSWORD_LEN_MIN, Rules, USER_AUTH_PIN_LEN};
use pin_kiosk_core::view::{Screen, View};

/// A view as it looks before anything is typed: what lies under the question whether she is still
/// there tells nobody else how many characters she has typed.
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "only four views have a field"
)]
fn untyped(view: &View) -> View {
    let mut view = view.clone();
    match &mut view {
        View::EnterUserAuthPin { length, .. }
        | View::EnterCurrentPassword { length, .. }
        | View::RepeatNewPassword { length, .. } => *length = 0,
        View::EnterNewPassword { length, rules } => {
            *length = 0;
            *rules = Rules {
                length: false,
                letter: false,
                digit: false,
                weakness: None,
            };
        }
        _ => {}
    }
    view
}

/// Draws the body of a view.
pub(crate) fn body(c: &mut Canvas<'_>, screen: &Screen, wishes: &mut Wishes) {
    let bare = screen.idle_warning.map(|_| untyped(&screen.view));
    let view = bare.as_ref().unwrap_or(&screen.view);
    match view {
        View::Attract => attract::attract(c, wishes),
        View::Closed { reason, opens } => attract::closed(c, *reason, opens.as_deref()),
        View::ChoosePassword { suggested } => choose::choose_password(c, *suggested),
        View::WhichPassword => choose::which_password(c),
        View::FraudQuestion => fraud::question(c),
        View::FraudAdvice { slip } => fraud::advice(c, *slip),
        View::Notice => fraud::notice(c),
        View::PlaceCard { hint } => on_reader::place_card(c, *hint),
        View::ReadingCard => on_reader::reading(c),
        View::Authenticating => on_reader::authenticating(c),
        View::Writing => on_reader::writing(c),
        View::ReplaceCard {
            seconds,
            other_card,
        } => on_reader::replace_card(c, *seconds, *other_card),
        View::TakeCard { slip } => on_reader::take_card(c, *slip),
        View::ChooseProcedure { .. } => procedure::choose(c, &screen.view),
        View::Confirm { .. } => procedure::confirm(c),
        View::EnterUserAuthPin { .. } => entry::pin(c, view),
        View::EnterCurrentPassword { .. } => password::current(c, view),
        View::EnterNewPassword { length, rules } => password::new(c, *length, *rules),
        View::RepeatNewPassword { length, mismatch } => password::repeat(c, *length, *mismatch),
        View::Done {
            certificate_ends,
            slip,
        } => results::done(c, certificate_ends.as_deref(), *slip),
        View::NotChanged { reason, slip } => results::not_changed(c, *reason, *slip),
        View::Uncertain { reason, slip } => results::uncertain(c, *reason, *slip),
        View::Referral { reason, code, slip } => {
            referral::referral(c, screen, (*reason, *code), *slip);
        }
        View::NoReservation { reason, slip } => referral::no_reservation(c, *reason, *slip),
        View::WrongCard { reason } => trouble::wrong_card(c, *reason),
        View::LineDown {
            reason,
            change_offered,
        } => trouble::line_down(c, *reason, *change_offered),
        View::ReaderFault { reason } => trouble::reader_fault(c, *reason),
    }
}

/// Draws what lies over a view.
pub(crate) fn overlay(c: &mut Canvas<'_>, screen: &Screen, panel: Panel, wishes: &mut Wishes) {
    if let Some(seconds) = screen.idle_warning {
        overlay::idle(c, screen, seconds);
        return;
    }
    match panel {
        Panel::Languages => overlay::languages(c, wishes),
        Panel::Help => overlay::help(c, screen, wishes),
        Panel::Slip => slip::large(c, &screen.view),
        Panel::None => {}
    }
}

/// Which of the five steps a view belongs to.
pub(crate) fn step(view: &View) -> Option<u8> {
    match view {
        View::ChoosePassword { .. } | View::WhichPassword | View::FraudQuestion | View::Notice => {
            Some(1)
        }
        View::PlaceCard { .. } | View::ReadingCard => Some(2),
        View::ChooseProcedure { .. }
        | View::EnterUserAuthPin { .. }
        | View::Authenticating
        | View::EnterCurrentPassword { .. } => Some(3),
        View::EnterNewPassword { .. } | View::RepeatNewPassword { .. } => Some(4),
        View::Confirm { .. }
        | View::Writing
        | View::ReplaceCard { .. }
        | View::Done { .. }
        | View::NotChanged { .. }
        | View::Uncertain { .. } => Some(5),
        View::Attract
        | View::Closed { .. }
        | View::FraudAdvice { .. }
        | View::Referral { .. }
        | View::NoReservation { .. }
        | View::WrongCard { .. }
        | View::LineDown { .. }
        | View::ReaderFault { .. }
        | View::TakeCard { .. } => None,
    }
}

/// Whether a view has a footer: those that end the procedure use its place for their answers.
pub(crate) fn has_footer(screen: &Screen) -> bool {
    match screen.view {
        View::Attract
        | View::Closed { .. }
        | View::FraudAdvice { .. }
        | View::Done { .. }
        | View::NotChanged { .. }
        | View::Uncertain { .. }
        | View::NoReservation { .. }
        | View::WrongCard { .. }
        | View::LineDown { .. }
        | View::ReaderFault { .. }
        | View::TakeCard { .. } => false,
        View::Referral { .. } => screen.can_go_back,
        View::ChoosePassword { .. }
        | View::WhichPassword
        | View::FraudQuestion
        | View::Notice
        | View::PlaceCard { .. }
        | View::ReadingCard
        | View::ChooseProcedure { .. }
        | View::EnterUserAuthPin { .. }
        | View::Authenticating
        | View::EnterCurrentPassword { .. }
        | View::EnterNewPassword { .. }
        | View::RepeatNewPassword { .. }
        | View::Confirm { .. }
        | View::Writing
        | View::ReplaceCard { .. } => true,
    }
}

/// The sentence that stands in the footer where stop is impossible.
pub(crate) fn quiet_sentence(screen: &Screen) -> Option<&'static str> {
    matches!(screen.view, View::Writing).then_some("writing-foot")
}

/// What can be typed on a view.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Entry {
    /// Whether it can be handed in.
    pub(crate) complete: bool,
}

/// Whether something is typed on a view.
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "only four views have a field"
)]
pub(crate) fn entry(screen: &Screen) -> Option<Entry> {
    let (length, least) = match &screen.view {
        View::EnterUserAuthPin {
            length,
            last_try_warning: false,
            ..
        } => (*length, USER_AUTH_PIN_LEN),
        View::EnterCurrentPassword {
            length,
            last_try_warning: false,
            checking: false,
            ..
        }
        | View::RepeatNewPassword { length, .. } => (*length, PASSWORD_LEN_MIN),
        View::EnterNewPassword { rules, .. } => {
            return Some(Entry {
                complete: rules.kept(),
            });
        }
        _ => return None,
    };
    Some(Entry {
        complete: length >= least,
    })
}
