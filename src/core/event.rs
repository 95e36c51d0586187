//! What is worth keeping, as one closed list: the record kinds of the journal.
//!
//! No event carries a secret or personal data. A card is its fingerprint, which the journal keeps
//! only as a keyed hash.

use crate::failure::FailureCode;
use crate::input::{OutOfService, Procedure};
use crate::language::Language;
use crate::ports::PrinterFault;
use crate::technician::{Part, Verdict};
use serde::{Deserialize, Serialize};
use std::fmt;

/// SHA-256 of a card's user-authentication certificate. Tells cards apart; never stored as it is.
#[derive(Clone, Copy, Eq, Hash, PartialEq)]
pub struct CardFingerprint(pub [u8; 32]);

impl fmt::Debug for CardFingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("CardFingerprint")
    }
}

/// What came of a started write. Exactly one follows each [`Event::WriteStarted`].
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum WriteOutcome {
    /// The card confirmed the new password.
    Done,
    /// The card keeps the password it had.
    NotChanged,
    /// Nobody knows.
    Unknown,
}

/// What the card said of a PIN or password.
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum TryResult {
    /// It was right.
    Right,
    /// It was wrong.
    Wrong,
    /// The answer was lost: a try may be gone.
    Unknown,
}

/// How a session ended.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum SessionEnd {
    /// With a new password.
    Done,
    /// Without one, for this reason.
    Failed(FailureCode),
}

/// One thing worth keeping.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// The program started.
    KioskStarted {
        /// Version of the program.
        version: String,
    },
    /// The program was told to stop and did.
    KioskStopped,
    /// A resident began.
    SessionStarted {
        /// The language she chose first.
        language: Language,
    },
    /// A card was recognised.
    CardIdentified {
        /// Tries left of the user-authentication PIN, if the card told.
        user_authentication_tries: Option<u8>,
        /// Tries left of the signature password, if the card told.
        signature_tries: Option<u8>,
    },
    /// The user-authentication PIN was sent to the card.
    PinTried {
        /// What the card said.
        result: TryResult,
        /// Tries left afterwards, if known.
        tries_left: Option<u8>,
    },
    /// The card signed the kiosk's challenge and its certificate is trusted.
    CardAuthenticated {
        /// Which card.
        card: CardFingerprint,
    },
    /// The centre found a reservation.
    ReservationFound,
    /// The current signature password was sent to the card.
    CurrentPasswordTried {
        /// What the card said.
        result: TryResult,
        /// Tries left afterwards, if known.
        tries_left: Option<u8>,
    },
    /// The next command changes the card.
    WriteStarted {
        /// Which card.
        card: CardFingerprint,
        /// How.
        procedure: Procedure,
    },
    /// What came of the write before.
    WriteEnded {
        /// Which card.
        card: CardFingerprint,
        /// What came of it.
        outcome: WriteOutcome,
    },
    /// The resident left, or was sent away.
    SessionEnded {
        /// How.
        end: SessionEnd,
    },
    /// A slip was printed or not.
    SlipPrinted {
        /// What was in the way, if anything.
        fault: Option<PrinterFault>,
    },
    /// The card worker did not answer in time and was replaced.
    CardWorkerReplaced,
    /// The machine went out of service or came back.
    ServiceChanged {
        /// Why it is out of service, or nothing when it is back.
        out_of_service: Option<OutOfService>,
    },
    /// A technician tried the passcode.
    TechnicianTried {
        /// Whether it was right.
        right: bool,
    },
    /// A technician had a part tested.
    TechnicianTested {
        /// Which part.
        part: Part,
        /// How it came out.
        verdict: Verdict,
    },
    /// A technician says that the clock is right, whatever the journal's last record says.
    ClockVouched,
    /// Technician mode ended.
    TechnicianLeft,
    /// A changed configuration was taken over or refused.
    ConfigChanged {
        /// Whether it was taken over.
        accepted: bool,
    },
    /// The wall clock jumped against the monotonic one, in milliseconds.
    ClockJumped {
        /// By how much; negative is backwards.
        by_millis: i64,
    },
    /// The journal's last record was torn by a power cut and was set aside.
    JournalRepaired {
        /// Length of what was set aside, in bytes.
        torn_bytes: u64,
    },
}
