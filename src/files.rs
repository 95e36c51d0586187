//! Files that others must not write, files that nobody may find half written, and files that may be
//! larger than anybody can read.

use rustix::process::geteuid;
use std::fs::{DirBuilder, File, Metadata, OpenOptions};
use std::io::{self, Read as _, Write as _};
use std::os::unix::fs::{DirBuilderExt as _, MetadataExt as _, OpenOptionsExt as _};
use std::path::{Path, PathBuf};
use zeroize::Zeroizing;

/// Read and write for the owner, nothing for anybody else.
pub const OWNER_ONLY: u32 = 0o600;

const WRITE_BY_OTHERS: u32 = 0o022;
const READ_BY_OTHERS: u32 = 0o077;
const STICKY: u32 = 0o1000;

/// A file or folder is not as private as it has to be.
#[derive(Debug, thiserror::Error)]
pub enum FileProblem {
    /// It cannot be looked at.
    #[error("cannot look at {}", path.display())]
    Unreadable {
        /// Which one.
        path: PathBuf,
        /// Why not.
        source: io::Error,
    },
    /// It belongs neither to root nor to the user of this program.
    #[error("{} belongs to user {owner}", path.display())]
    Foreign {
        /// Which one.
        path: PathBuf,
        /// Whose it is.
        owner: u32,
    },
    /// Others than its owner can write it, or put another in its place.
    #[error("{} can be written by others (mode {mode:04o})", path.display())]
    WritableByOthers {
        /// Which one.
        path: PathBuf,
        /// Its mode.
        mode: u32,
    },
    /// Others than its owner can read it.
    #[error("{} can be read by others (mode {mode:04o})", path.display())]
    ReadableByOthers {
        /// Which one.
        path: PathBuf,
        /// Its mode.
        mode: u32,
    },
}

impl FileProblem {
    /// What a technician can do about it.
    #[must_use]
    pub const fn hint(&self) -> &'static str {
        match self {
            Self::Unreadable { .. } => "check that it exists and that the kiosk's user may read it",
            Self::Foreign { .. } => "give it to root or to the kiosk's user: chown",
            Self::WritableByOthers { .. } => "take the right away: chmod go-w",
            Self::ReadableByOthers { .. } => "take the rights away: chmod go-rwx",
        }
    }
}

/// Refuses a file or folder that somebody else than root or this user could write or replace.
///
/// Looks at what it really is, behind links, and at every folder above it: who can write a folder
/// can put another file in this one's place, unless the folder is sticky as `/tmp` is.
///
/// # Errors
///
/// The [`FileProblem`] that is nearest to the file.
pub fn ensure_only_owner_writes(path: &Path) -> Result<(), FileProblem> {
    let real = path
        .canonicalize()
        .map_err(|source| unreadable(path, source))?;
    for (above, part) in real.ancestors().enumerate() {
        let metadata = part
            .symlink_metadata()
            .map_err(|source| unreadable(part, source))?;
        let owner = metadata.uid();
        if owner != 0 && owner != geteuid().as_raw() {
            let path = part.to_owned();
            return Err(FileProblem::Foreign { path, owner });
        }
        let sticky_above = above > 0 && metadata.mode() & STICKY != 0;
        if metadata.mode() & WRITE_BY_OTHERS != 0 && !sticky_above {
            let (path, mode) = (part.to_owned(), bits(&metadata));
            return Err(FileProblem::WritableByOthers { path, mode });
        }
    }
    Ok(())
}

/// Refuses a file or folder that somebody else could read or write: keys and their folder.
///
/// # Errors
///
/// The [`FileProblem`] that is nearest to the file.
pub fn ensure_private(path: &Path) -> Result<(), FileProblem> {
    ensure_only_owner_writes(path)?;
    let metadata = path.metadata().map_err(|source| unreadable(path, source))?;
    if metadata.mode() & READ_BY_OTHERS == 0 {
        Ok(())
    } else {
        let (path, mode) = (path.to_owned(), bits(&metadata));
        Err(FileProblem::ReadableByOthers { path, mode })
    }
}

/// Largest file that is read of those that people write: configuration, profiles, certificates, keys.
/// In bytes.
pub const SETTING_BYTES_MAX: u64 = 256 * 1024;

/// The whole content of a file, which has at most `bytes_max` bytes.
///
/// Believes no length that the system tells: a device has none and never ends.
///
/// # Errors
///
/// Of kind [`io::ErrorKind::FileTooLarge`] when there is more, else whatever the system says.
pub fn read(path: &Path, bytes_max: u64) -> io::Result<Vec<u8>> {
    let mut content = Vec::new();
    let limit = bytes_max.saturating_add(1);
    let read = File::open(path)?.take(limit).read_to_end(&mut content)?;
    if u64::try_from(read).unwrap_or(u64::MAX) > bytes_max {
        return Err(io::ErrorKind::FileTooLarge.into());
    }
    Ok(content)
}

