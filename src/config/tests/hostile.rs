//! Files that would cost more memory or time than a kiosk has.

use super::{full, hash, parse};
use crate::config::{Config, DEFAULT, PasscodeFault, PasscodeHash};
use crate::files::SETTING_BYTES_MAX;
use jiff::Timestamp;
use pin_kiosk_core::hours::Opening;
use std::fs;

#[test]
fn a_file_that_never_ends_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("kiosk.toml");
    let room = usize::try_from(SETTING_BYTES_MAX).unwrap() - DEFAULT.len();
    fs::write(&file, format!("{DEFAULT}{}", "#".repeat(room))).unwrap();
    assert!(Config::load(&file).is_ok());
    fs::write(&file, format!("{DEFAULT}{}", "#".repeat(room + 1))).unwrap();
    let problems = Config::load(&file).unwrap_err().to_string();
    assert!(problems.contains("too large"), "{problems}");
}

#[test]
fn a_file_of_nothing_but_unknown_keys_is_judged_line_by_line() {
    let text: String = (0..20_000).map(|n| format!("x{n}=1\n")).collect();
    let problems = parse(&text).unwrap_err();
    let lines: Vec<usize> = problems.problems.iter().filter_map(|p| p.line).collect();
    assert!(lines.iter().copied().eq(1..=20_000));
}

#[test]
fn there_is_an_end_to_holidays_and_maintenance() {
    for (key, most) in [("holidays", 366), ("maintenance", 32)] {
        let rule = match key {
            "holidays" => "\"12-29..01-03\"",
            _ => "\"every day 00:00-24:00\"",
        };
        let with = |rules: usize| {
            let line = format!("{key} = [{}]", vec![rule; rules].join(", "));
            let mut text = super::without(&full(), key);
            text = text.replace("[hours]", &format!("[hours]\n{line}"));
            parse(&text)
        };
        let config = with(most).unwrap();
        // 1970-01-01: a holiday of the one, under maintenance by the other.
        assert!(matches!(
            config.hours.at(Timestamp::UNIX_EPOCH),
            Opening::Closed { .. }
        ));
        let problems = with(most + 1).unwrap_err().to_string();
        assert!(problems.contains(&format!("at most {most}")), "{problems}");
    }
}

#[test]
fn a_hash_that_asks_for_the_whole_machine_is_refused_before_it_is_used() {
    let good = hash();
    let parts: Vec<&str> = good.phc().split('$').collect();
    let [_, _, _, _, salt, output] = parts.as_slice() else {
        panic!("{parts:?}");
    };
    for costs in [
        "m=4294967295,t=2,p=1",
        "m=65536,t=4294967295,p=1",
        "m=65536,t=1,p=255",
    ] {
        let phc = format!("$argon2id$v=19${costs}${salt}${output}");
        assert_eq!(
            PasscodeHash::from_phc(&phc),
            Err(PasscodeFault::TooCostly),
            "{costs}"
        );
    }
    let phc = format!("$argon2id$v=19$m=65536,t=3,p=4${salt}${output}");
    assert!(
        PasscodeHash::from_phc(&phc).is_ok(),
        "the second choice of RFC 9106"
    );
}
