//! `pin-kiosk run`.

use super::card::{CardRules, OpenDesk};
use super::centre;
use super::files;
use super::keeping::{Keeper, ReaderLost, Told, facts, settings};
use super::record::{Head, JournalRecorder};
use super::slips::{NoPrinter, SerialSlips, office};
use crate::args::RunArgs;
use crate::config::reload::Watch;
use crate::config::{Config, Orientation};
use crate::files::ensure_only_owner_writes;
use crate::hardware::clock::SystemClock;
use crate::hardware::pcsc::{Monitor, PcscReader, ReaderChoice};
use crate::hardware::receipt_printer::PrinterSettings;
use crate::hardware::speaker::Aplay;
use crate::headless;
use crate::runtime::card_worker::CardWorker;
use crate::runtime::centre_worker::CentreWorker;
use crate::runtime::health::Health;
use crate::runtime::{Clock as _, InputSender, Parts, Running, ScreenSink, SlipQueue, start};
use crate::window::{self, Dock, Peek, Shown, WindowOptions};
use anyhow::Context as _;
use pin_kiosk_core::hours::Hours;
use pin_kiosk_core::input::{Input, ReaderEvent};
use pin_kiosk_ui::UiOptions;
use pin_kiosk_ui::slip::PaperWidth;
use std::fs::File;
use std::io;
use std::os::fd::AsFd as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

/// Serves residents until the window is closed or the headless input ends.
///
/// # Errors
///
/// Names what could not be read or opened; nothing has been started then.
pub(crate) fn run(args: &RunArgs) -> anyhow::Result<ExitCode> {
    // First of all: before a thread, and before a secret.
    let hardening = crate::hardening::apply();
    for (step, outcome) in hardening
        .steps()
        .iter()
        .filter(|(_, outcome)| !outcome.holds())
    {
        tracing::warn!(?outcome, "hardening: {step} does not hold");
    }
    #[cfg(feature = "simulate")]
    if let Some(scenario) = &args.simulate {
        return super::simulation::run(args, scenario.as_deref());
    }
    let file = args
        .config
        .clone()
        .unwrap_or_else(|| PathBuf::from("kiosk.toml"));
    ensure_only_owner_writes(&file)?;
    let config = Config::load(&file)?;
    let clock = Arc::new(SystemClock::start());
    // The monitor ends when it is dropped: it has to live as long as the kiosk.
    let mut monitor = None;
    serve(args, Face::of(&config, false), |inputs, show| {
        let (parts, started) = real_parts(&config, &clock, inputs, show)?;
        monitor = Some(started);
        Ok(parts)
    })
}

/// Runs the session's thread under the face that was asked for.
pub(super) fn serve(
    args: &RunArgs,
    face: Face,
    make_parts: impl FnOnce(&InputSender, ScreenSink) -> anyhow::Result<Parts>,
) -> anyhow::Result<ExitCode> {
    serve_with(args, face, make_parts, |_what| {
        Err("there are no simulated parts".to_owned())
    })
}

/// The same, with somebody who acts on simulated parts.
pub(super) fn serve_with(
    args: &RunArgs,
    face: Face,
    make_parts: impl FnOnce(&InputSender, ScreenSink) -> anyhow::Result<Parts>,
    simulation: impl FnMut(serde_json::Value) -> Result<(), String>,
) -> anyhow::Result<ExitCode> {
    if args.headless {
        let show: ScreenSink = Box::new(|screen| {
            if let Err(reason) = headless::print_screen(&mut io::stdout().lock(), screen) {
                tracing::error!(%reason, "the output is closed");
            }
        });
        let running = start(|inputs| make_parts(inputs, show))?;
        // Unbuffered: the library's buffer would keep what was typed.
        let input = File::from(io::stdin().as_fd().try_clone_to_owned()?);
        let outcome = headless::read_commands(input, &running.inputs(), simulation);
        let well = running.stop();
        outcome.context("standard input cannot be read")?;
        return Ok(exit_code(well));
    }
    let shown = Shown::default();
    let put = shown.clone();
    let running: Running =
        start(|inputs| make_parts(inputs, Box::new(move |screen| put.put(screen))))?;
    let options = WindowOptions {
        ui: face.options,
        dock: face.dock,
        size: args.size.unwrap_or(face.size),
        windowed: args.windowed,
    };
    let opened = window::open(
        options,
        shown,
        Peek::new(running.reveal(), running.inputs()),
    );
    let well = running.stop();
    opened.map_err(|error| anyhow::anyhow!("the window cannot be opened: {error}"))?;
    Ok(exit_code(well))
}

