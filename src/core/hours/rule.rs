//! Rules of the calendar, as they are written in the configuration.

use crate::office_hours::plain;
use jiff::civil::{Date, Time, Weekday};
use std::str::FromStr;

/// Which days a rule is about.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Days {
    /// `every day`
    Every,
    /// `every Sunday`
    Weekday(Weekday),
    /// `third Saturday` of each month; `last` is -1.
    NthWeekday(i8, Weekday),
    /// `2027-05-05`, `2027-05-03..2027-05-05`: both days included.
    Dates(Date, Date),
    /// `01-01`, `12-29..01-03`: each year, both days included, over the end of the year as well.
    EachYear(MonthDay, MonthDay),
}

/// A day of each year.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub struct MonthDay {
    month: i8,
    day: i8,
}

/// A planned maintenance, such as `third Saturday 00:00-08:00` or `third Saturday 0:00–8:00`.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Maintenance {
    /// The days on which it begins.
    pub days: Days,
    /// When it begins.
    pub from: Time,
    /// When it ends: on the next day when that is not after [`Self::from`].
    pub to: Time,
}

/// Why a rule cannot be understood.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum RuleFault {
    /// The days are none of the known forms.
    #[error(
        "days are written `every day`, `every Sunday`, `third Saturday`, `last Friday`, \
         `2027-05-05`, `2027-05-03..2027-05-05`, `01-01` or `12-29..01-03`"
    )]
    Days,
    /// The first day is after the last.
    #[error("the first day is after the last")]
    Backwards,
    /// A time of day is not `HH:MM`.
    #[error("a time of day is written `HH:MM`, from `00:00` to `24:00`")]
    Time,
    /// A day's end where a beginning is meant.
    #[error("`24:00` is the end of a day; a beginning at midnight is written `00:00`")]
    Beginning,
    /// The two times are missing or not divided by a hyphen.
    #[error("a maintenance is written as its days and `HH:MM-HH:MM`")]
    Form,
}

impl Days {
    /// Whether the rule is about this day.
    #[must_use]
    pub fn include(&self, day: Date) -> bool {
        match self {
            Self::Every => true,
            Self::Weekday(weekday) => day.weekday() == *weekday,
            Self::NthWeekday(nth, weekday) => day
                .nth_weekday_of_month(*nth, *weekday)
                .is_ok_and(|nth| nth == day),
            Self::Dates(first, last) => (*first..=*last).contains(&day),
            Self::EachYear(first, last) => {
                let day = MonthDay {
                    month: day.month(),
                    day: day.day(),
                };
                if first <= last {
                    *first <= day && day <= *last
                } else {
                    *first <= day || day <= *last
                }
            }
        }
    }
}

impl FromStr for Days {
    type Err = RuleFault;

    fn from_str(text: &str) -> Result<Self, RuleFault> {
        let words: Vec<String> = text.split_whitespace().map(str::to_lowercase).collect();
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        match words.as_slice() {
            ["every", "day"] => Ok(Self::Every),
            ["every", name] => weekday(name).map(Self::Weekday).ok_or(RuleFault::Days),
            [which, name] => nth(which)
                .zip(weekday(name))
                .map(|(nth, weekday)| Self::NthWeekday(nth, weekday))
                .ok_or(RuleFault::Days),
            [dates] => {
                let (first, last) = dates.split_once("..").unwrap_or((dates, dates));
                parse_dates(first, last)
            }
            _ => Err(RuleFault::Days),
        }
    }
}

fn parse_dates(first: &str, last: &str) -> Result<Days, RuleFault> {
    if let (Ok(first), Ok(last)) = (first.parse::<Date>(), last.parse::<Date>()) {
        return if first <= last {
            Ok(Days::Dates(first, last))
        } else {
            Err(RuleFault::Backwards)
        };
    }
    month_day(first)
        .zip(month_day(last))
        .map(|(first, last)| Days::EachYear(first, last))
        .ok_or(RuleFault::Days)
}

fn month_day(text: &str) -> Option<MonthDay> {
    // Judged in a leap year: 02-29 is a day of some years.
    let day: Date = format!("2024-{text}").parse().ok()?;
    (text.len() == 5).then_some(MonthDay {
        month: day.month(),
        day: day.day(),
    })
}

fn nth(word: &str) -> Option<i8> {
    Some(match word {
        "first" => 1,
        "second" => 2,
        "third" => 3,
        "fourth" => 4,
        "fifth" => 5,
        "last" => -1,
        _ => return None,
    })
}

fn weekday(word: &str) -> Option<Weekday> {
    Some(match word {
        "monday" => Weekday::Monday,
        "tuesday" => Weekday::Tuesday,
        "wednesday" => Weekday::Wednesday,
        "thursday" => Weekday::Thursday,
        "friday" => Weekday::Friday,
        "saturday" => Weekday::Saturday,
        "sunday" => Weekday::Sunday,
        _ => return None,
    })
}

impl FromStr for Maintenance {
    type Err = RuleFault;

    fn from_str(text: &str) -> Result<Self, RuleFault> {
        let plain: String = text.chars().map(plain).collect();
        let plain = plain.replace(" - ", "-");
        let (days, times) = plain
            .trim()
            .rsplit_once(char::is_whitespace)
            .ok_or(RuleFault::Form)?;
        let (from, to) = times.split_once('-').ok_or(RuleFault::Form)?;
        // Two dates and no times also have a hyphen after a space; the times say so themselves.
        Ok(Self {
            days: days.parse()?,
            from: beginning(from)?,
            to: time_of_day(to)?,
        })
    }
}

/// Reads the time at which something begins: `HH:MM`, before `24:00`.
///
/// # Errors
///
/// [`RuleFault::Time`] or [`RuleFault::Beginning`].
pub fn beginning(text: &str) -> Result<Time, RuleFault> {
    if text == "24:00" {
        return Err(RuleFault::Beginning);
    }
    time_of_day(text)
}

/// Reads `HH:MM` or `H:MM`; `24:00` is midnight as well as `00:00`.
///
/// # Errors
///
/// [`RuleFault::Time`] for anything else.
pub fn time_of_day(text: &str) -> Result<Time, RuleFault> {
    if text == "24:00" {
        return Ok(Time::MIN);
    }
    let (hour, minute) = text.split_once(':').ok_or(RuleFault::Time)?;
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(hour) || !digits(minute) || !(1..=2).contains(&hour.len()) || minute.len() != 2 {
        return Err(RuleFault::Time);
    }
    hour.parse()
        .ok()
        .zip(minute.parse().ok())
        .and_then(|(hour, minute)| Time::new(hour, minute, 0, 0).ok())
        .ok_or(RuleFault::Time)
}
