//! Requests, refusals and faults over a TLS socket.

use super::support::{
    authorisation, card, exchange, outcome, parse, pki, post, post_as, post_bytes, server,
};
use pin_kiosk_hw_sim::centre::{CentreServer, Fault, FaultRule, LineFault};

const SEARCH: &str = "/v1/reservations/search";

fn stocked() -> (CentreServer, String) {
    let server = server();
    let now = server.now();
    let id = server.with(|centre| centre.reserve(now, card().id()));
    (server, id)
}

#[test]
fn whole_reset_by_one_kiosk_while_another_waits() {
    let (server, id) = stocked();
    let authorisations = format!("/v1/reservations/{id}/authorisations");
    let outcomes = format!("/v1/reservations/{id}/outcomes");
    assert_eq!(post(&server, SEARCH, &card().search([1; 32])).status, 200);
    let second = post_as(
        &server,
        &pki().other_client,
        SEARCH,
        &card().search([2; 32]),
    );
    assert_eq!(second.status, 409);
    assert_eq!(
        post(&server, &authorisations, &authorisation([1; 16])).status,
        201
    );
    let settled = post(&server, &outcomes, &outcome("not-written"));
    assert_eq!(settled.json()["state"], "usable");
    let second = post_as(
        &server,
        &pki().other_client,
        SEARCH,
        &card().search([3; 32]),
    );
    assert_eq!(second.status, 200);
}

#[test]
fn reservation_ends_with_the_centres_clock() {
    let (server, _) = stocked();
    server.advance_clock(24 * 60 * 60);
    let answer = post(&server, SEARCH, &card().search([1; 32]));
    assert_eq!(answer.status, 410);
}

#[test]
fn client_without_a_certificate_or_of_another_authority_gets_no_answer() {
    let (server, _) = stocked();
    let request = post_bytes(SEARCH, &card().search([1; 32]));
    let none = exchange(&server, None, &request).unwrap_err();
    assert!(none.to_string().contains("CertificateRequired"), "{none}");
    let other = exchange(&server, Some(&pki().untrusted_client), &request).unwrap_err();
    assert!(other.to_string().contains("alert"), "{other}");
}

#[test]
fn each_line_fault_refuses_the_handshake_and_ends_when_cleared() {
    let (server, _) = stocked();
    let request = post_bytes(SEARCH, &card().search([1; 32]));
    let faults = [
        (LineFault::ClosedPort, "refused"),
        (LineFault::WrongServerName, "not valid for name"),
        (LineFault::UntrustedRoot, "UnknownIssuer"),
        (LineFault::ExpiredCertificate, "expired"),
        (LineFault::Tls12Only, "ProtocolVersion"),
        (LineFault::ClientCertificateRefused, "alert"),
    ];
    for (fault, word) in faults {
        server.set_line_fault(Some(fault));
        let error = exchange(&server, Some(&pki().client), &request).unwrap_err();
        assert!(error.to_string().contains(word), "{fault:?}: {error}");
        server.set_line_fault(None);
        let bytes = exchange(&server, Some(&pki().client), &request).unwrap();
        assert_eq!(parse(&bytes).status, 200, "{fault:?}");
    }
}

#[test]
fn answer_is_cut_delayed_or_withheld_as_told() {
    let (server, _) = stocked();
    let request = post_bytes(SEARCH, &card().search([1; 32]));
    let ask = |fault| {
        server.with(|centre| centre.add_fault(FaultRule::once(fault)));
        exchange(&server, Some(&pki().client), &request).unwrap()
    };
    let half = parse(&ask(Fault::HalfAnswer));
    let promised = half
        .header("content-length")
        .unwrap()
        .parse::<usize>()
        .unwrap();
    assert_eq!(half.body.len(), promised / 2);
    assert_eq!(ask(Fault::NoAnswer), b"");
    assert!(parse(&ask(Fault::GiantBody)).body.len() > 1 << 20);
    let before = std::time::Instant::now();
    assert_eq!(parse(&ask(Fault::SlowMillis(50))).status, 200);
    assert!(before.elapsed().as_millis() >= 50);
}

#[test]
fn oversized_request_is_answered_before_it_is_whole() {
    let (server, _) = stocked();
    let head = format!("POST {SEARCH} HTTP/1.1\r\nContent-Length: 900000\r\n\r\n");
    let request = [head.as_bytes(), vec![b' '; 200_000].as_slice()].concat();
    let answer = parse(&exchange(&server, Some(&pki().client), &request).unwrap());
    assert_eq!(answer.status, 413);
}
