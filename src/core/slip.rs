//! What a slip says, before it is laid out.

use crate::event::WriteOutcome;
use crate::failure::FailureCode;
use crate::language::Language;
use crate::referral::ReferralReason;
use jiff::Timestamp;
use serde::Serialize;

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
    },
    /// Which office, and what to bring.
    Referral(ReferralReason),
    /// How to make a reservation.
    NoReservation(FailureCode),
    /// Where to turn when somebody asks for card or password.
    FraudAdvice,
    /// The technician's test page.
    TestPage,
}
