//! Findings for people.

use super::{Findings, Section, State};
use serde_json::Value;
use std::fmt::Write as _;

/// The findings as text: checks first, then the facts, then the hints.
#[must_use]
pub fn render(findings: &Findings) -> String {
    let mut text = String::new();
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
    for check in &section.checks {
        let state = match check.state {
            State::Pass => "pass",
            State::Fail => "FAIL",
            State::NotTested => "not tested",
        };
        let _infallible = writeln!(
            text,
            "  {:<width$}  {state:<10}  {}",
            words(check.id),
            check.finding
        );
    }
    if !section.facts.is_empty() {
        text.push_str("  facts\n");
    }
    for (name, value) in &section.facts {
        fact(text, &words(name), value);
    }
    let hints: Vec<_> = section
        .checks
        .iter()
        .filter_map(|check| check.hint.as_ref().map(|hint| (check.id, hint)))
        .collect();
    if !hints.is_empty() {
        text.push_str("  hints\n");
    }
    for (id, hint) in hints {
        let _infallible = writeln!(text, "    {}: {hint}", words(id));
    }
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
