//! Every door to the outside, with every corpus of the fuzz targets and a few thousand bytes gone
//! wrong: the part of `scripts/fuzz` that every run of the tests can afford.

#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "test helpers"
)]
#![expect(unreachable_pub, reason = "the doors are a package of their own, too")]

#[path = "../fuzz/src/lib.rs"]
mod doors;

use doors::{DOORS, Door};
use pin_kiosk_hw_sim::rng::Rng;
use std::fs;
use std::path::{Path, PathBuf};

/// Mutations of each file of a corpus.
const MUTATIONS: usize = 60;

/// Certificates of the core's own tests; they are read as objects, too.
const CERTIFICATES: &str = "src/core/testdata/certificates";

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The files of a corpus, in the order of their names.
fn corpus(name: &str) -> Vec<PathBuf> {
    let mut folders = vec![root().join("fuzz/corpus").join(name)];
    if matches!(name, "certificate" | "tlv") {
        folders.push(root().join(CERTIFICATES));
    }
    let mut files: Vec<PathBuf> = folders
        .iter()
        .filter_map(|folder| fs::read_dir(folder).ok())
        .flatten()
        .map(|entry| entry.expect("a file").path())
        .collect();
    files.sort();
    assert!(!files.is_empty(), "the corpus of {name} is empty");
    files
}

/// Does one thing to the bytes that a fuzzer would.
fn mutate(bytes: &mut Vec<u8>, rng: &mut Rng) {
    let mut below =
        |limit: usize| usize::try_from(rng.next() >> 33).unwrap_or_default() % limit.max(1);
    let place = below(bytes.len());
    let [what, with] = [below(7), below(256)];
    let byte = u8::try_from(with).unwrap_or_default();
    match what {
        0 => bytes
            .iter_mut()
            .skip(place)
            .take(1)
            .for_each(|at| *at ^= 1 << (byte & 7)),
        1 => bytes
            .iter_mut()
            .skip(place)
            .take(1)
            .for_each(|at| *at = byte),
        2 => bytes.insert(place, byte),
        3 => bytes.truncate(place),
        4 => drop(bytes.drain(place..(place + with).min(bytes.len()))),
        5 => bytes
            .iter_mut()
            .skip(place)
            .take(1 + with % 4)
            .for_each(|at| *at = 0xFF),
        _ => {
            let end = (place + with).min(bytes.len());
            let piece = bytes[place..end].to_vec();
            bytes.splice(place..place, piece);
        }
    }
}

fn run(name: &str, door: Door) {
    for (seed, file) in (0_u64..).zip(corpus(name)) {
        let bytes = fs::read(&file).expect("a corpus file");
        door(&bytes);
        let mut rng = Rng::for_purpose(seed, name);
        for _ in 0..MUTATIONS {
            let mut mutated = bytes.clone();
            for _ in 0..4 {
                mutate(&mut mutated, &mut rng);
                door(&mutated);
            }
        }
    }
    door(&[]);
}

#[test]
fn a_hostile_card_is_survived() {
    let card = DOORS.iter().find(|(name, _)| *name == "card_answers");
    let (name, door) = card.expect("the door");
    run(name, *door);
}

#[test]
fn every_other_door_withstands_its_corpus_and_mutations_of_it() {
    for (name, door) in DOORS.iter().filter(|(name, _)| *name != "card_answers") {
        run(name, *door);
    }
}

/// With `UPDATE_CORPUS=1` in the environment the file is written anew.
#[test]
fn the_corpus_holds_what_the_simulated_card_says_to_a_change() {
    let file = root().join("fuzz/corpus/card_answers/change");
    let recorded = doors::recorded_change();
    if std::env::var_os("UPDATE_CORPUS").is_some() {
        fs::write(&file, &recorded).expect("the corpus");
    }
    assert!(
        fs::read(&file).ok() == Some(recorded),
        "run it once with UPDATE_CORPUS=1"
    );
}

#[test]
fn every_target_has_a_door_and_every_door_a_target() {
    for (name, _) in DOORS {
        let target = root().join(format!("fuzz/fuzz_targets/{name}.rs"));
        let text = fs::read_to_string(target).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert!(
            text.contains(&format!("pin_kiosk_fuzz::{name}(data)")),
            "{name}"
        );
    }
    let targets = fs::read_dir(root().join("fuzz/fuzz_targets")).expect("targets");
    assert_eq!(targets.count(), DOORS.len());
}
