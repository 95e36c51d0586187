//! Simulated Individual Number Card, reader, receipt printer and issuer centre.
//!
//! This package shares no code with the product on purpose: it is a second reading of the same
//! specifications and speaks bytes, as the real parts do.
//!
//! - [`card`]: the card, reached in process or through `pcscd` and `vpcd`.
//! - [`printer`]: an ESC/POS receipt printer on a pty.
//! - [`centre`]: the stand-in issuer centre, an HTTPS server on loopback.
//! - [`pcscd`]: a private `pcscd` for tests.
//! - [`scenario`]: the state and the faults of all of them, as TOML.

pub mod card;
pub mod centre;
pub mod cli;
pub mod pcscd;
pub mod printer;
pub mod rng;
pub mod scenario;
