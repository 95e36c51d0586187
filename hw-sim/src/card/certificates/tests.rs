use super::*;

fn issued(certificate: CertificateConfig) -> Arc<Identity> {
    let config = CardConfig {
        today: Some("2026-11-22".to_owned()),
        certificate,
        ..CardConfig::default()
    };
    Identity::issue(&config).unwrap()
}

#[test]
fn certificates_begin_with_a_sequence_of_two_length_bytes() {
    // OpenSC takes the length from bytes 2 and 3 without looking.
    let identity = issued(CertificateConfig::default());
    for certificate in [
        identity.signature_certificate(),
        identity.signature_authority(),
        identity.user_authentication_certificate(),
        identity.user_authentication_authority(),
    ] {
        let length = usize::from(u16::from_be_bytes([certificate[2], certificate[3]]));
        assert_eq!(certificate[..2], [0x30, 0x82]);
        assert_eq!(certificate.len(), length + 4);
    }
}

#[test]
fn same_numbers_give_the_same_card_and_others_another() {
    let one = issued(CertificateConfig::default());
    let again = issued(CertificateConfig::default());
    assert_eq!(
        one.user_authentication_certificate(),
        again.user_authentication_certificate()
    );
    let other = CardConfig {
        keys: 2,
        today: Some("2026-11-22".to_owned()),
        ..CardConfig::default()
    };
    let other = Identity::issue(&other).unwrap();
    assert_ne!(
        one.user_authentication_certificate(),
        other.user_authentication_certificate()
    );
    assert_eq!(
        one.user_authentication_authority(),
        other.user_authentication_authority()
    );
}

#[test]
fn every_flaw_changes_the_certificate_and_keeps_it_der() {
    let good = issued(CertificateConfig::default());
    for flaw in [
        Flaw::OtherIssuer,
        Flaw::Authority,
        Flaw::KeyUsage,
        Flaw::AlteredBit,
    ] {
        let bad = issued(CertificateConfig {
            flaw,
            ..CertificateConfig::default()
        });
        let bytes = bad.user_authentication_certificate();
        assert_ne!(bytes, good.user_authentication_certificate(), "{flaw:?}");
        assert_eq!(
            bytes.len(),
            usize::from(u16::from_be_bytes([bytes[2], bytes[3]])) + 4
        );
    }
}

#[test]
fn a_wrong_date_is_named() {
    let config = CardConfig {
        today: Some("22.11.2026".to_owned()),
        ..CardConfig::default()
    };
    let error = Identity::issue(&config).unwrap_err().to_string();
    assert!(error.contains("22.11.2026"), "{error}");
}
