//! The new signature password: typed, typed again, confirmed.

use super::context::Context;
use super::current_password::choose_again;
use super::entry::sound_of;
use super::state::State;
use super::user_auth_pin::Authenticated;
use super::writing;
use crate::effect::{Effect, Sound};
use crate::input::{Action, Procedure};
use crate::password::{Rules, SignaturePassword, password_key};
use crate::ports::ReservationId;
use crate::view::View;
use std::sync::Arc;

/// What entitles her to set a new password.
#[derive(Debug)]
pub(super) enum Way {
    /// The card has accepted the current password.
    Change { current: Arc<SignaturePassword> },
    /// The centre has found her reservation.
    Reset { reservation: ReservationId },
}

impl Way {
    pub(super) const fn procedure(&self) -> Procedure {
        match self {
            Self::Change { .. } => Procedure::Change,
            Self::Reset { .. } => Procedure::Reset,
        }
    }

    fn current(&self) -> Option<&SignaturePassword> {
        match self {
            Self::Change { current } => Some(current),
            Self::Reset { .. } => None,
        }
    }
}

/// Waits for the new password.
#[derive(Debug)]
pub(super) struct EnterNewPassword {
    authenticated: Authenticated,
    way: Way,
    typed: SignaturePassword,
}

/// Waits for the new password once more.
#[derive(Debug)]
pub(super) struct RepeatNewPassword {
    authenticated: Authenticated,
    way: Way,
    first: SignaturePassword,
    typed: SignaturePassword,
    mismatch: bool,
}

/// Waits for the one confirmation.
#[derive(Debug)]
pub(super) struct Confirm {
    authenticated: Authenticated,
    way: Way,
    new: SignaturePassword,
}

/// All that a write needs; made by the resident's confirmation only.
#[derive(Debug)]
pub(super) struct Confirmed {
    pub(super) authenticated: Authenticated,
    pub(super) way: Way,
    pub(super) new: Arc<SignaturePassword>,
    _made_here: (),
}

impl EnterNewPassword {
    pub(super) fn new(authenticated: Authenticated, way: Way) -> Box<Self> {
        Box::new(Self {
            authenticated,
            way,
            typed: SignaturePassword::new(),
        })
    }

    fn rules(&self) -> Rules {
        Rules::judge(&self.typed, self.way.current())
    }

    pub(super) fn view(&self) -> View {
        View::EnterNewPassword {
            length: self.typed.len(),
            rules: self.rules(),
        }
    }

    pub(super) fn typed(&self) -> &[u8] {
        self.typed.expose()
    }

    pub(super) fn back(self: Box<Self>, cx: &mut Context) -> State {
        choose_again(self.authenticated, cx)
    }

    pub(super) fn act(mut self: Box<Self>, action: Action, cx: &mut Context) -> State {
        if action == Action::Submit && self.rules().kept() {
            let Self {
                authenticated,
                way,
                typed,
            } = *self;
            return State::RepeatNewPassword(Box::new(RepeatNewPassword {
                authenticated,
                way,
                first: typed,
                typed: SignaturePassword::new(),
                mismatch: false,
            }));
        }
        cx.effects.extend(sound_of(action).map(Effect::Sound));
        type_into(&mut self.typed, action);
        State::EnterNewPassword(self)
    }
}

impl RepeatNewPassword {
    pub(super) fn view(&self) -> View {
        View::RepeatNewPassword {
            length: self.typed.len(),
            mismatch: self.mismatch,
        }
    }

    pub(super) fn typed(&self) -> &[u8] {
        self.typed.expose()
    }

    pub(super) fn back(self: Box<Self>) -> State {
        State::EnterNewPassword(EnterNewPassword::new(self.authenticated, self.way))
    }

    pub(super) fn act(mut self: Box<Self>, action: Action, cx: &mut Context) -> State {
        if action == Action::Submit && !self.typed.is_empty() {
            if self.first == self.typed {
                let Self {
                    authenticated,
                    way,
                    first,
                    ..
                } = *self;
                return State::Confirm(Box::new(Confirm {
                    authenticated,
                    way,
                    new: first,
                }));
            }
            cx.sound(Sound::Refusal);
            self.typed.clear();
            self.mismatch = true;
            return State::RepeatNewPassword(self);
        }
        cx.effects.extend(sound_of(action).map(Effect::Sound));
        if type_into(&mut self.typed, action) {
            self.mismatch = false;
        }
        State::RepeatNewPassword(self)
    }
}

impl Confirm {
    pub(super) fn view(&self) -> View {
        View::Confirm {
            procedure: self.way.procedure(),
        }
    }

    pub(super) fn back(self: Box<Self>) -> State {
        State::EnterNewPassword(EnterNewPassword::new(self.authenticated, self.way))
    }

    pub(super) fn act(self: Box<Self>, action: Action, cx: &mut Context) -> State {
        if action != Action::Confirm {
            return State::Confirm(self);
        }
        let Self {
            authenticated,
            way,
            new,
        } = *self;
        writing::begin(
            Confirmed {
                authenticated,
                way,
                new: Arc::new(new),
                _made_here: (),
            },
            cx,
        )
    }
}

/// Applies a key to a password being typed; tells whether a character was added.
fn type_into(typed: &mut SignaturePassword, action: Action) -> bool {
    match action {
        Action::Key(key) => password_key(key).is_some_and(|byte| typed.push(byte).is_ok()),
        Action::Erase => {
            typed.erase_last();
            false
        }
        Action::Clear => {
            typed.clear();
            false
        }
        _ => false,
    }
}
