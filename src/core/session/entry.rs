//! A secret being typed: characters, tries left, and what the resident agreed to.

use crate::card::job::{Consent, Tries};
use crate::effect::Sound;
use crate::input::Action;
use crate::secret::SecretBytes;
use std::sync::Arc;

/// A secret being typed for the card to check.
#[derive(Debug)]
pub(super) struct Entry<const N: usize> {
    typed: SecretBytes<N>,
    least: usize,
    key: fn(char) -> Option<u8>,
    pub(super) tries: Tries,
    pub(super) wrong: bool,
    consent: Consent,
    /// Handed in before the warning of the last try was answered.
    waiting_for_consent: bool,
}

impl<const N: usize> Entry<N> {
    pub(super) fn new(least: usize, key: fn(char) -> Option<u8>, tries: Tries) -> Self {
        Self {
            typed: SecretBytes::new(),
            least,
            key,
            tries,
            wrong: false,
            consent: Consent::Submitted,
            waiting_for_consent: false,
        }
    }

    pub(super) fn len(&self) -> usize {
        self.typed.len()
    }

    /// What was typed, while it may be shown.
    pub(super) fn typed(&self) -> &[u8] {
        self.typed.expose()
    }

    /// Whether the warning of the last try stands between her and the card.
    pub(super) fn warns(&self) -> bool {
        self.tries == Tries::Left(1) && self.consent != Consent::LastTry
    }

    /// Takes an action; gives the secret out when it is to be sent to the card, once.
    pub(super) fn act(&mut self, action: Action) -> Option<(Arc<SecretBytes<N>>, Consent)> {
        match action {
            Action::Key(key) => {
                if let Some(byte) = (self.key)(key) {
                    // A key beyond the last place is ignored.
                    self.wrong = self.typed.push(byte).is_err() && self.wrong;
                }
                None
            }
            Action::Erase => {
                self.typed.erase_last();
                None
            }
            Action::Clear => {
                self.typed.clear();
                None
            }
            Action::Submit if self.complete() && self.warns() => {
                self.waiting_for_consent = true;
                None
            }
            Action::Submit if self.complete() => Some(self.hand_out()),
            Action::Confirm | Action::Answer(crate::input::Answer::Yes) if self.warns() => {
                self.consent = Consent::LastTry;
                (self.waiting_for_consent && self.complete()).then(|| self.hand_out())
            }
            _ => None,
        }
    }

    /// The card said no: the characters are gone, and so is the consent.
    pub(super) fn refused(&mut self, tries: Tries) {
        self.tries = tries;
        self.wrong = true;
    }

    pub(super) fn complete(&self) -> bool {
        self.typed.len() >= self.least
    }

    fn hand_out(&mut self) -> (Arc<SecretBytes<N>>, Consent) {
        let typed = std::mem::take(&mut self.typed);
        let consent = std::mem::replace(&mut self.consent, Consent::Submitted);
        self.waiting_for_consent = false;
        (Arc::new(typed), consent)
    }
}

/// The sound that goes with a struck key.
pub(super) fn sound_of(action: Action) -> Option<Sound> {
    matches!(action, Action::Key(_) | Action::Erase | Action::Clear).then_some(Sound::Key)
}
