use super::{FailureCode, markdown};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

#[test]
fn each_code_is_given_once_and_none_is_left_out_of_the_list() {
    let listed: Vec<&str> = FailureCode::all()
        .into_iter()
        .map(FailureCode::code)
        .collect();
    let unique: BTreeSet<&str> = listed.iter().copied().collect();
    assert_eq!(listed.len(), unique.len(), "{listed:?}");
    // The match that gives the codes is exhaustive, so its literals are all codes there are.
    let source = include_str!("../failure.rs");
    let given: BTreeSet<&str> = source
        .match_indices("=> \"K-")
        .filter_map(|(at, _)| source.get(at + 4..at + 9))
        .collect();
    assert_eq!(unique, given);
}

#[test]
fn a_code_leads_back_to_its_failure() {
    for failure in FailureCode::all() {
        assert_eq!(FailureCode::from_code(failure.code()), Some(failure));
    }
    assert_eq!(FailureCode::from_code("K-000"), None);
}

#[test]
fn each_part_of_each_explanation_is_a_sentence() {
    for failure in FailureCode::all() {
        let explanation = failure.explanation();
        for part in [
            explanation.cause,
            explanation.card,
            explanation.resident,
            explanation.remedy,
        ] {
            assert!(part.ends_with('.') && part.len() > 9, "{failure}: {part}");
        }
    }
}

/// Run with `UPDATE_DOCS=1` to write the page anew.
#[test]
fn the_page_of_failure_codes_is_fresh() {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/failure-codes.md");
    if std::env::var_os("UPDATE_DOCS").is_some() {
        fs::write(&page, markdown()).unwrap();
    }
    let written = fs::read_to_string(&page).unwrap();
    assert!(
        written == markdown(),
        "docs/failure-codes.md is stale: UPDATE_DOCS=1 cargo test -p pin-kiosk-core failure"
    );
}
