//! The current signature password: typed, tried once at the card.

use super::context::Context;
use super::ending;
use super::entry::{self, Entry};
use super::new_password::{EnterNewPassword, Way};
use super::place_card::{CardOnReader, ChooseProcedure};
use super::state::State;
use super::user_auth_pin::Authenticated;
use crate::card::job::{CardAnswer, CardIdentified, CardJob, Tried, Tries};
use crate::effect::{Effect, Sound};
use crate::event::{Event, TryResult, WriteOutcome};
use crate::input::Action;
use crate::password::{PASSWORD_LEN_MAX, PASSWORD_LEN_MIN, SignaturePassword, password_key};
use crate::referral::ReferralReason;
use crate::time::Monotonic;
use crate::view::View;
use std::sync::Arc;

/// Waits for the current password, and for the card's word on it.
#[derive(Debug)]
pub(super) struct EnterCurrentPassword {
    authenticated: Authenticated,
    entry: Entry<PASSWORD_LEN_MAX>,
    /// The password the card is checking, and since when.
    checking: Option<(Arc<SignaturePassword>, Monotonic)>,
}

impl EnterCurrentPassword {
    pub(super) fn new(authenticated: Authenticated) -> Box<Self> {
        let tries = authenticated.signature_tries;
        let entry = Entry::new(PASSWORD_LEN_MIN, password_key, tries);
        Box::new(Self {
            authenticated,
            entry,
            checking: None,
        })
    }

    pub(super) fn is_checking(&self) -> bool {
        self.checking.is_some()
    }

    pub(super) fn deadline(&self, cx: &Context) -> Option<Monotonic> {
        let (_, since) = self.checking.as_ref()?;
        Some(since.after(cx.settings.timings.verify))
    }

    pub(super) fn view(&self) -> View {
        View::EnterCurrentPassword {
            length: self
                .checking
                .as_ref()
                .map_or(self.entry.len(), |(typed, _)| typed.len()),
            tries_left: self.entry.tries.left(),
            wrong: self.entry.wrong,
            last_try_warning: self.entry.warns() && !self.is_checking(),
            checking: self.is_checking(),
        }
    }

    pub(super) fn typed(&self) -> &[u8] {
        self.entry.typed()
    }

    pub(super) fn back(self: Box<Self>, cx: &mut Context) -> State {
        choose_again(self.authenticated, cx)
    }

    pub(super) fn act(mut self: Box<Self>, action: Action, cx: &mut Context) -> State {
        if self.is_checking() {
            return State::EnterCurrentPassword(self);
        }
        // The safe answer to the last-try warning: another way, or the office.
        if action == Action::Answer(crate::input::Answer::No) {
            return choose_again(self.authenticated, cx);
        }
        cx.effects
            .extend(entry::sound_of(action).map(Effect::Sound));
        if let Some((password, consent)) = self.entry.act(action) {
            cx.ask_card(CardJob::TryCurrentPassword {
                password: Arc::clone(&password),
                consent,
            });
            self.checking = Some((password, cx.now.monotonic));
        }
        State::EnterCurrentPassword(self)
    }

    pub(super) fn answered(mut self: Box<Self>, answer: CardAnswer, cx: &mut Context) -> State {
        let CardAnswer::CurrentPassword(result) = answer else {
            return State::EnterCurrentPassword(self);
        };
        match (result, self.checking.take()) {
            (Ok(Tried::Right(())), Some((current, _))) => {
                cx.record(Event::CurrentPasswordTried {
                    result: TryResult::Right,
                    tries_left: None,
                });
                // A right password has put its counter back to the full number.
                let [_, full] = self.authenticated.tries_max;
                self.authenticated.signature_tries = Tries::Left(full);
                let way = Way::Change { current };
                State::EnterNewPassword(EnterNewPassword::new(self.authenticated, way))
            }
            (Ok(Tried::Wrong(tries)), _) => self.wrong(tries, cx),
            (Err(fault), _) => {
                cx.record(Event::CurrentPasswordTried {
                    result: TryResult::Unknown,
                    tries_left: None,
                });
                ending::card_fault(fault, cx)
            }
            (Ok(Tried::Right(())), None) => ending::internal(cx),
        }
    }

    fn wrong(mut self: Box<Self>, tries: Tries, cx: &mut Context) -> State {
        cx.record(Event::CurrentPasswordTried {
            result: TryResult::Wrong,
            tries_left: tries.left(),
        });
        cx.sound(Sound::Refusal);
        self.authenticated.signature_tries = tries;
        if tries == Tries::Locked {
            return choose_again(self.authenticated, cx);
        }
        self.entry.refused(tries);
        State::EnterCurrentPassword(self)
    }
}

/// Back to the choice, with what the card has told meanwhile.
///
/// The PIN is asked again on either way from there: a right PIN is worth one procedure.
pub(super) fn choose_again(authenticated: Authenticated, cx: &mut Context) -> State {
    cx.report_outcome(WriteOutcome::NotChanged);
    if authenticated.signature_tries == Tries::Locked && !authenticated.reset_offered {
        return ending::referral(ReferralReason::ResetNotOffered, cx);
    }
    let [full, _] = authenticated.tries_max;
    let identified = CardIdentified {
        // A right PIN has put its counter back to the full number.
        user_authentication: Tries::Left(full),
        signature: Some(authenticated.signature_tries),
        tries_max: authenticated.tries_max,
        reset_offered: authenticated.reset_offered,
    };
    let certificate = Some(authenticated.certificate);
    let card = CardOnReader {
        identified,
        certificate,
    };
    State::ChooseProcedure(Box::new(ChooseProcedure { card }))
}
