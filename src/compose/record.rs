//! The journal as the session's thread uses it.

use crate::journal::{Found, Journal, JournalError};
use crate::runtime::{NotRecorded, Recorder};
use pin_kiosk_core::event::Event;
use pin_kiosk_core::journal::RecordRef;
use pin_kiosk_core::session::Now;
use std::fmt;
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tracing::{error, info, warn};

/// A journal that failed is opened anew after this long at the earliest.
const REOPEN_AFTER: Duration = Duration::from_secs(10);

/// The newest record, for slips and for the centre; and whether records are taken.
#[derive(Clone, Debug, Default)]
pub(crate) struct Head(Arc<Mutex<HeadState>>);

#[derive(Debug, Default)]
struct HeadState {
    newest: Option<RecordRef>,
    failing: bool,
}

impl Head {
    pub(crate) fn newest(&self) -> Option<RecordRef> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).newest
    }

    /// Whether the last record was not taken.
    pub(crate) fn is_failing(&self) -> bool {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .failing
    }

    fn set(&self, newest: Option<RecordRef>, failing: bool) {
        let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        state.newest = newest.or(state.newest);
        state.failing = failing;
    }
}

/// How long a day's file is kept, in days; may change while the journal is open.
#[derive(Clone, Debug, Default)]
pub(crate) struct KeepDays(Arc<KeepDaysState>);

#[derive(Debug, Default)]
struct KeepDaysState {
    days: AtomicU32,
    /// Nothing is old by a clock that nobody believes.
    held: AtomicBool,
}

impl KeepDays {
    pub(crate) fn of(days: u32) -> Self {
        let keep_days = Self::default();
        keep_days.set(days);
        keep_days
    }

    pub(crate) fn set(&self, days: u32) {
        self.0.days.store(days, Ordering::Relaxed);
    }

    /// Keeps all files while the clock is in doubt.
    pub(crate) fn hold(&self, doubted: bool) {
        self.0.held.store(doubted, Ordering::Relaxed);
    }

    /// `None`: for ever.
    pub(crate) fn get(&self) -> Option<u32> {
        let held = self.0.held.load(Ordering::Relaxed);
        (!held).then(|| self.0.days.load(Ordering::Relaxed))
    }
}

/// Opens the journal where it is kept.
pub(crate) type OpenJournal = Box<dyn Fn(Now) -> Result<Journal, JournalError> + Send>;

/// Appends to the journal, and opens it anew after a failure.
pub(crate) struct JournalRecorder {
    open: OpenJournal,
    journal: Option<Journal>,
    head: Head,
    /// `None`: for ever.
    keep_days: Option<KeepDays>,
    failed_at: Option<Now>,
}

impl fmt::Debug for JournalRecorder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("JournalRecorder")
            .field("open", &self.journal.is_some())
            .finish_non_exhaustive()
    }
}

impl JournalRecorder {
    /// Opens the journal in `folder`; `head` is told of each record from now on.
    ///
    /// It has to be there: one that is made on the way would have seals that nobody can check,
    /// since only `journal init` shows the key.
    pub(crate) fn open(
        folder: &Path,
        keep_days: KeepDays,
        head: Head,
        now: Now,
    ) -> Result<Self, JournalError> {
        let journal = Journal::open(folder, now)?;
        let folder = folder.to_owned();
        let again = Box::new(move |now| Journal::open(&folder, now));
        let mut recorder = Self::with_head(journal, again, head);
        recorder.keep_days = Some(keep_days);
        Ok(recorder)
    }

    /// Goes on with a journal that is open, and opens it anew by `open`.
    #[cfg(feature = "simulate")]
    pub(crate) fn over(journal: Journal, open: OpenJournal) -> (Self, Head) {
        let head = Head::default();
        (Self::with_head(journal, open, head.clone()), head)
    }

    fn with_head(journal: Journal, open: OpenJournal, head: Head) -> Self {
        let found = journal.found();
        if found != Found::default() {
            warn!(?found, "the journal was left open by the last run");
        }
        head.set(Some(journal.head()), false);
        Self {
            open,
            journal: Some(journal),
            head,
            keep_days: None,
            failed_at: None,
        }
    }

    fn journal(&mut self, now: Now) -> Option<&mut Journal> {
        if self.journal.is_none() {
            let since = self
                .failed_at
                .map_or(REOPEN_AFTER, |at| now.monotonic.since(at.monotonic));
            if since >= REOPEN_AFTER {
                match (self.open)(now) {
                    Ok(journal) => {
                        info!("the journal is open again");
                        self.journal = Some(journal);
                    }
                    Err(reason) => {
                        error!(%reason, "the journal cannot be opened");
                        self.failed_at = Some(now);
                    }
                }
            }
        }
        self.journal.as_mut()
    }
}

impl Recorder for JournalRecorder {
    fn record(&mut self, event: &Event, now: Now) -> Result<(), NotRecorded> {
        let keep_days = self.keep_days.as_ref().and_then(KeepDays::get);
        let Some(journal) = self.journal(now) else {
            return Err(NotRecorded);
        };
        journal.keep_days(keep_days);
        match journal.append(event, now) {
            Ok(newest) => {
                self.head.set(Some(newest), false);
                Ok(())
            }
            Err(reason) => {
                error!(%reason, "the journal could not be written");
                self.journal = None;
                self.failed_at = Some(now);
                self.head.set(None, true);
                Err(NotRecorded)
            }
        }
    }

    fn recover(&mut self, now: Now) -> bool {
        let well = self.journal(now).is_some();
        if well {
            self.head.set(None, false);
        }
        well
    }
}

#[cfg(all(test, feature = "simulate"))]
mod tests {
    use super::*;
    use crate::journal::memory::MemoryDisk;
    use jiff::{SignedDuration, Timestamp};
    use pin_kiosk_core::time::Monotonic;
    use zeroize::Zeroizing;

    const DAY: u64 = 24 * 60 * 60;

    /// Both clocks, this many seconds after the journal's creation.
    fn at(seconds: u64) -> Now {
        let start: Timestamp = "2026-11-22T03:00:00Z".parse().unwrap();
        Now {
            monotonic: Monotonic::from_start(Duration::from_secs(seconds)),
            wall: start + SignedDuration::from_secs(i64::try_from(seconds).unwrap()),
        }
    }

    fn recorder() -> (JournalRecorder, MemoryDisk) {
        let disk = MemoryDisk::new();
        let randomness = [Zeroizing::new([1; 32]), Zeroizing::new([2; 32])];
        Journal::create_in(Box::new(disk.clone()), randomness, at(0)).unwrap();
        let again = disk.clone();
        let open = move |now| Journal::open_in(Box::new(again.clone()), now);
        let journal = open(at(1)).unwrap();
        (JournalRecorder::over(journal, Box::new(open)).0, disk)
    }

    fn days(disk: &MemoryDisk) -> usize {
        let names = disk.all_names();
        names.iter().filter(|name| name.ends_with(".jsonl")).count()
    }

    #[test]
    fn no_day_is_old_by_a_clock_in_doubt() {
        let (mut recorder, disk) = recorder();
        let keep_days = KeepDays::of(30);
        recorder.keep_days = Some(keep_days.clone());
        let left = Event::TechnicianLeft;
        recorder.record(&left, at(DAY)).unwrap();
        keep_days.hold(true);
        for day in 1000..1003 {
            recorder.record(&left, at(day * DAY)).unwrap();
        }
        assert_eq!(days(&disk), 5);
        keep_days.hold(false);
        recorder.record(&left, at(1003 * DAY)).unwrap();
        assert_eq!(days(&disk), 5, "one came and one went");
    }
}
