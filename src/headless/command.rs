//! What a line of the headless driver says.

use pin_kiosk_core::input::{Action, Answer, Procedure};
use pin_kiosk_core::language::Language;
use pin_kiosk_core::referral::WhichPassword;
use pin_kiosk_core::secret::SecretBytes;
use serde::Deserialize;

/// Longest text of one `type`, in bytes.
const TYPED_BYTES_MAX: usize = 64;

/// One line of input.
#[derive(Debug)]
pub enum Command {
    /// One action of the resident.
    Action(Action),
    /// Keys, struck one after the other.
    Type(SecretBytes<TYPED_BYTES_MAX>),
    /// Something for the simulated hardware.
    Simulation(serde_json::Value),
}

/// Why a line was not understood. Never quotes the line.
#[derive(Debug, Eq, PartialEq, thiserror::Error)]
pub enum NotUnderstood {
    /// Longer than a line may be.
    #[error("the line is too long")]
    TooLong,
    /// Not a JSON object with the field `input`.
    #[error("not a JSON object with a known \"input\" and its fields")]
    Malformed,
    /// `type` takes ASCII without escapes, 64 characters at most.
    #[error("\"text\" takes plain ASCII of at most 64 characters, without escapes")]
    Text,
    /// The simulated hardware did not take it.
    #[error("{0}")]
    Simulation(String),
}

#[derive(Deserialize)]
#[serde(tag = "input", rename_all = "kebab-case", deny_unknown_fields)]
enum Line {
    ChooseLanguage { language: Language },
    ChoosePassword { password: WhichPassword },
    Answer { yes: bool },
    Accept,
    ChooseProcedure { procedure: Procedure },
    Erase,
    Clear,
    Submit,
    Confirm,
    Back,
    Cancel,
    MoreTime,
    PrintSlip,
    Dismiss,
}

#[derive(Deserialize)]
struct Kind<'a> {
    #[serde(borrow)]
    input: &'a str,
}

#[derive(Deserialize)]
struct Typed<'a> {
    // Borrowed, so that no copy of a password is left behind.
    #[serde(borrow)]
    text: &'a str,
}

impl Command {
    /// Reads one line.
    ///
    /// # Errors
    ///
    /// [`NotUnderstood`], which does not quote the line.
    pub fn parse(line: &[u8]) -> Result<Self, NotUnderstood> {
        let kind: Kind<'_> = serde_json::from_slice(line).map_err(without_quote)?;
        match kind.input {
            "type" => Self::parse_typed(line),
            "sim" => serde_json::from_slice(line)
                .map(Self::Simulation)
                .map_err(without_quote),
            _ => {
                let line: Line = serde_json::from_slice(line).map_err(without_quote)?;
                Ok(Self::Action(line.into()))
            }
        }
    }

    fn parse_typed(line: &[u8]) -> Result<Self, NotUnderstood> {
        let typed: Typed<'_> =
            serde_json::from_slice(line).map_err(|_escaped| NotUnderstood::Text)?;
        let mut keys = SecretBytes::new();
        if !typed.text.is_ascii() || keys.extend(typed.text.as_bytes()).is_err() {
            return Err(NotUnderstood::Text);
        }
        Ok(Self::Type(keys))
    }
}

/// The parser's own message may quote what was typed.
fn without_quote(_error: serde_json::Error) -> NotUnderstood {
    NotUnderstood::Malformed
}

impl From<Line> for Action {
    fn from(line: Line) -> Self {
        match line {
            Line::ChooseLanguage { language } => Self::ChooseLanguage(language),
            Line::ChoosePassword { password } => Self::ChoosePassword(password),
            Line::Answer { yes: true } => Self::Answer(Answer::Yes),
            Line::Answer { yes: false } => Self::Answer(Answer::No),
            Line::Accept => Self::Accept,
            Line::ChooseProcedure { procedure } => Self::ChooseProcedure(procedure),
            Line::Erase => Self::Erase,
            Line::Clear => Self::Clear,
            Line::Submit => Self::Submit,
            Line::Confirm => Self::Confirm,
            Line::Back => Self::Back,
            Line::Cancel => Self::Cancel,
            Line::MoreTime => Self::MoreTime,
            Line::PrintSlip => Self::PrintSlip,
            Line::Dismiss => Self::Dismiss,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_input_of_the_contract_is_understood() {
        for line in [
            r#"{"input":"choose-language","language":"ja-easy"}"#,
            r#"{"input":"choose-password","password":"resident-register"}"#,
            r#"{"input":"answer","yes":false}"#,
            r#"{"input":"accept"}"#,
            r#"{"input":"choose-procedure","procedure":"reset"}"#,
            r#"{"input":"type","text":"ABC123"}"#,
            r#"{"input":"erase"}"#,
            r#"{"input":"clear"}"#,
            r#"{"input":"submit"}"#,
            r#"{"input":"confirm"}"#,
            r#"{"input":"back"}"#,
            r#"{"input":"cancel"}"#,
            r#"{"input":"more-time"}"#,
            r#"{"input":"print-slip"}"#,
            r#"{"input":"dismiss"}"#,
            r#"{"input":"sim","insert":0}"#,
        ] {
            assert!(Command::parse(line.as_bytes()).is_ok(), "{line}");
        }
    }

    #[test]
    fn an_error_never_quotes_the_line() {
        for line in [
            r#"{"input":"type","text":"SECRET1\n"}"#,
            r#"{"input":"type","text":"SECRET1é"}"#,
            r#"{"input":"SECRET1"}"#,
            r#"{"input":"answer","yes":true,"extra":"SECRET1"}"#,
            "SECRET1",
        ] {
            let reason = Command::parse(line.as_bytes()).unwrap_err();
            assert!(
                !format!("{reason} {reason:?}").contains("SECRET1"),
                "{line}: {reason:?}"
            );
        }
    }
}
