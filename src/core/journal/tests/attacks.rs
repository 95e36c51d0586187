//! Each attack on a journal, and the record that is named.

use super::super::hex;
use super::super::key::SealKey;
use super::super::line::complete;
use super::super::{Anchor, Chain, Fault, Finding, Line, Summary, Verifier};
use super::super::{SealCheck, VerificationKey};
use super::{
    Entry, append, cards, journal, key, session_started, stamp, write_ended, write_started,
};
use crate::event::Event;
use proptest::prelude::*;
use sha2::{Digest as _, Sha256};

fn verify(
    lines: &[Vec<u8>],
    key: Option<&VerificationKey>,
    anchors: Vec<Anchor>,
) -> Result<Summary, Finding> {
    let mut verifier = Verifier::new(key, anchors);
    for line in lines {
        match line.strip_suffix(b"\n") {
            Some(line) => verifier.line(line)?,
            None => return Err(verifier.unfinished()),
        }
    }
    verifier.finish()
}

fn found(lines: &[Vec<u8>]) -> (u64, Fault) {
    let finding = verify(lines, Some(&key()), Vec::new()).unwrap_err();
    (finding.record, finding.fault)
}

/// What somebody can do who may write the file: say something else and mend the hashes behind it,
/// each seal made with `key`, which evolves if he has thought of that.
fn rewritten(lines: &[Vec<u8>], from: usize, mut key: SealKey, evolving: bool) -> Vec<Vec<u8>> {
    let mut forged = lines[..from].to_vec();
    let mut prev = Line::parse(forged[from - 1].strip_suffix(b"\n").unwrap())
        .map(|line| String::from_utf8(line.hash.to_vec()).unwrap())
        .unwrap();
    for line in &lines[from..] {
        let line = Line::parse(line.strip_suffix(b"\n").unwrap()).unwrap();
        let body = String::from_utf8(line.body.to_vec()).unwrap();
        let old_prev = String::from_utf8(line.prev.to_vec()).unwrap();
        let body = body
            .replace(&old_prev, &prev)
            .replace("\"right\"", "\"wrong\"");
        let hash = Sha256::digest(&body).into();
        forged.push(complete(&body, &hash, &key.seal(&hash)));
        prev = hex::text(&hash);
        if evolving {
            key.evolve();
        }
    }
    forged
}

/// The key that is on the machine after the last record of `chain`.
fn stolen(chain: &Chain) -> SealKey {
    chain.state().key
}

#[test]
fn an_untouched_journal_is_whole() {
    let (chain, lines) = journal();
    let anchor = chain.head().short().parse().unwrap();
    let summary = verify(&lines, Some(&key()), vec![anchor]).unwrap();
    assert_eq!(summary.first, 1);
    assert_eq!(summary.last, chain.head());
    assert_eq!(summary.seal, SealCheck::Checked);
    assert_eq!(summary.n_anchors, 1);
    assert_eq!(summary.open_write, None);
    let without_key = verify(&lines, None, Vec::new()).unwrap();
    assert_eq!(without_key.seal, SealCheck::NoKey);
}

#[test]
fn a_changed_record_is_named() {
    let (_, mut lines) = journal();
    let text = String::from_utf8(lines[2].clone()).unwrap();
    lines[2] = text.replace("\"right\"", "\"wrong\"").into_bytes();
    assert_eq!(found(&lines), (3, Fault::Changed));
}

#[test]
fn a_removed_record_is_named() {
    let (_, mut lines) = journal();
    lines.remove(3);
    assert_eq!(found(&lines), (4, Fault::Missing { found: 5 }));
    lines.remove(0);
    assert_eq!(found(&lines), (1, Fault::Missing { found: 2 }));
}

#[test]
fn swapped_records_are_named() {
    let (_, mut lines) = journal();
    lines.swap(2, 3);
    assert_eq!(found(&lines), (3, Fault::Missing { found: 4 }));
}