/// The same for a file with a key in it: nothing of it stays in memory when the caller lets it go.
///
/// # Errors
///
/// As [`read`].
pub fn read_secret(path: &Path, bytes_max: u64) -> io::Result<Zeroizing<Vec<u8>>> {
    read_wiped(&mut File::open(path)?, bytes_max)
}

/// Reads into a buffer that has room for all from the beginning: one that grows leaves its smaller
/// ones behind, unwiped.
fn read_wiped(source: &mut impl io::Read, bytes_max: u64) -> io::Result<Zeroizing<Vec<u8>>> {
    let room = usize::try_from(bytes_max).unwrap_or(usize::MAX);
    let room = room.saturating_add(1);
    let mut content = Zeroizing::new(vec![0; room]);
    let mut len = 0_usize;
    while let Some(free) = content.get_mut(len..).filter(|free| !free.is_empty()) {
        match source.read(free) {
            Ok(0) => {
                content.truncate(len);
                return Ok(content);
            }
            Ok(read) => len = len.saturating_add(read),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Err(io::ErrorKind::FileTooLarge.into())
}

/// The same for a file that people write, as text.
///
/// # Errors
///
/// As [`read`], and of kind [`io::ErrorKind::InvalidData`] when it is not UTF-8.
pub fn read_setting(path: &Path) -> io::Result<String> {
    String::from_utf8(read(path, SETTING_BYTES_MAX)?)
        .map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error.utf8_error()))
}

/// Makes a folder, and those above it, that only its owner can look into; one that is there stays
/// as it is.
///
/// # Errors
///
/// Whatever the system says.
pub fn make_private_folder(path: &Path) -> io::Result<()> {
    DirBuilder::new().recursive(true).mode(0o700).create(path)
}

/// Opens a file that only its owner can read or write, makes it when it is missing.
///
/// # Errors
///
/// Whatever the system says.
pub fn open_private(path: &Path) -> io::Result<File> {
    OpenOptions::new()
        .read(true)
        .write(true)
        .create(true)
        .truncate(false)
        .mode(OWNER_ONLY)
        .open(path)
}

/// Puts `content` in a file's place at once: afterwards there is the old one or the new one, also
/// after a power cut, and nothing beside it.
///
/// # Errors
///
/// Whatever the system says; the old file is untouched then.
pub fn replace(path: &Path, content: &[u8]) -> io::Result<()> {
    replace_with(path, |file| file.write_all(content))
}

/// The same with what `write` puts into the new file, for content that is too long to hold.
///
/// # Errors
///
/// Whatever the system or `write` says; the old file is untouched then.
pub fn replace_with(
    path: &Path,
    write: impl FnOnce(&mut File) -> io::Result<()>,
) -> io::Result<()> {
    // A bare name has an empty parent, which no system call takes for the present folder.
    let folder = match path.parent() {
        Some(folder) if folder != Path::new("") => folder,
        Some(_) | None => Path::new("."),
    };
    let mut name = path
        .file_name()
        .ok_or_else(|| io::Error::from(io::ErrorKind::InvalidInput))?
        .to_owned();
    name.push(".new");
    let new = folder.join(name);
    let replaced = write_new(&new, write).and_then(|()| std::fs::rename(&new, path));
    if replaced.is_err() {
        // Best effort: the next replacement writes over what is left.
        std::fs::remove_file(&new).unwrap_or_default();
    }
    replaced?;
    File::open(folder)?.sync_all()
}

fn write_new(path: &Path, write: impl FnOnce(&mut File) -> io::Result<()>) -> io::Result<()> {
    // What a power cut left may be readable by others: it goes.
    match std::fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        Ok(()) | Err(_) => {}
    }
    let mut file = OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(OWNER_ONLY)
        .open(path)?;
    write(&mut file)?;
    file.sync_all()
}

fn unreadable(path: &Path, source: io::Error) -> FileProblem {
    let path = path.to_owned();
    FileProblem::Unreadable { path, source }
}

fn bits(metadata: &Metadata) -> u32 {
    metadata.mode() & 0o7777
}

#[cfg(test)]
mod tests {
    use super::{
        FileProblem, ensure_only_owner_writes, ensure_private, make_private_folder, read,
        read_secret, read_setting, read_wiped, replace,
    };
    use std::fs::{self, Permissions};
    use std::io;
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    use std::path::Path;

    fn set_mode(path: &Path, mode: u32) {
        fs::set_permissions(path, Permissions::from_mode(mode)).unwrap();
    }

    /// The part of the path that others can write, or nothing.
    fn writable_by_others(path: &Path) -> Option<String> {
        match ensure_only_owner_writes(path) {
            Err(FileProblem::WritableByOthers { path, .. }) => {
                let name = path.file_name().unwrap_or_default();
                Some(name.to_string_lossy().into_owned())
            }
            Ok(()) => None,
            Err(other) => panic!("{other}"),
        }
    }

