use super::*;

#[test]
fn each_misuse_of_a_fresh_card_has_its_status() {
    let table = [
        // Channels, secure messaging, chaining, classes and instructions nobody knows.
        ("01A40400", "6881"),
        ("41A40400", "6881"),
        ("04A40400", "6882"),
        ("10A40400", "6884"),
        ("A0A40400", "6E00"),
        ("FFA40400", "6E00"),
        ("0070000001", "6D00"),
        ("00CB3FFF035C017E08", "6D00"),
        ("80540080", "6D00"),
        ("00A404", "6700"),
        ("00A4040005 A000", "6700"),
        // Selecting: the master file cannot be, and no file without an application.
        ("00A40000", "6A86"),
        ("00A4000C02 3F00", "6A82"),
        ("00A4020C02 3F00", "6A82"),
        ("00A4020C02 0018", "6986"),
        ("00A4040C07 A0000001510099", "6A82"),
        ("00A4044C07 A0000001510000", "6A86"),
        ("00A4080C02 0018", "6A86"),
        // Nothing is current.
        ("00B0000000", "6986"),
        ("00200080", "6986"),
        ("0020008004 31323334", "6986"),
        ("0024018004 31323334", "6986"),
        ("802A008002 CAFE 00", "6986"),
        // Objects of the card manager.
        ("00CADF3005", "6A88"),
        ("00CA004500", "9000"),
        ("00CA7F2100", "6A88"),
    ];
    for (command, status) in table {
        assert_eq!(send(&mut card(), command), status, "{command}");
    }
}

#[test]
fn each_misuse_in_the_jpki_application_has_its_status() {
    let table = [
        ("00A4020C02 00FF", "6A82"),
        ("00A4020C01 18", "6700"),
        ("00A40000", "9000"),
        ("00CA004500", "6A88"),
        ("00CA5F5100", "9000"),
        // Reading: key and secret files have no bytes, offsets end with the file, b7 and b6 are zero.
        ("00B0970000", "6981"),
        ("00B0980000", "6981"),
        ("00B0810000", "6982"),
        ("00B0890000", "6982"),
        ("00B08A00", "6700"),
        ("00B0A00000", "6A86"),
        ("00B0800000", "6A86"),
        ("00B0830000", "6A82"),
        ("00B086A000", "6B00"),
        ("00B0869F00", "9000"),
        ("00B2011C00", "6A82"),
        ("00B2018400", "6981"),
        ("00B2013400", "6981"),
        ("00B2013000", "6A86"),
        // The status query is the four-byte form and no other.
        ("00200098", "63C3"),
        ("0020009B", "63C5"),
        ("0020009800", "6700"),
        ("002000980431323334 00", "6700"),
        ("00200198", "6A86"),
        ("00200018", "6A86"),
        ("00200097", "6981"),
        ("0020009D", "6A82"),
        // A change names the current file and brings the new value alone.
        ("0024008004 31323334", "6A86"),
        ("0024019B06 58595A373839", "6A86"),
        // Signing needs its key's own proof.
        ("802A009702 CAFE 00", "6982"),
        ("802A009802 CAFE 00", "6981"),
        ("802A001702 CAFE 00", "6A86"),
        ("002A009702 CAFE 00", "6D00"),
        // Challenges are short.
        ("0084000000", "9000"),
        ("00840000000010", "6985"),
        ("0084010008", "6A86"),
        ("00840000", "6700"),
        // Commands whose form is not public.
        ("80A20000", "6A86"),
        ("80A200C1", "6700"),
        ("80FC0000", "6700"),
        ("803200800431323334", "6D00"),
    ];
    for (command, status) in table {
        assert_eq!(send(&mut jpki(), command), status, "{command}");
    }
}

#[test]
fn signing_tells_wrong_lengths_and_unknown_schemes() {
    let mut card = jpki();
    expect(&mut card, &[(SELECT_PIN, "9000"), (VERIFY_PIN, "9000")]);
    let hash = "00".repeat(32);
    for (command, status) in [
        ("802A0097", "6700"),
        ("802A009702 CAFE", "6700"),
        ("802A009702 CAFE FF", "6700"),
        ("802A029702 CAFE 00", "6985"),
        ("802A049702 CAFE 00", "6985"),
        ("802A069702 CAFE 00", "6A86"),
        (&format!("802A0097F5 {} 00", "AB".repeat(245)), "9000"),
        (&format!("802A0097F6 {} 00", "AB".repeat(246)), "6700"),
        (&format!("802A029720 {hash} 00"), "9000"),
        (&format!("802A049720 {hash} 00"), "9000"),
        // The proof was for the other key.
        ("802A009A02 CAFE 00", "6982"),
    ] {
        assert_eq!(send(&mut card, command), status, "{command}");
    }
}

#[test]
fn no_answer_comes_without_power() {
    let mut card = card();
    card.power_off();
    assert!(card.transmit(&bytes(SELECT_JPKI)).is_empty());
}

#[test]
fn a_file_is_read_by_offset_block_short_identifier_and_extended_length() {
    let mut card = jpki();
    let whole = card.transmit(&bytes("00B08A00000000"));
    assert_eq!(whole.len(), 2048 + 2);
    let certificate = card.identity().user_authentication_certificate().to_vec();
    assert_eq!(whole[..certificate.len()], certificate);
    assert!(
        whole[certificate.len()..2048]
            .iter()
            .all(|byte| *byte == 0xFF)
    );
    let block = card.transmit(&bytes("00B0010000"));
    assert_eq!(block[..256], whole[256..512]);
    // Le reaches over the end: what there is.
    let tail = card.transmit(&bytes("00B007F000"));
    assert_eq!(tail.len(), 16 + 2);
    assert_eq!(send(&mut card, "00B0080000"), "6B00");
    assert_eq!(send(&mut card, "00B07FFF00"), "6B00");
}

#[test]
fn opening_an_application_can_answer_with_the_file_control_information() {
    let mut card = card();
    assert_eq!(
        card.transmit(&bytes("00A404000A D392F000260100000001 00")),
        bytes("6F00 9000")
    );
    // A leading part of the identifier is enough, and the other applications are there.
    expect(
        &mut card,
        &[
            ("00A4040C03 D392F0", "9000"),
            (SELECT_COMMON, "9000"),
            ("00B2010C00", "9000"),
            ("00B2020C00", "6A83"),
            ("00A4040C0A D3921000310001010408", "9000"),
            ("00B0810000", "6982"),
            ("00200092", "63C0"),
            ("0020009204 30303030", "6984"),
            ("00A4040C0A D3921000310001010402", "9000"),
            ("00200093", "63CA"),
            ("00A4040C0A D3921000310001010401", "9000"),
            ("0020009C", "63C3"),
        ],
    );
}
