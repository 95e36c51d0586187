//! What the machine must remember to go on sealing.

use super::key::SealKey;
use crate::secret::SecretBytes;
use sha2::{Digest as _, Sha256};
use std::fmt;

/// Bytes of an encoded state.
pub const SLOT_BYTES: usize = 64;

const MAGIC: &[u8] = b"PKJSEAL1";

/// The number of the next record and the key that will seal it.
pub struct SealState {
    pub(super) number: u64,
    pub(super) key: SealKey,
}

impl SealState {
    /// The state before record 1.
    #[must_use]
    pub fn first(key: &super::VerificationKey) -> Self {
        Self {
            number: 1,
            key: key.first().copy(),
        }
    }

    /// Number of the record that comes next.
    #[must_use]
    pub const fn number(&self) -> u64 {
        self.number
    }

    /// The state as it is kept: 8 bytes `PKJSEAL1`, the number with its highest byte first, the
    /// key, and the first 16 bytes of the SHA-256 of all these.
    #[must_use]
    pub fn encode(&self) -> SecretBytes<SLOT_BYTES> {
        let mut slot = SecretBytes::new();
        let number = self.number.to_be_bytes();
        // 8 + 8 + 32 + 16 bytes are 64: nothing can be too long.
        for part in [MAGIC, &number, self.key.expose()] {
            slot.extend(part).unwrap_or_default();
        }
        let check = Sha256::digest(slot.expose());
        slot.extend(check.get(..16).unwrap_or_default())
            .unwrap_or_default();
        slot
    }

    /// Reads an encoded state; nothing when it is torn or something else.
    #[must_use]
    pub fn decode(slot: &[u8]) -> Option<Self> {
        let (content, check) = slot.split_at_checked(48)?;
        if Sha256::digest(content).get(..16) != Some(check) {
            return None;
        }
        let (number, key) = content.strip_prefix(MAGIC)?.split_first_chunk::<8>()?;
        Some(Self {
            number: u64::from_be_bytes(*number),
            key: SealKey::from_bytes(key.first_chunk()?),
        })
    }
}

impl fmt::Debug for SealState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SealState({})", self.number)
    }
}
