//! The centre without a line: what each request is answered with.

use super::*;
use rsa::pkcs1v15::SigningKey;
use rsa::signature::{SignatureEncoding as _, Signer as _};
use std::sync::OnceLock;

const NOW: u64 = 1_800_000_000;
const KEY: [u8; 32] = [7; 32];

/// A card's certificate and its answer to a challenge; one RSA key for all tests, for its making
/// takes a second.
struct Card {
    certificate: Vec<u8>,
    key: SigningKey<rsa::sha2::Sha256>,
}

fn card() -> &'static Card {
    static CARD: OnceLock<Card> = OnceLock::new();
    CARD.get_or_init(|| {
        use rsa::pkcs8::EncodePrivateKey as _;
        let key = rsa::RsaPrivateKey::new(&mut rsa::rand_core::OsRng, 2048).unwrap();
        let der = key.to_pkcs8_der().unwrap();
        let pair = rcgen::KeyPair::try_from(der.as_bytes()).unwrap();
        let params = rcgen::CertificateParams::new(Vec::new()).unwrap();
        let certificate = params.self_signed(&pair).unwrap().der().to_vec();
        Card {
            certificate,
            key: SigningKey::new(key),
        }
    })
}

fn id() -> CardId {
    CardId::of_certificate(&card().certificate)
}

fn search_body(challenge: [u8; 32]) -> Vec<u8> {
    let signature = card().key.sign(&challenge).to_vec();
    json!({
        "certificate": message::base64(&card().certificate),
        "challenge": message::base64(&challenge),
        "signature": message::base64(&signature),
    })
    .to_string()
    .into_bytes()
}

fn post(centre: &mut SimCentre, kiosk: &str, path: &str, body: &[u8]) -> Reply {
    let request = Request {
        method: "POST",
        path,
        content_type: Some("application/json"),
        idempotency_key: Some("key-1"),
        body,
    };
    centre.handle(NOW, kiosk, &request)
}

fn search(centre: &mut SimCentre, kiosk: &str, challenge: u8) -> Reply {
    post(
        centre,
        kiosk,
        "/v1/reservations/search",
        &search_body([challenge; 32]),
    )
}

fn authorise(centre: &mut SimCentre, kiosk: &str, id: &str, challenge: u8) -> Reply {
    let body = json!({"card_challenge": message::base64(&[challenge; 16])}).to_string();
    post(
        centre,
        kiosk,
        &format!("/v1/reservations/{id}/authorisations"),
        body.as_bytes(),
    )
}

fn json_of(reply: &Reply) -> Value {
    serde_json::from_slice(&reply.body).unwrap()
}

fn problem(reply: &Reply) -> String {
    assert_eq!(
        reply.header("Content-Type"),
        Some("application/problem+json")
    );
    let body = json_of(reply);
    assert_eq!(body["status"], reply.status);
    body["type"]
        .as_str()
        .unwrap()
        .trim_start_matches(TYPE_PREFIX)
        .to_owned()
}

fn stocked() -> (SimCentre, String) {
    let mut centre = SimCentre::new(KEY);
    let name = centre.reserve(NOW, id());
    (centre, name)
}

#[test]
fn search_finds_the_reservation_of_the_card_that_signed() {
    let (mut centre, name) = stocked();
    let reply = search(&mut centre, "a", 1);
    assert_eq!(reply.status, 200);
    let body = json_of(&reply);
    assert_eq!(body["reservation"]["id"], name);
    assert_eq!(body["reservation"]["expires_at"], "2027-01-16T08:00:00Z");
    assert_eq!(body["challenge"], message::base64(&[1; 32]));
}

#[test]
fn proof_by_another_key_or_for_another_challenge_is_rejected() {
    let (mut centre, _) = stocked();
    let mut body: Value = serde_json::from_slice(&search_body([1; 32])).unwrap();
    body["challenge"] = message::base64(&[2; 32]).into();
    let reply = post(
        &mut centre,
        "a",
        "/v1/reservations/search",
        body.to_string().as_bytes(),
    );
    assert_eq!(problem(&reply), "proof-rejected");
}

