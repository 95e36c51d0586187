//! A simulated card, centre and kiosk.

#![expect(clippy::unwrap_used, reason = "test helper")]

use pin_kiosk::hardware::issuer_centre::{CentreClient, HttpsLine, HttpsSettings, Timeouts};
use pin_kiosk_core::event::WriteOutcome;
use pin_kiosk_core::ports::{CardProof, OutcomeReport, ReservationId};
use pin_kiosk_hw_sim::card::{CardConfig, SimCard};
use pin_kiosk_hw_sim::centre::{
    CardId, CentreServer, Identity, ServerOptions, SimCentre, TEST_ISSUER_KEY, TestPki,
};
use sha2::{Digest as _, Sha256};
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::Duration;

/// Long enough for a handshake on a busy machine.
pub(crate) const PATIENT: Timeouts = Timeouts {
    connect: Duration::from_secs(20),
    answer: Duration::from_secs(20),
};

/// DER of `DigestInfo` for SHA-256 up to the hash (RFC 8017, section 9.2, note 1).
const DIGEST_INFO: [u8; 19] = [
    0x30, 0x31, 0x30, 0x0D, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01, 0x05,
    0x00, 0x04, 0x20,
];

fn card() -> MutexGuard<'static, (SimCard, Vec<u8>)> {
    static CARD: OnceLock<Mutex<(SimCard, Vec<u8>)>> = OnceLock::new();
    let card = CARD.get_or_init(|| {
        let config = CardConfig::default();
        let identity = pin_kiosk_hw_sim::card::Identity::issue(&config).unwrap();
        let certificate = identity.user_authentication_certificate().to_vec();
        Mutex::new((SimCard::with_identity(&config, identity), certificate))
    });
    card.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The card as the centre names it.
pub(crate) fn card_id() -> CardId {
    CardId::of_certificate(&card().1)
}

/// The card's proof over 32 bytes of this value.
pub(crate) fn proof(challenge: u8) -> CardProof {
    let challenge = [challenge; 32];
    let mut card = card();
    let (card, certificate) = &mut *card;
    card.power_on();
    let mut run = |command: &[u8]| {
        let mut answer = card.transmit(command);
        let status = answer.split_off(answer.len() - 2);
        assert_eq!(status, [0x90, 0x00], "{command:02X?}");
        answer
    };
    let aid = [0xD3, 0x92, 0xF0, 0x00, 0x26, 0x01, 0x00, 0x00, 0x00, 0x01];
    run(&[&[0x00, 0xA4, 0x04, 0x0C, 0x0A][..], &aid].concat());
    run(&[0x00, 0xA4, 0x02, 0x0C, 0x02, 0x00, 0x18]);
    run(b"\x00\x20\x00\x80\x041234");
    run(&[0x00, 0xA4, 0x02, 0x0C, 0x02, 0x00, 0x17]);
    let hash = Sha256::digest(challenge);
    let signature = run(&[
        &[0x80, 0x2A, 0x00, 0x80, 0x33][..],
        &DIGEST_INFO,
        &hash,
        &[0x00],
    ]
    .concat());
    CardProof {
        certificate: certificate.clone(),
        challenge,
        signature,
    }
}

/// The test certificates, made once.
pub(crate) fn pki() -> &'static TestPki {
    static PKI: OnceLock<TestPki> = OnceLock::new();
    PKI.get_or_init(|| TestPki::generate().unwrap())
}

/// A server with one reservation for the card.
pub(crate) fn stocked() -> (CentreServer, ReservationId) {
    let options = ServerOptions {
        listen: "127.0.0.1:0".parse().unwrap(),
        pki: pki().clone(),
    };
    let server = CentreServer::start(SimCentre::new(TEST_ISSUER_KEY), &options).unwrap();
    let now = server.now();
    let id = server.with(|centre| centre.reserve(now, card_id()));
    (server, ReservationId(id))
}

/// A kiosk of this identity.
pub(crate) fn kiosk_as(
    server: &CentreServer,
    identity: &Identity,
    timeouts: Timeouts,
) -> CentreClient<HttpsLine> {
    let settings = HttpsSettings {
        url: &server.url(),
        trust_anchors_pem: &[pki().ca_pem.as_bytes().to_vec()],
        client_certificate_pem: identity.certificate_pem.as_bytes(),
        client_key_pem: identity.key_pem.as_bytes(),
        timeouts,
    };
    CentreClient::new(HttpsLine::new(&settings).unwrap())
}

/// The first kiosk.
pub(crate) fn kiosk(server: &CentreServer) -> CentreClient<HttpsLine> {
    kiosk_as(server, &pki().client, PATIENT)
}

/// A report of this reservation.
pub(crate) fn report(reservation: &ReservationId, outcome: WriteOutcome) -> OutcomeReport {
    OutcomeReport {
        reservation: reservation.clone(),
        outcome,
        journal_sequence: 41,
        journal_hash: [0xC4; 32],
    }
}
