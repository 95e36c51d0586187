use super::*;

fn report(sequence: u64) -> OutcomeReport {
    OutcomeReport {
        reservation: ReservationId("r1".to_owned()),
        outcome: WriteOutcome::Done,
        journal_sequence: sequence,
        journal_hash: [7; 32],
    }
}

fn at(seconds: u64) -> Monotonic {
    Monotonic::from_start(Duration::from_secs(seconds))
}

fn sequences(outbox: &Outbox) -> Vec<u64> {
    outbox
        .entries
        .values()
        .map(|entry| entry.report.journal_sequence)
        .collect()
}

#[test]
fn reports_outlive_the_object_and_keep_their_order() {
    let folder = tempfile::tempdir().unwrap();
    let mut outbox = Outbox::open(folder.path()).unwrap();
    for sequence in 1..=12 {
        outbox.put(report(sequence)).unwrap();
    }
    drop(outbox);
    let outbox = Outbox::open(folder.path()).unwrap();
    assert_eq!(sequences(&outbox), (1..=12).collect::<Vec<_>>());
    assert_eq!(outbox.due(at(0)), Some((1, report(1))));
}

#[test]
fn taken_report_leaves_the_disk() {
    let folder = tempfile::tempdir().unwrap();
    let mut outbox = Outbox::open(folder.path()).unwrap();
    outbox.put(report(1)).unwrap();
    assert_eq!(outbox.settle(1, at(0), Ok(())).unwrap(), Delivery::Taken);
    assert_eq!(outbox.due(at(0)), None);
    drop(outbox);
    let outbox = Outbox::open(folder.path()).unwrap();
    assert_eq!(outbox.state(), OutboxState::default());
}

#[test]
fn postponed_report_waits_twice_as_long_each_time_up_to_a_bound() {
    let folder = tempfile::tempdir().unwrap();
    let mut outbox = Outbox::open(folder.path()).unwrap();
    outbox.put(report(1)).unwrap();
    let mut now = at(0);
    let mut pauses = Vec::new();
    for _ in 0..10 {
        outbox
            .settle(1, now, Err(CentreFault::Unreachable))
            .unwrap();
        let due = outbox.next_due(now).unwrap();
        pauses.push(due.since(now).as_secs());
        assert_eq!(outbox.due(now), None);
        now = due;
        assert!(outbox.due(now).is_some());
    }
    assert_eq!(pauses, [5, 10, 20, 40, 80, 160, 320, 640, 900, 900]);
}

#[test]
fn postponed_report_does_not_hold_up_the_next() {
    let folder = tempfile::tempdir().unwrap();
    let mut outbox = Outbox::open(folder.path()).unwrap();
    outbox.put(report(1)).unwrap();
    outbox.put(report(2)).unwrap();
    outbox
        .settle(1, at(0), Err(CentreFault::UnknownProblem))
        .unwrap();
    assert_eq!(outbox.due(at(0)), Some((2, report(2))));
}

#[test]
fn refused_report_is_set_aside_and_its_number_not_given_again() {
    use pin_kiosk_core::ports::CentreProblem;
    let folder = tempfile::tempdir().unwrap();
    let mut outbox = Outbox::open(folder.path()).unwrap();
    for fault in [
        CentreFault::Refused,
        CentreFault::Problem(CentreProblem::NoReservation),
    ] {
        outbox.put(report(1)).unwrap();
        let (number, _) = outbox.due(at(0)).unwrap();
        let set_aside = outbox.settle(number, at(0), Err(fault)).unwrap();
        assert_eq!(set_aside, Delivery::SetAside(fault));
        outbox = Outbox::open(folder.path()).unwrap();
    }
    assert_eq!(
        outbox.state(),
        OutboxState {
            waiting: 0,
            refused: 2
        }
    );
}

#[test]
fn part_of_a_report_is_forgotten_and_a_stranger_set_aside() {
    let folder = tempfile::tempdir().unwrap();
    drop(Outbox::open(folder.path()).unwrap());
    let part = folder.path().join("00000000000000000003.json.part");
    fs::write(&part, b"{\"version\":1").unwrap();
    fs::write(
        folder.path().join("00000000000000000004.json"),
        b"{\"version\":1",
    )
    .unwrap();
    fs::write(folder.path().join("x.json"), b"{}").unwrap();
    let outbox = Outbox::open(folder.path()).unwrap();
    assert!(!part.exists());
    assert_eq!(
        outbox.state(),
        OutboxState {
            waiting: 0,
            refused: 2
        }
    );
    assert_eq!(outbox.next_number, 5);
}

#[test]
fn files_and_folders_are_for_their_owner_alone() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().unwrap();
    let outbox_folder = folder.path().join("outbox");
    let mut outbox = Outbox::open(&outbox_folder).unwrap();
    outbox.put(report(1)).unwrap();
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&outbox_folder), 0o700);
    assert_eq!(mode(&outbox_folder.join(file_name(1))), 0o600);
}

#[test]
fn full_outbox_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let mut outbox = Outbox::open(folder.path()).unwrap();
    for number in 0..u64::try_from(WAITING_MAX).unwrap() {
        let entry = Entry {
            report: report(number),
            next_try: None,
            pause: Pauses::default().first,
        };
        outbox.entries.insert(number, entry);
    }
    assert!(matches!(outbox.put(report(1)), Err(OutboxError::Full)));
}
