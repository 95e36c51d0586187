//! The shapes of the secrets: a long indigo band of 16 cells, or four plum boxes.
//!
//! A field shows how many characters were typed: it is drawn from a number. Which they are is drawn
//! only while the button beside it is held, one after the other as [`Peek`](crate::peek::Peek) lends
//! them.

use crate::canvas::Canvas;
use crate::fonts::{Weight, font};
use crate::geometry::small;
use crate::theme::{CAP_HEIGHT, radius, stroke};
use egui::{Align2, Color32, Mesh, Pos2, Rect, Stroke, TextureId, pos2, vec2};
use pin_kiosk_core::language::Language;
use pin_kiosk_core::password::{EXAMPLE_ON_SCREEN, PASSWORD_LEN_MAX, PASSWORD_LEN_MIN};

const GAP_AFTER_LEAST: f32 = 20.0;
/// The example of a 4-digit PIN; the one of a password is the core's.
const EXAMPLE_FOUR: &[u8] = b"5038";

/// What is in the cells.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Filling {
    /// The example drawn on the screens.
    Example,
    /// So many dots.
    Dots(usize),
    /// So many filled cells: progress.
    Solid(usize),
    /// So many cells with the characters themselves, while the button for it is held.
    Shown(usize),
}

impl Filling {
    /// So many characters, as dots or as themselves.
    pub(crate) const fn typed(count: usize, shown: bool) -> Self {
        if shown {
            Self::Shown(count)
        } else {
            Self::Dots(count)
        }
    }
}

/// The colours of a shape.
#[derive(Clone, Copy, Debug)]
pub(crate) struct CellColors {
    pub(crate) edge: Color32,
    pub(crate) face: Color32,
    pub(crate) ink: Color32,
    pub(crate) empty: Color32,
    pub(crate) empty_edge: Color32,
}

impl CellColors {
    pub(crate) fn band(c: &Canvas<'_>) -> Self {
        let k = c.colors();
        Self {
            edge: k.action,
            face: k.sheet,
            ink: k.ink,
            empty: k.sheet,
            empty_edge: k.line,
        }
    }
}

/// Cells narrower than this carry no letters: the example is told by its filled cells alone.
const LETTERS_FROM: f32 = 16.0;

/// The band of the signature password.
pub(crate) fn band(c: &Canvas<'_>, area: Rect, filling: Filling, colors: CellColors) {
    let cells = PASSWORD_LEN_MAX;
    let count = small(cells);
    let gap = (area.width() * 0.012).clamp(2.5, 6.0);
    let wide = GAP_AFTER_LEAST.min(area.width() * 0.04);
    let width = (area.width() - wide - gap * (count - 2.0)) / count;
    let mut x = area.left();
    let mut places = Vec::with_capacity(cells);
    for index in 0..cells {
        let cell = Rect::from_min_size(pos2(x, area.top()), vec2(width, area.height()));
        cell_at(c, cell, index, filling, colors);
        places.push(cell);
        x += width
            + if index.saturating_add(1) == PASSWORD_LEN_MIN {
                wide
            } else {
                gap
            };
    }
    if let Filling::Shown(_) | Filling::Dots(_) = filling {
        show(c, &places, filling, colors.ink);
    }
}

fn cell_at(c: &Canvas<'_>, cell: Rect, index: usize, filling: Filling, colors: CellColors) {
    let round = radius::CELL.min(cell.width() * 0.3);
    let filled = match filling {
        Filling::Example => index < PASSWORD_LEN_MIN,
        Filling::Dots(count) | Filling::Solid(count) | Filling::Shown(count) => index < count,
    };
    if !filled {
        c.edge(
            cell,
            round,
            colors.empty,
            (stroke::PANEL, colors.empty_edge),
        );
        return;
    }
    match filling {
        Filling::Solid(_) => c.rect(cell, round, colors.edge),
        Filling::Example if cell.width() < LETTERS_FROM => c.rect(cell, round, colors.edge),
        Filling::Shown(_) => c.edge(cell, round, colors.face, (stroke::CHOICE, colors.edge)),
        Filling::Dots(_) => {
            c.edge(cell, round, colors.face, (stroke::CHOICE, colors.edge));
            c.painter()
                .circle_filled(cell.center(), (cell.width() * 0.22).min(12.0), colors.ink);
        }
        Filling::Example => {
            let edge = (cell.width() * 0.09).clamp(2.5, stroke::CHOICE);
            c.edge(cell, round, colors.face, (edge, colors.edge));
            if let Some(byte) = EXAMPLE_ON_SCREEN.get(index) {
                let size = (cell.width() * 0.72).min(cell.height() * 0.5);
                drawn(c, char::from(*byte), cell, size, colors.ink);
            }
        }
    }
}

