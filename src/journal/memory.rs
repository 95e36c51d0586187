//! A disk in memory that can fail: for simulations, and to see what a power cut leaves.

use super::folder::{Folder, JournalFile};
use std::collections::BTreeMap;
use std::io;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use zeroize::Zeroizing;

/// A disk whose faults are chosen. Clones are the same disk.
#[derive(Clone, Debug, Default)]
pub struct MemoryDisk(Arc<Mutex<Disk>>);

#[derive(Debug, Default)]
struct Disk {
    files: BTreeMap<String, Content>,
    faults: Faults,
}

/// What is wrong with a disk.
#[derive(Clone, Copy, Debug, Default)]
pub struct Faults {
    /// Bytes that still fit, if there is an end to them. Reserved room is taken from here.
    pub room_bytes: Option<u64>,
    /// Nothing can be written.
    pub read_only: bool,
    /// Most bytes that one write takes; 0 for no limit.
    pub write_bytes_max: usize,
    /// Writing fails after this many more bytes.
    pub fails_after_bytes: Option<u64>,
    /// Syncing fails; what was written may or may not be there.
    pub sync_fails: bool,
    /// Nothing can be cut off either.
    pub cut_fails: bool,
}

#[derive(Debug, Default)]
struct Content {
    bytes: Vec<u8>,
    reserved: u64,
    /// How to undo what is not synced, oldest first.
    unsynced: Vec<Undo>,
}

#[derive(Debug)]
struct Undo {
    offset: usize,
    before: Vec<u8>,
    len_before: usize,
}

impl MemoryDisk {
    /// An empty disk without faults.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Changes what is wrong with it.
    pub fn set_faults(&self, faults: Faults) {
        self.disk().faults = faults;
    }

    /// The disk as it is found after a power cut: of what was not synced, `survivors` of a
    /// thousand parts made it, in the order written, the last perhaps torn in the middle.
    /// What names there are survives.
    #[must_use]
    pub fn after_power_cut(&self, survivors: u32) -> Self {
        let mut disk = Disk::default();
        for (name, content) in &self.disk().files {
            let bytes = content.after_power_cut(survivors.min(1000));
            let content = Content {
                bytes,
                ..Content::default()
            };
            disk.files.insert(name.clone(), content);
        }
        Self(Arc::new(Mutex::new(disk)))
    }

    /// The content of a file, as programs see it.
    #[must_use]
    pub fn content(&self, name: &str) -> Option<Vec<u8>> {
        Some(self.disk().files.get(name)?.bytes.clone())
    }

    /// All names, in order.
    #[must_use]
    pub fn all_names(&self) -> Vec<String> {
        self.disk().files.keys().cloned().collect()
    }

    /// Puts a file there, as an attacker would.
    pub fn put(&self, name: &str, bytes: Vec<u8>) {
        let content = Content {
            bytes,
            ..Content::default()
        };
        self.disk().files.insert(name.to_owned(), content);
    }

    fn disk(&self) -> MutexGuard<'_, Disk> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Content {
    fn after_power_cut(&self, survivors: u32) -> Vec<u8> {
        let total: usize = self.unsynced.iter().map(|undo| undo.before.len()).sum();
        let surviving = total.saturating_mul(usize::try_from(survivors).unwrap_or(1000)) / 1000;
        let mut lost = total.saturating_sub(surviving);
        let mut bytes = self.bytes.clone();
        for undo in self.unsynced.iter().rev() {
            if lost == 0 {
                break;
            }
            let written = undo.before.len();
            let kept = written.saturating_sub(lost);
            lost = lost.saturating_sub(written);
            let from = undo.offset.saturating_add(kept);
            for (at, before) in (from..).zip(undo.before.iter().skip(kept)) {
                if let Some(byte) = bytes.get_mut(at) {
                    *byte = *before;
                }
            }
            bytes.truncate(undo.len_before.max(from));
        }
        bytes
    }
}

impl Disk {
    fn ensure_writable(&self) -> io::Result<()> {
        if self.faults.read_only {
            Err(io::ErrorKind::ReadOnlyFilesystem.into())
        } else {
            Ok(())
        }
    }

    /// Takes `bytes` more from the room that is left.
    fn take_room(&mut self, bytes: u64) -> io::Result<()> {
        if let Some(room) = &mut self.faults.room_bytes {
            *room = room
                .checked_sub(bytes)
                .ok_or_else(|| io::Error::from(io::ErrorKind::StorageFull))?;
        }
        Ok(())
    }