fn exit_code(well: bool) -> ExitCode {
    if well {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// How a screen of this orientation usually is.
const fn usual_size(orientation: Orientation) -> (u32, u32) {
    match orientation {
        Orientation::Portrait => (1080, 1920),
        Orientation::Landscape => (1280, 1024),
    }
}

fn real_parts(
    config: &Config,
    clock: &Arc<SystemClock>,
    inputs: &InputSender,
    show: ScreenSink,
) -> anyhow::Result<(Parts, Monitor)> {
    let rules = CardRules {
        profile: Arc::new(files::configured_profile(&config.card)?),
        anchors: Arc::new(files::anchors(&config.card.trust_anchors)?),
        policy: files::policy(config.card.policies),
    };
    let folder = config.journal.folder.clone();
    let facts = facts(config);
    let (recorder, head) =
        JournalRecorder::open(folder.clone(), config.journal.keep_days, clock.now())
            .with_context(|| format!("the journal in {} cannot be opened", folder.display()))?;
    let choice = ReaderChoice::new(Some(&config.reader.name_pattern));
    let card = CardWorker::start(
        Box::new({
            let choice = choice.clone();
            move || {
                Box::new(OpenDesk::new(
                    PcscReader::new(choice.clone()),
                    rules.clone(),
                ))
            }
        }),
        inputs.clone(),
    )?;
    let reader = ReaderLost::default();
    let monitor = watch_reader(choice, reader.clone(), clock, inputs)?;
    let parts = Parts {
        settings: Arc::new(settings(config)),
        clock: Arc::<SystemClock>::clone(clock),
        recorder: Box::new(recorder),
        card,
        centre: centre_worker(config, &folder, head.clone(), inputs)?,
        slips: slips(config, head.clone(), inputs)?,
        speaker: Box::new(Aplay::start()?),
        show,
        housekeeping: Box::new(Keeper {
            hours: Some(config.hours.clone()),
            watch: Some(Watch::new(config)),
            reader,
            head,
            facts,
            health: Health::default(),
            told: Told::default(),
        }),
    };
    Ok((parts, monitor))
}

fn watch_reader(
    choice: ReaderChoice,
    lost: ReaderLost,
    clock: &Arc<SystemClock>,
    inputs: &InputSender,
) -> anyhow::Result<Monitor> {
    let (clock, inputs) = (Arc::clone(clock), inputs.clone());
    let monitor = Monitor::start(choice, move |event| {
        match event {
            ReaderEvent::Lost(_) => lost.set(Some(clock.now().monotonic)),
            ReaderEvent::Found => lost.set(None),
            ReaderEvent::CardPresent | ReaderEvent::CardAbsent => {}
        }
        inputs.send(Input::Reader(event));
        inputs.look_around();
    })?;
    Ok(monitor)
}

fn centre_worker(
    config: &Config,
    folder: &Path,
    head: Head,
    inputs: &InputSender,
) -> anyhow::Result<CentreWorker> {
    let Some(centre) = &config.centre else {
        return Ok(CentreWorker::none(inputs.clone()));
    };
    // Two lines: an outcome that waits for the centre holds nobody up.
    let line = Box::new(centre::client(centre)?);
    let for_outbox = Box::new(centre::client(centre)?);
    centre::worker(
        line,
        for_outbox,
        &folder.join("outbox"),
        head,
        inputs.clone(),
    )
}

fn slips(config: &Config, head: Head, inputs: &InputSender) -> anyhow::Result<Box<dyn SlipQueue>> {
    let Some(printer) = &config.printer else {
        return Ok(Box::new(NoPrinter(inputs.clone())));
    };
    let settings = PrinterSettings {
        // A busy machine is not a silent printer.
        answer_timeout: Duration::from_secs(2),
        ..PrinterSettings::new(printer.port.display().to_string(), printer.speed)
    };
    let paper = if printer.width == 384 {
        PaperWidth::Narrow
    } else {
        PaperWidth::Wide
    };
    Ok(Box::new(SerialSlips::start(
        config,
        settings,
        paper,
        head,
        inputs.clone(),
    )?))
}

/// What the window needs to know of the configuration.
pub(super) struct Face {
    options: UiOptions,
    size: (u32, u32),
    dock: Option<Box<dyn Dock>>,
}

impl Face {
    pub(super) fn of(config: &Config, simulation: bool) -> Self {
        let size = usual_size(config.ui.orientation);
        Self {
            options: ui_options(config, simulation),
            size,
            dock: None,
        }
    }
}

#[cfg(feature = "simulate")]
impl Face {
    /// With a second window for developers.
    pub(super) fn with_dock(self, dock: Box<dyn Dock>) -> Self {
        Self {
            dock: Some(dock),
            ..self
        }
    }
}

fn ui_options(config: &Config, simulation: bool) -> UiOptions {
    #[expect(
        clippy::cast_precision_loss,
        clippy::as_conversions,
        reason = "40 to 400"
    )]
    let dpi = config.ui.dpi as f32;
    UiOptions {
        dpi,
        languages: config.ui.languages.clone(),
        kiosk: config.kiosk.id.clone(),
        store: config.kiosk.store.clone(),
        office: office(config),
        time_zone: config.kiosk.time_zone.clone(),
        opening_hours: opening_hours(&config.hours),
        simulation,
        second_strike: config.ui.second_strike.as_secs_f64(),
        reduced_motion: config.ui.reduced_motion,
        hide_key_presses: config.ui.hide_key_presses,
    }
}

/// `6:30〜23:00`, or nothing when the kiosk never closes by hours.
fn opening_hours(hours: &Hours) -> String {
    if hours.open == hours.close {
        return String::new();
    }
    format!(
        "{}〜{}",
        hours.open.strftime("%-H:%M"),
        hours.close.strftime("%-H:%M")
    )
}
