use super::*;

const NOW: u64 = 1_800_000_000;

fn card() -> CardId {
    CardId::of_certificate(b"a card")
}

fn book() -> Book {
    let mut book = Book::default();
    book.add("r1".to_owned(), card(), NOW);
    book
}

fn report(key: &str, outcome: Outcome) -> Report<'_> {
    Report {
        key,
        digest: [outcome as u8; 32],
        outcome,
    }
}

#[expect(clippy::needless_pass_by_value, reason = "calls stay on one line")]
fn kind<T>(result: Result<T, ProblemKind>) -> ProblemKind {
    match result {
        Ok(_) => panic!("was accepted"),
        Err(kind) => kind,
    }
}

#[test]
fn lasts_24_hours_to_the_second() {
    let last = NOW + LIFETIME_SECONDS - 1;
    assert!(book().claim(last, "a", card()).is_ok());
    assert_eq!(
        kind(book().claim(last + 1, "a", card())),
        ProblemKind::ReservationExpired
    );
}

#[test]
fn authorisation_after_the_end_is_refused_even_while_held() {
    let mut book = book();
    let last = NOW + LIFETIME_SECONDS - 1;
    book.claim(last, "a", card()).unwrap();
    let late = book.authorise(last + 1, "a", "r1", [1; 16]);
    assert_eq!(kind(late), ProblemKind::ReservationExpired);
}

#[test]
fn unknown_card_and_unknown_name_have_no_reservation() {
    let mut book = book();
    let stranger = CardId::of_certificate(b"another card");
    assert_eq!(
        kind(book.claim(NOW, "a", stranger)),
        ProblemKind::NoReservation
    );
    assert_eq!(
        kind(book.authorise(NOW, "a", "r2", [1; 16])),
        ProblemKind::NoReservation
    );
}

#[test]
fn written_uses_it_up() {
    let mut book = book();
    book.claim(NOW, "a", card()).unwrap();
    book.authorise(NOW, "a", "r1", [1; 16]).unwrap();
    let (state, _) = book
        .settle(NOW, "a", "r1", &report("k", Outcome::Written))
        .unwrap();
    assert_eq!(state, ReservationState::Used);
    assert_eq!(
        kind(book.claim(NOW, "a", card())),
        ProblemKind::ReservationUsed
    );
    assert_eq!(
        kind(book.authorise(NOW, "a", "r1", [2; 16])),
        ProblemKind::ReservationUsed
    );
}

#[test]
fn not_written_and_unknown_leave_it_usable_for_any_kiosk() {
    for outcome in [Outcome::NotWritten, Outcome::Unknown] {
        let mut book = book();
        book.claim(NOW, "a", card()).unwrap();
        book.authorise(NOW, "a", "r1", [1; 16]).unwrap();
        let (state, _) = book.settle(NOW, "a", "r1", &report("k", outcome)).unwrap();
        assert_eq!(state, ReservationState::Usable);
        assert!(book.claim(NOW, "b", card()).is_ok());
    }
}

#[test]
fn torn_write_that_did_not_commit_is_followed_by_a_new_challenge() {
    let mut book = book();
    book.claim(NOW, "a", card()).unwrap();
    book.authorise(NOW, "a", "r1", [1; 16]).unwrap();
    assert!(book.claim(NOW + 5, "a", card()).is_ok());
    assert!(book.authorise(NOW + 6, "a", "r1", [2; 16]).is_ok());
}

#[test]
fn second_kiosk_waits_until_the_first_is_done_or_silent() {
    let mut book = book();
    book.claim(NOW, "a", card()).unwrap();
    assert_eq!(
        kind(book.claim(NOW, "b", card())),
        ProblemKind::ReservationInUse
    );
    assert_eq!(
        kind(book.authorise(NOW, "b", "r1", [1; 16])),
        ProblemKind::ReservationInUse
    );
    assert!(book.claim(NOW + HOLD_SECONDS, "b", card()).is_ok());
    assert_eq!(
        kind(book.authorise(NOW + HOLD_SECONDS, "a", "r1", [1; 16])),
        ProblemKind::ReservationInUse
    );
}

#[test]
fn authorisation_needs_a_search_by_the_same_kiosk() {
    let refused = book().authorise(NOW, "a", "r1", [1; 16]).map(|_| ());
    assert_eq!(kind(refused), ProblemKind::AuthorisationRefused);
}

#[test]
fn one_challenge_is_answered_once_and_only_a_few_in_all() {
    let mut book = book();
    book.claim(NOW, "a", card()).unwrap();
    book.authorise(NOW, "a", "r1", [0; 16]).unwrap();
    assert_eq!(
        kind(book.authorise(NOW, "a", "r1", [0; 16])),
        ProblemKind::AuthorisationRefused
    );
    for n in 1..AUTHORISATIONS_MAX {
        book.authorise(NOW, "a", "r1", [u8::try_from(n).unwrap(); 16])
            .unwrap();
    }
    assert_eq!(
        kind(book.authorise(NOW, "a", "r1", [99; 16])),
        ProblemKind::AuthorisationRefused
    );
}

#[test]
fn report_is_taken_once_for_a_key_and_late_ones_too() {
    let mut book = book();
    book.claim(NOW, "a", card()).unwrap();
    let late = NOW + 3 * LIFETIME_SECONDS;
    for _ in 0..2 {
        let (state, _) = book
            .settle(late, "a", "r1", &report("k", Outcome::Written))
            .unwrap();
        assert_eq!(state, ReservationState::Used);
    }
    let other = book.settle(late, "a", "r1", &report("k", Outcome::NotWritten));
    assert_eq!(kind(other), ProblemKind::IdempotencyKeyReused);
}

#[test]
fn repeated_report_does_not_take_the_hold_of_the_next_kiosk() {
    let mut book = book();
    book.claim(NOW, "a", card()).unwrap();
    book.settle(NOW, "a", "r1", &report("k", Outcome::NotWritten))
        .unwrap();
    book.claim(NOW, "b", card()).unwrap();
    book.settle(NOW, "a", "r1", &report("k", Outcome::NotWritten))
        .unwrap();
    book.settle(NOW, "a", "r1", &report("k2", Outcome::Unknown))
        .unwrap();
    assert_eq!(
        kind(book.claim(NOW, "a", card())),
        ProblemKind::ReservationInUse
    );
}

#[test]
fn kiosk_that_never_held_it_cannot_report_on_it() {
    let mut book = book();
    book.claim(NOW, "a", card()).unwrap();
    let refused = book.settle(NOW, "b", "r1", &report("k", Outcome::Written));
    assert_eq!(kind(refused), ProblemKind::OutcomeRefused);
}

#[test]
fn open_reservation_goes_before_a_newer_closed_one() {
    let mut book = book();
    book.add("r2".to_owned(), card(), NOW + 1);
    book.consume("r2").unwrap();
    assert_eq!(book.claim(NOW + 2, "a", card()).unwrap().id, "r1");
}
