pub(crate) mod files;

use super::*;
use jiff::civil;

#[test]
fn dates_are_written_as_each_language_writes_them() {
    let day = civil::date(2027, 1, 20);
    let written: Vec<String> = Language::ALL
        .into_iter()
        .map(|language| date(language, day))
        .collect();
    assert!(written.iter().all(|date| date.matches(' ').count() <= 1));
    let written: Vec<String> = written
        .iter()
        .map(|date| date.replace('\u{a0}', " "))
        .collect();
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
        "31\u{a0}December\u{a0}2026"
    );
    assert_eq!(iso_date(Language::English, "soon"), "soon");
}

#[test]
fn times_are_written_by_the_24_hour_clock() {
    let early = civil::time(6, 30, 0, 0);
    assert_eq!(time(Language::English, early), "6:30");
    assert_eq!(time(Language::Indonesian, early), "06.30");
    assert_eq!(time(Language::Thai, early), "6:30\u{a0}น.");
}

#[test]
fn hours_of_the_office_are_written_as_each_language_writes_them() {
    let all: Vec<String> = Language::ALL
        .into_iter()
        .map(|language| hours(language, "月～金 8:30～17:15").unwrap_or_default())
        .map(|words| words.replace('\u{a0}', " "))
        .collect();
    assert_eq!(
        all,
        [
            "",
            "Mon–Fri 8:30–17:15",
            "周一～周五 8:30～17:15",
            "週一～週五 8:30～17:15",
            "월~금 8:30~17:15",
            "lun–vie 8:30–17:15",
            "seg–sex 8:30–17:15",
            "จันทร์–ศุกร์ 8:30 น.–17:15 น.",
            "सोम–शुक्र 8:30–17:15",
            "thứ 2–thứ 6 8:30–17:15",
            "Senin–Jumat 08.30–17.15",
            "Lun–Biy 8:30–17:15",
            "月〜金よう日 8:30〜17:15",
        ]
    );
    let english = |words| hours(Language::English, words);
    assert_eq!(english("6:30〜23:00").as_deref(), Some("6:30–23:00"));
    assert_eq!(
        english("月・水・金 9:00〜12:00").as_deref(),
        Some("Mon, Wed, Fri 9:00–12:00")
    );
    assert_eq!(english("月〜金（祝日を除く）8:30〜17:15"), None);
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
