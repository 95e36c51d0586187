//! `pin-kiosk soak`: whole sessions in a simulated world, all from one seed, in no real time.
//!
//! The session, the operations on the card, the gate, the journal and what happens when it does
//! not take a record are the product's own. Residents, cards, reader, printer, centre, disk, power
//! and clock are decided by the seed. After every step the rules of `docs/ARCHITECTURE.md` are
//! checked.
//!
//! A run consists of lives of a kiosk with one to three residents each; every life depends on the
//! run's seed and its own number alone, so that a failing one can be lived again.

pub mod cli;

mod ambush;
mod birth;
mod coverage;
mod ear;
mod end;
mod hands;
mod happening;
mod hidden;
mod life;
mod look;
mod luck;
mod pool;
mod report;
mod resident;
mod rules;
mod shrink;
mod slot;
mod tally;
mod worker;

use life::{Plan, live};
use pool::Pool;
use rules::Broken;
use std::collections::BTreeSet;
use std::time::Duration;
use tally::Tally;

/// Every kind of mishap must be met in a run of at least so many sessions.
pub const SESSIONS_FOR_ALL_MISHAPS: u64 = 10_000;

/// Every pair of view and input that can be met must be met in a run of at least so many sessions,
/// and every kind of torn write.
pub const SESSIONS_FOR_ALL_PAIRS: u64 = 500_000;

/// A life in which a rule was broken.
#[derive(Clone, Debug)]
pub struct Failure {
    life: u64,
    broken: Broken,
    trace: Vec<String>,
    /// Mishaps that struck, and how many of them the failure needs.
    mishaps: (usize, usize),
}

/// What came of a run.
#[derive(Clone, Debug)]
pub struct Report {
    seed: u64,
    tally: Tally,
    /// Processor time of the one thread that it runs in.
    took: Duration,
    failure: Option<Failure>,
}

impl Report {
    /// Number of sessions begun.
    #[must_use]
    pub const fn sessions(&self) -> u64 {
        self.tally.sessions
    }

    /// Writes that came out as `done`, `not-changed`, `unknown` or `unknown-after-power-cut`.
    #[must_use]
    pub fn outcomes(&self, outcome: &str) -> u64 {
        self.tally.outcomes.get(outcome).copied().unwrap_or(0)
    }

    /// The broken rule in words, with the command that shows it again.
    #[must_use]
    pub fn failure(&self) -> Option<String> {
        self.failure
            .as_ref()
            .map(|failure| report::failure(self.seed, failure))
    }

    /// What no session met although the run was long enough.
    #[must_use]
    pub fn missing(&self) -> Vec<String> {
        let mut missing = Vec::new();
        if self.tally.sessions >= SESSIONS_FOR_ALL_MISHAPS {
            missing.extend(report::unmet(&self.tally));
        }
        if self.tally.sessions >= SESSIONS_FOR_ALL_PAIRS {
            missing.extend(self.uncovered());
        }
        missing
    }

    /// Pairs of view and input and kinds of torn writes that no session met and that can be met.
    #[must_use]
    pub fn uncovered(&self) -> Vec<String> {
        report::uncovered(&self.tally)
    }

    /// Pairs that were met although the table of those that cannot be met names them.
    #[must_use]
    pub fn impossible(&self) -> Vec<String> {
        let pairs = self.tally.pairs.impossible().into_iter();
        pairs
            .map(|(view, input)| format!("{input} in {view}"))
            .collect()
    }
}

/// Lives until so many sessions have begun, or a rule is broken.
///
/// `progress` is told the number of sessions now and then.
///
/// # Errors
///
/// When the simulated cards cannot be made.
pub fn soak(sessions: u64, seed: u64, mut progress: impl FnMut(u64)) -> anyhow::Result<Report> {
    let pool = Pool::new(seed)?;
    let _ear = ear::listen();
    let begun = processor_time();
    let mut tally = Tally::default();
    let mut failure = None;
    let mut life = 0;
    while tally.sessions < sessions && failure.is_none() {
        failure = live_one(&pool, seed, life, &mut tally);
        life = life.saturating_add(1);
        progress(tally.sessions);
    }
    Ok(Report {
        seed,
        tally,
        took: processor_time().saturating_sub(begun),
        failure,
    })
}

/// Lives one life of a run again.
///
/// # Errors
///
/// When the simulated cards cannot be made.
pub fn relive(seed: u64, life: u64) -> anyhow::Result<(Report, Vec<String>)> {
    let pool = Pool::new(seed)?;
    let _ear = ear::listen();
    let begun = processor_time();
    let mut tally = Tally::default();
    let failure = live_one(&pool, seed, life, &mut tally);
    let plan = Plan {
        seed,
        life,
        muted: BTreeSet::new(),
        trace: true,
    };
    let trace = live(&pool, &plan, &mut Tally::default()).trace;
    let report = Report {
        seed,
        tally,
        took: processor_time().saturating_sub(begun),
        failure,
    };
    Ok((report, trace))
}

/// Processor time of this thread so far: a busy machine does not count.
fn processor_time() -> Duration {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let nanos = told.split(' ').next().and_then(|nanos| nanos.parse().ok());
    Duration::from_nanos(nanos.unwrap_or_default())
}

fn live_one(pool: &Pool, seed: u64, life: u64, tally: &mut Tally) -> Option<Failure> {
    let plan = Plan {
        seed,
        life,
        muted: BTreeSet::new(),
        trace: false,
    };
    let lived = live(pool, &plan, tally);
    let broken = lived.broken.clone()?;
    Some(shrink::shrink(pool, &plan, &lived, broken))
}
