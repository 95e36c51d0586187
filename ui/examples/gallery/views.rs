//! Every view there is, in the states that look different.

use jiff::Timestamp;
use pin_kiosk_core::event::WriteOutcome;
use pin_kiosk_core::failure::{CentreFailure, FailureCode, ReaderFailure};
use pin_kiosk_core::input::{OutOfService, Procedure};
use pin_kiosk_core::language::Language;
use pin_kiosk_core::password::{Rules, Weakness};
use pin_kiosk_core::ports::PrinterFault;
use pin_kiosk_core::referral::{ReferralReason, WhichPassword};
use pin_kiosk_core::slip::{Slip, Subject};
use pin_kiosk_core::view::{ClosedReason, PlaceHint, Screen, SlipState, View};

/// What lies over a view.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Over {
    Nothing,
    Help,
    Languages,
    Slip,
    /// The button that shows what was typed is held down.
    Held,
}

/// One picture of the gallery.
#[derive(Clone, Debug)]
pub(crate) struct Scene {
    pub(crate) name: String,
    pub(crate) view: View,
    pub(crate) idle: Option<u64>,
    pub(crate) over: Over,
}

impl Scene {
    /// The screen that shows it in a language.
    pub(crate) fn screen(&self, language: Language) -> Screen {
        let ends = matches!(
            self.view,
            View::Attract
                | View::Closed { .. }
                | View::FraudAdvice { .. }
                | View::Writing
                | View::Done { .. }
                | View::NotChanged { .. }
                | View::Uncertain { .. }
                | View::Referral { .. }
                | View::NoReservation { .. }
                | View::WrongCard { .. }
                | View::LineDown { .. }
                | View::ReaderFault { .. }
                | View::TakeCard { .. }
        );
        let back = !ends
            && !matches!(
                self.view,
                View::ReadingCard | View::Authenticating | View::ReplaceCard { .. }
            );
        let before_card = matches!(
            self.view,
            View::Referral {
                reason: ReferralReason::WantsUserAuthenticationPin
                    | ReferralReason::WantsCardInfoInputPin
                    | ReferralReason::WantsResidentRegisterPin,
                ..
            }
        );
        Screen {
            number: 1,
            view: self.view.clone(),
            idle_warning: self.idle,
            language,
            can_go_back: back || before_card,
            can_cancel: !ends,
            slip: subject(&self.view).map(|subject| Slip {
                subject,
                language,
                at: shown_at(),
            }),
        }
    }
}

/// The day of the pictures.
fn shown_at() -> Timestamp {
    Timestamp::from_second(1_795_316_400).unwrap_or(Timestamp::UNIX_EPOCH)
}

fn subject(view: &View) -> Option<Subject> {
    let result = |outcome, reason| {
        Some(Subject::Result {
            outcome,
            reason,
            certificate_ends: None,
        })
    };
    match view {
        View::Done { .. } => result(WriteOutcome::Done, None),
        View::NotChanged { reason, .. } => result(WriteOutcome::NotChanged, Some(*reason)),
        View::Uncertain { reason, .. } => result(WriteOutcome::Unknown, Some(*reason)),
        View::Referral { reason, .. } => Some(Subject::Referral(*reason)),
        View::NoReservation { reason, .. } => Some(Subject::NoReservation(*reason)),
        View::FraudAdvice { .. } => Some(Subject::FraudAdvice),
        _ => None,
    }
}

/// All scenes.
pub(crate) fn all() -> Vec<Scene> {
    let mut scenes = Vec::new();
    let mut add = |name: &str, view: View| {
        scenes.push(Scene {
            name: name.to_owned(),
            view,
            idle: None,
            over: Over::Nothing,
        });
    };
    before_the_card(&mut add);
    typing(&mut add);
    on_the_reader(&mut add);
    endings(&mut add);
    let mut over = |name: &str, view: View, idle: Option<u64>, over: Over| {
        scenes.push(Scene {
            name: name.to_owned(),
            view,
            idle,
            over,
        });
    };
    let typing = new_password(8, Some(Weakness::Run));
    over("idle-warning", typing.clone(), Some(27), Over::Nothing);
    let good = new_password(8, None);
    over("enter-new-password-held", good, None, Over::Held);
    over(
        "enter-user-auth-pin-held",
        pin(4, Some(3), false),
        None,
        Over::Held,
    );
    over("help", typing, None, Over::Help);
    over("help-pin", pin(2, Some(3), false), None, Over::Help);
    over("languages", View::Notice, None, Over::Languages);
    let done = |slip| View::Done {
        certificate_ends: None,
        slip,
    };
    let locked = ReferralReason::UserAuthenticationPinLocked;
    let referral = |slip| View::Referral {
        reason: locked,
        code: FailureCode::Referred(locked),
        slip,
    };
    let failed = SlipState::Failed(PrinterFault::PaperOut);
    over("slip-done", done(SlipState::Offered), None, Over::Slip);
    over(
        "slip-referral",
        referral(SlipState::Offered),
        None,
        Over::Slip,
    );
    over(
        "slip-referral-paper-out",
        referral(failed),
        None,
        Over::Slip,
    );
    scenes
}

