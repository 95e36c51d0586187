//! `pin-kiosk failure`: what support has to know of a code.

use clap::Args;
use pin_kiosk_core::failure::FailureCode;
use serde_json::json;
use std::io::Write;
use std::process::ExitCode;

/// Version of what `--json` prints: raised when a field changes its meaning or goes.
const SCHEMA_VERSION: u32 = 1;

const NOTES: &str = "\
Examples:
  pin-kiosk failure K-204          what K-204 means, for the card and for the resident
  pin-kiosk failure 204 301        the same of several, without the letter
  pin-kiosk failure                all codes, as docs/failure-codes.md has them
  pin-kiosk diag journal           which codes this kiosk had last, and when

Exit codes: 0 found; 2 there is no such code.";

/// Arguments of `failure`.
#[derive(Args, Clone, Debug)]
#[command(after_long_help = NOTES)]
pub struct FailureArgs {
    /// Codes as the screen, the slip and the journal show them, such as K-204; all when none is
    /// named
    #[arg(value_name = "CODE", value_parser = code)]
    pub codes: Vec<FailureCode>,
    /// Print JSON
    #[arg(long)]
    pub json: bool,
}

/// Reads a code as people say it on the telephone: `K-204`, `k204`, `204`.
fn code(text: &str) -> Result<FailureCode, String> {
    let digits = text.trim_start_matches(['K', 'k']).trim_start_matches('-');
    FailureCode::from_code(&format!("K-{digits}"))
        .ok_or_else(|| "no such code; `pin-kiosk failure` lists them all".to_owned())
}

/// Prints what was asked for.
///
/// # Errors
///
/// When the output cannot be written.
pub fn run(args: &FailureArgs, output: &mut dyn Write) -> anyhow::Result<ExitCode> {
    let codes = if args.codes.is_empty() {
        FailureCode::all()
    } else {
        args.codes.clone()
    };
    if args.json {
        let failures: Vec<_> = codes.iter().copied().map(as_json).collect();
        let report = json!({ "schema_version": SCHEMA_VERSION, "failures": failures });
        writeln!(output, "{report:#}")?;
        return Ok(ExitCode::SUCCESS);
    }
    for (number, failure) in codes.into_iter().enumerate() {
        if number > 0 {
            writeln!(output)?;
        }
        let told = failure.explanation();
        writeln!(
            output,
            "{failure}\n  cause      {}\n  card       {}\n  resident   saw {}\n  remedy     {}",
            told.cause, told.card, told.resident, told.remedy
        )?;
    }
    Ok(ExitCode::SUCCESS)
}

fn as_json(failure: FailureCode) -> serde_json::Value {
    let told = failure.explanation();
    json!({
        "code": failure.code(),
        "cause": told.cause,
        "card": told.card,
        "resident": told.resident,
        "remedy": told.remedy,
    })
}

#[cfg(test)]
mod tests {
    use super::{FailureArgs, code, run};
    use pin_kiosk_core::failure::FailureCode;

    fn printed(codes: &[&str], json: bool) -> String {
        let args = FailureArgs {
            codes: codes.iter().map(|text| code(text).unwrap()).collect(),
            json,
        };
        let mut output = Vec::new();
        run(&args, &mut output).unwrap();
        String::from_utf8(output).unwrap()
    }

    #[test]
    fn a_code_is_found_as_people_say_it() {
        for text in ["K-204", "k-204", "K204", "204"] {
            assert_eq!(code(text), Ok(FailureCode::CardRefused), "{text}");
        }
        for text in ["", "K-", "K-000", "204x", "-204-"] {
            assert!(code(text).is_err(), "{text}");
        }
    }

    #[test]
    fn what_is_told_is_what_the_page_says() {
        let told = FailureCode::CardRefused.explanation();
        let text = printed(&["204"], false);
        for part in [told.cause, told.card, told.resident, told.remedy] {
            assert!(text.contains(part), "{text}");
        }
        assert_eq!(text.matches("K-").count(), 1, "{text}");
        let all: serde_json::Value = serde_json::from_str(&printed(&[], true)).unwrap();
        assert_eq!(all["schema_version"], 1);
        let failures = all["failures"].as_array().unwrap();
        assert_eq!(failures.len(), FailureCode::all().len());
        assert_eq!(failures[0]["code"], "K-101");
    }
}
