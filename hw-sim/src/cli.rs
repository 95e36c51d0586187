//! The commands of `pin-kiosk-hw-sim`, one file each.

pub mod card;
pub mod centre;
pub mod printer;
