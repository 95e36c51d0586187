//! Asks the issuer's centre on a thread of its own, and keeps what came of a reservation.
//!
//! A question takes as long as the line does, and is asked elsewhere. An outcome is written down
//! before the session goes on: the process may end, or the power go, at any moment after that.

use super::InputSender;
use pin_kiosk_core::card::job::JobId;
use pin_kiosk_core::effect::CentreJob;
use pin_kiosk_core::event::WriteOutcome;
use pin_kiosk_core::input::{CentreAnswer, Input};
use pin_kiosk_core::ports::{CardProof, CentreFault, IssuerCentre, ReservationId};
use std::fmt;
use std::io;
use std::sync::mpsc::{Receiver, SyncSender, TrySendError, sync_channel};
use std::thread::Builder;
use tracing::{error, warn};

/// Questions that may wait: a search and an authorisation, and the next residents'.
const QUESTIONS_MAX: usize = 16;

/// Keeps an outcome until the centre has taken it.
pub trait OutcomeKeeper: Send {
    /// Keeps what came of a reservation: when this returns, it outlives the process. Sending it is
    /// the keeper's affair.
    ///
    /// Called on the session's thread; takes no longer than a small file.
    fn keep(&mut self, reservation: &ReservationId, outcome: WriteOutcome);
}

/// Hands questions to the thread that asks the centre, and outcomes to the one that keeps them.
pub struct CentreWorker {
    configured: Option<Configured>,
    answers: InputSender,
}

/// What there is when a centre is configured.
struct Configured {
    questions: SyncSender<(JobId, Question)>,
    keeper: Box<dyn OutcomeKeeper>,
}

/// What the centre is asked, and answers.
enum Question {
    Search(CardProof),
    Authorise {
        reservation: ReservationId,
        card_challenge: Vec<u8>,
    },
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
        let (questions, waiting) = sync_channel(QUESTIONS_MAX);
        let replies = answers.clone();
        Builder::new()
            .name("centre".into())
            .spawn(move || work(centre, &waiting, &replies))?;
        Ok(Self {
            configured: Some(Configured { questions, keeper }),
            answers,
        })
    }

    /// A kiosk without a centre: every question is answered with that.
    #[must_use]
    pub const fn none(answers: InputSender) -> Self {
        Self {
            configured: None,
            answers,
        }
    }

    /// Hands a question on; keeps an outcome before it returns.
    pub(super) fn send(&mut self, id: JobId, job: CentreJob) {
        match job {
            CentreJob::SearchReservation(proof) => self.ask(id, Question::Search(proof)),
            CentreJob::Authorise {
                reservation,
                card_challenge,
            } => self.ask(
                id,
                Question::Authorise {
                    reservation,
                    card_challenge,
                },
            ),
            CentreJob::ReportOutcome {
                reservation,
                outcome,
            } => match &mut self.configured {
                Some(configured) => configured.keeper.keep(&reservation, outcome),
                None => error!("an outcome is not kept: no centre is configured"),
            },
        }
    }

    fn ask(&self, id: JobId, question: Question) {
        let Some(configured) = &self.configured else {
            self.refuse(id, &question, CentreFault::NotConfigured);
            return;
        };
        match configured.questions.try_send((id, question)) {
            Ok(()) => {}
            Err(TrySendError::Full((id, question))) => {
                warn!("the centre worker is stuck");
                self.refuse(id, &question, CentreFault::TimedOut);
            }
            Err(TrySendError::Disconnected((id, question))) => {
                error!("the centre worker has died");
                self.refuse(id, &question, CentreFault::Failed);
            }
        }
    }

    fn refuse(&self, job: JobId, question: &Question, fault: CentreFault) {
        let answer = match question {
            Question::Search(_) => CentreAnswer::Reservation(Err(fault)),
            Question::Authorise { .. } => CentreAnswer::Authorisation(Err(fault)),
        };
        self.answers.send(Input::Centre { job, answer });
    }
}

fn work(
    mut centre: Box<dyn IssuerCentre + Send>,
    questions: &Receiver<(JobId, Question)>,
    answers: &InputSender,
) {
    while let Ok((job, question)) = questions.recv() {
        let answer = match question {
            Question::Search(proof) => CentreAnswer::Reservation(centre.search_reservation(&proof)),
            Question::Authorise {
                reservation,
                card_challenge,
            } => CentreAnswer::Authorisation(centre.authorise(&reservation, &card_challenge)),
        };
        answers.send(Input::Centre { job, answer });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use pin_kiosk_core::ports::{Cryptogram, OutcomeReport, Reservation};
    use std::sync::{Arc, Mutex};

    /// A centre that does not answer before it is told to.
    struct Stuck(Receiver<()>);

    impl IssuerCentre for Stuck {
        fn search_reservation(&mut self, _: &CardProof) -> Result<Reservation, CentreFault> {
            self.0.recv().unwrap_or_default();
            Err(CentreFault::TimedOut)
        }

        fn authorise(&mut self, _: &ReservationId, _: &[u8]) -> Result<Cryptogram, CentreFault> {
            Err(CentreFault::TimedOut)
        }

        fn report_outcome(&mut self, _: &OutcomeReport) -> Result<(), CentreFault> {
            Err(CentreFault::TimedOut)
        }
    }

    struct Keeper(Arc<Mutex<Vec<WriteOutcome>>>);

    impl OutcomeKeeper for Keeper {
        fn keep(&mut self, _: &ReservationId, outcome: WriteOutcome) {
            self.0.lock().unwrap().push(outcome);
        }
    }

    #[test]
    fn an_outcome_is_kept_while_the_centre_is_stuck_and_its_queue_full() {
        let (_until_the_end, stuck) = sync_channel(0);
        let (answers, _inputs) = crate::runtime::inputs::queue();
        let kept = Arc::default();
        let keeper = Box::new(Keeper(Arc::clone(&kept)));
        let centre = Box::new(Stuck(stuck));
        let mut worker = CentreWorker::start(centre, keeper, answers).unwrap();
        for number in 0..50 {
            let proof = CardProof {
                certificate: vec![],
                challenge: [1; 32],
                signature: vec![],
            };
            worker.send(JobId(number), CentreJob::SearchReservation(proof));
        }
        let report = CentreJob::ReportOutcome {
            reservation: ReservationId("r-1".into()),
            outcome: WriteOutcome::Done,
        };
        worker.send(JobId(50), report);
        assert_eq!(*kept.lock().unwrap(), [WriteOutcome::Done]);
    }
}
