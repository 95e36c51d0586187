//! Two readers of one format, held against journals that the product wrote and against each attack
//! on them: `pin-kiosk journal verify` and `journal_verifier.py`, which shares no code with it.
//! Both must name the same first bad record.

#![expect(
    clippy::unwrap_used,
    clippy::unwrap_in_result,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::panic,
    reason = "helpers of tests, outside functions marked as tests"
)]

use hmac::{Hmac, KeyInit as _, Mac as _};
use jiff::{SignedDuration, Timestamp};
use pin_kiosk::journal::Journal;
use pin_kiosk::journal::cli::{JournalCommand, Place, Source, run};
use pin_kiosk_core::event::{CardFingerprint, Event, SessionEnd, WriteOutcome};
use pin_kiosk_core::input::Procedure;
use pin_kiosk_core::journal::Anchor;
use pin_kiosk_core::language::Language;
use pin_kiosk_core::session::Now;
use pin_kiosk_core::time::Monotonic;
use sha2::{Digest as _, Sha256};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::time::Duration;
use tempfile::TempDir;

const SESSIONS: u64 = 6;
const DAY: u64 = 24 * 60 * 60;

/// A journal of two days as the product leaves it, and what is known outside the machine.
struct Machine {
    temporary: TempDir,
    key_file: PathBuf,
    /// What a slip said in the middle, and the head.
    anchors: [Anchor; 2],
    lines: Vec<String>,
}

fn at(seconds: u64) -> Now {
    let start: Timestamp = "2026-11-22T03:00:00Z".parse().unwrap();
    Now {
        monotonic: Monotonic::from_start(Duration::from_secs(seconds)),
        wall: start + SignedDuration::from_secs(i64::try_from(seconds).unwrap()),
    }
}

fn machine() -> Machine {
    let temporary = tempfile::tempdir().unwrap();
    let folder = temporary.path().join("journal");
    let key = Journal::create(&folder, at(0)).unwrap();
    let key_file = temporary.path().join("key");
    fs::write(&key_file, key.text().as_str()).unwrap();
    let mut journal = Journal::open(&folder, at(1)).unwrap();
    let card = CardFingerprint([7; 32]);
    let mut slip = None;
    for session in 0..SESSIONS {
        for event in [
            Event::SessionStarted {
                language: Language::Nepali,
            },
            Event::WriteStarted {
                card,
                procedure: Procedure::Reset,
            },
            Event::WriteEnded {
                card,
                outcome: WriteOutcome::Done,
            },
            Event::SessionEnded {
                end: SessionEnd::Done,
            },
        ] {
            let now = at(session * DAY / 4 + 10);
            journal.append(&event, now).unwrap();
        }
        slip.get_or_insert(journal.head());
    }
    let anchors = [
        slip.unwrap().short().parse().unwrap(),
        journal.head().into(),
    ];
    drop(journal);
    let mut days: Vec<PathBuf> = fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|end| end == "jsonl"))
        .collect();
    days.sort();
    assert_eq!(days.len(), 2, "a file a day");
    let text: String = days
        .iter()
        .map(|day| fs::read_to_string(day).unwrap())
        .collect();
    let lines: Vec<String> = text.lines().map(str::to_owned).collect();
    assert_eq!(lines.len() as u64, 1 + SESSIONS * 4);
    Machine {
        temporary,
        key_file,
        anchors,
        lines,
    }
}

impl Machine {
    /// What somebody finds who takes the machine: number and key of the next record.
    fn stolen_key(&self) -> [u8; 32] {
        let state = fs::read(self.temporary.path().join("journal/seal-state")).unwrap();
        state[16..48].try_into().unwrap()
    }

    /// The first bad record by both readers, which must agree; nothing when the journal is whole.
    fn first_bad(&self, lines: &[String], key: Option<&Path>, anchors: &[Anchor]) -> Option<u64> {
        let file = self.temporary.path().join("attacked.jsonl");
        let mut text = lines.join("\n");
        if !text.is_empty() && !text.ends_with(TORN) {
            text.push('\n');
        }
        fs::write(&file, text.replace(TORN, "")).unwrap();
        let ours = by_the_product(&file, key, anchors);
        let theirs = by_the_other(&file, key, anchors);
        assert_eq!(ours, theirs, "the two readers do not agree");
        ours
    }

    /// With everything that is known outside the machine.
    fn named(&self, lines: &[String]) -> Option<u64> {
        self.first_bad(lines, Some(&self.key_file), &self.anchors)
    }
}

/// Marks a last line that has no end.
const TORN: &str = "<torn>";

