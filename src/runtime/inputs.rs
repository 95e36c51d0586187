//! The queue to the session's thread: bounded, never blocking, and wiped of what was struck.

use super::{Errand, SlipNumber};
use pin_kiosk_core::input::{Action, Input, PrinterReport};
use pin_kiosk_core::secret::SecretBytes;
use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, TrySendError, sync_channel};
use std::time::Duration;
use tracing::{debug, error, warn};
use zeroize::Zeroize as _;

/// Inputs that may wait for the session thread; it empties the queue within milliseconds.
const INPUTS_MAX: usize = 256;
/// Those of them that may be the resident's: whatever she does, there is room for what card, reader
/// and centre have to say. A removal that is not heard would be waited for without end.
const ACTIONS_MAX: usize = 192;
/// Longest character, in bytes.
const KEY_BYTES_MAX: usize = 4;
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
    /// The next message, or none within this time.
    pub(super) fn next(&self, patience: Duration) -> Result<Message, RecvTimeoutError> {
        let message = self.queue.recv_timeout(patience)?;
        if message.is_action() {
            self.actions.fetch_sub(1, Ordering::Relaxed);
        }
        Ok(message)
    }
}

/// Rings when something outside wants the housekeeping to look around now.
pub type Doorbell = InputSender;

pub(super) enum Message {
    Input(Input),
    /// How far this slip is. Whoever ordered it may have left.
    Printer(SlipNumber, PrinterReport),
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

    /// Tells how far a slip is.
    pub fn printer_reported(&self, slip: SlipNumber, report: PrinterReport) {
        self.put(Message::Printer(slip, report));
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

    /// Has the thread end. Waits until there is room; false when it has ended before.
    pub(super) fn stop(&self) -> bool {
        self.queue.send(Message::Stop).is_ok()
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

pub(super) fn shown(key: &SecretBytes<KEY_BYTES_MAX>) -> Option<Input> {
    let key = std::str::from_utf8(key.expose()).ok()?.chars().next()?;
    Some(Input::Resident(Action::Key(key)))
}

impl fmt::Debug for InputSender {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("InputSender")
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
