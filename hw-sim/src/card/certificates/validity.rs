//! When a certificate is valid, counted from a given day.

use jiff::{SignedDuration, Span, Timestamp, ToSpan as _, civil, tz::Offset};
use serde::{Deserialize, Serialize};

use super::der::{self, tag};

/// Japan Standard Time; the country has had no daylight saving since 1951.
const JAPAN: Offset = Offset::constant(9);

/// When a certificate is valid, seen from the scenario's day.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, Hash, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Validity {
    /// Issued a year ago, four years to go.
    #[default]
    Current,
    /// Issued nearly five years ago, two months to go.
    EndsSoon,
    /// Ended yesterday.
    Expired,
    /// Begins tomorrow.
    NotYetValid,
    /// Valid for six years in place of five.
    OneYearTooLong,
}

/// A day or a moment in a scenario could not be understood.
#[derive(Debug, thiserror::Error)]
pub enum DateError {
    /// Not a day such as `2026-11-22`, or not a moment such as `2026-11-22T14:59:59Z`.
    #[error("{text:?} is neither a day (2026-11-22) nor a moment (2026-11-22T14:59:59Z): {source}")]
    NotADate {
        /// What stood there.
        text: String,
        /// Why it was refused.
        source: jiff::Error,
    },
    /// The calendar ends before this date.
    #[error("a date is out of range: {0}")]
    OutOfRange(#[from] jiff::Error),
}

/// First and last moment of a certificate.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Period {
    pub(crate) not_before: Timestamp,
    pub(crate) not_after: Timestamp,
}

impl Validity {
    /// The period as seen from `today`.
    pub(crate) fn period(self, today: civil::Date) -> Result<Period, DateError> {
        let (from, until): (Span, Span) = match self {
            Self::Current => (-1.years(), 4.years()),
            Self::EndsSoon => (-58.months(), 2.months()),
            Self::Expired => (-5.years(), -1.days()),
            Self::NotYetValid => (1.days(), 5.years()),
            Self::OneYearTooLong => (-1.years(), 5.years()),
        };
        Period::new(today.checked_add(from)?, today.checked_add(until)?)
    }
}

impl Period {
    /// From noon of one day to the last second of another, both in Japan.
    pub(crate) fn new(first: civil::Date, last: civil::Date) -> Result<Self, DateError> {
        Ok(Self {
            not_before: JAPAN.to_timestamp(first.at(12, 0, 0, 0))?,
            not_after: JAPAN.to_timestamp(last.at(23, 59, 59, 0))?,
        })
    }

    /// `Validity` of RFC 5280 section 4.1.2.5.
    pub(crate) fn to_der(self) -> Vec<u8> {
        der::sequence(&[&time(self.not_before), &time(self.not_after)])
    }
}

/// The clock's day in Japan.
pub(crate) fn today_in_japan() -> civil::Date {
    JAPAN.to_datetime(Timestamp::now()).date()
}

/// Reads a day of a scenario.
pub(crate) fn parse_day(text: &str) -> Result<civil::Date, DateError> {
    text.parse().map_err(|source| DateError::NotADate {
        text: text.to_owned(),
        source,
    })
}

/// Reads a moment of a scenario: a day alone means its last second in Japan.
pub(crate) fn parse_moment(text: &str) -> Result<Timestamp, DateError> {
    if let Ok(moment) = text.parse::<Timestamp>() {
        return Ok(moment);
    }
    let day_after = parse_day(text)?.checked_add(1.days())?;
    let midnight = JAPAN.to_timestamp(day_after.at(0, 0, 0, 0))?;
    Ok(midnight.checked_sub(SignedDuration::from_secs(1))?)
}

/// `UTCTime` until 2049, `GeneralizedTime` from 2050.
fn time(moment: Timestamp) -> Vec<u8> {
    let utc = Offset::UTC.to_datetime(moment);
    if utc.year() < 2050 {
        tlv_text(tag::UTC_TIME, &utc.strftime("%y%m%d%H%M%SZ").to_string())
    } else {
        tlv_text(
            tag::GENERALIZED_TIME,
            &utc.strftime("%Y%m%d%H%M%SZ").to_string(),
        )
    }
}

fn tlv_text(tag: u8, text: &str) -> Vec<u8> {
    der::tlv(tag, &[text.as_bytes()])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_certificate_ends_with_its_last_day_in_japan() {
        let period = Validity::Current.period(civil::date(2026, 11, 22)).unwrap();
        assert_eq!(period.not_after.to_string(), "2030-11-22T14:59:59Z");
        assert_eq!(period.not_before.to_string(), "2025-11-22T03:00:00Z");
    }

    #[test]
    fn years_from_2050_take_generalized_time() {
        let before = time("2049-12-31T23:59:59Z".parse().unwrap());
        assert_eq!(before, [&[0x17, 13][..], b"491231235959Z"].concat());
        let after = time("2050-01-01T00:00:00Z".parse().unwrap());
        assert_eq!(after, [&[0x18, 15][..], b"20500101000000Z"].concat());
    }

    #[test]
    fn a_day_or_a_moment_can_be_given() {
        assert_eq!(
            parse_moment("2027-01-31").unwrap().to_string(),
            "2027-01-31T14:59:59Z"
        );
        assert_eq!(
            parse_moment("2027-01-31T00:00:00Z").unwrap().to_string(),
            "2027-01-31T00:00:00Z"
        );
        assert!(parse_moment("next week").is_err());
    }
}
