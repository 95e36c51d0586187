//! The write: announced, sent once, proved; and found out about when its answer was lost.

use super::context::{Context, whole_seconds};
use super::ending;
use super::new_password::{Confirmed, Way};
use super::state::State;
use super::user_auth_pin::reservation_of;
use crate::card::job::{
    CardAnswer, CardFault, CardJob, CertificateChecked, Resolved, TornWrite, Written,
};
use crate::effect::{CentreJob, Sound};
use crate::event::{Event, WriteOutcome};
use crate::failure::FailureCode;
use crate::input::CentreAnswer;
use crate::ports::{CentreFault, Cryptogram};
use crate::time::Monotonic;
use crate::view::View;
use std::sync::Arc;
use std::time::Duration;

/// How often a card that was put back is asked what it has.
const RESOLVE_MAX: u8 = 5;
/// A card that is still reported as present is asked after this long without being lifted.
const STILL_THERE: Duration = Duration::from_secs(2);

/// Waits for the card, or for the centre's authorisation before it.
#[derive(Debug)]
pub(super) struct Writing {
    write: Write,
    phase: Phase,
    since: Monotonic,
}

/// Waits for the same card after a lost answer.
#[derive(Debug)]
pub(super) struct ReplaceCard {
    write: Write,
    reason: FailureCode,
    until: Monotonic,
    since: Monotonic,
    asked: u8,
    other_card: bool,
}

/// One confirmed write, from its confirmation to its outcome.
#[derive(Debug)]
struct Write {
    certificate: CertificateChecked,
    way: Way,
    torn: TornWrite,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Phase {
    /// The card gives a challenge (reset).
    Challenging,
    /// The centre authorises (reset).
    Authorising,
    /// The command is on its way.
    Setting,
    /// The card is asked what it has. Carries how often it was asked before, and until when.
    Resolving { asked: u8, until: Monotonic },
}

/// The resident has confirmed.
pub(super) fn begin(confirmed: Confirmed, cx: &mut Context) -> State {
    let Confirmed {
        authenticated,
        way,
        new,
        ..
    } = confirmed;
    let current = match &way {
        Way::Change { current } => Some(Arc::clone(current)),
        Way::Reset { .. } => None,
    };
    let card = authenticated.certificate.card;
    let tries_before = authenticated.signature_tries.left();
    let torn = TornWrite::new(card, new, current, tries_before);
    let write = Write {
        certificate: authenticated.certificate,
        way,
        torn,
    };
    match &write.way {
        Way::Change { .. } => {
            let new = Arc::clone(&write.torn.new);
            write.announce(cx);
            cx.ask_card(CardJob::Change { new });
            write.into_phase(Phase::Setting, cx)
        }
        Way::Reset { .. } => {
            cx.ask_card(CardJob::ChallengeForReset);
            write.into_phase(Phase::Challenging, cx)
        }
    }
}

impl Write {
    fn into_phase(self, phase: Phase, cx: &Context) -> State {
        State::Writing(Box::new(Writing {
            write: self,
            phase,
            since: cx.now.monotonic,
        }))
    }

    fn announce(&self, cx: &mut Context) {
        let card = self.torn.card;
        cx.record(Event::WriteStarted {
            card,
            procedure: self.way.procedure(),
        });
    }

    /// Says once what came of the write: to the journal and, for a reset, to the centre.
    fn ended(&self, outcome: WriteOutcome, cx: &mut Context) {
        cx.record(Event::WriteEnded {
            card: self.torn.card,
            outcome,
        });
        cx.report_outcome(outcome);
    }

    fn done(self, cx: &mut Context) -> State {
        self.ended(WriteOutcome::Done, cx);
        ending::done(&self.certificate, cx)
    }

    fn not_changed(self, reason: FailureCode, cx: &mut Context) -> State {
        self.ended(WriteOutcome::NotChanged, cx);
        ending::not_changed(reason, cx)
    }

    /// Nothing was announced, so nothing has to be ended; the centre learns that it was not used.
    fn not_begun(reason: FailureCode, cx: &mut Context) -> State {
        cx.report_outcome(WriteOutcome::NotChanged);
        ending::not_changed(reason, cx)
    }

