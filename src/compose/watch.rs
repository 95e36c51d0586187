//! Notices that the configuration, or a file that it names, has changed.

use super::loaded::Loaded;
use crate::config::{Config, files};
use crate::files::ensure_only_owner_writes;
use std::fs;
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};

/// Watches one configuration and all that it names. The caller asks when it suits: between two
/// residents.
#[derive(Debug)]
pub(super) struct Watch {
    file: PathBuf,
    /// The files as they were when they were last read.
    seen: Vec<Seen>,
    in_use: Loaded,
    refused: bool,
}

/// What became of the files since they were looked at last.
#[derive(Debug)]
pub(super) enum Change {
    /// Nothing that makes a difference.
    None,
    /// They make another kiosk.
    Good(Box<Loaded>),
    /// They make none. Told once for each change.
    Broken(anyhow::Error),
}

impl Watch {
    /// Reads a configuration and all that it names.
    ///
    /// # Errors
    ///
    /// What cannot be read, or is wrong.
    pub(super) fn begin(file: &Path) -> anyhow::Result<Self> {
        let (seen, loaded) = load(file);
        Ok(Self {
            file: file.to_owned(),
            seen,
            in_use: loaded?,
            refused: false,
        })
    }

    /// What the kiosk is made from now.
    pub(super) const fn in_use(&self) -> &Loaded {
        &self.in_use
    }

    /// Looks whether something has changed; costs a look at each file's date where nothing has.
    pub(super) fn look(&mut self) -> Change {
        if self.seen.iter().all(Seen::is_unchanged) {
            return Change::None;
        }
        let (seen, loaded) = load(&self.file);
        self.seen = seen;
        match loaded {
            // Touched, or written anew as it was.
            Ok(loaded) if loaded == self.in_use && !self.refused => Change::None,
            Ok(loaded) => Change::Good(Box::new(loaded)),
            Err(reason) => Change::Broken(reason),
        }
    }

    /// Says what became of the change that was told last.
    pub(super) fn decided(&mut self, taken: Option<Loaded>) {
        self.refused = taken.is_none();
        if let Some(loaded) = taken {
            self.in_use = loaded;
        }
    }
}

/// The files as they are just before they are read, and what they make.
fn load(file: &Path) -> (Vec<Seen>, anyhow::Result<Loaded>) {
    let mut seen = vec![Seen::now(file.to_owned())];
    let config = ensure_only_owner_writes(file)
        .map_err(anyhow::Error::from)
        .and_then(|()| Ok(Config::load(file)?));
    let loaded = config.and_then(|config| {
        seen.extend(files::named(&config).into_iter().map(Seen::now));
        Loaded::read(config)
    });
    (seen, loaded)
}

/// A file or folder as it was at one moment.
#[derive(Debug)]
struct Seen {
    path: PathBuf,
    stamp: Option<Stamp>,
}

/// Changes whenever a file is written, replaced, or given other rights.
type Stamp = [i64; 7];

impl Seen {
    fn now(path: PathBuf) -> Self {
        let stamp = stamp(&path);
        Self { path, stamp }
    }

    fn is_unchanged(&self) -> bool {
        stamp(&self.path) == self.stamp
    }
}

fn stamp(path: &Path) -> Option<Stamp> {
    let file = fs::metadata(path).ok()?;
    Some([
        file.dev().cast_signed(),
        file.ino().cast_signed(),
        file.size().cast_signed(),
        file.mtime(),
        file.mtime_nsec(),
        file.ctime(),
        file.ctime_nsec(),
    ])
}

#[cfg(test)]
mod tests {
    use super::{Change, Watch};
    use crate::config::DEFAULT;
    use std::fs;
    use std::path::Path;
    use tempfile::TempDir;

    const PROFILE: &str = "card-profiles/individual-number-card.toml";
    const ISSUER: &str = "trust-anchors/cards/issuer.der";

    fn source(name: &str) -> Vec<u8> {
        fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).unwrap()
    }

    fn certificate(name: &str) -> Vec<u8> {
        source(&format!("src/core/testdata/certificates/{name}"))
    }

    fn write(machine: &TempDir, name: &str, content: impl AsRef<[u8]>) {
        let path = machine.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }

    fn machine() -> (TempDir, Watch) {
        let machine = tempfile::tempdir().unwrap();
        write(&machine, PROFILE, source(PROFILE));
        write(&machine, ISSUER, certificate("issuer-a.der"));
        write(&machine, "kiosk.toml", DEFAULT);
        let watch = Watch::begin(&machine.path().join("kiosk.toml")).unwrap();
        (machine, watch)
    }

    /// Takes a change that must be good.
    fn take(watch: &mut Watch) {
        match watch.look() {
            Change::Good(loaded) => watch.decided(Some(*loaded)),
            other => panic!("{other:?}"),
        }
    }

    fn refuse(watch: &mut Watch) -> String {
        let Change::Broken(reason) = watch.look() else {
            panic!("it is taken")
        };
        watch.decided(None);
        assert!(matches!(watch.look(), Change::None), "told once");
        format!("{reason:#}")
    }

    #[test]
    fn a_change_of_the_file_is_told_once_and_a_touch_never() {
        let (machine, mut watch) = machine();
        assert!(matches!(watch.look(), Change::None));
        write(&machine, "kiosk.toml", DEFAULT);
        assert!(matches!(watch.look(), Change::None), "written as it was");
        write(
            &machine,
            "kiosk.toml",
            DEFAULT.replace("open = \"06:30\"", "open = \"07:00\""),
        );
        take(&mut watch);
        assert_eq!(
            watch.in_use().config.hours.open,
            jiff::civil::time(7, 0, 0, 0)
        );
        assert!(matches!(watch.look(), Change::None));
    }

    #[test]
    fn what_is_broken_is_refused_and_its_mending_is_told() {
        let (machine, mut watch) = machine();
        write(
            &machine,
            "kiosk.toml",
            DEFAULT.replace("open = \"06:30\"", "open = \"x\""),
        );
        assert!(refuse(&mut watch).contains("kiosk.toml:52: hours.open"));
        fs::remove_file(machine.path().join("kiosk.toml")).unwrap();
        refuse(&mut watch);
        write(&machine, "kiosk.toml", DEFAULT);
        take(&mut watch);
    }

    #[test]
    fn files_it_names_are_watched_too() {
        let (machine, mut watch) = machine();
        write(&machine, ISSUER, certificate("issuer-b.der"));
        take(&mut watch);
        write(
            &machine,
            "trust-anchors/cards/second.der",
            certificate("issuer-a.der"),
        );
        take(&mut watch);
        fs::remove_dir_all(machine.path().join("trust-anchors")).unwrap();
        assert!(refuse(&mut watch).contains("trust-anchors/cards"));
        write(&machine, ISSUER, certificate("good.der"));
        assert!(refuse(&mut watch).contains("is not accepted"));
        write(&machine, ISSUER, certificate("issuer-b.der"));
        take(&mut watch);
        write(&machine, PROFILE, "schema = 1\n");
        refuse(&mut watch);
        write(&machine, PROFILE, source(PROFILE));
        take(&mut watch);
    }
}
