//! `pin-kiosk journal init | verify | show | export`.

mod export;
mod init;
mod progress;
mod show;
mod verify;

use super::writer::is_day_name;
use crate::config::Config;
use anyhow::Context as _;
use clap::{Args, Subcommand};
use pin_kiosk_core::journal::{Anchor, LINE_BYTES_MAX};
use progress::Progress;
use std::fs::File;
use std::io::{BufRead as _, BufReader, Read as _, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Version of what `--json` prints: raised when a field changes its meaning or goes.
const SCHEMA_VERSION: u32 = 1;

/// Exit code when a record is bad. 1 is what could not be done, 2 a wrong command line.
const BAD_RECORD: u8 = 3;

/// Commands about the journal.
#[derive(Clone, Debug, Subcommand)]
pub enum JournalCommand {
    /// Create a journal and show its verification key, this once
    ///
    /// Keep the key away from the machine: it checks every seal, and who has it can make seals.
    Init {
        /// Where
        #[command(flatten)]
        place: Place,
    },
    /// Name the first bad record, or say that there is none
    ///
    /// Finds changed, removed, swapped and inserted records; with --key also a past that was
    /// sealed again; with --anchor also a tail that was cut.
    ///
    /// Exit codes: 0 whole, 1 it could not be read, 3 a record is bad.
    Verify {
        /// What to read
        #[command(flatten)]
        source: Source,
        /// File with the verification key, - for standard input
        #[arg(long, value_name = "FILE")]
        key: Option<PathBuf>,
        /// Number and hash of a record as a slip or the centre has it, such as
        /// 17-0123456789abcdef; can be given more than once
        #[arg(long = "anchor", value_name = "N-HASH")]
        anchors: Vec<Anchor>,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Print the records for a person to read, up to the first bad one
    ///
    /// Exit codes: 0 all shown, 1 it could not be read, 3 a record is bad.
    Show {
        /// What to read
        #[command(flatten)]
        source: Source,
        /// Only from this record on
        #[arg(long, value_name = "N", default_value_t = 1)]
        from: u64,
        /// Only records of this kind; can be given more than once
        #[arg(long = "kind", value_name = "KIND")]
        kinds: Vec<String>,
        /// Print the records as they are kept
        #[arg(long)]
        json: bool,
    },
    /// Write all records into one file, for `verify` elsewhere; keys stay behind
    Export {
        /// Where from
        #[command(flatten)]
        place: Place,
        /// The file to write; standard output when absent
        to: Option<PathBuf>,
    },
}

/// Where the journal of this machine is.
#[derive(Args, Clone, Debug)]
pub struct Place {
    /// The journal's folder; else the one that the configuration names
    #[arg(long, value_name = "DIR")]
    pub folder: Option<PathBuf>,
    /// The configuration
    #[arg(long, value_name = "FILE", default_value = "kiosk.toml")]
    pub config: PathBuf,
}

/// Which records to read.
#[derive(Args, Clone, Debug)]
pub struct Source {
    /// Where the journal of this machine is
    #[command(flatten)]
    pub place: Place,
    /// Exported files in their order, instead of this machine's journal
    #[arg(value_name = "FILES")]
    pub files: Vec<PathBuf>,
}

impl Place {
    fn folder(&self) -> anyhow::Result<PathBuf> {
        match &self.folder {
            Some(folder) => Ok(folder.clone()),
            None => Config::load(&self.config)
                .map(|config| config.journal.folder)
                .map_err(anyhow::Error::msg)
                .with_context(|| format!("cannot read {}", self.config.display())),
        }
    }
}

impl Source {
    fn files(&self) -> anyhow::Result<Vec<PathBuf>> {
        if self.files.is_empty() {
            day_files(&self.place.folder()?)
        } else {
            Ok(self.files.clone())
        }
    }
}

/// Does what was typed.
///
/// # Errors
///
/// When the journal cannot be read or created, or the output not be written.
pub fn run(
    command: &JournalCommand,
    input: &mut dyn std::io::BufRead,
    output: &mut dyn Write,
) -> anyhow::Result<ExitCode> {
    match command {
        JournalCommand::Init { place } => init::run(&place.folder()?, output),
        JournalCommand::Verify {
            source,
            key,
            anchors,
            json,
        } => {
            let key = key
                .as_deref()
                .map(|file| verify::read_key(file, input))
                .transpose()?;
            let outcome = verify::check(&source.files()?, key.as_ref(), anchors.clone())?;
            verify::print(&outcome, *json, output)
        }
        JournalCommand::Show {
            source,
            from,
            kinds,
            json,
        } => {
            let wanted = show::Wanted { from: *from, kinds };
            show::run(&source.files()?, &wanted, *json, output)
        }
        JournalCommand::Export { place, to } => {
            export::run(&place.folder()?, to.as_deref(), output)
        }
    }
}

/// The files with records, in their order.
fn day_files(folder: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    let entries = folder
        .read_dir()
        .with_context(|| format!("cannot read {}", folder.display()))?;
    for entry in entries {
        let name = entry?.file_name();
        if is_day_name(&name.to_string_lossy()) {
            files.push(folder.join(name));
        }
    }
    files.sort();
    anyhow::ensure!(
        !files.is_empty(),
        "there is no journal in {}",
        folder.display()
    );
    Ok(files)
}

/// One line of a file.
struct At<'a> {
    file: &'a Path,
    line: u64,
}

/// Calls `each` with every line and where it is; stops when it says so.
///
/// A line comes without its end; one that has no end, or is longer than any record, comes as
/// nothing.
fn each_line<E>(
    files: &[PathBuf],
    progress: &mut Progress,
    mut each: impl FnMut(Option<&[u8]>, &At<'_>) -> Result<(), E>,
) -> anyhow::Result<Result<(), E>> {
    let mut bytes = Vec::with_capacity(LINE_BYTES_MAX);
    for file in files {
        let reading = || format!("cannot read {}", file.display());
        let mut reader =
            BufReader::with_capacity(64 * 1024, File::open(file).with_context(reading)?);
        for line in 1.. {
            bytes.clear();
            let most = u64::try_from(LINE_BYTES_MAX)?;
            let read = (&mut reader)
                .take(most)
                .read_until(b'\n', &mut bytes)
                .with_context(reading)?;
            if read == 0 {
                break;
            }
            progress.read(read);
            if let Err(stop) = each(bytes.strip_suffix(b"\n"), &At { file, line }) {
                return Ok(Err(stop));
            }
        }
    }
    Ok(Ok(()))
}

#[cfg(test)]
mod tests;
