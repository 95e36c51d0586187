//! The requests and answers of the stand-in interface, apart from HTTP.

use super::cryptogram::CARD_CHALLENGE_BYTES;
use super::problem::ProblemKind;
use super::reservation::Outcome;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::Deserialize;
use serde::de::DeserializeOwned;

/// Bytes of the kiosk's challenge that the card signs.
pub const KIOSK_CHALLENGE_BYTES: usize = 32;
/// Longest reservation name and idempotency key, in bytes.
pub(super) const NAME_BYTES_MAX: usize = 64;

/// The three requests of the interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Endpoint {
    /// `POST /v1/reservations/search`.
    Search,
    /// `POST /v1/reservations/{id}/authorisations`.
    Authorisations,
    /// `POST /v1/reservations/{id}/outcomes`.
    Outcomes,
}

/// Which request a path means, and the reservation it names.
pub(super) fn route(path: &str) -> Option<(Endpoint, &str)> {
    let rest = path.strip_prefix("/v1/reservations/")?;
    if rest == "search" {
        return Some((Endpoint::Search, ""));
    }
    match rest.split_once('/')? {
        (id, "authorisations") => Some((Endpoint::Authorisations, id)),
        (id, "outcomes") => Some((Endpoint::Outcomes, id)),
        _ => None,
    }
}

/// Whether a reservation name or idempotency key has the form of one.
pub(super) fn is_name(text: &str) -> bool {
    (1..=NAME_BYTES_MAX).contains(&text.len())
        && text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawSearch {
    certificate: String,
    challenge: String,
    signature: String,
}

/// A search that has the right form.
pub(super) struct Search {
    pub(super) certificate: Vec<u8>,
    pub(super) challenge: [u8; KIOSK_CHALLENGE_BYTES],
    pub(super) signature: Vec<u8>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawAuthorisation {
    card_challenge: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawOutcome {
    outcome: Outcome,
    journal_head: RawHead,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawHead {
    sequence: u64,
    hash: String,
}

/// A kiosk's report and the head of its journal at that moment.
pub(super) struct OutcomeReport {
    pub(super) outcome: Outcome,
    pub(super) sequence: u64,
    pub(super) hash: [u8; 32],
}

fn parse<T: DeserializeOwned>(body: &[u8]) -> Result<T, ProblemKind> {
    serde_json::from_slice(body).map_err(|_error| ProblemKind::InvalidRequest)
}

fn bytes(text: &str) -> Result<Vec<u8>, ProblemKind> {
    STANDARD
        .decode(text)
        .map_err(|_error| ProblemKind::InvalidRequest)
}

fn fixed<const N: usize>(text: &str) -> Result<[u8; N], ProblemKind> {
    bytes(text)?
        .try_into()
        .map_err(|_wrong_length| ProblemKind::InvalidRequest)
}

pub(super) fn search(body: &[u8]) -> Result<Search, ProblemKind> {
    let raw = parse::<RawSearch>(body)?;
    Ok(Search {
        certificate: bytes(&raw.certificate)?,
        challenge: fixed(&raw.challenge)?,
        signature: bytes(&raw.signature)?,
    })
}

pub(super) fn authorisation(body: &[u8]) -> Result<[u8; CARD_CHALLENGE_BYTES], ProblemKind> {
    fixed(&parse::<RawAuthorisation>(body)?.card_challenge)
}

pub(super) fn outcome(body: &[u8]) -> Result<OutcomeReport, ProblemKind> {
    let raw = parse::<RawOutcome>(body)?;
    let hash = super::hex_decode(&raw.journal_head.hash)
        .and_then(|hash| hash.try_into().ok())
        .ok_or(ProblemKind::InvalidRequest)?;
    Ok(OutcomeReport {
        outcome: raw.outcome,
        sequence: raw.journal_head.sequence,
        hash,
    })
}

pub(super) fn base64(bytes: &[u8]) -> String {
    STANDARD.encode(bytes)
}