fn before_the_card(add: &mut dyn FnMut(&str, View)) {
    add("attract", View::Attract);
    let closed = [
        ("hours", ClosedReason::Hours),
        ("holiday", ClosedReason::Holiday),
        ("maintenance", ClosedReason::Maintenance),
        ("reader", ClosedReason::OutOfService(OutOfService::Reader)),
        (
            "technician",
            ClosedReason::OutOfService(OutOfService::Technician),
        ),
        ("repair", ClosedReason::OutOfService(OutOfService::Repair)),
        (
            "withdrawn",
            ClosedReason::OutOfService(OutOfService::Withdrawn),
        ),
    ];
    for (name, reason) in closed {
        let out = matches!(reason, ClosedReason::OutOfService(_));
        let opens = (!out).then(|| "2026-11-23 06:30".into());
        add(&format!("closed-{name}"), View::Closed { reason, opens });
    }
    add("choose-password", View::ChoosePassword { suggested: None });
    for (name, which) in [
        ("signature", WhichPassword::Signature),
        ("four", WhichPassword::UserAuthentication),
    ] {
        let suggested = Some(which);
        add(
            &format!("choose-password-{name}"),
            View::ChoosePassword { suggested },
        );
    }
    add("which-password", View::WhichPassword);
    add("fraud-question", View::FraudQuestion);
    let slip = SlipState::Offered;
    add("fraud-advice", View::FraudAdvice { slip });
    add("notice", View::Notice);
}

fn on_the_reader(add: &mut dyn FnMut(&str, View)) {
    add("place-card", View::PlaceCard { hint: None });
    let hint = Some(PlaceHint::Unreadable);
    add("place-card-again", View::PlaceCard { hint });
    add("reading-card", View::ReadingCard);
    for (name, tries_left, locked, reset_offered) in [
        ("", Some(5), false, true),
        ("-one-try", Some(1), false, true),
        ("-no-reset", Some(3), false, false),
        ("-locked", None, true, true),
    ] {
        add(
            &format!("choose-procedure{name}"),
            View::ChooseProcedure {
                tries_left,
                locked,
                reset_offered,
            },
        );
    }
    add("authenticating", View::Authenticating);
    let procedure = Procedure::Change;
    add("confirm", View::Confirm { procedure });
    add("writing", View::Writing);
    for other_card in [false, true] {
        add(
            if other_card {
                "replace-card-other"
            } else {
                "replace-card"
            },
            View::ReplaceCard {
                seconds: 42,
                other_card,
            },
        );
    }
}

fn pin(length: usize, tries_left: Option<u8>, wrong: bool) -> View {
    View::EnterUserAuthPin {
        length,
        tries_left,
        wrong,
        last_try_warning: false,
    }
}

fn new_password(length: usize, weakness: Option<Weakness>) -> View {
    let rules = Rules {
        length: length >= 6,
        letter: length > 0,
        digit: length > 1,
        weakness,
    };
    View::EnterNewPassword { length, rules }
}

fn current(length: usize, tries_left: Option<u8>, wrong: bool) -> View {
    View::EnterCurrentPassword {
        length,
        tries_left,
        wrong,
        last_try_warning: false,
        checking: false,
    }
}

