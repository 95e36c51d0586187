//! The card is lifted at each command of a change.

use super::resident::{Hands, Resident};
use super::{COMMANDS, NEW, OLD, Scene, THE_WRITE, run_all};
use pin_kiosk_hw_sim::card::FaultKind;

/// A card lifted at the n-th command, before or after it is executed.
#[derive(Clone, Debug)]
struct Case {
    command: u32,
    tear: FaultKind,
    hands: Hands,
}

fn cases() -> Vec<Case> {
    let mut cases = Vec::new();
    for command in 1..=COMMANDS {
        for tear in [FaultKind::TearBefore, FaultKind::TearAfter] {
            // Between reading the card and writing to it, it is not asked for again.
            let is_asked_for = !(5..THE_WRITE).contains(&command);
            for hands in [Hands::PutBack, Hands::TakeAway] {
                if is_asked_for || hands == Hands::PutBack {
                    let tear = tear.clone();
                    cases.push(Case {
                        command,
                        tear,
                        hands,
                    });
                }
            }
        }
    }
    cases
}

/// The result she is told, and the password that the card then has.
fn expected(case: &Case) -> (Option<&'static str>, &'static str) {
    let committed = case.command > THE_WRITE || case.tear == FaultKind::TearAfter;
    match (case.command, case.hands) {
        // Still being read: put back, it goes on.
        (1..=4, Hands::PutBack) => (Some("done"), NEW),
        (1..=4, Hands::TakeAway) => (None, OLD),
        // What she had proven is gone with the card: nothing was begun, and that is said.
        (5..THE_WRITE, _) => (Some("not-changed"), OLD),
        (_, Hands::PutBack) if committed => (Some("done"), NEW),
        (_, Hands::PutBack) => (Some("not-changed"), OLD),
        (_, Hands::TakeAway) => (Some("uncertain"), if committed { NEW } else { OLD }),
    }
}

#[test]
fn a_card_torn_at_any_command_is_told_truly_and_keeps_its_tries() {
    run_all(cases(), |case| {
        let mut scene = Scene::new();
        scene.fault_at(case.command, case.tear.clone());
        let resident = Resident {
            hands: case.hands,
            ..Resident::default()
        };
        let told = resident.visit(&mut scene.stage, &mut scene.kiosk);
        let (result, password) = expected(&case);
        assert_eq!(told.result(), result, "{case:?}: {told:#?}");
        assert_eq!(scene.password(), password, "{case:?}");
        assert_eq!(scene.tries(), (3, 5), "{case:?}");
        let outcome = match result {
            Some("done") => vec!["done"],
            Some("not-changed") if case.command >= THE_WRITE => vec!["not-changed"],
            Some("uncertain") => vec!["unknown"],
            Some(_) | None => vec![],
        };
        assert_eq!(scene.outcomes(), outcome, "{case:?}");
        assert_eq!(scene.kiosk.end(), Some(0), "{case:?}");
    });
}
