//! One life of a kiosk in virtual time: real session, real operations, real journal, and a world
//! that a seed decides.

use super::ambush::Ambush;
use super::hidden::Hidden;
use super::luck::{Dice, Luck};
use super::pool::Pool;
use super::resident::Resident;
use super::rules::{Broken, Rule, Watch};
use super::slot::SharedSlot;
use super::tally::{Tally, Torn, TornAt};
use super::worker::Worker;
use crate::compose::keeping::{Keeper, ReaderLost};
use crate::compose::record::{Head, JournalRecorder};
use crate::hardware::standin_centre::{SharedCentre, StandinCentre};
use crate::journal::memory::{Faults, MemoryDisk};
use crate::runtime::in_order::take;
use crate::runtime::{Housekeeping as _, Recorder as _};
use jiff::Timestamp;
use pin_kiosk_core::card::job::JobId;
use pin_kiosk_core::hours::Opening;
use pin_kiosk_core::input::{Action, CentreAnswer, Input, PrinterReport, ReaderEvent};
use pin_kiosk_core::journal::{RecordRef, VerificationKey};
use pin_kiosk_core::session::{Now, Session, Settings};
use pin_kiosk_core::time::Monotonic;
use pin_kiosk_core::view::View;
use pin_kiosk_hw_sim::card::SimCard;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

/// The wall clock when every life begins, in milliseconds: 2026-11-22T03:00:00Z.
pub(super) const BEGIN_MILLIS: i64 = 1_795_316_400_000;

/// Trouble is looked after at least this often.
const KEEPING_MILLIS: u64 = 5000;

/// Trouble whose cause is over is over itself after this long.
const KEEPING_PATIENCE_MILLIS: u64 = 60_000;

/// No life lasts longer, in milliseconds.
const LIFE_MILLIS_MAX: u64 = 24 * 60 * 60 * 1000;

/// Which life to live.
#[derive(Clone, Debug)]
pub(super) struct Plan {
    pub(super) seed: u64,
    pub(super) life: u64,
    /// Mishaps that do not strike.
    pub(super) muted: BTreeSet<u32>,
    pub(super) trace: bool,
}

/// What came of a life.
#[derive(Debug)]
pub(super) struct Lived {
    pub(super) broken: Option<Broken>,
    pub(super) struck: Vec<u32>,
    pub(super) trace: Vec<String>,
}

/// What happens at a moment.
pub(super) enum Happening {
    /// The resident looks up.
    Look,
    Reader(ReaderEvent),
    Worker(u32),
    Centre(JobId, CentreAnswer),
    Printer(u64, PrinterReport),
    Closing,
    Opening(Opening),
    /// Somebody takes a card that was left behind.
    StaffTakesCard,
    /// The reader is unplugged.
    Unplug,
    /// The reader is plugged in again, with the card that lay on it.
    Plug(Option<usize>),
    /// The disk becomes so; whether that is bad.
    Disk(Faults, bool),
    /// The wall clock is off by so many milliseconds from now on.
    ClockIs(i64),
    /// Something lies in wait for the view with this number.
    Ambush(usize, Ambush),
    /// The housekeeping looks around.
    Keep,
    PowerCut,
    /// The power is back.
    Boot,
    NextVisit,
}

/// Who tells the session what it asked for; each in the order in which it was asked.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
enum Teller {
    Worker(u32),
    Centre,
    Printer,
}

impl Happening {
    const fn teller(&self) -> Option<Teller> {
        match self {
            Self::Worker(id) => Some(Teller::Worker(*id)),
            Self::Centre(..) => Some(Teller::Centre),
            Self::Printer(..) => Some(Teller::Printer),
            _ => None,
        }
    }

    /// Whether somebody tells the session what it asked for.
    const fn tells(&self) -> bool {
        self.teller().is_some()
    }
}

/// A card as the world knows it.
pub(super) struct Owned {
    pub(super) kind: usize,
    pub(super) pin: String,
    /// What the card really has.
    pub(super) password: String,
    /// The card as it was when this life began.
    pub(super) born: SimCard,
}

/// The write under way, as the world knows it.
pub(super) struct WriteTruth {
    pub(super) card: usize,
    pub(super) new: String,
    pub(super) old: String,
    pub(super) is_change: bool,
    /// Tries of the password that were left before.
    pub(super) tries_before: u8,
}

