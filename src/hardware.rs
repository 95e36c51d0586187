//! The only code that names `pcsc` and `serialport`, or asks the centre: thin adapters that hold no
//! rules.

pub mod card_service;
pub mod centre_route;
pub mod clock;
pub mod issuer_centre;
pub mod pcsc;
pub mod receipt_printer;
#[cfg(feature = "simulate")]
pub mod simulated;
pub mod speaker;
#[cfg(feature = "simulate")]
pub mod standin_centre;
