//! The physical keyboard on views where something is typed.

use crate::canvas::Canvas;
use crate::screens;
use egui::{Event, Key};
use pin_kiosk_core::input::Action;
use pin_kiosk_core::view::Screen;

/// Sends what was typed. A key that repeats because it is held counts once.
pub(crate) fn typed(c: &mut Canvas<'_>, screen: &Screen) {
    let entry = screens::entry(screen);
    let focused = c.ui.memory(|memory| memory.focused().is_some());
    let mut actions = Vec::new();
    let mut repeated = c.presses.repeating;
    c.ui.input(|input| {
        for event in &input.events {
            #[expect(
                clippy::wildcard_enum_match_arm,
                reason = "all other events are egui's"
            )]
            match event {
                Event::Key {
                    key,
                    pressed: true,
                    repeat,
                    ..
                } => {
                    repeated = *repeat;
                    if !repeat {
                        actions.extend(special(*key, entry, focused, screen));
                    }
                }
                Event::Key { pressed: false, .. } => repeated = false,
                Event::Text(text) if entry.is_some() && !repeated => {
                    let keys = text.chars().filter(char::is_ascii_alphanumeric);
                    actions.extend(keys.map(Action::Key));
                }
                _ => {}
            }
        }
    });
    c.presses.repeating = repeated;
    for action in actions {
        c.send(action);
    }
}

#[expect(clippy::wildcard_enum_match_arm, reason = "a keyboard has many keys")]
fn special(
    key: Key,
    entry: Option<screens::Entry>,
    focused: bool,
    screen: &Screen,
) -> Option<Action> {
    match key {
        Key::Escape if screen.can_cancel => Some(Action::Cancel),
        Key::Backspace => entry.map(|_| Action::Erase),
        Key::Delete => entry.map(|_| Action::Clear),
        // With the focus on a button, Enter presses that button.
        Key::Enter if !focused => entry.filter(|entry| entry.complete).map(|_| Action::Submit),
        _ => None,
    }
}
