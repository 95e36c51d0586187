//! `pin-kiosk journal export`.

use super::day_files;
use super::verify::{Outcome, check};
use crate::files;
use anyhow::Context as _;
use std::fs::File;
use std::io::{Read as _, Write};
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
    let copy = |records: &mut dyn Write| {
        from.iter().try_for_each(|day| {
            // As much as is there now: the kiosk may write on, and a device would never end.
            let file = File::open(day)?;
            let there = file.metadata()?.len();
            std::io::copy(&mut file.take(there), records)?;
            Ok::<(), std::io::Error>(())
        })
    };
    let Some(to) = to else {
        copy(output)?;
        return Ok(ExitCode::SUCCESS);
    };
    anyhow::ensure!(!to.exists(), "{} is there already", to.display());
    files::replace_with(to, |records| copy(records))
        .with_context(|| format!("cannot write the records into {}", to.display()))?;
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
