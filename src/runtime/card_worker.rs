//! Does card jobs on a thread of its own, which is replaced when a card never answers.

use super::InputSender;
use pin_kiosk_core::card::job::{CardAnswer, CardJob, JobId};
use pin_kiosk_core::input::Input;
use pin_kiosk_core::lease::Lease;
use std::fmt;
use std::io;
use std::sync::mpsc::{Receiver, SyncSender, TrySendError, sync_channel};
use std::thread::{Builder, JoinHandle};
use std::time::{Duration, Instant};
use tracing::{error, warn};

/// Jobs that may wait: the session never has more than three under way.
const JOBS_MAX: usize = 8;
/// A stopping kiosk waits so long for the card to be left by power-off.
const LAST_JOB: Duration = Duration::from_secs(3);

/// Does one card job after the other.
pub trait CardDesk {
    /// Does one job, and blocks until it is done.
    fn perform(&mut self, job: CardJob) -> CardAnswer;
}

/// Makes a desk on the worker's thread, whose reader is under the lease.
pub type MakeDesk = Box<dyn Fn(Lease) -> Box<dyn CardDesk> + Send>;

/// Hands jobs to the thread that does them.
pub struct CardWorker {
    make_desk: std::sync::Arc<std::sync::Mutex<MakeDesk>>,
    answers: InputSender,
    current: Option<Thread>,
}

struct Thread {
    jobs: SyncSender<(JobId, CardJob)>,
    handle: JoinHandle<()>,
    /// Whoever is let go of sends nothing more.
    lease: Held,
}

/// A lease that ends when it is dropped.
struct Held(Lease);

impl Drop for Held {
    fn drop(&mut self) {
        self.0.revoke();
    }
}

impl fmt::Debug for CardWorker {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("CardWorker")
    }
}

impl CardWorker {
    /// Starts the worker.
    ///
    /// # Errors
    ///
    /// When the thread cannot be started.
    pub fn start(make_desk: MakeDesk, answers: InputSender) -> io::Result<Self> {
        let make_desk = std::sync::Arc::new(std::sync::Mutex::new(make_desk));
        let mut worker = Self {
            make_desk,
            answers,
            current: None,
        };
        worker.current = Some(worker.spawn()?);
        Ok(worker)
    }

    pub(super) fn send(&mut self, id: JobId, job: CardJob) {
        if self.current.is_none() {
            self.replace();
        }
        let Some(thread) = &self.current else { return };
        match thread.jobs.try_send((id, job)) {
            Ok(()) => {}
            // The session's deadline tells the resident.
            Err(TrySendError::Full(_)) => warn!("the card worker is stuck"),
            Err(TrySendError::Disconnected(_)) => {
                error!("the card worker has died");
                self.current = None;
            }
        }
    }

    /// Leaves the present thread to itself and starts another.
    ///
    /// A thread that waits for a silent card cannot be stopped; it ends when the card or the reader
    /// goes, sends nothing more, and what it still reports carries an id nobody waits for.
    pub(super) fn replace(&mut self) {
        self.current = None;
        match self.spawn() {
            Ok(thread) => self.current = Some(thread),
            Err(reason) => error!(%reason, "no card worker could be started"),
        }
    }

    /// Gives the last jobs (leaving the card) a moment to be done.
    pub(super) fn finish(&mut self) {
        let Some(Thread {
            jobs,
            handle,
            lease: _until_it_has_ended,
        }) = self.current.take()
        else {
            return;
        };
        drop(jobs);
        let patience = Instant::now();
        while !handle.is_finished() && patience.elapsed() < LAST_JOB {
            std::thread::park_timeout(Duration::from_millis(5));
        }
        if !handle.is_finished() {
            warn!("the card worker did not end in time");
        }
    }

    fn spawn(&self) -> io::Result<Thread> {
        let (jobs, waiting) = sync_channel(JOBS_MAX);
        let make_desk = std::sync::Arc::clone(&self.make_desk);
        let answers = self.answers.clone();
        let lease = Lease::default();
        let leased = lease.clone();
        let handle = Builder::new().name("card".into()).spawn(move || {
            let desk = make_desk.lock().map(|make| make(leased));
            match desk {
                Ok(desk) => work(desk, &waiting, &answers),
                Err(reason) => error!(%reason, "no card desk could be made"),
            }
        })?;
        Ok(Thread {
            jobs,
            handle,
            lease: Held(lease),
        })
    }
}

fn work(mut desk: Box<dyn CardDesk>, jobs: &Receiver<(JobId, CardJob)>, answers: &InputSender) {
    while let Ok((job, what)) = jobs.recv() {
        let answer = desk.perform(what);
        answers.send(Input::Card { job, answer });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use pin_kiosk_core::lease::Leased;
    use pin_kiosk_core::ports::{CardChannel, CardReader, ChannelError};

    /// A reader with nothing in it that matters.
    struct Open;

    impl CardReader for Open {
        fn connect(&mut self) -> Result<(), ChannelError> {
            Ok(())
        }

        fn channel(&mut self) -> Option<&mut dyn CardChannel> {
            None
        }

        fn power_off(&mut self) {}
    }

    /// Waits as for a silent card, and then tries the reader.
    struct Silent {
        reader: Leased<Open>,
        until: Receiver<()>,
        tried: SyncSender<Result<(), ChannelError>>,
    }

    impl CardDesk for Silent {
        fn perform(&mut self, _: CardJob) -> CardAnswer {
            self.until.recv().unwrap();
            self.tried.send(self.reader.connect()).unwrap();
            CardAnswer::Left
        }
    }

    #[test]
    fn a_worker_that_was_given_up_on_uses_the_card_no_more() {
        let (answers, _inputs) = crate::runtime::inputs::queue();
        let (tried, results) = sync_channel(1);
        let (made, making) = sync_channel(1);
        let make_desk = move |lease| -> Box<dyn CardDesk> {
            let (speak, until) = sync_channel(1);
            made.send(speak).unwrap();
            let reader = Leased::new(Open, lease);
            let tried = tried.clone();
            Box::new(Silent {
                reader,
                until,
                tried,
            })
        };
        let mut worker = CardWorker::start(Box::new(make_desk), answers).unwrap();
        worker.send(JobId(1), CardJob::Identify);
        let first = making.recv().unwrap();
        worker.replace();
        let second = making.recv().unwrap();
        for _ in 0..2 {
            worker.send(JobId(2), CardJob::Identify);
        }
        second.send(()).unwrap();
        assert_eq!(results.recv().unwrap(), Ok(()));
        first.send(()).unwrap();
        assert_eq!(results.recv().unwrap(), Err(ChannelError::TimedOut));
        // Another one takes the whole worker's place when the configuration changes.
        drop(worker);
        second.send(()).unwrap();
        assert_eq!(results.recv().unwrap(), Err(ChannelError::TimedOut));
    }
}
