//! What the window's content is told about the kiosk it stands in.

use jiff::tz::TimeZone;
use pin_kiosk_core::language::Language;
pub use pin_kiosk_core::slip::Office;

/// What does not change from resident to resident.
#[derive(Clone, Debug)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a setting of its own, and any mix of them can be wanted"
)]
pub struct UiOptions {
    /// Pixels per inch of the screen: makes sizes in millimetres true.
    pub dpi: f32,
    /// The languages offered, in the order of the buttons.
    pub languages: Vec<Language>,
    /// Id of the kiosk.
    pub kiosk: String,
    /// Name of the store.
    pub store: String,
    /// The municipal office residents of this store are sent to; empty fields are not shown.
    pub office: Office,
    /// Where the clock on the wall hangs: for the time on the slip.
    pub time_zone: TimeZone,
    /// When the kiosk can be used, such as `6:30〜23:00`.
    pub opening_hours: String,
    /// Whether the banner says that card and centre are simulated.
    pub simulation: bool,
    /// Whether a technician can ask for the passcode here.
    pub technician: bool,
    /// A second strike on the same place within this many seconds is ignored: 0.15 to 0.5.
    pub second_strike: f64,
    /// Nothing moves and nothing fades.
    pub reduced_motion: bool,
    /// A key does not show that it is pressed, so that nobody can read along.
    pub hide_key_presses: bool,
}

impl Default for UiOptions {
    fn default() -> Self {
        Self {
            dpi: crate::theme::UNIT_DPI,
            languages: Language::ALL.to_vec(),
            kiosk: String::new(),
            store: String::new(),
            office: Office::default(),
            time_zone: TimeZone::UTC,
            opening_hours: String::new(),
            simulation: false,
            technician: false,
            second_strike: 0.15,
            reduced_motion: false,
            hide_key_presses: false,
        }
    }
}
