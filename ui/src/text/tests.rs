pub(crate) mod files;

use super::*;
use jiff::civil;

#[test]
fn dates_are_written_as_each_language_writes_them() {
    let day = civil::date(2027, 1, 20);
    let written: Vec<String> = Language::ALL.into_iter().map(|l| date(l, day)).collect();
    assert_eq!(
        written,
        [
            "2027年1月20日",
            "20 January 2027",
            "2027年1月20日",
            "2027年1月20日",
            "2027년 1월 20일",
            "20 de enero de 2027",
            "20 de janeiro de 2027",
            "20 มกราคม ค.ศ. 2027",
            "20 जनवरी 2027",
            "ngày 20 tháng 1 năm 2027",
            "20 Januari 2027",
            "Enero 20, 2027",
            "2027年1月20日",
        ]
    );
    assert_eq!(
        iso_date(Language::English, "2026-12-31"),
        "31 December 2026"
    );
    assert_eq!(iso_date(Language::English, "soon"), "soon");
}

#[test]
fn times_are_written_by_the_24_hour_clock() {
    let early = civil::time(6, 30, 0, 0);
    assert_eq!(time(Language::English, early), "6:30");
    assert_eq!(time(Language::Indonesian, early), "06.30");
    assert_eq!(time(Language::Thai, early), "6:30 น.");
}

#[test]
fn a_key_that_no_language_has_shows_itself() {
    assert_eq!(tr(Language::Thai, "no-such-key"), "no-such-key");
    assert!(!has(Language::Japanese, "no-such-key"));
}
