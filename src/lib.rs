//! Composition root of `pin-kiosk`: chooses the hardware, starts the threads, opens the window.
//!
//! The rules live in `pin-kiosk-core`, the screens in `pin-kiosk-ui`.
//! Here are the adapters to real parts ([`hardware`]), the threads ([`runtime`]), and the faces of
//! the program: window, headless driver, command line.

pub mod config;
pub mod hardware;
pub mod headless;
pub mod runtime;
