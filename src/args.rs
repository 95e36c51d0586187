//! What was typed.

use crate::config::cli::ConfigCommand;
use crate::diag::cli::DiagArgs;
use crate::failure_cli::FailureArgs;
use crate::journal::cli::JournalCommand;
use clap::{Parser, Subcommand};
use std::path::PathBuf;

/// Store kiosk that sets the signature password of an Individual Number Card.
///
/// It sets only the 6 to 16 character password of the signature certificate; every 4-digit PIN is a
/// matter for the municipal office.
#[derive(Debug, Parser)]
#[command(version, about, long_about, after_long_help = EXAMPLES)]
pub struct Args {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

const EXAMPLES: &str = "\
Examples:
  pin-kiosk run --config /etc/pin-kiosk/kiosk.toml   the kiosk, full screen
  pin-kiosk run --headless --config kiosk.toml       the same session, driven by JSON lines
  pin-kiosk run --windowed --simulate                the kiosk with simulated parts (feature simulate)
  pin-kiosk config default > kiosk.toml              a commented configuration to begin with
  pin-kiosk config check kiosk.toml                  every problem with its line and remedy
  pin-kiosk diag                                     is this machine well, and if not, what to do
  pin-kiosk diag report --output report.txt          everything about it in one file, for support
  pin-kiosk failure K-204                            what a code on the screen means
  pin-kiosk journal verify                           whether the journal is whole

Exit codes: 0 all is well; 1 what was asked for did not work out; 2 the command line is wrong;
each command's own help names further ones.";

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Serve residents
    Run(RunArgs),
    /// Check a configuration, or print one to begin with
    #[command(subcommand)]
    Config(ConfigCommand),
    /// Look at the machine, for technicians
    Diag(DiagArgs),
    /// Look a failure code up, such as K-204
    #[command(visible_alias = "code")]
    Failure(FailureArgs),
    /// Check card profiles
    #[command(subcommand)]
    Profile(ProfileCommand),
    /// Create, verify, show or export the journal
    #[command(subcommand)]
    Journal(JournalCommand),
    /// Run whole sessions with random residents and faults, and check the rules after every step
    #[cfg(feature = "simulate")]
    Soak(crate::soak::cli::SoakArgs),
}

/// Arguments of `run`.
#[derive(Clone, Debug, clap::Args)]
#[command(after_long_help = RUN_NOTES)]
pub struct RunArgs {
    /// The configuration; `kiosk.toml` beside you when absent, built-in with --simulate
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// Open an ordinary window instead of filling the screen
    #[arg(long)]
    pub windowed: bool,
    /// Size of the window in pixels, such as 1080x1920
    #[arg(long, value_name = "WxH", value_parser = parse_size)]
    pub size: Option<(u32, u32)>,
    /// Simulate card, reader, printer and centre, as a scenario file says or all in good order
    #[cfg(feature = "simulate")]
    #[arg(long, value_name = "SCENARIO", num_args = 0..=1, require_equals = true)]
    pub simulate: Option<Option<PathBuf>>,
    /// No window: JSON lines on standard input and output
    #[arg(long, conflicts_with = "windowed")]
    pub headless: bool,
}

const RUN_NOTES: &str = "\
With --headless each change of the view is one line such as
  {\"view\":\"enter-user-auth-pin\",\"length\":0,\"tries_left\":3,…}
and each line of input one action such as
  {\"input\":\"choose-language\",\"language\":\"en\"}
  {\"input\":\"type\",\"text\":\"1234\"}
The names are listed in docs/headless.md. The program ends when its input ends.

Exit codes: 0 stopped as asked; 1 the kiosk could not be started or broke down.";

const PROFILE_NOTES: &str = "\
Examples:
  pin-kiosk profile check card-profiles/*.toml
  pin-kiosk profile check --json card-profiles/individual-number-card.toml

The fields are explained in card-profiles/README.md.";

/// Commands about card profiles.
#[derive(Clone, Debug, Subcommand)]
#[command(after_long_help = PROFILE_NOTES)]
pub enum ProfileCommand {
    /// Name every problem of each file, with key and line
    ///
    /// Exit codes: 0 all are good, 1 at least one is not, 2 the command line is wrong.
    #[command(after_long_help = PROFILE_NOTES)]
    Check {
        /// Profile files; one that extends another is looked up beside it
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
}

fn parse_size(text: &str) -> Result<(u32, u32), String> {
    let sizes = text.split_once('x').and_then(|(width, height)| {
        let width = width.parse().ok().filter(|w| (320..=7680).contains(w))?;
        let height = height.parse().ok().filter(|h| (320..=7680).contains(h))?;
        Some((width, height))
    });
    sizes.ok_or_else(|| "two numbers of pixels from 320 to 7680, such as 1080x1920".to_owned())
}
