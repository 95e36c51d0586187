//! The receipt printer's troubles in the whole program: the procedure goes on, and a technician
//! finds afterwards what happened.

use super::stage::{Kiosk, NEW, OLD, PIN, Stage};
use pin_kiosk_hw_sim::printer::{Act, Machine, Slip, SlipEnd};
use serde_json::json;
use std::time::Duration;

/// A printer that takes less than a second for a slip.
const FAST: &str = "[printer]\nrows_per_second = 5000\n";

/// Changes the password from one to the other and asks for the slip.
#[track_caller]
fn change_and_print(kiosk: &mut Kiosk, stage: &mut Stage, from: &str, to: &str) {
    kiosk.reach_card();
    stage.card.insert(0).expect("insert");
    kiosk.choose("change");
    kiosk.type_and_submit(PIN);
    kiosk.until("enter-current-password");
    kiosk.type_and_submit(from);
    kiosk.set(to);
    kiosk.until("done");
    kiosk.act("print-slip");
}

/// Slips that were printed to their end and cut; torn ones are marked as void.
fn whole_slips(stage: &Stage) -> usize {
    stage.printer.with(|machine| {
        let slips = machine.slips().iter();
        slips
            .filter(|slip| slip.end == SlipEnd::PartialCut && slip.height() > 800)
            .filter(|slip| !is_void(slip))
            .count()
    })
}

/// Whether it ends with the hatched strip.
fn is_void(slip: &Slip) -> bool {
    let last_row = slip.rows().len() - slip.width() / 8;
    slip.rows()[last_row..].iter().all(|byte| *byte != 0)
}

/// Goal: whatever happens to the printer in the middle of a slip, the resident is told, the slip
/// comes out whole once the printer is well, she gets her card back, and the next one is served.
/// Method: one kiosk, one session for each fault, the card's password there and back.
#[test]
fn each_fault_in_the_middle_of_a_slip_is_told_and_the_procedure_goes_on() {
    let faults = [
        (Act::PaperOut, "paper-out", Act::PaperOk),
        (Act::CoverOpen, "cover-open", Act::CoverClose),
        (Act::CutterError, "cutter", Act::CutterOk),
        (Act::Unplug, "no-port", Act::Replug),
        (Act::Silent, "silent", Act::Answer),
        (Act::Garbage, "garbage", Act::Answer),
        (Act::Offline, "offline", Act::Online),
    ];
    let mut stage = Stage::new(FAST);
    let mut kiosk = stage.start();
    let mut passwords = [OLD, NEW];
    for (number, (act, fault, remedy)) in faults.into_iter().enumerate() {
        stage.printer.act_in(300, act);
        change_and_print(&mut kiosk, &mut stage, passwords[0], passwords[1]);
        kiosk.until_that("take-card", |view| view["slip"] == fault);
        assert_eq!(whole_slips(&stage), number, "none counts after {act:?}");
        stage.printer.act(remedy);
        kiosk.until_that("take-card", |view| view["slip"] == "printed");
        assert_eq!(whole_slips(&stage), number + 1, "after {remedy:?}");
        stage.card.remove();
        passwords.reverse();
    }
    kiosk.until("attract");
    assert_eq!(kiosk.end(), Some(0));
    seen_by_a_technician(&stage, &faults.map(|(_, fault, _)| fault));
}

/// The journal has each fault in its order and every slip, the log says each fault in words.
#[track_caller]
fn seen_by_a_technician(stage: &Stage, faults: &[&str]) {
    let arguments = ["journal", "show", "--folder", "journal", "--kind"];
    let records = stage.command(&[&arguments[..], &["slip-printed"]].concat());
    let mut lines = records.lines();
    for fault in faults {
        let field = format!("{{\"fault\":\"{fault}\"}}");
        assert!(
            lines.any(|line| line.ends_with(&field)),
            "{fault}: {records}"
        );
    }
    let printed = records.matches("{\"fault\":null}").count();
    assert_eq!(printed, faults.len(), "{records}");
    let log = std::fs::read_to_string(stage.folder.path().join("kiosk.log")).expect("log");
    let told = log.matches("the slip did not come out").count();
    assert!(told >= faults.len(), "{log}");
}

/// Goal: a resident who does not wait for a broken printer loses nothing but the slip, and the next
/// one is not handed it.
#[test]
fn a_slip_that_cannot_be_printed_holds_nobody_up_and_is_not_handed_to_the_next() {
    let mut stage = Stage::new(&format!("{FAST}start = [\"paper-out\"]\n"));
    let mut kiosk = stage.start();
    change_and_print(&mut kiosk, &mut stage, OLD, NEW);
    kiosk.until_that("done", |view| view["slip"] == "paper-out");
    kiosk.act("dismiss").until("take-card");
    stage.card.remove();
    // She can still read what the slip would have said.
    kiosk.until_that("done", |view| view["slip"] == "paper-out");
    kiosk.act("dismiss").until("attract");
    stage.printer.act(Act::PaperOk);
    let asked = stage.command(&["diag", "printer", "--config", "kiosk.toml"]);
    assert!(asked.contains("another program has it open"), "{asked}");
    kiosk.send(&json!({ "input": "choose-language", "language": "en" }));
    kiosk.until("choose-password");
    kiosk.act("cancel").until("attract");
    assert_eq!(kiosk.end(), Some(0));
    let rows = stage.printer.with(Machine::rows);
    assert_eq!(rows, 0, "nobody is there for the first slip");
    stage.printer.act(Act::PaperOut);
    let asked = stage.command(&["diag", "printer", "--config", "kiosk.toml"]);
    assert!(asked.contains("out of paper"), "{asked}");
}

/// Goal: at 9600 bits a second a slip takes most of a minute, and no view waits for it.
/// Method: the resident leaves and the next one comes as far as the card, all while the printer has
/// not cut the slip.
#[test]
fn a_slow_printer_delays_no_view() {
    let mut stage = Stage::new("[printer]\nbaud = 9600\nrows_per_second = 60\n");
    let config = std::fs::read_to_string(stage.config()).unwrap();
    let slow = config.replace("port = \"printer\"", "port = \"printer\"\nspeed = 9600");
    std::fs::write(stage.config(), slow).unwrap();
    let mut kiosk = stage.start();
    change_and_print(&mut kiosk, &mut stage, OLD, NEW);
    kiosk.until_that("take-card", |view| view["slip"] == "printing");
    let began = stage
        .printer
        .wait_until(Duration::from_secs(30), |machine| machine.rows() > 0);
    assert!(began, "the printer prints");
    stage.card.remove();
    kiosk.reach_card();
    let (rows, slips) = stage
        .printer
        .with(|machine| (machine.rows(), machine.slips().len()));
    assert_eq!(slips, 0, "still printing after {rows} rows");
    assert!(rows > 0);
}
