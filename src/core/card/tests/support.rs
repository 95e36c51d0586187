//! A kiosk's desk with a simulated card before it.

#![expect(clippy::panic_in_result_fn, reason = "test helper")]

use crate::card::job::{
    CardAnswer, CardFault, CardIdentified, CardJob, CertificateChecked, Consent, Resolved,
    TornWrite, Tried, Written,
};
use crate::card::{CardEnvironment, Desk};
use crate::certificate::Anchors;
use crate::event::CardFingerprint;
use crate::password::{SignaturePassword, UserAuthPin};
use crate::ports::{
    CardChannel, CardProof, CardReader, ChallengeSource, ChannelError, CommandBytes, Cryptogram,
};
use crate::profile::{CardProfile, PolicyArc};
use hmac::{Hmac, KeyInit as _, Mac as _};
use jiff::Timestamp;
use pin_kiosk_hw_sim::card::{
    CardConfig, CardEvent, CardReply, Fault, FaultKind, Reader, SecretName, SimCard, standin_reset,
};
use sha2::{Digest as _, Sha256};
use std::fmt::Write as _;
use std::sync::Arc;

pub(super) const PIN: &str = "1234";
pub(super) const CURRENT: &str = "ABC123";
pub(super) const NEW: &str = "RIVER7TREE";

/// A time at which the simulated card's certificate is valid.
pub(super) fn at() -> Timestamp {
    "2027-06-01T00:00:00Z".parse().unwrap()
}

pub(super) fn config() -> CardConfig {
    CardConfig {
        today: Some("2027-06-01".to_owned()),
        user_authentication_pin: PIN.to_owned(),
        signature_password: CURRENT.to_owned(),
        ..CardConfig::default()
    }
}

pub(super) fn pin(text: &str) -> Arc<UserAuthPin> {
    let mut pin = UserAuthPin::new();
    pin.extend(text.as_bytes()).unwrap();
    Arc::new(pin)
}

pub(super) fn password(text: &str) -> Arc<SignaturePassword> {
    let mut password = SignaturePassword::new();
    password.extend(text.as_bytes()).unwrap();
    Arc::new(password)
}

/// The simulated slot as a reader of the core.
pub(super) struct Slot {
    pub(super) reader: Reader,
    connected: Option<u32>,
}

impl CardReader for Slot {
    fn connect(&mut self) -> Result<(), ChannelError> {
        if !self.reader.has_card() {
            return Err(ChannelError::NoCard);
        }
        self.reader.power_off();
        self.reader.power_on();
        self.connected = Some(self.reader.changes());
        Ok(())
    }

    fn channel(&mut self) -> Option<&mut dyn CardChannel> {
        self.connected.is_some().then_some(self)
    }

    fn power_off(&mut self) {
        if self.connected.take() == Some(self.reader.changes()) {
            self.reader.power_off();
        }
    }
}

impl CardChannel for Slot {
    fn transmit(&mut self, command: CommandBytes<'_>) -> Result<Vec<u8>, ChannelError> {
        if self.connected != Some(self.reader.changes()) {
            return Err(ChannelError::Removed);
        }
        let bytes = match command {
            CommandBytes::Plain(bytes) => bytes,
            CommandBytes::Sensitive(secret) => secret.expose(),
        };
        match self.reader.transmit(bytes) {
            CardReply::Bytes(answer) => Ok(answer),
            // As the service does when a card goes in the middle of a command.
            CardReply::Gone => Ok(Vec::new()),
            CardReply::Silence => Err(ChannelError::TimedOut),
        }
    }
}

/// One challenge for ever, or none.
pub(super) struct Challenges(pub(super) Option<[u8; 32]>);

impl ChallengeSource for Challenges {
    fn challenge(&mut self) -> Option<[u8; 32]> {
        self.0
    }
}

/// A desk, a reader with a card, and everything else a job needs.
pub(super) struct Kiosk {
    pub(super) slot: Slot,
    pub(super) desk: Desk,
    pub(super) challenges: Challenges,
    pub(super) profile: CardProfile,
    pub(super) anchors: Anchors,
}

