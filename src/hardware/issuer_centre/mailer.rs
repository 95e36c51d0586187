//! The thread that empties the outbox.

use super::outbox::{Delivery, Outbox, OutboxError, OutboxState};
use pin_kiosk_core::ports::{IssuerCentre, OutcomeReport};
use pin_kiosk_core::time::Monotonic;
use std::fmt;
use std::io;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};
use tracing::{debug, error, warn};

/// How long the thread sleeps at most when nothing waits.
const REST: Duration = Duration::from_mins(1);

/// Keeps reports and sends them on a thread of its own, with a line of its own: an outage never
/// delays a resident. The thread ends after this is dropped.
pub struct Mailer {
    shared: Arc<Shared>,
}

struct Shared {
    state: Mutex<State>,
    changed: Condvar,
}

struct State {
    outbox: Outbox,
    /// The line to go on with.
    other_line: Option<Box<dyn IssuerCentre + Send>>,
    stopped: bool,
}

impl Shared {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl fmt::Debug for Mailer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Mailer")
            .field("state", &self.state())
            .finish()
    }
}

impl Mailer {
    /// Starts with whatever waits in the outbox.
    ///
    /// # Errors
    ///
    /// When the thread cannot be started.
    pub fn start(outbox: Outbox, centre: Box<dyn IssuerCentre + Send>) -> io::Result<Self> {
        let state = Mutex::new(State {
            outbox,
            other_line: None,
            stopped: false,
        });
        let shared = Arc::new(Shared {
            state,
            changed: Condvar::new(),
        });
        let for_thread = Arc::clone(&shared);
        std::thread::Builder::new()
            .name("centre-outbox".to_owned())
            .spawn(move || work(&for_thread, centre))?;
        Ok(Self { shared })
    }

    /// Keeps a report; when this returns it outlives a power cut and is on its way.
    ///
    /// # Errors
    ///
    /// [`OutboxError`] when it could not be kept.
    pub fn keep(&self, report: OutcomeReport) -> Result<(), OutboxError> {
        self.shared.state().outbox.put(report)?;
        self.shared.changed.notify_all();
        Ok(())
    }

    /// Sends what waits, and what comes, over another line from now on.
    pub fn change_line(&self, centre: Box<dyn IssuerCentre + Send>) {
        self.shared.state().other_line = Some(centre);
        self.shared.changed.notify_all();
    }

    /// How many reports wait and how many were refused.
    #[must_use]
    pub fn state(&self) -> OutboxState {
        self.shared.state().outbox.state()
    }
}

impl Drop for Mailer {
    fn drop(&mut self) {
        self.shared.state().stopped = true;
        self.shared.changed.notify_all();
    }
}

fn work(shared: &Shared, mut centre: Box<dyn IssuerCentre + Send>) {
    let start = Instant::now();
    let now = || Monotonic::from_start(start.elapsed());
    loop {
        let mut state = shared.state();
        if state.stopped {
            return;
        }
        if let Some(line) = state.other_line.take() {
            centre = line;
        }
        let Some((number, report)) = state.outbox.due(now()) else {
            let rest = state
                .outbox
                .next_due(now())
                .map_or(REST, |due| due.since(now()).min(REST));
            drop(shared.changed.wait_timeout(state, rest));
            continue;
        };
        // The line may take its time: nobody waits for this lock meanwhile.
        drop(state);
        let answer = centre.report_outcome(&report);
        match shared.state().outbox.settle(number, now(), answer) {
            Ok(Delivery::Taken) => debug!("the centre took a report"),
            Ok(Delivery::Postponed(fault)) => debug!(%fault, "a report waits for the centre"),
            Ok(Delivery::SetAside(fault)) => warn!(%fault, "the centre refused a report"),
            Err(error) => error!(%error, "a report that was answered stays on the disk"),
        }
    }
}
