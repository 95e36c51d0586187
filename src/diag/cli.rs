//! `pin-kiosk diag …`.

use super::progress::Counter;
use super::{Bench, SectionId, State, look, render};
use crate::config::Config;
use crate::hardware::clock::SystemClock;
use crate::runtime::Clock as _;
use anyhow::Context as _;
use clap::{Args, ValueEnum};
use pin_kiosk_core::language::Language;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

const NOTES: &str = "\
Examples:
  pin-kiosk diag                              is it well: configuration, clock, hours, disk
  pin-kiosk diag reader                       the reader, who uses it, how fast the card answers
  pin-kiosk diag printer --test-page=ja,ne    a test page, and slips in Japanese and Nepali
  pin-kiosk diag report --output report.txt   everything in one file, for support
  pin-kiosk diag report --json                the same for programs

Exit codes: 0 nothing failed, and what was not tested counts for nothing; 1 something failed, or
the output could not be written; 2 the command line is wrong.
Each check and the JSON form (schema_version 1) are described in docs/diag.md.
Nothing here changes a card, sends a PIN or a password, or reads a name.";

/// Arguments of `diag`.
#[derive(Args, Clone, Debug)]
#[command(after_long_help = NOTES)]
pub struct DiagArgs {
    /// What to look at
    #[arg(value_enum, default_value_t = What::Status)]
    pub what: What,
    /// The kiosk's configuration
    #[arg(long, default_value = "kiosk.toml")]
    pub config: PathBuf,
    /// Print JSON
    #[arg(long)]
    pub json: bool,
    /// With printer or report: print a test page, in these languages such as `ja,en`
    #[arg(
        long,
        value_name = "LANGUAGES",
        num_args = 0..=1,
        require_equals = true,
        default_missing_value = "ja",
        value_delimiter = ',',
        value_parser = language
    )]
    pub test_page: Option<Vec<Language>>,
    /// Write to this file instead of standard output
    #[arg(long, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

fn language(code: &str) -> Result<Language, String> {
    Language::from_code(code)
        .ok_or_else(|| format!("one of {}", Language::ALL.map(Language::code).join(", ")))
}

/// What a technician can ask for.
#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
pub enum What {
    /// What is plugged in
    List,
    /// Program, configuration, clock, hours, disk
    Status,
    /// Smart card service and reader, with round-trip times of the card in it
    Reader,
    /// The technician's test card: application, tries, certificate; no secret is sent to it
    Card,
    /// The receipt printer: port, status, test page
    Printer,
    /// The issuer's centre: name, connection, TLS, certificates, clock, answer
    Centre,
    /// The journal: chain, size, room, last failures
    Journal,
    /// Screen, touch panel, speaker
    Screen,
    /// All of it, for support, without any resident's data
    Report,
}

impl What {
    fn sections(self) -> Vec<SectionId> {
        match self {
            Self::List => vec![SectionId::List],
            Self::Status => vec![SectionId::Status],
            Self::Reader => vec![SectionId::Reader],
            Self::Card => vec![SectionId::Card],
            Self::Printer => vec![SectionId::Printer],
            Self::Centre => vec![SectionId::Centre],
            Self::Journal => vec![SectionId::Journal],
            Self::Screen => vec![SectionId::Screen],
            Self::Report => SectionId::ALL.to_vec(),
        }
    }
}

/// Looks, prints, and says by the exit code whether something failed.
///
/// # Errors
///
/// When the output cannot be written.
pub fn run(args: &DiagArgs, output: &mut dyn Write) -> anyhow::Result<ExitCode> {
    let config = Config::load(&args.config);
    let bench = Bench {
        config: config.as_ref(),
        now: SystemClock::start().now(),
        root: Path::new("/"),
        test_page: args.test_page.as_deref().unwrap_or_default(),
    };
    let findings = look(&bench, &args.what.sections(), &mut Counter::new());
    let text = if args.json {
        serde_json::to_string_pretty(&findings)? + "\n"
    } else {
        render(&findings)
    };
    match &args.output {
        Some(file) => fs::write(file, text)
            .with_context(|| format!("{} cannot be written", file.display()))?,
        None => output.write_all(text.as_bytes())?,
    }
    Ok(match findings.state {
        State::Fail => ExitCode::from(1),
        State::Pass | State::NotTested => ExitCode::SUCCESS,
    })
}