impl Kiosk {
    pub(super) fn with_default_card() -> Self {
        Self::new(&config())
    }

    /// The card lies on the reader, and its issuer is pinned.
    pub(super) fn new(config: &CardConfig) -> Self {
        let card = SimCard::new(config).unwrap();
        let mut anchors = Anchors::new();
        // The authority of an ordinary card: a flawed one may carry another on it.
        let ordinary = SimCard::new(&CardConfig {
            issuer: config.issuer,
            ..self::config()
        })
        .unwrap();
        anchors
            .add(ordinary.identity().user_authentication_authority())
            .unwrap();
        let mut reader = Reader::with_cards(vec![card]);
        reader.insert(0);
        Self {
            slot: Slot {
                reader,
                connected: None,
            },
            desk: Desk::new(),
            challenges: Challenges(Some([7; 32])),
            profile: crate::profile::tests::with_reset(),
            anchors,
        }
    }

    pub(super) fn job(&mut self, job: CardJob) -> CardAnswer {
        self.desk.perform(
            job,
            &mut CardEnvironment {
                reader: &mut self.slot,
                challenges: &mut self.challenges,
                profile: &self.profile,
                anchors: &self.anchors,
                policy: PolicyArc::Test,
            },
        )
    }

    pub(super) fn identify(&mut self) -> Result<CardIdentified, CardFault> {
        let answer = self.job(CardJob::Identify);
        let CardAnswer::Identified(outcome) = answer else {
            panic!("{answer:?}");
        };
        outcome
    }

    pub(super) fn read_certificate(&mut self) -> Result<CertificateChecked, CardFault> {
        let answer = self.job(CardJob::ReadCertificate { at: at() });
        let CardAnswer::CertificateRead(outcome) = answer else {
            panic!("{answer:?}");
        };
        outcome
    }

    pub(super) fn prove(
        &mut self,
        text: &str,
        consent: Consent,
    ) -> Result<Tried<CardProof>, CardFault> {
        let answer = self.job(CardJob::ProvePossession {
            pin: pin(text),
            consent,
        });
        let CardAnswer::Possession(outcome) = answer else {
            panic!("{answer:?}");
        };
        outcome
    }

    pub(super) fn try_current(
        &mut self,
        text: &str,
        consent: Consent,
    ) -> Result<Tried<()>, CardFault> {
        let answer = self.job(CardJob::TryCurrentPassword {
            password: password(text),
            consent,
        });
        let CardAnswer::CurrentPassword(outcome) = answer else {
            panic!("{answer:?}");
        };
        outcome
    }

    pub(super) fn challenge(&mut self) -> Result<Vec<u8>, CardFault> {
        let answer = self.job(CardJob::ChallengeForReset);
        let CardAnswer::Challenge(outcome) = answer else {
            panic!("{answer:?}");
        };
        outcome
    }

    pub(super) fn write_change(&mut self) -> Written {
        let answer = self.job(CardJob::Change { new: password(NEW) });
        let CardAnswer::Write(written) = answer else {
            panic!("{answer:?}");
        };
        written
    }

    pub(super) fn write_reset(&mut self, cryptogram: Cryptogram) -> Written {
        let answer = self.job(CardJob::Reset {
            cryptogram,
            new: password(NEW),
        });
        let CardAnswer::Write(written) = answer else {
            panic!("{answer:?}");
        };
        written
    }

    pub(super) fn resolve(&mut self, torn: TornWrite) -> Resolved {
        let answer = self.job(CardJob::Resolve(torn));
        let CardAnswer::Resolved(resolved) = answer else {
            panic!("{answer:?}");
        };
        resolved
    }

    /// Everything up to the proof that card and holder are here.
    pub(super) fn up_to_possession(&mut self) {
        self.identify().unwrap();
        self.read_certificate().unwrap();
        assert!(matches!(
            self.prove(PIN, Consent::LastTry),
            Ok(Tried::Right(_))
        ));
    }

    /// A whole change; `Err` is where it ended before the write.
    pub(super) fn try_change(&mut self) -> Result<Written, CardFault> {
        self.identify()?;
        self.read_certificate()?;
        self.prove(PIN, Consent::Submitted)?;
        self.try_current(CURRENT, Consent::Submitted)?;
        Ok(self.write_change())
    }

