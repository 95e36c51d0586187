//! The JSON of the stand-in interface (`docs/issuer-centre.md`), read with suspicion.

use super::fault::{AnswerFault, CentreError, Refusal};
use super::line::RawAnswer;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use jiff::Timestamp;
use pin_kiosk_core::event::WriteOutcome;
use pin_kiosk_core::ports::{
    CardProof, CentreProblem, Cryptogram, OutcomeReport, Reservation, ReservationId,
};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

/// What the interface's problem types begin with.
const TYPE_PREFIX: &str = "urn:pin-kiosk-standin:problem:";
/// Longest name of a reservation, in bytes.
const RESERVATION_ID_BYTES_MAX: usize = 64;
/// Longest cryptogram, in bytes: it travels in one short command.
const CRYPTOGRAM_BYTES_MAX: usize = 255;

#[derive(Serialize)]
struct SearchRequest {
    certificate: String,
    challenge: String,
    signature: String,
}

#[derive(Deserialize)]
struct SearchAnswer {
    reservation: ReservationAnswer,
    challenge: String,
}

#[derive(Deserialize)]
struct ReservationAnswer {
    id: String,
    expires_at: Timestamp,
}

#[derive(Serialize)]
struct AuthorisationRequest {
    card_challenge: String,
}

#[derive(Deserialize)]
struct AuthorisationAnswer {
    reservation_id: String,
    card_challenge: String,
    cryptogram: String,
}

#[derive(Serialize)]
struct OutcomeRequest {
    outcome: &'static str,
    journal_head: HeadRequest,
}

#[derive(Serialize)]
struct HeadRequest {
    sequence: u64,
    hash: String,
}

#[derive(Deserialize)]
struct OutcomeAnswer {
    reservation_id: String,
    idempotency_key: String,
}

#[derive(Deserialize)]
struct Problem {
    #[serde(rename = "type", default = "about_blank")]
    kind: String,
}

/// The type of a problem that names none (RFC 9457, section 3.1.1).
fn about_blank() -> String {
    "about:blank".to_owned()
}

pub(super) const SEARCH_PATH: &str = "/v1/reservations/search";

pub(super) fn authorisations_path(id: &ReservationId) -> String {
    format!("/v1/reservations/{}/authorisations", id.0)
}

pub(super) fn outcomes_path(id: &ReservationId) -> String {
    format!("/v1/reservations/{}/outcomes", id.0)
}

pub(super) fn search_body(proof: &CardProof) -> Result<Vec<u8>, CentreError> {
    to_json(&SearchRequest {
        certificate: STANDARD.encode(&proof.certificate),
        challenge: STANDARD.encode(proof.challenge),
        signature: STANDARD.encode(&proof.signature),
    })
}

pub(super) fn authorisation_body(card_challenge: &[u8]) -> Result<Vec<u8>, CentreError> {
    to_json(&AuthorisationRequest {
        card_challenge: STANDARD.encode(card_challenge),
    })
}

/// What the interface calls an outcome.
pub(super) const fn outcome_name(outcome: WriteOutcome) -> &'static str {
    match outcome {
        WriteOutcome::Done => "written",
        WriteOutcome::NotChanged => "not-written",
        WriteOutcome::Unknown => "unknown",
    }
}

pub(super) fn outcome_body(report: &OutcomeReport) -> Result<Vec<u8>, CentreError> {
    to_json(&OutcomeRequest {
        outcome: outcome_name(report.outcome),
        journal_head: HeadRequest {
            sequence: report.journal_sequence,
            hash: super::hex(&report.journal_hash),
        },
    })
}

/// The reservation found; the answer must be to this very challenge.
pub(super) fn read_reservation(
    answer: &RawAnswer,
    challenge: &[u8],
) -> Result<Reservation, CentreError> {
    let read = success::<SearchAnswer>(answer)?;
    ensure_echo(&read.challenge, &STANDARD.encode(challenge))?;
    let id = ReservationId(read.reservation.id);
    if !is_name(&id.0) {
        return Err(CentreError::Answer(AnswerFault::Malformed));
    }
    Ok(Reservation {
        id,
        ends: read.reservation.expires_at,
    })
}

