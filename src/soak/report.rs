//! A run as a table and as JSON.

use super::hands::centre_faults;
use super::luck::Mishap;
use super::tally::{INPUTS, Tally, VIEWS};
use super::{Failure, Report};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fmt::{self, Write as _};

/// Version of the JSON.
const SCHEMA: u32 = 1;

/// Lines of a trace that are worth printing at most.
const TRACE_LINES: usize = 120;

/// Names of the card's faults, as the simulated card tells them.
const CARD_FAULTS: [&str; 11] = [
    "silence",
    "tear-before",
    "tear-after",
    "short",
    "garbage",
    "endless-more-data",
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
        let pairs: BTreeMap<String, u64> = tally
            .pairs
            .iter()
            .map(|((view, input), n)| (format!("{view}/{input}"), *n))
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
            "schema": SCHEMA,
            "seed": self.seed,
            "lives": tally.lives,
            "sessions": tally.sessions,
            "steps": tally.steps,
            "seconds": self.took.as_secs_f64(),
            "sessions_per_second": self.sessions_per_second(),
            "outcomes": tally.outcomes,
            "ends": tally.ends,
            "deceived": tally.deceived,
            "mishaps": mishaps,
            "unmet": self.missing(),
            "pairs": pairs,
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
            "{} sessions in {} lives, {} steps, {:.1} s, {:.0} sessions a second",
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
        for (code, n) in &tally.ends {
            writeln!(f, "  {code:<28}{n:>10}")?;
        }
        writeln!(f, "\nmishaps met")?;
        for (room, name) in all_mishaps() {
            let n = tally.mishaps.get(&(room, name)).copied().unwrap_or(0);
            writeln!(f, "  {:<28}{n:>10}", format!("{room} {name}"))?;
        }
        let all = VIEWS.len().saturating_mul(INPUTS.len());
        writeln!(
            f,
            "\n{} of {all} pairs of view and input taken; {} sessions in which a fault spoke for the card",
            tally.pairs.len(),
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
