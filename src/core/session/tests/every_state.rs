//! What holds in every state: stop, removal, silence, walking away.

use super::bench::{Bench, name_of};
use crate::card::job::{CardAnswer, Written};
use crate::effect::Effect;
use crate::event::Event;
use crate::input::{Action, Answer, CentreAnswer, Procedure};
use crate::language::Language;
use crate::ports::CentreFault;
use crate::referral::WhichPassword;

pub(super) type Path = fn(&mut Bench);

/// One way to each view of the procedure.
pub(super) const PATHS: [(&str, Path); 21] = [
    ("choose-password", |b| {
        drop_ref(b.act(Action::ChooseLanguage(Language::English)));
    }),
    ("which-password", |b| {
        b.act(Action::ChooseLanguage(Language::English))
            .act(Action::ChoosePassword(WhichPassword::NotSure));
    }),
    ("fraud-question", |b| {
        b.act(Action::ChooseLanguage(Language::English))
            .act(Action::ChoosePassword(WhichPassword::Signature));
    }),
    ("fraud-advice", |b| {
        b.act(Action::ChooseLanguage(Language::English))
            .act(Action::ChoosePassword(WhichPassword::Signature))
            .act(Action::Answer(Answer::Yes));
    }),
    ("notice", |b| {
        drop_ref(b.reach_place_card().act(Action::Back));
    }),
    ("place-card", |b| drop_ref(b.reach_place_card())),
    ("reading-card", |b| drop_ref(b.reach_place_card().place())),
    ("choose-procedure", |b| {
        drop_ref(b.reach_choose_procedure(super::bench::card()));
    }),
    ("enter-user-auth-pin", |b| {
        b.reach_choose_procedure(super::bench::card())
            .act(Action::ChooseProcedure(Procedure::Change))
            .keys("12");
    }),
    ("authenticating", |b| {
        drop_ref(b.reach_authenticating(Procedure::Reset));
    }),
    ("enter-current-password", |b| {
        drop_ref(b.reach_current_password().keys("AB"));
    }),
    ("enter-new-password", |b| {
        drop_ref(b.reach_new_password(Procedure::Change).keys("AB"));
    }),
    ("repeat-new-password", |b| {
        drop_ref(
            b.reach_confirm(Procedure::Change)
                .act(Action::Back)
                .keys("RIVER7TREE")
                .act(Action::Submit),
        );
    }),
    ("confirm", |b| drop_ref(b.reach_confirm(Procedure::Reset))),
    ("writing", |b| drop_ref(b.reach_setting(Procedure::Change))),
    ("replace-card", |b| {
        b.reach_setting(Procedure::Change)
            .card(CardAnswer::Write(Written::Unknown(super::bench::REMOVED)));
    }),
    ("done", |b| {
        b.reach_setting(Procedure::Change)
            .card(CardAnswer::Write(Written::Done));
    }),
    ("not-changed", |b| {
        drop_ref(b.reach_current_password().lift().place());
    }),
    ("line-down", |b| {
        b.reach_authenticating(Procedure::Reset)
            .card(CardAnswer::Possession(Ok(crate::card::job::Tried::Right(
                super::bench::proof(),
            ))))
            .centre(CentreAnswer::Reservation(Err(CentreFault::BadAnswer)));
    }),
    ("referral", |b| {
        b.act(Action::ChooseLanguage(Language::English))
            .act(Action::ChoosePassword(WhichPassword::CardInfoInput));
    }),
    ("take-card", |b| {
        b.reach_current_password().act(Action::Cancel);
    }),
];

fn drop_ref(_bench: &mut Bench) {}

pub(super) fn at(path: Path, view: &str) -> Bench {
    let mut bench = Bench::new();
    path(&mut bench);
    bench.sees(view);
    bench
}

