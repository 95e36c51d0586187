//! Every fault on cue, and what may be asked again after it.

#![expect(clippy::unwrap_used, reason = "test helpers")]

use crate::support::{PATIENT, kiosk, kiosk_as, pki, proof, report, stocked};
use pin_kiosk::hardware::issuer_centre::{AnswerFault, CentreError, Timeouts};
use pin_kiosk_core::event::WriteOutcome;
use pin_kiosk_core::ports::{CentreFault, ReservationId};
use pin_kiosk_hw_sim::centre::{CentreServer, Fault, FaultRule, ReservationState};
use std::time::Duration;

/// Each fault that spoils an answer, what a kiosk sees of it, and whether asking again may help.
pub(crate) const SPOILT: [(Fault, CentreError, CentreFault, bool); 11] = [
    (
        Fault::InternalError,
        CentreError::Status(500),
        CentreFault::Failed,
        true,
    ),
    (
        Fault::Unavailable,
        CentreError::Status(503),
        CentreFault::Failed,
        true,
    ),
    (
        Fault::UnknownProblem,
        CentreError::UnknownProblem(409),
        CentreFault::UnknownProblem,
        false,
    ),
    (
        Fault::HalfAnswer,
        answer(AnswerFault::CutShort),
        CentreFault::BadAnswer,
        true,
    ),
    (
        Fault::NoAnswer,
        answer(AnswerFault::CutShort),
        CentreFault::BadAnswer,
        true,
    ),
    (
        Fault::WrongJson,
        answer(AnswerFault::Malformed),
        CentreFault::BadAnswer,
        false,
    ),
    (
        Fault::MissingField,
        answer(AnswerFault::Malformed),
        CentreFault::BadAnswer,
        false,
    ),
    (
        Fault::WrongContentType,
        answer(AnswerFault::WrongContentType),
        CentreFault::BadAnswer,
        false,
    ),
    (
        Fault::ReplayedAnswer,
        answer(AnswerFault::AnotherQuestion),
        CentreFault::BadAnswer,
        false,
    ),
    (
        Fault::GiantBody,
        answer(AnswerFault::TooLong),
        CentreFault::BadAnswer,
        false,
    ),
    (
        Fault::Redirect,
        answer(AnswerFault::Redirected),
        CentreFault::BadAnswer,
        false,
    ),
];

const fn answer(fault: AnswerFault) -> CentreError {
    CentreError::Answer(fault)
}

fn add(server: &CentreServer, fault: Fault, times: u32) {
    let rule = FaultRule {
        fault,
        on: None,
        times: Some(times),
    };
    server.with(|centre| centre.add_fault(rule));
}

fn authorisations(server: &CentreServer, id: &ReservationId) -> usize {
    server.with(|centre| {
        let mut all = centre.reservations();
        all.find(|reservation| reservation.id == id.0)
            .unwrap()
            .authorisations()
    })
}

#[test]
fn search_is_tried_twice_where_that_may_help_and_never_more() {
    for (fault, error, _, passing) in SPOILT {
        let (server, id) = stocked();
        let mut kiosk = kiosk(&server);
        assert_eq!(error.is_passing(), passing);
        add(&server, fault, 1);
        let once = kiosk.search(&proof(1));
        if passing {
            assert_eq!(once.unwrap().id, id, "{fault:?}");
        } else {
            assert_eq!(once, Err(error), "{fault:?}");
        }
        server.clear_faults();
        add(&server, fault, 2);
        assert_eq!(kiosk.search(&proof(2)), Err(error), "{fault:?}");
        server.clear_faults();
        assert_eq!(
            kiosk.search(&proof(3)).unwrap().id,
            id,
            "nothing was lost by {fault:?}"
        );
    }
}

