#![expect(
    clippy::needless_raw_string_hashes,
    reason = "expect-test writes its snapshots with them"
)]

use super::super::tests::told;
use super::*;
use expect_test::{Expect, expect};
use std::fs;

fn a_reader(card: SeenCard) -> SeenReader {
    SeenReader {
        name: "Reader 00 00".to_owned(),
        card,
        sharing: Sharing::Free,
    }
}

fn a_card() -> SeenCard {
    SeenCard::Present(vec![0x3B, 0x80, 0x80, 0x01, 0x01])
}

/// The whole reader section for these facts.
fn reader_told(
    readers: Result<Vec<SeenReader>, ServiceFault>,
    pattern: &str,
    trial: &Trial,
    root: &Path,
) -> String {
    let mut section = Section::new(SectionId::Reader);
    if let Some(reader) = find(&mut section, readers, pattern) {
        judge(&mut section, &reader, trial, root);
    }
    told(&section)
}

fn reader_says(readers: Result<Vec<SeenReader>, ServiceFault>, trial: &Trial, says: &Expect) {
    says.assert_eq(&reader_told(
        readers,
        "Reader*",
        trial,
        Path::new("/nowhere"),
    ));
}

fn good_trial() -> Trial {
    trial(Some(0x9000), (1..=200).map(|n| n * 10).collect())
}

fn trial(extended: Option<u16>, trips_micros: Vec<u64>) -> Trial {
    let opened = Opened {
        protocol: "T=1",
        extended,
    };
    Trial {
        opened: Some(Ok(opened)),
        trips_micros,
        silent: false,
    }
}

