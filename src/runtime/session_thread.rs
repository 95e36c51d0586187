//! Owns the session: takes inputs, does effects in order, shows screens.

use super::card_worker::CardWorker;
use super::centre_worker::CentreWorker;
use super::in_order::{Hands, take};
use super::{Clock, Housekeeping, Recorder, SlipQueue, Speaker};
use pin_kiosk_core::effect::{Effect, Sound};
use pin_kiosk_core::event::Event;
use pin_kiosk_core::input::{Action, Input, OutOfService};
use pin_kiosk_core::reveal::Reveal;
use pin_kiosk_core::secret::SecretBytes;
use pin_kiosk_core::session::{Session, Settings};
use pin_kiosk_core::slip::Slip;
use pin_kiosk_core::view::{Screen, View};
use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, TrySendError, sync_channel};
use std::thread::{Builder, JoinHandle};
use std::time::Duration;
use tracing::{debug, error, info, warn};
use zeroize::Zeroize as _;

/// Inputs that may wait for the session thread; it empties the queue within milliseconds.
const INPUTS_MAX: usize = 256;
/// Those of them that may be the resident's: whatever she does, there is room for what card, reader
/// and centre have to say. A removal that is not heard would be waited for without end.
const ACTIONS_MAX: usize = 192;
/// Longest character, in bytes.
const KEY_BYTES_MAX: usize = 4;
/// The housekeeping looks around at least this often.
const HOUSEKEEPING: Duration = Duration::from_secs(5);

/// Shows a screen. Called on the session's thread; never blocks.
pub type ScreenSink = Box<dyn FnMut(&Screen) + Send>;

/// Where inputs go. Cheap to clone; never blocks and never fails: a full queue drops the input, and
/// is full for the resident long before it is for anybody else.
#[derive(Clone)]
pub struct InputSender {
    queue: SyncSender<Message>,
    /// How many of the resident's actions wait.
    actions: Arc<AtomicUsize>,
}

/// The other end of the queue.
pub(super) struct Inputs {
    queue: Receiver<Message>,
    actions: Arc<AtomicUsize>,
}

pub(super) fn queue() -> (InputSender, Inputs) {
    let (sender, receiver) = sync_channel(INPUTS_MAX);
    let actions = Arc::new(AtomicUsize::new(0));
    let sender = InputSender {
        queue: sender,
        actions: Arc::clone(&actions),
    };
    let queue = receiver;
    (sender, Inputs { queue, actions })
}

impl Inputs {
    fn next(&self, patience: Duration) -> Result<Message, RecvTimeoutError> {
        let message = self.queue.recv_timeout(patience)?;
        if message.is_action() {
            self.actions.fetch_sub(1, Ordering::Relaxed);
        }
        Ok(message)
    }
}

/// Rings when something outside wants the housekeeping to look around now.
pub type Doorbell = InputSender;

/// What a technician borrows from the session's thread; done only while the kiosk is closed for him.
#[derive(Debug)]
pub enum Errand {
    /// Print this slip. It is not kept when it fails, and the printer's line is let go of.
    Print(Slip),
    /// Sound this signal.
    Sound(Sound),
    /// Let go of the printer's line.
    FreePrinter,
}

enum Message {
    Input(Input),
    Errand(Errand),
    /// A struck key, in UTF-8. The queue's own slots keep what has passed through them: of a key
    /// that must be no more than where it was.
    Key(SecretBytes<KEY_BYTES_MAX>),
    LookAround,
    /// The button that shows what is typed went down.
    Reveal,
    Stop,
}

impl Message {
    const fn is_action(&self) -> bool {
        matches!(
            self,
            Self::Key(_) | Self::Reveal | Self::Input(Input::Resident(_))
        )
    }
}

impl InputSender {
    /// Hands one input to the session.
    pub fn send(&self, input: Input) {
        self.put(match input {
            Input::Resident(Action::Key(key)) => Message::Key(hidden(key)),
            other => Message::Input(other),
        });
    }

