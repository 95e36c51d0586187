//! Asks the issuer's centre on a thread of its own.

use super::InputSender;
use pin_kiosk_core::card::job::JobId;
use pin_kiosk_core::effect::CentreJob;
use pin_kiosk_core::event::WriteOutcome;
use pin_kiosk_core::input::{CentreAnswer, Input};
use pin_kiosk_core::ports::{CentreFault, IssuerCentre, ReservationId};
use std::fmt;
use std::io;
use std::sync::mpsc::{Receiver, SyncSender, TrySendError, sync_channel};
use std::thread::Builder;
use tracing::{error, warn};

/// Jobs that may wait: a search, an authorisation and an outcome, and the next resident's.
const JOBS_MAX: usize = 16;

/// Keeps an outcome until the centre has taken it.
pub trait OutcomeKeeper: Send {
    /// Keeps what came of a reservation; sending it is the keeper's affair.
    fn keep(&mut self, reservation: &ReservationId, outcome: WriteOutcome);
}

/// Hands jobs to the thread that asks the centre.
pub struct CentreWorker {
    jobs: Option<SyncSender<(JobId, CentreJob)>>,
    answers: InputSender,
}

impl fmt::Debug for CentreWorker {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("CentreWorker")
    }
}

impl CentreWorker {
    /// Starts the worker for a configured centre.
    ///
    /// # Errors
    ///
    /// When the thread cannot be started.
    pub fn start(
        centre: Box<dyn IssuerCentre + Send>,
        keeper: Box<dyn OutcomeKeeper>,
        answers: InputSender,
    ) -> io::Result<Self> {
        let (jobs, waiting) = sync_channel(JOBS_MAX);
        let replies = answers.clone();
        Builder::new()
            .name("centre".into())
            .spawn(move || work(centre, keeper, &waiting, &replies))?;
        Ok(Self {
            jobs: Some(jobs),
            answers,
        })
    }

    /// A kiosk without a centre: every question is answered with that.
    #[must_use]
    pub const fn none(answers: InputSender) -> Self {
        Self {
            jobs: None,
            answers,
        }
    }

    pub(super) fn send(&self, id: JobId, job: CentreJob) {
        let Some(jobs) = &self.jobs else {
            self.refuse(id, &job, CentreFault::NotConfigured);
            return;
        };
        match jobs.try_send((id, job)) {
            Ok(()) => {}
            Err(TrySendError::Full((id, job))) => {
                warn!("the centre worker is stuck");
                self.refuse(id, &job, CentreFault::TimedOut);
            }
            Err(TrySendError::Disconnected((id, job))) => {
                error!("the centre worker has died");
                self.refuse(id, &job, CentreFault::Failed);
            }
        }
    }

    fn refuse(&self, job: JobId, what: &CentreJob, fault: CentreFault) {
        let answer = match what {
            CentreJob::SearchReservation(_) => CentreAnswer::Reservation(Err(fault)),
            CentreJob::Authorise { .. } => CentreAnswer::Authorisation(Err(fault)),
            CentreJob::ReportOutcome { .. } => return,
        };
        self.answers.send(Input::Centre { job, answer });
    }
}

fn work(
    mut centre: Box<dyn IssuerCentre + Send>,
    mut keeper: Box<dyn OutcomeKeeper>,
    jobs: &Receiver<(JobId, CentreJob)>,
    answers: &InputSender,
) {
    while let Ok((job, what)) = jobs.recv() {
        let answer = match what {
            CentreJob::SearchReservation(proof) => {
                CentreAnswer::Reservation(centre.search_reservation(&proof))
            }
            CentreJob::Authorise {
                reservation,
                card_challenge,
            } => CentreAnswer::Authorisation(centre.authorise(&reservation, &card_challenge)),
            CentreJob::ReportOutcome {
                reservation,
                outcome,
            } => {
                keeper.keep(&reservation, outcome);
                continue;
            }
        };
        answers.send(Input::Centre { job, answer });
    }
}
