//! Composition root of `pin-kiosk`: chooses the hardware, starts the threads, opens the window.
//!
//! The rules live in `pin-kiosk-core`, the screens in `pin-kiosk-ui`.
//! Here are the adapters to real parts ([`hardware`]), the threads ([`runtime`]), and the faces of
//! the program: window, [`headless`] driver, command line.

pub mod args;
pub mod config;
pub mod diag;
pub mod files;
pub mod hardening;
pub mod hardware;
pub mod headless;
pub mod journal;
pub mod runtime;
pub mod technician_access;
pub mod window;

use args::{Args, Command};
use std::process::ExitCode;

/// Does what was typed.
///
/// # Errors
///
/// Says what was asked for and did not work out, for a person to read.
pub fn run(args: Args) -> anyhow::Result<ExitCode> {
    match args.command {
        Command::Config(command) => {
            let (mut input, mut output) = (std::io::stdin().lock(), std::io::stdout().lock());
            config::cli::run(&command, &mut input, &mut output)
        }
        Command::Diag(args) => diag::cli::run(&args, &mut std::io::stdout().lock()),
        Command::Run(_) | Command::Profile(_) => anyhow::bail!("not in this build"),
    }
}
