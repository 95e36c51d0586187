//! What goes wrong on the way: each ends with the truth, and in `attract`.

use super::bench::{Bench, CARD, REMOVED, card, proof, referred};
use crate::card::job::{CardAnswer, CardFault, CardJob, Resolved, Tried, Tries, Written};
use crate::event::{Event, WriteOutcome};
use crate::failure::{FailureCode, ReaderFailure};
use crate::input::{
    Action, Input, OutOfService, PrinterReport, Procedure, ReaderEvent, Unrecorded,
};
use crate::ports::{ChannelError, PrinterFault};
use crate::referral::ReferralReason;
use crate::view::{PlaceHint, SlipState, View};

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

/// The card says that it set the password, and then that it did not: one look at the current one.
#[test]
fn a_refuted_write_is_looked_into_at_once_and_only_once() {
    for (resolved, view, outcome) in [
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
            .card(CardAnswer::Write(Written::Refuted))
            .sees("writing");
        assert!(
            bench.asked_card(
                |job| matches!(job, CardJob::Resolve(torn) if torn.set && torn.refused)
            )
        );
        bench.card(CardAnswer::Resolved(resolved)).sees(view);
        assert_eq!(bench.outcomes(), [outcome]);
    }
}

/// A card that has refused the new password and is lifted before it has its tries back: they are
/// asked for again, and the truth does not depend on it.
#[test]
fn a_card_that_has_not_the_new_password_is_not_asked_for_it_again() {
    for (set, view, outcome) in [
        (false, "not-changed", WriteOutcome::NotChanged),
        (true, "uncertain", WriteOutcome::Unknown),
    ] {
        let written = if set {
            Written::Unproven(REMOVED)
        } else {
            Written::Unknown(REMOVED)
        };
        let mut bench = Bench::new();
        bench
            .reach_setting(Procedure::Change)
            .card(CardAnswer::Write(written))
            .lift()
            .place();
        let verifies = u8::from(set);
        assert!(bench.asked_card(|job| matches!(job, CardJob::Resolve(torn)
            if torn.set == set && !torn.refused && torn.verifies == verifies)));
        bench
            .card(CardAnswer::Resolved(Resolved::NotNew(REMOVED)))
            .sees("replace-card")
            .lift()
            .place();
        assert!(bench.asked_card(|job| matches!(job, CardJob::Resolve(torn)
            if torn.refused && torn.verifies == verifies + 1)));
        bench
            .card(CardAnswer::Resolved(Resolved::NotNew(REMOVED)))
            .lift()
            .wait(90)
            .sees(view);
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
            tries_left: None,
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

impl Bench {
    /// Answers a job of an earlier step: the bench forgets effects with each input.
    #[track_caller]
    fn card_later(&mut self, answer: CardAnswer) -> &mut Self {
        let job = self.session.awaited_card_job().expect("a job is under way");
        self.input(Input::Card { job, answer })
    }
}
