//! What goes wrong: each ends with the truth, and in `attract`.

use super::bench::{Bench, CARD, REMOVED, card};
use crate::card::job::{
    CardAnswer, CardFault, CardIdentified, CardJob, Consent, Resolved, Tried, Tries, Written,
};
use crate::certificate::CertificateFault;
use crate::effect::{CentreJob, Effect};
use crate::event::{Event, TryResult, WriteOutcome};
use crate::failure::{FailureCode, ReaderFailure};
use crate::input::{
    Action, Answer, CentreAnswer, Input, OutOfService, PrinterReport, Procedure, ReaderEvent,
    Unrecorded,
};
use crate::language::Language;
use crate::ports::{CentreFault, CentreProblem, ChannelError, PrinterFault};
use crate::referral::{ReferralReason, WhichPassword};
use crate::view::{PlaceHint, SlipState, View};

#[track_caller]
fn referred(bench: &Bench, expected: ReferralReason) {
    assert!(
        matches!(bench.view(), View::Referral { reason, .. } if reason == expected),
        "{:?}",
        bench.view()
    );
}

#[test]
fn every_four_digit_wish_goes_to_the_office() {
    for (which, reason) in [
        (
            WhichPassword::UserAuthentication,
            ReferralReason::WantsUserAuthenticationPin,
        ),
        (
            WhichPassword::CardInfoInput,
            ReferralReason::WantsCardInfoInputPin,
        ),
        (
            WhichPassword::ResidentRegister,
            ReferralReason::WantsResidentRegisterPin,
        ),
    ] {
        let mut bench = Bench::new();
        bench
            .act(Action::ChooseLanguage(Language::English))
            .act(Action::ChoosePassword(which));
        referred(&bench, reason);
        bench.act(Action::Back).sees("choose-password");
        bench
            .act(Action::ChoosePassword(which))
            .act(Action::Dismiss)
            .sees("attract");
    }
}

#[test]
fn a_wrong_pin_is_told_with_the_tries_left() {
    let mut bench = Bench::new();
    bench
        .reach_authenticating(Procedure::Change)
        .card(CardAnswer::Possession(Ok(Tried::Wrong(Tries::Left(2)))))
        .sees("enter-user-auth-pin");
    assert_eq!(
        bench.view(),
        View::EnterUserAuthPin {
            length: 0,
            tries_left: Some(2),
            wrong: true,
            last_try_warning: false
        }
    );
    let tried = Event::PinTried {
        result: TryResult::Wrong,
        tries_left: Some(2),
    };
    assert!(bench.events.contains(&tried));
}

fn at_the_last_pin_try() -> Bench {
    let mut bench = Bench::new();
    bench
        .reach_choose_procedure(CardIdentified {
            user_authentication: Tries::Left(1),
            ..card()
        })
        .act(Action::ChooseProcedure(Procedure::Change));
    assert!(matches!(
        bench.view(),
        View::EnterUserAuthPin {
            last_try_warning: true,
            ..
        }
    ));
    bench
}

fn consent_sent(bench: &Bench) -> Option<Consent> {
    bench.effects.iter().find_map(|effect| match effect {
        Effect::Card(_, CardJob::ProvePossession { consent, .. }) => Some(*consent),
        _ => None,
    })
}

#[test]
fn the_last_try_is_never_sent_without_consent() {
    let mut bench = at_the_last_pin_try();
    bench
        .keys("1234")
        .act(Action::Submit)
        .sees("enter-user-auth-pin");
    assert_eq!(consent_sent(&bench), None);
    bench.act(Action::Submit);
    assert_eq!(consent_sent(&bench), None);
    bench.act(Action::Confirm).sees("authenticating");
    assert_eq!(consent_sent(&bench), Some(Consent::LastTry));
}

#[test]
fn consent_given_first_is_worth_one_command() {
    let mut bench = at_the_last_pin_try();
    bench.act(Action::Confirm).keys("1234");
    assert_eq!(consent_sent(&bench), None);
    bench.act(Action::Submit);
    assert_eq!(consent_sent(&bench), Some(Consent::LastTry));
}

#[test]
fn the_safe_answer_to_the_last_try_is_the_office() {
    let mut bench = at_the_last_pin_try();
    bench.act(Action::Answer(Answer::No));
    referred(&bench, ReferralReason::UserAuthenticationPinForgotten);
}

