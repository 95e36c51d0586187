//! The simulated receipt printer: an ESC/POS machine at 203 dpi that can say no.
//!
//! - [`Machine`] is the printer itself, a pure byte machine: bytes and passing time go in, status
//!   bytes and cut [`Slip`]s come out.
//! - [`PtyPrinter`] puts it at the end of a pty, so that a host opens it like any serial printer.
//! - [`Act`] is what can happen to it: paper running out, the cover, the cable, and so on.
//!
//! Read from Epson's published ESC/POS command reference (DLE EOT, DLE DC4, GS r, GS v 0, GS V,
//! ESC J, ESC d, ESC @) and from nothing of the product's.

mod act;
mod machine;
mod page;
mod parser;
mod pty;
mod status;

pub use act::{Act, Cue, PrinterSection, UnknownAct};
pub use machine::{Machine, Record};
pub use page::{Slip, SlipEnd};
pub use pty::{PtyError, PtyPrinter};

#[cfg(test)]
mod tests;
