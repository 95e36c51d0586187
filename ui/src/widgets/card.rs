//! Choice cards: the whole card is the button.

use crate::canvas::{Act, Canvas, Squeeze, Target};
use crate::pictures::{self, Glyph, Picture, glyph};
use crate::stack::{Item, Stack};
use crate::theme::{Kind, ledge, radius, stroke};
use crate::widgets::button::{Look, face};
use crate::widgets::secret::{CellColors, Filling, band, four};
use egui::{Align2, Color32, Rect, pos2, vec2};
use pin_kiosk_core::input::Action;
use std::rc::Rc;

/// What stands at the left of a card, or above its words.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Figure {
    /// The band, above the words.
    Band,
    /// The band, small, at the left.
    SmallBand,
    /// The four boxes.
    Four,
    /// A picture.
    Picture(Picture),
}

/// A card that is one button.
pub(crate) struct ChoiceCard {
    pub(crate) id: &'static str,
    pub(crate) name: String,
    pub(crate) figure: Figure,
    /// Round indigo arrow and indigo edge: can be done here.
    pub(crate) here: bool,
    /// Pointed out.
    pub(crate) suggested: bool,
    pub(crate) inner: Rc<dyn Fn(&Canvas<'_>) -> Stack<'static>>,
    pub(crate) least: f32,
}

const ARROW: f32 = 84.0;
const BAND_HEIGHT: f32 = 84.0;

impl ChoiceCard {
    fn pad(c: &Canvas<'_>, squeeze: Squeeze) -> f32 {
        match (squeeze, c.frame.compact) {
            (0 | 1, false) => 36.0,
            (0..=3, _) => 26.0,
            (4..=7, _) => 18.0,
            _ => 12.0,
        }
    }

    fn figure_width(&self, c: &Canvas<'_>, width: f32, squeeze: Squeeze) -> f32 {
        let narrow = width < 760.0;
        match self.figure {
            Figure::Four if narrow || squeeze >= 4 => 176.0,
            Figure::SmallBand if narrow || squeeze >= 4 => 220.0,
            Figure::Four | Figure::SmallBand => 260.0,
            Figure::Picture(_) if squeeze >= 5 || (c.frame.compact && narrow) => 0.0,
            Figure::Picture(_) => 190.0,
            Figure::Band => 0.0,
        }
    }

    fn arrow_width(&self) -> f32 {
        if self.here { ARROW + 20.0 } else { 64.0 }
    }

    fn room(&self, c: &Canvas<'_>, width: f32, squeeze: Squeeze) -> f32 {
        let aside = self.figure_width(c, width, squeeze);
        let gap = if aside > 0.0 { 24.0 } else { 0.0 };
        // Over the band the arrow stands in the corner, beside the chip.
        let arrow = if self.figure == Figure::Band {
            0.0
        } else {
            self.arrow_width()
        };
        width - 2.0 * Self::pad(c, squeeze) - aside - gap - arrow
    }

    /// Its height at a width.
    pub(crate) fn height(&self, c: &Canvas<'_>, width: f32, squeeze: Squeeze) -> f32 {
        let room = self.room(c, width, squeeze);
        let words = (self.inner)(c).measure(c, room, squeeze);
        let band = if self.figure == Figure::Band {
            BAND_HEIGHT + 22.0
        } else {
            0.0
        };
        let pad = Self::pad(c, squeeze).min(28.0) * 2.0 + ledge::CARD;
        let least = if squeeze >= 4 {
            self.least.min(124.0)
        } else {
            self.least
        };
        (words + band + pad).max(least)
    }

    /// As a piece of a stack that sends an action.
    pub(crate) fn item(self, action: Action) -> Item<'static> {
        let card = Rc::new(self);
        let same = Rc::clone(&card);
        Item::new(
            move |c, width, squeeze| card.height(c, width, squeeze),
            move |c, rect, squeeze| {
                if same.show(c, rect, squeeze) {
                    c.send(action);
                }
            },
        )
        .operable()
    }

    fn colors(&self, c: &Canvas<'_>) -> Look {
        let k = c.colors();
        let (width, edge) = match (self.here, self.suggested) {
            (true, _) => (stroke::CHOICE, k.action),
            (false, true) => (stroke::WARNING, k.four),
            (false, false) => (stroke::CONTROL, k.line),
        };
        Look {
            face: k.sheet,
            ink: k.ink,
            edge: (width, edge),
            ledge: (ledge::CARD, edge),
            radius: radius::PANEL,
            pressed: (k.tint, k.ink),
        }
    }

