//! `pin-kiosk run --simulate`: the same kiosk over simulated parts.

use super::card::{CardRules, OpenDesk};
use super::centre;
use super::keeping::{Keeper, ReaderLost, Told, settings};
use super::record::JournalRecorder;
use super::run::{Face, serve_with};
use super::slips::SerialSlips;
use super::slips::{PaperWidth, PrinterSettings};
use crate::args::RunArgs;
use crate::config::Config;
use crate::hardware::clock::SystemClock;
use crate::hardware::simulated::SimulatedSlot;
use crate::hardware::standin_centre::{SharedCentre, StandinCentre, StandinLine};
use crate::runtime::card_worker::CardWorker;
use crate::runtime::health::{Facts, Health};
use crate::runtime::{Clock as _, InputSender, Parts, ScreenSink, Silent};
use anyhow::Context as _;
use pin_kiosk_core::certificate::Anchors;
use pin_kiosk_core::profile::{CardProfile, PolicyArc};
use pin_kiosk_core::session::Settings;
use pin_kiosk_hw_sim::card::standin_reset::STANDIN_ISSUER_KEY;
use pin_kiosk_hw_sim::card::{FaultKind, Reader, SimCard};
use pin_kiosk_hw_sim::centre::{CardId, LineFault};
use pin_kiosk_hw_sim::printer::{Act, PtyPrinter};
use pin_kiosk_hw_sim::scenario::Scenario;
use serde::Deserialize;
use std::path::Path;
use std::process::ExitCode;
use std::sync::{Arc, Mutex, PoisonError};
use tracing::info;

/// The configuration of a simulated kiosk, where none is given.
const BUILT_IN: &str = include_str!("simulated.toml");

/// What can be acted on while the kiosk runs.
pub(crate) struct Workbench {
    slot: SimulatedSlot,
    centre: SharedCentre,
    printer: Option<PtyPrinter>,
    clock: Arc<SystemClock>,
}

/// One line of the headless driver for the simulated parts.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Deed {
    #[expect(dead_code, reason = "names the line")]
    input: String,
    insert: Option<usize>,
    remove: Option<bool>,
    fault: Option<FaultKind>,
    printer: Option<String>,
    centre: Option<String>,
    reserve: Option<bool>,
    clock: Option<i64>,
}

