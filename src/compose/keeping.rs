//! The calendar, the machine's health, and a configuration that changes.

use super::record::Head;
use crate::config::reload::{Reload, Watch};
use crate::config::{Centre, Config, files};
use crate::diag;
use crate::runtime::Housekeeping;
use crate::runtime::health::{Facts, Health};
use jiff::Timestamp;
use pin_kiosk_core::event::Event;
use pin_kiosk_core::hours::{Hours, Opening};
use pin_kiosk_core::input::Input;
use pin_kiosk_core::session::{Now, Session, Settings, Timings};
use pin_kiosk_core::time::Monotonic;
use std::path::PathBuf;
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
    pub(crate) watch: Option<Watch>,
    pub(crate) reader: ReaderLost,
    pub(crate) head: Head,
    pub(crate) facts: Facts,
    pub(crate) health: Health,
    pub(crate) told: Told,
}

/// What the session was told last.
#[derive(Debug, Default)]
pub(crate) struct Told {
    opening: Option<Opening>,
}

/// What certificates and journal say to the machine's health. Asked before the journal is opened,
/// which records the start by the very clock that is to be judged.
pub(super) fn facts(config: &Config) -> Facts {
    let ends = |paths: &[PathBuf]| -> Vec<Timestamp> {
        let certificates = files::certificates(paths).unwrap_or_default();
        certificates
            .iter()
            .filter_map(|der| files::expires(der))
            .collect()
    };
    let ours = |centre: &Centre| {
        let chain = ends(std::slice::from_ref(&centre.client_certificate));
        chain.first().copied()
    };
    Facts {
        card_issuers_end: ends(&config.card.trust_anchors).into_iter().max(),
        kiosk_certificate_ends: config.centre.as_ref().and_then(ours),
        last_record: diag::last_record(&config.journal.folder),
        ..Facts::default()
    }
}

/// The settings of the procedure that follow from a configuration.
pub(crate) fn settings(config: &Config) -> Settings {
    Settings {
        centre_configured: config.centre.is_some(),
        printer_configured: config.printer.is_some(),
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
        if session.is_idle() {
            inputs.extend(self.reload(session));
        }
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
        let out_of_service = self.health.judge(now, &self.facts);
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
}

impl Keeper {
    /// Takes a changed configuration over between two residents; a broken one is refused.
    fn reload(&mut self, session: &mut Session) -> Option<Input> {
        match self.watch.as_mut()?.look() {
            Reload::Unchanged => None,
            Reload::Accepted(config) => {
                info!("a changed configuration is taken over");
                self.hours = Some(config.hours.clone());
                let taken = session
                    .replace_settings(Arc::new(settings(&config)))
                    .is_ok();
                taken.then_some(Input::Note(Event::ConfigChanged { accepted: true }))
            }
            Reload::Refused(problems) => {
                warn!("a changed configuration is refused, the old one kept:\n{problems}");
                Some(Input::Note(Event::ConfigChanged { accepted: false }))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use pin_kiosk_core::input::{OutOfService, Unrecorded};
    use pin_kiosk_core::view::View;

    #[test]
    fn a_journal_that_is_well_before_anybody_looks_does_not_keep_the_kiosk_closed() {
        let now = Now {
            monotonic: Monotonic::default(),
            wall: "2026-11-22T03:00:00Z".parse().unwrap(),
        };
        let mut session = Session::new(Arc::new(Settings::default()), now);
        let mut keeper = Keeper {
            hours: None,
            watch: None,
            reader: ReaderLost::default(),
            head: Head::default(),
            facts: Facts::default(),
            health: Health::default(),
            told: Told::default(),
        };
        // A record was lost, and the next one was taken: nothing fails when the keeper looks.
        let _effects = session.step(now, Input::JournalFailed(Unrecorded::Other));
        assert_eq!(session.out_of_service(), Some(OutOfService::Journal));
        for input in keeper.look_around(now, &mut session) {
            let _effects = session.step(now, input);
        }
        assert_eq!(session.screen().view, View::Attract);
    }
}
