//! Program, configuration, clock, hours, certificates, disk.

use super::{Bench, Check, Section, SectionId, machine};
use crate::config::{Config, Problems, Weight, files};
use crate::runtime::health::EARLIEST;
use jiff::{SignedDuration, Timestamp};
use pin_kiosk_core::hours::Opening;
use sha2::{Digest as _, Sha256};
use std::fs;
use std::path::{Path, PathBuf};

/// Less than so much left on the journal's disk is a failure, in bytes.
pub(super) const DISK_LEFT_MIN: u64 = 100 * 1024 * 1024;

/// Certificates that end earlier than this are a failure while they still hold.
pub(super) const RENEW_BEFORE: SignedDuration = SignedDuration::from_hours(30 * 24);

pub(super) fn look(bench: &Bench<'_>) -> Section {
    let mut section = Section::new(SectionId::Status);
    section.fact("program_version", env!("CARGO_PKG_VERSION"));
    section.fact("operating_system", machine::operating_system(bench.root));
    section.fact(
        "kernel",
        machine::text(bench.root, "proc/sys/kernel/osrelease"),
    );
    section.fact("uptime_seconds", machine::uptime_seconds(bench.root));
    section.fact("clock", bench.now.wall.to_string());
    section.check(clock(bench.now.wall));
    match bench.config {
        Ok(config) => configured(&mut section, config, bench.now.wall),
        Err(problems) => {
            section.check(Check::fail(
                "configuration",
                listed(problems),
                format!(
                    "mend it: `pin-kiosk config check {}`",
                    problems.file.display()
                ),
            ));
            for id in ["files", "hours", "card-issuers", "disk"] {
                section.check(Check::not_tested(id, "no configuration"));
            }
        }
    }
    section
}

fn clock(now: Timestamp) -> Check {
    if now < EARLIEST {
        Check::fail(
            "clock",
            format!("it shows {now}, before this program existed"),
            "set the clock, check its battery and the time service: `timedatectl`",
        )
    } else {
        Check::pass("clock", now.to_string())
    }
}

fn configured(section: &mut Section, config: &Config, now: Timestamp) {
    section.fact("kiosk", config.kiosk.id.clone());
    section.fact("store", config.kiosk.store.clone());
    section.fact("configuration_file", config.file.display().to_string());
    section.fact("time_zone", config.kiosk.time_zone.iana_name());
    section.check(Check::pass("configuration", "its form is right"));
    section.fact("profiles", profiles(&config.card.profiles));
    let missing = files::missing(config);
    section.check(match missing.heaviest() {
        Some(Weight::Form | Weight::Missing) => Check::fail(
            "files",
            listed(&missing),
            format!("`pin-kiosk config check {}`", config.file.display()),
        ),
        Some(Weight::Remark) => Check::pass("files", "all there").hint(listed(&missing)),
        None => Check::pass("files", "all there"),
    });
    section.check(hours(config, now));
    section.check(certificates(
        "card-issuers",
        &config.card.trust_anchors,
        now,
    ));
    let left = disk_left(&config.journal.folder);
    if let Ok(left) = left {
        section.fact("disk_left_bytes", left);
    }
    section.check(disk(left, &config.journal.folder));
}

/// Each card profile with the SHA-256 of its file.
fn profiles(folder: &Path) -> Vec<String> {
    let mut profiles: Vec<String> = fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|suffix| suffix == "toml"))
        .filter_map(|path| {
            let hash = Sha256::digest(fs::read(&path).ok()?);
            let hash: String = hash
                .iter()
                .fold(String::new(), |text, byte| text + &format!("{byte:02x}"));
            Some(format!(
                "{} sha256 {hash}",
                path.file_name()?.to_string_lossy()
            ))
        })
        .collect();
    profiles.sort();
    profiles
}

fn listed(problems: &Problems) -> String {
    let lines: Vec<String> = problems
        .problems
        .iter()
        .map(|problem| {
            let line = problem
                .line
                .map_or(String::new(), |line| format!("line {line}, "));
            format!("{line}{}: {}", problem.key, problem.what)
        })
        .collect();
    lines.join("; ")
}

fn hours(config: &Config, now: Timestamp) -> Check {
    match config.hours.at(now) {
        Opening::Open => Check::pass("hours", "open by the calendar"),
        Opening::Closed {
            reason,
            opens: Some(opens),
        } => Check::pass(
            "hours",
            format!("closed by the calendar ({reason:?}), opens {opens}"),
        ),
        Opening::Closed {
            reason,
            opens: None,
        } => Check::fail(
            "hours",
            format!("closed by the calendar ({reason:?}), and not open within a year"),
            "mend `[hours]` in kiosk.toml",
        ),
    }
}

/// Whether the certificates of a list hold, and for how long.
pub(super) fn certificates(id: &'static str, paths: &[PathBuf], now: Timestamp) -> Check {
    let renew = "get the successors from their issuer and put them beside the old ones";
    let certificates = match files::certificates(paths) {
        Ok(certificates) => certificates,
        Err(fault) => return Check::fail(id, fault.to_string(), "put the certificates there"),
    };
    let ends: Vec<Timestamp> = certificates
        .iter()
        .filter_map(|der| files::expires(der))
        .collect();
    let Some(last) = ends.iter().max() else {
        return Check::fail(
            id,
            "there is no certificate, so nothing can be trusted",
            renew,
        );
    };
    let left = last.duration_since(now);
    let days = left.as_hours() / 24;
    let counted = format!("{} certificates", ends.len());
    if left.is_negative() {
        Check::fail(
            id,
            format!("{counted}, all expired, the last on {last}"),
            renew,
        )
    } else if left < RENEW_BEFORE {
        Check::fail(
            id,
            format!("{counted}, the last ends in {days} days"),
            renew,
        )
    } else {
        let expired = ends.iter().filter(|end| **end < now).count();
        Check::pass(
            id,
            format!("{counted}, {expired} expired, the last ends in {days} days"),
        )
    }
}

/// Bytes left for this user on the disk of a folder.
pub(super) fn disk_left(folder: &Path) -> Result<u64, String> {
    rustix::fs::statvfs(folder)
        .map(|disk| disk.f_bavail.saturating_mul(disk.f_frsize))
        .map_err(|error| error.to_string())
}

/// Judges the room for the journal.
pub(super) fn disk(left: Result<u64, String>, folder: &Path) -> Check {
    let folder = folder.display();
    match left {
        Ok(left) if left < DISK_LEFT_MIN => Check::fail(
            "disk",
            format!("{} MiB left for the journal in {folder}", left >> 20),
            "make room on that disk: the kiosk closes when the journal cannot be written",
        ),
        Ok(left) => Check::pass("disk", format!("{} MiB left for the journal", left >> 20)),
        Err(error) => Check::fail(
            "disk",
            format!("the journal's folder {folder} cannot be looked at: {error}"),
            "make the folder, or mend `journal.folder`",
        ),
    }
}
