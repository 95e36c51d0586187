//! A laid-out slip as the printer takes it: black dots on white.

use std::fmt;

/// A 1-bit picture, eight dots to a millimetre both ways.
#[derive(Clone, Eq, PartialEq)]
pub struct SlipRaster {
    width_bytes: usize,
    rows: Vec<u8>,
}

impl SlipRaster {
    /// White paper, `width` dots wide (raised to a multiple of eight) and `height` rows high.
    #[must_use]
    pub fn new(width: usize, height: usize) -> Self {
        let width_bytes = width.div_ceil(8).max(1);
        Self {
            width_bytes,
            rows: vec![0; width_bytes.saturating_mul(height)],
        }
    }

    /// Width in dots.
    #[must_use]
    pub const fn width(&self) -> usize {
        self.width_bytes.saturating_mul(8)
    }

    /// Width in bytes.
    #[must_use]
    pub const fn width_bytes(&self) -> usize {
        self.width_bytes
    }

    /// Height in rows of dots.
    #[must_use]
    pub fn height(&self) -> usize {
        self.rows
            .len()
            .checked_div(self.width_bytes)
            .unwrap_or_default()
    }

    /// Makes one dot black; outside the paper nothing happens.
    pub fn blacken(&mut self, x: usize, y: usize) {
        if x < self.width()
            && let Some(byte) = self
                .rows
                .get_mut(y.saturating_mul(self.width_bytes) + x / 8)
        {
            *byte |= 0x80 >> (x % 8);
        }
    }

    /// Makes one dot white again; outside the paper nothing happens.
    pub fn whiten(&mut self, x: usize, y: usize) {
        if x < self.width()
            && let Some(byte) = self
                .rows
                .get_mut(y.saturating_mul(self.width_bytes) + x / 8)
        {
            *byte &= !(0x80 >> (x % 8));
        }
    }

    /// Whether the dot is black; outside the paper it is not.
    #[must_use]
    pub fn is_black(&self, x: usize, y: usize) -> bool {
        x < self.width()
            && self
                .rows
                .get(y.saturating_mul(self.width_bytes) + x / 8)
                .is_some_and(|byte| byte & (0x80 >> (x % 8)) != 0)
    }

    /// Cuts the paper to `height` rows.
    pub fn truncate(&mut self, height: usize) {
        self.rows.truncate(height.saturating_mul(self.width_bytes));
    }

    /// The rows from the top, each [`Self::width_bytes`] long, the leftmost dot in the highest bit.
    #[must_use]
    pub fn rows(&self) -> impl ExactSizeIterator<Item = &[u8]> {
        self.rows.chunks_exact(self.width_bytes)
    }

    /// All bytes, row after row.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        &self.rows
    }
}

impl fmt::Debug for SlipRaster {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SlipRaster({} x {})", self.width(), self.height())
    }
}
