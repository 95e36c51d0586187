//! The paper while it is being drawn on, from the top to the bottom.

use super::Measures;
use crate::fonts::{self, Weight};
use crate::wrap;
use egui::epaint::text::{Glyph, LayoutJob, TextFormat};
use egui::{Color32, ColorImage, Context, Galley};
use pin_kiosk_core::language::Language;
use pin_kiosk_core::slip::SlipRaster;
use std::sync::Arc;

/// Longest slip, dots: half a metre. What is below is lost; no content comes near it.
const HEIGHT_MAX: usize = 4000;
/// White below the last line.
const FOOT: usize = 16;
/// Coverage from which a dot is burnt: half.
const BLACK_FROM: u8 = 128;

/// Where a text stands between left and right.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Align {
    Left,
    Middle,
    Right,
}

/// How a text looks.
#[derive(Clone, Copy, Debug)]
pub(super) struct Style {
    pub(super) language: Language,
    pub(super) weight: Weight,
    pub(super) size: f32,
}

/// A strip of the paper, dots.
#[derive(Clone, Copy, Debug)]
pub(super) struct Column {
    pub(super) left: usize,
    pub(super) width: usize,
}

impl Column {
    pub(super) const fn right(self) -> usize {
        self.left.saturating_add(self.width)
    }

    /// The strip without its first `indent` dots.
    pub(super) const fn indented(self, indent: usize) -> Self {
        Self {
            left: self.left.saturating_add(indent),
            width: self.width.saturating_sub(indent),
        }
    }
}

/// A text laid out, not yet placed.
pub(super) struct Lines {
    galley: Arc<Galley>,
    width: usize,
    height: usize,
}

impl Lines {
    pub(super) const fn width(&self) -> usize {
        self.width
    }

    pub(super) const fn height(&self) -> usize {
        self.height
    }

    pub(super) fn is_single(&self) -> bool {
        self.galley.rows.len() == 1
    }
}

/// How lines are filled.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Fill {
    Full,
    /// Lines of about the same length, for what is read at a glance.
    Even,
}

pub(super) struct Canvas<'a> {
    ctx: &'a Context,
    pub(super) measures: Measures,
    pub(super) language: Language,
    raster: SlipRaster,
    /// Letters are burnt last, when the font atlas holds all of them.
    texts: Vec<(Lines, usize, usize)>,
    y: usize,
}

impl<'a> Canvas<'a> {
    pub(super) fn new(ctx: &'a Context, measures: Measures, language: Language) -> Self {
        Self {
            ctx,
            measures,
            language,
            raster: SlipRaster::new(measures.width, HEIGHT_MAX),
            texts: Vec::new(),
            y: 0,
        }
    }

    /// The whole width between the margins.
    pub(super) const fn column(&self) -> Column {
        Column {
            left: self.measures.margin,
            width: self.measures.width.saturating_sub(2 * self.measures.margin),
        }
    }

    /// The row the next thing is drawn at.
    pub(super) const fn y(&self) -> usize {
        self.y
    }

    pub(super) fn go_to(&mut self, y: usize) {
        self.y = y;
    }

    pub(super) fn space(&mut self, rows: usize) {
        self.y = self.y.saturating_add(rows);
    }

    /// Main text of the slip's language.
    pub(super) const fn body(&self, weight: Weight) -> Style {
        Style {
            language: self.language,
            weight,
            size: self.measures.body,
        }
    }

    pub(super) const fn small(&self, weight: Weight) -> Style {
        Style {
            language: self.language,
            weight,
            size: self.measures.small,
        }
    }

    /// Lays a text out in lines no wider than `width`.
    pub(super) fn lines(&self, text: &str, style: Style, width: usize) -> Lines {
        self.lay_out(text, style, width, Fill::Full)
    }

    fn lay_out(&self, text: &str, style: Style, width: usize, fill: Fill) -> Lines {
        let lines = self.lay_out_at(text, style, width, fill);
        if lines.width() <= width {
            return lines;
        }
        // One word is wider than the column. Korean may be broken within words; where that does not
        // help either, smaller letters are better than lost ones.
        let lines = self.lay_out_at(&breakable(text), style, width, fill);
        if lines.width() <= width {
            return lines;
        }
        let size = (style.size * to_points(width) / to_points(lines.width())).floor();
        self.lay_out_at(&breakable(text), Style { size, ..style }, width, fill)
    }

    fn lay_out_at(&self, text: &str, style: Style, width: usize, fill: Fill) -> Lines {
        let font = fonts::font(style.language, style.weight, style.size);
        let wrap = match fill {
            Fill::Full => wrap::wrap,
            Fill::Even => wrap::wrap_balanced,
        };
        let wrapped = wrap(self.ctx, text, style.language, &font, to_points(width));
        let mut format = TextFormat::simple(font, Color32::WHITE);
        format.line_height = Some((style.size * line_height(style.language)).round());
        let job = LayoutJob::single_section(wrapped, format);
        let galley = self.ctx.fonts_mut(|fonts| fonts.layout_job(job));
        let size = galley.size();
        Lines {
            width: to_dots(size.x.ceil()),
            height: to_dots(size.y.ceil()),
            galley,
        }
    }

