//! Which inputs each view has taken, and which it need not take.

use pin_kiosk_core::input::{Action, Input, PrinterReport, ReaderEvent};
use pin_kiosk_core::view::View;
use std::collections::BTreeMap;

/// Inputs by the view that took them.
#[derive(Clone, Debug)]
pub(super) struct Pairs([[u64; INPUTS.len()]; VIEWS.len()]);

impl Default for Pairs {
    fn default() -> Self {
        Self([[0; INPUTS.len()]; VIEWS.len()])
    }
}

/// A pair of view and input, by name.
pub(super) type Pair = (&'static str, &'static str);

impl Pairs {
    pub(super) fn took(&mut self, view: &View, input: &Input) {
        let (view, input) = (view_number(view), input_number(input));
        if let Some(n) = self.0.get_mut(view).and_then(|row| row.get_mut(input)) {
            *n = n.saturating_add(1);
        }
    }

    fn all(&self) -> impl Iterator<Item = (Pair, u64)> {
        std::iter::zip(VIEWS, &self.0).flat_map(|(view, row)| {
            std::iter::zip(INPUTS, row).map(move |(input, n)| ((view, input), *n))
        })
    }

    /// How often each was met.
    pub(super) fn met(&self) -> BTreeMap<String, u64> {
        self.all()
            .filter(|(_, n)| *n > 0)
            .map(|((view, input), n)| (format!("{view}/{input}"), n))
            .collect()
    }

    /// How many of those that must be met were, and how many those are.
    pub(super) fn covered(&self) -> (usize, usize) {
        let reachable = self.all().filter(|(pair, _)| excuse(*pair).is_none());
        reachable.fold((0, 0), |(met, all), (_, n)| {
            (met + usize::from(n > 0), all + 1)
        })
    }

    /// Those that must be met, and were not.
    pub(super) fn open(&self) -> Vec<Pair> {
        self.all()
            .filter(|(pair, n)| *n == 0 && excuse(*pair).is_none())
            .map(|(pair, _)| pair)
            .collect()
    }

    /// Those that were met although it is said here that they cannot be.
    pub(super) fn impossible(&self) -> Vec<Pair> {
        self.all()
            .filter(|(pair, n)| *n > 0 && excuse(*pair).is_some_and(|excused| excused.never))
            .map(|(pair, _)| pair)
            .collect()
    }
}

/// Pairs that a run need not meet.
struct Excused {
    why: &'static str,
    views: &'static [&'static str],
    inputs: &'static [&'static str],
    /// Whether they cannot be met at all, whatever residents, card, reader, printer, centre and disk
    /// do; otherwise they are met by chance in millions of sessions.
    never: bool,
}

const EXCUSED: [Excused; 3] = [
    Excused {
        why: "a slip that the printer has not begun is forgotten with its session",
        views: &["attract", "closed", "take-card"],
        inputs: &["print-started"],
        never: true,
    },
    Excused {
        why: "the view needs a card on the reader and is left when card or reader go; a card or a \
              reader that comes is only told after one that went",
        views: &[
            "reading-card",
            "choose-procedure",
            "enter-user-auth-pin",
            "enter-new-password",
            "repeat-new-password",
            "confirm",
            "wrong-card",
        ],
        inputs: &["card-present", "reader-found"],
        never: true,
    },
    Excused {
        why: "only when she went back from a referral whose slip a slow printer begins now",
        views: &[
            "choose-password",
            "which-password",
            "fraud-question",
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
            "wrong-card",
            "line-down",
            "reader-fault",
        ],
        inputs: &["print-started"],
        never: false,
    },
];

/// What excuses a pair from being met, if anything does.
fn excuse((view, input): Pair) -> Option<&'static Excused> {
    EXCUSED
        .iter()
        .find(|excused| excused.views.contains(&view) && excused.inputs.contains(&input))
}

/// The reasons, each with the number of pairs it excuses.
pub(super) fn reasons() -> impl Iterator<Item = (&'static str, usize)> {
    EXCUSED.iter().map(|excused| {
        let pairs = excused.views.len().saturating_mul(excused.inputs.len());
        (excused.why, pairs)
    })
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
pub(super) fn view_name(view: &View) -> &'static str {
    VIEWS.get(view_number(view)).copied().unwrap_or_default()
}

