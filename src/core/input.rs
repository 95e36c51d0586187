//! Everything that can happen to a session, as one closed type.

use crate::card::job::{CardAnswer, JobId};
use crate::event::Event;
use crate::hours::Opening;
use crate::language::Language;
use crate::ports::{CentreFault, Cryptogram, PrinterFault, Reservation};
use crate::referral::WhichPassword;
use serde::{Deserialize, Serialize};
use std::fmt;

/// One thing that happened.
#[derive(Debug)]
pub enum Input {
    /// The resident did something.
    Resident(Action),
    /// The reader noticed something.
    Reader(ReaderEvent),
    /// The card worker finished a job.
    Card {
        /// The job it answers.
        job: JobId,
        /// What came of it.
        answer: CardAnswer,
    },
    /// The centre worker finished a job.
    Centre {
        /// The job it answers.
        job: JobId,
        /// What came of it.
        answer: CentreAnswer,
    },
    /// The printer worker got on with the slip.
    Printer(PrinterReport),
    /// The journal could not be written; what was to follow the record was not done.
    JournalFailed(Unrecorded),
    /// The calendar opened or closed the kiosk.
    Opening(Opening),
    /// The machine took itself out of service, or came back (`None`).
    OutOfService(Option<OutOfService>),
    /// Something worth recording that the procedure does not decide.
    Note(Event),
    /// Time went by.
    Tick,
}

/// What a resident can do.
#[derive(Clone, Copy, Eq, PartialEq)]
pub enum Action {
    /// Chooses a language; on `attract` this starts a session.
    ChooseLanguage(Language),
    /// Says which of the four secrets she means.
    ChoosePassword(WhichPassword),
    /// Answers yes or no.
    Answer(Answer),
    /// Agrees to the notice.
    Accept,
    /// Chooses to change or to reset.
    ChooseProcedure(Procedure),
    /// Strikes one key of keypad or keyboard.
    Key(char),
    /// Takes the last character back.
    Erase,
    /// Takes all characters back.
    Clear,
    /// Hands in what was typed.
    Submit,
    /// Confirms what was explained.
    Confirm,
    /// Goes one view back.
    Back,
    /// Stops the session.
    Cancel,
    /// Wants to go on after the idle warning.
    MoreTime,
    /// Wants the slip printed.
    PrintSlip,
    /// Has read the view.
    Dismiss,
}

impl fmt::Debug for Action {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Key(_) => f.write_str("Key"),
            Self::ChooseLanguage(language) => write!(f, "ChooseLanguage({language:?})"),
            Self::ChoosePassword(which) => write!(f, "ChoosePassword({which:?})"),
            Self::Answer(answer) => write!(f, "Answer({answer:?})"),
            Self::ChooseProcedure(procedure) => write!(f, "ChooseProcedure({procedure:?})"),
            Self::Accept => f.write_str("Accept"),
            Self::Erase => f.write_str("Erase"),
            Self::Clear => f.write_str("Clear"),
            Self::Submit => f.write_str("Submit"),
            Self::Confirm => f.write_str("Confirm"),
            Self::Back => f.write_str("Back"),
            Self::Cancel => f.write_str("Cancel"),
            Self::MoreTime => f.write_str("MoreTime"),
            Self::PrintSlip => f.write_str("PrintSlip"),
            Self::Dismiss => f.write_str("Dismiss"),
        }
    }
}

/// An answer to a question.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Answer {
    /// Yes.
    Yes,
    /// No.
    No,
}

/// The two ways to a new signature password.
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Procedure {
    /// She knows the current password.
    Change,
    /// It is forgotten or locked; needs a reservation and the issuer's authorisation.
    Reset,
}

/// What the reader notices by itself.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum ReaderEvent {
    /// A card lies on the reader.
    CardPresent,
    /// No card lies on the reader.
    CardAbsent,
    /// There is no reader, or no service to ask for one.
    Lost(crate::failure::ReaderFailure),
    /// A reader is there again; whether a card is in it comes as an event of its own.
    Found,
}

/// What the journal could not take.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Unrecorded {
    /// The announcement of a write, which therefore did not begin.
    WriteStarted,
    /// Anything else.
    Other,
}

/// What came of a centre job.
#[derive(Debug)]
pub enum CentreAnswer {
    /// Answer to a search.
    Reservation(Result<Reservation, CentreFault>),
    /// Answer to a request for an authorisation.
    Authorisation(Result<Cryptogram, CentreFault>),
}

/// How far the printer is with the slip of this session.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum PrinterReport {
    /// Its status is good and printing has begun.
    Started,
    /// The whole slip is out and the final status says so.
    Printed,
    /// It did not work out; nothing half-printed counts.
    Failed(PrinterFault),
}

/// Why the machine is out of service.
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum OutOfService {
    /// No reader, or its service is down.
    Reader,
    /// The journal cannot be written.
    Journal,
    /// A certificate of the kiosk or all trust anchors have expired.
    Certificates,
    /// The clock cannot be right.
    Clock,
    /// A technician is at work.
    Technician,
    /// A technician has taken it out of service: planned work.
    Maintenance,
    /// The same: it waits for a part or a repair.
    Repair,
    /// The same: this kiosk is not coming back here.
    Withdrawn,
}
