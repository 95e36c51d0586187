//! `pin-kiosk-hw-sim printer`.

use crate::printer::{Act, PrinterSection, PtyPrinter, Slip};
use crate::scenario::Scenario;
use serde_json::json;
use std::error::Error;
use std::io::{self, BufRead as _, Write as _};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, sync_channel};
use std::time::Duration;

/// How often new slips are looked for.
const LOOK: Duration = Duration::from_millis(50);

const COMMANDS: &str = "\
Commands on standard input, one a line:
  paper-out, paper-ok, near-end        the roll ends, is new, is nearly at its end
  cover-open, cover-close
  cutter-error, cutter-ok              the cutter jams at its next cut, is freed
  offline, online
  silent, garbage, late, answer        answers nothing, nonsense, too late, as it should
  unplug, replug                       the cable
  quit                                 end; the end of the input does not end the printer";

/// Arguments of `pin-kiosk-hw-sim printer`.
#[derive(clap::Args, Debug)]
#[command(after_help = COMMANDS)]
pub struct Args {
    /// Make this symbolic link to the pty, so that the port's path stays the same.
    #[arg(long, value_name = "PATH")]
    link: Option<PathBuf>,
    /// Write a PNG for each slip that comes off into this folder.
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Take the printer's state and faults from this scenario.
    #[arg(long, value_name = "FILE")]
    scenario: Option<PathBuf>,
    /// Speed of the line, bits a second.
    #[arg(long, value_name = "BAUD")]
    speed: Option<u32>,
    /// Report as JSON, one object a line.
    #[arg(long)]
    json: bool,
}

/// Runs the command until the simulated part is told to stop.
///
/// # Errors
///
/// Says what could not be opened or read.
pub fn run(args: &Args) -> Result<(), Box<dyn Error>> {
    let printer = PtyPrinter::start(&section(args)?, args.link.as_deref())?;
    if let Some(out) = &args.out {
        std::fs::create_dir_all(out)?;
    }
    let report = Report { json: args.json };
    let lines = read_lines()?;
    let mut device = None;
    let mut n_slips = 0;
    loop {
        if printer.device() != device {
            device = printer.device();
            report.device(device.as_deref())?;
        }
        let fresh: Vec<Slip> =
            printer.with(|machine| machine.slips().get(n_slips..).unwrap_or_default().to_vec());
        n_slips = n_slips.saturating_add(fresh.len());
        for slip in &fresh {
            report.slip(slip, args.out.as_deref())?;
        }
        match lines.recv_timeout(LOOK) {
            Ok(line) if line.trim() == "quit" => return Ok(()),
            Ok(line) => report.act(&printer, line.trim())?,
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => std::thread::sleep(LOOK),
        }
    }
}

fn section(args: &Args) -> Result<PrinterSection, Box<dyn Error>> {
    let mut section = match &args.scenario {
        Some(path) => toml::from_str::<Scenario>(&std::fs::read_to_string(path)?)?.printer,
        None => PrinterSection::default(),
    };
    section.baud = args.speed.unwrap_or(section.baud);
    Ok(section)
}

fn read_lines() -> io::Result<Receiver<String>> {
    let (sender, lines) = sync_channel(16);
    std::thread::Builder::new()
        .name("stdin".to_owned())
        .spawn(move || {
            for line in io::stdin().lock().lines().map_while(Result::ok) {
                if sender.send(line).is_err() {
                    break;
                }
            }
        })?;
    Ok(lines)
}

struct Report {
    json: bool,
}

impl Report {
    fn say(&self, plain: &str, json: &serde_json::Value) -> io::Result<()> {
        let mut out = io::stdout().lock();
        if self.json {
            writeln!(out, "{json}")?;
        } else {
            writeln!(out, "{plain}")?;
        }
        out.flush()
    }

    fn device(&self, device: Option<&Path>) -> io::Result<()> {
        match device {
            Some(device) => self.say(
                &format!("printer at {}", device.display()),
                &json!({ "event": "device", "path": device.display().to_string() }),
            ),
            None => self.say(
                "printer unplugged",
                &json!({ "event": "device", "path": null }),
            ),
        }
    }

    fn slip(&self, slip: &Slip, out: Option<&Path>) -> Result<(), Box<dyn Error>> {
        let mut file = None;
        if let Some(out) = out {
            let path = out.join(format!("slip-{:04}.png", slip.number));
            std::fs::write(&path, slip.png()?)?;
            file = Some(path.display().to_string());
        }
        let (number, end) = (slip.number, slip.end.name());
        let plain = format!(
            "slip {number}: {} x {} dots, {end}{}",
            slip.width(),
            slip.height(),
            file.as_ref()
                .map(|file| format!(", {file}"))
                .unwrap_or_default(),
        );
        let json = json!({
            "event": "slip", "number": number, "end": end,
            "width": slip.width(), "height": slip.height(), "file": file,
        });
        Ok(self.say(&plain, &json)?)
    }

    fn act(&self, printer: &PtyPrinter, word: &str) -> io::Result<()> {
        if word.is_empty() {
            return Ok(());
        }
        match word.parse::<Act>() {
            Ok(act) => {
                printer.act(act);
                self.say(word, &json!({ "event": "act", "act": act }))
            }
            Err(unknown) => self.say(
                &unknown.to_string(),
                &json!({ "event": "unknown-act", "act": unknown.0 }),
            ),
        }
    }
}
