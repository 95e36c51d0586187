//! Exact commands and answers, used up to the last: what the simulated card cannot be made to do.

#![expect(
    clippy::panic_in_result_fn,
    clippy::unnecessary_wraps,
    clippy::unwrap_in_result,
    reason = "test helper"
)]

use crate::apdu::{Command, Target};
use crate::card::job::{CardFault, Tries};
use crate::card::link::{Accepted, Link, Ways};
use crate::gate::{Gate, GateMemory, Step};
use crate::ports::{CardChannel, ChannelError, CommandBytes};
use crate::profile::tests::with_reset;
use std::collections::VecDeque;
use std::fmt::Write as _;

type Answer = Result<Vec<u8>, ChannelError>;

/// Answers what is written, to exactly the commands that are written.
struct Script(VecDeque<(String, Answer)>);

impl CardChannel for Script {
    fn transmit(&mut self, command: CommandBytes<'_>) -> Answer {
        let bytes = match command {
            CommandBytes::Plain(bytes) => bytes,
            CommandBytes::Sensitive(secret) => secret.expose(),
        };
        let mut hex = String::new();
        for byte in bytes {
            write!(hex, "{byte:02X}").unwrap();
        }
        let (expected, answer) = self
            .0
            .pop_front()
            .unwrap_or_else(|| panic!("{hex} at the end"));
        assert_eq!(hex, expected);
        answer
    }
}

fn answer(data: &[u8], status: u16) -> Answer {
    let mut bytes = data.to_vec();
    bytes.extend(status.to_be_bytes());
    Ok(bytes)
}

