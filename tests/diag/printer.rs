//! The printer on a pty: each fault a technician can meet.

use crate::machine::{Machine, NO_SOCKET, check};
use pin_kiosk_hw_sim::printer::{Act, PrinterSection, PtyPrinter};
use serde_json::Value;
use std::fs;
use std::path::Path;

/// A kiosk with a printer at `DIR/printer`.
fn kiosk() -> Machine {
    let machine = Machine::new();
    let text = format!(
        "{}\n[printer]\nport = \"printer\"\nspeed = 115200\n",
        pin_kiosk::config::DEFAULT
    );
    fs::write(machine.folder.path().join("kiosk.toml"), text).unwrap();
    machine
}

fn printer(machine: &Machine) -> PtyPrinter {
    let section = PrinterSection {
        baud: 115_200,
        rows_per_second: 5000,
        handshake: false,
        ..PrinterSection::default()
    };
    PtyPrinter::start(&section, Some(&machine.folder.path().join("printer"))).unwrap()
}

fn looked_at(machine: &Machine, more: &[&str]) -> (i32, Value) {
    machine.json(&[&["printer"], more].concat(), Path::new(NO_SOCKET))
}

#[test]
fn a_printer_that_prints_its_test_page() {
    let machine = kiosk();
    let sim = printer(&machine);
    let (code, findings) = looked_at(&machine, &[]);
    assert_eq!(code, 0, "{findings:#}");
    assert_eq!(
        check(&findings, "printer", "status"),
        ("pass", "ready, paper enough")
    );
    assert_eq!(
        check(&findings, "printer", "test-page"),
        ("not-tested", "`--test-page` prints one")
    );
    assert_eq!(
        sim.with(|machine| machine.slips().len()),
        0,
        "nothing is printed unasked"
    );
    let (code, findings) = looked_at(&machine, &["--test-page=ja,ne"]);
    assert_eq!(code, 0, "{findings:#}");
    assert_eq!(check(&findings, "printer", "test-page").0, "pass");
    let slips = sim.with(|machine| machine.slips().len());
    assert_eq!(slips, 3, "the pattern and a slip in each language");
}

#[test]
fn each_fault_is_told_in_words() {
    for (act, says) in [
        (Act::PaperOut, "out of paper"),
        (Act::CoverOpen, "the cover is open"),
        (Act::Offline, "off line"),
        (Act::Silent, "the printer does not answer"),
        (Act::Garbage, "the printer's answer makes no sense"),
    ] {
        let machine = kiosk();
        let sim = printer(&machine);
        sim.act(act);
        let (code, findings) = looked_at(&machine, &["--test-page"]);
        assert_eq!(code, 1, "{findings:#}");
        assert_eq!(check(&findings, "printer", "status"), ("fail", says));
        assert_eq!(
            check(&findings, "printer", "test-page"),
            ("not-tested", "the printer is not ready")
        );
    }
}

#[test]
fn a_cutter_that_sticks_shows_itself_on_the_test_page() {
    let machine = kiosk();
    let sim = printer(&machine);
    sim.act(Act::CutterError);
    let (code, findings) = looked_at(&machine, &["--test-page"]);
    assert_eq!(code, 1, "{findings:#}");
    assert_eq!(
        check(&findings, "printer", "test-page"),
        ("fail", "cutter error")
    );
}

#[test]
fn the_port_is_missing() {
    let (code, findings) = looked_at(&kiosk(), &[]);
    assert_eq!(code, 1);
    let (state, finding) = check(&findings, "printer", "port");
    assert_eq!(state, "fail");
    assert!(
        finding.contains("cannot be found: No such file"),
        "{finding}"
    );
    assert_eq!(
        check(&findings, "printer", "status"),
        ("not-tested", "no port")
    );
}

#[test]
fn no_printer_is_configured() {
    let (code, findings) = looked_at(&Machine::new(), &[]);
    assert_eq!(code, 0);
    assert_eq!(check(&findings, "printer", "port").0, "not-tested");
}
