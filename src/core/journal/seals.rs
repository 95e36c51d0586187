//! The seals, checked apart from the chain: they depend on nothing but what [`Sealed`] holds, so
//! that whoever has a second processor can leave them to it.

use super::key::SealKey;
use super::line::Line;
use super::verify::{Fault, Finding};
use super::{VerificationKey, hex, kind};

/// What is needed of a record to check its seal.
#[derive(Clone, Copy, Debug)]
pub struct Sealed {
    number: u64,
    hash: [u8; 32],
    seal: [u8; 64],
    /// The key that record 1 names, if this is that record.
    names: Option<[u8; 16]>,
}

impl Sealed {
    /// Of a line whose hash is `hash`.
    pub(super) fn of(line: &Line<'_>, hash: [u8; 32]) -> Self {
        let mut seal = [0; 64];
        seal.copy_from_slice(line.seal);
        Self {
            number: line.number,
            hash,
            seal,
            names: (line.number == 1).then(|| named_key(line)).flatten(),
        }
    }
}

/// The digits that name the key, in a record that the journal begins with.
fn named_key(line: &Line<'_>) -> Option<[u8; 16]> {
    let (_, digits) = line.fields.split_once(r#""key":""#)?;
    let (digits, _) = digits.split_once('"')?;
    let is_first = line.kind == kind::JOURNAL_CREATED;
    digits.as_bytes().try_into().ok().filter(|_| is_first)
}

/// Checks seals, record by record.
pub struct Seals {
    /// The record that `key` seals.
    number: u64,
    key: SealKey,
    /// The record that must come next: what is bad in its place is told by this number.
    next: u64,
}

impl Seals {
    /// From record 1 on, or from a later one to which the key is brought first.
    #[must_use]
    pub fn new(key: &VerificationKey) -> Self {
        Self::from(1, key.first().copy())
    }

    pub(super) const fn from(number: u64, key: SealKey) -> Self {
        Self {
            number,
            key,
            next: 1,
        }
    }

    /// The record whose key this is, and the key.
    pub(super) fn into_parts(self) -> (u64, SealKey) {
        (self.number, self.key)
    }

    /// Checks the seal of the next record.
    ///
    /// # Errors
    ///
    /// A [`Finding`], after which the journal is not worth reading on.
    pub fn check(&mut self, sealed: &Sealed) -> Result<(), Finding> {
        let record = self.next;
        self.fits(sealed)
            .map_err(|fault| Finding { record, fault })?;
        self.next = sealed.number.saturating_add(1);
        Ok(())
    }

    pub(super) fn fits(&mut self, sealed: &Sealed) -> Result<(), Fault> {
        if sealed.number == 1 && self.number == 1 {
            let id = hex::text(&self.key.id());
            if sealed.names.as_ref().map(<[u8; 16]>::as_slice) != Some(id.as_bytes()) {
                return Err(Fault::WrongKey);
            }
        }
        if sealed.number < self.number {
            // Older than the state: this key cannot tell.
            return Ok(());
        }
        while self.number < sealed.number {
            self.evolve();
        }
        if sealed.seal != hex::digits(&self.key.seal(&sealed.hash)) {
            return Err(Fault::Resealed);
        }
        self.evolve();
        Ok(())
    }

    fn evolve(&mut self) {
        self.key.evolve();
        self.number = self.number.saturating_add(1);
    }
}

impl std::fmt::Debug for Seals {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Seals({})", self.number)
    }
}
