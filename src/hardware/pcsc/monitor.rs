//! Notices cards, readers and the service coming and going.

use super::choice::ReaderChoice;
use super::errors::reader_failure;
use pcsc::{Context, Error, PNP_NOTIFICATION, ReaderState, Scope, State};
use pin_kiosk_core::failure::ReaderFailure;
use pin_kiosk_core::input::ReaderEvent;
use std::ffi::CString;
use std::io;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

/// How often a service or reader that is gone is asked for.
const GONE_POLL: Duration = Duration::from_millis(500);
/// A service that could be watched for so long was there.
const STEADY: Duration = Duration::from_secs(2);
/// Longest wait for the service to report something, in case it forgets.
const WAIT_MAX: Duration = Duration::from_secs(10);
/// While the thread is told to end.
const END_POLL: Duration = Duration::from_millis(5);

/// A thread that reports what the reader notices; it ends with this value.
#[derive(Debug)]
pub struct Monitor {
    shared: Arc<Shared>,
    thread: Option<JoinHandle<()>>,
}

/// What the thread and its owner share.
struct Shared {
    ending: AtomicBool,
    /// To wake the thread where it waits for the service.
    context: Mutex<Option<Context>>,
}

impl std::fmt::Debug for Shared {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Shared")
            .field("ending", &self.ending)
            .finish_non_exhaustive()
    }
}

impl Monitor {
    /// Starts the thread, which calls `report` for every change, first for what it finds.
    ///
    /// `report` is called on the monitor's thread and must not block for long.
    ///
    /// # Errors
    ///
    /// When the thread cannot be started.
    pub fn start(
        choice: ReaderChoice,
        report: impl FnMut(ReaderEvent) + Send + 'static,
    ) -> io::Result<Self> {
        let shared = Arc::new(Shared {
            ending: AtomicBool::new(false),
            context: Mutex::new(None),
        });
        let watch = Watch {
            shared: Arc::clone(&shared),
            choice,
            report: Reporter {
                report,
                reader: None,
                card: None,
            },
        };
        let thread = thread::Builder::new()
            .name("reader-monitor".to_owned())
            .spawn(move || watch.run())?;
        Ok(Self {
            shared,
            thread: Some(thread),
        })
    }
}

impl Drop for Monitor {
    fn drop(&mut self) {
        self.shared.ending.store(true, Ordering::Release);
        let Some(thread) = self.thread.take() else {
            return;
        };
        // A cancel that comes before the wait begins is lost, so it is repeated.
        while !thread.is_finished() {
            if let Some(context) = self.shared.context().as_ref() {
                // There may be nothing to cancel at this moment.
                let _not_waiting = context.cancel();
            }
            thread.thread().unpark();
            thread::park_timeout(END_POLL);
        }
        if thread.join().is_err() {
            tracing::error!("the reader monitor had panicked");
        }
    }
}

impl Shared {
    fn context(&self) -> std::sync::MutexGuard<'_, Option<Context>> {
        self.context.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn ending(&self) -> bool {
        self.ending.load(Ordering::Acquire)
    }
}

/// Reports changes only.
struct Reporter<F> {
    report: F,
    /// What was said of the reader.
    reader: Option<Result<(), ReaderFailure>>,
    /// What was said of the card.
    card: Option<Presence>,
}

/// What lies on the reader.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Presence {
    Absent,
    /// The service counts what comes and goes: with another count it is another visit.
    Present(u32),
}

impl<F: FnMut(ReaderEvent)> Reporter<F> {
    fn lost(&mut self, failure: ReaderFailure) {
        if self.reader != Some(Err(failure)) {
            self.reader = Some(Err(failure));
            self.card = None;
            (self.report)(ReaderEvent::Lost(failure));
        }
    }

    fn found(&mut self) {
        if self.reader != Some(Ok(())) {
            self.reader = Some(Ok(()));
            (self.report)(ReaderEvent::Found);
        }
    }

    fn card(&mut self, seen: Presence) {
        if self.card == Some(seen) {
            return;
        }
        // Taken out and put back between two looks: it lost its power, so both must be said.
        if matches!(
            (self.card, seen),
            (Some(Presence::Present(_)), Presence::Present(_))
        ) {
            (self.report)(ReaderEvent::CardAbsent);
        }
        self.card = Some(seen);
        (self.report)(match seen {
            Presence::Absent => ReaderEvent::CardAbsent,
            Presence::Present(_) => ReaderEvent::CardPresent,
        });
    }
}

/// The thread's work.
struct Watch<F> {
    shared: Arc<Shared>,
    choice: ReaderChoice,
    report: Reporter<F>,
}

impl<F: FnMut(ReaderEvent)> Watch<F> {
    fn run(mut self) {
        let mut failed_at_once = 0_u8;
        while !self.shared.ending() {
            let begun = Instant::now();
            let error = match Context::establish(Scope::User) {
                Ok(context) => {
                    *self.shared.context() = Some(context.clone());
                    let error = self.watch_service(&context);
                    *self.shared.context() = None;
                    error
                }
                Err(error) => error,
            };
            if matches!(error, Error::Cancelled) {
                continue;
            }
            tracing::debug!(%error, "the smart card service cannot be watched");
            failed_at_once = if begun.elapsed() > STEADY {
                0
            } else {
                failed_at_once.saturating_add(1)
            };
            // What a dying service says is anything; whether it is gone, the next look tells.
            let failure = reader_failure(error);
            if failure == ReaderFailure::NoService || failed_at_once > 1 {
                self.report.lost(failure);
            }
            if !self.shared.ending() {
                thread::park_timeout(GONE_POLL);
            }
        }
    }

