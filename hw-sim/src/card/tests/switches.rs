use super::*;
use crate::card::{
    ExtendedLength, Overrun, Presence, ShortIdentifiers, StatusWord, TransportStyle, VerifiedQuery,
};

#[test]
fn a_card_without_short_identifiers_refuses_them_and_keeps_the_current_file() {
    for (switch, status) in [
        (ShortIdentifiers::WrongParameters, "6A86"),
        (ShortIdentifiers::FileNotFound, "6A82"),
    ] {
        let mut card = card_with(|config| config.behaviour.short_identifiers = switch);
        expect(
            &mut card,
            &[
                (SELECT_JPKI, "9000"),
                ("00B08A0000", status),
                ("00200098", status),
                ("802A009702 CAFE 00", status),
                ("00A4020C02 000A", "9000"),
                ("00B0000004", "9000"),
            ],
        );
    }
}

#[test]
fn a_card_without_extended_length_says_wrong_length() {
    let mut card = card_with(|config| {
        config.behaviour.extended_length = ExtendedLength::Refused;
    });
    expect(
        &mut card,
        &[
            (SELECT_JPKI, "9000"),
            ("00B08A00000000", "6700"),
            ("00B08A0000", "9000"),
        ],
    );
}

#[test]
fn the_status_of_a_blocked_or_verified_secret_can_be_another() {
    let mut card = card_with(|config| {
        config.behaviour.blocked_query = StatusWord::BLOCKED_ISO;
        config.behaviour.blocked_verify = StatusWord::BLOCKED_ISO;
        config.behaviour.verified_query = VerifiedQuery::Success;
        config.signature_tries = 0;
    });
    expect(
        &mut card,
        &[
            (SELECT_JPKI, "9000"),
            ("0020009B", "6983"),
            ("0020009B06 414243313233", "6983"),
            ("00200098", "63C3"),
            ("0020009804 31323334", "9000"),
            ("00200098", "9000"),
        ],
    );
}

#[test]
fn a_card_without_a_signature_certificate_has_none_of_its_files() {
    let mut card = card_with(|config| config.signature_certificate = Presence::Missing);
    expect(
        &mut card,
        &[
            (SELECT_JPKI, "9000"),
            ("00A4020C02 0001", "6A82"),
            ("00A4020C02 001A", "6A82"),
            (SELECT_PASSWORD, "6A82"),
            ("0020009B", "6A82"),
            ("00200098", "63C3"),
        ],
    );
    assert_eq!(card.transmit(&bytes("00B0880000")), bytes("008F00 9000"));
}

#[test]
fn answers_can_travel_in_blocks_of_get_response() {
    let mut card = card_with(|config| {
        config.behaviour.transport = TransportStyle::GetResponse;
    });
    expect(
        &mut card,
        &[
            (SELECT_JPKI, "9000"),
            ("00C0000000", "6985"),
            ("00B08A00000000", "6100"),
        ],
    );
    let mut whole = Vec::new();
    loop {
        let mut block = card.transmit(&bytes("00C0000000"));
        let status = StatusWord::of_answer(&block).unwrap();
        block.truncate(block.len() - 2);
        whole.extend(block);
        if status == StatusWord::OK {
            break;
        }
        assert_eq!(status, StatusWord::more_data(2048 - whole.len()));
    }
    assert_eq!(whole.len(), 2048);
    // Another command in between gives the rest up.
    expect(
        &mut card,
        &[
            ("00B0000020", "6120"),
            ("00200098", "63C3"),
            ("00C0000020", "6985"),
        ],
    );
}

#[test]
fn a_length_over_the_end_can_be_a_correction_or_a_warning() {
    let mut exact = card_with(|config| {
        config.behaviour.transport = TransportStyle::ExactLength;
    });
    expect(
        &mut exact,
        &[
            (SELECT_JPKI, "9000"),
            ("00B0860000", "6CA0"),
            ("00B08600A0", "9000"),
        ],
    );
    let mut warning = card_with(|config| config.behaviour.overrun = Overrun::Warning);
    expect(
        &mut warning,
        &[(SELECT_JPKI, "9000"), ("00B0860000", "6282")],
    );
}
