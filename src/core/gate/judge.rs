//! What may leave in which step: one judgement a command.

use super::{Gate, GateRefusal, Passed, Step};
use crate::apdu::{Le, Parts};
use crate::ports::CommandBytes;
use crate::profile::{FileId, Place, ShortId};

impl Gate<'_> {
    /// Whether this command may be sent now, and what it does.
    pub(super) fn judge(&self, command: CommandBytes<'_>) -> Result<Passed, GateRefusal> {
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
