//! Reports across crashes and outages.

#![expect(clippy::unwrap_used, reason = "test helpers")]

use crate::support::{kiosk, proof, report, stocked};
use pin_kiosk::hardware::issuer_centre::{Delivery, Mailer, Outbox, OutboxState, Pauses};
use pin_kiosk_core::event::WriteOutcome;
use pin_kiosk_core::ports::{IssuerCentre as _, OutcomeReport, ReservationId};
use pin_kiosk_core::time::Monotonic;
use pin_kiosk_hw_sim::centre::LineFault;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const FOLDER: &str = "PIN_KIOSK_TEST_OUTBOX";
const NOW: Monotonic = Monotonic::from_start(Duration::ZERO);

fn numbered(sequence: u64) -> OutcomeReport {
    let mut report = report(&ReservationId("r1".to_owned()), WriteOutcome::Done);
    report.journal_sequence = sequence;
    report
}

fn open(folder: &Path) -> Outbox {
    Outbox::open(folder).unwrap()
}

/// Only does something as the child of the test below, until it is killed.
#[test]
fn child_that_keeps_reports_until_it_is_killed() {
    let Some(folder) = std::env::var_os(FOLDER) else {
        return;
    };
    let mut outbox = open(Path::new(&folder));
    let mut out = std::io::stdout();
    for sequence in 1..400 {
        outbox.put(numbered(sequence)).unwrap();
        writeln!(out, "kept {sequence}").unwrap();
        out.flush().unwrap();
    }
}

#[test]
fn what_was_kept_before_a_kill_is_there_after_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args([
            "--exact",
            "outbox::child_that_keeps_reports_until_it_is_killed",
            "--nocapture",
        ])
        .env(FOLDER, folder.path())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let mut kept = 0;
    for line in lines.map_while(Result::ok) {
        // The harness writes its own words before the first.
        if let Some((_, number)) = line.split_once("kept ") {
            kept = number.trim().parse::<u64>().unwrap();
        }
        if kept == 25 {
            child.kill().unwrap();
            break;
        }
    }
    child.wait().unwrap();
    assert_eq!(kept, 25);
    let mut outbox = open(folder.path());
    let waiting = outbox.state().waiting;
    assert!(waiting >= 25, "{waiting}");
    assert_eq!(outbox.state().refused, 0);
    for sequence in 1..=u64::try_from(waiting).unwrap() {
        let (number, report) = outbox.due(NOW).unwrap();
        assert_eq!(report, numbered(sequence));
        outbox.settle(number, NOW, Ok(())).unwrap();
    }
    assert_eq!(outbox.due(NOW), None);
}

#[test]
fn crash_between_answer_and_clearing_up_sends_again_and_is_taken_once() {
    let (server, id) = stocked();
    let mut kiosk = kiosk(&server);
    kiosk.search(&proof(1)).unwrap();
    let folder = tempfile::tempdir().unwrap();
    open(folder.path())
        .put(report(&id, WriteOutcome::Done))
        .unwrap();
    for _ in 0..3 {
        // Dropped after the centre has answered and before the report is settled.
        let outbox = open(folder.path());
        let (_, report) = outbox.due(NOW).unwrap();
        kiosk.report_outcome(&report).unwrap();
    }
    let mut outbox = open(folder.path());
    let (number, report) = outbox.due(NOW).unwrap();
    let answer = kiosk.report_outcome(&report);
    assert_eq!(outbox.settle(number, NOW, answer).unwrap(), Delivery::Taken);
    assert_eq!(server.with(|centre| centre.reports().len()), 1);
    assert_eq!(open(folder.path()).state(), OutboxState::default());
}

fn wait_until(what: &str, is_so: impl Fn() -> bool) {
    let start = Instant::now();
    while !is_so() {
        assert!(
            start.elapsed() < Duration::from_secs(30),
            "waited in vain: {what}"
        );
        std::thread::yield_now();
    }
}

#[test]
fn mailer_sends_what_it_finds_and_what_it_gets_once_the_line_is_back() {
    let (server, id) = stocked();
    kiosk(&server).search(&proof(1)).unwrap();
    server.set_line_fault(Some(LineFault::ClosedPort));
    let folder = tempfile::tempdir().unwrap();
    let pauses = Pauses {
        first: Duration::from_millis(5),
        longest: Duration::from_millis(20),
    };
    let mut outbox = Outbox::open(folder.path()).unwrap().with_pauses(pauses);
    outbox.put(report(&id, WriteOutcome::NotChanged)).unwrap();
    let mailer = Mailer::start(outbox, Box::new(kiosk(&server))).unwrap();
    let mut second = report(&id, WriteOutcome::Done);
    second.journal_sequence += 1;
    mailer.keep(second).unwrap();
    assert_eq!(mailer.state().waiting, 2);
    server.set_line_fault(None);
    wait_until("both taken", || mailer.state().waiting == 0);
    let outcomes = server.with(|centre| {
        centre
            .reports()
            .iter()
            .map(|report| report.journal_sequence)
            .collect::<Vec<_>>()
    });
    assert_eq!(outcomes.len(), 2);
    assert_eq!(mailer.state(), OutboxState::default());
}

#[test]
fn mailer_sets_aside_what_the_centre_will_not_have() {
    let (server, _) = stocked();
    let folder = tempfile::tempdir().unwrap();
    let mailer = Mailer::start(open(folder.path()), Box::new(kiosk(&server))).unwrap();
    mailer.keep(numbered(1)).unwrap();
    let set_aside = OutboxState {
        waiting: 0,
        refused: 1,
    };
    wait_until("set aside", || mailer.state() == set_aside);
}