#[test]
fn proof_shown_again_works_for_the_kiosk_that_made_it_only() {
    let (mut centre, _) = stocked();
    assert_eq!(search(&mut centre, "a", 1).status, 200);
    assert_eq!(search(&mut centre, "a", 1).status, 200);
    assert_eq!(problem(&search(&mut centre, "b", 1)), "proof-rejected");
    assert_eq!(problem(&search(&mut centre, "b", 2)), "reservation-in-use");
}

#[test]
fn each_standing_is_its_own_problem_for_search_and_authorisation() {
    let cases = [
        (CardStanding::CertificateRevoked, "certificate-revoked"),
        (CardStanding::CertificateSuspended, "certificate-suspended"),
        (
            CardStanding::SignatureCertificateExpired,
            "signature-certificate-expired",
        ),
        (
            CardStanding::SignatureCertificateRevoked,
            "signature-certificate-revoked",
        ),
        (
            CardStanding::SignatureCertificateMissing,
            "signature-certificate-missing",
        ),
        (CardStanding::CardSuspended, "card-suspended"),
    ];
    for (standing, name) in cases {
        let (mut centre, reservation) = stocked();
        assert_eq!(search(&mut centre, "a", 1).status, 200);
        centre.set_standing(id(), standing);
        assert_eq!(problem(&search(&mut centre, "a", 2)), name);
        assert_eq!(problem(&authorise(&mut centre, "a", &reservation, 1)), name);
    }
}

#[test]
fn authorisation_is_the_cryptogram_of_card_challenge_and_reservation() {
    let (mut centre, name) = stocked();
    search(&mut centre, "a", 1);
    let reply = authorise(&mut centre, "a", &name, 5);
    assert_eq!(reply.status, 201);
    let body = json_of(&reply);
    let expected = cryptogram(&KEY, id().bytes(), &[5; 16], &name);
    assert_eq!(body["cryptogram"], message::base64(&expected));
    assert_eq!(body["card_challenge"], message::base64(&[5; 16]));
    assert_eq!(body["reservation_id"], name);
    assert_eq!(
        problem(&authorise(&mut centre, "a", &name, 5)),
        "authorisation-refused"
    );
}

#[test]
fn outcome_is_recorded_once_for_its_key() {
    let (mut centre, name) = stocked();
    search(&mut centre, "a", 1);
    let path = format!("/v1/reservations/{name}/outcomes");
    let head = json!({"sequence": 9, "hash": "ab".repeat(32)});
    let body = json!({"outcome": "written", "journal_head": head}).to_string();
    let first = post(&mut centre, "a", &path, body.as_bytes());
    let second = post(&mut centre, "a", &path, body.as_bytes());
    assert_eq!(first.status, 200);
    assert_eq!(first, second);
    assert_eq!(json_of(&first)["state"], "used");
    assert_eq!(centre.reports().len(), 1);
    assert_eq!(centre.reports()[0].journal_hash, [0xAB; 32]);
    let other = json!({"outcome": "unknown", "journal_head": head}).to_string();
    let reused = post(&mut centre, "a", &path, other.as_bytes());
    assert_eq!(problem(&reused), "idempotency-key-reused");
    assert_eq!(problem(&search(&mut centre, "a", 2)), "reservation-used");
}

#[test]
fn bodies_out_of_form_are_invalid_requests() {
    let (mut centre, name) = stocked();
    let paths = [
        "search".to_owned(),
        format!("{name}/authorisations"),
        format!("{name}/outcomes"),
    ];
    for path in paths {
        for body in ["", "[]", "{}", "{\"a\":1}", "nonsense"] {
            let reply = post(
                &mut centre,
                "a",
                &format!("/v1/reservations/{path}"),
                body.as_bytes(),
            );
            assert_eq!(problem(&reply), "invalid-request", "{path} {body}");
        }
    }
    let short = json!({"card_challenge": "AAAA"}).to_string();
    let path = format!("/v1/reservations/{name}/authorisations");
    assert_eq!(
        problem(&post(&mut centre, "a", &path, short.as_bytes())),
        "invalid-request"
    );
}

