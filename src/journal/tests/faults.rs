//! Disks that are full, read-only or failing, and folders that others touched.

use super::{
    Event, Faults, JournalError, at, content, created, days, kinds, open, open_fails, session,
    verified,
};

#[test]
fn no_session_begins_without_room_for_its_end() {
    let (disk, key) = created();
    let mut journal = open(&disk, 1);
    disk.set_faults(Faults {
        room_bytes: Some(300 * 1024),
        ..Faults::default()
    });
    let mut whole = 0;
    let refused = loop {
        let [started, rest @ ..] = session();
        match journal.append(&started, at(2)) {
            Ok(_) => {
                for event in &rest {
                    journal.append(event, at(2)).unwrap();
                }
                whole += 1;
            }
            Err(error) => break error,
        }
        assert!(whole < 10_000, "the disk never fills up");
    };
    assert!(matches!(refused, JournalError::DiskFull), "{refused}");
    assert!(whole > 0);
    // Room again: the kiosk comes back without being restarted.
    disk.set_faults(Faults::default());
    for event in &session() {
        journal.append(event, at(3)).unwrap();
    }
    assert_eq!(kinds(&disk).len(), 1 + (whole + 1) * 4);
    verified(&disk, &key, Vec::new());
}

#[test]
fn a_session_that_has_begun_can_be_ended_on_a_full_disk() {
    let (disk, key) = created();
    let mut journal = open(&disk, 1);
    let [started, rest @ ..] = session();
    journal.append(&started, at(2)).unwrap();
    disk.set_faults(Faults {
        room_bytes: Some(0),
        ..Faults::default()
    });
    for event in &rest {
        journal.append(event, at(2)).unwrap();
    }
    assert_eq!(verified(&disk, &key, Vec::new()).open_write, None);
}

#[test]
fn a_read_only_disk_is_named() {
    let (disk, _) = created();
    let mut journal = open(&disk, 1);
    disk.set_faults(Faults {
        read_only: true,
        ..Faults::default()
    });
    let refused = journal.append(&Event::KioskStopped, at(2)).unwrap_err();
    assert!(matches!(refused, JournalError::ReadOnly), "{refused}");
}

#[test]
fn short_writes_are_finished() {
    let (disk, key) = created();
    disk.set_faults(Faults {
        write_bytes_max: 7,
        ..Faults::default()
    });
    let mut journal = open(&disk, 1);
    for event in &session() {
        journal.append(event, at(2)).unwrap();
    }
    verified(&disk, &key, Vec::new());
}

#[test]
fn half_a_record_is_taken_back() {
    let (disk, key) = created();
    for after in (0..500).step_by(7) {
        let mut journal = open(&disk, 1);
        let before = content(&disk);
        disk.set_faults(Faults {
            fails_after_bytes: Some(after),
            ..Faults::default()
        });
        let appended = journal.append(&Event::TechnicianLeft, at(2));
        disk.set_faults(Faults::default());
        if appended.is_err() && content(&disk) == before {
            // Taken back: the journal is good to go on.
            journal.append(&Event::TechnicianLeft, at(3)).unwrap();
        }
        drop(journal);
        open(&disk, 4);
        verified(&disk, &key, Vec::new());
    }
}

#[test]
fn after_a_failed_sync_nothing_is_believed_until_it_is_opened_anew() {
    let (disk, key) = created();
    let mut journal = open(&disk, 1);
    disk.set_faults(Faults {
        sync_fails: true,
        ..Faults::default()
    });
    let failed = journal.append(&session()[0], at(2)).unwrap_err();
    assert!(matches!(failed, JournalError::Disk { .. }), "{failed}");
    disk.set_faults(Faults::default());
    let doubted = journal.append(&session()[0], at(2)).unwrap_err();
    assert!(matches!(doubted, JournalError::Broken), "{doubted}");
    drop(journal);
    // The record may be there: then the session that nobody began is ended.
    let journal = open(&disk, 3);
    assert!(journal.found().open_session);
    verified(&disk, &key, Vec::new());
}

#[test]
fn what_cannot_be_taken_back_breaks_the_journal_until_it_is_opened_anew() {
    let (disk, key) = created();
    let mut journal = open(&disk, 1);
    disk.set_faults(Faults {
        fails_after_bytes: Some(100),
        cut_fails: true,
        ..Faults::default()
    });
    assert!(journal.append(&Event::TechnicianLeft, at(2)).is_err());
    disk.set_faults(Faults::default());
    let doubted = journal.append(&Event::TechnicianLeft, at(2)).unwrap_err();
    assert!(matches!(doubted, JournalError::Broken), "{doubted}");
    drop(journal);
    let journal = open(&disk, 3);
    assert_eq!(journal.found().torn_bytes, 100);
    verified(&disk, &key, Vec::new());
}

#[test]
fn a_repair_that_finds_the_disk_full_is_still_recorded_later() {
    let (disk, key) = created();
    drop(open(&disk, 1));
    let name = days(&disk).remove(0);
    let mut torn = disk.content(&name).unwrap();
    torn.extend_from_slice(b"{\"n\":2,\"time\"");
    disk.put(&name, torn);
    // Room to set it aside, none for the record.
    disk.set_faults(Faults {
        room_bytes: Some(20),
        ..Faults::default()
    });
    assert!(matches!(open_fails(&disk), JournalError::DiskFull));
    disk.set_faults(Faults::default());
    open(&disk, 2);
    open(&disk, 3);
    assert_eq!(kinds(&disk)[1..], ["journal-repaired {\"torn_bytes\":13}"]);
    assert_eq!(
        disk.content("torn-0000000002-0.bin").unwrap(),
        b"{\"n\":2,\"time\""
    );
    verified(&disk, &key, Vec::new());
}

#[test]
fn a_journal_that_others_touched_does_not_go_on() {
    let touched = |touch: &dyn Fn(&str, Vec<u8>) -> Vec<u8>| {
        let (disk, _) = created();
        let mut journal = open(&disk, 1);
        for event in &session() {
            journal.append(event, at(2)).unwrap();
        }
        drop(journal);
        for name in disk.all_names() {
            let bytes = disk.content(&name).unwrap();
            disk.put(&name, touch(&name, bytes));
        }
        open_fails(&disk)
    };
    let cut = touched(&|name, mut bytes| {
        if name.starts_with("journal") {
            let last = bytes[..bytes.len() - 1].iter().rposition(|b| *b == b'\n');
            bytes.truncate(last.unwrap() + 1);
        }
        bytes
    });
    assert_eq!(
        cut.to_string(),
        "record 5 is missing: the journal ends before it"
    );
    let changed = touched(&|name, bytes| {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        if name.starts_with("journal") {
            text.replace("\"done\"", "\"none\"").into_bytes()
        } else {
            bytes
        }
    });
    assert!(
        changed.to_string().starts_with("record 4 was changed"),
        "{changed}"
    );
    for file in ["seal-state", "card-key"] {
        let lost = touched(&|name, bytes| if name == file { Vec::new() } else { bytes });
        assert!(matches!(lost, JournalError::NoKey { file: lost } if lost == file));
    }
}