#[test]
fn a_locked_pin_goes_to_the_office() {
    let mut bench = Bench::new();
    bench
        .reach_authenticating(Procedure::Reset)
        .card(CardAnswer::Possession(Ok(Tried::Wrong(Tries::Locked))));
    referred(&bench, ReferralReason::UserAuthenticationPinLocked);
}

#[test]
fn what_the_card_shows_decides_who_can_help() {
    let without_centre = crate::session::Settings::default();
    let mut bench = Bench::with(without_centre);
    bench
        .reach_place_card()
        .place()
        .card(CardAnswer::Identified(Ok(CardIdentified {
            signature: Some(Tries::Locked),
            ..card()
        })));
    referred(&bench, ReferralReason::ResetNotOffered);

    let mut bench = Bench::with(crate::session::Settings::default());
    bench
        .reach_choose_procedure(card())
        .act(Action::ChooseProcedure(Procedure::Reset));
    referred(&bench, ReferralReason::ResetNotOffered);

    for (identified, reason) in [
        (
            CardIdentified {
                signature: None,
                ..card()
            },
            ReferralReason::SignatureCertificateMissing,
        ),
        (
            CardIdentified {
                user_authentication: Tries::Locked,
                ..card()
            },
            ReferralReason::UserAuthenticationPinLocked,
        ),
    ] {
        let mut bench = Bench::new();
        bench
            .reach_place_card()
            .place()
            .card(CardAnswer::Identified(Ok(identified)));
        referred(&bench, reason);
    }
}

#[test]
fn a_certificate_that_is_not_accepted_costs_no_try() {
    for (fault, reason) in [
        (
            CertificateFault::Expired,
            ReferralReason::UserAuthenticationCertificateEnded,
        ),
        (
            CertificateFault::UnknownIssuer,
            ReferralReason::CertificateNotTrusted,
        ),
        (
            CertificateFault::WrongPolicy,
            ReferralReason::CertificateNotTrusted,
        ),
    ] {
        let mut bench = Bench::new();
        bench
            .reach_place_card()
            .place()
            .card(CardAnswer::Identified(Ok(card())))
            .card(CardAnswer::CertificateRead(Err(CardFault::Certificate(
                fault,
            ))));
        referred(&bench, reason);
        assert!(
            !bench
                .events
                .iter()
                .any(|event| matches!(event, Event::PinTried { .. }))
        );
    }
}

#[test]
fn each_problem_of_the_centre_has_its_own_end() {
    for (problem, view) in [
        (CentreProblem::NoReservation, "no-reservation"),
        (CentreProblem::ReservationExpired, "no-reservation"),
        (CentreProblem::CertificateRevoked, "referral"),
        (CentreProblem::CertificateSuspended, "referral"),
        (CentreProblem::SignatureCertificateExpired, "referral"),
        (CentreProblem::SignatureCertificateRevoked, "referral"),
        (CentreProblem::SignatureCertificateMissing, "referral"),
        (CentreProblem::CardSuspended, "referral"),
    ] {
        let mut bench = Bench::new();
        bench
            .reach_authenticating(Procedure::Reset)
            .card(CardAnswer::Possession(Ok(Tried::Right(
                super::bench::proof(),
            ))))
            .centre(CentreAnswer::Reservation(Err(CentreFault::Problem(
                problem,
            ))))
            .sees(view)
            .act(Action::Dismiss)
            .sees("take-card")
            .lift()
            .sees("attract");
        assert!(bench.outcomes().is_empty(), "{problem:?}");
    }
}

#[test]
fn a_change_is_offered_when_the_line_is_down() {
    let mut bench = Bench::new();
    bench
        .reach_authenticating(Procedure::Reset)
        .card(CardAnswer::Possession(Ok(Tried::Right(
            super::bench::proof(),
        ))))
        .centre(CentreAnswer::Reservation(Err(CentreFault::Unreachable)))
        .sees("line-down")
        .act(Action::ChooseProcedure(Procedure::Change))
        .sees("enter-current-password");
}

