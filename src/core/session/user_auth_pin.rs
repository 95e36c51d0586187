//! The user-authentication PIN: typed, tried once, and the card authenticated by it.

use super::context::Context;
use super::current_password::EnterCurrentPassword;
use super::ending;
use super::entry::{self, Entry};
use super::new_password::{EnterNewPassword, Way};
use super::place_card::{CardOnReader, ChooseProcedure};
use super::state::State;
use crate::card::job::{CardAnswer, CardFault, CardJob, CertificateChecked, Tried, Tries};
use crate::effect::{CentreJob, Sound};
use crate::event::{Event, TryResult};
use crate::failure::FailureCode;
use crate::input::{Action, Answer, CentreAnswer, Procedure};
use crate::password::{USER_AUTH_PIN_LEN, pin_key};
use crate::ports::{CardProof, CentreFault, ReservationId};
use crate::referral::ReferralReason;
use crate::time::Monotonic;
use crate::view::View;

/// Waits for the four digits.
#[derive(Debug)]
pub(super) struct EnterUserAuthPin {
    card: CardOnReader,
    procedure: Procedure,
    entry: Entry<USER_AUTH_PIN_LEN>,
}

/// Waits for the card to prove itself and, for a reset, for the centre.
#[derive(Debug)]
pub(super) struct Authenticating {
    card: CardOnReader,
    procedure: Procedure,
    proven: bool,
}

/// A card that has proved itself, with a holder who knew the PIN. Made in this file only.
#[derive(Clone, Debug)]
pub(super) struct Authenticated {
    pub(super) certificate: CertificateChecked,
    pub(super) signature_tries: Tries,
    pub(super) tries_max: [u8; 2],
    pub(super) reset_offered: bool,
    _made_here: (),
}

impl EnterUserAuthPin {
    pub(super) fn new(card: CardOnReader, procedure: Procedure) -> Box<Self> {
        let tries = card.identified.user_authentication;
        Box::new(Self {
            card,
            procedure,
            entry: Entry::new(USER_AUTH_PIN_LEN, pin_key, tries),
        })
    }

    pub(super) fn view(&self) -> View {
        View::EnterUserAuthPin {
            length: self.entry.len(),
            tries_left: self.entry.tries.left(),
            wrong: self.entry.wrong,
            last_try_warning: self.entry.warns(),
        }
    }

    pub(super) fn typed(&self) -> &[u8] {
        self.entry.typed()
    }

    pub(super) fn back(self: Box<Self>) -> State {
        State::ChooseProcedure(Box::new(ChooseProcedure { card: self.card }))
    }

    pub(super) fn act(mut self: Box<Self>, action: Action, cx: &mut Context) -> State {
        // "I do not know this number", and the safe answer to the last-try warning.
        if action == Action::Answer(Answer::No) {
            return ending::referral(ReferralReason::UserAuthenticationPinForgotten, cx);
        }
        cx.effects
            .extend(entry::sound_of(action).map(crate::effect::Effect::Sound));
        match self.entry.act(action) {
            Some((pin, consent)) => {
                cx.ask_card(CardJob::ProvePossession { pin, consent });
                let Self {
                    card, procedure, ..
                } = *self;
                State::Authenticating(Box::new(Authenticating {
                    card,
                    procedure,
                    proven: false,
                }))
            }
            None => State::EnterUserAuthPin(self),
        }
    }

    pub(super) fn answered(mut self: Box<Self>, answer: CardAnswer, cx: &mut Context) -> State {
        match self.card.take_certificate(answer, cx) {
            Some(end) => end,
            None => State::EnterUserAuthPin(self),
        }
    }
}

impl Authenticating {
    pub(super) fn deadline(&self, cx: &Context) -> Monotonic {
        let timings = &cx.settings.timings;
        let card = cx.state_since.after(timings.authenticate);
        if self.proven {
            card.after(timings.centre)
        } else {
            card
        }
    }

