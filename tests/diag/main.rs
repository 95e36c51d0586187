//! `pin-kiosk diag` as a technician runs it, with real `pcscd`, a full disk, a broken file.

#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "helpers of a test"
)]

mod card;
mod centre;
mod in_use;
mod machine;
mod printer;

use machine::{Machine, NO_SOCKET, check};
use pin_kiosk_hw_sim::card::{Reader, VirtualReader};
use pin_kiosk_hw_sim::pcscd::Pcscd;
use pin_kiosk_hw_sim::scenario::Scenario;
use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

/// A private pcscd.
pub(crate) fn pcscd() -> Pcscd {
    Pcscd::start().expect("scripts/setup installs pcscd and vsmartcard-vpcd")
}

/// Inserts a simulated card and waits until the service sees it.
pub(crate) fn insert(pcscd: &Pcscd, machine: &Machine) -> VirtualReader {
    let scenario: Scenario = "".parse().unwrap();
    let mut slot = VirtualReader::new(pcscd.address(), Reader::new(&scenario).unwrap());
    slot.insert(0).unwrap();
    // pcscd looks for new cards every 0.4 s.
    let end = Instant::now() + Duration::from_secs(20);
    loop {
        let (_, findings) = machine.json(&["reader"], &pcscd.socket());
        if check(&findings, "reader", "card").0 == "pass" {
            return slot;
        }
        assert!(Instant::now() < end, "{findings:#}");
    }
}

#[test]
fn the_service_is_stopped() {
    let (code, findings) = Machine::new().json(&["reader"], Path::new(NO_SOCKET));
    assert_eq!(code, 1);
    assert_eq!(findings["schema_version"], 1);
    assert_eq!(
        check(&findings, "reader", "service"),
        ("fail", "the smart card service is not running")
    );
    assert_eq!(
        check(&findings, "reader", "round-trip"),
        ("not-tested", "no service")
    );
}

#[test]
fn a_reader_without_and_with_a_card_and_a_service_that_goes() {
    let mut pcscd = pcscd();
    let machine = Machine::new();
    let (code, findings) = machine.json(&["reader"], &pcscd.socket());
    assert_eq!(code, 0, "{findings:#}");
    assert_eq!(check(&findings, "reader", "service").0, "pass");
    assert_eq!(
        check(&findings, "reader", "card"),
        ("not-tested", "no card is seen")
    );

    let _slot = insert(&pcscd, &machine);
    let (code, findings) = machine.json(&["reader"], &pcscd.socket());
    assert_eq!(code, 0, "{findings:#}");
    for id in ["card", "exclusive", "extended-length", "round-trip"] {
        assert_eq!(check(&findings, "reader", id).0, "pass", "{findings:#}");
    }
    assert!(
        check(&findings, "reader", "round-trip")
            .1
            .starts_with("200 of 200 answered")
    );

    let list = machine.diag(&["list"], &pcscd.socket());
    assert!(list.text.contains("card present"), "{}", list.text);

    pcscd.kill().unwrap();
    let (code, findings) = machine.json(&["reader"], &pcscd.socket());
    assert_eq!(code, 1);
    assert_eq!(check(&findings, "reader", "service").0, "fail");
}

#[test]
fn only_a_reader_of_another_name_is_there() {
    let pcscd = pcscd();
    let machine = Machine::new();
    let other =
        pin_kiosk::config::DEFAULT.replace("name_pattern = \"*\"", "name_pattern = \"Acme*\"");
    fs::write(machine.folder.path().join("kiosk.toml"), other).unwrap();
    let (code, findings) = machine.json(&["reader"], &pcscd.socket());
    assert_eq!(code, 1);
    assert_eq!(
        check(&findings, "reader", "reader"),
        ("fail", "no reader's name fits the pattern `Acme*`")
    );
}

#[test]
fn the_clock_is_three_years_off() {
    let machine = Machine::new();
    let text = pin_kiosk::config::DEFAULT.replace("folder = \"journal\"", "folder = \"kept\"");
    fs::write(machine.folder.path().join("kiosk.toml"), text).unwrap();
    let program = env!("CARGO_BIN_EXE_pin-kiosk");
    let made = Command::new(program)
        .args(["journal", "init", "--folder", "kept"])
        .current_dir(machine.folder.path())
        .output()
        .unwrap();
    assert!(made.status.success(), "{made:?}");
    for (shift, says) in [
        ("-3y", "before this program existed"),
        ("+3y", "and the journal's last record that fits is of 20"),
    ] {
        let shown = Command::new("faketime")
            .args(["-f", shift, program, "diag", "status"])
            .current_dir(machine.folder.path())
            .output()
            .expect("scripts/setup installs faketime");
        let text = String::from_utf8(shown.stdout).unwrap();
        assert_eq!(shown.status.code(), Some(1), "{text}");
        let line = text.lines().find(|line| line.contains("clock ")).unwrap();
        assert!(line.contains("FAIL") && line.contains(says), "{line}");
        assert!(text.contains("clock: set the clock"), "{text}");
    }
}

