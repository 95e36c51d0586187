//! The adapter of the issuer's centre against the simulated centre, over real TLS sockets.

mod faults;
#[cfg(feature = "simulate")]
mod in_process;
mod outbox;
mod procedure;
mod support;
mod tls;
