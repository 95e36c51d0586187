//! Power cuts at every point of a session, with every part of the unsynced surviving.

use super::{Faults, Journal, MemoryDisk, at, content, created, kinds, open, session, verified};
use pin_kiosk_core::journal::Line;

/// Writes without exactly one outcome.
fn unsettled(disk: &MemoryDisk) -> usize {
    let mut open = 0_usize;
    let mut wrong = 0;
    for line in content(disk).lines() {
        match Line::parse(line.as_bytes()).unwrap().kind {
            "write-started" => open += 1,
            "write-ended" if open == 1 => open = 0,
            "write-ended" => wrong += 1,
            _ => {}
        }
    }
    wrong + open
}

#[test]
fn after_any_power_cut_every_write_has_one_outcome_and_nothing_synced_is_lost() {
    let (disk, key) = created();
    let mut journal = open(&disk, 1);
    for round in 0..3 {
        for event in &session() {
            let head = journal.append(event, at(2 + round)).unwrap();
            for survivors in (0..=1000).step_by(50) {
                let found = disk.after_power_cut(survivors);
                drop(open(&found, 60));
                assert_eq!(unsettled(&found), 0);
                // What append returned for is there.
                verified(&found, &key, vec![head.into()]);
            }
        }
    }
}

/// The disk as it is when the power goes while `line` is on its way, `torn` bytes of it written.
#[test]
fn a_record_torn_by_the_power_is_set_aside_and_recorded() {
    let (disk, key) = created();
    let mut journal = open(&disk, 1);
    for event in &session()[..2] {
        journal.append(event, at(2)).unwrap();
    }
    let name = super::days(&disk).remove(0);
    let before = disk.content(&name).unwrap();
    journal.append(&session()[2], at(2)).unwrap();
    let after = disk.content(&name).unwrap();
    let line = after.len() - before.len();
    for torn in 1..line {
        // The state is as it was before that record: it is written after the record's sync.
        let (found, _) = created();
        let mut early = open(&found, 1);
        for event in &session()[..2] {
            early.append(event, at(2)).unwrap();
        }
        drop(early);
        found.put(&name, after[..before.len() + torn].to_vec());
        let reopened = open(&found, 60);
        assert_eq!(reopened.found().torn_bytes, torn as u64);
        assert!(reopened.found().open_write);
        assert_eq!(unsettled(&found), 0);
        let recorded = format!("journal-repaired {{\"torn_bytes\":{torn}}}");
        assert_eq!(kinds(&found)[3], recorded);
        let aside = found.content("torn-0000000004-0.bin").unwrap();
        assert_eq!(aside, &after[before.len()..before.len() + torn]);
        verified(&found, &key, Vec::new());
    }
}

#[test]
fn a_torn_state_is_no_loss() {
    let (disk, key) = created();
    let mut journal = open(&disk, 1);
    for event in &session() {
        journal.append(event, at(2)).unwrap();
    }
    drop(journal);
    let whole = disk.content("seal-state").unwrap();
    for place in [0, 4096] {
        let mut torn = whole.clone();
        torn[place + 20] ^= 1;
        disk.put("seal-state", torn);
        open(&disk, 60);
        verified(&disk, &key, Vec::new());
    }
}

/// A power cut tears one of the two places of the sealing state; then the disk fails at any byte of
/// what the next start writes.
#[test]
fn a_disk_that_fails_after_a_power_cut_does_not_cost_the_sealing_key() {
    for place in crate::journal::writer::STATE_PLACES {
        let (disk, key) = created();
        let mut journal = open(&disk, 1);
        let [begun, ..] = session();
        let head = journal.append(&begun, at(2)).unwrap();
        drop(journal);
        let start = usize::try_from(place).unwrap();
        let mut state = disk.content("seal-state").unwrap();
        state[start + 20..start + 64].fill(0);
        for bytes in 0..700 {
            let again = disk.after_power_cut(1000);
            again.put("seal-state", state.clone());
            again.set_faults(Faults {
                write_bytes_max: 10,
                fails_after_bytes: Some(bytes),
                ..Faults::default()
            });
            // It may start or not.
            let _started = Journal::open_in(Box::new(again.clone()), at(3)).is_ok();
            again.set_faults(Faults::default());
            drop(open(&again, 60));
            verified(&again, &key, vec![head.into()]);
        }
    }
}
