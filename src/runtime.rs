//! The session's thread and the workers around it.
//!
//! One thread owns the session.
//! Everything that happens reaches it through one bounded queue; what it wants done goes to the
//! workers through theirs, after the journal has taken what announces it.
//!
//! ```text
//! window, headless driver, reader monitor ──Input──> session thread ──Effect──> card, centre, printer
//!                                                        │  ▲                        │
//!                                                 journal┘  └────────answers─────────┘
//! ```

pub mod card_worker;
pub mod centre_worker;
mod errand;
pub mod health;
mod housekeeping;
pub mod in_order;
mod inputs;
mod parts;
pub mod printer_worker;
mod session_thread;
mod slip_order;

pub use errand::Errand;
pub use housekeeping::{Housekeeping, NothingToKeep};
pub use inputs::{Doorbell, InputSender};
pub use parts::{Fittings, Parts, ScreenSink};
pub use session_thread::{Running, start, started};
pub use slip_order::{SlipNumber, SlipOrder};

use pin_kiosk_core::effect::Sound;
use pin_kiosk_core::event::Event;
use pin_kiosk_core::session::Now;

/// Keeps events, durably, in the order given.
///
/// Called on the session's thread; returns when the record is on the disk.
pub trait Recorder: Send {
    /// Appends one event.
    ///
    /// # Errors
    ///
    /// [`NotRecorded`]; nothing that follows the event may be done then.
    fn record(&mut self, event: &Event, now: Now) -> Result<(), NotRecorded>;

    /// After a failure: tries to get well again. Tells whether records are taken.
    fn recover(&mut self, now: Now) -> bool;
}

/// The journal did not take a record; the journal itself has said why.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[error("the journal could not be written")]
pub struct NotRecorded;

/// Prints slips; reports come to the session's thread with the order's number. Never blocks.
pub trait SlipQueue: Send {
    /// Takes a slip to print it when the printer can; one before it that has not begun is dropped.
    fn print(&mut self, order: SlipOrder);

    /// Drops a slip that the printer has not begun, or that waits to be printed again: the resident
    /// has left, and the next one must not be handed it. One that is being printed comes out. A
    /// queue that keeps none does nothing.
    fn forget(&mut self) {}

    /// Lets go of the printer's line, after what was ordered before, so that a technician's test can
    /// have it. A queue that holds none does nothing.
    fn let_go(&mut self) {}
}

/// Makes signals heard. Never blocks.
pub trait Speaker: Send {
    /// Sounds this signal.
    fn sound(&mut self, sound: Sound);
}

/// Tells both times.
pub trait Clock: Send + Sync {
    /// Both clocks at this moment.
    fn now(&self) -> Now;
}
