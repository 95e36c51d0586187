//! What the procedure needs to know of the configuration.

use crate::language::Language;
use std::time::Duration;

/// Settings of the procedure. Replaced as a whole, and only between two residents.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Settings {
    /// Whether an issuer's centre is configured, without which no reset is offered.
    pub centre_configured: bool,
    /// Whether a receipt printer is configured; without one, slips are only shown.
    pub printer_configured: bool,
    /// The languages offered, in their order; `attract` is shown in the first. Empty: all.
    pub languages: Vec<Language>,
    /// How long each kind of waiting may last.
    pub timings: Timings,
}

impl Settings {
    /// The language of a kiosk that nobody uses.
    pub(super) fn first_language(&self) -> Language {
        self.languages.first().copied().unwrap_or_default()
    }

    pub(super) fn offers(&self, language: Language) -> bool {
        self.languages.is_empty() || self.languages.contains(&language)
    }
}

/// How long each kind of waiting may last.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Timings {
    /// Nobody touched anything for so long: the idle warning appears.
    pub idle_before_warning: Duration,
    /// Time to answer the idle warning; at least 20 s (EN 301 549, 2.2.1).
    pub idle_warning: Duration,
    /// After so long the next pause ends the session, however often it was extended.
    pub session_limit: Duration,
    /// After so long the session ends, even if the resident touches the screen without a pause.
    pub session_end: Duration,
    /// The card worker has so long to identify a card.
    pub identify: Duration,
    /// The card worker has so long for the certificate, the PIN and the signature.
    pub authenticate: Duration,
    /// The card worker has so long for one VERIFY.
    pub verify: Duration,
    /// The card worker has so long for the write and its proof.
    pub write: Duration,
    /// The centre worker has so long for one question, its repetitions included.
    pub centre: Duration,
    /// The same card can be put back within this time after a torn write.
    pub replace_card: Duration,
}

impl Default for Timings {
    fn default() -> Self {
        Self {
            idle_before_warning: Duration::from_mins(1),
            idle_warning: Duration::from_secs(45),
            session_limit: Duration::from_hours(1),
            session_end: Duration::from_hours(2),
            identify: Duration::from_secs(10),
            authenticate: Duration::from_secs(20),
            verify: Duration::from_secs(10),
            write: Duration::from_secs(15),
            centre: Duration::from_secs(40),
            replace_card: Duration::from_secs(90),
        }
    }
}