    /// The card is not asked any more: nobody knows, unless it has said itself that it has not got
    /// what it never said that it got.
    fn given_up(self, reason: FailureCode, cx: &mut Context) -> State {
        if self.torn.refused && !self.torn.set {
            self.not_changed(FailureCode::WriteTorn, cx)
        } else {
            self.unknown(reason, cx)
        }
    }

    fn unknown(self, reason: FailureCode, cx: &mut Context) -> State {
        self.ended(WriteOutcome::Unknown, cx);
        ending::uncertain(reason, cx)
    }

    fn ask_for_card(self, reason: FailureCode, cx: &mut Context) -> ReplaceCard {
        cx.sound(Sound::Question);
        ReplaceCard {
            write: self,
            reason,
            until: cx.now.monotonic.after(cx.settings.timings.replace_card),
            since: cx.now.monotonic,
            asked: 0,
            other_card: false,
        }
    }
}

impl Writing {
    pub(super) fn deadline(&self, cx: &Context) -> Monotonic {
        let timings = &cx.settings.timings;
        self.since.after(match self.phase {
            Phase::Challenging => timings.verify,
            Phase::Authorising => timings.centre,
            Phase::Setting | Phase::Resolving { .. } => timings.write,
        })
    }

    pub(super) fn answered(self: Box<Self>, answer: CardAnswer, cx: &mut Context) -> State {
        let Self {
            write,
            phase,
            since,
        } = *self;
        match (phase, answer) {
            (Phase::Challenging, CardAnswer::Challenge(Ok(card_challenge))) => {
                write.ask_authorisation(card_challenge, cx)
            }
            (Phase::Challenging, CardAnswer::Challenge(Err(fault))) => {
                Write::not_begun(ending::code_of(fault), cx)
            }
            (Phase::Setting, CardAnswer::Write(written)) => write.written(written, cx),
            (Phase::Resolving { asked, until }, CardAnswer::Resolved(resolved)) => {
                write.resolved(resolved, asked, until, cx)
            }
            _ => State::Writing(Box::new(Self {
                write,
                phase,
                since,
            })),
        }
    }

    pub(super) fn centre_answered(
        self: Box<Self>,
        answer: CentreAnswer,
        cx: &mut Context,
    ) -> State {
        let (Phase::Authorising, CentreAnswer::Authorisation(result)) = (self.phase, answer) else {
            return State::Writing(self);
        };
        match result {
            Ok(cryptogram) => self.write.set_with(cryptogram, cx),
            Err(fault) => Write::not_begun(fault.into(), cx),
        }
    }

    pub(super) fn timed_out(self: Box<Self>, cx: &mut Context) -> State {
        let Self { write, phase, .. } = *self;
        if phase != Phase::Authorising {
            cx.abandon_card_worker();
        }
        match phase {
            Phase::Challenging => Write::not_begun(FailureCode::CardSilent, cx),
            Phase::Authorising => {
                cx.centre_job = None;
                Write::not_begun(CentreFault::TimedOut.into(), cx)
            }
            Phase::Setting => {
                State::ReplaceCard(Box::new(write.ask_for_card(FailureCode::CardSilent, cx)))
            }
            Phase::Resolving { asked, until } => {
                let resolved =
                    Resolved::Failed(CardFault::Channel(crate::ports::ChannelError::TimedOut));
                write.resolved(resolved, asked, until, cx)
            }
        }
    }

    /// The journal did not take the announcement, so the command was not sent.
    pub(super) fn not_announced(cx: &mut Context) -> State {
        cx.card_job = None;
        Write::not_begun(FailureCode::Journal, cx)
    }
}

impl Write {
    fn ask_authorisation(self, card_challenge: Vec<u8>, cx: &mut Context) -> State {
        let Some(reservation) = reservation_of(&self.way).cloned() else {
            return ending::internal(cx);
        };
        cx.ask_centre(CentreJob::Authorise {
            reservation,
            card_challenge,
        });
        self.into_phase(Phase::Authorising, cx)
    }

    fn set_with(self, cryptogram: Cryptogram, cx: &mut Context) -> State {
        self.announce(cx);
        let new = Arc::clone(&self.torn.new);
        cx.ask_card(CardJob::Reset { cryptogram, new });
        self.into_phase(Phase::Setting, cx)
    }

