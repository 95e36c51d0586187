//! The report for support, as `pin-kiosk diag report` makes it, in a file.

use crate::diag::Findings;
use crate::files;
use jiff::Timestamp;
use std::path::{Path, PathBuf};

/// Reports that are kept; the oldest goes.
const REPORTS_MAX: usize = 10;

/// Writes a report into a folder; gives its file, or says why not.
pub(super) fn write(folder: &Path, findings: &Findings, at: Timestamp) -> Result<PathBuf, String> {
    let text = serde_json::to_vec_pretty(findings).map_err(|error| error.to_string())?;
    files::make_private_folder(folder).map_err(|error| error.to_string())?;
    let file = folder.join(format!("report-{}.json", at.strftime("%Y%m%dT%H%M%SZ")));
    files::replace(&file, &text).map_err(|error| error.to_string())?;
    forget_oldest(folder);
    Ok(file)
}

fn forget_oldest(folder: &Path) {
    let mut reports: Vec<PathBuf> = std::fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|suffix| suffix == "json"))
        .collect();
    reports.sort();
    let surplus = reports.len().saturating_sub(REPORTS_MAX);
    for old in reports.into_iter().take(surplus) {
        // One too many harms nobody.
        std::fs::remove_file(old).unwrap_or_default();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::{SCHEMA_VERSION, State};

    #[test]
    fn a_report_is_private_and_the_oldest_of_many_goes() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().unwrap();
        let reports = folder.path().join("reports");
        let at = |seconds: i64| Timestamp::from_second(1_800_000_000 + seconds).unwrap();
        let findings = Findings {
            schema_version: SCHEMA_VERSION,
            program_version: "1",
            at: at(0),
            state: State::Pass,
            sections: Vec::new(),
        };
        let first = write(&reports, &findings, at(0)).unwrap();
        let mode = std::fs::metadata(&first).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
        for seconds in 1..=10 {
            write(&reports, &findings, at(seconds)).unwrap();
        }
        assert!(!first.exists(), "the eleventh takes the place of the first");
        assert_eq!(std::fs::read_dir(&reports).unwrap().count(), REPORTS_MAX);
        std::fs::write(folder.path().join("file"), "").unwrap();
        assert!(write(&folder.path().join("file"), &findings, at(0)).is_err());
    }
}
