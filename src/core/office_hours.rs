//! Days and times of an office, read from the words of the configuration.
//!
//! The configuration takes any words. Those of the common forms are understood, so that each
//! language can say them its own way: days, then one span of time, such as `月～金 8:30～17:15`,
//! `Mon-Fri 8:30-17:15`, `月・水・金 9時〜12時30分` or `8:30-17:15`. Letters and digits may be full
//! or half width. Anything else, such as days before holidays or a lunch break, is not.

use jiff::civil::Time;

/// On which days of the week, and from when to when.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct OfficeHours {
    /// Monday first; none where no day is named.
    pub days: [bool; 7],
    /// First minute.
    pub from: Time,
    /// Last minute.
    pub to: Time,
}

/// The days as they begin in Japanese and in English.
const DAYS: [(char, &str); 7] = [
    ('月', "mon"),
    ('火', "tue"),
    ('水', "wed"),
    ('木', "thu"),
    ('金', "fri"),
    ('土', "sat"),
    ('日', "sun"),
];

const WEEKDAYS: [bool; 7] = [true, true, true, true, true, false, false];

impl OfficeHours {
    /// What the words say, if they have one of the common forms.
    #[must_use]
    pub fn parse(words: &str) -> Option<Self> {
        let plain: String = words.chars().map(plain).collect();
        let times = plain.find(|c: char| c.is_ascii_digit())?;
        let (days, times) = plain.split_at_checked(times)?;
        let (from, to) = times.split_once('-')?;
        let (from, to) = (time(from)?, time(to)?);
        (from < to).then_some(Self {
            days: days_of(days.trim())?,
            from,
            to,
        })
    }

    /// The days in runs: the first and the last of each.
    pub fn runs(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        let open = |day: usize| self.days.get(day).copied().unwrap_or(false);
        (0..self.days.len())
            .filter(move |day| open(*day) && !day.checked_sub(1).is_some_and(open))
            .map(move |first| {
                let last = (first..self.days.len()).take_while(|day| open(*day)).last();
                (first, last.unwrap_or(first))
            })
    }
}

/// Half width, lower case, and one mark for all that stand between two ends.
pub(crate) fn plain(c: char) -> char {
    match c {
        '\u{3000}' | '\u{a0}' => ' ',
        '〜' | '～' | '~' | '–' | '—' | '－' | '−' => '-',
        '！'..='～' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        _ => c,
    }
    .to_ascii_lowercase()
}

/// `8:30`, `8時30分` or `8時`.
fn time(words: &str) -> Option<Time> {
    let words = words.trim().replace('時', ":");
    let (hour, minute) = words.split_once(':')?;
    let number = |digits: &str| {
        let short = (1..=2).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
        short.then(|| digits.parse::<i8>().ok()).flatten()
    };
    let minute = minute.trim_end_matches('分');
    let minute = if minute.is_empty() {
        0
    } else {
        number(minute)?
    };
    Time::new(number(hour)?, minute, 0, 0).ok()
}

/// The days of a list of days and of runs from one to another.
fn days_of(words: &str) -> Option<[bool; 7]> {
    let mut days = [false; 7];
    match words.trim_end_matches(':') {
        "" => return Some(days),
        "毎日" | "every day" | "daily" => return Some([true; 7]),
        "平日" | "weekdays" => return Some(WEEKDAYS),
        _ => {}
    }
    let spaced = words
        .replace(['、', '・', ',', '/'], " ")
        .replace('-', " - ");
    let mut last = None;
    let mut run = false;
    let mut rest = spaced.trim_end_matches(':').trim_start();
    while !rest.is_empty() {
        if let Some(after) = rest.strip_prefix('-') {
            if run || last.is_none() {
                return None;
            }
            run = true;
            rest = after.trim_start();
            continue;
        }
        let (day, after) = day(rest)?;
        let first = if run { last? } else { day };
        if first > day {
            return None;
        }
        for open in days.get_mut(first..=day)? {
            *open = true;
        }
        (last, run) = (Some(day), false);
        rest = after.trim_start();
    }
    (!run).then_some(days)
}

/// The day these words begin with, Monday 0, and the words after it.
fn day(words: &str) -> Option<(usize, &str)> {
    DAYS.iter().enumerate().find_map(|(day, (kanji, english))| {
        if let Some(rest) = words.strip_prefix(*kanji) {
            let rest = rest.strip_prefix("曜日").unwrap_or(rest);
            return Some((day, rest.strip_prefix('曜').unwrap_or(rest)));
        }
        let end = words
            .find(|c: char| !c.is_ascii_lowercase())
            .unwrap_or(words.len());
        let (word, rest) = words.split_at_checked(end)?;
        let full = ["", "s", "day", "sday", "nesday", "rs", "rsday", "urday"];
        let ending = word.strip_prefix(english)?;
        full.contains(&ending)
            .then(|| (day, rest.strip_prefix('.').unwrap_or(rest)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::time;

    #[test]
    fn common_forms_are_understood() {
        for words in [
            "月～金 8:30～17:15",
            "月〜金 8:30〜17:15",
            "月-金 8:30-17:15",
            "平日 8:30〜17:15",
            "月曜日～金曜日　８：３０～１７：１５",
            "月曜〜金曜 8時30分〜17時15分",
            "月火水木金 8:30~17:15",
            "月・火・水・木・金 8:30 – 17:15",
            "Mon-Fri 8:30-17:15",
            "Mon–Fri: 08:30–17:15",
            "Monday - Friday 8:30 - 17:15",
            "Mon., Tue., Wed., Thu., Fri. 8:30-17:15",
            "Ｍｏｎ－Ｆｒｉ ８：３０－１７：１５",
        ] {
            let expected = OfficeHours {
                days: WEEKDAYS,
                from: time(8, 30, 0, 0),
                to: time(17, 15, 0, 0),
            };
            assert_eq!(OfficeHours::parse(words), Some(expected), "{words}");
        }
        let days = |words| OfficeHours::parse(words).map(|hours| hours.days);
        assert_eq!(days("毎日 9:00〜17:00"), Some([true; 7]));
        assert_eq!(days("6:30〜23:00"), Some([false; 7]));
        assert_eq!(
            days("月、水、金〜日 9時〜12時"),
            Some([true, false, true, false, true, true, true])
        );
    }

    #[test]
    fn all_else_is_not_understood() {
        for words in [
            "",
            "月〜金（祝日を除く）8:30〜17:15",
            "土日祝 9:00〜12:00",
            "月〜金 8:30〜12:00、13:00〜17:15",
            "月〜金 8:30〜17:15 土 9:00〜12:00",
            "金〜月 8:30〜17:15",
            "月〜 8:30〜17:15",
            "〜金 8:30〜17:15",
            "Mon-Fri 8:30-24:15",
            "Mon-Fri 17:15-8:30",
            "Monthly 8:30-17:15",
            "see the door",
            "月〜金 830〜1715",
        ] {
            assert_eq!(OfficeHours::parse(words), None, "{words}");
        }
    }

    #[test]
    fn days_come_in_runs() {
        let hours = OfficeHours::parse("月・水〜金・日 9:00〜12:00").expect("understood");
        assert_eq!(hours.runs().collect::<Vec<_>>(), [(0, 0), (2, 4), (6, 6)]);
    }
}
