//! Texts as pieces of a stack.

use crate::canvas::Canvas;
use crate::stack::Item;
use crate::theme::{Kind, space};
use crate::widgets::secret::drawn;
use egui::{Align, Align2, Color32, Rect, Role, vec2};
use pin_kiosk_core::language::Language;

/// Width of a step's number.
const BUBBLE: f32 = 76.0;
/// Room of a step's number before its words.
const INDENT: f32 = BUBBLE + 24.0;

/// A text over the whole width.
pub(crate) fn text<'s>(kind: Kind, color: Color32, words: impl Into<String>) -> Item<'s> {
    aligned(kind, color, Align::LEFT, words)
}

/// A text with its lines aligned.
pub(crate) fn aligned<'s>(
    kind: Kind,
    color: Color32,
    align: Align,
    words: impl Into<String>,
) -> Item<'s> {
    let words: String = words.into();
    let same = words.clone();
    let item = Item::new(
        move |c, width, squeeze| {
            let set = (kind, color, align);
            c.text_aligned(&words, set, width, squeeze).0.size().y
        },
        move |c, rect, squeeze| {
            let laid = c.text_aligned(&same, (kind, color, align), rect.width(), squeeze);
            c.say(&laid, rect, at_top(align));
        },
    );
    item.gap(if kind == Kind::Body {
        space::S3
    } else {
        space::S4
    })
}

/// A text in Japanese whatever the view speaks: names, addresses, the sentence for the counter.
pub(crate) fn japanese<'s>(kind: Kind, color: Color32, words: impl Into<String>) -> Item<'s> {
    let words: String = words.into();
    let same = words.clone();
    let set = (kind, color, Align::LEFT);
    Item::new(
        move |c, width, squeeze| {
            let laid = c.text_in(Language::Japanese, &words, set, width, squeeze);
            laid.0.size().y
        },
        move |c, rect, squeeze| {
            let laid = c.text_in(Language::Japanese, &same, set, rect.width(), squeeze);
            c.say(&laid, rect, Align2::LEFT_TOP);
        },
    )
    .gap(8.0)
}

/// The question or fact of a view.
pub(crate) fn title<'s>(c: &Canvas<'_>, words: impl Into<String>) -> Item<'s> {
    let color = c.colors().ink;
    heading(Kind::Title, color, Align::LEFT, words)
}

/// A text that a screen reader announces.
pub(crate) fn heading<'s>(
    kind: Kind,
    color: Color32,
    align: Align,
    words: impl Into<String>,
) -> Item<'s> {
    let words: String = words.into();
    let same = words.clone();
    Item::new(
        move |c, width, squeeze| {
            let set = (kind, color, align);
            c.text_aligned(&words, set, width, squeeze).0.size().y
        },
        move |c, rect, squeeze| {
            let laid = c.text_aligned(&same, (kind, color, align), rect.width(), squeeze);
            c.put(&laid, rect, at_top(align));
            c.label(rect, Role::Heading, &same);
        },
    )
    .gap(space::S4)
}

const fn at_top(align: Align) -> Align2 {
    match align {
        Align::Min => Align2::LEFT_TOP,
        Align::Center => Align2::CENTER_TOP,
        Align::Max => Align2::RIGHT_TOP,
    }
}

/// A numbered step.
pub(crate) fn step<'s>(number: usize, words: impl Into<String>) -> Item<'s> {
    let words: String = words.into();
    let same = words.clone();
    Item::new(
        move |c, width, squeeze| {
            let ink = c.colors().ink;
            let (galley, _) = c.text(&words, Kind::Body, ink, width - INDENT, squeeze);
            galley.size().y.max(BUBBLE)
        },
        move |c, rect, squeeze| {
            let k = c.colors();
            let bubble = Rect::from_min_size(
                egui::pos2(rect.left(), rect.center().y - BUBBLE / 2.0),
                vec2(BUBBLE, BUBBLE),
            );
            c.painter()
                .circle_filled(bubble.center(), BUBBLE / 2.0, k.tint);
            let digit = u32::try_from(number)
                .ok()
                .and_then(|n| char::from_digit(n, 10));
            if let Some(digit) = digit {
                drawn(c, digit, bubble, 46.0, k.action);
            }
            let area = rect.with_min_x(rect.left() + INDENT);
            let laid = c.text(&same, Kind::Body, k.ink, area.width(), squeeze);
            c.say(&laid, area, Align2::LEFT_CENTER);
        },
    )
    .gap(24.0)
}
