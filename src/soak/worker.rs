//! Card workers in virtual time: one after the other, queued, slow, stuck, replaced.

use super::happening::MINUTE;
use super::life::{Happening, Life};
use super::luck::Mishap;
use super::pool::Challenges;
use super::rules::{JobSeen, Leave, Rule, TriesNow};
use super::slot::{Heard, SharedSlot, SlotReader, What};
use super::tally::{CameBack, Torn, TornAt, TornProcedure};
use pin_kiosk_core::card::job::{CardAnswer, CardJob, JobId};
use pin_kiosk_core::card::{CardEnvironment, Desk};
use pin_kiosk_core::input::Input;
use pin_kiosk_core::lease::{Lease, Leased};
use pin_kiosk_core::profile::PolicyArc;
use pin_kiosk_hw_sim::card::{BrokenDer, Fault, FaultKind, SecretName, StatusWord};
use std::collections::VecDeque;

/// One worker's thread, as far as the others can tell.
pub(super) struct Worker {
    pub(super) id: u32,
    desk: Desk,
    reader: Leased<SlotReader>,
    lease: Lease,
    jobs: VecDeque<(JobId, CardJob)>,
    busy: Busy,
}

enum Busy {
    Idle,
    /// The card is slow to begin.
    Before(JobId, CardJob),
    /// The card is slow to answer.
    After(JobId, CardAnswer),
    /// The card says nothing until it is taken out.
    Stuck(JobId, CardAnswer),
}

impl Worker {
    pub(super) fn new(id: u32, slot: SharedSlot) -> Self {
        let lease = Lease::default();
        Self {
            id,
            desk: Desk::new(),
            reader: Leased::new(SlotReader::new(slot, id), lease.clone()),
            lease,
            jobs: VecDeque::new(),
            busy: Busy::Idle,
        }
    }

    pub(super) fn is_idle(&self) -> bool {
        matches!(self.busy, Busy::Idle) && self.jobs.is_empty()
    }
}

