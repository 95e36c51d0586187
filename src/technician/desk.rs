//! What happens next in the technician's mode: a state machine that waits for nothing.

mod asking;
mod deeds;

pub(super) use asking::{Asking, TypedPasscode};

use super::kept::Kept;
use super::parts::part_of;
use super::seat::Seat;
use super::service::Decision;
use super::today::Today;
use super::work::Work;
use crate::config::PASSCODE_CHARS_MAX;
use crate::diag::{Check, Section, SectionId};
use crate::runtime::Errand;
use crate::technician_access::{Access, Attempt, IDLE_END, PasscodeInUse, TechnicianAccess};
use jiff::tz::TimeZone;
use pin_kiosk_core::effect::Sound;
use pin_kiosk_core::event::Event;
use pin_kiosk_core::input::OutOfService;
use pin_kiosk_core::secret::SecretBytes;
use pin_kiosk_core::session::Now;
use pin_kiosk_core::technician::Part;
use pin_kiosk_core::time::Monotonic;
use pin_kiosk_ui::technician::TechnicianInput;
use std::fmt;
use std::io;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tracing::warn;

/// The passcode's view ends by itself after nobody touched it for so long.
const ASKING_END: Duration = Duration::from_mins(1);
/// A test that has not come back by then is given up. The slowest is the journal's.
const GIVE_UP: Duration = Duration::from_mins(5);
/// A slip that nobody has heard of by then is given up.
const PRINT_END: Duration = Duration::from_mins(2);

/// What the desk hears.
pub enum Message {
    /// Somebody asks for the passcode.
    Called,
    /// A key of the passcode. The queue's own slots keep what has passed through them: of a key that
    /// must be no more than where it was.
    Key(SecretBytes<1>),
    /// The technician did something.
    Input(TechnicianInput),
    /// A try of the passcode has been looked at.
    Tried {
        /// Which job it was.
        job: u64,
        /// What came of it; an error says that it could not be counted.
        outcome: io::Result<Attempt>,
    },
    /// A test goes on.
    Step {
        /// Which job it is.
        job: u64,
        /// What is looked at.
        section: SectionId,
        /// Steps done, and in all.
        steps: Option<(u32, u32)>,
    },
    /// Round trips were measured.
    Trips {
        /// Which job it is.
        job: u64,
        /// In microseconds.
        micros: Vec<u64>,
    },
    /// A section was looked at.
    Section {
        /// Which job it is.
        job: u64,
        /// What it says.
        section: Section,
    },
    /// A job is done.
    Done {
        /// Which one.
        job: u64,
        /// Where the report was written, if one was asked for.
        report: Option<Result<PathBuf, String>>,
    },
    /// Time went by.
    Tick,
}

impl fmt::Debug for Message {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Called => "Called",
            Self::Key(_) => "Key",
            Self::Input(_) => "Input",
            Self::Tried { .. } => "Tried",
            Self::Step { .. } => "Step",
            Self::Trips { .. } => "Trips",
            Self::Section { .. } => "Section",
            Self::Done { .. } => "Done",
            Self::Tick => "Tick",
        })
    }
}

/// What the desk has others do. None of it blocks.
pub trait Outside {
    /// Keeps an event in the journal.
    fn note(&mut self, event: Event);
    /// Has the session's thread read the seat.
    fn look_around(&mut self);
    /// Borrows something from the session's thread.
    fn run_errand(&mut self, errand: Errand);
    /// Looks at the passcode; the answer is [`Message::Tried`].
    fn try_passcode(&mut self, job: u64, passcode: SecretBytes<PASSCODE_CHARS_MAX>);
    /// Makes tests; the answers are [`Message::Section`] and [`Message::Done`].
    fn work(&mut self, job: u64, work: Work);
}

/// What the board says of the kiosk itself.
#[derive(Clone, Debug)]
pub(super) struct Plate {
    pub(super) kiosk: String,
    pub(super) store: String,
    /// Where its clock hangs.
    pub(super) time_zone: TimeZone,
    /// When it is open by the calendar, in words.
    pub(super) hours: String,
}

