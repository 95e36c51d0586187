//! The operations against the simulated card, which is a second reading of the specification.

mod hostile;
mod other_cards;
mod scripted;
mod support;
mod torn;

use super::*;
use crate::certificate::CertificateFault;
use pin_kiosk_hw_sim::card::{
    CardConfig, CertificateConfig, FaultKind, Flaw, Policy, Presence, SecretName, StatusWord,
};
use support::{CURRENT, Kiosk, NEW, PIN, at, password, pin};

/// Peers need 6 for a bare change and 33 to fail at one; ours reads, proves and confirms as well.
const CHANGE_APDUS_MAX: usize = 11;
const RESET_APDUS_MAX: usize = 12;

#[test]
fn a_change_takes_eleven_commands_and_ends_without_power() {
    let mut kiosk = Kiosk::with_default_card();
    assert!(matches!(kiosk.change(), Written::Done));
    assert_eq!(
        kiosk.headers(),
        [
            "00A4040C", "00200098", "0020009B", "00B08800", "00B08A00", "00200098", "802A0097",
            "00A4020C", "00200080", "00240180", "00200080",
        ]
    );
    assert!(kiosk.headers().len() <= CHANGE_APDUS_MAX);
    assert!(kiosk.has(NEW));
    assert_eq!(kiosk.tries(SecretName::Signature), 5);
    assert!(!kiosk.has_power());
}

#[test]
fn a_reset_takes_twelve_commands_and_ends_without_power() {
    let mut kiosk = Kiosk::with_default_card();
    kiosk.set_tries(SecretName::Signature, 0);
    assert!(matches!(kiosk.reset(), Written::Done));
    assert_eq!(
        kiosk.headers(),
        [
            "00A4040C", "00200098", "0020009B", "00B08800", "00B08A00", "00200098", "802A0097",
            "00840000", "00820090", "00A4020C", "002C0280", "00200080",
        ]
    );
    assert!(kiosk.headers().len() <= RESET_APDUS_MAX);
    assert!(kiosk.has(NEW));
    assert_eq!(kiosk.tries(SecretName::Signature), 5);
    assert!(!kiosk.has_power());
}

#[test]
fn a_fresh_card_tells_its_tries() {
    let mut kiosk = Kiosk::with_default_card();
    kiosk.set_tries(SecretName::UserAuthentication, 2);
    kiosk.set_tries(SecretName::Signature, 0);
    assert_eq!(
        kiosk.identify().unwrap(),
        CardIdentified {
            user_authentication: Tries::Left(2),
            signature: Some(Tries::Locked),
            reset_offered: true,
        }
    );
}

#[test]
fn a_card_without_signature_certificate_says_so() {
    let mut kiosk = Kiosk::new(&CardConfig {
        signature_certificate: Presence::Missing,
        ..support::config()
    });
    assert_eq!(kiosk.identify().unwrap().signature, None);
}

#[test]
fn wrong_secrets_are_counted_and_cost_one_try_each() {
    let mut kiosk = Kiosk::with_default_card();
    kiosk.identify().unwrap();
    kiosk.read_certificate().unwrap();
    let wrong = kiosk.prove("9999", Consent::Submitted).unwrap();
    assert_eq!(wrong, Tried::Wrong(Tries::Left(2)));
    assert_eq!(kiosk.tries(SecretName::UserAuthentication), 2);
    assert!(matches!(
        kiosk.prove(PIN, Consent::Submitted),
        Ok(Tried::Right(_))
    ));
    let wrong = kiosk.try_current("WRONG99", Consent::Submitted).unwrap();
    assert_eq!(wrong, Tried::Wrong(Tries::Left(4)));
    assert_eq!(kiosk.tries(SecretName::Signature), 4);
    let right = kiosk.try_current(CURRENT, Consent::Submitted).unwrap();
    assert_eq!(right, Tried::Right(()));
    assert_eq!(kiosk.tries(SecretName::Signature), 5);
}

#[test]
fn a_card_that_stops_telling_its_tries_is_not_locked_without_consent() {
    let mut kiosk = Kiosk::with_default_card();
    kiosk.identify().unwrap();
    kiosk.read_certificate().unwrap();
    for left in [2, 1] {
        kiosk.fault_at(0x20, FaultKind::StatusAfter(StatusWord(0x6300)));
        let wrong = kiosk.prove("9999", Consent::Submitted).unwrap();
        assert_eq!(wrong, Tried::Wrong(Tries::Left(left)));
    }
    assert_eq!(
        kiosk.prove("9999", Consent::Submitted),
        Err(CardFault::ConsentMissing)
    );
    kiosk.fault_at(0x20, FaultKind::StatusAfter(StatusWord(0x6300)));
    let wrong = kiosk.prove("9999", Consent::LastTry).unwrap();
    assert_eq!(wrong, Tried::Wrong(Tries::Left(1)));
    assert_eq!(kiosk.tries(SecretName::UserAuthentication), 0);
    kiosk.faults(Vec::new());
    let locked = kiosk.prove(PIN, Consent::LastTry).unwrap();
    assert_eq!(locked, Tried::Wrong(Tries::Locked));
}

