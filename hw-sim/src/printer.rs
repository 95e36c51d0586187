//! The simulated receipt printer.
