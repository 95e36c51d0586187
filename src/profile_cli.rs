//! `pin-kiosk profile check`.

use crate::args::ProfileCommand;
use crate::config::files;
use pin_kiosk_core::profile::{CardProfile, Problem, ProfileProblems};
use serde_json::json;
use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

/// Version of what `--json` prints: raised when a field changes its meaning or goes.
const SCHEMA_VERSION: u32 = 2;

/// Does what was typed.
///
/// # Errors
///
/// When the output cannot be written.
pub fn run(command: &ProfileCommand, output: &mut dyn Write) -> anyhow::Result<ExitCode> {
    let ProfileCommand::Check { files, json } = command;
    let checked: Vec<_> = files
        .iter()
        .map(|file| (file, files::profile(file)))
        .collect();
    let all_good = checked.iter().all(|(_, checked)| checked.is_ok());
    if *json {
        let profiles: Vec<_> = checked
            .iter()
            .map(|(file, checked)| as_json(file, checked))
            .collect();
        let report = json!({ "schema_version": SCHEMA_VERSION, "profiles": profiles });
        writeln!(output, "{report:#}")?;
    } else {
        for (file, checked) in &checked {
            match checked {
                Ok(profile) => writeln!(output, "{}: good ({})", file.display(), offers(profile))?,
                Err(error) => writeln!(output, "{error:#}\n{}: refused", file.display())?,
            }
        }
    }
    Ok(if all_good {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

fn offers(profile: &CardProfile) -> &'static str {
    if profile.reset().is_some() {
        "change, and reset by a stand-in"
    } else {
        "change"
    }
}

fn problem(problem: &Problem) -> serde_json::Value {
    json!({
        "file": problem.file,
        "line": problem.line,
        "key": problem.key,
        "what": problem.kind.to_string(),
    })
}

fn as_json(file: &Path, checked: &anyhow::Result<CardProfile>) -> serde_json::Value {
    let name = file.display().to_string();
    match checked {
        Ok(profile) => json!({ "file": name, "good": true, "offers": offers(profile) }),
        Err(error) => {
            let problems: Vec<_> = match error.downcast_ref::<ProfileProblems>() {
                Some(problems) => problems.0.iter().map(problem).collect(),
                None => vec![json!({ "file": name, "what": format!("{error:#}") })],
            };
            json!({ "file": name, "good": false, "problems": problems })
        }
    }
}
