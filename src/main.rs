//! The kiosk program: arguments in, one call, an exit code out.

use clap::Parser as _;
use pin_kiosk::args::Args;
use std::process::ExitCode;

fn main() -> ExitCode {
    match pin_kiosk::run(Args::parse()) {
        Ok(code) => code,
        Err(error) => {
            #[expect(clippy::print_stderr, reason = "the program's own error report")]
            {
                eprintln!("pin-kiosk: {error:#}");
            }
            ExitCode::FAILURE
        }
    }
}
