//! What technician and session's thread tell each other.

use pin_kiosk_core::input::{OutOfService, PrinterReport};
use pin_kiosk_core::view::{Screen, View};
use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Reports of the printer that wait to be read, at most.
const REPORTS_MAX: usize = 8;

/// Shared by the technician's desk, the session's housekeeping and the window. Cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct Seat(Arc<Mutex<Taken>>);

#[derive(Debug, Default)]
struct Taken {
    /// A technician is at work: the kiosk is closed for him.
    at_work: bool,
    /// What he has decided for the time after.
    decided: Option<OutOfService>,
    /// He says that the clock is right; the housekeeping has not heard it yet.
    vouch: bool,
    /// Why the machine would be out of service without him.
    machine: Option<OutOfService>,
    /// Nobody is being served.
    idle: bool,
    printer: VecDeque<PrinterReport>,
}

impl Seat {
    fn taken(&self) -> MutexGuard<'_, Taken> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The technician sits down, or leaves.
    pub fn set_at_work(&self, at_work: bool) {
        self.taken().at_work = at_work;
    }

    /// What he has decided for the time after.
    pub fn decide(&self, reason: Option<OutOfService>) {
        self.taken().decided = reason;
    }

    /// He says that the clock is right.
    pub fn vouch(&self) {
        self.taken().vouch = true;
    }

    /// Whether he has said so since this was asked last.
    pub(crate) fn take_vouch(&self) -> bool {
        std::mem::take(&mut self.taken().vouch)
    }

    /// Why the kiosk has to be closed for a technician's sake.
    #[must_use]
    pub fn closes_for(&self) -> Option<OutOfService> {
        let taken = self.taken();
        if taken.at_work {
            Some(OutOfService::Technician)
        } else {
            taken.decided
        }
    }

    /// Notes why the machine would be out of service by itself.
    pub(crate) fn note_machine(&self, reason: Option<OutOfService>) {
        self.taken().machine = reason;
    }

    /// Why the machine would be out of service by itself.
    #[must_use]
    pub fn machine(&self) -> Option<OutOfService> {
        self.taken().machine
    }

    /// Notes what residents are shown now.
    pub fn note_screen(&self, screen: &Screen) {
        self.taken().idle = matches!(screen.view, View::Attract | View::Closed { .. });
    }

    /// Whether nobody is being served.
    #[must_use]
    pub fn is_idle(&self) -> bool {
        self.taken().idle
    }

    pub(crate) fn note_printer(&self, report: PrinterReport) {
        let mut taken = self.taken();
        if taken.at_work && taken.printer.len() < REPORTS_MAX {
            taken.printer.push_back(report);
        }
    }

    /// What the printer has reported since this was asked last, one at a time.
    pub(super) fn take_printer(&self) -> Option<PrinterReport> {
        self.taken().printer.pop_front()
    }
}

/// Whether this screen says that the kiosk is closed for a technician at work.
#[must_use]
pub(crate) fn closed_for_technician(screen: &Screen) -> bool {
    use pin_kiosk_core::view::ClosedReason;
    matches!(
        screen.view,
        View::Closed {
            reason: ClosedReason::OutOfService(OutOfService::Technician),
            ..
        }
    )
}
