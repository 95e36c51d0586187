//! A journal that others have touched.

use jiff::Timestamp;
use pin_kiosk::journal::Journal;
use pin_kiosk::journal::memory::MemoryDisk;
use pin_kiosk_core::event::{CardFingerprint, Event, SessionEnd, WriteOutcome};
use pin_kiosk_core::input::Procedure;
use pin_kiosk_core::journal::{Anchor, SealState, VerificationKey, Verifier, recover};
use pin_kiosk_core::language::Language;
use pin_kiosk_core::session::Now;
use pin_kiosk_core::time::Monotonic;
use std::sync::LazyLock;
use std::time::Duration;
use zeroize::Zeroizing;

const CARD: CardFingerprint = CardFingerprint([7; 32]);

/// A journal of two sessions as the kiosk leaves it, and the end that left the machine.
struct Left {
    disk: MemoryDisk,
    day: String,
    bytes: Vec<u8>,
    key: VerificationKey,
    anchor: Anchor,
}

static LEFT: LazyLock<Left> = LazyLock::new(|| {
    let disk = MemoryDisk::new();
    let randomness = [Zeroizing::new([1; 32]), Zeroizing::new([2; 32])];
    let key = Journal::create_in(Box::new(disk.clone()), randomness, at(0)).expect("created");
    let mut journal = Journal::open_in(Box::new(disk.clone()), at(1)).expect("opened");
    for event in [session(), session()].concat() {
        journal.append(&event, at(2)).expect("appended");
    }
    let anchor = journal.head().into();
    let names = disk.all_names();
    let day = names.into_iter().find(|name| name.starts_with("journal-"));
    let day = day.expect("a day's file");
    let bytes = disk.content(&day).expect("its content");
    Left {
        disk,
        day,
        bytes,
        key,
        anchor,
    }
});

fn at(seconds: u64) -> Now {
    Now {
        monotonic: Monotonic::from_start(Duration::from_secs(seconds)),
        wall: Timestamp::from_second(1_795_000_000).expect("a time"),
    }
}

fn session() -> Vec<Event> {
    let language = Language::Japanese;
    let (card, procedure, outcome) = (CARD, Procedure::Change, WriteOutcome::Done);
    vec![
        Event::SessionStarted { language },
        Event::WriteStarted { card, procedure },
        Event::WriteEnded { card, outcome },
        Event::SessionEnded {
            end: SessionEnd::Done,
        },
    ]
}

/// The first byte chooses what the rest is: a day's file, words that are typed, or what is done to
/// the file that the kiosk left.
pub fn journal(data: &[u8]) {
    let Some((&what, rest)) = data.split_first() else {
        return;
    };
    match what % 4 {
        0 => verified(rest, None, None),
        1 => opened(rest),
        2 => typed(rest),
        _ => touched(rest),
    }
}

fn typed(data: &[u8]) {
    drop(SealState::decode(data));
    if let Ok(text) = std::str::from_utf8(data) {
        drop(VerificationKey::from_text(text));
        if let Ok(anchor) = text.parse::<Anchor>() {
            assert_eq!(anchor.to_string().parse(), Ok(anchor));
        }
    }
}

/// Steps of four bytes: what is done, where (twice), and with what.
fn touched(steps: &[u8]) {
    let left = &*LEFT;
    let mut bytes = left.bytes.clone();
    for step in steps.chunks_exact(4).take(16) {
        let [what, high, low, with] = *step else {
            return;
        };
        let place = usize::from(u16::from_be_bytes([high, low]));
        let place = place.checked_rem(bytes.len()).unwrap_or_default();
        let lines = || bytes.split_inclusive(|byte| *byte == b'\n');
        let n_lines = lines().count().max(1);
        let [one, other] = [place, usize::from(with)].map(|idx| idx % n_lines);
        match what % 6 {
            0 => bytes
                .iter_mut()
                .skip(place)
                .take(1)
                .for_each(|byte| *byte = with),
            1 => bytes.insert(place, with),
            2 => drop(bytes.drain(place..(place + usize::from(with)).min(bytes.len()))),
            3 => bytes.truncate(place),
            4 => {
                bytes = lines()
                    .enumerate()
                    .filter(|(idx, _)| *idx != one)
                    .flat_map(|(_, line)| line)
                    .copied()
                    .collect();
            }
            _ => {
                let inserted: Vec<u8> = lines().nth(other).unwrap_or_default().to_vec();
                let offset = lines().take(one).map(<[u8]>::len).sum::<usize>();
                bytes.splice(offset..offset, inserted);
            }
        }
    }
    let is_whole = bytes == left.bytes;
    verified(&bytes, Some(&left.key), Some(is_whole));
    opened(&bytes);
}

/// With its key and its end, a journal passes when nothing was touched and never else.
fn verified(bytes: &[u8], key: Option<&VerificationKey>, is_whole: Option<bool>) {
    let anchors = is_whole.iter().map(|_| LEFT.anchor.clone()).collect();
    let mut verifier = Verifier::new(key, anchors);
    let mut rest = bytes;
    let mut outcome = Ok(());
    while let (false, Ok(())) = (rest.is_empty(), &outcome) {
        outcome = match rest.iter().position(|byte| *byte == b'\n') {
            Some(end) => {
                let (line, after) = rest.split_at(end);
                rest = after.get(1..).unwrap_or_default();
                verifier.line(line)
            }
            None => Err(verifier.unfinished()),
        };
    }
    let outcome = outcome.and_then(|()| verifier.finish());
    if let Some(is_whole) = is_whole {
        assert_eq!(outcome.is_ok(), is_whole, "{outcome:?}");
    }
}

/// As the kiosk finds it at its start: it goes on only behind the last record that it left, with all
/// that it finds before it unchanged, and after it at most a torn one. Whether the beginning is
/// missing is for `journal verify` to say, and whether an older seal was touched: the kiosk has
/// wiped the keys of those.
fn opened(bytes: &[u8]) {
    let left = &*LEFT;
    drop(recover(SealState::first(&left.key), &[bytes]));
    // Nothing was cut off: what survives is everything.
    let disk = left.disk.after_power_cut(1000);
    disk.put(&left.day, bytes.to_vec());
    match Journal::open_in(Box::new(disk), at(3)) {
        Ok(journal) => {
            let [bytes, left] = [bytes, &left.bytes].map(seals_blackened);
            let lines: Vec<&[u8]> = left.split_inclusive(|byte| *byte == b'\n').collect();
            let is_end = (0..lines.len()).any(|first| {
                let end = lines
                    .iter()
                    .skip(first)
                    .copied()
                    .collect::<Vec<_>>()
                    .concat();
                bytes.starts_with(&end)
            });
            assert!(is_end, "went on to {}", journal.head());
        }
        Err(error) => assert!(bytes != left.bytes, "{error}"),
    }
}

/// The file with a dot for each digit of a seal.
fn seals_blackened(bytes: &[u8]) -> Vec<u8> {
    const BEFORE: &[u8] = br#""seal":""#;
    const DIGITS: usize = 64;
    let mut black = bytes.to_vec();
    for begin in 0..bytes.len() {
        if bytes
            .get(begin..)
            .is_some_and(|rest| rest.starts_with(BEFORE))
        {
            let digits = black.iter_mut().skip(begin + BEFORE.len()).take(DIGITS);
            for digit in digits.filter(|digit| matches!(digit, b'0'..=b'9' | b'a'..=b'f')) {
                *digit = b'.';
            }
        }
    }
    black
}
