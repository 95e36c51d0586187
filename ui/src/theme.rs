//! The look in numbers: colours, type, spacing, corners, ledges, motion.
//!
//! All lengths are in units: 1 u is one pixel at 141 dpi, 0.18 mm. With `pixels_per_point` set to
//! dpi / 141 a unit is one egui point and has the same size in millimetres on every screen.

use egui::Color32;

/// Pixels per inch at which one unit is one pixel.
pub const UNIT_DPI: f32 = 141.0;
/// Millimetres of one unit.
pub const UNIT_MM: f32 = 25.4 / UNIT_DPI;
/// Height of a capital H in a size of 1, in Noto Sans.
pub const CAP_HEIGHT: f32 = 0.714;

/// Light or high contrast.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
pub enum Contrast {
    /// Indigo ink on paper.
    #[default]
    Light,
    /// White and yellow on black.
    High,
}

/// The three sizes of text.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
pub enum TextSize {
    /// Capital H of body text at least 4.9 mm.
    #[default]
    Standard,
    /// At least 6.1 mm.
    Large,
    /// At least 7.3 mm.
    Largest,
}

impl TextSize {
    /// All sizes, smallest first.
    pub const ALL: [Self; 3] = [Self::Standard, Self::Large, Self::Largest];

    /// The size that the next touch on the button gives.
    #[must_use]
    pub const fn next(self) -> Self {
        match self {
            Self::Standard => Self::Large,
            Self::Large => Self::Largest,
            Self::Largest => Self::Standard,
        }
    }

    /// The next smaller size, if there is one.
    #[must_use]
    pub const fn smaller(self) -> Option<Self> {
        match self {
            Self::Standard => None,
            Self::Large => Some(Self::Standard),
            Self::Largest => Some(Self::Large),
        }
    }

    /// Smallest allowed height of a capital H in text a resident needs, in millimetres.
    #[must_use]
    pub const fn least_cap_mm(self) -> f32 {
        match self {
            Self::Standard => 4.9,
            Self::Large => 6.1,
            Self::Largest => 7.3,
        }
    }
}

/// The colours of one theme.
#[derive(Clone, Copy, Debug)]
#[expect(
    missing_docs,
    reason = "each is named for its use; the look's table explains them"
)]
pub struct Colors {
    pub paper: Color32,
    pub sheet: Color32,
    pub ink: Color32,
    pub soft: Color32,
    pub line: Color32,
    pub hair: Color32,
    pub action: Color32,
    pub on_action: Color32,
    pub ledge: Color32,
    pub pressed: Color32,
    pub deep: Color32,
    pub on_deep: Color32,
    pub tint: Color32,
    pub four: Color32,
    pub four_tint: Color32,
    pub ok: Color32,
    pub ok_fill: Color32,
    pub on_ok: Color32,
    pub ok_tint: Color32,
    pub warn: Color32,
    pub warn_line: Color32,
    pub on_warn: Color32,
    pub warn_tint: Color32,
    pub danger: Color32,
    pub danger_tint: Color32,
    pub off: Color32,
    pub off_ink: Color32,
    pub focus_inner: Color32,
    pub focus_outer: Color32,
    pub scrim: Color32,
    pub simulation: Color32,
    pub on_simulation: Color32,
}

const fn rgb(hex: u32) -> Color32 {
    let [_, r, g, b] = hex.to_be_bytes();
    Color32::from_rgb(r, g, b)
}

