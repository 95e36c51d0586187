//! Sheets that group what belongs together. They have no ledge: nobody can press them.

use crate::canvas::{Canvas, Squeeze};
use crate::pictures::{self, Picture};
use crate::stack::{Item, Stack};
use crate::theme::{Kind, radius, space, stroke};
use crate::widgets::text::text;
use egui::{Align, Align2, Color32, Rect, Vec2, pos2, vec2};

/// Room of the triangle before its words.
const SIGN_ROOM: f32 = 112.0;

/// From this step of squeeze on a result has no mark.
const NO_MARK: Squeeze = 6;

/// What a panel says by its colour.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Tone {
    /// White sheet.
    Plain,
    /// Done.
    Good,
    /// Caution.
    Caution,
    /// Danger.
    Danger,
    /// About a 4-digit PIN.
    Four,
    /// For information.
    Calm,
}

impl Tone {
    pub(crate) fn ink(self, c: &Canvas<'_>) -> Color32 {
        let k = c.colors();
        match self {
            Self::Plain => k.ink,
            Self::Good => k.ok,
            Self::Caution => k.warn,
            Self::Danger => k.danger,
            Self::Four => k.four,
            Self::Calm => k.action,
        }
    }

    pub(crate) fn paint(self, c: &Canvas<'_>, rect: Rect) {
        let k = c.colors();
        let high = c.contrast == crate::theme::Contrast::High;
        let (fill, edge) = match self {
            Self::Plain => (k.sheet, (stroke::PANEL, k.hair)),
            Self::Good if high => (k.ok_tint, (stroke::CHOICE, k.ok)),
            Self::Good => (k.ok_tint, (0.0, k.ok)),
            Self::Caution => (k.warn_tint, (stroke::CHOICE, k.warn_line)),
            Self::Danger => (k.danger_tint, (stroke::WARNING, k.danger)),
            Self::Four => (k.four_tint, (stroke::CHOICE, k.four)),
            // Not the edge of an answer: nothing here can be pressed.
            Self::Calm if high => (k.tint, (stroke::CHOICE, k.hair)),
            Self::Calm => (k.tint, (0.0, k.action)),
        };
        c.edge(rect, radius::PANEL, fill, edge);
    }
}

/// Room between a panel's edge and what stands in it: at the sides, and above and below.
fn padding(c: &Canvas<'_>, squeeze: Squeeze) -> Vec2 {
    match (squeeze, c.frame.compact) {
        (0 | 1, false) => vec2(36.0, 28.0),
        (0..=3, _) => vec2(32.0, 24.0),
        (4..=7, _) => vec2(32.0, 18.0),
        _ => vec2(24.0, 16.0),
    }
}

/// A panel around a column.
pub(crate) fn panel(
    tone: Tone,
    inner: impl Fn(&Canvas<'_>) -> Stack<'static> + 'static,
) -> Item<'static> {
    pictured(tone, None, inner)
}

/// A panel with a picture at its left, which goes when room gets short.
pub(crate) fn pictured(
    tone: Tone,
    picture: Option<Picture>,
    inner: impl Fn(&Canvas<'_>) -> Stack<'static> + 'static,
) -> Item<'static> {
    pictured_until(5, tone, picture, inner)
}

/// Like [`pictured`]; from this step of squeeze on the picture is left out.
pub(crate) fn pictured_until(
    until: Squeeze,
    tone: Tone,
    picture: Option<Picture>,
    inner: impl Fn(&Canvas<'_>) -> Stack<'static> + 'static,
) -> Item<'static> {
    let inner = std::rc::Rc::new(inner);
    let same = std::rc::Rc::clone(&inner);
    let indent = move |c: &Canvas<'_>, width: f32, squeeze: Squeeze| {
        if picture.is_some() && squeeze < until && width > 620.0 {
            if c.frame.compact { 150.0 } else { 188.0 }
        } else {
            0.0
        }
    };
    Item::new(
        move |c, width, squeeze| {
            let pad = padding(c, squeeze);
            let room = width - 2.0 * pad.x - indent(c, width, squeeze);
            inner(c).measure(c, room, squeeze) + 2.0 * pad.y
        },
        move |c, rect, squeeze| {
            tone.paint(c, rect);
            let pad = padding(c, squeeze);
            let aside = indent(c, rect.width(), squeeze);
            if let Some(picture) = picture.filter(|_| aside > 0.0) {
                let place = Rect::from_min_max(
                    rect.min,
                    pos2(rect.left() + pad.x + aside - 10.0, rect.bottom()),
                )
                .shrink2(vec2(20.0, 16.0));
                let place = Rect::from_center_size(
                    place.center(),
                    vec2(place.width(), place.height().min(170.0)),
                );
                pictures::draw(c, picture, place);
            }
            let mut area = rect.shrink2(pad);
            area.set_left(area.left() + aside);
            let stack = same(c);
            let spare = area.height() - stack.measure(c, area.width(), squeeze);
            if spare > 0.0 && !stack.grows() {
                area = area.shrink2(vec2(0.0, spare / 2.0));
            }
            stack.show_from(c, area.expand2(vec2(0.0, 0.5)), squeeze);
        },
    )
}

