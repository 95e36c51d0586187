//! The format against vectors of a foreign hand, and every kind against the table.

mod attacks;
mod recovery;

use super::{
    Anchor, AnchorError, CardKey, Chain, Entry, Form, KINDS, KeyTextError, LINE_BYTES_MAX, Line,
    RuleBroken, VerificationKey,
};
use crate::event::{CardFingerprint, Event, SessionEnd, TryResult, WriteOutcome};
use crate::failure::FailureCode;
use crate::input::{OutOfService, Procedure};
use crate::language::Language;
use crate::ports::PrinterFault;
use crate::session::Now;
use crate::technician::{Part, Verdict};
use crate::time::Monotonic;
use std::time::Duration;

const KEY: &[u8; 32] = b"\x00\x01\x02\x03\x04\x05\x06\x07\x08\x09\x0A\x0B\x0C\x0D\x0E\x0F\
    \x10\x11\x12\x13\x14\x15\x16\x17\x18\x19\x1A\x1B\x1C\x1D\x1E\x1F";
const CARD: CardFingerprint = CardFingerprint([7; 32]);

fn key() -> VerificationKey {
    VerificationKey::from_random(KEY)
}

fn cards() -> CardKey {
    CardKey::from_bytes(&[9; 32])
}

fn chain() -> Chain {
    Chain::new(&key(), cards())
}

fn stamp(number: u64) -> Now {
    Now {
        monotonic: Monotonic::from_start(Duration::from_millis(1_000 * number - 500)),
        wall: format!("2026-11-22T01:02:{number:02}.0049Z")
            .parse()
            .unwrap(),
    }
}

/// Appends and gives the line, its end included.
fn append(chain: &mut Chain, entry: Entry<'_>, at: Now) -> Vec<u8> {
    let prepared = chain.prepare(entry, at).unwrap();
    let line = prepared.line().to_vec();
    let reference = prepared.reference();
    assert_eq!(chain.commit(prepared), reference);
    line
}

fn session_started() -> Event {
    Event::SessionStarted {
        language: Language::Japanese,
    }
}

fn write_started() -> Event {
    Event::WriteStarted {
        card: CARD,
        procedure: Procedure::Change,
    }
}

fn write_ended() -> Event {
    Event::WriteEnded {
        card: CARD,
        outcome: WriteOutcome::Done,
    }
}

fn session_ended() -> Event {
    Event::SessionEnded {
        end: SessionEnd::Done,
    }
}

/// One whole session after the journal's creation: lines with their ends.
fn journal() -> (Chain, Vec<Vec<u8>>) {
    let mut chain = chain();
    let mut lines = vec![append(&mut chain, Entry::Created, stamp(1))];
    let events = [
        session_started(),
        Event::PinTried {
            result: TryResult::Right,
            tries_left: Some(3),
        },
        Event::CardAuthenticated { card: CARD },
        write_started(),
        write_ended(),
        session_ended(),
    ];
    for (number, event) in (2..).zip(&events) {
        lines.push(append(&mut chain, Entry::Event(event), stamp(number)));
    }
    (chain, lines)
}

/// Computed with Python's hashlib and hmac from `docs/journal.md`, not with this code.
const VECTORS: [&str; 3] = [
    r#"{"n":1,"time":"2026-11-22T01:02:01.004Z","up":0,"kind":"journal-created","fields":{"format":1,"key":"39d940a7dd52f5d4"},"prev":"0000000000000000000000000000000000000000000000000000000000000000","hash":"f9015bf6719b856c3a41a40ed1fe875577198f07f30be8507f5e6845f33cbdc6","seal":"b5e83d9e9b57af7e8e3a65178df9c2e65deaaf21193e7f75f43c85732a710785"}"#,
    r#"{"n":2,"time":"2026-11-22T01:02:02.004Z","up":1500,"kind":"session-started","fields":{"language":"ja"},"prev":"f9015bf6719b856c3a41a40ed1fe875577198f07f30be8507f5e6845f33cbdc6","hash":"a0d51e3a674da7e8c89395a43fed1190c1015baf32f56efe769c4722a47d0731","seal":"fe70b327027767af07374e008fe7d763fb7a54bb8909770aabdc4141c9a76216"}"#,
    r#"{"n":3,"time":"2026-11-22T01:02:03.004Z","up":2500,"kind":"write-started","fields":{"card":"16cd0b998e8a984ad1fd3f8c93fca154","procedure":"change"},"prev":"a0d51e3a674da7e8c89395a43fed1190c1015baf32f56efe769c4722a47d0731","hash":"93f3d71612d84b8300fc1eb6c9bdedf5f3d470d8d312f943e5e61f932596b1d9","seal":"3c06e283bbc342013f389d4a073a092cd2acacef4522371a742a1d9ef01bef24"}"#,
];

