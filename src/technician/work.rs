//! Work that takes its time, on a thread of its own each: tests, the report, the passcode's hash.

use super::desk::{Message, TypedPasscode};
use super::report;
use crate::config::{Config, Problems};
use crate::diag::{Bench, Progress, SectionId, look};
use crate::runtime::Clock;
use crate::technician_access::TechnicianAccess;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc::SyncSender;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::Builder;
use tracing::error;

/// Work for a thread.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Work {
    /// These sections, one after the other.
    Sections(Vec<SectionId>),
    /// All of them, and a report of it in a file.
    Report,
}

/// Reads the configuration as it is now.
pub(crate) type ReadConfig = Arc<dyn Fn() -> Result<Config, Problems> + Send + Sync>;

/// Starts threads.
#[derive(Clone)]
pub(super) struct Workers {
    pub(super) answers: SyncSender<Message>,
    pub(super) config: ReadConfig,
    pub(super) clock: Arc<dyn Clock>,
    pub(super) access: Arc<Mutex<TechnicianAccess>>,
    /// Where reports are written.
    pub(super) reports: PathBuf,
}

impl Workers {
    /// Looks at a passcode.
    pub(super) fn try_passcode(&self, job: u64, passcode: TypedPasscode) {
        let (access, clock) = (Arc::clone(&self.access), Arc::clone(&self.clock));
        let failed = Message::Tried {
            job,
            outcome: Err(io::ErrorKind::OutOfMemory.into()),
        };
        self.spawn("passcode", failed, move |tell| {
            let outcome = match std::str::from_utf8(passcode.expose()) {
                Ok(typed) => access
                    .lock()
                    .unwrap_or_else(PoisonError::into_inner)
                    .attempt(typed, clock.now().wall),
                // Not reached: a key is one character.
                Err(_) => Err(io::ErrorKind::InvalidData.into()),
            };
            drop(passcode);
            tell(Message::Tried { job, outcome });
        });
    }

    /// Makes tests.
    pub(super) fn work(&self, job: u64, work: Work) {
        let this = self.clone();
        let failed = Message::Done { job, report: None };
        self.spawn("diag", failed, move |tell| {
            let report = match work {
                Work::Sections(sections) => {
                    for id in sections {
                        this.look(job, &[id], tell);
                    }
                    None
                }
                Work::Report => {
                    let findings = this.look(job, &SectionId::ALL, tell);
                    let at = this.clock.now().wall;
                    Some(report::write(&this.reports, &findings, at))
                }
            };
            tell(Message::Done { job, report });
        });
    }

    fn look(
        &self,
        job: u64,
        sections: &[SectionId],
        tell: &dyn Fn(Message),
    ) -> crate::diag::Findings {
        let config = (self.config)();
        let bench = Bench {
            config: config.as_ref(),
            now: self.clock.now(),
            root: Path::new("/"),
            test_page: &[],
        };
        let mut steps = Steps {
            job,
            section: SectionId::Status,
            tell,
        };
        let findings = look(&bench, sections, &mut steps);
        for section in &findings.sections {
            let section = section.clone();
            tell(Message::Section { job, section });
        }
        findings
    }

    /// Starts a thread; where the system gives none, the desk hears `failed`.
    fn spawn(
        &self,
        name: &str,
        failed: Message,
        work: impl FnOnce(&dyn Fn(Message)) + Send + 'static,
    ) {
        let answers = self.answers.clone();
        let started = Builder::new().name(name.to_owned()).spawn(move || {
            work(&|message| {
                // The desk has ended: nobody wants to know any more.
                let _ended = answers.send(message);
            });
        });
        if let Err(reason) = started {
            error!(%reason, "no thread for a technician's work");
            // From the desk's own thread: its queue must not be waited for.
            let _full = self.answers.try_send(failed);
        }
    }
}

/// Tells the desk how far a section is.
struct Steps<'t> {
    job: u64,
    section: SectionId,
    tell: &'t dyn Fn(Message),
}

impl Steps<'_> {
    fn say(&self, steps: Option<(u32, u32)>) {
        (self.tell)(Message::Step {
            job: self.job,
            section: self.section,
            steps,
        });
    }
}

impl Progress for Steps<'_> {
    fn section(&mut self, id: SectionId) {
        self.section = id;
        self.say(None);
    }

    fn step(&mut self, done: usize, of: usize) {
        // A tenth at a time: nobody reads faster.
        let every = (of / 10).max(1);
        if done.is_multiple_of(every) || done == of {
            let number = |count| u32::try_from(count).unwrap_or(u32::MAX);
            self.say(Some((number(done), number(of))));
        }
    }

    fn done(&mut self) {}

    fn trips(&mut self, micros: &[u64]) {
        (self.tell)(Message::Trips {
            job: self.job,
            micros: micros.to_vec(),
        });
    }
}
