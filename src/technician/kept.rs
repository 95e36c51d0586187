//! What the tests said last, with when and since when: kept over openings and restarts.

use super::parts::{is_by_hand, part_of};
use crate::diag::{Check, Section, SectionId, State};
use crate::files;
use jiff::Timestamp;
use pin_kiosk_core::technician::{Part, Readiness, Verdict};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::io;
use std::path::Path;

/// Round trips that are kept.
pub(super) const TRIPS_MAX: usize = 200;

/// What the tests said last.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(default)]
pub(super) struct Kept {
    sections: Vec<KeptSection>,
    /// In microseconds.
    pub(super) trips: Vec<u32>,
    pub(super) trips_at: Option<Timestamp>,
}

/// What one section said last.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
struct KeptSection {
    name: String,
    facts: Map<String, Value>,
    tests: Vec<KeptTest>,
}

/// What one test said last.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
pub(super) struct KeptTest {
    pub(super) id: String,
    pub(super) verdict: Verdict,
    pub(super) finding: String,
    pub(super) hint: Option<String>,
    /// When it was made.
    pub(super) at: Timestamp,
    /// Since when it comes out like this.
    pub(super) since: Timestamp,
    /// How it came out before.
    pub(super) before: Option<Verdict>,
}

impl KeptTest {
    fn of(check: &Check, at: Timestamp) -> Self {
        Self {
            id: check.id.to_owned(),
            verdict: verdict(check.state),
            finding: check.finding.clone(),
            hint: check.hint.clone(),
            at,
            since: at,
            before: None,
        }
    }

    /// After another one of the same name.
    fn after(mut self, old: Option<&Self>) -> Self {
        if let Some(old) = old {
            if old.verdict == self.verdict {
                (self.since, self.before) = (old.since, old.before);
            } else {
                self.before = Some(old.verdict);
            }
        }
        self
    }
}

const fn verdict(state: State) -> Verdict {
    match state {
        State::Pass => Verdict::Pass,
        State::Fail => Verdict::Fail,
        State::NotTested => Verdict::NotTested,
    }
}

impl Kept {
    /// What is kept in a file; nothing where there is none or it cannot be understood: tests can be
    /// made again.
    pub(super) fn read(file: &Path) -> Self {
        files::read(file, files::SETTING_BYTES_MAX)
            .ok()
            .and_then(|bytes| serde_json::from_slice(&bytes).ok())
            .unwrap_or_default()
    }

    /// Keeps it.
    pub(super) fn write(&self, file: &Path) -> io::Result<()> {
        files::replace(file, &serde_json::to_vec(self)?)
    }

    /// Takes what a section said at this time.
    pub(super) fn take(&mut self, section: &Section, at: Timestamp) {
        let old = self.take_out(section.id);
        let tests = section.checks.iter().map(|check| {
            let before = old.tests.iter().find(|test| test.id == check.id);
            if is_by_hand(section.id, check.id) && check.state == State::NotTested {
                let not_yet = || KeptTest::of(&Check::not_tested(check.id, "not yet"), at);
                return before.cloned().unwrap_or_else(not_yet);
            }
            KeptTest::of(check, at).after(before)
        });
        self.sections.push(KeptSection {
            name: section.id.name().to_owned(),
            facts: section.facts.clone(),
            tests: tests.collect(),
        });
    }

    /// Takes what a person said of a test.
    pub(super) fn judge(&mut self, id: SectionId, check: &Check, at: Timestamp) {
        let mut section = self.take_out(id);
        let place = section.tests.iter().position(|test| test.id == check.id);
        let old = place.map(|place| section.tests.remove(place));
        let test = KeptTest::of(check, at).after(old.as_ref());
        let end = section.tests.len();
        section.tests.insert(place.unwrap_or(end), test);
        self.sections.push(section);
    }

    fn take_out(&mut self, id: SectionId) -> KeptSection {
        let place = self
            .sections
            .iter()
            .position(|section| section.name == id.name());
        place.map_or_else(
            || KeptSection {
                name: id.name().to_owned(),
                facts: Map::new(),
                tests: Vec::new(),
            },
            |place| self.sections.remove(place),
        )
    }

    /// Takes measured round trips.
    pub(super) fn take_trips(&mut self, micros: &[u64], at: Timestamp) {
        let from = micros.len().saturating_sub(TRIPS_MAX);
        self.trips = micros
            .iter()
            .skip(from)
            .map(|micros| u32::try_from(*micros).unwrap_or(u32::MAX))
            .collect();
        self.trips_at = Some(at);
    }

