//! A centre that answers whatever it likes.

use jiff::Timestamp;
use pin_kiosk::hardware::issuer_centre::{CentreClient, CentreError, Line, LineRequest, RawAnswer};
use pin_kiosk_core::event::WriteOutcome;
use pin_kiosk_core::ports::{CardProof, OutcomeReport, ReservationId};

/// The same answer to each question.
struct Answers(RawAnswer);

impl Line for Answers {
    fn post(&mut self, _: &LineRequest<'_>) -> Result<RawAnswer, CentreError> {
        Ok(self.0.clone())
    }

    fn wall_clock(&self) -> Timestamp {
        Timestamp::UNIX_EPOCH
    }
}

/// Three lines with status, content type and date, either of which may be `-`; the rest is the body.
pub fn centre_answers(data: &[u8]) {
    let mut parts = data.splitn(4, |byte| *byte == b'\n');
    let mut head = || {
        let part = parts.next().unwrap_or_default();
        std::str::from_utf8(part).ok().filter(|text| *text != "-")
    };
    let status = head().and_then(|text| text.parse().ok()).unwrap_or(200);
    let [content_type, date] = [head(), head()].map(|text| text.map(str::to_owned));
    let body = parts.next().unwrap_or_default().to_vec();
    let mut centre = CentreClient::new(Answers(RawAnswer {
        status,
        content_type,
        date,
        body,
    }));
    let proof = CardProof {
        certificate: vec![0x30, 0x00],
        challenge: [7; 32],
        signature: vec![0; 256],
    };
    if let Ok(reservation) = centre.search(&proof) {
        let id = reservation.id.0;
        assert!(
            id.len() <= 64
                && id
                    .bytes()
                    .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
        );
    }
    let reservation = ReservationId("r-1".to_owned());
    if let Ok(cryptogram) = centre.authorisation(&reservation, &[9; 16]) {
        assert!((1..=255).contains(&cryptogram.0.len()));
    }
    let report = OutcomeReport {
        reservation,
        outcome: WriteOutcome::Done,
        journal_sequence: 9,
        journal_hash: [3; 32],
    };
    if let Err(error) = centre.outcome(&report) {
        // For the log: it must be said, and must not end.
        assert!(error.to_string().len() < 200);
    }
    let _outcome = centre.probe();
    let known = centre.diagnostics().read();
    assert!(
        known
            .clock_skew_seconds
            .is_none_or(|skew| skew.abs() < 1 << 40)
    );
}
