use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::{Digest as _, Sha256};

use super::*;
use crate::card::{StandinReset, standin_reset::STANDIN_ISSUER_KEY};

const RESET_PASSWORD: &str = "002C028006 58595A373839";

/// What the issuer's centre answers to a challenge.
fn cryptogram(card: &SimCard, challenge: &[u8]) -> String {
    let reference = &Sha256::digest(b"reservation-1")[..16];
    let mac = Hmac::<Sha256>::new_from_slice(&STANDIN_ISSUER_KEY)
        .unwrap()
        .chain_update(b"pin-kiosk stand-in reset 1")
        .chain_update(Sha256::digest(
            card.identity().user_authentication_certificate(),
        ))
        .chain_update(challenge)
        .chain_update(reference);
    hexadecimal(&[reference, &mac.finalize().into_bytes()].concat())
}

fn challenge(card: &mut SimCard) -> Vec<u8> {
    let answer = card.transmit(&bytes("0084000010"));
    assert_eq!(answer.len(), 18);
    answer[..16].to_vec()
}

fn prove(card: &mut SimCard) {
    let challenge = challenge(card);
    let command = format!("0082009030 {}", cryptogram(card, &challenge));
    assert_eq!(send(card, &command), "9000");
}

#[test]
fn the_stand_in_sets_a_password_and_lifts_the_block() {
    let mut card = jpki();
    card.set_tries_left(SecretName::Signature, 0);
    prove(&mut card);
    expect(
        &mut card,
        &[
            (SELECT_PASSWORD, "9000"),
            ("002C028005 4142433132", "6A80"),
            (RESET_PASSWORD, "9000"),
            ("00200080", "63C5"),
            ("0020008006 58595A373839", "9000"),
            // One proof is good for one reset.
            (RESET_PASSWORD, "6982"),
        ],
    );
}

#[test]
fn the_stand_in_agrees_with_the_stand_in_centre() {
    let mut card = jpki();
    let challenge: [u8; 16] = challenge(&mut card).try_into().unwrap();
    let certificate = Sha256::digest(card.identity().user_authentication_certificate());
    let answer = crate::centre::cryptogram(
        &STANDIN_ISSUER_KEY,
        &certificate.into(),
        &challenge,
        "reservation-1",
    );
    let command = [bytes("0082009030"), answer].concat();
    assert_eq!(card.transmit(&command), [0x90, 0x00]);
}

#[test]
fn the_stand_in_resets_nothing_but_the_signature_password() {
    for other in ["0018", "000A", "0017", "0010"] {
        let mut card = jpki();
        prove(&mut card);
        let select = format!("00A4020C02 {other}");
        assert_eq!(send(&mut card, &select), "9000");
        let status = send(&mut card, "002C028004 39393939");
        assert!(
            ["6982", "6981"].contains(&status.as_str()),
            "{other}: {status}"
        );
        assert!(card.is_secret(SecretName::UserAuthentication, b"1234"));
    }
}

#[test]
fn the_stand_in_needs_a_proof_over_the_last_challenge() {
    let mut card = jpki();
    let nonsense = format!("0082009030 {}", "00".repeat(48));
    expect(
        &mut card,
        &[
            (SELECT_PASSWORD, "9000"),
            (RESET_PASSWORD, "6982"),
            (&nonsense, "6985"),
            ("0084000010", "9000"),
            (&nonsense, "6300"),
            // The wrong attempt has used the challenge up.
            (&nonsense, "6985"),
            ("00820090", "6700"),
            ("0082009002 0000", "6700"),
            ("0082000030", "6A86"),
            ("002C008006 58595A373839", "6A86"),
        ],
    );
    let old = challenge(&mut card);
    challenge(&mut card);
    let stale = format!("0082009030 {}", cryptogram(&card, &old));
    assert_eq!(send(&mut card, &stale), "6300");
    // A proof for another card's certificate is none.
    let other = card_with(|config| config.keys = 2);
    let fresh = challenge(&mut card);
    let foreign = format!("0082009030 {}", cryptogram(&other, &fresh));
    assert_eq!(send(&mut card, &foreign), "6300");
}

#[test]
fn the_right_to_reset_ends_with_the_security_status() {
    let mut card = jpki();
    prove(&mut card);
    expect(
        &mut card,
        &[
            (SELECT_COMMON, "9000"),
            (SELECT_JPKI, "9000"),
            (SELECT_PASSWORD, "9000"),
            (RESET_PASSWORD, "6982"),
        ],
    );
    prove(&mut card);
    card.power_off();
    card.power_on();
    expect(
        &mut card,
        &[
            (SELECT_JPKI, "9000"),
            (SELECT_PASSWORD, "9000"),
            (RESET_PASSWORD, "6982"),
        ],
    );
}

#[test]
fn a_card_without_the_stand_in_knows_none_of_it() {
    let mut card = card_with(|config| config.behaviour.standin_reset = StandinReset::Absent);
    expect(
        &mut card,
        &[
            (SELECT_JPKI, "9000"),
            (SELECT_PASSWORD, "9000"),
            (&format!("0082009030 {}", "00".repeat(48)), "6D00"),
            (RESET_PASSWORD, "6D00"),
        ],
    );
}
