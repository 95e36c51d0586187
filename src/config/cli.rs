//! `pin-kiosk config check | default | passcode`.

use super::passcode::PasscodeHash;
use super::{Config, DEFAULT, Problems, Weight, missing};
use anyhow::Context as _;
use clap::Subcommand;
use serde::Serialize;
use std::io::{BufRead, Read as _, Write};
use std::path::PathBuf;
use std::process::ExitCode;

/// Version of what `config check --json` prints: raised when a field changes its meaning or goes.
const SCHEMA_VERSION: u32 = 1;
/// Longest passcode that is read, in bytes.
const PASSCODE_BYTES_MAX: u64 = 1024;

const NOTES: &str = "\
Examples:
  pin-kiosk config default > kiosk.toml            a commented file to begin with
  pin-kiosk config check                           kiosk.toml beside you, and all that it names
  pin-kiosk config check --installed kiosk.toml    on the kiosk itself: what is missing fails
  pin-kiosk config check --form-only kiosk.toml    the file alone, on any machine
  pin-kiosk config check --json kiosk.toml         for programs; schema_version 1
  pin-kiosk config passcode < passcode.txt >> kiosk.toml

A kiosk that runs takes a changed file over when nobody is being served, and keeps the old one when
the new one is broken.";

/// Commands about the configuration.
#[derive(Clone, Debug, Subcommand)]
#[command(after_long_help = NOTES)]
pub enum ConfigCommand {
    /// Name every problem of a file, with line and remedy
    ///
    /// Exit codes: 0 the file is right, 1 the file is wrong, 2 the command line is wrong, 3 with
    /// `--installed`, when something it names is not on this machine or of no use.
    #[command(after_long_help = NOTES)]
    Check {
        /// The file
        #[arg(default_value = "kiosk.toml")]
        file: PathBuf,
        /// Look at the file alone, not at what it names on this machine
        #[arg(long, conflicts_with = "installed")]
        form_only: bool,
        /// Fail also when something it names is not on this machine: a kiosk would not start
        #[arg(long)]
        installed: bool,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Print a commented file with all keys and their defaults
    Default,
    /// Read the technician's passcode from standard input and print the line to configure
    Passcode,
}

/// What a check comes to, as exit code too.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// Nothing is in the way.
    Good,
    /// The file is wrong.
    Wrong,
    /// The file is right and something it names is not on this machine.
    Missing,
}

impl Verdict {
    fn exit_code(self, installed: bool) -> ExitCode {
        ExitCode::from(match self {
            Self::Wrong => 1,
            // 2 is clap's for a command line it does not understand.
            Self::Missing if installed => 3,
            Self::Good | Self::Missing => 0,
        })
    }
}

#[derive(Serialize)]
struct Report<'p> {
    schema_version: u32,
    verdict: Verdict,
    #[serde(flatten)]
    problems: &'p Problems,
}

/// Does what was typed.
///
/// # Errors
///
/// When the input cannot be read, the output not be written, or the passcode is too short.
pub fn run(
    command: &ConfigCommand,
    input: &mut dyn BufRead,
    output: &mut dyn Write,
) -> anyhow::Result<ExitCode> {
    match command {
        ConfigCommand::Check {
            file,
            form_only,
            installed,
            json,
        } => {
            let problems = match Config::load(file) {
                Ok(config) if *form_only => Problems::new(&config.file, Vec::new()),
                Ok(config) => missing(&config),
                Err(problems) => problems,
            };
            let verdict = verdict(&problems);
            if *json {
                let report = Report {
                    schema_version: SCHEMA_VERSION,
                    verdict,
                    problems: &problems,
                };
                serde_json::to_writer_pretty(&mut *output, &report)?;
                writeln!(output)?;
            } else {
                render(output, verdict, &problems)?;
            }
            Ok(verdict.exit_code(*installed))
        }
        ConfigCommand::Default => {
            output.write_all(DEFAULT.as_bytes())?;
            Ok(ExitCode::SUCCESS)
        }
        ConfigCommand::Passcode => {
            let mut passcode = zeroize::Zeroizing::new(String::new());
            input
                .take(PASSCODE_BYTES_MAX)
                .read_line(&mut passcode)
                .context("the passcode cannot be read")?;
            let hash = PasscodeHash::of(passcode.trim_end_matches(['\r', '\n']))?;
            writeln!(output, "[technician]\npasscode_hash = \"{}\"", hash.phc())?;
            Ok(ExitCode::SUCCESS)
        }
    }
}

fn verdict(problems: &Problems) -> Verdict {
    match problems.heaviest() {
        Some(Weight::Form) => Verdict::Wrong,
        Some(Weight::Missing) => Verdict::Missing,
        Some(Weight::Remark) | None => Verdict::Good,
    }
}

fn render(output: &mut dyn Write, verdict: Verdict, problems: &Problems) -> std::io::Result<()> {
    if !problems.problems.is_empty() {
        writeln!(output, "{problems}\n")?;
    }
    let file = problems.file.display();
    match verdict {
        Verdict::Good => writeln!(output, "{file}: good"),
        Verdict::Wrong => writeln!(output, "{file}: refused; nothing of it takes effect"),
        Verdict::Missing => {
            writeln!(
                output,
                "{file}: right, but not all that it names is on this machine and of use"
            )
        }
    }
}