fn by_the_product(file: &Path, key: Option<&Path>, anchors: &[Anchor]) -> Option<u64> {
    let command = JournalCommand::Verify {
        source: Source {
            place: Place {
                folder: None,
                config: PathBuf::new(),
            },
            files: vec![file.to_owned()],
        },
        key: key.map(Path::to_owned),
        anchors: anchors.to_vec(),
        json: true,
    };
    let mut output = Vec::new();
    let code = run(&command, &mut "".as_bytes(), &mut output).unwrap();
    let json: serde_json::Value = serde_json::from_slice(&output).unwrap();
    let bad = json["record"].as_u64();
    assert_eq!(code, ExitCode::from(if bad.is_some() { 3 } else { 0 }));
    bad
}

fn by_the_other(file: &Path, key: Option<&Path>, anchors: &[Anchor]) -> Option<u64> {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/journal_verifier.py");
    let mut command = Command::new("python3");
    command.arg(script).arg(file);
    if let Some(key) = key {
        command.arg("--key").arg(key);
    }
    for anchor in anchors {
        command.arg("--anchor").arg(anchor.to_string());
    }
    let run = command.output().unwrap();
    let said = String::from_utf8(run.stdout).unwrap();
    let errors = String::from_utf8_lossy(&run.stderr);
    match run.status.code() {
        Some(0) => {
            assert!(said.starts_with("whole "), "{said}{errors}");
            None
        }
        Some(3) => {
            let (record, _) = said.strip_prefix("bad ").unwrap().split_once(':').unwrap();
            Some(record.parse().unwrap())
        }
        other => panic!("{other:?} {said}{errors}"),
    }
}

fn hash_of(line: &str) -> String {
    let (_, rest) = line.split_once(",\"hash\":\"").unwrap();
    rest[..64].to_owned()
}

/// What a slip says that was printed when this was the last record.
fn hash_anchor(line: &str) -> Anchor {
    let (number, _) = line["{\"n\":".len()..].split_once(',').unwrap();
    format!("{number}-{}", hash_of(line)).parse().unwrap()
}

/// Says something else in record `from` and mends everything behind it, as far as `key` goes.
fn rewritten(lines: &[String], from: usize, mut key: [u8; 32], evolving: bool) -> Vec<String> {
    let mut forged = lines[..from].to_vec();
    let mut prev = hash_of(&lines[from - 1]);
    for line in &lines[from..] {
        let (body, _) = line.split_once(",\"hash\"").unwrap();
        let (says, _) = body.split_once(",\"prev\"").unwrap();
        let body = format!(
            "{},\"prev\":\"{prev}\"",
            says.replace("\"done\"", "\"not-changed\"")
        );
        let hash = Sha256::digest(&body);
        let mac = <Hmac<Sha256>>::new_from_slice(&key).unwrap();
        let seal = mac.chain_update(hash).finalize().into_bytes();
        prev = hex(&hash);
        forged.push(format!(
            "{body},\"hash\":\"{prev}\",\"seal\":\"{}\"}}",
            hex(&seal)
        ));
        if evolving {
            let next = Sha256::new().chain_update("pin-kiosk next key 1");
            key = next.chain_update(key).finalize().into();
        }
    }
    forged
}

fn hex(bytes: &[u8]) -> String {
    let digit = |value: u8| char::from_digit(value.into(), 16).unwrap();
    bytes
        .iter()
        .flat_map(|byte| [digit(byte >> 4), digit(byte & 0x0F)])
        .collect()
}

#[test]
fn both_find_an_untouched_journal_whole() {
    let machine = machine();
    assert_eq!(machine.named(&machine.lines), None);
    assert_eq!(machine.first_bad(&machine.lines, None, &[]), None);
}

#[test]
fn both_name_what_was_changed_removed_swapped_or_inserted() {
    let machine = machine();
    for at in (0..machine.lines.len()).step_by(2) {
        let record = at as u64 + 1;
        let attacked = |change: &dyn Fn(&mut Vec<String>)| {
            let mut lines = machine.lines.clone();
            change(&mut lines);
            machine.named(&lines)
        };
        let changed = attacked(&|lines| lines[at] = lines[at].replacen("2026-11", "2026-12", 1));
        assert_eq!(changed, Some(record), "changed");
        let removed = attacked(&|lines| drop(lines.remove(at)));
        assert_eq!(removed, Some(record), "removed");
        let inserted = attacked(&|lines| lines.insert(at, lines[8].clone()));
        assert_eq!(
            inserted,
            Some(if at == 8 { 10 } else { record }),
            "inserted"
        );
        if at > 0 {
            let swapped = attacked(&|lines| lines.swap(at - 1, at));
            assert_eq!(swapped, Some(record - 1), "swapped");
        }
        let garbled = attacked(&|lines| lines[at].insert(20, ' '));
        assert_eq!(garbled, Some(record), "garbled");
    }
}