#[test]
fn a_good_reader_and_card() {
    reader_says(
        Ok(vec![a_reader(a_card())]),
        &good_trial(),
        &expect![[r#"
            pin-kiosk 0 on 1970-01-01 00:00:00 UTC

            reader
              service          pass        the smart card service answers
              reader           pass        Reader 00 00
              card             pass        a card is in the reader
              exclusive        pass        the card opens for this program alone
              extended length  pass        card and reader take it
              round trip       pass        200 of 200 answered, median 1000 us, p99 1980 us
              facts
                atr: 3B 80 80 01 01
                atr explained: card without contacts, T=0 and T=1, historical bytes none
                name pattern: Reader*
                protocol: T=1
                readers:
                  Reader 00 00
                round trip median micros: 1000
                round trip p99 micros: 1980
                round trips: 200

            nothing failed
        "#]],
    );
}

#[test]
fn the_service_is_stopped() {
    reader_says(
        Err(ServiceFault::NotRunning),
        &Trial::default(),
        &expect![[r#"
            pin-kiosk 0 on 1970-01-01 00:00:00 UTC

            reader
              service          FAIL        the smart card service is not running
              reader           not tested  no service; nor were card, exclusive, extended length, round trip
              what to do
                service: start it: `systemctl enable --now pcscd.socket`
              facts
                name pattern: Reader*

            failed: reader
        "#]],
    );
}

#[test]
fn the_service_refuses_this_user() {
    reader_says(
        Err(ServiceFault::NotPermitted),
        &Trial::default(),
        &expect![[r#"
            pin-kiosk 0 on 1970-01-01 00:00:00 UTC

            reader
              service          FAIL        this user may not use the smart card service
              reader           not tested  no service; nor were card, exclusive, extended length, round trip
              what to do
                service: let polkit allow org.debian.pcsc-lite.access_pcsc and access_card to this user
              facts
                name pattern: Reader*

            failed: reader
        "#]],
    );
}

#[test]
fn no_reader_is_plugged_in() {
    reader_says(
        Ok(vec![]),
        &Trial::default(),
        &expect![[r#"
            pin-kiosk 0 on 1970-01-01 00:00:00 UTC

            reader
              service          pass        the smart card service answers
              reader           FAIL        the service sees no reader
              card             not tested  no reader; nor were exclusive, extended length, round trip
              what to do
                reader: plug the reader in; `lsusb` shows whether the machine sees it at all; its driver is mostly the package libccid
              facts
                name pattern: Reader*
                readers: none

            failed: reader
        "#]],
    );
}

#[test]
fn only_another_reader_is_plugged_in() {
    let other = SeenReader {
        name: "Keypad 01".to_owned(),
        ..a_reader(SeenCard::Absent)
    };
    reader_says(
        Ok(vec![other]),
        &Trial::default(),
        &expect![[r#"
            pin-kiosk 0 on 1970-01-01 00:00:00 UTC

            reader
              service          pass        the smart card service answers
              reader           FAIL        no reader's name fits the pattern `Reader*`
              card             not tested  no reader; nor were exclusive, extended length, round trip
              what to do
                reader: plug the right reader in, or mend `reader.name_pattern` in kiosk.toml
              facts
                name pattern: Reader*
                readers:
                  Keypad 01

            failed: reader
        "#]],
    );
}

#[test]
fn two_readers_fit() {
    let second = SeenReader {
        name: "Reader 01 00".to_owned(),
        ..a_reader(SeenCard::Absent)
    };
    let text = reader_told(
        Ok(vec![a_reader(SeenCard::Absent), second]),
        "*",
        &Trial::default(),
        Path::new("/nowhere"),
    );
    assert!(text.contains("Reader 00 00, one of 2 that fit"), "{text}");
    assert!(
        text.contains("make `reader.name_pattern` narrower"),
        "{text}"
    );
}

#[test]
fn the_card_lies_upside_down() {
    reader_says(
        Ok(vec![a_reader(SeenCard::Absent)]),
        &Trial::default(),
        &expect![[r#"
            pin-kiosk 0 on 1970-01-01 00:00:00 UTC

            reader
              service          pass        the smart card service answers
              reader           pass        Reader 00 00
              card             not tested  no card is seen
              exclusive        not tested  no card; nor were extended length, round trip
              what to do
                card: place the test card; upside down or on the wrong side it is not seen either
              facts
                name pattern: Reader*
                readers:
                  Reader 00 00

            nothing failed
        "#]],
    );
}

#[test]
fn the_card_does_not_answer_to_reset() {
    reader_says(
        Ok(vec![a_reader(SeenCard::Mute)]),
        &Trial::default(),
        &expect![[r#"
            pin-kiosk 0 on 1970-01-01 00:00:00 UTC

            reader
              service          pass        the smart card service answers
              reader           pass        Reader 00 00
              card             FAIL        a card is there and does not answer to reset
              exclusive        not tested  the card does not answer; nor were extended length, round trip
              what to do
                card: clean the contacts, turn the card round; with two cards that both fail: the reader
              facts
                name pattern: Reader*
                readers:
                  Reader 00 00

            failed: reader
        "#]],
    );
}

#[test]
fn the_reader_is_pulled_while_it_is_looked_at() {
    reader_says(
        Ok(vec![a_reader(SeenCard::Unknown)]),
        &Trial::default(),
        &expect![[r#"
            pin-kiosk 0 on 1970-01-01 00:00:00 UTC

            reader
              service          pass        the smart card service answers
              reader           pass        Reader 00 00
              card             FAIL        the service cannot tell what is in the reader
              exclusive        not tested  the reader does not tell; nor were extended length, round trip
              what to do
                card: unplug the reader and plug it in again
              facts
                name pattern: Reader*
                readers:
                  Reader 00 00

            failed: reader
        "#]],
    );
}

#[test]
fn another_program_has_the_card() {
    let root = tempfile::tempdir().unwrap();
    for (pid, name, maps) in [
        ("71", "opensc-tool", "7f00 r-xp /usr/lib/libpcsclite.so.1"),
        ("70", "a\u{1b}[2Jb", "7f00 r-xp /usr/lib/libpcsclite.so.1"),
        ("72", "pcscd", "7f00 r-xp /usr/lib/libpcsclite.so.1"),
        ("73", "bash", "7f00 r-xp /usr/lib/libc.so.6"),
    ] {
        let folder = root.path().join("proc").join(pid);
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("comm"), name).unwrap();
        fs::write(folder.join("maps"), maps).unwrap();
    }
    let reader = SeenReader {
        sharing: Sharing::Exclusive,
        ..a_reader(a_card())
    };
    let trial = Trial {
        opened: Some(Err(OpenFault::InUse)),
        ..Trial::default()
    };
    let text = reader_told(Ok(vec![reader]), "*", &trial, root.path());
    expect![[r#"
        pin-kiosk 0 on 1970-01-01 00:00:00 UTC

        reader
          service          pass        the smart card service answers
          reader           pass        Reader 00 00
          card             pass        a card is in the reader
          exclusive        FAIL        another program has the card open, alone; the service does not tell which
          extended length  not tested  the card was not opened; nor was round trip
          what to do
            exclusive: perhaps a\u{1b}[2Jb (process 70), opensc-tool (process 71); make sure with `sudo grep -l libpcsclite /proc/[0-9]*/maps` and stop it; while the kiosk itself runs, use its technician mode instead
          facts
            atr: 3B 80 80 01 01
            atr explained: card without contacts, T=0 and T=1, historical bytes none
            name pattern: *
            programs that use cards:
              a\u{1b}[2Jb (process 70)
              opensc-tool (process 71)
            readers:
              Reader 00 00

        failed: reader
    "#]].assert_eq(&text);
    // Nothing that this user may see.
    let nowhere = Path::new("/nowhere");
    let shared = SeenReader {
        sharing: Sharing::Shared,
        ..a_reader(a_card())
    };
    let text = reader_told(Ok(vec![shared]), "*", &trial, nowhere);
    assert!(
        text.contains("has the card open, shared; the service"),
        "{text}"
    );
    assert!(
        text.contains("exclusive: find it with `sudo grep"),
        "{text}"
    );
}

#[test]
fn the_contact_is_poor() {
    let trial = trial(None, vec![900; 17]);
    let text = reader_told(
        Ok(vec![a_reader(a_card())]),
        "*",
        &trial,
        Path::new("/nowhere"),
    );
    assert!(
        text.contains(&format!(
            "the card went away after 17 of {TRIPS} round trips"
        )),
        "{text}"
    );
}

#[test]
fn the_card_falls_silent() {
    let trial = Trial {
        silent: true,
        ..Trial::default()
    };
    let text = reader_told(
        Ok(vec![a_reader(a_card())]),
        "*",
        &trial,
        Path::new("/nowhere"),
    );
    assert!(
        text.contains("FAIL        the card was silent for 10 s"),
        "{text}"
    );
}

#[test]
fn an_old_card_takes_short_commands_only() {
    let trial = trial(Some(0x6700), vec![900; TRIPS]);
    let text = reader_told(
        Ok(vec![a_reader(a_card())]),
        "*",
        &trial,
        Path::new("/nowhere"),
    );
    assert!(
        text.contains("not by this card; short ones are used"),
        "{text}"
    );
}
