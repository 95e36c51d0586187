//! `pin-kiosk run --simulate`: the same kiosk over simulated parts.

mod dock;
mod workbench;

use super::card::{CardRules, OpenDesk};
use super::centre::{Lines, Post};
use super::keeping::{Keeper, ReaderLost, Told, settings};
use super::record::{Head, JournalRecorder, KeepDays};
use super::run::{Display, Face, TechnicianDesk, serve_with};
use super::slips::SerialSlips;
use crate::args::RunArgs;
use crate::config::Config;
use crate::hardware::clock::SystemClock;
use crate::hardware::receipt_printer::PrinterSettings;
use crate::hardware::simulated::SimulatedSlot;
use crate::hardware::speaker::Aplay;
use crate::hardware::standin_centre::{SharedCentre, StandinCentre, StandinLine};
use crate::journal::{Journal, JournalError};
use crate::runtime::card_worker::CardWorker;
use crate::runtime::health::{Facts, Health};
use crate::runtime::{Clock as _, Fittings, InputSender, Parts};
use crate::technician::{Seat, Technician};
use anyhow::Context as _;
use dock::WorkbenchDock;
use pin_kiosk_core::certificate::Anchors;
use pin_kiosk_core::profile::{CardProfile, PolicyArc};
use pin_kiosk_core::session::{Now, Settings};
use pin_kiosk_hw_sim::card::standin_reset::STANDIN_ISSUER_KEY;
use pin_kiosk_hw_sim::card::{Reader, SimCard};
use pin_kiosk_hw_sim::printer::PtyPrinter;
use pin_kiosk_hw_sim::scenario::Scenario;
use pin_kiosk_ui::slip::PaperWidth;
use std::path::Path;
use std::process::ExitCode;
use std::sync::{Arc, Mutex, PoisonError};
use tracing::info;
use workbench::{Deed, Workbench};

/// The configuration of a simulated kiosk, where none is given.
const BUILT_IN: &str = include_str!("simulated.toml");

pub(super) fn run(args: &RunArgs, scenario: Option<&Path>) -> anyhow::Result<ExitCode> {
    let scenario = match scenario {
        Some(file) => Scenario::from_file(file)?,
        None => Scenario::default(),
    };
    // Its own journal goes with this run: several may run at once.
    let own = tempfile::Builder::new()
        .prefix("pin-kiosk-simulated-")
        .tempdir()?;
    let config = match &args.config {
        Some(file) => Config::load(file)?,
        None => Config::parse(&own.path().join("simulated.toml"), BUILT_IN)?,
    };
    let bench: Arc<Mutex<Option<Workbench>>> = Arc::default();
    let to_bench = Arc::clone(&bench);
    let dock = WorkbenchDock::new(Arc::clone(&bench));
    let clock = Arc::new(SystemClock::start());
    let technician = Technician::of(&config);
    let seat = technician.seat.clone();
    let again = config.clone();
    let desk = TechnicianDesk {
        technician,
        config: config.clone(),
        read_config: Arc::new(move || Ok(again.clone())),
        clock: Arc::<SystemClock>::clone(&clock),
    };
    serve_with(
        args,
        Face::of(&config, true).with_dock(Box::new(dock)),
        desk,
        |inputs, display| {
            let keeper = (seat, clock);
            let (parts, workbench) = parts(&config, &scenario, keeper, inputs, display)?;
            *bench.lock().unwrap_or_else(PoisonError::into_inner) = Some(workbench);
            Ok(parts)
        },
        move |what| {
            let deed: Deed = serde_json::from_value(what).map_err(|error| error.to_string())?;
            match to_bench
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .as_ref()
            {
                Some(bench) => bench.act(deed),
                None => Err("the simulated parts are not there yet".to_owned()),
            }
        },
    )
}

