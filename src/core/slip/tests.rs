use super::*;

fn imprint() -> Imprint {
    let mut hash = [0; 32];
    hash[..4].copy_from_slice(&[0x9C, 0x41, 0x7E, 0x02]);
    Imprint {
        store: "Stand-in store".to_owned(),
        kiosk: "K-0417".to_owned(),
        time_zone: TimeZone::fixed(jiff::tz::offset(9)),
        office: Office {
            name: "Stand-in office".to_owned(),
            hours: "8:30-17:15".to_owned(),
            ..Office::default()
        },
        receipt: 7,
        record: Some(RecordMark {
            number: 18204,
            hash,
        }),
    }
}

fn slip(subject: Subject, language: Language) -> Slip {
    let at = "2026-11-22T01:12:00Z".parse().unwrap();
    Slip {
        subject,
        language,
        at,
    }
}

fn result(outcome: WriteOutcome) -> Subject {
    Subject::Result {
        outcome,
        reason: None,
        certificate_ends: None,
    }
}

fn every_subject() -> Vec<Subject> {
    let mut subjects = vec![
        result(WriteOutcome::Done),
        result(WriteOutcome::NotChanged),
        result(WriteOutcome::Unknown),
        Subject::NoReservation(FailureCode::NoReservation),
        Subject::NoReservation(FailureCode::ReservationExpired),
        Subject::NoReservation(FailureCode::ReservationUsed),
        Subject::NoReservation(FailureCode::ReservationInUse),
        Subject::FraudAdvice,
        Subject::TestPage,
        Subject::Readiness(Readiness::default()),
    ];
    subjects.extend(ReferralReason::ALL.map(Subject::Referral));
    subjects
}

fn notes(blocks: &[Block]) -> usize {
    blocks
        .iter()
        .filter(|block| matches!(block, Block::Note(_)))
        .count()
}

#[test]
fn every_slip_is_short_and_says_when_and_which_record() {
    for subject in every_subject() {
        let blocks = slip(subject, Language::English).content(&imprint());
        assert!(
            blocks.len() <= 16,
            "{subject:?} has {} blocks",
            blocks.len()
        );
        assert!(notes(&blocks) <= 2, "{subject:?}");
        let says_when = blocks.iter().any(|block| {
            matches!(block, Block::Fact(_, Value::DateTime(at))
                if at.to_string() == "2026-11-22T10:12:00")
        });
        assert!(says_when, "{subject:?} tells the local time");
        assert!(
            blocks
                .iter()
                .any(|block| matches!(block, Block::Record { .. })),
            "{subject:?}"
        );
        assert!(matches!(blocks.last(), Some(Block::Foot(_))), "{subject:?}");
    }
}

#[test]
fn each_outcome_of_a_write_has_its_own_words_and_sign() {
    let frame = |outcome| {
        slip(result(outcome), Language::English)
            .content(&imprint())
            .into_iter()
            .find_map(|block| {
                let Block::Frame { mark, result, .. } = block else {
                    return None;
                };
                Some((mark, result.key))
            })
            .unwrap()
    };
    assert_eq!(frame(WriteOutcome::Done), (Mark::Check, "done-title"));
    assert_eq!(
        frame(WriteOutcome::NotChanged),
        (Mark::Unchanged, "not-changed-title")
    );
    assert_eq!(
        frame(WriteOutcome::Unknown),
        (Mark::Warning, "uncertain-title")
    );
}

/// A reservation that was there is never told as one that was not found.
#[test]
fn the_slip_says_what_is_the_matter_with_the_reservation() {
    for (reason, expected) in [
        (FailureCode::NoReservation, "no-reservation-title"),
        (FailureCode::ReservationExpired, "no-reservation-old-title"),
        (FailureCode::ReservationUsed, "no-reservation-used-title"),
        (FailureCode::ReservationInUse, "no-reservation-in-use-title"),
    ] {
        let blocks = slip(Subject::NoReservation(reason), Language::English).content(&imprint());
        let head = blocks.iter().find_map(|block| {
            let Block::Frame { result, .. } = block else {
                return None;
            };
            Some(result.key)
        });
        assert_eq!(head, Some(expected), "{reason:?}");
    }
}