#[test]
fn lines_are_those_that_a_foreign_hand_computed() {
    let mut chain = chain();
    let (session, write) = (session_started(), write_started());
    let entries = [Entry::Created, Entry::Event(&session), Entry::Event(&write)];
    for ((number, entry), vector) in (1..).zip(entries).zip(VECTORS) {
        let mut at = stamp(number);
        if number == 1 {
            at.monotonic = Monotonic::default();
        }
        let line = append(&mut chain, entry, at);
        assert_eq!(String::from_utf8(line).unwrap(), format!("{vector}\n"));
    }
}

/// One event of every kind there is.
fn every_event() -> Vec<Event> {
    vec![
        Event::KioskStarted {
            version: "0.1.0-rc.1+7 \"\\\n{}é".to_owned(),
        },
        session_started(),
        Event::CardIdentified {
            user_authentication_tries: Some(3),
            signature_tries: None,
        },
        Event::PinTried {
            result: TryResult::Wrong,
            tries_left: Some(2),
        },
        Event::CardAuthenticated { card: CARD },
        Event::ReservationFound,
        Event::CurrentPasswordTried {
            result: TryResult::Unknown,
            tries_left: None,
        },
        write_started(),
        write_ended(),
        Event::SessionEnded {
            end: SessionEnd::Failed(FailureCode::Cancelled),
        },
        Event::SlipPrinted { fault: None },
        Event::SlipPrinted {
            fault: Some(PrinterFault::PaperOut),
        },
        Event::CardWorkerReplaced,
        Event::ServiceChanged {
            out_of_service: Some(OutOfService::Reader),
        },
        Event::ServiceChanged {
            out_of_service: None,
        },
        Event::TechnicianTried { right: false },
        Event::TechnicianTested {
            part: Part::Printer,
            verdict: Verdict::NotTested,
        },
        Event::ClockVouched,
        Event::TechnicianLeft,
        Event::ConfigChanged { accepted: true },
        Event::ClockJumped {
            by_millis: i64::MIN,
        },
        Event::JournalRepaired {
            torn_bytes: u64::MAX,
        },
        Event::KioskStopped,
    ]
}

fn fits(form: Form, value: &serde_json::Value) -> bool {
    let is_word = |word: &str| {
        !word.is_empty()
            && word
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b".+-_:".contains(&b))
    };
    match form {
        Form::Number => value.is_number(),
        Form::NumberOrNull => value.is_number() || value.is_null(),
        Form::Bool => value.is_boolean(),
        Form::Word => value.as_str().is_some_and(is_word),
        Form::WordOrNull => value.is_null() || value.as_str().is_some_and(is_word),
        Form::Card => value.as_str().is_some_and(|card| card.len() == 32),
    }
}

#[test]
fn every_event_is_a_row_of_the_table_and_every_row_an_event() {
    let mut chain = chain();
    let mut lines = vec![append(&mut chain, Entry::Created, stamp(1))];
    for (number, event) in (2..).zip(every_event()) {
        lines.push(append(&mut chain, Entry::Event(&event), stamp(number)));
    }
    let head = chain.head();
    lines.push(append(&mut chain, Entry::Pruned(head), stamp(50)));
    let mut used = Vec::new();
    for line in &lines {
        assert!(line.len() <= LINE_BYTES_MAX);
        let line = Line::parse(line.strip_suffix(b"\n").unwrap()).unwrap();
        let row = KINDS.iter().find(|row| row.name == line.kind).unwrap();
        let fields: serde_json::Map<_, _> = serde_json::from_str(line.fields).unwrap();
        assert_eq!(fields.len(), row.fields.len(), "{}", line.fields);
        let mut at = 0;
        for (name, form) in row.fields {
            assert!(fits(*form, &fields[*name]), "{name} of {}", line.fields);
            let found = line.fields.find(&format!("\"{name}\":")).unwrap();
            assert!(found >= at, "order of {}", line.fields);
            at = found;
        }
        used.push(row.name);
    }
    for row in &KINDS {
        assert!(used.contains(&row.name), "no event is of kind {}", row.name);
    }
}

#[test]
fn whole_lines_are_json() {
    for line in journal().1 {
        let json: serde_json::Value = serde_json::from_slice(&line).unwrap();
        assert!(json["n"].is_number() && json["fields"].is_object() && json["seal"].is_string());
    }
}

#[test]
fn each_record_has_one_form_only() {
    let good = VECTORS[2];
    assert!(Line::parse(good.as_bytes()).is_some());
    for (from, to) in [
        ("\"n\":3", "\"n\":03"),
        ("\"n\":3", "\"n\": 3"),
        ("\"n\":3", "\"n\":+3"),
        ("\"n\":3", "\"n\":99999999999999999999"),
        ("T01:02:03.004Z", "T01:02:03.004z"),
        ("T01:02:03.004Z", "T01:02:03,004Z"),
        ("write-started", "Write-started"),
        ("write-started", ""),
        ("\"change\"}", "\"change\" }"),
        ("\"change\"}", "\"ch{nge\"}"),
        ("\"change\"}", "\"ch\\u0061nge\"}"),
        ("\"hash\"", "\"hush\""),
        ("93f3d", "93F3d"),
        ("ef24\"}", "ef24\"} "),
        ("ef24\"}", "ef24\",\"x\":1}"),
    ] {
        let bad = good.replacen(from, to, 1);
        assert_ne!(bad, good);
        assert!(Line::parse(bad.as_bytes()).is_none(), "{bad}");
    }
}

