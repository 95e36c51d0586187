//! Checks that whoever asks holds the card.

use super::problem::ProblemKind;
use ring::signature::{RSA_PKCS1_2048_8192_SHA256, UnparsedPublicKey};
use sha2::{Digest as _, Sha256};
use std::fmt;
use x509_cert::Certificate;
use x509_cert::der::Decode as _;

/// A card, by the SHA-256 of its user-authentication certificate.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CardId([u8; 32]);

impl CardId {
    /// The card that carries this certificate (DER).
    #[must_use]
    pub fn of_certificate(der: &[u8]) -> Self {
        Self(Sha256::digest(der).into())
    }

    /// Reads 64 hexadecimal digits.
    #[must_use]
    pub fn from_hex(text: &str) -> Option<Self> {
        super::hex_decode(text)?.try_into().ok().map(Self)
    }

    /// The hash itself.
    #[must_use]
    pub const fn bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

impl fmt::Display for CardId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&super::hex_encode(&self.0))
    }
}

impl fmt::Debug for CardId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "CardId({self})")
    }
}

/// Verifies RSA PKCS#1 v1.5 with SHA-256 (RFC 8017, section 8.2) over the challenge.
pub(super) fn check(
    certificate: &[u8],
    challenge: &[u8],
    signature: &[u8],
) -> Result<CardId, ProblemKind> {
    let parsed =
        Certificate::from_der(certificate).map_err(|_error| ProblemKind::InvalidRequest)?;
    let key = parsed
        .tbs_certificate()
        .subject_public_key_info()
        .subject_public_key
        .raw_bytes();
    UnparsedPublicKey::new(&RSA_PKCS1_2048_8192_SHA256, key)
        .verify(challenge, signature)
        .map_err(|_error| ProblemKind::ProofRejected)?;
    Ok(CardId::of_certificate(certificate))
}
