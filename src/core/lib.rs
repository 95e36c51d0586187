//! Everything `pin-kiosk` decides, and nothing it touches.
//!
//! Card operations over a byte channel, the resident's procedure as a pure state machine, the
//! journal's format, the content of a slip.
//! There is no IO here, no clock, no thread and no system library: time and answers come in as
//! values, what is to be done goes out as values.
//!
//! - [`session`]: the procedure; [`input`] goes in, [`view`] and [`effect`] come out.
//! - [`card`]: operations on a card, over [`ports::CardChannel`] behind the gate.
//! - `profile`: what a card is like, read from `card-profiles/*.toml`.
//! - [`journal`], [`slip`]: what is kept and what is handed out.

// Whole matches where the rules live; elsewhere foreign enums make them longer than they help.
#![warn(clippy::wildcard_enum_match_arm)]

pub mod apdu;
pub mod card;
pub mod certificate;
pub mod effect;
pub mod event;
pub mod failure;
pub mod gate;
pub mod hours;
pub mod input;
pub mod journal;
pub mod language;
pub mod lease;
pub mod office_hours;
pub mod password;
pub mod ports;
pub mod printable;
pub mod profile;
pub mod referral;
pub mod reveal;
pub mod secret;
pub mod session;
pub mod slip;
pub mod status_word;
pub mod technician;
pub mod time;
pub mod tlv;
pub mod view;