/// The four boxes of a 4-digit PIN.
pub(crate) fn four(c: &Canvas<'_>, area: Rect, filling: Filling) {
    let k = c.colors();
    let gap = area.width() * 0.05;
    let width = (area.width() - 3.0 * gap) / 4.0;
    let edge = (width * 0.07).clamp(3.0, 5.0);
    let round = (width * 0.2).min(16.0);
    let mut places = Vec::with_capacity(4);
    for index in 0_usize..4 {
        let x = area.left() + small(index) * (width + gap);
        let cell = Rect::from_min_size(pos2(x, area.top()), vec2(width, area.height()));
        c.edge(cell, round, k.sheet, (edge, k.four));
        places.push(cell);
        match filling {
            Filling::Example => {
                if let Some(byte) = EXAMPLE_FOUR.get(index) {
                    drawn(c, char::from(*byte), cell, width * 0.62, k.ink);
                }
            }
            Filling::Shown(_) => {}
            Filling::Dots(count) | Filling::Solid(count) => {
                if index < count {
                    c.painter()
                        .circle_filled(cell.center(), width * 0.16, k.ink);
                }
            }
        }
    }
    if let Filling::Shown(_) | Filling::Dots(_) = filling {
        show(c, &places, filling, k.ink);
    }
}

/// All that can be typed. Its letters are laid out together, whatever was typed: no text that
/// egui lays out, keeps or draws ever is the secret or tells which characters are in it.
const ALPHABET: &str = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/// Draws the characters into their cells, as pieces of the picture of all letters.
fn show(c: &Canvas<'_>, places: &[Rect], filling: Filling, ink: Color32) {
    let Some(peek) = c.peek else { return };
    let Some(cell) = places.first() else { return };
    let size = (cell.width() * 0.76).min(cell.height() * 0.7);
    let all = c.painter().layout_no_wrap(
        ALPHABET.to_owned(),
        font(Language::English, Weight::Bold, size),
        ink,
    );
    let (Filling::Shown(_), Some(row)) = (filling, all.rows.first()) else {
        return;
    };
    #[expect(
        clippy::redundant_closure_for_method_calls,
        reason = "the method's own name is bound to one lifetime"
    )]
    let [width, height] = c.ui.ctx().fonts(|fonts| fonts.font_image_size()).map(small);
    let mut mesh = Mesh::with_texture(TextureId::default());
    peek.each(&mut |index, character| {
        let letter = ALPHABET.bytes().position(|one| one == character);
        let glyph = letter.and_then(|letter| row.row.glyphs.get(letter));
        if let (Some(place), Some(glyph)) = (places.get(index), glyph) {
            letter_marks(c, *place, size, character, ink);
            if character == b'I' {
                return;
            }
            let picture = glyph.uv_rect;
            // Digits and capitals stand on the line and are as high as a capital H.
            let base = place.center().y + size * CAP_HEIGHT / 2.0;
            let left = place.center().x - glyph.advance_width / 2.0;
            let at = Rect::from_min_size(pos2(left, base) + picture.offset, picture.size);
            let texel = |[x, y]: [u16; 2]| pos2(f32::from(x) / width, f32::from(y) / height);
            let part = Rect::from_min_max(texel(picture.min), texel(picture.max));
            mesh.add_rect_with_uv(at, part, ink);
        }
    });
    c.painter().add(mesh);
}

/// What tells 0 from O and I from 1, as on the keys.
fn letter_marks(c: &Canvas<'_>, place: Rect, size: f32, character: u8, ink: Color32) {
    let center = place.center();
    match character {
        b'0' => zero_stroke(c, center, size, ink),
        b'I' => letter_i(c, center, size, ink),
        _ => {}
    }
}

/// The stroke through a zero.
pub(crate) fn zero_stroke(c: &Canvas<'_>, center: Pos2, size: f32, ink: Color32) {
    let reach = vec2(size * 0.24, -size * 0.4);
    c.painter().line_segment(
        [center - reach, center + reach],
        Stroke::new(size * 0.085, ink),
    );
}

/// A capital I with bars.
pub(crate) fn letter_i(c: &Canvas<'_>, center: Pos2, size: f32, ink: Color32) {
    let (half, arm) = (size * 0.357, size * 0.2);
    let pen = Stroke::new(size * 0.15, ink);
    let painter = c.painter();
    painter.line_segment([center - vec2(0.0, half), center + vec2(0.0, half)], pen);
    for y in [-half + pen.width / 2.0, half - pen.width / 2.0] {
        painter.line_segment([center + vec2(-arm, y), center + vec2(arm, y)], pen);
    }
}

/// One character as part of a drawing: it never grows with the text.
pub(crate) fn drawn(c: &Canvas<'_>, what: char, area: Rect, size: f32, color: Color32) {
    let galley = c.painter().layout_no_wrap(
        what.to_string(),
        font(Language::English, Weight::Bold, size),
        color,
    );
    let place = Align2::CENTER_CENTER.align_size_within_rect(galley.size(), area);
    c.painter().galley(place.min, galley, color);
}
