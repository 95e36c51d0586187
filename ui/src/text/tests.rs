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

/// The call centre's numbers and hours, as its own page gives them.
#[test]
fn telephone_numbers_are_those_of_the_call_centre() {
    for language in Language::ALL {
        let expected = match language {
            Language::Japanese | Language::EasyJapanese => {
                ("0120-95-0178", ["9:30", "20:00", "9:30", "17:30"])
            }
            Language::Thai
            | Language::Nepali
            | Language::Indonesian
            | Language::Vietnamese
            | Language::Tagalog => ("0120-0178-27", ["9:00", "18:00", "9:00", "18:00"]),
            Language::English
            | Language::ChineseSimplified
            | Language::ChineseTraditional
            | Language::Korean
            | Language::Spanish
            | Language::Portuguese => ("0120-0178-27", ["8:30", "20:00", "8:30", "20:00"]),
        };
        let found = telephone(language);
        let hours = [
            found.weekdays.from,
            found.weekdays.to,
            found.holidays.from,
            found.holidays.to,
        ];
        let hours = hours.map(|hour| time(Language::English, hour));
        assert_eq!(
            (found.number, hours.each_ref().map(String::as_str)),
            expected,
            "{language:?}"
        );
    }
}
