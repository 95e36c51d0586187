//! Reservations: what the centre holds for this kiosk is given back, once, and not while it is used.

use super::bench::{Bench, proof, reservation};
use crate::card::job::{CardAnswer, JobId, Tried, Written};
use crate::effect::{CentreJob, Effect};
use crate::event::WriteOutcome;
use crate::input::{Action, CentreAnswer, Input, Procedure};
use crate::ports::{CentreFault, Cryptogram, ReservationId};

/// What the centre is told of reservations in the last step.
fn told_to_the_centre(bench: &Bench) -> Vec<(String, WriteOutcome)> {
    let told = bench.effects.iter().filter_map(|effect| match effect {
        Effect::Centre(
            _,
            CentreJob::ReportOutcome {
                reservation,
                outcome,
            },
        ) => Some((reservation.0.clone(), *outcome)),
        _ => None,
    });
    told.collect()
}

/// The card has proved itself and the centre is asked; gives the number of the question.
fn search(bench: &mut Bench) -> JobId {
    bench.card(CardAnswer::Possession(Ok(Tried::Right(proof()))));
    let asked = bench.effects.iter().find_map(|effect| match effect {
        Effect::Centre(id, CentreJob::SearchReservation(_)) => Some(*id),
        _ => None,
    });
    asked.expect("the centre is asked")
}

fn found(job: JobId, name: &str) -> Input {
    let mut reservation = reservation();
    reservation.id = ReservationId(name.into());
    let answer = CentreAnswer::Reservation(Ok(reservation));
    Input::Centre { job, answer }
}

#[test]
fn a_reservation_that_is_found_for_nobody_is_given_back() {
    let ways_out: [fn(&mut Bench); 3] = [
        |bench| {
            bench.act(Action::Cancel).lift().sees("attract");
        },
        |bench| {
            bench.lift().sees("not-changed");
        },
        |bench| {
            bench.wait(60).sees("line-down");
        },
    ];
    for way_out in ways_out {
        let mut bench = Bench::new();
        bench.reach_authenticating(Procedure::Reset);
        let job = search(&mut bench);
        way_out(&mut bench);
        bench.input(found(job, "r-1"));
        let given_back = ("r-1".to_owned(), WriteOutcome::NotChanged);
        assert_eq!(told_to_the_centre(&bench), [given_back]);
        bench.input(found(job, "r-1"));
        assert_eq!(told_to_the_centre(&bench), []);
    }
}

/// A search that was stopped and is still under way, and a new one by the same resident.
fn two_searches() -> (Bench, JobId, JobId) {
    let mut bench = Bench::new();
    bench.reach_authenticating(Procedure::Reset);
    let first = search(&mut bench);
    bench.act(Action::Cancel).lift().sees("attract");
    bench.reach_authenticating(Procedure::Reset);
    let second = search(&mut bench);
    (bench, first, second)
}

#[test]
fn a_reservation_that_is_found_late_and_used_now_is_not_given_back() {
    // Before the answer that is waited for, and after it.
    for late_comes_first in [true, false] {
        let (mut bench, first, second) = two_searches();
        let jobs = if late_comes_first {
            [first, second]
        } else {
            [second, first]
        };
        for job in jobs {
            bench.input(found(job, "r-1"));
            assert_eq!(told_to_the_centre(&bench), []);
        }
        bench.sees("enter-new-password").act(Action::Cancel);
        let given_back = ("r-1".to_owned(), WriteOutcome::NotChanged);
        assert_eq!(told_to_the_centre(&bench), [given_back]);
    }
}

#[test]
fn a_reservation_that_is_found_late_is_given_back_once_the_search_under_way_has_not_found_it() {
    let answers: [fn(&mut Bench, JobId); 3] = [
        |bench, job| {
            bench.input(found(job, "r-2")).sees("enter-new-password");
        },
        |bench, job| {
            let answer = CentreAnswer::Reservation(Err(CentreFault::Unreachable));
            bench.input(Input::Centre { job, answer }).sees("line-down");
        },
        |bench, _| {
            bench.act(Action::Cancel).sees("take-card");
        },
    ];
    for answer in answers {
        let (mut bench, first, second) = two_searches();
        bench.input(found(first, "r-1"));
        assert_eq!(told_to_the_centre(&bench), []);
        answer(&mut bench, second);
        let given_back = ("r-1".to_owned(), WriteOutcome::NotChanged);
        assert_eq!(told_to_the_centre(&bench), [given_back]);
    }
}

#[test]
fn what_came_of_a_reservation_is_not_denied_by_a_search_that_is_answered_late() {
    let (mut bench, first, second) = two_searches();
    bench
        .input(found(second, "r-1"))
        .keys("river7tree")
        .act(Action::Submit)
        .keys("RIVER7TREE")
        .act(Action::Submit)
        .act(Action::Confirm)
        .card(CardAnswer::Challenge(Ok(vec![1; 16])))
        .centre(CentreAnswer::Authorisation(Ok(Cryptogram(vec![2; 48]))))
        .card(CardAnswer::Write(Written::Done))
        .sees("done");
    let done = ("r-1".to_owned(), WriteOutcome::Done);
    assert_eq!(told_to_the_centre(&bench), [done]);
    bench.input(found(first, "r-1"));
    assert_eq!(told_to_the_centre(&bench), []);
}