impl Life<'_> {
    /// Hands a job to the present worker.
    pub(super) fn send_card(&mut self, id: JobId, job: CardJob) {
        self.watch.ordered(&job);
        let current = self.worker;
        if let Some(worker) = self.workers.iter_mut().find(|worker| worker.id == current) {
            worker.jobs.push_back((id, job));
        }
        self.start_next(current);
    }

    /// Gives up on the present worker; it goes on by itself.
    pub(super) fn replace_worker(&mut self) {
        for worker in &self.workers {
            worker.lease.revoke();
        }
        self.worker = self.worker.saturating_add(1);
        let worker = Worker::new(self.worker, self.slot.clone());
        self.workers.push(worker);
        self.let_go();
    }

    /// Replaced workers end when they have nothing left to do.
    fn let_go(&mut self) {
        let current = self.worker;
        self.workers
            .retain(|worker| worker.id == current || !worker.is_idle());
    }

    fn start_next(&mut self, id: u32) {
        let Some(mut worker) = self.take_worker(id) else {
            return;
        };
        if matches!(worker.busy, Busy::Idle)
            && let Some((job_id, job)) = worker.jobs.pop_front()
        {
            let mut pause = self.dice.between(20, 1500);
            if self.luck.strikes(Mishap::SlowCard, 3) {
                pause = self.dice.between(5000, 60_000);
            }
            if self.dice.happens(500) {
                worker.busy = Busy::Before(job_id, job);
            } else {
                let answer = self.run(&mut worker, job);
                worker.busy = if worker.reader.reader().is_stuck() {
                    Busy::Stuck(job_id, answer)
                } else {
                    Busy::After(job_id, answer)
                };
            }
            if !matches!(worker.busy, Busy::Stuck(..)) {
                self.later(pause, Happening::Worker(id));
            }
        }
        self.workers.push(worker);
        self.card_may_be_torn();
        self.let_go();
    }

    /// A worker is through with what it was at.
    pub(super) fn worker_goes_on(&mut self, id: u32) {
        let Some(mut worker) = self.take_worker(id) else {
            return;
        };
        let answered = match std::mem::replace(&mut worker.busy, Busy::Idle) {
            Busy::Idle => None,
            Busy::Before(job, what) => {
                let answer = self.run(&mut worker, what);
                if worker.reader.reader().is_stuck() {
                    worker.busy = Busy::Stuck(job, answer);
                    None
                } else {
                    Some((job, answer))
                }
            }
            Busy::After(job, answer) | Busy::Stuck(job, answer) => Some((job, answer)),
        };
        self.workers.push(worker);
        self.card_may_be_torn();
        if let Some((job, answer)) = answered {
            self.start_next(id);
            self.input(Input::Card { job, answer });
        }
        self.let_go();
    }

    /// The card has gone: who hung on it comes back.
    pub(super) fn free_stuck_workers(&mut self) {
        let free: Vec<u32> = self
            .workers
            .iter()
            .filter(|worker| {
                matches!(worker.busy, Busy::Stuck(..)) && !worker.reader.reader().is_stuck()
            })
            .map(|worker| worker.id)
            .collect();
        for id in free {
            // A driver may take its time to notice.
            let most = if self.dice.happens(250) {
                10 * MINUTE
            } else {
                300
            };
            let pause = self.dice.between(1, most);
            self.later(pause, Happening::Worker(id));
        }
    }

    fn take_worker(&mut self, id: u32) -> Option<Worker> {
        let at = self.workers.iter().position(|worker| worker.id == id)?;
        Some(self.workers.swap_remove(at))
    }

    /// Does one job with the card, under whatever fault strikes.
    fn run(&mut self, worker: &mut Worker, job: CardJob) -> CardAnswer {
        let leave = Leave::of(&job);
        let new = match &job {
            CardJob::Change { new } | CardJob::Reset { new, .. } => Some(new.expose().to_vec()),
            CardJob::Resolve(torn) => Some(torn.new.expose().to_vec()),
            _ => None,
        };
        let knows_current = matches!(&job, CardJob::Resolve(torn) if torn.current.is_some());
        let name = job_name(&job);
        self.arm_card(leave, name);
        let card = self.slot.borrow().reader.slot();
        let before = card.and_then(|card| self.tries(card));
        let answer = worker.desk.perform(
            job,
            &mut CardEnvironment {
                reader: &mut worker.reader,
                challenges: &mut Challenges {
                    pool: &self.pool.challenges,
                    dice: &mut self.dice,
                },
                profile: &self.pool.profile,
                anchors: &self.pool.anchors,
                policy: PolicyArc::Test,
            },
        );
        let after = card.and_then(|card| self.tries(card));
        let wire = {
            let mut slot = self.slot.borrow_mut();
            slot.reader.set_faults(Vec::new(), 0);
            slot.reader.log_mut().clear();
            std::mem::take(&mut slot.wire)
        };
        if worker.id != self.worker && !wire.is_empty() {
            let how = format!("a worker that was given up on sends {name}");
            self.watch.fail(Rule::OneConfirmationOneCommand, how);
        }
        for heard in &wire {
            if let Some(fault) = heard.fault {
                self.tally.met("card", fault);
            }
        }
        self.watch.job_done(&JobSeen {
            leave,
            new: new.as_deref(),
            knows_current,
            card,
            announced: self.write.as_ref().map(|write| write.card),
            wire: &wire,
            tries: [before, after],
            holds: self.holds(),
            answer: &answer,
        });
        if let Some(card) = card {
            self.card_keeps(card, new.as_deref().filter(|_| leave == Leave::Write));
            self.remember_job(card, &wire, &answer);
        }
        self.note(|| format!("card {name}: {} commands, {}", wire.len(), told(&answer)));
        answer
    }

    /// What nobody may set is what it was, and the password is the old one or the one being set.
    fn card_keeps(&mut self, number: usize, new: Option<&[u8]>) {
        let slot = self.slot.borrow();
        let (Some(card), Some(owned)) = (slot.reader.card(number), self.owned.get_mut(number))
        else {
            return;
        };
        let rule = Rule::OnlySignaturePasswordSet;
        if !card.keeps_other_secrets_of(&owned.born) {
            let how = "another secret than the signature password was touched";
            self.watch.fail(rule, how);
        }
        if card.is_secret(SecretName::Signature, owned.password.as_bytes()) {
            return;
        }
        match new.filter(|new| card.is_secret(SecretName::Signature, new)) {
            Some(new) => owned.password = String::from_utf8_lossy(new).into_owned(),
            None => self
                .watch
                .fail(rule, "the card has a password that nobody chose"),
        }
    }

    fn remember_job(&mut self, card: usize, wire: &[Heard], answer: &CardAnswer) {
        match answer {
            CardAnswer::Identified(Ok(_)) => self.at_desk = Some(card),
            CardAnswer::Write(_) => {
                let set = wire.iter().find(|heard| matches!(heard.what, What::Set(_)));
                self.write_went = match set {
                    Some(set) if set.executed && set.status.is_some() => TornAt::Proof,
                    Some(set) if set.executed => TornAt::After,
                    Some(_) | None => TornAt::Before,
                };
            }
            CardAnswer::Resolved(_) => {
                let is_same = self.write.as_ref().is_some_and(|write| write.card == card);
                if let Some(torn) = &mut self.torn {
                    torn.back = match (torn.back, is_same) {
                        (CameBack::Nothing, true) | (CameBack::SameCard, _) => CameBack::SameCard,
                        (CameBack::Nothing | CameBack::OtherCard, false) => CameBack::OtherCard,
                        (CameBack::OtherCard, true) | (CameBack::OtherThenSame, _) => {
                            CameBack::OtherThenSame
                        }
                    };
                }
            }
            _ => {}
        }
    }

    /// The kiosk has not heard what came of the write.
    pub(super) fn write_is_torn(&mut self) {
        let Some(write) = self.write.as_ref().filter(|_| self.torn.is_none()) else {
            return;
        };
        let procedure = match write.tries_before {
            _ if write.is_change => TornProcedure::Change,
            0 => TornProcedure::ResetOfLocked,
            5.. => TornProcedure::ResetWithAllTries,
            _ => TornProcedure::ResetWithSomeTries,
        };
        self.torn = Some(Torn {
            procedure,
            at: self.write_went,
            back: CameBack::Nothing,
        });
    }

    pub(super) fn tries(&self, card: usize) -> Option<TriesNow> {
        let slot = self.slot.borrow();
        let card = slot.reader.card(card)?;
        Some(TriesNow {
            pin: card.tries_left(SecretName::UserAuthentication),
            password: card.tries_left(SecretName::Signature),
        })
    }

    /// Some jobs go wrong at one of their commands; a write oftener, as there is more to see.
    fn arm_card(&mut self, leave: Leave, name: &str) {
        let per_mille = match leave {
            Leave::Write if name == "reset" => 300,
            Leave::Write => 150,
            Leave::Resolve => 100,
            Leave::Pin(_) | Leave::Password(_) => 25,
            Leave::Nothing => 10,
        };
        if name == "identify" && self.luck.strikes(Mishap::OtherKindOfCard, 15) {
            // It does not have the application.
            let fault = Fault {
                command: Some(1),
                instruction: None,
                occurrence: None,
                probability: None,
                fault: FaultKind::Status(StatusWord(0x6A82)),
            };
            self.slot.borrow_mut().reader.set_faults(vec![fault], 0);
            return;
        }
        if !self.luck.strikes(Mishap::CardFault, per_mille) {
            return;
        }
        let command = match leave {
            Leave::Write | Leave::Password(_) => self.dice.between(1, 4),
            _ => self.dice.between(1, 9),
        };
        let fault = Fault {
            command: u32::try_from(command).ok(),
            instruction: None,
            occurrence: None,
            probability: None,
            fault: self.card_fault(),
        };
        let seed = self.dice.next();
        self.slot.borrow_mut().reader.set_faults(vec![fault], seed);
    }

    fn card_fault(&mut self) -> FaultKind {
        // None that claims what is not so: a status that is final is only sent by who decides.
        let open = [0x6F00, 0x6581, 0x6500, 0x6281].map(StatusWord);
        let refusals = [0x6F00, 0x6581, 0x6985, 0x6982, 0x6700, 0x6A82, 0x6400].map(StatusWord);
        let broken = [
            BrokenDer::GiantLength,
            BrokenDer::Indefinite,
            BrokenDer::Empty,
            BrokenDer::Overlong,
            BrokenDer::WrongTag,
        ];
        let status = |from: &[StatusWord], dice: &mut super::luck::Dice| {
            dice.pick(from).copied().unwrap_or(StatusWord(0x6F00))
        };
        match self.dice.between(0, 18) {
            0..=2 => FaultKind::TearBefore,
            3..=4 => FaultKind::TearDuring,
            5..=7 => FaultKind::TearAfter,
            8..=9 => FaultKind::Silence,
            10 => FaultKind::Short(u8::from(self.dice.happens(500))),
            11 => FaultKind::Garbage(u16::try_from(self.dice.between(2, 600)).unwrap_or(2)),
            12 => FaultKind::EndlessMoreData,
            13 => FaultKind::EndlessWrongLength,
            14 => FaultKind::EndlessDrip,
            15 => FaultKind::Giant(u16::try_from(self.dice.between(1, 65_000)).unwrap_or(1)),
            16 => FaultKind::Status(status(&refusals, &mut self.dice)),
            17 => FaultKind::StatusAfter(status(&open, &mut self.dice)),
            _ => FaultKind::MalformedDer(
                self.dice
                    .pick(&broken)
                    .copied()
                    .unwrap_or(BrokenDer::GiantLength),
            ),
        }
    }
}

