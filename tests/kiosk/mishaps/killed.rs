//! `kill -9` of the kiosk at each record of a session.

use super::super::stage::PATIENCE;
use super::resident::{Resident, Told};
use super::{NEW, OLD, Scene, THE_WRITE, run_all, text};
use pin_kiosk_hw_sim::card::FaultKind;
use rustix::process::{Pid, Signal, kill_process};
use serde_json::Value;
use std::path::Path;
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

/// How often the journal is looked at. Between two records lies a sync of the disk.
const LOOK: Duration = Duration::from_micros(200);

/// Kills the kiosk as soon as its journal has so many records.
fn visit_and_kill(scene: &mut Scene, records: usize) -> Told {
    let pid = process(scene);
    let journal = scene.stage.journal_folder();
    thread::scope(|scope| {
        let killer = scope.spawn(|| {
            let end = Instant::now() + PATIENCE;
            while lines(&journal) < records {
                assert!(Instant::now() < end, "{records} records did not come");
                thread::sleep(LOOK);
            }
            kill_process(pid, Signal::KILL).expect("it runs");
        });
        let told = Resident::default().visit(&mut scene.stage, &mut scene.kiosk);
        killer.join().expect("killed");
        told
    })
}

fn process(scene: &Scene) -> Pid {
    let number = i32::try_from(scene.kiosk.process()).expect("a number");
    Pid::from_raw(number).expect("a process")
}

fn lines(journal: &Path) -> usize {
    let days = std::fs::read_dir(journal).into_iter().flatten().flatten();
    days.map(|day| day.path())
        .filter(|day| day.extension().is_some_and(|suffix| suffix == "jsonl"))
        .map(|day| std::fs::read(day).unwrap_or_default())
        .map(|bytes| bytes.split(|byte| *byte == b'\n').count().saturating_sub(1))
        .sum()
}

fn kinds(records: &[Value]) -> Vec<&str> {
    records.iter().map(|record| text(record, "kind")).collect()
}

/// What a technician is told of the journal.
fn diag(scene: &Scene) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_pin-kiosk"))
        .args(["diag", "journal", "--config"])
        .arg(scene.stage.config())
        .output()
        .expect("diag");
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// What was announced before it was killed is there afterwards, and what was open is closed once.
fn goes_on(mut scene: Scene, told: &Told, case: usize) {
    let before = scene.records();
    let announced = kinds(&before);
    // The record is on the disk before the screen says so.
    if told.result() == Some("done") {
        assert!(announced.contains(&"write-ended"), "{case}: {announced:?}");
    }
    let open_write = announced
        .iter()
        .filter(|kind| **kind == "write-started")
        .count()
        - announced
            .iter()
            .filter(|kind| **kind == "write-ended")
            .count();
    let open_session = announced
        .iter()
        .filter(|kind| **kind == "session-started")
        .count()
        - announced
            .iter()
            .filter(|kind| **kind == "session-ended")
            .count();

    scene.stage.card.remove();
    scene.kiosk = scene.stage.start();
    scene.kiosk.until("attract");
    let outcomes = scene.outcomes();
    let after = scene.records();
    assert!(after.starts_with(&before), "{case}: a record is lost");
    let found: Vec<&Value> = after
        .iter()
        .skip(before.len())
        .filter(|record| record["fields"]["found"] == "at-start")
        .collect();
    assert_eq!(found.len(), open_write, "{case}: {after:#?}");
    let told = diag(&scene);
    assert_eq!(
        told.contains("code interrupted"),
        open_session == 1,
        "{case}: {told}"
    );
    if open_write == 1 {
        assert_eq!(outcomes, ["unknown"], "{case}");
        assert!(told.contains("code K-211"), "{case}: {told}");
    }
    let interrupted = after
        .iter()
        .filter(|record| record["fields"]["end"] == "interrupted")
        .count();
    assert_eq!(interrupted, open_session, "{case}: {after:#?}");
    assert!([OLD, NEW].contains(&scene.password()), "{case}");
    assert_eq!(scene.tries(), (3, 5), "{case}");
    scene.serves_the_next();
    assert_eq!(scene.kiosk.end(), Some(0), "{case}");
    scene.outcomes();
}

#[test]
fn a_kiosk_killed_at_any_record_goes_on_with_its_journal() {
    // The creation, the start, and what a whole session adds.
    let mut scene = Scene::new();
    let told = Resident::default().visit(&mut scene.stage, &mut scene.kiosk);
    assert_eq!(told.result(), Some("done"));
    let whole = scene.records();
    assert_eq!(kinds(&whole).last(), Some(&"session-ended"));
    drop(scene);
    run_all(2..=whole.len(), |records| {
        let mut scene = Scene::new();
        let told = visit_and_kill(&mut scene, records);
        goes_on(scene, &told, records);
    });
}

/// The card is silent at the write, so that the kiosk is surely killed between the two records.
#[test]
fn a_write_that_was_open_when_the_kiosk_was_killed_is_recorded_as_unknown() {
    let mut scene = Scene::new();
    scene.fault_at(THE_WRITE, FaultKind::Silence);
    let mut whole = 0;
    let told = {
        let journal = scene.stage.journal_folder();
        let pid = process(&scene);
        let resident = Resident {
            mishap: Some(Box::new(|view, _| {
                if text(view, "view") == "writing" {
                    whole = lines(&journal);
                    kill_process(pid, Signal::KILL).expect("it runs");
                }
            })),
            ..Resident::default()
        };
        resident.visit(&mut scene.stage, &mut scene.kiosk)
    };
    assert!(told.saw("writing"));
    assert_eq!(kinds(&scene.records()).last(), Some(&"write-started"));
    goes_on(scene, &told, whole);
}
