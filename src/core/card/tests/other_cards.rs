//! Cards that keep to the same interface and answer differently.

use super::support::{CURRENT, Kiosk, NEW, config};
use crate::card::job::Written;
use pin_kiosk_hw_sim::card::{
    Behaviour, CardConfig, ExtendedLength, Overrun, SecretName, ShortIdentifiers, StatusWord,
    TransportStyle, VerifiedQuery,
};

fn behaving(change: impl FnOnce(&mut Behaviour)) -> CardConfig {
    let mut config = config();
    change(&mut config.behaviour);
    config
}

fn others() -> Vec<(&'static str, CardConfig)> {
    vec![
        (
            "no short identifiers, 6A86",
            behaving(|b| b.short_identifiers = ShortIdentifiers::WrongParameters),
        ),
        (
            "no short identifiers, 6A82",
            behaving(|b| b.short_identifiers = ShortIdentifiers::FileNotFound),
        ),
        (
            "no extended length",
            behaving(|b| b.extended_length = ExtendedLength::Refused),
        ),
        (
            "neither",
            behaving(|b| {
                b.short_identifiers = ShortIdentifiers::WrongParameters;
                b.extended_length = ExtendedLength::Refused;
            }),
        ),
        (
            "9000 once verified",
            behaving(|b| b.verified_query = VerifiedQuery::Success),
        ),
        (
            "6282 at the end of a file",
            behaving(|b| b.overrun = Overrun::Warning),
        ),
        (
            "61xx for every answer",
            behaving(|b| b.transport = TransportStyle::GetResponse),
        ),
        (
            "6Cxx for every length",
            behaving(|b| b.transport = TransportStyle::ExactLength),
        ),
        (
            "6Cxx and no extended length",
            behaving(|b| {
                b.transport = TransportStyle::ExactLength;
                b.extended_length = ExtendedLength::Refused;
            }),
        ),
        ("zeros after the certificate", behaving(|b| b.filler = 0x00)),
        (
            "a certificate that fills its file",
            behaving(|b| b.certificate_file_bytes = 1),
        ),
        (
            "a file of 4096 bytes",
            behaving(|b| b.certificate_file_bytes = 4096),
        ),
        (
            "other keys, another CA",
            CardConfig {
                keys: 2,
                issuer: 2,
                ..config()
            },
        ),
    ]
}

#[test]
fn a_change_works_on_each() {
    for (name, config) in others() {
        let mut kiosk = Kiosk::new(&config);
        assert_eq!(kiosk.try_change(), Ok(Written::Done), "{name}");
        assert!(kiosk.has(NEW), "{name}");
        assert!(kiosk.ended_without_power(), "{name}");
    }
}

#[test]
fn a_reset_works_on_each() {
    for (name, config) in others() {
        let mut kiosk = Kiosk::new(&config);
        kiosk.set_tries(SecretName::Signature, 0);
        assert_eq!(kiosk.try_reset(), Ok(Written::Done), "{name}");
        assert!(kiosk.has(NEW), "{name}");
        assert_eq!(kiosk.tries(SecretName::Signature), 5, "{name}");
    }
}

/// What a card refused once is not tried again: one refusal of the short identifier, one of the
/// extended length.
#[test]
fn a_refused_form_is_remembered() {
    let mut kiosk = Kiosk::new(&behaving(|b| {
        b.short_identifiers = ShortIdentifiers::WrongParameters;
        b.extended_length = ExtendedLength::Refused;
    }));
    assert_eq!(kiosk.change(), Written::Done);
    let refused = kiosk
        .slot
        .reader
        .log()
        .commands()
        .filter(|command| {
            matches!(
                command.status,
                Some(StatusWord(0x6A86 | 0x6A82 | 0x6700 | 0x6B00))
            )
        })
        .count();
    assert_eq!(refused, 2, "{:?}", kiosk.headers());
}

#[test]
fn a_locked_secret_is_known_by_each_status() {
    for blocked in [0x63C0, 0x6983, 0x6984] {
        let mut kiosk = Kiosk::new(&behaving(|b| {
            b.blocked_query = StatusWord(blocked);
            b.blocked_verify = StatusWord(blocked);
        }));
        kiosk.set_tries(SecretName::UserAuthentication, 0);
        kiosk.set_tries(SecretName::Signature, 0);
        let identified = kiosk.identify().unwrap();
        assert_eq!(
            identified.user_authentication,
            crate::card::job::Tries::Locked,
            "{blocked:04X}"
        );
        assert_eq!(
            identified.signature,
            Some(crate::card::job::Tries::Locked),
            "{blocked:04X}"
        );
        assert!(kiosk.has(CURRENT));
    }
}
