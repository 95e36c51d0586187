//! Which of a journal's records were written by a clock that could be right.
//!
//! A kiosk records its start before it judges its clock, and goes on recording while it is closed for
//! it.
//! If its next start compared the clock with those records, a wrong clock would vouch for itself.

use super::each_line;
use crate::runtime::health::{EARLIEST, Health};
use jiff::Timestamp;
use pin_kiosk_core::journal::Line;
use pin_kiosk_core::session::Now;
use pin_kiosk_core::time::Monotonic;
use std::path::Path;
use std::time::Duration;

/// Follows the records and judges the clock of each as the kiosk did at that moment, by the same
/// rule.
#[derive(Debug, Default)]
pub(super) struct Belief {
    health: Health,
    /// The last believed record.
    last: Option<Timestamp>,
    /// What the run of the program that is being followed compares its clock with.
    before_run: Option<Timestamp>,
    /// That run has said that it doubts its clock, and has not taken it back.
    doubted: bool,
}

impl Belief {
    /// The wall time of the last believed record, if there is one.
    pub(super) const fn last(&self) -> Option<Timestamp> {
        self.last
    }

    /// Takes the record that comes next.
    pub(super) fn take(&mut self, line: &Line<'_>) {
        let Some(now) = moment(line) else {
            return;
        };
        match said(line) {
            Said::Nothing => {}
            // By the clock of a run that has not yet said that it begins.
            Said::ByTheJournal => return,
            Said::Started => {
                *self = Self {
                    last: self.last,
                    before_run: self.last,
                    ..Self::default()
                }
            }
            Said::Doubted => self.doubted = true,
            Said::Right => {
                self.health.vouch(now);
                (self.doubted, self.before_run) = (false, None);
            }
        }
        if self.health.believes(now, self.before_run) && !self.doubted {
            self.last = Some(now.wall);
        }
    }
}

/// Whether the belief after this file's last record does not depend on the files before it.
pub(super) fn is_settled_in(file: &Path) -> bool {
    let [mut served, mut doubted, mut right] = [false; 3];
    let read = each_line(file, |bytes| {
        let Some(line) = Line::parse(bytes) else {
            return;
        };
        // Nobody is served by a kiosk that doubts its clock.
        served |= line.kind == "session-started";
        match said(&line) {
            Said::Doubted => doubted = true,
            Said::Right => right |= moment(&line).is_some_and(|now| now.wall >= EARLIEST),
            Said::Nothing | Said::ByTheJournal | Said::Started => {}
        }
    });
    read.is_ok() && (right || served && !doubted)
}

/// What a record says of the clock.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Said {
    Nothing,
    /// What the journal itself records when it is opened or begins a day.
    ByTheJournal,
    /// A run of the program begins.
    Started,
    /// It is closed for its clock.
    Doubted,
    /// Nothing is wrong, or a technician says so.
    Right,
}

fn said(line: &Line<'_>) -> Said {
    match (line.kind, line.fields) {
        ("kiosk-started", _) => Said::Started,
        ("clock-vouched", _) | ("service-changed", r#"{"out_of_service":null}"#) => Said::Right,
        ("service-changed", r#"{"out_of_service":"clock"}"#) => Said::Doubted,
        (
            "clock-jumped" | "journal-repaired" | "journal-pruned" | "write-ended"
            | "session-ended",
            _,
        ) => Said::ByTheJournal,
        _ => Said::Nothing,
    }
}

fn moment(line: &Line<'_>) -> Option<Now> {
    Some(Now {
        monotonic: Monotonic::from_start(Duration::from_millis(line.up_millis)),
        wall: line.time.parse().ok()?,
    })
}
