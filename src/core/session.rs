//! The resident's procedure as a pure state machine.
//!
//! [`Session::step`] takes one [`Input`] and the time and gives back what is to be done; nothing
//! is done here.
//! What holds in every state (removal, stop, time-out, language, out of service) is decided once,
//! in this file; what is special to a view lives in that view's file.
//! Secrets live in the states that need them and are wiped when the state is left.

#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "an input that does not fit the state is ignored"
)]
#![expect(
    clippy::boxed_local,
    reason = "a state stays in its box from step to step, so that its secrets are not copied about"
)]

mod context;
mod current_password;
mod ending;
mod entry;
mod new_password;
mod place_card;
mod settings;
mod state;
mod user_auth_pin;
mod welcome;
mod writing;

#[cfg(test)]
mod tests;

pub use settings::{Settings, Timings};

use crate::card::job::JobId;
use crate::effect::Effect;
use crate::event::Event;
use crate::failure::FailureCode;
use crate::hours::Opening;
use crate::input::{Action, Input, OutOfService, PrinterReport, ReaderEvent, Unrecorded};
use crate::reveal::Reveal;
use crate::time::Monotonic;
use crate::view::{Screen, View};
use context::Context;
use jiff::Timestamp;
use state::{Awaits, OnRemoval, State};
use std::mem;
use std::sync::Arc;

/// Both clocks at one moment.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Now {
    /// Never goes backwards; all waiting is measured on it.
    pub monotonic: Monotonic,
    /// What the calendar says; only shown, recorded and compared with certificates.
    pub wall: Timestamp,
}

/// One kiosk's procedure, from `attract` to `attract`, over and over.
#[derive(Debug)]
pub struct Session {
    state: State,
    context: Context,
}

impl Session {
    /// A kiosk that has just started: closed until the calendar says otherwise.
    #[must_use]
    pub fn new(settings: Arc<Settings>, now: Now) -> Self {
        Self {
            state: State::Attract,
            context: Context::new(settings, now),
        }
    }

    /// Takes one input at this time; the effects are to be done in the order given.
    #[must_use]
    pub fn step(&mut self, now: Now, input: Input) -> Vec<Effect> {
        // Asked before the clock moves on: a countdown's next second is in the future of any moment.
        let due = self
            .state
            .deadline(&self.context)
            .is_some_and(|deadline| now.monotonic >= deadline);
        self.context.now = now;
        let state = mem::replace(&mut self.state, State::Attract);
        let before = state.kind();
        let state = match input {
            Input::Tick if due => state.timed_out(&mut self.context),
            other => self.take(state, other),
        };
        let state = self.close_or_open(state);
        self.context.give_back_what_nobody_uses();
        if state.kind() != before {
            let moved_card = matches!(state, State::PlaceCard(_) | State::ReadingCard(_));
            self.context.entered(moved_card);
        }
        self.state = state;
        mem::take(&mut self.context.effects)
    }

    /// What is to be shown now.
    #[must_use]
    pub fn screen(&self) -> Screen {
        let cx = &self.context;
        Screen {
            number: 0,
            view: self.state.view(cx),
            idle_warning: self.idle_warning_seconds(),
            language: cx.language,
            can_go_back: self.state.can_go_back(),
            can_cancel: self.state.can_cancel(),
            slip: self.state.slip(),
        }
    }

    /// Lets what is being typed be shown, if the button for it is held: never under the idle
    /// warning, for then nobody may be there.
    pub fn reveal(&self, to: &Reveal) {
        let watched = self.context.idle_warned_since.is_none();
        to.offer(self.state.typed().filter(|_| watched));
    }

    /// The next moment at which [`Input::Tick`] makes a difference, if any.
    #[must_use]
    pub fn next_deadline(&self) -> Option<Monotonic> {
        let idle = (self.state.awaits() == Awaits::Resident).then(|| {
            let cx = &self.context;
            cx.next_idle_moment().min(cx.session_ends())
        });
        [self.state.deadline(&self.context), idle]
            .into_iter()
            .flatten()
            .min()
    }

    /// Takes over changed settings; only between two residents.
    ///
    /// # Errors
    ///
    /// Gives the settings back while a session is running.
    pub fn replace_settings(&mut self, settings: Arc<Settings>) -> Result<(), Arc<Settings>> {
        if self.is_idle() {
            self.context.language = settings.first_language();
            self.context.settings = settings;
            Ok(())
        } else {
            Err(settings)
        }
    }

    /// Whether nobody is being served: `attract` or `closed`.
    #[must_use]
    pub const fn is_idle(&self) -> bool {
        matches!(self.state, State::Attract | State::Closed)
    }

    /// Why the machine is out of service, as far as the session knows.
    #[must_use]
    pub const fn out_of_service(&self) -> Option<OutOfService> {
        self.context.out_of_service
    }

    /// The card job whose answer the present view waits for.
    #[must_use]
    pub const fn awaited_card_job(&self) -> Option<JobId> {
        self.context.card_job
    }

    /// Whether the card may still be open, so that it has to be left by power-off.
    #[must_use]
    pub const fn card_is_open(&self) -> bool {
        self.context.card_open
    }

