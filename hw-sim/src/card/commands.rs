//! The commands of the JICSAP profile and of the JPKI application, one function each.

use rsa::sha2::{Digest as _, Sha256};

use super::{
    apdu::{Command, LengthForm},
    certificates::{KeyName, Padding},
    config::{Overrun, ShortIdentifiers, VerifiedQuery},
    files::{self, Application, File, ReadRight},
    machine::{Answer, DONE, Powered, SimCard},
    memory::{SecretName, Try},
    status::StatusWord,
};

/// Stand-in for the FCI template, whose content on real cards is not public.
const FCI_STANDIN: [u8; 2] = [0x6F, 0x00];
/// Longest input that PKCS #1 v1.5 type 1 padding leaves room for in 2048 bits.
const SIGN_INPUT_BYTES_MAX: usize = 245;
const SIGNATURE_BYTES: usize = 256;

impl SimCard {
    /// SELECT, ISO/IEC 7816-4:2020 section 11.2.2.
    pub(crate) fn select(&self, power: &mut Powered, command: &Command<'_>) -> Answer {
        match command.p1 {
            0x00 => return select_master_file(power, command),
            0x02 | 0x04 => {}
            _ => return Err(StatusWord::WRONG_PARAMETERS),
        }
        let wants_fci = match command.p2 {
            0x00 => true,
            0x0C => false,
            _ => return Err(StatusWord::WRONG_PARAMETERS),
        };
        if command.p1 == 0x04 {
            let application =
                Application::matching(command.data).ok_or(StatusWord::FILE_NOT_FOUND)?;
            power.enter(application);
        } else {
            self.select_file(power, command.data)?;
        }
        if wants_fci && command.le.is_some() {
            return Ok((FCI_STANDIN.to_vec(), StatusWord::OK));
        }
        DONE
    }

    fn select_file(&self, power: &mut Powered, identifier: &[u8]) -> Result<(), StatusWord> {
        let &[high, low] = identifier else {
            return Err(StatusWord::WRONG_LENGTH);
        };
        let identifier = u16::from_be_bytes([high, low]);
        // The status without an application is not public, except that 3F00 is not found.
        if power.application == Application::CardManager && identifier != 0x3F00 {
            return Err(StatusWord::NO_CURRENT_FILE);
        }
        self.file(power, identifier)
            .ok_or(StatusWord::FILE_NOT_FOUND)?;
        power.file = Some(identifier);
        Ok(())
    }

    /// Makes the file of a short identifier current.
    fn select_short(&self, power: &mut Powered, short: u8) -> Result<(), StatusWord> {
        match self.behaviour.short_identifiers {
            ShortIdentifiers::Understood => {}
            ShortIdentifiers::WrongParameters => return Err(StatusWord::WRONG_PARAMETERS),
            ShortIdentifiers::FileNotFound => return Err(StatusWord::FILE_NOT_FOUND),
        }
        let identifier = u16::from(short);
        self.file(power, identifier)
            .ok_or(StatusWord::FILE_NOT_FOUND)?;
        power.file = Some(identifier);
        Ok(())
    }

    /// READ BINARY, ISO/IEC 7816-4:2020 section 11.3.3.
    pub(crate) fn read_binary(&self, power: &mut Powered, command: &Command<'_>) -> Answer {
        let le = command.expect_le_alone()?;
        let offset = match command.p1 {
            0x00..=0x7F => usize::from(command.parameters()),
            0x81..=0x9F => {
                self.select_short(power, command.p1 & 0x1F)?;
                usize::from(command.p2)
            }
            0x80 | 0xA0..=0xFF => return Err(StatusWord::WRONG_PARAMETERS),
        };
        let File::Transparent(content, right) = self.current_file(power)? else {
            return Err(StatusWord::WRONG_STRUCTURE);
        };
        match right {
            ReadRight::Free => {}
            ReadRight::After(secret) if power.security.verified.contains(&secret) => {}
            ReadRight::After(_) | ReadRight::Never => return Err(StatusWord::NOT_ALLOWED),
        }
        let bytes = files::content(
            content,
            &self.identity,
            &self.behaviour,
            self.signature_certificate,
        );
        match bytes.get(offset..) {
            None | Some([]) => Err(StatusWord::WRONG_OFFSET),
            Some(rest) => match (rest.get(..le), self.behaviour.overrun) {
                (Some(asked), _) => Ok((asked.to_vec(), StatusWord::OK)),
                (None, Overrun::Success) => Ok((rest.to_vec(), StatusWord::OK)),
                (None, Overrun::Warning) => Ok((rest.to_vec(), StatusWord::END_OF_FILE)),
            },
        }
    }

