//! The two procedures as they should go.

use super::bench::{Bench, card, certificate};
use crate::card::job::{CardAnswer, CardIdentified, CardJob, CertificateChecked, Tries, Written};
use crate::certificate::Validity;
use crate::effect::{CentreJob, Effect};
use crate::event::{Event, SessionEnd, WriteOutcome};
use crate::input::{Action, Input, PrinterReport, Procedure};
use crate::language::Language;
use crate::referral::WhichPassword;
use crate::session::Settings;
use crate::view::{SlipState, View};

#[test]
fn a_change_goes_from_attract_to_attract() {
    let mut bench = Bench::new();
    bench
        .reach_setting(Procedure::Change)
        .card(CardAnswer::Write(Written::Done))
        .sees("done")
        .act(Action::Dismiss)
        .sees("take-card")
        .lift()
        .sees("attract");
    assert_eq!(bench.outcomes(), [WriteOutcome::Done]);
    assert!(bench.events.contains(&Event::SessionEnded {
        end: SessionEnd::Done
    }));
}

#[test]
fn a_reset_asks_the_centre_and_tells_it_the_outcome() {
    let mut bench = Bench::new();
    bench
        .reach_setting(Procedure::Reset)
        .card(CardAnswer::Write(Written::Done))
        .sees("done");
    let told = bench.effects.iter().any(|effect| {
        matches!(
            effect,
            Effect::Centre(
                _,
                CentreJob::ReportOutcome {
                    outcome: WriteOutcome::Done,
                    ..
                }
            )
        )
    });
    assert!(told, "{:?}", bench.effects);
}

#[test]
fn the_card_is_left_by_power_off_when_the_result_is_known() {
    let mut bench = Bench::new();
    bench
        .reach_setting(Procedure::Change)
        .card(CardAnswer::Write(Written::Done));
    assert!(bench.asked_card(|job| matches!(job, CardJob::Leave)));
}

#[test]
fn the_write_is_recorded_before_the_command_is_sent() {
    let mut bench = Bench::new();
    bench.reach_confirm(Procedure::Change);
    let now = crate::session::Now {
        monotonic: crate::time::Monotonic::from_start(std::time::Duration::from_secs(2000)),
        wall: "2026-11-22T03:20:00Z".parse().unwrap(),
    };
    let effects = bench.session.step(now, Input::Resident(Action::Confirm));
    let announced = effects
        .iter()
        .position(|e| matches!(e, Effect::Record(Event::WriteStarted { .. })))
        .unwrap();
    let sent = effects
        .iter()
        .position(|e| matches!(e, Effect::Card(_, CardJob::Change { .. })))
        .unwrap();
    assert!(announced < sent, "{effects:?}");
}

#[test]
fn the_printed_slip_sends_her_to_her_card_at_once() {
    let mut bench = Bench::new();
    bench
        .reach_setting(Procedure::Change)
        .card(CardAnswer::Write(Written::Done))
        .act(Action::PrintSlip)
        .sees("done");
    assert_eq!(
        bench.view(),
        View::Done {
            certificate_ends: None,
            slip: SlipState::Printing
        }
    );
    bench
        .input(Input::Printer(PrinterReport::Started))
        .sees("take-card");
}

#[test]
fn an_ending_certificate_is_mentioned_from_three_months_before() {
    for (not_after, mentioned) in [
        ("2027-02-22T14:59:59Z", Some("2027-02-22")),
        ("2027-02-23T14:59:59Z", None),
        ("2026-11-22T14:59:59Z", Some("2026-11-22")),
    ] {
        let mut bench = Bench::new();
        bench
            .reach_place_card()
            .place()
            .card(CardAnswer::Identified(Ok(card())))
            .card(CardAnswer::CertificateRead(Ok(CertificateChecked {
                validity: Validity {
                    not_after: not_after.parse().unwrap(),
                    ..certificate().validity
                },
                ..certificate()
            })))
            .act(Action::ChooseProcedure(Procedure::Change))
            .keys("1234")
            .act(Action::Submit)
            .card(CardAnswer::Possession(Ok(crate::card::job::Tried::Right(
                super::bench::proof(),
            ))))
            .keys("ABC123")
            .act(Action::Submit)
            .card(CardAnswer::CurrentPassword(Ok(
                crate::card::job::Tried::Right(()),
            )))
            .keys("RIVER7TREE")
            .act(Action::Submit)
            .keys("RIVER7TREE")
            .act(Action::Submit)
            .act(Action::Confirm)
            .card(CardAnswer::Write(Written::Done));
        let View::Done {
            certificate_ends, ..
        } = bench.view()
        else {
            panic!("not done")
        };
        assert_eq!(certificate_ends.as_deref(), mentioned, "{not_after}");
    }
}

#[test]
fn a_card_that_lies_there_already_is_read_at_once() {
    let mut bench = Bench::new();
    bench
        .place()
        .act(Action::ChooseLanguage(Language::Thai))
        .act(Action::ChoosePassword(WhichPassword::Signature))
        .act(Action::Answer(crate::input::Answer::No))
        .act(Action::Accept)
        .sees("reading-card");
}

#[test]
fn a_locked_password_offers_only_the_reset() {
    let mut bench = Bench::new();
    bench
        .reach_choose_procedure(CardIdentified {
            signature: Some(Tries::Locked),
            ..card()
        })
        .act(Action::ChooseProcedure(Procedure::Change))
        .sees("choose-procedure")
        .act(Action::ChooseProcedure(Procedure::Reset))
        .sees("enter-user-auth-pin");
}

#[test]
fn attract_is_in_the_first_language_and_only_offered_ones_can_be_chosen() {
    let offered = vec![Language::English, Language::Nepali];
    let mut bench = Bench::with(Settings {
        languages: offered,
        ..Settings::default()
    });
    assert_eq!(bench.session.screen().language, Language::English);
    bench.act(Action::ChooseLanguage(Language::Korean));
    assert_eq!(bench.session.screen().view, View::Attract);
    bench.act(Action::ChooseLanguage(Language::Nepali));
    assert_eq!(bench.session.screen().language, Language::Nepali);
    bench.act(Action::Cancel);
    assert_eq!(bench.session.screen().language, Language::English);
}

#[test]
fn the_language_changes_without_losing_the_place() {
    let mut bench = Bench::new();
    bench
        .reach_current_password()
        .keys("ABC")
        .act(Action::ChooseLanguage(Language::Nepali));
    bench.sees("enter-current-password");
    assert!(matches!(
        bench.view(),
        View::EnterCurrentPassword { length: 3, .. }
    ));
    assert_eq!(bench.session.screen().language, Language::Nepali);
}

#[test]
fn a_use_points_to_its_secret() {
    let mut bench = Bench::new();
    bench
        .act(Action::ChooseLanguage(Language::Japanese))
        .act(Action::ChoosePassword(WhichPassword::NotSure))
        .sees("which-password")
        .act(Action::ChoosePassword(WhichPassword::CardInfoInput))
        .sees("choose-password");
    assert_eq!(
        bench.view(),
        View::ChoosePassword {
            suggested: Some(WhichPassword::CardInfoInput)
        }
    );
}
