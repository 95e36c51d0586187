//! What was met and covered in a run.

use pin_kiosk_core::input::{Action, Input, PrinterReport, ReaderEvent};
use pin_kiosk_core::view::View;
use std::collections::BTreeMap;

/// Counts over many lives.
#[derive(Clone, Debug, Default)]
pub(super) struct Tally {
    pub(super) lives: u64,
    pub(super) sessions: u64,
    pub(super) steps: u64,
    /// What came of writes.
    pub(super) outcomes: BTreeMap<&'static str, u64>,
    /// How sessions ended, by code.
    pub(super) ends: BTreeMap<&'static str, u64>,
    /// Mishaps by room and name.
    pub(super) mishaps: BTreeMap<(&'static str, &'static str), u64>,
    /// Inputs by the view that took them.
    pub(super) pairs: BTreeMap<(&'static str, &'static str), u64>,
    /// Sessions in which a fault spoke for the card, so that what it said proves nothing.
    pub(super) deceived: u64,
}

impl Tally {
    pub(super) fn met(&mut self, room: &'static str, name: &'static str) {
        count(&mut self.mishaps, (room, name));
    }

    pub(super) fn took(&mut self, view: &View, input: &Input) {
        self.steps = self.steps.saturating_add(1);
        count(&mut self.pairs, (view_name(view), input_name(input)));
    }
}

pub(super) fn count<K: Ord>(map: &mut BTreeMap<K, u64>, key: K) {
    let n = map.entry(key).or_default();
    *n = n.saturating_add(1);
}

/// All views' names.
pub(super) const VIEWS: [&str; 27] = [
    "attract",
    "closed",
    "choose-password",
    "which-password",
    "fraud-question",
    "fraud-advice",
    "notice",
    "place-card",
    "reading-card",
    "choose-procedure",
    "enter-user-auth-pin",
    "authenticating",
    "enter-current-password",
    "enter-new-password",
    "repeat-new-password",
    "confirm",
    "writing",
    "replace-card",
    "done",
    "not-changed",
    "uncertain",
    "referral",
    "no-reservation",
    "wrong-card",
    "line-down",
    "reader-fault",
    "take-card",
];

/// The view's name in the headless driver.
pub(super) const fn view_name(view: &View) -> &'static str {
    match view {
        View::Attract => "attract",
        View::Closed { .. } => "closed",
        View::ChoosePassword { .. } => "choose-password",
        View::WhichPassword => "which-password",
        View::FraudQuestion => "fraud-question",
        View::FraudAdvice { .. } => "fraud-advice",
        View::Notice => "notice",
        View::PlaceCard { .. } => "place-card",
        View::ReadingCard => "reading-card",
        View::ChooseProcedure { .. } => "choose-procedure",
        View::EnterUserAuthPin { .. } => "enter-user-auth-pin",
        View::Authenticating => "authenticating",
        View::EnterCurrentPassword { .. } => "enter-current-password",
        View::EnterNewPassword { .. } => "enter-new-password",
        View::RepeatNewPassword { .. } => "repeat-new-password",
        View::Confirm { .. } => "confirm",
        View::Writing => "writing",
        View::ReplaceCard { .. } => "replace-card",
        View::Done { .. } => "done",
        View::NotChanged { .. } => "not-changed",
        View::Uncertain { .. } => "uncertain",
        View::Referral { .. } => "referral",
        View::NoReservation { .. } => "no-reservation",
        View::WrongCard { .. } => "wrong-card",
        View::LineDown { .. } => "line-down",
        View::ReaderFault { .. } => "reader-fault",
        View::TakeCard { .. } => "take-card",
    }
}

/// All inputs' names.
pub(super) const INPUTS: [&str; 28] = [
    "choose-language",
    "choose-password",
    "answer",
    "accept",
    "choose-procedure",
    "key",
    "erase",
    "clear",
    "submit",
    "confirm",
    "back",
    "cancel",
    "more-time",
    "print-slip",
    "dismiss",
    "card-present",
    "card-absent",
    "reader-lost",
    "reader-found",
    "card-answer",
    "centre-answer",
    "print-started",
    "printed",
    "print-failed",
    "journal-failed",
    "opening",
    "out-of-service",
    "tick",
];

/// The input's kind.
pub(super) const fn input_name(input: &Input) -> &'static str {
    match input {
        Input::Resident(action) => action_name(*action),
        Input::Reader(ReaderEvent::CardPresent) => "card-present",
        Input::Reader(ReaderEvent::CardAbsent) => "card-absent",
        Input::Reader(ReaderEvent::Lost(_)) => "reader-lost",
        Input::Reader(ReaderEvent::Found) => "reader-found",
        Input::Card { .. } => "card-answer",
        Input::Centre { .. } => "centre-answer",
        Input::Printer(PrinterReport::Started) => "print-started",
        Input::Printer(PrinterReport::Printed) => "printed",
        Input::Printer(PrinterReport::Failed(_)) => "print-failed",
        Input::JournalFailed(_) => "journal-failed",
        Input::Opening(_) => "opening",
        Input::OutOfService(_) => "out-of-service",
        Input::Note(_) => "note",
        Input::Tick => "tick",
    }
}

const fn action_name(action: Action) -> &'static str {
    match action {
        Action::ChooseLanguage(_) => "choose-language",
        Action::ChoosePassword(_) => "choose-password",
        Action::Answer(_) => "answer",
        Action::Accept => "accept",
        Action::ChooseProcedure(_) => "choose-procedure",
        Action::Key(_) => "key",
        Action::Erase => "erase",
        Action::Clear => "clear",
        Action::Submit => "submit",
        Action::Confirm => "confirm",
        Action::Back => "back",
        Action::Cancel => "cancel",
        Action::MoreTime => "more-time",
        Action::PrintSlip => "print-slip",
        Action::Dismiss => "dismiss",
    }
}