pub(super) fn run(args: &RunArgs, scenario: Option<&Path>) -> anyhow::Result<ExitCode> {
    let scenario = match scenario {
        Some(file) => Scenario::from_file(file)?,
        None => Scenario::default(),
    };
    let config = match &args.config {
        Some(file) => Config::load(file)?,
        None => Config::parse(&std::env::temp_dir().join("simulated.toml"), BUILT_IN)?,
    };
    let bench: Arc<Mutex<Option<Workbench>>> = Arc::default();
    let to_bench = Arc::clone(&bench);
    serve_with(
        args,
        &Face::of(&config, true),
        |inputs, show| {
            let (parts, workbench) = parts(&config, &scenario, inputs, show)?;
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
    inputs: &InputSender,
    show: ScreenSink,
) -> anyhow::Result<(Parts, Workbench)> {
    let clock = Arc::new(SystemClock::start());
    let slot = SimulatedSlot::new(scenario, inputs.clone())?;
    let folder = config.journal.folder.clone();
    let (recorder, head) = JournalRecorder::open(folder.clone(), clock.now())
        .with_context(|| format!("the journal in {} cannot be opened", folder.display()))?;
    info!(journal = %folder.display(), "simulated parts");
    let rules = rules(&slot)?;
    let desk_slot = slot.clone();
    let card = CardWorker::start(
        Box::new(move || Box::new(OpenDesk::new(desk_slot.reader(), rules.clone()))),
        inputs.clone(),
    )?;
    let centre: SharedCentre = Arc::new(Mutex::new(scenario.centre.build(STANDIN_ISSUER_KEY)));
    let line = || Box::new(standin(&centre, &clock, config));
    let centre_worker = centre::worker(
        line(),
        line(),
        &folder.join("outbox"),
        head.clone(),
        inputs.clone(),
    )?;
    let (slips, printer) = printer(config, scenario, &head, inputs)?;
    let parts = Parts {
        settings: Arc::new(Settings {
            centre_configured: true,
            printer_configured: true,
            ..settings(config)
        }),
        clock: Arc::<SystemClock>::clone(&clock),
        recorder: Box::new(recorder),
        card,
        centre: centre_worker,
        slips: Box::new(slips),
        speaker: Box::new(Silent),
        show,
        housekeeping: Box::new(Keeper {
            hours: None,
            watch: None,
            reader: ReaderLost::default(),
            head,
            facts: Facts::default(),
            health: Health::default(),
            told: Told::default(),
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

/// The profile with the stand-in reset, and the issuers of the simulated cards.
fn rules(slot: &SimulatedSlot) -> anyhow::Result<CardRules> {
    let beside = |name: &str| {
        (name == "individual-number-card").then(|| {
            (
                format!("{name}.toml"),
                include_str!("../../card-profiles/individual-number-card.toml").to_owned(),
            )
        })
    };
    let profile = CardProfile::load(
        "individual-number-card-standin.toml",
        include_str!("../../card-profiles/individual-number-card-standin.toml"),
        &beside,
    )?;
    let mut anchors = Anchors::new();
    slot.with(|reader| {
        cards(reader)
            .try_for_each(|card| anchors.add(card.identity().user_authentication_authority()))
    })?;
    Ok(CardRules {
        profile: Arc::new(profile),
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
    head: &super::record::Head,
    inputs: &InputSender,
) -> anyhow::Result<(SerialSlips, Option<PtyPrinter>)> {
    let (settings, paper, printer) = match &config.printer {
        Some(configured) => {
            let port = configured.port.display().to_string();
            let narrow = configured.width == 384;
            let paper = if narrow {
                PaperWidth::Narrow
            } else {
                PaperWidth::Wide
            };
            (PrinterSettings::new(port, configured.speed), paper, None)
        }
        None => {
            let printer = PtyPrinter::start(&scenario.printer, None)?;
            let port = printer
                .device()
                .context("the simulated printer has no port")?;
            let settings = PrinterSettings::new(port.display().to_string(), 115_200);
            (settings, PaperWidth::Wide, Some(printer))
        }
    };
    let slips = SerialSlips::start(config, settings, paper, head.clone(), inputs.clone())?;
    Ok((slips, printer))
}

impl Workbench {
    /// Acts on the simulated parts.
    pub(crate) fn act(&self, deed: Deed) -> Result<(), String> {
        if let Some(card) = deed.insert {
            let there = self.slot.with(|reader| reader.insert(card));
            there
                .then_some(())
                .ok_or_else(|| format!("the scenario has no card {card}"))?;
        }
        if deed.remove == Some(true) {
            self.slot.with(Reader::remove);
        }
        if let Some(fault) = deed.fault {
            self.slot.with(|reader| reader.arm(fault));
        }
        if let Some(act) = deed.printer {
            let act: Act = act.parse().map_err(|error| format!("{error}"))?;
            let printer = self
                .printer
                .as_ref()
                .ok_or("the printer is a configured one")?;
            printer.act(act);
        }
        if let Some(line) = deed.centre {
            let fault = match line.as_str() {
                "ok" => None,
                name => Some(
                    name.parse::<LineFault>()
                        .map_err(|error| error.to_string())?,
                ),
            };
            self.centre().set_line_fault(fault);
        }
        if deed.reserve == Some(true) {
            self.reserve()?;
        }
        if let Some(seconds) = deed.clock {
            self.clock.shift(seconds);
        }
        Ok(())
    }

    /// Makes a reservation for the card on the reader, as the phone app would have.
    fn reserve(&self) -> Result<(), String> {
        let card = self.slot.with(|reader| {
            let card = reader.card(reader.slot().unwrap_or(0))?;
            Some(CardId::of_certificate(
                card.identity().user_authentication_certificate(),
            ))
        });
        let card = card.ok_or("there is no card to make a reservation for")?;
        let now = u64::try_from(self.clock.now().wall.as_second()).unwrap_or(0);
        self.centre().reserve(now, card);
        Ok(())
    }

    fn centre(&self) -> std::sync::MutexGuard<'_, pin_kiosk_hw_sim::centre::SimCentre> {
        self.centre.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