#[test]
fn a_refused_authorisation_writes_nothing_and_says_so() {
    let mut bench = Bench::new();
    bench
        .reach_confirm(Procedure::Reset)
        .act(Action::Confirm)
        .card(CardAnswer::Challenge(Ok(vec![1; 16])))
        .centre(CentreAnswer::Authorisation(Err(CentreFault::TimedOut)))
        .sees("not-changed");
    assert!(
        !bench
            .events
            .iter()
            .any(|event| matches!(event, Event::WriteStarted { .. }))
    );
}

#[test]
fn a_reservation_that_was_not_used_is_given_back_at_once() {
    let ways_out: [fn(&mut Bench); 4] = [
        |bench| {
            bench.act(Action::Cancel);
        },
        |bench| {
            bench.lift();
        },
        |bench| {
            bench.act(Action::Back);
        },
        |bench| {
            bench.input(Input::JournalFailed(Unrecorded::Other));
        },
    ];
    for way_out in ways_out {
        let mut bench = Bench::new();
        bench.reach_new_password(Procedure::Reset);
        way_out(&mut bench);
        let given_back = bench.effects.iter().any(|effect| {
            let outcome = WriteOutcome::NotChanged;
            matches!(effect, Effect::Centre(_, CentreJob::ReportOutcome { outcome: told, .. })
                if *told == outcome)
        });
        assert!(given_back, "{:?}", bench.effects);
    }
}

#[test]
fn a_torn_write_is_resolved_on_the_same_card() {
    for (resolved, view, outcome) in [
        (Resolved::Done, "done", WriteOutcome::Done),
        (
            Resolved::NotChanged,
            "not-changed",
            WriteOutcome::NotChanged,
        ),
        (Resolved::Undecidable, "uncertain", WriteOutcome::Unknown),
    ] {
        let mut bench = Bench::new();
        bench
            .reach_setting(Procedure::Change)
            .card(CardAnswer::Write(Written::Unknown(REMOVED)))
            .sees("replace-card")
            .lift()
            .place()
            .sees("writing");
        assert!(bench.asked_card(|job| matches!(job, CardJob::Resolve(torn) if torn.card == CARD)));
        bench.card(CardAnswer::Resolved(resolved)).sees(view);
        assert_eq!(bench.outcomes(), [outcome]);
    }
}

#[test]
fn another_card_is_sent_back_and_time_ends_it() {
    let mut bench = Bench::new();
    bench
        .reach_setting(Procedure::Reset)
        .lift()
        .card_later(CardAnswer::Write(Written::Unknown(REMOVED)))
        .sees("replace-card")
        .place()
        .card(CardAnswer::Resolved(Resolved::OtherCard))
        .sees("replace-card");
    assert!(matches!(
        bench.view(),
        View::ReplaceCard {
            other_card: true,
            ..
        }
    ));
    bench.wait(90).sees("uncertain");
    assert_eq!(bench.outcomes(), [WriteOutcome::Unknown]);
}

#[test]
fn stopping_while_the_card_is_awaited_tells_the_truth() {
    let mut bench = Bench::new();
    bench
        .reach_setting(Procedure::Change)
        .card(CardAnswer::Write(Written::Unknown(REMOVED)))
        .act(Action::Cancel)
        .sees("uncertain");
    assert_eq!(bench.outcomes(), [WriteOutcome::Unknown]);
}

#[test]
fn a_silent_card_is_given_up_on_and_the_worker_replaced() {
    let mut bench = Bench::new();
    bench
        .reach_place_card()
        .place()
        .sees("reading-card")
        .wait(10)
        .sees("reader-fault");
    assert!(bench.events.contains(&Event::CardWorkerReplaced));
    assert!(matches!(
        bench.view(),
        View::ReaderFault {
            reason: FailureCode::CardSilent
        }
    ));
}

#[test]
fn a_moved_card_is_asked_for_again_and_a_broken_one_referred() {
    let mut bench = Bench::new();
    bench.reach_place_card().place().lift();
    assert_eq!(
        bench.view(),
        View::PlaceCard {
            hint: Some(PlaceHint::Moved)
        }
    );
    for _ in 0..2 {
        bench
            .place()
            .card(CardAnswer::Identified(Err(CardFault::Unreadable)));
        assert_eq!(
            bench.view(),
            View::PlaceCard {
                hint: Some(PlaceHint::Unreadable)
            }
        );
        bench.lift();
    }
    bench
        .place()
        .card(CardAnswer::Identified(Err(CardFault::Unreadable)));
    referred(&bench, ReferralReason::CardDamaged);
}