    /// Puts laid-out lines somewhere, without moving on.
    pub(super) fn put(&mut self, lines: Lines, x: usize, y: usize) {
        self.texts.push((lines, x, y));
    }

    /// Writes a paragraph into a column and moves below it.
    pub(super) fn paragraph(&mut self, text: &str, style: Style, column: Column, align: Align) {
        let lines = self.lay_out(text, style, column.width, Fill::Full);
        self.write(lines, style, column, align);
    }

    /// Writes a title, a foot or an address into a column, in lines of about the same length, and
    /// moves below it.
    pub(super) fn title(&mut self, text: &str, style: Style, column: Column, align: Align) {
        let lines = self.lay_out(text, style, column.width, Fill::Even);
        self.write(lines, style, column, align);
    }

    fn write(&mut self, lines: Lines, style: Style, column: Column, align: Align) {
        if align == Align::Left {
            let height = lines.height();
            self.put(lines, column.left, self.y);
            self.space(height);
            return;
        }
        for line in lines.galley.text().split('\n') {
            let lines = self.lines(line, style, column.width);
            let free = column.width.saturating_sub(lines.width());
            let x = column.left
                + if align == Align::Right {
                    free
                } else {
                    free / 2
                };
            let height = lines.height();
            self.put(lines, x, self.y);
            self.space(height);
        }
    }

    pub(super) fn fill(&mut self, x: usize, y: usize, width: usize, height: usize) {
        for row in y..y.saturating_add(height) {
            for dot in x..x.saturating_add(width) {
                self.raster.blacken(dot, row);
            }
        }
    }

    /// Draws a figure: `inside` is asked for the middle of each dot, from the figure's left top.
    pub(super) fn figure(
        &mut self,
        (x, y): (usize, usize),
        (width, height): (usize, usize),
        inside: impl Fn(f32, f32) -> bool,
    ) {
        for row in 0..height {
            for dot in 0..width {
                if inside(to_points(dot) + 0.5, to_points(row) + 0.5) {
                    self.raster.blacken(x + dot, y + row);
                }
            }
        }
    }

    /// Burns the letters and cuts the paper below the last thing drawn.
    pub(super) fn finish(mut self) -> SlipRaster {
        #[expect(
            clippy::redundant_closure_for_method_calls,
            reason = "the method is not general enough over the view's lifetime"
        )]
        let atlas = self.ctx.fonts(|fonts| fonts.image());
        for (lines, x, y) in std::mem::take(&mut self.texts) {
            for row in &lines.galley.rows {
                for glyph in &row.row.glyphs {
                    let left_top = row.pos + glyph.pos.to_vec2() + glyph.uv_rect.offset;
                    let at = (to_points(x) + left_top.x, to_points(y) + left_top.y);
                    burn(&mut self.raster, &atlas, glyph, at);
                }
            }
        }
        self.raster.truncate(self.y.saturating_add(FOOT));
        self.raster
    }
}

fn burn(raster: &mut SlipRaster, atlas: &ColorImage, glyph: &Glyph, (x, y): (f32, f32)) {
    let (x, y) = (to_dots(x.round()), to_dots(y.round()));
    let [u_min, v_min] = glyph.uv_rect.min.map(usize::from);
    let [u_max, v_max] = glyph.uv_rect.max.map(usize::from);
    for v in v_min..v_max {
        for u in u_min..u_max {
            let texel = atlas.pixels.get(v.saturating_mul(atlas.width()) + u);
            if texel.is_some_and(|texel| texel.a() >= BLACK_FROM) {
                raster.blacken(x + u - u_min, y + v - v_min);
            }
        }
    }
}

/// The text with a place to break (U+200B) after each Hangul syllable.
fn breakable(text: &str) -> String {
    let mut broken = String::with_capacity(text.len());
    for character in text.chars() {
        broken.push(character);
        if ('\u{AC00}'..='\u{D7A3}').contains(&character) {
            broken.push('\u{200B}');
        }
    }
    broken
}

/// Scripts with marks above and below need more room between lines.
const fn line_height(language: Language) -> f32 {
    match language {
        Language::Thai | Language::Nepali | Language::Vietnamese => 1.45,
        Language::Japanese
        | Language::EasyJapanese
        | Language::English
        | Language::ChineseSimplified
        | Language::ChineseTraditional
        | Language::Korean
        | Language::Spanish
        | Language::Portuguese
        | Language::Indonesian
        | Language::Tagalog => 1.3,
    }
}

/// Dots as points: a slip is at most 4000 dots long, which `f32` holds exactly.
#[expect(clippy::cast_precision_loss, reason = "at most 4000")]
pub(super) fn to_points(dots: usize) -> f32 {
    dots as f32
}

/// Points as dots, nothing below zero.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "`as` saturates, and callers round"
)]
pub(super) fn to_dots(points: f32) -> usize {
    points as usize
}
