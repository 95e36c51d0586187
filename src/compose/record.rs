//! The journal as the session's thread uses it.

use crate::journal::{Found, Journal, JournalError, Meanwhile, OpenWrite};
use crate::runtime::{NotRecorded, Recorder};
use pin_kiosk_core::event::{Event, WriteOutcome};
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

/// Opens the journal anew where it is kept.
pub(crate) type OpenJournal = Box<dyn Fn(Now, &Meanwhile) -> Result<Journal, JournalError> + Send>;

/// Appends to the journal, and opens it anew after a failure.
pub(crate) struct JournalRecorder {
    open: OpenJournal,
    journal: Option<Journal>,
    head: Head,
    /// `None`: for ever.
    keep_days: Option<KeepDays>,
    failed_at: Option<Now>,
    /// What a journal that is opened anew has to know.
    meanwhile: Meanwhile,
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
        let again =
            Box::new(move |now, meanwhile: &Meanwhile| Journal::reopen(&folder, now, meanwhile));
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
            meanwhile: Meanwhile::default(),
        }
    }

    fn journal(&mut self, now: Now) -> Option<&mut Journal> {
        if self.journal.is_none() {
            let since = self
                .failed_at
                .map_or(REOPEN_AFTER, |at| now.monotonic.since(at.monotonic));
            if since >= REOPEN_AFTER {
                match (self.open)(now, &self.meanwhile) {
                    Ok(journal) => {
                        info!("the journal is open again");
                        self.journal = Some(journal);
                        self.meanwhile.told();
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

impl JournalRecorder {
    fn append(&mut self, event: &Event, now: Now) -> Result<(), NotRecorded> {
        let keep_days = self.keep_days.as_ref().and_then(KeepDays::get);
        let Some(journal) = self.journal(now) else {
            return Err(NotRecorded);
        };
        journal.keep_days(keep_days);
        let appended = journal.append(event, now);
        let sound = appended.is_ok() && journal.is_sound();
        if !sound {
            self.journal = None;
            self.failed_at = Some(now);
        }
        match appended {
            Ok(newest) => {
                self.head.set(Some(newest), !sound);
                Ok(())
            }
            Err(reason) => {
                error!(%reason, "the journal could not be written");
                self.head.set(None, true);
                Err(NotRecorded)
            }
        }
    }
}

impl Meanwhile {
    /// Notes what becomes of a write and of a session, whether the journal took it or not.
    fn note(&mut self, event: &Event, taken: bool) {
        match event {
            Event::WriteStarted { .. } if taken => self.write = OpenWrite::UnderWay,
            // Nothing is sent that is not announced, but the announcement may be on the disk.
            Event::WriteStarted { card, .. } if self.write == OpenWrite::Unknown => {
                self.write = OpenWrite::Ended(Event::WriteEnded {
                    card: *card,
                    outcome: WriteOutcome::NotChanged,
                });
            }
            Event::WriteEnded { .. } if taken => self.write = OpenWrite::Unknown,
            Event::WriteEnded { .. } => self.write = OpenWrite::Ended(event.clone()),
            Event::SessionStarted { .. } => self.session_end = None,
            Event::SessionEnded { .. } => {
                self.session_end = (!taken).then(|| event.clone());
            }
            _ => {}
        }
    }

    /// The journal that was opened anew has taken what it could use.
    fn told(&mut self) {
        if self.write != OpenWrite::UnderWay {
            *self = Self::default();
        }
    }
}

impl Recorder for JournalRecorder {
    fn record(&mut self, event: &Event, now: Now) -> Result<(), NotRecorded> {
        let recorded = self.append(event, now);
        self.meanwhile.note(event, recorded.is_ok());
        recorded
    }

    fn recover(&mut self, now: Now) -> bool {
        let well = self.journal(now).is_some();
        if well {
            self.head.set(None, false);
        }
        well
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::memory::{Faults, MemoryDisk};
    use jiff::{SignedDuration, Timestamp};
    use pin_kiosk_core::event::{CardFingerprint, SessionEnd, WriteOutcome};
    use pin_kiosk_core::input::Procedure;
    use pin_kiosk_core::journal::{Line, Verifier};
    use pin_kiosk_core::language::Language;
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
        let open = move |now, meanwhile: &Meanwhile| {
            Journal::reopen_in(Box::new(again.clone()), now, meanwhile)
        };
        let journal = open(at(1), &Meanwhile::default()).unwrap();
        let recorder = JournalRecorder::with_head(journal, Box::new(open), Head::default());
        (recorder, disk)
    }

    fn days(disk: &MemoryDisk) -> usize {
        let names = disk.all_names();
        names
            .iter()
            .filter(|name| name.starts_with("journal-"))
            .count()
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

    const CARD: CardFingerprint = CardFingerprint([7; 32]);

    const STARTED: Event = Event::WriteStarted {
        card: CARD,
        procedure: Procedure::Change,
    };

    const DONE: Event = Event::WriteEnded {
        card: CARD,
        outcome: WriteOutcome::Done,
    };

    const END: Event = Event::SessionEnded {
        end: SessionEnd::Done,
    };

    fn begin() -> Event {
        Event::SessionStarted {
            language: Language::Japanese,
        }
    }

    /// Nothing can be written, until it is mended.
    fn fail(disk: &MemoryDisk) {
        disk.set_faults(Faults {
            fails_after_bytes: Some(0),
            ..Faults::default()
        });
    }

    fn mend(disk: &MemoryDisk) {
        disk.set_faults(Faults::default());
    }

    fn text(disk: &MemoryDisk) -> String {
        let mut names = disk.all_names();
        names.retain(|name| name.starts_with("journal-"));
        let bytes = names.iter().flat_map(|name| disk.content(name).unwrap());
        String::from_utf8(bytes.collect()).unwrap()
    }

    /// Kinds with their fields, behind the record that made the journal, after all has been verified.
    fn verified(disk: &MemoryDisk) -> Vec<String> {
        let text = text(disk);
        let mut verifier = Verifier::new(None, Vec::new());
        let mut kinds = Vec::new();
        for line in text.lines() {
            verifier.line(line.as_bytes()).unwrap();
            let line = Line::parse(line.as_bytes()).unwrap();
            let fields = line.fields.replace(&card_of(&text), "CARD");
            kinds.push(format!("{} {fields}", line.kind));
        }
        let summary = verifier.finish().unwrap();
        assert_eq!(summary.open_write, None);
        kinds.split_off(1)
    }

    /// The card as the journal has it.
    fn card_of(text: &str) -> String {
        let behind = text.split("\"card\":\"").nth(1).unwrap_or_default();
        format!("\"card\":\"{}\"", behind.get(..32).unwrap_or("none"))
    }

    const SESSION: [&str; 4] = [
        r#"session-started {"language":"ja"}"#,
        r#"write-started {CARD,"procedure":"change"}"#,
        r#"write-ended {CARD,"outcome":"done","found":"in-session"}"#,
        r#"session-ended {"end":"done"}"#,
    ];

    #[test]
    fn a_write_under_way_outlasts_a_journal_that_fails_meanwhile() {
        let (mut recorder, disk) = recorder();
        recorder.record(&begin(), at(2)).unwrap();
        recorder.record(&STARTED, at(3)).unwrap();
        fail(&disk);
        recorder
            .record(&Event::CardWorkerReplaced, at(4))
            .unwrap_err();
        assert!(!recorder.recover(at(5)));
        mend(&disk);
        assert!(recorder.recover(at(15)));
        recorder.record(&DONE, at(16)).unwrap();
        recorder.record(&END, at(16)).unwrap();
        assert_eq!(verified(&disk), SESSION);
    }

    #[test]
    fn an_outcome_and_an_end_that_the_journal_did_not_take_are_told_when_it_is_open_again() {
        let (mut recorder, disk) = recorder();
        recorder.record(&begin(), at(2)).unwrap();
        recorder.record(&STARTED, at(3)).unwrap();
        fail(&disk);
        recorder.record(&DONE, at(4)).unwrap_err();
        recorder.record(&END, at(4)).unwrap_err();
        mend(&disk);
        assert!(recorder.recover(at(15)));
        assert_eq!(verified(&disk), SESSION);
        // Once, also when the next failure comes.
        fail(&disk);
        recorder.record(&Event::TechnicianLeft, at(16)).unwrap_err();
        mend(&disk);
        assert!(recorder.recover(at(27)));
        assert_eq!(verified(&disk), SESSION);
    }

    #[test]
    fn a_write_that_was_refused_for_its_announcement_has_changed_nothing() {
        let (mut recorder, disk) = recorder();
        recorder.record(&begin(), at(2)).unwrap();
        // Whether the line is on the disk nobody can say; here it is.
        disk.set_faults(Faults {
            sync_fails: true,
            ..Faults::default()
        });
        recorder.record(&STARTED, at(3)).unwrap_err();
        mend(&disk);
        assert!(recorder.recover(at(14)));
        let outcome = r#"write-ended {CARD,"outcome":"not-changed","found":"in-session"}"#;
        let end = r#"session-ended {"end":"interrupted"}"#;
        assert_eq!(
            verified(&disk),
            [SESSION[0], SESSION[1], outcome, end],
            "the session's own end is lost with the failure"
        );
    }

    #[test]
    fn an_announcement_that_is_on_the_disk_holds_although_the_key_after_it_is_not_kept() {
        let line_bytes = {
            let (mut recorder, disk) = recorder();
            recorder.record(&begin(), at(2)).unwrap();
            let before = text(&disk).len();
            recorder.record(&STARTED, at(3)).unwrap();
            text(&disk).len() - before
        };
        let (mut recorder, disk) = recorder();
        recorder.record(&begin(), at(2)).unwrap();
        disk.set_faults(Faults {
            fails_after_bytes: Some(u64::try_from(line_bytes).unwrap()),
            ..Faults::default()
        });
        recorder.record(&STARTED, at(3)).unwrap();
        assert!(recorder.head.is_failing(), "no resident after this one");
        mend(&disk);
        recorder.record(&DONE, at(4)).unwrap_err();
        recorder.record(&END, at(4)).unwrap_err();
        assert!(recorder.recover(at(15)));
        assert_eq!(verified(&disk), SESSION);
    }

    #[test]
    fn a_session_without_a_write_does_not_outlast_the_journal() {
        let (mut recorder, disk) = recorder();
        recorder.record(&begin(), at(2)).unwrap();
        fail(&disk);
        recorder
            .record(&Event::ReservationFound, at(3))
            .unwrap_err();
        mend(&disk);
        assert!(recorder.recover(at(14)));
        let end = r#"session-ended {"end":"interrupted"}"#;
        assert_eq!(verified(&disk), [SESSION[0], end]);
    }
}
