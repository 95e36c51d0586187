//! The telephone numbers of the Individual Number Card call centre, by language.
//!
//! Source: J-LIS, English page on inquiries, and the Japanese menu of the same call centre. Texts
//! get number and hours from here as arguments or must agree with it; a test compares them.

use jiff::civil::{Time, time};
use pin_kiosk_core::language::Language;

/// A number to call, and when it is answered in the language.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Telephone {
    /// The number, free of charge.
    pub number: &'static str,
    /// Weekdays.
    pub weekdays: Hours,
    /// Saturdays, Sundays and holidays.
    pub holidays: Hours,
}

/// From when to when, Japanese time.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Hours {
    /// First minute.
    pub from: Time,
    /// Last minute.
    pub to: Time,
}

/// Where to ask about card and certificates, and where to have a lost card suspended, in this
/// language.
#[must_use]
pub const fn telephone(language: Language) -> Telephone {
    match language {
        Language::Japanese | Language::EasyJapanese => Telephone {
            number: "0120-95-0178",
            weekdays: Hours {
                from: time(9, 30, 0, 0),
                to: time(20, 0, 0, 0),
            },
            holidays: Hours {
                from: time(9, 30, 0, 0),
                to: time(17, 30, 0, 0),
            },
        },
        Language::English
        | Language::ChineseSimplified
        | Language::ChineseTraditional
        | Language::Korean
        | Language::Spanish
        | Language::Portuguese => every_day(time(8, 30, 0, 0), time(20, 0, 0, 0)),
        Language::Thai
        | Language::Nepali
        | Language::Indonesian
        | Language::Vietnamese
        | Language::Tagalog => every_day(time(9, 0, 0, 0), time(18, 0, 0, 0)),
    }
}

const fn every_day(from: Time, to: Time) -> Telephone {
    let hours = Hours { from, to };
    Telephone {
        number: "0120-0178-27",
        weekdays: hours,
        holidays: hours,
    }
}
