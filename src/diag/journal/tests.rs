#![expect(
    clippy::needless_raw_string_hashes,
    reason = "expect-test writes its snapshots with them"
)]

use super::super::tests::{Machine, NOON};
use super::*;
use expect_test::expect;
use sha2::{Digest as _, Sha256};

/// Records of these kinds and fields, one a minute.
fn lines(records: &[(&str, &str)]) -> Vec<String> {
    let records: Vec<_> = (1..)
        .zip(records)
        .map(|(number, (kind, fields))| {
            let time = format!("2026-11-23T01:{number:02}:00.000Z");
            (time, number * 1000, *kind, *fields)
        })
        .collect();
    chained(&records)
}

/// Records of these times, both clocks, made without the product's own code.
fn chained(records: &[(String, u64, &str, &str)]) -> Vec<String> {
    let mut prev = "0".repeat(64);
    let seal = "0".repeat(64);
    (1..)
        .zip(records)
        .map(|(number, (time, up, kind, fields))| {
            let body = format!(
                "{{\"n\":{number},\"time\":\"{time}\",\"up\":{up},\
                 \"kind\":\"{kind}\",\"fields\":{fields},\"prev\":\"{prev}\""
            );
            prev = Sha256::digest(&body)
                .iter()
                .fold(String::new(), |text, byte| text + &format!("{byte:02x}"));
            format!("{body},\"hash\":\"{prev}\",\"seal\":\"{seal}\"}}\n")
        })
        .collect()
}

const WRITE: &str = r#"{"card":"16cd0b998e8a984ad1fd3f8c93fca154","procedure":"change"}"#;

