//! A slip cut into images small enough for any printer's buffer.

use pin_kiosk_core::slip::SlipRaster;

/// Most image bytes of a band, so that two of them and their requests fit into a 4 KiB buffer.
pub(super) const BAND_BYTES_MAX: usize = 1024;
/// Most rows of a band: 25 mm of paper, so that the status is looked at often enough.
const BAND_ROWS_MAX: usize = 200;
/// DLE, which begins real-time commands.
const DLE: u8 = 0x10;

/// One complete `GS v 0` command.
#[derive(Debug)]
pub(super) struct Band {
    pub(super) bytes: Vec<u8>,
}

impl Band {
    /// The slip from the top to the bottom. White rows and the white at the right of the others are
    /// not sent: a slip is mostly white, and at 9600 bits a second a full row takes 75 ms.
    pub(super) fn cut_up(slip: &SlipRaster) -> Vec<Self> {
        let rows: Vec<&[u8]> = slip.rows().map(without_white_end).collect();
        let mut bands = Vec::new();
        let mut rest = rows.as_slice();
        while let Some(first) = rest.first() {
            let white = first.is_empty();
            let alike = rest
                .iter()
                .take_while(|row| row.is_empty() == white)
                .count();
            let n_rows = rows_that_fit(rest.get(..alike.min(BAND_ROWS_MAX)).unwrap_or_default());
            let (band, left) = rest.split_at(n_rows);
            bands.push(Self::new(band));
            rest = left;
        }
        bands
    }

    /// GS v 0 m xL xH yL yH d1...dk, m = 0: one dot a bit.
    fn new(rows: &[&[u8]]) -> Self {
        let width = rows.iter().map(|row| row.len()).max().unwrap_or(0).max(1);
        let [x_low, x_high] = low_and_high(width);
        let [y_low, y_high] = low_and_high(rows.len());
        let mut bytes = vec![0x1D, b'v', b'0', 0, x_low, x_high, y_low, y_high];
        let image_start = bytes.len();
        for row in rows {
            bytes.extend_from_slice(row);
            bytes.resize(bytes.len() + width.saturating_sub(row.len()), 0);
        }
        disarm(bytes.get_mut(image_start..).unwrap_or_default());
        Self { bytes }
    }
}

/// How many of the rows, at least one, make a band of at most [`BAND_BYTES_MAX`] image bytes.
fn rows_that_fit(rows: &[&[u8]]) -> usize {
    let mut width = 1;
    let fitting = rows.iter().enumerate().take_while(|(i, row)| {
        width = row.len().max(width);
        width.saturating_mul(i + 1) <= BAND_BYTES_MAX
    });
    fitting.count().max(1)
}

fn without_white_end(row: &[u8]) -> &[u8] {
    let end = row
        .iter()
        .rposition(|byte| *byte != 0)
        .map_or(0, |last| last + 1);
    row.get(..end).unwrap_or(row)
}

fn low_and_high(n: usize) -> [u8; 2] {
    u16::try_from(n).unwrap_or(u16::MAX).to_le_bytes()
}

/// A printer obeys real-time commands also where they turn up inside an image (DLE EOT answers,
/// DLE ENQ and DLE DC4 do harm): one more black dot takes the pattern away.
fn disarm(image: &mut [u8]) {
    let mut after_dle = false;
    for byte in image {
        if after_dle && matches!(*byte, 0x04 | 0x05 | 0x14) {
            *byte |= 0x08;
        }
        after_dle = *byte == DLE;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn raster(rows: &[[u8; 3]]) -> SlipRaster {
        let mut raster = SlipRaster::new(24, rows.len());
        for (y, row) in rows.iter().enumerate() {
            for x in (0..24).filter(|x| row[x / 8] & (0x80 >> (x % 8)) != 0) {
                raster.blacken(x, y);
            }
        }
        raster
    }

    #[test]
    fn white_is_not_sent_but_keeps_its_rows() {
        let slip = raster(&[[0; 3], [0; 3], [1, 0, 0], [1, 2, 0], [0; 3]]);
        let bands: Vec<_> = Band::cut_up(&slip)
            .into_iter()
            .map(|band| band.bytes)
            .collect();
        let expected: [&[u8]; 3] = [
            &[0x1D, b'v', b'0', 0, 1, 0, 2, 0, 0, 0],
            &[0x1D, b'v', b'0', 0, 2, 0, 2, 0, 1, 0, 1, 2],
            &[0x1D, b'v', b'0', 0, 1, 0, 1, 0, 0],
        ];
        assert_eq!(bands, expected);
    }

    #[test]
    fn every_band_fits_and_no_row_is_lost() {
        let mut slip = SlipRaster::new(576, 1201);
        for y in (0..1201).filter(|y| y % 97 < 60) {
            slip.blacken((y * 31) % 576, y);
        }
        let bands = Band::cut_up(&slip);
        let rows: usize = bands
            .iter()
            .map(|band| usize::from(u16::from_le_bytes([band.bytes[6], band.bytes[7]])))
            .sum();
        assert_eq!(rows, 1201);
        assert!(
            bands
                .iter()
                .all(|band| band.bytes.len() <= 8 + BAND_BYTES_MAX)
        );
    }

    #[test]
    fn no_image_holds_a_real_time_command() {
        let slip = raster(&[[0x10, 0x04, 0x01], [0x10, 0x14, 0x08], [0x00, 0x10, 0x05]]);
        let bytes = &Band::cut_up(&slip)[0].bytes;
        assert_eq!(
            bytes[8..],
            [0x10, 0x0C, 0x01, 0x10, 0x1C, 0x08, 0x00, 0x10, 0x0D]
        );
    }
}
