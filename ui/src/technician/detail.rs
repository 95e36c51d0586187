//! The tests of one part: how each came out, what was seen, what to do, since when.

use super::ink::{self, Ink, Laid};
use super::model::{Board, Light, TestRow};
use crate::canvas::Canvas;
use egui::{Align, Align2, Rect, Role, pos2, vec2};
use pin_kiosk_core::technician::Part;

const PAD: f32 = 26.0;
const SIGN: f32 = 30.0;
/// Sizes that are tried until all rows have room.
const STEPS: usize = 6;

/// A row as it is laid out.
struct Row {
    light: Light,
    name: Laid,
    finding: Laid,
    hint: Option<Laid>,
    since: Laid,
    height: f32,
    spoken: String,
}

pub(super) fn show(c: &mut Canvas<'_>, place: Rect, board: &Board, part: Part) {
    let k = c.colors();
    ink::sheet(c, place);
    let area = place.shrink2(vec2(PAD, 16.0));
    let title = area.with_max_y(area.top() + 46.0);
    let name = c.tr(part.key());
    let fact = board
        .tiles
        .iter()
        .find(|tile| tile.part == part)
        .map_or("", |tile| tile.fact.as_str());
    let words = format!("{name}: {fact}");
    ink::put(c, &words, Ink::fact(k.ink), title, Align2::LEFT_CENTER);
    c.label(title, Role::Heading, &words);
    let list = area.with_min_y(title.bottom() + 8.0);
    if board.tests.is_empty() {
        let words = c.tr("board-not-tested");
        ink::say(
            c,
            &words,
            Ink::text(k.soft),
            list.with_max_y(list.top() + 48.0),
            Align2::LEFT_CENTER,
        );
        return;
    }
    let rows = laid_out(c, &board.tests, list);
    let mut top = list.top();
    let count = crate::geometry::small(rows.len());
    let used: f32 = rows.iter().map(|row| row.height).sum();
    let spare = ((list.height() - used) / count).clamp(0.0, 14.0);
    for (index, row) in rows.into_iter().enumerate() {
        if index > 0 {
            ink::rule(c, list.left(), list.right(), top);
        }
        let height = row.height + spare;
        let place = Rect::from_min_size(pos2(list.left(), top), vec2(list.width(), height));
        if place.bottom() > list.bottom() + 1.0 {
            c.log.short_of.push(place.bottom() - list.bottom());
        }
        draw(c, place, &row);
        top += height;
    }
}

/// How the rows are set.
#[derive(Clone, Copy)]
struct Way {
    /// Which of the sizes.
    step: usize,
    /// Most hints.
    hints: usize,
    /// Most lines of a text; what is longer is cut.
    lines: f32,
}

/// The largest size in which all rows have room. Hints of what is in order go first, then those of
/// all but the first failure, then that one: the sentence on top has it. Only what has no room even
/// so is cut.
fn laid_out(c: &Canvas<'_>, tests: &[TestRow], list: Rect) -> Vec<Row> {
    let mut rows = Vec::new();
    let last = STEPS.saturating_sub(1);
    let way = |step, hints, lines| Way { step, hints, lines };
    let whole = f32::INFINITY;
    let ways = (0..STEPS).map(|step| way(step, usize::MAX, whole)).chain([
        way(last, 1, whole),
        way(last, 0, whole),
        way(last, 0, 1.0),
    ]);
    for way in ways {
        let mut left = way.hints;
        rows = tests
            .iter()
            .map(|test| {
                let wanted = test.hint.is_some() && (way.step < 2 || test.light == Light::Bad);
                let hinted = wanted && left > 0;
                left = left.saturating_sub(usize::from(wanted));
                row(c, test, list.width(), (way, hinted))
            })
            .collect();
        let used: f32 = rows.iter().map(|row| row.height).sum();
        if used <= list.height() {
            break;
        }
    }
    rows
}

/// Where the columns begin, and where the last one does.
fn columns(width: f32) -> (f32, f32) {
    let name = SIGN + 16.0;
    let finding = name + (width * 0.24).clamp(150.0, 250.0);
    let since = width - (width * 0.2).clamp(120.0, 210.0);
    (finding, since)
}

fn row(c: &Canvas<'_>, test: &TestRow, width: f32, (way, hinted): (Way, bool)) -> Row {
    let k = c.colors();
    let (finding_at, since_at) = columns(width);
    let (step, high) = (way.step, 40.0 * way.lines);
    let name_room = vec2(finding_at - SIGN - 16.0 - 12.0, f32::INFINITY);
    let name = ink::lay(
        c,
        &test.name,
        Ink::row(k.ink, true, step),
        name_room,
        Align::LEFT,
    );
    let room = vec2(since_at - finding_at - 14.0, high);
    let finding = ink::lay(
        c,
        &test.finding,
        Ink::row(k.ink, false, step),
        room,
        Align::LEFT,
    );
    let hint = test.hint.as_ref().filter(|_| hinted).map(|hint| {
        let words = c.tr_args("board-what-to-do", &[("hint", hint.into())]);
        let room = vec2(width - finding_at, high);
        let set = Ink::row(test.light.ink(c), false, step);
        ink::lay(c, &words, set, room, Align::LEFT)
    });
    let room = vec2(width - since_at, f32::INFINITY);
    let since = ink::lay(
        c,
        &test.since,
        Ink::row(k.soft, false, step.max(2)),
        room,
        Align::RIGHT,
    );
    let first = [&name, &finding, &since]
        .iter()
        .map(|laid| laid.0.size().y)
        .fold(SIGN, f32::max);
    let second = hint.as_ref().map_or(0.0, |laid| laid.0.size().y);
    let verdict = c.tr(test.light.key());
    let spoken = [
        Some(test.name.as_str()),
        Some(verdict.as_str()),
        Some(test.finding.as_str()),
        test.hint.as_deref(),
        Some(test.since.as_str()),
    ];
    let spoken: Vec<&str> = spoken.into_iter().flatten().collect();
    Row {
        light: test.light,
        name,
        finding,
        hint,
        since,
        height: first + second + if step < 3 { 10.0 } else { 4.0 },
        spoken: spoken.join(", "),
    }
}

fn draw(c: &mut Canvas<'_>, place: Rect, row: &Row) {
    let (finding_at, since_at) = columns(place.width());
    let second = row.hint.as_ref().map_or(0.0, |laid| laid.0.size().y);
    let area = place.shrink2(vec2(0.0, 2.0));
    let first = area.with_max_y(area.bottom() - second);
    let sign = Rect::from_center_size(
        pos2(first.left() + SIGN / 2.0, first.center().y),
        vec2(SIGN, SIGN),
    );
    ink::sign(c, row.light, sign);
    let column = |from: f32, to: f32| {
        Rect::from_min_max(
            pos2(first.left() + from, first.top()),
            pos2(first.left() + to, first.bottom()),
        )
    };
    c.put(
        &row.name,
        column(SIGN + 16.0, finding_at - 12.0),
        Align2::LEFT_CENTER,
    );
    c.put(
        &row.finding,
        column(finding_at, since_at - 14.0),
        Align2::LEFT_CENTER,
    );
    c.put(
        &row.since,
        column(since_at, place.width()),
        Align2::RIGHT_CENTER,
    );
    if let Some(hint) = &row.hint {
        let below = Rect::from_min_max(
            pos2(place.left() + finding_at, first.bottom()),
            area.right_bottom(),
        );
        c.put(hint, below, Align2::LEFT_TOP);
    }
    c.label(place, Role::Label, &row.spoken);
}
