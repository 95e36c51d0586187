//! A card that answers whatever it likes, through a whole procedure.

use jiff::Timestamp;
use pin_kiosk_core::card::job::{CardAnswer, CardJob, Consent, Resolved, TornWrite, Written};
use pin_kiosk_core::card::{CardEnvironment, Desk};
use pin_kiosk_core::certificate::Anchors;
use pin_kiosk_core::event::CardFingerprint;
use pin_kiosk_core::password::{SignaturePassword, UserAuthPin};
use pin_kiosk_core::ports::{
    CardChannel, CardReader, ChallengeSource, ChannelError, CommandBytes, Cryptogram,
};
use pin_kiosk_core::profile::{CardProfile, PolicyArc};
use pin_kiosk_hw_sim::card::{CardConfig, CardReply, Reader, SimCard};
use std::sync::{Arc, LazyLock};

const BASE: &str = include_str!("../../card-profiles/individual-number-card.toml");
const STAND_IN: &str = include_str!("../../card-profiles/individual-number-card-standin.toml");

const PIN: &str = "1234";
const CURRENT: &str = "ABC123";
const NEW: &str = "RIVER7TREE";

/// Most commands of one job, whatever the card answers: a certificate handed out byte by byte.
const COMMANDS_MAX: usize = 5000;

/// An answer, as it stands in the input: what kind, how many bytes, the bytes.
/// 0: these bytes; 1 to 8: an error of the channel; 9: these bytes, and for ever.
const FOR_EVER: u8 = 9;

static PROFILE: LazyLock<CardProfile> = LazyLock::new(|| {
    let bases = |_: &str| Some(("base.toml".to_owned(), BASE.to_owned()));
    CardProfile::load("stand-in.toml", STAND_IN, &bases).expect("the profile as shipped")
});

/// The simulated card of the corpus; its keys are the same in every run.
static CARD: LazyLock<SimCard> = LazyLock::new(|| {
    SimCard::new(&CardConfig {
        today: Some("2027-06-01".to_owned()),
        user_authentication_pin: PIN.to_owned(),
        signature_password: CURRENT.to_owned(),
        ..CardConfig::default()
    })
    .expect("a simulated card")
});

static ANCHORS: LazyLock<Anchors> = LazyLock::new(|| {
    let mut anchors = Anchors::new();
    anchors
        .add(CARD.identity().user_authentication_authority())
        .expect("its authority");
    anchors
});

/// The first byte chooses what is asked for, the rest is what the card answers.
pub fn card_answers(data: &[u8]) {
    let Some((procedure, answers)) = data.split_first() else {
        return;
    };
    let mut reader = Hostile::new(answers);
    match procedure & 3 {
        0 => change(&mut reader),
        1 => reset(&mut reader),
        2 => resolve(&mut reader, lost(Some(CURRENT))),
        _ => resolve(&mut reader, lost(None)),
    }
}

/// What the simulated card answers to a whole change, as input of [`card_answers`].
#[must_use]
pub fn recorded_change() -> Vec<u8> {
    let mut reader = Reader::with_cards(vec![CARD.clone()]);
    reader.insert(0);
    let mut recorder = Recorder {
        reader,
        recorded: vec![0],
    };
    let mut desk = Desk::new();
    for job in up_to_the_write() {
        perform(&mut desk, job, &mut recorder);
    }
    let written = perform(&mut desk, change_job(), &mut recorder);
    assert!(
        matches!(written, CardAnswer::Write(Written::Done)),
        "{written:?}"
    );
    recorder.recorded
}

fn up_to_the_write() -> [CardJob; 4] {
    let at: Timestamp = "2027-06-01T00:00:00Z".parse().expect("a time");
    let consent = Consent::Submitted;
    [
        CardJob::Identify,
        CardJob::ReadCertificate { at },
        CardJob::ProvePossession {
            pin: pin(),
            consent,
        },
        CardJob::TryCurrentPassword {
            password: password(CURRENT),
            consent,
        },
    ]
}

fn change_job() -> CardJob {
    CardJob::Change { new: password(NEW) }
}

fn change(reader: &mut Hostile<'_>) {
    let mut desk = Desk::new();
    for job in up_to_the_write() {
        reader.job(&mut desk, job);
    }
    let written = reader.job(&mut desk, change_job());
    told_truly(&written, &reader.sent);
    if let Some(torn) = torn(&written, Some(CURRENT)) {
        resolve(reader, torn);
    }
}

