//! What nobody touches but everybody relies on: calendar, health, configuration.

use pin_kiosk_core::input::Input;
use pin_kiosk_core::session::{Now, Session};

/// Looks around every few seconds, and whenever it is asked to.
///
/// Called on the session's thread; returns quickly.
pub trait Housekeeping: Send {
    /// Tells the session what has changed; may give it new settings between two residents.
    fn look_around(&mut self, now: Now, session: &mut Session) -> Vec<Input>;
}

/// A kiosk that is always open and always well, for tests.
#[derive(Clone, Copy, Debug)]
pub struct NothingToKeep;

impl Housekeeping for NothingToKeep {
    fn look_around(&mut self, _now: Now, _session: &mut Session) -> Vec<Input> {
        Vec::new()
    }
}