    #[test]
    fn what_others_can_write_or_replace_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let inner = folder.path().join("config");
        make_private_folder(&inner).unwrap();
        let file = inner.join("kiosk.toml");
        fs::write(&file, "x").unwrap();
        set_mode(&file, 0o644);
        assert_eq!(writable_by_others(&file), None);
        for mode in [0o664, 0o646, 0o666] {
            set_mode(&file, mode);
            assert_eq!(writable_by_others(&file).unwrap(), "kiosk.toml");
        }
        set_mode(&file, 0o600);
        set_mode(&inner, 0o777);
        assert_eq!(writable_by_others(&file).unwrap(), "config");
        // Sticky: others can add files there but not replace this one.
        set_mode(&inner, 0o1777);
        assert_eq!(writable_by_others(&file), None);
        assert_eq!(writable_by_others(&inner).unwrap(), "config");
    }

    #[test]
    fn no_more_is_read_than_fits_also_from_what_never_ends() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("kiosk.toml");
        fs::write(&file, "1234").unwrap();
        assert_eq!(read(&file, 4).unwrap(), b"1234");
        for (path, bytes_max) in [(file.as_path(), 3), (Path::new("/dev/zero"), 4096)] {
            let error = read(path, bytes_max).unwrap_err();
            assert_eq!(
                error.kind(),
                io::ErrorKind::FileTooLarge,
                "{}",
                path.display()
            );
        }
        let error = read_setting(Path::new("/dev/zero")).unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::FileTooLarge);
        fs::write(&file, [0xFF]).unwrap();
        let error = read_setting(&file).unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::InvalidData);
    }

    /// Gives a few bytes at a time, and notes where each of them was put.
    struct Trickle {
        left: Vec<u8>,
        put_at: Vec<usize>,
    }

    impl io::Read for Trickle {
        fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
            let given = into.len().min(self.left.len()).min(7);
            for (place, byte) in into.iter_mut().zip(self.left.drain(..given)) {
                *place = byte;
                self.put_at.push(std::ptr::from_ref(place).addr());
            }
            Ok(given)
        }
    }

    #[test]
    fn a_key_is_read_into_one_place_and_never_moved() {
        let mut source = Trickle {
            left: vec![7; 8192],
            put_at: Vec::new(),
        };
        let content = read_wiped(&mut source, 8192).unwrap();
        assert_eq!(*content, [7; 8192]);
        let begin = content.as_ptr().addr();
        let in_place: Vec<usize> = (begin..).take(8192).collect();
        assert!(source.put_at == in_place, "some of it lies elsewhere");
    }

    #[test]
    fn no_more_of_a_key_is_read_than_fits() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("card-key");
        for (content, fits) in [("", true), ("1234", true), ("12345", false)] {
            fs::write(&file, content).unwrap();
            match read_secret(&file, 4) {
                Ok(read) => assert!(fits && *read == content.as_bytes()),
                Err(error) => assert!(!fits && error.kind() == io::ErrorKind::FileTooLarge),
            }
        }
        let error = read_secret(Path::new("/dev/zero"), 4096).unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::FileTooLarge);
    }

    #[test]
    fn a_link_is_judged_by_what_is_behind_it() {
        let folder = tempfile::tempdir().unwrap();
        let [target, link] = ["target", "link"].map(|name| folder.path().join(name));
        fs::write(&target, "x").unwrap();
        symlink(&target, &link).unwrap();
        set_mode(&target, 0o666);
        assert_eq!(writable_by_others(&link).unwrap(), "target");
    }

    #[test]
    fn keys_are_refused_when_others_can_read_them() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("key");
        fs::write(&file, "x").unwrap();
        set_mode(&file, 0o640);
        let problem = ensure_private(&file).unwrap_err();
        assert!(matches!(
            problem,
            FileProblem::ReadableByOthers { mode: 0o640, .. }
        ));
        assert!(problem.hint().contains("chmod"));
        set_mode(&file, 0o600);
        ensure_private(&file).unwrap();
        let missing = ensure_private(&folder.path().join("none")).unwrap_err();
        assert!(matches!(missing, FileProblem::Unreadable { .. }));
    }

    #[test]
    fn a_replacement_is_whole_private_and_alone() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("state");
        fs::write(
            folder.path().join("state.new"),
            "left by a power cut, and longer",
        )
        .unwrap();
        for content in ["first", "2nd"] {
            replace(&file, content.as_bytes()).unwrap();
            assert_eq!(fs::read_to_string(&file).unwrap(), content);
        }
        let names: Vec<_> = fs::read_dir(folder.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name())
            .collect();
        assert_eq!(names, ["state"]);
        assert!(replace(&folder.path().join("none/state"), b"x").is_err());
        let mode = fs::metadata(&file).unwrap().permissions().mode();
        assert_eq!(mode & 0o7777, 0o600);
    }
}
