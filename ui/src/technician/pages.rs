//! Pages over the board: colours for dead pixels, signals for the ear.

use super::Page;
use super::ink::{self, Ink};
use super::model::{Judgement, TechnicianInput};
use crate::canvas::{Act, Canvas, Target};
use crate::geometry::{columns, rows};
use crate::theme::{Kind, pixel_test};
use crate::widgets::button::{Button, Skin};
use egui::{Align2, Rect, Role, pos2, vec2};
use pin_kiosk_core::effect::Sound;

/// How many colours there are; after the last one comes the question.
pub(super) const COLOURS: usize = pixel_test::COLOURS.len();

/// Draws title and lead of a page; gives what is left above its last button, and that button's
/// place.
pub(super) fn frame(c: &mut Canvas<'_>, title: &str, lead: &str) -> (Rect, Rect) {
    let k = c.colors();
    let screen = c.frame.screen;
    let top = c
        .frame
        .banner
        .map_or(screen.top(), |banner| banner.bottom());
    let area = screen.with_min_y(top).shrink2(vec2(96.0, 64.0));
    let area = if c.frame.landscape {
        area
    } else {
        area.expand2(vec2(40.0, 0.0))
    };
    let head = area.with_max_y(area.top() + 110.0);
    let words = c.tr(title);
    ink::put(c, &words, Ink::headline(k.ink), head, Align2::LEFT_CENTER);
    c.label(head, Role::Heading, &words);
    let words = c.tr(lead);
    let place = Rect::from_min_size(head.left_bottom(), vec2(area.width(), 84.0));
    ink::say(c, &words, Ink::text(k.soft), place, Align2::LEFT_TOP);
    let foot = area.with_min_y(area.bottom() - 112.0);
    let middle = Rect::from_min_max(
        pos2(area.left(), place.bottom() + 24.0),
        pos2(area.right(), foot.top() - 32.0),
    );
    (middle, foot)
}

/// One colour after the other over the whole screen, then what was seen.
pub(super) fn pixels(c: &mut Canvas<'_>, page: &mut Page, out: &mut Vec<TechnicianInput>) {
    let Page::Pixels(at) = page else { return };
    if let Some(color) = pixel_test::COLOURS.get(*at) {
        let screen = c.frame.screen;
        c.rect(screen, 0.0, *color);
        let (n, m) = (at.saturating_add(1).into(), COLOURS.into());
        let name = c.tr_args("pixels-spoken", &[("n", n), ("m", m)]);
        let hit = c.press(Target {
            id: "colour",
            name: &name,
            rect: screen,
            act: Act::OnRelease,
            enabled: true,
            on: None,
        });
        let space = c.ui.input(|input| input.key_pressed(egui::Key::Space));
        if super::escape(c) {
            *page = Page::Board;
        } else if hit.fired || space {
            *at = at.saturating_add(1);
        }
        return;
    }
    let (area, foot) = frame(c, "pixels-title", "pixels-lead");
    let area = area.with_max_y(area.top() + 140.0);
    let answers = [
        ("whole", Skin::Choice, "pixels-whole", true),
        ("dots", Skin::Choice, "pixels-dots", false),
    ];
    for (place, (id, skin, key, whole)) in columns(area, 2, 32.0).into_iter().zip(answers) {
        if Button::new(id, skin, c.tr(key)).show(c, place) {
            out.push(TechnicianInput::Judged(Judgement::Pixels(whole)));
            *page = Page::Board;
        }
    }
    back(c, foot, page);
}

/// A button a signal, then whether they were heard.
pub(super) fn signals(c: &mut Canvas<'_>, page: &mut Page, out: &mut Vec<TechnicianInput>) {
    let (area, foot) = frame(c, "signals-title", "signals-lead");
    let all = [
        (Sound::Key, "signal-key"),
        (Sound::Question, "signal-question"),
        (Sound::Refusal, "signal-refusal"),
        (Sound::Done, "signal-done"),
        (Sound::TakeCard, "signal-take-card"),
        (Sound::Silence, "signal-silence"),
    ];
    let across = if c.frame.landscape { 3 } else { 2 };
    let down = if c.frame.landscape { 2 } else { 3 };
    let high = if c.frame.compact { 116.0 } else { 140.0 };
    let gap = 24.0;
    let grid = area.with_max_y(area.top() + (high + gap) * crate::geometry::small(down) - gap);
    let places = rows(grid, down, gap)
        .into_iter()
        .flat_map(|row| columns(row, across, gap));
    for (place, (sound, key)) in places.zip(all) {
        let skin = if sound == Sound::Silence {
            Skin::Quiet
        } else {
            Skin::Choice
        };
        if Button::new(key, skin, c.tr(key)).show(c, place) {
            out.push(TechnicianInput::Sound(sound));
        }
    }
    let answers = Rect::from_min_size(
        pos2(grid.left(), grid.bottom() + 56.0),
        vec2(grid.width(), high),
    );
    let answer = [
        ("heard", Skin::Main, "signals-heard", true),
        ("not heard", Skin::Caution, "signals-not-heard", false),
    ];
    for (place, (id, skin, key, heard)) in columns(answers, 2, 32.0).into_iter().zip(answer) {
        if Button::new(id, skin, c.tr(key))
            .kind(Kind::Button)
            .show(c, place)
        {
            out.push(TechnicianInput::Sound(Sound::Silence));
            out.push(TechnicianInput::Judged(Judgement::Speaker(heard)));
            *page = Page::Board;
        }
    }
    if back(c, foot, page) {
        out.push(TechnicianInput::Sound(Sound::Silence));
    }
}

/// Back to the board without an answer.
fn back(c: &mut Canvas<'_>, place: Rect, page: &mut Page) -> bool {
    let button = Button::new("back", Skin::Quiet, c.tr("signals-cancel")).kind(Kind::Button);
    let left = button.show(c, place) || super::escape(c);
    if left {
        *page = Page::Board;
    }
    left
}
