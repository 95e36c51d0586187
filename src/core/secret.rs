//! Memory for secrets: fixed size, wiped when it goes.

use std::fmt;
use subtle::ConstantTimeEq as _;
use zeroize::Zeroize as _;

/// Up to `N` secret bytes that are wiped when dropped.
///
/// It cannot be cloned, serialised or printed, and compares in constant time.
pub struct SecretBytes<const N: usize> {
    bytes: Box<[u8; N]>,
    len: usize,
}

impl<const N: usize> SecretBytes<N> {
    /// An empty secret.
    #[must_use]
    pub fn new() -> Self {
        Self {
            bytes: Box::new([0; N]),
            len: 0,
        }
    }

    /// Appends one byte.
    ///
    /// # Errors
    ///
    /// [`SecretFull`] when all `N` bytes are used; nothing is changed then.
    pub fn push(&mut self, byte: u8) -> Result<(), SecretFull> {
        let slot = self.bytes.get_mut(self.len).ok_or(SecretFull)?;
        *slot = byte;
        self.len = self.len.saturating_add(1);
        Ok(())
    }

    /// Appends all of `bytes`.
    ///
    /// # Errors
    ///
    /// [`SecretFull`] when they do not fit; nothing is changed then.
    pub fn extend(&mut self, bytes: &[u8]) -> Result<(), SecretFull> {
        let end = self.len.checked_add(bytes.len()).ok_or(SecretFull)?;
        self.bytes
            .get_mut(self.len..end)
            .ok_or(SecretFull)?
            .copy_from_slice(bytes);
        self.len = end;
        Ok(())
    }

    /// Takes the last byte away and wipes its place.
    pub fn erase_last(&mut self) {
        if let Some(last) = self.len.checked_sub(1) {
            if let Some(slot) = self.bytes.get_mut(last) {
                slot.zeroize();
            }
            self.len = last;
        }
    }

    /// Wipes everything.
    pub fn clear(&mut self) {
        self.bytes.zeroize();
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
        self.bytes.get(..self.len).unwrap_or_default()
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
