//! Things that happen just when a view has appeared, so that every view meets every input.

use super::coverage::view_number;
use super::happening::MINUTE;
use super::life::{Happening, Life};
use super::luck::Mishap;
use super::resident::any_touch;
use crate::journal::memory::Faults;
use pin_kiosk_core::hours::Opening;
use pin_kiosk_core::input::{Action, Input, ReaderEvent};
use pin_kiosk_core::view::{ClosedReason, View};

/// What lies in wait for a view.
#[derive(Clone, Copy, Debug)]
pub(super) enum Ambush {
    Touch(Action),
    Place,
    Lift,
    /// The other card instead of the one that lies there.
    Swap,
    /// The reader is unplugged.
    Unplug,
    /// Closing time.
    Close,
    /// The clock shows another century for some seconds.
    Clock,
    /// A record is due, and the disk does not take it.
    Journal,
    /// The housekeeping looks around.
    Keep,
    /// What a worker, the centre or the printer was about to tell, it tells now.
    Hurry,
}

/// Forty years, in milliseconds: before any clock can be right.
const AGES: i64 = 40 * 365 * 24 * 60 * 60 * 1000;

impl Life<'_> {
    /// A view has appeared that another one stood before.
    pub(super) fn view_appears(&mut self, view: &View) {
        if matches!(view, View::TakeCard { .. }) && self.resident.is_none() {
            // Nobody is there to take it.
            let pause = self.dice.between(3, 15).saturating_mul(MINUTE);
            self.later(pause, Happening::StaffTakesCard);
        }
        let per_mille = match view {
            View::WrongCard { .. } => 400,
            View::ReplaceCard { .. } | View::Uncertain { .. } | View::WhichPassword => 150,
            View::Closed { .. }
            | View::FraudAdvice { .. }
            | View::ReadingCard
            | View::Authenticating
            | View::Writing
            | View::NoReservation { .. }
            | View::LineDown { .. }
            | View::ReaderFault { .. } => 40,
            View::TakeCard { .. } => 12,
            _ => 6,
        };
        let hurries = match view {
            View::FraudAdvice { .. }
            | View::Uncertain { .. }
            | View::WrongCard { .. }
            | View::ReaderFault { .. } => 800,
            View::WhichPassword
            | View::ReadingCard
            | View::Authenticating
            | View::RepeatNewPassword { .. }
            | View::Confirm { .. }
            | View::Writing
            | View::ReplaceCard { .. }
            | View::Done { .. }
            | View::NoReservation { .. }
            | View::LineDown { .. } => 200,
            _ => 4,
        };
        if self.owes_an_answer(view) && self.luck.strikes(Mishap::Ambush, hurries) {
            self.later(0, Happening::Ambush(view_number(view), Ambush::Hurry));
        } else if self.luck.strikes(Mishap::Ambush, per_mille) {
            let ambush = self.choose_ambush();
            let pause = self.dice.between(0, 300);
            self.later(pause, Happening::Ambush(view_number(view), ambush));
        }
    }

    /// Whether somebody is about to tell what this view does not wait for.
    fn owes_an_answer(&self, view: &View) -> bool {
        let prints = self.slip.is_some();
        let waits = matches!(
            view,
            View::ReadingCard | View::Authenticating | View::Writing | View::TakeCard { .. }
        );
        prints || !waits && self.is_awaited()
    }

    fn choose_ambush(&mut self) -> Ambush {
        let touch = Ambush::Touch(any_touch(&mut self.dice));
        let others = [
            Ambush::Place,
            Ambush::Lift,
            Ambush::Swap,
            Ambush::Unplug,
            Ambush::Close,
            Ambush::Clock,
            Ambush::Journal,
            Ambush::Keep,
            Ambush::Hurry,
        ];
        if self.dice.happens(600) {
            touch
        } else {
            self.dice.pick(&others).copied().unwrap_or(touch)
        }
    }

    /// It strikes, if the view is still there.
    pub(super) fn ambush(&mut self, view: usize, ambush: Ambush) {
        if !self.powered || view_number(&View::from(&self.session)) != view {
            return;
        }
        self.note(|| format!("ambush: {ambush:?}"));
        match ambush {
            Ambush::Touch(action) => self.touch(action),
            Ambush::Place => self.place_for_a_while(0),
            Ambush::Swap => {
                let last = self.owned.len().saturating_sub(1);
                self.place_for_a_while(last);
            }
            Ambush::Lift => self.lift(),
            Ambush::Unplug => self.unplug(),
            Ambush::Close => self.close(),
            Ambush::Clock => self.lose_the_clock(),
            Ambush::Journal => {
                let faults = Faults {
                    sync_fails: true,
                    ..Faults::default()
                };
                self.disk.set_faults(faults);
                self.disk_fails = true;
                let pause = self.dice.between(1000, 20_000);
                self.later(pause, Happening::Disk(Faults::default(), false));
                self.lose_the_clock();
            }
            Ambush::Keep => self.keep(),
            Ambush::Hurry => self.hurry(),
        }
    }

    /// A card that nobody may be there to take.
    pub(super) fn place_for_a_while(&mut self, card: usize) {
        self.place(card);
        if self.resident.is_none() {
            let pause = self.dice.between(1, 10).saturating_mul(MINUTE);
            self.later(pause, Happening::StaffTakesCard);
        }
    }

    /// Closing time, and opening again.
    pub(super) fn close(&mut self) {
        let closed = Opening::Closed {
            reason: ClosedReason::Hours,
            opens: Some(jiff::civil::DateTime::constant(2026, 11, 23, 9, 0, 0, 0)),
        };
        self.input(Input::Opening(closed));
        let pause = self.dice.between(1000, 10 * MINUTE);
        self.later(pause, Happening::Opening(Opening::Open));
    }

    fn lose_the_clock(&mut self) {
        let pause = self.dice.between(500, 20_000);
        self.set_clock(-AGES);
        self.keep();
        self.later(pause, Happening::ClockIs(0));
    }

    /// What the session's thread does when nothing else happens.
    pub(super) fn keep(&mut self) {
        if self.powered {
            self.look_around();
            self.input(Input::Tick);
        }
    }

    /// The reader's monitor tells a little later, in order.
    pub(super) fn monitor(&mut self, event: ReaderEvent) {
        let lag = self.dice.between(5, 700);
        self.monitor_at = self.monitor_at.max(self.at.saturating_add(lag));
        let pause = self.monitor_at.saturating_sub(self.at);
        if self.powered {
            self.later(pause, Happening::Reader(event));
        }
    }
}