fn reset(reader: &mut Hostile<'_>) {
    let mut desk = Desk::new();
    for job in up_to_the_write().into_iter().take(3) {
        reader.job(&mut desk, job);
    }
    reader.job(&mut desk, CardJob::ChallengeForReset);
    let cryptogram = Cryptogram(vec![5; 48]);
    let new = password(NEW);
    let written = reader.job(&mut desk, CardJob::Reset { cryptogram, new });
    told_truly(&written, &reader.sent);
    if let Some(torn) = torn(&written, None) {
        resolve(reader, torn);
    }
}

/// What is known of a write that the kiosk did not hear the end of.
fn torn(written: &CardAnswer, current: Option<&str>) -> Option<TornWrite> {
    let torn = lost(current);
    let CardAnswer::Write(written) = written else {
        return None;
    };
    match written {
        Written::Done | Written::NotChanged(_) => None,
        Written::Unknown(_) => Some(torn),
        Written::Unproven(_) => Some(TornWrite {
            set: true,
            verifies: 1,
            ..torn
        }),
        Written::Refuted => Some(TornWrite {
            set: true,
            refused: true,
            ..torn
        }),
    }
}

/// A write whose answer was lost.
fn lost(current: Option<&str>) -> TornWrite {
    TornWrite::new(card(), password(NEW), current.map(password), Some(5))
}

fn resolve(reader: &mut Hostile<'_>, torn: TornWrite) {
    let mut desk = Desk::new();
    let answer = reader.job(&mut desk, CardJob::Resolve(torn));
    let CardAnswer::Resolved(resolved) = answer else {
        panic!("{answer:?}");
    };
    assert!(!reader.sent.iter().any(Sent::writes), "resolving writes");
    let asked = reader.sent.iter().filter(|sent| sent.costs_a_try()).count();
    assert!(asked <= 2, "{asked} tries to resolve");
    if resolved == Resolved::Done {
        assert!(
            reader.sent.last().is_some_and(Sent::verified),
            "{resolved:?}"
        );
    }
}

/// "Done" only after a VERIFY that was right, "not changed" only when the card said so itself.
fn told_truly(answer: &CardAnswer, sent: &[Sent]) {
    let CardAnswer::Write(written) = answer else {
        panic!("{answer:?}");
    };
    let write = sent.iter().find(|sent| sent.writes());
    match written {
        Written::Done => {
            assert!(write.is_some_and(Sent::succeeded), "{sent:?}");
            assert!(sent.last().is_some_and(Sent::verified), "{sent:?}");
        }
        Written::NotChanged(_) => {
            assert!(write.is_none_or(Sent::refused), "{sent:?}");
        }
        Written::Unknown(_) => assert!(write.is_some(), "{sent:?}"),
        Written::Unproven(_) | Written::Refuted => {
            assert!(write.is_some_and(Sent::succeeded), "{sent:?}");
        }
    }
    let writes = sent.iter().filter(|sent| sent.writes()).count();
    let tries = sent.iter().filter(|sent| sent.costs_a_try()).count();
    assert!(writes <= 1 && tries <= 1, "{sent:?}");
}

fn perform(desk: &mut Desk, job: CardJob, reader: &mut dyn CardReader) -> CardAnswer {
    desk.perform(
        job,
        &mut CardEnvironment {
            reader,
            challenges: &mut SameChallenge,
            profile: &PROFILE,
            anchors: &ANCHORS,
            policy: PolicyArc::Test,
        },
    )
}

fn pin() -> Arc<UserAuthPin> {
    let mut pin = UserAuthPin::new();
    pin.extend(PIN.as_bytes()).expect("four digits");
    Arc::new(pin)
}

fn password(text: &str) -> Arc<SignaturePassword> {
    let mut password = SignaturePassword::new();
    password.extend(text.as_bytes()).expect("it fits");
    Arc::new(password)
}

/// The fingerprint under which the kiosk knows the card of the corpus.
fn card() -> CardFingerprint {
    static CARD_SEEN: LazyLock<CardFingerprint> = LazyLock::new(|| {
        let mut reader = Reader::with_cards(vec![CARD.clone()]);
        reader.insert(0);
        let mut recorder = Recorder {
            reader,
            recorded: Vec::new(),
        };
        let mut desk = Desk::new();
        let [identify, read, ..] = up_to_the_write();
        perform(&mut desk, identify, &mut recorder);
        match perform(&mut desk, read, &mut recorder) {
            CardAnswer::CertificateRead(Ok(checked)) => checked.card,
            other => panic!("{other:?}"),
        }
    });
    *CARD_SEEN
}

/// Recorded signatures fit again.
struct SameChallenge;

