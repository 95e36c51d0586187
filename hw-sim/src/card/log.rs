//! What happened to the card, without any data that could be a secret.

use std::{collections::VecDeque, fmt::Write as _};

use serde::{Serialize, Serializer, ser::Error as _};

use super::{files::Application, status::StatusWord};

/// Entries kept; older ones are dropped, so that a soak's memory is bounded.
const ENTRIES_MAX: usize = 10_000;

/// One thing that happened, with its place in the order since the reader was made.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct LogEntry {
    /// Counts up from 1.
    pub sequence: u64,
    /// Which card of the scenario lies in the reader; 0 is `[card]`.
    pub card: usize,
    /// What happened.
    #[serde(flatten)]
    pub event: CardEvent,
}

/// What can happen to a card.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "event", rename_all = "kebab-case")]
pub enum CardEvent {
    /// Put into the reader.
    Inserted,
    /// Taken out of the reader; its power is gone.
    Removed,
    /// The reader gives power.
    PowerOn,
    /// The reader takes power away.
    PowerOff,
    /// The reader resets without taking power away.
    WarmReset,
    /// The reader sends a command.
    Command(CommandEntry),
}

/// A command and what became of it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CommandEntry {
    /// CLA INS P1 P2, as far as they were sent.
    #[serde(serialize_with = "hexadecimal")]
    pub header: Vec<u8>,
    /// Bytes of the whole command.
    pub command_bytes: usize,
    /// What SELECT named: an AID or a file identifier. No other command's data is ever kept.
    #[serde(skip_serializing_if = "Vec::is_empty", serialize_with = "hexadecimal")]
    pub selected: Vec<u8>,
    /// Bytes of the whole answer that reached the reader.
    pub answer_bytes: usize,
    /// The last two bytes of that answer.
    pub status: Option<StatusWord>,
    /// Whether the card itself has executed it. Not so when it was torn before, or a fault answered.
    pub executed: bool,
    /// The current application afterwards; `None` when the card has no power.
    pub application: Option<Application>,
    /// The fault that struck, by its name in scenarios.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fault: Option<&'static str>,
}

impl CommandEntry {
    /// Begins an entry; only SELECT's data is taken over.
    pub(crate) fn of(command: &[u8]) -> Self {
        let header: Vec<u8> = command.iter().take(4).copied().collect();
        let selected = match (header.as_slice(), command.get(5..)) {
            ([_, 0xA4, ..], Some(data)) => {
                let lc = command.get(4).copied().map_or(0, usize::from);
                data.iter().take(lc.min(16)).copied().collect()
            }
            _ => Vec::new(),
        };
        Self {
            header,
            command_bytes: command.len(),
            selected,
            answer_bytes: 0,
            status: None,
            executed: false,
            application: None,
            fault: None,
        }
    }

    /// INS; `None` when not even that was sent.
    #[must_use]
    pub fn instruction(&self) -> Option<u8> {
        self.header.get(1).copied()
    }
}

fn hexadecimal<S: Serializer>(bytes: &[u8], serializer: S) -> Result<S::Ok, S::Error> {
    let mut digits = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        write!(digits, "{byte:02X}").map_err(S::Error::custom)?;
    }
    serializer.serialize_str(&digits)
}

/// The card's log, the newest 10,000 entries.
#[derive(Clone, Debug, Default)]
pub struct CardLog {
    entries: VecDeque<LogEntry>,
    sequence: u64,
}

impl CardLog {
    pub(crate) fn record(&mut self, card: usize, event: CardEvent) {
        self.sequence += 1;
        if self.entries.len() == ENTRIES_MAX {
            self.entries.pop_front();
        }
        self.entries.push_back(LogEntry {
            sequence: self.sequence,
            card,
            event,
        });
    }

    /// Entries, oldest first.
    #[must_use]
    pub fn entries(&self) -> impl DoubleEndedIterator<Item = &LogEntry> {
        self.entries.iter()
    }

    /// Commands, oldest first.
    #[must_use]
    pub fn commands(&self) -> impl DoubleEndedIterator<Item = &CommandEntry> {
        self.entries.iter().filter_map(|entry| match &entry.event {
            CardEvent::Command(command) => Some(command),
            CardEvent::Inserted
            | CardEvent::Removed
            | CardEvent::PowerOn
            | CardEvent::PowerOff
            | CardEvent::WarmReset => None,
        })
    }

    /// Forgets all entries.
    pub fn clear(&mut self) {
        self.entries.clear();
    }

    /// Takes all entries out, oldest first.
    pub fn drain(&mut self) -> Vec<LogEntry> {
        self.entries.drain(..).collect()
    }
}
