//! The simulated issuer centre in process, for `--simulate`: no socket, no sleeping.
//!
//! The same client and the same reading of answers as over HTTPS; only the line differs, and its
//! faults come from the same scenario.

use super::issuer_centre::{
    AnswerFault, BODY_BYTES_MAX, CentreClient, CentreError, Line, LineRequest, RawAnswer, Timeouts,
    TlsFault,
};
use jiff::Timestamp;
use pin_kiosk_hw_sim::centre::{Delivery, LineFault, Reply, Request, SimCentre};
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// The simulated centre, shared with whoever acts on it during a run.
pub type SharedCentre = Arc<Mutex<SimCentre>>;

/// A clock that a simulation can move.
pub type WallClock = Arc<dyn Fn() -> Timestamp + Send + Sync>;

/// The port to a centre in this process.
pub type StandinCentre = CentreClient<StandinLine>;

/// The line to a centre in this process.
pub struct StandinLine {
    centre: SharedCentre,
    clock: WallClock,
    kiosk: String,
    answer_timeout: Duration,
}

impl fmt::Debug for StandinLine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("StandinLine")
            .field("kiosk", &self.kiosk)
            .finish_non_exhaustive()
    }
}

impl StandinLine {
    /// A line of the kiosk with this name; the centre keeps kiosks apart by it.
    #[must_use]
    pub fn new(centre: SharedCentre, clock: WallClock, kiosk: &str) -> Self {
        let answer_timeout = Timeouts::default().answer;
        Self {
            centre,
            clock,
            kiosk: kiosk.to_owned(),
            answer_timeout,
        }
    }
}

impl Line for StandinLine {
    fn post(&mut self, request: &LineRequest<'_>) -> Result<RawAnswer, CentreError> {
        let now = u64::try_from((self.clock)().as_second()).unwrap_or(0);
        let mut centre = self.centre.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(fault) = centre.line_fault() {
            return Err(line_error(fault));
        }
        let reply = centre.handle(
            now,
            &self.kiosk,
            &Request {
                method: "POST",
                path: request.path,
                content_type: Some("application/json"),
                idempotency_key: request.idempotency_key,
                body: request.body,
            },
        );
        self.receive(reply)
    }

    fn wall_clock(&self) -> Timestamp {
        (self.clock)()
    }
}

impl StandinLine {
    /// What a socket would have made of the reply.
    fn receive(&self, reply: Reply) -> Result<RawAnswer, CentreError> {
        if Duration::from_millis(reply.delay_millis) > self.answer_timeout {
            return Err(CentreError::AnswerTimedOut);
        }
        match reply.delivery {
            Delivery::Half | Delivery::Nothing => Err(CentreError::Answer(AnswerFault::CutShort)),
            Delivery::Whole if reply.body.len() > BODY_BYTES_MAX => {
                Err(CentreError::Answer(AnswerFault::TooLong))
            }
            Delivery::Whole => Ok(RawAnswer {
                status: reply.status,
                content_type: reply.header("Content-Type").map(ToOwned::to_owned),
                date: reply.header("Date").map(ToOwned::to_owned),
                body: reply.body,
            }),
        }
    }
}

/// How each fault of the line looks to a kiosk.
const fn line_error(fault: LineFault) -> CentreError {
    match fault {
        LineFault::ClosedPort => CentreError::Unreachable,
        LineFault::WrongServerName => CentreError::Tls(TlsFault::WrongServerName),
        LineFault::UntrustedRoot => CentreError::Tls(TlsFault::UntrustedRoot),
        LineFault::ExpiredCertificate => CentreError::Tls(TlsFault::Expired),
        LineFault::Tls12Only => CentreError::Tls(TlsFault::ProtocolVersion),
        LineFault::ClientCertificateRefused => CentreError::Tls(TlsFault::ClientCertificateRefused),
    }
}
