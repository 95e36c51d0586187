//! What goes wrong on the way: each ends with the truth, and in `attract`.

use super::bench::{Bench, REMOVED, card, name_of, proof, referred};
use crate::card::job::{CardAnswer, CardFault, Tried, Tries, Written};
use crate::effect::{Effect, Sound};
use crate::event::{Event, SessionEnd};
use crate::failure::{FailureCode, ReaderFailure};
use crate::hours::Opening;
use crate::input::{
    Action, Input, OutOfService, PrinterReport, Procedure, ReaderEvent, Unrecorded,
};
use crate::language::Language;
use crate::ports::{ChannelError, PrinterFault};
use crate::referral::ReferralReason;
use crate::view::{ClosedReason, PlaceHint, SlipState, View};

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
fn an_outage_of_the_journal_is_recorded_once_it_can_be() {
    let mut bench = Bench::new();
    bench.input(Input::JournalFailed(Unrecorded::Other));
    let changes = |bench: &Bench| -> Vec<Option<OutOfService>> {
        let changes = bench.events.iter().filter_map(|event| match event {
            Event::ServiceChanged { out_of_service } => Some(*out_of_service),
            _ => None,
        });
        changes.collect()
    };
    assert_eq!(changes(&bench), []);
    bench.input(Input::OutOfService(None)).sees("attract");
    assert_eq!(changes(&bench), [Some(OutOfService::Journal), None]);
}

#[test]
fn a_card_lifted_while_a_secret_is_checked_is_missed_after_the_answer() {
    for answer in [Tried::Wrong(Tries::Left(2)), Tried::Right(proof())] {
        let mut bench = Bench::new();
        bench
            .reach_choose_procedure(card())
            .act(Action::ChooseProcedure(Procedure::Change))
            .keys("1234")
            .act(Action::Submit);
        let job = bench.session.awaited_card_job().unwrap();
        let answer = CardAnswer::Possession(Ok(answer));
        bench
            .lift()
            .sees("authenticating")
            .input(Input::Card { job, answer })
            .sees("not-changed");
        assert!(
            bench
                .events
                .iter()
                .any(|e| matches!(e, Event::PinTried { .. }))
        );
    }
}

