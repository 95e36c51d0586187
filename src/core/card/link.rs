//! Exchanges with a card over the gate: what every operation does in the same way.
//!
//! Each loop here has a bound: of commands, and of bytes.

use super::job::{CardFault, Tries};
use crate::apdu::{Command, Response, SHORT_LE_MAX, SensitiveCommand, Target};
use crate::gate::{Gate, GateFault};
use crate::ports::ChannelError;
use crate::profile::{CardProfile, FileId, Place};
use crate::secret::{SecretBytes, SecretFull};
use crate::status_word::StatusWord;
use crate::tlv;

/// Most GET RESPONSEs after one command: 4096 bytes in pieces of 64.
const CHAIN_MAX: usize = 64;
/// Most READ BINARYs for one file, whatever sizes the card hands out.
const BLOCKS_MAX: usize = 128;
/// Longest file: what one extended READ BINARY can hand out. How much room a card has reserved for a
/// certificate is not public.
const FILE_BYTES_MAX: usize = 65_536;
/// Longest data of any answer that is not a file: a signature of RSA-4096.
const ANSWER_BYTES_MAX: usize = 512;

/// What has been learned of a card: how it can be spoken to.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) struct Ways {
    /// Whether files can be named by short identifier.
    pub(super) short_ids: Accepted,
    /// Whether card and reader take an extended Le.
    pub(super) extended_length: Accepted,
}

/// Whether a card takes a form of command.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Accepted {
    /// Not refused so far.
    Perhaps,
    /// Refused once; not tried again.
    No,
}

impl Default for Ways {
    fn default() -> Self {
        Self {
            short_ids: Accepted::Perhaps,
            extended_length: Accepted::Perhaps,
        }
    }
}

/// The way to one card in one step.
#[derive(Debug)]
pub(super) struct Link<'a> {
    gate: Gate<'a>,
    ways: &'a mut Ways,
}

impl From<GateFault> for CardFault {
    fn from(fault: GateFault) -> Self {
        match fault {
            GateFault::Refused(_) => Self::Gate,
            GateFault::Lost(error) => Self::Channel(error),
        }
    }
}

/// A secret that does not fit a command never gets as far as the gate.
impl From<SecretFull> for CardFault {
    fn from(SecretFull: SecretFull) -> Self {
        Self::Gate
    }
}

/// A status that an operation has no use for.
pub(super) const fn refused(status: StatusWord) -> CardFault {
    CardFault::Refused(status.word())
}

/// What a status says of a retry counter, as the answer to a query or to a wrong secret.
pub(super) const fn tries(status: StatusWord) -> Option<Tries> {
    match status {
        StatusWord::TriesLeft(left) => Some(Tries::Left(left)),
        StatusWord::Blocked(_) => Some(Tries::Locked),
        // Verified already, or unlimited.
        StatusWord::Success | StatusWord::Mismatch => Some(Tries::Untold),
        StatusWord::MoreData(_)
        | StatusWord::EndOfFile
        | StatusWord::WrongLength
        | StatusWord::NotFound(_)
        | StatusWord::WrongLe(_)
        | StatusWord::Other(_) => None,
    }
}

impl<'a> Link<'a> {
    pub(super) const fn new(gate: Gate<'a>, ways: &'a mut Ways) -> Self {
        Self { gate, ways }
    }

