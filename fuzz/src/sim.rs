//! The simulated parts, which foreign programs talk to.

use pin_kiosk_hw_sim::card::{CardConfig, Reader, SimCard};
use pin_kiosk_hw_sim::printer::{Machine, PrinterSection};
use std::sync::LazyLock;
use std::time::Duration;

/// Longest answer that a reader carries, in bytes.
const ANSWER_BYTES_MAX: usize = 65_538;

/// Commands to the simulated card: two bytes with the length of each before it.
pub fn sim_card(data: &[u8]) {
    static CARD: LazyLock<SimCard> =
        LazyLock::new(|| SimCard::new(&CardConfig::default()).expect("a simulated card"));
    let mut reader = Reader::with_cards(vec![CARD.clone()]);
    reader.insert(0);
    reader.power_on();
    let mut rest = data;
    while let Some((length, after)) = rest.split_first_chunk() {
        let length = usize::from(u16::from_be_bytes(*length)).min(after.len());
        let (command, after) = after.split_at(length);
        rest = after;
        match reader.transmit(command) {
            pin_kiosk_hw_sim::card::CardReply::Bytes(answer) => {
                assert!((2..=ANSWER_BYTES_MAX).contains(&answer.len()));
            }
            silent => panic!("a good card is {silent:?}"),
        }
    }
}

/// Bytes to the simulated printer.
pub fn sim_printer(data: &[u8]) {
    let mut machine = Machine::new(&PrinterSection::default());
    for bytes in data.chunks(256) {
        machine.receive(bytes);
        machine.advance(Duration::from_millis(500));
        let _answers = machine.take_output();
    }
    for slip in machine.slips() {
        assert!(slip.width() <= 576);
    }
}
