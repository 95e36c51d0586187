//! The stand-in issuer centre.
//!
//! **Stand-in.** The messages between a kiosk and the issuer's centre are not public; this is an
//! interface of our own, documented in `docs/issuer-centre.md`.
//!
//! [`SimCentre`] is the centre itself: no clock, no threads, no sockets. [`CentreServer`] puts it
//! behind HTTPS on loopback. Both take the same faults from the same scenario.

mod cryptogram;
mod fault;
mod http;
mod message;
mod pki;
mod problem;
mod proof;
mod reply;
mod reservation;
mod section;
mod server;
mod tls;

pub use cryptogram::{
    CARD_CHALLENGE_BYTES, CRYPTOGRAM_BYTES, ISSUER_KEY_BYTES, TEST_ISSUER_KEY, cryptogram,
};
pub use fault::{Fault, FaultRule, LineFault, UnknownFault};
pub use message::{Endpoint, KIOSK_CHALLENGE_BYTES};
pub use pki::{Identity, PkiError, TestPki};
pub use problem::{ProblemKind, TYPE_PREFIX};
pub use proof::CardId;
pub use reply::{Delivery, Reply, Request};
pub use reservation::{
    AUTHORISATIONS_MAX, HOLD_SECONDS, LIFETIME_SECONDS, Outcome, Reservation, ReservationState,
};
pub use section::{CentreSection, ReservationScenario};
pub use server::{CentreServer, ServerError, ServerOptions};

use fault::FaultQueue;
use reservation::{Book, Report};
use serde::Deserialize;
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use std::collections::BTreeMap;
use std::fmt;

/// Most outcome reports that are kept to be looked at; older ones are forgotten first.
const REPORTS_MAX: usize = 1024;

/// What the issuer knows of a card besides its reservations.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CardStanding {
    /// Nothing against it.
    #[default]
    Good,
    /// The user-authentication certificate is revoked.
    CertificateRevoked,
    /// The user-authentication certificate is suspended.
    CertificateSuspended,
    /// The signature certificate has run out.
    SignatureCertificateExpired,
    /// The signature certificate is revoked.
    SignatureCertificateRevoked,
    /// There is no signature certificate.
    SignatureCertificateMissing,
    /// The card is suspended.
    CardSuspended,
}

impl CardStanding {
    const fn problem(self) -> Option<ProblemKind> {
        match self {
            Self::Good => None,
            Self::CertificateRevoked => Some(ProblemKind::CertificateRevoked),
            Self::CertificateSuspended => Some(ProblemKind::CertificateSuspended),
            Self::SignatureCertificateExpired => Some(ProblemKind::SignatureCertificateExpired),
            Self::SignatureCertificateRevoked => Some(ProblemKind::SignatureCertificateRevoked),
            Self::SignatureCertificateMissing => Some(ProblemKind::SignatureCertificateMissing),
            Self::CardSuspended => Some(ProblemKind::CardSuspended),
        }
    }
}

/// A report that was accepted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AcceptedReport {
    /// The kiosk that sent it.
    pub kiosk: String,
    /// The reservation it is about.
    pub reservation: String,
    /// What it said.
    pub outcome: Outcome,
    /// Number of the last record in the kiosk's journal.
    pub journal_sequence: u64,
    /// Hash of that record.
    pub journal_hash: [u8; 32],
}

/// The centre: cards, reservations, and faults to come.
///
/// Every `now` is in seconds since 1970-01-01 UTC. A kiosk is named by whatever its line proves;
/// the server uses the hash of its client certificate.
pub struct SimCentre {
    issuer_key: [u8; ISSUER_KEY_BYTES],
    book: Book,
    standings: BTreeMap<CardId, CardStanding>,
    /// Which kiosk first showed a signed challenge: a repeat by itself is a retry, by another a theft.
    proofs: BTreeMap<[u8; KIOSK_CHALLENGE_BYTES], String>,
    reserve_any: Option<ReservationScenario>,
    standing_of_all: CardStanding,
    reports: Vec<AcceptedReport>,
    faults: FaultQueue,
    line_fault: Option<LineFault>,
    last_replies: BTreeMap<Endpoint, Reply>,
}

