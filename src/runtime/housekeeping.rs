//! What nobody touches but everybody relies on: calendar, health, configuration.

use super::Fittings;
use pin_kiosk_core::input::{Input, PrinterReport};
use pin_kiosk_core::session::{Now, Session};

/// Looks around every few seconds, and whenever it is asked to.
///
/// Called on the session's thread; returns quickly.
pub trait Housekeeping: Send {
    /// Tells the session what has changed.
    fn look_around(&mut self, now: Now, session: &mut Session) -> Vec<Input>;

    /// Between two residents: takes a changed configuration over, into the session and into the
    /// parts that follow from it, and tells what is to be recorded of it.
    fn refit(&mut self, _session: &mut Session, _fittings: &mut Fittings) -> Option<Input> {
        None
    }

    /// Hears how far the technician's page is.
    fn printer_reported(&mut self, _report: PrinterReport) {}
}

/// A kiosk that is always open and always well, for tests.
#[derive(Clone, Copy, Debug)]
pub struct NothingToKeep;

impl Housekeeping for NothingToKeep {
    fn look_around(&mut self, _now: Now, _session: &mut Session) -> Vec<Input> {
        Vec::new()
    }
}
