//! The card as a machine of bytes: power, command in, answer out.

use std::sync::Arc;

use super::{
    apdu::{Command, LengthForm},
    certificates::{Identity, IssueError, Presence},
    commands,
    config::{Behaviour, CardConfig, ExtendedLength, TransportStyle},
    files::{self, Application, File},
    memory::{Memory, SecretName},
    standin_reset,
    status::StatusWord,
};
use crate::rng::Rng;

/// What a command answers: data with `9000`, data with another status, or a status alone.
pub(crate) type Answer = Result<(Vec<u8>, StatusWord), StatusWord>;

/// An answer of `9000` without data.
pub(crate) const DONE: Answer = Ok((Vec::new(), StatusWord::OK));

/// A simulated Individual Number Card.
///
/// ```
/// use pin_kiosk_hw_sim::card::{CardConfig, SimCard};
///
/// let mut card = SimCard::new(&CardConfig::default())?;
/// card.power_on();
/// let select = [0, 0xA4, 4, 0x0C, 10, 0xD3, 0x92, 0xF0, 0, 0x26, 1, 0, 0, 0, 1];
/// assert_eq!(card.transmit(&select), [0x90, 0x00]);
/// // The status query of the signature password has no data and costs no try.
/// assert_eq!(card.transmit(&[0x00, 0x20, 0x00, 0x9B]), [0x63, 0xC5]);
/// # Ok::<(), pin_kiosk_hw_sim::card::IssueError>(())
/// ```
#[derive(Clone, Debug)]
pub struct SimCard {
    pub(crate) identity: Arc<Identity>,
    pub(crate) behaviour: Behaviour,
    pub(crate) signature_certificate: Presence,
    pub(crate) memory: Memory,
    pub(crate) rng: Rng,
    /// What ends with the power; `None` without power.
    power: Option<Powered>,
}

/// What the card holds in its volatile memory.
#[derive(Clone, Debug)]
pub(crate) struct Powered {
    pub(crate) application: Application,
    pub(crate) file: Option<u16>,
    pub(crate) security: SecurityStatus,
    /// Data that GET RESPONSE has still to fetch.
    pending: Vec<u8>,
}

/// What was proven to the card. It belongs to one application, lasts over warm resets and over selecting
/// the same application again, and ends with power-off or the selection of another application.
#[derive(Clone, Debug, Default)]
pub(crate) struct SecurityStatus {
    owner: Option<Application>,
    pub(crate) verified: Vec<SecretName>,
    pub(crate) standin: standin_reset::Progress,
}

impl SimCard {
    /// Makes a card; its keys are grown on first use, which takes a second.
    ///
    /// # Errors
    ///
    /// Says which part of the description is wrong.
    pub fn new(config: &CardConfig) -> Result<Self, IssueError> {
        Ok(Self::with_identity(config, Identity::issue(config)?))
    }

    /// Makes a card with keys and certificates that exist already.
    #[must_use]
    pub fn with_identity(config: &CardConfig, identity: Arc<Identity>) -> Self {
        Self {
            identity,
            behaviour: config.behaviour.clone(),
            signature_certificate: config.signature_certificate,
            memory: Memory::new(config),
            rng: Rng::for_purpose(config.keys, "card challenges"),
            power: None,
        }
    }

    /// The answer to reset.
    #[must_use]
    pub fn atr(&self) -> Vec<u8> {
        self.behaviour.atr_bytes()
    }

    /// Gives power: the card manager is current and nothing is proven.
    pub fn power_on(&mut self) {
        if self.power.is_none() {
            self.power = Some(Powered {
                application: Application::CardManager,
                file: None,
                security: SecurityStatus::default(),
                pending: Vec::new(),
            });
        }
    }

    /// Takes power away.
    pub fn power_off(&mut self) {
        self.power = None;
    }

    /// Resets without taking power away: the card manager is current again, but what was proven stays
    /// proven, as measured on real cards.
    pub fn warm_reset(&mut self) {
        if let Some(power) = &mut self.power {
            power.application = Application::CardManager;
            power.file = None;
            power.pending.clear();
        }
    }

    /// Whether the card has power.
    #[must_use]
    pub const fn has_power(&self) -> bool {
        self.power.is_some()
    }

    /// The current application; `None` without power.
    #[must_use]
    pub fn application(&self) -> Option<Application> {
        self.power.as_ref().map(|power| power.application)
    }

    /// Keys and certificates.
    #[must_use]
    pub const fn identity(&self) -> &Arc<Identity> {
        &self.identity
    }

    /// Tries left for a secret; 0 is blocked. Looks behind the card's interface, for tests.
    #[must_use]
    pub fn tries_left(&self, secret: SecretName) -> u8 {
        self.memory.tries_left(secret)
    }

    /// Whether `value` is the secret. Looks behind the card's interface and costs no try, for tests.
    #[must_use]
    pub fn is_secret(&self, secret: SecretName, value: &[u8]) -> bool {
        self.memory.is_value(secret, value)
    }

    /// Whether all secrets that only the office sets, and their counters, are as on `other`. Looks behind the
    /// card's interface, for tests.
    #[must_use]
    pub fn keeps_other_secrets_of(&self, other: &Self) -> bool {
        self.memory.keeps_others_of(&other.memory)
    }

    /// Sets a counter behind the card's interface, for scenarios.
    pub fn set_tries_left(&mut self, secret: SecretName, tries: u8) {
        self.memory.set_tries(secret, tries);
    }

    /// Counts the changes of what the card keeps without power.
    #[must_use]
    pub const fn revision(&self) -> u64 {
        self.memory.revision
    }

