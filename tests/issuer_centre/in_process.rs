//! The centre in this process behaves as the one behind the socket.

#![expect(clippy::unwrap_used, reason = "test helpers")]

use crate::faults::SPOILT;
use crate::support::{card_id, proof};
use crate::tls::LINE;
use jiff::Timestamp;
use pin_kiosk::hardware::issuer_centre::CentreError;
use pin_kiosk::hardware::standin_centre::{SharedCentre, StandinCentre, StandinLine};
use pin_kiosk_core::ports::{CentreProblem, ReservationId};
use pin_kiosk_hw_sim::centre::{Fault, FaultRule, SimCentre, TEST_ISSUER_KEY};
use std::sync::{Arc, Mutex};

const NOW: i64 = 1_800_000_000;

fn stocked() -> (SharedCentre, ReservationId) {
    let mut centre = SimCentre::new(TEST_ISSUER_KEY);
    let id = centre.reserve(u64::try_from(NOW).unwrap(), card_id());
    (Arc::new(Mutex::new(centre)), ReservationId(id))
}

fn kiosk(centre: &SharedCentre, name: &str) -> StandinCentre {
    let clock = Arc::new(|| Timestamp::from_second(NOW).unwrap());
    StandinCentre::new(StandinLine::new(Arc::clone(centre), clock, name))
}

#[test]
fn each_fault_looks_the_same_as_over_a_socket() {
    for (fault, error, ..) in SPOILT {
        let (centre, id) = stocked();
        let mut kiosk = kiosk(&centre, "a");
        kiosk.search(&proof(1)).unwrap();
        centre.lock().unwrap().add_fault(FaultRule::once(fault));
        assert_eq!(kiosk.authorisation(&id, &[1; 16]), Err(error), "{fault:?}");
    }
    for (fault, error) in LINE {
        let (centre, _) = stocked();
        centre.lock().unwrap().set_line_fault(Some(fault));
        assert_eq!(
            kiosk(&centre, "a").search(&proof(1)),
            Err(error),
            "{fault:?}"
        );
    }
}

#[test]
fn slow_answer_costs_no_real_time() {
    let (centre, id) = stocked();
    let mut kiosk = kiosk(&centre, "a");
    kiosk.search(&proof(1)).unwrap();
    for (millis, late) in [(10_000, false), (10_001, true)] {
        centre
            .lock()
            .unwrap()
            .add_fault(FaultRule::once(Fault::SlowMillis(millis)));
        let answer = kiosk.authorisation(&id, &[u8::from(late); 16]);
        assert_eq!(answer.err(), late.then_some(CentreError::AnswerTimedOut));
    }
}

#[test]
fn kiosks_are_kept_apart_by_name_and_the_skew_by_clock() {
    let (centre, id) = stocked();
    let mut first = kiosk(&centre, "a");
    assert_eq!(first.search(&proof(1)).unwrap().id, id);
    let in_use = CentreError::Problem(CentreProblem::ReservationInUse);
    assert_eq!(kiosk(&centre, "b").search(&proof(2)), Err(in_use));
    assert_eq!(first.diagnostics().read().clock_skew_seconds, Some(0));
    centre
        .lock()
        .unwrap()
        .add_fault(FaultRule::once(Fault::ClockSkewSeconds(-75)));
    first.search(&proof(1)).unwrap();
    assert_eq!(first.diagnostics().read().clock_skew_seconds, Some(-75));
}
