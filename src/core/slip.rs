//! What a slip says, before it is laid out.
//!
//! A [`Slip`] is what the session decides; [`Slip::content`] adds what the machine knows (kiosk,
//! office, journal record) and makes a list of [`Block`]s with text keys. The words are found and
//! the blocks are drawn in the `ui` package, which makes a [`SlipRaster`] of them.
//!
//! No secret and no personal data can get here: no type of this module has a place for one.

mod content;
mod raster;

pub use content::{
    Block, HOTLINE_CONSUMER, HOTLINE_POLICE, HOTLINE_SUSPENSION, Mark, Text, Value, again_key,
    bring_keys, counter_key, reason_key, reservation_key, reservation_steps,
};
pub use raster::SlipRaster;

use crate::event::WriteOutcome;
use crate::failure::FailureCode;
use crate::language::Language;
use crate::referral::ReferralReason;
use crate::technician::Readiness;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::Serialize;
use std::fmt;

/// One slip: no secret and no personal data, in any field.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Slip {
    /// What it is about.
    pub subject: Subject,
    /// The language to print it in.
    #[serde(skip)]
    pub language: Language,
    /// When it happened.
    pub at: Timestamp,
}

/// What a slip is about.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Subject {
    /// What came of a write.
    Result {
        /// The truth about it.
        outcome: WriteOutcome,
        /// Why it did not work out, if it did not.
        reason: Option<FailureCode>,
        /// Last day of the certificate that was read (user authentication), when it is within three
        /// months. Of the signature certificate, which holds name and address, nothing is known.
        certificate_ends: Option<Date>,
    },
    /// Which office, and what to bring.
    Referral(ReferralReason),
    /// How to make a reservation.
    NoReservation(FailureCode),
    /// Where to turn when somebody asks for card or password.
    FraudAdvice,
    /// The technician's test page.
    TestPage,
    /// What a technician's board says of each part.
    Readiness(Readiness),
}

/// What the machine adds to each slip.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Imprint {
    /// Name of the store.
    pub store: String,
    /// Id of the kiosk.
    pub kiosk: String,
    /// Where the clock on the wall hangs.
    pub time_zone: TimeZone,
    /// The municipal office residents of this store are sent to.
    pub office: Office,
    /// Counts the slips of this kiosk.
    pub receipt: u64,
    /// The journal record that stands for this session, if one was written.
    pub record: Option<RecordMark>,
}

/// A municipal office, as the configuration gives it.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Office {
    /// Its name.
    pub name: String,
    /// Its address.
    pub address: String,
    /// Its telephone number.
    pub telephone: String,
    /// Its hours, in any words; [`OfficeHours`](crate::office_hours::OfficeHours) reads the common
    /// ones.
    pub hours: String,
}

/// Names one record of the journal in a way that can be checked.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct RecordMark {
    /// Its sequence number.
    pub number: u64,
    /// Its SHA-256 hash.
    pub hash: [u8; 32],
}

impl RecordMark {
    /// First words of every code, so that a reader knows what it has before it.
    pub const CODE_PREFIX: &'static str = "PIN-KIOSK 1";

    /// The text of the QR code: prefix, kiosk id, record number, hash in hexadecimal.
    ///
    /// Only upper-case letters, digits and space, as long as the kiosk id has no others: a QR code
    /// holds those in 5.5 bits each (ISO/IEC 18004, alphanumeric mode).
    #[must_use]
    pub fn code(&self, kiosk: &str) -> String {
        format!(
            "{} {kiosk} {} {}",
            Self::CODE_PREFIX,
            self.number,
            Hex(&self.hash)
        )
    }

    /// The first 12 bytes of the hash in groups of four digits, two lines of three, for people.
    #[must_use]
    pub fn check_lines(&self) -> [String; 2] {
        let line = |from: usize| {
            let groups: Vec<String> = self
                .hash
                .chunks_exact(2)
                .skip(from)
                .take(3)
                .map(|pair| Hex(pair).to_string())
                .collect();
            groups.join(" ")
        };
        [line(0), line(3)]
    }
}

struct Hex<'a>(&'a [u8]);

impl fmt::Display for Hex<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02X}"))
    }
}

#[cfg(test)]
mod tests;
