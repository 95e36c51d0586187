use super::*;
use crate::card::CardFolder;

#[test]
fn what_was_proven_survives_a_warm_reset_and_selecting_the_same_application() {
    let mut card = jpki();
    expect(
        &mut card,
        &[
            (SELECT_PASSWORD, "9000"),
            (VERIFY_PASSWORD, "9000"),
            (READ_SIGNATURE_CERTIFICATE, "9000"),
            (SELECT_JPKI, "9000"),
            (READ_SIGNATURE_CERTIFICATE, "9000"),
        ],
    );
    card.warm_reset();
    expect(
        &mut card,
        &[(SELECT_JPKI, "9000"), (READ_SIGNATURE_CERTIFICATE, "9000")],
    );
}

#[test]
fn what_was_proven_ends_with_power_and_with_another_application() {
    for leave in [SELECT_COMMON, SELECT_CARD_MANAGER, "00A40400"] {
        let mut card = jpki();
        expect(
            &mut card,
            &[
                (SELECT_PASSWORD, "9000"),
                (VERIFY_PASSWORD, "9000"),
                (leave, "9000"),
                (SELECT_JPKI, "9000"),
                (READ_SIGNATURE_CERTIFICATE, "6982"),
            ],
        );
    }
    let mut card = jpki();
    expect(
        &mut card,
        &[(SELECT_PASSWORD, "9000"), (VERIFY_PASSWORD, "9000")],
    );
    card.power_off();
    card.power_on();
    expect(
        &mut card,
        &[(SELECT_JPKI, "9000"), (READ_SIGNATURE_CERTIFICATE, "6982")],
    );
}

#[test]
fn a_failed_select_leaves_application_and_proof_as_they_were() {
    let mut card = jpki();
    expect(
        &mut card,
        &[
            (SELECT_PIN, "9000"),
            (VERIFY_PIN, "9000"),
            ("00A4040C07 A0000000031010", "6A82"),
            ("00A4020C02 00FF", "6A82"),
            (SIGN_USER_AUTHENTICATION, "9000"),
        ],
    );
}

#[test]
fn a_wrong_try_takes_the_proof_back() {
    let mut card = jpki();
    expect(
        &mut card,
        &[
            (SELECT_PASSWORD, "9000"),
            (VERIFY_PASSWORD, "9000"),
            (WRONG_PASSWORD, "63C4"),
            (READ_SIGNATURE_CERTIFICATE, "6982"),
        ],
    );
}

#[test]
fn tries_count_down_to_a_block_that_nothing_on_the_card_lifts() {
    let mut card = jpki();
    expect(
        &mut card,
        &[
            (SELECT_PASSWORD, "9000"),
            (WRONG_PASSWORD, "63C4"),
            (WRONG_PASSWORD, "63C3"),
            (VERIFY_PASSWORD, "9000"),
            ("00200080", "63C5"),
            (WRONG_PASSWORD, "63C4"),
            (WRONG_PASSWORD, "63C3"),
            (WRONG_PASSWORD, "63C2"),
        ],
    );
    card.power_off();
    card.power_on();
    expect(
        &mut card,
        &[
            (SELECT_JPKI, "9000"),
            (SELECT_PASSWORD, "9000"),
            ("00200080", "63C2"),
            (WRONG_PASSWORD, "63C1"),
            (WRONG_PASSWORD, "63C0"),
            ("00200080", "63C0"),
            (VERIFY_PASSWORD, "6984"),
            (WRONG_PASSWORD, "6984"),
            (CHANGE_PASSWORD, "6984"),
            // The other secret is another counter.
            ("00200098", "63C3"),
        ],
    );
}

#[test]
fn the_holder_changes_the_password_after_proving_the_old_one() {
    let mut card = jpki();
    expect(
        &mut card,
        &[
            (SELECT_PASSWORD, "9000"),
            (CHANGE_PASSWORD, "6982"),
            (VERIFY_PASSWORD, "9000"),
            // Too short, too long, lower case, a full-width digit: nothing changes.
            ("0024018005 4142433132", "6A80"),
            ("0024018011 4142433132333435363738393031323334", "6A80"),
            ("0024018006 616263313233", "6A80"),
            ("0024018006 414243EFBC91", "6A80"),
            ("0024018006 414243313233 00", "6700"),
            ("00240180", "6700"),
            (CHANGE_PASSWORD, "9000"),
            (VERIFY_PASSWORD, "63C4"),
            ("0020008006 58595A373839", "9000"),
            ("00200080", "63C5"),
        ],
    );
    assert!(card.is_secret(SecretName::Signature, b"XYZ789"));
}

#[test]
fn a_card_in_a_folder_keeps_keys_passwords_and_counters() {
    let temporary = tempfile::tempdir().unwrap();
    let folder = CardFolder::new(temporary.path().join("card"));
    let mut card = folder.load_or_create(&config()).unwrap();
    let certificate = card.identity().user_authentication_certificate().to_vec();
    card.power_on();
    expect(
        &mut card,
        &[
            (SELECT_JPKI, "9000"),
            (SELECT_PASSWORD, "9000"),
            (VERIFY_PASSWORD, "9000"),
            (CHANGE_PASSWORD, "9000"),
            (WRONG_PASSWORD, "63C4"),
            ("0020009804 39393939", "63C2"),
        ],
    );
    folder.save(&card).unwrap();
    // Another description does not make another card of a folder that has one.
    let other = CardConfig {
        keys: 99,
        ..config()
    };
    let mut again = folder.load_or_create(&other).unwrap();
    assert_eq!(
        again.identity().user_authentication_certificate(),
        certificate
    );
    again.power_on();
    expect(
        &mut again,
        &[
            (SELECT_JPKI, "9000"),
            ("00200098", "63C2"),
            ("0020009B", "63C4"),
            ("0020009B06 58595A373839", "9000"),
            ("0020009804 31323334", "9000"),
            (SIGN_USER_AUTHENTICATION, "9000"),
        ],
    );
}

#[test]
fn a_broken_folder_is_named_and_not_overwritten() {
    let temporary = tempfile::tempdir().unwrap();
    let folder = CardFolder::new(temporary.path());
    folder.load_or_create(&config()).unwrap();
    let memory = temporary.path().join("memory.json");
    std::fs::write(&memory, "{").unwrap();
    let error = folder.load_or_create(&config()).unwrap_err().to_string();
    assert!(error.contains("memory.json"), "{error}");
    assert_eq!(std::fs::read_to_string(memory).unwrap(), "{");
}

#[test]
fn debug_output_holds_no_secret() {
    let card = jpki();
    let text = format!("{:?} {:?}", card, config());
    assert!(
        !text.contains("ABC123") && !text.contains("1234\""),
        "{text}"
    );
}
