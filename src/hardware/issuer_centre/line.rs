//! One request and its answer, whatever carries them.

use super::fault::CentreError;
use jiff::Timestamp;

/// Largest body of an answer that is read, in bytes.
pub(crate) const BODY_BYTES_MAX: usize = 64 * 1024;

/// A request on its way out: always POST, always JSON.
#[derive(Clone, Copy, Debug)]
pub struct LineRequest<'a> {
    /// Such as `/v1/reservations/search`.
    pub path: &'a str,
    /// Marks repeats of the same request.
    pub idempotency_key: Option<&'a str>,
    /// The whole body.
    pub body: &'a [u8],
}

/// An answer of which nothing is believed yet.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct RawAnswer {
    /// The status code.
    pub status: u16,
    /// The header `Content-Type`.
    pub content_type: Option<String>,
    /// The header `Date`.
    pub date: Option<String>,
    /// The body, at most 64 KiB.
    pub body: Vec<u8>,
}

/// Carries a request to the centre and its answer back.
pub trait Line {
    /// Sends once, waits, and returns the whole answer.
    ///
    /// # Errors
    ///
    /// [`CentreError`], of which only the kinds that belong to the line.
    fn post(&mut self, request: &LineRequest<'_>) -> Result<RawAnswer, CentreError>;

    /// The kiosk's own wall clock, to measure the centre's against.
    fn wall_clock(&self) -> Timestamp;
}