#[test]
fn authorisation_is_asked_for_once_whatever_comes() {
    for (fault, error, simple, _) in SPOILT {
        let (server, id) = stocked();
        let mut kiosk = kiosk(&server);
        kiosk.search(&proof(1)).unwrap();
        add(&server, fault, 1);
        assert_eq!(kiosk.authorisation(&id, &[1; 16]), Err(error), "{fault:?}");
        assert_eq!(CentreFault::from(error), simple);
        // A second try would have found the fault gone and been counted.
        assert!(authorisations(&server, &id) <= 1, "{fault:?}");
        assert_eq!(kiosk.diagnostics().read().last_error, Some(error));
        kiosk.authorisation(&id, &[2; 16]).unwrap();
        assert_eq!(kiosk.diagnostics().read().last_error, None);
    }
}

#[test]
fn outcome_whose_answer_was_spoilt_is_taken_once() {
    for (fault, error, ..) in SPOILT {
        let (server, id) = stocked();
        let mut kiosk = kiosk(&server);
        kiosk.search(&proof(1)).unwrap();
        add(&server, fault, 1);
        let report = report(&id, WriteOutcome::Done);
        assert_eq!(kiosk.outcome(&report), Err(error), "{fault:?}");
        kiosk.outcome(&report).unwrap();
        let now = server.now();
        server.with(|centre| {
            assert_eq!(centre.reports().len(), 1, "{fault:?}");
            let state = centre.reservations().next().unwrap().state(now);
            assert_eq!(state, ReservationState::Used);
        });
    }
}

#[test]
fn slow_centre_is_given_up_in_time() {
    let (server, id) = stocked();
    kiosk(&server).search(&proof(1)).unwrap();
    let timeouts = Timeouts {
        connect: PATIENT.connect,
        answer: Duration::from_millis(100),
    };
    let mut kiosk = kiosk_as(&server, &pki().client, timeouts);
    add(&server, Fault::SlowMillis(2000), 1);
    let late = kiosk.authorisation(&id, &[1; 16]);
    assert_eq!(late, Err(CentreError::AnswerTimedOut));
    assert_eq!(
        CentreFault::from(CentreError::AnswerTimedOut),
        CentreFault::TimedOut
    );
}

#[test]
fn wrong_cryptogram_cannot_be_seen_by_the_kiosk_and_is_the_cards_to_refuse() {
    let (server, id) = stocked();
    let mut kiosk = kiosk(&server);
    kiosk.search(&proof(1)).unwrap();
    add(&server, Fault::WrongCryptogram, 1);
    let wrong = kiosk.authorisation(&id, &[1; 16]).unwrap();
    assert_ne!(wrong, kiosk.authorisation(&id, &[2; 16]).unwrap());
    assert_eq!(wrong.0, [0xA5; 48]);
}

#[test]
fn clock_skew_is_measured_from_good_answers_and_bad_ones() {
    let (server, _) = stocked();
    let mut kiosk = kiosk(&server);
    assert_eq!(kiosk.diagnostics().read().clock_skew_seconds, None);
    kiosk.probe().unwrap();
    assert_eq!(kiosk.diagnostics().read().clock_skew_seconds, Some(0));
    for seconds in [600_i64, -600] {
        add(&server, Fault::ClockSkewSeconds(seconds), 1);
        kiosk.search(&proof(1)).unwrap();
        let skew = kiosk.diagnostics().read().clock_skew_seconds.unwrap();
        assert!((skew - seconds).abs() <= 30, "{skew}");
    }
}

#[test]
fn probe_needs_no_resident_and_leaves_nothing_behind() {
    let (server, _) = stocked();
    let mut kiosk = kiosk(&server);
    let known = kiosk.probe().unwrap();
    assert_eq!(known.last_error, None);
    let now = server.now();
    let state = server.with(|centre| centre.reservations().next().unwrap().state(now));
    assert_eq!(state, ReservationState::Usable);
    add(&server, Fault::InternalError, 1);
    assert_eq!(kiosk.probe(), Err(CentreError::Status(500)));
}
