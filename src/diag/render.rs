//! Findings for people.

use super::{Check, Findings, Section, State};
use serde_json::Value;
use std::fmt::Write as _;

/// The findings as text: what was judged, what to do about it, and what was seen.
#[must_use]
pub fn render(findings: &Findings) -> String {
    let mut text = String::new();
    let _infallible = writeln!(
        text,
        "pin-kiosk {} on {}\n",
        findings.program_version,
        findings.at.strftime("%Y-%m-%d %H:%M:%S UTC")
    );
    for section in &findings.sections {
        one(&mut text, section);
        text.push('\n');
    }
    let failed = findings
        .sections
        .iter()
        .filter(|section| section.state() == State::Fail);
    let failed: Vec<&str> = failed.map(|section| section.id.name()).collect();
    if failed.is_empty() {
        text.push_str("nothing failed\n");
    } else {
        let _infallible = writeln!(text, "failed: {}", failed.join(", "));
    }
    text
}

fn one(text: &mut String, section: &Section) {
    let _infallible = writeln!(text, "{}", section.id.name());
    let width = section
        .checks
        .iter()
        .map(|check| check.id.len())
        .max()
        .unwrap_or(0);
    for (idx, check) in section.checks.iter().enumerate() {
        let before = section.checks.get(..idx).unwrap_or_default();
        if before.iter().any(|other| is_same_gap(check, other)) {
            // Said with the first of them.
            continue;
        }
        let state = match check.state {
            State::Pass => "pass",
            State::Fail => "FAIL",
            State::NotTested => "not tested",
        };
        let finding = check.finding.replace('\n', "\n      ");
        let too: Vec<String> = section
            .checks
            .iter()
            .filter(|other| other.id != check.id && is_same_gap(check, other))
            .map(|other| words(other.id))
            .collect();
        let too = match too.as_slice() {
            [] => String::new(),
            [one] => format!("; nor was {one}"),
            [..] => format!("; nor were {}", too.join(", ")),
        };
        let _infallible = writeln!(
            text,
            "  {:<width$}  {state:<10}  {finding}{too}",
            words(check.id)
        );
    }
    let hints: Vec<_> = section
        .checks
        .iter()
        .filter_map(|check| check.hint.as_ref().map(|hint| (check.id, hint)))
        .collect();
    if !hints.is_empty() {
        text.push_str("  what to do\n");
    }
    for (id, hint) in hints {
        let hint = hint.replace('\n', "\n      ");
        let _infallible = writeln!(text, "    {}: {hint}", words(id));
    }
    if !section.facts.is_empty() {
        text.push_str("  facts\n");
    }
    for (name, value) in &section.facts {
        fact(text, &words(name), value);
    }
}

/// Whether two checks were not made for the same reason.
fn is_same_gap(one: &Check, other: &Check) -> bool {
    one.state == State::NotTested
        && other.state == State::NotTested
        && one.finding == other.finding
        && one.hint.is_none()
        && other.hint.is_none()
}

fn fact(text: &mut String, name: &str, value: &Value) {
    let _infallible = match value {
        Value::Array(items) if items.is_empty() => writeln!(text, "    {name}: none"),
        Value::Array(items) => {
            let lines: Vec<String> = items.iter().map(plain).collect();
            writeln!(text, "    {name}:\n      {}", lines.join("\n      "))
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Object(_) => {
            writeln!(text, "    {name}: {}", plain(value))
        }
    };
}

fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Null => "unknown".to_owned(),
        Value::Object(fields) => {
            let fields: Vec<String> = fields
                .iter()
                .map(|(name, value)| format!("{} {}", words(name), plain(value)))
                .collect();
            fields.join(", ")
        }
        Value::Bool(_) | Value::Number(_) | Value::Array(_) => value.to_string(),
    }
}

fn words(name: &str) -> String {
    name.replace(['_', '-'], " ")
}
