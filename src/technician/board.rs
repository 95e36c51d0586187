//! From what the desk knows to what the board shows.

use super::desk::{Asking, Desk, State};
use super::kept::KeptTest;
use super::parts::{begin, in_short, section_of};
use super::today::End;
use crate::diag::SectionId;
use crate::technician_access::Access;
use jiff::Timestamp;
use pin_kiosk_core::input::OutOfService;
use pin_kiosk_core::language::Language;
use pin_kiosk_core::session::Now;
use pin_kiosk_core::technician::{Part, Verdict};
use pin_kiosk_ui::technician::{
    Board, Count, Fact, Headline, Light, Passcode, PasscodeState, Running, TechnicianView, TestRow,
    Tile, Trips,
};
use pin_kiosk_ui::text::tr;
use serde_json::Value;

/// Most facts of a part that are shown; the report has all.
const FACTS_MAX: usize = 9;

impl Desk {
    /// What a technician is to be shown now, if there is one.
    #[must_use]
    pub fn view(&self, now: Now) -> Option<TechnicianView> {
        match &self.state {
            State::Away | State::Leaving => None,
            State::Asking(asking) => Some(TechnicianView::Passcode(self.passcode(asking, now))),
            State::Working { .. } => Some(TechnicianView::Board(Box::new(self.board(now)))),
        }
    }

    fn passcode(&self, asking: &Asking, now: Now) -> Passcode {
        let state = if asking.checking.is_some() {
            // The access is being written: it must not be waited for here.
            PasscodeState::Checking
        } else if asking.uncounted {
            PasscodeState::Uncounted
        } else {
            match self.access(now) {
                Access::LockedOut => PasscodeState::LockedOut,
                Access::Delayed(left) => {
                    let started = u64::from(left.subsec_nanos() > 0);
                    PasscodeState::Wait(left.as_secs().saturating_add(started))
                }
                Access::Open if asking.wrong => PasscodeState::Wrong,
                Access::Open => PasscodeState::Open,
            }
        };
        Passcode {
            typed: asking.typed(),
            state,
            ends_in: self.ends_in(now),
        }
    }