#[test]
fn an_inserted_record_is_named() {
    let (_, lines) = journal();
    let mut repeated = lines.clone();
    repeated.insert(5, lines[4].clone());
    assert_eq!(found(&repeated), (6, Fault::Inserted { found: 5 }));
    // One of another journal with the right number.
    let mut other = Chain::new(&VerificationKey::from_random(&[3; 32]), cards());
    append(&mut other, Entry::Created, stamp(1));
    let foreign = append(&mut other, Entry::Event(&session_started()), stamp(2));
    let mut exchanged = lines;
    exchanged[1] = foreign;
    assert_eq!(found(&exchanged), (2, Fault::Unchained));
}

#[test]
fn a_cut_tail_is_named_by_an_anchor_and_by_nothing_else() {
    let (chain, mut lines) = journal();
    let anchor: Anchor = chain.head().short().parse().unwrap();
    lines.truncate(4);
    assert!(verify(&lines, Some(&key()), Vec::new()).is_ok());
    let finding = verify(&lines, Some(&key()), vec![anchor.clone()]).unwrap_err();
    assert_eq!(finding.record, 5);
    assert_eq!(finding.fault, Fault::CutTail { anchor });
    lines.clear();
    assert_eq!(found(&lines), (1, Fault::Empty));
}

#[test]
fn a_cut_tail_cannot_be_written_on_with_the_key_of_the_machine() {
    // The fault of CVE-2023-31438: cut, then go on with the key that is there.
    let (chain, lines) = journal();
    for evolving in [false, true] {
        let forged = rewritten(&lines, 4, stolen(&chain), evolving);
        assert_eq!(found(&forged), (5, Fault::Resealed));
    }
}

#[test]
fn the_past_cannot_be_sealed_again_with_a_later_key() {
    // The fault of CVE-2023-31439: say something else and seal it with a newer key.
    let (chain, lines) = journal();
    for evolving in [false, true] {
        let forged = rewritten(&lines, 2, stolen(&chain), evolving);
        assert_eq!(found(&forged), (3, Fault::Resealed));
    }
    // Even the key of the very next record is too late.
    let mut next = key().first().copy();
    for _ in 0..3 {
        next.evolve();
    }
    let forged = rewritten(&lines, 2, next, true);
    assert_eq!(found(&forged), (3, Fault::Resealed));
}

#[test]
fn without_the_key_a_new_chain_cannot_be_told() {
    let (chain, lines) = journal();
    let forged = rewritten(&lines, 2, stolen(&chain), false);
    assert!(verify(&forged, None, Vec::new()).is_ok());
    let anchor: Anchor = chain.head().short().parse().unwrap();
    let finding = verify(&forged, None, vec![anchor.clone()]).unwrap_err();
    assert_eq!(finding.record, 7);
    assert_eq!(finding.fault, Fault::NotAnchored { anchor });
}

#[test]
fn another_key_is_named_as_such() {
    let (_, lines) = journal();
    let other = VerificationKey::from_random(&[3; 32]);
    let finding = verify(&lines, Some(&other), Vec::new()).unwrap_err();
    assert_eq!(finding.record, 1);
    assert_eq!(finding.fault, Fault::WrongKey);
}

#[test]
fn a_torn_line_is_named() {
    let (_, mut lines) = journal();
    let last = lines.last_mut().unwrap();
    last.truncate(last.len() - 1);
    assert_eq!(found(&lines), (7, Fault::Torn));
}

#[test]
fn old_files_may_go_when_an_anchor_vouches_for_them() {
    let (_, lines) = journal();
    let anchor_of = |idx: usize| -> Anchor {
        let line = Line::parse(lines[idx].strip_suffix(b"\n").unwrap()).unwrap();
        let digits = std::str::from_utf8(line.hash).unwrap();
        format!("{}-{digits}", line.number).parse().unwrap()
    };
    let summary = verify(&lines[3..], Some(&key()), vec![anchor_of(2)]).unwrap();
    assert_eq!((summary.first, summary.n_anchors), (4, 1));
    let finding = verify(&lines[3..], Some(&key()), vec![anchor_of(1)]).unwrap_err();
    assert_eq!(finding.fault, Fault::Missing { found: 4 });
}