    fn written(mut self, written: Written, cx: &mut Context) -> State {
        match written {
            Written::Done => self.done(cx),
            Written::NotChanged(fault) => self.not_changed(ending::code_of(fault), cx),
            Written::Unknown(fault) => self.lost(fault, cx),
            Written::Unproven(fault) => {
                self.torn.set = true;
                self.torn.verifies = 1;
                self.lost(fault, cx)
            }
            Written::Refuted => {
                (self.torn.set, self.torn.refused) = (true, true);
                let until = cx.now.monotonic.after(cx.settings.timings.replace_card);
                // The card is there and has said all it can but whether it keeps the current one.
                self.resolve(1, until, cx)
            }
        }
    }

    fn lost(self, fault: CardFault, cx: &mut Context) -> State {
        let reason = ending::code_of(fault);
        State::ReplaceCard(Box::new(self.ask_for_card(reason, cx)))
    }

    /// Asks the card what it has.
    fn resolve(mut self, asked: u8, until: Monotonic, cx: &mut Context) -> State {
        cx.ask_card(CardJob::Resolve(self.torn.clone()));
        if !self.torn.refused {
            self.torn.verifies = self.torn.verifies.saturating_add(1);
        }
        self.into_phase(Phase::Resolving { asked, until }, cx)
    }

    fn resolved(
        mut self,
        resolved: Resolved,
        asked: u8,
        until: Monotonic,
        cx: &mut Context,
    ) -> State {
        self.torn.refused |= matches!(resolved, Resolved::NotNew(_));
        match resolved {
            Resolved::Done => self.done(cx),
            Resolved::NotChanged => self.not_changed(FailureCode::WriteTorn, cx),
            Resolved::Undecidable => self.unknown(FailureCode::WriteUnknown, cx),
            Resolved::Failed(_) | Resolved::NotNew(_)
                if asked >= RESOLVE_MAX || cx.now.monotonic >= until =>
            {
                self.given_up(FailureCode::WriteUnknown, cx)
            }
            Resolved::OtherCard | Resolved::Failed(_) | Resolved::NotNew(_) => {
                cx.sound(Sound::Question);
                State::ReplaceCard(Box::new(ReplaceCard {
                    write: self,
                    reason: FailureCode::WriteUnknown,
                    until,
                    since: cx.now.monotonic,
                    asked,
                    other_card: resolved == Resolved::OtherCard,
                }))
            }
        }
    }
}

impl ReplaceCard {
    pub(super) fn view(&self, cx: &Context) -> View {
        let seconds = whole_seconds(self.until.since(cx.now.monotonic));
        View::ReplaceCard {
            seconds,
            other_card: self.other_card,
        }
    }

    /// Each second is a new picture; the end is the last of them.
    pub(super) fn deadline(&self, cx: &Context) -> Monotonic {
        let left = self.until.since(cx.now.monotonic);
        let shown = whole_seconds(left).saturating_sub(1);
        let next = left.saturating_sub(Duration::from_secs(shown));
        cx.now.monotonic.after(next.max(Duration::from_millis(1)))
    }

    pub(super) fn placed(self: Box<Self>, cx: &mut Context) -> State {
        let asked = self.asked.saturating_add(1);
        self.write.resolve(asked, self.until, cx)
    }

    pub(super) fn removed(mut self: Box<Self>) -> State {
        self.other_card = false;
        State::ReplaceCard(self)
    }

    pub(super) fn timed_out(self: Box<Self>, cx: &mut Context) -> State {
        let now = cx.now.monotonic;
        if now >= self.until {
            return self.give_up(cx);
        }
        let still_there =
            cx.card_present && !self.other_card && now >= self.since.after(STILL_THERE);
        if still_there && self.asked < RESOLVE_MAX {
            self.placed(cx)
        } else {
            State::ReplaceCard(self)
        }
    }

    /// She stopped, or the time is over.
    pub(super) fn give_up(self: Box<Self>, cx: &mut Context) -> State {
        let reason = self.reason;
        self.write.given_up(
            if reason == FailureCode::CardSilent {
                reason
            } else {
                FailureCode::WriteUnknown
            },
            cx,
        )
    }
}
