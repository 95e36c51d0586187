//! Searches, authorisations and outcomes in good order, and each refusal by the centre.

use crate::support::{PATIENT, card_id, kiosk, kiosk_as, pki, proof, report, stocked};
use pin_kiosk::hardware::issuer_centre::{CentreError, Refusal};
use pin_kiosk_core::event::WriteOutcome;
use pin_kiosk_core::ports::{CentreFault, CentreProblem, IssuerCentre as _, ReservationId};
use pin_kiosk_hw_sim::centre::{
    CardStanding, HOLD_SECONDS, LIFETIME_SECONDS, TEST_ISSUER_KEY, cryptogram,
};

#[test]
fn reset_is_found_authorised_and_reported_with_the_journals_head() {
    let (server, id) = stocked();
    let mut kiosk = kiosk(&server);
    let found = kiosk.search_reservation(&proof(1)).unwrap();
    assert_eq!(found.id, id);
    let left = found.ends.as_second() - i64::try_from(server.now()).unwrap();
    let day = i64::try_from(LIFETIME_SECONDS).unwrap();
    assert!((day - 60..=day).contains(&left), "{left}");
    let expected = cryptogram(&TEST_ISSUER_KEY, card_id().bytes(), &[9; 16], &id.0);
    assert_eq!(kiosk.authorise(&id, &[9; 16]).unwrap().0, expected);
    kiosk
        .report_outcome(&report(&id, WriteOutcome::Done))
        .unwrap();
    let reports = server.with(|centre| centre.reports().to_vec());
    assert_eq!(reports.len(), 1);
    assert_eq!(
        (reports[0].journal_sequence, reports[0].journal_hash),
        (41, [0xC4; 32])
    );
    let used = CentreFault::Problem(CentreProblem::ReservationUsed);
    assert_eq!(kiosk.search_reservation(&proof(2)), Err(used));
}

#[test]
fn reservation_outlives_a_write_that_did_not_commit() {
    let (server, id) = stocked();
    let mut kiosk = kiosk(&server);
    kiosk.search(&proof(1)).unwrap();
    kiosk.authorisation(&id, &[1; 16]).unwrap();
    // Torn, resolved as not committed, and tried again with a new challenge of the card.
    kiosk.authorisation(&id, &[2; 16]).unwrap();
    for outcome in [WriteOutcome::NotChanged, WriteOutcome::Unknown] {
        let mut report = report(&id, outcome);
        report.journal_sequence += u64::from(outcome == WriteOutcome::Unknown);
        kiosk.outcome(&report).unwrap();
        assert_eq!(kiosk.search(&proof(2)).unwrap().id, id);
    }
}

#[test]
fn each_standing_of_a_card_is_its_own_problem() {
    let cases = [
        (
            CardStanding::CertificateRevoked,
            CentreProblem::CertificateRevoked,
        ),
        (
            CardStanding::CertificateSuspended,
            CentreProblem::CertificateSuspended,
        ),
        (
            CardStanding::SignatureCertificateExpired,
            CentreProblem::SignatureCertificateExpired,
        ),
        (
            CardStanding::SignatureCertificateRevoked,
            CentreProblem::SignatureCertificateRevoked,
        ),
        (
            CardStanding::SignatureCertificateMissing,
            CentreProblem::SignatureCertificateMissing,
        ),
        (CardStanding::CardSuspended, CentreProblem::CardSuspended),
    ];
    let (server, _) = stocked();
    let mut kiosk = kiosk(&server);
    for (standing, problem) in cases {
        server.with(|centre| centre.set_standing(card_id(), standing));
        assert_eq!(kiosk.search(&proof(1)), Err(CentreError::Problem(problem)));
    }
}

#[test]
fn missing_expired_and_held_reservations_are_told_apart() {
    let (server, id) = stocked();
    let mut first = kiosk(&server);
    let mut second = kiosk_as(&server, &pki().other_client, PATIENT);
    first.search(&proof(1)).unwrap();
    let held = CentreError::Problem(CentreProblem::ReservationInUse);
    assert_eq!(second.search(&proof(2)), Err(held));
    assert_eq!(second.authorisation(&id, &[1; 16]), Err(held));
    server.advance_clock(i64::try_from(HOLD_SECONDS).unwrap());
    assert_eq!(second.search(&proof(3)).unwrap().id, id);
    server.advance_clock(i64::try_from(LIFETIME_SECONDS).unwrap());
    let expired = CentreError::Problem(CentreProblem::ReservationExpired);
    assert_eq!(first.search(&proof(4)), Err(expired));
    let nobody = ReservationId("nobody".to_owned());
    let missing = CentreError::Problem(CentreProblem::NoReservation);
    assert_eq!(first.authorisation(&nobody, &[1; 16]), Err(missing));
}

#[test]
fn refusals_of_what_a_kiosk_sent_are_told_apart() {
    let (server, id) = stocked();
    let mut kiosk = kiosk(&server);
    let mut forged = proof(1);
    forged.challenge = [2; 32];
    assert_eq!(
        kiosk.search(&forged),
        Err(CentreError::Refused(Refusal::ProofRejected))
    );
    let early = kiosk.outcome(&report(&id, WriteOutcome::Done));
    assert_eq!(early, Err(CentreError::Refused(Refusal::OutcomeRefused)));
    kiosk.search(&proof(1)).unwrap();
    kiosk.authorisation(&id, &[1; 16]).unwrap();
    let again = kiosk.authorisation(&id, &[1; 16]);
    assert_eq!(
        again,
        Err(CentreError::Refused(Refusal::AuthorisationRefused))
    );
    let short = kiosk.authorisation(&id, &[1; 15]);
    assert_eq!(short, Err(CentreError::Refused(Refusal::InvalidRequest)));
}

#[test]
fn reservation_name_that_would_leave_its_place_in_the_path_is_never_sent() {
    let (server, _) = stocked();
    let mut kiosk = kiosk(&server);
    for name in ["", "../search", "a/b", "a?b", "a b", &"a".repeat(65)] {
        let refused = kiosk.authorisation(&ReservationId(name.to_owned()), &[1; 16]);
        assert_eq!(
            refused,
            Err(CentreError::Refused(Refusal::InvalidRequest)),
            "{name}"
        );
    }
    assert_eq!(kiosk.diagnostics().read().last_answer_at, None);
}