fn typing(add: &mut dyn FnMut(&str, View)) {
    add("enter-user-auth-pin", pin(0, Some(3), false));
    add("enter-user-auth-pin-wrong", pin(2, Some(2), true));
    add("enter-user-auth-pin-one-try", pin(4, Some(1), false));
    add("enter-user-auth-pin-untold", pin(4, None, false));
    add(
        "enter-user-auth-pin-last-try",
        View::EnterUserAuthPin {
            length: 0,
            tries_left: Some(1),
            wrong: false,
            last_try_warning: true,
        },
    );
    add("enter-current-password", current(3, Some(5), false));
    add("enter-current-password-wrong", current(0, Some(3), true));
    add(
        "enter-current-password-checking",
        View::EnterCurrentPassword {
            length: 9,
            tries_left: Some(4),
            wrong: false,
            last_try_warning: false,
            checking: true,
        },
    );
    add(
        "enter-current-password-last-try",
        View::EnterCurrentPassword {
            length: 9,
            tries_left: Some(1),
            wrong: true,
            last_try_warning: true,
            checking: false,
        },
    );
    add("enter-new-password", new_password(0, None));
    add("enter-new-password-good", new_password(8, None));
    for (name, weakness) in [
        ("same-character", Weakness::OneCharacter),
        ("run", Weakness::Run),
        ("keyboard", Weakness::KeyboardRow),
        ("current", Weakness::SameAsCurrent),
        ("example", Weakness::ExampleOnScreen),
    ] {
        let view = new_password(16, Some(weakness));
        add(&format!("enter-new-password-{name}"), view);
    }
    for mismatch in [false, true] {
        add(
            if mismatch {
                "repeat-new-password-mismatch"
            } else {
                "repeat-new-password"
            },
            View::RepeatNewPassword {
                length: if mismatch { 0 } else { 8 },
                mismatch,
            },
        );
    }
}

#[expect(clippy::too_many_lines, reason = "one line an ending")]
fn endings(add: &mut dyn FnMut(&str, View)) {
    let offered = SlipState::Offered;
    let slips = [
        ("", SlipState::Offered),
        ("-printing", SlipState::Printing),
        ("-printed", SlipState::Printed),
        ("-paper-out", SlipState::Failed(PrinterFault::PaperOut)),
        ("-no-slip", SlipState::None),
    ];
    for (name, slip) in slips {
        let certificate_ends = name.is_empty().then(|| "2027-01-20".to_owned());
        add(
            &format!("done{name}"),
            View::Done {
                certificate_ends,
                slip,
            },
        );
        add(&format!("take-card{name}"), View::TakeCard { slip });
    }
    for (name, reason) in [
        ("torn", FailureCode::WriteTorn),
        ("refused", FailureCode::CardRefused),
        ("centre", FailureCode::Centre(CentreFailure::TimedOut)),
        ("journal", FailureCode::Journal),
    ] {
        add(
            &format!("not-changed-{name}"),
            View::NotChanged {
                reason,
                slip: offered,
            },
        );
    }
    let reason = FailureCode::WriteUnknown;
    add(
        "uncertain",
        View::Uncertain {
            reason,
            slip: offered,
        },
    );
    for reason in ReferralReason::ALL {
        let code = FailureCode::Referred(reason);
        let name = format!("referral-{}", code.code().to_lowercase());
        add(
            &name,
            View::Referral {
                reason,
                code,
                slip: offered,
            },
        );
    }
    let (reason, code) = (
        ReferralReason::UserAuthenticationPinLocked,
        FailureCode::Referred(ReferralReason::UserAuthenticationPinLocked),
    );
    let slip = SlipState::Failed(PrinterFault::CoverOpen);
    add("referral-cover-open", View::Referral { reason, code, slip });
    for (name, reason) in [
        ("", FailureCode::NoReservation),
        ("-old", FailureCode::ReservationExpired),
        ("-used", FailureCode::ReservationUsed),
        ("-in-use", FailureCode::ReservationInUse),
    ] {
        add(
            &format!("no-reservation{name}"),
            View::NoReservation {
                reason,
                slip: offered,
            },
        );
    }
    let reason = FailureCode::WrongCard;
    add("wrong-card", View::WrongCard { reason });
    for change_offered in [true, false] {
        let reason = FailureCode::Centre(CentreFailure::Unreachable);
        add(
            if change_offered {
                "line-down-change"
            } else {
                "line-down"
            },
            View::LineDown {
                reason,
                change_offered,
            },
        );
    }
    let reason = FailureCode::Reader(ReaderFailure::Transport);
    add("reader-fault", View::ReaderFault { reason });
    let reason = FailureCode::CardSilent;
    add("card-silent", View::ReaderFault { reason });
}