/// The view's place among [`VIEWS`].
pub(super) const fn view_number(view: &View) -> usize {
    match view {
        View::Attract => 0,
        View::Closed { .. } => 1,
        View::ChoosePassword { .. } => 2,
        View::WhichPassword => 3,
        View::FraudQuestion => 4,
        View::FraudAdvice { .. } => 5,
        View::Notice => 6,
        View::PlaceCard { .. } => 7,
        View::ReadingCard => 8,
        View::ChooseProcedure { .. } => 9,
        View::EnterUserAuthPin { .. } => 10,
        View::Authenticating => 11,
        View::EnterCurrentPassword { .. } => 12,
        View::EnterNewPassword { .. } => 13,
        View::RepeatNewPassword { .. } => 14,
        View::Confirm { .. } => 15,
        View::Writing => 16,
        View::ReplaceCard { .. } => 17,
        View::Done { .. } => 18,
        View::NotChanged { .. } => 19,
        View::Uncertain { .. } => 20,
        View::Referral { .. } => 21,
        View::NoReservation { .. } => 22,
        View::WrongCard { .. } => 23,
        View::LineDown { .. } => 24,
        View::ReaderFault { .. } => 25,
        View::TakeCard { .. } => 26,
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

/// The input's place among [`INPUTS`]; a note is none of them.
pub(super) const fn input_number(input: &Input) -> usize {
    match input {
        Input::Resident(action) => action_number(*action),
        Input::Reader(ReaderEvent::CardPresent) => 15,
        Input::Reader(ReaderEvent::CardAbsent) => 16,
        Input::Reader(ReaderEvent::Lost(_)) => 17,
        Input::Reader(ReaderEvent::Found) => 18,
        Input::Card { .. } => 19,
        Input::Centre { .. } => 20,
        Input::Printer(PrinterReport::Started) => 21,
        Input::Printer(PrinterReport::Printed) => 22,
        Input::Printer(PrinterReport::Failed(_)) => 23,
        Input::JournalFailed(_) => 24,
        Input::Opening(_) => 25,
        Input::OutOfService(_) => 26,
        Input::Tick => 27,
        Input::Note(_) => INPUTS.len(),
    }
}

const fn action_number(action: Action) -> usize {
    match action {
        Action::ChooseLanguage(_) => 0,
        Action::ChoosePassword(_) => 1,
        Action::Answer(_) => 2,
        Action::Accept => 3,
        Action::ChooseProcedure(_) => 4,
        Action::Key(_) => 5,
        Action::Erase => 6,
        Action::Clear => 7,
        Action::Submit => 8,
        Action::Confirm => 9,
        Action::Back => 10,
        Action::Cancel => 11,
        Action::MoreTime => 12,
        Action::PrintSlip => 13,
        Action::Dismiss => 14,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn views_and_inputs_are_numbered_as_they_are_named() {
        for view in [
            View::Attract,
            View::WhichPassword,
            View::Writing,
            View::TakeCard {
                slip: pin_kiosk_core::view::SlipState::None,
            },
        ] {
            let json = serde_json::to_value(&view).unwrap();
            assert_eq!(json["view"], view_name(&view));
        }
        let name = |input| INPUTS[input_number(&input)];
        assert_eq!(
            name(Input::Resident(Action::ChooseLanguage(
                pin_kiosk_core::language::Language::default()
            ))),
            "choose-language"
        );
        assert_eq!(name(Input::Resident(Action::Dismiss)), "dismiss");
        assert_eq!(name(Input::Reader(ReaderEvent::Found)), "reader-found");
        assert_eq!(
            name(Input::Printer(PrinterReport::Started)),
            "print-started"
        );
        assert_eq!(
            name(Input::Opening(pin_kiosk_core::hours::Opening::Open)),
            "opening"
        );
        assert_eq!(name(Input::Tick), "tick");
    }

    #[test]
    fn each_name_that_is_excused_exists() {
        for excused in &EXCUSED {
            assert!(excused.views.iter().all(|view| VIEWS.contains(view)));
            assert!(excused.inputs.iter().all(|input| INPUTS.contains(input)));
        }
    }
}