/// Indigo ink on paper.
pub const LIGHT: Colors = Colors {
    paper: rgb(0xF6_F4EE),
    sheet: rgb(0xFF_FFFF),
    ink: rgb(0x1B_2230),
    soft: rgb(0x46_4D5E),
    line: rgb(0x73_7B8D),
    hair: rgb(0xDD_D8CB),
    action: rgb(0x1F_3C88),
    on_action: rgb(0xFF_FFFF),
    ledge: rgb(0x0F_2255),
    pressed: rgb(0x0F_2255),
    deep: rgb(0x14_2A63),
    on_deep: rgb(0xFF_FFFF),
    tint: rgb(0xE7_ECF7),
    four: rgb(0x6B_3A75),
    four_tint: rgb(0xF3_E9F4),
    ok: rgb(0x0F_5232),
    ok_fill: rgb(0x1B_7A4B),
    on_ok: rgb(0xFF_FFFF),
    ok_tint: rgb(0xE2_F0E7),
    warn: rgb(0x83_320A),
    warn_line: rgb(0xC4_570F),
    on_warn: rgb(0xFF_FFFF),
    warn_tint: rgb(0xFB_EBDD),
    danger: rgb(0x8F_1629),
    danger_tint: rgb(0xF9_E6E6),
    off: rgb(0xE6_E3DA),
    off_ink: rgb(0x5F_6472),
    focus_inner: rgb(0xFF_C21A),
    focus_outer: rgb(0x1B_2230),
    scrim: Color32::from_rgba_premultiplied(20, 25, 36, 189),
    simulation: rgb(0xFF_C21A),
    on_simulation: rgb(0x1B_2230),
};

/// White and yellow on black.
pub const HIGH_CONTRAST: Colors = Colors {
    paper: rgb(0x00_0000),
    sheet: rgb(0x00_0000),
    ink: rgb(0xFF_FFFF),
    soft: rgb(0xFF_FFFF),
    line: rgb(0xFF_FFFF),
    hair: rgb(0x8A_8A8A),
    action: rgb(0xFF_D733),
    on_action: rgb(0x00_0000),
    ledge: rgb(0xA8_8700),
    pressed: rgb(0xC9_A600),
    deep: rgb(0x00_0000),
    on_deep: rgb(0xFF_FFFF),
    tint: rgb(0x1C_1C1C),
    four: rgb(0xFF_FFFF),
    four_tint: rgb(0x1C_1C1C),
    ok: rgb(0x7B_E3A1),
    ok_fill: rgb(0x7B_E3A1),
    on_ok: rgb(0x00_0000),
    ok_tint: rgb(0x1C_1C1C),
    warn: rgb(0xFF_B069),
    warn_line: rgb(0xFF_B069),
    on_warn: rgb(0x00_0000),
    warn_tint: rgb(0x1C_1C1C),
    danger: rgb(0xFF_9C9C),
    danger_tint: rgb(0x1C_1C1C),
    off: rgb(0x1C_1C1C),
    off_ink: rgb(0xBD_BDBD),
    focus_inner: rgb(0x00_0000),
    focus_outer: rgb(0x5C_E1FF),
    scrim: Color32::from_rgba_premultiplied(0, 0, 0, 217),
    simulation: rgb(0xFF_C21A),
    on_simulation: rgb(0x1B_2230),
};

impl Contrast {
    /// The colours of this theme.
    #[must_use]
    pub const fn colors(self) -> &'static Colors {
        match self {
            Self::Light => &LIGHT,
            Self::High => &HIGH_CONTRAST,
        }
    }
}

/// Colours of the drawn pictures, the same in both themes (a white panel lies behind them).
pub(crate) mod picture {
    use super::{Color32, rgb};

