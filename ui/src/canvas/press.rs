//! What counts as a press.
//!
//! Buttons act when the finger is lifted inside them, however long it lay there and however far it
//! drifted; keys act when it comes down. A second strike on the same place right after the first
//! is the same strike.

use super::Canvas;
use crate::theme::motion;
use egui::{Id, Pos2, Rect, Role, Sense, WidgetInfo};

/// How far apart two strikes on the same place can be, in units.
const SAME_PLACE: f32 = 60.0;

/// When a target acts.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Act {
    /// When the finger is lifted inside.
    OnRelease,
    /// When the finger comes down.
    OnPress,
}

/// Something that can be pressed.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Target<'t> {
    pub(crate) id: &'t str,
    pub(crate) name: &'t str,
    pub(crate) rect: Rect,
    pub(crate) act: Act,
    pub(crate) enabled: bool,
    /// On or off, for a switch.
    pub(crate) on: Option<bool>,
}

/// How a target stands in this frame.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Hit {
    pub(crate) fired: bool,
    pub(crate) down: bool,
    pub(crate) focused: bool,
}

/// What is pressed now and what was struck last.
#[derive(Debug, Default)]
pub(crate) struct Presses {
    /// The target under the finger.
    held: Option<Id>,
    last: Option<Strike>,
    /// The button that shows what was typed, if it was held in the last frame.
    pub(crate) eye: Option<Rect>,
    /// A key of the physical keyboard is held and repeats: its text does not count.
    pub(crate) repeating: bool,
}

#[derive(Clone, Copy, Debug)]
struct Strike {
    place: Pos2,
    at: f64,
    view: u64,
}

impl Presses {
    /// Forgets where was pressed.
    pub(crate) fn clear(&mut self) {
        *self = Self::default();
    }

    /// The view changed: what was held belongs to the view before.
    pub(crate) fn view_changed(&mut self) {
        self.held = None;
        self.eye = None;
    }

    /// Whether a strike is a new one; notes it if so.
    pub(crate) fn strike(&mut self, place: Pos2, at: f64, view: u64, interval: f64) -> bool {
        let again = self.last.is_some_and(|last| {
            let guard = if last.view == view {
                interval
            } else {
                interval.max(motion::VIEW_GUARD)
            };
            let since = at - last.at;
            (0.0..guard).contains(&since) && last.place.distance(place) < SAME_PLACE
        });
        if !again {
            self.last = Some(Strike { place, at, view });
        }
        !again
    }

    /// Forgets the last strike once it cannot matter any more: it would tell a key.
    pub(crate) fn forget_old(&mut self, now: f64, interval: f64) {
        let guard = interval.max(motion::VIEW_GUARD);
        self.last = self.last.filter(|last| now - last.at < guard);
    }
}

impl Canvas<'_> {
    /// Lets a target be pressed, by finger, keyboard or screen reader.
    pub(crate) fn press(&mut self, target: Target<'_>) -> Hit {
        self.note_target((target.id, target.name), target.rect);
        if !self.live {
            return Hit::default();
        }
        let id = self.salt.with(target.id);
        let sense = if target.enabled {
            Sense::click()
        } else {
            Sense::hover()
        };
        let response = self.ui.interact(target.rect, id, sense);
        response.widget_info(|| match target.on {
            Some(on) => WidgetInfo::selected(Role::Button, target.enabled, on, target.name),
            None => WidgetInfo::labeled(Role::Button, target.enabled, target.name),
        });
        if !target.enabled {
            return Hit::default();
        }
        let by_keyboard = response.clicked() && !response.clicked_by(egui::PointerButton::Primary);
        let by_finger = self.finger(id, target);
        Hit {
            fired: by_keyboard || by_finger,
            down: self.presses.held == Some(id),
            focused: response.has_focus(),
        }
    }

    /// Tells a screen reader more about a target than its name.
    pub(crate) fn describe(&self, target: &str, words: &str) {
        if self.live {
            let id = self.salt.with(target);
            self.ui.ctx().accesskit_node_builder(id, |node| {
                node.set_description(words);
            });
        }
    }

    fn finger(&mut self, id: Id, target: Target<'_>) -> bool {
        let (pressed, released, down, origin, place) = self.ui.input(|input| {
            let pointer = &input.pointer;
            (
                pointer.primary_pressed(),
                pointer.primary_released(),
                pointer.primary_down(),
                pointer.press_origin(),
                pointer.interact_pos(),
            )
        });
        let mut fired = false;
        if pressed
            && let Some(start) = origin.or(place)
            && target.rect.contains(start)
        {
            let interval = self.options.second_strike;
            if self
                .presses
                .strike(start, self.now, self.view_number, interval)
            {
                self.presses.held = Some(id);
                fired = target.act == Act::OnPress;
            }
        }
        if released && self.presses.held == Some(id) {
            self.presses.held = None;
            let inside = place.is_some_and(|place| target.rect.contains(place));
            fired |= target.act == Act::OnRelease && inside;
        } else if !down && !pressed && self.presses.held == Some(id) {
            self.presses.held = None;
        }
        fired
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::pos2;

    #[test]
    fn a_second_strike_on_the_same_place_is_the_same_strike() {
        let mut presses = Presses::default();
        assert!(presses.strike(pos2(100.0, 100.0), 1.0, 1, 0.15));
        assert!(!presses.strike(pos2(110.0, 105.0), 1.1, 1, 0.15));
        assert!(presses.strike(pos2(110.0, 105.0), 1.2, 1, 0.15));
        assert!(presses.strike(pos2(300.0, 105.0), 1.25, 1, 0.15));
    }

    #[test]
    fn the_tail_of_a_double_tap_does_not_reach_into_the_next_view() {
        let mut presses = Presses::default();
        assert!(presses.strike(pos2(100.0, 100.0), 1.0, 1, 0.15));
        assert!(!presses.strike(pos2(100.0, 100.0), 1.3, 2, 0.15));
        assert!(presses.strike(pos2(100.0, 100.0), 1.5, 2, 0.15));
    }

    #[test]
    fn an_adjusted_interval_holds() {
        let mut presses = Presses::default();
        assert!(presses.strike(pos2(0.0, 0.0), 1.0, 1, 0.5));
        assert!(!presses.strike(pos2(0.0, 0.0), 1.45, 1, 0.5));
        assert!(presses.strike(pos2(0.0, 0.0), 1.55, 1, 0.5));
    }

    #[test]
    fn what_was_struck_is_forgotten_soon() {
        let mut presses = Presses::default();
        assert!(presses.strike(pos2(0.0, 0.0), 1.0, 1, 0.15));
        presses.forget_old(1.2, 0.15);
        assert!(presses.last.is_some());
        presses.forget_old(1.6, 0.15);
        assert!(presses.last.is_none());
    }
}
