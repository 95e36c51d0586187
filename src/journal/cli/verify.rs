//! `pin-kiosk journal verify`.

use super::{BAD_RECORD, SCHEMA_VERSION, each_line};
use anyhow::Context as _;
use pin_kiosk_core::journal::{Anchor, Finding, SealCheck, Summary, VerificationKey, Verifier};
use serde_json::json;
use std::io::{BufRead, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use zeroize::Zeroizing;

/// What a check came to.
#[derive(Debug)]
pub(super) enum Outcome {
    Whole(Summary),
    Bad {
        finding: Finding,
        /// File and line, unless it is what is missing behind the last one.
        place: Option<(PathBuf, u64)>,
    },
}

/// The key in a file, or from standard input so that it need not be on a disk.
pub(super) fn read_key(file: &Path, input: &mut dyn BufRead) -> anyhow::Result<VerificationKey> {
    let mut text = Zeroizing::new(String::new());
    if file == Path::new("-") {
        input.read_line(&mut text).context("cannot read the key")?;
    } else {
        *text = std::fs::read_to_string(file)
            .with_context(|| format!("cannot read {}", file.display()))?;
    }
    Ok(VerificationKey::from_text(&text)?)
}

/// Reads all files and checks them.
pub(super) fn check(
    files: &[PathBuf],
    key: Option<&VerificationKey>,
    anchors: Vec<Anchor>,
) -> anyhow::Result<Outcome> {
    let mut verifier = Verifier::new(key, anchors);
    let checked = each_line(files, |line, at| {
        let checked = match line {
            Some(line) => verifier.line(line),
            None => Err(verifier.unfinished()),
        };
        checked.map_err(|finding| Outcome::Bad {
            finding,
            place: Some((at.file.to_owned(), at.line)),
        })
    })?;
    Ok(match checked {
        Err(bad) => bad,
        Ok(()) => match verifier.finish() {
            Ok(summary) => Outcome::Whole(summary),
            Err(finding) => Outcome::Bad {
                finding,
                place: None,
            },
        },
    })
}

/// Says it, and as exit code too.
pub(super) fn print(
    outcome: &Outcome,
    json: bool,
    output: &mut dyn Write,
) -> anyhow::Result<ExitCode> {
    match outcome {
        _ if json => writeln!(output, "{}", to_json(outcome))?,
        Outcome::Whole(summary) => print_whole(summary, output)?,
        Outcome::Bad { finding, place } => {
            writeln!(output, "BAD: {finding}")?;
            if let Some((file, line)) = place {
                writeln!(output, "     {}, line {line}", file.display())?;
            }
        }
    }
    Ok(match outcome {
        Outcome::Whole(_) => ExitCode::SUCCESS,
        Outcome::Bad { .. } => ExitCode::from(BAD_RECORD),
    })
}

fn print_whole(summary: &Summary, output: &mut dyn Write) -> std::io::Result<()> {
    let Summary {
        first,
        last,
        seal,
        n_anchors,
        open_write,
    } = summary;
    writeln!(output, "whole: records {first} to {}", last.number)?;
    writeln!(output, "head:  {last}")?;
    match seal {
        SealCheck::Checked => writeln!(output, "seals: all checked")?,
        SealCheck::NoKey => writeln!(
            output,
            "seals: NOT CHECKED, no key was given: who can write the journal can have made a new \
             chain"
        )?,
    }
    writeln!(output, "anchors: {n_anchors} held")?;
    if let Some(write) = open_write {
        writeln!(
            output,
            "note:  the write of record {write} has no outcome yet: the kiosk is at it, or was \
             stopped and will record the outcome as unknown when it starts"
        )?;
    }
    Ok(())
}

fn to_json(outcome: &Outcome) -> serde_json::Value {
    match outcome {
        Outcome::Whole(summary) => json!({
            "schema_version": SCHEMA_VERSION,
            "verdict": "whole",
            "first": summary.first,
            "head": summary.last.to_string(),
            "seals_checked": summary.seal == SealCheck::Checked,
            "anchors": summary.n_anchors,
            "open_write": summary.open_write,
        }),
        Outcome::Bad { finding, place } => json!({
            "schema_version": SCHEMA_VERSION,
            "verdict": "bad",
            "record": finding.record,
            "fault": finding.fault.to_string(),
            "file": place.as_ref().map(|(file, _)| file.display().to_string()),
            "line": place.as_ref().map(|(_, line)| line),
        }),
    }
}