#[test]
fn a_write_has_exactly_one_outcome() {
    let (mut chain, _) = journal();
    let other = Event::WriteEnded {
        card: CardFingerprint([8; 32]),
        outcome: WriteOutcome::Done,
    };
    let refused =
        |chain: &Chain, event: &Event| chain.prepare(Entry::Event(event), stamp(8)).unwrap_err();
    assert_eq!(refused(&chain, &write_ended()), RuleBroken::NoWrite);
    append(&mut chain, Entry::Event(&write_started()), stamp(8));
    assert!(chain.is_write_open());
    assert_eq!(refused(&chain, &write_started()), RuleBroken::WriteOpen);
    assert_eq!(refused(&chain, &session_ended()), RuleBroken::WriteOpen);
    assert_eq!(refused(&chain, &other), RuleBroken::OtherCard);
    let at_start = append(&mut chain, Entry::WriteFoundOpen, stamp(9));
    let line = Line::parse(at_start.strip_suffix(b"\n").unwrap()).unwrap();
    assert!(
        line.fields
            .contains(r#""outcome":"unknown","found":"at-start""#)
    );
    assert!(line.fields.contains(&cards().digits(CARD)));
    assert_eq!(refused(&chain, &write_ended()), RuleBroken::NoWrite);
}

#[test]
fn what_was_only_prepared_never_happened() {
    let (chain, _) = journal();
    let head = chain.head();
    let prepared = chain
        .prepare(Entry::Event(&write_started()), stamp(8))
        .unwrap();
    drop(prepared);
    assert_eq!(chain.head(), head);
    assert!(!chain.is_write_open());
}

#[test]
fn the_key_is_read_back_as_it_was_written_down() {
    let text =
        "pkj1-00010203-04050607-08090a0b-0c0d0e0f-10111213-14151617-18191a1b-1c1d1e1f-245501a9";
    assert_eq!(*key().text(), text);
    for typed in [text.to_owned(), text.to_uppercase(), text.replace('-', " ")] {
        assert_eq!(VerificationKey::from_text(&typed).unwrap().id(), key().id());
    }
    let read = |text: &str| VerificationKey::from_text(text).unwrap_err();
    assert_eq!(read(&text.replace("0c0d", "0c0e")), KeyTextError::Check);
    assert_eq!(read(&text.replace("01a9", "01")), KeyTextError::Form);
    assert_eq!(read("pkj2-00"), KeyTextError::Form);
    assert_eq!(read(""), KeyTextError::Form);
    assert!(!format!("{:?}", key()).contains("0405"));
}

#[test]
fn an_anchor_is_read_from_a_slip() {
    let (chain, _) = journal();
    let head = chain.head();
    assert_eq!(head.short().len(), "7-".len() + 16);
    let anchor: Anchor = head.short().to_uppercase().parse().unwrap();
    assert_eq!(anchor.number(), 7);
    assert!(anchor.fits(head.hash.to_string().as_bytes()));
    for bad in [
        "",
        "7",
        "7-0123",
        "0-0123456789abcdef",
        "x-0123456789abcdef",
        "7-0123456789abcdeg",
    ] {
        assert_eq!(bad.parse::<Anchor>(), Err(AnchorError), "{bad}");
    }
}

#[test]
fn a_card_is_known_again_here_and_nowhere_else() {
    assert_eq!(cards().digits(CARD), cards().digits(CARD));
    assert_ne!(
        cards().digits(CARD),
        cards().digits(CardFingerprint([8; 32]))
    );
    assert_ne!(
        cards().digits(CARD),
        CardKey::from_bytes(&[1; 32]).digits(CARD)
    );
}

/// The table of `docs/journal.md`.
fn table() -> String {
    let rows = KINDS.iter().map(|row| {
        let fields: Vec<String> = row
            .fields
            .iter()
            .map(|(name, form)| {
                let form = match form {
                    Form::Number => "number",
                    Form::NumberOrNull => "number or `null`",
                    Form::Bool => "`true` or `false`",
                    Form::Word => "word",
                    Form::WordOrNull => "word or `null`",
                    Form::Card => "card",
                };
                format!("`{name}` {form}")
            })
            .collect();
        let (name, fields, meaning) = (row.name, fields.join(", "), row.meaning);
        format!("| `{name}` | {fields} | {meaning} |\n")
    });
    let head = "| Kind | Fields | When |\n|---|---|---|\n".to_owned();
    std::iter::once(head).chain(rows).collect()
}

#[test]
fn the_page_has_this_table_of_kinds() {
    let page = include_str!("../../../docs/journal.md");
    let (_, after) = page.split_once("<!-- kinds -->\n").unwrap();
    let (written, _) = after.split_once("<!-- /kinds -->").unwrap();
    assert_eq!(written, table());
}