#[test]
fn a_right_current_password_ends_the_count_of_wrong_ones() {
    let mut bench = Bench::new();
    bench
        .reach_current_password()
        .keys("WRONG1")
        .act(Action::Submit)
        .card(CardAnswer::CurrentPassword(Ok(Tried::Wrong(Tries::Left(
            3,
        )))))
        .keys("abc123")
        .act(Action::Submit)
        .card(CardAnswer::CurrentPassword(Ok(Tried::Right(()))))
        .sees("enter-new-password")
        .act(Action::Back)
        .sees("choose-procedure");
    // The card has all its tries again, and tells no number while the password is verified.
    assert!(matches!(
        bench.view(),
        View::ChooseProcedure {
            tries_left: Some(5),
            locked: false,
            ..
        }
    ));
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

/// The password is changed, and the card is still there.
fn with_a_forgotten_card() -> Bench {
    let mut bench = Bench::new();
    bench
        .reach_setting(Procedure::Change)
        .card(CardAnswer::Write(Written::Done))
        .act(Action::Dismiss)
        .sees("take-card");
    bench
}

#[test]
fn a_forgotten_card_is_called_for_although_the_reader_was_away() {
    let mut bench = with_a_forgotten_card();
    for failure in [ReaderFailure::NoService, ReaderFailure::NoReader] {
        bench
            .lose_reader(failure)
            .sees("take-card")
            .wait(20)
            .input(Input::Reader(ReaderEvent::Found))
            .wait(2)
            .place()
            .wait(3600)
            .sees("take-card");
    }
    bench.lift().sees("attract");
    assert!(bench.is_silenced());
}

#[test]
fn a_card_that_went_while_the_reader_was_away_is_not_called_for() {
    let mut bench = with_a_forgotten_card();
    bench
        .lose_reader(ReaderFailure::NoReader)
        .input(Input::Reader(ReaderEvent::Found))
        .sees("take-card")
        .lift()
        .sees("attract");
    assert!(bench.is_silenced());
}

#[test]
fn a_reader_that_comes_back_and_tells_of_no_card_ends_the_call() {
    let mut bench = with_a_forgotten_card();
    bench
        .lose_reader(ReaderFailure::NoService)
        .wait(10)
        .input(Input::Reader(ReaderEvent::Found))
        .wait(2)
        .sees("take-card")
        .wait(1)
        .sees("attract");
}

#[test]
fn a_reader_that_stays_away_ends_the_call() {
    let mut bench = with_a_forgotten_card();
    bench
        .lose_reader(ReaderFailure::NoService)
        .wait(29)
        // Said anew with another reason, it is no longer away for that.
        .lose_reader(ReaderFailure::NoReader)
        .sees("take-card")
        .wait(1)
        .sees("attract");
}

#[test]
fn a_reader_that_comes_and_goes_without_a_card_ends_the_call() {
    let mut bench = with_a_forgotten_card();
    for _ in 0..20 {
        bench
            .lose_reader(ReaderFailure::NoReader)
            .wait(1)
            .input(Input::Reader(ReaderEvent::Found))
            .wait(1);
    }
    bench.sees("attract");
}

#[test]
fn a_card_that_flickers_is_nobody_at_the_screen() {
    for is_told_by_the_reader in [true, false] {
        let mut bench = Bench::new();
        bench.reach_place_card();
        let mut warned = 0;
        for second in 0..5 * 60 {
            if is_told_by_the_reader {
                bench.place().lift();
            } else if second == 0 {
                bench.place();
            }
            if name_of(&bench.view()) == "reading-card" {
                bench.card_later(CardAnswer::Identified(Err(REMOVED)));
            }
            warned += u64::from(bench.session.screen().idle_warning.is_some());
            bench.wait(1);
        }
        assert!(warned >= 20, "warned for {warned} seconds");
        bench.lift().sees("attract");
        assert!(bench.events.contains(&Event::SessionEnded {
            end: SessionEnd::Failed(FailureCode::WalkedAway)
        }));
    }
}

#[test]
fn a_touch_is_worth_new_tries_with_a_card_that_flickers() {
    let mut bench = Bench::new();
    bench.reach_place_card();
    for second in 0..10 * 60 {
        bench.place().lift().wait(1);
        assert_eq!(bench.session.screen().idle_warning, None);
        if second % 30 == 0 {
            bench.act(Action::MoreTime).sees("place-card");
        }
    }
}

#[test]
fn nobody_is_warned_while_the_card_is_read() {
    let mut bench = Bench::new();
    bench.reach_place_card();
    for _ in 0..90 {
        bench.place().lift().wait(1);
    }
    assert!(bench.session.screen().idle_warning.is_some());
    bench.place().sees("reading-card");
    assert_eq!(bench.session.screen().idle_warning, None);
    bench
        .wait(5)
        .card_later(CardAnswer::Identified(Ok(card())))
        .sees("choose-procedure");
    assert_eq!(bench.session.screen().idle_warning, None);
}

impl Bench {
    fn lose_reader(&mut self, failure: ReaderFailure) -> &mut Self {
        self.input(Input::Reader(ReaderEvent::Lost(failure)))
    }

    fn is_silenced(&self) -> bool {
        let silence = |effect: &Effect| matches!(effect, Effect::Sound(Sound::Silence));
        self.effects.iter().any(silence)
    }

    /// Answers a job of an earlier step: the bench forgets effects with each input.
    #[track_caller]
    pub(super) fn card_later(&mut self, answer: CardAnswer) -> &mut Self {
        let job = self.session.awaited_card_job().expect("a job is under way");
        self.input(Input::Card { job, answer })
    }
}

/// Who reads `closed` in her language does not choose it for everybody after her.
#[test]
fn a_language_chosen_while_it_is_closed_goes_with_who_chose_it() {
    let closed = Opening::Closed {
        reason: ClosedReason::Maintenance,
        opens: None,
    };
    let korean = Action::ChooseLanguage(Language::Korean);
    let mut bench = Bench::new();
    let first = bench.session.screen().language;
    bench
        .input(Input::Opening(closed))
        .act(korean)
        .sees("closed");
    assert_eq!(bench.session.screen().language, Language::Korean);
    bench.wait(300).sees("closed");
    assert_eq!(bench.session.screen().language, first);
    bench
        .act(korean)
        .input(Input::Opening(Opening::Open))
        .sees("attract");
    assert_eq!(bench.session.screen().language, first);
}
