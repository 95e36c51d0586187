//! Slips laid out: from content to black dots.
//!
//! The same fonts, shaping and line breaking as the screens', on a context of its own at one dot a
//! point. Letters are cut at half coverage, never dithered: a thermal head burns a dot or not, and
//! grey edges come out as dirt.
//!
//! Sizes are in dots, eight to a millimetre (203 dpi). Main text is 34 dots, which makes a capital
//! letter 3 mm high.

mod blocks;
mod canvas;
mod marks;

#[cfg(test)]
mod tests;

use crate::fonts;
use canvas::Canvas;
use egui::epaint::FontColorTransferFunction;
use egui::{Context, RawInput};
use pin_kiosk_core::language::Language;
use pin_kiosk_core::slip::{Block, Imprint, Slip, SlipRaster};

/// Sizes of one width of paper, dots.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Measures {
    width: usize,
    margin: usize,
    title: f32,
    result: f32,
    /// Main text.
    body: f32,
    /// Telephone numbers.
    number: f32,
    /// Store, kiosk, receipt number, check digits: nothing a resident has to read.
    small: f32,
    /// Side of the sign in the frame.
    mark: usize,
    /// Side of one module of the QR code.
    module: usize,
}

const WIDE: Measures = Measures {
    width: 576,
    margin: 24,
    title: 42.0,
    result: 40.0,
    body: 34.0,
    number: 46.0,
    small: 24.0,
    mark: 72,
    module: 5,
};

const NARROW: Measures = Measures {
    width: 384,
    margin: 16,
    title: 38.0,
    result: 38.0,
    body: 34.0,
    number: 40.0,
    small: 22.0,
    mark: 56,
    module: 4,
};

/// The widths of paper a slip can be laid out for.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum PaperWidth {
    /// 80 mm paper, 576 dots.
    Wide,
    /// 58 mm paper, 384 dots.
    Narrow,
}

impl PaperWidth {
    /// Printable width in dots.
    #[must_use]
    pub const fn dots(self) -> usize {
        self.measures().width
    }

    const fn measures(self) -> Measures {
        match self {
            Self::Wide => WIDE,
            Self::Narrow => NARROW,
        }
    }
}

/// Lays slips out. Made once: it parses the fonts and keeps the letters it has drawn.
pub struct SlipRenderer {
    ctx: Context,
    measures: Measures,
}

impl std::fmt::Debug for SlipRenderer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "SlipRenderer({} dots)", self.measures.width)
    }
}

impl SlipRenderer {
    /// A renderer for this paper.
    #[must_use]
    pub fn new(paper: PaperWidth) -> Self {
        let ctx = Context::default();
        fonts::install(&ctx);
        ctx.all_styles_mut(|style| {
            let options = &mut style.visuals.text_options;
            // Coverage as it is: the cut at half is ours.
            options.color_transfer_function = FontColorTransferFunction::Off;
            options.font_hinting = true;
            options.subpixel_binning = false;
        });
        Self {
            ctx,
            measures: paper.measures(),
        }
    }

    /// The slip as the printer takes it.
    #[must_use]
    pub fn render(&self, slip: &Slip, imprint: &Imprint) -> SlipRaster {
        self.lay_out(slip.language, &slip.content(imprint)).0
    }

    /// The slip before it is printed: without its number and record, which it does not have yet.
    /// And the rows at which its blocks begin: there it can be cut.
    #[must_use]
    pub fn render_unnumbered(&self, slip: &Slip, imprint: &Imprint) -> (SlipRaster, Vec<usize>) {
        let mut blocks = slip.content(imprint);
        while let Some(Block::Foot(_) | Block::Record { .. } | Block::Rule) = blocks.last() {
            blocks.pop();
        }
        self.lay_out(slip.language, &blocks)
    }

    fn lay_out(&self, language: Language, blocks: &[Block]) -> (SlipRaster, Vec<usize>) {
        self.ctx.begin_pass(RawInput::default());
        let mut canvas = Canvas::new(&self.ctx, self.measures, language);
        let mut tops = Vec::with_capacity(blocks.len());
        for block in blocks {
            tops.push(canvas.y());
            blocks::draw(&mut canvas, block);
        }
        let raster = canvas.finish();
        // No window shows this context: nobody wants its textures.
        self.ctx.end_pass().textures_delta.clear();
        (raster, tops)
    }
}
