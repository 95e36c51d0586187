//! The allow-list in front of the card channel.
//!
//! Nothing reaches a card but through here. The gate judges bytes, not intentions: it takes each
//! command apart again, and passes it only if the present step needs exactly that one. So a command
//! that sets or tries anything but what the profile names cannot leave, whatever the code above does.

use crate::apdu::{Command, Le, Parts, Response, SensitiveCommand};
use crate::ports::{CardChannel, ChannelError, CommandBytes};
use crate::profile::{CardProfile, FileId, Place, ShortId};
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

    /// Whether this command may be sent now, and what it does.
    fn judge(&self, command: CommandBytes<'_>) -> Result<Passed, GateRefusal> {
        let (bytes, sensitive) = match command {
            CommandBytes::Plain(bytes) => (bytes, false),
            CommandBytes::Sensitive(secret) => (secret.expose(), true),
        };
        let parts = Parts::split(bytes).ok_or(GateRefusal::Malformed)?;
        let [cla, ins, ..] = parts.header;
        if (cla, ins) == (0x00, 0xA4) {
            return self.judge_select(parts);
        }
        if !self.memory.application_selected {
            return Err(GateRefusal::NoApplication);
        }
        match (cla, ins) {
            (0x00, 0xB0) => self.judge_read(parts),
            (0x00, 0x20) if parts.data.is_empty() => self.judge_query(parts),
            (0x00, 0x20) => self.judge_verify(parts, sensitive),
            (0x00, 0x24) => self.judge_write(parts, sensitive, Step::Change, 0x01),
            (0x00, 0x2C) => self.judge_write(parts, sensitive, Step::Reset, 0x02),
            (0x80, 0x2A) => self.judge_sign(parts),
            (0x00, 0x84) => self.judge_challenge(parts),
            (0x00, 0x82) => self.judge_external_authenticate(parts),
            (0x00, 0xC0) => self.judge_more_data(parts),
            _ => Err(GateRefusal::NotInThisStep),
        }
    }

    fn judge_select(&self, parts: Parts<'_>) -> Result<Passed, GateRefusal> {
        let [_, _, p1, p2] = parts.header;
        if p2 != 0x0C || parts.le != Le::None {
            return Err(GateRefusal::OtherForm);
        }
        match p1 {
            0x04 if parts.data != self.profile.aid() => Err(GateRefusal::OtherApplication),
            0x04 if !self.step.selects_application() => Err(GateRefusal::NotInThisStep),
            0x04 => Ok(Passed::SelectApplication),
            0x02 if !self.memory.application_selected => Err(GateRefusal::NoApplication),
            0x02 => match *parts.data {
                [high, low] => {
                    let file = FileId::new(u16::from_be_bytes([high, low]));
                    if self.may_select(file) {
                        Ok(Passed::SelectFile(file))
                    } else {
                        Err(GateRefusal::OtherFile)
                    }
                }
                _ => Err(GateRefusal::WrongLength),
            },
            _ => Err(GateRefusal::OtherForm),
        }
    }

    fn may_select(&self, file: FileId) -> bool {
        let profile = self.profile;
        let user_authentication = profile.user_authentication().place.file;
        let signature = profile.signature().place.file;
        match self.step {
            Step::Identify => {
                [user_authentication, signature, profile.presence().file].contains(&file)
            }
            Step::ReadCertificate => file == profile.certificate().file,
            Step::ProvePossession => [user_authentication, profile.key().file].contains(&file),
            Step::TryCurrentPassword | Step::Change | Step::Reset => file == signature,
            Step::Resolve => [signature, profile.certificate().file].contains(&file),
            Step::ChallengeForReset => false,
        }
    }

    /// READ BINARY of the one file that this step reads.
    fn judge_read(&self, parts: Parts<'_>) -> Result<Passed, GateRefusal> {
        let place = match self.step {
            Step::Identify => self.profile.presence(),
            Step::ReadCertificate | Step::Resolve => self.profile.certificate(),
            Step::ProvePossession
            | Step::TryCurrentPassword
            | Step::Change
            | Step::ChallengeForReset
            | Step::Reset => return Err(GateRefusal::NotInThisStep),
        };
        if !parts.data.is_empty() || parts.le == Le::None {
            return Err(GateRefusal::OtherForm);
        }
        let [_, _, p1, _] = parts.header;
        if p1 & 0x80 == 0 {
            self.ensure_current(place.file)?;
            return Ok(Passed::Other);
        }
        if ShortId::new(p1 & 0x7F) == Some(place.short) {
            Ok(Passed::NamesFile)
        } else {
            Err(GateRefusal::OtherFile)
        }
    }

    /// VERIFY of four bytes, which costs nothing.
    fn judge_query(&self, parts: Parts<'_>) -> Result<Passed, GateRefusal> {
        let signature = self.profile.signature().place;
        let askable: &[Place] = match self.step {
            Step::Identify => &[self.profile.user_authentication().place, signature],
            Step::Resolve => &[signature],
            Step::ReadCertificate
            | Step::ProvePossession
            | Step::TryCurrentPassword
            | Step::Change
            | Step::ChallengeForReset
            | Step::Reset => return Err(GateRefusal::NotInThisStep),
        };
        if parts.le != Le::None {
            return Err(GateRefusal::OtherForm);
        }
        self.judge_reference(parts.header, askable)
    }

    /// VERIFY with data, which may cost a try.
    fn judge_verify(&self, parts: Parts<'_>, sensitive: bool) -> Result<Passed, GateRefusal> {
        let (secret, by_short) = match self.step {
            Step::ProvePossession => (self.profile.user_authentication(), true),
            // Of the signature password only the form that was measured on real cards.
            Step::TryCurrentPassword | Step::Change | Step::Reset | Step::Resolve => {
                (self.profile.signature(), false)
            }
            Step::Identify | Step::ReadCertificate | Step::ChallengeForReset => {
                return Err(GateRefusal::NotInThisStep);
            }
        };
        let [_, _, _, p2] = parts.header;
        if p2 != 0x80 && !by_short {
            return Err(GateRefusal::OtherReference);
        }
        self.judge_reference(parts.header, &[secret.place])?;
        ensure_secret(parts, sensitive, (secret.length_min, secret.length_max))?;
        if self.verifies >= self.step.verify_max() {
            return Err(GateRefusal::SentAlready);
        }
        // In these two a VERIFY proves the write, so there must have been one.
        if matches!(self.step, Step::Change | Step::Reset) && !self.written {
            return Err(GateRefusal::NotInThisStep);
        }
        Ok(Passed::Verify)
    }

    /// The two commands that set the signature password: only it, only as the current file.
    fn judge_write(
        &self,
        parts: Parts<'_>,
        sensitive: bool,
        step: Step,
        p1: u8,
    ) -> Result<Passed, GateRefusal> {
        if self.step != step {
            return Err(GateRefusal::NotInThisStep);
        }
        match parts.header {
            [_, _, given, 0x80] if given == p1 => {}
            [_, _, given, _] if given == p1 => return Err(GateRefusal::OtherReference),
            _ => return Err(GateRefusal::OtherForm),
        }
        self.ensure_current(self.profile.settable().file())?;
        let signature = self.profile.signature();
        ensure_secret(
            parts,
            sensitive,
            (signature.length_min, signature.length_max),
        )?;
        if self.written {
            return Err(GateRefusal::SentAlready);
        }
        Ok(Passed::Write)
    }

    fn judge_sign(&self, parts: Parts<'_>) -> Result<Passed, GateRefusal> {
        if self.step != Step::ProvePossession {
            return Err(GateRefusal::NotInThisStep);
        }
        // A signature is made for the resident who has just shown her PIN, and for nobody else.
        if self.verifies == 0 {
            return Err(GateRefusal::NotInThisStep);
        }
        if !matches!(parts.le, Le::Short(_)) {
            return Err(GateRefusal::OtherForm);
        }
        // A DigestInfo of SHA-256, or the bare digest.
        if !matches!(parts.data.len(), 0x33 | 0x20) {
            return Err(GateRefusal::WrongLength);
        }
        self.judge_reference(parts.header, &[self.profile.key()])
    }

    fn judge_challenge(&self, parts: Parts<'_>) -> Result<Passed, GateRefusal> {
        if self.step != Step::ChallengeForReset {
            return Err(GateRefusal::NotInThisStep);
        }
        let reset = self.profile.reset().ok_or(GateRefusal::NotInThisStep)?;
        if parts.header != [0x00, 0x84, 0x00, 0x00] || !parts.data.is_empty() {
            return Err(GateRefusal::OtherForm);
        }
        if parts.le != Le::Short(reset.challenge_bytes) {
            return Err(GateRefusal::WrongLength);
        }
        Ok(Passed::Other)
    }

    fn judge_external_authenticate(&self, parts: Parts<'_>) -> Result<Passed, GateRefusal> {
        if self.step != Step::Reset {
            return Err(GateRefusal::NotInThisStep);
        }
        let reset = self.profile.reset().ok_or(GateRefusal::NotInThisStep)?;
        if parts.header != [0x00, 0x82, 0x00, reset.key_reference] {
            return Err(GateRefusal::OtherReference);
        }
        if parts.data.len() != usize::from(reset.cryptogram_bytes) || parts.le != Le::None {
            return Err(GateRefusal::WrongLength);
        }
        if self.authenticated {
            return Err(GateRefusal::SentAlready);
        }
        Ok(Passed::ExternalAuthenticate)
    }

    fn judge_more_data(&self, parts: Parts<'_>) -> Result<Passed, GateRefusal> {
        if parts.header != [0x00, 0xC0, 0x00, 0x00]
            || !parts.data.is_empty()
            || !matches!(parts.le, Le::Short(_))
        {
            return Err(GateRefusal::OtherForm);
        }
        if !self.data_waiting {
            return Err(GateRefusal::NothingWaiting);
        }
        Ok(Passed::Other)
    }

    /// Whether P1 and P2 mean one of `places`: by short identifier, or as the current file.
    fn judge_reference(
        &self,
        [_, _, p1, p2]: [u8; 4],
        places: &[Place],
    ) -> Result<Passed, GateRefusal> {
        if p1 != 0x00 {
            return Err(GateRefusal::OtherForm);
        }
        if p2 == 0x80 {
            let current = places
                .iter()
                .any(|place| self.memory.current == Some(place.file));
            return if current {
                Ok(Passed::Other)
            } else {
                Err(GateRefusal::NotSelected)
            };
        }
        let named = p2 & 0x80 != 0
            && places
                .iter()
                .any(|place| ShortId::new(p2 & 0x7F) == Some(place.short));
        if named {
            Ok(Passed::NamesFile)
        } else {
            Err(GateRefusal::OtherReference)
        }
    }

    fn ensure_current(&self, file: FileId) -> Result<(), GateRefusal> {
        if self.is_current(file) {
            Ok(())
        } else {
            Err(GateRefusal::NotSelected)
        }
    }
}

/// The data is a secret of the right length, and travels as one.
fn ensure_secret(
    parts: Parts<'_>,
    sensitive: bool,
    (length_min, length_max): (usize, usize),
) -> Result<(), GateRefusal> {
    if !sensitive {
        return Err(GateRefusal::SecretInPlain);
    }
    if parts.le != Le::None || !(length_min..=length_max).contains(&parts.data.len()) {
        return Err(GateRefusal::WrongLength);
    }
    Ok(())
}

#[cfg(test)]
mod tests;
