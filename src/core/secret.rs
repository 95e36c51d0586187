//! Memory for secrets: fixed size, locked, outside core dumps, wiped when it goes.
//!
//! All secrets of the process share a few locked pages; a secret borrows a slot there and gives it
//! back wiped.
//! Slots are reused, so making one costs a short lock and no system call.

mod pages;
mod slots;

use std::fmt;
use subtle::ConstantTimeEq as _;
use zeroize::Zeroize as _;

pub use pages::MemoryProtection;

/// Longest secret there is, in bytes.
pub const SECRET_BYTES_MAX: usize = slots::LARGE_BYTES;

/// How the pages that hold secrets are protected, for the technician's report.
///
/// Secrets work without the protection, so that a machine with a low limit on locked memory still
/// serves; the report is where it shows.
#[must_use]
pub fn protection() -> MemoryProtection {
    slots::protection()
}

/// Up to `N` secret bytes that are wiped when dropped.
///
/// It cannot be cloned, serialised or printed, and compares in constant time.
/// The bytes never move: they stay in one slot of the locked pages for the secret's whole life.
pub struct SecretBytes<const N: usize> {
    slot: slots::Slot,
    len: usize,
}

impl<const N: usize> SecretBytes<N> {
    /// An empty secret.
    #[must_use]
    pub fn new() -> Self {
        const { assert!(N <= SECRET_BYTES_MAX, "no slot is that large") };
        Self {
            slot: slots::take(N),
            len: 0,
        }
    }

    fn room(&mut self) -> &mut [u8] {
        self.slot.get_mut(..N).unwrap_or_default()
    }

    /// Appends one byte.
    ///
    /// # Errors
    ///
    /// [`SecretFull`] when all `N` bytes are used; nothing is changed then.
    pub fn push(&mut self, byte: u8) -> Result<(), SecretFull> {
        self.extend(&[byte])
    }

    /// Appends all of `bytes`.
    ///
    /// # Errors
    ///
    /// [`SecretFull`] when they do not fit; nothing is changed then.
    pub fn extend(&mut self, bytes: &[u8]) -> Result<(), SecretFull> {
        let start = self.len;
        let end = start.checked_add(bytes.len()).ok_or(SecretFull)?;
        self.room()
            .get_mut(start..end)
            .ok_or(SecretFull)?
            .copy_from_slice(bytes);
        self.len = end;
        Ok(())
    }

    /// Becomes exactly `bytes`; what was held is written over.
    pub fn set(&mut self, bytes: &[u8; N]) {
        if let Some(room) = self.slot.get_mut(..N) {
            room.copy_from_slice(bytes);
            self.len = N;
        }
    }

    /// Takes the last byte away and wipes its place.
    pub fn erase_last(&mut self) {
        if let Some(last) = self.len.checked_sub(1) {
            if let Some(byte) = self.slot.get_mut(last) {
                byte.zeroize();
            }
            self.len = last;
        }
    }

    /// Wipes everything.
    pub fn clear(&mut self) {
        self.slot.zeroize();
        self.len = 0;
    }

    /// Number of bytes held.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.len
    }

    /// Whether nothing is held.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The secret itself. Every caller is a place to look at.
    #[must_use]
    pub fn expose(&self) -> &[u8] {
        self.slot.get(..self.len).unwrap_or_default()
    }
}

impl<const N: usize> Default for SecretBytes<N> {
    fn default() -> Self {
        Self::new()
    }
}

impl<const N: usize> Drop for SecretBytes<N> {
    fn drop(&mut self) {
        self.clear();
        slots::give_back(std::mem::take(&mut self.slot));
    }
}

impl<const N: usize> fmt::Debug for SecretBytes<N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[secret]")
    }
}

impl<const N: usize, const M: usize> PartialEq<SecretBytes<M>> for SecretBytes<N> {
    fn eq(&self, other: &SecretBytes<M>) -> bool {
        self.expose().ct_eq(other.expose()).into()
    }
}

/// All bytes of a [`SecretBytes`] are used.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[error("the secret is longer than its memory")]
pub struct SecretFull;

#[cfg(test)]
mod tests;