/// Runs `part` in `step`, with the application selected first.
fn play<T>(
    step: Step,
    lines: Vec<(&str, Answer)>,
    part: impl FnOnce(&mut Link<'_>) -> T,
) -> (T, Ways) {
    let mut script = Script(
        lines
            .into_iter()
            .map(|(command, answer)| (command.to_owned(), answer))
            .collect(),
    );
    let profile = with_reset();
    let mut memory = GateMemory::default();
    let mut ways = Ways::default();
    let mut select = Script(VecDeque::from([(
        "00A4040C0AD392F000260100000001".to_owned(),
        answer(&[], 0x9000),
    )]));
    Link::new(
        Gate::open(Step::Identify, &profile, &mut select, &mut memory),
        &mut ways,
    )
    .select_application()
    .unwrap();
    let outcome = part(&mut Link::new(
        Gate::open(step, &profile, &mut script, &mut memory),
        &mut ways,
    ));
    assert!(script.0.is_empty(), "not sent: {:?}", script.0);
    (outcome, ways)
}

/// 870 bytes that begin as a certificate does, as in the transcripts of real clients.
fn certificate() -> Vec<u8> {
    let mut bytes = vec![0x30, 0x82, 0x03, 0x62];
    bytes.resize(870, 0xC5);
    bytes
}

fn read(link: &mut Link<'_>) -> Result<Vec<u8>, CardFault> {
    crate::card::certificate::read_user_auth_certificate(link)
}

#[test]
fn one_extended_read_brings_the_certificate_without_its_filler() {
    let mut file = certificate();
    file.resize(2048, 0xFF);
    let lines = vec![("00B08A00000000", answer(&file, 0x9000))];
    let (read, _) = play(Step::ReadCertificate, lines, read);
    assert_eq!(read, Ok(certificate()));
}

/// The blocks of the transcript of OpenSC, after a reader that knows no extended length.
#[test]
fn a_reader_without_extended_length_is_read_in_blocks() {
    for refusal in [Err(ChannelError::Transport), answer(&[], 0x6700)] {
        let whole = certificate();
        let lines = vec![
            ("00B08A00000000", refusal),
            ("00A4020C02000A", answer(&[], 0x9000)),
            ("00B0000000", answer(&whole[..256], 0x9000)),
            ("00B0010000", answer(&whole[256..512], 0x9000)),
            ("00B0020000", answer(&whole[512..768], 0x9000)),
            ("00B0030066", answer(&whole[768..], 0x9000)),
        ];
        let (read, ways) = play(Step::ReadCertificate, lines, read);
        assert_eq!(read, Ok(whole));
        assert_eq!(ways.extended_length, Accepted::No);
        assert_eq!(ways.short_ids, Accepted::Perhaps);
    }
}

#[test]
fn a_card_without_short_identifiers_is_still_read_at_once() {
    let lines = vec![
        ("00B08A00000000", answer(&[], 0x6A82)),
        ("00A4020C02000A", answer(&[], 0x9000)),
        ("00B00000000000", answer(&certificate(), 0x6282)),
    ];
    let (read, ways) = play(Step::ReadCertificate, lines, read);
    assert_eq!(read, Ok(certificate()));
    assert_eq!(ways.short_ids, Accepted::No);
}

/// Some cards take an extended Le for a short one, and some hand out less than was asked for.
#[test]
fn what_comes_short_is_completed() {
    let whole = certificate();
    let lines = vec![
        ("00B08A00000000", answer(&whole[..300], 0x9000)),
        ("00A4020C02000A", answer(&[], 0x9000)),
        ("00B0012C00", answer(&whole[300..500], 0x9000)),
        ("00B001F400", answer(&whole[500..756], 0x9000)),
        ("00B002F472", answer(&whole[756..], 0x9000)),
    ];
    let (read, _) = play(Step::ReadCertificate, lines, read);
    assert_eq!(read, Ok(whole));
}

#[test]
fn a_chain_is_followed_to_its_end() {
    let whole = certificate();
    let lines = vec![
        ("00B08A00000000", answer(&[], 0x6100)),
        ("00C0000000", answer(&whole[..256], 0x6110)),
        ("00C0000010", answer(&whole[256..272], 0x6100)),
        ("00C0000000", answer(&whole[272..], 0x9000)),
    ];
    let (read, _) = play(Step::ReadCertificate, lines, read);
    assert_eq!(read, Ok(whole));
}

#[test]
fn more_that_is_announced_and_never_comes_is_asked_for_once() {
    let lines = vec![
        ("00B08A00000000", answer(&[], 0x6110)),
        ("00C0000010", answer(&[], 0x6110)),
    ];
    let (read, _) = play(Step::ReadCertificate, lines, read);
    assert_eq!(read, Err(CardFault::Unreadable));
}

#[test]
fn a_corrected_length_is_taken_once() {
    let lines = vec![
        ("00B08A00000000", answer(&[], 0x6C20)),
        ("00B08A0020", answer(&[], 0x6C21)),
        ("00A4020C02000A", answer(&[], 0x9000)),
        ("00B00000000000", answer(&certificate(), 0x9000)),
    ];
    let (read, _) = play(Step::ReadCertificate, lines, read);
    assert_eq!(read, Ok(certificate()));
}

#[test]
fn a_length_that_no_step_has_use_for_is_the_cards_fault() {
    let lines = vec![("0084000010", answer(&[], 0x6C20))];
    let (read, _) = play(Step::ChallengeForReset, lines, |link| {
        link.exchange(&Command::challenge(16)).map(|_| ())
    });
    assert_eq!(read, Err(CardFault::Unreadable));
}

#[test]
fn a_reader_that_is_really_broken_says_so() {
    let lines = vec![
        ("00B08A00000000", Err(ChannelError::Transport)),
        ("00A4020C02000A", Err(ChannelError::Transport)),
    ];
    let (read, _) = play(Step::ReadCertificate, lines, read);
    assert_eq!(read, Err(CardFault::Channel(ChannelError::Transport)));
}

#[test]
fn a_card_that_goes_is_not_asked_again() {
    for gone in [Ok(vec![]), Ok(vec![0x90]), Err(ChannelError::Removed)] {
        let (read, _) = play(Step::ReadCertificate, vec![("00B08A00000000", gone)], read);
        assert_eq!(read, Err(CardFault::Channel(ChannelError::Removed)));
    }
}

#[test]
fn a_missing_password_costs_two_commands() {
    let lines = vec![
        ("0020009B", answer(&[], 0x6A88)),
        ("00A4020C02001B", answer(&[], 0x6A82)),
    ];
    let (tries, ways) = play(Step::Identify, lines, |link| {
        let place = link.profile().signature().place;
        link.query_tries(place)
    });
    assert_eq!(tries, Ok(None));
    assert_eq!(ways.short_ids, Accepted::Perhaps);
}

#[test]
fn a_counter_that_is_not_told_is_untold() {
    for status in [0x9000, 0x6300] {
        let lines = vec![("00200098", answer(&[], status))];
        let (tries, _) = play(Step::Identify, lines, |link| {
            let place = link.profile().user_authentication().place;
            link.query_tries(place)
        });
        assert_eq!(tries, Ok(Some(Tries::Untold)), "{status:04X}");
    }
}

#[test]
fn a_query_answered_with_data_does_not_hide_that_the_last_try_is_left() {
    // 9000 alone would mean that the counter is not told, and no warning would be shown.
    for status in [0x9000, 0x63C5] {
        let lines = vec![("00200098", answer(&[0x30], status))];
        let (tries, _) = play(Step::Identify, lines, |link| {
            let place = link.profile().user_authentication().place;
            link.query_tries(place)
        });
        assert_eq!(tries, Err(CardFault::Unreadable), "{status:04X}");
    }
}

/// The transcript of a status query by real clients.
#[test]
fn tries_are_asked_for_after_a_select_where_short_identifiers_are_refused() {
    let lines = vec![
        ("00200098", answer(&[], 0x6A86)),
        ("00A4020C020018", answer(&[], 0x9000)),
        ("00200080", answer(&[], 0x63C3)),
        ("00A4020C02001B", answer(&[], 0x9000)),
        ("00200080", answer(&[], 0x63C5)),
    ];
    let (tries, _) = play(Step::Identify, lines, |link| {
        let first = link.query_tries(link.profile().user_authentication().place);
        (first, link.query_tries(link.profile().signature().place))
    });
    assert_eq!(tries, (Ok(Some(Tries::Left(3))), Ok(Some(Tries::Left(5)))));
}

/// The gate is the last word, also for our own code.
#[test]
fn a_command_out_of_step_is_not_sent() {
    let (sent, _) = play(Step::Identify, vec![], |link| {
        link.verify(Target::Current, &super::password("ABC123"))
    });
    assert_eq!(sent, Err(CardFault::Gate));
}
