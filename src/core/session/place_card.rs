//! The card goes on the reader, is recognised, and the resident chooses how to go on.

use super::context::Context;
use super::ending;
use super::state::State;
use super::user_auth_pin::EnterUserAuthPin;
use crate::card::job::{CardAnswer, CardFault, CardIdentified, CardJob, CertificateChecked, Tries};
use crate::certificate::CertificateFault;
use crate::effect::Sound;
use crate::event::Event;
use crate::failure::FailureCode;
use crate::input::{Action, Procedure};
use crate::ports::ChannelError;
use crate::referral::ReferralReason;
use crate::time::Monotonic;
use crate::view::{PlaceHint, View};
use std::time::Duration;

/// A card that cannot be read so often in a row is called damaged.
const UNREADABLE_MAX: u8 = 3;
/// The reader may still report a card as present for this long after it went.
const PRESENCE_LAG: Duration = Duration::from_secs(1);

/// Waits for a card on the reader.
#[derive(Debug)]
pub(super) struct PlaceCard {
    hint: Option<PlaceHint>,
    unreadable: u8,
    /// A card that is still reported as present is tried again at this moment.
    try_again: Option<Monotonic>,
}

/// Waits for the worker to recognise the card.
#[derive(Debug)]
pub(super) struct ReadingCard {
    unreadable: u8,
}

/// What is known of the card while the resident reads and types.
#[derive(Debug)]
pub(super) struct CardOnReader {
    pub(super) identified: CardIdentified,
    /// Read in the background.
    pub(super) certificate: Option<CertificateChecked>,
}

/// Waits for the choice between change and reset.
#[derive(Debug)]
pub(super) struct ChooseProcedure {
    pub(super) card: CardOnReader,
}

/// Asks for the card, or reads it at once when it lies there already.
pub(super) fn ask_for_card(cx: &mut Context) -> State {
    let state = PlaceCard {
        hint: None,
        unreadable: 0,
        try_again: None,
    };
    if cx.card_present {
        state.placed(cx)
    } else {
        State::PlaceCard(state)
    }
}

impl PlaceCard {
    pub(super) fn view(&self) -> View {
        View::PlaceCard { hint: self.hint }
    }

    pub(super) fn deadline(&self) -> Option<Monotonic> {
        self.try_again
    }

    pub(super) fn placed(self, cx: &mut Context) -> State {
        cx.ask_card(CardJob::Identify);
        State::ReadingCard(ReadingCard {
            unreadable: self.unreadable,
        })
    }

    pub(super) fn removed(mut self, reason: FailureCode, cx: &mut Context) -> State {
        if matches!(reason, FailureCode::Reader(_)) {
            return ending::reader_fault(reason, cx);
        }
        self.try_again = None;
        State::PlaceCard(self)
    }

    pub(super) fn timed_out(mut self, cx: &mut Context) -> State {
        self.try_again = None;
        if cx.card_present {
            self.placed(cx)
        } else {
            State::PlaceCard(self)
        }
    }
}

impl ReadingCard {
    pub(super) fn removed(self, reason: FailureCode, cx: &mut Context) -> State {
        if matches!(reason, FailureCode::Reader(_)) {
            return ending::reader_fault(reason, cx);
        }
        self.place_again(PlaceHint::Moved, cx)
    }

    pub(super) fn answered(self, answer: &CardAnswer, cx: &mut Context) -> State {
        match *answer {
            CardAnswer::Identified(Ok(identified)) => recognised(identified, cx),
            CardAnswer::Identified(Err(fault)) => self.not_recognised(fault, cx),
            _ => State::ReadingCard(self),
        }
    }

    fn not_recognised(mut self, fault: CardFault, cx: &mut Context) -> State {
        match fault {
            CardFault::WrongCard => ending::wrong_card(cx),
            CardFault::Channel(ChannelError::Removed | ChannelError::NoCard) => {
                self.place_again(PlaceHint::Moved, cx)
            }
            CardFault::Channel(ChannelError::Unresponsive)
            | CardFault::Refused(_)
            | CardFault::Unreadable => {
                self.unreadable = self.unreadable.saturating_add(1);
                if self.unreadable >= UNREADABLE_MAX {
                    ending::referral(ReferralReason::CardDamaged, cx)
                } else {
                    self.place_again(PlaceHint::Unreadable, cx)
                }
            }
            other => ending::card_fault(other, cx),
        }
    }