    /// Asks the housekeeping to look around before its time.
    pub fn look_around(&self) {
        self.put(Message::LookAround);
    }

    /// Asks for what is being typed, to be shown while a button is held.
    pub(crate) fn reveal(&self) {
        self.put(Message::Reveal);
    }

    /// Asks for a technician's errand.
    pub fn run_errand(&self, errand: Errand) {
        self.put(Message::Errand(errand));
    }

    fn put(&self, message: Message) {
        let is_action = message.is_action();
        // A queue this long means that somebody leans on the screen.
        if is_action && self.actions.fetch_add(1, Ordering::Relaxed) >= ACTIONS_MAX {
            self.actions.fetch_sub(1, Ordering::Relaxed);
            warn!("an action was dropped: too many wait");
            return;
        }
        match self.queue.try_send(message) {
            Ok(()) => return,
            Err(TrySendError::Full(_)) => error!("an input was dropped: the queue is full"),
            Err(TrySendError::Disconnected(_)) => debug!("an input came after the end"),
        }
        if is_action {
            self.actions.fetch_sub(1, Ordering::Relaxed);
        }
    }
}

fn hidden(key: char) -> SecretBytes<KEY_BYTES_MAX> {
    let mut secret = SecretBytes::new();
    let mut utf8 = [0; KEY_BYTES_MAX];
    // One character fits into the longest that there is.
    secret
        .extend(key.encode_utf8(&mut utf8).as_bytes())
        .unwrap_or_default();
    utf8.zeroize();
    secret
}

fn shown(key: &SecretBytes<KEY_BYTES_MAX>) -> Option<Input> {
    let key = std::str::from_utf8(key.expose()).ok()?.chars().next()?;
    Some(Input::Resident(Action::Key(key)))
}

impl fmt::Debug for InputSender {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("InputSender")
    }
}

/// What the session thread works with.
pub struct Parts {
    /// Settings of the procedure.
    pub settings: Arc<Settings>,
    /// Both clocks.
    pub clock: Arc<dyn Clock>,
    /// What follows from the configuration.
    pub fittings: Fittings,
    /// The speaker.
    pub speaker: Box<dyn Speaker>,
    /// Shows screens.
    pub show: ScreenSink,
    /// Calendar, health and configuration.
    pub housekeeping: Box<dyn Housekeeping>,
}

/// The parts that follow from the configuration: fitted anew when it changes.
pub struct Fittings {
    /// The journal.
    pub recorder: Box<dyn Recorder>,
    /// Does card jobs; made anew when one does not come back.
    pub card: CardWorker,
    /// Does centre jobs.
    pub centre: CentreWorker,
    /// The printer's queue.
    pub slips: Box<dyn SlipQueue>,
}

impl fmt::Debug for Fittings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Fittings")
    }
}

impl fmt::Debug for Parts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Parts")
    }
}

/// A running session thread.
#[derive(Debug)]
pub struct Running {
    inputs: InputSender,
    reveal: Arc<Reveal>,
    thread: JoinHandle<()>,
}

impl Running {
    /// Where inputs go.
    #[must_use]
    pub fn inputs(&self) -> InputSender {
        self.inputs.clone()
    }

    /// Where what is typed can be seen while a button is held.
    #[must_use]
    pub fn reveal(&self) -> Arc<Reveal> {
        Arc::clone(&self.reveal)
    }

    /// Ends the session that may be running, records that the kiosk stops, and waits for it.
    ///
    /// Tells whether the thread ended as it should.
    #[must_use]
    pub fn stop(self) -> bool {
        // A full queue is emptied by the thread, so this waits a moment at most.
        if self.inputs.queue.send(Message::Stop).is_err() {
            debug!("the session thread has ended before");
        }
        self.thread.join().is_ok()
    }
}

