//! Outcome reports that wait until the centre has taken them.
//!
//! One file a report: written beside its name, synced, renamed, and the folder synced, so that
//! after a power cut a report is there whole or not at all. A report leaves only when the centre
//! has taken it; a crash between the two sends it once more under the same idempotency key.

use pin_kiosk_core::event::WriteOutcome;
use pin_kiosk_core::ports::{CentreFault, OutcomeReport, ReservationId};
use pin_kiosk_core::time::Monotonic;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, Write as _};
use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Most reports that wait. At one reset in five minutes this is more than a day without a line.
const WAITING_MAX: usize = 512;
/// Most reports kept for the technician because the centre will not have them.
const REFUSED_MAX: usize = 64;
/// Largest file that is read as a report, in bytes.
const FILE_BYTES_MAX: u64 = 4096;
/// Version of the file's form.
const VERSION: u8 = 1;

const REPORT_SUFFIX: &str = ".json";
const TORN_SUFFIX: &str = ".part";
const REFUSED_FOLDER: &str = "refused";

/// Why a report cannot be kept.
#[derive(Debug, thiserror::Error)]
pub enum OutboxError {
    /// The folder or a file in it cannot be used.
    #[error("{}: {source}", path.display())]
    Io {
        /// Which.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// As many reports wait as may wait.
    #[error("{WAITING_MAX} reports wait for the centre")]
    Full,
    /// A report cannot be written as JSON.
    #[error("a report cannot be written down")]
    Form(#[source] serde_json::Error),
}

/// What came of a report that was sent.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Delivery {
    /// One report was taken.
    Taken,
    /// One report was refused for good and set aside.
    SetAside(CentreFault),
    /// One report has to wait on.
    Postponed(CentreFault),
}

/// The outbox as a technician sees it.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, Serialize)]
pub struct OutboxState {
    /// Reports that wait.
    pub waiting: usize,
    /// Reports the centre will not have, and files that are no reports.
    pub refused: usize,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct FileForm {
    version: u8,
    reservation: String,
    outcome: WriteOutcome,
    journal_sequence: u64,
    journal_hash: [u8; 32],
}

#[derive(Debug)]
struct Entry {
    report: OutcomeReport,
    /// None: never tried since the start, so due at once.
    next_try: Option<Monotonic>,
    pause: Duration,
}

/// The reports on the disk, oldest first.
#[derive(Debug)]
pub struct Outbox {
    folder: PathBuf,
    entries: BTreeMap<u64, Entry>,
    next_number: u64,
    pauses: Pauses,
}

/// How long a report waits after a delivery that failed.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Pauses {
    /// After the first failure; it doubles each time.
    pub first: Duration,
    /// It grows no further than this.
    pub longest: Duration,
}

impl Default for Pauses {
    fn default() -> Self {
        Self {
            first: Duration::from_secs(5),
            longest: Duration::from_mins(15),
        }
    }
}

impl Outbox {
    /// Opens the folder, makes it if it is absent, and reads what waits there.
    ///
    /// Files that are no reports are set aside, never dropped.
    ///
    /// # Errors
    ///
    /// [`OutboxError::Io`] when the folder cannot be used.
    pub fn open(folder: &Path) -> Result<Self, OutboxError> {
        for folder in [folder.to_owned(), folder.join(REFUSED_FOLDER)] {
            DirBuilder::new()
                .recursive(true)
                .mode(0o700)
                .create(&folder)
                .map_err(|source| OutboxError::Io {
                    path: folder,
                    source,
                })?;
        }
        let mut outbox = Self {
            folder: folder.to_owned(),
            entries: BTreeMap::new(),
            next_number: 1,
            pauses: Pauses::default(),
        };
        outbox.load()?;
        Ok(outbox)
    }

