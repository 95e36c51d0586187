//! Program, configuration, clock, hours, certificates, disk.

use super::{Bench, Check, Section, SectionId, last_believed, machine};
use crate::config::{Config, Problem, Problems, Weight, files, missing};
use crate::files::SETTING_BYTES_MAX;
use crate::runtime::health::{EARLIEST, is_near};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use pin_kiosk_core::hours::Opening;
use pin_kiosk_core::view::ClosedReason;
use sha2::{Digest as _, Sha256};
use std::fs;
use std::path::{Path, PathBuf};

/// Less than so much left on the journal's disk is a failure, in bytes.
pub(super) const DISK_LEFT_MIN: u64 = 100 * 1024 * 1024;

/// Certificates that end earlier than this are a failure while they still hold.
pub(super) const RENEW_BEFORE: SignedDuration = SignedDuration::from_hours(30 * 24);

/// The packages a card's way goes through.
const PACKAGES: [&str; 3] = ["pcscd", "libpcsclite1", "libccid"];

pub(super) fn look(bench: &Bench<'_>) -> Section {
    let mut section = Section::new(SectionId::Status);
    section.fact("program_version", env!("CARGO_PKG_VERSION"));
    section.fact("operating_system", machine::operating_system(bench.root));
    section.fact(
        "kernel",
        machine::text(bench.root, "proc/sys/kernel/osrelease"),
    );
    section.fact("packages", machine::packages(bench.root, &PACKAGES));
    section.fact("uptime_seconds", machine::uptime_seconds(bench.root));
    section.fact(
        "clock",
        bench.now.wall.strftime("%Y-%m-%dT%H:%M:%SZ").to_string(),
    );
    section.check(clock(bench.now.wall, bench.config.ok()));
    match bench.config {
        Ok(config) => configured(&mut section, config, bench.now.wall),
        Err(problems) => {
            section.check(Check::fail(
                "configuration",
                listed(problems),
                remedies(problems),
            ));
            for id in ["files", "hours", "card-issuers", "disk"] {
                section.check(Check::not_tested(id, "no configuration"));
            }
        }
    }
    section
}

/// Judges the clock by what is surely past: this program's birth, the journal's last record.
fn clock(now: Timestamp, config: Option<&Config>) -> Check {
    let zone = config.map_or(TimeZone::UTC, |config| config.kiosk.time_zone.clone());
    let local = |moment: Timestamp| {
        let moment = moment.to_zoned(zone.clone());
        moment.strftime("%Y-%m-%d %H:%M:%S %Z").to_string()
    };
    let shown = local(now);
    let last = config.and_then(|config| last_believed(&config.journal.folder));
    let why = if now < EARLIEST {
        "before this program existed".to_owned()
    } else if let Some(last) = last.filter(|last| !is_near(now, *last)) {
        format!(
            "and the journal's last record that fits is of {}",
            local(last)
        )
    } else {
        return Check::pass("clock", shown);
    };
    Check::fail(
        "clock",
        format!("it shows {shown}, {why}"),
        "set the clock, check its battery and the time service: `timedatectl`",
    )
}

fn configured(section: &mut Section, config: &Config, now: Timestamp) {
    section.fact("kiosk", config.kiosk.id.clone());
    section.fact("store", config.kiosk.store.clone());
    section.fact("configuration_file", config.file.display().to_string());
    section.fact("time_zone", config.kiosk.time_zone.iana_name());
    section.check(Check::pass("configuration", "its form is right"));
    section.fact("profiles", profiles(&config.card.profiles));
    let missing = missing(config);
    section.check(match missing.heaviest() {
        Some(Weight::Form | Weight::Missing) => {
            Check::fail("files", listed(&missing), remedies(&missing))
        }
        Some(Weight::Remark) => Check::pass("files", listed(&missing)).hint(remedies(&missing)),
        None => Check::pass("files", "all there, and of use"),
    });
    section.check(hours(config, now));
    section.check(certificates(
        "card-issuers",
        (config, "card.trust_anchors"),
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
            let hash = Sha256::digest(crate::files::read(&path, SETTING_BYTES_MAX).ok()?);
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

/// What is wrong, each in a line of its own that begins with its place.
fn listed(problems: &Problems) -> String {
    each(problems, |problem| {
        let key = if problem.key.is_empty() { "" } else { ": " };
        format!("{}{key}{}", problem.key, problem.what)
    })
}

/// What to do, each in a line of its own that begins with its place.
fn remedies(problems: &Problems) -> String {
    each(problems, |problem| problem.remedy.clone())
}

fn each(problems: &Problems, say: impl Fn(&Problem) -> String) -> String {
    let lines: Vec<String> = problems
        .problems
        .iter()
        .map(|problem| {
            let line = problem
                .line
                .map_or(String::new(), |line| format!(":{line}"));
            format!("{}{line}: {}", problems.file.display(), say(problem))
        })
        .collect();
    lines.join("\n")
}

fn hours(config: &Config, now: Timestamp) -> Check {
    let Opening::Closed { reason, opens } = config.hours.at(now) else {
        return Check::pass("hours", "open by the calendar");
    };
    let why = match reason {
        ClosedReason::Holiday => "it is a holiday",
        ClosedReason::Maintenance => "there is maintenance",
        ClosedReason::Hours | ClosedReason::OutOfService(_) => "it is outside its hours",
    };
    match opens {
        Some(opens) => Check::pass(
            "hours",
            format!(
                "closed by the calendar: {why}; opens {}",
                opens.strftime("%Y-%m-%d %H:%M")
            ),
        ),
        None => Check::fail(
            "hours",
            format!("closed by the calendar: {why}; not open within a year"),
            format!("mend `[hours]` ({})", config.place("hours")),
        ),
    }
}

/// Whether the certificates of a key hold, and for how long.
pub(super) fn certificates(
    id: &'static str,
    (config, key): (&Config, &str),
    paths: &[PathBuf],
    now: Timestamp,
) -> Check {
    let place = config.place(key);
    let put = format!("put the certificates where `{key}` ({place}) looks for them");
    let renew =
        format!("get the successors from their issuer; `{key}` ({place}) says where they go");
    let certificates = match files::certificates(paths) {
        Ok(certificates) => certificates,
        Err(fault) => return Check::fail(id, fault.to_string(), put),
    };
    let ends: Vec<Timestamp> = certificates
        .iter()
        .filter_map(|der| files::expires(der))
        .collect();
    let Some(last) = ends.iter().max() else {
        return Check::fail(id, "there is none, so nothing can be trusted", put);
    };
    let left = last.duration_since(now);
    let days = left.as_hours() / 24;
    let counted = match ends.len() {
        1 => "1 certificate".to_owned(),
        many => format!("{many} certificates"),
    };
    if left.is_negative() {
        let ended = last.strftime("%Y-%m-%d");
        Check::fail(
            id,
            format!("{counted}, all expired, the last on {ended}"),
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
            "`pin-kiosk journal init` makes it, as the kiosk's user; or mend `journal.folder`",
        ),
    }
}
