//! The simulated Individual Number Card.
//!
//! - [`SimCard`] is the card alone: bytes in, bytes out, no clock, no files, no threads.
//! - [`Reader`] is a slot that cards come to and go from, where faults strike and a log is kept.
//! - [`VirtualReader`] is such a slot behind real `pcscd`.
//! - [`CardFolder`] keeps a card over processes.
//!
//! Whatever the public facts about the real card leave open is marked "stand-in" where it is decided;
//! the one larger invention has its own module, [`standin_reset`].

mod apdu;
mod certificates;
mod commands;
mod config;
mod faults;
mod files;
mod folder;
mod keys;
mod log;
mod machine;
mod memory;
mod reader;
pub mod standin_reset;
mod status;
mod timing;
pub mod vpcd;

pub use self::{
    certificates::{
        CertificateConfig, DateError, Flaw, Identity, IssueError, Policy, Presence, Validity,
    },
    config::{
        Behaviour, CardConfig, ExtendedLength, Overrun, ShortIdentifiers, StandinReset,
        TransportStyle, VerifiedQuery,
    },
    faults::{BrokenDer, Fault, FaultKind},
    files::Application,
    folder::{CardFolder, FolderError, write_anchors},
    keys::KeyError,
    log::{CardEvent, CardLog, CommandEntry, LogEntry},
    machine::SimCard,
    memory::SecretName,
    reader::{CardReply, Reader},
    status::{ParseStatusWordError, StatusWord},
    timing::Timing,
    vpcd::VirtualReader,
};

#[cfg(test)]
mod tests;
