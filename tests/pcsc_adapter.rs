//! The card side over real parts: our PC/SC adapter, `pcscd`, `vpcd`, and the simulated card behind
//! them.
//!
//! A PC/SC client reads the path of the service's socket once, from its environment. So each test
//! starts itself anew in a process of its own, whose environment names the socket that the private
//! `pcscd` of that very process will listen on.

#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::panic_in_result_fn,
    clippy::unwrap_in_result,
    reason = "test helpers"
)]

use pin_kiosk::hardware::pcsc::{Monitor, PcscReader, ReaderChoice};
use pin_kiosk_core::card::job::{
    CardAnswer, CardFault, CardJob, Consent, Resolved, TornWrite, Tried, Written,
};
use pin_kiosk_core::card::{CardEnvironment, Desk};
use pin_kiosk_core::certificate::Anchors;
use pin_kiosk_core::event::CardFingerprint;
use pin_kiosk_core::failure::ReaderFailure;
use pin_kiosk_core::input::ReaderEvent;
use pin_kiosk_core::password::{SignaturePassword, UserAuthPin};
use pin_kiosk_core::ports::{CardReader as _, ChallengeSource, ChannelError};
use pin_kiosk_core::profile::{CardProfile, PolicyArc};
use pin_kiosk_hw_sim::card::{
    Application, CardConfig, CardEvent, Fault, FaultKind, Reader, SecretName, SimCard,
    VirtualReader,
};
use pin_kiosk_hw_sim::pcscd::{Pcscd, SOCKET_VARIABLE};
use sha2::{Digest as _, Sha256};
use std::process::Command;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, sync_channel};
use std::time::{Duration, Instant};

const ALONE: &str = "PIN_KIOSK_TEST_ALONE";
const CURRENT: &str = "ABC123";
const NEW: &str = "RIVER7TREE";
/// Far more than `pcscd` needs to see a card, also on a busy machine.
const PATIENCE: Duration = Duration::from_secs(20);

