//! The issuer's centre over HTTPS.
//!
//! **Stand-in.** The messages between a kiosk and the issuer's centre are not public; the interface
//! is described in `docs/issuer-centre.md` and stands in `wire` alone, so that the real one can take
//! its place.
//!
//! - [`HttpsLine`]: mutual TLS 1.3 to pinned authorities, bounded in time and size.
//! - [`CentreClient`]: the port over any line; what may be asked twice and what never.
//! - [`Outbox`]: reports that wait for the line, safe from power cuts.
//! - [`Mailer`]: the thread that empties the outbox.
//! - [`CentreError`]: what went wrong, named for the technician.

mod client;
mod fault;
mod https;
mod line;
mod mailer;
mod outbox;
mod wire;

pub use client::{CentreClient, CentreDiagnostics, DiagnosticsHandle};
pub use fault::{AnswerFault, CentreError, Refusal, TlsFault};
pub use https::{HttpsLine, HttpsSettings, SetupError, Timeouts};
pub use line::{Line, LineRequest, RawAnswer};
pub use mailer::Mailer;
pub use outbox::{Delivery, Outbox, OutboxError, OutboxState, Pauses};

#[cfg(feature = "simulate")]
pub(crate) use line::BODY_BYTES_MAX;

use pin_kiosk_core::ports::OutcomeReport;
use sha2::{Digest as _, Sha256};

/// The idempotency key of a report: the same outcome at the same journal record always gives it,
/// so that a repeat is recognised even when everything but the journal was lost.
fn idempotency_key(report: &OutcomeReport) -> String {
    let mut hash = Sha256::new();
    hash.update(report.reservation.0.as_bytes());
    hash.update(report.journal_sequence.to_be_bytes());
    hash.update(report.journal_hash);
    hash.update(wire::outcome_name(report.outcome));
    let hash = hash.finalize();
    hex(hash.get(..16).unwrap_or_default())
}

/// Lower-case hexadecimal digits.
fn hex(bytes: &[u8]) -> String {
    let digit = |nibble: u8| char::from_digit(u32::from(nibble), 16).unwrap_or_default();
    bytes
        .iter()
        .flat_map(|byte| [digit(byte >> 4), digit(byte & 15)])
        .collect()
}