#[expect(
    clippy::struct_excessive_bools,
    reason = "each says one thing of the world, and all go together"
)]
pub(super) struct Life<'p> {
    pub(super) pool: &'p Pool,
    pub(super) dice: Dice,
    pub(super) will: Dice,
    pub(super) luck: Luck,
    pub(super) at: u64,
    /// How much the wall clock is off, in milliseconds.
    pub(super) skew: i64,
    queue: BTreeMap<(u64, u64), Happening>,
    order: u64,
    pub(super) session: Session,
    pub(super) settings: Arc<Settings>,
    pub(super) keeper: Keeper,
    pub(super) lost: ReaderLost,
    pub(super) slot: SharedSlot,
    pub(super) workers: Vec<Worker>,
    /// The worker that gets the jobs.
    pub(super) worker: u32,
    pub(super) centre: SharedCentre,
    pub(super) client: StandinCentre,
    pub(super) wall: Arc<AtomicI64>,
    pub(super) disk: MemoryDisk,
    pub(super) disk_fails: bool,
    pub(super) recorder: JournalRecorder,
    pub(super) head: Head,
    pub(super) key: VerificationKey,
    pub(super) unrecorded: bool,
    /// A write is announced on the disk and has no outcome there.
    pub(super) open_write: bool,
    /// The journal failed: what is on the disk is not what it said.
    pub(super) doubt: bool,
    /// The last record that was said to be on the disk when the power was cut.
    pub(super) acknowledged: Option<RecordRef>,
    /// Effects until the power is cut.
    pub(super) cut_in: Option<u64>,
    /// The power will be cut in the middle of a record, if the next thing then is one.
    pub(super) torn_record: bool,
    pub(super) powered: bool,
    /// How often the power came back.
    pub(super) boots: usize,
    pub(super) slips: u64,
    /// The slip the printer has, and whether it has begun.
    pub(super) slip: Option<(u64, bool)>,
    pub(super) owned: Vec<Owned>,
    pub(super) write: Option<WriteTruth>,
    /// How far the last write came.
    pub(super) write_went: TornAt,
    /// What is known of a torn write, until its outcome is told.
    pub(super) torn: Option<Torn>,
    /// The card that was recognised last.
    pub(super) at_desk: Option<usize>,
    pub(super) resident: Option<Resident>,
    pub(super) visits_left: u64,
    pub(super) monitor_at: u64,
    /// When the session began and how many steps it took.
    pub(super) session_since: Option<(u64, u64)>,
    /// What must not be seen anywhere.
    pub(super) hidden: Hidden,
    /// Whether whatever can be printed for a developer is searched too.
    pub(super) is_searched: bool,
    pub(super) watch: Watch,
    pub(super) tally: &'p mut Tally,
    trace: Option<Vec<String>>,
    pub(super) last_view: Option<View>,
    /// The idle warning lies over the view.
    pub(super) warned: bool,
    /// What was typed since the last other touch.
    pub(super) typed: String,
    /// When the world last did something.
    stirred_at: u64,
}

/// Lives one life and counts it.
pub(super) fn live(pool: &Pool, plan: &Plan, tally: &mut Tally) -> Lived {
    tally.life = plan.life;
    let mut life = match super::birth::birth(pool, plan, tally) {
        Ok(life) => life,
        Err(how) => {
            let rule = Rule::OneOutcomePerWrite;
            let broken = Some(Broken { rule, how });
            return Lived {
                broken,
                struck: Vec::new(),
                trace: Vec::new(),
            };
        }
    };
    life.begin();
    while life.watch.broken().is_none() && life.go_on() {}
    life.end();
    for (_, mishap) in &life.luck.struck {
        life.tally.met("world", mishap.name());
    }
    life.tally.lives = life.tally.lives.saturating_add(1);
    Lived {
        broken: life.watch.broken().cloned(),
        struck: life.luck.struck.iter().map(|(asked, _)| *asked).collect(),
        trace: life.trace.take().unwrap_or_default(),
    }
}

