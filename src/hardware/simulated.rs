//! The simulated card and reader behind the product's own port (feature `simulate`).
//!
//! The simulator speaks bytes; nothing here helps it along.

use crate::runtime::InputSender;
use pin_kiosk_core::input::{Input, ReaderEvent};
use pin_kiosk_core::ports::{CardChannel, CardReader, ChannelError, CommandBytes};
use pin_kiosk_hw_sim::card::{CardReply, IssueError, Reader};
use pin_kiosk_hw_sim::scenario::Scenario;
use std::fmt;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

/// The slot that window, dock, headless driver and card worker share.
#[derive(Clone)]
pub struct SimulatedSlot(Arc<Slot>);

struct Slot {
    reader: Mutex<Reader>,
    /// Rings at each insertion and removal, for a command that hangs on a silent card.
    changed: Condvar,
    inputs: InputSender,
}

impl fmt::Debug for SimulatedSlot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SimulatedSlot")
    }
}

impl SimulatedSlot {
    /// An empty slot with the scenario's cards beside it.
    ///
    /// # Errors
    ///
    /// Says which part of a card's description is wrong.
    pub fn new(scenario: &Scenario, inputs: InputSender) -> Result<Self, IssueError> {
        let reader = Mutex::new(Reader::new(scenario)?);
        Ok(Self(Arc::new(Slot {
            reader,
            changed: Condvar::new(),
            inputs,
        })))
    }

    /// Does something with reader and cards, and tells the session what it changed.
    pub fn with<T>(&self, act: impl FnOnce(&mut Reader) -> T) -> T {
        let mut reader = self.0.lock();
        let before = reader.changes();
        let result = act(&mut reader);
        self.0.tell(&reader, before);
        result
    }

    /// A reader for the card worker.
    #[must_use]
    pub fn reader(&self) -> SimulatedReader {
        SimulatedReader {
            slot: self.clone(),
            connected: None,
        }
    }
}

impl Slot {
    fn lock(&self) -> MutexGuard<'_, Reader> {
        self.reader.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn tell(&self, reader: &Reader, changes_before: u32) {
        if reader.changes() == changes_before {
            return;
        }
        self.changed.notify_all();
        // A swap is a removal and an insertion.
        self.inputs.send(Input::Reader(ReaderEvent::CardAbsent));
        if reader.has_card() {
            self.inputs.send(Input::Reader(ReaderEvent::CardPresent));
        }
    }
}

/// The simulated reader as the card worker sees it.
#[derive(Debug)]
pub struct SimulatedReader {
    slot: SimulatedSlot,
    /// The slot's change counter at connection: another value means another insertion.
    connected: Option<u32>,
}

impl CardReader for SimulatedReader {
    fn connect(&mut self) -> Result<(), ChannelError> {
        let mut reader = self.slot.0.lock();
        if !reader.has_card() {
            return Err(ChannelError::NoCard);
        }
        reader.power_off();
        reader.power_on();
        self.connected = Some(reader.changes());
        Ok(())
    }

    fn channel(&mut self) -> Option<&mut dyn CardChannel> {
        self.connected.is_some().then_some(self)
    }

    fn power_off(&mut self) {
        if let Some(connected) = self.connected.take() {
            let mut reader = self.slot.0.lock();
            if reader.changes() == connected {
                reader.power_off();
            }
        }
    }
}

impl CardChannel for SimulatedReader {
    fn transmit(&mut self, command: CommandBytes<'_>) -> Result<Vec<u8>, ChannelError> {
        let bytes = match command {
            CommandBytes::Plain(bytes) => bytes,
            CommandBytes::Sensitive(secret) => secret.expose(),
        };
        let slot = &self.slot.0;
        let mut reader = slot.lock();
        let before = reader.changes();
        if self.connected != Some(before) {
            return Err(ChannelError::Removed);
        }
        let reply = reader.transmit(bytes);
        let pause = reader.last_exchange();
        slot.tell(&reader, before);
        match reply {
            CardReply::Bytes(answer) => {
                drop(reader);
                std::thread::sleep(pause);
                Ok(answer)
            }
            // As pcscd does when a card goes in the middle of a command.
            CardReply::Gone => Ok(Vec::new()),
            CardReply::Silence => {
                let there = |reader: &mut Reader| reader.changes() == before;
                drop(
                    slot.changed
                        .wait_while(reader, there)
                        .unwrap_or_else(PoisonError::into_inner),
                );
                Ok(Vec::new())
            }
        }
    }
}
