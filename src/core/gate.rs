//! The allow-list in front of the card channel.
//!
//! Nothing reaches a card but through here. The gate judges bytes, not intentions: it takes each
//! command apart again, and passes it only if the present step needs exactly that one. So a command
//! that sets or tries anything but what the profile names cannot leave, whatever the code above does.

mod judge;

use crate::apdu::{Command, Response, SensitiveCommand};
use crate::ports::{CardChannel, ChannelError, CommandBytes};
use crate::profile::{CardProfile, FileId};
use crate::status_word::StatusWord;

/// What is being done with the card. Each step has its own allow-list.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Step {
    /// Select the application, ask for the tries left, ask which certificates exist.
    Identify,
    /// Read the user-authentication certificate.
    ReadCertificate,
    /// One VERIFY of the user-authentication PIN, then signatures.
    ProvePossession,
    /// One VERIFY of the signature password.
    TryCurrentPassword,
    /// One CHANGE REFERENCE DATA of the signature password, and one VERIFY after it.
    Change,
    /// The challenge of the stand-in reset.
    ChallengeForReset,
    /// One EXTERNAL AUTHENTICATE, one RESET RETRY COUNTER, and one VERIFY after it.
    Reset,
    /// Select the application, read the certificate, ask for the tries left of the signature
    /// password, and up to two VERIFYs of it.
    Resolve,
}

impl Step {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::Identify,
        Self::ReadCertificate,
        Self::ProvePossession,
        Self::TryCurrentPassword,
        Self::Change,
        Self::ChallengeForReset,
        Self::Reset,
        Self::Resolve,
    ];

    const fn selects_application(self) -> bool {
        matches!(self, Self::Identify | Self::Resolve)
    }

    /// How many VERIFYs with data may leave.
    const fn verify_max(self) -> u8 {
        match self {
            Self::ProvePossession | Self::TryCurrentPassword | Self::Change | Self::Reset => 1,
            Self::Resolve => 2,
            Self::Identify | Self::ReadCertificate | Self::ChallengeForReset => 0,
        }
    }
}

/// Why a command was not sent.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum GateRefusal {
    /// It is no command this kiosk builds.
    #[error("malformed command")]
    Malformed,
    /// The present step needs no such command.
    #[error("the command has no place in this step")]
    NotInThisStep,
    /// It selects another application.
    #[error("another application")]
    OtherApplication,
    /// It selects or reads a file that this step does not need.
    #[error("a file that is not needed")]
    OtherFile,
    /// It compares, sets or uses another secret or key, or in another way.
    #[error("another secret or key")]
    OtherReference,
    /// Parameters other than the one form that is used.
    #[error("another form of the command")]
    OtherForm,
    /// It relies on the current file, and that is not known to be the right one.
    #[error("the right file is not selected")]
    NotSelected,
    /// The application has not been selected.
    #[error("the application is not selected")]
    NoApplication,
    /// A secret in a command that may be shown.
    #[error("a secret in a plain command")]
    SecretInPlain,
    /// The data has not the length it should have.
    #[error("wrong length")]
    WrongLength,
    /// It was sent in this step already: one confirmation is worth one command.
    #[error("sent already")]
    SentAlready,
    /// GET RESPONSE although the card announced nothing.
    #[error("nothing is waiting")]
    NothingWaiting,
}

/// Why a command has no response.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum GateFault {
    /// It was not sent.
    #[error(transparent)]
    Refused(#[from] GateRefusal),
    /// It may have been sent, and the answer is lost.
    #[error(transparent)]
    Lost(#[from] ChannelError),
}

/// What the gate has to remember about a card from step to step, as long as it keeps its power.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct GateMemory {
    application_selected: bool,
    /// The file that was selected last, unless a command since then named another.
    current: Option<FileId>,
}

/// What a command does to the gate's memory.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Passed {
    SelectApplication,
    SelectFile(FileId),
    /// Names a file by short identifier, which may become the current one.
    NamesFile,
    Verify,
    /// Sets the password.
    Write,
    ExternalAuthenticate,
    Other,
}

/// The gate of one step.
#[derive(Debug)]
pub struct Gate<'a> {
    channel: Channel<'a>,
    profile: &'a CardProfile,
    memory: &'a mut GateMemory,
    step: Step,
    verifies: u8,
    written: bool,
    authenticated: bool,
    data_waiting: bool,
}

/// A channel, which has nothing to show.
struct Channel<'a>(&'a mut dyn CardChannel);

impl std::fmt::Debug for Channel<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Channel")
    }
}

impl<'a> Gate<'a> {
    /// Opens the gate for one step.
    pub fn open(
        step: Step,
        profile: &'a CardProfile,
        channel: &'a mut dyn CardChannel,
        memory: &'a mut GateMemory,
    ) -> Self {
        Self {
            channel: Channel(channel),
            profile,
            memory,
            step,
            verifies: 0,
            written: false,
            authenticated: false,
            data_waiting: false,
        }
    }

    /// The profile whose secrets it guards.
    #[must_use]
    pub const fn profile(&self) -> &'a CardProfile {
        self.profile
    }

    /// Whether `file` is known to be the current one.
    #[must_use]
    pub fn is_current(&self, file: FileId) -> bool {
        self.memory.current == Some(file)
    }

    /// Sends a plain command once, if this step allows it.
    ///
    /// # Errors
    ///
    /// [`GateFault`].
    pub fn send(&mut self, command: &Command) -> Result<Response, GateFault> {
        self.pass(command.bytes())
    }

    /// Sends a sensitive command once, if this step allows it.
    ///
    /// # Errors
    ///
    /// [`GateFault`].
    ///
    /// # Safety of the card
    ///
    /// May cost a try. It is counted as sent also when the answer is lost.
    pub fn send_sensitive(&mut self, command: &SensitiveCommand) -> Result<Response, GateFault> {
        self.pass(command.bytes())
    }

    fn pass(&mut self, command: CommandBytes<'_>) -> Result<Response, GateFault> {
        let passed = self.judge(command)?;
        // Before it is sent: what comes back, or does not, cannot undo it.
        self.remember_sending(passed);
        let bytes = self.channel.0.transmit(command)?;
        let response = Response::from_bytes(bytes).ok_or(ChannelError::Removed)?;
        self.remember_answer(passed, response.status);
        Ok(response)
    }

    fn remember_sending(&mut self, passed: Passed) {
        self.data_waiting = false;
        match passed {
            Passed::SelectApplication => *self.memory = GateMemory::default(),
            Passed::SelectFile(_) | Passed::NamesFile => self.memory.current = None,
            Passed::Verify => self.verifies = self.verifies.saturating_add(1),
            Passed::Write => self.written = true,
            Passed::ExternalAuthenticate => self.authenticated = true,
            Passed::Other => {}
        }
    }

    fn remember_answer(&mut self, passed: Passed, status: StatusWord) {
        let selected = matches!(status, StatusWord::Success | StatusWord::MoreData(_));
        match passed {
            Passed::SelectApplication => self.memory.application_selected = selected,
            Passed::SelectFile(file) => self.memory.current = selected.then_some(file),
            Passed::NamesFile
            | Passed::Verify
            | Passed::Write
            | Passed::ExternalAuthenticate
            | Passed::Other => {}
        }
        self.data_waiting = matches!(status, StatusWord::MoreData(_));
    }
}

#[cfg(test)]
mod tests;