#[test]
fn only_a_certificate_near_its_end_is_spoken_of() {
    let has_renewal = |certificate_ends| {
        let outcome = WriteOutcome::Done;
        slip(
            Subject::Result {
                outcome,
                reason: None,
                certificate_ends,
            },
            Language::English,
        )
        .content(&imprint())
        .contains(&Block::Note(Text::new("done-ends-text")))
    };
    assert!(!has_renewal(None));
    assert!(has_renewal(Some(jiff::civil::date(2027, 1, 20))));
}

#[test]
fn the_counter_sentence_is_japanese_and_for_those_who_may_not_read_it() {
    for language in Language::ALL {
        for reason in ReferralReason::ALL {
            let blocks = slip(Subject::Referral(reason), language).content(&imprint());
            let sentence = blocks.iter().find_map(|block| {
                let Block::Counter { sentence, .. } = block else {
                    return None;
                };
                Some(sentence.language)
            });
            let expected = (language != Language::Japanese).then_some(Some(Language::Japanese));
            assert_eq!(sentence, expected, "{language:?} {reason:?}");
        }
    }
}

#[test]
fn the_code_names_record_and_whole_hash_in_characters_a_qr_code_holds_best() {
    let mark = imprint().record.unwrap();
    let code = mark.code("K-0417");
    assert!(
        code.starts_with("PIN-KIOSK 1 K-0417 18204 9C417E02"),
        "{code}"
    );
    assert_eq!(code.split(' ').next_back().unwrap().len(), 64);
    let alphanumeric = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || " -".contains(c);
    assert!(code.chars().all(alphanumeric), "{code}");
    assert_eq!(mark.check_lines(), ["9C41 7E02 0000", "0000 0000 0000"]);
}

#[test]
fn dots_outside_the_paper_change_nothing() {
    let mut raster = SlipRaster::new(12, 2);
    assert_eq!((raster.width(), raster.height()), (16, 2));
    raster.blacken(16, 0);
    raster.blacken(0, 2);
    assert_eq!(raster, SlipRaster::new(16, 2));
    raster.blacken(0, 0);
    raster.blacken(15, 1);
    assert_eq!(raster.as_bytes(), [0x80, 0, 0, 0x01]);
    assert!(raster.is_black(15, 1) && !raster.is_black(16, 0));
    raster.whiten(15, 1);
    raster.truncate(1);
    assert_eq!(raster.rows().collect::<Vec<_>>(), [[0x80, 0].as_slice()]);
}

#[test]
fn a_slip_advises_nothing_that_would_not_help() {
    let keys = |subject| {
        let blocks = slip(subject, Language::English).content(&imprint());
        let texts = blocks.into_iter().flat_map(|block| {
            if let Block::Note(text) = block {
                vec![text]
            } else if let Block::Items(_, items) = block {
                items
            } else {
                Vec::new()
            }
        });
        texts.map(|text| text.key).collect::<Vec<_>>()
    };
    let not_changed = |reason| Subject::Result {
        outcome: WriteOutcome::NotChanged,
        reason: Some(reason),
        certificate_ends: None,
    };
    // A machine without records will not write the next time either.
    assert_eq!(
        keys(not_changed(FailureCode::Journal)),
        ["not-changed-card", "use-another-machine"]
    );
    assert_eq!(
        keys(not_changed(FailureCode::CardRemoved)),
        ["not-changed-card", "not-changed-again"]
    );
    // She has a reservation.
    assert_eq!(
        keys(Subject::NoReservation(FailureCode::ReservationInUse)),
        ["no-reservation-in-use-text"]
    );
    assert_eq!(
        keys(Subject::NoReservation(FailureCode::ReservationUsed)).len(),
        4
    );
}
