//! Where what is typed with lies.
//!
//! Keys, and the row under them, lie at the bottom of the body. Their places follow from the screen
//! and the text size alone: whatever is said above them, in whatever language, no key moves under
//! the finger.

use crate::canvas::Canvas;
use crate::stack::Stack;
use crate::theme::{TextSize, space};
use crate::widgets::keyboard;
use egui::{Rect, pos2};

/// Between the keys and the row under them.
const ROW_GAP: f32 = 24.0;
/// Above the keys, and above the boxes of a PIN.
const GAP: f32 = 28.0;
/// Height of the boxes of a PIN, and of the button that shows what is in them.
const BOXES: f32 = 132.0;
/// Between the columns of a wide screen.
const COLUMNS: f32 = 48.0;

/// The places of one view.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Places {
    /// What is asked; on an upright screen with all that is said of it.
    pub(crate) question: Rect,
    /// On a wide screen what is said, at the left; it begins under the question.
    pub(crate) aside: Option<Rect>,
    pub(crate) keys: Rect,
    pub(crate) row: Rect,
}

/// Height of the row under the keys.
fn row_height(c: &Canvas<'_>) -> f32 {
    match c.size {
        _ if c.frame.compact => 132.0,
        TextSize::Standard => 146.0,
        TextSize::Large => 156.0,
        TextSize::Largest => 170.0,
    }
}

impl Places {
    /// With keys as high as the room that is kept above them allows.
    fn new(c: &Canvas<'_>, above: f32, (least, most): (f32, f32), ratio: f32) -> Self {
        let body = c.frame.body;
        let left = if c.frame.landscape {
            body.left() + (body.width() - COLUMNS) * ratio + COLUMNS
        } else {
            body.left()
        };
        let row = Rect::from_min_max(pos2(left, body.bottom() - row_height(c)), body.max);
        let bottom = row.top() - ROW_GAP;
        let high = (bottom - body.top() - above).clamp(least, most);
        let keys = Rect::from_min_max(pos2(left, bottom - high), pos2(row.right(), bottom));
        let question = body.with_max_y(keys.top() - GAP);
        let aside = c.frame.landscape.then(|| {
            let corner = pos2(left - COLUMNS, body.bottom());
            Rect::from_min_max(pos2(body.left(), keys.top()), corner)
        });
        Self {
            question,
            aside,
            keys,
            row,
        }
    }

    /// Of a view with the keyboard.
    pub(crate) fn keyboard(c: &Canvas<'_>) -> Self {
        let (upright, wide, ratio) = match c.size {
            TextSize::Standard => (790.0, 290.0, 0.34),
            TextSize::Large => (860.0, 320.0, 0.38),
            TextSize::Largest => (940.0, 340.0, 0.42),
        };
        let above = if c.frame.landscape { wide } else { upright };
        Self::new(c, above, (keyboard::LEAST_HEIGHT - 16.0, 680.0), ratio)
    }

    /// Of a view with the keypad; on an upright screen the boxes lie above it.
    pub(crate) fn keypad(c: &Canvas<'_>) -> (Self, Rect) {
        let (upright, wide) = match c.size {
            TextSize::Standard => (460.0, 156.0),
            // Who asks for larger text does not see small keys either: what is said above them
            // gives way first.
            TextSize::Large => (490.0, 168.0),
            TextSize::Largest => (510.0, 180.0),
        };
        let above = if c.frame.landscape {
            wide
        } else {
            upright + BOXES + 2.0 * GAP
        };
        let mut places = Self::new(c, above, (460.0, 720.0), 0.44);
        if let Some(aside) = &mut places.aside {
            let boxes = aside.with_max_y(aside.top() + BOXES);
            aside.set_top(boxes.bottom() + space::S4);
            aside.set_bottom(places.row.top() - ROW_GAP);
            return (places, boxes);
        }
        let bottom = places.question.bottom();
        let boxes = places.question.with_min_y(bottom - BOXES);
        places.question.set_bottom(boxes.top() - GAP);
        (places, boxes)
    }

    /// Draws question and explanation.
    pub(crate) fn show(&self, c: &mut Canvas<'_>, question: Stack<'_>, explain: Stack<'_>) {
        let Some(aside) = self.aside else {
            question.then(explain).show(c, self.question);
            return;
        };
        let start = usize::from(c.frame.compact) * 2;
        let high = question.measure(c, self.question.width(), start);
        let place = self.question;
        let place = place.with_max_y(place.bottom().min(place.top() + high));
        question.show_from(c, place, start);
        explain.show(c, aside.with_min_y(aside.top().max(place.bottom() + GAP)));
    }
}
