use super::{JournalCommand, run};
use crate::journal::Journal;
use clap::{FromArgMatches as _, Subcommand as _};
use jiff::Timestamp;
use pin_kiosk_core::event::Event;
use pin_kiosk_core::journal::RecordRef;
use pin_kiosk_core::session::Now;
use pin_kiosk_core::time::Monotonic;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Exit code and output of what somebody typed behind `pin-kiosk journal`.
fn typed(arguments: &[&str], input: &str) -> (ExitCode, String) {
    let command = JournalCommand::augment_subcommands(clap::Command::new("journal"));
    let matches = command.no_binary_name(true).get_matches_from(arguments);
    let command = JournalCommand::from_arg_matches(&matches).unwrap();
    let mut output = Vec::new();
    let code = run(&command, &mut input.as_bytes(), &mut output).unwrap();
    (code, String::from_utf8(output).unwrap())
}

/// A journal with ten records, made by `init`; its folder, key and head.
fn made(temporary: &Path) -> (PathBuf, String, RecordRef) {
    let folder = temporary.join("journal");
    let (code, shown) = typed(&["init", "--folder", folder.to_str().unwrap()], "");
    assert_eq!(code, ExitCode::SUCCESS);
    let key = shown
        .lines()
        .find(|line| line.starts_with("pkj1-"))
        .unwrap()
        .to_owned();
    let now = |seconds: u64| Now {
        monotonic: Monotonic::from_start(std::time::Duration::from_secs(seconds)),
        wall: Timestamp::now(),
    };
    let mut journal = Journal::open(&folder, now(0)).unwrap();
    for _ in 0..9 {
        journal.append(&Event::TechnicianLeft, now(0)).unwrap();
    }
    let head = journal.head();
    assert_eq!(head.number, 10);
    (folder, key, head)
}

fn only_day(folder: &Path) -> PathBuf {
    super::day_files(folder).unwrap().remove(0)
}

#[test]
fn init_shows_the_key_as_text_and_as_a_code_once() {
    let temporary = tempfile::tempdir().unwrap();
    let folder = temporary.path().join("j");
    let (_, shown) = typed(&["init", "--folder", folder.to_str().unwrap()], "");
    assert_eq!(shown.matches("pkj1-").count(), 1);
    assert!(
        shown.lines().filter(|line| line.contains('█')).count() > 15,
        "{shown}"
    );
    let command = JournalCommand::Init {
        place: super::Place {
            folder: Some(folder),
            config: PathBuf::new(),
        },
    };
    let again = run(&command, &mut "".as_bytes(), &mut Vec::new()).unwrap_err();
    assert!(format!("{again:#}").contains("there is a journal in this folder already"));
}

/// A terminal that goes away after so many bytes.
struct Closing(usize);

