//! The only code that names `pcsc`, `serialport` and sockets: thin adapters that hold no rules.

pub mod clock;