    /// Waits otherwise than by default after failed deliveries.
    #[must_use]
    pub fn with_pauses(mut self, pauses: Pauses) -> Self {
        self.pauses = pauses;
        for entry in self.entries.values_mut() {
            entry.pause = pauses.first;
        }
        self
    }

    /// Keeps a report; when this returns it outlives a power cut.
    ///
    /// # Errors
    ///
    /// [`OutboxError::Full`], or what the disk said.
    pub fn put(&mut self, report: OutcomeReport) -> Result<(), OutboxError> {
        if self.entries.len() >= WAITING_MAX {
            return Err(OutboxError::Full);
        }
        let number = self.next_number;
        let name = file_name(number);
        self.write(&name, &encode(&report)?)
            .map_err(|source| OutboxError::Io {
                path: self.folder.join(&name),
                source,
            })?;
        self.next_number = number.saturating_add(1);
        self.entries.insert(
            number,
            Entry {
                report,
                next_try: None,
                pause: self.pauses.first,
            },
        );
        Ok(())
    }

    /// The oldest report that is due, with its number for [`Self::settle`].
    #[must_use]
    pub fn due(&self, now: Monotonic) -> Option<(u64, OutcomeReport)> {
        let is_due = |entry: &Entry| entry.next_try.is_none_or(|at| at <= now);
        let (&number, entry) = self.entries.iter().find(|(_, entry)| is_due(entry))?;
        Some((number, entry.report.clone()))
    }

    /// Does with a report what the centre's answer asks for.
    ///
    /// # Errors
    ///
    /// [`OutboxError::Io`] when a report that was answered cannot be taken from the disk; it will
    /// be sent again after the next start.
    pub fn settle(
        &mut self,
        number: u64,
        now: Monotonic,
        answer: Result<(), CentreFault>,
    ) -> Result<Delivery, OutboxError> {
        match answer {
            Ok(()) => {
                self.entries.remove(&number);
                self.remove(number)?;
                Ok(Delivery::Taken)
            }
            Err(fault) if is_final(fault) => {
                self.entries.remove(&number);
                self.set_aside(&file_name(number))?;
                Ok(Delivery::SetAside(fault))
            }
            Err(fault) => {
                if let Some(entry) = self.entries.get_mut(&number) {
                    entry.next_try = Some(now.after(entry.pause));
                    entry.pause = entry.pause.saturating_mul(2).min(self.pauses.longest);
                }
                Ok(Delivery::Postponed(fault))
            }
        }
    }

    /// When the next report is due, if one waits.
    #[must_use]
    pub fn next_due(&self, now: Monotonic) -> Option<Monotonic> {
        self.entries
            .values()
            .map(|entry| entry.next_try.unwrap_or(now))
            .min()
    }

    /// How many reports wait and how many were set aside.
    #[must_use]
    pub fn state(&self) -> OutboxState {
        let refused = fs::read_dir(self.folder.join(REFUSED_FOLDER)).map_or(0, Iterator::count);
        OutboxState {
            waiting: self.entries.len(),
            refused,
        }
    }

    fn load(&mut self) -> Result<(), OutboxError> {
        // A number that was set aside is not given out again: it would take the other's place.
        for name in names_in(&self.folder.join(REFUSED_FOLDER))? {
            self.count_past(&name);
        }
        for name in names_in(&self.folder)? {
            self.count_past(&name);
            if name.ends_with(TORN_SUFFIX) {
                // The power went before the rename: `put` never said that it was kept.
                let path = self.folder.join(&name);
                fs::remove_file(&path).map_err(|source| OutboxError::Io { path, source })?;
            } else if let Some(stem) = name.strip_suffix(REPORT_SUFFIX) {
                match (stem.parse::<u64>(), read(&self.folder.join(&name))) {
                    (Ok(number), Some(report)) => {
                        let entry = Entry {
                            report,
                            next_try: None,
                            pause: self.pauses.first,
                        };
                        self.entries.insert(number, entry);
                    }
                    _ => self.set_aside(&name)?,
                }
            }
        }
        Ok(())
    }

