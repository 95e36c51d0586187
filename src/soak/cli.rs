//! `pin-kiosk soak`.

use super::{Report, relive, soak};
use std::io::{IsTerminal as _, Write};
use std::process::ExitCode;

/// The counter on standard error moves after so many sessions.
const COUNTER_STEP: u64 = 500;

/// Arguments of `soak`.
#[derive(Clone, Debug, clap::Args)]
#[command(after_long_help = NOTES)]
pub struct SoakArgs {
    /// How many sessions to run
    #[arg(long, default_value_t = 1000, conflicts_with = "only")]
    pub sessions: u64,
    /// The number that everything follows from
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
    /// Only this life of the run, as a failure names it
    #[arg(long, value_name = "LIFE")]
    pub only: Option<u64>,
    /// Print everything that happens in that life
    #[arg(long, requires = "only")]
    pub trace: bool,
    /// List what was not met: pairs of view and input, kinds of torn writes
    #[arg(long)]
    pub uncovered: bool,
    /// Print JSON, with the version of its form as `schema_version`
    #[arg(long)]
    pub json: bool,
}

const NOTES: &str = "\
A life is one kiosk with one to three residents. The same seed and life give the same course on
every machine. The rules are those of docs/ARCHITECTURE.md, section \"What always holds\".

Exit codes: 0 no rule was broken; 1 a rule was broken; 3 none was, but the run met a pair of view
and input that is said never to be met, or did not meet all it must: every kind of mishap from
10,000 sessions on, every pair of view and input and every kind of torn write from 500,000 on.";

/// Runs what was asked for.
///
/// # Errors
///
/// When the simulated parts cannot be made, or the output is closed.
pub fn run(args: &SoakArgs, output: &mut impl Write) -> anyhow::Result<ExitCode> {
    let (report, trace) = match args.only {
        Some(life) => relive(args.seed, life)?,
        None => (with_counter(args)?, Vec::new()),
    };
    let trace = if args.trace { trace } else { Vec::new() };
    if args.json {
        let mut json = report.json();
        if let Some(fields) = json.as_object_mut().filter(|_| args.trace) {
            fields.insert("trace".into(), trace.into());
        }
        writeln!(output, "{json}")?;
    } else {
        for line in trace {
            writeln!(output, "{line}")?;
        }
        write!(output, "{report}")?;
        for line in report.uncovered().iter().filter(|_| args.uncovered) {
            writeln!(output, "not met: {line}")?;
        }
        for pair in report.impossible() {
            writeln!(output, "met, and said never to be: {pair}")?;
        }
    }
    let complete = report.missing().is_empty() && report.impossible().is_empty();
    Ok(match (report.failure(), complete) {
        (Some(_), _) => ExitCode::from(1),
        (None, false) => ExitCode::from(3),
        (None, true) => ExitCode::SUCCESS,
    })
}

fn with_counter(args: &SoakArgs) -> anyhow::Result<Report> {
    let mut errors = std::io::stderr();
    let shows = errors.is_terminal();
    let mut next = COUNTER_STEP;
    let report = soak(args.sessions, args.seed, |sessions| {
        if shows && sessions >= next {
            next = sessions.saturating_add(COUNTER_STEP);
            // A counter that cannot be shown is not missed.
            let _shown = write!(errors, "\r{sessions} of {} sessions", args.sessions);
        }
    })?;
    if shows {
        // As above.
        let _shown = writeln!(errors);
    }
    Ok(report)
}
