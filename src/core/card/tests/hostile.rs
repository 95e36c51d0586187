//! A card, or what pretends to be one, that answers nonsense at each command in turn.

use super::support::{CURRENT, Kiosk, NEW};
use crate::card::job::{CardJob, Written};
use pin_kiosk_hw_sim::card::{BrokenDer, FaultKind, SecretName, StatusWord};

/// More than any run of ours needs, with every chain at its bound.
const COMMANDS_MAX: usize = 400;

fn nonsense() -> Vec<FaultKind> {
    vec![
        FaultKind::Silence,
        FaultKind::Garbage(0),
        FaultKind::Garbage(1),
        FaultKind::Garbage(2),
        FaultKind::Garbage(300),
        FaultKind::EndlessMoreData,
        FaultKind::EndlessDrip,
        FaultKind::EndlessWrongLength,
        FaultKind::Giant(3),
        FaultKind::Giant(60_000),
        FaultKind::Status(StatusWord(0x6F00)),
        FaultKind::Status(StatusWord(0x6982)),
        FaultKind::Status(StatusWord(0x6700)),
        FaultKind::StatusAfter(StatusWord(0x6F00)),
        FaultKind::MalformedDer(BrokenDer::GiantLength),
        FaultKind::MalformedDer(BrokenDer::Indefinite),
        FaultKind::MalformedDer(BrokenDer::Empty),
        FaultKind::MalformedDer(BrokenDer::Overlong),
        FaultKind::MalformedDer(BrokenDer::WrongTag),
    ]
}

/// Whatever comes back: it ends, it does not panic, "done" and "not changed" are true, no PIN or
/// password is sent twice, and the card loses its power.
fn each_command(commands: u32, run: fn(&mut Kiosk) -> Option<Written>) {
    for fault in nonsense() {
        for command in 1..=commands {
            let case = format!("{fault:?} at command {command}");
            let mut kiosk = Kiosk::with_default_card();
            kiosk.fault_at_command(command, fault.clone());
            match run(&mut kiosk) {
                Some(Written::Done) => assert!(kiosk.has(NEW), "{case}"),
                None | Some(Written::NotChanged(_)) => assert!(kiosk.has(CURRENT), "{case}"),
                Some(Written::Unknown(_) | Written::Unproven(_)) => {}
                Some(Written::Refuted) => panic!("{case}: refuted"),
            }
            assert!(kiosk.headers().len() <= COMMANDS_MAX, "{case}");
            assert!(kiosk.tries(SecretName::UserAuthentication) >= 2, "{case}");
            assert!(kiosk.tries(SecretName::Signature) >= 4, "{case}");
            // The PIN, the current password and the new one, each once.
            assert!(kiosk.verifies() <= 3, "{case}");
            drop(kiosk.job(CardJob::Leave));
            assert!(!kiosk.has_power(), "{case}");
        }
    }
}

#[test]
fn a_change_survives_nonsense_at_each_command() {
    each_command(11, |kiosk| kiosk.try_change().ok());
}

#[test]
fn a_reset_survives_nonsense_at_each_command() {
    each_command(12, |kiosk| kiosk.try_reset().ok());
}
