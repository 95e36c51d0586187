//! A configuration that changes while the kiosk runs, and files that it names.

use super::stage::{Kiosk, PATIENCE, PIN, Stage};
use pin_kiosk_hw_sim::card::{CardConfig, Identity, write_anchors};
use serde_json::json;
use std::fs;
use std::time::{Duration, Instant};

const TAKEN: &str = "\"accepted\":true";
const REFUSED: &str = "\"accepted\":false";

fn begin(kiosk: &mut Kiosk) {
    kiosk.send(&json!({ "input": "choose-language", "language": "en" }));
    kiosk.pass_to_card();
}

#[test]
fn other_trust_anchors_hold_from_the_next_resident_on() {
    let mut stage = Stage::new("");
    let others = stage.folder.path().join("others");
    let stranger = Identity::issue(&CardConfig {
        issuer: 9,
        ..CardConfig::default()
    });
    write_anchors(&others, &stranger.unwrap()).unwrap();
    let mut kiosk = stage.start();
    kiosk.reach_card();
    // She is being served: her card is judged by what held when she came.
    stage.change_config(&[("[\"anchors\"]", "[\"others\"]")]);
    stage.card.insert(0).expect("insert");
    kiosk.choose("change");
    kiosk.type_and_submit(PIN).until("enter-current-password");
    kiosk.act("cancel").until("take-card");
    assert_eq!(stage.recorded(TAKEN), 0);
    stage.card.remove();
    // However quick the next one is.
    kiosk.reach_card();
    stage.until_recorded(TAKEN, 1);
    stage.card.insert(0).expect("insert");
    assert_eq!(kiosk.until("referral")["reason"], "certificate-not-trusted");
    kiosk.act("dismiss").until("take-card");
    stage.card.remove();
    kiosk.until("attract");

    // The same configuration, and another file where it points to.
    let anchors = stage.folder.path().join("anchors");
    fs::copy(
        anchors.join("user-authentication-ca.der"),
        others.join("successor.der"),
    )
    .unwrap();
    stage.until_recorded(TAKEN, 2);
    begin(&mut kiosk);
    stage.card.insert(0).expect("insert");
    kiosk.choose("change");
    kiosk.type_and_submit(PIN).until("enter-current-password");
    assert_eq!(kiosk.end(), Some(0));
}

#[test]
fn what_cannot_be_made_is_refused_whole_and_the_old_kept() {
    let mut stage = Stage::new("");
    let mut kiosk = stage.start();
    kiosk.until("attract");
    let mut refused = 0;
    for (good, bad) in [
        ("store = \"Test store\"", "stor = \"Test store\""),
        ("[\"anchors\"]", "[\"nowhere\"]"),
        ("card-profiles\"", "card-profilez\""),
        // Each file can be read, and they do not fit.
        ("pki/client.key", "pki/server.key"),
    ] {
        // The other half could be made, and would close the kiosk.
        let closed = ("holidays = []", "holidays = [\"every day\"]");
        stage.change_config(&[(good, bad), closed]);
        refused += 1;
        stage.until_recorded(REFUSED, refused);
        stage.change_config(&[(bad, good), (closed.1, closed.0)]);
        stage.until_recorded(TAKEN, refused);
    }
    assert!(!kiosk.has_shown("closed"), "nothing of it took effect");

    // A file that goes is told, and what it said still holds.
    let key = stage.folder.path().join("pki/client.key");
    let away = stage.folder.path().join("away.key");
    fs::rename(&key, &away).unwrap();
    stage.until_recorded(REFUSED, refused + 1);
    begin(&mut kiosk);
    stage.card.insert(0).expect("insert");
    kiosk.choose("reset");
    kiosk.type_and_submit(PIN).until("enter-new-password");
    kiosk.act("cancel").until("take-card");
    stage.card.remove();
    kiosk.until("attract");
    fs::rename(&away, &key).unwrap();
    stage.until_recorded(TAKEN, refused + 1);
    assert_eq!(kiosk.end(), Some(0));
}

#[test]
fn hours_reader_and_paper_change_while_the_kiosk_runs() {
    let stage = Stage::new("");
    let mut kiosk = stage.start();
    kiosk.until("attract");
    stage.change_config(&[("holidays = []", "holidays = [\"every day\"]")]);
    assert_eq!(kiosk.until("closed")["reason"], "holiday");
    stage.change_config(&[("holidays = [\"every day\"]", "holidays = []")]);
    kiosk.until("attract");
    stage.change_config(&[("name_pattern = \"*\"", "name_pattern = \"Acme*\"")]);
    assert_eq!(kiosk.until("closed")["reason"], "reader");
    stage.change_config(&[("name_pattern = \"Acme*\"", "name_pattern = \"Simulated*\"")]);
    kiosk.until("attract");
    stage.until_recorded(TAKEN, 4);

    let wide = slip(&stage, &mut kiosk, 1);
    stage.change_config(&[("width = 576", "width = 384")]);
    stage.until_recorded(TAKEN, 5);
    let narrow = slip(&stage, &mut kiosk, 2);
    assert!(wide > 48 && narrow <= 48, "{wide} and {narrow} bytes wide");
    assert_eq!(kiosk.end(), Some(0));
}

#[test]
fn another_journal_is_begun_and_the_old_one_ended() {
    let stage = Stage::new("");
    let mut kiosk = stage.start();
    kiosk.until("attract");
    stage.journal(&["init", "--folder", "second"]);
    stage.change_config(&[("folder = \"journal\"", "folder = \"second\"")]);
    stage.until_recorded("kiosk-stopped", 1);
    assert_eq!(stage.recorded(TAKEN), 0, "that is for the new one to tell");
    begin(&mut kiosk);
    kiosk.act("cancel").until("attract");
    assert_eq!(kiosk.end(), Some(0));
    for folder in ["journal", "second"] {
        let verified = stage.journal(&["verify", "--folder", folder]);
        assert!(verified.contains("whole"), "{folder}: {verified}");
    }
    let shown = stage.journal(&["show", "--folder", "second"]);
    for kind in ["kiosk-started", "config-changed", "session-ended"] {
        assert!(shown.contains(kind), "{kind}: {shown}");
    }
}

/// Has the slip of a referral printed, and tells how wide it is in bytes.
#[track_caller]
fn slip(stage: &Stage, kiosk: &mut Kiosk, number: usize) -> usize {
    kiosk.send(&json!({ "input": "choose-language", "language": "en" }));
    kiosk.until("choose-password");
    kiosk.send(&json!({ "input": "choose-password", "password": "card-info-input" }));
    kiosk.until("referral");
    kiosk.act("print-slip");
    let end = Instant::now() + PATIENCE;
    loop {
        let width = stage.printer.with(|machine| {
            let slip = machine.slips().get(number - 1)?;
            let rows = slip.rows().chunks(slip.width() / 8);
            let dark = rows.filter_map(|row| row.iter().rposition(|byte| *byte != 0));
            Some(dark.max()? + 1)
        });
        if let Some(width) = width {
            kiosk.act("dismiss").until("attract");
            return width;
        }
        assert!(Instant::now() < end, "slip {number} does not come out");
        std::thread::park_timeout(Duration::from_millis(50));
    }
}
