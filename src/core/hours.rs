//! When the kiosk is open.

use crate::view::ClosedReason;
use jiff::civil;

/// What the calendar says of one moment.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Opening {
    /// Open.
    Open,
    /// Closed.
    Closed {
        /// Why.
        reason: ClosedReason,
        /// When it opens again in local time, if that can be told within a year.
        opens: Option<civil::DateTime>,
    },
}
