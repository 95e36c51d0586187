//! The two halves of a view: question and explanation, then the answers.

use crate::canvas::Canvas;
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
}

impl<'s> Page<'s> {
    pub(crate) fn new() -> Self {
        Self {
            title: Stack::new(),
            explain: Stack::new(),
            answer: Stack::new(),
            ratio: 0.5,
            answers_low: true,
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
        self.explain.show(c, left);
        let mut answer = Stack::new();
        if self.answers_low {
            answer = answer.add(Item::spring(1.0));
        }
        answer.then(self.answer).show(c, right);
    }
}
