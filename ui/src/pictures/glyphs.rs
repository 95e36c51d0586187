//! Small signs in one colour, in a box of 48.

use super::brush::{Brush, boxed};
use crate::canvas::Canvas;
use crate::theme::stroke;
use egui::{Align2, Color32, Rect};

/// The signs there are.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Glyph {
    Globe,
    TextSize,
    Contrast,
    Cross,
    ArrowLeft,
    ArrowRight,
    Question,
    Printer,
    Phone,
    Tick,
    Lower,
    Raise,
    Look,
    Eye,
}

impl Glyph {
    /// Width of its box for a height of 48.
    pub(crate) const fn width(self) -> f32 {
        if matches!(self, Self::TextSize) {
            68.0
        } else {
            48.0
        }
    }
}

/// Draws a sign into a box.
pub(crate) fn glyph(c: &Canvas<'_>, what: Glyph, bounds: Rect, color: Color32) {
    let (origin, scale) = boxed(bounds);
    let b = Brush::new(c.painter().clone(), origin, scale);
    let pen = (stroke::ICON, color);
    match what {
        Glyph::Globe => globe(&b, color),
        Glyph::TextSize => letters(c, bounds, color),
        Glyph::Contrast => {
            // The half disc reaches to the middle of the ring, and a little over its own edge.
            b.ring((24.0, 24.0), 19.0, (4.0, color));
            let half: Vec<(f32, f32)> = (0_u8..=32)
                .map(|i| {
                    let angle = (f32::from(i) * 5.625 + 90.0).to_radians();
                    (24.0 + 20.0 * angle.cos(), 24.0 + 20.0 * angle.sin())
                })
                .collect();
            b.polygon(&half, color);
        }
        Glyph::Cross => {
            b.line(&[(12.0, 12.0), (36.0, 36.0)], pen);
            b.line(&[(36.0, 12.0), (12.0, 36.0)], pen);
        }
        Glyph::ArrowLeft => {
            b.line(&[(40.0, 24.0), (9.0, 24.0)], pen);
            b.line(&[(21.0, 11.0), (8.0, 24.0), (21.0, 37.0)], pen);
        }
        Glyph::ArrowRight => {
            b.line(&[(8.0, 24.0), (39.0, 24.0)], pen);
            b.line(&[(27.0, 11.0), (40.0, 24.0), (27.0, 37.0)], pen);
        }
        Glyph::Question => question(&b, color),
        Glyph::Printer => printer(&b, color),
        Glyph::Phone => handset(&b, color),
        Glyph::Tick => b.line(&[(10.0, 25.0), (20.0, 35.0), (38.0, 13.0)], (6.0, color)),
        Glyph::Lower => {
            b.line(&[(24.0, 6.0), (24.0, 30.0)], pen);
            b.line(&[(12.0, 19.0), (24.0, 31.0), (36.0, 19.0)], pen);
            b.line(&[(8.0, 42.0), (40.0, 42.0)], pen);
        }
        Glyph::Raise => {
            b.line(&[(24.0, 32.0), (24.0, 8.0)], pen);
            b.line(&[(12.0, 19.0), (24.0, 7.0), (36.0, 19.0)], pen);
            b.line(&[(8.0, 42.0), (40.0, 42.0)], pen);
        }
        Glyph::Look => {
            b.ring((20.0, 20.0), 14.0, pen);
            b.line(&[(31.0, 31.0), (42.0, 42.0)], (7.0, color));
        }
        Glyph::Eye => eye(&b, color),
    }
}

fn eye(b: &Brush, color: Color32) {
    let pen = (4.5, color);
    // Two arcs that meet in the corners of the eye.
    for (middle, from, to) in [(36.0, -146.0, -34.0), (12.0, 34.0, 146.0)] {
        b.arc((24.0, middle), 23.0, (from, to), pen);
    }
    b.disc((24.0, 24.0), 7.0, color);
}

fn letters(c: &Canvas<'_>, bounds: Rect, color: Color32) {
    let bold = |size: f32| {
        crate::fonts::font(
            pin_kiosk_core::language::Language::English,
            crate::fonts::Weight::Bold,
            size,
        )
    };
    let painter = c.painter();
    let base = bounds.center().y;
    let scale = bounds.height() / 48.0;
    let (low, high) = (34.0 * scale, 56.0 * scale);
    let small = painter.layout_no_wrap("A".to_owned(), bold(low), color);
    let big = painter.layout_no_wrap("A".to_owned(), bold(high), color);
    // Both stand on one line: the capital's foot lies 0.357 em under the middle of its row.
    let foot = base + high * 0.357;
    let left = bounds.center().x - (small.size().x + big.size().x + 2.0) / 2.0;
    let put = |galley: std::sync::Arc<egui::Galley>, x: f32, size: f32| {
        let width = galley.size();
        let middle = foot - size * 0.357;
        let rect = Align2::LEFT_CENTER.anchor_size(egui::pos2(x, middle), width);
        painter.galley(rect.min, galley, color);
    };
    let step = small.size().x + 2.0;
    put(small, left, low);
    put(big, left + step, high);
}

fn question(b: &Brush, color: Color32) {
    b.ring((24.0, 24.0), 21.0, (4.5, color));
    b.arc((24.0, 19.0), 7.0, (-190.0, 50.0), (4.5, color));
    b.line(&[(28.3, 24.5), (24.0, 28.0), (24.0, 30.0)], (4.5, color));
    b.disc((24.0, 36.5), 2.9, color);
}

fn printer(b: &Brush, color: Color32) {
    let pen = (4.5, color);
    b.line(&[(13.0, 15.0), (13.0, 5.0), (35.0, 5.0), (35.0, 15.0)], pen);
    let body = [
        (13.0, 35.0),
        (7.0, 35.0),
        (5.0, 33.0),
        (5.0, 18.0),
        (8.0, 15.0),
        (40.0, 15.0),
        (43.0, 18.0),
        (43.0, 33.0),
        (41.0, 35.0),
        (35.0, 35.0),
    ];
    b.line(&body, pen);
    b.fill((13.0, 27.0), (22.0, 16.0), 2.0, color);
}

fn globe(b: &Brush, color: Color32) {
    let pen = (4.0, color);
    b.ring((24.0, 24.0), 20.0, pen);
    for side in [1.0, -1.0] {
        let half: Vec<(f32, f32)> = (0_u8..=12)
            .map(|i| {
                let angle = (f32::from(i) * 15.0 - 90.0).to_radians();
                (24.0 + side * 9.0 * angle.cos(), 24.0 + 20.0 * angle.sin())
            })
            .collect();
        b.line(&half, pen);
    }
    b.line(&[(4.0, 24.0), (44.0, 24.0)], pen);
}

fn handset(b: &Brush, color: Color32) {
    let edge = [
        (9.0, 9.0),
        (15.0, 6.0),
        (21.0, 15.0),
        (17.0, 20.0),
        (22.0, 26.0),
        (28.0, 31.0),
        (33.0, 27.0),
        (42.0, 33.0),
        (39.0, 39.0),
        (33.0, 42.0),
        (22.0, 37.0),
        (12.0, 27.0),
        (7.0, 16.0),
        (9.0, 9.0),
    ];
    b.line(&edge, (4.5, color));
}
