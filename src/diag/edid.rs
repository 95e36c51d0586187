//! How large a display is, as it says itself (VESA E-EDID 1.4, section 3.10).

/// What a base block begins with.
const HEADER: [u8; 8] = [0, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0];

/// Where the first detailed timing is: the mode the display prefers.
const TIMING: usize = 54;

/// A display's preferred mode and the size of its picture.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) struct Display {
    width_dots: u32,
    height_dots: u32,
    width_mm: u32,
    height_mm: u32,
}

impl Display {
    /// Reads what a display tells; nothing where it does not tell its size, as projectors do not.
    pub(super) fn read(edid: &[u8]) -> Option<Self> {
        let timing = edid.get(TIMING..TIMING.checked_add(18)?)?;
        // A clock of zero: no timing but some other descriptor.
        if !edid.starts_with(&HEADER) || timing.starts_with(&[0, 0]) {
            return None;
        }
        let byte = |idx: usize| timing.get(idx).copied().map(u32::from);
        let twelve_bits = |low: u32, high: u32| low | (high << 8);
        let display = Self {
            width_dots: twelve_bits(byte(2)?, byte(4)? >> 4),
            height_dots: twelve_bits(byte(5)?, byte(7)? >> 4),
            width_mm: twelve_bits(byte(12)?, byte(14)? >> 4),
            height_mm: twelve_bits(byte(13)?, byte(14)? & 0x0F),
        };
        let told = [
            display.width_dots,
            display.height_dots,
            display.width_mm,
            display.height_mm,
        ];
        (!told.contains(&0)).then_some(display)
    }

    /// Its dots per inch, along its width.
    pub(super) const fn dots_per_inch(self) -> u32 {
        // `read` lets no width of zero pass.
        match self
            .width_dots
            .saturating_mul(254)
            .checked_div(self.width_mm)
        {
            Some(tenths) => tenths.saturating_add(5) / 10,
            None => 0,
        }
    }
}

impl std::fmt::Display for Display {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "{}x{} dots on {}x{} mm",
            self.width_dots, self.height_dots, self.width_mm, self.height_mm
        )
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::Display;

    /// The base block of a display with this mode and size.
    pub(crate) fn edid(dots: (u16, u16), mm: (u16, u16)) -> Vec<u8> {
        let [wide, high] = [dots.0, dots.1].map(u16::to_be_bytes);
        let [wide_mm, high_mm] = [mm.0, mm.1].map(u16::to_be_bytes);
        let mut block = vec![0; 128];
        block[..8].copy_from_slice(&super::HEADER);
        block[54..56].copy_from_slice(&[0x02, 0x3A]);
        block[56] = wide[1];
        block[58] = wide[0] << 4;
        block[59] = high[1];
        block[61] = high[0] << 4;
        block[66] = wide_mm[1];
        block[67] = high_mm[1];
        block[68] = wide_mm[0] << 4 | high_mm[0];
        block
    }

    #[test]
    fn a_display_tells_its_size() {
        // 21.5 inches in full HD: 102 dots per inch by its data sheet.
        let display = Display::read(&edid((1920, 1080), (476, 268))).unwrap();
        assert_eq!(display.to_string(), "1920x1080 dots on 476x268 mm");
        assert_eq!(display.dots_per_inch(), 102);
    }

    #[test]
    fn what_tells_no_size_is_no_display_to_measure() {
        let whole = edid((1920, 1080), (476, 268));
        assert_eq!(Display::read(&edid((1920, 1080), (0, 0))), None);
        assert_eq!(Display::read(&whole[..60]), None);
        assert_eq!(Display::read(&[]), None);
        let mut other = whole.clone();
        other[0] = 1;
        assert_eq!(Display::read(&other), None);
        let mut no_timing = whole;
        no_timing[54..56].fill(0);
        assert_eq!(Display::read(&no_timing), None);
    }
}