    fn place_again(self, hint: PlaceHint, cx: &mut Context) -> State {
        cx.leave_card();
        cx.sound(Sound::Question);
        // A card that lies there unreadable has to be lifted; one that was moved may be back already.
        let lag = cx.now.monotonic.after(PRESENCE_LAG);
        let try_again = (cx.card_present && hint == PlaceHint::Moved).then_some(lag);
        State::PlaceCard(PlaceCard {
            hint: Some(hint),
            unreadable: self.unreadable,
            try_again,
        })
    }
}

fn recognised(identified: CardIdentified, cx: &mut Context) -> State {
    cx.record(Event::CardIdentified {
        user_authentication_tries: identified.user_authentication.left(),
        signature_tries: identified.signature.and_then(Tries::left),
    });
    let Some(signature) = identified.signature else {
        return ending::referral(ReferralReason::SignatureCertificateMissing, cx);
    };
    if identified.user_authentication == Tries::Locked {
        return ending::referral(ReferralReason::UserAuthenticationPinLocked, cx);
    }
    if signature == Tries::Locked && !reset_offered(identified, cx) {
        return ending::referral(ReferralReason::ResetNotOffered, cx);
    }
    cx.ask_card_in_background(CardJob::ReadCertificate { at: cx.now.wall });
    let card = CardOnReader {
        identified,
        certificate: None,
    };
    State::ChooseProcedure(Box::new(ChooseProcedure { card }.with_offer(cx)))
}

/// A reset needs a card whose profile offers it and a centre that authorises it.
pub(super) fn reset_offered(identified: CardIdentified, cx: &Context) -> bool {
    identified.reset_offered && cx.settings.centre_configured
}

impl CardOnReader {
    /// Takes the certificate that was read in the background.
    ///
    /// Gives back the end of the session when the certificate is not accepted.
    pub(super) fn take_certificate(
        &mut self,
        answer: CardAnswer,
        cx: &mut Context,
    ) -> Option<State> {
        let CardAnswer::CertificateRead(result) = answer else {
            return None;
        };
        match result {
            Ok(certificate) => {
                self.certificate = Some(certificate);
                None
            }
            Err(CardFault::Certificate(CertificateFault::Expired(_))) => Some(ending::referral(
                ReferralReason::UserAuthenticationCertificateEnded,
                cx,
            )),
            Err(CardFault::Certificate(_)) => {
                Some(ending::referral(ReferralReason::CertificateNotTrusted, cx))
            }
            Err(CardFault::Unreadable | CardFault::Refused(_)) => {
                Some(ending::referral(ReferralReason::CardDamaged, cx))
            }
            Err(fault) => Some(ending::card_fault(fault, cx)),
        }
    }
}

impl ChooseProcedure {
    /// What the card offers, narrowed by what this kiosk can do.
    pub(super) fn with_offer(mut self, cx: &Context) -> Self {
        self.card.identified.reset_offered = reset_offered(self.card.identified, cx);
        self
    }

    fn signature(&self) -> Tries {
        self.card.identified.signature.unwrap_or(Tries::Locked)
    }

    pub(super) fn view(&self) -> View {
        View::ChooseProcedure {
            tries_left: self.signature().left(),
            locked: self.signature() == Tries::Locked,
            reset_offered: self.card.identified.reset_offered,
        }
    }

    pub(super) fn act(self: Box<Self>, action: Action, cx: &mut Context) -> State {
        match action {
            Action::ChooseProcedure(Procedure::Change) if self.signature() != Tries::Locked => {
                cx.sound(Sound::Question);
                State::EnterUserAuthPin(EnterUserAuthPin::new(self.card, Procedure::Change))
            }
            Action::ChooseProcedure(Procedure::Reset) if self.card.identified.reset_offered => {
                cx.sound(Sound::Question);
                State::EnterUserAuthPin(EnterUserAuthPin::new(self.card, Procedure::Reset))
            }
            // Forgotten, and this kiosk cannot reset it on this card.
            Action::ChooseProcedure(Procedure::Reset) => {
                ending::referral(ReferralReason::ResetNotOffered, cx)
            }
            _ => State::ChooseProcedure(self),
        }
    }

    pub(super) fn answered(mut self: Box<Self>, answer: CardAnswer, cx: &mut Context) -> State {
        match self.card.take_certificate(answer, cx) {
            Some(end) => end,
            None => State::ChooseProcedure(self),
        }
    }
}
