//! What the smart card service says of itself, its readers and the card in one of them.
//!
//! For technicians only. The one command that is ever sent selects the JPKI application, which
//! changes nothing and costs no try.

use pcsc::{
    Attribute, Card, Context, Disposition, Error, MAX_BUFFER_SIZE_EXTENDED, Protocol, Protocols,
    ReaderState, Scope, ShareMode, State,
};
use std::ffi::{CStr, CString};
use std::time::Duration;

/// The JPKI application (card facts, section 1; ISO/IEC 7816-4:2020, 8.2.1.2).
const JPKI_AID: [u8; 10] = [0xD3, 0x92, 0xF0, 0x00, 0x26, 0x01, 0x00, 0x00, 0x00, 0x01];

/// Why the service tells nothing.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum ServiceFault {
    /// It is not running.
    NotRunning,
    /// This user may not talk to it.
    NotPermitted,
    /// It failed in another way, in its own words.
    Failed(String),
}

/// A reader, as the service sees it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct SeenReader {
    /// Its PC/SC name.
    pub name: String,
    /// What is in it.
    pub card: SeenCard,
    /// Who uses the card.
    pub sharing: Sharing,
}

/// What is in a reader.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum SeenCard {
    /// Nothing.
    Absent,
    /// A card that answered to reset with these bytes.
    Present(Vec<u8>),
    /// A card that does not answer to reset.
    Mute,
    /// The service does not tell: the reader is gone or fails.
    Unknown,
}

/// Who uses a card.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Sharing {
    /// Nobody.
    Free,
    /// Another program, shared.
    Shared,
    /// Another program, alone.
    Exclusive,
}

/// What a reader tells of itself, where it tells.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Attributes {
    /// Its maker.
    pub vendor: Option<String>,
    /// Its model.
    pub model: Option<String>,
    /// Version of its firmware or driver, whichever it answers with.
    pub version: Option<String>,
}

/// Why a card could not be opened alone.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum OpenFault {
    /// Another program has it open.
    InUse,
    /// There is none (any more).
    NoCard,
    /// It does not answer.
    Mute,
    /// Anything else, in the service's words.
    Failed(String),
}

/// Asks the service for its readers and what is in them.
///
/// # Errors
///
/// [`ServiceFault`]; no readers is an empty list.
pub fn readers() -> Result<Vec<SeenReader>, ServiceFault> {
    let context = Context::establish(Scope::User).map_err(service_fault)?;
    let names = match context.list_readers_owned() {
        Ok(names) => names,
        Err(Error::NoReadersAvailable) => Vec::new(),
        Err(error) => return Err(service_fault(error)),
    };
    Ok(names.iter().map(|name| seen(&context, name)).collect())
}

fn seen(context: &Context, name: &CStr) -> SeenReader {
    let mut states = [ReaderState::new(name, State::UNAWARE)];
    let asked = context.get_status_change(Duration::from_secs(1), &mut states);
    let [state] = &states;
    let event = state.event_state();
    let has = |flag| event.contains(flag);
    let card = if asked.is_err() || has(State::UNKNOWN) || has(State::UNAVAILABLE) {
        SeenCard::Unknown
    } else if has(State::MUTE) {
        SeenCard::Mute
    } else if has(State::PRESENT) {
        SeenCard::Present(state.atr().to_vec())
    } else {
        SeenCard::Absent
    };
    let sharing = if has(State::EXCLUSIVE) {
        Sharing::Exclusive
    } else if has(State::INUSE) {
        Sharing::Shared
    } else {
        Sharing::Free
    };
    SeenReader {
        name: name.to_string_lossy().into_owned(),
        card,
        sharing,
    }
}

