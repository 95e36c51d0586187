//! Operations on a card, one file each, over a [`crate::ports::CardReader`].

pub mod job;