    /// Draws it into a box; tells whether it was pressed.
    pub(crate) fn show(&self, c: &mut Canvas<'_>, rect: Rect, squeeze: Squeeze) -> bool {
        let hit = c.press(Target {
            id: self.id,
            name: &self.name,
            rect,
            act: Act::OnRelease,
            enabled: true,
            on: self.suggested.then_some(true),
        });
        let (area, _) = face(c, rect, self.colors(c), (hit.down, hit.focused));
        let pad = Self::pad(c, squeeze);
        let mut words = area.shrink2(vec2(pad, pad.min(28.0)));
        let aside = self.figure_width(c, rect.width(), squeeze);
        let figure = Rect::from_min_max(
            pos2(words.left(), area.top()),
            pos2(words.left() + aside, area.bottom()),
        );
        self.draw_figure(c, figure, &mut words);
        if aside > 0.0 {
            words.set_left(words.left() + aside + 24.0);
        }
        let room = self.room(c, rect.width(), squeeze);
        words.set_right(words.left() + room);
        let stack = (self.inner)(c);
        let spare = words.height() - stack.measure(c, room, squeeze);
        if spare > 0.0 && self.figure != Figure::Band {
            words = words.shrink2(vec2(0.0, spare / 2.0));
        }
        let live = std::mem::replace(&mut c.live, false);
        let before = c.log.texts.len();
        stack.show_from(c, words.expand2(vec2(0.0, 0.5)), squeeze);
        c.live = live;
        // The card is one button: what stands on it is said with it.
        let on_it = c
            .log
            .texts
            .iter()
            .skip(before)
            .map(|text| text.text.as_str());
        let on_it = on_it.collect::<Vec<_>>().join(". ").replace('\n', " ");
        c.describe(self.id, &on_it);
        self.draw_arrow(c, area, pad);
        hit.fired
    }

    fn draw_figure(&self, c: &Canvas<'_>, figure: Rect, words: &mut Rect) {
        match self.figure {
            Figure::Band => {
                let place = words.with_max_y(words.top() + BAND_HEIGHT);
                band(c, place, Filling::Example, CellColors::band(c));
                words.set_top(place.bottom() + 22.0);
            }
            Figure::SmallBand => {
                let place = Rect::from_center_size(figure.center(), vec2(figure.width(), 56.0));
                band(c, place, Filling::Example, CellColors::band(c));
            }
            Figure::Four => {
                let height = figure.width() * 0.25;
                let place = Rect::from_center_size(figure.center(), vec2(figure.width(), height));
                four(c, place, Filling::Example);
            }
            Figure::Picture(what) if figure.width() > 0.0 => {
                let height = figure.height().min(240.0) - 32.0;
                let place = Rect::from_center_size(
                    figure.center(),
                    vec2((figure.width() - 16.0).min(160.0), height),
                );
                pictures::draw(c, what, place);
            }
            Figure::Picture(_) => {}
        }
    }

    fn draw_arrow(&self, c: &Canvas<'_>, area: Rect, pad: f32) {
        let k = c.colors();
        if !self.here {
            let place = Rect::from_center_size(
                pos2(area.right() - pad.min(26.0) - 24.0, area.center().y),
                vec2(44.0, 44.0),
            );
            glyph(c, Glyph::ArrowRight, place, k.four);
            return;
        }
        let at = if self.figure == Figure::Band {
            Align2::RIGHT_BOTTOM
        } else {
            Align2::RIGHT_CENTER
        };
        let room = area.shrink2(vec2(pad, pad.min(28.0)));
        let disc = at.align_size_within_rect(vec2(ARROW, ARROW), room);
        c.painter()
            .circle_filled(disc.center(), ARROW / 2.0, k.action);
        glyph(
            c,
            Glyph::ArrowRight,
            Rect::from_center_size(disc.center(), vec2(50.0, 50.0)),
            k.on_action,
        );
    }
}

/// A coloured chip with a sign and a few words, at the left of its row.
pub(crate) fn chip(words: String, (fill, ink): (Color32, Color32), sign: Glyph) -> Item<'static> {
    let same = words.clone();
    Item::new(
        move |c, width, squeeze| {
            let (galley, _) = c.text(&words, Kind::Button, ink, width - 100.0 - ARROW, squeeze);
            (galley.size().y + 12.0).max(72.0)
        },
        move |c, rect, squeeze| {
            let laid = c.text(
                &same,
                Kind::Button,
                ink,
                rect.width() - 100.0 - ARROW,
                squeeze,
            );
            let size = vec2(laid.0.size().x + 96.0, laid.0.size().y + 12.0);
            let size = vec2(size.x, size.y.max(72.0));
            let pill = Align2::LEFT_BOTTOM.align_size_within_rect(size, rect);
            c.rect(pill, size.y / 2.0, fill);
            let place =
                Rect::from_center_size(pos2(pill.left() + 44.0, pill.center().y), vec2(40.0, 40.0));
            glyph(c, sign, place, ink);
            let room = pill.with_min_x(pill.left() + 72.0);
            c.put(&laid, room, Align2::LEFT_CENTER);
        },
    )
}