const fn job_name(job: &CardJob) -> &'static str {
    match job {
        CardJob::Identify => "identify",
        CardJob::ReadCertificate { .. } => "read-certificate",
        CardJob::ProvePossession { .. } => "prove-possession",
        CardJob::TryCurrentPassword { .. } => "try-current-password",
        CardJob::ChallengeForReset => "challenge-for-reset",
        CardJob::Change { .. } => "change",
        CardJob::Reset { .. } => "reset",
        CardJob::Resolve(_) => "resolve",
        CardJob::Leave => "leave",
    }
}

/// What came of a job, in a word: the whole answer may be long.
fn told(answer: &CardAnswer) -> String {
    match answer {
        CardAnswer::Identified(result) => format!("{result:?}"),
        CardAnswer::CertificateRead(Ok(_)) | CardAnswer::Left => "done".into(),
        CardAnswer::CertificateRead(Err(fault)) => format!("{fault:?}"),
        CardAnswer::Possession(result) => match result {
            Ok(pin_kiosk_core::card::job::Tried::Right(_)) => "right".into(),
            other => format!("{:?}", other.as_ref().map(|_| "wrong")),
        },
        CardAnswer::CurrentPassword(result) => format!("{result:?}"),
        CardAnswer::Challenge(result) => format!("{:?}", result.as_ref().map(Vec::len)),
        CardAnswer::Write(written) => format!("{written:?}"),
        CardAnswer::Resolved(resolved) => format!("{resolved:?}"),
    }
}
