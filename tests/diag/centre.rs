//! Each way in which the centre can be out of reach, over real sockets and TLS.

use crate::machine::{Machine, NO_SOCKET, check};
use pin_kiosk_hw_sim::centre::{CentreServer, LineFault, ServerOptions, SimCentre, TestPki};
use serde_json::Value;
use std::fs;
use std::path::Path;
use std::sync::OnceLock;

fn pki() -> &'static TestPki {
    static PKI: OnceLock<TestPki> = OnceLock::new();
    PKI.get_or_init(|| TestPki::generate().unwrap())
}

fn server() -> CentreServer {
    let options = ServerOptions {
        listen: "127.0.0.1:0".parse().unwrap(),
        pki: pki().clone(),
    };
    CentreServer::start(SimCentre::new([7; 32]), &options).unwrap()
}

/// A kiosk whose centre is at this address, trusted by this authority's file.
fn kiosk(url: &str, anchor: &str) -> Machine {
    let machine = Machine::new();
    let pki_folder = machine.folder.path().join("pki");
    pki().write_to(&pki_folder).unwrap();
    let centre = format!(
        "[centre]\nurl = \"{url}\"\ntrust_anchors = [\"pki/{anchor}\"]\n\
         client_certificate = \"pki/client.pem\"\nclient_key = \"pki/client.key\"\n"
    );
    let text = format!("{}\n{centre}", pin_kiosk::config::DEFAULT);
    fs::write(machine.folder.path().join("kiosk.toml"), text).unwrap();
    machine
}

fn looked_at(machine: &Machine) -> (i32, Value) {
    machine.json(&["centre"], Path::new(NO_SOCKET))
}

/// The centre under this fault: exit code and findings.
fn under(fault: LineFault) -> (i32, Value) {
    let server = server();
    server.set_line_fault(Some(fault));
    looked_at(&kiosk(&server.url(), "ca.pem"))
}

#[test]
fn a_good_way_to_the_centre() {
    let server = server();
    let (code, findings) = looked_at(&kiosk(&server.url(), "ca.pem"));
    assert_eq!(code, 0, "{findings:#}");
    for id in [
        "our-certificate",
        "name",
        "connection",
        "tls",
        "their-certificate",
        "answer",
        "clock",
    ] {
        assert_eq!(check(&findings, "centre", id).0, "pass", "{findings:#}");
    }
    let facts = &findings["sections"][0]["facts"];
    assert_eq!(facts["tls_version"], "TLS 1.3");
    assert!(
        facts["chain"][0].as_str().unwrap().contains("issued by"),
        "{facts}"
    );
}

#[test]
fn no_centre_is_configured() {
    let (code, findings) = looked_at(&Machine::new());
    assert_eq!(code, 0);
    assert_eq!(
        check(&findings, "centre", "answer"),
        (
            "not-tested",
            "no centre is configured: only change is offered"
        )
    );
}

#[test]
fn the_name_is_not_found() {
    let (code, findings) = looked_at(&kiosk("https://centre.invalid", "ca.pem"));
    assert_eq!(code, 1);
    let (state, finding) = check(&findings, "centre", "name");
    assert_eq!(state, "fail");
    assert!(
        finding.starts_with("centre.invalid is not found"),
        "{finding}"
    );
    assert_eq!(
        check(&findings, "centre", "answer"),
        ("not-tested", "no address")
    );
}

#[test]
fn the_centre_is_down() {
    let (code, findings) = under(LineFault::ClosedPort);
    assert_eq!(code, 1);
    assert_eq!(check(&findings, "centre", "connection").0, "fail");
    assert_eq!(
        check(&findings, "centre", "tls"),
        ("not-tested", "no connection")
    );
}

#[test]
fn the_root_is_the_wrong_one() {
    let server = server();
    let (code, findings) = looked_at(&kiosk(&server.url(), "other-ca.pem"));
    assert_eq!(code, 1);
    let (state, finding) = check(&findings, "centre", "tls");
    assert_eq!(state, "fail");
    assert!(finding.contains("UnknownIssuer"), "{finding}");
    let chain = findings["sections"][0]["facts"]["chain"][0]
        .as_str()
        .unwrap();
    assert!(
        chain.contains("pin-kiosk test authority"),
        "what came instead is shown: {chain}"
    );
    assert_eq!(
        check(&findings, "centre", "answer").1,
        "TLS: the centre's certificate is of an authority that is not pinned"
    );
}

#[test]
fn the_centres_certificate_has_expired_or_is_for_another_name() {
    let (_, findings) = under(LineFault::ExpiredCertificate);
    let (state, finding) = check(&findings, "centre", "their-certificate");
    assert_eq!(
        (state, finding.starts_with("expired on 2021")),
        ("fail", true),
        "{finding}"
    );
    let (_, findings) = under(LineFault::WrongServerName);
    assert_eq!(
        check(&findings, "centre", "answer").1,
        "TLS: the centre's certificate is for another name"
    );
}

#[test]
fn the_centre_refuses_the_kiosks_certificate() {
    let (code, findings) = under(LineFault::ClientCertificateRefused);
    assert_eq!(code, 1);
    let answer = check(&findings, "centre", "answer");
    assert_eq!(
        answer,
        (
            "fail",
            "TLS: the centre does not accept this kiosk's certificate"
        )
    );
}

#[test]
fn the_clocks_differ_by_three_years() {
    let server = server();
    server.advance_clock(3 * 365 * 24 * 3600);
    let (code, findings) = looked_at(&kiosk(&server.url(), "ca.pem"));
    assert_eq!(code, 1);
    assert_eq!(check(&findings, "centre", "answer").0, "pass");
    assert_eq!(check(&findings, "centre", "clock").0, "fail");
}

#[test]
fn the_kiosks_key_is_gone() {
    let server = server();
    let machine = kiosk(&server.url(), "ca.pem");
    fs::remove_file(machine.folder.path().join("pki/client.key")).unwrap();
    let (_, findings) = looked_at(&machine);
    let (state, finding) = check(&findings, "centre", "answer");
    assert_eq!(state, "fail");
    assert!(
        finding.starts_with("the line cannot be set up"),
        "{finding}"
    );
}
