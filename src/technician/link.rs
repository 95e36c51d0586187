//! The desk's thread, and how the window speaks to it.

use super::desk::{Desk, Message, Outside, Plate};
use super::seat::Seat;
use super::service::Decision;
use super::today::Today;
use super::work::{ReadConfig, Work, Workers};
use crate::config::{Config, PASSCODE_CHARS_MAX};
use crate::files;
use crate::runtime::{Clock, Errand, InputSender};
use crate::technician_access::{PasscodeInUse, TechnicianAccess};
use anyhow::Context as _;
use pin_kiosk_core::event::Event;
use pin_kiosk_core::hours::Hours;
use pin_kiosk_core::input::Input;
use pin_kiosk_core::secret::SecretBytes;
use pin_kiosk_ui::technician::{TechnicianInput, TechnicianView};
use std::fmt;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, TrySendError, sync_channel};
use std::sync::{Arc, Mutex};
use std::thread::Builder;
use std::time::Duration;
use tracing::warn;

/// Messages that may wait for the desk; it takes milliseconds for each.
const MESSAGES_MAX: usize = 256;
/// While somebody sits there, the board's clock goes on.
const TICK: Duration = Duration::from_millis(500);

/// Shows a technician's view, or nothing. Called on the desk's thread; never blocks.
pub(crate) type ViewSink = Box<dyn FnMut(Option<TechnicianView>) + Send>;

/// What technicians keep on this machine: their decisions, their tries, their results.
#[derive(Clone, Debug)]
pub struct Technician {
    folder: PathBuf,
    decision: Decision,
    /// What the session's thread reads.
    pub seat: Seat,
    /// What opens the mode. Without a passcode there is no way in.
    pub passcode: PasscodeInUse,
}

impl Technician {
    /// Beside the configured journal. What was decided before a restart holds again.
    #[must_use]
    pub fn of(config: &Config) -> Self {
        let folder = config.journal.folder.join("technician");
        let decision = Decision::in_file(folder.join("out-of-service"));
        let seat = Seat::default();
        seat.decide(decision.read());
        Self {
            folder,
            decision,
            seat,
            passcode: PasscodeInUse::new(config.technician.clone()),
        }
    }

    /// Starts the desk. The journal has to be there before.
    ///
    /// # Errors
    ///
    /// When the folder cannot be made, the tries cannot be read, or the thread cannot be started.
    pub(crate) fn start(
        self,
        config: &Config,
        (read_config, clock): (ReadConfig, Arc<dyn Clock>),
        inputs: InputSender,
        show: ViewSink,
    ) -> anyhow::Result<TechnicianLink> {
        files::make_private_folder(&self.folder)
            .with_context(|| format!("{} cannot be made", self.folder.display()))?;
        let tries = self.folder.join("passcode-tries");
        let access = TechnicianAccess::open(self.passcode.clone(), &tries)
            .with_context(|| format!("{} cannot be read", tries.display()))?;
        let access = Arc::new(Mutex::new(access));
        let plate = Plate {
            kiosk: config.kiosk.id.clone(),
            store: config.kiosk.store.clone(),
            time_zone: config.kiosk.time_zone.clone(),
            hours: hours(&config.hours),
        };
        let journal = config.journal.folder.clone();
        let today = Today::in_journal(journal, config.kiosk.time_zone.clone());
        let kept_in = self.folder.join("results.json");
        let desk = Desk::new(
            plate,
            self.seat,
            (self.passcode, Arc::clone(&access)),
            (self.decision, kept_in),
            today,
        );
        let (sender, messages) = sync_channel(MESSAGES_MAX);
        let workers = Workers {
            answers: sender.clone(),
            config: read_config,
            clock: Arc::clone(&clock),
            access,
            reports: self.folder.join("reports"),
        };
        let hands = Hands { inputs, workers };
        Builder::new()
            .name("technician".into())
            .spawn(move || run(desk, &messages, clock.as_ref(), hands, show))?;
        Ok(TechnicianLink(sender))
    }
}

/// `open 6:30–23:00`.
fn hours(hours: &Hours) -> String {
    if hours.open == hours.close {
        return "open day and night".to_owned();
    }
    format!(
        "open {}–{}",
        hours.open.strftime("%-H:%M"),
        hours.close.strftime("%-H:%M")
    )
}

fn run(
    mut desk: Desk,
    messages: &Receiver<Message>,
    clock: &dyn Clock,
    mut hands: Hands,
    mut show: ViewSink,
) {
    let mut shown = None;
    loop {
        let message = if desk.is_away() {
            messages
                .recv()
                .map_err(|_ended| RecvTimeoutError::Disconnected)
        } else {
            messages.recv_timeout(TICK)
        };
        let message = match message {
            Ok(message) => message,
            Err(RecvTimeoutError::Timeout) => Message::Tick,
            Err(RecvTimeoutError::Disconnected) => return,
        };
        let now = clock.now();
        desk.take(message, now, &mut hands);
        let view = desk.view(now);
        if view != shown {
            show(view.clone());
            shown = view;
        }
    }
}

/// What the desk has others do.
struct Hands {
    inputs: InputSender,
    workers: Workers,
}

impl Outside for Hands {
    fn note(&mut self, event: Event) {
        self.inputs.send(Input::Note(event));
    }

    fn look_around(&mut self) {
        self.inputs.look_around();
    }

    fn run_errand(&mut self, errand: Errand) {
        self.inputs.run_errand(errand);
    }

    fn try_passcode(&mut self, job: u64, passcode: SecretBytes<PASSCODE_CHARS_MAX>) {
        self.workers.try_passcode(job, passcode);
    }

    fn work(&mut self, job: u64, work: Work) {
        self.workers.work(job, work);
    }
}

/// Where the window's messages go. Never blocks.
#[derive(Clone)]
pub struct TechnicianLink(SyncSender<Message>);

impl fmt::Debug for TechnicianLink {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TechnicianLink")
    }
}

impl TechnicianLink {
    /// Somebody asks for the passcode.
    pub fn call(&self) {
        self.put(Message::Called);
    }

    /// The technician did something.
    pub fn send(&self, input: TechnicianInput) {
        match input {
            TechnicianInput::Key(key) => {
                if let Some(key) = hidden(key) {
                    self.put(Message::Key(key));
                }
            }
            other => self.put(Message::Input(other)),
        }
    }

    fn put(&self, message: Message) {
        match self.0.try_send(message) {
            Ok(()) => {}
            Err(TrySendError::Full(_)) => warn!("a technician's input was dropped"),
            Err(TrySendError::Disconnected(_)) => warn!("the technician's desk has ended"),
        }
    }
}

/// A key as it is kept: the keyboard on the screen has capitals and digits.
fn hidden(key: char) -> Option<SecretBytes<1>> {
    let byte = u8::try_from(key.to_ascii_uppercase()).ok()?;
    let mut secret = SecretBytes::new();
    secret.push(byte).ok()?;
    byte.is_ascii_alphanumeric().then_some(secret)
}
