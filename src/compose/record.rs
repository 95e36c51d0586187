//! The journal as the session's thread uses it.

use crate::journal::{Found, Journal, JournalError};
use crate::runtime::{NotRecorded, Recorder};
use pin_kiosk_core::event::Event;
use pin_kiosk_core::journal::RecordRef;
use pin_kiosk_core::session::Now;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tracing::{error, info, warn};

/// A journal that failed is opened anew after this long at the earliest.
const REOPEN_AFTER: Duration = Duration::from_secs(10);

/// The newest record, for slips and for the centre; and whether records are taken.
#[derive(Clone, Debug, Default)]
pub(super) struct Head(Arc<Mutex<HeadState>>);

#[derive(Debug, Default)]
struct HeadState {
    newest: Option<RecordRef>,
    failing: bool,
}

impl Head {
    pub(super) fn newest(&self) -> Option<RecordRef> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).newest
    }

    /// Whether the last record was not taken.
    pub(super) fn is_failing(&self) -> bool {
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

/// Appends to the journal on disk, and opens it anew after a failure.
#[derive(Debug)]
pub(super) struct JournalRecorder {
    folder: PathBuf,
    keep_days: u32,
    journal: Option<Journal>,
    head: Head,
    failed_at: Option<Now>,
}

impl JournalRecorder {
    pub(super) fn open(
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
        let found = journal.found();
        if found != Found::default() {
            warn!(?found, "the journal was left open by the last run");
        }
        let head = Head::default();
        head.set(Some(journal.head()), false);
        Ok((
            Self {
                folder,
                keep_days,
                journal: Some(journal),
                head: head.clone(),
                failed_at: None,
            },
            head,
        ))
    }

    fn journal(&mut self, now: Now) -> Option<&mut Journal> {
        if self.journal.is_none() {
            let since = self
                .failed_at
                .map_or(REOPEN_AFTER, |at| now.monotonic.since(at.monotonic));
            if since >= REOPEN_AFTER {
                match Journal::open(&self.folder, now) {
                    Ok(mut journal) => {
                        info!("the journal is open again");
                        journal.keep_days(self.keep_days);
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