/// A panel with a bold line and a plain one. Neither is ever dropped: a heading alone says nothing
/// that she could agree to or act on.
pub(crate) fn fact(picture: Option<Picture>, head: String, rest: Option<String>) -> Item<'static> {
    pictured(Tone::Plain, picture, move |c| {
        let k = c.colors();
        Stack::new()
            .add(text(Kind::Strong, k.ink, head.clone()))
            .maybe(
                rest.clone()
                    .map(|rest| text(Kind::Body, k.ink, rest).gap(4.0)),
            )
    })
}

/// A strip of caution, with the triangle where there is width for it.
pub(crate) fn caution(words: String) -> Item<'static> {
    let same = words.clone();
    let sign_room = |width: f32| if width > 620.0 { SIGN_ROOM } else { 0.0 };
    Item::new(
        move |c, width, squeeze| {
            let ink = c.colors().warn;
            let room = width - sign_room(width) - 56.0;
            let (galley, _) = c.text(&words, Kind::Strong, ink, room, squeeze);
            (galley.size().y + 2.0 * 18.0).max(104.0)
        },
        move |c, rect, squeeze| {
            Tone::Caution.paint(c, rect);
            let aside = sign_room(rect.width());
            if aside > 0.0 {
                let center = pos2(rect.left() + 80.0, rect.center().y);
                let sign = Rect::from_center_size(center, vec2(80.0, 72.0));
                pictures::draw(c, Picture::Warning, sign);
            }
            let area = Rect::from_min_max(
                pos2(rect.left() + aside + 28.0, rect.top()),
                pos2(rect.right() - 24.0, rect.bottom()),
            );
            let ink = c.colors().warn;
            let room = rect.width() - aside - 56.0;
            let laid = c.text(&same, Kind::Strong, ink, room, squeeze);
            c.say(&laid, area, Align2::LEFT_CENTER);
        },
    )
    .gap(space::S4)
}

/// A large coloured panel: mark, result, one sentence.
pub(crate) fn result(
    tone: Tone,
    mark: Picture,
    words: String,
    sentence: Option<String>,
    code: Option<String>,
) -> Item<'static> {
    let same = code.clone();
    let result = panel(tone, move |c| {
        let k = c.colors();
        let picture = Item::new(
            |c, _, squeeze| mark_height(c, squeeze),
            move |c, rect, _| {
                let place = pictures::draw(c, mark, rect);
                c.log.pictures.push(place);
            },
        )
        .drop_at(NO_MARK)
        .grow(1.0, MARK_GROWS);
        let head =
            crate::widgets::text::heading(Kind::Result, tone.ink(c), Align::Center, words.clone());
        Stack::new()
            .maybe(same.clone().map(|code| {
                crate::widgets::text::aligned(Kind::Body, k.ink, Align::Max, code)
                    .show_from(NO_MARK)
            }))
            .maybe(same.clone().map(|code| beside_the_mark(mark, code)))
            .add(Item::spring(1.0))
            .add(picture)
            .add(head.gap(24.0))
            .maybe(sentence.clone().map(|sentence| {
                crate::widgets::text::aligned(Kind::Body, k.ink, Align::Center, sentence).gap(16.0)
            }))
            .add(Item::spring(1.0))
    });
    let Some(code) = code else {
        return result;
    };
    // In the corner beside the mark, where it takes no height.
    result.over(move |c, rect, squeeze| {
        if squeeze >= NO_MARK {
            return;
        }
        let ink = c.colors().ink;
        let room = rect.shrink2(vec2(32.0, 16.0));
        let laid = c.text(&code, Kind::Body, ink, room.width(), squeeze);
        c.say(&laid, room, Align2::RIGHT_TOP);
    })
}

fn mark_height(c: &Canvas<'_>, squeeze: Squeeze) -> f32 {
    match (squeeze, c.frame.compact) {
        (0, false) if c.frame.landscape => 240.0,
        (0, false) => 190.0,
        (0..=2, _) => 140.0,
        _ => 96.0,
    }
}

/// How much a mark grows at most.
const MARK_GROWS: f32 = 160.0;

/// The room that keeps a mark away from the code in the corner: none of its own where the code fits
/// beside the mark, however large that grows, else the code's line.
fn beside_the_mark(mark: Picture, code: String) -> Item<'static> {
    let high = move |c: &Canvas<'_>, width: f32, squeeze: Squeeze| {
        let (code, _) = c.text(&code, Kind::Body, c.colors().ink, width, squeeze);
        let tallest = mark_height(c, squeeze) + MARK_GROWS;
        let widest = pictures::fitting(c, mark, vec2(width, tallest)).x;
        if code.size().x < (width - widest) / 2.0 - 24.0 {
            16.0
        } else {
            code.size().y
        }
    };
    Item::new(high, |_, _, _| {}).drop_at(NO_MARK)
}

/// A picture on a white sheet, as high as there is room.
pub(crate) fn picture(what: Picture, least: f32, most: f32) -> Item<'static> {
    Item::new(
        move |_, _, squeeze| match squeeze {
            0 => f32::midpoint(least, most),
            1 | 2 => least,
            _ => least * 0.75,
        },
        move |c, rect, _| {
            Tone::Plain.paint(c, rect);
            pictures::draw(c, what, rect.shrink(28.0));
        },
    )
    .gap(space::S4)
    .drop_at(5)
    .grow(1.0, most / 2.0)
}
