//! Pages from the kernel, locked and kept out of dumps: the one place with `unsafe`.

#![expect(
    unsafe_code,
    reason = "mapping, locking and advising memory are system calls on raw addresses"
)]

use rustix::mm::{Advice, MapFlags, ProtFlags, madvise, mlock, mmap_anonymous};
use std::ffi::c_void;
use std::ptr::null_mut;

/// What the kernel granted to the pages that hold secrets.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct MemoryProtection {
    /// They never reach the swap. Fails when the limit on locked memory is too low.
    pub locked: bool,
    /// They are left out of core dumps.
    pub excluded_from_dumps: bool,
    /// A child process sees zeros in their place.
    pub wiped_on_fork: bool,
}

impl MemoryProtection {
    /// Nothing is protected.
    pub(super) const NONE: Self = Self {
        locked: false,
        excluded_from_dumps: false,
        wiped_on_fork: false,
    };

    /// What holds for both.
    pub(super) const fn and(self, other: Self) -> Self {
        Self {
            locked: self.locked && other.locked,
            excluded_from_dumps: self.excluded_from_dumps && other.excluded_from_dumps,
            wiped_on_fork: self.wiped_on_fork && other.wiped_on_fork,
        }
    }
}

/// `len` zeroed bytes in pages of their own, never given back to the kernel.
///
/// Falls back to ordinary memory when the kernel maps none.
pub(super) fn allocate(len: usize) -> (&'static mut [u8], MemoryProtection) {
    let (read_write, private) = (ProtFlags::READ | ProtFlags::WRITE, MapFlags::PRIVATE);
    // SAFETY: a new anonymous mapping at an address that the kernel chooses overlaps nothing.
    let mapped = unsafe { mmap_anonymous(null_mut(), len, read_write, private) };
    match mapped {
        Ok(address) => {
            let protection = protect(address, len);
            // SAFETY: the mapping is `len` zeroed, readable and writable bytes, at a page's start,
            // known to nobody else, and is never unmapped.
            let pages = unsafe { std::slice::from_raw_parts_mut(address.cast::<u8>(), len) };
            (pages, protection)
        }
        Err(_) => (vec![0; len].leak(), MemoryProtection::NONE),
    }
}

fn protect(address: *mut c_void, len: usize) -> MemoryProtection {
    // SAFETY: the range is a whole mapping of our own; neither call changes what it holds.
    unsafe {
        MemoryProtection {
            locked: mlock(address, len).is_ok(),
            excluded_from_dumps: madvise(address, len, Advice::LinuxDontDump).is_ok(),
            wiped_on_fork: madvise(address, len, Advice::LinuxWipeOnFork).is_ok(),
        }
    }
}