#[test]
fn a_card_whose_removal_is_told_late_is_tried_again() {
    let mut bench = Bench::new();
    bench
        .reach_place_card()
        .place()
        .card(CardAnswer::Identified(Err(CardFault::Channel(
            ChannelError::Removed,
        ))))
        .sees("place-card")
        .wait(1)
        .sees("reading-card");
}

#[test]
fn the_reader_or_its_service_going_away_is_told() {
    let mut bench = Bench::new();
    bench
        .reach_place_card()
        .input(Input::Reader(ReaderEvent::Lost(ReaderFailure::NoService)))
        .sees("reader-fault")
        .act(Action::Dismiss)
        .sees("attract");
}

#[test]
fn what_cannot_be_recorded_is_not_sent() {
    let mut bench = Bench::new();
    bench
        .reach_confirm(Procedure::Change)
        .act(Action::Confirm)
        .input(Input::JournalFailed(Unrecorded::WriteStarted))
        .sees("not-changed")
        .act(Action::Dismiss)
        .lift()
        .sees("closed")
        .input(Input::OutOfService(None))
        .sees("attract");
}

#[test]
fn a_wrong_current_password_is_told_and_the_last_one_leaves_the_reset() {
    let mut bench = Bench::new();
    bench
        .reach_current_password()
        .keys("WRONG1")
        .act(Action::Submit)
        .card(CardAnswer::CurrentPassword(Ok(Tried::Wrong(Tries::Left(
            1,
        )))))
        .sees("enter-current-password");
    assert!(matches!(
        bench.view(),
        View::EnterCurrentPassword {
            tries_left: Some(1),
            wrong: true,
            last_try_warning: true,
            ..
        }
    ));
    bench
        .act(Action::Confirm)
        .keys("WRONG2")
        .act(Action::Submit)
        .card(CardAnswer::CurrentPassword(Ok(Tried::Wrong(Tries::Locked))))
        .sees("choose-procedure");
    assert!(matches!(
        bench.view(),
        View::ChooseProcedure { locked: true, .. }
    ));
}

#[test]
fn a_different_repetition_is_asked_for_again() {
    let mut bench = Bench::new();
    bench
        .reach_new_password(Procedure::Change)
        .keys("RIVER7TREE")
        .act(Action::Submit)
        .keys("RIVER7TREF")
        .act(Action::Submit);
    assert_eq!(
        bench.view(),
        View::RepeatNewPassword {
            length: 0,
            mismatch: true
        }
    );
    bench.keys("RIVER7TREE").act(Action::Submit).sees("confirm");
}

#[test]
fn a_failed_slip_is_shown_even_after_the_card_was_taken() {
    let mut bench = Bench::new();
    bench
        .reach_setting(Procedure::Change)
        .card(CardAnswer::Write(Written::Done))
        .act(Action::PrintSlip)
        .input(Input::Printer(PrinterReport::Started))
        .sees("take-card")
        .input(Input::Printer(PrinterReport::Failed(
            PrinterFault::PaperOut,
        )))
        .lift()
        .sees("done");
    assert_eq!(
        bench.view(),
        View::Done {
            certificate_ends: None,
            slip: SlipState::Failed(PrinterFault::PaperOut)
        }
    );
    let ends = bench
        .events
        .iter()
        .filter(|e| matches!(e, Event::SessionEnded { .. }))
        .count();
    bench.act(Action::Dismiss).sees("attract");
    let ends_after = bench
        .events
        .iter()
        .filter(|e| matches!(e, Event::SessionEnded { .. }))
        .count();
    assert_eq!((ends, ends_after), (1, 1));
}

#[test]
fn out_of_service_waits_for_the_resident_to_finish() {
    let mut bench = Bench::new();
    bench
        .reach_current_password()
        .input(Input::OutOfService(Some(OutOfService::Technician)))
        .sees("enter-current-password")
        .act(Action::Cancel)
        .sees("take-card")
        .lift()
        .sees("closed");
}

impl Bench {
    /// Answers a job of an earlier step: the bench forgets effects with each input.
    #[track_caller]
    fn card_later(&mut self, answer: CardAnswer) -> &mut Self {
        let job = self.session.awaited_card_job().expect("a job is under way");
        self.input(Input::Card { job, answer })
    }
}