/// What [`super::birth`] makes; the rest begins empty.
pub(super) struct Parts<'p> {
    pub(super) pool: &'p Pool,
    pub(super) tally: &'p mut Tally,
    pub(super) dice: [Dice; 2],
    pub(super) luck: Luck,
    pub(super) settings: Arc<Settings>,
    pub(super) keeper: Keeper,
    pub(super) lost: ReaderLost,
    pub(super) slot: SharedSlot,
    pub(super) centre: SharedCentre,
    pub(super) client: StandinCentre,
    pub(super) wall: Arc<AtomicI64>,
    pub(super) disk: MemoryDisk,
    pub(super) recorder: (JournalRecorder, Head),
    pub(super) key: VerificationKey,
    pub(super) owned: Vec<Owned>,
    pub(super) visits: u64,
    pub(super) trace: bool,
    pub(super) is_searched: bool,
}

impl<'p> Life<'p> {
    pub(super) fn new(parts: Parts<'p>) -> Self {
        let mut hidden = parts.pool.personal.clone();
        for owned in &parts.owned {
            hidden.keep_secret(&owned.pin);
            hidden.keep_secret(&owned.password);
        }
        let [dice, will] = parts.dice;
        let (recorder, head) = parts.recorder;
        Self {
            pool: parts.pool,
            dice,
            will,
            luck: parts.luck,
            at: 0,
            skew: 0,
            queue: BTreeMap::new(),
            order: 0,
            session: Session::new(Arc::clone(&parts.settings), moment(0, 0)),
            settings: parts.settings,
            keeper: parts.keeper,
            lost: parts.lost,
            workers: vec![Worker::new(0, parts.slot.clone())],
            slot: parts.slot,
            worker: 0,
            centre: parts.centre,
            client: parts.client,
            wall: parts.wall,
            disk: parts.disk,
            disk_fails: false,
            recorder,
            head,
            key: parts.key,
            unrecorded: false,
            open_write: false,
            doubt: false,
            acknowledged: None,
            cut_in: None,
            torn_record: false,
            powered: true,
            boots: 0,
            slips: 0,
            slip: None,
            owned: parts.owned,
            write: None,
            write_went: TornAt::Before,
            torn: None,
            at_desk: None,
            resident: None,
            visits_left: parts.visits,
            monitor_at: 0,
            session_since: None,
            hidden,
            is_searched: parts.is_searched,
            watch: Watch::default(),
            tally: parts.tally,
            trace: parts.trace.then(Vec::new),
            last_view: None,
            warned: false,
            typed: String::new(),
            stirred_at: 0,
        }
    }

    pub(super) fn now(&self) -> Now {
        moment(self.at, self.skew)
    }

    /// Adds a line to the trace, if one is kept.
    pub(super) fn note(&mut self, line: impl FnOnce() -> String) {
        let at = Duration::from_millis(self.at).as_secs_f64();
        if let Some(trace) = &mut self.trace {
            trace.push(format!("{at:>10.3}  {}", line()));
        }
    }

    /// Lets something happen after this many milliseconds.
    pub(super) fn later(&mut self, millis: u64, what: Happening) {
        self.order = self.order.saturating_add(1);
        self.queue
            .insert((self.at.saturating_add(millis), self.order), what);
    }

    /// What the dead machine would have done does not happen.
    pub(super) fn forget_machine(&mut self) {
        self.queue
            .retain(|_, what| !what.tells() && !matches!(what, Happening::Reader(_)));
    }

    /// Whether a worker, the centre or the printer is about to tell something.
    pub(super) fn is_awaited(&self) -> bool {
        self.queue.values().any(Happening::tells)
    }

    /// What one of the workers, the centre or the printer tells next, it tells now.
    pub(super) fn hurry(&mut self) {
        let mut tellers = BTreeSet::new();
        let next: Vec<_> = self
            .queue
            .iter()
            .filter(|(_, what)| what.teller().is_some_and(|teller| tellers.insert(teller)))
            .map(|(key, _)| *key)
            .collect();
        if let Some(what) = self.dice.pick(&next).and_then(|key| self.queue.remove(key)) {
            self.happen(what);
        }
    }