    /// The tests of a part with their sections, in the sections' order.
    pub(super) fn tests(&self, part: Part) -> Vec<(SectionId, &KeptTest)> {
        let mut found = Vec::new();
        for id in SectionId::ALL {
            let tests = self
                .sections
                .iter()
                .filter(|section| section.name == id.name())
                .flat_map(|section| &section.tests)
                .filter(|test| part_of(id, &test.id) == Some(part));
            found.extend(tests.map(|test| (id, test)));
        }
        found
    }

    /// What a section saw.
    pub(super) fn fact(&self, id: SectionId, name: &str) -> Option<&Value> {
        self.facts(id)?.get(name)
    }

    /// All that a section saw.
    pub(super) fn facts(&self, id: SectionId) -> Option<&Map<String, Value>> {
        self.sections
            .iter()
            .find(|section| section.name == id.name())
            .map(|section| &section.facts)
    }

    /// How a part stands.
    pub(super) fn verdict(&self, part: Part) -> Verdict {
        let tests = self.tests(part);
        let has = |verdict| tests.iter().any(|(_, test)| test.verdict == verdict);
        if has(Verdict::Fail) {
            Verdict::Fail
        } else if has(Verdict::Pass) {
            Verdict::Pass
        } else {
            Verdict::NotTested
        }
    }

    /// How all parts stand.
    pub(super) fn readiness(&self) -> Readiness {
        Readiness(Part::ALL.map(|part| self.verdict(part)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> Timestamp {
        Timestamp::from_second(1_800_000_000 + seconds).unwrap()
    }

    fn section(id: SectionId, checks: Vec<Check>) -> Section {
        Section {
            id,
            took_millis: 1,
            facts: Map::new(),
            checks,
        }
    }

    fn port(kept: &Kept) -> KeptTest {
        let tests = kept.tests(Part::Printer);
        tests.first().map(|(_, test)| (*test).clone()).unwrap()
    }

    #[test]
    fn a_test_says_since_when_and_what_it_was_before() {
        let mut kept = Kept::default();
        let pass = || section(SectionId::Printer, vec![Check::pass("port", "it opens")]);
        let fail = section(
            SectionId::Printer,
            vec![Check::fail("port", "gone", "plug")],
        );
        kept.take(&pass(), at(0));
        kept.take(&pass(), at(10));
        let test = port(&kept);
        assert_eq!((test.at, test.since, test.before), (at(10), at(0), None));
        kept.take(&fail, at(20));
        let test = port(&kept);
        assert_eq!(test.verdict, Verdict::Fail);
        assert_eq!((test.since, test.before), (at(20), Some(Verdict::Pass)));
        assert_eq!(kept.readiness().verdict(), Verdict::Fail);
    }

    #[test]
    fn what_a_person_said_stays_until_she_says_otherwise() {
        let mut kept = Kept::default();
        let round = section(
            SectionId::Screen,
            vec![
                Check::pass("display", "one"),
                Check::not_tested("touch", "needs a person"),
            ],
        );
        kept.take(&round, at(0));
        kept.judge(SectionId::Screen, &Check::pass("touch", "all cells"), at(5));
        kept.take(&round, at(10));
        let tests = kept.tests(Part::Screen);
        let touch = tests.iter().find(|(_, test)| test.id == "touch").unwrap().1;
        assert_eq!((touch.verdict, touch.at), (Verdict::Pass, at(5)));
        assert_eq!(touch.before, Some(Verdict::NotTested));
    }

    #[test]
    fn it_is_there_after_a_restart_and_nonsense_is_as_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("results");
        let mut kept = Kept::default();
        let clock = section(SectionId::Status, vec![Check::pass("clock", "right")]);
        kept.take(&clock, at(0));
        kept.take_trips(&[400; 300], at(0));
        kept.write(&file).unwrap();
        assert_eq!(Kept::read(&file), kept);
        assert_eq!(kept.trips.len(), TRIPS_MAX);
        assert_eq!(kept.verdict(Part::Clock), Verdict::Pass);
        assert_eq!(kept.verdict(Part::Settings), Verdict::NotTested);
        std::fs::write(&file, "{").unwrap();
        assert_eq!(Kept::read(&file), Kept::default());
    }
}