    /// Watches as long as the service answers.
    fn watch_service(&mut self, context: &Context) -> Error {
        loop {
            if self.shared.ending() {
                return Error::Cancelled;
            }
            let name = match context.list_readers_owned() {
                Ok(names) => self.choice.choose(&names).map(CString::from),
                Err(Error::NoReadersAvailable) => None,
                Err(error) => return error,
            };
            let watched = match name {
                Some(name) => self.watch_reader(context, name),
                None => {
                    self.report.lost(ReaderFailure::NoReader);
                    wait_for_readers(context)
                }
            };
            if let Err(error) = watched {
                return error;
            }
        }
    }

    /// Watches one reader until it is gone or others have come.
    fn watch_reader(&mut self, context: &Context, name: CString) -> Result<(), Error> {
        let mut states = [
            ReaderState::new(name, State::UNAWARE),
            ReaderState::new(PNP_NOTIFICATION(), State::UNAWARE),
        ];
        let mut first = true;
        loop {
            match context.get_status_change(WAIT_MAX, &mut states) {
                Ok(()) => {}
                // Nothing happened; the list of readers is looked at again all the same.
                Err(Error::Timeout) => return Ok(()),
                Err(Error::UnknownReader | Error::ReaderUnavailable) => {
                    self.report.lost(ReaderFailure::NoReader);
                    return Ok(());
                }
                Err(error) => return Err(error),
            }
            let [reader, readers] = &mut states;
            let seen = reader.event_state();
            if seen.intersects(State::UNKNOWN | State::UNAVAILABLE | State::IGNORE) {
                self.report.lost(ReaderFailure::NoReader);
                thread::park_timeout(GONE_POLL);
                return Ok(());
            }
            self.report.found();
            self.report.card(if seen.contains(State::PRESENT) {
                Presence::Present(reader.event_count())
            } else {
                Presence::Absent
            });
            if !first && readers.event_state().contains(State::CHANGED) {
                return Ok(());
            }
            first = false;
            reader.sync_current_state();
            readers.sync_current_state();
            if self.shared.ending() {
                return Err(Error::Cancelled);
            }
        }
    }
}

/// Waits until a reader comes, or long enough to ask again.
fn wait_for_readers(context: &Context) -> Result<(), Error> {
    let mut states = [ReaderState::new(PNP_NOTIFICATION(), State::UNAWARE)];
    match context.get_status_change(GONE_POLL, &mut states) {
        Ok(()) => {
            // Whatever woke it, a service that answers at once must not be asked in a tight loop.
            thread::park_timeout(GONE_POLL);
            Ok(())
        }
        Err(Error::Timeout) => Ok(()),
        Err(error) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reported(act: impl FnOnce(&mut Reporter<&mut dyn FnMut(ReaderEvent)>)) -> Vec<ReaderEvent> {
        let mut events = Vec::new();
        let mut push = |event| events.push(event);
        act(&mut Reporter {
            report: &mut push,
            reader: None,
            card: None,
        });
        events
    }

    #[test]
    fn only_changes_are_reported() {
        let events = reported(|reporter| {
            reporter.lost(ReaderFailure::NoService);
            reporter.lost(ReaderFailure::NoService);
            reporter.found();
            reporter.found();
            reporter.card(Presence::Absent);
            reporter.card(Presence::Absent);
            reporter.card(Presence::Present(1));
            reporter.card(Presence::Present(1));
            reporter.card(Presence::Absent);
        });
        assert_eq!(
            events,
            [
                ReaderEvent::Lost(ReaderFailure::NoService),
                ReaderEvent::Found,
                ReaderEvent::CardAbsent,
                ReaderEvent::CardPresent,
                ReaderEvent::CardAbsent,
            ]
        );
    }

    #[test]
    fn a_card_swapped_between_two_looks_is_told_as_both() {
        let events = reported(|reporter| {
            reporter.found();
            reporter.card(Presence::Present(1));
            reporter.card(Presence::Present(3));
        });
        assert_eq!(
            events,
            [
                ReaderEvent::Found,
                ReaderEvent::CardPresent,
                ReaderEvent::CardAbsent,
                ReaderEvent::CardPresent,
            ]
        );
    }

    #[test]
    fn a_card_is_told_anew_when_the_reader_comes_back() {
        let events = reported(|reporter| {
            reporter.found();
            reporter.card(Presence::Present(1));
            reporter.lost(ReaderFailure::NoReader);
            reporter.found();
            reporter.card(Presence::Present(1));
        });
        assert_eq!(
            events,
            [
                ReaderEvent::Found,
                ReaderEvent::CardPresent,
                ReaderEvent::Lost(ReaderFailure::NoReader),
                ReaderEvent::Found,
                ReaderEvent::CardPresent,
            ]
        );
    }
}
