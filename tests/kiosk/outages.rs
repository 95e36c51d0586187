//! A kiosk that closes itself, says why, comes back by itself, and writes both down.

use super::stage::{Kiosk, PATIENCE, Stage};
use jiff::{SignedDuration, Timestamp};
use pin_kiosk::journal::Journal;
use pin_kiosk_core::session::Now;
use pin_kiosk_core::time::Monotonic;
use serde_json::json;
use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::time::{Duration, Instant};

fn out_of_service(reason: &str) -> String {
    format!("\"out_of_service\":\"{reason}\"")
}

const BACK: &str = "\"out_of_service\":null";

#[test]
fn a_certificate_that_expired_closes_the_kiosk_until_its_successor_is_there() {
    let stage = Stage::new("");
    let mut kiosk = stage.start();
    kiosk.until("attract");
    // The same file with another certificate in it, as a clerk would put it there.
    let put = |name: &str| {
        for end in ["key", "pem"] {
            let pki = stage.folder.path().join("pki");
            let beside = pki.join("new");
            fs::copy(pki.join(format!("{name}.{end}")), &beside).unwrap();
            fs::rename(beside, pki.join(format!("client.{end}"))).unwrap();
        }
    };
    for end in ["key", "pem"] {
        let pki = stage.folder.path().join("pki");
        fs::copy(
            pki.join(format!("client.{end}")),
            pki.join(format!("good.{end}")),
        )
        .unwrap();
    }
    put("server-expired");
    assert_eq!(kiosk.until("closed")["reason"], "certificates");
    put("good");
    kiosk.until("attract");
    stage.until_recorded(&out_of_service("certificates"), 1);
    stage.until_recorded(BACK, 1);
    assert_eq!(kiosk.end(), Some(0));
}

#[test]
fn a_full_disk_closes_the_kiosk_until_there_is_room() {
    let stage = Stage::new("");
    fs::create_dir(stage.folder.path().join("journal")).unwrap();
    // A small disk that only the kiosk has.
    let journal = stage.folder.path().join("journal");
    let script = format!(
        "mount -t tmpfs -o size=512k,mode=700 none {0} \
         && \"$0\" journal init --folder {0} >{0}.key && exec \"$0\" \"$@\"",
        journal.display()
    );
    let mut command = Command::new("unshare");
    command.args(["-rUm", "sh", "-c", &script, env!("CARGO_BIN_EXE_pin-kiosk")]);
    let possible = Command::new("unshare").args(["-rUm", "true"]).status();
    if !possible.is_ok_and(|status| status.success()) {
        println!("NOT TESTED: no disk of one's own");
        return;
    }
    let mut kiosk = stage.start_by(&mut command);
    kiosk.until("attract");
    let journal = inside(&kiosk, &journal);
    let filler = journal.join("filler");
    fill(&filler);
    // Room is set aside beforehand: it lasts for some hundred residents who leave at once.
    let end = Instant::now() + PATIENCE;
    while !kiosk.has_shown("closed") {
        assert!(Instant::now() < end, "it never closes");
        for _ in 0..20 {
            kiosk.send(&json!({ "input": "choose-language", "language": "en" }));
            kiosk.act("cancel");
        }
        std::thread::park_timeout(Duration::from_millis(20));
    }
    let closed = kiosk.seen.iter().rfind(|line| line.contains("closed"));
    assert!(
        closed.unwrap().contains("\"reason\":\"journal\""),
        "{closed:?}"
    );
    fs::remove_file(&filler).unwrap();
    kiosk.until("attract");
    let records = || -> String {
        let files = fs::read_dir(&journal).unwrap();
        files
            .map(|entry| entry.unwrap().path())
            .filter(|path| path.extension().is_some_and(|end| end == "jsonl"))
            .map(|path| fs::read_to_string(path).unwrap())
            .collect()
    };
    assert!(
        records().contains(&out_of_service("journal")),
        "{}",
        records()
    );
    assert!(records().contains(BACK), "{}", records());
    assert_eq!(kiosk.end(), Some(0));
}

/// A path as the kiosk's process sees it.
fn inside(kiosk: &Kiosk, path: &std::path::Path) -> PathBuf {
    let root = PathBuf::from(format!("/proc/{}/root", kiosk.process()));
    root.join(path.strip_prefix("/").unwrap())
}

/// Leaves no byte free.
fn fill(file: &PathBuf) {
    use std::io::Write as _;
    let mut filler = fs::File::create(file).unwrap();
    for size in [4096, 1] {
        while filler.write_all(&vec![0; size]).is_ok() {}
    }
}

#[cfg(feature = "simulate")]
#[test]
fn a_clock_three_years_off_closes_the_kiosk_until_it_is_set_right() {
    let stage = Stage::new("");
    let mut kiosk = stage.start_simulated();
    kiosk.until("attract");
    let shift = |seconds: i64| json!({ "input": "sim", "clock": seconds });
    for years in [-3, 3] {
        kiosk.send(&shift(years * 365 * 24 * 3600));
        assert_eq!(kiosk.until("closed")["reason"], "clock");
        kiosk.send(&shift(0));
        kiosk.until("attract");
    }
    stage.until_recorded(&out_of_service("clock"), 2);
    stage.until_recorded(BACK, 2);
    assert_eq!(kiosk.end(), Some(0));
}

/// The clock has fallen back to three years before the journal's last record: each start has to doubt
/// it, also when the one before has recorded its doubt by that clock.
#[test]
fn a_clock_three_years_off_keeps_the_kiosk_closed_over_restarts() {
    let stage = Stage::new("");
    let three_years = SignedDuration::from_hours(3 * 365 * 24);
    let last_believed = Now {
        monotonic: Monotonic::default(),
        wall: Timestamp::now() + three_years,
    };
    Journal::create(&stage.journal_folder(), last_believed).unwrap();
    fs::write(stage.key(), "not needed").unwrap();
    for start in 1..=3 {
        let mut kiosk = stage.start();
        assert_eq!(kiosk.until("closed")["reason"], "clock");
        stage.until_recorded(&out_of_service("clock"), start);
        assert!(!kiosk.has_shown("attract"), "start {start}");
        assert_eq!(kiosk.end(), Some(0));
    }
}

/// The same with a clock that has jumped forward, which no start records as a jump.
#[test]
fn a_clock_three_years_ahead_keeps_the_kiosk_closed_over_restarts() {
    if Command::new("faketime").arg("--version").output().is_err() {
        println!("skipped: faketime is not installed");
        return;
    }
    let stage = Stage::new("");
    stage.make_journal();
    for start in 1..=3 {
        let mut ahead = Command::new("faketime");
        ahead.args(["--exclude-monotonic", "-f", "+3y"]);
        ahead.arg(env!("CARGO_BIN_EXE_pin-kiosk"));
        let mut kiosk = stage.start_by(&mut ahead);
        assert_eq!(kiosk.until("closed")["reason"], "clock");
        stage.until_recorded(&out_of_service("clock"), start);
        assert!(!kiosk.has_shown("attract"), "start {start}");
        assert_eq!(kiosk.end(), Some(0));
    }
    // The right clock fits what was recorded before the doubt.
    let mut kiosk = stage.start();
    kiosk.until("attract");
    assert_eq!(kiosk.end(), Some(0));
}
