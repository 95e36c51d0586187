//! The technician's test card in a virtual reader behind real `pcscd`.

use crate::machine::{Machine, check};
use crate::pcscd;
use pin_kiosk_hw_sim::card::{CardConfig, Identity, Reader, VirtualReader, write_anchors};
use pin_kiosk_hw_sim::pcscd::Pcscd;
use pin_kiosk_hw_sim::scenario::Scenario;
use serde_json::Value;
use std::fs;
use std::time::{Duration, Instant};
use x509_cert::Certificate;
use x509_cert::der::Decode as _;

/// Inserts the scenario's card and looks at it once it is seen.
fn looked_at(machine: &Machine, pcscd: &Pcscd, scenario: &str) -> (i32, Value) {
    let scenario: Scenario = scenario.parse().unwrap();
    let mut slot = VirtualReader::new(pcscd.address(), Reader::new(&scenario).unwrap());
    slot.insert(0).unwrap();
    seen(machine, pcscd)
}

/// Looks at the card that was inserted, once it is seen.
fn seen(machine: &Machine, pcscd: &Pcscd) -> (i32, Value) {
    // pcscd looks for new cards every 0.4 s.
    let end = Instant::now() + Duration::from_secs(20);
    loop {
        let (code, findings) = machine.json(&["card"], &pcscd.socket());
        if check(&findings, "card", "application").0 != "not-tested" || Instant::now() > end {
            return (code, findings);
        }
    }
}

/// A kiosk that takes test cards and trusts their issuer.
fn kiosk_for_tests() -> Machine {
    let machine = Machine::new();
    let identity = Identity::issue(&CardConfig::default()).unwrap();
    write_anchors(
        &machine.folder.path().join("trust-anchors/cards"),
        &identity,
    )
    .unwrap();
    let text = pin_kiosk::config::DEFAULT.replace("\"production\"", "\"test\"");
    fs::write(machine.folder.path().join("kiosk.toml"), text).unwrap();
    machine
}

#[test]
fn a_good_test_card() {
    let pcscd = pcscd();
    let machine = kiosk_for_tests();
    let (code, findings) = machine.json(&["card"], &pcscd.socket());
    assert_eq!(code, 0, "{findings:#}");
    assert_eq!(
        check(&findings, "card", "application"),
        ("not-tested", "no card is seen")
    );

    let (code, findings) = looked_at(&machine, &pcscd, "card.signature_tries = 4");
    assert_eq!(code, 0, "{findings:#}");
    assert_eq!(
        check(&findings, "card", "user-authentication-pin"),
        ("pass", "3 tries left")
    );
    assert_eq!(
        check(&findings, "card", "signature-password"),
        ("pass", "4 tries left")
    );
    assert_eq!(check(&findings, "card", "certificate").0, "pass");
}

#[test]
fn a_certificate_tells_its_dates_and_its_issuer_and_never_whom_it_is_for() {
    let pcscd = pcscd();
    let machine = kiosk_for_tests();
    let identity = Identity::issue(&CardConfig::default()).unwrap();
    let certificate = Certificate::from_der(identity.user_authentication_certificate()).unwrap();
    let certificate = certificate.tbs_certificate();
    let scenario: Scenario = "".parse().unwrap();
    let mut slot = VirtualReader::new(pcscd.address(), Reader::new(&scenario).unwrap());
    slot.insert(0).unwrap();
    let (code, findings) = seen(&machine, &pcscd);
    assert_eq!(code, 0, "{findings:#}");
    let validity = certificate.validity();
    let facts = &findings["sections"][0]["facts"];
    for (fact, value) in [
        (
            "certificate_issuer",
            "OU=Japan Agency for Local Authority Information Systems,\
             OU=JPKI for user authentication,O=JPKI-TEST,C=JP",
        ),
        ("certificate_begins", &validity.not_before.to_string()),
        ("certificate_ends", &validity.not_after.to_string()),
    ] {
        assert_eq!(facts[fact], value, "{fact}");
    }

    // Its common name is the card's own number.
    let subject = certificate.subject().to_string();
    let holder = subject.split(['=', ',']).max_by_key(|part| part.len());
    let holder = holder.unwrap();
    assert_eq!(holder.len(), 23, "{subject}");
    let text = machine.diag(&["card"], &pcscd.socket()).text;
    assert!(
        text.contains("certificate issuer: OU=Japan Agency"),
        "{text}"
    );
    let report = machine.diag(&["report"], &pcscd.socket()).text;
    for told in [findings.to_string(), text, report] {
        assert!(!told.contains(holder), "{told}");
    }
}

#[test]
fn an_issuer_that_is_not_pinned_and_a_locked_password() {
    let pcscd = pcscd();
    let machine = kiosk_for_tests();
    let anchors = machine.folder.path().join("trust-anchors/cards");
    fs::remove_dir_all(&anchors).unwrap();
    fs::create_dir(&anchors).unwrap();
    let (code, findings) = looked_at(&machine, &pcscd, "card.signature_tries = 0");
    assert_eq!(code, 1);
    assert_eq!(
        check(&findings, "card", "signature-password"),
        ("fail", "locked")
    );
    assert_eq!(
        check(&findings, "card", "certificate"),
        ("fail", "the issuer is not trusted")
    );
}

#[test]
fn a_test_card_in_a_kiosk_for_residents() {
    let pcscd = pcscd();
    let machine = kiosk_for_tests();
    fs::write(
        machine.folder.path().join("kiosk.toml"),
        pin_kiosk::config::DEFAULT,
    )
    .unwrap();
    let (_, findings) = looked_at(&machine, &pcscd, "");
    assert_eq!(
        check(&findings, "card", "certificate"),
        ("fail", "the policy does not fit")
    );
}

#[test]
fn a_profile_that_is_broken_is_named() {
    let pcscd = pcscd();
    let machine = Machine::new();
    let profile = machine
        .folder
        .path()
        .join("card-profiles/individual-number-card.toml");
    fs::write(profile, "schema = 99\n").unwrap();
    let (code, findings) = machine.json(&["card"], &pcscd.socket());
    assert_eq!(code, 1);
    assert_eq!(check(&findings, "card", "profile").0, "fail");
    assert_eq!(
        check(&findings, "card", "application"),
        ("not-tested", "no profile")
    );
}