    fn take(&mut self, state: State, input: Input) -> State {
        let cx = &mut self.context;
        match input {
            Input::Resident(action) => Self::resident(state, action, cx),
            Input::Reader(event) => Self::reader(state, event, cx),
            Input::Card { job, answer } => {
                if cx.card_job == Some(job) || cx.background_job == Some(job) {
                    if cx.card_job == Some(job) {
                        cx.card_job = None;
                    } else {
                        cx.background_job = None;
                    }
                    let state = state.card_answered(answer, cx);
                    Self::miss_the_card(state, cx)
                } else {
                    state
                }
            }
            Input::Centre { job, answer } => {
                if cx.centre_job == Some(job) {
                    cx.centre_job = None;
                    state.centre_answered(answer, cx)
                } else {
                    cx.centre_answered_nobody(job, answer);
                    state
                }
            }
            Input::Printer(report) => {
                Self::record_printer(report, cx);
                state.printer_reported(report, cx)
            }
            Input::JournalFailed(unrecorded) => {
                cx.out_of_service = Some(OutOfService::Journal);
                match unrecorded {
                    Unrecorded::WriteStarted => state.write_not_announced(cx),
                    Unrecorded::Other => state.journal_failed(cx),
                }
            }
            Input::Opening(opening) => {
                cx.opening = opening;
                state
            }
            Input::OutOfService(reason) => {
                if reason != cx.out_of_service {
                    if cx.out_of_service == Some(OutOfService::Journal) {
                        // There was nowhere to write it when it began.
                        cx.record(Event::ServiceChanged {
                            out_of_service: cx.out_of_service,
                        });
                    }
                    cx.out_of_service = reason;
                    cx.record(Event::ServiceChanged {
                        out_of_service: reason,
                    });
                }
                state
            }
            Input::Note(event) => {
                cx.record(event);
                state
            }
            Input::Tick => self.tick(state),
        }
    }

    fn resident(state: State, action: Action, cx: &mut Context) -> State {
        let warned = cx.touched();
        match action {
            Action::ChooseLanguage(language) if cx.settings.offers(language) => {
                cx.language = language;
                state.language_chosen(cx)
            }
            Action::Cancel => state.cancelled(cx),
            // The touch that answers the warning does nothing else.
            _ if warned => state,
            Action::Back if state.can_go_back() => state.back(cx),
            Action::Back | Action::MoreTime | Action::ChooseLanguage(_) => state,
            Action::ChoosePassword(_)
            | Action::Answer(_)
            | Action::Accept
            | Action::ChooseProcedure(_)
            | Action::Key(_)
            | Action::Erase
            | Action::Clear
            | Action::Submit
            | Action::Confirm
            | Action::PrintSlip
            | Action::Dismiss => state.act(action, cx),
        }
    }

    fn reader(state: State, event: ReaderEvent, cx: &mut Context) -> State {
        match event {
            ReaderEvent::CardPresent => {
                cx.card_present = true;
                state.card_placed(cx)
            }
            ReaderEvent::CardAbsent => {
                let was_present = mem::replace(&mut cx.card_present, false);
                // A reader that was away tells what became of the card that is called for.
                if was_present || matches!(state, State::TakeCard(_)) {
                    Self::card_gone(state, FailureCode::CardRemoved, cx)
                } else {
                    state
                }
            }
            ReaderEvent::Lost(failure) => {
                cx.card_present = false;
                Self::card_gone(state, FailureCode::Reader(failure), cx)
            }
            ReaderEvent::Found => state.reader_found(cx),
        }
    }

    fn card_gone(state: State, reason: FailureCode, cx: &mut Context) -> State {
        match state.on_removal(cx) {
            OnRemoval::Nothing => state,
            OnRemoval::EndNotChanged => ending::not_changed(reason, cx),
            OnRemoval::Special => state.card_removed(reason, cx),
        }
    }

    /// A removal counts for nothing while a job answers for it; once it has answered, it counts.
    fn miss_the_card(state: State, cx: &mut Context) -> State {
        if cx.card_present || state.on_removal(cx) != OnRemoval::EndNotChanged {
            return state;
        }
        drop(state);
        ending::not_changed(FailureCode::CardRemoved, cx)
    }

    fn record_printer(report: PrinterReport, cx: &mut Context) {
        match report {
            PrinterReport::Started => {}
            PrinterReport::Printed => cx.record(Event::SlipPrinted { fault: None }),
            PrinterReport::Failed(fault) => cx.record(Event::SlipPrinted { fault: Some(fault) }),
        }
    }

    fn tick(&mut self, state: State) -> State {
        let cx = &mut self.context;
        let now = cx.now.monotonic;
        if state.awaits() != Awaits::Resident {
            return state;
        }
        if now >= cx.session_ends() {
            return state.abandoned(cx);
        }
        if now < cx.next_idle_moment() {
            return state;
        }
        match cx.idle_warned_since {
            Some(since) if now >= since.after(cx.settings.timings.idle_warning) => {
                cx.idle_warned_since = None;
                state.abandoned(cx)
            }
            Some(_) => state,
            None if cx.session_too_long() => state.abandoned(cx),
            None => {
                cx.idle_warned_since = Some(now);
                cx.sound(crate::effect::Sound::Question);
                state
            }
        }
    }

    fn close_or_open(&mut self, state: State) -> State {
        let closed = self.context.out_of_service.is_some() || self.context.opening != Opening::Open;
        match state {
            State::Attract if closed => State::Closed,
            State::Closed if !closed => {
                self.context.language = self.context.settings.first_language();
                State::Attract
            }
            other => other,
        }
    }

    fn idle_warning_seconds(&self) -> Option<u64> {
        let since = self.context.idle_warned_since?;
        if self.state.awaits() != Awaits::Resident {
            // While the card is read, who has just put it there is not asked whether she is there.
            return None;
        }
        let ends = since.after(self.context.settings.timings.idle_warning);
        Some(context::whole_seconds(
            ends.since(self.context.now.monotonic),
        ))
    }
}

/// What [`Session::screen`] shows under the idle warning, for callers that only need the view.
impl From<&Session> for View {
    fn from(session: &Session) -> Self {
        session.state.view(&session.context)
    }
}
