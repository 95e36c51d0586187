//! Where the program's log goes: standard error, which journald keeps.
//!
//! Levels: error, a person must come; warn, something failed and the machine is well; info, what
//! came of a session; debug, changes of state; trace, commands to the card without their data.

use std::io;
use tracing_subscriber::EnvFilter;
use tracing_subscriber::filter::LevelFilter;

/// Names the levels to log, as `RUST_LOG` does everywhere; `info` when it is absent.
const VARIABLE: &str = "RUST_LOG";

/// Starts logging. Called once, at the beginning of `run`.
pub(crate) fn start() {
    let filter = EnvFilter::builder()
        .with_env_var(VARIABLE)
        .with_default_directive(LevelFilter::INFO.into())
        .from_env_lossy();
    let started = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(io::stderr)
        .with_target(false)
        .try_init();
    if started.is_err() {
        tracing::debug!("logging was started before");
    }
}
