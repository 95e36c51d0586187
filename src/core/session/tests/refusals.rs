//! Who is refused, by card, centre or office, and told why.

use super::bench::{Bench, card, certificate, referred};
use crate::card::job::{
    CardAnswer, CardFault, CardIdentified, CardJob, Consent, Tried, Tries, Written,
};
use crate::certificate::CertificateFault;
use crate::effect::{CentreJob, Effect};
use crate::event::{Event, TryResult, WriteOutcome};
use crate::input::{Action, Answer, CentreAnswer, Input, Procedure, Unrecorded};
use crate::language::Language;
use crate::ports::{CentreFault, CentreProblem};
use crate::referral::{ReferralReason, WhichPassword};
use crate::view::View;

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
            CertificateFault::Expired(certificate().validity),
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
fn a_card_that_does_not_know_the_reset_is_referred() {
    let unknown = CardFault::Refused(0x6D00);
    for phase in ["challenge", "write"] {
        let mut bench = Bench::new();
        if phase == "challenge" {
            bench
                .reach_confirm(Procedure::Reset)
                .act(Action::Confirm)
                .card(CardAnswer::Challenge(Err(unknown)));
            assert_eq!(bench.outcomes(), []);
        } else {
            bench
                .reach_setting(Procedure::Reset)
                .card(CardAnswer::Write(Written::NotChanged(unknown)));
            assert_eq!(bench.outcomes(), [WriteOutcome::NotChanged]);
        }
        referred(&bench, ReferralReason::ResetNotOffered);
        let reports = bench.effects.iter().filter(|effect| {
            matches!(effect, Effect::Centre(_, CentreJob::ReportOutcome { outcome, .. })
                if *outcome == WriteOutcome::NotChanged)
        });
        assert_eq!(reports.count(), 1, "{phase}");
    }
    // A change is refused in the same words as before.
    let mut bench = Bench::new();
    bench
        .reach_setting(Procedure::Change)
        .card(CardAnswer::Write(Written::NotChanged(unknown)))
        .sees("not-changed");
}
