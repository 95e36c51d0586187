//! A column of pieces that finds room for itself.
//!
//! Each piece says how high it is at a width and at a step of squeeze. The stack takes the first
//! step at which all fit: gaps shrink first, then titles and line heights, then what is not needed
//! goes (pictures, second sentences). A control never goes, and no text gets smaller than its
//! kind allows. What room is left goes to the pieces that can grow, and to the springs.

use crate::canvas::{Canvas, Squeeze, TIGHTEST};
use crate::theme::space;
use egui::{Rect, pos2, vec2};

type Measure<'s> = Box<dyn Fn(&Canvas<'_>, f32, Squeeze) -> f32 + 's>;
type Draw<'s> = Box<dyn FnOnce(&mut Canvas<'_>, Rect, Squeeze) + 's>;

/// One piece of a column.
pub(crate) struct Item<'s> {
    measure: Measure<'s>,
    draw: Option<Draw<'s>>,
    /// Space above it, unless it comes first.
    gap: f32,
    /// Before this step it is left out.
    show_from: Squeeze,
    /// From this step on it is left out.
    drop_at: Squeeze,
    /// Share of the room that is left over.
    grow: f32,
    /// How much of it it takes at most.
    grow_most: f32,
    /// Whether it can be pressed: it lies low when controls are asked to.
    operable: bool,
}

