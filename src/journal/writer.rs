//! Lines and sealing state on their way to the disk.

use super::JournalError;
use super::folder::{Folder, JournalFile};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan as _};
use pin_kiosk_core::journal::{Chain, Line, RecordRef};
use std::io;

pub(super) const STATE: &str = "seal-state";

/// The two places of the sealing state, apart so that no torn write hits both.
pub(super) const STATE_PLACES: [u64; 2] = [0, 4096];

/// Length of the state's file.
pub(super) const STATE_BYTES: u64 = 8192;

/// Room that must be left before a session begins: more than its longest course needs.
const SESSION_BYTES: u64 = 64 * 1024;

/// Room that is reserved at a time.
const RESERVE_BYTES: u64 = 256 * 1024;

/// The file of the day and the sealing state.
#[derive(Debug)]
pub(super) struct Writer {
    folder: Box<dyn Folder>,
    day: Day,
    state: Box<dyn JournalFile>,
    /// A failure left what is on the disk in doubt.
    broken: bool,
}

#[derive(Debug)]
struct Day {
    file: Box<dyn JournalFile>,
    name: String,
    len: u64,
    reserved: u64,
}

/// Name of the file whose first record has this number and time.
pub(super) fn day_name(first: u64, wall: Timestamp) -> String {
    let date = wall.to_zoned(TimeZone::UTC).date();
    format!("journal-{first:010}-{date}.jsonl")
}

/// The date in such a name.
fn date_of(name: &str) -> Option<&str> {
    name.splitn(3, '-').nth(2)
}

/// Whether `name` is one of a day's records, and not something else in the folder.
pub(super) fn is_day_name(name: &str) -> bool {
    name.strip_prefix("journal-")
        .and_then(|rest| rest.strip_suffix(".jsonl"))
        .and_then(|rest| rest.split_once('-'))
        .is_some_and(|(first, _)| {
            first.len() >= 10 && first.bytes().all(|digit| digit.is_ascii_digit())
        })
}

impl Writer {
    /// Writes on behind the first `len` bytes of the file `name`.
    pub(super) fn open(
        mut folder: Box<dyn Folder>,
        name: String,
        len: u64,
    ) -> Result<Self, JournalError> {
        let opening = JournalError::disk("opening a file");
        let mut file = folder.open(&name).map_err(&opening)?;
        file.set_len(len)
            .and_then(|()| file.sync())
            .map_err(JournalError::disk("cutting off a torn record"))?;
        let state = folder.open(STATE).map_err(&opening)?;
        Ok(Self {
            folder,
            day: Day {
                file,
                name,
                len,
                reserved: 0,
            },
            state,
            broken: false,
        })
    }

    /// Opens a new day's file if it is time, and reserves room for a whole session. Tells whether
    /// it is a new day.
    pub(super) fn between_sessions(
        &mut self,
        chain: &Chain,
        wall: Timestamp,
    ) -> Result<bool, JournalError> {
        self.ensure_sound()?;
        let mut is_new_day = false;
        let name = day_name(chain.next(), wall);
        if self.day.len > 0 && date_of(&name) != date_of(&self.day.name) {
            self.sync_state()?;
            let file = self
                .folder
                .open(&name)
                .map_err(JournalError::disk("beginning a day's file"))?;
            self.day = Day {
                file,
                name,
                len: 0,
                reserved: 0,
            };
            is_new_day = true;
        }
        self.reserve()?;
        Ok(is_new_day)
    }

    /// Reserves room for a whole session, where it is not reserved already.
    pub(super) fn reserve(&mut self) -> Result<(), JournalError> {
        let needed = self.day.len.saturating_add(SESSION_BYTES);
        if self.day.reserved < needed {
            let reserved = self.day.len.saturating_add(RESERVE_BYTES);
            self.day
                .file
                .reserve(reserved)
                .map_err(JournalError::disk("reserving room"))?;
            self.day.reserved = reserved;
        }
        Ok(())
    }

