//! A kiosk that closes itself, says why, comes back by itself, and writes both down.

use super::stage::{Kiosk, PATIENCE, Stage};
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
