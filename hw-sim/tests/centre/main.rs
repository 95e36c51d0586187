//! The stand-in centre over real sockets and TLS.

#![expect(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_in_result,
    clippy::unwrap_used,
    reason = "a test ends where something is not as expected, its helpers too"
)]

mod card;
mod command;
mod openapi;
mod server;
mod support;
