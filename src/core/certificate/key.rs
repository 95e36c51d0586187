//! Public keys and signatures, by `ring`.

use const_oid::db::rfc5912::{
    ECDSA_WITH_SHA_256, ECDSA_WITH_SHA_384, ID_EC_PUBLIC_KEY, RSA_ENCRYPTION, SECP_256_R_1,
    SECP_384_R_1, SHA_256_WITH_RSA_ENCRYPTION, SHA_384_WITH_RSA_ENCRYPTION,
    SHA_512_WITH_RSA_ENCRYPTION,
};
use der::asn1::{ObjectIdentifier, UintRef};
use der::{Decode as _, Reader as _, SliceReader};
use ring::signature::{self, UnparsedPublicKey, VerificationAlgorithm};
use x509_cert::spki::SubjectPublicKeyInfoOwned;

/// Shortest RSA key that is accepted, in bits.
const RSA_BITS_MIN: usize = 2048;
/// Longest RSA key that `ring` verifies, in bits.
const RSA_BITS_MAX: usize = 8192;

/// A kind of key, which decides what a card is asked to sign and how that is verified.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum KeyKind {
    /// RSA of 2048 bits or more: PKCS#1 v1.5 with SHA-256.
    Rsa,
    /// ECDSA on P-256 with SHA-256. No card of today has it.
    EcP256,
    /// ECDSA on P-384; for issuers only.
    EcP384,
}

/// A signature does not fit.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[error("the signature does not fit the key")]
pub struct WrongSignature;

/// A public key of a kind this kiosk can verify with.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct PublicKey {
    kind: KeyKind,
    /// `RSAPublicKey` in DER (RFC 8017, A.1.1) or an uncompressed point (RFC 5480, 2.2).
    bytes: Vec<u8>,
}

impl PublicKey {
    /// Takes a key out of a certificate; none when it is of another kind or too short.
    pub(crate) fn from_spki(spki: &SubjectPublicKeyInfoOwned) -> Option<Self> {
        let bytes = spki.subject_public_key.as_bytes()?.to_vec();
        let kind = if spki.algorithm.oid == RSA_ENCRYPTION {
            let bits = rsa_modulus_bits(&bytes)?;
            (RSA_BITS_MIN..=RSA_BITS_MAX)
                .contains(&bits)
                .then_some(KeyKind::Rsa)?
        } else if spki.algorithm.oid == ID_EC_PUBLIC_KEY {
            let curve: ObjectIdentifier = spki.algorithm.parameters.as_ref()?.decode_as().ok()?;
            if curve == SECP_256_R_1 {
                KeyKind::EcP256
            } else if curve == SECP_384_R_1 {
                KeyKind::EcP384
            } else {
                return None;
            }
        } else {
            return None;
        };
        Some(Self { kind, bytes })
    }

    pub(crate) const fn kind(&self) -> KeyKind {
        self.kind
    }

    /// Verifies an issuer's signature of the algorithm that the certificate names.
    pub(crate) fn verify_certificate(
        &self,
        algorithm: ObjectIdentifier,
        signed: &[u8],
        signature: &[u8],
    ) -> Result<(), WrongSignature> {
        let verifier: &'static dyn VerificationAlgorithm = match (self.kind, algorithm) {
            (KeyKind::Rsa, SHA_256_WITH_RSA_ENCRYPTION) => &signature::RSA_PKCS1_2048_8192_SHA256,
            (KeyKind::Rsa, SHA_384_WITH_RSA_ENCRYPTION) => &signature::RSA_PKCS1_2048_8192_SHA384,
            (KeyKind::Rsa, SHA_512_WITH_RSA_ENCRYPTION) => &signature::RSA_PKCS1_2048_8192_SHA512,
            (KeyKind::EcP256, ECDSA_WITH_SHA_256) => &signature::ECDSA_P256_SHA256_ASN1,
            (KeyKind::EcP384, ECDSA_WITH_SHA_384) => &signature::ECDSA_P384_SHA384_ASN1,
            _ => return Err(WrongSignature),
        };
        self.verify(verifier, signed, signature)
    }

    /// Verifies what a card signed, in the form of its key's kind.
    pub(crate) fn verify_proof(
        &self,
        signed: &[u8],
        signature: &[u8],
    ) -> Result<(), WrongSignature> {
        let verifier: &'static dyn VerificationAlgorithm = match self.kind {
            KeyKind::Rsa => &signature::RSA_PKCS1_2048_8192_SHA256,
            // Two numbers of 32 bytes, or both in DER: no card says yet which.
            KeyKind::EcP256 if signature.len() == 64 => &signature::ECDSA_P256_SHA256_FIXED,
            KeyKind::EcP256 => &signature::ECDSA_P256_SHA256_ASN1,
            KeyKind::EcP384 => return Err(WrongSignature),
        };
        self.verify(verifier, signed, signature)
    }

    fn verify(
        &self,
        verifier: &'static dyn VerificationAlgorithm,
        signed: &[u8],
        signature: &[u8],
    ) -> Result<(), WrongSignature> {
        UnparsedPublicKey::new(verifier, &self.bytes)
            .verify(signed, signature)
            .map_err(|ring::error::Unspecified| WrongSignature)
    }
}

/// Bits of the modulus of an `RSAPublicKey` (RFC 8017, A.1.1).
fn rsa_modulus_bits(der: &[u8]) -> Option<usize> {
    let mut reader = SliceReader::new(der).ok()?;
    let modulus_bits = reader
        .sequence(|inner| {
            let modulus = UintRef::decode(inner)?;
            UintRef::decode(inner)?;
            let bytes = modulus.as_bytes();
            let zeros = bytes.first().map_or(0, |first| first.leading_zeros());
            Ok::<_, der::Error>(
                bytes
                    .len()
                    .saturating_mul(8)
                    .saturating_sub(usize::try_from(zeros).unwrap_or(usize::MAX)),
            )
        })
        .ok()?;
    reader.is_finished().then_some(modulus_bits)
}
