//! The card stops answering at each command of a change.

use super::resident::{Hands, Resident};
use super::{COMMANDS, NEW, OLD, Scene, THE_WRITE, run_all};
use pin_kiosk_hw_sim::card::FaultKind;

#[test]
fn a_card_silent_at_any_command_is_given_back_and_the_next_resident_served() {
    let cases = (1..=COMMANDS).flat_map(|command| {
        let hands: &[Hands] = if command < THE_WRITE {
            &[Hands::PutBack]
        } else {
            &[Hands::PutBack, Hands::TakeAway]
        };
        hands.iter().map(move |hands| (command, *hands))
    });
    run_all(cases, |case| {
        let (command, hands) = case;
        let mut scene = Scene::new();
        scene.fault_at(command, FaultKind::Silence);
        let resident = Resident {
            hands,
            ..Resident::default()
        };
        let told = resident.visit(&mut scene.stage, &mut scene.kiosk);
        // A silent card does nothing of what it is told; the VERIFY after the write is too late.
        let committed = command > THE_WRITE;
        let result = match hands {
            _ if command < THE_WRITE => None,
            Hands::TakeAway => Some("uncertain"),
            Hands::PutBack if committed => Some("done"),
            Hands::PutBack => Some("not-changed"),
        };
        assert_eq!(told.result(), result, "{case:?}: {told:#?}");
        assert!(
            told.saw("reader-fault") || command >= THE_WRITE,
            "{case:?}: {told:#?}"
        );
        assert_eq!(
            scene.password(),
            if committed { NEW } else { OLD },
            "{case:?}"
        );
        assert_eq!(scene.tries(), (3, 5), "{case:?}");
        scene.serves_the_next();
        let mut outcomes: Vec<String> = scene.outcomes();
        assert_eq!(outcomes.pop().as_deref(), Some("done"), "{case:?}");
        let first = match result {
            Some("done") => vec!["done"],
            Some("not-changed") => vec!["not-changed"],
            Some(_) => vec!["unknown"],
            None => vec![],
        };
        assert_eq!(outcomes, first, "{case:?}");
        assert_eq!(scene.kiosk.end(), Some(0), "{case:?}");
    });
}
