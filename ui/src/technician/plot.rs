//! The last round trips to a card: one dot each, with the median and the 99th percentile.

use super::ink::{self, Ink};
use super::model::Trips;
use crate::canvas::Canvas;
use crate::geometry::small;
use egui::{Align2, Rect, Stroke, pos2, vec2};

/// Round trips that one test makes.
const TRIPS: usize = 200;

pub(super) fn show(c: &mut Canvas<'_>, area: Rect, trips: &Trips) {
    let k = c.colors();
    if trips.micros.is_empty() {
        let words = c.tr_n("side-trips-none", TRIPS);
        ink::say(c, &words, Ink::text(k.soft), area, Align2::LEFT_TOP);
        return;
    }
    let numbers = [
        ("side-trips-median", trips.median, k.ok_fill),
        ("side-trips-p99", trips.p99, k.warn_line),
    ];
    let count = trips.micros.len();
    let when = c.tr_args(
        "side-trips-when",
        &[("n", count.into()), ("time", (&trips.time).into())],
    );
    let (lines, foot, plot) = zones(c, area);
    for (line, (key, micros, color)) in lines.into_iter().zip(numbers) {
        let bar = Rect::from_min_size(pos2(line.left(), line.center().y - 3.0), vec2(30.0, 6.0));
        c.rect(bar, 3.0, color);
        let value = time(micros);
        let words = c.tr_args(key, &[("time", (&value).into())]);
        let place = line.with_min_x(bar.right() + 12.0);
        ink::say(c, &words, Ink::name(k.ink), place, Align2::LEFT_CENTER);
    }
    ink::say(c, &when, Ink::fine(k.soft), foot, Align2::LEFT_CENTER);
    draw(c, plot, trips);
}

/// Where the two numbers, the time and the plot lie: above each other, or where there is little
/// height beside each other.
fn zones(c: &Canvas<'_>, area: Rect) -> ([Rect; 2], Rect, Rect) {
    if c.frame.landscape {
        let line = area.with_max_y(area.top() + 40.0);
        let middle = line.left() + line.width() * 0.54;
        let foot = area.with_min_y(area.bottom() - 34.0);
        let plot = Rect::from_min_max(
            pos2(area.left(), line.bottom() + 10.0),
            pos2(area.right(), foot.top() - 8.0),
        );
        let lines = [line.with_max_x(middle - 12.0), line.with_min_x(middle)];
        return (lines, foot, plot);
    }
    let split = area.left() + 300.0;
    let left = area.with_max_x(split - 24.0);
    let high = area.height() / 3.0;
    let row = |number: f32| {
        let top = left.top() + high * number;
        Rect::from_min_size(pos2(left.left(), top), vec2(left.width(), high))
    };
    ([row(0.0), row(1.0)], row(2.0), area.with_min_x(split))
}

fn draw(c: &Canvas<'_>, plot: Rect, trips: &Trips) {
    let k = c.colors();
    let slowest = trips.micros.iter().copied().max().unwrap_or(1);
    // A single outlier must not flatten all others.
    let top = slowest.min(trips.p99.saturating_mul(2)).max(1);
    let height = |micros: u32| {
        let part = f64::from(micros.min(top)) / f64::from(top);
        #[expect(clippy::cast_possible_truncation, reason = "between 0 and 1")]
        let part = part as f32;
        plot.bottom() - 6.0 - part * (plot.height() - 12.0)
    };
    c.rect(plot, 8.0, k.tint);
    for (micros, color) in [(trips.median, k.ok_fill), (trips.p99, k.warn_line)] {
        let y = height(micros);
        c.painter().line_segment(
            [pos2(plot.left(), y), pos2(plot.right(), y)],
            Stroke::new(2.5, color),
        );
    }
    let step = (plot.width() - 16.0) / small(trips.micros.len().max(2)).max(1.0);
    for (index, micros) in trips.micros.iter().enumerate() {
        let x = plot.left() + 8.0 + step * (small(index) + 0.5);
        let place = pos2(x, height(*micros));
        if *micros > top {
            // Off the plot: a bar at its upper edge.
            let bar = Rect::from_center_size(pos2(x, plot.top() + 7.0), vec2(3.0, 14.0));
            c.rect(bar, 0.0, k.danger);
        } else {
            c.painter().circle_filled(place, 3.0, k.action);
        }
    }
}

/// Microseconds as people read them.
fn time(micros: u32) -> String {
    if micros < 1000 {
        format!("{micros} µs")
    } else {
        let tenths = micros / 100;
        format!("{}.{} ms", tenths / 10, tenths % 10)
    }
}

#[cfg(test)]
mod tests {
    use super::time;

    #[test]
    fn times_are_short() {
        assert_eq!(time(412), "412 µs");
        assert_eq!(time(1000), "1.0 ms");
        assert_eq!(time(12_380), "12.3 ms");
    }
}
