//! The keypad: telephone order, never shuffled; clear all left of 0, erase right of 0.

use crate::canvas::{Act, Canvas, Target};
use crate::geometry::{columns, rows};
use crate::theme::{KEYPAD_SIZE, Kind, space};
use crate::widgets::button::{Skin, face};
use crate::widgets::secret::drawn;
use egui::{Align, Align2, Rect, vec2};
use pin_kiosk_core::input::Action;

const IDS: [&str; 10] = [
    "digit 0", "digit 1", "digit 2", "digit 3", "digit 4", "digit 5", "digit 6", "digit 7",
    "digit 8", "digit 9",
];

/// Draws the keypad into a box.
pub(crate) fn keypad(c: &mut Canvas<'_>, area: Rect, enabled: bool) {
    let grid = rows(area, 4, space::S3);
    let layout: [[Option<u8>; 3]; 3] = [
        [Some(1), Some(2), Some(3)],
        [Some(4), Some(5), Some(6)],
        [Some(7), Some(8), Some(9)],
    ];
    for (row, digits) in grid.iter().zip(layout) {
        for (place, value) in columns(*row, 3, space::S3).into_iter().zip(digits) {
            if let Some(value) = value {
                digit(c, place, value, enabled);
            }
        }
    }
    if let Some(last) = grid.last() {
        let places = columns(*last, 3, space::S3);
        if let [left, middle, right] = places.as_slice() {
            word(c, *left, ("clear", "clear-all", enabled), Action::Clear);
            digit(c, *middle, 0, enabled);
            word(c, *right, ("erase", "erase-one", enabled), Action::Erase);
        }
    }
}

fn digit(c: &mut Canvas<'_>, place: Rect, value: u8, enabled: bool) {
    let Some(key) = char::from_digit(u32::from(value), 10) else {
        return;
    };
    let key_name = key.to_string();
    let name = c.tr_args("a11y-key-digit", &[("key", (&key_name).into())]);
    let hit = c.press(Target {
        id: IDS.get(usize::from(value)).copied().unwrap_or("digit"),
        name: &name,
        rect: place,
        act: Act::OnPress,
        enabled,
        on: None,
    });
    let mut look = skin(enabled).look(c);
    look.pressed = (c.colors().action, c.colors().on_action);
    let down = hit.down && !c.options.hide_key_presses;
    let (area, ink) = face(c, place, look, (down, hit.focused));
    drawn(c, key, area, KEYPAD_SIZE.min(area.height() * 0.92), ink);
    if hit.fired {
        c.send(Action::Key(key));
    }
}

/// A key with a word on it, in the grid of the digits.
pub(crate) fn word(
    c: &mut Canvas<'_>,
    place: Rect,
    (id, key, enabled): (&str, &str, bool),
    action: Action,
) {
    let label = c.tr(key);
    let hit = c.press(Target {
        id,
        name: &label,
        rect: place,
        act: Act::OnPress,
        enabled,
        on: None,
    });
    let look = skin(enabled).look(c);
    let (area, ink) = face(c, place, look, (hit.down, hit.focused));
    let room = area.shrink2(vec2(14.0, 6.0));
    let laid = c.fit(&label, (Kind::Header, ink, Align::Center), room.size());
    c.put(&laid, room, Align2::CENTER_CENTER);
    if hit.fired {
        c.send(action);
    }
}

/// What cannot be pressed lies flat.
const fn skin(enabled: bool) -> Skin {
    if enabled { Skin::Quiet } else { Skin::Off }
}
