//! The signs in the frame of a result, drawn from discs, bars and triangles on a 72 × 72 field.

use super::canvas::{Canvas, to_points};
use pin_kiosk_core::slip::Mark;

/// Side of the field the shapes below are written for.
const FIELD: f32 = 72.0;

/// Draws a sign with its left top corner at `at`, `side` dots wide and high.
pub(super) fn draw(canvas: &mut Canvas<'_>, mark: Mark, at: (usize, usize), side: usize) {
    let scale = FIELD / to_points(side.max(1));
    canvas.figure(at, (side, side), |x, y| {
        is_black(mark, x * scale, y * scale)
    });
}

fn is_black(mark: Mark, x: f32, y: f32) -> bool {
    match mark {
        Mark::Check => {
            in_disc(x, y) && !on_line(x, y, &[(20.0, 37.0), (31.0, 48.0), (52.0, 26.0)], 4.5)
        }
        Mark::Unchanged => in_disc(x, y) && !on_line(x, y, &[(22.0, 36.0), (50.0, 36.0)], 5.0),
        Mark::Warning => {
            in_triangle(x, y)
                && !on_line(x, y, &[(36.0, 29.0), (36.0, 45.0)], 4.0)
                && !on_line(x, y, &[(36.0, 57.0), (36.0, 57.5)], 4.0)
        }
        Mark::Office => {
            let roof = (6.0..=26.0).contains(&y) && (x - 36.0).abs() <= (y - 6.0) * 1.7;
            let wall = in_box(x, y, (8.0, 30.0), (64.0, 66.0));
            let door = in_box(x, y, (30.0, 46.0), (42.0, 66.0));
            let windows = in_box(x, y, (15.0, 37.0), (24.0, 46.0))
                || in_box(x, y, (48.0, 37.0), (57.0, 46.0));
            roof || (wall && !door && !windows)
        }
        Mark::Smartphone => {
            let body = in_box(x, y, (18.0, 2.0), (54.0, 70.0));
            let screen = in_box(x, y, (23.0, 10.0), (49.0, 56.0));
            let button = (x - 36.0).hypot(y - 63.0) < 3.5;
            let tick = on_line(x, y, &[(29.0, 34.0), (34.0, 39.0), (44.0, 27.0)], 3.0);
            (body && !screen && !button) || tick
        }
    }
}

fn in_disc(x: f32, y: f32) -> bool {
    (x - 36.0).hypot(y - 36.0) <= 35.0
}

fn in_triangle(x: f32, y: f32) -> bool {
    (3.0..=67.0).contains(&y) && (x - 36.0).abs() <= (y - 3.0) * 35.0 / 64.0
}

fn in_box(x: f32, y: f32, from: (f32, f32), to: (f32, f32)) -> bool {
    x >= from.0 && x <= to.0 && y >= from.1 && y <= to.1
}

/// Whether the point is within `reach` of the line through the points.
fn on_line(x: f32, y: f32, points: &[(f32, f32)], reach: f32) -> bool {
    points.windows(2).any(|pair| match *pair {
        [(x1, y1), (x2, y2)] => {
            let (dx, dy) = (x2 - x1, y2 - y1);
            let along = ((x - x1) * dx + (y - y1) * dy) / (dx * dx + dy * dy);
            let along = along.clamp(0.0, 1.0);
            (x - x1 - along * dx).hypot(y - y1 - along * dy) <= reach
        }
        _ => false,
    })
}