impl fmt::Debug for SimCentre {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SimCentre")
            .field("reservations", &self.book.len())
            .finish_non_exhaustive()
    }
}

impl SimCentre {
    /// An empty centre that shares `issuer_key` with the cards it can authorise.
    #[must_use]
    pub fn new(issuer_key: [u8; ISSUER_KEY_BYTES]) -> Self {
        Self {
            issuer_key,
            book: Book::default(),
            standings: BTreeMap::new(),
            proofs: BTreeMap::new(),
            reserve_any: None,
            standing_of_all: CardStanding::Good,
            reports: Vec::new(),
            faults: FaultQueue::default(),
            line_fault: None,
            last_replies: BTreeMap::new(),
        }
    }

    /// Makes a reservation as the resident's app would, and returns its name.
    pub fn reserve(&mut self, now: u64, card: CardId) -> String {
        let number = u64::try_from(self.book.len()).unwrap_or(u64::MAX);
        let secret = cryptogram::keyed_hash(&self.issuer_key, &number.to_be_bytes());
        let id = hex_encode(secret.get(..10).unwrap_or_default());
        self.book.add(id.clone(), card, now);
        id
    }

    /// Gives every card that proves itself and has no reservation one in this condition.
    pub fn set_reserve_any(&mut self, reserve_any: Option<ReservationScenario>) {
        self.reserve_any = reserve_any;
    }

    /// All reservations, in the order of their names.
    pub fn reservations(&self) -> impl Iterator<Item = &Reservation> {
        self.book.iter()
    }

    /// Ends a reservation's 24 hours now.
    ///
    /// # Errors
    ///
    /// [`ProblemKind::NoReservation`] when there is none of this name.
    pub fn expire(&mut self, now: u64, id: &str) -> Result<(), ProblemKind> {
        self.book.expire(id, now)
    }

    /// Marks a reservation as used, as if a password had been set with it.
    ///
    /// # Errors
    ///
    /// [`ProblemKind::NoReservation`] when there is none of this name.
    pub fn consume(&mut self, id: &str) -> Result<(), ProblemKind> {
        self.book.consume(id)
    }

    /// Keeps a reservation for a kiosk, as its search would.
    ///
    /// # Errors
    ///
    /// [`ProblemKind::NoReservation`] when there is none of this name.
    pub fn hold(&mut self, now: u64, id: &str, kiosk: &str) -> Result<(), ProblemKind> {
        self.book.hold(id, now, kiosk)
    }

    /// Says what the issuer knows of a card: revoked, suspended, or in good order again.
    pub fn set_standing(&mut self, card: CardId, standing: CardStanding) {
        self.standings.insert(card, standing);
    }

    /// The same for every card that has no word of its own.
    pub fn set_standing_of_all(&mut self, standing: CardStanding) {
        self.standing_of_all = standing;
    }

    /// The newest reports, oldest first.
    #[must_use]
    pub fn reports(&self) -> &[AcceptedReport] {
        &self.reports
    }

    /// Adds a fault behind those still to come.
    pub fn add_fault(&mut self, rule: FaultRule) {
        self.faults.push(rule);
    }

    /// Puts everything in order again.
    pub fn clear_faults(&mut self) {
        self.faults.clear();
        self.line_fault = None;
    }

    /// What is wrong with the line. In process the caller has to look here itself.
    #[must_use]
    pub const fn line_fault(&self) -> Option<LineFault> {
        self.line_fault
    }

    /// Sets what is wrong with the line. Behind a server use [`CentreServer::set_line_fault`].
    pub fn set_line_fault(&mut self, fault: Option<LineFault>) {
        self.line_fault = fault;
    }