impl ChallengeSource for SameChallenge {
    fn challenge(&mut self) -> Option<[u8; 32]> {
        Some([7; 32])
    }
}

/// One exchange.
#[derive(Debug)]
struct Sent {
    header: [u8; 4],
    has_data: bool,
    answer: Result<Vec<u8>, ChannelError>,
}

impl Sent {
    fn writes(&self) -> bool {
        matches!(self.header[1], 0x24 | 0x2C)
    }

    fn costs_a_try(&self) -> bool {
        self.header[1] == 0x20 && self.has_data
    }

    fn succeeded(&self) -> bool {
        matches!(self.answer.as_deref(), Ok([0x90, 0x00]))
    }

    fn verified(&self) -> bool {
        self.costs_a_try() && self.succeeded()
    }

    fn refused(&self) -> bool {
        matches!(self.answer.as_deref(), Ok([0x64 | 0x67..=0x6E, _]))
    }
}

struct Hostile<'a> {
    answers: &'a [u8],
    for_ever: Option<Vec<u8>>,
    connected: bool,
    /// Of the job at hand.
    sent: Vec<Sent>,
}

impl<'a> Hostile<'a> {
    const fn new(answers: &'a [u8]) -> Self {
        Self {
            answers,
            for_ever: None,
            connected: false,
            sent: Vec::new(),
        }
    }

    fn job(&mut self, desk: &mut Desk, job: CardJob) -> CardAnswer {
        self.sent.clear();
        let answer = perform(desk, job, self);
        assert!(
            self.sent.len() <= COMMANDS_MAX,
            "{} commands",
            self.sent.len()
        );
        answer
    }

    fn next_answer(&mut self) -> Result<Vec<u8>, ChannelError> {
        if let Some(answer) = &self.for_ever {
            return Ok(answer.clone());
        }
        let Some((&[kind, high, low], rest)) = self.answers.split_first_chunk() else {
            return Err(ChannelError::Removed);
        };
        let length = usize::from(u16::from_be_bytes([high, low])).min(rest.len());
        let (bytes, rest) = rest.split_at(length);
        self.answers = rest;
        match kind {
            1 => Err(ChannelError::NoService),
            2 => Err(ChannelError::NoReader),
            3 => Err(ChannelError::NoCard),
            4 => Err(ChannelError::Removed),
            5 => Err(ChannelError::InUse),
            6 => Err(ChannelError::TimedOut),
            7 => Err(ChannelError::Unresponsive),
            8 => Err(ChannelError::Transport),
            _ => {
                self.for_ever = (kind == FOR_EVER).then(|| bytes.to_vec());
                Ok(bytes.to_vec())
            }
        }
    }
}

impl CardReader for Hostile<'_> {
    fn connect(&mut self) -> Result<(), ChannelError> {
        self.connected = true;
        Ok(())
    }

    fn channel(&mut self) -> Option<&mut dyn CardChannel> {
        self.connected.then_some(self)
    }

    fn power_off(&mut self) {
        self.connected = false;
    }
}

impl CardChannel for Hostile<'_> {
    fn transmit(&mut self, command: CommandBytes<'_>) -> Result<Vec<u8>, ChannelError> {
        let bytes = exposed(command);
        let answer = self.next_answer();
        self.sent.push(Sent {
            header: *bytes.first_chunk().expect("a header"),
            has_data: bytes.len() > 5,
            answer: answer.clone(),
        });
        answer
    }
}

/// The simulated card, and what it answered.
struct Recorder {
    reader: Reader,
    recorded: Vec<u8>,
}

impl CardReader for Recorder {
    fn connect(&mut self) -> Result<(), ChannelError> {
        self.reader.power_on();
        Ok(())
    }

    fn channel(&mut self) -> Option<&mut dyn CardChannel> {
        Some(self)
    }

    fn power_off(&mut self) {
        self.reader.power_off();
    }
}

impl CardChannel for Recorder {
    fn transmit(&mut self, command: CommandBytes<'_>) -> Result<Vec<u8>, ChannelError> {
        let CardReply::Bytes(answer) = self.reader.transmit(exposed(command)) else {
            return Err(ChannelError::Removed);
        };
        let length = u16::try_from(answer.len()).unwrap_or(u16::MAX);
        self.recorded.push(0);
        self.recorded.extend(length.to_be_bytes());
        self.recorded.extend(&answer);
        Ok(answer)
    }
}

fn exposed(command: CommandBytes<'_>) -> &[u8] {
    match command {
        CommandBytes::Plain(bytes) => bytes,
        CommandBytes::Sensitive(secret) => secret.expose(),
    }
}
