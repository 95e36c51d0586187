use super::*;
use crate::certificate::AnchorFault;
use crate::profile::PolicyArc;
use proptest::prelude::*;

macro_rules! vector {
    ($name:literal) => {
        include_bytes!(concat!("../../testdata/certificates/", $name)).as_slice()
    };
}

const CHALLENGE: [u8; 32] = [7; 32];

fn anchors(files: &[&[u8]]) -> Anchors {
    let mut anchors = Anchors::new();
    for file in files {
        anchors.add(file).unwrap();
    }
    anchors
}

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

/// Of nearly all files.
fn validity() -> Validity {
    Validity {
        not_before: at("2025-04-01T00:00:00Z"),
        not_after: at("2030-04-01T14:59:59Z"),
    }
}

fn policy(arc: PolicyArc) -> ObjectIdentifier {
    crate::profile::tests::change_only().policy(arc)
}

/// Checks a file in 2027 against issuer A.
fn checked(der: &[u8]) -> Result<TrustedCertificate, CertificateFault> {
    TrustedCertificate::check(
        der,
        &anchors(&[vector!("issuer-a.der")]),
        policy(PolicyArc::Test),
        at("2027-01-01T00:00:00Z"),
    )
}

#[test]
fn a_good_certificate_is_trusted_and_verifies_what_its_card_signed() {
    let good = checked(vector!("good.der")).unwrap();
    assert_eq!(good.der(), vector!("good.der"));
    assert_eq!(good.validity(), validity());
    assert_eq!(
        good.issuer().to_string(),
        "OU=Stand-in of a test,OU=JPKI for user authentication,O=JPKI-TEST,C=JP"
    );
    let signature = vector!("good.signature");
    assert_eq!(good.verify(&CHALLENGE, signature), Ok(()));
    assert_eq!(good.verify(&[8; 32], signature), Err(WrongSignature));
    let mut altered = signature.to_vec();
    altered[100] ^= 1;
    assert_eq!(good.verify(&CHALLENGE, &altered), Err(WrongSignature));
    assert_eq!(good.verify(&CHALLENGE, &[]), Err(WrongSignature));
}

#[test]
fn a_key_on_p256_works_as_well() {
    let card = checked(vector!("p256.der")).unwrap();
    assert_eq!(card.key_kind(), KeyKind::EcP256);
    assert_eq!(card.verify(&CHALLENGE, vector!("p256.signature")), Ok(()));
    assert_eq!(
        card.verify(&[8; 32], vector!("p256.signature")),
        Err(WrongSignature)
    );
}

#[test]
fn what_differs_harmlessly_is_trusted() {
    for harmless in [
        vector!("no-extended-usage.der"),
        vector!("unknown-extension.der"),
        vector!("year-too-long.der"),
    ] {
        assert!(checked(harmless).is_ok());
    }
}

#[test]
fn each_fault_has_its_own_name() {
    for (der, fault) in [
        (vector!("of-issuer-b.der"), CertificateFault::BadSignature),
        (vector!("of-issuer-c.der"), CertificateFault::UnknownIssuer),
        (
            vector!("signature-policy.der"),
            CertificateFault::WrongPolicy,
        ),
        (vector!("unknown-policy.der"), CertificateFault::WrongPolicy),
        (vector!("any-policy.der"), CertificateFault::WrongPolicy),
        (vector!("no-policy.der"), CertificateFault::WrongPolicy),
        (vector!("is-issuer.der"), CertificateFault::IsIssuer),
        (vector!("wrong-usage.der"), CertificateFault::WrongKeyUsage),
        (vector!("no-usage.der"), CertificateFault::WrongKeyUsage),
        (vector!("server-only.der"), CertificateFault::WrongKeyUsage),
        (
            vector!("unknown-critical.der"),
            CertificateFault::UnknownCriticalExtension,
        ),
        (vector!("short-key.der"), CertificateFault::UnknownKey),
        (vector!("p384.der"), CertificateFault::UnknownKey),
        (vector!("good.signature"), CertificateFault::Malformed),
        (&[], CertificateFault::Malformed),
    ] {
        assert_eq!(checked(der).unwrap_err(), fault);
    }
}

