//! How a technician asks for the passcode: a hold that nobody makes by chance, or a key that no
//! resident has.

use egui::{Key, Rect, Ui};

/// How long the sign at the top left has to be held, in seconds.
const HOLD: f64 = 5.0;
/// The place that is held, in units: the opening-state sign of `attract`, the same place on `closed`.
const PLACE: egui::Vec2 = egui::vec2(420.0, 92.0);

/// Notices a technician.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct WayIn {
    /// When the finger came down on the sign.
    since: Option<f64>,
}

impl WayIn {
    /// Whether the sign has been held long enough, or the key was struck.
    pub(crate) fn called(&mut self, ui: &Ui, header: Rect, now: f64) -> bool {
        let place = Rect::from_min_size(header.min, PLACE);
        let (pressed, down, at, key) = ui.input(|input| {
            let pointer = &input.pointer;
            (
                pointer.primary_pressed(),
                pointer.primary_down(),
                pointer.interact_pos(),
                input.key_pressed(Key::F12),
            )
        });
        let inside = at.is_some_and(|at| place.contains(at));
        if !down || !inside {
            self.since = None;
        } else if pressed {
            self.since = Some(now);
        }
        let held = self.since.is_some_and(|since| now - since >= HOLD);
        if let Some(since) = self.since {
            let left = (since + HOLD - now).clamp(0.01, HOLD);
            let wait = std::time::Duration::from_secs_f64(left);
            ui.ctx().request_repaint_after(wait);
        }
        if held || key {
            self.since = None;
        }
        held || key
    }
}