    /// The oldest day's file and its last record, if it is older than so many days.
    pub(super) fn outdated(
        &self,
        keep_days: u32,
        wall: Timestamp,
    ) -> Result<Option<(String, RecordRef)>, JournalError> {
        let reading = JournalError::disk("looking for old days");
        let mut names = self.folder.names().map_err(&reading)?;
        names.retain(|name| is_day_name(name) && *name != self.day.name);
        names.sort();
        // The file after it names its last record, so the newest old file always stays.
        let mut names = names.into_iter();
        let (Some(oldest), Some(after)) = (names.next(), names.next()) else {
            return Ok(None);
        };
        let today = wall.to_zoned(TimeZone::UTC).date();
        let is_outdated = date_of(&oldest)
            .and_then(|date| date.strip_suffix(".jsonl"))
            .and_then(|date| date.parse::<Date>().ok())
            .and_then(|date| date.checked_add(i64::from(keep_days).days()).ok())
            .is_some_and(|kept_until| kept_until < today);
        if !is_outdated {
            return Ok(None);
        }
        let content = self.folder.read(&after).map_err(&reading)?;
        let first = content.split(|byte| *byte == b'\n').next();
        let last = first.and_then(Line::parse).and_then(|line| line.before());
        Ok(last.map(|last| (oldest, last)))
    }

    /// Deletes a file.
    pub(super) fn remove(&mut self, name: &str) -> Result<(), JournalError> {
        self.folder
            .remove(name)
            .map_err(JournalError::disk("deleting an old day"))
    }

    /// Appends a line; it is on the disk, or nothing of it is.
    pub(super) fn append(&mut self, line: &[u8]) -> Result<(), JournalError> {
        self.ensure_sound()?;
        let written = write_all(&mut *self.day.file, self.day.len, line);
        if let Err(error) = written {
            // Nobody relies on it yet: away with what there is of it.
            let taken_back = self
                .day
                .file
                .set_len(self.day.len)
                .and_then(|()| self.day.file.sync());
            self.broken = taken_back.is_err();
            // Cutting gave the reserved room back.
            self.day.reserved = 0;
            return Err(JournalError::disk("writing a record")(error));
        }
        if let Err(error) = self.day.file.sync() {
            // After this nobody can say what is on the disk, not even by asking again.
            self.broken = true;
            return Err(JournalError::disk("syncing a record")(error));
        }
        let line_bytes = u64::try_from(line.len()).unwrap_or(u64::MAX);
        self.day.len = self.day.len.saturating_add(line_bytes);
        Ok(())
    }

    /// Writes the key of the next record over the one that is used up.
    ///
    /// Not synced each time: a state that lags after a power cut is brought up to the journal when
    /// that is opened, and it can never be ahead.
    pub(super) fn remember(&mut self, chain: &Chain) -> Result<(), JournalError> {
        let slot = chain.state().encode();
        for place in STATE_PLACES {
            write_all(&mut *self.state, place, slot.expose())
                .inspect_err(|_| self.broken = true)
                .map_err(JournalError::disk("writing the sealing state"))?;
        }
        Ok(())
    }

    /// Writes the state, durably, where a power cut has torn it: the only whole one is not touched
    /// until there are two again.
    pub(super) fn mend_state(
        &mut self,
        torn_places: &[u64],
        chain: &Chain,
    ) -> Result<(), JournalError> {
        if torn_places.is_empty() {
            return Ok(());
        }
        let slot = chain.state().encode();
        for place in torn_places {
            write_all(&mut *self.state, *place, slot.expose())
                .map_err(JournalError::disk("mending the sealing state"))?;
        }
        self.sync_state()
    }

    pub(super) fn sync_state(&mut self) -> Result<(), JournalError> {
        self.state
            .sync()
            .inspect_err(|_| self.broken = true)
            .map_err(JournalError::disk("syncing the sealing state"))
    }

    /// Whether no failure has left what is on the disk in doubt.
    pub(super) const fn is_sound(&self) -> bool {
        !self.broken
    }

    const fn ensure_sound(&self) -> Result<(), JournalError> {
        if self.broken {
            Err(JournalError::Broken)
        } else {
            Ok(())
        }
    }
}

/// Writes all of `bytes`, in as many goes as the file wants.
pub(super) fn write_all(
    file: &mut dyn JournalFile,
    mut offset: u64,
    mut bytes: &[u8],
) -> io::Result<()> {
    while !bytes.is_empty() {
        match file.write_at(offset, bytes) {
            Ok(0) => return Err(io::ErrorKind::WriteZero.into()),
            Ok(written) => {
                bytes = bytes.get(written..).unwrap_or_default();
                offset = offset.saturating_add(u64::try_from(written).unwrap_or(u64::MAX));
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(())
}