    /// Lets the next thing happen; `false` when nothing is left to happen.
    fn go_on(&mut self) -> bool {
        let first = self.queue.first_key_value().map(|(&(at, _), _)| at);
        let wakes = self.wakes();
        let happens = match (first, wakes) {
            (Some(first), Some(wakes)) => first <= wakes,
            (Some(_), None) => true,
            (None, Some(_)) => false,
            (None, None) => return false,
        };
        if happens {
            if let Some(((at, _), what)) = self.queue.pop_first() {
                self.pass_to(at);
                self.stirred_at = self.at;
                self.happen(what);
            }
        } else if let Some(at) = wakes {
            self.pass_to(at);
            self.look_around();
            self.input(Input::Tick);
        }
        if self.at > LIFE_MILLIS_MAX {
            self.watch
                .fail(Rule::EverySessionEnds, "a life without end");
        }
        true
    }

    /// When the session's thread would wake by itself.
    fn wakes(&self) -> Option<u64> {
        if !self.powered {
            return None;
        }
        let deadline = self.session.next_deadline().map(|deadline| {
            let since_start = deadline.since_start();
            let millis = u64::try_from(since_start.as_millis()).unwrap_or(u64::MAX);
            let rest = since_start.subsec_nanos() % 1_000_000;
            millis.saturating_add(u64::from(rest > 0)).max(self.at)
        });
        let keeping = (self.unrecorded
            || self.slot.borrow().lost.is_some()
            || self.session.out_of_service().is_some())
        .then(|| self.at.saturating_add(KEEPING_MILLIS));
        // What is not well a while after the last that happened will not get well.
        let patience = self.stirred_at.saturating_add(KEEPING_PATIENCE_MILLIS);
        let keeping = keeping.filter(|at| !self.queue.is_empty() || *at <= patience);
        [deadline, keeping].into_iter().flatten().min()
    }

    fn pass_to(&mut self, at: u64) {
        self.at = self.at.max(at);
        let seconds = self.now().wall.as_second();
        self.wall.store(seconds, Ordering::Relaxed);
    }

    /// The session takes an input and its effects are done.
    pub(super) fn input(&mut self, input: Input) {
        if !self.powered || self.watch.broken().is_some() {
            return;
        }
        let view = View::from(&self.session);
        self.watch.input(&input, &view, self.warned);
        if self.is_searched {
            let debug = format!("{input:?}");
            self.ensure_hidden(&debug, "an input's Debug");
            // One key stroke is no secret, but many are.
            let key = matches!(input, Input::Resident(Action::Key(_)));
            let other = Input::Resident(Action::Key('\u{0}'));
            if key && debug != format!("{other:?}") {
                self.watch
                    .fail(Rule::SecretsStayHidden, "Debug tells keys apart");
            }
        }
        take(self, input);
        if self.powered {
            self.after_step();
        }
    }

    /// What the session's thread does between two inputs.
    pub(super) fn look_around(&mut self) {
        let now = self.now();
        if self.unrecorded && self.recorder.recover(now) {
            self.unrecorded = false;
            self.doubt = false;
            self.note(|| "the journal is open again".into());
        }
        for input in self.keeper.look_around(now, &mut self.session) {
            self.input(input);
        }
    }

    /// Whether everything has come to rest.
    pub(super) fn rests(&self) -> bool {
        self.session.is_idle() && self.workers.iter().all(Worker::is_idle)
    }
}

/// Both clocks at a moment of virtual time.
pub(super) fn moment(at: u64, skew: i64) -> Now {
    let passed = i64::try_from(at).unwrap_or(i64::MAX);
    let wall = BEGIN_MILLIS.saturating_add(passed).saturating_add(skew);
    Now {
        monotonic: Monotonic::from_start(Duration::from_millis(at)),
        wall: Timestamp::from_millisecond(wall).unwrap_or(Timestamp::MAX),
    }
}

/// An input for the trace.
pub(super) fn told(input: &Input) -> String {
    match input {
        Input::Card { job, .. } => format!("card-answer {}", job.0),
        Input::Centre { job, answer } => match answer {
            CentreAnswer::Reservation(result) => {
                format!("centre-answer {} {:?}", job.0, result.as_ref().map(|_| ()))
            }
            CentreAnswer::Authorisation(result) => {
                format!("centre-answer {} {:?}", job.0, result.as_ref().map(|_| ()))
            }
        },
        other => format!("{other:?}"),
    }
}