    pub(crate) const WHITE: Color32 = rgb(0xFF_FFFF);
    pub(crate) const INK: Color32 = rgb(0x1B_2230);
    pub(crate) const INDIGO: Color32 = rgb(0x1F_3C88);
    pub(crate) const DEEP: Color32 = rgb(0x14_2A63);
    pub(crate) const NIGHT: Color32 = rgb(0x0E_1C44);
    pub(crate) const SHADE: Color32 = rgb(0xB9_C6E4);
    pub(crate) const STRIPE: Color32 = rgb(0xD5_DFF3);
    pub(crate) const PALE: Color32 = rgb(0xE7_ECF7);
    pub(crate) const FIGURE: Color32 = rgb(0x8F_A3D1);
    pub(crate) const WRITING: Color32 = rgb(0xAE_BBD9);
    pub(crate) const OTHER: Color32 = rgb(0xAE_B5C2);
    pub(crate) const SAND: Color32 = rgb(0xCF_C4AB);
    pub(crate) const WALL: Color32 = rgb(0xE4_DCC9);
    pub(crate) const WALL_LIGHT: Color32 = rgb(0xF3_EDDF);
    pub(crate) const ORANGE: Color32 = rgb(0xC4_570F);
    pub(crate) const GREEN: Color32 = rgb(0x1B_7A4B);
    pub(crate) const GOLD: Color32 = rgb(0xFF_C21A);
    /// Unused cells of the band on the deep ground of `attract`.
    pub(crate) const DIM_CELL: Color32 = rgb(0x7F_8BAC);
}

/// Colours that fill the screen to show pixels that are dead or always lit: each of the three lamps
/// alone, all, none, half.
pub(crate) mod pixel_test {
    use super::{Color32, rgb};

    pub(crate) const COLOURS: [Color32; 6] = [
        rgb(0xFF_0000),
        rgb(0x00_FF00),
        rgb(0x00_00FF),
        rgb(0xFF_FFFF),
        rgb(0x00_0000),
        rgb(0x80_8080),
    ];
}

/// The styles of text.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub(crate) enum Kind {
    /// Reading under a key; never the only carrier of anything.
    Caption,
    /// Running text.
    Body,
    /// Running text that must not be missed.
    Strong,
    /// Label of a button.
    Button,
    /// Label of the main button.
    Main,
    /// The question or fact of a view.
    Title,
    /// What came of it.
    Result,
    /// The attract view.
    Display,
    /// Labels in the header: they never grow, so that the row never breaks.
    Header,
    /// Labels of the footer, beside their signs and always in the same place: a long word may stay
    /// smaller than the text size asks for, but it is never cut.
    Foot,
    /// A telephone number to be read from afar.
    Number,
}

impl Kind {
    /// Sizes in units, wanted one first, smallest allowed one last.
    pub(crate) const fn ladder(self, size: TextSize) -> &'static [f32] {
        match (self, size) {
            (Self::Caption, _) => &[28.0, 24.0, 20.0],
            (Self::Header, _) => &[40.0, 36.0, 32.0],
            (Self::Foot, TextSize::Standard) => &[44.0, 40.0, 36.0],
            (Self::Foot, TextSize::Large) => &[52.0, 46.0, 40.0, 36.0],
            (Self::Foot, TextSize::Largest) => &[58.0, 50.0, 42.0, 36.0],
            (Self::Body, TextSize::Standard) => &[40.0],
            (Self::Body, TextSize::Large) => &[50.0, 48.0],
            (Self::Body | Self::Button, TextSize::Largest) => &[58.0, 57.0],
            (Self::Strong, TextSize::Standard) => &[46.0, 42.0, 40.0],
            (Self::Strong, TextSize::Large) => &[54.0, 50.0, 48.0],
            (Self::Strong, TextSize::Largest) => &[60.0, 57.0],
            (Self::Button, TextSize::Standard) => &[44.0, 40.0],
            (Self::Button, TextSize::Large) => &[52.0, 48.0],
            (Self::Main, TextSize::Standard) => &[52.0, 46.0, 40.0],
            (Self::Main, TextSize::Large) => &[60.0, 54.0, 48.0],
            (Self::Main, TextSize::Largest) => &[64.0, 57.0],
            (Self::Title, TextSize::Standard) => &[64.0, 58.0, 52.0, 46.0],
            (Self::Title, TextSize::Large) => &[76.0, 68.0, 60.0, 52.0],
            (Self::Title, TextSize::Largest) => &[80.0, 72.0, 64.0, 58.0],
            (Self::Result, TextSize::Standard) => &[80.0, 72.0, 64.0, 54.0],
            (Self::Result, TextSize::Large) => &[92.0, 80.0, 68.0, 56.0],
            (Self::Result, TextSize::Largest) => &[92.0, 80.0, 68.0, 58.0],
            (Self::Display, _) => &[96.0, 84.0, 72.0, 60.0],
            (Self::Number, _) => &[84.0, 72.0, 60.0],
        }
    }

    /// Line height as a multiple of the size; the second is for a view that is short of room.
    pub(crate) const fn line(self) -> (f32, f32) {
        match self {
            Self::Body => (1.5, 1.32),
            Self::Strong => (1.4, 1.28),
            Self::Caption => (1.1, 1.1),
            Self::Button | Self::Main | Self::Header | Self::Foot => (1.25, 1.22),
            Self::Title | Self::Result | Self::Display | Self::Number => (1.3, 1.22),
        }
    }

    /// Whether it is set in Bold.
    pub(crate) const fn bold(self) -> bool {
        !matches!(self, Self::Body)
    }
}

