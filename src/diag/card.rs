//! The technician's test card: application, tries, certificate. No secret is ever sent to it, and
//! no name is read from it.

#[cfg(test)]
mod tests;

use super::{Bench, Check, Section, SectionId};
use crate::config::{Card, Config, Policies, files};
use crate::hardware::pcsc::{PcscReader, ReaderChoice};
use jiff::Timestamp;
use pin_kiosk_core::card::job::{
    CardAnswer, CardFault, CardIdentified, CardJob, CertificateChecked, Tries,
};
use pin_kiosk_core::card::{CardEnvironment, Desk};
use pin_kiosk_core::certificate::{Anchors, CertificateFault, Validity};
use pin_kiosk_core::ports::{ChallengeSource, ChannelError};
use pin_kiosk_core::profile::{CardProfile, PolicyArc};
use std::sync::mpsc::sync_channel;
use std::thread;
use std::time::Duration;

/// A card that has been silent for so long is left behind.
const SILENCE_MAX: Duration = Duration::from_secs(15);

const STEPS: [&str; 5] = [
    "profile",
    "application",
    "user-authentication-pin",
    "signature-password",
    "certificate",
];

/// What the card told.
#[derive(Debug)]
struct Told {
    identified: Result<CardIdentified, CardFault>,
    certificate: Option<Result<CertificateChecked, CardFault>>,
}

pub(super) fn look(bench: &Bench<'_>) -> Section {
    let mut section = Section::new(SectionId::Card);
    let why = match bench.config {
        Ok(config) => match look_with(&mut section, config, bench.now.wall) {
            Ok(()) => return section,
            Err(why) => why,
        },
        Err(_problems) => "no configuration",
    };
    not_tested(&mut section, why);
    section
}

/// Marks the steps that were not come to.
fn not_tested(section: &mut Section, why: &str) {
    for id in STEPS {
        if !section.checks.iter().any(|check| check.id == id) {
            section.check(Check::not_tested(id, why));
        }
    }
}

fn look_with(section: &mut Section, config: &Config, now: Timestamp) -> Result<(), &'static str> {
    section.fact("configured_at", config.place("card"));
    section.fact("profile", config.card.profile.clone());
    let profile = match load(&config.card) {
        Ok(profile) => profile,
        Err(words) => {
            let file = config.card.profile_file();
            let hint = format!(
                "`pin-kiosk profile check {}` names every problem with its line",
                file.display()
            );
            section.check(Check::fail("profile", words, hint));
            return Err("no profile");
        }
    };
    section.check(Check::pass("profile", profile.name()));
    let (anchors, left_out) = anchors(&config.card);
    section.fact("issuers_pinned", anchors.len());
    section.fact("issuers_not_usable", left_out);
    let policy = match config.card.policies {
        Policies::Production => PolicyArc::Production,
        Policies::Test => PolicyArc::Test,
    };
    let pattern = config.reader.name_pattern.clone();
    let (answer, answered) = sync_channel(1);
    let work = move || {
        let mut reader = PcscReader::new(ReaderChoice::new(Some(&pattern)));
        let mut env = CardEnvironment {
            reader: &mut reader,
            challenges: &mut NoChallenge,
            profile: &profile,
            anchors: &anchors,
            policy,
        };
        // Nobody waits any more when the card was silent for too long.
        let _late = answer.send(ask(&mut env, now));
    };
    if thread::Builder::new()
        .name("diag-card".to_owned())
        .spawn(work)
        .is_err()
    {
        return Err("the system gives no thread");
    }
    match answered.recv_timeout(SILENCE_MAX) {
        Ok(told) => {
            judge(section, &told, now);
            Ok(())
        }
        Err(_silent) => {
            let finding = format!("the card was silent for {} s", SILENCE_MAX.as_secs());
            let hint = "take the card out; with two cards that both fail: the reader";
            section.check(Check::fail("application", finding, hint));
            Err("the card was silent")
        }
    }
}

/// The configured profile, or what is wrong with it.
fn load(card: &Card) -> Result<CardProfile, String> {
    files::profile(&card.profile_file()).map_err(|error| format!("{error:#}"))
}

/// The issuers that can be pinned, and how many files cannot.
fn anchors(card: &Card) -> (Anchors, usize) {
    let mut anchors = Anchors::new();
    let mut left_out = 0_usize;
    for path in &card.trust_anchors {
        match files::certificates(std::slice::from_ref(path)) {
            Ok(certificates) => {
                for der in certificates {
                    if anchors.add(&der).is_err() {
                        left_out = left_out.saturating_add(1);
                    }
                }
            }
            Err(_fault) => left_out = left_out.saturating_add(1),
        }
    }
    (anchors, left_out)
}

/// Nothing is signed here.
struct NoChallenge;

impl ChallengeSource for NoChallenge {
    fn challenge(&mut self) -> Option<[u8; 32]> {
        None
    }
}