#[test]
fn both_name_a_cut_tail_when_an_anchor_is_known() {
    let machine = machine();
    for kept in [0, 1, 9, 24] {
        let cut = &machine.lines[..kept];
        assert_eq!(machine.named(cut), Some(kept as u64 + 1));
        let unanchored = machine.first_bad(cut, Some(&machine.key_file), &[]);
        assert_eq!(unanchored, (kept == 0).then_some(1), "nobody can know");
    }
    let mut torn = machine.lines.clone();
    let last = torn.last_mut().unwrap();
    last.truncate(100);
    last.push_str(TORN);
    assert_eq!(machine.named(&torn), Some(25));
}

#[test]
fn both_name_a_past_that_was_sealed_again() {
    let machine = machine();
    let key = machine.stolen_key();
    for from in [1, 3, 10, 24] {
        for evolving in [false, true] {
            let forged = rewritten(&machine.lines, from, key, evolving);
            let named = machine.first_bad(&forged, Some(&machine.key_file), &[]);
            assert_eq!(named, Some(from as u64 + 1));
            // Without the key the chain alone cannot tell, but what left the machine can.
            assert_eq!(machine.first_bad(&forged, None, &[]), None);
            assert!(machine.first_bad(&forged, None, &machine.anchors).is_some());
        }
    }
}

#[test]
fn both_name_a_tail_that_was_cut_and_written_on() {
    let machine = machine();
    let key = machine.stolen_key();
    let mut shorter = machine.lines[..9].to_vec();
    shorter.push(machine.lines[9].replace("session-started", "technician-left"));
    let forged = rewritten(&shorter, 9, key, true);
    let named = machine.first_bad(&forged, Some(&machine.key_file), &[]);
    assert_eq!(named, Some(10));
}

#[test]
fn both_name_a_wrong_key() {
    let machine = machine();
    let other = self::machine();
    let named = machine.first_bad(&machine.lines, Some(&other.key_file), &[]);
    assert_eq!(named, Some(1));
}

#[test]
fn both_take_a_journal_whose_beginning_was_archived() {
    let machine = machine();
    let later = &machine.lines[5..];
    let before: Anchor = machine.anchors[0].clone();
    let whole = machine.first_bad(
        later,
        Some(&machine.key_file),
        std::slice::from_ref(&before),
    );
    assert_eq!((before.number(), whole), (5, None));
    assert_eq!(
        machine.first_bad(later, Some(&machine.key_file), &[]),
        Some(1)
    );
}

#[test]
fn both_name_an_outcome_without_a_write_also_in_a_journal_without_its_beginning() {
    let machine = machine();
    let mut lines = machine.lines.clone();
    // The write of the fourth session.
    let (before, fields) = lines[14]
        .split_once("write-started\",\"fields\":{")
        .unwrap();
    let (_, after) = fields.split_once('}').unwrap();
    lines[14] = format!("{before}technician-left\",\"fields\":{{}}{after}");
    let forged = rewritten(&lines, 14, machine.stolen_key(), true);
    let slip = std::slice::from_ref(&machine.anchors[0]);
    assert_eq!(machine.first_bad(&forged, None, slip), Some(16));
    assert_eq!(machine.first_bad(&forged[5..], None, slip), Some(16));
    // It may begin between a write and its outcome.
    let between: Anchor = hash_anchor(&machine.lines[14]);
    let whole = machine.first_bad(&machine.lines[15..], None, &[between]);
    assert_eq!(whole, None);
}

#[test]
fn both_take_deleted_days_for_what_a_sealed_record_says() {
    let machine = machine();
    let folder = machine.temporary.path().join("journal");
    let mut journal = Journal::open(&folder, at(2 * DAY)).unwrap();
    journal.keep_days(Some(30));
    journal.append(&Event::KioskStopped, at(2 * DAY)).unwrap();
    journal.append(&Event::KioskStopped, at(40 * DAY)).unwrap();
    drop(journal);
    let mut days: Vec<PathBuf> = fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|end| end == "jsonl"))
        .collect();
    days.sort();
    let text: String = days
        .iter()
        .map(|day| fs::read_to_string(day).unwrap())
        .collect();
    let lines: Vec<String> = text.lines().map(str::to_owned).collect();
    assert!(!lines[0].starts_with("{\"n\":1,"), "the first day is gone");
    assert_eq!(
        machine.first_bad(&lines, Some(&machine.key_file), &[]),
        None
    );
    assert_eq!(
        machine.first_bad(&lines[1..], Some(&machine.key_file), &[]),
        Some(1)
    );
    let without_word: Vec<String> = lines
        .iter()
        .take_while(|line| !line.contains("journal-pruned"))
        .cloned()
        .collect();
    assert_eq!(
        machine.first_bad(&without_word, Some(&machine.key_file), &[]),
        Some(1)
    );
}