/// Asks a reader for its maker, model and version; works without a card.
#[must_use]
pub fn attributes(reader: &str) -> Attributes {
    let ask = || {
        let context = Context::establish(Scope::User).ok()?;
        let name = CString::new(reader).ok()?;
        let reader = context
            .connect(&name, ShareMode::Direct, Protocols::UNDEFINED)
            .ok()?;
        let text = |attribute| {
            let bytes = reader.get_attribute_owned(attribute).ok()?;
            let text = String::from_utf8_lossy(&bytes)
                .trim_end_matches('\0')
                .trim()
                .to_owned();
            (!text.is_empty()).then_some(text)
        };
        // PC/SC part 3: 0xMMmmbbbb, major, minor, build.
        let version = reader
            .get_attribute_owned(Attribute::VendorIfdVersion)
            .ok()
            .and_then(|v| {
                let number = u32::from_ne_bytes(v.try_into().ok()?);
                Some(format!(
                    "{}.{:02}.{}",
                    number >> 24,
                    number >> 16 & 0xFF,
                    number & 0xFFFF
                ))
            });
        let attributes = Attributes {
            vendor: text(Attribute::VendorName),
            model: text(Attribute::VendorIfdType),
            version,
        };
        // The card keeps its state: nothing was done with it.
        let _left = reader.disconnect(Disposition::LeaveCard);
        Some(attributes)
    };
    ask().unwrap_or_default()
}

/// A card opened alone, left by power-off.
pub struct OpenCard {
    card: Option<Card>,
    protocol: Option<Protocol>,
}

impl std::fmt::Debug for OpenCard {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("OpenCard")
    }
}

/// How the selecting command is written.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Length {
    /// One byte of length.
    Short,
    /// Three bytes of length (ISO/IEC 7816-4:2020, 5.2).
    Extended,
}

impl OpenCard {
    /// Opens the card in this reader alone.
    ///
    /// # Errors
    ///
    /// [`OpenFault`]
    pub fn open(reader: &str) -> Result<Self, OpenFault> {
        let name = CString::new(reader).map_err(|error| OpenFault::Failed(error.to_string()))?;
        let context = Context::establish(Scope::User).map_err(open_fault)?;
        let card = context
            .connect(&name, ShareMode::Exclusive, Protocols::ANY)
            .map_err(open_fault)?;
        let protocol = card
            .status2_owned()
            .ok()
            .and_then(|status| status.protocol2());
        Ok(Self {
            card: Some(card),
            protocol,
        })
    }

    /// The protocol that was agreed on.
    #[must_use]
    pub const fn protocol(&self) -> &'static str {
        match self.protocol {
            Some(Protocol::T0) => "T=0",
            Some(Protocol::T1) => "T=1",
            Some(Protocol::RAW) => "raw",
            None => "unknown",
        }
    }

    /// Selects the JPKI application and returns the status word, or nothing when none came.
    #[must_use]
    pub fn select(&self, length: Length) -> Option<u16> {
        let mut command = vec![0x00, 0xA4, 0x04, 0x0C];
        match length {
            Length::Short => command.push(0x0A),
            Length::Extended => command.extend([0x00, 0x00, 0x0A]),
        }
        command.extend(JPKI_AID);
        let mut buffer = vec![0; MAX_BUFFER_SIZE_EXTENDED];
        match self.card.as_ref()?.transmit(&command, &mut buffer) {
            Ok([.., sw1, sw2]) => Some(u16::from_be_bytes([*sw1, *sw2])),
            Ok(_) | Err(_) => None,
        }
    }
}

impl Drop for OpenCard {
    fn drop(&mut self) {
        if let Some(card) = self.card.take() {
            // A card that is gone has no power either.
            let _gone = card.disconnect(Disposition::UnpowerCard);
        }
    }
}

fn service_fault(error: Error) -> ServiceFault {
    if matches!(
        error,
        Error::NoService | Error::ServiceStopped | Error::CommError
    ) {
        ServiceFault::NotRunning
    } else if matches!(error, Error::SecurityViolation) {
        ServiceFault::NotPermitted
    } else {
        ServiceFault::Failed(error.to_string())
    }
}

fn open_fault(error: Error) -> OpenFault {
    if matches!(error, Error::SharingViolation) {
        OpenFault::InUse
    } else if matches!(error, Error::NoSmartcard | Error::RemovedCard) {
        OpenFault::NoCard
    } else if matches!(error, Error::UnresponsiveCard | Error::UnpoweredCard) {
        OpenFault::Mute
    } else {
        OpenFault::Failed(error.to_string())
    }
}
