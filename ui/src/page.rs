//! The two halves of a view: question and explanation, then the answers.

use crate::canvas::{Canvas, TIGHTEST};
use crate::stack::{Item, Stack};
use egui::{Rect, pos2};

/// A view's body: in portrait one column, in landscape two with the title across.
pub(crate) struct Page<'s> {
    title: Stack<'s>,
    explain: Stack<'s>,
    answer: Stack<'s>,
    /// Share of the left column in landscape.
    ratio: f32,
    /// Whether the answers stay low when there is room.
    answers_low: bool,
    /// Whether both columns are squeezed alike.
    even: bool,
}

impl<'s> Page<'s> {
    pub(crate) fn new() -> Self {
        Self {
            title: Stack::new(),
            explain: Stack::new(),
            answer: Stack::new(),
            ratio: 0.5,
            answers_low: true,
            even: false,
        }
    }

    /// The question, across both columns.
    pub(crate) fn title(mut self, item: Item<'s>) -> Self {
        self.title = self.title.add(item);
        self
    }

    pub(crate) fn explain(mut self, item: Item<'s>) -> Self {
        self.explain = self.explain.add(item);
        self
    }

    pub(crate) fn maybe_explain(mut self, item: Option<Item<'s>>) -> Self {
        self.explain = self.explain.maybe(item);
        self
    }

    pub(crate) fn answer(mut self, item: Item<'s>) -> Self {
        self.answer = self.answer.add(item);
        self
    }

    pub(crate) fn maybe_answer(mut self, item: Option<Item<'s>>) -> Self {
        self.answer = self.answer.maybe(item);
        self
    }

    pub(crate) fn ratio(mut self, ratio: f32) -> Self {
        self.ratio = ratio;
        self
    }

    /// The answers follow the explanation at once.
    pub(crate) fn answers_follow(mut self) -> Self {
        self.answers_low = false;
        self
    }

    /// Both columns are squeezed alike: they hold things of the same kind.
    pub(crate) fn even(mut self) -> Self {
        self.even = true;
        self
    }

    pub(crate) fn show(self, c: &mut Canvas<'_>, body: Rect) {
        if !c.frame.landscape {
            let mut stack = self.title.then(self.explain);
            if self.answers_low {
                stack = stack.add(Item::spring(1.0));
            }
            stack.then(self.answer).show(c, body);
            return;
        }
        let mut top = body.top();
        let start = usize::from(c.frame.compact) * 2;
        let height = self.title.measure(c, body.width(), start);
        if height > 0.0 {
            self.title
                .show_from(c, body.with_max_y(top + height), start);
            top += height + if c.frame.compact { 28.0 } else { 40.0 };
        }
        let gap = 48.0;
        let split = body.left() + (body.width() - gap) * self.ratio;
        let left = Rect::from_min_max(pos2(body.left(), top), pos2(split, body.bottom()));
        let right = Rect::from_min_max(pos2(split + gap, top), body.max);
        let fits = |stack: &Stack<'_>, rect: Rect, squeeze| {
            stack.measure(c, rect.width(), squeeze) <= rect.height() + 0.5
        };
        let least = if self.even {
            (0..=TIGHTEST)
                .find(|at| fits(&self.explain, left, *at) && fits(&self.answer, right, *at))
                .unwrap_or(TIGHTEST)
        } else {
            0
        };
        self.explain.show_from(c, left, least);
        let mut answer = Stack::new();
        if self.answers_low {
            answer = answer.add(Item::spring(1.0));
        }
        answer.then(self.answer).show_from(c, right, least);
    }
}