#[test]
fn the_journals_disk_is_full() {
    // A disk of 64 KiB of one's own, filled to the brim.
    let machine = Machine::new();
    let script = "mount -t tmpfs -o size=64k none journal \
                  && { head -c 1M /dev/zero > journal/filler; \"$0\" diag journal; }";
    let output = Command::new("unshare")
        .args(["-rUm", "sh", "-c", script, env!("CARGO_BIN_EXE_pin-kiosk")])
        .current_dir(machine.folder.path())
        .output()
        .unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    if !text.starts_with("pin-kiosk ") {
        println!(
            "NOT TESTED: no disk of one's own: {}",
            String::from_utf8_lossy(&output.stderr)
        );
        return;
    }
    assert_eq!(output.status.code(), Some(1));
    assert!(
        text.contains("writable    FAIL        nothing can be written: No space left on device"),
        "{text}"
    );
    assert!(
        text.contains("disk        FAIL        0 MiB left"),
        "{text}"
    );
    assert!(text.contains("writable: make room on that disk"), "{text}");
}

#[test]
fn a_report_from_a_half_broken_machine_is_whole_and_without_secrets() {
    let machine = Machine::new();
    fs::remove_dir(machine.folder.path().join("journal")).unwrap();
    fs::write(
        machine.folder.path().join("trust-anchors/cards/root.pem"),
        "nonsense",
    )
    .unwrap();
    let secret = "$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHQ$\
                  C2LS0/hLbKJMo2o0lrPm1EMYzmRW5mVZHXmTMQJ4zKc";
    let text = format!(
        "{}\n[technician]\npasscode_hash = \"{secret}\"\n",
        pin_kiosk::config::DEFAULT
    );
    fs::write(machine.folder.path().join("kiosk.toml"), text).unwrap();
    let (code, findings) = machine.json(&["report"], Path::new(NO_SOCKET));
    assert_eq!(code, 1);
    for (section, id) in [
        ("status", "files"),
        ("status", "card-issuers"),
        ("reader", "service"),
        ("journal", "folder"),
    ] {
        assert_eq!(check(&findings, section, id).0, "fail", "{section} {id}");
    }
    assert_eq!(check(&findings, "status", "configuration").0, "pass");
    assert!(
        !findings.to_string().contains("argon2id"),
        "the hash stays at home"
    );

    let ran = machine.diag(&["report", "--output", "report.txt"], Path::new(NO_SOCKET));
    assert_eq!((ran.code, ran.text.as_str()), (1, ""));
    let text = fs::read_to_string(machine.folder.path().join("report.txt")).unwrap();
    assert!(
        text.ends_with("screen\n") && text.contains("failed: status, "),
        "{text}"
    );
}

#[test]
fn a_broken_configuration_hides_no_section_that_needs_none() {
    let machine = Machine::new();
    fs::write(
        machine.folder.path().join("kiosk.toml"),
        "[kiosk]\nname = 1\n",
    )
    .unwrap();
    let (code, findings) = machine.json(&["report"], Path::new(NO_SOCKET));
    assert_eq!(code, 1);
    assert_eq!(check(&findings, "status", "configuration").0, "fail");
    assert_eq!(check(&findings, "status", "clock").0, "pass");
    assert_eq!(check(&findings, "journal", "chain").0, "not-tested");
}

#[test]
fn a_part_that_does_not_exist_is_a_fault_of_the_command_line() {
    let output = Command::new(env!("CARGO_BIN_EXE_pin-kiosk"))
        .args(["diag", "toaster"])
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn each_section_and_check_is_described() {
    let page = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/diag.md"));
    let page = page.unwrap();
    let (_, findings) = Machine::new().json(&["report"], Path::new(NO_SOCKET));
    for section in findings["sections"].as_array().unwrap() {
        let id = section["id"].as_str().unwrap();
        let heading = format!("### `{id}`\n");
        let rest = page
            .split_once(&heading)
            .unwrap_or_else(|| panic!("no {heading}"))
            .1;
        let part = rest.split("### ").next().unwrap();
        for check in section["checks"].as_array().unwrap() {
            let check = check["id"].as_str().unwrap();
            assert!(
                part.contains(&format!("`{check}`")),
                "{id}: {check} is not described"
            );
        }
    }
}
