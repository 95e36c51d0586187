//! Composition root of `pin-kiosk`: chooses the hardware, starts the threads, opens the window.
//!
//! The rules live in `pin-kiosk-core`, the screens in `pin-kiosk-ui`.
//! Here are the adapters to real parts ([`hardware`]), the threads ([`runtime`]), and the faces of
//! the program: window, [`headless`] driver, command line.

pub mod args;
mod certificate_files;
mod compose;
pub mod config;
pub mod diag;
pub mod failure_cli;
pub mod files;
pub mod hardening;
pub mod hardware;
pub mod headless;
pub mod journal;
mod logging;
pub mod profile_cli;
pub mod runtime;
#[cfg(feature = "simulate")]
pub mod soak;
mod stop;
pub mod technician;
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
        Command::Failure(args) => failure_cli::run(&args, &mut std::io::stdout().lock()),
        Command::Run(args) => {
            logging::start();
            compose::run(&args)
        }
        Command::Profile(command) => profile_cli::run(&command, &mut std::io::stdout().lock()),
        Command::Journal(command) => {
            let (mut input, mut output) = (std::io::stdin().lock(), std::io::stdout().lock());
            journal::cli::run(&command, &mut input, &mut output)
        }
        #[cfg(feature = "simulate")]
        Command::Soak(args) => soak::cli::run(&args, &mut std::io::stdout().lock()),
    }
}
