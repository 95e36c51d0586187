//! A slice of the soak: whole sessions with random residents and faults, every rule checked after
//! every step.
#![cfg(feature = "simulate")]

use pin_kiosk::soak::{relive, soak};
use std::io::{BufRead as _, BufReader};
use std::process::{Command, Stdio};

#[test]
fn three_hundred_sessions_break_no_rule_and_many_set_a_password() {
    let report = soak(300, 11, |_| {}).unwrap();
    assert_eq!(report.failure(), None);
    assert!(report.sessions() >= 300);
    assert!(report.outcomes("done") > 60, "{report}");
    assert!(report.outcomes("not-changed") > 0, "{report}");
}

/// Lives in which a rule was broken once: (seed, life, what went wrong).
///
/// The course of a life changes with the simulation, so what was mended also has a test of its own
/// beside the code.
const ONCE_BROKEN: [(u64, u64, &str); 2] = [
    (
        1,
        120,
        "closed for good after a journal that was well again",
    ),
    (2, 37, "the same, by another disk fault"),
];

#[test]
fn lives_that_broke_a_rule_once_do_not_again() {
    for (seed, life, what) in ONCE_BROKEN {
        let (report, _) = relive(seed, life).unwrap();
        assert!(
            report.failure().is_none(),
            "{what}: {}",
            report.failure().unwrap_or_default()
        );
    }
}

#[test]
fn the_same_seed_gives_the_same_run() {
    let run = |seed| {
        let mut json = soak(40, seed, |_| {}).unwrap().json();
        for clocked in ["seconds", "sessions_per_second"] {
            json[clocked] = 0.into();
        }
        json.to_string()
    };
    assert_eq!(run(5), run(5));
    assert_ne!(run(5), run(6));
}

#[test]
fn two_simulated_kiosks_run_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let start = || {
        Command::new(env!("CARGO_BIN_EXE_pin-kiosk"))
            .args(["run", "--headless", "--simulate"])
            .env("TMPDIR", folder.path())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap()
    };
    let mut kiosks = [start(), start()];
    for kiosk in &mut kiosks {
        let mut line = String::new();
        let mut output = BufReader::new(kiosk.stdout.take().unwrap());
        output.read_line(&mut line).unwrap();
        assert!(line.starts_with(r#"{"view":"attract""#), "{line}");
    }
    for kiosk in &mut kiosks {
        kiosk.stdin = None;
        assert!(kiosk.wait().unwrap().success());
    }
}
