//! `pin-kiosk journal export`.

use super::day_files;
use super::verify::{Outcome, check};
use crate::files;
use anyhow::Context as _;
use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

/// Writes the records as they are, good or bad: what is wrong with them is evidence too.
///
/// Into a file that is not there yet, with a word on what is in it; or to `output`, alone.
pub(super) fn run(
    folder: &Path,
    to: Option<&Path>,
    output: &mut dyn Write,
) -> anyhow::Result<ExitCode> {
    let from = day_files(folder)?;
    let mut records = Vec::new();
    for file in &from {
        let bytes =
            std::fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
        records.extend_from_slice(&bytes);
    }
    let Some(to) = to else {
        output.write_all(&records)?;
        return Ok(ExitCode::SUCCESS);
    };
    anyhow::ensure!(!to.exists(), "{} is there already", to.display());
    files::replace(to, &records).with_context(|| format!("cannot write {}", to.display()))?;
    let to = [to.to_owned()];
    let [path] = &to;
    match check(&to, None, Vec::new())? {
        Outcome::Whole(summary) => writeln!(
            output,
            "records {} to {} are in {}\nhead: {}",
            summary.first,
            summary.last.number,
            path.display(),
            summary.last
        )?,
        Outcome::Bad { finding, .. } => writeln!(
            output,
            "the records are in {}, as they are: {finding}",
            path.display()
        )?,
    }
    Ok(ExitCode::SUCCESS)
}
