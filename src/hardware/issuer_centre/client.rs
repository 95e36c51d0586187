//! The port to the centre over any line.

use super::fault::{CentreError, Refusal};
use super::line::{Line, LineRequest, RawAnswer};
use super::{idempotency_key, wire};
use jiff::Timestamp;
use jiff::fmt::rfc2822::DateTimeParser;
use pin_kiosk_core::ports::{
    CardProof, CentreFault, Cryptogram, IssuerCentre, OutcomeReport, Reservation, ReservationId,
};
use serde::Serialize;
use std::sync::{Arc, Mutex, PoisonError};

/// How often a read is sent at most.
const READ_TRIES: usize = 2;

/// What the technician can know of the line without asking anew.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, Serialize)]
pub struct CentreDiagnostics {
    /// The newest fault since the last good answer.
    pub last_error: Option<CentreError>,
    /// When the centre last answered in its own interface.
    pub last_answer_at: Option<Timestamp>,
    /// The centre's clock less the kiosk's, in seconds, from its newest answer.
    pub clock_skew_seconds: Option<i64>,
}

/// Shares the diagnostics of a centre with whoever shows them.
#[derive(Clone, Debug, Default)]
pub struct DiagnosticsHandle(Arc<Mutex<CentreDiagnostics>>);

impl DiagnosticsHandle {
    /// What is known at this moment.
    #[must_use]
    pub fn read(&self) -> CentreDiagnostics {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn update(&self, change: impl FnOnce(&mut CentreDiagnostics)) {
        change(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner));
    }
}

/// The issuer's centre at the other end of a line.
#[derive(Debug)]
pub struct CentreClient<L> {
    line: L,
    diagnostics: DiagnosticsHandle,
}

impl<L: Line> CentreClient<L> {
    /// A centre of which nothing is known yet.
    #[must_use]
    pub fn new(line: L) -> Self {
        Self {
            line,
            diagnostics: DiagnosticsHandle::default(),
        }
    }

    /// The diagnostics, to be kept by whoever shows them.
    #[must_use]
    pub fn diagnostics(&self) -> DiagnosticsHandle {
        self.diagnostics.clone()
    }

    /// Looks for a reservation, with the technician's detail. Tried twice.
    ///
    /// # Errors
    ///
    /// [`CentreError`]; nothing has been used up then.
    pub fn search(&mut self, proof: &CardProof) -> Result<Reservation, CentreError> {
        let body = wire::search_body(proof)?;
        let request = LineRequest {
            path: wire::SEARCH_PATH,
            idempotency_key: None,
            body: &body,
        };
        let read = |answer: &RawAnswer| wire::read_reservation(answer, &proof.challenge);
        let mut result = self.ask(&request, read);
        for _ in 1..READ_TRIES {
            match result {
                Err(error) if error.is_passing() => result = self.ask(&request, read),
                Ok(_) | Err(_) => break,
            }
        }
        result
    }

    /// Asks for an authorisation, with the technician's detail. Never tried twice: a lost answer
    /// may have used it.
    ///
    /// # Errors
    ///
    /// [`CentreError`].
    pub fn authorisation(
        &mut self,
        reservation: &ReservationId,
        card_challenge: &[u8],
    ) -> Result<Cryptogram, CentreError> {
        ensure_name(reservation)?;
        let path = wire::authorisations_path(reservation);
        let body = wire::authorisation_body(card_challenge)?;
        let request = LineRequest {
            path: &path,
            idempotency_key: None,
            body: &body,
        };
        self.ask(&request, |answer| {
            wire::read_authorisation(answer, reservation, card_challenge)
        })
    }

    /// Hands over an outcome, with the technician's detail. The outbox repeats it, not this.
    ///
    /// # Errors
    ///
    /// [`CentreError`].
    pub fn outcome(&mut self, report: &OutcomeReport) -> Result<(), CentreError> {
        ensure_name(&report.reservation)?;
        let path = wire::outcomes_path(&report.reservation);
        let body = wire::outcome_body(report)?;
        let key = idempotency_key(report);
        let request = LineRequest {
            path: &path,
            idempotency_key: Some(&key),
            body: &body,
        };
        self.ask(&request, |answer| {
            wire::read_acceptance(answer, &report.reservation, &key)
        })
    }

    /// Proves line, TLS and both clocks without a resident: an empty search, which the centre must
    /// refuse as no search at all.
    ///
    /// # Errors
    ///
    /// [`CentreError`] that any request would meet now.
    pub fn probe(&mut self) -> Result<CentreDiagnostics, CentreError> {
        let request = LineRequest {
            path: wire::SEARCH_PATH,
            idempotency_key: None,
            body: b"{}",
        };
        match self.ask(&request, |answer| wire::read_reservation(answer, &[])) {
            Ok(_) | Err(CentreError::Refused(Refusal::InvalidRequest)) => {}
            Err(error) => return Err(error),
        }
        self.diagnostics.update(|known| known.last_error = None);
        Ok(self.diagnostics.read())
    }

    fn ask<T>(
        &mut self,
        request: &LineRequest<'_>,
        read: impl Fn(&RawAnswer) -> Result<T, CentreError>,
    ) -> Result<T, CentreError> {
        let asked_at = self.line.wall_clock();
        let answer = self.line.post(request);
        let now = self.line.wall_clock();
        if let Ok(answer) = &answer {
            let skew = clock_skew_seconds(answer, asked_at, now);
            self.diagnostics
                .update(|known| known.clock_skew_seconds = skew.or(known.clock_skew_seconds));
        }
        let result = answer.and_then(|answer| read(&answer));
        self.diagnostics.update(|known| match &result {
            Ok(_) | Err(CentreError::Problem(_)) => {
                known.last_error = None;
                known.last_answer_at = Some(now);
            }
            Err(error) => known.last_error = Some(*error),
        });
        result
    }
}

impl<L: Line> IssuerCentre for CentreClient<L> {
    fn search_reservation(&mut self, proof: &CardProof) -> Result<Reservation, CentreFault> {
        Ok(self.search(proof)?)
    }

    fn authorise(
        &mut self,
        reservation: &ReservationId,
        card_challenge: &[u8],
    ) -> Result<Cryptogram, CentreFault> {
        Ok(self.authorisation(reservation, card_challenge)?)
    }

    fn report_outcome(&mut self, report: &OutcomeReport) -> Result<(), CentreFault> {
        Ok(self.outcome(report)?)
    }
}

fn ensure_name(reservation: &ReservationId) -> Result<(), CentreError> {
    if wire::is_name(&reservation.0) {
        Ok(())
    } else {
        Err(CentreError::Refused(Refusal::InvalidRequest))
    }
}

/// The centre's clock less ours. Its `Date` was made somewhere between asking and reading, so a
/// difference within that time is none.
fn clock_skew_seconds(answer: &RawAnswer, asked_at: Timestamp, now: Timestamp) -> Option<i64> {
    let date = DateTimeParser::new()
        .parse_timestamp(answer.date.as_deref()?)
        .ok()?;
    let date = date.as_second();
    if date < asked_at.as_second() {
        Some(date.saturating_sub(asked_at.as_second()))
    } else {
        Some(date.saturating_sub(now.as_second()).max(0))
    }
}
