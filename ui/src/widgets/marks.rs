//! Small marks: rules, tries, progress, waiting.

use crate::canvas::Canvas;
use crate::stack::Item;
use crate::theme::{Kind, motion, radius, space, stroke};
use egui::{Align2, Color32, Rect, Role, Stroke, pos2, vec2};

/// Room of a mark before its words.
const INDENT: f32 = 76.0;
/// Room of the three dots before their words.
const DOTS: f32 = 130.0;

/// How something stands.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Mark {
    /// Not yet: a hollow ring.
    Open,
    /// Just now: a ring with a dot.
    Now,
    /// Kept or done: a green tick.
    Done,
    /// A statement: a dot. Nothing to tick.
    Point,
    /// Refused: an orange exclamation mark.
    Refused,
}

/// Draws a mark of 56 u in the middle of a box.
pub(crate) fn mark(c: &Canvas<'_>, what: Mark, bounds: Rect) {
    let k = c.colors();
    let center = bounds.center();
    let round = 28.0;
    let line = |points: Vec<egui::Pos2>, width: f32, color: Color32| {
        for point in &points {
            c.painter().circle_filled(*point, width / 2.0, color);
        }
        c.painter()
            .add(egui::Shape::line(points, Stroke::new(width, color)));
    };
    match what {
        Mark::Open => {
            c.painter()
                .circle(center, round - 2.0, k.sheet, Stroke::new(4.0, k.line));
        }
        Mark::Now => {
            c.painter()
                .circle(center, round - 3.5, k.sheet, Stroke::new(7.0, k.action));
            c.painter().circle_filled(center, 11.0, k.action);
        }
        Mark::Point => {
            c.painter().circle_filled(center, 10.0, k.action);
        }
        Mark::Done => {
            c.painter().circle_filled(center, round, k.ok_fill);
            let tick = [(-12.0, 1.0), (-4.0, 10.0), (13.0, -10.0)];
            let points = tick.iter().map(|(x, y)| center + vec2(*x, *y)).collect();
            line(points, 7.0, k.on_ok);
        }
        Mark::Refused => {
            c.painter().circle_filled(center, round, k.warn_line);
            line(
                vec![center + vec2(0.0, -14.0), center + vec2(0.0, 3.0)],
                7.0,
                k.on_warn,
            );
            c.painter()
                .circle_filled(center + vec2(0.0, 15.0), 4.5, k.on_warn);
        }
    }
}

/// A mark with words: a rule of a password, or a step of the machine's work.
pub(crate) fn marked<'s>(what: Mark, words: impl Into<String>, spoken: String) -> Item<'s> {
    let words: String = words.into();
    let same = words.clone();
    let kind = if matches!(what, Mark::Open | Mark::Point) {
        Kind::Body
    } else {
        Kind::Strong
    };
    Item::new(
        move |c, width, squeeze| {
            // The room of both kinds: nothing moves when the mark changes.
            let ink = c.colors().ink;
            let of = |kind| c.text(&words, kind, ink, width - INDENT, squeeze.max(2));
            let tall = |kind| of(kind).0.size().y;
            tall(Kind::Body).max(tall(Kind::Strong)).max(60.0)
        },
        move |c, rect, squeeze| {
            let k = c.colors();
            let ink = match what {
                Mark::Open | Mark::Point => k.ink,
                Mark::Now => k.action,
                Mark::Done => k.ok,
                Mark::Refused => k.warn,
            };
            let area = rect.with_min_x(rect.left() + INDENT);
            let laid = c.text(&same, kind, ink, area.width(), squeeze.max(2));
            c.put(&laid, area, Align2::LEFT_CENTER);
            c.label(rect, Role::Label, &spoken);
            let place = Rect::from_min_size(rect.min, vec2(56.0, rect.height()));
            mark(c, what, place);
        },
    )
    .gap(16.0)
}

/// Width of a row of tries.
pub(crate) fn tries_width(all: u8, side: f32) -> f32 {
    f32::from(all) * side + f32::from(all.saturating_sub(1)) * side * 0.24
}

/// One token a try: a dot is left, a cross is used.
pub(crate) fn tries(c: &Canvas<'_>, left: u8, all: u8, area: Rect, color: Color32) {
    let k = c.colors();
    let side = area.height();
    for index in 0..all {
        let x = area.left() + f32::from(index) * side * 1.24;
        let cell = Rect::from_min_size(pos2(x, area.top()), vec2(side, side));
        let used = index < all.saturating_sub(left);
        let round = side * 0.28;
        if used {
            c.edge(cell, round, k.off, (stroke::CHOICE * side / 60.0, k.line));
            let reach = side * 0.18;
            for turn in [1.0, -1.0] {
                let ends = [
                    cell.center() + vec2(-reach, -reach * turn),
                    cell.center() + vec2(reach, reach * turn),
                ];
                c.painter()
                    .line_segment(ends, Stroke::new(side * 0.1, k.soft));
            }
        } else {
            c.edge(cell, round, k.sheet, (side * 0.1, color));
            c.painter().circle_filled(cell.center(), side * 0.2, color);
        }
    }
}

/// A strip that says what is waited for, with three dots that take turns.
pub(crate) fn waiting<'s>(words: impl Into<String>) -> Item<'s> {
    let words: String = words.into();
    let same = words.clone();
    Item::new(
        move |c, width, squeeze| {
            let ink = c.colors().action;
            let (galley, _) = c.text(&words, Kind::Strong, ink, width - DOTS - 64.0, squeeze);
            (galley.size().y + 2.0 * 22.0).max(112.0)
        },
        move |c, rect, squeeze| {
            let k = c.colors();
            c.rect(rect, radius::BUTTON, k.tint);
            let room = rect.width() - DOTS - 64.0;
            let laid = c.text(&same, Kind::Strong, k.action, room, squeeze);
            let width = laid.0.size().x + DOTS;
            let left = rect.center().x - width / 2.0;
            dots(c, pos2(left + 12.0, rect.center().y));
            let area = Rect::from_min_max(
                pos2(left + DOTS, rect.top()),
                pos2(rect.right() - 16.0, rect.bottom()),
            );
            c.say(&laid, area, Align2::LEFT_CENTER);
        },
    )
    .gap(space::S4)
}

/// Three dots: one of them is dark, in turn.
pub(crate) fn dots(c: &Canvas<'_>, left: egui::Pos2) {
    let k = c.colors();
    let turn = if c.moving() {
        c.repaint_in(motion::WAITING_STEP);
        (c.age / motion::WAITING_STEP).rem_euclid(3.0)
    } else {
        0.0
    };
    for (index, from) in [(0.0_f32, 0.0), (1.0, 1.0), (2.0, 2.0)] {
        let lit = (from..from + 1.0).contains(&turn);
        let color = if lit {
            k.action
        } else {
            blend(k.action, k.tint)
        };
        c.painter()
            .circle_filled(left + vec2(index * 38.0, 0.0), 12.0, color);
    }
}

fn blend(one: Color32, other: Color32) -> Color32 {
    one.lerp_to_gamma(other, 0.55)
}