    fn board(&self, now: Now) -> Board {
        let tiles: Vec<Tile> = Part::ALL
            .into_iter()
            .map(|part| self.tile(part, now.wall))
            .collect();
        let zoned = now.wall.to_zoned(self.plate.time_zone.clone());
        Board {
            kiosk: self.plate.kiosk.clone(),
            store: self.plate.store.clone(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            time: zoned.strftime("%Y-%m-%d %H:%M:%S").to_string(),
            headline: self.headline(&tiles),
            service: self.service(),
            hours: self.plate.hours.clone(),
            tiles,
            chosen: Some(self.chosen),
            tests: self.rows(self.chosen, now.wall),
            facts: self.facts(self.chosen),
            trips: self.trips(now.wall),
            today: self.today(),
            running: self.run.as_ref().map(|run| Running {
                what: run.section.map_or("", SectionId::name).to_owned(),
                steps: run.steps,
            }),
            news: self.news.clone(),
            out_of_service: self.decided,
            clock_doubted: self.seat.machine() == Some(OutOfService::Clock),
            ends_in: self.ends_in(now),
        }
    }

    fn service(&self) -> String {
        match (self.decided, self.seat.machine()) {
            (Some(reason), _) => format!("stays out of service: {}", in_words(reason)),
            (None, Some(reason)) => format!("out of service by itself: {}", in_words(reason)),
            (None, None) => "in service when you leave".to_owned(),
        }
    }

    /// The one sentence: what fails, then what needs attention, then what is in order.
    fn headline(&self, tiles: &[Tile]) -> Headline {
        let named = |light: Light| -> Vec<Part> {
            let such = tiles.iter().filter(|tile| tile.light == light);
            such.map(|tile| tile.part).collect()
        };
        let (bad, attention, unknown) = (
            named(Light::Bad),
            named(Light::Attention),
            named(Light::Unknown),
        );
        let (light, words, worst) = if let Some(first) = bad.first() {
            let parts = counted(bad.len(), "fails", "fail");
            (
                Light::Bad,
                format!("{parts}: {}.", list(&bad)),
                Some(*first),
            )
        } else if let Some(first) = attention.first() {
            let parts = counted(attention.len(), "needs attention", "need attention");
            (
                Light::Attention,
                format!("{parts}: {}.", list(&attention)),
                Some(*first),
            )
        } else if unknown.len() == tiles.len() {
            let more = "Test all, or choose a tile and test that part.".to_owned();
            return Headline {
                light: Light::Unknown,
                words: "Nothing is tested yet.".to_owned(),
                more,
            };
        } else {
            (
                Light::Good,
                "All that was tested is in order.".to_owned(),
                None,
            )
        };
        let more = match worst {
            Some(part) => self.worst_words(part),
            None if unknown.is_empty() => String::new(),
            None => format!("Not tested: {}.", list(&unknown)),
        };
        Headline { light, words, more }
    }

    /// What was seen of a part's worst test, and what to do.
    fn worst_words(&self, part: Part) -> String {
        let tests = self.kept.tests(part);
        let Some((_, test)) = worst(&tests) else {
            return String::new();
        };
        let hint = test.hint.as_deref().map(|hint| sentence(begin(hint)));
        let name = tr(Language::English, part.key());
        let hint = hint.unwrap_or_default();
        format!("{name}: {}. {hint}", begin(&test.finding))
    }

    fn tile(&self, part: Part, now: Timestamp) -> Tile {
        let tests = self.kept.tests(part);
        let light = self.light(part, &tests);
        let worst = worst(&tests);
        let fact = match (light, worst) {
            (Light::Busy, _) => "testing …".to_owned(),
            (Light::Bad, Some((_, test))) if is_short(&test.finding) => test.finding.clone(),
            (Light::Bad, Some((section, test))) => in_short(section, &test.id).to_owned(),
            (Light::Attention, Some((SectionId::Printer, _))) => "paper near end".to_owned(),
            (Light::Attention, _) => "see to it".to_owned(),
            (Light::Good, _) => in_order(part).to_owned(),
            (Light::Unknown | Light::Bad, _) => "not tested".to_owned(),
        };
        let line = match (light, worst) {
            (Light::Bad, Some((_, test))) if is_short(&test.finding) => {
                begin(test.hint.as_deref().unwrap_or_default()).to_owned()
            }
            (Light::Bad | Light::Attention | Light::Unknown, Some((_, test))) => {
                begin(&test.finding).to_owned()
            }
            (_, _) => self.line(part),
        };
        let at = tests.iter().map(|(_, test)| test.at).max();
        Tile {
            part,
            light,
            fact,
            line,
            proof: self.proof(part),
            time: at.map_or_else(String::new, |at| self.clock(at, now)),
        }
    }

    fn light(&self, part: Part, tests: &[(SectionId, &KeptTest)]) -> Light {
        let looked_at = self.run.as_ref().and_then(|run| run.section);
        if looked_at == Some(section_of(part)) {
            return Light::Busy;
        }
        match self.kept.verdict(part) {
            Verdict::Fail => Light::Bad,
            Verdict::Pass if tests.iter().any(|(_, test)| see_to(test)) => Light::Attention,
            Verdict::Pass => Light::Good,
            Verdict::NotTested => Light::Unknown,
        }
    }

    /// What was seen of a part that is in order.
    fn line(&self, part: Part) -> String {
        let finding = |section: SectionId, id: &str| {
            let tests = self.kept.tests(part);
            let test = tests
                .iter()
                .find(|(of, test)| *of == section && test.id == id);
            test.map_or_else(String::new, |(_, test)| test.finding.clone())
        };
        match part {
            Part::Reader => finding(SectionId::Reader, "reader"),
            Part::Card => finding(SectionId::Card, "certificate"),
            Part::Printer => finding(SectionId::Printer, "status"),
            Part::Centre => self.fact(SectionId::Centre, "host", ""),
            Part::Journal => self.fact(SectionId::Journal, "records", " records"),
            Part::Screen => finding(SectionId::Screen, "display"),
            Part::Clock => self
                .plate
                .time_zone
                .iana_name()
                .unwrap_or_default()
                .to_owned(),
            Part::Settings => self.fact(SectionId::Card, "profile", ""),
        }
    }

    /// What proves it, in numbers.
    fn proof(&self, part: Part) -> String {
        match part {
            Part::Reader if self.kept.trips.is_empty() => {
                self.fact(SectionId::Reader, "vendor", "")
            }
            Part::Reader => {
                let (median, p99) = percentiles(&self.kept.trips);
                format!("median {median} µs · p99 {p99} µs")
            }
            Part::Card => self.fact(SectionId::Card, "profile", ""),
            Part::Printer => {
                let port = self.fact(SectionId::Printer, "port", "");
                let speed = self.fact(SectionId::Printer, "bits_per_second", " baud");
                let port = port.rsplit('/').next().unwrap_or_default();
                joined(&[port, &speed])
            }
            Part::Centre => {
                let millis = self.fact(SectionId::Centre, "round_trip_millis", " ms");
                if millis.is_empty() {
                    millis
                } else {
                    format!("answered in {millis}")
                }
            }
            Part::Journal => {
                let left = self.kept.fact(SectionId::Journal, "disk_left_bytes");
                left.and_then(Value::as_u64)
                    .map_or_else(String::new, |bytes| format!("{} MiB left", bytes >> 20))
            }
            Part::Screen => self.fact(SectionId::Screen, "configured_dots_per_inch", " dpi"),
            Part::Clock => {
                let skew = self.kept.fact(SectionId::Centre, "clock_skew_seconds");
                skew.and_then(Value::as_i64)
                    .map_or_else(String::new, |skew| {
                        format!("{} s from the centre’s", skew.unsigned_abs())
                    })
            }
            Part::Settings => {
                let tests = self.kept.tests(part);
                let issuers = tests.iter().find(|(_, test)| test.id == "card-issuers");
                // Such as "4 certificates, 0 expired, the last ends in 1203 days".
                let last = issuers.and_then(|(_, test)| test.finding.rsplit(", ").next());
                last.map_or_else(String::new, |last| format!("issuers: {last}"))
            }
        }
    }

    fn fact(&self, section: SectionId, name: &str, unit: &str) -> String {
        match self.kept.fact(section, name) {
            None | Some(Value::Null) => String::new(),
            Some(value) => plain(value) + unit,
        }
    }

    fn rows(&self, part: Part, now: Timestamp) -> Vec<TestRow> {
        let mut rows: Vec<TestRow> = Vec::new();
        let mut grouped: Option<(Vec<String>, String)> = None;
        for (section, test) in self.kept.tests(part) {
            let mut name = test.id.replace(['-', '_'], " ");
            if part == Part::Clock {
                name = match section {
                    SectionId::Centre => "against the centre".to_owned(),
                    SectionId::Journal => "against the journal".to_owned(),
                    SectionId::Status
                    | SectionId::List
                    | SectionId::Reader
                    | SectionId::Card
                    | SectionId::Printer
                    | SectionId::Screen => "by itself".to_owned(),
                };
            }
            let light = match test.verdict {
                Verdict::Pass if see_to(test) => Light::Attention,
                Verdict::Pass => Light::Good,
                Verdict::Fail => Light::Bad,
                Verdict::NotTested => Light::Unknown,
            };
            let since = self.since(test, now);
            // What rests on the same thing is one row.
            let alike = light == Light::Unknown && test.hint.is_none();
            if let Some((names, why)) = &mut grouped
                && alike
                && *why == test.finding
                && let Some(last) = rows.last_mut()
            {
                names.push(name);
                last.name = tr(Language::English, "verdict-not-tested");
                last.finding = format!("{}: {why}", names.join(", "));
                continue;
            }
            grouped = alike.then(|| (vec![name.clone()], test.finding.clone()));
            rows.push(TestRow {
                name,
                light,
                finding: test.finding.clone(),
                hint: test.hint.clone(),
                since,
            });
        }
        rows
    }

    fn since(&self, test: &KeptTest, now: Timestamp) -> String {
        let since = self.clock(test.since, now);
        match test.before {
            None => format!("since {since}"),
            Some(Verdict::Pass) => format!("since {since}, before: pass"),
            Some(Verdict::Fail) => format!("since {since}, before: fail"),
            Some(Verdict::NotTested) => format!("since {since}, before: not tested"),
        }
    }

    fn facts(&self, part: Part) -> Vec<Fact> {
        let Some(facts) = self.kept.facts(section_of(part)) else {
            return Vec::new();
        };
        let single = facts.iter().filter(|(_, value)| {
            !matches!(value, Value::Null | Value::Array(_) | Value::Object(_))
        });
        single
            .take(FACTS_MAX)
            .map(|(name, value)| Fact {
                name: name.replace('_', " "),
                value: plain(value),
            })
            .collect()
    }

    fn trips(&self, now: Timestamp) -> Trips {
        let (median, p99) = percentiles(&self.kept.trips);
        Trips {
            micros: self.kept.trips.clone(),
            median,
            p99,
            time: self
                .kept
                .trips_at
                .map_or_else(String::new, |at| self.clock(at, now)),
        }
    }

    fn today(&self) -> Vec<Count> {
        [
            ("Passwords set", End::Done, Light::Good),
            ("Referred to the office", End::Referred, Light::Busy),
            ("Stopped by the resident", End::Stopped, Light::Unknown),
            ("Uncertain", End::Uncertain, Light::Bad),
            ("Faults", End::Fault, Light::Attention),
        ]
        .into_iter()
        .map(|(name, end, light)| Count {
            name: name.to_owned(),
            count: self.today.count(end),
            light,
        })
        .collect()
    }

    /// The time of day; the day as well when it is another.
    fn clock(&self, at: Timestamp, now: Timestamp) -> String {
        let local = |at: Timestamp| at.to_zoned(self.plate.time_zone.clone());
        let (at, now) = (local(at), local(now));
        let form = if at.date() == now.date() {
            "%H:%M:%S"
        } else {
            "%m-%d %H:%M"
        };
        at.strftime(form).to_string()
    }
}

/// The first test that failed, else that needs attention, else that was not made.
fn worst<'t>(tests: &[(SectionId, &'t KeptTest)]) -> Option<(SectionId, &'t KeptTest)> {
    let first = |such: &dyn Fn(&KeptTest) -> bool| tests.iter().find(|(_, test)| such(test));
    first(&|test| test.verdict == Verdict::Fail)
        .or_else(|| first(&see_to))
        .or_else(|| first(&|test| test.verdict == Verdict::NotTested))
        .copied()
}