#[test]
fn the_last_try_is_not_sent_without_consent() {
    let mut kiosk = Kiosk::with_default_card();
    kiosk.set_tries(SecretName::UserAuthentication, 1);
    kiosk.set_tries(SecretName::Signature, 1);
    kiosk.identify().unwrap();
    kiosk.read_certificate().unwrap();
    let before = kiosk.headers().len();
    assert_eq!(
        kiosk.prove(PIN, Consent::Submitted),
        Err(CardFault::ConsentMissing)
    );
    assert_eq!(kiosk.headers().len(), before, "nothing was sent");
    assert!(matches!(
        kiosk.prove(PIN, Consent::LastTry),
        Ok(Tried::Right(_))
    ));
    let before = kiosk.headers().len();
    assert_eq!(
        kiosk.try_current("WRONG99", Consent::Submitted),
        Err(CardFault::ConsentMissing)
    );
    assert_eq!(kiosk.headers().len(), before, "nothing was sent");
    assert_eq!(
        kiosk.try_current("WRONG99", Consent::LastTry),
        Ok(Tried::Wrong(Tries::Locked))
    );
    let before = kiosk.headers().len();
    assert_eq!(
        kiosk.try_current(CURRENT, Consent::LastTry),
        Ok(Tried::Wrong(Tries::Locked))
    );
    assert_eq!(kiosk.headers().len(), before, "a locked secret is not sent");
}

#[test]
fn a_job_out_of_order_sends_nothing() {
    let mut kiosk = Kiosk::with_default_card();
    let out_of_order = CardFault::OutOfOrder;
    assert_eq!(kiosk.read_certificate(), Err(out_of_order));
    assert_eq!(kiosk.prove(PIN, Consent::LastTry), Err(out_of_order));
    assert_eq!(kiosk.write_change(), Written::NotChanged(out_of_order));
    assert_eq!(kiosk.challenge(), Err(out_of_order));
    kiosk.identify().unwrap();
    let before = kiosk.headers().len();
    assert_eq!(kiosk.prove(PIN, Consent::LastTry), Err(out_of_order));
    assert_eq!(
        kiosk.try_current(CURRENT, Consent::LastTry),
        Err(out_of_order)
    );
    assert_eq!(kiosk.challenge(), Err(out_of_order));
    kiosk.read_certificate().unwrap();
    assert_eq!(
        kiosk.try_current(CURRENT, Consent::LastTry),
        Err(out_of_order)
    );
    assert_eq!(kiosk.challenge(), Err(out_of_order));
    assert_eq!(kiosk.headers().len(), before + 1, "the certificate only");
    assert_eq!(kiosk.write_change(), Written::NotChanged(out_of_order));
    assert_eq!(kiosk.headers().len(), before + 1, "nothing more was sent");
}

#[test]
fn a_right_password_is_worth_one_change() {
    let mut kiosk = Kiosk::with_default_card();
    assert_eq!(kiosk.change(), Written::Done);
    assert_eq!(
        kiosk.write_change(),
        Written::NotChanged(CardFault::OutOfOrder)
    );
}

#[test]
fn a_wrong_cryptogram_changes_nothing() {
    let mut kiosk = Kiosk::with_default_card();
    kiosk.up_to_possession();
    kiosk.challenge().unwrap();
    let written = kiosk.write_reset(Cryptogram(vec![0x55; 48]));
    assert_eq!(written, Written::NotChanged(CardFault::Refused(0x6300)));
    assert!(kiosk.has(CURRENT));
    assert!(!kiosk.has_power());

    kiosk.up_to_possession();
    kiosk.challenge().unwrap();
    let before = kiosk.headers().len();
    let written = kiosk.write_reset(Cryptogram(vec![0x55; 47]));
    assert_eq!(written, Written::NotChanged(CardFault::Unreadable));
    assert_eq!(kiosk.headers().len(), before, "nothing was sent");
}

