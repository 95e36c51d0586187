//! The touch test: a grid to wipe. Each cell goes out when it is touched; what stays is where the
//! panel does not feel a finger.

use super::Page;
use super::ink::{self, Ink};
use super::model::{Judgement, TechnicianInput};
use crate::canvas::Canvas;
use crate::geometry::{columns, rows, small};
use egui::{Align2, Event, PointerButton, Pos2, Rect, Role, pos2, vec2};

/// Least side of a cell, in units: about a fingertip.
const CELL: f32 = 90.0;
/// The test ends by itself when no cell went out for so long, in seconds.
const PATIENCE: f64 = 10.0;

/// A grid that is being wiped.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct TouchTest {
    /// Which cells are out, row by row; empty before the first frame.
    out: Vec<bool>,
    /// When the last one went out.
    last: f64,
    /// Where the finger was.
    finger: Option<Pos2>,
}

impl TouchTest {
    fn left(&self) -> usize {
        self.out.iter().filter(|out| !**out).count()
    }
}

pub(super) fn show(c: &mut Canvas<'_>, page: &mut Page, out: &mut Vec<TechnicianInput>) {
    let Page::Touch(test) = page else { return };
    let screen = c.frame.screen;
    let (across, down) = (cells(screen.width()), cells(screen.height()));
    let places: Vec<Rect> = rows(screen, down, 0.0)
        .into_iter()
        .flat_map(|row| columns(row, across, 0.0))
        .collect();
    if test.out.len() != places.len() {
        *test = TouchTest {
            out: vec![false; places.len()],
            last: c.now,
            finger: None,
        };
    }
    wipe(c, test, &places);
    let k = c.colors();
    for (place, out) in places.iter().zip(&test.out) {
        let fill = if *out { k.ok_tint } else { k.action };
        c.edge(*place, 0.0, fill, (1.5, k.paper));
    }
    let (left, all) = (test.left(), test.out.len());
    let rest = (PATIENCE - (c.now - test.last)).max(0.0);
    words(c, test.finger, (left, all), rest);
    c.repaint_in(0.2);
    let (left, of) = (count(left), count(all));
    let key = super::escape(c);
    let touched = left < of;
    let judgement = if left == 0 {
        Some(Judgement::Touch { left, of })
    } else if key || (rest <= 0.0 && !touched) {
        Some(Judgement::TouchBrokenOff)
    } else if rest <= 0.0 {
        Some(Judgement::Touch { left, of })
    } else {
        None
    };
    if let Some(judgement) = judgement {
        out.push(TechnicianInput::Judged(judgement));
        *page = Page::Board;
    }
}

/// Puts out every cell on the finger's way.
fn wipe(c: &Canvas<'_>, test: &mut TouchTest, places: &[Rect]) {
    let events = c.ui.input(|input| input.events.clone());
    for event in &events {
        #[expect(
            clippy::wildcard_enum_match_arm,
            reason = "all other events are egui's"
        )]
        match event {
            Event::PointerButton {
                pos,
                button: PointerButton::Primary,
                pressed,
                ..
            } => {
                put_out(test, places, *pos, *pos, c.now);
                test.finger = pressed.then_some(*pos);
            }
            Event::PointerMoved(pos) => {
                if let Some(from) = test.finger {
                    put_out(test, places, from, *pos, c.now);
                    test.finger = Some(*pos);
                }
            }
            Event::PointerGone => test.finger = None,
            _ => {}
        }
    }
}

fn put_out(test: &mut TouchTest, places: &[Rect], from: Pos2, to: Pos2, now: f64) {
    // A fast finger leaves gaps between two reports.
    const PARTS: u8 = 16;
    for part in 0..=PARTS {
        let at = from.lerp(to, f32::from(part) / f32::from(PARTS));
        for (place, out) in places.iter().zip(&mut test.out) {
            if !*out && place.contains(at) {
                *out = true;
                test.last = now;
            }
        }
    }
}

/// What to do and how much is left, in the half of the screen where the finger is not.
fn words(c: &mut Canvas<'_>, finger: Option<Pos2>, (left, all): (usize, usize), rest: f64) {
    let k = c.colors();
    let screen = c.frame.screen;
    let below = finger.is_none_or(|at| at.y < screen.center().y);
    let height = screen.top() + screen.height() * if below { 0.7 } else { 0.3 };
    let size = vec2(560.0, 140.0);
    let place = Rect::from_center_size(pos2(screen.center().x, height), size);
    ink::sheet(c, place);
    let area = place.shrink2(vec2(24.0, 14.0));
    let (top, under) = (
        area.with_max_y(area.center().y),
        area.with_min_y(area.center().y),
    );
    let title = c.tr("touch-title");
    ink::put(c, &title, Ink::headline(k.ink), top, Align2::CENTER_CENTER);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a few seconds"
    )]
    let seconds = rest.ceil() as u64;
    let counts = [
        ("n", left.into()),
        ("m", all.into()),
        ("seconds", seconds.into()),
    ];
    let spoken = c.tr_args("touch-spoken", &counts);
    let line = c.tr_args("touch-left", &counts);
    ink::put(c, &line, Ink::text(k.soft), under, Align2::CENTER_CENTER);
    c.label(place, Role::Label, &spoken);
}

fn cells(length: f32) -> usize {
    (1..64)
        .rev()
        .find(|count| length / small(*count) >= CELL)
        .unwrap_or(1)
}

fn count(cells: usize) -> u32 {
    u32::try_from(cells).unwrap_or(u32::MAX)
}
