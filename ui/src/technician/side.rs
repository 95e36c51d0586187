//! What belongs to the chosen part beside its tests: the plot, what only a person can test, what was
//! seen.

use super::ink::{self, Ink};
use super::model::{Board, Count, TechnicianInput};
use super::touch::TouchTest;
use super::{Page, facts, plot};
use crate::canvas::Canvas;
use crate::geometry::{columns, rows, small};
use crate::widgets::button::Skin;
use egui::{Align2, Rect, Role, pos2, vec2};
use pin_kiosk_core::technician::Part;

pub(super) fn show(
    c: &mut Canvas<'_>,
    place: Rect,
    board: &Board,
    page: &mut Page,
    out: &mut Vec<TechnicianInput>,
) {
    let k = c.colors();
    ink::sheet(c, place);
    let (pad, gap) = if c.frame.landscape {
        (16.0, 8.0)
    } else {
        (10.0, 4.0)
    };
    let area = place.shrink2(vec2(26.0, pad));
    let title = area.with_max_y(area.top() + 42.0);
    let rest = area.with_min_y(title.bottom() + gap);
    let key = match board.chosen.unwrap_or(Part::Reader) {
        Part::Reader | Part::Card => {
            plot::show(c, rest, &board.trips);
            "side-trips"
        }
        Part::Printer => {
            printer(c, rest, board, out);
            "side-printer"
        }
        Part::Screen => {
            screen(c, rest, page);
            "side-screen"
        }
        Part::Clock => {
            clock(c, rest, board, out);
            "side-clock"
        }
        Part::Journal => {
            today(c, rest, &board.today);
            "side-today"
        }
        Part::Centre | Part::Settings => {
            facts::show(c, rest, &board.facts);
            "side-facts"
        }
    };
    let words = c.tr(key);
    ink::put(c, &words, Ink::name(k.ink), title, Align2::LEFT_CENTER);
    c.label(title, Role::Heading, &words);
}

/// A button of the side's width, at the top of what is left; gives the rest.
fn button(c: &mut Canvas<'_>, area: Rect, id: &'static str, key: &str, skin: Skin) -> (bool, Rect) {
    let place = area.with_max_y(area.top() + 84.0);
    let label = c.tr(key);
    let pressed = ink::button(c, (id, skin), &label, place);
    (pressed, area.with_min_y(place.bottom() + 18.0))
}

/// Where the side is wide and low, what belongs to a button stands beside it.
fn apart(c: &Canvas<'_>, area: Rect) -> (Rect, Option<Rect>) {
    if c.frame.landscape {
        return (area, None);
    }
    let split = area.left() + area.width() * 0.36;
    (
        area.with_max_x(split - 16.0),
        Some(area.with_min_x(split + 16.0)),
    )
}

fn printer(c: &mut Canvas<'_>, area: Rect, board: &Board, out: &mut Vec<TechnicianInput>) {
    let (left, rest) = apart(c, area);
    let (pressed, below) = button(c, left, "test page", "side-test-page", Skin::Choice);
    if pressed {
        out.push(TechnicianInput::PrintTestPage);
    }
    facts::show(c, rest.unwrap_or(below), &board.facts);
}

fn screen(c: &mut Canvas<'_>, area: Rect, page: &mut Page) {
    let gap = 16.0;
    let places = if c.frame.landscape {
        let high = ((area.height() - 2.0 * gap) / 3.0).min(96.0);
        let area = area.with_max_y(area.top() + 3.0 * high + 2.0 * gap);
        rows(area, 3, gap)
    } else {
        columns(
            area.with_max_y(area.top() + area.height().min(130.0)),
            3,
            gap,
        )
    };
    let all = [
        ("touch", "side-touch", Page::Touch(TouchTest::default())),
        ("pixels", "side-pixels", Page::Pixels(0)),
        ("signals", "side-signals", Page::Signals),
    ];
    for (place, (id, key, opens)) in places.into_iter().zip(all) {
        let label = c.tr(key);
        if ink::button(c, (id, Skin::Choice), &label, place) {
            *page = opens;
        }
    }
}

fn clock(c: &mut Canvas<'_>, area: Rect, board: &Board, out: &mut Vec<TechnicianInput>) {
    let k = c.colors();
    let key = if board.clock_doubted {
        "side-clock-doubted"
    } else {
        "side-clock-well"
    };
    let words = c.tr(key);
    let (skin, color) = if board.clock_doubted {
        (Skin::Caution, k.warn)
    } else {
        (Skin::Off, k.soft)
    };
    let (left, rest) = apart(c, area);
    let (pressed, below) = button(c, left, "vouch", "side-vouch", skin);
    if pressed {
        out.push(TechnicianInput::VouchForClock);
    }
    let place = rest.unwrap_or(below);
    ink::say(c, &words, Ink::text(color), place, Align2::LEFT_TOP);
}

/// What residents did today: a bar each, or where the side is low a number over its name.
fn today(c: &mut Canvas<'_>, area: Rect, counts: &[Count]) {
    if c.frame.landscape {
        bars(c, area, counts);
        return;
    }
    let k = c.colors();
    let places = columns(area, counts.len().max(1), 16.0);
    for (place, one) in places.into_iter().zip(counts) {
        let split = place.top() + 44.0;
        let number = place.with_max_y(split);
        let words = one.count.to_string();
        let color = one.light.ink(c);
        ink::put(c, &words, Ink::fact(color), number, Align2::CENTER_CENTER);
        let name = place.with_min_y(split);
        ink::put(c, &one.name, Ink::fine(k.ink), name, Align2::CENTER_TOP);
        let spoken = format!("{}: {}", one.name, one.count);
        c.label(place, Role::Label, &spoken);
    }
}

fn bars(c: &mut Canvas<'_>, area: Rect, counts: &[Count]) {
    let k = c.colors();
    let most = counts.iter().map(|one| one.count).max().unwrap_or(0).max(1);
    let high = (area.height() / small(counts.len().max(1))).min(62.0);
    for (index, one) in counts.iter().enumerate() {
        let top = area.top() + high * small(index);
        let row = Rect::from_min_size(pos2(area.left(), top), vec2(area.width(), high));
        if index > 0 {
            ink::rule(c, row.left(), row.right(), row.top());
        }
        let name = row.with_max_x(row.left() + row.width() * 0.56);
        ink::put(c, &one.name, Ink::text(k.ink), name, Align2::LEFT_CENTER);
        let number = row.with_min_x(row.right() - 84.0);
        let words = one.count.to_string();
        ink::put(c, &words, Ink::name(k.ink), number, Align2::RIGHT_CENTER);
        let room = number.left() - name.right() - 24.0;
        let part = f64::from(one.count) / f64::from(most);
        #[expect(clippy::cast_possible_truncation, reason = "between 0 and 1")]
        let width = (part as f32 * room).max(4.0);
        let bar = Rect::from_min_size(
            pos2(name.right() + 12.0, row.center().y - 11.0),
            vec2(width, 22.0),
        );
        c.rect(bar, 6.0, one.light.line(c));
        let spoken = format!("{}: {}", one.name, one.count);
        c.label(row, Role::Label, &spoken);
    }
}
