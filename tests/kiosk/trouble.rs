//! What goes wrong at real parts: a plain view each, and `attract` in the end.

use super::stage::{NEW, OLD, PATIENCE, PIN, Stage};
use pin_kiosk_hw_sim::card::{CardEvent, FaultKind, SecretName};
use rustix::process::Signal;
use serde_json::json;
use std::fs;
use std::process::Command;
use std::time::Instant;

#[test]
fn a_card_torn_at_the_write_is_resolved_when_it_is_put_back() {
    for (fault, view, password) in [
        (FaultKind::TearAfter, "done", NEW),
        (FaultKind::TearBefore, "not-changed", OLD),
    ] {
        let mut stage = Stage::new("");
        let mut kiosk = stage.start();
        kiosk.reach_card();
        stage.card.insert(0).expect("insert");
        kiosk.choose("change");
        kiosk.type_and_submit(PIN).until("enter-current-password");
        kiosk.type_and_submit(OLD).until("enter-new-password");
        kiosk.type_and_submit(NEW).until("repeat-new-password");
        kiosk.type_and_submit(NEW).until("confirm");
        stage.card.with(|reader| reader.arm(fault.clone()));
        kiosk.act("confirm").until("replace-card");
        stage.card.remove();
        stage.card.insert(0).expect("insert again");
        kiosk.until(view);
        stage.card.with(|reader| {
            let card = reader.card(0).unwrap();
            assert!(
                card.is_secret(SecretName::Signature, password.as_bytes()),
                "{fault:?}"
            );
            assert_eq!(card.tries_left(SecretName::Signature), 5, "{fault:?}");
        });
        kiosk.act("dismiss").until("take-card");
        stage.card.remove();
        kiosk.until("attract");
        assert_eq!(kiosk.end(), Some(0));
    }
}

#[test]
fn the_service_dying_closes_the_kiosk_and_its_return_opens_it() {
    let mut stage = Stage::new("");
    let mut kiosk = stage.start();
    kiosk.reach_card();
    stage.pcscd.kill().expect("kill");
    let fault = kiosk.until("reader-fault");
    assert_eq!(fault["reason"], "K-301");
    kiosk.act("dismiss").until("attract");
    let closed = kiosk.until("closed");
    assert_eq!(closed["reason"], "reader");
    stage.pcscd.restart().expect("restart");
    kiosk.reach_card();
    assert_eq!(kiosk.end(), Some(0));
}

#[test]
fn a_centre_that_is_down_is_told_and_a_change_still_works() {
    let mut stage = Stage::new("[centre]\nline_fault = \"closed-port\"\n");
    let mut kiosk = stage.start();
    kiosk.reach_card();
    stage.card.insert(0).expect("insert");
    kiosk.choose("reset");
    kiosk.type_and_submit(PIN);
    let down = kiosk.until("line-down");
    assert_eq!(
        (&down["reason"], &down["change_offered"]),
        (&json!("K-401"), &json!(true))
    );
    kiosk.send(&json!({ "input": "choose-procedure", "procedure": "change" }));
    kiosk.until("enter-current-password");
    kiosk.type_and_submit(OLD);
    kiosk.set(NEW);
    kiosk.until("done");
}

#[test]
fn bad_input_gets_a_clear_error_and_changes_nothing() {
    let stage = Stage::new("");
    let config = fs::read_to_string(stage.config()).unwrap();
    for (bad, said) in [
        (config.replace("[journal]", "[jurnal]"), "jurnal"),
        (
            config.replace("profile = \"individual", "profile = \"no-such"),
            "no-such",
        ),
        (
            config.replace(
                "trust_anchors = [\"anchors\"]",
                "trust_anchors = [\"nowhere\"]",
            ),
            "nowhere",
        ),
        // Its key would never be seen by anybody.
        (config.clone(), "make it with `pin-kiosk journal init`"),
    ] {
        fs::write(stage.config(), bad).unwrap();
        let output = Command::new(env!("CARGO_BIN_EXE_pin-kiosk"))
            .args(["run", "--headless", "--config"])
            .arg(stage.config())
            .output()
            .unwrap();
        let error = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(1), "{error}");
        assert!(error.contains(said), "{error}");
        assert!(
            !stage.folder.path().join("journal").exists(),
            "nothing was begun"
        );
    }
}

#[test]
fn a_signal_ends_the_session_leaves_the_card_by_power_off_and_is_recorded() {
    for signal in [Signal::TERM, Signal::INT, Signal::HUP] {
        let mut stage = Stage::new("");
        let mut kiosk = stage.start();
        kiosk.reach_card();
        stage.card.insert(0).expect("insert");
        kiosk.choose("change");
        kiosk.type_and_submit(PIN).until("enter-current-password");
        assert_eq!(kiosk.end_by(signal), Some(0), "{signal:?}");
        let warm_reset = stage.card.with(|reader| {
            let mut entries = reader.log().entries();
            entries.any(|entry| matches!(entry.event, CardEvent::WarmReset))
        });
        assert!(!warm_reset, "{signal:?}");
        // The reader's driver hears of it last.
        let end = Instant::now() + PATIENCE;
        while !matches!(stage.last_power_event(), Some(CardEvent::PowerOff)) {
            assert!(Instant::now() < end, "{signal:?}: the card has power");
            std::thread::yield_now();
        }
        assert_eq!(
            stage.last_records(2),
            records(&[("session-ended", "K-102"), ("kiosk-stopped", "")]),
            "{signal:?}"
        );
    }
}

#[test]
fn a_write_that_has_begun_comes_to_its_outcome_before_a_signal_ends_the_kiosk() {
    let mut stage = Stage::new("[timing]\nexchange_millis = 300\n");
    let mut kiosk = stage.start();
    kiosk.reach_card();
    stage.card.insert(0).expect("insert");
    kiosk.choose("change");
    kiosk.type_and_submit(PIN).until("enter-current-password");
    kiosk.type_and_submit(OLD);
    kiosk.set(NEW);
    kiosk.until("writing");
    assert_eq!(kiosk.end_by(Signal::TERM), Some(0));
    assert_eq!(
        stage.last_records(3),
        records(&[
            ("write-ended", "done"),
            ("session-ended", "done"),
            ("kiosk-stopped", "")
        ])
    );
}

fn records(expected: &[(&str, &str)]) -> Vec<(String, String)> {
    expected
        .iter()
        .map(|&(kind, word)| (kind.to_owned(), word.to_owned()))
        .collect()
}