    pub(super) fn change(&mut self) -> Written {
        self.try_change().unwrap()
    }

    /// A whole reset; `Err` is where it ended before the write.
    pub(super) fn try_reset(&mut self) -> Result<Written, CardFault> {
        self.identify()?;
        self.read_certificate()?;
        self.prove(PIN, Consent::Submitted)?;
        let challenge = self.challenge()?;
        let cryptogram = self.cryptogram(&challenge);
        Ok(self.write_reset(cryptogram))
    }

    pub(super) fn reset(&mut self) -> Written {
        self.try_reset().unwrap()
    }

    /// What the stand-in centre would answer.
    fn cryptogram(&self, challenge: &[u8]) -> Cryptogram {
        let reservation = Sha256::digest(b"a reservation");
        let reservation = &reservation[..16];
        let mut mac = Hmac::<Sha256>::new_from_slice(&standin_reset::STANDIN_ISSUER_KEY).unwrap();
        mac.update(b"pin-kiosk stand-in reset 1");
        mac.update(&self.fingerprint().0);
        mac.update(challenge);
        mac.update(reservation);
        let mut bytes = reservation.to_vec();
        bytes.extend_from_slice(&mac.finalize().into_bytes());
        Cryptogram(bytes)
    }

    fn card(&self) -> &SimCard {
        self.slot.reader.card(0).unwrap()
    }

    /// SHA-256 of the certificate, from behind the card's interface.
    pub(super) fn fingerprint(&self) -> CardFingerprint {
        let identity = self.card().identity();
        CardFingerprint(Sha256::digest(identity.user_authentication_certificate()).into())
    }

    /// Whether this is the signature password now.
    pub(super) fn has(&self, password: &str) -> bool {
        self.card()
            .is_secret(SecretName::Signature, password.as_bytes())
    }

    pub(super) fn tries(&self, secret: SecretName) -> u8 {
        self.card().tries_left(secret)
    }

    pub(super) fn set_tries(&mut self, secret: SecretName, tries: u8) {
        let card = self.slot.reader.card_mut(0).unwrap();
        card.set_tries_left(secret, tries);
    }

    pub(super) fn has_power(&self) -> bool {
        self.card().has_power()
    }

    /// Lets a fault strike the next command with this INS.
    pub(super) fn fault_at(&mut self, instruction: u8, fault: FaultKind) {
        self.faults(vec![Fault {
            command: None,
            instruction: Some(instruction),
            occurrence: Some(1),
            probability: None,
            fault,
        }]);
    }

    /// Lets a fault strike the n-th command from now.
    pub(super) fn fault_at_command(&mut self, command: u32, fault: FaultKind) {
        self.faults(vec![Fault {
            command: Some(command),
            instruction: None,
            occurrence: None,
            probability: None,
            fault,
        }]);
    }

    pub(super) fn faults(&mut self, faults: Vec<Fault>) {
        self.slot.reader.set_faults(faults, 1);
    }

    /// Headers of all commands that reached the reader, in hexadecimal.
    pub(super) fn headers(&self) -> Vec<String> {
        self.slot
            .reader
            .log()
            .commands()
            .map(|command| {
                let mut hex = String::new();
                for byte in &command.header {
                    write!(hex, "{byte:02X}").unwrap();
                }
                hex
            })
            .collect()
    }

    /// How often commands that may cost a try of the signature password were executed: those with
    /// data, by the current file.
    pub(super) fn verifies(&self) -> usize {
        self.slot
            .reader
            .log()
            .commands()
            .filter(|command| {
                command.header == [0x00, 0x20, 0x00, 0x80] && command.command_bytes > 5
            })
            .count()
    }

    /// Whether the last thing that happened to the card took its power.
    pub(super) fn ended_without_power(&self) -> bool {
        matches!(
            self.slot
                .reader
                .log()
                .entries()
                .last()
                .map(|entry| &entry.event),
            Some(CardEvent::PowerOff | CardEvent::Removed)
        )
    }
}