/// The technician's mode.
pub struct Desk {
    pub(super) plate: Plate,
    pub(super) seat: Seat,
    pub(super) passcode: PasscodeInUse,
    pub(super) access: Arc<Mutex<TechnicianAccess>>,
    decision: Decision,
    pub(super) decided: Option<OutOfService>,
    pub(super) kept: Kept,
    kept_in: PathBuf,
    pub(super) today: Today,
    pub(super) state: State,
    pub(super) chosen: Part,
    pub(super) news: Option<String>,
    pub(super) run: Option<Run>,
    printing: Option<Printing>,
    jobs: u64,
}

impl fmt::Debug for Desk {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Desk")
    }
}

/// Who sits there.
pub(super) enum State {
    /// Nobody.
    Away,
    /// Somebody types the passcode.
    Asking(Asking),
    /// A technician.
    Working {
        /// When he last did something.
        touched: Monotonic,
    },
    /// He has left, and a test still has the reader: residents wait until it is done.
    Leaving,
}

/// Tests that are being made.
pub(super) struct Run {
    job: u64,
    since: Monotonic,
    pub(super) section: Option<SectionId>,
    pub(super) steps: Option<(u32, u32)>,
}

/// A slip on its way.
struct Printing {
    test_page: bool,
    since: Monotonic,
}

impl Desk {
    /// A desk where nobody sits. `folder` keeps what lasts over a restart.
    pub(super) fn new(
        plate: Plate,
        seat: Seat,
        (passcode, access): (PasscodeInUse, Arc<Mutex<TechnicianAccess>>),
        (decision, kept_in): (Decision, PathBuf),
        today: Today,
    ) -> Self {
        Self {
            decided: decision.read(),
            plate,
            seat,
            passcode,
            access,
            decision,
            kept: Kept::read(&kept_in),
            kept_in,
            today,
            state: State::Away,
            chosen: Part::Reader,
            news: None,
            run: None,
            printing: None,
            jobs: 0,
        }
    }

    /// Takes one message at this time.
    pub fn take(&mut self, message: Message, now: Now, outside: &mut dyn Outside) {
        match message {
            Message::Called => self.called(now),
            Message::Key(key) => self.key(&key, now),
            Message::Input(input) => self.input(input, now, outside),
            Message::Tried { job, outcome } => self.tried(job, outcome, now, outside),
            Message::Step {
                job,
                section,
                steps,
            } => {
                if let Some(run) = self.running(job) {
                    (run.section, run.steps) = (Some(section), steps);
                }
            }
            Message::Trips { job, micros } => {
                if self.running(job).is_some() {
                    self.kept.take_trips(&micros, now.wall);
                }
            }
            Message::Section { job, section } => self.section(job, &section, now, outside),
            Message::Done { job, report } => self.done(job, report, now, outside),
            Message::Tick => {}
        }
        self.printer(now, outside);
        self.time_goes_by(now, outside);
    }

    /// Whether anything changes with time alone.
    #[must_use]
    pub const fn is_away(&self) -> bool {
        matches!(self.state, State::Away)
    }

    /// Whether there is a way in, and nobody is being served: the session is closed for him at his
    /// desk, or he does not sit there.
    pub(super) fn may_ask(&self) -> bool {
        self.passcode.is_set() && self.seat.is_idle()
    }

    /// Whether a passcode may be entered now.
    pub(super) fn access(&self, now: Now) -> Access {
        self.access
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .access(now.wall)
    }

    /// Seconds until it ends by itself.
    pub(super) fn ends_in(&self, now: Now) -> u64 {
        let (since, after) = match &self.state {
            State::Away | State::Leaving => return 0,
            State::Asking(asking) => (asking.touched, ASKING_END),
            State::Working { touched } => (*touched, IDLE_END),
        };
        after.saturating_sub(now.monotonic.since(since)).as_secs()
    }

    /// Whether something has to be waited for before the next test or slip.
    pub(super) const fn is_busy(&self) -> bool {
        self.run.is_some() || self.printing.is_some()
    }

