//! `pin-kiosk journal verify`.

use super::progress::Progress;
use super::{BAD_RECORD, SCHEMA_VERSION, each_line};
use crate::files::{SETTING_BYTES_MAX, read_setting};
use anyhow::Context as _;
use pin_kiosk_core::journal::{
    Anchor, Finding, Line, SealCheck, Sealed, Seals, Summary, VerificationKey, Verifier,
};
use serde_json::json;
use std::io::{BufRead, Read as _, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;
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
        let mut line = input.take(SETTING_BYTES_MAX);
        line.read_line(&mut text).context("cannot read the key")?;
    } else {
        *text = read_setting(file).with_context(|| format!("cannot read {}", file.display()))?;
    }
    Ok(VerificationKey::from_text(&text)?)
}

/// Records whose seals are handed over at a time, and how often that may be ahead of the check.
const BATCH: usize = 512;
const BATCHES_AHEAD: usize = 8;

/// Reads all files and checks them: the chain on this thread, the seals on another, since each
/// takes about as long and neither needs the other.
pub(super) fn check(
    files: &[PathBuf],
    key: Option<&VerificationKey>,
    anchors: Vec<Anchor>,
) -> anyhow::Result<Outcome> {
    let Some(key) = key else {
        return check_chain(files, anchors, &mut Handover(None));
    };
    let (batches, queue) = sync_channel(BATCHES_AHEAD);
    let (chain, seals) = thread::scope(|scope| {
        let seals = thread::Builder::new()
            .name("seals".to_owned())
            .spawn_scoped(scope, move || check_seals(key, &queue))?;
        let mut handover = Handover(Some((batches, Vec::with_capacity(BATCH))));
        let chain = check_chain(files, anchors, &mut handover);
        handover.hand_over();
        drop(handover);
        let seals = seals.join();
        anyhow::Ok((chain, seals))
    })?;
    let seals = seals.map_err(|_panic| anyhow::anyhow!("the check of the seals broke down"))?;
    match (chain?, seals) {
        // Only what the chain had nothing against was handed over, so this was met first.
        (_, Err(finding)) => bad_seal(files, finding),
        (Outcome::Whole(summary), Ok(())) => Ok(Outcome::Whole(Summary {
            seal: SealCheck::Checked,
            ..summary
        })),
        (bad @ Outcome::Bad { .. }, Ok(())) => Ok(bad),
    }
}

/// Records on their way to the check of their seals, if there is one.
struct Handover(Option<(SyncSender<Vec<Sealed>>, Vec<Sealed>)>);

impl Handover {
    fn put(&mut self, sealed: Sealed) {
        if let Some((_, batch)) = &mut self.0 {
            batch.push(sealed);
            if batch.len() == BATCH {
                self.hand_over();
            }
        }
    }

    fn hand_over(&mut self) {
        if let Some((batches, batch)) = &mut self.0 {
            let full = std::mem::replace(batch, Vec::with_capacity(BATCH));
            if batches.send(full).is_err() {
                // It has found a bad one: nothing more to do for it.
                self.0 = None;
            }
        }
    }
}

fn check_seals(key: &VerificationKey, queue: &Receiver<Vec<Sealed>>) -> Result<(), Finding> {
    let mut seals = Seals::new(key);
    queue
        .iter()
        .flatten()
        .try_for_each(|sealed| seals.check(&sealed))
}

fn check_chain(
    files: &[PathBuf],
    anchors: Vec<Anchor>,
    handover: &mut Handover,
) -> anyhow::Result<Outcome> {
    let mut verifier = Verifier::new(None, anchors);
    let checked = each_line(files, &mut Progress::of(files), |line, at| {
        let checked = match line {
            Some(line) => verifier.take(line),
            None => Err(verifier.unfinished()),
        };
        let sealed = checked.map_err(|finding| Outcome::Bad {
            finding,
            place: Some((at.file.to_owned(), at.line)),
        })?;
        handover.put(sealed);
        Ok(())
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

/// Finds the line of a record whose seal is bad.
fn bad_seal(files: &[PathBuf], finding: Finding) -> anyhow::Result<Outcome> {
    let found = each_line(files, &mut Progress::none(), |line, at| {
        let number = line.and_then(Line::parse).map(|line| line.number);
        if number >= Some(finding.record) {
            return Err((at.file.to_owned(), at.line));
        }
        Ok(())
    })?;
    Ok(Outcome::Bad {
        finding,
        place: found.err(),
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