/// Starts the session's thread.
///
/// `make_parts` gets the sender that the parts report to.
///
/// # Errors
///
/// When the thread cannot be started, or what `make_parts` reports.
pub fn start<E>(make_parts: impl FnOnce(&InputSender) -> Result<Parts, E>) -> Result<Running, E>
where
    E: From<std::io::Error>,
{
    let (inputs, waiting) = queue();
    let parts = make_parts(&inputs)?;
    let reveal = Arc::new(Reveal::default());
    let shared = Arc::clone(&reveal);
    let thread = Builder::new()
        .name("session".into())
        .spawn(move || run(parts, &waiting, &shared))?;
    Ok(Running {
        inputs,
        reveal,
        thread,
    })
}

/// What the journal of a kiosk begins with each time.
#[must_use]
pub fn started() -> Event {
    Event::KioskStarted {
        version: env!("CARGO_PKG_VERSION").into(),
    }
}

struct Kiosk {
    session: Session,
    parts: Parts,
    shown: Option<Screen>,
    /// Nobody was being served after the last message.
    idle: bool,
    /// The last record was not taken.
    unrecorded: bool,
}

fn run(parts: Parts, inputs: &Inputs, reveal: &Reveal) {
    let session = Session::new(Arc::clone(&parts.settings), parts.clock.now());
    let mut kiosk = Kiosk {
        session,
        parts,
        shown: None,
        idle: true,
        unrecorded: false,
    };
    kiosk.record(&started());
    kiosk.look_around();
    kiosk.show();
    loop {
        let message = match inputs.next(kiosk.patience()) {
            Ok(message) => message,
            Err(RecvTimeoutError::Timeout) => {
                kiosk.look_around();
                Message::Input(Input::Tick)
            }
            Err(RecvTimeoutError::Disconnected) => Message::Stop,
        };
        match message {
            Message::Input(input) => kiosk.take(input),
            Message::Errand(errand) => kiosk.run_errand(errand),
            Message::Key(key) => {
                if let Some(input) = shown(&key) {
                    kiosk.take(input);
                }
            }
            Message::LookAround => kiosk.look_around(),
            Message::Reveal => {}
            Message::Stop => break,
        }
        if kiosk.has_just_become_idle() {
            // What was changed meanwhile holds for the next resident, however quick she is.
            kiosk.look_around();
        }
        kiosk.show();
        kiosk.session.reveal(reveal);
    }
    reveal.let_go();
    kiosk.stop(inputs);
}

impl Kiosk {
    /// How long nothing has to be done if nothing happens.
    fn patience(&self) -> Duration {
        let now = self.parts.clock.now().monotonic;
        let until_deadline = self
            .session
            .next_deadline()
            .map(|deadline| deadline.since(now));
        until_deadline.map_or(HOUSEKEEPING, |left| left.min(HOUSEKEEPING))
    }

    fn has_just_become_idle(&mut self) -> bool {
        let was_idle = std::mem::replace(&mut self.idle, self.session.is_idle());
        self.idle && !was_idle
    }

    fn take(&mut self, input: Input) {
        match &input {
            Input::Resident(action) => debug!(?action, "input"),
            Input::Printer(report) => self.parts.housekeeping.printer_reported(*report),
            _ => {}
        }
        take(self, input);
    }

    fn run_errand(&mut self, errand: Errand) {
        let closed = self.session.out_of_service() == Some(OutOfService::Technician);
        if !closed || !self.session.is_idle() {
            warn!("a technician's errand came while the kiosk was not closed for him");
            return;
        }
        match errand {
            Errand::Print(slip) => {
                self.parts.fittings.slips.print(slip);
                self.parts.fittings.slips.forget();
                self.parts.fittings.slips.let_go();
            }
            Errand::Sound(sound) => self.parts.speaker.sound(sound),
            Errand::FreePrinter => self.parts.fittings.slips.let_go(),
        }
    }

