//! What a technician can ask of the machine, one section a file.
//!
//! A section is data: facts that were seen, and checks that passed, failed or were not made.
//! What to do about a failure is a hint of its own, apart from what was seen.
//! The command line and the board on the screen show the same sections.
//! Nothing here changes a card, sends a password or reads a name.

mod atr;
mod bench;
mod card;
mod centre;
pub mod cli;
mod edid;
mod journal;
mod list;
mod machine;
mod printer;
mod progress;
mod reader;
mod render;
mod screen;
mod status;
#[cfg(test)]
mod tests;

pub use bench::Bench;
pub(crate) use journal::last_believed;
pub use progress::{Progress, Quiet};
pub use render::render;

use jiff::Timestamp;
use serde::Serialize;
use serde_json::{Map, Value};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::Instant;

/// Version of the JSON form: raised when a field changes its meaning or goes.
pub const SCHEMA_VERSION: u32 = 1;

/// One part of the machine that can be looked at.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum SectionId {
    /// What is plugged in.
    List,
    /// Program, configuration, clock, hours, disk.
    Status,
    /// Smart card service and reader.
    Reader,
    /// The technician's test card.
    Card,
    /// The receipt printer.
    Printer,
    /// The issuer's centre.
    Centre,
    /// The journal.
    Journal,
    /// Screen, fonts, speaker.
    Screen,
}

impl SectionId {
    /// All sections, in the order of a report.
    pub const ALL: [Self; 8] = [
        Self::Status,
        Self::List,
        Self::Reader,
        Self::Card,
        Self::Printer,
        Self::Centre,
        Self::Journal,
        Self::Screen,
    ];

    /// Its name on the command line and in JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::List => "list",
            Self::Status => "status",
            Self::Reader => "reader",
            Self::Card => "card",
            Self::Printer => "printer",
            Self::Centre => "centre",
            Self::Journal => "journal",
            Self::Screen => "screen",
        }
    }
}

/// How a check came out.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// It is as it should be.
    Pass,
    /// It is not.
    Fail,
    /// It could not be looked at, or not here.
    NotTested,
}

/// One question with its answer.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct Check {
    /// Its stable name.
    pub id: &'static str,
    /// How it came out.
    pub state: State,
    /// What was seen.
    pub finding: String,
    /// What to do about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hint: Option<String>,
}

impl Check {
    /// A check that passed.
    pub fn pass(id: &'static str, finding: impl Into<String>) -> Self {
        Self {
            id,
            state: State::Pass,
            finding: finding.into(),
            hint: None,
        }
    }

    /// A check that failed, and what to do about it.
    pub fn fail(id: &'static str, finding: impl Into<String>, hint: impl Into<String>) -> Self {
        Self {
            id,
            state: State::Fail,
            finding: finding.into(),
            hint: Some(hint.into()),
        }
    }

    /// A check that was not made, and why.
    pub fn not_tested(id: &'static str, why: impl Into<String>) -> Self {
        Self {
            id,
            state: State::NotTested,
            finding: why.into(),
            hint: None,
        }
    }

    /// Adds what to do about it.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }
}

/// What was seen of one part.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Section {
    /// Which part.
    pub id: SectionId,
    /// How long it took, in milliseconds.
    pub took_millis: u64,
    /// What was seen; the unit is the end of the name.
    pub facts: Map<String, Value>,
    /// What was judged.
    pub checks: Vec<Check>,
}

impl Section {
    fn new(id: SectionId) -> Self {
        Self {
            id,
            took_millis: 0,
            facts: Map::new(),
            checks: Vec::new(),
        }
    }

    fn fact(&mut self, name: &str, value: impl Into<Value>) {
        self.facts.insert(name.to_owned(), value.into());
    }

    fn check(&mut self, check: Check) {
        self.checks.push(check);
    }

    /// Fail when a check failed, else pass when one passed.
    #[must_use]
    pub fn state(&self) -> State {
        let has = |state| self.checks.iter().any(|check| check.state == state);
        if has(State::Fail) {
            State::Fail
        } else if has(State::Pass) {
            State::Pass
        } else {
            State::NotTested
        }
    }
}

/// Several sections, looked at one after the other.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Findings {
    /// [`SCHEMA_VERSION`]
    pub schema_version: u32,
    /// Version of the program.
    pub program_version: &'static str,
    /// When.
    pub at: Timestamp,
    /// What they come to together.
    pub state: State,
    /// The sections.
    pub sections: Vec<Section>,
}

/// Looks at these sections. One that breaks is reported as failed and hides no other.
pub fn look(bench: &Bench<'_>, sections: &[SectionId], progress: &mut dyn Progress) -> Findings {
    let sections: Vec<Section> = sections
        .iter()
        .map(|id| look_at(*id, bench, progress))
        .collect();
    let has = |state| sections.iter().any(|section| section.state() == state);
    let state = if has(State::Fail) {
        State::Fail
    } else if has(State::Pass) {
        State::Pass
    } else {
        State::NotTested
    };
    Findings {
        schema_version: SCHEMA_VERSION,
        program_version: env!("CARGO_PKG_VERSION"),
        at: bench.now.wall,
        state,
        sections,
    }
}

fn look_at(id: SectionId, bench: &Bench<'_>, progress: &mut dyn Progress) -> Section {
    let start = Instant::now();
    progress.section(id);
    let looked = catch_unwind(AssertUnwindSafe(|| match id {
        SectionId::List => list::look(bench),
        SectionId::Status => status::look(bench),
        SectionId::Reader => reader::look(bench, progress),
        SectionId::Card => card::look(bench),
        SectionId::Printer => printer::look(bench),
        SectionId::Centre => centre::look(bench),
        SectionId::Journal => journal::look(bench, progress),
        SectionId::Screen => screen::look(bench),
    }));
    progress.done();
    let mut section = looked.unwrap_or_else(|_panic| {
        let mut section = Section::new(id);
        section.check(Check::fail(
            "section",
            "this section broke off: a fault of the program",
            "send the report to the maker",
        ));
        section
    });
    section.took_millis = u64::try_from(start.elapsed().as_millis()).unwrap_or(u64::MAX);
    section
}
