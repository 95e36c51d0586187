//! Proves that the card of the certificate is here, and that its holder knows the PIN.

use super::job::{CardFault, Tried};
use super::link::{Link, refused, tries};
use crate::apdu::{Command, Response, Target};
use crate::certificate::{KeyKind, TrustedCertificate, WrongSignature};
use crate::password::UserAuthPin;
use crate::ports::CardProof;
use crate::status_word::StatusWord;
use sha2::{Digest as _, Sha256};

/// The card signed a fresh challenge after the right PIN, and the certificate fits.
#[derive(Debug)]
pub(super) struct PossessionProven(());

/// One VERIFY of the PIN, then one signature over `challenge`.
///
/// # Safety of the card
///
/// Costs a try when the PIN is wrong. The caller has the consent for it.
pub(super) fn prove_possession(
    link: &mut Link<'_>,
    certificate: &TrustedCertificate,
    pin: &UserAuthPin,
    challenge: &[u8; 32],
) -> Result<Tried<(PossessionProven, CardProof)>, CardFault> {
    let target = link.target(link.profile().user_authentication().place)?;
    let status = link.verify(target, pin)?;
    if status != StatusWord::Success {
        return tries(status)
            .map(Tried::Wrong)
            .ok_or_else(|| refused(status));
    }
    let signature = sign(link, certificate.key_kind(), challenge)?;
    certificate
        .verify(challenge, &signature)
        .map_err(|WrongSignature| CardFault::SignatureWrong)?;
    let proof = CardProof {
        certificate: certificate.der().to_vec(),
        challenge: *challenge,
        signature,
    };
    Ok(Tried::Right((PossessionProven(()), proof)))
}

fn sign(link: &mut Link<'_>, kind: KeyKind, challenge: &[u8; 32]) -> Result<Vec<u8>, CardFault> {
    let key = link.profile().key();
    let target = link.target(key)?;
    let mut response = sign_with(link, kind, target, challenge)?;
    // The key may want to be selected where the PIN did not. A signature costs no try.
    if response.status != StatusWord::Success && target != Target::Current {
        link.ensure_selected(key.file)?;
        response = sign_with(link, kind, Target::Current, challenge)?;
    }
    if response.status != StatusWord::Success {
        return Err(refused(response.status));
    }
    Ok(response.data)
}

fn sign_with(
    link: &mut Link<'_>,
    kind: KeyKind,
    target: Target,
    challenge: &[u8; 32],
) -> Result<Response, CardFault> {
    let digest: [u8; 32] = Sha256::digest(challenge).into();
    let command = match kind {
        KeyKind::Rsa => Command::sign_digest_info(target, &digest),
        KeyKind::EcP256 | KeyKind::EcP384 => Command::sign_digest(target, &digest),
    };
    link.exchange(&command)
}
