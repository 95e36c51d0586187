//! **Stand-in** for the issuer's way to set a signature password without the old one.
//!
//! How the real card does it is not public: which command, which keys, which status words. This module
//! invents it in the form of ISO/IEC 7816-4, so that the procedure around it can be built and tested.
//! The issuer's real procedure takes its place without touching the rest of the card.
//!
//! 1. GET CHALLENGE `00 84 00 00 10` gives C.
//! 2. EXTERNAL AUTHENTICATE `00 82 00 90 30` brings R (16 bytes) and M (32 bytes), where
//!    M = HMAC-SHA256(K, "pin-kiosk stand-in reset 1" || SHA-256(user-authentication certificate) || C || R)
//!    and K is known to the issuer's centre and the card alone.
//! 3. SELECT EF `001B`, then RESET RETRY COUNTER `00 2C 02 80 Lc` with the new password.
//!
//! A challenge is good for one attempt, and a proof for one reset.

use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::{Digest as _, Sha256};

use super::{
    apdu::Command,
    config::StandinReset,
    files::Application,
    machine::{Answer, DONE, Powered, SimCard},
    memory::SecretName,
    status::StatusWord,
};

/// Key of the stand-in issuer, shared by its centre and its cards. It guards nothing real.
pub const STANDIN_ISSUER_KEY: [u8; 32] = crate::centre::TEST_ISSUER_KEY;

/// First bytes of what M is computed over: the version of the contract.
const LABEL: &[u8] = b"pin-kiosk stand-in reset 1";
const CHALLENGE_BYTES: usize = 16;
const REFERENCE_BYTES: usize = 16;

/// How far the issuer's proof has come. It ends with the card's security status.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(crate) enum Progress {
    #[default]
    Nothing,
    Challenged([u8; CHALLENGE_BYTES]),
    Proven,
}

impl Progress {
    /// Notes a challenge given out; one of another length or elsewhere asks for no proof.
    pub(crate) fn challenged(&mut self, application: Application, challenge: &[u8]) {
        *self = match challenge.try_into() {
            Ok(challenge) if application == Application::Jpki => Self::Challenged(challenge),
            Ok(_) | Err(_) => Self::Nothing,
        };
    }
}

/// EXTERNAL AUTHENTICATE and RESET RETRY COUNTER.
pub(crate) fn execute(card: &mut SimCard, power: &mut Powered, command: &Command<'_>) -> Answer {
    if card.behaviour.standin_reset == StandinReset::Absent
        || power.application != Application::Jpki
    {
        return Err(StatusWord::UNKNOWN_INSTRUCTION);
    }
    match command.instruction {
        0x82 => external_authenticate(card, power, command),
        _ => reset_retry_counter(card, power, command),
    }
}

fn external_authenticate(card: &SimCard, power: &mut Powered, command: &Command<'_>) -> Answer {
    if command.parameters() != 0x0090 {
        return Err(StatusWord::WRONG_PARAMETERS);
    }
    let cryptogram = command.expect_data_alone()?;
    let (reference, code) = match cryptogram.split_at_checked(REFERENCE_BYTES) {
        Some((reference, code)) if code.len() == 32 => (reference, code),
        Some(_) | None => return Err(StatusWord::WRONG_LENGTH),
    };
    // Whatever comes of it, the challenge is used up.
    let Progress::Challenged(challenge) = std::mem::take(&mut power.security.standin) else {
        return Err(StatusWord::NOT_NOW);
    };
    let certificate = Sha256::digest(card.identity.user_authentication_certificate());
    let Ok(mac) = Hmac::<Sha256>::new_from_slice(&STANDIN_ISSUER_KEY) else {
        return Err(StatusWord::NOT_NOW);
    };
    let mac = mac
        .chain_update(LABEL)
        .chain_update(certificate)
        .chain_update(challenge)
        .chain_update(reference);
    if mac.verify_slice(code).is_err() {
        return Err(StatusWord::AUTHENTICATION_FAILED);
    }
    power.security.standin = Progress::Proven;
    DONE
}

fn reset_retry_counter(card: &mut SimCard, power: &mut Powered, command: &Command<'_>) -> Answer {
    if command.parameters() != 0x0280 {
        return Err(StatusWord::WRONG_PARAMETERS);
    }
    let new = command.expect_data_alone()?;
    let secret = card.current_secret(power)?;
    if secret != SecretName::Signature || power.security.standin != Progress::Proven {
        return Err(StatusWord::NOT_ALLOWED);
    }
    if !card.memory.set(secret, new) {
        return Err(StatusWord::WRONG_DATA);
    }
    power.security.standin = Progress::Nothing;
    // A new password is not yet a proven one.
    power
        .security
        .verified
        .retain(|verified| *verified != secret);
    DONE
}
