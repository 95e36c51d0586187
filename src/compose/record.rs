//! The journal as the session's thread uses it.

use crate::journal::{Found, Journal, JournalError};
use crate::runtime::{NotRecorded, Recorder};
use pin_kiosk_core::event::Event;
use pin_kiosk_core::journal::RecordRef;
use pin_kiosk_core::session::Now;
use std::fmt;
use std::path::PathBuf;
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

/// Opens the journal where it is kept.
pub(crate) type OpenJournal = Box<dyn Fn(Now) -> Result<Journal, JournalError> + Send>;

/// Appends to the journal, and opens it anew after a failure.
pub(crate) struct JournalRecorder {
    open: OpenJournal,
    journal: Option<Journal>,
    head: Head,
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
    pub(crate) fn open(
        folder: PathBuf,
        keep_days: u32,
        now: Now,
    ) -> Result<(Self, Head), JournalError> {
        let mut journal = match Journal::open(&folder, now) {
            Err(JournalError::NotCreated) => {
                // The key that would check the seals is shown by `journal init` only.
                warn!("a new journal is created; its seals cannot be checked later");
                Journal::create(&folder, now)?;
                Journal::open(&folder, now)?
            }
            opened => opened?,
        };
        journal.keep_days(keep_days);
        Ok(Self::over(
            journal,
            Box::new(move |now| {
                let mut journal = Journal::open(&folder, now)?;
                journal.keep_days(keep_days);
                Ok(journal)
            }),
        ))
    }

    /// Goes on with a journal that is open, and opens it anew by `open`.
    pub(crate) fn over(journal: Journal, open: OpenJournal) -> (Self, Head) {
        let found = journal.found();
        if found != Found::default() {
            warn!(?found, "the journal was left open by the last run");
        }
        let head = Head::default();
        head.set(Some(journal.head()), false);
        let recorder = Self {
            open,
            journal: Some(journal),
            head: head.clone(),
            failed_at: None,
        };
        (recorder, head)
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
        let Some(journal) = self.journal(now) else {
            return Err(NotRecorded);
        };
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
