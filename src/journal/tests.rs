//! The journal on a disk that fails, is cut from power, fills up, or was touched by others.

mod faults;
mod power;

use super::memory::{Faults, MemoryDisk};
use super::{Found, Journal, JournalError};
use jiff::{SignedDuration, Timestamp};
use pin_kiosk_core::event::{CardFingerprint, Event, SessionEnd, WriteOutcome};
use pin_kiosk_core::input::Procedure;
use pin_kiosk_core::journal::{Anchor, Line, SealCheck, Summary, VerificationKey, Verifier};
use pin_kiosk_core::language::Language;
use pin_kiosk_core::session::Now;
use pin_kiosk_core::time::Monotonic;
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::time::Duration;
use zeroize::Zeroizing;

const CARD: CardFingerprint = CardFingerprint([7; 32]);
const NOON: &str = "2026-11-22T03:00:00Z";

/// Both clocks, this many seconds after noon in Tokyo.
fn at(seconds: u64) -> Now {
    let start: Timestamp = NOON.parse().unwrap();
    Now {
        monotonic: Monotonic::from_start(Duration::from_secs(seconds)),
        wall: start + SignedDuration::from_secs(i64::try_from(seconds).unwrap()),
    }
}

fn session() -> [Event; 4] {
    [
        Event::SessionStarted {
            language: Language::Japanese,
        },
        Event::WriteStarted {
            card: CARD,
            procedure: Procedure::Change,
        },
        Event::WriteEnded {
            card: CARD,
            outcome: WriteOutcome::Done,
        },
        Event::SessionEnded {
            end: SessionEnd::Done,
        },
    ]
}

fn created() -> (MemoryDisk, VerificationKey) {
    let disk = MemoryDisk::new();
    let randomness = [Zeroizing::new([1; 32]), Zeroizing::new([2; 32])];
    let key = Journal::create_in(Box::new(disk.clone()), randomness, at(0)).unwrap();
    (disk, key)
}

fn open(disk: &MemoryDisk, seconds: u64) -> Journal {
    Journal::open_in(Box::new(disk.clone()), at(seconds)).unwrap()
}

fn open_fails(disk: &MemoryDisk) -> JournalError {
    Journal::open_in(Box::new(disk.clone()), at(60)).unwrap_err()
}

/// Names of the files with records, in order.
fn days(disk: &MemoryDisk) -> Vec<String> {
    let mut names = disk.all_names();
    names.retain(|name| super::writer::is_day_name(name));
    names
}

/// Everything recorded on the disk.
fn content(disk: &MemoryDisk) -> String {
    let days = days(disk);
    let bytes = days.iter().flat_map(|name| disk.content(name).unwrap());
    String::from_utf8(bytes.collect()).unwrap()
}

/// Kinds with their fields.
fn kinds(disk: &MemoryDisk) -> Vec<String> {
    content(disk)
        .lines()
        .map(|line| Line::parse(line.as_bytes()).unwrap())
        .map(|line| format!("{} {}", line.kind, line.fields))
        .collect()
}

/// Checks what is on the disk with the key, as the owner of the key would.
fn verified(disk: &MemoryDisk, key: &VerificationKey, anchors: Vec<Anchor>) -> Summary {
    let mut verifier = Verifier::new(Some(key), anchors);
    for line in content(disk).lines() {
        verifier.line(line.as_bytes()).unwrap();
    }
    let summary = verifier.finish().unwrap();
    assert_eq!(summary.seal, SealCheck::Checked);
    summary
}

#[test]
fn a_session_is_kept_and_can_be_checked() {
    let (disk, key) = created();
    let mut journal = open(&disk, 1);
    assert_eq!(journal.found(), Found::default());
    for event in &session() {
        let record = journal.append(event, at(2)).unwrap();
        assert_eq!(journal.head(), record);
    }
    let head = journal.head();
    drop(journal);
    assert_eq!(head.number, 5);
    let summary = verified(&disk, &key, vec![head.into()]);
    assert_eq!(summary.last, head);
    // And goes on after a restart as if nothing had been.
    let mut journal = open(&disk, 3);
    assert_eq!((journal.found(), journal.head()), (Found::default(), head));
    journal.append(&Event::KioskStopped, at(3)).unwrap();
    assert_eq!(verified(&disk, &key, Vec::new()).last.number, 6);
}

#[test]
fn neither_the_key_nor_the_card_is_on_the_disk() {
    let (disk, key) = created();
    let mut journal = open(&disk, 1);
    for event in &session() {
        journal.append(event, at(2)).unwrap();
    }
    for name in disk.all_names() {
        let bytes = disk.content(&name).unwrap();
        let has = |secret: [u8; 32]| bytes.windows(32).any(|window| window == secret);
        assert!(!has([1; 32]), "the verification key is in {name}");
        assert!(!has(CARD.0), "the card is in {name}");
    }
    assert!(!content(&disk).contains(&"07".repeat(16)));
    assert!(!content(&disk).contains(key.text().as_str()));
}

#[test]
fn a_write_that_was_left_open_becomes_unknown_once() {
    let (disk, key) = created();
    let mut journal = open(&disk, 1);
    for event in &session()[..2] {
        journal.append(event, at(2)).unwrap();
    }
    // The program is killed: nothing is dropped in order.
    drop(journal);
    for restart in 0..3_u64 {
        let journal = open(&disk, 10 + restart);
        assert_eq!(journal.found().open_write, restart == 0);
        assert_eq!(journal.found().open_session, restart == 0);
    }
    let kinds = kinds(&disk);
    assert_eq!(kinds.len(), 5);
    assert!(kinds[3].contains("\"outcome\":\"unknown\",\"found\":\"at-start\""));
    assert_eq!(kinds[4], "session-ended {\"end\":\"interrupted\"}");
    verified(&disk, &key, Vec::new());
}