/// The cryptogram; the answer must be to this reservation and challenge.
pub(super) fn read_authorisation(
    answer: &RawAnswer,
    reservation: &ReservationId,
    card_challenge: &[u8],
) -> Result<Cryptogram, CentreError> {
    let read = success::<AuthorisationAnswer>(answer)?;
    ensure_echo(&read.reservation_id, &reservation.0)?;
    ensure_echo(&read.card_challenge, &STANDARD.encode(card_challenge))?;
    let malformed = CentreError::Answer(AnswerFault::Malformed);
    let cryptogram = STANDARD.decode(&read.cryptogram).ok().ok_or(malformed)?;
    if cryptogram.is_empty() || cryptogram.len() > CRYPTOGRAM_BYTES_MAX {
        return Err(malformed);
    }
    Ok(Cryptogram(cryptogram))
}

/// Whether the report was taken; the answer must be to this very report.
pub(super) fn read_acceptance(
    answer: &RawAnswer,
    reservation: &ReservationId,
    idempotency_key: &str,
) -> Result<(), CentreError> {
    let read = success::<OutcomeAnswer>(answer)?;
    ensure_echo(&read.reservation_id, &reservation.0)?;
    ensure_echo(&read.idempotency_key, idempotency_key)
}

/// Whether a reservation's name can stand in a path.
pub(super) fn is_name(text: &str) -> bool {
    (1..=RESERVATION_ID_BYTES_MAX).contains(&text.len())
        && text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

fn ensure_echo(read: &str, sent: &str) -> Result<(), CentreError> {
    if read == sent {
        Ok(())
    } else {
        Err(CentreError::Answer(AnswerFault::AnotherQuestion))
    }
}

fn to_json(body: &impl Serialize) -> Result<Vec<u8>, CentreError> {
    // These types have no map with other keys than strings and no number out of range.
    serde_json::to_vec(body)
        .ok()
        .ok_or(CentreError::Refused(Refusal::InvalidRequest))
}

/// Whether a header names this media type, parameters apart.
fn is_media(answer: &RawAnswer, media: &str) -> bool {
    let essence = answer
        .content_type
        .as_deref()
        .and_then(|text| text.split(';').next());
    essence.is_some_and(|essence| essence.trim().eq_ignore_ascii_case(media))
}

/// The body of an answer that says yes, or what it says instead.
fn success<T: DeserializeOwned>(answer: &RawAnswer) -> Result<T, CentreError> {
    match answer.status {
        200..300 if !is_media(answer, "application/json") => {
            Err(CentreError::Answer(AnswerFault::WrongContentType))
        }
        200..300 => serde_json::from_slice(&answer.body)
            .ok()
            .ok_or(CentreError::Answer(AnswerFault::Malformed)),
        300..400 => Err(CentreError::Answer(AnswerFault::Redirected)),
        status if !is_media(answer, "application/problem+json") => Err(CentreError::Status(status)),
        status => Err(serde_json::from_slice::<Problem>(&answer.body)
            .map_or(CentreError::Answer(AnswerFault::Malformed), |problem| {
                problem_error(&problem.kind, status)
            })),
    }
}

fn problem_error(kind: &str, status: u16) -> CentreError {
    let problem = CentreError::Problem;
    let refused = CentreError::Refused;
    if kind == "about:blank" {
        // The status says it all (RFC 9457, section 4.2.1); these few ask for patience.
        return match status {
            408 | 425 | 429 | 500.. => CentreError::Status(status),
            _ => refused(Refusal::Http(status)),
        };
    }
    match kind.strip_prefix(TYPE_PREFIX) {
        Some("no-reservation") => problem(CentreProblem::NoReservation),
        Some("reservation-expired") => problem(CentreProblem::ReservationExpired),
        Some("reservation-used") => problem(CentreProblem::ReservationUsed),
        Some("reservation-in-use") => problem(CentreProblem::ReservationInUse),
        Some("certificate-revoked") => problem(CentreProblem::CertificateRevoked),
        Some("certificate-suspended") => problem(CentreProblem::CertificateSuspended),
        Some("signature-certificate-expired") => {
            problem(CentreProblem::SignatureCertificateExpired)
        }
        Some("signature-certificate-revoked") => {
            problem(CentreProblem::SignatureCertificateRevoked)
        }
        Some("signature-certificate-missing") => {
            problem(CentreProblem::SignatureCertificateMissing)
        }
        Some("card-suspended") => problem(CentreProblem::CardSuspended),
        Some("invalid-request") => refused(Refusal::InvalidRequest),
        Some("proof-rejected") => refused(Refusal::ProofRejected),
        Some("authorisation-refused") => refused(Refusal::AuthorisationRefused),
        Some("outcome-refused") => refused(Refusal::OutcomeRefused),
        Some("idempotency-key-reused") => refused(Refusal::IdempotencyKeyReused),
        Some(_) | None => CentreError::UnknownProblem(status),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(status: u16, media: &str, body: &str) -> RawAnswer {
        RawAnswer {
            status,
            content_type: Some(media.to_owned()),
            date: None,
            body: body.as_bytes().to_vec(),
        }
    }

    fn problem_of(kind: &str) -> CentreError {
        let body = format!(r#"{{"type": "{kind}", "status": 400, "instance": "/more"}}"#);
        let answer = answer(400, "application/problem+json; charset=utf-8", &body);
        read_reservation(&answer, &[]).unwrap_err()
    }

    #[test]
    fn each_type_of_problem_has_its_own_meaning() {
        let mut seen = std::collections::BTreeSet::new();
        for name in [
            "no-reservation",
            "reservation-expired",
            "reservation-used",
            "reservation-in-use",
            "certificate-revoked",
            "certificate-suspended",
            "signature-certificate-expired",
            "signature-certificate-revoked",
            "signature-certificate-missing",
            "card-suspended",
            "invalid-request",
            "proof-rejected",
            "authorisation-refused",
            "outcome-refused",
            "idempotency-key-reused",
        ] {
            let error = problem_of(&format!("{TYPE_PREFIX}{name}"));
            assert!(!matches!(error, CentreError::UnknownProblem(_)), "{name}");
            assert!(seen.insert(format!("{error:?}")), "{name} is {error:?} too");
        }
        for unknown in [
            "no-reservation",
            "urn:other:no-reservation",
            "",
            TYPE_PREFIX,
        ] {
            assert_eq!(
                problem_of(unknown),
                CentreError::UnknownProblem(400),
                "{unknown}"
            );
        }
    }

    #[test]
    fn problem_of_http_alone_is_read_by_its_status() {
        let of = |status| {
            let bare = answer(status, "application/problem+json", "{}");
            read_reservation(&bare, &[]).unwrap_err()
        };
        assert_eq!(of(404), CentreError::Refused(Refusal::Http(404)));
        assert_eq!(of(429), CentreError::Status(429));
        assert_eq!(of(502), CentreError::Status(502));
    }

    #[test]
    fn reservation_name_that_is_none_is_refused() {
        for name in ["", "a/b", "../x", "a b", "é"] {
            let body = format!(
                r#"{{"challenge": "", "reservation":
                    {{"id": "{name}", "expires_at": "2027-01-15T08:00:00Z"}}}}"#
            );
            let malformed = Err(CentreError::Answer(AnswerFault::Malformed));
            assert_eq!(
                read_reservation(&answer(200, "application/json", &body), &[]),
                malformed
            );
        }
    }

    #[test]
    fn cryptogram_has_to_fit_a_short_command() {
        let id = ReservationId("r".to_owned());
        for (bytes, fits) in [(0, false), (1, true), (255, true), (256, false)] {
            let cryptogram = STANDARD.encode(vec![1; bytes]);
            let body = format!(
                r#"{{"reservation_id": "r", "card_challenge": "", "cryptogram": "{cryptogram}"}}"#
            );
            let read = read_authorisation(&answer(201, "application/json", &body), &id, &[]);
            assert_eq!(read.is_ok(), fits, "{bytes}");
        }
    }
}