#[test]
fn all_generations_of_an_issuer_are_tried() {
    let both = anchors(&[vector!("issuers-a-b.pem"), vector!("issuer-c.der")]);
    assert_eq!(both.len(), 3);
    for der in [
        vector!("good.der"),
        vector!("of-issuer-b.der"),
        vector!("of-issuer-c.der"),
    ] {
        let now = at("2027-01-01T00:00:00Z");
        assert!(TrustedCertificate::check(der, &both, policy(PolicyArc::Test), now).is_ok());
    }
}

#[test]
fn production_and_test_cards_are_kept_apart() {
    let production = TrustedCertificate::check(
        vector!("good.der"),
        &anchors(&[vector!("issuer-a.der")]),
        policy(PolicyArc::Production),
        at("2027-01-01T00:00:00Z"),
    );
    assert_eq!(production, Err(CertificateFault::WrongPolicy));
}

#[test]
fn validity_ends_with_its_last_second() {
    let trusted = anchors(&[vector!("issuer-a.der")]);
    for (time, fault) in [
        (
            "2025-03-31T23:59:59.999Z",
            Some(CertificateFault::NotYetValid(validity())),
        ),
        ("2025-04-01T00:00:00Z", None),
        ("2030-04-01T14:59:59.999Z", None),
        (
            "2030-04-01T15:00:00Z",
            Some(CertificateFault::Expired(validity())),
        ),
    ] {
        let checked = TrustedCertificate::check(
            vector!("good.der"),
            &trusted,
            policy(PolicyArc::Test),
            at(time),
        );
        assert_eq!(checked.err(), fault, "{time}");
    }
}

#[test]
fn no_byte_can_be_altered() {
    let good = vector!("good.der");
    for n in 0..good.len() {
        let mut altered = good.to_vec();
        altered[n] ^= 0x01;
        assert!(checked(&altered).is_err(), "byte {n}");
    }
    for n in 0..good.len() {
        assert!(checked(&good[..n]).is_err(), "cut at {n}");
    }
}

#[test]
fn only_issuers_are_pinned() {
    let mut anchors = Anchors::new();
    assert_eq!(
        anchors.add(vector!("good.der")),
        Err(AnchorFault::NotIssuer)
    );
    assert_eq!(
        anchors.add(vector!("wrong-usage.der")),
        Err(AnchorFault::NotIssuer)
    );
    assert_eq!(anchors.add(b""), Err(AnchorFault::Malformed));
    assert_eq!(anchors.add(b"neither"), Err(AnchorFault::Malformed));
    assert_eq!(
        anchors.add(&vector!("issuer-a.der")[..500]),
        Err(AnchorFault::Malformed)
    );
    assert!(anchors.is_empty());
    anchors.add(vector!("issuer-a.der")).unwrap();
    anchors.add(vector!("issuers-a-b.pem")).unwrap();
    assert_eq!(anchors.len(), 2, "the same issuer is pinned once");
}

proptest! {
    #[test]
    fn any_bytes_are_checked_without_panic(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        prop_assert!(checked(&bytes).is_err());
        let mut anchors = Anchors::new();
        prop_assert!(anchors.add(&bytes).is_err());
    }

    #[test]
    fn a_damaged_certificate_is_checked_without_panic(
        at in 0_usize..922,
        with in proptest::collection::vec(any::<u8>(), 1..8),
    ) {
        let mut bytes = vector!("good.der").to_vec();
        for (slot, byte) in bytes.iter_mut().skip(at).zip(&with) {
            *slot = *byte;
        }
        if bytes != vector!("good.der") {
            prop_assert!(checked(&bytes).is_err());
        }
    }
}