fn session() -> Vec<String> {
    lines(&[
        (
            "journal-created",
            r#"{"format":1,"key":"39d940a7dd52f5d4"}"#,
        ),
        ("session-started", r#"{"language":"ja"}"#),
        ("session-ended", r#"{"end":"K-302"}"#),
        ("session-started", r#"{"language":"en"}"#),
        ("write-started", WRITE),
    ])
}

fn machine(lines: &[String]) -> Machine {
    let machine = Machine::new();
    machine.write(
        "journal/journal-0000000001-2026-11-23.jsonl",
        &lines.concat(),
    );
    machine
}

#[test]
fn what_was_open_when_the_program_was_stopped_is_told() {
    let records = lines(&[
        (
            "journal-created",
            r#"{"format":1,"key":"39d940a7dd52f5d4"}"#,
        ),
        ("session-started", r#"{"language":"en"}"#),
        ("write-started", WRITE),
        (
            "write-ended",
            r#"{"card":"16cd0b998e8a984ad1fd3f8c93fca154","outcome":"unknown","found":"at-start"}"#,
        ),
        ("session-ended", r#"{"end":"interrupted"}"#),
    ]);
    let text = machine(&records).told(SectionId::Journal, NOON);
    for told in [
        "each write has its outcome",
        "code K-211",
        "code interrupted",
    ] {
        assert!(text.contains(told), "{told}: {text}");
    }
}

#[test]
fn a_whole_journal_with_a_failure_in_it() {
    let text = machine(&session()[..4]).told(SectionId::Journal, NOON);
    expect![[r#"
        pin-kiosk 0.1.0 on 2026-11-24 03:00:00 UTC

        journal
          folder      pass        it is there, and nobody else's to read
          chain       pass        records 1 to 4 hold
          open write  pass        each write has its outcome
          clock       pass        it fits the last record
          writable    pass        the disk takes and keeps what is written
          facts
            bytes: 1320
            configured at: DIR/kiosk.toml:43
            files: 1
            first record at: 2026-11-23T01:01:00.000Z
            folder: DIR/journal
            keep days: 400
            last failures:
              at 2026-11-23T01:03:00.000Z, cause No reader matches the configuration, or it was unplugged., code K-302
            last record at: 2026-11-23T01:04:00.000Z
            last record number: 4
            records: 4

        nothing failed
    "#]].assert_eq(&text);
}

#[test]
fn a_changed_record_is_named() {
    let mut lines = session();
    lines[2] = lines[2].replace("K-302", "K-101");
    let text = machine(&lines[..4]).told(SectionId::Journal, NOON);
    assert!(text.contains("chain       FAIL        record 3 "), "{text}");
    assert!(
        text.contains("chain: keep the whole folder as it is"),
        "{text}"
    );
}

#[test]
fn a_write_without_outcome_is_told() {
    let text = machine(&session()).told(SectionId::Journal, NOON);
    assert!(
        text.contains("open write  FAIL        the last write has no outcome"),
        "{text}"
    );
}

#[test]
fn a_clock_three_years_off_does_not_fit_the_last_record() {
    for wall in ["2023-11-24T03:00:00Z", "2029-11-24T03:00:00Z"] {
        let text = machine(&session()[..4]).told(SectionId::Journal, wall);
        assert!(
            text.contains("clock       FAIL        it shows 202"),
            "{text}"
        );
        assert!(
            text.contains("the last record that fits is of 2026-11-23T01:04:00.000Z"),
            "{text}"
        );
    }
}

#[test]
fn a_journal_without_its_first_days_is_checked_from_where_it_begins() {
    let text = machine(&session()[2..4]).told(SectionId::Journal, NOON);
    assert!(
        text.contains("chain       pass        records 3 to 4 hold"),
        "{text}"
    );
    let mut lines = session();
    lines[3] = lines[3].replace("\"en\"", "\"ja\"");
    let text = machine(&lines[2..4]).told(SectionId::Journal, NOON);
    assert!(text.contains("chain       FAIL        record 4 "), "{text}");
}

#[test]
fn an_empty_folder_has_no_journal() {
    let text = Machine::new().told(SectionId::Journal, NOON);
    assert!(
        text.contains("chain       FAIL        there is no journal"),
        "{text}"
    );
    assert!(
        text.contains("chain: make one: `pin-kiosk journal init`"),
        "{text}"
    );
    assert!(text.contains("writable    pass"), "{text}");
}

#[test]
fn a_folder_that_is_gone() {
    let machine = Machine::new();
    fs::remove_dir(machine.path("journal")).unwrap();
    expect![[r#"
        pin-kiosk 0.1.0 on 2026-11-24 03:00:00 UTC

        journal
          folder      FAIL        DIR/journal cannot be read: No such file or directory (os error 2)
          chain       not tested  no folder; nor were open write, clock
          writable    FAIL        nothing can be written: No such file or directory (os error 2)
          disk        FAIL        the journal's folder DIR/journal cannot be looked at: No such file or directory (os error 2)
          what to do
            folder: `pin-kiosk journal init` makes it, as the kiosk's user; or mend `journal.folder`
            writable: mend the folder or its disk: the kiosk stays closed until then
            disk: `pin-kiosk journal init` makes it, as the kiosk's user; or mend `journal.folder`
          facts
            configured at: DIR/kiosk.toml:43
            folder: DIR/journal
            keep days: 400

        failed: journal
    "#]].assert_eq(&machine.told(SectionId::Journal, NOON));
}

#[test]
fn the_probe_leaves_nothing_behind() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(writable(folder.path()).state, super::super::State::Pass);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn the_last_record_tells_when_it_was_written() {
    let machine = machine(&session()[..4]);
    let last = last_believed(&machine.path("journal")).unwrap();
    assert_eq!(last.to_string(), "2026-11-23T01:04:00Z");
    assert_eq!(last_believed(&machine.path("nowhere")), None);
}

const STARTED: (&str, &str) = ("kiosk-started", r#"{"version":"0"}"#);
const STOPPED: (&str, &str) = ("kiosk-stopped", "{}");
const SERVED: (&str, &str) = ("session-started", r#"{"language":"ja"}"#);
const DOUBT: (&str, &str) = ("service-changed", r#"{"out_of_service":"clock"}"#);
const BACK: (&str, &str) = ("service-changed", r#"{"out_of_service":null}"#);
const SEATED: (&str, &str) = ("service-changed", r#"{"out_of_service":"technician"}"#);
const VOUCHED: (&str, &str) = ("clock-vouched", "{}");
const JUMPED: (&str, &str) = ("clock-jumped", r#"{"by_millis":-94694400000}"#);

/// One run of the program: the hour at which it starts, and what it records from then on, one
/// record a minute. Times are hours of a day, as `2026-11-23T05`.
type Run<'a> = (&'a str, &'a [(&'a str, &'a str)]);

/// The minute of the last believed record of a machine with these runs, a file for each day.
fn believed(runs: &[Run<'_>]) -> String {
    let machine = Machine::new();
    let mut records = Vec::new();
    for (hour, run) in runs {
        for (minute, (kind, fields)) in (1_u64..).zip(*run) {
            let time = format!("{hour}:{minute:02}:00.000Z");
            records.push((time, minute * 60_000, *kind, *fields));
        }
    }
    let mut days: Vec<(String, String)> = Vec::new();
    for (number, (line, (time, ..))) in (1..).zip(chained(&records).iter().zip(&records)) {
        let day = time.get(..10).unwrap();
        match days.last_mut() {
            Some((name, text)) if name.contains(day) => text.push_str(line),
            _ => days.push((
                format!("journal/journal-{number:010}-{day}.jsonl"),
                line.clone(),
            )),
        }
    }
    for (name, text) in &days {
        machine.write(name, text);
    }
    let last = last_believed(&machine.path("journal")).unwrap();
    last.strftime("%Y-%m-%dT%H:%M").to_string()
}

const GOOD: Run<'_> = ("2029-11-23T05", &[STARTED, SERVED, STOPPED]);

#[test]
fn a_doubt_that_is_not_resolved_outlives_any_number_of_starts() {
    let doubted: &[(&str, &str)] = &[STARTED, DOUBT, STOPPED];
    for wrong in [
        ["2026-11-23T06", "2026-11-23T07", "2026-11-24T07"],
        ["2033-11-23T06", "2033-11-23T07", "2033-11-24T07"],
    ] {
        let runs = [
            GOOD,
            (wrong[0], &[JUMPED, STARTED, DOUBT, STOPPED]),
            (wrong[1], doubted),
            (wrong[2], doubted),
        ];
        for starts in 1..=runs.len() {
            assert_eq!(believed(&runs[..starts]), "2029-11-23T05:03", "{wrong:?}");
        }
    }
}

#[test]
fn a_doubt_is_seen_where_nobody_had_the_time_or_the_place_to_tell_it() {
    // The power was cut at once, or a technician's work is the reason that is told.
    for run in [&[STARTED][..], &[STARTED, SEATED, STOPPED]] {
        let wrong = "2026-11-23T06";
        assert_eq!(believed(&[GOOD, (wrong, run)]), "2029-11-23T05:03");
    }
    // What the journal writes of itself comes before the start.
    let cut = ("session-ended", r#"{"end":"interrupted"}"#);
    let runs = [GOOD, ("2029-11-23T01", &[cut, JUMPED, STARTED, DOUBT])];
    assert_eq!(believed(&runs), "2029-11-23T05:03");
}

#[test]
fn a_doubt_ends_with_a_right_clock_or_a_technicians_word() {
    let wrong = "2026-11-23T06";
    for end in [BACK, VOUCHED] {
        let runs = [GOOD, (wrong, &[STARTED, DOUBT, end, STOPPED])];
        assert_eq!(believed(&runs), "2026-11-23T06:04", "{end:?}");
        // And the next one begins from there.
        let runs = [
            GOOD,
            (wrong, &[STARTED, DOUBT, end, STOPPED]),
            ("2029-11-24T05", &[STARTED, DOUBT, STOPPED]),
        ];
        assert_eq!(believed(&runs), "2026-11-23T06:04", "{end:?}");
    }
    let runs = [
        GOOD,
        (wrong, &[STARTED, DOUBT, STOPPED]),
        ("2029-11-24T05", &[STARTED, STOPPED]),
    ];
    assert_eq!(believed(&runs), "2029-11-24T05:02");
}

#[test]
fn nobody_vouches_for_a_clock_before_the_program_in_the_journal_either() {
    let runs = [GOOD, ("2001-01-01T00", &[STARTED, DOUBT, VOUCHED, SEATED])];
    assert_eq!(believed(&runs), "2029-11-23T05:03");
}

#[test]
fn a_clock_that_the_kiosk_believed_is_believed_again() {
    // Quiet days, a long pause, and an hour that somebody set by hand.
    let quiet: &[(&str, &str)] = &[STARTED, STOPPED];
    let runs = [
        GOOD,
        ("2029-11-24T05", quiet),
        ("2029-11-25T05", quiet),
        ("2030-10-25T05", quiet),
    ];
    assert_eq!(believed(&runs), "2030-10-25T05:02");
}

#[test]
fn a_doubted_clock_does_not_fit_although_the_last_record_is_by_the_same() {
    let records = chained(&[
        (
            "2029-11-23T05:00:00.000Z".into(),
            1000,
            "journal-created",
            r#"{"format":1,"key":"39d940a7dd52f5d4"}"#,
        ),
        ("2026-11-24T02:00:00.000Z".into(), 10, STARTED.0, STARTED.1),
        ("2026-11-24T02:00:01.000Z".into(), 1010, DOUBT.0, DOUBT.1),
    ]);
    let text = machine(&records).told(SectionId::Journal, NOON);
    let told = "the last record that fits is of 2029-11-23T05:00:00.000Z";
    assert!(text.contains(told), "{text}");
}
