//! What a session wants done, done in order: the one place that decides what happens when the
//! journal does not take a record. The kiosk and its simulation share it.

use pin_kiosk_core::effect::Effect;
use pin_kiosk_core::event::Event;
use pin_kiosk_core::input::{Input, Unrecorded};

/// Does single effects.
pub trait Hands {
    /// Appends to the journal; tells whether the record is on the disk.
    fn record(&mut self, event: &Event) -> bool;

    /// Lets the session take one more input.
    fn step(&mut self, input: Input) -> Vec<Effect>;

    /// Does one effect that is no record.
    fn perform_one(&mut self, effect: Effect);
}

/// Does the effects in order. When the journal does not take the announcement of a write, the rest
/// is not done.
pub fn perform(hands: &mut impl Hands, effects: Vec<Effect>) {
    for effect in effects {
        let Effect::Record(event) = effect else {
            hands.perform_one(effect);
            continue;
        };
        if hands.record(&event) {
            continue;
        }
        let unrecorded = if matches!(event, Event::WriteStarted { .. }) {
            Unrecorded::WriteStarted
        } else {
            Unrecorded::Other
        };
        // The journal has just failed: what it should still record is lost, the rest is done.
        for effect in hands.step(Input::JournalFailed(unrecorded)) {
            if !matches!(effect, Effect::Record(_)) {
                hands.perform_one(effect);
            }
        }
        if unrecorded == Unrecorded::WriteStarted {
            return;
        }
    }
}