    fn write_at(&mut self, name: &str, offset: u64, bytes: &[u8]) -> io::Result<usize> {
        self.ensure_writable()?;
        let mut most = bytes.len();
        if self.faults.write_bytes_max > 0 {
            most = most.min(self.faults.write_bytes_max);
        }
        if let Some(left) = &mut self.faults.fails_after_bytes {
            most = most.min(usize::try_from(*left).unwrap_or(most));
            if most == 0 {
                return Err(io::Error::other("the disk failed"));
            }
            *left = left.saturating_sub(wide(most));
        }
        let bytes = bytes.get(..most).unwrap_or(bytes);
        let (start, end) = span(offset, bytes.len())?;
        let content = self.files.get(name).ok_or(io::ErrorKind::NotFound)?;
        let (len, reserved) = (content.bytes.len(), content.reserved);
        let beyond = wide(end).saturating_sub(reserved.max(wide(len)));
        self.take_room(beyond)?;
        let content = self.files.get_mut(name).ok_or(io::ErrorKind::NotFound)?;
        if end > len {
            content.bytes.resize(end, 0);
        }
        let target = content.bytes.get_mut(start..end).unwrap_or_default();
        let before = target.to_vec();
        target.copy_from_slice(bytes);
        content.unsynced.push(Undo {
            offset: start,
            before,
            len_before: len,
        });
        Ok(bytes.len())
    }
}

fn wide(len: usize) -> u64 {
    u64::try_from(len).unwrap_or(u64::MAX)
}

fn span(offset: u64, len: usize) -> io::Result<(usize, usize)> {
    let start = usize::try_from(offset).map_err(io::Error::other)?;
    Ok((start, start.saturating_add(len)))
}

impl Folder for MemoryDisk {
    fn names(&self) -> io::Result<Vec<String>> {
        Ok(self.all_names())
    }

    fn read(&self, name: &str) -> io::Result<Vec<u8>> {
        self.content(name)
            .ok_or_else(|| io::ErrorKind::NotFound.into())
    }

    fn read_secret(&self, name: &str) -> io::Result<Zeroizing<Vec<u8>>> {
        self.read(name).map(Zeroizing::new)
    }

    fn open(&mut self, name: &str) -> io::Result<Box<dyn JournalFile>> {
        let mut disk = self.disk();
        if !disk.files.contains_key(name) {
            disk.ensure_writable()?;
            disk.files.insert(name.to_owned(), Content::default());
        }
        drop(disk);
        Ok(Box::new(MemoryFile {
            disk: self.clone(),
            name: name.to_owned(),
        }))
    }

    fn replace(&mut self, name: &str, content: &[u8]) -> io::Result<()> {
        let mut disk = self.disk();
        disk.ensure_writable()?;
        disk.take_room(wide(content.len()))?;
        drop(disk);
        self.put(name, content.to_vec());
        Ok(())
    }

    fn remove(&mut self, name: &str) -> io::Result<()> {
        let mut disk = self.disk();
        disk.ensure_writable()?;
        let removed = disk.files.remove(name);
        removed
            .map(drop)
            .ok_or_else(|| io::ErrorKind::NotFound.into())
    }
}

#[derive(Debug)]
struct MemoryFile {
    disk: MemoryDisk,
    name: String,
}

impl JournalFile for MemoryFile {
    fn write_at(&mut self, offset: u64, bytes: &[u8]) -> io::Result<usize> {
        self.disk.disk().write_at(&self.name, offset, bytes)
    }

    fn sync(&mut self) -> io::Result<()> {
        let mut disk = self.disk.disk();
        if disk.faults.sync_fails {
            return Err(io::Error::other("the disk failed"));
        }
        if let Some(content) = disk.files.get_mut(&self.name) {
            content.unsynced.clear();
        }
        Ok(())
    }

    fn set_len(&mut self, len: u64) -> io::Result<()> {
        let mut disk = self.disk.disk();
        disk.ensure_writable()?;
        if disk.faults.cut_fails {
            return Err(io::Error::other("the disk failed"));
        }
        if let Some(content) = disk.files.get_mut(&self.name) {
            // As good as synced: the product syncs right after it.
            content.bytes.resize(span(len, 0)?.0, 0);
            content.unsynced.clear();
            content.reserved = 0;
        }
        Ok(())
    }

    fn reserve(&mut self, len: u64) -> io::Result<()> {
        let mut disk = self.disk.disk();
        disk.ensure_writable()?;
        let content = disk.files.get(&self.name).ok_or(io::ErrorKind::NotFound)?;
        let had = content.reserved.max(wide(content.bytes.len()));
        disk.take_room(len.saturating_sub(had))?;
        if let Some(content) = disk.files.get_mut(&self.name) {
            content.reserved = content.reserved.max(len);
        }
        Ok(())
    }
}
