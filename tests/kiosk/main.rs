//! The whole program over real parts: the binary, `pcscd` and `vpcd`, TLS, a pty, files.

#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "test helpers"
)]

mod driven;
mod foreign_card;
mod mishaps;
mod other_cards;
mod outages;
mod printer;
mod procedures;
mod reload;
mod stage;
mod trouble;
mod window;
