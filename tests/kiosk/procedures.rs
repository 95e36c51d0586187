//! A change and a reset over real parts: what the card is sent, and what is left behind.

use super::stage::{Kiosk, NEW, OLD, PIN, Stage};
use pin_kiosk_hw_sim::card::{CardEvent, CommandEntry, SecretName};
use std::process::Command;

const JPKI: &[u8] = &[0xD3, 0x92, 0xF0, 0x00, 0x26, 0x01, 0x00, 0x00, 0x00, 0x01];

fn go(stage: &mut Stage, procedure: &str) -> Kiosk {
    let mut kiosk = stage.start();
    kiosk.reach_card();
    stage.card.insert(0).expect("insert");
    kiosk.choose(procedure);
    kiosk.type_and_submit(PIN);
    if procedure == "change" {
        kiosk.until("enter-current-password");
        kiosk.type_and_submit(OLD);
    }
    kiosk.set(NEW);
    kiosk.until("done");
    kiosk.act("dismiss").until("take-card");
    stage.card.remove();
    kiosk.until("attract");
    assert_eq!(kiosk.end(), Some(0));
    kiosk
}

/// No command outside what the procedures need, and no application but JPKI.
fn only_what_is_needed(commands: &[CommandEntry]) {
    for command in commands {
        let [class, instruction, p1, p2] = command.header[..] else {
            panic!("{command:?}");
        };
        let needed = match (class, instruction) {
            (0x00, 0xA4) => {
                p1 == 0x04 && command.selected == JPKI
                    || p1 == 0x02 && command.selected == [0x00, 0x1B]
            }
            (0x00, 0x20) => p1 == 0x00 && [0x80, 0x98, 0x9B].contains(&p2),
            (0x00, 0xB0) => [0x88, 0x8A].contains(&p1),
            (0x00, 0x24) => (p1, p2) == (0x01, 0x80),
            (0x80, 0x2A) => (p1, p2) == (0x00, 0x97),
            (0x00, 0x84) => (p1, p2) == (0x00, 0x00),
            (0x00, 0x82) => (p1, p2) == (0x00, 0x90),
            (0x00, 0x2C) => (p1, p2) == (0x02, 0x80),
            _ => false,
        };
        assert!(needed, "{command:?}");
    }
}

fn holds(stage: &Stage, password: &str) -> bool {
    stage.card.with(|reader| {
        let card = reader.card(0).unwrap();
        assert!(
            card.is_secret(SecretName::UserAuthentication, PIN.as_bytes()),
            "the PIN changed"
        );
        card.is_secret(SecretName::Signature, password.as_bytes())
    })
}

fn check(procedure: &str, commands_max: usize) {
    let mut stage = Stage::new("");
    let kiosk = go(&mut stage, procedure);
    assert!(holds(&stage, NEW), "the card has the new password");
    let commands = stage.commands();
    assert!(
        commands.len() <= commands_max,
        "{}: {commands:#?}",
        commands.len()
    );
    only_what_is_needed(&commands);
    assert!(
        matches!(stage.last_power_event(), Some(CardEvent::PowerOff)),
        "left by power-off"
    );
    nothing_secret_is_left(&stage, &kiosk);
    journal_is_whole(&stage);
}

/// Output, traces at the most talkative level, journal, files: neither as typed nor as UTF-16.
fn nothing_secret_is_left(stage: &Stage, kiosk: &Kiosk) {
    let all = stage.everything_left(kiosk);
    assert!(all.len() > 1000, "there is something to search");
    for secret in [OLD, NEW] {
        let utf16: Vec<u8> = secret.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let spaced: Vec<u8> = secret
            .chars()
            .map(|c| format!("{:02X}", u32::from(c)))
            .collect::<String>()
            .into_bytes();
        for form in [secret.as_bytes(), &utf16, &spaced] {
            assert!(
                !all.windows(form.len()).any(|window| window == form),
                "{secret} was left"
            );
        }
    }
    let pin_apdu = b"313233340";
    assert!(
        !all.windows(8).any(|window| window == &pin_apdu[..8]),
        "the PIN was left"
    );
}

fn journal_is_whole(stage: &Stage) {
    let verified = Command::new(env!("CARGO_BIN_EXE_pin-kiosk"))
        .args(["journal", "verify", "--folder"])
        .arg(stage.folder.path().join("journal"))
        .arg("--key")
        .arg(stage.key())
        .output()
        .unwrap();
    assert!(
        verified.status.success(),
        "{}",
        String::from_utf8_lossy(&verified.stdout)
    );
    let export = ["journal", "export", "--folder", "journal", "export.jsonl"];
    let exported = stage.command(&export);
    assert!(exported.starts_with("records 1 to "), "{exported}");
    let mut journal = String::new();
    for entry in std::fs::read_dir(stage.folder.path().join("journal")).unwrap() {
        journal += &std::fs::read_to_string(entry.unwrap().path()).unwrap_or_default();
    }
    let started = journal.matches("\"write-started\"").count();
    let ended = journal.matches("\"write-ended\"").count();
    assert_eq!((started, ended), (1, 1), "one outcome for the one write");
}

#[test]
fn a_change_takes_at_most_eleven_commands_and_leaves_no_secret() {
    check("change", 11);
}

#[test]
fn a_reset_takes_at_most_twelve_commands_and_leaves_no_secret() {
    check("reset", 12);
}
