//! Figures of the journal, each beside the bare thing it cannot be faster than, in the same run:
//! an append beside write and sync of as many bytes, a check beside hashing the same bytes.
//!
//! `cargo bench -p pin-kiosk --bench journal`; figures, not a test: nothing passes or fails.

#![expect(
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a benchmark prints, and stops where it cannot measure"
)]

use jiff::Timestamp;
use pin_kiosk::journal::Journal;
use pin_kiosk::journal::cli::{self, JournalCommand, Place, Source};
use pin_kiosk_core::event::{CardFingerprint, Event, SessionEnd, TryResult, WriteOutcome};
use pin_kiosk_core::input::Procedure;
use pin_kiosk_core::journal::{CardKey, Chain, Entry, VerificationKey, Verifier};
use pin_kiosk_core::language::Language;
use pin_kiosk_core::session::Now;
use pin_kiosk_core::time::Monotonic;
use sha2::{Digest as _, Sha256};
use std::fs::{self, File};
use std::hint::black_box;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant};

const APPENDS: usize = 600;
const RECORDS: usize = 40_000;
const CHECKS: usize = 15;

fn main() {
    // On the disk of the build, not on a file system in memory.
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("journal-bench");
    fs::remove_dir_all(&folder).unwrap_or_default();
    append(&folder);
    fs::remove_dir_all(&folder).unwrap_or_default();
    verify(&folder);
    fs::remove_dir_all(&folder).unwrap_or_default();
}

fn now(start: Instant) -> Now {
    Now {
        monotonic: Monotonic::from_start(start.elapsed()),
        wall: Timestamp::now(),
    }
}

fn session() -> [Event; 6] {
    let card = CardFingerprint([7; 32]);
    [
        Event::SessionStarted {
            language: Language::Japanese,
        },
        Event::PinTried {
            result: TryResult::Right,
            tries_left: Some(3),
        },
        Event::CardAuthenticated { card },
        Event::WriteStarted {
            card,
            procedure: Procedure::Change,
        },
        Event::WriteEnded {
            card,
            outcome: WriteOutcome::Done,
        },
        Event::SessionEnded {
            end: SessionEnd::Done,
        },
    ]
}

/// One append, one bare write, and so on, so that both meet the same disk.
fn append(folder: &Path) {
    let start = Instant::now();
    Journal::create(folder, now(start)).unwrap();
    let mut journal = Journal::open(folder, now(start)).unwrap();
    let mut bare = File::create(folder.join("bare")).unwrap();
    let [mut ours, mut theirs] = [const { Vec::new() }; 2];
    let line = [b'x'; 390];
    for event in session().iter().cycle().take(APPENDS) {
        let began = Instant::now();
        black_box(journal.append(event, now(start)).unwrap());
        ours.push(began.elapsed());
        let began = Instant::now();
        bare.write_all(&line).unwrap();
        bare.sync_data().unwrap();
        theirs.push(began.elapsed());
    }
    let [ours, theirs] = [ours, theirs].map(median);
    println!(
        "append a record:        {ours:>10.1?}   write and fdatasync of 390 bytes: {theirs:>10.1?}   ratio {:.2}",
        ours.as_secs_f64() / theirs.as_secs_f64()
    );
}

/// `pin-kiosk journal verify` over a file, with its key; and one verifier alone on one processor.
fn verify(folder: &Path) {
    let key = VerificationKey::from_random(&[1; 32]);
    let bytes = records(&key);
    fs::create_dir_all(folder).unwrap();
    let [file, key_file] = ["records.jsonl", "key"].map(|name| folder.join(name));
    fs::write(&file, &bytes).unwrap();
    fs::write(&key_file, key.text().as_str()).unwrap();
    let command = JournalCommand::Verify {
        source: Source {
            place: Place {
                folder: None,
                config: PathBuf::new(),
            },
            files: vec![file],
        },
        key: Some(key_file),
        anchors: Vec::new(),
        json: true,
    };
    let [mut ours, mut alone, mut theirs] = [const { Vec::new() }; 3];
    for _ in 0..CHECKS {
        let began = Instant::now();
        let code = cli::run(&command, &mut std::io::empty(), &mut Vec::new()).unwrap();
        ours.push(began.elapsed());
        assert_eq!(code, ExitCode::SUCCESS, "the journal is whole");
        let began = Instant::now();
        let mut verifier = Verifier::new(Some(&key), Vec::new());
        for line in bytes.split_inclusive(|byte| *byte == b'\n') {
            verifier.line(&line[..line.len() - 1]).unwrap();
        }
        black_box(verifier.finish().unwrap());
        alone.push(began.elapsed());
        let began = Instant::now();
        black_box(Sha256::digest(&bytes));
        theirs.push(began.elapsed());
    }
    let [ours, alone, theirs] = [ours, alone, theirs].map(median);
    let of_hashing = |time: Duration| theirs.as_secs_f64() / time.as_secs_f64();
    println!(
        "check {RECORDS} records:    {ours:>10.1?}   SHA-256 of their {} MB:           {theirs:>10.1?}   speed {:.2} of hashing",
        bytes.len() / 1_000_000,
        of_hashing(ours)
    );
    println!(
        "  on one processor:     {alone:>10.1?}   {:>57} {:.2}",
        "",
        of_hashing(alone)
    );
}

fn records(key: &VerificationKey) -> Vec<u8> {
    let mut chain = Chain::new(key, CardKey::from_bytes(&[2; 32]));
    let at = now(Instant::now());
    let mut bytes = Vec::new();
    let events = session();
    let entries = events.iter().cycle().map(Entry::Event);
    for entry in [Entry::Created].into_iter().chain(entries).take(RECORDS) {
        let prepared = chain.prepare(entry, at).unwrap();
        bytes.extend_from_slice(prepared.line());
        chain.commit(prepared);
    }
    bytes
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}
