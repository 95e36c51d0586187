//! What the session's thread works with.

use super::card_worker::CardWorker;
use super::centre_worker::CentreWorker;
use super::{Clock, Housekeeping, Recorder, SlipQueue, Speaker};
use pin_kiosk_core::session::Settings;
use pin_kiosk_core::view::Screen;
use std::fmt;
use std::sync::Arc;

/// Shows a screen. Called on the session's thread; never blocks.
pub type ScreenSink = Box<dyn FnMut(&Screen) + Send>;

/// What the session thread works with.
pub struct Parts {
    /// Settings of the procedure.
    pub settings: Arc<Settings>,
    /// Both clocks.
    pub clock: Arc<dyn Clock>,
    /// What follows from the configuration.
    pub fittings: Fittings,
    /// The speaker.
    pub speaker: Box<dyn Speaker>,
    /// Shows screens.
    pub show: ScreenSink,
    /// Calendar, health and configuration.
    pub housekeeping: Box<dyn Housekeeping>,
}

/// The parts that follow from the configuration: fitted anew when it changes.
pub struct Fittings {
    /// The journal.
    pub recorder: Box<dyn Recorder>,
    /// Does card jobs; made anew when one does not come back.
    pub card: CardWorker,
    /// Does centre jobs.
    pub centre: CentreWorker,
    /// The printer's queue.
    pub slips: Box<dyn SlipQueue>,
}

impl fmt::Debug for Fittings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Fittings")
    }
}

impl fmt::Debug for Parts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Parts")
    }
}
