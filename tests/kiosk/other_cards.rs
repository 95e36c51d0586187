//! Cards that keep to the interface and are not ours.

use super::stage::{NEW, OLD, PIN, Stage};
use pin_kiosk_hw_sim::card::SecretName;

/// Other keys, another issuer of the same name, nothing short, nothing extended.
fn plain_card(short_identifiers: &str, transport: &str, overrun: &str) -> String {
    format!(
        r#"
[card]
keys = 77
issuer = 9
[card.behaviour]
short_identifiers = "{short_identifiers}"
extended_length = "refused"
verified_query = "success"
blocked_query = "6983"
blocked_verify = "6983"
transport = "{transport}"
overrun = "{overrun}"
filler = 0
"#
    )
}

fn change(scenario: &str) {
    let mut stage = Stage::new(scenario);
    let mut kiosk = stage.start();
    kiosk.reach_card();
    stage.card.insert(0).expect("insert");
    kiosk.choose("change");
    kiosk.type_and_submit(PIN).until("enter-current-password");
    kiosk.type_and_submit(OLD);
    kiosk.set(NEW);
    kiosk.until("done");
    let has_new = stage.card.with(|reader| {
        reader
            .card(0)
            .unwrap()
            .is_secret(SecretName::Signature, NEW.as_bytes())
    });
    assert!(has_new, "the card has the new password");
}

#[test]
fn a_card_without_short_identifiers_and_extended_length_is_served() {
    change(&plain_card("wrong-parameters", "direct", "success"));
    change(&plain_card("file-not-found", "get-response", "warning"));
    change(&plain_card("wrong-parameters", "exact-length", "success"));
}

#[test]
fn a_locked_password_is_recognised_by_each_status() {
    for blocked in ["63C0", "6983", "6984"] {
        let mut stage = Stage::new(&format!(
            "[card]\nsignature_tries = 0\n[card.behaviour]\nblocked_query = \"{blocked}\"\n"
        ));
        let mut kiosk = stage.start();
        kiosk.reach_card();
        stage.card.insert(0).expect("insert");
        let view = kiosk.until("choose-procedure");
        assert_eq!(view["locked"], true, "{blocked}");
    }
}

#[test]
fn a_certificate_file_with_a_lot_of_room_is_read() {
    change("[card.behaviour]\ncertificate_file_bytes = 30000\n");
}