    fn running(&mut self, job: u64) -> Option<&mut Run> {
        self.run.as_mut().filter(|run| run.job == job)
    }

    fn next_job(&mut self) -> u64 {
        self.jobs = self.jobs.wrapping_add(1);
        self.jobs
    }

    fn input(&mut self, input: TechnicianInput, now: Now, outside: &mut dyn Outside) {
        match &mut self.state {
            State::Away | State::Leaving => {}
            State::Asking(asking) => {
                asking.touched = now.monotonic;
                let idle = asking.checking.is_none();
                match input {
                    TechnicianInput::Erase if idle => asking.passcode.erase_last(),
                    TechnicianInput::Clear if idle => asking.passcode.clear(),
                    TechnicianInput::Submit if idle => self.submit(now, outside),
                    TechnicianInput::Leave => self.state = State::Away,
                    _ => {}
                }
            }
            State::Working { touched } => {
                *touched = now.monotonic;
                self.act(input, now, outside);
            }
        }
    }

    fn section(&mut self, job: u64, section: &Section, now: Now, outside: &mut dyn Outside) {
        if self.running(job).is_none() {
            return;
        }
        self.kept.take(section, now.wall);
        let touched = |part: &Part| {
            let of = |check: &Check| part_of(section.id, check.id);
            section.checks.iter().any(|check| of(check) == Some(*part))
        };
        for part in Part::ALL.into_iter().filter(touched) {
            let verdict = self.kept.verdict(part);
            outside.note(Event::TechnicianTested { part, verdict });
        }
    }

    fn done(
        &mut self,
        job: u64,
        report: Option<Result<PathBuf, String>>,
        now: Now,
        outside: &mut dyn Outside,
    ) {
        if self.running(job).is_none() {
            return;
        }
        self.run = None;
        self.news = report.map(|report| match report {
            Ok(file) => format!("The report is in {}", file.display()),
            Err(reason) => format!("The report could not be written: {reason}"),
        });
        self.keep();
        self.today.read(now.wall);
        match &mut self.state {
            // He may have waited for it with his hands in his lap.
            State::Working { touched } => *touched = now.monotonic,
            State::Leaving => self.go(outside),
            State::Away | State::Asking(_) => {}
        }
    }

    fn keep(&mut self) {
        if let Err(reason) = self.kept.write(&self.kept_in) {
            warn!(%reason, "the results of the tests are not kept");
        }
    }

    fn time_goes_by(&mut self, now: Now, outside: &mut dyn Outside) {
        let since = |at: Monotonic| now.monotonic.since(at);
        if self
            .printing
            .as_ref()
            .is_some_and(|printing| since(printing.since) >= PRINT_END)
        {
            self.printing = None;
            self.news = Some("Nothing was heard of the slip.".to_owned());
        }
        if self
            .run
            .as_ref()
            .is_some_and(|run| since(run.since) >= GIVE_UP)
        {
            warn!("a test does not come back");
            self.run = None;
            self.news = Some("A test does not come back; it is given up.".to_owned());
            if matches!(self.state, State::Leaving) {
                self.go(outside);
            }
        }
        match &self.state {
            State::Asking(asking) if since(asking.touched) >= ASKING_END => {
                self.state = State::Away;
            }
            State::Asking(_) if !self.may_ask() => self.state = State::Away,
            State::Working { touched } if since(*touched) >= IDLE_END && self.run.is_none() => {
                self.leave(now, outside);
            }
            State::Asking(_) | State::Away | State::Working { .. } | State::Leaving => {}
        }
    }

    fn leave(&mut self, _now: Now, outside: &mut dyn Outside) {
        outside.run_errand(Errand::Sound(Sound::Silence));
        self.chosen = Part::Reader;
        self.news = None;
        self.printing = None;
        if self.run.is_some() {
            self.state = State::Leaving;
        } else {
            self.go(outside);
        }
    }

    /// Gives the kiosk back.
    fn go(&mut self, outside: &mut dyn Outside) {
        self.state = State::Away;
        self.seat.set_at_work(false);
        outside.note(Event::TechnicianLeft);
        outside.look_around();
    }
}