#[test]
fn a_write_without_exactly_one_outcome_is_named_even_when_sealed() {
    // A product with a fault could seal this; `Chain` refuses, so the forger has the real keys.
    let (_, lines) = journal();
    let write: &[u8] = lines[4].strip_suffix(b"\n").unwrap();
    let write = Line::parse(write).unwrap();
    let outcome = Line::parse(lines[5].strip_suffix(b"\n").unwrap()).unwrap();
    for (at, line, fault) in [
        (5, write, Fault::OutcomeMissing { write: 5 }),
        (6, outcome, Fault::OutcomeTwice),
    ] {
        let mut key_then = key().first().copy();
        for _ in 0..at {
            key_then.evolve();
        }
        let before = Line::parse(lines[at - 1].strip_suffix(b"\n").unwrap()).unwrap();
        let body = String::from_utf8(line.body.to_vec())
            .unwrap()
            .replace(
                &format!("\"n\":{}", line.number),
                &format!("\"n\":{}", at + 1),
            )
            .replace(
                std::str::from_utf8(line.prev).unwrap(),
                std::str::from_utf8(before.hash).unwrap(),
            );
        let hash = Sha256::digest(&body).into();
        let mut forged = lines[..at].to_vec();
        forged.push(complete(&body, &hash, &key_then.seal(&hash)));
        assert_eq!(found(&forged), (at as u64 + 1, fault));
    }
}

#[test]
fn a_write_that_is_still_open_is_told() {
    let (mut chain, mut lines) = journal();
    lines.push(append(&mut chain, Entry::Event(&write_started()), stamp(8)));
    let summary = verify(&lines, Some(&key()), Vec::new()).unwrap();
    assert_eq!(summary.open_write, Some(8));
    lines.push(append(&mut chain, Entry::Event(&write_ended()), stamp(9)));
    let stopped = append(&mut chain, Entry::Event(&Event::KioskStopped), stamp(10));
    lines.push(stopped);
    let summary = verify(&lines, Some(&key()), Vec::new()).unwrap();
    assert_eq!(summary.open_write, None);
}

proptest! {
    #[test]
    fn any_changed_byte_is_found_in_its_record(at in 0_usize..7, place: prop::sample::Index, by in 1_u8..) {
        let (chain, mut lines) = journal();
        let len = lines[at].len();
        let place = place.index(len);
        lines[at][place] ^= by;
        // Only the end of a line can move the fault to where the bytes then begin.
        let whole: Vec<u8> = lines.concat();
        let relined: Vec<Vec<u8>> = whole.split_inclusive(|byte| *byte == b'\n').map(<[u8]>::to_vec).collect();
        let anchor = Anchor::from(chain.head());
        let finding = verify(&relined, Some(&key()), vec![anchor]).unwrap_err();
        prop_assert_eq!(finding.record, at as u64 + 1);
    }

    #[test]
    fn garbage_is_a_finding_and_never_a_panic(lines: Vec<Vec<u8>>) {
        prop_assert!(verify(&lines, Some(&key()), Vec::new()).is_err());
    }
}

#[test]
fn deleted_days_are_vouched_for_by_a_sealed_record_alone() {
    let (mut chain, mut lines) = journal();
    let third = Line::parse(lines[3].strip_suffix(b"\n").unwrap()).unwrap();
    let before = third.before().unwrap();
    assert_eq!(before.number, 3);
    let missing = (1, Fault::Missing { found: 4 });
    assert_eq!(found(&lines[3..]), missing);
    lines.push(append(&mut chain, Entry::Pruned(before), stamp(8)));
    let summary = verify(&lines[3..], Some(&key()), Vec::new()).unwrap();
    assert_eq!((summary.first, summary.last.number), (4, 8));
    // More than what was named is missing, or another place.
    assert_eq!(found(&lines[4..]), (1, Fault::Missing { found: 5 }));
    assert_eq!(found(&lines[3..7]), missing);
    // Said by somebody who has only the machine's present key.
    let forged = rewritten(&lines, 7, stolen(&chain), true);
    assert_eq!(found(&forged[3..]), (8, Fault::Resealed));
}