    fn count_past(&mut self, name: &str) {
        let number = name
            .strip_suffix(REPORT_SUFFIX)
            .and_then(|stem| stem.parse::<u64>().ok());
        self.next_number = self.next_number.max(number.unwrap_or(0).saturating_add(1));
    }

    fn write(&self, name: &str, bytes: &[u8]) -> io::Result<()> {
        let part = self.folder.join(format!("{name}{TORN_SUFFIX}"));
        let mut file = OpenOptions::new()
            .write(true)
            .create(true)
            .truncate(true)
            .mode(0o600)
            .open(&part)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        fs::rename(&part, self.folder.join(name))?;
        sync_folder(&self.folder)
    }

    fn remove(&self, number: u64) -> Result<(), OutboxError> {
        let path = self.folder.join(file_name(number));
        fs::remove_file(&path)
            .and_then(|()| sync_folder(&self.folder))
            .map_err(|source| OutboxError::Io { path, source })
    }

    /// Keeps a file for the technician; the oldest of too many goes.
    fn set_aside(&self, name: &str) -> Result<(), OutboxError> {
        let refused = self.folder.join(REFUSED_FOLDER);
        let path = self.folder.join(name);
        let moved = fs::rename(&path, refused.join(name))
            .and_then(|()| sync_folder(&refused))
            .and_then(|()| sync_folder(&self.folder));
        moved.map_err(|source| OutboxError::Io { path, source })?;
        let kept = names_in(&refused)?;
        let surplus = kept.len().saturating_sub(REFUSED_MAX);
        for name in kept.iter().take(surplus) {
            let path = refused.join(name);
            fs::remove_file(&path).map_err(|source| OutboxError::Io { path, source })?;
        }
        Ok(())
    }
}

/// Whether the centre will never take this report: it understood and said no.
const fn is_final(fault: CentreFault) -> bool {
    match fault {
        CentreFault::Problem(_) | CentreFault::Refused => true,
        CentreFault::NotConfigured
        | CentreFault::Unreachable
        | CentreFault::TimedOut
        | CentreFault::NotTrusted
        | CentreFault::BadAnswer
        | CentreFault::Failed
        | CentreFault::UnknownProblem => false,
    }
}

/// The names in a folder, sorted. One that is not UTF-8 is none of ours.
fn names_in(folder: &Path) -> Result<Vec<String>, OutboxError> {
    let in_folder = |source| OutboxError::Io {
        path: folder.to_owned(),
        source,
    };
    let mut names = Vec::new();
    for entry in fs::read_dir(folder).map_err(in_folder)? {
        names.extend(entry.map_err(in_folder)?.file_name().into_string().ok());
    }
    names.sort();
    Ok(names)
}

/// Twenty digits, so that names sort as numbers do.
fn file_name(number: u64) -> String {
    format!("{number:020}{REPORT_SUFFIX}")
}

fn encode(report: &OutcomeReport) -> Result<Vec<u8>, OutboxError> {
    let form = FileForm {
        version: VERSION,
        reservation: report.reservation.0.clone(),
        outcome: report.outcome,
        journal_sequence: report.journal_sequence,
        journal_hash: report.journal_hash,
    };
    serde_json::to_vec(&form).map_err(OutboxError::Form)
}

fn read(path: &Path) -> Option<OutcomeReport> {
    let bytes = crate::files::read(path, FILE_BYTES_MAX).ok()?;
    let form = serde_json::from_slice::<FileForm>(&bytes).ok()?;
    (form.version == VERSION).then_some(OutcomeReport {
        reservation: ReservationId(form.reservation),
        outcome: form.outcome,
        journal_sequence: form.journal_sequence,
        journal_hash: form.journal_hash,
    })
}

/// Makes a rename in the folder outlive a power cut.
fn sync_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

#[cfg(test)]
mod tests;
