//! The pages, cut into slots that are lent and given back.

use super::pages::{MemoryProtection, allocate};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Memory of one secret, all zero when it is lent.
pub(super) type Slot = &'static mut [u8];

/// Passwords, PINs and keys.
const SMALL_BYTES: usize = 32;

/// A whole command on its way to the card.
pub(super) const LARGE_BYTES: usize = 512;

/// Taken from the kernel at a time. Two of these fit into the smallest usual limit on locked
/// memory, 64 KiB.
const CHUNK_BYTES: usize = 16 * 1024;

static SMALL: Mutex<Slots> = Mutex::new(Slots::new(SMALL_BYTES));
static LARGE: Mutex<Slots> = Mutex::new(Slots::new(LARGE_BYTES));

struct Slots {
    slot_bytes: usize,
    free: Vec<Slot>,
    protection: Option<MemoryProtection>,
}

impl Slots {
    const fn new(slot_bytes: usize) -> Self {
        Self {
            slot_bytes,
            free: Vec::new(),
            protection: None,
        }
    }

    fn grow(&mut self) {
        let (chunk, granted) = allocate(CHUNK_BYTES);
        self.free.extend(chunk.chunks_exact_mut(self.slot_bytes));
        self.protection = Some(match self.protection {
            Some(before) => before.and(granted),
            None => granted,
        });
    }
}

fn of_size(bytes: usize) -> MutexGuard<'static, Slots> {
    let slots = if bytes <= SMALL_BYTES { &SMALL } else { &LARGE };
    // Lending and giving back leave the list whole at every step, so a panic elsewhere does not
    // matter.
    slots.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Lends a slot of at least `bytes` bytes.
pub(super) fn take(bytes: usize) -> Slot {
    let mut slots = of_size(bytes);
    if slots.free.is_empty() {
        slots.grow();
    }
    slots.free.pop().unwrap_or_default()
}

/// Takes back a slot that its borrower has wiped.
pub(super) fn give_back(slot: Slot) {
    debug_assert!(slot.iter().all(|byte| *byte == 0), "given back unwiped");
    if !slot.is_empty() {
        of_size(slot.len()).free.push(slot);
    }
}

/// What holds for all pages so far; takes the first ones when there are none.
pub(super) fn protection() -> MemoryProtection {
    [SMALL_BYTES, LARGE_BYTES]
        .into_iter()
        .map(|bytes| {
            let mut slots = of_size(bytes);
            if slots.protection.is_none() {
                slots.grow();
            }
            slots.protection.unwrap_or(MemoryProtection::NONE)
        })
        .reduce(MemoryProtection::and)
        .unwrap_or(MemoryProtection::NONE)
}

/// Slots of that size that nobody has borrowed.
#[cfg(test)]
pub(super) fn n_free(bytes: usize) -> usize {
    of_size(bytes).free.len()
}
