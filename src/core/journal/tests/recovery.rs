//! The end of a journal after a power cut, a kill, or an attack.

use super::super::{Chain, Damage, Fault, Finding, SealState, recover};
use super::{Entry, append, cards, chain, journal, key, session_ended, stamp, write_started};

/// The state as it was before record `number`.
fn state_before(number: u64) -> SealState {
    let mut state = SealState::first(&key());
    while state.number < number {
        state.key.evolve();
        state.number += 1;
    }
    state
}

fn whole(lines: &[Vec<u8>]) -> Vec<u8> {
    lines.concat()
}

#[test]
fn a_whole_journal_goes_on_as_if_nothing_had_been() {
    let (chain, lines) = journal();
    let file = whole(&lines);
    // The state may be as it was at any time: its last changes can be lost with the power.
    for number in 1..=8 {
        let end = recover(state_before(number), &[&file]).unwrap();
        assert_eq!((end.whole_bytes, end.torn_bytes), (file.len(), 0));
        assert_eq!(
            end.last_time.unwrap().to_string(),
            "2026-11-22T01:02:07.004Z"
        );
        let mut resumed = Chain::resume(end, cards());
        assert_eq!(resumed.head(), chain.head());
        let mut original = Chain::resume(recover(chain.state(), &[&file]).unwrap(), cards());
        let next = write_started();
        assert_eq!(
            append(&mut resumed, Entry::Event(&next), stamp(8)),
            append(&mut original, Entry::Event(&next), stamp(8)),
        );
    }
}

#[test]
fn a_record_torn_at_any_byte_is_set_aside() {
    let (_, lines) = journal();
    let file = whole(&lines);
    let before = whole(&lines[..6]).len();
    for cut in before + 1..file.len() {
        let end = recover(state_before(7), &[&file[..cut]]).unwrap();
        assert_eq!((end.whole_bytes, end.torn_bytes), (before, cut - before));
        assert_eq!(Chain::resume(end, cards()).next(), 7);
    }
    let end = recover(state_before(7), &[&file[..before]]).unwrap();
    assert_eq!((end.whole_bytes, end.torn_bytes), (before, 0));
}

#[test]
fn a_record_of_which_only_the_end_was_written_is_torn_too() {
    let (_, lines) = journal();
    let mut file = whole(&lines);
    let before = whole(&lines[..6]).len();
    file[before..before + 100].fill(0);
    let end = recover(state_before(7), &[&file]).unwrap();
    assert_eq!(end.torn_bytes, lines[6].len());
}

#[test]
fn a_record_that_the_state_counts_is_never_torn() {
    let (chain, lines) = journal();
    let mut file = whole(&lines);
    let bad = |damage: Damage| match damage {
        Damage::Bad(Finding { record, fault }) => (record, fault),
        other @ (Damage::CutShort { .. } | Damage::StateTooOld { .. }) => panic!("{other}"),
    };
    file.truncate(file.len() - 10);
    let damage = recover(chain.state(), &[&file]).unwrap_err();
    assert_eq!(bad(damage), (7, Fault::Torn));
    let mut file = whole(&lines);
    // In its hash; its seal is past checking here, for its key is gone.
    let in_hash = file.len() - 120;
    file[in_hash] ^= 1;
    let damage = recover(chain.state(), &[&file]).unwrap_err();
    assert!(matches!(
        bad(damage),
        (7, Fault::Changed | Fault::Malformed)
    ));
}

#[test]
fn damage_before_the_last_record_is_never_repaired() {
    let (_, lines) = journal();
    let mut file = whole(&lines);
    let in_third = whole(&lines[..2]).len() + 50;
    file[in_third] ^= 1;
    assert!(matches!(
        recover(state_before(1), &[&file]),
        Err(Damage::Bad(Finding { record: 3, .. }))
    ));
    // Two records behind each other cannot both have been torn.
    let file = [whole(&lines[..5]), b"x\ny\n".to_vec()].concat();
    assert!(matches!(
        recover(state_before(6), &[&file]),
        Err(Damage::Bad(Finding { record: 6, .. }))
    ));
    // Nor can something longer than a record.
    let file = [whole(&lines[..5]), vec![b'x'; 1025]].concat();
    assert!(recover(state_before(6), &[&file]).is_err());
}

#[test]
fn a_journal_cut_short_does_not_go_on() {
    let (chain, lines) = journal();
    let file = whole(&lines[..6]);
    let damage = recover(chain.state(), &[&file]).unwrap_err();
    assert_eq!(damage, Damage::CutShort { missing: 7 });
    let damage = recover(chain.state(), &[]).unwrap_err();
    assert_eq!(damage, Damage::CutShort { missing: 1 });
}

#[test]
fn files_are_read_one_after_the_other() {
    let (chain, lines) = journal();
    let [first, second] = [whole(&lines[..3]), whole(&lines[3..])];
    let end = recover(chain.state(), &[&first, &second]).unwrap();
    assert_eq!(end.whole_bytes, second.len());
    // The first record of a new day was torn.
    let torn = &lines[3][..40];
    let end = recover(state_before(4), &[&first, torn]).unwrap();
    assert_eq!((end.whole_bytes, end.torn_bytes), (0, 40));
    // A file that is not the last one cannot be torn.
    let damage = recover(state_before(4), &[&first[..first.len() - 1], &second]);
    assert!(damage.is_err());
    // Nor may one be missing between.
    assert!(recover(state_before(1), &[&lines[0], &second]).is_err());
}

#[test]
fn an_open_write_is_found() {
    let (mut chain, mut lines) = journal();
    lines.push(append(&mut chain, Entry::Event(&write_started()), stamp(8)));
    let end = recover(state_before(8), &[&whole(&lines)]).unwrap();
    let mut resumed = Chain::resume(end, cards());
    assert!(resumed.is_write_open());
    lines.push(append(&mut resumed, Entry::WriteFoundOpen, stamp(9)));
    lines.push(append(
        &mut resumed,
        Entry::Event(&session_ended()),
        stamp(10),
    ));
    let end = recover(state_before(9), &[&whole(&lines)]).unwrap();
    assert!(!Chain::resume(end, cards()).is_write_open());
}

#[test]
fn an_empty_journal_is_its_beginning() {
    let end = recover(chain().state(), &[]).unwrap();
    assert_eq!(Chain::resume(end, cards()).next(), 1);
}

#[test]
fn the_state_is_read_back_and_a_torn_one_is_not() {
    let state = state_before(300);
    let slot = state.encode();
    let read = SealState::decode(slot.expose()).unwrap();
    assert_eq!(read.number(), 300);
    assert_eq!(read.key.expose(), state.key.expose());
    for at in 0..slot.len() {
        let mut torn = slot.expose().to_vec();
        torn[at] ^= 1;
        assert!(SealState::decode(&torn).is_none(), "byte {at}");
        assert!(SealState::decode(&slot.expose()[..at]).is_none());
    }
}
