//! What the screen shows: the session's whole face, without a secret in it.
//!
//! Serialised, a view is one line of the headless driver: `{"view": ID, …}`.

use crate::failure::FailureCode;
use crate::input::{OutOfService, Procedure};
use crate::language::Language;
use crate::password::Rules;
use crate::ports::PrinterFault;
use crate::referral::{ReferralReason, WhichPassword};
use crate::slip::Slip;
use serde::Serialize;

/// One screen: a view, perhaps under the idle warning.
#[derive(Clone, Debug, PartialEq)]
pub struct Screen {
    /// Counts the screens of this program: each change has the next number.
    pub number: u64,
    /// What is shown.
    pub view: View,
    /// Seconds left to answer the idle warning that lies over the view.
    pub idle_warning: Option<u64>,
    /// The language to show it in.
    pub language: Language,
    /// Whether back leads anywhere.
    pub can_go_back: bool,
    /// Whether stop is offered (it is not while the card is written, nor where the view ends by itself).
    pub can_cancel: bool,
    /// The slip this session has to offer, as the printer would print it.
    pub slip: Option<Slip>,
}

/// The views, named as the contract of the headless driver names them.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "view", rename_all = "kebab-case")]
pub enum View {
    /// Language choice and what this machine does.
    Attract,
    /// Not open now.
    Closed {
        /// Why.
        reason: ClosedReason,
        /// When it opens again, local time `YYYY-MM-DD HH:MM`, if that is known.
        opens: Option<String>,
    },
    /// The four secrets told apart.
    ChoosePassword {
        /// The one the resident's use points to, after `which-password`.
        suggested: Option<WhichPassword>,
    },
    /// Helps by use.
    WhichPassword,
    /// Is somebody telling you to do this?
    FraudQuestion,
    /// Stop: where to turn.
    FraudAdvice {
        /// The slip.
        slip: SlipState,
    },
    /// What is needed and what is recorded.
    Notice,
    /// Where the card goes.
    PlaceCard {
        /// Why it has to be placed again.
        hint: Option<PlaceHint>,
    },
    /// Do not move the card.
    ReadingCard,
    /// Change or reset.
    ChooseProcedure {
        /// Tries left of the signature password, if the card told.
        tries_left: Option<u8>,
        /// Whether the signature password is locked.
        locked: bool,
        /// Whether this card and kiosk offer the reset.
        reset_offered: bool,
    },
    /// The 4 digits.
    EnterUserAuthPin {
        /// Characters typed.
        length: usize,
        /// Tries left, if the card told.
        tries_left: Option<u8>,
        /// Whether the last entry was wrong.
        wrong: bool,
        /// Whether the warning of the last try waits for `confirm`.
        last_try_warning: bool,
    },
    /// The card proves itself; the centre is asked.
    Authenticating,
    /// The password to be replaced.
    EnterCurrentPassword {
        /// Characters typed.
        length: usize,
        /// Tries left, if the card told.
        tries_left: Option<u8>,
        /// Whether the last entry was wrong.
        wrong: bool,
        /// Whether the warning of the last try waits for `confirm`.
        last_try_warning: bool,
        /// Whether the card is just checking it.
        checking: bool,
    },
    /// The new password, first time.
    EnterNewPassword {
        /// Characters typed.
        length: usize,
        /// How it stands against the rules.
        rules: Rules,
    },
    /// The new password, second time.
    RepeatNewPassword {
        /// Characters typed.
        length: usize,
        /// Whether the last repetition differed.
        mismatch: bool,
    },
    /// What will happen, one button.
    Confirm {
        /// How the password will be set.
        procedure: Procedure,
    },
    /// Do not move the card.
    Writing,
    /// Put the same card back.
    ReplaceCard {
        /// Seconds left to do so.
        seconds: u64,
        /// Whether another card was put there.
        other_card: bool,
    },
    /// The card confirmed the new password.
    Done {
        /// Last day of the user-authentication certificate, `YYYY-MM-DD`, when it is within three
        /// months.
        certificate_ends: Option<String>,
        /// The slip.
        slip: SlipState,
    },
    /// The card keeps what it had.
    NotChanged {
        /// Why.
        reason: FailureCode,
        /// The slip.
        slip: SlipState,
    },
    /// It is not known what the card has.
    Uncertain {
        /// Why.
        reason: FailureCode,
        /// The slip.
        slip: SlipState,
    },
    /// The municipal office has to help.
    Referral {
        /// Why.
        reason: ReferralReason,
        /// Its code.
        code: FailureCode,
        /// The slip.
        slip: SlipState,
    },
    /// No reservation, or an old one.
    NoReservation {
        /// Which of the two.
        reason: FailureCode,
        /// The slip.
        slip: SlipState,
    },
    /// Not an Individual Number Card.
    WrongCard {
        /// Its code.
        reason: FailureCode,
    },
    /// The centre gave no answer.
    LineDown {
        /// In which way.
        reason: FailureCode,
        /// Whether a change is possible all the same.
        change_offered: bool,
    },
    /// The reader or the card gave no answer.
    ReaderFault {
        /// In which way.
        reason: FailureCode,
    },
    /// Until the card is gone.
    TakeCard {
        /// The slip.
        slip: SlipState,
    },
}

/// Why the kiosk is closed.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ClosedReason {
    /// Out of hours.
    Hours,
    /// A holiday of this kiosk.
    Holiday,
    /// Planned maintenance.
    Maintenance,
    /// Out of service.
    #[serde(untagged)]
    OutOfService(OutOfService),
}

/// Why a card has to be placed again.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum PlaceHint {
    /// It was moved or lifted while it was read.
    Moved,
    /// It could not be read.
    Unreadable,
}

/// How far the slip is.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum SlipState {
    /// There is nothing to print.
    #[default]
    None,
    /// It can be printed.
    Offered,
    /// The printer has it.
    Printing,
    /// It is out.
    Printed,
    /// It cannot be printed: the screen shows what it would have said.
    #[serde(untagged)]
    Failed(PrinterFault),
}
