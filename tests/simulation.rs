//! A slice of the soak: whole sessions with random residents and faults, every rule checked after
//! every step.
#![cfg(feature = "simulate")]

use pin_kiosk::soak::soak;
use std::io::{BufRead as _, BufReader};
use std::process::{Command, Stdio};

#[test]
fn six_hundred_sessions_break_no_rule_and_many_set_a_password() {
    let report = soak(600, 11, |_| {}).unwrap();
    assert_eq!(report.failure(), None);
    assert!(report.sessions() >= 600);
    for outcome in ["done", "not-changed", "unknown"] {
        assert!(report.outcomes(outcome) > 0, "{report}");
    }
    assert!(report.outcomes("done") > 120, "{report}");
    let none: [String; 0] = [];
    assert_eq!(report.impossible(), none, "met, and said never to be");
}

#[test]
fn the_same_seed_gives_the_same_run() {
    let run = |seed| {
        let mut json = soak(40, seed, |_| {}).unwrap().json();
        for clocked in ["processor_seconds", "sessions_per_second"] {
            json[clocked] = 0.into();
        }
        json.to_string()
    };
    assert_eq!(run(5), run(5));
    assert_ne!(run(5), run(6));
}

#[test]
fn two_simulated_kiosks_run_at_once_and_leave_nothing() {
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
    let left = std::fs::read_dir(folder.path()).unwrap().count();
    assert_eq!(left, 0, "their journals go with them");
}