    /// READ RECORD, ISO/IEC 7816-4:2020 section 11.4.3, by number.
    pub(crate) fn read_record(&self, power: &mut Powered, command: &Command<'_>) -> Answer {
        command.expect_le_alone()?;
        if command.p2 & 0x07 != 0x04 {
            return Err(StatusWord::WRONG_PARAMETERS);
        }
        match command.p2 >> 3 {
            0 => {}
            short => self.select_short(power, short)?,
        }
        match (self.current_file(power)?, command.p1) {
            (File::Record(record), 1) => Ok((record.to_vec(), StatusWord::OK)),
            (File::Record(_), _) => Err(StatusWord::RECORD_NOT_FOUND),
            (File::Transparent(..) | File::Secret(_) | File::Key(_) | File::Internal, _) => {
                Err(StatusWord::WRONG_STRUCTURE)
            }
        }
    }

    /// The secret that VERIFY names in P2: the current file (`80`) or a short identifier.
    fn named_secret(
        &self,
        power: &mut Powered,
        command: &Command<'_>,
    ) -> Result<SecretName, StatusWord> {
        if command.p1 != 0 {
            return Err(StatusWord::WRONG_PARAMETERS);
        }
        match command.p2 {
            0x80 => {}
            0x81..=0x9F => self.select_short(power, command.p2 & 0x1F)?,
            0x00..=0x7F | 0xA0..=0xFF => return Err(StatusWord::WRONG_PARAMETERS),
        }
        self.current_secret(power)
    }

    pub(crate) fn current_secret(&self, power: &Powered) -> Result<SecretName, StatusWord> {
        match self.current_file(power)? {
            File::Secret(secret) => Ok(secret),
            File::Transparent(..) | File::Record(_) | File::Key(_) | File::Internal => {
                Err(StatusWord::WRONG_STRUCTURE)
            }
        }
    }

    /// VERIFY, ISO/IEC 7816-4:2020 section 11.6.6; without data the status query of JICSAP 6.4.9 (5).
    pub(crate) fn verify(&mut self, power: &mut Powered, command: &Command<'_>) -> Answer {
        // Measured: 00 20 00 80 00 is not the query.
        if command.le.is_some() {
            return Err(StatusWord::WRONG_LENGTH);
        }
        let secret = self.named_secret(power, command)?;
        if command.data.is_empty() {
            return self.query(power, secret);
        }
        let compared = self.memory.compare(secret, command.data);
        power
            .security
            .verified
            .retain(|verified| *verified != secret);
        match compared {
            Try::Right => {
                power.security.verified.push(secret);
                DONE
            }
            Try::Wrong(tries) => Err(StatusWord::tries_left(tries)),
            Try::Blocked => Err(self.behaviour.blocked_verify),
        }
    }

    fn query(&self, power: &Powered, secret: SecretName) -> Answer {
        let verified = power.security.verified.contains(&secret);
        match (
            self.behaviour.verified_query,
            self.memory.tries_left(secret),
        ) {
            (VerifiedQuery::Success, _) if verified => DONE,
            (VerifiedQuery::Success | VerifiedQuery::TriesLeft, 0) => {
                Err(self.behaviour.blocked_query)
            }
            (VerifiedQuery::Success | VerifiedQuery::TriesLeft, tries) => {
                Err(StatusWord::tries_left(tries))
            }
        }
    }

    /// CHANGE REFERENCE DATA with the new value alone (P1 = 01), on the current file.
    ///
    /// No source shows it by short identifier, so this card refuses that.
    pub(crate) fn change_reference_data(
        &mut self,
        power: &Powered,
        command: &Command<'_>,
    ) -> Answer {
        if command.parameters() != 0x0180 {
            return Err(StatusWord::WRONG_PARAMETERS);
        }
        self.set_new_value(power, command)
    }

    /// CHANGE KEY of JICSAP, for the resident-register and the common PIN.
    pub(crate) fn change_key(&mut self, power: &Powered, command: &Command<'_>) -> Answer {
        match power.application {
            Application::ResidentRegister | Application::Common => {}
            Application::CardManager
            | Application::Jpki
            | Application::CardInfoInput
            | Application::CardSurface => return Err(StatusWord::UNKNOWN_INSTRUCTION),
        }
        if command.parameters() != 0x0080 {
            return Err(StatusWord::WRONG_PARAMETERS);
        }
        self.set_new_value(power, command)
    }

    fn set_new_value(&mut self, power: &Powered, command: &Command<'_>) -> Answer {
        let new = command.expect_data_alone()?;
        let secret = self.current_secret(power)?;
        if self.memory.tries_left(secret) == 0 {
            return Err(self.behaviour.blocked_verify);
        }
        // Both statuses are assumptions: no source has tried a change without VERIFY or out of form.
        if !power.security.verified.contains(&secret) {
            return Err(StatusWord::NOT_ALLOWED);
        }
        if self.memory.set(secret, new) {
            DONE
        } else {
            Err(StatusWord::WRONG_DATA)
        }
    }

