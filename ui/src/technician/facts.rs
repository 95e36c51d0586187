//! What was seen of a part: names and values, none of them cut.

use super::ink::{self, Ink, Laid};
use super::model::Fact;
use crate::canvas::Canvas;
use crate::geometry::{columns, small};
use egui::{Align, Align2, Rect, Role, Vec2, pos2, vec2};

/// Sizes, largest first.
const SIZES: [&[f32]; 4] = [&[25.0], &[23.0], &[22.0], &[20.0]];
/// Between a name and its value.
const GAP: f32 = 16.0;
/// Between one fact and the next on the same line.
const APART: f32 = 32.0;
/// A row is not higher than this where there is room, so that a short list stays together.
const ROW_MAX: f32 = 52.0;

/// Nor does it touch the next one.
const ROW_GAP: f32 = 10.0;

/// A fact as it is laid out, from the upper left corner of all.
struct Placed<'f> {
    fact: &'f Fact,
    name: (Laid, Vec2),
    value: (Laid, Vec2),
    /// From its top to its end.
    height: f32,
}

pub(super) fn show(c: &mut Canvas<'_>, area: Rect, facts: &[Fact]) {
    if facts.is_empty() {
        let (words, color) = (c.tr("board-no-facts"), c.colors().soft);
        ink::say(c, &words, Ink::text(color), area, Align2::LEFT_TOP);
        return;
    }
    let placed = laid_out(c, facts, area.size());
    let short = end(&placed) - area.height();
    if short > 1.0 {
        c.log.short_of.push(short);
    }
    for one in placed {
        let place = draw(c, area, &one.name).union(draw(c, area, &one.value));
        let spoken = format!("{}: {}", one.fact.name, one.fact.value);
        c.label(place, Role::Label, &spoken);
    }
}

fn draw(c: &mut Canvas<'_>, area: Rect, (laid, at): &(Laid, Vec2)) -> Rect {
    let place = Rect::from_min_size(area.min + *at, laid.0.size());
    c.put(laid, place, Align2::LEFT_TOP);
    place
}

/// The first way in which all have room: below each other, else one after the other as in a
/// sentence, each in smaller and smaller letters.
fn laid_out<'f>(c: &Canvas<'_>, facts: &'f [Fact], room: Vec2) -> Vec<Placed<'f>> {
    let mut placed = Vec::new();
    for way in [table, flow] {
        for size in SIZES {
            placed = way(c, facts, room, size);
            if end(&placed) <= room.y + 0.5 {
                return placed;
            }
        }
    }
    placed
}

fn end(placed: &[Placed<'_>]) -> f32 {
    placed
        .iter()
        .map(|one| one.name.1.y.min(one.value.1.y) + one.height)
        .fold(0.0, f32::max)
}

/// Names in one column, values in another; twice beside each other where the side is wide and low.
fn table<'f>(
    c: &Canvas<'_>,
    facts: &'f [Fact],
    room: Vec2,
    size: &'static [f32],
) -> Vec<Placed<'f>> {
    let half = facts.len().div_ceil(2);
    let parts = if c.frame.landscape || half == facts.len() {
        vec![(0.0, room.x, facts)]
    } else {
        let area = Rect::from_min_size(pos2(0.0, 0.0), room);
        let (first, second) = facts.split_at(half);
        columns(area, 2, APART)
            .into_iter()
            .zip([first, second])
            .map(|(place, part)| (place.left(), place.width(), part))
            .collect()
    };
    let mut placed = Vec::new();
    for (left, width, part) in parts {
        placed.extend(column(c, part, (left, vec2(width, room.y)), size));
    }
    placed
}

fn column<'f>(
    c: &Canvas<'_>,
    facts: &'f [Fact],
    (left, room): (f32, Vec2),
    size: &'static [f32],
) -> Vec<Placed<'f>> {
    let (soft, dark) = inks(c, size);
    let widest = facts
        .iter()
        .map(|fact| ink::width(c, &fact.name, soft))
        .fold(0.0, f32::max);
    let names = widest.min(room.x * 0.48);
    let mut placed = Vec::new();
    let mut top = 0.0;
    for fact in facts {
        let name = lines(c, &fact.name, soft, names);
        let value = lines(c, &fact.value, dark, room.x - names - GAP);
        let height = name.0.size().y.max(value.0.size().y);
        placed.push(Placed {
            fact,
            name: (name, vec2(left, top)),
            value: (value, vec2(left + names + GAP, top)),
            height,
        });
        top += height;
    }
    // What is left over goes between them.
    let spare = (room.y - top) / small(facts.len().max(1));
    let mut down = 0.0;
    for one in &mut placed {
        one.name.1.y += down;
        one.value.1.y += down;
        down += spare.min((ROW_MAX - one.height).max(ROW_GAP)).max(0.0);
    }
    placed
}

/// One after the other; a fact begins a new line where it has no room on the last one.
fn flow<'f>(
    c: &Canvas<'_>,
    facts: &'f [Fact],
    room: Vec2,
    size: &'static [f32],
) -> Vec<Placed<'f>> {
    let (soft, dark) = inks(c, size);
    let mut placed = Vec::new();
    let (mut left, mut top, mut high) = (0.0, 0.0, 0.0_f32);
    for fact in facts {
        let name = lines(c, &fact.name, soft, room.x * 0.48);
        let value_at = name.0.size().x + GAP / 2.0;
        let value = lines(c, &fact.value, dark, room.x - value_at);
        let wide = value_at + value.0.size().x;
        let height = name.0.size().y.max(value.0.size().y);
        if left > 0.0 && left + wide > room.x {
            (left, top) = (0.0, top + high);
            high = 0.0;
        }
        placed.push(Placed {
            fact,
            name: (name, vec2(left, top)),
            value: (value, vec2(left + value_at, top)),
            height,
        });
        left += wide + APART;
        high = high.max(height);
    }
    placed
}

fn inks(c: &Canvas<'_>, size: &'static [f32]) -> (Ink, Ink) {
    let k = c.colors();
    (Ink::sized(size, k.soft), Ink::sized(size, k.ink))
}

fn lines(c: &Canvas<'_>, text: &str, ink: Ink, width: f32) -> Laid {
    ink::lay(c, text, ink, vec2(width, f32::INFINITY), Align::LEFT)
}
