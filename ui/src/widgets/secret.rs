//! The shapes of the secrets: a long indigo band of 16 cells, or four plum boxes.
//!
//! A field shows how many characters were typed, never which: it is drawn from a number.

use crate::canvas::Canvas;
use crate::fonts::{Weight, font};
use crate::geometry::small;
use crate::theme::{radius, stroke};
use egui::{Align2, Color32, Rect, pos2, vec2};
use pin_kiosk_core::language::Language;
use pin_kiosk_core::password::{EXAMPLE_ON_SCREEN, PASSWORD_LEN_MAX, PASSWORD_LEN_MIN};

const GAP_AFTER_LEAST: f32 = 20.0;
/// The example of a 4-digit PIN; the one of a password is the core's.
const EXAMPLE_FOUR: &[u8] = b"5038";

/// What is in the cells.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Filling {
    /// The example drawn on the screens.
    Example,
    /// So many dots.
    Dots(usize),
    /// So many filled cells: progress.
    Solid(usize),
}

/// The colours of a shape.
#[derive(Clone, Copy, Debug)]
pub(crate) struct CellColors {
    pub(crate) edge: Color32,
    pub(crate) face: Color32,
    pub(crate) ink: Color32,
    pub(crate) empty: Color32,
    pub(crate) empty_edge: Color32,
}

impl CellColors {
    pub(crate) fn band(c: &Canvas<'_>) -> Self {
        let k = c.colors();
        Self {
            edge: k.action,
            face: k.sheet,
            ink: k.ink,
            empty: k.sheet,
            empty_edge: k.line,
        }
    }
}

/// Under this width a band shows only its beginning: 16 cells would be a blur.
const NARROW: f32 = 420.0;
/// Empty cells of a narrow band.
const NARROW_REST: usize = 2;

/// The band of the signature password.
pub(crate) fn band(c: &Canvas<'_>, area: Rect, filling: Filling, colors: CellColors) {
    let cells = if area.width() < NARROW && filling == Filling::Example {
        PASSWORD_LEN_MIN.saturating_add(NARROW_REST)
    } else {
        PASSWORD_LEN_MAX
    };
    let count = small(cells);
    let gap = (area.width() * 0.006).clamp(4.0, 6.0);
    let wide = GAP_AFTER_LEAST.min(area.width() * 0.04);
    let width = (area.width() - wide - gap * (count - 2.0)) / count;
    let mut x = area.left();
    for index in 0..cells {
        let cell = Rect::from_min_size(pos2(x, area.top()), vec2(width, area.height()));
        cell_at(c, cell, index, filling, colors);
        x += width
            + if index.saturating_add(1) == PASSWORD_LEN_MIN {
                wide
            } else {
                gap
            };
    }
}

fn cell_at(c: &Canvas<'_>, cell: Rect, index: usize, filling: Filling, colors: CellColors) {
    let round = radius::CELL.min(cell.width() * 0.3);
    let filled = match filling {
        Filling::Example => index < PASSWORD_LEN_MIN,
        Filling::Dots(count) | Filling::Solid(count) => index < count,
    };
    if !filled {
        c.edge(
            cell,
            round,
            colors.empty,
            (stroke::PANEL, colors.empty_edge),
        );
        return;
    }
    match filling {
        Filling::Solid(_) => c.rect(cell, round, colors.edge),
        Filling::Dots(_) => {
            c.edge(cell, round, colors.face, (stroke::CHOICE, colors.edge));
            c.painter()
                .circle_filled(cell.center(), (cell.width() * 0.22).min(12.0), colors.ink);
        }
        Filling::Example => {
            c.edge(cell, round, colors.face, (stroke::CHOICE, colors.edge));
            if let Some(byte) = EXAMPLE_ON_SCREEN.get(index) {
                let size = (cell.width() * 0.78).min(cell.height() * 0.5);
                drawn(c, char::from(*byte), cell, size, colors.ink);
            }
        }
    }
}

/// The four boxes of a 4-digit PIN.
pub(crate) fn four(c: &Canvas<'_>, area: Rect, filling: Filling) {
    let k = c.colors();
    let gap = area.width() * 0.05;
    let width = (area.width() - 3.0 * gap) / 4.0;
    let edge = (width * 0.07).clamp(3.0, 5.0);
    let round = (width * 0.2).min(16.0);
    for index in 0_usize..4 {
        let x = area.left() + small(index) * (width + gap);
        let cell = Rect::from_min_size(pos2(x, area.top()), vec2(width, area.height()));
        c.edge(cell, round, k.sheet, (edge, k.four));
        match filling {
            Filling::Example => {
                if let Some(byte) = EXAMPLE_FOUR.get(index) {
                    drawn(c, char::from(*byte), cell, width * 0.62, k.ink);
                }
            }
            Filling::Dots(count) | Filling::Solid(count) => {
                if index < count {
                    c.painter()
                        .circle_filled(cell.center(), width * 0.16, k.ink);
                }
            }
        }
    }
}

/// One character as part of a drawing: it never grows with the text.
pub(crate) fn drawn(c: &Canvas<'_>, what: char, area: Rect, size: f32, color: Color32) {
    let galley = c.painter().layout_no_wrap(
        what.to_string(),
        font(Language::English, Weight::Bold, size),
        color,
    );
    let place = Align2::CENTER_CENTER.align_size_within_rect(galley.size(), area);
    c.painter().galley(place.min, galley, color);
}
