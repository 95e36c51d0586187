//! Before the card: which secret is meant, the fraud question, the notice.

use super::context::Context;
use super::ending;
use super::place_card;
use super::state::State;
use crate::effect::Sound;
use crate::event::Event;
use crate::input::{Action, Answer};
use crate::referral::{ReferralReason, WhichPassword};

/// A resident chose her language on `attract`.
pub(super) fn begin(cx: &mut Context) -> State {
    cx.session_since = cx.now.monotonic;
    cx.record(Event::SessionStarted {
        language: cx.language,
    });
    State::ChoosePassword { suggested: None }
}

pub(super) fn choose_password(
    suggested: Option<WhichPassword>,
    action: Action,
    cx: &mut Context,
) -> State {
    let Action::ChoosePassword(which) = action else {
        return State::ChoosePassword { suggested };
    };
    match which {
        WhichPassword::Signature => {
            cx.sound(Sound::Question);
            State::FraudQuestion
        }
        WhichPassword::NotSure => State::WhichPassword,
        WhichPassword::UserAuthentication => {
            ending::referral_before_card(ReferralReason::WantsUserAuthenticationPin, cx)
        }
        WhichPassword::CardInfoInput => {
            ending::referral_before_card(ReferralReason::WantsCardInfoInputPin, cx)
        }
        WhichPassword::ResidentRegister => {
            ending::referral_before_card(ReferralReason::WantsResidentRegisterPin, cx)
        }
    }
}

pub(super) fn which_password(action: Action) -> State {
    match action {
        Action::ChoosePassword(WhichPassword::NotSure) | Action::Accept | Action::Dismiss => {
            State::ChoosePassword { suggested: None }
        }
        Action::ChoosePassword(which) => State::ChoosePassword {
            suggested: Some(which),
        },
        _ => State::WhichPassword,
    }
}

pub(super) fn fraud_question(action: Action, cx: &mut Context) -> State {
    match action {
        Action::Answer(Answer::No) => State::Notice,
        Action::Answer(Answer::Yes) => ending::fraud_advice(cx),
        _ => State::FraudQuestion,
    }
}

pub(super) fn notice(action: Action, cx: &mut Context) -> State {
    match action {
        Action::Accept => place_card::ask_for_card(cx),
        _ => State::Notice,
    }
}
