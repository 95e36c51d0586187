//! JSON lines instead of a window: one object a line, in and out.
//!
//! It drives the same session as the window does.
//! Lines are read into wiped memory, since `type` carries passwords, and no line is ever echoed.

mod command;
mod reader;

pub use command::{Command, NotUnderstood};
pub use reader::LineReader;

use crate::runtime::InputSender;
use pin_kiosk_core::input::{Action, Input};
use pin_kiosk_core::view::{Screen, View};
use serde::Serialize;
use std::io::{self, Read, Write};

/// Prints one screen as a JSON line.
///
/// # Errors
///
/// When the output is closed.
pub fn print_screen(out: &mut impl Write, screen: &Screen) -> io::Result<()> {
    #[derive(Serialize)]
    struct Line<'a> {
        #[serde(flatten)]
        view: &'a View,
        language: &'static str,
    }
    #[derive(Serialize)]
    struct Warning {
        view: &'static str,
        seconds: u64,
        language: &'static str,
    }
    let language = screen.language.code();
    let line = match screen.idle_warning {
        Some(seconds) => serde_json::to_string(&Warning {
            view: "idle-warning",
            seconds,
            language,
        }),
        None => serde_json::to_string(&Line {
            view: &screen.view,
            language,
        }),
    };
    writeln!(out, "{}", line.map_err(io::Error::other)?)?;
    out.flush()
}

/// Reads commands until the input ends; each goes to the session, or to `simulation`.
///
/// A line that is not understood is answered with `{"error": …}` and changes nothing.
///
/// # Errors
///
/// When the input or the output fails.
pub fn read_commands(
    input: impl Read,
    inputs: &InputSender,
    mut simulation: impl FnMut(serde_json::Value) -> Result<(), String>,
) -> io::Result<()> {
    let mut lines = LineReader::new(input);
    while let Some(line) = lines.next_line()? {
        let outcome = match line.and_then(Command::parse) {
            Ok(Command::Action(action)) => {
                inputs.send(Input::Resident(action));
                Ok(())
            }
            Ok(Command::Type(keys)) => {
                for &key in keys.expose() {
                    inputs.send(Input::Resident(Action::Key(char::from(key))));
                }
                Ok(())
            }
            Ok(Command::Simulation(what)) => simulation(what).map_err(NotUnderstood::Simulation),
            Err(reason) => Err(reason),
        };
        if let Err(reason) = outcome {
            let line = serde_json::json!({ "error": reason.to_string(), "line": lines.number() });
            let mut out = io::stdout().lock();
            writeln!(out, "{line}")?;
            out.flush()?;
        }
    }
    Ok(())
}
