//! Attaches the simulated parts to real `pcscd`, a pty or a loopback port.

use clap::{Parser, Subcommand};
use pin_kiosk_hw_sim::cli;
use std::process::ExitCode;

/// Simulated hardware for pin-kiosk.
#[derive(Debug, Parser)]
#[command(version, about)]
struct Cli {
    #[command(subcommand)]
    part: Part,
}

#[derive(Debug, Subcommand)]
enum Part {
    /// Insert a simulated card into a virtual reader of pcscd (vsmartcard-vpcd).
    Card(cli::card::Args),
    /// Open a pty that behaves like an ESC/POS receipt printer.
    Printer(cli::printer::Args),
    /// Serve the stand-in issuer centre on a loopback port.
    Centre(cli::centre::Args),
}

fn main() -> ExitCode {
    let result = match Cli::parse().part {
        Part::Card(args) => cli::card::run(&args),
        Part::Printer(args) => cli::printer::run(&args),
        Part::Centre(args) => cli::centre::run(&args),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            #[expect(clippy::print_stderr, reason = "the command line's own error report")]
            {
                eprintln!("pin-kiosk-hw-sim: {error}");
            }
            ExitCode::FAILURE
        }
    }
}
