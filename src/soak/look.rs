//! What is looked at after every step.

use super::coverage::{view_name, view_number};
use super::ear;
use super::life::Life;
use super::rules::{Rule, SESSION_MILLIS_MAX, STEPS_MAX};
use super::worker::Worker;
use pin_kiosk_core::view::View;
use pin_kiosk_hw_sim::card::SimCard;

impl Life<'_> {
    /// Looks at everything that the kiosk shows and leaves behind.
    pub(super) fn after_step(&mut self) {
        let screen = self.session.screen();
        self.warned = screen.idle_warning.is_some();
        let workers_idle = self.workers.iter().all(Worker::is_idle);
        let tries = self.at_desk.filter(|_| workers_idle);
        let tries = tries.and_then(|card| self.tries(card));
        self.watch.shows(&screen.view, tries);
        if let Some(slip) = &screen.slip {
            self.watch.prints(slip);
        }
        if workers_idle && !self.session.card_is_open() {
            let powered = self.card_has_power();
            self.watch.has_left(powered);
        }
        if self.last_view.as_ref() != Some(&screen.view) {
            self.shows(screen.view);
        }
        if self.is_searched {
            let debug = format!("{:?}", self.session);
            self.ensure_hidden(&debug, "the session's Debug");
        }
        if let Some(logged) = ear::heard() {
            self.ensure_hidden(&logged, "the log");
        }
        self.session_ends_in_time(workers_idle);
    }

    /// Another picture than before.
    fn shows(&mut self, view: View) {
        let json = serde_json::to_string(&view).unwrap_or_default();
        self.note(|| format!("shows {json}"));
        self.ensure_hidden(&json, "the view");
        let before = self.last_view.as_ref().map(view_number);
        if before != Some(view_number(&view)) {
            self.view_appears(&view);
        }
        if matches!(view, View::ReplaceCard { .. }) {
            self.write_is_torn();
        }
        self.last_view = Some(view);
    }

    fn session_ends_in_time(&mut self, workers_idle: bool) {
        if self.session.is_idle() {
            if let Some((since, steps)) = self.session_since.take() {
                self.tally.lasted(steps, self.at.saturating_sub(since));
            }
            if workers_idle {
                self.watch.rests();
            }
            return;
        }
        // A card that is left behind is called for until somebody takes it.
        let calls = matches!(self.last_view, Some(View::TakeCard { .. }));
        let Some((since, steps)) = self.session_since.as_mut().filter(|_| !calls) else {
            return;
        };
        *steps = steps.saturating_add(1);
        let lasts = self.at.saturating_sub(*since);
        if *steps > STEPS_MAX || lasts > SESSION_MILLIS_MAX {
            let view = self.last_view.as_ref().map(view_name).unwrap_or_default();
            let how = format!("still in {view} after {steps} steps and {lasts} ms");
            self.watch.fail(Rule::EverySessionEnds, how);
        }
    }

    fn card_has_power(&self) -> bool {
        let slot = self.slot.borrow();
        let card = slot.reader.slot().and_then(|card| slot.reader.card(card));
        card.is_some_and(SimCard::has_power)
    }

    /// No secret and no personal data of this life is in `text`.
    pub(super) fn ensure_hidden(&mut self, text: &str, place: &str) {
        if let Some((rule, what)) = self.hidden.found_in(text) {
            self.watch.fail(rule, format!("{place} has {what}"));
        }
    }
}