    /// Answers one request of a kiosk, faults included.
    pub fn handle(&mut self, now: u64, kiosk: &str, request: &Request<'_>) -> Reply {
        let (reply, skew) = match message::route(request.path) {
            None => (Reply::plain_problem(404, "No such resource"), 0),
            Some(_) if request.method != "POST" => {
                let mut reply = Reply::plain_problem(405, "Only POST");
                reply.headers.push(("Allow", "POST".to_owned()));
                (reply, 0)
            }
            Some((endpoint, id)) => {
                let fault = self.faults.take(endpoint);
                let skew = match fault {
                    Some(Fault::ClockSkewSeconds(seconds)) => seconds,
                    _ => 0,
                };
                (
                    self.answer_with(now, kiosk, request, (endpoint, id), fault),
                    skew,
                )
            }
        };
        dated(reply, now.saturating_add_signed(skew))
    }

    fn answer_with(
        &mut self,
        now: u64,
        kiosk: &str,
        request: &Request<'_>,
        target: (Endpoint, &str),
        fault: Option<Fault>,
    ) -> Reply {
        match fault {
            Some(Fault::InternalError) => return Reply::web_page(500),
            Some(Fault::Unavailable) => return Reply::web_page(503),
            Some(Fault::UnknownProblem) => return Reply::unknown_problem(),
            Some(Fault::Redirect) => return Reply::redirect(),
            Some(Fault::ReplayedAnswer) => {
                if let Some(earlier) = self.last_replies.get(&target.0) {
                    return earlier.clone();
                }
            }
            _ => {}
        }
        let reply = self.answer(now, kiosk, request, target);
        if reply.status < 300 {
            self.last_replies.insert(target.0, reply.clone());
        }
        match fault {
            Some(Fault::SlowMillis(millis)) => reply.late(millis),
            Some(Fault::HalfAnswer) => reply.half(),
            Some(Fault::NoAnswer) => reply.lost(),
            Some(Fault::WrongJson) => reply.garbled(),
            Some(Fault::MissingField) => reply.hollow(),
            Some(Fault::WrongContentType) => reply.mislabelled(),
            Some(Fault::GiantBody) => reply.giant(),
            Some(Fault::ReplayedAnswer) => reply.for_another_question(),
            Some(Fault::WrongCryptogram) => reply.edit("cryptogram", |_| {
                message::base64(&[0xA5; CRYPTOGRAM_BYTES]).into()
            }),
            Some(
                Fault::InternalError
                | Fault::Unavailable
                | Fault::UnknownProblem
                | Fault::Redirect
                | Fault::ClockSkewSeconds(_),
            )
            | None => reply,
        }
    }

    fn answer(
        &mut self,
        now: u64,
        kiosk: &str,
        request: &Request<'_>,
        (endpoint, id): (Endpoint, &str),
    ) -> Reply {
        if !request.content_type.is_some_and(is_json) {
            return Reply::plain_problem(415, "Only application/json");
        }
        let answer = match endpoint {
            Endpoint::Search => self.search(now, kiosk, request.body),
            Endpoint::Authorisations => self.authorise(now, kiosk, id, request.body),
            Endpoint::Outcomes => {
                self.take_report(now, kiosk, id, request.idempotency_key, request.body)
            }
        };
        match answer {
            Ok(body) if endpoint == Endpoint::Authorisations => Reply::json(201, &body),
            Ok(body) => Reply::json(200, &body),
            Err(kind) => Reply::problem(kind),
        }
    }

    fn search(&mut self, now: u64, kiosk: &str, body: &[u8]) -> Result<Value, ProblemKind> {
        let search = message::search(body)?;
        let card = proof::check(&search.certificate, &search.challenge, &search.signature)?;
        let first = self
            .proofs
            .entry(search.challenge)
            .or_insert_with(|| kiosk.to_owned());
        if first != kiosk {
            return Err(ProblemKind::ProofRejected);
        }
        self.ensure_good(card)?;
        self.reserve_if_any(now, card);
        let reservation = self.book.claim(now, kiosk, card)?;
        Ok(json!({
            "reservation": {
                "id": reservation.id,
                "created_at": rfc_3339(reservation.created_at),
                "expires_at": rfc_3339(reservation.expires_at),
            },
            "challenge": message::base64(&search.challenge),
        }))
    }

