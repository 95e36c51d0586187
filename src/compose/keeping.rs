//! The calendar, the machine's health, and a configuration that changes.

use super::fitter::Fitter;
use super::record::{Head, KeepDays};
use crate::config::Config;
use crate::runtime::health::{Facts, Health};
use crate::runtime::{Fittings, Housekeeping};
use crate::technician::Seat;
use pin_kiosk_core::event::Event;
use pin_kiosk_core::hours::{Hours, Opening};
use pin_kiosk_core::input::{Input, PrinterReport};
use pin_kiosk_core::session::{Now, Session, Settings, Timings};
use pin_kiosk_core::time::Monotonic;
use std::sync::{Arc, Mutex, PoisonError};
use tracing::{info, warn};

/// Whether a reader answers, as the monitor sees it.
#[derive(Clone, Debug, Default)]
pub(crate) struct ReaderLost(Arc<Mutex<Option<Monotonic>>>);

impl ReaderLost {
    pub(crate) fn set(&self, since: Option<Monotonic>) {
        let mut lost = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        // The first report of an outage counts.
        *lost = if since.is_some() {
            lost.or(since)
        } else {
            None
        };
    }

    fn since(&self) -> Option<Monotonic> {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Looks after a kiosk that runs from a configuration.
pub(crate) struct Keeper {
    /// `None`: a simulated kiosk is always open.
    pub(crate) hours: Option<Hours>,
    /// `None`: a simulated kiosk stays as it is.
    pub(crate) fitter: Option<Fitter>,
    pub(crate) reader: ReaderLost,
    pub(crate) head: Head,
    /// Held while the clock is in doubt.
    pub(crate) keep_days: KeepDays,
    pub(crate) facts: Facts,
    pub(crate) health: Health,
    pub(crate) told: Told,
    /// What technicians have decided.
    pub(crate) seat: Seat,
}

/// What the session was told last.
#[derive(Debug, Default)]
pub(crate) struct Told {
    opening: Option<Opening>,
}

/// The settings of the procedure that follow from a configuration.
pub(crate) fn settings(config: &Config) -> Settings {
    Settings {
        centre_configured: config.centre.is_some(),
        printer_configured: config.printer.is_some(),
        languages: config.ui.languages.clone(),
        timings: Timings {
            idle_before_warning: config.ui.idle,
            idle_warning: config.ui.idle_warning,
            ..Timings::default()
        },
    }
}

impl Housekeeping for Keeper {
    fn look_around(&mut self, now: Now, session: &mut Session) -> Vec<Input> {
        let mut inputs = Vec::new();
        let opening = self
            .hours
            .as_ref()
            .map_or(Opening::Open, |hours| hours.at(now.wall));
        if self.told.opening != Some(opening) {
            self.told.opening = Some(opening);
            inputs.push(Input::Opening(opening));
        }
        self.facts.reader_lost_since = self.reader.since();
        self.facts.journal_broken = self.head.is_failing();
        if self.seat.take_vouch() {
            self.health.vouch(now);
            self.facts.last_believed = None;
            inputs.push(Input::Note(Event::ClockVouched));
        }
        let machine = self.health.judge(now, &self.facts);
        self.keep_days.hold(self.health.doubts_clock());
        self.seat.note_machine(machine);
        let out_of_service = self.seat.closes_for().or(machine);
        // The session takes itself out of service too, when a record is lost; and the journal may be
        // well again before anybody has looked.
        if session.out_of_service() != out_of_service {
            match out_of_service {
                Some(reason) => warn!(?reason, "out of service"),
                None => info!("in service again"),
            }
            inputs.push(Input::OutOfService(out_of_service));
        }
        inputs
    }

    fn printer_reported(&mut self, report: PrinterReport) {
        self.seat.note_printer(report);
    }

    fn refit(&mut self, session: &mut Session, fittings: &mut Fittings) -> Option<Input> {
        if !session.is_idle() {
            return None;
        }
        let accepted = match self.fitter.as_mut()?.look(fittings)? {
            Ok(loaded) => {
                info!("a changed configuration is taken over");
                self.hours = Some(loaded.config.hours.clone());
                loaded.tell(&mut self.facts);
                let settings = Arc::new(settings(&loaded.config));
                // Nobody is being served, so they are taken.
                session.replace_settings(settings).is_ok()
            }
            Err(reason) => {
                warn!("a changed configuration is refused, the old one kept: {reason:#}");
                false
            }
        };
        Some(Input::Note(Event::ConfigChanged { accepted }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use pin_kiosk_core::input::{OutOfService, Unrecorded};
    use pin_kiosk_core::view::View;

    fn keeper(keep_days: &KeepDays, facts: Facts) -> Keeper {
        Keeper {
            hours: None,
            fitter: None,
            reader: ReaderLost::default(),
            head: Head::default(),
            keep_days: keep_days.clone(),
            facts,
            health: Health::default(),
            told: Told::default(),
            seat: Seat::default(),
        }
    }

    #[test]
    fn no_day_is_deleted_while_the_clock_is_in_doubt() {
        let at = |wall: &str| Now {
            monotonic: Monotonic::default(),
            wall: wall.parse().unwrap(),
        };
        let keep_days = KeepDays::of(400);
        let facts = Facts {
            last_believed: Some(at("2029-11-22T03:00:00Z").wall),
            ..Facts::default()
        };
        let mut keeper = keeper(&keep_days, facts);
        for (wall, kept) in [
            ("2026-11-22T03:00:00Z", None),
            ("2029-11-22T03:00:00Z", Some(400)),
            ("2033-11-22T03:00:00Z", None),
        ] {
            let mut session = Session::new(Arc::new(Settings::default()), at(wall));
            let _told = keeper.look_around(at(wall), &mut session);
            assert_eq!(keep_days.get(), kept, "{wall}");
        }
    }

    #[test]
    fn a_journal_that_is_well_before_anybody_looks_does_not_keep_the_kiosk_closed() {
        let now = Now {
            monotonic: Monotonic::default(),
            wall: "2026-11-22T03:00:00Z".parse().unwrap(),
        };
        let mut session = Session::new(Arc::new(Settings::default()), now);
        let mut keeper = keeper(&KeepDays::default(), Facts::default());
        // A record was lost, and the next one was taken: nothing fails when the keeper looks.
        let _effects = session.step(now, Input::JournalFailed(Unrecorded::Other));
        assert_eq!(session.out_of_service(), Some(OutOfService::Journal));
        for input in keeper.look_around(now, &mut session) {
            let _effects = session.step(now, input);
        }
        assert_eq!(session.screen().view, View::Attract);
    }
}