/// Sizes of glyphs on keys: drawn big already, they do not grow with the text.
pub(crate) const KEY_SIZE: f32 = 60.0;
/// Size of the digits of the keypad.
pub(crate) const KEYPAD_SIZE: f32 = 84.0;
/// Size of the step number.
pub(crate) const STEP_SIZE: f32 = 56.0;

/// Spaces.
pub(crate) mod space {
    pub(crate) const S1: f32 = 8.0;
    pub(crate) const S2: f32 = 12.0;
    pub(crate) const S3: f32 = 20.0;
    pub(crate) const S4: f32 = 32.0;
}

/// Corners.
pub(crate) mod radius {
    pub(crate) const CELL: f32 = 12.0;
    pub(crate) const KEY: f32 = 16.0;
    pub(crate) const BUTTON: f32 = 20.0;
    pub(crate) const PANEL: f32 = 24.0;
    pub(crate) const DIALOG: f32 = 32.0;
}

/// Edges.
pub(crate) mod stroke {
    pub(crate) const PANEL: f32 = 2.0;
    pub(crate) const CONTROL: f32 = 3.0;
    pub(crate) const CHOICE: f32 = 4.0;
    pub(crate) const WARNING: f32 = 5.0;
    /// Around a switch that is on, in high contrast.
    pub(crate) const ON: f32 = 6.0;
    pub(crate) const ICON: f32 = 5.0;
}

/// Ledges: what stands up can be pressed.
pub(crate) mod ledge {
    pub(crate) const MAIN: f32 = 10.0;
    pub(crate) const CARD: f32 = 12.0;
    pub(crate) const FOOTER: f32 = 9.0;
    pub(crate) const KEY: f32 = 9.0;
}

/// Smallest target, in units: 12.2 mm.
pub const TARGET_LEAST: f32 = 68.0;

/// Times, in seconds.
pub(crate) mod motion {
    pub(crate) const VIEW: f32 = 0.12;
    pub(crate) const WAITING_STEP: f64 = 0.4;
    pub(crate) const ARROW: f64 = 1.2;
    pub(crate) const ARROW_TIMES: f64 = 3.0;
    /// A second strike on the same place after the view has changed is the tail of a double tap.
    pub(crate) const VIEW_GUARD: f64 = 0.4;
}

/// Ratio of the relative luminances of two opaque colours (WCAG 2.1, relative luminance).
#[must_use]
pub fn contrast_ratio(a: Color32, b: Color32) -> f32 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

fn luminance(color: Color32) -> f32 {
    let linear = |byte: u8| {
        let c = f32::from(byte) / 255.0;
        if c <= 0.04045 {
            c / 12.92
        } else {
            ((c + 0.055) / 1.055).powf(2.4)
        }
    };
    0.2126 * linear(color.r()) + 0.7152 * linear(color.g()) + 0.0722 * linear(color.b())
}

#[cfg(test)]
mod tests;
