//! When the kiosk is open: a pure calendar over the store's own clock.
//!
//! Everything is written in the store's local time and decided on it, across clock changes:
//! a maintenance that a clock change touches lasts longer, never shorter, than it says.

mod rule;
#[cfg(test)]
mod tests;

pub use rule::{Days, Maintenance, MonthDay, RuleFault, beginning, time_of_day};

use crate::view::ClosedReason;
use jiff::civil::{Date, DateTime, Time};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan as _};

/// How far ahead a next opening is looked for, in days.
const LOOK_AHEAD_DAYS: i32 = 366;

/// What the calendar says of one moment.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Opening {
    /// Open.
    Open,
    /// Closed.
    Closed {
        /// Why.
        reason: ClosedReason,
        /// When it opens again in local time, if that can be told within a year.
        opens: Option<DateTime>,
    },
}

/// The store's opening hours, holidays and maintenance.
#[derive(Clone, Debug, PartialEq)]
pub struct Hours {
    /// The clock on the store's wall.
    pub zone: TimeZone,
    /// When a day's opening begins.
    pub open: Time,
    /// When it ends: on the next day when that is not after [`Self::open`]. Equal times mean that
    /// the kiosk never closes by hours.
    pub close: Time,
    /// Days on which the kiosk is closed from midnight to midnight.
    pub holidays: Vec<Days>,
    /// Planned maintenance.
    pub maintenance: Vec<Maintenance>,
}

impl Hours {
    /// A calendar that never closes.
    #[must_use]
    pub const fn always_open(zone: TimeZone) -> Self {
        Self {
            zone,
            open: Time::MIN,
            close: Time::MIN,
            holidays: Vec::new(),
            maintenance: Vec::new(),
        }
    }

    /// What the calendar says of this moment. Where several reasons hold, the one that says most
    /// is told: maintenance before holiday before hours.
    #[must_use]
    pub fn at(&self, now: Timestamp) -> Opening {
        self.closed_at(now)
            .map_or(Opening::Open, |reason| Opening::Closed {
                reason,
                opens: self.next_opening(now).map(|moment| self.local(moment)),
            })
    }

    /// A moment on the store's own clock.
    #[must_use]
    pub fn local(&self, moment: Timestamp) -> DateTime {
        moment.to_zoned(self.zone.clone()).datetime()
    }

    fn closed_at(&self, now: Timestamp) -> Option<ClosedReason> {
        let today = self.local(now).date();
        let day_before = today.yesterday().unwrap_or(today);
        let in_maintenance = self.maintenance.iter().any(|rule| {
            [day_before, today]
                .into_iter()
                .filter(|day| rule.days.include(*day))
                .any(|day| {
                    self.maintenance_of(rule, day)
                        .is_some_and(|spell| spell.holds(now))
                })
        });
        if in_maintenance {
            Some(ClosedReason::Maintenance)
        } else if self.holidays.iter().any(|days| days.include(today)) {
            Some(ClosedReason::Holiday)
        } else if self.open == self.close
            || [day_before, today]
                .into_iter()
                .any(|day| self.opening_of(day).is_some_and(|spell| spell.holds(now)))
        {
            None
        } else {
            Some(ClosedReason::Hours)
        }
    }

    /// The opening that begins on this day.
    fn opening_of(&self, day: Date) -> Option<Spell> {
        let (from, to) = spell_on(day, self.open, self.close)?;
        Some(Spell {
            from: self.moment(from)?,
            to: self.moment(to)?,
        })
    }

    /// The maintenance that begins on this day.
    fn maintenance_of(&self, rule: &Maintenance, day: Date) -> Option<Spell> {
        let (from, to) = spell_on(day, rule.from, rule.to)?;
        Some(Spell {
            from: self.zone.to_ambiguous_timestamp(from).earlier().ok()?,
            to: self.zone.to_ambiguous_timestamp(to).later().ok()?,
        })
    }

    /// The first moment the wall clock shows this, or the one it jumps to instead.
    fn moment(&self, local: DateTime) -> Option<Timestamp> {
        self.zone.to_ambiguous_timestamp(local).compatible().ok()
    }

    fn next_opening(&self, now: Timestamp) -> Option<Timestamp> {
        let today = self.local(now).date();
        (-1..=LOOK_AHEAD_DAYS).find_map(|ahead| {
            let day = today.checked_add(ahead.days()).ok()?;
            let mut ends: Vec<Timestamp> = self
                .maintenance
                .iter()
                .filter(|rule| rule.days.include(day))
                .filter_map(|rule| Some(self.maintenance_of(rule, day)?.to))
                .chain(self.opening_of(day).map(|spell| spell.from))
                // A holiday ends with its day.
                .chain(self.moment(day.to_datetime(Time::MIN)))
                .filter(|moment| *moment > now)
                .collect();
            ends.sort_unstable();
            ends.into_iter()
                .find(|moment| self.closed_at(*moment).is_none())
        })
    }
}

/// A time from one moment up to, but without, another.
#[derive(Clone, Copy, Debug)]
struct Spell {
    from: Timestamp,
    to: Timestamp,
}

impl Spell {
    fn holds(self, moment: Timestamp) -> bool {
        self.from <= moment && moment < self.to
    }
}

/// The local times of a spell that begins on `day` and, unless `to` is later, ends on the next.
fn spell_on(day: Date, from: Time, to: Time) -> Option<(DateTime, DateTime)> {
    let last_day = if to > from { day } else { day.tomorrow().ok()? };
    Some((day.to_datetime(from), last_day.to_datetime(to)))
}
