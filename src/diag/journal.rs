//! The journal: its chain, its size, what it can still take, and the last failures in it.

mod belief;
#[cfg(test)]
mod tests;

use super::{Bench, Check, Progress, Section, SectionId, status};
use crate::files::ensure_private;
use crate::runtime::health::is_near;
use belief::Belief;
use jiff::Timestamp;
use pin_kiosk_core::failure::FailureCode;
use pin_kiosk_core::journal::{Line, Verifier};
use serde_json::{Value, json};
use std::collections::VecDeque;
use std::fs::{self, File};
use std::io::{self, BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};

/// How many of the last failures are told.
const FAILURES_TOLD: usize = 20;

/// Name of the file that tries whether the disk takes anything; gone again at once.
const PROBE: &str = "diag-probe.tmp";

const WRITE_HINTS: [(io::ErrorKind, &str); 4] = [
    (
        io::ErrorKind::StorageFull,
        "make room on that disk: the kiosk stays closed until then",
    ),
    (
        io::ErrorKind::QuotaExceeded,
        "make room on that disk: the kiosk stays closed until then",
    ),
    (
        io::ErrorKind::ReadOnlyFilesystem,
        "the disk went read-only: look into the system's log for its errors",
    ),
    (
        io::ErrorKind::PermissionDenied,
        "run this as the kiosk's user, or give that user the folder",
    ),
];

/// Longest line that is looked at, in bytes; the format's own bound is checked by the chain.
const LINE_BYTES_MAX: u64 = 64 * 1024;

pub(super) fn look(bench: &Bench<'_>, progress: &mut dyn Progress) -> Section {
    let mut section = Section::new(SectionId::Journal);
    let Ok(config) = bench.config else {
        for id in ["folder", "chain", "open-write", "clock", "writable", "disk"] {
            section.check(Check::not_tested(id, "no configuration"));
        }
        return section;
    };
    let folder = &config.journal.folder;
    section.fact("configured_at", config.place("journal"));
    section.fact("folder", folder.display().to_string());
    section.fact("keep_days", config.journal.keep_days);
    match files(folder) {
        Ok(files) => {
            section.check(match ensure_private(folder) {
                Ok(()) => Check::pass("folder", "it is there, and nobody else's to read"),
                Err(problem) => Check::fail("folder", problem.to_string(), problem.hint()),
            });
            read(&mut section, &files, bench.now.wall, progress);
        }
        Err(error) => {
            section.check(Check::fail(
                "folder",
                format!("{} cannot be read: {error}", folder.display()),
                "`pin-kiosk journal init` makes it, as the kiosk's user; or mend `journal.folder`",
            ));
            for id in ["chain", "open-write", "clock"] {
                section.check(Check::not_tested(id, "no folder"));
            }
        }
    }
    section.check(writable(folder));
    let left = status::disk_left(folder);
    if let Ok(left) = left {
        section.fact("disk_left_bytes", left);
    }
    section.check(status::disk(left, folder));
    section
}

