//! The keys: one that evolves and seals, one that hides which card it was.

use super::hex;
use crate::event::CardFingerprint;
use crate::secret::SecretBytes;
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::{Digest as _, Sha256};
use std::fmt;
use zeroize::{Zeroize as _, Zeroizing};

const KEY_BYTES: usize = 32;
const EVOLVE: &[u8] = b"pin-kiosk next key 1";
const IDENTIFY: &[u8] = b"pin-kiosk key id 1";
const CHECK: &[u8] = b"pin-kiosk key text 1";
const TEXT_PREFIX: &str = "pkj1";
const CHECK_BYTES: usize = 4;

/// The key of one record.
///
/// From the key of a record all later ones follow, and none of the earlier.
pub(super) struct SealKey(SecretBytes<KEY_BYTES>);

impl SealKey {
    pub(super) fn from_bytes(bytes: &[u8; KEY_BYTES]) -> Self {
        let mut key = SecretBytes::new();
        key.set(bytes);
        Self(key)
    }

    pub(super) fn copy(&self) -> Self {
        let mut key = SecretBytes::new();
        key.extend(self.0.expose()).unwrap_or_default();
        Self(key)
    }

    /// Becomes the key of the next record; the one it was is gone.
    pub(super) fn evolve(&mut self) {
        let mut next: [u8; KEY_BYTES] = Sha256::new()
            .chain_update(EVOLVE)
            .chain_update(self.0.expose())
            .finalize()
            .into();
        self.0.set(&next);
        next.zeroize();
    }

    /// The seal of the record with this hash.
    pub(super) fn seal(&self, hash: &[u8; 32]) -> [u8; 32] {
        hmac_sha256(&self.0, hash)
    }

    pub(super) fn expose(&self) -> &[u8] {
        self.0.expose()
    }

    /// Names the key without giving it away.
    pub(super) fn id(&self) -> [u8; 8] {
        first_bytes(IDENTIFY, self.0.expose())
    }
}

fn hmac_sha256(key: &SecretBytes<KEY_BYTES>, message: &[u8]) -> [u8; 32] {
    match Hmac::<Sha256>::new_from_slice(key.expose()) {
        Ok(mac) => mac.chain_update(message).finalize().into_bytes().into(),
        // Cannot happen: HMAC takes a key of any length. No seal fits this.
        Err(hmac::digest::InvalidLength) => [0; 32],
    }
}

fn first_bytes<const N: usize>(domain: &[u8], secret: &[u8]) -> [u8; N] {
    let digest = Sha256::new()
        .chain_update(domain)
        .chain_update(secret)
        .finalize();
    let mut first = [0; N];
    for (to, from) in first.iter_mut().zip(digest) {
        *to = from;
    }
    first
}

/// The key of record 1, from which every seal of a journal can be checked.
///
/// It is made once, shown once, and kept away from the machine: who has it can also make seals.
pub struct VerificationKey(SealKey);

impl VerificationKey {
    /// A key from 32 bytes of the operating system's randomness.
    #[must_use]
    pub fn from_random(bytes: &[u8; 32]) -> Self {
        Self(SealKey::from_bytes(bytes))
    }

    /// Names the key without giving it away: 16 digits, also in record 1.
    #[must_use]
    pub fn id(&self) -> String {
        hex::text(&self.0.id())
    }

    /// The key as it is written down: `pkj1`, 64 digits and a check of 8, in groups of 8.
    #[must_use]
    pub fn text(&self) -> Zeroizing<String> {
        let check: [u8; CHECK_BYTES] = first_bytes(CHECK, self.0.expose());
        let mut text = Zeroizing::new(String::with_capacity(96));
        text.push_str(TEXT_PREFIX);
        for group in self.0.expose().chunks(4).chain([check.as_slice()]) {
            text.push('-');
            text.push_str(&Zeroizing::new(hex::text(group)));
        }
        text
    }

    /// Reads [`Self::text`] back as somebody typed it: hyphens, spaces and case do not matter.
    ///
    /// # Errors
    ///
    /// [`KeyTextError::Form`] when it is something else, [`KeyTextError::Check`] when a digit is
    /// mistyped.
    pub fn from_text(text: &str) -> Result<Self, KeyTextError> {
        let mut typed = Zeroizing::new(String::with_capacity(text.len()));
        typed.extend(
            text.chars()
                .filter(|typed| !typed.is_whitespace() && *typed != '-')
                .map(|typed| typed.to_ascii_lowercase()),
        );
        let digits = typed.strip_prefix(TEXT_PREFIX).ok_or(KeyTextError::Form)?;
        let (key, check) = digits.split_at_checked(64).ok_or(KeyTextError::Form)?;
        let key: Zeroizing<[u8; KEY_BYTES]> =
            Zeroizing::new(hex::bytes(key.as_bytes()).ok_or(KeyTextError::Form)?);
        let check: [u8; CHECK_BYTES] = hex::bytes(check.as_bytes()).ok_or(KeyTextError::Form)?;
        if first_bytes(CHECK, &*key) == check {
            Ok(Self(SealKey::from_bytes(&key)))
        } else {
            Err(KeyTextError::Check)
        }
    }

    pub(super) const fn first(&self) -> &SealKey {
        &self.0
    }
}

impl fmt::Debug for VerificationKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "VerificationKey({})", self.id())
    }
}

/// A text is not a verification key.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum KeyTextError {
    /// It has another form.
    #[error("a verification key is pkj1 and 72 hexadecimal digits")]
    Form,
    /// Its check digits do not fit: something is mistyped.
    #[error("the verification key is mistyped: its check digits do not fit")]
    Check,
}

/// Turns a card's fingerprint into what the journal keeps of it.
///
/// Without this key nobody can find a known card in a journal.
pub struct CardKey(SecretBytes<KEY_BYTES>);

impl CardKey {
    /// A key from 32 random bytes.
    #[must_use]
    pub fn from_bytes(bytes: &[u8; 32]) -> Self {
        Self(SealKey::from_bytes(bytes).0)
    }

    /// 32 digits that are the same for the same card on this machine alone.
    #[must_use]
    pub fn digits(&self, card: CardFingerprint) -> String {
        let mut digits = hex::text(&hmac_sha256(&self.0, &card.0));
        digits.truncate(32);
        digits
    }
}

impl fmt::Debug for CardKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("CardKey")
    }
}
