//! Each way TLS can fail, refused and named.

use crate::support::{PATIENT, kiosk, kiosk_as, pki, proof, stocked};
use pin_kiosk::hardware::issuer_centre::{
    CentreError, HttpsLine, HttpsSettings, SetupError, TlsFault,
};
use pin_kiosk_core::ports::CentreFault;
use pin_kiosk_hw_sim::centre::LineFault;
use std::process::Command;

/// Each fault of the line and what a kiosk sees of it.
pub(crate) const LINE: [(LineFault, CentreError); 6] = [
    (LineFault::ClosedPort, CentreError::Unreachable),
    (
        LineFault::WrongServerName,
        CentreError::Tls(TlsFault::WrongServerName),
    ),
    (
        LineFault::UntrustedRoot,
        CentreError::Tls(TlsFault::UntrustedRoot),
    ),
    (
        LineFault::ExpiredCertificate,
        CentreError::Tls(TlsFault::Expired),
    ),
    (
        LineFault::Tls12Only,
        CentreError::Tls(TlsFault::ProtocolVersion),
    ),
    (
        LineFault::ClientCertificateRefused,
        CentreError::Tls(TlsFault::ClientCertificateRefused),
    ),
];

#[test]
fn each_fault_of_the_line_is_named_and_over_when_it_is_over() {
    let (server, id) = stocked();
    let mut kiosk = kiosk(&server);
    for (fault, error) in LINE {
        server.set_line_fault(Some(fault));
        assert_eq!(kiosk.search(&proof(1)), Err(error), "{fault:?}");
        assert_eq!(kiosk.diagnostics().read().last_error, Some(error));
        server.set_line_fault(None);
        assert_eq!(kiosk.search(&proof(1)).unwrap().id, id, "{fault:?}");
    }
}

#[test]
fn resident_learns_only_that_the_centre_is_not_trusted() {
    for (_, error) in LINE {
        let is_tls = matches!(error, CentreError::Tls(_));
        let expected = if is_tls {
            CentreFault::NotTrusted
        } else {
            CentreFault::Unreachable
        };
        assert_eq!(CentreFault::from(error), expected);
    }
}

/// Runs one test of this file in a process of its own: the environment belongs to the process.
#[test]
fn proxy_of_the_environment_is_not_used() {
    let output = Command::new(std::env::current_exe().unwrap())
        .args([
            "--exact",
            "procedure::reservation_outlives_a_write_that_did_not_commit",
        ])
        .envs(["HTTPS_PROXY", "https_proxy", "ALL_PROXY"].map(|name| (name, "http://127.0.0.1:1")))
        .env_remove("NO_PROXY")
        .env_remove("no_proxy")
        .output()
        .unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(said.contains("1 passed"), "{said}");
}

#[test]
fn kiosk_of_another_authority_is_refused() {
    let (server, _) = stocked();
    let mut stranger = kiosk_as(&server, &pki().untrusted_client, PATIENT);
    let refused = Err(CentreError::Tls(TlsFault::ClientCertificateRefused));
    assert_eq!(stranger.search(&proof(1)), refused);
}

#[test]
fn unusable_settings_are_refused_before_anything_is_sent() {
    let good = HttpsSettings {
        url: "https://127.0.0.1:1",
        trust_anchors_pem: &[pki().ca_pem.as_bytes().to_vec()],
        client_certificate_pem: pki().client.certificate_pem.as_bytes(),
        client_key_pem: pki().client.key_pem.as_bytes(),
        timeouts: PATIENT,
    };
    assert!(HttpsLine::new(&good).is_ok());
    let http = HttpsSettings {
        url: "http://127.0.0.1:1",
        ..good
    };
    assert!(matches!(HttpsLine::new(&http), Err(SetupError::NotHttps)));
    let none = HttpsSettings {
        trust_anchors_pem: &[],
        ..good
    };
    assert!(matches!(
        HttpsLine::new(&none),
        Err(SetupError::NoTrustAnchor)
    ));
    let empty = HttpsSettings {
        client_certificate_pem: b"",
        ..good
    };
    assert!(matches!(HttpsLine::new(&empty), Err(SetupError::Pem(_))));
    let no_key = HttpsSettings {
        client_key_pem: b"",
        ..good
    };
    assert!(matches!(HttpsLine::new(&no_key), Err(SetupError::Pem(_))));
    let other_key = pki().server.key_pem.as_bytes();
    let other_key = HttpsSettings {
        client_key_pem: other_key,
        ..good
    };
    assert!(matches!(
        HttpsLine::new(&other_key),
        Err(SetupError::Tls(_))
    ));
}