impl std::io::Write for Closing {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        let taken = bytes.len().min(self.0);
        self.0 -= taken;
        if taken == 0 {
            return Err(std::io::ErrorKind::BrokenPipe.into());
        }
        Ok(taken)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_key_that_nobody_saw_belongs_to_no_journal() {
    let temporary = tempfile::tempdir().unwrap();
    let folder = temporary.path().join("j");
    let command = JournalCommand::Init {
        place: super::Place {
            folder: Some(folder.clone()),
            config: PathBuf::new(),
        },
    };
    let unseen = run(&command, &mut "".as_bytes(), &mut Closing(300)).unwrap_err();
    assert!(format!("{unseen:#}").starts_with("no journal was created"));
    let now = Now {
        monotonic: Monotonic::default(),
        wall: Timestamp::now(),
    };
    let opened = Journal::open(&folder, now).unwrap_err();
    assert!(opened.to_string().contains("journal init"), "{opened}");
    let (_, shown) = typed(&["init", "--folder", folder.to_str().unwrap()], "");
    let key = shown
        .lines()
        .find(|line| line.starts_with("pkj1-"))
        .unwrap();
    let verify = ["verify", "--folder", folder.to_str().unwrap(), "--key", "-"];
    assert_eq!(typed(&verify, key).0, ExitCode::SUCCESS);
}

#[test]
fn show_ends_well_when_its_reader_has_seen_enough() {
    let temporary = tempfile::tempdir().unwrap();
    let (folder, ..) = made(temporary.path());
    let arguments = ["show", "--folder", folder.to_str().unwrap()];
    let command = JournalCommand::augment_subcommands(clap::Command::new("journal"));
    let matches = command.no_binary_name(true).get_matches_from(arguments);
    let command = JournalCommand::from_arg_matches(&matches).unwrap();
    let code = run(&command, &mut "".as_bytes(), &mut Closing(100)).unwrap();
    assert_eq!(code, ExitCode::SUCCESS);
}

#[test]
fn verify_tells_whole_from_bad_by_its_exit_code() {
    let temporary = tempfile::tempdir().unwrap();
    let (folder, key, head) = made(temporary.path());
    let folder_text = folder.to_str().unwrap();
    let anchor = head.short();
    let verify = [
        "verify",
        "--folder",
        folder_text,
        "--key",
        "-",
        "--anchor",
        &anchor,
    ];
    let (code, said) = typed(&verify, &key);
    assert_eq!(code, ExitCode::SUCCESS);
    assert!(said.contains("whole: records 1 to 10\n"), "{said}");
    assert!(
        said.contains("seals: all checked\nanchors: 1 held\n"),
        "{said}"
    );
    let (_, said) = typed(&["verify", "--folder", folder_text], "");
    assert!(said.contains("NOT CHECKED"), "{said}");

    let day = only_day(&folder);
    let text = fs::read_to_string(&day).unwrap();
    fs::write(&day, text.replacen("\"n\":4,", "\"n\":4,\"n\":4,", 1)).unwrap();
    let (code, said) = typed(&verify, &key);
    assert_eq!(code, ExitCode::from(3));
    assert!(said.starts_with("BAD: record 4 is not a record"), "{said}");
    assert!(said.ends_with(".jsonl, line 4\n"), "{said}");
    let (code, said) = typed(&["verify", "--folder", folder_text, "--json"], "");
    assert_eq!(code, ExitCode::from(3));
    let json: serde_json::Value = serde_json::from_str(&said).unwrap();
    assert_eq!(
        (&json["verdict"], &json["record"]),
        (&"bad".into(), &4.into())
    );
}

#[test]
fn a_line_without_end_is_read_no_further_than_a_record_is_long() {
    let temporary = tempfile::tempdir().unwrap();
    let (folder, ..) = made(temporary.path());
    let day = only_day(&folder);
    let mut bytes = fs::read(&day).unwrap();
    bytes.extend(vec![b'x'; 100_000]);
    fs::write(&day, bytes).unwrap();
    let (code, said) = typed(&["verify", "--folder", folder.to_str().unwrap()], "");
    assert_eq!(code, ExitCode::from(3));
    assert!(said.starts_with("BAD: record 11 is torn"), "{said}");
}

#[test]
fn show_stops_at_the_first_bad_record() {
    let temporary = tempfile::tempdir().unwrap();
    let (folder, ..) = made(temporary.path());
    let folder_text = folder.to_str().unwrap();
    let (code, said) = typed(&["show", "--folder", folder_text, "--from", "9"], "");
    assert_eq!(code, ExitCode::SUCCESS);
    assert_eq!(said.lines().count(), 2);
    let kind = ["show", "--folder", folder_text, "--kind", "journal-created"];
    let (_, said) = typed(&kind, "");
    assert!(said.starts_with("      1  20"), "{said}");
    let day = only_day(&folder);
    let text = fs::read_to_string(&day).unwrap();
    let without: Vec<&str> = text
        .lines()
        .filter(|line| !line.starts_with("{\"n\":5,"))
        .collect();
    fs::write(&day, without.join("\n") + "\n").unwrap();
    let (code, said) = typed(&["show", "--folder", folder_text, "--json"], "");
    assert_eq!(code, ExitCode::from(3));
    let lines: Vec<serde_json::Value> = said
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(lines.len(), 5);
    let bad = "record 5 is missing: record 6 stands in its place";
    assert_eq!(
        (&lines[4]["bad"], &lines[4]["line"]),
        (&bad.into(), &5.into())
    );
    let (_, said) = typed(&["show", "--folder", folder_text], "");
    assert!(said.contains(&format!("BAD: {bad}\n")), "{said}");
}

#[test]
fn an_export_can_be_checked_elsewhere_and_has_no_keys() {
    let temporary = tempfile::tempdir().unwrap();
    let (folder, key, head) = made(temporary.path());
    let file = temporary.path().join("export.jsonl");
    let file_text = file.to_str().unwrap();
    let export = ["export", "--folder", folder.to_str().unwrap(), file_text];
    let (code, said) = typed(&export, "");
    assert_eq!(code, ExitCode::SUCCESS);
    assert!(said.contains(&head.to_string()), "{said}");
    let (code, _) = typed(&["verify", "--key", "-", file_text], &key);
    assert_eq!(code, ExitCode::SUCCESS);
    let records = fs::read_to_string(&file).unwrap();
    assert_eq!(records.lines().count(), 10);
    // Without a file, the records alone.
    let (code, said) = typed(&["export", "--folder", folder.to_str().unwrap()], "");
    assert_eq!((code, said), (ExitCode::SUCCESS, records));
}
