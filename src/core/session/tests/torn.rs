//! Writes that the kiosk did not hear the end of.

use super::bench::{Bench, CARD, REMOVED};
use crate::card::job::{CardAnswer, CardJob, Resolved, Written};
use crate::event::WriteOutcome;
use crate::input::{Action, Procedure};
use crate::view::View;

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