    pub(super) const fn profile(&self) -> &'a CardProfile {
        self.gate.profile()
    }

    /// Sends a command that changes nothing, follows 61xx and corrects Le once after 6Cxx.
    pub(super) fn exchange(&mut self, command: &Command) -> Result<Response, CardFault> {
        self.exchange_up_to(command, ANSWER_BYTES_MAX)
    }

    fn exchange_up_to(
        &mut self,
        command: &Command,
        bytes_max: usize,
    ) -> Result<Response, CardFault> {
        let mut response = self.gate.send(command)?;
        if let StatusWord::WrongLe(exact) = response.status {
            let corrected = command.with_le(exact).ok_or(CardFault::Unreadable)?;
            response = match self.gate.send(&corrected) {
                // A length that this step has no use for is the card's nonsense, not the kiosk's.
                Err(GateFault::Refused(_)) => return Err(CardFault::Unreadable),
                sent => sent?,
            };
        }
        let mut data = Vec::new();
        for _ in 0..CHAIN_MAX {
            data.append(&mut response.data);
            if data.len() > bytes_max {
                return Err(CardFault::Unreadable);
            }
            let StatusWord::MoreData(available) = response.status else {
                response.data = data;
                return Ok(response);
            };
            response = self.gate.send(&Command::more_data(available))?;
            // A card that announces more and hands out nothing could do so for ever.
            if response.data.is_empty() && matches!(response.status, StatusWord::MoreData(_)) {
                return Err(CardFault::Unreadable);
            }
        }
        Err(CardFault::Unreadable)
    }

    /// Sends a command once as it is, and follows nothing.
    pub(super) fn send_once(&mut self, command: &Command) -> Result<Response, CardFault> {
        Ok(self.gate.send(command)?)
    }

    /// Sends a command with a secret once as it is, and follows nothing.
    ///
    /// # Safety of the card
    ///
    /// May cost a try.
    pub(super) fn send_sensitive(
        &mut self,
        command: &SensitiveCommand,
    ) -> Result<StatusWord, CardFault> {
        status_alone(&self.gate.send_sensitive(command)?)
    }

    /// VERIFY, once.
    ///
    /// # Safety of the card
    ///
    /// Costs a try when the secret is wrong.
    pub(super) fn verify<const N: usize>(
        &mut self,
        target: Target,
        secret: &SecretBytes<N>,
    ) -> Result<StatusWord, CardFault> {
        let command = SensitiveCommand::verify(target, secret)?;
        self.send_sensitive(&command)
    }

    /// SELECT of the application.
    pub(super) fn select_application(&mut self) -> Result<(), CardFault> {
        let command =
            Command::select_application(self.profile().aid()).ok_or(CardFault::OutOfOrder)?;
        if self.exchange(&command)?.status != StatusWord::Success {
            return Err(CardFault::WrongCard);
        }
        Ok(())
    }

    /// SELECT of a file, unless it is the current one.
    pub(super) fn select_file(&mut self, file: FileId) -> Result<StatusWord, CardFault> {
        if self.gate.is_current(file) {
            return Ok(StatusWord::Success);
        }
        Ok(self.exchange(&Command::select_file(file))?.status)
    }

    /// SELECT of a file that must be there, unless it is the current one.
    pub(super) fn ensure_selected(&mut self, file: FileId) -> Result<(), CardFault> {
        let status = self.select_file(file)?;
        if status != StatusWord::Success {
            return Err(refused(status));
        }
        Ok(())
    }

    /// How to name `place` in the next command: by short identifier, or by selecting it now.
    pub(super) fn target(&mut self, place: Place) -> Result<Target, CardFault> {
        match self.ways.short_ids {
            Accepted::Perhaps => Ok(Target::Short(place.short)),
            Accepted::No => {
                self.ensure_selected(place.file)?;
                Ok(Target::Current)
            }
        }
    }

    /// Asks for the tries left of a secret; none when the card does not have it.
    pub(super) fn query_tries(&mut self, place: Place) -> Result<Option<Tries>, CardFault> {
        if self.ways.short_ids == Accepted::Perhaps {
            let query = Command::query_tries(Target::Short(place.short));
            if let Some(tries) = tries(status_alone(&self.send_once(&query)?)?) {
                return Ok(Some(tries));
            }
        }
        let selected = self.select_file(place.file)?;
        if matches!(selected, StatusWord::NotFound(_)) {
            return Ok(None);
        }
        if selected != StatusWord::Success {
            return Err(refused(selected));
        }
        // The file is there, so it was the short identifier that the card did not take.
        self.ways.short_ids = Accepted::No;
        let query = Command::query_tries(Target::Current);
        let status = status_alone(&self.send_once(&query)?)?;
        tries(status).map(Some).ok_or_else(|| refused(status))
    }

    /// Reads the first `length` bytes of a file; none when the card does not hand them out.
    pub(super) fn read_start(
        &mut self,
        place: Place,
        length: u8,
    ) -> Result<Option<Vec<u8>>, CardFault> {
        let response = match self.ways.short_ids {
            Accepted::Perhaps => self.exchange(&Command::read_start(place.short, length))?,
            Accepted::No => {
                if self.select_file(place.file)? != StatusWord::Success {
                    return Ok(None);
                }
                let command = Command::read_block(0, usize::from(length));
                self.exchange(&command.ok_or(CardFault::OutOfOrder)?)?
            }
        };
        let complete =
            response.status == StatusWord::Success && response.data.len() == usize::from(length);
        Ok(complete.then_some(response.data))
    }

    /// Reads the certificate that a file begins with, without the filler after it.
    pub(super) fn read_certificate(
        &mut self,
        place: Place,
        bytes_max: usize,
    ) -> Result<Vec<u8>, CardFault> {
        let mut bytes = self.read_first(place)?;
        let total = tlv::certificate_len(&bytes, bytes_max).map_err(unreadable)?;
        for _ in 0..BLOCKS_MAX {
            let missing = total.saturating_sub(bytes.len());
            if missing == 0 {
                bytes.truncate(total);
                return Ok(bytes);
            }
            self.ensure_selected(place.file)?;
            let mut block = self.read_block(bytes.len(), missing.min(SHORT_LE_MAX))?;
            bytes.append(&mut block);
        }
        Err(CardFault::Unreadable)
    }

    /// As much of a file from its start as card and reader hand out at once.
    ///
    /// What is refused is remembered: the next reading of this card does not try it again.
    fn read_first(&mut self, place: Place) -> Result<Vec<u8>, CardFault> {
        let both = (self.ways.extended_length, self.ways.short_ids);
        if both == (Accepted::Perhaps, Accepted::Perhaps) {
            let whole = Command::read_whole(Target::Short(place.short));
            match self.read_extended(&whole)? {
                Extended::Data(data) => return Ok(data),
                // The length was refused, so the other way to name the file does not help.
                Extended::Refused(StatusWord::WrongLength) | Extended::ReaderRefused => {
                    self.ways.extended_length = Accepted::No;
                }
                Extended::Refused(_) => self.ways.short_ids = Accepted::No,
            }
        }
        self.ensure_selected(place.file)?;
        if self.ways.extended_length == Accepted::Perhaps {
            let whole = Command::read_whole(Target::Current);
            match self.read_extended(&whole)? {
                Extended::Data(data) => return Ok(data),
                Extended::Refused(_) | Extended::ReaderRefused => {
                    self.ways.extended_length = Accepted::No;
                }
            }
        }
        self.read_block(0, SHORT_LE_MAX)
    }

    /// READ BINARY with an extended Le, which the reader may refuse as well as the card.
    fn read_extended(&mut self, whole: &Command) -> Result<Extended, CardFault> {
        match self.exchange_up_to(whole, FILE_BYTES_MAX) {
            Ok(response) if has_data(&response) => Ok(Extended::Data(response.data)),
            Ok(response) => Ok(Extended::Refused(response.status)),
            // A reader without extended length says so in many ways. Reading costs nothing, and if
            // the reader is really broken, the next command says so again.
            Err(CardFault::Channel(ChannelError::Transport)) => Ok(Extended::ReaderRefused),
            Err(fault) => Err(fault),
        }
    }

    fn read_block(&mut self, offset: usize, length: usize) -> Result<Vec<u8>, CardFault> {
        let command = Command::read_block(offset, length).ok_or(CardFault::Unreadable)?;
        let response = self.exchange_up_to(&command, length)?;
        if !has_data(&response) {
            return Err(refused(response.status));
        }
        Ok(response.data)
    }
}

/// The status of an answer that must not have data.
///
/// VERIFY, its query and the commands that set a secret answer with a status alone (ISO/IEC
/// 7816-4:2005, 7.5): where data comes with it, it is not the answer to that command, and its
/// status says nothing of counters or passwords.
fn status_alone(response: &Response) -> Result<StatusWord, CardFault> {
    if response.data.is_empty() {
        Ok(response.status)
    } else {
        Err(CardFault::Unreadable)
    }
}

/// Whether READ BINARY brought something, to the end of the file or not.
fn has_data(response: &Response) -> bool {
    matches!(response.status, StatusWord::Success | StatusWord::EndOfFile)
        && !response.data.is_empty()
}

/// What came of a READ BINARY with an extended Le.
enum Extended {
    Data(Vec<u8>),
    Refused(StatusWord),
    ReaderRefused,
}

/// How a file is broken makes no difference to what the resident is told.
const fn unreadable(_: tlv::TlvFault) -> CardFault {
    CardFault::Unreadable
}
