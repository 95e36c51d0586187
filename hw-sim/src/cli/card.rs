//! `pin-kiosk-hw-sim card`.

/// Arguments of `pin-kiosk-hw-sim card`.
#[derive(clap::Args, Debug)]
pub struct Args {}

/// Runs the command until the simulated part is told to stop.
///
/// # Errors
///
/// Says what could not be opened or read.
pub fn run(_args: &Args) -> Result<(), Box<dyn std::error::Error>> {
    Ok(())
}
