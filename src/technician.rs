//! The technician's mode on the screen.
//!
//! ```text
//! window ──called, TechnicianInput──> desk (a thread) ──sections──> tests (a thread each)
//!    ▲                                  │  │  ▲                        │
//!    └──────────TechnicianView──────────┘  │  └──────what they saw─────┘
//!                                          └── Seat, Errand, Note ──> session's thread
//! ```
//!
//! The [`Desk`] decides: it is a state machine without a clock or a thread of its own.
//! The kiosk is closed for the technician by the session's thread alone, which reads the [`Seat`];
//! the board is shown only while the session itself says that it is closed for him.
//! Nothing here changes a card, sends a password or reads a name.

mod board;
mod desk;
mod kept;
mod link;
mod parts;
mod report;
mod seat;
mod service;
#[cfg(test)]
mod tests;
mod today;
mod work;

pub use desk::{Desk, Message, Outside};
pub use link::{Technician, TechnicianLink};
pub use seat::Seat;
pub(crate) use seat::closed_for_technician;
pub use service::Decision;
pub(crate) use work::ReadConfig;
pub use work::Work;
