//! Short facts that share lines where there is width for them.

use crate::canvas::{Canvas, Squeeze, Style};
use crate::stack::Item;
use crate::theme::Kind;
use egui::{Align, Align2, Color32, Galley, Rect, pos2, vec2};
use pin_kiosk_core::language::Language;
use std::sync::Arc;

/// Between two facts on one line.
const GAP: f32 = 28.0;

/// One fact.
#[derive(Clone, Debug)]
pub(crate) struct Fact {
    pub(crate) kind: Kind,
    pub(crate) color: Color32,
    /// The language of its words.
    pub(crate) language: Language,
    pub(crate) words: String,
}

type Laid = (Arc<Galley>, Style);

/// A line of facts, each as far from the left as those before it need.
struct Line {
    facts: Vec<(f32, Laid)>,
    right: f32,
    height: f32,
}

/// Groups of facts from the left, each on lines of its own, and one fact at the right end of the
/// first line that has room for it.
pub(crate) fn flow(groups: Vec<Vec<Fact>>, last: Option<Fact>) -> Item<'static> {
    let all = std::rc::Rc::new((groups, last));
    let same = std::rc::Rc::clone(&all);
    Item::new(
        move |c, width, squeeze| {
            let lines = lines(c, &all, width, squeeze);
            lines.iter().map(|line| line.height).sum()
        },
        move |c, rect, squeeze| {
            let mut top = rect.top();
            for line in lines(c, &same, rect.width(), squeeze) {
                for (left, laid) in line.facts {
                    let place = Rect::from_min_size(
                        pos2(rect.left() + left, top),
                        vec2(laid.0.size().x, line.height),
                    );
                    c.say(&laid, place, Align2::LEFT_CENTER);
                }
                top += line.height;
            }
        },
    )
    .gap(2.0)
}

fn lines(
    c: &Canvas<'_>,
    (groups, last): &(Vec<Vec<Fact>>, Option<Fact>),
    width: f32,
    squeeze: Squeeze,
) -> Vec<Line> {
    let lay = |fact: &Fact| {
        let set = (fact.kind, fact.color, Align::LEFT);
        c.text_in(fact.language, &fact.words, set, width, squeeze)
    };
    let mut lines: Vec<Line> = Vec::new();
    for group in groups {
        for (place, fact) in group.iter().enumerate() {
            let laid = lay(fact);
            let width_with = |line: &Line| line.right + GAP + laid.0.size().x;
            match lines
                .last_mut()
                .filter(|line| place > 0 && width_with(line) <= width)
            {
                Some(line) => {
                    let left = line.right + GAP;
                    line.add(left, laid);
                }
                None => lines.push(Line::of(0.0, laid)),
            }
        }
    }
    if let Some(laid) = last.as_ref().map(lay) {
        let left = width - laid.0.size().x;
        match lines.iter_mut().find(|line| line.right + GAP <= left) {
            Some(line) => line.add(left, laid),
            None => lines.push(Line::of(left, laid)),
        }
    }
    lines
}

impl Line {
    fn of(left: f32, laid: Laid) -> Self {
        let mut line = Self {
            facts: Vec::new(),
            right: 0.0,
            height: 0.0,
        };
        line.add(left, laid);
        line
    }

    fn add(&mut self, left: f32, laid: Laid) {
        let size = laid.0.size();
        self.right = left + size.x;
        self.height = self.height.max(size.y);
        self.facts.push((left, laid));
    }
}