/// The journal's files in the order of their records.
fn files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path
            .file_name()
            .and_then(|name| name.to_str())
            .unwrap_or_default();
        if name.starts_with("journal-") && path.extension().is_some_and(|end| end == "jsonl") {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

/// When the last record was written whose clock was believed, by that clock.
///
/// Begins with the newest file from which this can be told for sure: most often that of today.
pub(crate) fn last_believed(folder: &Path) -> Option<Timestamp> {
    let files = files(folder).ok()?;
    let begin = files.iter().rposition(|file| belief::is_settled_in(file));
    let mut belief = Belief::default();
    for file in files.get(begin.unwrap_or_default()..)? {
        each_line(file, |bytes| {
            if let Some(line) = Line::parse(bytes) {
                belief.take(&line);
            }
        })
        .ok()?;
    }
    belief.last()
}

/// What reading all records gave.
#[derive(Debug, Default)]
struct Seen {
    bytes: u64,
    records: u64,
    first: Option<(u64, String)>,
    last: Option<(u64, String)>,
    failures: VecDeque<Value>,
    write_open: bool,
    belief: Belief,
}

impl Seen {
    fn take(&mut self, line: &Line<'_>) {
        let place = (line.number, line.time.to_owned());
        self.first.get_or_insert_with(|| place.clone());
        self.last = Some(place);
        self.belief.take(line);
        self.records = self.records.saturating_add(1);
        match line.kind {
            "write-started" => self.write_open = true,
            "write-ended" => {
                self.write_open = false;
                self.failure(line);
            }
            "session-ended" => self.failure(line),
            _ => {}
        }
    }

    fn failure(&mut self, line: &Line<'_>) {
        let Some((code, cause)) = failed(line) else {
            return;
        };
        if self.failures.len() == FAILURES_TOLD {
            self.failures.pop_front();
        }
        self.failures.push_back(json!({
            "at": line.time,
            "code": code,
            "cause": cause,
        }));
    }
}

/// What failed by this record: a session, a write whose outcome nobody knows, or the program itself,
/// which found at its start what it had left open.
fn failed(line: &Line<'_>) -> Option<(&'static str, &'static str)> {
    let fields: Value = serde_json::from_str(line.fields).unwrap_or_default();
    let is = |name: &str, value: &str| fields.get(name).is_some_and(|field| field == value);
    if is("end", "interrupted") {
        return Some((
            "interrupted",
            "In the middle of a session the program was stopped (the power was cut, or it was killed) \
             or the journal failed.",
        ));
    }
    let code = if is("found", "at-start") {
        Some(FailureCode::WriteUnknown)
    } else {
        fields
            .get("end")
            .and_then(Value::as_str)
            .and_then(FailureCode::from_code)
    }?;
    Some((code.code(), code.explanation().cause))
}

fn read(section: &mut Section, files: &[PathBuf], now: Timestamp, progress: &mut dyn Progress) {
    section.fact("files", files.len());
    let mut seen = Seen::default();
    let mut verifier = Some(Verifier::new(None, Vec::new()));
    let mut bad = None;
    for (idx, file) in files.iter().enumerate() {
        progress.step(idx, files.len());
        let read = each_line(file, |bytes| {
            if let Some(line) = Line::parse(bytes) {
                seen.take(&line);
            }
            if let Some(checker) = verifier.as_mut()
                && let Err(finding) = checker.line(bytes)
            {
                bad = Some(finding.to_string());
                verifier = None;
            }
        });
        match read {
            Ok(bytes) => seen.bytes = seen.bytes.saturating_add(bytes),
            Err(error) => {
                bad.get_or_insert_with(|| format!("{} cannot be read: {error}", file.display()));
            }
        }
    }
    section.fact("bytes", seen.bytes);
    section.fact("records", seen.records);
    section.fact(
        "first_record_at",
        seen.first.as_ref().map(|(_, time)| time.clone()),
    );
    section.fact(
        "last_record_at",
        seen.last.as_ref().map(|(_, time)| time.clone()),
    );
    section.fact(
        "last_record_number",
        seen.last.as_ref().map(|(number, _)| *number),
    );
    section.fact(
        "last_failures",
        Vec::from(std::mem::take(&mut seen.failures)),
    );
    judge(section, &seen, bad, now);
}

fn judge(section: &mut Section, seen: &Seen, bad: Option<String>, now: Timestamp) {
    let Some((last_number, _)) = &seen.last else {
        section.check(match bad {
            Some(bad) => chain_broken(&bad),
            None => Check::fail(
                "chain",
                "there is no journal: the kiosk does not start",
                "make one: `pin-kiosk journal init`, and keep the verification key that it shows",
            ),
        });
        section.check(Check::not_tested("open-write", "there is no record yet"));
        section.check(Check::not_tested("clock", "there is no record yet"));
        return;
    };
    let first_number = seen.first.as_ref().map_or(1, |(number, _)| *number);
    section.check(match bad {
        None => Check::pass(
            "chain",
            format!("records {first_number} to {last_number} hold"),
        ),
        Some(bad) => chain_broken(&bad),
    });
    section.check(if seen.write_open {
        Check::fail(
            "open-write",
            "the last write has no outcome",
            "the kiosk is just writing, or was stopped in between: its next start records the outcome",
        )
    } else {
        Check::pass("open-write", "each write has its outcome")
    });
    section.check(match seen.belief.last() {
        Some(last) if !is_near(now, last) => Check::fail(
            "clock",
            format!("it shows {now}, and the last record that fits is of {last:.3}"),
            "set the clock, check its battery and the time service; if the clock is right and the \
             journal's is not, keep that folder and begin a new one",
        ),
        _ => Check::pass("clock", "it fits the last record"),
    });
}

fn chain_broken(bad: &str) -> Check {
    Check::fail(
        "chain",
        bad,
        "keep the whole folder as it is, tell the operator: `pin-kiosk journal verify` names the record",
    )
}

/// Reads a file line by line and returns its length in bytes.
fn each_line(file: &Path, mut take: impl FnMut(&[u8])) -> io::Result<u64> {
    let mut reader = BufReader::new(File::open(file)?);
    let mut bytes = 0_u64;
    let mut line = Vec::new();
    loop {
        line.clear();
        let n = io::Read::take(&mut reader, LINE_BYTES_MAX).read_until(b'\n', &mut line)?;
        if n == 0 {
            return Ok(bytes);
        }
        bytes = bytes.saturating_add(u64::try_from(n).unwrap_or(u64::MAX));
        // The last line without its end may be one that is just being written.
        take(line.strip_suffix(b"\n").unwrap_or(&line));
    }
}

/// Whether the folder's disk takes a file, all the way down.
pub(super) fn writable(folder: &Path) -> Check {
    let id = "writable";
    match write_probe(&folder.join(PROBE)) {
        Ok(()) => Check::pass(id, "the disk takes and keeps what is written"),
        Err(error) => {
            let hint = WRITE_HINTS
                .into_iter()
                .find(|(kind, _)| *kind == error.kind())
                .map_or(
                    "mend the folder or its disk: the kiosk stays closed until then",
                    |row| row.1,
                );
            Check::fail(id, format!("nothing can be written: {error}"), hint)
        }
    }
}

fn write_probe(file: &Path) -> io::Result<()> {
    let written = File::create(file).and_then(|mut probe| {
        probe.write_all(&[0; 4096])?;
        probe.sync_all()
    });
    // A probe that was never made cannot be removed, and says so itself.
    let removed = fs::remove_file(file);
    written.and(removed)
}
