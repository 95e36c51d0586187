//! Owns the session: takes inputs, does effects in order, shows screens.

use super::errand::Errand;
use super::in_order::{Hands, take};
use super::inputs::{InputSender, Inputs, Message, queue, shown};
use super::parts::Parts;
use super::slip_order::{Orders, SlipNumber};
use pin_kiosk_core::effect::Effect;
use pin_kiosk_core::event::Event;
use pin_kiosk_core::input::{Action, Input, PrinterReport};
use pin_kiosk_core::reveal::Reveal;
use pin_kiosk_core::session::Session;
use pin_kiosk_core::view::{Screen, View};
use std::sync::Arc;
use std::sync::mpsc::RecvTimeoutError;
use std::thread::{Builder, JoinHandle};
use std::time::Duration;
use tracing::{debug, error, info};

/// The housekeeping looks around at least this often.
const HOUSEKEEPING: Duration = Duration::from_secs(5);

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
        if !self.inputs.stop() {
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
    orders: Orders,
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
        orders: Orders::default(),
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
            Message::Printer(slip, report) => kiosk.printer_reported(slip, report),
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
        if let Input::Resident(action) = &input {
            debug!(?action, "input");
        }
        take(self, input);
    }

    /// Takes what the printer says of the newest order. Of an older one nobody waits to hear: it
    /// would be taken for what came of the newest.
    fn printer_reported(&mut self, slip: SlipNumber, report: PrinterReport) {
        if !self.orders.is_newest(slip) {
            info!(?report, "of a slip that was ordered before the newest");
            return;
        }
        if self.orders.are_for_technician() {
            self.parts.housekeeping.printer_reported(report);
        }
        self.take(Input::Printer(report));
    }

    fn run_errand(&mut self, errand: Errand) {
        let Parts {
            fittings, speaker, ..
        } = &mut self.parts;
        let slips = fittings.slips.as_mut();
        errand.run(&self.session, &mut self.orders, slips, speaker.as_mut());
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
            match inputs.next(self.patience()) {
                Ok(Message::Printer(slip, report)) => self.printer_reported(slip, report),
                Ok(Message::Input(input)) if !matches!(input, Input::Resident(_)) => {
                    self.take(input);
                }
                _ => self.take(Input::Tick),
            }
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
            Effect::Print(slip) => {
                let order = self.orders.for_resident(slip);
                self.parts.fittings.slips.print(order);
            }
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
mod tests;