/// Whether what was seen has room where a tile says what it comes down to.
fn is_short(finding: &str) -> bool {
    finding.chars().count() <= 18
}

/// In order, and there is something to do all the same.
fn see_to(test: &KeptTest) -> bool {
    test.verdict == Verdict::Pass && test.hint.is_some()
}

fn counted(count: usize, one: &str, many: &str) -> String {
    match count {
        1 => format!("1 part {one}"),
        _ => format!("{count} parts {many}"),
    }
}

fn list(parts: &[Part]) -> String {
    let names: Vec<String> = parts
        .iter()
        .map(|part| tr(Language::English, part.key()).to_lowercase())
        .collect();
    names.join(", ")
}

/// A hint as a sentence.
fn sentence(hint: &str) -> String {
    let mut letters = hint.chars();
    let first: String = letters
        .next()
        .into_iter()
        .flat_map(char::to_uppercase)
        .collect();
    format!("{first}{}.", letters.as_str())
}

fn joined(parts: &[&str]) -> String {
    let there: Vec<&str> = parts
        .iter()
        .copied()
        .filter(|part| !part.is_empty())
        .collect();
    there.join(" · ")
}

const fn in_order(part: Part) -> &'static str {
    match part {
        Part::Reader | Part::Screen | Part::Settings => "in order",
        Part::Card => "readable",
        Part::Printer => "ready",
        Part::Centre => "reachable",
        Part::Journal => "chain whole",
        Part::Clock => "plausible",
    }
}

const fn in_words(reason: OutOfService) -> &'static str {
    match reason {
        OutOfService::Reader => "reader",
        OutOfService::Journal => "journal",
        OutOfService::Certificates => "certificates",
        OutOfService::Clock => "clock",
        OutOfService::Technician => "technician",
        OutOfService::Maintenance => "maintenance",
        OutOfService::Repair => "waiting for repair",
        OutOfService::Withdrawn => "no longer in use",
    }
}

fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Null => "unknown".to_owned(),
        Value::Bool(_) | Value::Number(_) | Value::Array(_) | Value::Object(_) => value.to_string(),
    }
}

/// Median and 99th percentile.
fn percentiles(micros: &[u32]) -> (u32, u32) {
    let mut sorted = micros.to_vec();
    sorted.sort_unstable();
    let at = |percent: usize| {
        let place = sorted.len().saturating_sub(1).saturating_mul(percent) / 100;
        sorted.get(place).copied().unwrap_or_default()
    };
    (at(50), at(99))
}
