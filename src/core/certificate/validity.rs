//! From when to when a certificate holds.

use jiff::Timestamp;
use x509_cert::time::{self, Time};

/// From when to when a certificate holds, to the second; both belong to it (RFC 5280, 4.1.2.5).
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct Validity {
    /// The first moment.
    pub not_before: Timestamp,
    /// The last moment.
    pub not_after: Timestamp,
}

impl Validity {
    /// Nothing where a moment is beyond any calendar.
    pub(super) fn of(validity: &time::Validity) -> Option<Self> {
        Some(Self {
            not_before: moment(validity.not_before)?,
            not_after: moment(validity.not_after)?,
        })
    }
}

fn moment(time: Time) -> Option<Timestamp> {
    let seconds = i64::try_from(time.to_unix_duration().as_secs()).ok()?;
    Timestamp::from_second(seconds).ok()
}
