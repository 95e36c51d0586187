//! The smart card service is killed at each view of a change, and started again.

use super::resident::{Later, Resident};
use super::{NEW, OLD, Scene, run_all, text};
use pin_kiosk_hw_sim::card::Timing;
use std::cell::Cell;
use std::time::{Duration, Instant};

/// Each view that a change goes through, in its order.
const VIEWS: [&str; 16] = [
    "attract",
    "choose-password",
    "fraud-question",
    "notice",
    "place-card",
    "reading-card",
    "choose-procedure",
    "enter-user-auth-pin",
    "authenticating",
    "enter-current-password",
    "enter-new-password",
    "repeat-new-password",
    "confirm",
    "writing",
    "done",
    "take-card",
];

/// So long the service is away.
const AWAY: Duration = Duration::from_secs(2);

/// Slow enough that each view is there to be seen before the next one comes.
const SLOW: Timing = Timing {
    kilobits_per_second: 106,
    exchange_millis: 40,
    rsa_millis: 203,
};

#[test]
fn the_service_killed_at_any_view_closes_the_kiosk_only_until_it_is_back() {
    run_all(VIEWS, |killed_at| {
        let mut scene = Scene::with_timing(Some(SLOW));
        let killed = Cell::new(None::<Instant>);
        let resident = Resident {
            mishap: Some(Box::new(|view, stage| {
                if killed.get().is_none() && text(view, "view") == killed_at {
                    stage.pcscd.kill().expect("it runs");
                    killed.set(Some(Instant::now()));
                }
            })),
            later: Some(Later {
                is_due: Box::new(|| killed.get().is_some_and(|then| then.elapsed() > AWAY)),
                act: Box::new(|stage| stage.pcscd.restart().expect("it starts again")),
            }),
            ..Resident::default()
        };
        let told = resident.visit(&mut scene.stage, &mut scene.kiosk);
        assert!(killed.get().is_some(), "{killed_at}: {told:#?}");
        assert_eq!(scene.tries(), (3, 5), "{killed_at}");
        let outcomes = scene.outcomes();
        match told.result() {
            Some("done") => {
                assert_eq!(scene.password(), NEW, "{killed_at}");
                assert_eq!(outcomes, ["done"], "{killed_at}");
            }
            Some("not-changed") => {
                assert_eq!(scene.password(), OLD, "{killed_at}");
                // Before the write nothing was begun, so nothing has an outcome; she may confirm
                // before the kiosk has missed its service.
                let begun = match killed_at {
                    "confirm" => outcomes.len(),
                    "writing" => 1,
                    _ => 0,
                };
                assert!(begun <= 1, "{killed_at}: {outcomes:?}");
                assert_eq!(outcomes, vec!["not-changed"; begun], "{killed_at}");
            }
            None => {
                assert_eq!(scene.password(), OLD, "{killed_at}: {told:#?}");
                assert!(outcomes.is_empty(), "{killed_at}");
            }
            other => panic!("{killed_at}: {other:?}: {told:#?}"),
        }
        scene.serves_the_next();
        assert_eq!(scene.kiosk.end(), Some(0), "{killed_at}");
    });
}
