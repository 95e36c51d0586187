//! The way in: a passcode on the keyboard that residents type their password on, masked.

use super::ink::{self, Ink};
use super::model::{Passcode, PasscodeState, TechnicianInput};
use crate::canvas::Canvas;
use crate::geometry::{columns, small};
use crate::theme::{radius, stroke};
use crate::widgets::button::{Button, Skin};
use crate::widgets::keyboard::keyboard;
use egui::{Align2, Event, Key, Rect, Role, pos2, vec2};

/// Dots that are drawn at most; the length in words is exact.
const DOTS_MAX: usize = 24;

pub(super) fn show(c: &mut Canvas<'_>, passcode: &Passcode, out: &mut Vec<TechnicianInput>) {
    let open = matches!(passcode.state, PasscodeState::Open | PasscodeState::Wrong);
    if open {
        typed(c, out);
    }
    let screen = c.frame.screen;
    let area = screen
        .with_min_y(screen.top() + c.frame.banner.map_or(0.0, |banner| banner.height()))
        .shrink2(vec2(c.frame.margin, 40.0));
    let buttons = area.with_min_y(area.bottom() - 124.0);
    let most = if c.frame.landscape { 560.0 } else { 700.0 };
    let keys_height = ((area.height() - 124.0) * 0.55).min(most);
    let keys = Rect::from_min_max(
        pos2(area.left(), buttons.top() - 36.0 - keys_height),
        pos2(area.right(), buttons.top() - 36.0),
    );
    let head = area.with_max_y(keys.top() - 32.0);
    title(c, head, passcode);
    let field = Rect::from_min_size(
        pos2(head.left(), head.bottom() - 110.0),
        vec2(head.width(), 110.0),
    );
    dots(c, field, passcode.typed, open);
    keyboard(c, keys, open);
    let has = open && passcode.typed > 0;
    let row = columns(buttons, 4, 20.0);
    let words = [
        ("leave", Skin::Quiet, "tech-back", true),
        ("clear", Skin::Quiet, "tech-clear", has),
        ("erase", Skin::Quiet, "tech-erase", has),
        ("open", Skin::Main, "tech-open", has),
    ];
    let inputs = [
        TechnicianInput::Leave,
        TechnicianInput::Clear,
        TechnicianInput::Erase,
        TechnicianInput::Submit,
    ];
    for ((place, (id, skin, key, enabled)), input) in row.into_iter().zip(words).zip(inputs) {
        let skin = if enabled { skin } else { Skin::Off };
        let button = Button::new(id, skin, c.tr(key)).kind(crate::theme::Kind::Header);
        if button.show(c, place) {
            out.push(input);
        }
    }
}

fn title(c: &mut Canvas<'_>, area: Rect, passcode: &Passcode) {
    let k = c.colors();
    let top = area.with_max_y(area.top() + 64.0);
    let words = format!("{} · {}", c.tr("tech-title"), c.tr("tech-title-ja"));
    let ends = c.tr_n("tech-ends-in", passcode.ends_in);
    let room = ink::width(c, &ends, Ink::fine(k.soft));
    let left = top.with_max_x(top.right() - room - 32.0);
    ink::put(c, &words, Ink::headline(k.ink), left, Align2::LEFT_CENTER);
    c.label(left, Role::Heading, &words);
    let right = top.with_min_x(top.right() - room);
    ink::put(c, &ends, Ink::fine(k.soft), right, Align2::RIGHT_CENTER);
    let (words, color) = match passcode.state {
        PasscodeState::Open => (c.tr("tech-enter"), k.ink),
        PasscodeState::Wrong => (c.tr("tech-wrong"), k.danger),
        PasscodeState::Checking => (c.tr("tech-checking"), k.action),
        PasscodeState::Wait(seconds) => (c.tr_n("tech-wait", seconds), k.danger),
        PasscodeState::LockedOut => (c.tr("tech-locked"), k.danger),
        PasscodeState::Uncounted => (c.tr("tech-uncounted"), k.danger),
    };
    // Right above the field that it is about.
    let place = Rect::from_min_max(
        pos2(area.left(), (area.bottom() - 226.0).max(top.bottom() + 4.0)),
        pos2(area.right(), area.bottom() - 126.0),
    );
    ink::say(c, &words, Ink::headline(color), place, Align2::LEFT_CENTER);
}

/// Dots only, and how many in words for a screen reader.
fn dots(c: &mut Canvas<'_>, place: Rect, typed: usize, open: bool) {
    let k = c.colors();
    let edge = if open { k.action } else { k.line };
    c.edge(place, radius::BUTTON, k.sheet, (stroke::CHOICE, edge));
    let step = ((place.width() - 64.0) / small(DOTS_MAX)).min(44.0);
    for dot in 0..typed.min(DOTS_MAX) {
        let x = place.left() + 44.0 + step * small(dot);
        c.painter()
            .circle_filled(pos2(x, place.center().y), 11.0, k.ink);
    }
    let words = c.tr_n("tech-field", typed);
    c.label(place, Role::Label, &words);
}

/// The physical keyboard.
fn typed(c: &Canvas<'_>, out: &mut Vec<TechnicianInput>) {
    let focused = c.ui.memory(|memory| memory.focused().is_some());
    c.ui.input(|input| {
        for event in &input.events {
            #[expect(
                clippy::wildcard_enum_match_arm,
                reason = "all other events are egui's"
            )]
            match event {
                Event::Text(text) => {
                    let keys = text.chars().filter(char::is_ascii_alphanumeric);
                    out.extend(keys.map(TechnicianInput::Key));
                }
                Event::Key {
                    key, pressed: true, ..
                } => match key {
                    Key::Backspace => out.push(TechnicianInput::Erase),
                    Key::Delete => out.push(TechnicianInput::Clear),
                    Key::Enter if !focused => out.push(TechnicianInput::Submit),
                    _ => {}
                },
                _ => {}
            }
        }
    });
    if super::escape(c) {
        out.push(TechnicianInput::Leave);
    }
}
