//! Objects and certificates from cards and files.

use jiff::Timestamp;
use pin_kiosk::config::files;
use pin_kiosk_core::certificate::{Anchors, TrustedCertificate};
use pin_kiosk_core::tlv as objects;
use std::sync::LazyLock;

/// Issuers of the test certificates in the corpus.
const ISSUERS: [&[u8]; 2] = [
    include_bytes!("../../src/core/testdata/certificates/issuer-a.der"),
    include_bytes!("../../src/core/testdata/certificates/issuer-c.der"),
];

/// BER-TLV: parsed whole, or told apart by its first bytes.
pub fn tlv(data: &[u8]) {
    if let Ok(object) = objects::parse(data) {
        assert!(object.to_vec().len() <= data.len());
    }
    if let Ok(length) = objects::certificate_len(data, 4096) {
        assert!((2..=4096).contains(&length));
    }
}

/// A certificate, as a card's, as an issuer's and as a file.
pub fn certificate(data: &[u8]) {
    static PINNED: LazyLock<Anchors> = LazyLock::new(|| {
        let mut anchors = Anchors::new();
        for issuer in ISSUERS {
            anchors.add(issuer).expect("an issuer");
        }
        anchors
    });
    let policy = "1.2.392.200149.8.5.1.3.30".parse().expect("a policy");
    let at: Timestamp = "2027-06-01T00:00:00Z".parse().expect("a time");
    if let Ok(trusted) = TrustedCertificate::check(data, &PINNED, policy, at) {
        assert_eq!(trusted.der(), data);
        assert!(trusted.verify(b"a challenge", b"no signature").is_err());
    }
    let mut anchors = Anchors::new();
    if anchors.add(data).is_ok() {
        assert!(!anchors.is_empty());
    } else {
        assert!(anchors.is_empty(), "half a file was pinned");
    }
    let _end = files::expires(data);
    let _names = files::subject_and_issuer(data);
}