    /// COMPUTE DIGITAL SIGNATURE, the card's own command `80 2A`.
    pub(crate) fn sign(&mut self, power: &mut Powered, command: &Command<'_>) -> Answer {
        match command.p2 {
            0x80 => {}
            0x81..=0x9F => self.select_short(power, command.p2 & 0x1F)?,
            0x00..=0x7F | 0xA0..=0xFF => return Err(StatusWord::WRONG_PARAMETERS),
        }
        let File::Key(key) = self.current_file(power)? else {
            return Err(StatusWord::WRONG_STRUCTURE);
        };
        let secret = match key {
            KeyName::Signature => SecretName::Signature,
            KeyName::UserAuthentication => SecretName::UserAuthentication,
        };
        if !power.security.verified.contains(&secret) {
            return Err(StatusWord::NOT_ALLOWED);
        }
        if command.data.is_empty() || command.le.is_none_or(|le| le < SIGNATURE_BYTES) {
            return Err(StatusWord::WRONG_LENGTH);
        }
        let signature = self.signature(key, command)?;
        Ok((signature, StatusWord::OK))
    }

    fn signature(&mut self, key: KeyName, command: &Command<'_>) -> Result<Vec<u8>, StatusWord> {
        let data = command.data;
        let hash = || Sha256::digest(data).to_vec();
        let given_hash = || {
            if data.len() == 32 {
                Ok(data)
            } else {
                Err(StatusWord::NOT_NOW)
            }
        };
        let signed = match command.p1 {
            0x00 if data.len() > SIGN_INPUT_BYTES_MAX => return Err(StatusWord::WRONG_LENGTH),
            0x00 => self.identity.sign(key, Padding::Raw, data),
            0x01 => self.identity.sign(key, Padding::Raw, &hash()),
            0x02 => self.identity.sign(key, Padding::DigestInfo, given_hash()?),
            0x03 => self.identity.sign(key, Padding::DigestInfo, &hash()),
            0x04 => self
                .identity
                .key(key)
                .sign_pss(&mut self.rng, given_hash()?),
            0x05 => self.identity.key(key).sign_pss(&mut self.rng, &hash()),
            _ => return Err(StatusWord::WRONG_PARAMETERS),
        };
        // Lengths are checked above; what is left would be a broken key.
        signed.map_err(|_error| StatusWord::NOT_NOW)
    }

    /// GET CHALLENGE, ISO/IEC 7816-4:2020 section 11.6.3.
    pub(crate) fn get_challenge(&mut self, power: &mut Powered, command: &Command<'_>) -> Answer {
        if command.parameters() != 0 {
            return Err(StatusWord::WRONG_PARAMETERS);
        }
        let le = command.expect_le_alone()?;
        if command.form == LengthForm::Extended {
            return Err(StatusWord::NOT_NOW);
        }
        let mut challenge = vec![0; le];
        self.rng.fill(&mut challenge);
        power
            .security
            .standin
            .challenged(power.application, &challenge);
        Ok((challenge, StatusWord::OK))
    }
}

/// `00 A4 00 00`: refused at the card manager's level, without effect in an application; `3F00` is never
/// found.
fn select_master_file(power: &Powered, command: &Command<'_>) -> Answer {
    match (command.data, command.p2, power.application) {
        ([0x3F, 0x00], 0x00 | 0x0C, _) => Err(StatusWord::FILE_NOT_FOUND),
        (_, _, Application::CardManager) => Err(StatusWord::WRONG_PARAMETERS),
        ([], 0x00 | 0x0C, _) => DONE,
        ([_, _], 0x00 | 0x0C, _) => Err(StatusWord::FILE_NOT_FOUND),
        _ => Err(StatusWord::WRONG_PARAMETERS),
    }
}

/// GET DATA at the level of the card manager.
pub(crate) fn get_data(power: &Powered, command: &Command<'_>) -> Answer {
    let data: &[u8] = match (command.parameters(), power.application) {
        (0x0042, Application::CardManager) => b"JPKI-TEST-ISSUER",
        (0x0045, Application::CardManager) => b"SIMULATED0000000",
        // GlobalPlatform's own identifier, Card Specification 2.3 appendix H.
        (0x0066, Application::CardManager) => &[
            0x73, 0x09, 0x06, 0x07, 0x2A, 0x86, 0x48, 0x86, 0xFC, 0x6B, 0x01,
        ],
        (0x00F0, Application::CardManager) => b"00000",
        (0x00F2, Application::CardManager) => b"20991231",
        // A published contact ATR without its first byte.
        (0x5F51, _) => &[0xE0, 0x00, 0xFF, 0x81, 0x31, 0xFE, 0x45, 0x14],
        _ => return Err(StatusWord::DATA_NOT_FOUND),
    };
    command.expect_le_alone()?;
    Ok((data.to_vec(), StatusWord::OK))
}
