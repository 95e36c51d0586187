//! Choice cards: the whole card is the button.

use crate::canvas::{Act, Canvas, Squeeze, Style, Target};
use crate::geometry::{columns, small};
use crate::pictures::{self, Glyph, Picture, glyph};
use crate::stack::{Item, Stack};
use crate::theme::{Kind, ledge, radius, stroke};
use crate::widgets::button::{Look, face};
use crate::widgets::secret::{CellColors, Filling, band, four};
use egui::{Align2, Color32, Galley, Pos2, Rect, Vec2, pos2, vec2};
use pin_kiosk_core::input::Action;
use std::rc::Rc;
use std::sync::Arc;

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
/// Width of the shape of a secret at the left of a card: the same on every card of a screen.
const SHAPE: f32 = 232.0;

/// Under the band.
const BAND_GAP: f32 = 20.0;

const fn band_height(squeeze: Squeeze) -> f32 {
    if squeeze >= 7 { 60.0 } else { 84.0 }
}

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
            Figure::Four | Figure::SmallBand if c.frame.compact => 172.0,
            Figure::Four | Figure::SmallBand => SHAPE,
            Figure::Picture(_) if squeeze >= 5 || (c.frame.compact && narrow) => 0.0,
            Figure::Picture(_) => 140.0,
            Figure::Band => 0.0,
        }
    }

    fn arrow_width(&self) -> f32 {
        if self.here { ARROW + 20.0 } else { 64.0 }
    }

    fn room(&self, c: &Canvas<'_>, width: f32, squeeze: Squeeze) -> f32 {
        let aside = self.figure_width(c, width, squeeze);
        let gap = if aside > 0.0 { 24.0 } else { 0.0 };
        width - 2.0 * Self::pad(c, squeeze) - aside - gap - self.arrow_width()
    }

    /// Its height at a width.
    pub(crate) fn height(&self, c: &Canvas<'_>, width: f32, squeeze: Squeeze) -> f32 {
        let room = self.room(c, width, squeeze);
        let words = (self.inner)(c).measure(c, room, squeeze);
        let band = if self.figure == Figure::Band {
            band_height(squeeze) + BAND_GAP
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
        self.draw_figure(c, figure, &mut words, squeeze);
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

    fn draw_figure(&self, c: &Canvas<'_>, figure: Rect, words: &mut Rect, squeeze: Squeeze) {
        match self.figure {
            Figure::Band => {
                let place = words.with_max_y(words.top() + band_height(squeeze));
                band(c, place, Filling::Example, CellColors::band(c));
                words.set_top(place.bottom() + BAND_GAP);
            }
            Figure::SmallBand => {
                let place = Rect::from_center_size(figure.center(), vec2(figure.width(), 44.0));
                band(c, place, Filling::Example, CellColors::band(c));
            }
            Figure::Four => {
                let height = figure.width() * 0.25;
                let place = Rect::from_center_size(figure.center(), vec2(figure.width(), height));
                four(c, place, Filling::Example);
            }
            Figure::Picture(what) if figure.width() > 0.0 => {
                let height = figure.height().min(240.0) - 32.0;
                let place = Rect::from_center_size(figure.center(), vec2(figure.width(), height));
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
            let ink = if self.figure == Figure::SmallBand {
                k.action
            } else {
                k.four
            };
            glyph(c, Glyph::ArrowRight, place, ink);
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

/// Cards in so many columns, column after column, on one grid of rows: all rows are equally high
/// as long as there is room for that.
pub(crate) fn grid(cards: Vec<(ChoiceCard, Action)>, across: usize, gap: f32) -> Item<'static> {
    const COLUMNS: f32 = 48.0;
    let down = cards.len().div_ceil(across.max(1));
    let cards = Rc::new(cards);
    let same = Rc::clone(&cards);
    let row_heights = move |c: &Canvas<'_>, width: f32, squeeze: Squeeze| {
        let width = (width + COLUMNS) / small(across) - COLUMNS;
        let mut tall = vec![0.0_f32; down];
        for (index, (card, _)) in cards.iter().enumerate() {
            if let Some(row) = tall.get_mut(index.checked_rem(down).unwrap_or_default()) {
                *row = row.max(card.height(c, width, squeeze));
            }
        }
        if squeeze < 5 {
            let highest = tall.iter().copied().fold(0.0, f32::max);
            tall.fill(highest);
        }
        tall
    };
    let row_heights = Rc::new(row_heights);
    let drawn_heights = Rc::clone(&row_heights);
    let all = move |tall: &[f32]| tall.iter().sum::<f32>() + gap * (small(down) - 1.0);
    Item::new(
        move |c, width, squeeze| all(&row_heights(c, width, squeeze)),
        move |c, rect, squeeze| {
            let tall = drawn_heights(c, rect.width(), squeeze);
            let more = (rect.height() - all(&tall)) / small(down);
            let columns = columns(rect, across, COLUMNS);
            let places = columns.into_iter().flat_map(|column| {
                let mut top = column.top();
                tall.iter().map(move |high| {
                    let place = column.with_min_y(top).with_max_y(top + high + more);
                    top = place.bottom() + gap;
                    place
                })
            });
            for ((card, action), place) in same.iter().zip(places) {
                if card.show(c, place, squeeze) {
                    c.send(*action);
                }
            }
        },
    )
    .operable()
}

/// Room of a chip's sign and ends.
const CHIP_ENDS: f32 = 84.0;
const CHIP_HEIGHT: f32 = 64.0;

/// A few words on a coloured ground, with a sign.
#[derive(Clone, Debug)]
pub(crate) struct Chip {
    words: String,
    colors: (Color32, Color32),
}

impl Chip {
    /// What can be done on this machine.
    pub(crate) fn possible_here(c: &Canvas<'_>) -> Self {
        let k = c.colors();
        Self {
            words: c.tr("possible-here"),
            colors: (k.ok_tint, k.ok),
        }
    }

    /// The one of several that is meant.
    pub(crate) fn this_one(c: &Canvas<'_>) -> Self {
        let k = c.colors();
        Self {
            words: c.tr("suggested"),
            colors: (k.action, k.on_action),
        }
    }

    fn laid(&self, c: &Canvas<'_>, width: f32, squeeze: Squeeze) -> (Arc<Galley>, Style) {
        let (_, ink) = self.colors;
        c.text(&self.words, Kind::Button, ink, width - CHIP_ENDS, squeeze)
    }

    fn size(&self, c: &Canvas<'_>, width: f32, squeeze: Squeeze) -> Vec2 {
        let size = self.laid(c, width, squeeze).0.size();
        vec2(
            size.x + CHIP_ENDS,
            (size.y + 8.0).max(if squeeze >= 7 { 54.0 } else { CHIP_HEIGHT }),
        )
    }

    fn draw(&self, c: &mut Canvas<'_>, pill: Rect, squeeze: Squeeze) {
        let (fill, ink) = self.colors;
        c.rect(pill, (pill.height() / 2.0).min(36.0), fill);
        let center = pos2(pill.left() + 36.0, pill.center().y);
        glyph(
            c,
            Glyph::Tick,
            Rect::from_center_size(center, vec2(38.0, 38.0)),
            ink,
        );
        let laid = self.laid(c, pill.width() + 1.0, squeeze);
        let room = pill.with_min_x(pill.left() + 62.0);
        c.put(&laid, room, Align2::LEFT_CENTER);
    }
}

/// Chips side by side, or below each other where they are too wide for that.
pub(crate) fn chips(all: Vec<Chip>) -> Item<'static> {
    const GAP: f32 = 12.0;
    let places = move |c: &Canvas<'_>, all: &[Chip], area: Rect, squeeze: Squeeze| {
        let mut at = area.min;
        let mut bottom = at.y;
        let mut places = Vec::with_capacity(all.len());
        for chip in all {
            let size = chip.size(c, area.width(), squeeze);
            if at.x > area.left() && at.x + size.x > area.right() {
                at = pos2(area.left(), bottom + GAP);
            }
            places.push(Rect::from_min_size(at, size));
            at.x += size.x + GAP;
            bottom = bottom.max(at.y + size.y);
        }
        places
    };
    let same = all.clone();
    Item::new(
        move |c, width, squeeze| {
            let area = Rect::from_min_size(Pos2::ZERO, vec2(width, 0.0));
            let places = places(c, &all, area, squeeze);
            places.iter().map(Rect::bottom).fold(0.0, f32::max)
        },
        move |c, rect, squeeze| {
            for (chip, place) in same.iter().zip(places(c, &same, rect, squeeze)) {
                chip.draw(c, place, squeeze);
            }
        },
    )
}
