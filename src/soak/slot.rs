//! The reader in virtual time, behind the product's own port, with an ear on the wire.

use pin_kiosk_core::ports::{CardChannel, CardReader, ChannelError, CommandBytes};
use pin_kiosk_hw_sim::card::{Application, CardReply, CommandEntry, Reader};
use std::cell::RefCell;
use std::rc::Rc;

/// The slot that residents and card workers share.
pub(super) type SharedSlot = Rc<RefCell<Slot>>;

/// Reader, cards, and what passed between kiosk and card.
pub(super) struct Slot {
    pub(super) reader: Reader,
    /// Why no reader can be found, while it is unplugged.
    pub(super) lost: Option<ChannelError>,
    /// The worker that has the card open, and the insertion it belongs to.
    holder: Option<(u32, u32)>,
    /// The file that was selected last.
    file: u16,
    /// What passed since it was last taken.
    pub(super) wire: Vec<Heard>,
}

/// One command as the wire showed it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) struct Heard {
    pub(super) what: What,
    /// The status that came back, if one did.
    pub(super) status: Option<u16>,
    /// The card that lay in the slot.
    pub(super) card: Option<usize>,
    /// Whether the card itself did it.
    pub(super) executed: bool,
    /// The fault that struck.
    pub(super) fault: Option<&'static str>,
    /// The application that is current afterwards.
    pub(super) application: Option<Application>,
}

/// What a command wants.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) enum What {
    /// SELECT by name.
    Application(Vec<u8>),
    /// SELECT of this file.
    Select(u16),
    /// READ BINARY of this file.
    Read(u16),
    /// A signature with the key in this file.
    Sign(u16),
    /// VERIFY without data: how many tries are left of the secret in this file.
    Query(u16),
    /// VERIFY with data, against this file.
    Verify(u16, Vec<u8>),
    /// A command that sets what is in this file.
    Set(u16),
    /// GET RESPONSE, GET CHALLENGE, EXTERNAL AUTHENTICATE: by themselves they change and tell nothing.
    Harmless,
    /// Anything else.
    Unknown(Vec<u8>),
}

impl Slot {
    pub(super) fn new(reader: Reader) -> SharedSlot {
        Rc::new(RefCell::new(Self {
            reader,
            lost: None,
            holder: None,
            file: 0,
            wire: Vec::new(),
        }))
    }

    /// Whether this worker has the card open that lies in the slot now.
    fn is_held_by_another(&self, worker: u32) -> bool {
        self.holder
            .is_some_and(|(holder, changes)| holder != worker && changes == self.reader.changes())
    }

    fn what(&mut self, command: &[u8]) -> What {
        let data = command.get(5..).unwrap_or_default();
        let header = command.get(..4).unwrap_or_default();
        let named = |short: u8, current: u16| match short {
            0 => current,
            short => u16::from(short),
        };
        match *header {
            // SELECT's data without a trailing Le.
            [0x00, 0xA4, 0x04, _] => What::Application(data.iter().take(10).copied().collect()),
            [0x00, 0xA4, 0x02, _] => {
                if let [high, low, ..] = *data {
                    self.file = u16::from_be_bytes([high, low]);
                }
                What::Select(self.file)
            }
            [0x00, 0xB0, p1, _] if p1 & 0x80 == 0 => What::Read(self.file),
            [0x00, 0xB0, p1, _] => What::Read(named(p1 & 0x1F, self.file)),
            [0x00, 0x20, 0, p2] if data.is_empty() => What::Query(named(p2 & 0x7F, self.file)),
            [0x00, 0x20, 0, p2] => What::Verify(named(p2 & 0x7F, self.file), data.to_vec()),
            [0x00, 0x24 | 0x2C, _, p2] => What::Set(named(p2 & 0x7F, self.file)),
            [0x80, 0x2A, _, p2] => What::Sign(named(p2 & 0x7F, self.file)),
            [0x00, 0x84 | 0x82 | 0xC0, ..] => What::Harmless,
            _ => What::Unknown(header.to_vec()),
        }
    }

    fn exchange(&mut self, command: &[u8]) -> CardReply {
        let what = self.what(command);
        let card = self.reader.slot();
        let reply = self.reader.transmit(command);
        let entry = self.reader.log().commands().next_back();
        self.wire.push(heard(what, card, entry));
        reply
    }
}

fn heard(what: What, card: Option<usize>, entry: Option<&CommandEntry>) -> Heard {
    Heard {
        what,
        card,
        status: entry.and_then(|entry| entry.status).map(|status| status.0),
        executed: entry.is_some_and(|entry| entry.executed),
        fault: entry.and_then(|entry| entry.fault),
        application: entry.and_then(|entry| entry.application),
    }
}

/// The reader as one card worker sees it.
pub(super) struct SlotReader {
    slot: SharedSlot,
    worker: u32,
    connected: Option<u32>,
    /// A command hangs on a silent card: nothing gets through until that card is gone.
    hangs: bool,
}

impl SlotReader {
    pub(super) const fn new(slot: SharedSlot, worker: u32) -> Self {
        Self {
            slot,
            worker,
            connected: None,
            hangs: false,
        }
    }

    /// Whether the worker hangs on a card that is still there.
    pub(super) fn is_stuck(&self) -> bool {
        self.hangs && self.is_here()
    }

    fn is_here(&self) -> bool {
        self.connected == Some(self.slot.borrow().reader.changes())
    }
}

impl CardReader for SlotReader {
    fn connect(&mut self) -> Result<(), ChannelError> {
        self.hangs = false;
        let mut slot = self.slot.borrow_mut();
        if let Some(lost) = slot.lost {
            return Err(lost);
        }
        if !slot.reader.has_card() {
            return Err(ChannelError::NoCard);
        }
        if slot.is_held_by_another(self.worker) {
            return Err(ChannelError::InUse);
        }
        slot.reader.power_off();
        slot.reader.power_on();
        let changes = slot.reader.changes();
        slot.holder = Some((self.worker, changes));
        slot.file = 0;
        self.connected = Some(changes);
        Ok(())
    }

    fn channel(&mut self) -> Option<&mut dyn CardChannel> {
        self.connected.is_some().then_some(self)
    }

    fn power_off(&mut self) {
        if self.is_stuck() {
            return;
        }
        if self.connected.is_some() && self.is_here() {
            let mut slot = self.slot.borrow_mut();
            slot.reader.power_off();
            slot.holder = None;
        }
        self.connected = None;
        self.hangs = false;
    }
}

impl CardChannel for SlotReader {
    fn transmit(&mut self, command: CommandBytes<'_>) -> Result<Vec<u8>, ChannelError> {
        let bytes = match command {
            CommandBytes::Plain(bytes) => bytes,
            CommandBytes::Sensitive(secret) => secret.expose(),
        };
        // The command that hangs has not come back: whatever follows it is sent to no card.
        if self.hangs || !self.is_here() {
            return Err(ChannelError::Removed);
        }
        let reply = self.slot.borrow_mut().exchange(bytes);
        match reply {
            CardReply::Bytes(answer) => Ok(answer),
            CardReply::Gone => Ok(Vec::new()),
            CardReply::Silence => {
                self.hangs = true;
                Ok(Vec::new())
            }
        }
    }
}

impl Drop for SlotReader {
    fn drop(&mut self) {
        self.power_off();
    }
}