#[test]
fn somebody_who_walks_away_is_followed_by_attract() {
    for (view, path) in PATHS {
        let mut bench = at(path, view);
        bench.wait(60 * 60).lift().wait(60 * 60);
        assert_eq!(name_of(&bench.view()), "attract", "from {view}");
        one_outcome_for_each_write(&bench, view);
    }
}

#[test]
fn stop_is_safe_everywhere() {
    for (view, path) in PATHS {
        let mut bench = at(path, view);
        bench.act(Action::Cancel);
        if view == "writing" {
            bench.sees("writing").wait(3600);
        }
        bench.act(Action::Cancel).lift().act(Action::Cancel);
        assert_eq!(name_of(&bench.view()), "attract", "from {view}");
        one_outcome_for_each_write(&bench, view);
    }
}

#[test]
fn lifting_the_card_ends_in_attract() {
    for (view, path) in PATHS {
        let mut bench = at(path, view);
        bench.lift().wait(3600).lift();
        assert_eq!(name_of(&bench.view()), "attract", "from {view}");
        one_outcome_for_each_write(&bench, view);
    }
}

#[test]
fn the_idle_warning_is_answered_by_one_touch_at_least_ten_times() {
    let mut bench = at(
        |b| drop_ref(b.reach_current_password().keys("ABC")),
        "enter-current-password",
    );
    for _ in 0..10 {
        bench.wait(61);
        let left = bench.session.screen().idle_warning.expect("warned");
        assert!(left >= 20, "only {left} s left");
        bench
            .wait(20)
            .act(Action::MoreTime)
            .sees("enter-current-password");
        assert_eq!(bench.session.screen().idle_warning, None);
    }
    bench.wait(60 + 45).sees("take-card");
}

#[test]
fn touches_without_a_pause_do_not_keep_a_session_for_ever() {
    for (view, path) in PATHS {
        let mut bench = at(path, view);
        for _ in 0..5 * 60 {
            bench.wait(30).act(Action::MoreTime);
        }
        let ended = name_of(&bench.view());
        assert!(
            ["attract", "take-card"].contains(&ended.as_str()),
            "{ended} is still shown, from {view}"
        );
        bench.lift();
        assert_eq!(name_of(&bench.view()), "attract", "from {view}");
        one_outcome_for_each_write(&bench, view);
    }
}

#[test]
fn a_touch_on_the_warning_does_nothing_else() {
    let mut bench = at(|b| drop_ref(b.reach_confirm(Procedure::Change)), "confirm");
    bench.wait(61).act(Action::Confirm).sees("confirm");
    bench.act(Action::Confirm).sees("writing");
}

#[test]
fn an_answer_nobody_waits_for_changes_nothing() {
    for (view, path) in PATHS {
        let mut bench = at(path, view);
        let job = crate::card::job::JobId(9999);
        let answer = CardAnswer::Write(Written::Done);
        bench
            .input(crate::input::Input::Card { job, answer })
            .sees(view);
    }
}

#[test]
fn a_session_that_opened_the_card_leaves_it_by_power_off() {
    for (view, path) in PATHS {
        let mut bench = Bench::new();
        let mut open = false;
        path(&mut bench);
        // The bench forgets effects, so the session itself is asked whether the card is open.
        open |= bench.session.card_is_open();
        let mut left = !open;
        for action in [Action::Cancel, Action::Dismiss, Action::Cancel] {
            bench.act(action);
            left |= bench
                .effects
                .iter()
                .any(|e| matches!(e, Effect::Card(_, crate::card::job::CardJob::Leave)));
        }
        if view == "writing" {
            continue;
        }
        assert!(left, "{view} keeps the card open");
        assert!(!bench.session.card_is_open(), "{view} keeps the card open");
    }
}

#[track_caller]
pub(super) fn one_outcome_for_each_write(bench: &Bench, view: &str) {
    let started = bench
        .events
        .iter()
        .filter(|e| matches!(e, Event::WriteStarted { .. }))
        .count();
    assert_eq!(
        bench.outcomes().len(),
        started,
        "from {view}: {:?}",
        bench.events
    );
}