    /// Answers one command. Without power there is no answer: no bytes at all.
    pub fn transmit(&mut self, command: &[u8]) -> Vec<u8> {
        let Some(mut power) = self.power.take() else {
            return Vec::new();
        };
        let answer = self.answer(&mut power, command);
        self.power = Some(power);
        answer
    }

    fn answer(&mut self, power: &mut Powered, bytes: &[u8]) -> Vec<u8> {
        let command = match Command::parse(bytes) {
            Ok(command) => command,
            Err(status) => return status.to_answer(),
        };
        if command.instruction == 0xC0 && command.class == 0 {
            return get_response(power, &command);
        }
        power.pending.clear();
        let refused = self.refuse_class_or_length(&command);
        let answer = match refused {
            Some(status) => Err(status),
            None => self.execute(power, &command),
        };
        match answer {
            Err(status) => status.to_answer(),
            Ok((data, status)) => self.deliver(power, &command, data, status),
        }
    }

    /// Classes: 00 and 80 on the basic channel without secure messaging.
    fn refuse_class_or_length(&self, command: &Command<'_>) -> Option<StatusWord> {
        match command.class {
            0x00 | 0x80 => {}
            0x01..=0x03 | 0x40..=0x7F | 0x81..=0x83 => return Some(StatusWord::NO_LOGICAL_CHANNEL),
            0x04..=0x0F | 0x84..=0x8F => return Some(StatusWord::NO_SECURE_MESSAGING),
            0x10..=0x1F | 0x90..=0x9F => return Some(StatusWord::NO_CHAINING),
            0x20..=0x3F | 0xA0..=0xFF => return Some(StatusWord::UNKNOWN_CLASS),
        }
        match (command.form, self.behaviour.extended_length) {
            (LengthForm::Extended, ExtendedLength::Refused) => Some(StatusWord::WRONG_LENGTH),
            (LengthForm::Extended, ExtendedLength::Understood) | (LengthForm::Short, _) => None,
        }
    }

    fn execute(&mut self, power: &mut Powered, command: &Command<'_>) -> Answer {
        match (command.class, command.instruction) {
            (0x00, 0xA4) => self.select(power, command),
            (0x00, 0xB0) => self.read_binary(power, command),
            (0x00, 0xB2) => self.read_record(power, command),
            (0x00, 0xCA) => commands::get_data(power, command),
            (0x00, 0x20) => self.verify(power, command),
            (0x00, 0x24) => self.change_reference_data(power, command),
            (0x80, 0x32) => self.change_key(power, command),
            (0x80, 0x2A) => self.sign(power, command),
            (0x00, 0x84) => self.get_challenge(power, command),
            (0x00, 0x82 | 0x2C) => standin_reset::execute(self, power, command),
            // The terminal's certificate: no form of it is public that the card takes.
            (0x80, 0xA2) if power.application == Application::Jpki => {
                Err(match command.parameters() {
                    0x00C1 => StatusWord::WRONG_LENGTH,
                    _ => StatusWord::WRONG_PARAMETERS,
                })
            }
            // Phones know this one.
            (0x80, 0xFC) if power.application == Application::Jpki => Err(StatusWord::WRONG_LENGTH),
            _ => Err(StatusWord::UNKNOWN_INSTRUCTION),
        }
    }

    /// Sends data and status in the way that this card's transport has.
    fn deliver(
        &self,
        power: &mut Powered,
        command: &Command<'_>,
        mut data: Vec<u8>,
        status: StatusWord,
    ) -> Vec<u8> {
        if data.is_empty() {
            return status.to_answer();
        }
        match self.behaviour.transport {
            TransportStyle::Direct => {}
            TransportStyle::GetResponse => {
                let bytes = data.len();
                power.pending = data;
                return StatusWord::more_data(bytes).to_answer();
            }
            TransportStyle::ExactLength => {
                if command.instruction == 0xB0 && command.le.is_some_and(|le| le > data.len()) {
                    return StatusWord::exact_length(data.len()).to_answer();
                }
            }
        }
        data.extend(status.to_answer());
        data
    }

    /// The current elementary file.
    pub(crate) fn current_file(&self, power: &Powered) -> Result<File, StatusWord> {
        let identifier = power.file.ok_or(StatusWord::NO_CURRENT_FILE)?;
        self.file(power, identifier)
            .ok_or(StatusWord::NO_CURRENT_FILE)
    }

    pub(crate) fn file(&self, power: &Powered, identifier: u16) -> Option<File> {
        files::file(power.application, identifier, self.signature_certificate)
    }
}

impl Powered {
    /// Makes an application current; another one than before ends what was proven.
    pub(crate) fn enter(&mut self, application: Application) {
        if self.security.owner != Some(application) {
            self.security = SecurityStatus {
                owner: Some(application),
                ..SecurityStatus::default()
            };
        }
        self.application = application;
        self.file = None;
    }
}

/// GET RESPONSE, ISO/IEC 7816-4:2020 section 11.8.1.
fn get_response(power: &mut Powered, command: &Command<'_>) -> Vec<u8> {
    let le = match command.expect_le_alone() {
        Ok(le) if command.parameters() == 0 => le,
        Ok(_) => return StatusWord::WRONG_PARAMETERS.to_answer(),
        Err(status) => return status.to_answer(),
    };
    if power.pending.is_empty() {
        return StatusWord::NOT_NOW.to_answer();
    }
    let now = le.min(256).min(power.pending.len());
    let rest = power.pending.split_off(now);
    let mut answer = std::mem::replace(&mut power.pending, rest);
    let status = match power.pending.len() {
        0 => StatusWord::OK,
        left => StatusWord::more_data(left),
    };
    answer.extend(status.to_answer());
    answer
}