#[test]
fn a_profile_without_reset_offers_none() {
    let mut kiosk = Kiosk::with_default_card();
    kiosk.profile = crate::profile::tests::change_only();
    assert!(!kiosk.identify().unwrap().reset_offered);
    kiosk.up_to_possession();
    assert_eq!(kiosk.challenge(), Err(CardFault::OutOfOrder));
}

#[test]
fn certificates_that_are_not_trusted_are_refused_by_name() {
    let with = |certificate: CertificateConfig| CardConfig {
        certificate,
        ..support::config()
    };
    let flawed = |flaw| {
        with(CertificateConfig {
            flaw,
            ..CertificateConfig::default()
        })
    };
    let policy = |policy| {
        with(CertificateConfig {
            policy,
            ..CertificateConfig::default()
        })
    };
    for (config, fault) in [
        (flawed(Flaw::OtherIssuer), CertificateFault::BadSignature),
        (flawed(Flaw::Authority), CertificateFault::IsIssuer),
        (flawed(Flaw::KeyUsage), CertificateFault::WrongKeyUsage),
        (flawed(Flaw::AlteredBit), CertificateFault::BadSignature),
        (policy(Policy::Production), CertificateFault::WrongPolicy),
        (policy(Policy::Signature), CertificateFault::WrongPolicy),
        (policy(Policy::Unknown), CertificateFault::WrongPolicy),
    ] {
        let mut kiosk = Kiosk::new(&config);
        kiosk.identify().unwrap();
        assert_eq!(
            kiosk.read_certificate(),
            Err(CardFault::Certificate(fault)),
            "{:?}",
            config.certificate
        );
        assert!(!kiosk.has_power(), "a fault ends the visit");
    }
}

#[test]
fn a_signature_of_another_key_proves_nothing() {
    let mut kiosk = Kiosk::with_default_card();
    kiosk.identify().unwrap();
    kiosk.read_certificate().unwrap();
    kiosk.fault_at(0x2A, FaultKind::Giant(256));
    assert_eq!(
        kiosk.prove(PIN, Consent::Submitted),
        Err(CardFault::SignatureWrong)
    );
    assert!(!kiosk.has_power());
    assert_eq!(
        kiosk.try_current(CURRENT, Consent::Submitted),
        Err(CardFault::OutOfOrder)
    );
}

#[test]
fn what_the_card_refuses_before_it_writes_is_not_a_change() {
    let mut kiosk = Kiosk::with_default_card();
    kiosk.up_to_possession();
    kiosk.try_current(CURRENT, Consent::Submitted).unwrap();
    kiosk.fault_at(0x24, FaultKind::Status(StatusWord(0x6A80)));
    assert_eq!(
        kiosk.write_change(),
        Written::NotChanged(CardFault::Refused(0x6A80))
    );
    assert!(kiosk.has(CURRENT));
}

#[test]
fn a_memory_failure_while_writing_is_unknown() {
    for status in [0x6581, 0x6F00, 0x6200] {
        let mut kiosk = Kiosk::with_default_card();
        kiosk.up_to_possession();
        kiosk.try_current(CURRENT, Consent::Submitted).unwrap();
        kiosk.fault_at(0x24, FaultKind::Status(StatusWord(status)));
        assert_eq!(
            kiosk.write_change(),
            Written::Unknown(CardFault::Refused(status))
        );
    }
}

#[test]
fn no_randomness_no_pin() {
    let mut kiosk = Kiosk::with_default_card();
    kiosk.identify().unwrap();
    kiosk.read_certificate().unwrap();
    kiosk.challenges.0 = None;
    let before = kiosk.headers().len();
    assert_eq!(
        kiosk.prove(PIN, Consent::Submitted),
        Err(CardFault::OutOfOrder)
    );
    assert_eq!(kiosk.headers().len(), before, "nothing was sent");
}

#[test]
fn no_card_is_a_fault_and_an_empty_place_is_left_quietly() {
    let mut kiosk = Kiosk::with_default_card();
    kiosk.slot.reader.remove();
    assert_eq!(
        kiosk.identify(),
        Err(CardFault::Channel(ChannelError::NoCard))
    );
    assert!(matches!(kiosk.job(CardJob::Leave), CardAnswer::Left));
    // What is typed stays typed: a job owns no copy of it.
    let pin = pin(PIN);
    drop(kiosk.job(CardJob::ProvePossession {
        pin: std::sync::Arc::clone(&pin),
        consent: Consent::Submitted,
    }));
    assert_eq!(std::sync::Arc::strong_count(&pin), 1);
    assert_eq!(password(NEW).len(), NEW.len());
    assert!(at() > Timestamp::UNIX_EPOCH);
}
