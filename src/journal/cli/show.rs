//! `pin-kiosk journal show`.

use super::progress::Progress;
use super::{BAD_RECORD, each_line};
use pin_kiosk_core::journal::{Line, Verifier};
use serde::Serialize;
use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

/// Which records to show.
pub(super) struct Wanted<'a> {
    pub(super) from: u64,
    /// All when empty.
    pub(super) kinds: &'a [String],
}

impl Wanted<'_> {
    fn wants(&self, line: &Line<'_>) -> bool {
        let kind = self.kinds.is_empty() || self.kinds.iter().any(|kind| kind == line.kind);
        kind && line.number >= self.from
    }
}

/// Why showing stopped.
enum Stop {
    Output(io::Error),
    Bad(Found),
}

/// What is wrong, and where; with `--json`, the last line.
#[derive(Serialize)]
struct Found {
    bad: String,
    file: PathBuf,
    line: u64,
}

/// Shows nothing that it has not checked as a part of the chain: what is shown is all there is up
/// to there.
pub(super) fn run(
    files: &[PathBuf],
    wanted: &Wanted<'_>,
    json: bool,
    output: &mut dyn Write,
) -> anyhow::Result<ExitCode> {
    let mut verifier = Verifier::new(None, Vec::new());
    let shown = each_line(files, &mut Progress::none(), |line, at| {
        let bad = |fault: &dyn std::fmt::Display| {
            Stop::Bad(Found {
                bad: fault.to_string(),
                file: at.file.to_owned(),
                line: at.line,
            })
        };
        let bytes = line.ok_or_else(|| bad(&verifier.unfinished()))?;
        verifier.line(bytes).map_err(|finding| bad(&finding))?;
        let Some(line) = Line::parse(bytes).filter(|line| wanted.wants(line)) else {
            return Ok(());
        };
        let printed = if json {
            output.write_all(bytes).and_then(|()| writeln!(output))
        } else {
            writeln!(
                output,
                "{:>7}  {}  {:<22} {}",
                line.number, line.time, line.kind, line.fields
            )
        };
        printed.map_err(Stop::Output)
    })?;
    match shown {
        Ok(()) => Ok(ExitCode::SUCCESS),
        // Whoever read it has seen enough.
        Err(Stop::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe => {
            Ok(ExitCode::SUCCESS)
        }
        Err(Stop::Output(error)) => Err(error.into()),
        Err(Stop::Bad(found)) => {
            if json {
                writeln!(output, "{}", serde_json::to_string(&found)?)?;
            } else {
                let Found { bad, file, line } = found;
                writeln!(output, "BAD: {bad}\n     {}, line {line}", file.display())?;
            }
            Ok(ExitCode::from(BAD_RECORD))
        }
    }
}