    pub(super) fn answered(mut self: Box<Self>, answer: CardAnswer, cx: &mut Context) -> State {
        match answer {
            CardAnswer::Possession(Ok(Tried::Right(proof))) => self.proven(proof, cx),
            CardAnswer::Possession(Ok(Tried::Wrong(tries))) => self.wrong_pin(tries, cx),
            CardAnswer::Possession(Err(fault)) => self.not_proven(fault, cx),
            certificate @ CardAnswer::CertificateRead(_) => {
                match self.card.take_certificate(certificate, cx) {
                    Some(end) => end,
                    None => State::Authenticating(self),
                }
            }
            _ => State::Authenticating(self),
        }
    }

    pub(super) fn centre_answered(
        self: Box<Self>,
        answer: CentreAnswer,
        cx: &mut Context,
    ) -> State {
        let CentreAnswer::Reservation(result) = answer else {
            return State::Authenticating(self);
        };
        match result {
            Ok(reservation) => {
                cx.record(Event::ReservationFound);
                cx.hold(reservation.id.clone());
                match self.authenticated() {
                    Some(authenticated) => {
                        let way = Way::Reset {
                            reservation: reservation.id,
                        };
                        State::EnterNewPassword(EnterNewPassword::new(authenticated, way))
                    }
                    None => ending::internal(cx),
                }
            }
            Err(CentreFault::Problem(problem)) => match problem.referral() {
                Some(reason) => ending::referral(reason, cx),
                None => ending::no_reservation(CentreFault::Problem(problem).into(), cx),
            },
            Err(fault) => match self.authenticated() {
                Some(authenticated) => ending::line_down(fault, authenticated, cx),
                None => ending::internal(cx),
            },
        }
    }

    fn proven(mut self: Box<Self>, proof: CardProof, cx: &mut Context) -> State {
        cx.record(Event::PinTried {
            result: TryResult::Right,
            tries_left: None,
        });
        self.proven = true;
        let Some(authenticated) = self.authenticated() else {
            return ending::internal(cx);
        };
        cx.record(Event::CardAuthenticated {
            card: authenticated.certificate.card,
        });
        match self.procedure {
            Procedure::Change => ask_for_current_password(authenticated, cx),
            Procedure::Reset => {
                cx.ask_centre(CentreJob::SearchReservation(proof));
                State::Authenticating(self)
            }
        }
    }

    fn wrong_pin(mut self: Box<Self>, tries: Tries, cx: &mut Context) -> State {
        cx.record(Event::PinTried {
            result: TryResult::Wrong,
            tries_left: tries.left(),
        });
        cx.sound(Sound::Refusal);
        if tries == Tries::Locked {
            return ending::referral(ReferralReason::UserAuthenticationPinLocked, cx);
        }
        self.card.identified.user_authentication = tries;
        let mut state = EnterUserAuthPin::new(self.card, self.procedure);
        state.entry.refused(tries);
        State::EnterUserAuthPin(state)
    }

    fn not_proven(self: Box<Self>, fault: CardFault, cx: &mut Context) -> State {
        if self.card.certificate.is_some() {
            cx.record(Event::PinTried {
                result: TryResult::Unknown,
                tries_left: None,
            });
        }
        match fault {
            CardFault::SignatureWrong | CardFault::Certificate(_) => {
                ending::referral(ReferralReason::CertificateNotTrusted, cx)
            }
            other => ending::card_fault(other, cx),
        }
    }

    fn authenticated(&self) -> Option<Authenticated> {
        let certificate = self.card.certificate.clone().filter(|_| self.proven)?;
        Some(Authenticated {
            certificate,
            signature_tries: self.card.identified.signature.unwrap_or(Tries::Locked),
            tries_max: self.card.identified.tries_max,
            reset_offered: self.card.identified.reset_offered,
            _made_here: (),
        })
    }
}

/// The card is authenticated: which password is to be replaced?
pub(super) fn ask_for_current_password(authenticated: Authenticated, cx: &mut Context) -> State {
    if authenticated.signature_tries == Tries::Locked {
        return ending::not_changed(FailureCode::Referred(ReferralReason::ResetNotOffered), cx);
    }
    State::EnterCurrentPassword(EnterCurrentPassword::new(authenticated))
}

/// Names the reservation a way uses, if any.
pub(super) fn reservation_of(way: &Way) -> Option<&ReservationId> {
    match way {
        Way::Change { .. } => None,
        Way::Reset { reservation } => Some(reservation),
    }
}
