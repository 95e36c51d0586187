//! The keyboard: digits in a tinted row of their own, letters in alphabetical order.
//!
//! 0 has a stroke and I has bars, drawn, so that no font can take them away; 0, O, 1 and I carry
//! their reading. The key under the finger is shown enlarged above it, for as long as it is held.

use crate::canvas::{Act, Canvas, Target};
use crate::geometry::{columns, rows, small};
use crate::theme::{KEY_SIZE, Kind, ledge, radius, space, stroke};
use crate::widgets::button::{Look, Skin, face};
use crate::widgets::secret::{drawn, letter_i, zero_stroke};
use egui::{Align, Align2, Color32, Rect, pos2, vec2};
use pin_kiosk_core::input::Action;

const DIGITS: &str = "1234567890";
const LETTERS: [&str; 3] = ["ABCDEFGHI", "JKLMNOPQR", "STUVWXYZ"];

/// Least height of the four rows with their gaps.
pub(crate) const LEAST_HEIGHT: f32 = 4.0 * 96.0 + 3.0 * space::S2 + 16.0;

/// Draws the four rows into a box.
pub(crate) fn keyboard(c: &mut Canvas<'_>, area: Rect, enabled: bool) {
    // The digits stand a little apart.
    let apart = 16.0;
    let height = (area.height() - 3.0 * space::S2 - apart) / 4.0;
    let digits = area.with_max_y(area.top() + height);
    let letters = area.with_min_y(digits.bottom() + space::S2 + apart);
    let mut held = None;
    for (place, key) in columns(digits, 10, space::S2)
        .into_iter()
        .zip(DIGITS.chars())
    {
        held = one_key(c, place, key, enabled).or(held);
    }
    let key_width = columns(area, 9, space::S2).first().map_or(0.0, Rect::width);
    for (row, keys) in rows(letters, 3, space::S2).into_iter().zip(LETTERS) {
        let count = small(keys.len());
        let width = count * key_width + (count - 1.0) * space::S2;
        let row = Rect::from_center_size(row.center(), vec2(width, row.height()));
        for (place, key) in columns(row, keys.len(), space::S2)
            .into_iter()
            .zip(keys.chars())
        {
            held = one_key(c, place, key, enabled).or(held);
        }
    }
    if let Some((place, key)) = held {
        enlarged(c, place, key);
    }
}

/// Draws a key; gives it back while it is held.
fn one_key(c: &mut Canvas<'_>, place: Rect, key: char, enabled: bool) -> Option<(Rect, char)> {
    let k = c.colors();
    let digit = key.is_ascii_digit();
    let word = key.to_string();
    let name_key = if digit {
        "a11y-key-digit"
    } else {
        "a11y-key-letter"
    };
    let name = c.tr_args(name_key, &[("key", (&word).into())]);
    let id = format!("key {word}");
    let hit = c.press(Target {
        id: &id,
        name: &name,
        rect: place,
        act: Act::OnPress,
        enabled,
        on: None,
    });
    let edge = if digit { k.action } else { k.line };
    let off = Look {
        radius: radius::KEY,
        ..Skin::Off.look(c)
    };
    let on = Look {
        face: if digit { k.tint } else { k.sheet },
        ink: k.ink,
        edge: (stroke::CONTROL, edge),
        ledge: (ledge::KEY, edge),
        radius: radius::KEY,
        pressed: (k.action, k.on_action),
    };
    // What cannot be pressed lies flat.
    let look = if enabled { on } else { off };
    let down = hit.down && !c.options.hide_key_presses;
    let (area, ink) = face(c, place, look, (down, hit.focused));
    let reading = match key {
        '0' => Some("reading-0"),
        'O' => Some("reading-o"),
        '1' => Some("reading-1"),
        'I' => Some("reading-i"),
        _ => None,
    };
    sign(c, area, key, reading, ink);
    if hit.fired {
        c.send(Action::Key(key));
    }
    down.then_some((place, key))
}

fn sign(c: &mut Canvas<'_>, area: Rect, key: char, reading: Option<&str>, ink: Color32) {
    let mut letter = area;
    let size = KEY_SIZE.min(area.height() * 0.62);
    if let Some(reading) = reading {
        let words = c.tr(reading);
        let foot = if area.height() > 120.0 { 48.0 } else { 32.0 };
        letter.set_bottom(area.bottom() - foot + 4.0);
        let room = Rect::from_min_max(
            pos2(area.left() + 1.0, area.bottom() - foot - 2.0),
            pos2(area.right() - 1.0, area.bottom() - 4.0),
        );
        let soft = if ink == c.colors().ink {
            c.colors().soft
        } else {
            ink
        };
        let laid = c.fit(&words, (Kind::Caption, soft, Align::Center), room.size());
        c.put(&laid, room, Align2::CENTER_CENTER);
    }
    let size = size.min(letter.height() * 0.86);
    draw_key(c, letter, key, size, ink);
}

/// A character as it is drawn on its key.
fn draw_key(c: &Canvas<'_>, area: Rect, key: char, size: f32, ink: Color32) {
    let center = area.center();
    if key == 'I' {
        letter_i(c, center, size, ink);
        return;
    }
    drawn(c, key, area, size, ink);
    if key == '0' {
        zero_stroke(c, center, size, ink);
    }
}

/// The held key, large, above the finger.
fn enlarged(c: &Canvas<'_>, place: Rect, key: char) {
    let k = c.colors();
    let size = vec2((place.width() * 1.5).max(132.0), 150.0);
    let mut bubble = Rect::from_center_size(
        pos2(place.center().x, place.top() - size.y / 2.0 - 8.0),
        size,
    );
    let screen = c.frame.screen.shrink(6.0);
    bubble = bubble.translate(vec2(
        (screen.left() - bubble.left()).max(0.0) + (screen.right() - bubble.right()).min(0.0),
        0.0,
    ));
    c.edge(
        bubble,
        radius::BUTTON,
        k.action,
        (stroke::CHOICE, k.on_action),
    );
    draw_key(c, bubble, key, 100.0, k.on_action);
}
