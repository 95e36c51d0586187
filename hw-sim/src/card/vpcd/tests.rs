//! Talks to the virtual reader as `vpcd` does: length and payload in two writes.

use std::{
    io::{ErrorKind, Read as _, Write as _},
    net::TcpListener,
    time::Instant,
};

use super::*;
use crate::{card::FaultKind, scenario::Scenario};

const SELECT_JPKI: &[u8] = &[
    0, 0xA4, 4, 0x0C, 10, 0xD3, 0x92, 0xF0, 0, 0x26, 1, 0, 0, 0, 1,
];

struct Vpcd(TcpStream);

impl Vpcd {
    fn send(&mut self, message: &[u8]) {
        let length = u16::try_from(message.len()).unwrap().to_be_bytes();
        self.0.write_all(&length).unwrap();
        self.0.write_all(message).unwrap();
    }

    fn receive(&mut self) -> io::Result<Vec<u8>> {
        let mut length = [0; 2];
        self.0.read_exact(&mut length)?;
        let mut message = vec![0; usize::from(u16::from_be_bytes(length))];
        self.0.read_exact(&mut message)?;
        Ok(message)
    }

    fn ask(&mut self, message: &[u8]) -> Vec<u8> {
        self.send(message);
        self.receive().unwrap()
    }
}

fn bench() -> (VirtualReader, Vpcd) {
    let scenario: Scenario = "card.today = \"2026-11-22\"".parse().unwrap();
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap().to_string();
    let mut slot = VirtualReader::new(address, Reader::new(&scenario).unwrap());
    slot.insert(0).unwrap();
    let mut vpcd = Vpcd(listener.accept().unwrap().0);
    vpcd.0
        .set_read_timeout(Some(Duration::from_secs(30)))
        .unwrap();
    // Power on.
    vpcd.send(&[1]);
    (slot, vpcd)
}

#[test]
fn control_messages_and_commands_reach_the_card() {
    let (slot, mut vpcd) = bench();
    assert_eq!(vpcd.ask(&[4])[..2], [0x3B, 0x88]);
    assert_eq!(vpcd.ask(SELECT_JPKI), [0x90, 0x00]);
    assert_eq!(vpcd.ask(&[0, 0xB0, 0x8A, 0, 0, 0, 0]).len(), 2050);
    vpcd.send(&[2]);
    // After the reset no application is current, but the card still has its power.
    assert_eq!(vpcd.ask(&[0, 0xB0, 0x8A, 0, 4]), [0x6A, 0x82]);
    vpcd.send(&[0]);
    assert!(vpcd.ask(&[0, 0xB0, 0x8A, 0, 4]).is_empty());
    assert!(slot.has_card());
}

#[test]
fn commands_do_not_wait_for_a_delayed_acknowledgement() {
    let (_slot, mut vpcd) = bench();
    let start = Instant::now();
    for _ in 0..100 {
        assert_eq!(vpcd.ask(SELECT_JPKI), [0x90, 0x00]);
    }
    // A delayed acknowledgement is 40 ms: with it this would take more than 4 s, without it some ms.
    assert!(
        start.elapsed() < Duration::from_secs(3),
        "{:?}",
        start.elapsed()
    );
}

#[test]
fn a_torn_card_hangs_up_without_an_answer() {
    let (slot, mut vpcd) = bench();
    slot.with(|reader| reader.arm(FaultKind::TearBefore));
    vpcd.send(SELECT_JPKI);
    assert_eq!(vpcd.receive().unwrap_err().kind(), ErrorKind::UnexpectedEof);
    assert!(slot.with(|reader| !reader.has_card() && reader.take_torn()));
}

#[test]
fn a_silent_card_hangs_up_when_it_is_taken_out() {
    let (mut slot, mut vpcd) = bench();
    slot.with(|reader| reader.arm(FaultKind::Silence));
    vpcd.send(SELECT_JPKI);
    vpcd.0
        .set_read_timeout(Some(Duration::from_millis(100)))
        .unwrap();
    assert_eq!(vpcd.receive().unwrap_err().kind(), ErrorKind::WouldBlock);
    slot.remove();
    assert_eq!(vpcd.receive().unwrap_err().kind(), ErrorKind::UnexpectedEof);
    assert!(!slot.has_card());
}

#[test]
fn the_card_loses_its_power_when_the_other_side_hangs_up() {
    let (mut slot, vpcd) = bench();
    drop(vpcd);
    while slot.has_card() {
        thread::yield_now();
    }
    assert!(slot.with(|reader| !reader.card(0).unwrap().has_power()));
    // Nobody listens any more.
    assert!(slot.insert(0).is_err());
}

#[test]
fn the_observer_sees_each_change_before_the_answer_leaves() {
    let (mut slot, mut vpcd) = bench();
    let (tell, revisions) = sync_channel(100);
    slot.observe(Box::new(move |reader| {
        // An error says that the test has ended.
        tell.send(reader.card(0).unwrap().revision()).ok();
    }));
    vpcd.ask(SELECT_JPKI);
    assert_eq!(revisions.try_iter().last(), Some(0));
    vpcd.ask(&[0, 0x20, 0, 0x98, 4, 0x39, 0x39, 0x39, 0x39]);
    assert_eq!(revisions.try_iter().last(), Some(1));
}