    fn look_around(&mut self) {
        let now = self.parts.clock.now();
        if self.unrecorded && self.parts.fittings.recorder.recover(now) {
            self.unrecorded = false;
        }
        let Parts {
            housekeeping,
            fittings,
            ..
        } = &mut self.parts;
        let refitted = housekeeping.refit(&mut self.session, fittings);
        let inputs = housekeeping.look_around(now, &mut self.session);
        for input in refitted.into_iter().chain(inputs) {
            self.take(input);
        }
    }

    fn show(&mut self) {
        let mut screen = self.session.screen();
        let number = self.shown.as_ref().map_or(0, |shown| shown.number);
        screen.number = number;
        if self.shown.as_ref() != Some(&screen) {
            screen.number = number.wrapping_add(1);
            if matches!(screen.view, View::Attract | View::Closed { .. }) {
                // She has gone. Until here a slip that failed may still come.
                self.parts.fittings.slips.forget();
            }
            (self.parts.show)(&screen);
            self.shown = Some(screen);
        }
    }

    /// Ends the session. A write that has begun comes to its outcome first: its own deadlines bound
    /// that, and the resident has confirmed it.
    fn stop(&mut self, inputs: &Inputs) {
        while matches!(self.session.screen().view, View::Writing) {
            let message = inputs.next(self.patience());
            self.take(match message {
                Ok(Message::Input(input)) if !matches!(input, Input::Resident(_)) => input,
                _ => Input::Tick,
            });
            self.show();
        }
        // Once for what is under way, once for the result that it leaves on the screen.
        for _ in 0..2 {
            if !self.session.is_idle() {
                self.take(Input::Resident(Action::Cancel));
            }
        }
        self.record(&Event::KioskStopped);
        self.show();
        self.parts.fittings.card.finish();
    }
}

impl Hands for Kiosk {
    fn step(&mut self, input: Input) -> Vec<Effect> {
        self.session.step(self.parts.clock.now(), input)
    }

    fn perform_one(&mut self, effect: Effect) {
        match effect {
            // Recorded by the caller, which knows what to do when it fails.
            Effect::Record(_) => {}
            Effect::Card(id, job) => self.parts.fittings.card.send(id, job),
            Effect::Centre(id, job) => self.parts.fittings.centre.send(id, job),
            Effect::AbandonCard => self.parts.fittings.card.replace(),
            Effect::Print(slip) => self.parts.fittings.slips.print(slip),
            Effect::Sound(sound) => self.parts.speaker.sound(sound),
        }
    }

    fn is_idle(&self) -> bool {
        self.session.is_idle()
    }

    fn forget_slip(&mut self) {
        self.parts.fittings.slips.forget();
    }

    fn record(&mut self, event: &Event) -> bool {
        if let Event::SessionEnded { end } = event {
            info!(?end, "session ended");
        } else {
            debug!(?event, "record");
        }
        match self
            .parts
            .fittings
            .recorder
            .record(event, self.parts.clock.now())
        {
            Ok(()) => true,
            Err(reason) => {
                self.unrecorded = true;
                error!(%reason, "a record is lost");
                false
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use pin_kiosk_core::input::ReaderEvent;

    #[test]
    fn whoever_leans_on_the_screen_leaves_room_for_the_card_to_be_heard() {
        let (sender, inputs) = queue();
        for _ in 0..1000 {
            sender.send(Input::Resident(Action::Key('1')));
            sender.send(Input::Resident(Action::Submit));
        }
        sender.send(Input::Reader(ReaderEvent::CardAbsent));
        let mut waiting = Vec::new();
        while let Ok(message) = inputs.next(Duration::ZERO) {
            waiting.push(message);
        }
        assert_eq!(waiting.len(), ACTIONS_MAX + 1);
        assert!(matches!(
            waiting.last(),
            Some(Message::Input(Input::Reader(ReaderEvent::CardAbsent)))
        ));
        // What was dropped and what was heard does not count any more.
        sender.send(Input::Resident(Action::Submit));
        assert!(inputs.next(Duration::ZERO).is_ok());
    }
}
