//! A run as a table and as JSON.

use super::coverage;
use super::hands::centre_faults;
use super::luck::Mishap;
use super::tally::{Tally, Torn};
use super::{Failure, Report};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fmt::{self, Write as _};

/// Version of the JSON.
const SCHEMA_VERSION: u32 = 3;

/// Lines of a trace that are worth printing at most.
const TRACE_LINES: usize = 120;

/// Names of the card's faults, as the simulated card tells them.
const CARD_FAULTS: [&str; 13] = [
    "silence",
    "tear-before",
    "tear-during",
    "tear-after",
    "short",
    "garbage",
    "endless-more-data",
    "endless-drip",
    "endless-wrong-length",
    "giant",
    "status",
    "status-after",
    "malformed-der",
];

/// All mishaps that a long run must meet.
fn all_mishaps() -> Vec<(&'static str, &'static str)> {
    let card = CARD_FAULTS.iter().map(|name| ("card", *name));
    let world = Mishap::ALL.iter().map(|mishap| ("world", mishap.name()));
    card.chain(centre_faults()).chain(world).collect()
}

/// Mishaps that no session met.
pub(super) fn unmet(tally: &Tally) -> Vec<String> {
    all_mishaps()
        .into_iter()
        .filter(|mishap| !tally.mishaps.contains_key(mishap))
        .map(|(room, name)| format!("{room}: {name}"))
        .collect()
}

/// Pairs that no session met although they can be met, and torn writes of a kind that none had.
pub(super) fn uncovered(tally: &Tally) -> Vec<String> {
    let pairs = tally.pairs.open().into_iter();
    let pairs = pairs.map(|(view, input)| format!("{input} in {view}"));
    let torn = Torn::all()
        .filter(|torn| !tally.torn.contains_key(torn))
        .map(|torn| format!("torn: {}", torn.words().join(", ")));
    pairs.chain(torn).collect()
}

/// A broken rule, the command that shows it again, and the shortest trace known.
pub(super) fn failure(seed: u64, failure: &Failure) -> String {
    let Failure {
        life,
        broken,
        trace,
        mishaps: (struck, needed),
    } = failure;
    let mut text = format!(
        "rule {} is broken ({:?}): {}\n\
         seed {seed}, life {life}; {needed} of {struck} mishaps are needed\n\
         again: pin-kiosk soak --seed {seed} --only {life} --trace\n",
        broken.rule.number(),
        broken.rule,
        broken.how,
    );
    let skipped = trace.len().saturating_sub(TRACE_LINES);
    if skipped > 0 {
        // Writing to a string does not fail, here and below.
        let _written = writeln!(text, "  … {skipped} lines before");
    }
    for line in trace.iter().skip(skipped) {
        let _written = writeln!(text, "  {line}");
    }
    text
}

impl Report {
    fn sessions_per_second(&self) -> f64 {
        let sessions = u32::try_from(self.tally.sessions).unwrap_or(u32::MAX);
        f64::from(sessions) / self.took.as_secs_f64().max(0.001)
    }

    /// For machines.
    #[must_use]
    pub fn json(&self) -> Value {
        let tally = &self.tally;
        let mishaps: BTreeMap<String, u64> = tally
            .mishaps
            .iter()
            .map(|((room, name), n)| (format!("{room}/{name}"), *n))
            .collect();
        let pairs = tally.pairs.met();
        let torn: BTreeMap<String, [u64; 3]> = tally
            .torn
            .iter()
            .map(|(torn, outcomes)| (torn.words().join("/"), *outcomes))
            .collect();
        let excused: BTreeMap<&str, usize> = coverage::reasons().collect();
        let ends: BTreeMap<&str, Value> = tally
            .ends
            .iter()
            .map(|(code, (n, life))| (*code, json!({"sessions": n, "first_life": life})))
            .collect();
        let broken = self.failure.as_ref().map(|failure| {
            json!({
                "life": failure.life,
                "rule": failure.broken.rule.number(),
                "how": failure.broken.how,
                "trace": failure.trace,
            })
        });
        json!({
            "schema_version": SCHEMA_VERSION,
            "seed": self.seed,
            "lives": tally.lives,
            "sessions": tally.sessions,
            "steps": tally.steps,
            "processor_seconds": self.took.as_secs_f64(),
            "sessions_per_second": self.sessions_per_second(),
            "outcomes": tally.outcomes,
            "ends": ends,
            "deceived": tally.deceived,
            "mishaps": mishaps,
            "longest_steps": tally.longest.0,
            "longest_seconds": tally.longest.1,
            "unmet": self.missing(),
            "torn": torn,
            "pairs": pairs,
            "pairs_excused": excused,
            "uncovered": uncovered(tally),
            "impossible": self.impossible(),
            "broken": broken,
        })
    }
}

/// The table for people.
impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let tally = &self.tally;
        writeln!(f, "seed {}", self.seed)?;
        writeln!(
            f,
            "{} sessions in {} lives, {} steps; {:.1} s of processor time, {:.0} sessions a second",
            tally.sessions,
            tally.lives,
            tally.steps,
            self.took.as_secs_f64(),
            self.sessions_per_second(),
        )?;
        writeln!(f, "\nwrites")?;
        for (outcome, n) in &tally.outcomes {
            writeln!(f, "  {outcome:<28}{n:>10}")?;
        }
        writeln!(f, "\nhow sessions ended")?;
        for (code, (n, life)) in &tally.ends {
            writeln!(f, "  {code:<28}{n:>10}  first in life {life}")?;
        }
        writeln!(f, "\nmishaps met")?;
        for (room, name) in all_mishaps() {
            let n = tally.mishaps.get(&(room, name)).copied().unwrap_or(0);
            writeln!(f, "  {:<28}{n:>10}", format!("{room} {name}"))?;
        }
        writeln!(
            f,
            "\ntorn writes{:>49}{:>12}{:>9}",
            "done", "not changed", "unknown"
        )?;
        for torn in Torn::all() {
            let [procedure, at, back] = torn.words();
            let [done, not_changed, unknown] = tally.torn.get(&torn).copied().unwrap_or_default();
            writeln!(
                f,
                "  {procedure:<18}{at:<17}{back:<23}{done:>7}{not_changed:>12}{unknown:>9}"
            )?;
        }
        let (met, all) = tally.pairs.covered();
        writeln!(
            f,
            "\n{met} of {all} pairs of view and input that must be met"
        )?;
        for (why, explained) in coverage::reasons() {
            writeln!(f, "  {explained} need not: {why}")?;
        }
        let (steps, seconds) = tally.longest;
        writeln!(
            f,
            "{} sessions in which a fault spoke for the card; longest session {steps} steps, {seconds} s",
            tally.deceived,
        )?;
        let unmet = self.missing();
        if !unmet.is_empty() {
            writeln!(f, "\nnot met: {}", unmet.join(", "))?;
        }
        match &self.failure {
            Some(broken) => write!(f, "\n{}", failure(self.seed, broken)),
            None => writeln!(f, "\nno rule was broken"),
        }
    }
}