/// Asks the card what it tells without a secret, and leaves it by power-off.
fn ask(env: &mut CardEnvironment<'_>, at: Timestamp) -> Told {
    let mut desk = Desk::new();
    let CardAnswer::Identified(identified) = desk.perform(CardJob::Identify, env) else {
        return Told {
            identified: Err(CardFault::OutOfOrder),
            certificate: None,
        };
    };
    let certificate =
        identified.is_ok().then(
            || match desk.perform(CardJob::ReadCertificate { at }, env) {
                CardAnswer::CertificateRead(read) => read,
                _ => Err(CardFault::OutOfOrder),
            },
        );
    desk.perform(CardJob::Leave, env);
    Told {
        identified,
        certificate,
    }
}

fn judge(section: &mut Section, told: &Told, now: Timestamp) {
    match &told.identified {
        Ok(card) => {
            section.check(Check::pass("application", "the card has it"));
            section.fact(
                "user_authentication_tries_left",
                card.user_authentication.left(),
            );
            section.fact("signature_tries_left", card.signature.and_then(Tries::left));
            section.fact("reset_offered", card.reset_offered);
            let id = "user-authentication-pin";
            section.check(tries(id, Some(card.user_authentication)));
            section.check(tries("signature-password", card.signature));
        }
        Err(fault) => {
            section.check(no_card(*fault));
            not_tested(section, "no card was recognised");
            return;
        }
    }
    match &told.certificate {
        Some(Ok(checked)) => {
            section.fact("certificate_issuer", checked.issuer.to_string());
            let days = dates(section, checked.validity, now);
            section.check(Check::pass(
                "certificate",
                format!("of a pinned issuer, ends in {days} days"),
            ));
        }
        Some(Err(fault)) => {
            if let CardFault::Certificate(
                CertificateFault::Expired(validity) | CertificateFault::NotYetValid(validity),
            ) = fault
            {
                dates(section, *validity, now);
            }
            section.check(Check::fail(
                "certificate",
                fault.to_string(),
                certificate_hint(*fault),
            ));
        }
        None => section.check(Check::not_tested("certificate", "not read")),
    }
}

/// Tells a certificate's dates, and gives back how many days are left.
fn dates(section: &mut Section, validity: Validity, now: Timestamp) -> i64 {
    let Validity {
        not_before,
        not_after,
    } = validity;
    let days = not_after.duration_since(now).as_hours() / 24;
    section.fact("certificate_begins", not_before.to_string());
    section.fact("certificate_ends", not_after.to_string());
    section.fact("certificate_days_left", days);
    days
}

fn tries(id: &'static str, tries: Option<Tries>) -> Check {
    match tries {
        Some(Tries::Left(left)) => Check::pass(id, format!("{left} tries left")),
        Some(Tries::Locked) => Check::fail(
            id,
            "locked",
            "this card cannot be used to try the kiosk: have it unlocked where it was issued",
        ),
        Some(Tries::Untold) => Check::not_tested(id, "the card does not tell"),
        None => Check::not_tested(id, "the card has no signature certificate"),
    }
}

fn no_card(fault: CardFault) -> Check {
    let id = "application";
    match fault {
        CardFault::Channel(ChannelError::NoCard | ChannelError::Removed) => {
            Check::not_tested(id, "no card is seen").hint("place the test card")
        }
        CardFault::Channel(error) => Check::fail(
            id,
            error.to_string(),
            "`pin-kiosk diag reader` looks closer",
        ),
        CardFault::WrongCard => Check::fail(
            id,
            "the card does not have the application",
            "this is no Individual Number Card: place the test card",
        ),
        CardFault::Refused(_) | CardFault::Unreadable => Check::fail(
            id,
            fault.to_string(),
            "try a second card; when both fail the profile does not fit these cards",
        ),
        CardFault::Certificate(_)
        | CardFault::SignatureWrong
        | CardFault::ConsentMissing
        | CardFault::OutOfOrder
        | CardFault::Gate => Check::fail(id, fault.to_string(), "send the report to the maker"),
    }
}

const fn certificate_hint(fault: CardFault) -> &'static str {
    match fault {
        CardFault::Certificate(
            CertificateFault::UnknownIssuer | CertificateFault::BadSignature,
        ) => "put the issuer's certificate into `card.trust_anchors`, if the card is to be trusted",
        CardFault::Certificate(CertificateFault::WrongPolicy) => {
            "a test card in a kiosk for residents, or the other way round: `card.policies`"
        }
        CardFault::Certificate(CertificateFault::Expired(_) | CertificateFault::NotYetValid(_)) => {
            "check the kiosk's clock, then the card's dates"
        }
        CardFault::Certificate(
            CertificateFault::Malformed
            | CertificateFault::IsIssuer
            | CertificateFault::WrongKeyUsage
            | CertificateFault::UnknownCriticalExtension
            | CertificateFault::UnknownKey,
        ) => "try a second card; when both fail, send the report to the maker",
        CardFault::Channel(_)
        | CardFault::WrongCard
        | CardFault::Refused(_)
        | CardFault::Unreadable
        | CardFault::SignatureWrong
        | CardFault::ConsentMissing
        | CardFault::OutOfOrder
        | CardFault::Gate => "`pin-kiosk diag reader` looks closer",
    }
}