/// Runs `body` in a process of its own, with a private `pcscd`.
fn alone(test: &str, body: impl FnOnce(Pcscd)) {
    if std::env::var_os(ALONE).is_some() {
        let pcscd = Pcscd::start().expect("private pcscd");
        let named = std::env::var_os(SOCKET_VARIABLE).expect("socket");
        assert_eq!(pcscd.socket().as_os_str(), named);
        body(pcscd);
        return;
    }
    // The shell's process id stays that of the test it becomes, and is part of the socket's path.
    let socket = std::env::temp_dir().join("pin-kiosk-pcscd-$$-0/pcscd.comm");
    let script = format!(
        "{SOCKET_VARIABLE}=\"{}\" exec \"$0\" \"$@\"",
        socket.display()
    );
    let output = Command::new("sh")
        .args(["-c", &script])
        .arg(std::env::current_exe().expect("path of the test"))
        .args(["--exact", test, "--nocapture"])
        .env(ALONE, "1")
        .output()
        .expect("a shell");
    assert!(
        output.status.success(),
        "{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
}

struct Challenges;

impl ChallengeSource for Challenges {
    fn challenge(&mut self) -> Option<[u8; 32]> {
        Some([7; 32])
    }
}

/// The kiosk's card side on one end of the service, the simulated card on the other.
struct Bench {
    card: VirtualReader,
    reader: PcscReader,
    desk: Desk,
    profile: CardProfile,
    anchors: Anchors,
    fingerprint: CardFingerprint,
}

impl Bench {
    fn new(pcscd: &Pcscd) -> Self {
        let card = SimCard::new(&CardConfig {
            today: Some("2027-06-01".to_owned()),
            ..CardConfig::default()
        })
        .expect("a card");
        let mut anchors = Anchors::new();
        anchors
            .add(card.identity().user_authentication_authority())
            .expect("an issuer");
        let certificate = card.identity().user_authentication_certificate();
        let fingerprint = CardFingerprint(Sha256::digest(certificate).into());
        let text = include_str!("../card-profiles/individual-number-card.toml");
        Self {
            card: VirtualReader::new(pcscd.address(), Reader::with_cards(vec![card])),
            reader: PcscReader::new(ReaderChoice::new(None)),
            desk: Desk::new(),
            profile: CardProfile::load("individual-number-card.toml", text, &|_: &str| None)
                .expect("the shipped profile"),
            anchors,
            fingerprint,
        }
    }

    fn job(&mut self, job: CardJob) -> CardAnswer {
        self.desk.perform(
            job,
            &mut CardEnvironment {
                reader: &mut self.reader,
                challenges: &mut Challenges,
                profile: &self.profile,
                anchors: &self.anchors,
                policy: PolicyArc::Test,
            },
        )
    }

    /// Puts the card in and waits until the service has seen it.
    fn insert(&mut self) {
        self.card.insert(0).expect("vpcd");
        let begun = Instant::now();
        while let Err(error) = self.reader.connect() {
            assert_eq!(error, ChannelError::NoCard);
            assert!(begun.elapsed() < PATIENCE, "the card is not seen");
            std::thread::park_timeout(Duration::from_millis(20));
        }
        self.reader.power_off();
        self.card.with(|reader| drop(reader.log_mut().drain()));
    }

    fn change(&mut self) -> Result<Written, CardFault> {
        let CardAnswer::Identified(identified) = self.job(CardJob::Identify) else {
            panic!("another answer");
        };
        identified?;
        let at = "2027-06-01T00:00:00Z".parse().expect("a time");
        let CardAnswer::CertificateRead(read) = self.job(CardJob::ReadCertificate { at }) else {
            panic!("another answer");
        };
        assert_eq!(read?.card, self.fingerprint);
        let mut pin = UserAuthPin::new();
        pin.extend(b"1234").expect("four digits");
        let CardAnswer::Possession(proven) = self.job(CardJob::ProvePossession {
            pin: Arc::new(pin),
            consent: Consent::Submitted,
        }) else {
            panic!("another answer");
        };
        assert!(matches!(proven?, Tried::Right(_)));
        let CardAnswer::CurrentPassword(right) = self.job(CardJob::TryCurrentPassword {
            password: password(CURRENT),
            consent: Consent::Submitted,
        }) else {
            panic!("another answer");
        };
        assert_eq!(right?, Tried::Right(()));
        let CardAnswer::Write(written) = self.job(CardJob::Change { new: password(NEW) }) else {
            panic!("another answer");
        };
        Ok(written)
    }

    fn has(&self, password: &str) -> bool {
        self.card.with(|reader| {
            reader
                .card(0)
                .is_some_and(|card| card.is_secret(SecretName::Signature, password.as_bytes()))
        })
    }
}

fn password(text: &str) -> Arc<SignaturePassword> {
    let mut password = SignaturePassword::new();
    password.extend(text.as_bytes()).expect("it fits");
    Arc::new(password)
}

#[test]
fn a_change_takes_eleven_commands_and_ends_by_power_off() {
    alone(
        "a_change_takes_eleven_commands_and_ends_by_power_off",
        |pcscd| {
            let mut bench = Bench::new(&pcscd);
            bench.insert();
            assert_eq!(bench.change(), Ok(Written::Done));
            assert!(bench.has(NEW));
            // The service does not wait for the virtual card to take note of it.
            let begun = Instant::now();
            while bench.card.with(|reader| {
                reader
                    .log()
                    .entries()
                    .last()
                    .map(|entry| entry.event.clone())
            }) != Some(CardEvent::PowerOff)
                && begun.elapsed() < PATIENCE
            {
                std::thread::park_timeout(Duration::from_millis(5));
            }
            let entries = bench.card.with(|reader| reader.log_mut().drain());
            let mut commands = 0;
            for entry in &entries {
                if let CardEvent::Command(command) = &entry.event {
                    commands += 1;
                    assert_eq!(command.application, Some(Application::Jpki), "{command:?}");
                }
            }
            assert!(commands <= 11, "{entries:#?}");
            let last = entries.last().map(|entry| &entry.event);
            assert_eq!(last, Some(&CardEvent::PowerOff));
            assert!(
                !entries
                    .iter()
                    .any(|entry| entry.event == CardEvent::WarmReset),
                "a warm reset leaves the verified state on a real card"
            );
        },
    );
}

#[test]
fn a_write_torn_on_the_way_is_resolved_truly() {
    alone("a_write_torn_on_the_way_is_resolved_truly", |pcscd| {
        for (command, tear, committed) in [
            (10, FaultKind::TearBefore, false),
            (10, FaultKind::TearAfter, true),
            (11, FaultKind::TearBefore, true),
            (11, FaultKind::TearAfter, true),
        ] {
            let case = format!("{tear:?} at command {command}");
            let mut bench = Bench::new(&pcscd);
            bench.insert();
            bench.card.with(|reader| {
                let fault = Fault {
                    command: Some(command),
                    instruction: None,
                    occurrence: None,
                    probability: None,
                    fault: tear,
                };
                reader.set_faults(vec![fault], 1);
            });
            let written = bench.change().expect(&case);
            let set = match written {
                Written::Unknown(CardFault::Channel(_)) => false,
                Written::Unproven(CardFault::Channel(_)) => true,
                other => panic!("{case}: {other:?}"),
            };
            bench.card.with(|reader| reader.set_faults(Vec::new(), 1));
            bench.insert();
            let CardAnswer::Resolved(resolved) = bench.job(CardJob::Resolve(TornWrite {
                set,
                verifies: u8::from(set),
                ..TornWrite::new(
                    bench.fingerprint,
                    password(NEW),
                    Some(password(CURRENT)),
                    Some(5),
                )
            })) else {
                panic!("another answer");
            };
            let (expected, holds) = if committed {
                (Resolved::Done, NEW)
            } else {
                (Resolved::NotChanged, CURRENT)
            };
            assert_eq!(resolved, expected, "{case}");
            assert!(bench.has(holds), "{case}");
            let tries = bench.card.with(|reader| {
                reader
                    .card(0)
                    .map(|card| card.tries_left(SecretName::Signature))
            });
            assert_eq!(tries, Some(5), "{case}");
        }
    });
}

#[test]
fn a_card_is_opened_alone_and_the_service_may_come_back() {
    alone(
        "a_card_is_opened_alone_and_the_service_may_come_back",
        |mut pcscd| {
            let mut bench = Bench::new(&pcscd);
            assert_eq!(bench.reader.connect(), Err(ChannelError::NoCard));
            bench.insert();
            bench.reader.connect().expect("a card");
            let mut second = PcscReader::new(ReaderChoice::new(None));
            assert_eq!(second.connect(), Err(ChannelError::InUse));
            let mut elsewhere = PcscReader::new(ReaderChoice::new(Some("no such reader")));
            assert_eq!(elsewhere.connect(), Err(ChannelError::NoReader));
            bench.reader.power_off();
            second.connect().expect("it is free again");
            drop(second);

            bench.reader.connect().expect("a card");
            bench.card.remove();
            pcscd.kill().expect("it runs");
            assert_eq!(bench.reader.connect(), Err(ChannelError::NoService));
            pcscd.restart().expect("it starts again");
            bench.insert();
            assert_eq!(bench.change(), Ok(Written::Done));
        },
    );
}

fn expect_events(events: &Receiver<ReaderEvent>, expected: &[ReaderEvent]) {
    for expected in expected {
        let event = events.recv_timeout(PATIENCE);
        assert_eq!(event.as_ref(), Ok(expected));
    }
}

#[test]
fn the_monitor_tells_cards_and_service_coming_and_going() {
    alone(
        "the_monitor_tells_cards_and_service_coming_and_going",
        |mut pcscd| {
            let mut bench = Bench::new(&pcscd);
            let (report, events) = sync_channel(64);
            let monitor = Monitor::start(ReaderChoice::new(None), move |event| {
                report.send(event).expect("the test listens");
            })
            .expect("a thread");
            expect_events(&events, &[ReaderEvent::Found, ReaderEvent::CardAbsent]);
            bench.card.insert(0).expect("vpcd");
            expect_events(&events, &[ReaderEvent::CardPresent]);
            bench.card.remove();
            expect_events(&events, &[ReaderEvent::CardAbsent]);
            pcscd.kill().expect("it runs");
            expect_events(&events, &[ReaderEvent::Lost(ReaderFailure::NoService)]);
            pcscd.restart().expect("it starts again");
            expect_events(&events, &[ReaderEvent::Found, ReaderEvent::CardAbsent]);
            bench.card.insert(0).expect("vpcd");
            expect_events(&events, &[ReaderEvent::CardPresent]);
            // A whole job goes by without the monitor losing sight of the card.
            bench.reader.connect().expect("a card");
            bench.reader.power_off();
            let begun = Instant::now();
            drop(monitor);
            assert!(begun.elapsed() < Duration::from_secs(5), "it ends at once");
            assert_eq!(events.try_iter().count(), 0, "nothing else happened");
        },
    );
}