    fn authorise(
        &mut self,
        now: u64,
        kiosk: &str,
        id: &str,
        body: &[u8],
    ) -> Result<Value, ProblemKind> {
        let challenge = message::authorisation(body)?;
        let card = self.book.find(id)?.card;
        self.ensure_good(card)?;
        let reservation = self.book.authorise(now, kiosk, id, challenge)?;
        let cryptogram = cryptogram(
            &self.issuer_key,
            reservation.card.bytes(),
            &challenge,
            &reservation.id,
        );
        Ok(json!({
            "reservation_id": reservation.id,
            "card_challenge": message::base64(&challenge),
            "cryptogram": message::base64(&cryptogram),
        }))
    }

    fn take_report(
        &mut self,
        now: u64,
        kiosk: &str,
        id: &str,
        key: Option<&str>,
        body: &[u8],
    ) -> Result<Value, ProblemKind> {
        let key = key
            .filter(|key| message::is_name(key))
            .ok_or(ProblemKind::InvalidRequest)?;
        let report = message::outcome(body)?;
        let digest = Sha256::digest(body).into();
        let seen = Report {
            key,
            digest,
            outcome: report.outcome,
        };
        let (state, novelty) = self.book.settle(now, kiosk, id, &seen)?;
        if novelty == reservation::Novelty::First {
            if self.reports.len() >= REPORTS_MAX {
                self.reports.remove(0);
            }
            self.reports.push(AcceptedReport {
                kiosk: kiosk.to_owned(),
                reservation: id.to_owned(),
                outcome: report.outcome,
                journal_sequence: report.sequence,
                journal_hash: report.hash,
            });
        }
        Ok(json!({"reservation_id": id, "idempotency_key": key, "state": state}))
    }

    fn ensure_good(&self, card: CardId) -> Result<(), ProblemKind> {
        let standing = self
            .standings
            .get(&card)
            .copied()
            .unwrap_or(self.standing_of_all);
        standing.problem().map_or(Ok(()), Err)
    }

    fn reserve_if_any(&mut self, now: u64, card: CardId) {
        let Some(condition) = self.reserve_any else {
            return;
        };
        if self.book.iter().any(|reservation| reservation.card == card) {
            return;
        }
        condition.make(self, now, card);
    }
}

fn is_json(content_type: &str) -> bool {
    let essence = content_type.split(';').next().unwrap_or_default();
    essence.trim().eq_ignore_ascii_case("application/json")
}

fn timestamp(seconds: u64) -> jiff::Timestamp {
    i64::try_from(seconds)
        .ok()
        .and_then(|seconds| jiff::Timestamp::from_second(seconds).ok())
        .unwrap_or(jiff::Timestamp::MAX)
}

fn rfc_3339(seconds: u64) -> String {
    timestamp(seconds).to_string()
}

/// Adds the `Date` (RFC 9110, section 6.6.1) unless an earlier answer brings its own.
fn dated(mut reply: Reply, now: u64) -> Reply {
    if reply.header("Date").is_none() {
        // The year 9999 is the last that the form can hold.
        let date = jiff::fmt::rfc2822::DateTimePrinter::new()
            .timestamp_to_rfc9110_string(&timestamp(now))
            .unwrap_or_default();
        reply.headers.push(("Date", date));
    }
    reply
}

pub(crate) fn hex_encode(bytes: &[u8]) -> String {
    let digit = |nibble: u8| char::from_digit(u32::from(nibble), 16).unwrap_or_default();
    bytes
        .iter()
        .flat_map(|byte| [digit(byte >> 4), digit(byte & 15)])
        .collect()
}

pub(crate) fn hex_decode(text: &str) -> Option<Vec<u8>> {
    if !text.len().is_multiple_of(2) || !text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    text.as_bytes()
        .chunks(2)
        .map(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok())
        .collect()
}

#[cfg(test)]
mod tests;
