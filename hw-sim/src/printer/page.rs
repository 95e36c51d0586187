//! Paper: the rows of dots printed since the last cut.

/// How a piece of paper came off.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum SlipEnd {
    /// Full cut.
    Cut,
    /// Partial cut.
    PartialCut,
    /// The roll ended: whatever was on it came off with the old roll.
    PaperEnd,
}

impl SlipEnd {
    /// The word for it on the command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Cut => "cut",
            Self::PartialCut => "partial-cut",
            Self::PaperEnd => "paper-end",
        }
    }
}

/// A piece of paper that came off the printer.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Slip {
    /// Counts from 1.
    pub number: u32,
    /// How it came off.
    pub end: SlipEnd,
    /// Characters sent as text. The simulation has no character generator, so they are kept apart.
    pub text: String,
    width_bytes: usize,
    rows: Vec<u8>,
}

impl Slip {
    /// Width in dots.
    #[must_use]
    pub fn width(&self) -> usize {
        self.width_bytes.saturating_mul(8)
    }

    /// Height in rows of dots.
    #[must_use]
    pub fn height(&self) -> usize {
        self.rows
            .len()
            .checked_div(self.width_bytes)
            .unwrap_or_default()
    }

    /// The rows, eight dots a byte, the leftmost in the highest bit, 1 is black.
    #[must_use]
    pub fn rows(&self) -> &[u8] {
        &self.rows
    }

    /// The slip as a 1-bit greyscale PNG.
    ///
    /// # Errors
    ///
    /// Only what the encoder itself reports; a slip without any row cannot be a picture.
    pub fn png(&self) -> Result<Vec<u8>, png::EncodingError> {
        let width = u32::try_from(self.width()).unwrap_or(u32::MAX);
        let height = u32::try_from(self.height()).unwrap_or(u32::MAX);
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, width, height);
        encoder.set_color(png::ColorType::Grayscale);
        encoder.set_depth(png::BitDepth::One);
        // 203 dpi, so that a viewer can show the true size.
        encoder.set_pixel_dims(Some(png::PixelDimensions {
            xppu: 8000,
            yppu: 8000,
            unit: png::Unit::Meter,
        }));
        let mut writer = encoder.write_header()?;
        let white_is_one: Vec<u8> = self.rows.iter().map(|byte| !byte).collect();
        writer.write_image_data(&white_is_one)?;
        writer.finish()?;
        Ok(bytes)
    }
}

/// The paper under the head.
#[derive(Debug)]
pub(crate) struct Page {
    width_bytes: usize,
    rows: Vec<u8>,
    text: String,
    slips: u32,
}

impl Page {
    pub(crate) fn new(width_dots: u16) -> Self {
        Self {
            width_bytes: usize::from(width_dots).div_ceil(8),
            rows: Vec::new(),
            text: String::new(),
            slips: 0,
        }
    }

    /// Burns one row; what is wider than the paper is lost, as on a real head.
    pub(crate) fn print_row(&mut self, row: &[u8]) {
        let row = row.get(..self.width_bytes).unwrap_or(row);
        self.rows.extend_from_slice(row);
        let missing = self.width_bytes.saturating_sub(row.len());
        self.rows.extend(std::iter::repeat_n(0, missing));
    }

    pub(crate) fn write(&mut self, character: u8) {
        self.text.push(char::from(character));
    }

    pub(crate) fn is_blank(&self) -> bool {
        self.rows.is_empty() && self.text.is_empty()
    }

    /// Takes the paper off; nothing when nothing came out since the last cut.
    pub(crate) fn take(&mut self, end: SlipEnd) -> Option<Slip> {
        if self.is_blank() {
            return None;
        }
        self.slips = self.slips.saturating_add(1);
        Some(Slip {
            number: self.slips,
            end,
            text: std::mem::take(&mut self.text),
            width_bytes: self.width_bytes,
            rows: std::mem::take(&mut self.rows),
        })
    }
}