#[test]
fn days_get_files_of_their_own_but_no_session_is_split() {
    let (disk, key) = created();
    let mut journal = open(&disk, 1);
    let day = 24 * 60 * 60;
    let [started, write, ended, end] = session();
    journal.append(&started, at(2)).unwrap();
    journal.append(&write, at(day)).unwrap();
    journal.append(&ended, at(day)).unwrap();
    journal.append(&end, at(day)).unwrap();
    assert_eq!(days(&disk).len(), 1);
    journal.append(&Event::KioskStopped, at(day)).unwrap();
    drop(journal);
    open(&disk, day + 1);
    assert_eq!(
        days(&disk),
        [
            "journal-0000000001-2026-11-22.jsonl",
            "journal-0000000006-2026-11-23.jsonl"
        ]
    );
    verified(&disk, &key, Vec::new());
}

#[test]
fn old_days_are_deleted_one_a_day_and_the_rest_is_still_whole() {
    let (disk, key) = created();
    let mut journal = open(&disk, 1);
    journal.keep_days(Some(30));
    let day = 24 * 60 * 60;
    for number in 1..=35 {
        journal
            .append(&Event::TechnicianLeft, at(number * day))
            .unwrap();
    }
    // Days 0 to 35, of which 31 are not older than 30 days.
    let left = days(&disk);
    assert_eq!(left.len(), 31);
    assert_eq!(left[0], "journal-0000000006-2026-11-27.jsonl");
    let summary = verified(&disk, &key, Vec::new());
    assert_eq!(summary.first, 6);
    // A clock far in the future takes one file with it, not all.
    journal
        .append(&Event::TechnicianLeft, at(4000 * day))
        .unwrap();
    assert_eq!(days(&disk).len(), 31);
    // One that somebody deletes himself is missed.
    verified(&disk, &key, Vec::new());
    let mut verifier = Verifier::new(Some(&key), Vec::new());
    let rest = content(&disk);
    for line in rest.lines().skip(1) {
        verifier.line(line.as_bytes()).unwrap();
    }
    let finding = verifier.finish().unwrap_err();
    assert_eq!(finding.record, 1);
}

#[test]
fn a_clock_that_jumps_over_years_and_back_takes_no_day_with_it() {
    let (disk, key) = created();
    let mut journal = open(&disk, 1);
    journal.keep_days(Some(30));
    for years in [3, -3, 0] {
        let mut now = at(10);
        now.wall += SignedDuration::from_hours(years * 365 * 24);
        journal.append(&Event::TechnicianLeft, now).unwrap();
    }
    assert_eq!(days(&disk).len(), 4);
    verified(&disk, &key, Vec::new());
}

#[test]
fn a_clock_that_jumps_is_recorded_and_one_that_is_steered_is_not() {
    let (disk, key) = created();
    let mut journal = open(&disk, 1);
    let shifted = |seconds: u64, by_millis: i64| {
        let mut now = at(seconds);
        now.wall += SignedDuration::from_millis(by_millis);
        now
    };
    let event = Event::TechnicianLeft;
    journal.append(&event, shifted(10, 1_900)).unwrap();
    journal.append(&event, shifted(10_000, 10_000)).unwrap();
    assert_eq!(kinds(&disk).len(), 3);
    journal.append(&event, shifted(10_010, -3_600_000)).unwrap();
    journal.append(&event, shifted(10_020, -3_600_000)).unwrap();
    let kinds_now = kinds(&disk);
    assert_eq!(kinds_now[3], "clock-jumped {\"by_millis\":-3610000}");
    assert_eq!(kinds_now.len(), 6);
    drop(journal);
    // Back by more: seen against the last record after a restart.
    let journal = open(&disk, 60);
    assert!(journal.found().clock_back.unwrap() > Duration::from_mins(100));
    assert!(kinds(&disk)[6].starts_with("clock-jumped {\"by_millis\":-6"));
    verified(&disk, &key, Vec::new());
}

#[test]
fn a_real_folder_is_private_and_has_one_writer() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("journal");
    assert!(matches!(
        Journal::open(&path, at(0)),
        Err(JournalError::NotCreated)
    ));
    let key = Journal::create(&path, at(0)).unwrap();
    let again = Journal::create(&path, at(0)).unwrap_err();
    assert!(matches!(again, JournalError::Exists), "{again}");
    let mut journal = Journal::open(&path, at(1)).unwrap();
    let second = Journal::open(&path, at(1)).unwrap_err();
    assert!(matches!(second, JournalError::InUse), "{second}");
    for event in &session() {
        journal.append(event, at(2)).unwrap();
    }
    let head = journal.head();
    drop(journal);
    for entry in path.read_dir().unwrap() {
        let entry = entry.unwrap();
        let mode = entry.metadata().unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{:?}", entry.file_name());
    }
    let day = path.join("journal-0000000001-2026-11-22.jsonl");
    let mut verifier = Verifier::new(Some(&key), vec![head.into()]);
    for line in fs::read_to_string(&day).unwrap().lines() {
        verifier.line(line.as_bytes()).unwrap();
    }
    assert_eq!(verifier.finish().unwrap().last, head);
    fs::set_permissions(&day, fs::Permissions::from_mode(0o640)).unwrap();
    let exposed = Journal::open(&path, at(3)).unwrap_err();
    assert!(matches!(exposed, JournalError::Unsafe(_)), "{exposed}");
}
