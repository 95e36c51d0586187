//! What the journal asks of a disk, and the real one.

use super::JournalError;
use super::keys::CARD_KEY;
use super::writer::{STATE, STATE_BYTES, is_day_name};
use crate::files;
use rustix::fs::{FallocateFlags, fallocate, fstatvfs};
use rustix::io::Errno;
use std::fmt::Debug;
use std::fs::{File, TryLockError};
use std::io;
use std::os::unix::fs::FileExt as _;
use std::path::{Path, PathBuf};
use zeroize::Zeroizing;

const LOCK: &str = "lock";
/// Largest file that is read at once, in bytes: a hundred times what the busiest day leaves.
const FILE_BYTES_MAX: u64 = 1 << 30;
/// Largest file with a key in it, in bytes: the sealing state.
const SECRET_BYTES_MAX: u64 = STATE_BYTES;

/// A folder with the journal's files.
pub trait Folder: Debug + Send {
    /// Names of all files in it, in any order.
    ///
    /// # Errors
    ///
    /// Whatever the system says.
    fn names(&self) -> io::Result<Vec<String>>;

    /// The whole content of a file.
    ///
    /// # Errors
    ///
    /// Whatever the system says.
    fn read(&self, name: &str) -> io::Result<Vec<u8>>;

    /// The same of a file with a key in it; nothing of it stays in memory when it is let go.
    ///
    /// # Errors
    ///
    /// Whatever the system says.
    fn read_secret(&self, name: &str) -> io::Result<Zeroizing<Vec<u8>>>;

    /// Opens a file to write, makes it when it is missing; a new name is durable on return.
    ///
    /// # Errors
    ///
    /// Whatever the system says.
    fn open(&mut self, name: &str) -> io::Result<Box<dyn JournalFile>>;

    /// Puts `content` in a file's place at once and durably.
    ///
    /// # Errors
    ///
    /// Whatever the system says; the old file is untouched then.
    fn replace(&mut self, name: &str, content: &[u8]) -> io::Result<()>;

    /// Deletes a file.
    ///
    /// # Errors
    ///
    /// Whatever the system says.
    fn remove(&mut self, name: &str) -> io::Result<()>;
}

/// One file of the journal.
pub trait JournalFile: Debug + Send {
    /// Writes as many of `bytes` at `offset` as it can, at least one, and says how many.
    ///
    /// # Errors
    ///
    /// Whatever the system says.
    fn write_at(&mut self, offset: u64, bytes: &[u8]) -> io::Result<usize>;

    /// Returns when all that was written is on the disk.
    ///
    /// # Errors
    ///
    /// Whatever the system says; what was written is in doubt then.
    fn sync(&mut self) -> io::Result<()>;

    /// Cuts the file, or lengthens it with zeros.
    ///
    /// # Errors
    ///
    /// Whatever the system says.
    fn set_len(&mut self, len: u64) -> io::Result<()>;

    /// Makes sure that the file can grow to `len` even when the disk fills up; its length stays.
    ///
    /// # Errors
    ///
    /// Of kind `StorageFull` when there is no such room.
    fn reserve(&mut self, len: u64) -> io::Result<()>;
}

/// A folder of this machine, locked against a second writer and private to its owner.
#[derive(Debug)]
pub struct DiskFolder {
    path: PathBuf,
    /// Released when it is closed, also when the program is killed.
    _lock: File,
}

impl DiskFolder {
    /// Takes an existing folder.
    ///
    /// # Errors
    ///
    /// [`JournalError::NotCreated`] when it is missing, [`JournalError::Unsafe`] when others can
    /// read or write it or one of its files, [`JournalError::InUse`] when another program holds it.
    pub fn open(path: &Path) -> Result<Self, JournalError> {
        if !path.is_dir() {
            return Err(JournalError::NotCreated);
        }
        files::ensure_private(path)?;
        let listed = JournalError::disk("listing the folder");
        for entry in path.read_dir().map_err(&listed)? {
            let entry = entry.map_err(&listed)?;
            if is_own_name(&entry.file_name().to_string_lossy()) {
                files::ensure_private(&entry.path())?;
            }
        }
        let lock = files::open_private(&path.join(LOCK))
            .map_err(JournalError::disk("opening the lock"))?;
        match lock.try_lock() {
            Ok(()) => Ok(Self {
                path: path.to_owned(),
                _lock: lock,
            }),
            Err(TryLockError::WouldBlock) => Err(JournalError::InUse),
            Err(TryLockError::Error(source)) => Err(JournalError::disk("locking")(source)),
        }
    }

    /// Makes the folder if it is missing and takes it.
    ///
    /// # Errors
    ///
    /// As [`Self::open`].
    pub fn create(path: &Path) -> Result<Self, JournalError> {
        files::make_private_folder(path).map_err(JournalError::disk("making the folder"))?;
        Self::open(path)
    }
}

/// Whether a file in the folder is the journal's own, and not something kept beside it.
fn is_own_name(name: &str) -> bool {
    is_day_name(name) || [STATE, CARD_KEY, LOCK].contains(&name)
}

impl Folder for DiskFolder {
    fn names(&self) -> io::Result<Vec<String>> {
        self.path
            .read_dir()?
            .map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned()))
            .collect()
    }

    fn read(&self, name: &str) -> io::Result<Vec<u8>> {
        files::read(&self.path.join(name), FILE_BYTES_MAX)
    }

    fn read_secret(&self, name: &str) -> io::Result<Zeroizing<Vec<u8>>> {
        files::read_secret(&self.path.join(name), SECRET_BYTES_MAX)
    }

    fn open(&mut self, name: &str) -> io::Result<Box<dyn JournalFile>> {
        let file = files::open_private(&self.path.join(name))?;
        File::open(&self.path)?.sync_all()?;
        Ok(Box::new(DiskFile(file)))
    }

    fn replace(&mut self, name: &str, content: &[u8]) -> io::Result<()> {
        files::replace(&self.path.join(name), content)
    }

    fn remove(&mut self, name: &str) -> io::Result<()> {
        std::fs::remove_file(self.path.join(name))
    }
}

#[derive(Debug)]
struct DiskFile(File);

impl JournalFile for DiskFile {
    fn write_at(&mut self, offset: u64, bytes: &[u8]) -> io::Result<usize> {
        self.0.write_at(bytes, offset)
    }

    fn sync(&mut self) -> io::Result<()> {
        self.0.sync_data()
    }

    fn set_len(&mut self, len: u64) -> io::Result<()> {
        self.0.set_len(len)
    }

    fn reserve(&mut self, len: u64) -> io::Result<()> {
        let present = self.0.metadata()?.len();
        let more = len.saturating_sub(present);
        match fallocate(&self.0, FallocateFlags::KEEP_SIZE, present, more.max(1)) {
            // The file system cannot reserve: at least see that the room is there now.
            Err(Errno::OPNOTSUPP | Errno::NOSYS) => {
                let free = fstatvfs(&self.0)?;
                if free.f_bavail.saturating_mul(free.f_frsize) < more {
                    return Err(io::ErrorKind::StorageFull.into());
                }
                Ok(())
            }
            reserved => Ok(reserved?),
        }
    }
}