fn parts(
    config: &Config,
    scenario: &Scenario,
    (seat, clock): (Seat, Arc<SystemClock>),
    inputs: &InputSender,
    display: Display,
) -> anyhow::Result<(Parts, Workbench)> {
    let slot = SimulatedSlot::new(scenario, inputs.clone())?;
    let folder = config.journal.folder.clone();
    ensure_journal(&folder, clock.now())
        .with_context(|| format!("no journal can be created in {}", folder.display()))?;
    let head = Head::default();
    let keep_days = KeepDays::of(config.journal.keep_days);
    let recorder = JournalRecorder::open(&folder, keep_days.clone(), head.clone(), clock.now())
        .with_context(|| format!("the journal in {} cannot be opened", folder.display()))?;
    info!(journal = %folder.display(), "simulated parts");
    let rules = rules(&slot)?;
    let desk_slot = slot.clone();
    let card = CardWorker::start(
        Box::new(move |lease| Box::new(OpenDesk::new(desk_slot.reader(), lease, rules.clone()))),
        inputs.clone(),
    )?;
    let centre: SharedCentre = Arc::new(Mutex::new(scenario.centre.build(STANDIN_ISSUER_KEY)));
    let lines = Lines {
        for_questions: Box::new(standin(&centre, &clock, config)),
        for_outcomes: Box::new(standin(&centre, &clock, config)),
    };
    let centre_worker = Post::beside(&folder, head.clone(), inputs.clone()).fit(Some(lines))?;
    let (slips, printer) = printer(config, scenario, &head, inputs)?;
    let parts = Parts {
        settings: Arc::new(Settings {
            centre_configured: true,
            printer_configured: true,
            ..settings(config)
        }),
        clock: Arc::<SystemClock>::clone(&clock),
        fittings: Fittings {
            recorder: Box::new(recorder),
            card,
            centre: centre_worker,
            slips: Box::new(slips),
        },
        speaker: Box::new(Aplay::start()?),
        show: display.screen,
        housekeeping: Box::new(Keeper {
            hours: Some(config.hours.clone()),
            fitter: None,
            reader: ReaderLost::default(),
            head,
            keep_days,
            facts: Facts::default(),
            health: Health::default(),
            told: Told::default(),
            seat,
        }),
    };
    Ok((
        parts,
        Workbench {
            slot,
            centre,
            printer,
            clock,
        },
    ))
}

/// Makes a journal when there is none. Nobody keeps its key: in a simulation nothing has to be
/// proven later.
fn ensure_journal(folder: &Path, now: Now) -> Result<(), JournalError> {
    match Journal::create(folder, now) {
        Ok(_key) => Ok(()),
        Err(JournalError::Exists) => Ok(()),
        Err(error) => Err(error),
    }
}

/// The profile with the stand-in reset.
pub(crate) fn standin_profile() -> anyhow::Result<CardProfile> {
    let beside = |name: &str| {
        (name == "individual-number-card").then(|| {
            (
                format!("{name}.toml"),
                include_str!("../../card-profiles/individual-number-card.toml").to_owned(),
            )
        })
    };
    Ok(CardProfile::load(
        "individual-number-card-standin.toml",
        include_str!("../../card-profiles/individual-number-card-standin.toml"),
        &beside,
    )?)
}

/// The profile, and the issuers of the simulated cards.
fn rules(slot: &SimulatedSlot) -> anyhow::Result<CardRules> {
    let mut anchors = Anchors::new();
    slot.with(|reader| {
        cards(reader)
            .try_for_each(|card| anchors.add(card.identity().user_authentication_authority()))
    })?;
    Ok(CardRules {
        profile: Arc::new(standin_profile()?),
        anchors: Arc::new(anchors),
        policy: PolicyArc::Test,
    })
}

fn cards(reader: &Reader) -> impl Iterator<Item = &SimCard> {
    (0..).map_while(|number| reader.card(number))
}

fn standin(centre: &SharedCentre, clock: &Arc<SystemClock>, config: &Config) -> StandinCentre {
    let clock = Arc::clone(clock);
    let wall = Arc::new(move || clock.now().wall);
    StandinCentre::new(StandinLine::new(Arc::clone(centre), wall, &config.kiosk.id))
}

/// The configured printer, or a simulated one on a pty of this program.
fn printer(
    config: &Config,
    scenario: &Scenario,
    head: &Head,
    inputs: &InputSender,
) -> anyhow::Result<(SerialSlips, Option<PtyPrinter>)> {
    if let Some(printer) = &config.printer {
        let slips = SerialSlips::configured(config, printer, head.clone(), inputs.clone())?;
        return Ok((slips, None));
    }
    let printer = PtyPrinter::start(&scenario.printer, None)?;
    let port = printer
        .device()
        .context("the simulated printer has no port")?;
    let settings = PrinterSettings::new(port.display().to_string(), 115_200);
    let paper = PaperWidth::Wide;
    let slips = SerialSlips::start(config, settings, paper, head.clone(), inputs.clone())?;
    Ok((slips, Some(printer)))
}