impl<'s> Item<'s> {
    /// A piece of its own making.
    pub(crate) fn new(
        measure: impl Fn(&Canvas<'_>, f32, Squeeze) -> f32 + 's,
        draw: impl FnOnce(&mut Canvas<'_>, Rect, Squeeze) + 's,
    ) -> Self {
        Self {
            measure: Box::new(measure),
            draw: Some(Box::new(draw)),
            gap: space::S3,
            show_from: 0,
            drop_at: Squeeze::MAX,
            grow: 0.0,
            grow_most: f32::INFINITY,
            operable: false,
        }
    }

    /// A piece of fixed height.
    pub(crate) fn fixed(
        height: f32,
        draw: impl FnOnce(&mut Canvas<'_>, Rect, Squeeze) + 's,
    ) -> Self {
        Self::new(move |_, _, _| height, draw)
    }

    /// Room that takes what is left over.
    pub(crate) fn spring(share: f32) -> Self {
        let mut item = Self::fixed(0.0, |_, _, _| {});
        item.draw = None;
        item.gap = 0.0;
        item.grow = share;
        item
    }

    pub(crate) fn gap(mut self, gap: f32) -> Self {
        self.gap = gap;
        self
    }

    /// Only when room is this short: the brief form of a piece that is dropped then.
    pub(crate) fn show_from(mut self, squeeze: Squeeze) -> Self {
        self.show_from = squeeze;
        self
    }

    pub(crate) fn drop_at(mut self, squeeze: Squeeze) -> Self {
        self.drop_at = squeeze;
        self
    }

    pub(crate) fn grow(mut self, share: f32, most: f32) -> Self {
        self.grow = share;
        self.grow_most = most;
        self
    }

    /// Paints something more into the piece's box.
    pub(crate) fn over(mut self, paint: impl FnOnce(&mut Canvas<'_>, Rect, Squeeze) + 's) -> Self {
        let under = self.draw.take();
        self.draw = Some(Box::new(move |c, rect, squeeze| {
            if let Some(draw) = under {
                draw(c, rect, squeeze);
            }
            paint(c, rect, squeeze);
        }));
        self
    }

    pub(crate) fn operable(mut self) -> Self {
        self.operable = true;
        self
    }

    /// Takes the room of the highest of these and itself, whichever is shown: nothing moves when
    /// one takes the place of another.
    pub(crate) fn reserve(mut self, others: Vec<Self>) -> Self {
        let (own, draw) = (self.measure, self.draw.take());
        let (from, until) = (self.show_from, self.drop_at);
        (self.show_from, self.drop_at) = (0, Squeeze::MAX);
        let own_height = move |c: &Canvas<'_>, width: f32, squeeze: Squeeze| {
            if (from..until).contains(&squeeze) {
                own(c, width, squeeze)
            } else {
                0.0
            }
        };
        let own_height = std::rc::Rc::new(own_height);
        let drawn_height = std::rc::Rc::clone(&own_height);
        self.measure = Box::new(move |c, width, squeeze| {
            let others = others.iter().filter(|other| other.shown(squeeze));
            others
                .map(|other| (other.measure)(c, width, squeeze))
                .fold(own_height(c, width, squeeze), f32::max)
        });
        self.draw = Some(Box::new(move |c, rect, squeeze| {
            let high = drawn_height(c, rect.width(), squeeze);
            if let Some(draw) = draw.filter(|_| high > 0.0) {
                draw(c, rect.with_max_y(rect.top() + high), squeeze);
            }
        }));
        self
    }

    fn shown(&self, squeeze: Squeeze) -> bool {
        (self.show_from..self.drop_at).contains(&squeeze)
    }

    fn is_spring(&self) -> bool {
        self.draw.is_none()
    }
}

/// Two pieces side by side, equally wide and equally high.
pub(crate) fn beside<'s>(left: Item<'s>, right: Item<'s>) -> Item<'s> {
    const GAP: f32 = 48.0;
    let half = |width: f32| (width - GAP) / 2.0;
    let (one, other) = (left.measure, right.measure);
    let (draw_left, draw_right) = (left.draw, right.draw);
    Item::new(
        move |c, width, squeeze| {
            let width = half(width);
            one(c, width, squeeze).max(other(c, width, squeeze))
        },
        move |c, rect, squeeze| {
            let width = half(rect.width());
            if let Some(draw) = draw_left {
                draw(c, rect.with_max_x(rect.left() + width), squeeze);
            }
            if let Some(draw) = draw_right {
                draw(c, rect.with_min_x(rect.right() - width), squeeze);
            }
        },
    )
}

/// Two pieces below each other as one.
pub(crate) fn below<'s>(over: Item<'s>, under: Item<'s>) -> Item<'s> {
    let (one, other) = (std::rc::Rc::new(over.measure), under.measure);
    let first = std::rc::Rc::clone(&one);
    let (draw_over, draw_under) = (over.draw, under.draw);
    Item::new(
        move |c, width, squeeze| one(c, width, squeeze) + space::S3 + other(c, width, squeeze),
        move |c, rect, squeeze| {
            let split = rect.top() + first(c, rect.width(), squeeze);
            if let Some(draw) = draw_over {
                draw(c, rect.with_max_y(split), squeeze);
            }
            if let Some(draw) = draw_under {
                draw(c, rect.with_min_y(split + space::S3), squeeze);
            }
        },
    )
}

/// The column.
#[derive(Default)]
pub(crate) struct Stack<'s> {
    items: Vec<Item<'s>>,
}

impl<'s> Stack<'s> {
    pub(crate) fn new() -> Self {
        Self { items: Vec::new() }
    }

    pub(crate) fn add(mut self, item: Item<'s>) -> Self {
        self.items.push(item);
        self
    }

    /// Adds a piece if there is one.
    pub(crate) fn maybe(mut self, item: Option<Item<'s>>) -> Self {
        self.items.extend(item);
        self
    }

    /// Adds all pieces.
    pub(crate) fn all(mut self, items: impl IntoIterator<Item = Item<'s>>) -> Self {
        self.items.extend(items);
        self
    }

    /// Another column under this one.
    pub(crate) fn then(mut self, other: Self) -> Self {
        self.items.extend(other.items);
        self
    }

    /// Whether a piece of it takes room that is left over.
    pub(crate) fn grows(&self) -> bool {
        self.items.iter().any(|item| item.grow > 0.0)
    }

    /// Its height at a width.
    pub(crate) fn measure(&self, c: &Canvas<'_>, width: f32, squeeze: Squeeze) -> f32 {
        total(&heights(&self.items, c, width, squeeze))
    }

    /// Draws it into a box, at the first step of squeeze at which it fits.
    pub(crate) fn show(self, c: &mut Canvas<'_>, rect: Rect) {
        self.show_from(c, rect, 0);
    }

    /// Like [`Self::show`], at least this much squeezed.
    pub(crate) fn show_from(self, c: &mut Canvas<'_>, rect: Rect, least: Squeeze) {
        let reach = c.frame.reach_top.filter(|reach| *reach > rect.top());
        let low = reach.zip(self.items.iter().position(|item| item.operable));
        let asked = c.size;
        let arranged = loop {
            let arranged = match low {
                Some(low) => arrange_low(&self.items, c, (rect, least), low),
                None => arrange(&self.items, c, rect, least),
            };
            match c.size.smaller() {
                // A control or a sentence that is lost is worse than a text one size smaller.
                Some(smaller) if arranged.is_short() => c.size = smaller,
                _ => break arranged,
            }
        };
        draw(self.items, c, arranged);
        c.size = asked;
    }
}

/// Where the pieces of a column lie, and at which step of squeeze each is drawn.
struct Arranged {
    places: Vec<(Rect, Squeeze)>,
    /// How much more room they would need.
    short: f32,
}

impl Arranged {
    fn is_short(&self) -> bool {
        self.short > 0.5
    }

    /// These, and the others under them, with the room that is left between the two.
    fn and_at_the_bottom(mut self, others: Self, bottom: f32) -> Self {
        let end = others
            .places
            .last()
            .map_or(bottom, |(area, _)| area.bottom());
        let down = vec2(0.0, (bottom - end).max(0.0));
        let moved = |(area, squeeze): (Rect, Squeeze)| (area.translate(down), squeeze);
        self.places.extend(others.places.into_iter().map(moved));
        self.short = self.short.max(others.short);
        self
    }
}

/// What can be pressed lies below `reach`. Most columns have it there by themselves: only where one
/// has not, it goes down, as low as it can, and the rest stays above.
fn arrange_low(
    items: &[Item<'_>],
    c: &Canvas<'_>,
    (rect, least): (Rect, Squeeze),
    (reach, first): (f32, usize),
) -> Arranged {
    let arranged = arrange(items, c, rect, least);
    let top = arranged.places.get(first).map(|(area, _)| area.top());
    if !arranged.is_short() && top.is_some_and(|top| top >= reach) {
        return arranged;
    }
    let (above, below) = items.split_at(first);
    let cut = low_cut(c, (above, below), rect, reach);
    let below = arrange(below, c, rect.with_min_y(cut), 0);
    arrange(above, c, rect.with_max_y(cut - space::S3), 0).and_at_the_bottom(below, rect.bottom())
}

/// Where what can be pressed begins.
fn low_cut(
    c: &Canvas<'_>,
    (above, below): (&[Item<'_>], &[Item<'_>]),
    rect: Rect,
    reach: f32,
) -> f32 {
    let mut cut = reach;
    for squeeze in 0..=TIGHTEST {
        let over = total(&heights(above, c, rect.width(), squeeze));
        let under = total(&heights(below, c, rect.width(), squeeze));
        cut = reach.max(rect.top() + over + space::S3);
        if cut + under <= rect.bottom() + 0.5 {
            break;
        }
    }
    cut
}

fn gap_factor(squeeze: Squeeze) -> f32 {
    match squeeze {
        0 => 1.0,
        1 => 0.8,
        2 | 3 => 0.65,
        4 | 5 => 0.5,
        _ => 0.4,
    }
}

/// Gap above and height of each piece; zero for what is left out.
fn heights(items: &[Item<'_>], c: &Canvas<'_>, width: f32, squeeze: Squeeze) -> Vec<(f32, f32)> {
    let mut first = true;
    items
        .iter()
        .map(|item| {
            if !item.shown(squeeze) || item.is_spring() {
                return (0.0, 0.0);
            }
            let gap = if first {
                0.0
            } else {
                (item.gap * gap_factor(squeeze)).max(item.gap.min(space::S1))
            };
            first = false;
            (gap, (item.measure)(c, width, squeeze))
        })
        .collect()
}

fn total(tall: &[(f32, f32)]) -> f32 {
    tall.iter().map(|(gap, height)| gap + height).sum()
}

/// The pieces of a column at the first step of squeeze, from `least` on, at which they fit.
fn arrange(items: &[Item<'_>], c: &Canvas<'_>, rect: Rect, least: Squeeze) -> Arranged {
    let mut squeeze = least;
    let mut tall = heights(items, c, rect.width(), squeeze);
    while total(&tall) > rect.height() + 0.5 && squeeze < TIGHTEST {
        squeeze = squeeze.saturating_add(1);
        tall = heights(items, c, rect.width(), squeeze);
    }
    let mut left = rect.height() - total(&tall);
    let short = (-left).max(0.0);
    left = left.max(0.0);
    left -= give_back_gaps(items, squeeze, &mut tall, left);
    let extra = shares(items, squeeze, left.max(0.0));
    let mut top = rect.top();
    let mut places = Vec::with_capacity(items.len());
    for ((gap, height), extra) in tall.into_iter().zip(extra) {
        let bottom = top + gap + height + extra;
        let area = Rect::from_min_max(pos2(rect.left(), top + gap), pos2(rect.right(), bottom));
        places.push((area, squeeze));
        top = bottom;
    }
    Arranged { places, short }
}

fn draw(items: Vec<Item<'_>>, c: &mut Canvas<'_>, arranged: Arranged) {
    if arranged.is_short() {
        c.log.short_of.push(arranged.short);
    }
    for (item, (area, squeeze)) in items.into_iter().zip(arranged.places) {
        if item.shown(squeeze)
            && let Some(draw) = item.draw
        {
            draw(c, area, squeeze);
        }
    }
}

/// Widens the gaps again as far as there is room; gives how much that took.
fn give_back_gaps(items: &[Item<'_>], squeeze: Squeeze, tall: &mut [(f32, f32)], room: f32) -> f32 {
    let factor = gap_factor(squeeze);
    let missing: f32 = tall.iter().map(|(gap, _)| gap / factor - gap).sum();
    if missing <= 0.0 {
        return 0.0;
    }
    let part = (room / missing).min(1.0);
    for ((gap, _), item) in tall.iter_mut().zip(items) {
        let wanted = (*gap / factor).min(item.gap);
        *gap += (wanted - *gap).max(0.0) * part;
    }
    missing * part
}

/// Shares out the room that is left: first to what can grow, the rest to the springs.
fn shares(items: &[Item<'_>], squeeze: Squeeze, left: f32) -> Vec<f32> {
    let shown = |item: &Item<'_>| item.shown(squeeze) && item.grow > 0.0;
    let mut extra = vec![0.0; items.len()];
    let mut rest = left;
    for springs in [false, true] {
        let all: f32 = items
            .iter()
            .filter(|item| shown(item) && item.is_spring() == springs)
            .map(|item| item.grow)
            .sum();
        if all <= 0.0 {
            continue;
        }
        let room = rest;
        for (item, extra) in items.iter().zip(&mut extra) {
            if shown(item) && item.is_spring() == springs {
                let share = (room * item.grow / all).min(item.grow_most);
                *extra = share;
                rest -= share;
            }
        }
    }
    extra
}