#[test]
fn other_methods_paths_and_media_are_problems_of_http() {
    let (mut centre, _) = stocked();
    let ask = |centre: &mut SimCentre, method, path, content_type| {
        let request = Request {
            method,
            path,
            content_type,
            idempotency_key: None,
            body: b"{}",
        };
        let reply = centre.handle(NOW, "a", &request);
        assert_eq!(problem(&reply), "about:blank");
        reply.status
    };
    let json = Some("application/json; charset=utf-8");
    assert_eq!(
        ask(&mut centre, "GET", "/v1/reservations/search", json),
        405
    );
    assert_eq!(
        ask(&mut centre, "POST", "/v2/reservations/search", json),
        404
    );
    assert_eq!(
        ask(&mut centre, "POST", "/v1/reservations/a/b/c", json),
        404
    );
    assert_eq!(
        ask(
            &mut centre,
            "POST",
            "/v1/reservations/search",
            Some("text/plain")
        ),
        415
    );
    assert_eq!(
        ask(&mut centre, "POST", "/v1/reservations/search", None),
        415
    );
}

#[test]
fn faults_before_the_act_leave_the_authorisation_unused_and_others_use_it() {
    let unused = [
        Fault::InternalError,
        Fault::Unavailable,
        Fault::UnknownProblem,
        Fault::Redirect,
    ];
    let used = [
        Fault::SlowMillis(1),
        Fault::HalfAnswer,
        Fault::NoAnswer,
        Fault::WrongJson,
        Fault::MissingField,
        Fault::WrongContentType,
        Fault::WrongCryptogram,
        Fault::GiantBody,
        Fault::ClockSkewSeconds(60),
    ];
    for (faults, expected) in [(&unused[..], 0), (&used[..], 1)] {
        for fault in faults {
            let (mut centre, name) = stocked();
            search(&mut centre, "a", 1);
            let good = centre.book.find(&name).unwrap().authorisations();
            centre.add_fault(FaultRule::once(*fault));
            authorise(&mut centre, "a", &name, 5);
            let after = centre.book.find(&name).unwrap().authorisations();
            assert_eq!((good, after), (0, expected), "{fault:?}");
        }
    }
}

#[test]
fn replayed_answer_is_the_earlier_one_or_to_a_question_nobody_asked() {
    let (mut centre, _) = stocked();
    centre.add_fault(FaultRule::once(Fault::ReplayedAnswer));
    let body = json_of(&search(&mut centre, "a", 1));
    assert_eq!(body["challenge"], message::base64(&[0; 32]));
    search(&mut centre, "a", 2);
    centre.add_fault(FaultRule::once(Fault::ReplayedAnswer));
    let body = json_of(&search(&mut centre, "a", 3));
    assert_eq!(body["challenge"], message::base64(&[2; 32]));
}

#[test]
fn date_follows_the_clock_and_its_fault() {
    let (mut centre, _) = stocked();
    let date = |reply: Reply| reply.header("Date").map(ToOwned::to_owned);
    let right = date(search(&mut centre, "a", 1));
    assert_eq!(right.as_deref(), Some("Fri, 15 Jan 2027 08:00:00 GMT"));
    centre.add_fault(FaultRule::once(Fault::ClockSkewSeconds(-90)));
    let wrong = date(search(&mut centre, "a", 1));
    assert_eq!(wrong.as_deref(), Some("Fri, 15 Jan 2027 07:58:30 GMT"));
}

#[test]
fn scenario_gives_each_card_the_reservation_it_names() {
    let cases = [
        (ReservationScenario::Missing, "no-reservation"),
        (ReservationScenario::Expired, "reservation-expired"),
        (ReservationScenario::Used, "reservation-used"),
        (ReservationScenario::InUse, "reservation-in-use"),
    ];
    for (reservation, name) in cases {
        let mut centre = CentreSection {
            reservation,
            ..CentreSection::default()
        }
        .build(KEY);
        assert_eq!(problem(&search(&mut centre, "a", 1)), name);
    }
    let mut centre = CentreSection::default().build(KEY);
    assert_eq!(search(&mut centre, "a", 1).status, 200);
    assert_eq!(search(&mut centre, "a", 2).status, 200);
    assert_eq!(centre.reservations().count(), 1);
}
