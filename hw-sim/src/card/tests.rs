//! The card's behaviour as the public facts describe it, misuse by misuse.

mod life;
mod misuse;
mod reader;
mod standin;
mod switches;

use std::fmt::Write as _;

use super::{CardConfig, SecretName, SimCard};

const SELECT_JPKI: &str = "00A4040C0A D392F000260100000001";
const SELECT_COMMON: &str = "00A4040C0A D3921000310001010100";
const SELECT_CARD_MANAGER: &str = "00A4040C07 A0000001510000";
const SELECT_PIN: &str = "00A4020C02 0018";
const SELECT_PASSWORD: &str = "00A4020C02 001B";
const VERIFY_PIN: &str = "0020008004 31323334";
const VERIFY_PASSWORD: &str = "0020008006 414243313233";
const WRONG_PASSWORD: &str = "0020008006 5A5A5A393939";
const CHANGE_PASSWORD: &str = "0024018006 58595A373839";
const READ_SIGNATURE_CERTIFICATE: &str = "00B0810000";
const SIGN_USER_AUTHENTICATION: &str = "802A009702 CAFE 00";

fn bytes(hexadecimal: &str) -> Vec<u8> {
    let digits: Vec<u8> = hexadecimal.bytes().filter(|digit| *digit != b' ').collect();
    let (pairs, odd) = digits.as_chunks::<2>();
    assert!(odd.is_empty(), "{hexadecimal}");
    pairs
        .iter()
        .map(|pair| u8::from_str_radix(str::from_utf8(pair).unwrap(), 16).unwrap())
        .collect()
}

/// One issue day for all, so that all tests of the process share one identity.
fn config() -> CardConfig {
    CardConfig {
        today: Some("2026-11-22".to_owned()),
        ..CardConfig::default()
    }
}

fn card_with(change: impl FnOnce(&mut CardConfig)) -> SimCard {
    let mut config = config();
    change(&mut config);
    let mut card = SimCard::new(&config).unwrap();
    card.power_on();
    card
}

fn card() -> SimCard {
    card_with(|_| {})
}

/// A card with the JPKI application selected.
fn jpki() -> SimCard {
    let mut card = card();
    assert_eq!(send(&mut card, SELECT_JPKI), "9000");
    card
}

fn hexadecimal(bytes: &[u8]) -> String {
    let mut text = String::new();
    for byte in bytes {
        write!(text, "{byte:02X}").unwrap();
    }
    text
}

/// Sends a command and returns the status word, or nothing if nothing came.
fn send(card: &mut SimCard, command: &str) -> String {
    let answer = card.transmit(&bytes(command));
    hexadecimal(&answer[answer.len().saturating_sub(2)..])
}

/// Sends commands and compares each status word.
fn expect(card: &mut SimCard, exchanges: &[(&str, &str)]) {
    for (number, (command, status)) in exchanges.iter().enumerate() {
        assert_eq!(send(card, command), *status, "command {number}: {command}");
    }
}
