//! Test keys, grown from a seed and kept for the life of the process: each costs a fraction of a second.

use std::{
    collections::HashMap,
    sync::{Arc, LazyLock, Mutex, PoisonError},
};

use rsa::{
    Pkcs1v15Sign, RsaPrivateKey, RsaPublicKey,
    pkcs8::{DecodePrivateKey as _, EncodePrivateKey as _, EncodePublicKey as _, LineEnding},
    sha2::{Digest as _, Sha256},
};

use crate::rng::Rng;

/// Modulus of every key on the present card.
const KEY_BITS: usize = 2048;

/// What a key is for.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub(crate) enum KeyPurpose {
    SignatureAuthority,
    UserAuthenticationAuthority,
    Signature,
    UserAuthentication,
}

impl KeyPurpose {
    /// Keeps the purposes' streams apart. The numbers are chosen so that the default cards' primes are found
    /// after few candidates: a third of the usual time.
    const fn name(self) -> &'static str {
        match self {
            Self::SignatureAuthority => "signature authority 57",
            Self::UserAuthenticationAuthority => "user authentication authority 34",
            Self::Signature => "signature 40",
            Self::UserAuthentication => "user authentication 6",
        }
    }
}

/// A key could not be made, read or used.
#[derive(Debug, thiserror::Error)]
pub enum KeyError {
    /// The numbers did not make an RSA key, or the data did not fit it.
    #[error("RSA operation failed: {0}")]
    Rsa(#[from] rsa::Error),
    /// A stored private key could not be read or written.
    #[error("private key is not PKCS #8: {0}")]
    Private(#[from] rsa::pkcs8::Error),
    /// A public key could not be encoded as `SubjectPublicKeyInfo`.
    #[error("public key could not be encoded: {0}")]
    Public(#[from] rsa::pkcs8::spki::Error),
    /// A public key could not be encoded as `RSAPublicKey`.
    #[error("public key could not be encoded: {0}")]
    PublicBits(#[from] rsa::pkcs1::Error),
}

/// An RSA key with the parts that certificates need.
#[derive(Debug)]
pub(crate) struct KeyPair {
    private: RsaPrivateKey,
    /// `SubjectPublicKeyInfo`, DER.
    pub(crate) public_der: Vec<u8>,
    /// Key identifier, RFC 7093 method 1: the first 20 bytes of SHA-256 over the public key.
    pub(crate) identifier: Vec<u8>,
}

impl KeyPair {
    fn new(private: RsaPrivateKey) -> Result<Self, KeyError> {
        use rsa::pkcs1::EncodeRsaPublicKey as _;
        let public = RsaPublicKey::from(&private);
        let public_der = public.to_public_key_der()?.into_vec();
        let bits = public.to_pkcs1_der()?;
        let identifier = Sha256::digest(bits.as_bytes())
            .iter()
            .take(20)
            .copied()
            .collect();
        Ok(Self {
            private,
            public_der,
            identifier,
        })
    }

    /// Reads a stored key.
    pub(crate) fn from_pem(pem: &str) -> Result<Self, KeyError> {
        Self::new(RsaPrivateKey::from_pkcs8_pem(pem)?)
    }

    /// Writes the key as PKCS #8 PEM.
    pub(crate) fn to_pem(&self) -> Result<String, KeyError> {
        Ok(self.private.to_pkcs8_pem(LineEnding::LF)?.to_string())
    }

    /// Signs exactly these bytes with PKCS #1 v1.5 type 1 padding around them.
    pub(crate) fn sign_padded(&self, bytes: &[u8]) -> Result<Vec<u8>, KeyError> {
        Ok(self.private.sign(Pkcs1v15Sign::new_unprefixed(), bytes)?)
    }

    /// Signs a SHA-256 hash as a `DigestInfo`.
    pub(crate) fn sign_hash(&self, hash: &[u8]) -> Result<Vec<u8>, KeyError> {
        Ok(self.private.sign(Pkcs1v15Sign::new::<Sha256>(), hash)?)
    }

    /// Signs a SHA-256 hash with PSS, salted from `rng`.
    pub(crate) fn sign_pss(&self, rng: &mut Rng, hash: &[u8]) -> Result<Vec<u8>, KeyError> {
        Ok(self
            .private
            .sign_with_rng(rng, rsa::Pss::new::<Sha256>(), hash)?)
    }

    /// `sha256WithRSAEncryption` over a message.
    pub(crate) fn sign_message(&self, message: &[u8]) -> Result<Vec<u8>, KeyError> {
        self.sign_hash(&Sha256::digest(message))
    }
}

type Cache = Mutex<HashMap<(KeyPurpose, u64), Arc<KeyPair>>>;
static GROWN: LazyLock<Cache> = LazyLock::new(Cache::default);

/// The key of a seed, grown on first use. The same seed gives the same key in every process.
pub(crate) fn key(purpose: KeyPurpose, seed: u64) -> Result<Arc<KeyPair>, KeyError> {
    let cached = |purpose, seed| {
        let grown = GROWN.lock().unwrap_or_else(PoisonError::into_inner);
        grown.get(&(purpose, seed)).map(Arc::clone)
    };
    if let Some(key) = cached(purpose, seed) {
        return Ok(key);
    }
    let mut rng = Rng::for_purpose(seed, purpose.name());
    let key = KeyPair::new(RsaPrivateKey::new(&mut rng, KEY_BITS)?)?;
    let mut grown = GROWN.lock().unwrap_or_else(PoisonError::into_inner);
    Ok(Arc::clone(
        grown.entry((purpose, seed)).or_insert(Arc::new(key)),
    ))
}
