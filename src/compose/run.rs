//! `pin-kiosk run`.

use super::fitter::{Around, FaceSink, Fitter};
use super::keeping::{Keeper, ReaderLost, Told, settings};
use super::record::{Head, JournalRecorder, KeepDays};
use super::slips::office;
use super::watch::Watch;
use crate::args::RunArgs;
use crate::config::{Config, Orientation};
use crate::diag;
use crate::hardware::clock::SystemClock;
use crate::hardware::speaker::Aplay;
use crate::headless;
use crate::runtime::health::{Facts, Health};
use crate::runtime::{Clock as _, InputSender, Parts, Running, ScreenSink, start};
use crate::stop::StopSignal;
use crate::technician::{ReadConfig, Seat, Technician, TechnicianLink};
use crate::window::{self, Dock, Peek, Shown, WindowOptions};
use anyhow::Context as _;
use pin_kiosk_core::hours::Hours;
use pin_kiosk_ui::UiOptions;
use std::fs::File;
use std::io;
use std::os::fd::AsFd as _;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use std::thread::Builder;

/// Serves residents until the window is closed, the headless input ends, or a signal says so.
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
    let watch = Watch::begin(&file).with_context(|| {
        let file = file.display();
        format!("no kiosk can be made; `pin-kiosk config check {file}` names all that is wrong")
    })?;
    let config = watch.in_use().config.clone();
    let face = Face::of(&config, false);
    let technician = Technician::of(&config);
    let seat = technician.seat.clone();
    let clock = Arc::new(SystemClock::start());
    let desk = TechnicianDesk {
        technician,
        config,
        read_config: Arc::new(move || Config::load(&file)),
        clock: Arc::<SystemClock>::clone(&clock),
    };
    serve(args, face, desk, |inputs, display| {
        real_parts(watch, (seat, clock), inputs, display)
    })
}

/// What the technician's desk is started with.
pub(super) struct TechnicianDesk {
    pub(super) technician: Technician,
    pub(super) config: Config,
    /// Reads the configuration as it is at the time of a test.
    pub(super) read_config: ReadConfig,
    pub(super) clock: Arc<SystemClock>,
}

impl TechnicianDesk {
    fn start(self, inputs: InputSender, shown: &Shown) -> Option<TechnicianLink> {
        let shown = shown.clone();
        let started = self.technician.start(
            &self.config,
            (self.read_config, self.clock),
            inputs,
            Box::new(move |view| shown.put_technician(view)),
        );
        started
            .inspect_err(|reason| {
                // A kiosk that serves residents is worth more than its technician's mode.
                tracing::error!(%reason, "no technician's mode");
            })
            .ok()
    }
}

/// Runs the session's thread under the face that was asked for.
pub(super) fn serve(
    args: &RunArgs,
    face: Face,
    desk: TechnicianDesk,
    make_parts: impl FnOnce(&InputSender, Display) -> anyhow::Result<Parts>,
) -> anyhow::Result<ExitCode> {
    serve_with(args, face, desk, make_parts, |_what| {
        Err("there are no simulated parts".to_owned())
    })
}

/// The same, with somebody who acts on simulated parts.
pub(super) fn serve_with(
    args: &RunArgs,
    face: Face,
    desk: TechnicianDesk,
    make_parts: impl FnOnce(&InputSender, Display) -> anyhow::Result<Parts>,
    simulation: impl FnMut(serde_json::Value) -> Result<(), String>,
) -> anyhow::Result<ExitCode> {
    let stop = StopSignal::listen()?;
    let session = stop.with_the_end_of()?;
    if args.headless {
        let display = Display {
            screen: Box::new(move |screen| {
                let _lives_as_long = &session;
                if let Err(reason) = headless::print_screen(&mut io::stdout().lock(), screen) {
                    tracing::error!(%reason, "the output is closed");
                }
            }),
            face: Box::new(|_config| {}),
        };
        let running = start(|inputs| make_parts(inputs, display))?;
        // Unbuffered: the library's buffer would keep what was typed.
        let input = File::from(io::stdin().as_fd().try_clone_to_owned()?);
        let outcome = headless::read_commands(stop.ends(input), &running.inputs(), simulation);
        let well = running.stop();
        outcome.context("standard input cannot be read")?;
        return Ok(exit_code(well));
    }
    let shown = Shown::default();
    let (put, furnish, over) = (shown.clone(), shown.clone(), shown.clone());
    let fixed_size = args.size;
    let simulation = face.ui.simulation;
    let seat = desk.technician.seat.clone();
    let passcode = desk.technician.passcode.clone();
    let display = Display {
        screen: Box::new(move |screen| {
            let _lives_as_long = &session;
            seat.note_screen(screen);
            put.put(screen);
        }),
        face: Box::new(move |config| {
            passcode.change(config.technician.clone());
            let size = fixed_size.unwrap_or(usual_size(config.ui.orientation));
            furnish.furnish(ui_options(config, simulation), size);
        }),
    };
    let running: Running = start(|inputs| make_parts(inputs, display))?;
    Builder::new().name("stop".into()).spawn(move || {
        stop.wait();
        over.close();
    })?;
    let technician = desk.start(running.inputs(), &shown);
    let options = WindowOptions {
        ui: face.ui,
        dock: face.dock,
        technician,
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
    watch: Watch,
    (seat, clock): (Seat, Arc<SystemClock>),
    inputs: &InputSender,
    display: Display,
) -> anyhow::Result<Parts> {
    let config = &watch.in_use().config;
    let (settings, hours) = (Arc::new(settings(config)), config.hours.clone());
    let folder = config.journal.folder.clone();
    let mut facts = Facts {
        // Asked before the journal is opened, which records the start by the very clock that is to
        // be judged.
        last_believed: diag::last_believed(&folder),
        ..Facts::default()
    };
    watch.in_use().tell(&mut facts);
    let head = Head::default();
    let mut health = Health::default();
    let keep_days = KeepDays::of(config.journal.keep_days);
    // The start's own record may begin a day, and nobody has judged the clock yet.
    keep_days.hold(!health.believes(clock.now(), facts.last_believed));
    let recorder = JournalRecorder::open(&folder, keep_days.clone(), head.clone(), clock.now())
        .with_context(|| format!("the journal in {} cannot be opened", folder.display()))?;
    let reader = ReaderLost::default();
    let around = Around {
        clock: Arc::clone(&clock),
        reader: reader.clone(),
        head: head.clone(),
        keep_days: keep_days.clone(),
        face: display.face,
        inputs: inputs.clone(),
    };
    let (fitter, fittings) = Fitter::start(watch, around, recorder)?;
    Ok(Parts {
        settings,
        clock,
        fittings,
        speaker: Box::new(Aplay::start()?),
        show: display.screen,
        housekeeping: Box::new(Keeper {
            hours: Some(hours),
            fitter: Some(fitter),
            reader,
            head,
            keep_days,
            facts,
            health,
            told: Told::default(),
            seat,
        }),
    })
}

/// Where the kiosk shows itself.
pub(super) struct Display {
    /// Takes screens.
    pub(super) screen: ScreenSink,
    /// Takes what another configuration changes about all of them.
    pub(super) face: FaceSink,
}

/// What the window needs to know of the configuration.
pub(super) struct Face {
    ui: UiOptions,
    size: (u32, u32),
    dock: Option<Box<dyn Dock>>,
}

impl Face {
    pub(super) fn of(config: &Config, simulation: bool) -> Self {
        let size = usual_size(config.ui.orientation);
        Self {
            ui: ui_options(config, simulation),
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
        technician: config.technician.is_some(),
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
