//! A card in a real reader, through the smart card service (PC/SC).

mod choice;
mod errors;
mod monitor;

pub use choice::ReaderChoice;
pub use monitor::Monitor;

use errors::{Doing, channel_error, context_is_dead};
use pcsc::{
    Card, Context, Disposition, Error, MAX_BUFFER_SIZE_EXTENDED, Protocols, Scope, ShareMode,
};
use pin_kiosk_core::ports::{CardChannel, CardReader, ChannelError, CommandBytes};
use std::fmt;
use std::thread;
use std::time::{Duration, Instant};

/// Most attempts to open a card. Nothing is said to it before one works, so they cost nothing.
const CONNECT_MAX: u8 = 5;
/// Between two of them, for a card that does not respond yet.
const CONNECT_PAUSE: Duration = Duration::from_millis(150);

/// One reader, and the card in it once it is connected.
///
/// Owned by one thread: a context of its own, as pcsc-lite wants it.
pub struct PcscReader {
    choice: ReaderChoice,
    context: Option<Context>,
    channel: Option<PcscChannel>,
}

impl PcscReader {
    /// Asks the service for nothing yet: that happens at the first [`CardReader::connect`].
    #[must_use]
    pub const fn new(choice: ReaderChoice) -> Self {
        Self {
            choice,
            context: None,
            channel: None,
        }
    }

    fn open(&mut self) -> Result<PcscChannel, Error> {
        let context = match self.context.take() {
            Some(context) if context.is_valid().is_ok() => context,
            Some(_) | None => Context::establish(Scope::User)?,
        };
        let opened = self.open_in(&context);
        // After a restart of the service only a new context works.
        if !opened.as_ref().is_err_and(|error| context_is_dead(*error)) {
            self.context = Some(context);
        }
        opened
    }

    fn open_in(&self, context: &Context) -> Result<PcscChannel, Error> {
        let names = context.list_readers_owned()?;
        let name = self
            .choice
            .choose(&names)
            .ok_or(Error::NoReadersAvailable)?;
        let mut card = context.connect(name, ShareMode::Exclusive, Protocols::ANY)?;
        // Without power the card forgets what another program may have proven to it; a warm reset
        // would not do (measured on real cards).
        card.reconnect(
            ShareMode::Exclusive,
            Protocols::ANY,
            Disposition::UnpowerCard,
        )?;
        Ok(PcscChannel {
            card,
            buffer: vec![0; MAX_BUFFER_SIZE_EXTENDED].into_boxed_slice(),
        })
    }
}

impl fmt::Debug for PcscReader {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PcscReader")
            .field("choice", &self.choice)
            .field("connected", &self.channel.is_some())
            .finish_non_exhaustive()
    }
}

impl CardReader for PcscReader {
    fn connect(&mut self) -> Result<(), ChannelError> {
        self.power_off();
        let mut service_asked_anew = false;
        let mut opened = self.open();
        for _ in 1..CONNECT_MAX {
            let Err(error) = &opened else { break };
            let error = *error;
            if channel_error(Doing::Connect, error) == ChannelError::Unresponsive {
                // It may still be on its way into the field, or being powered for the first time.
                thread::sleep(CONNECT_PAUSE);
            } else if !context_is_dead(error) || service_asked_anew {
                break;
            } else {
                service_asked_anew = true;
            }
            opened = self.open();
        }
        self.channel = Some(opened.map_err(|error| channel_error(Doing::Connect, error))?);
        Ok(())
    }

    fn channel(&mut self) -> Option<&mut dyn CardChannel> {
        self.channel
            .as_mut()
            .map(|channel| channel as &mut dyn CardChannel)
    }

    fn power_off(&mut self) {
        let Some(PcscChannel { card, .. }) = self.channel.take() else {
            return;
        };
        if let Err((card, error)) = card.disconnect(Disposition::UnpowerCard) {
            // A card that is gone has no power either.
            tracing::debug!(%error, "the card was gone before it was powered off");
            drop(card);
        }
    }
}

impl Drop for PcscReader {
    fn drop(&mut self) {
        self.power_off();
    }
}

/// The connected card.
struct PcscChannel {
    card: Card,
    buffer: Box<[u8]>,
}

impl CardChannel for PcscChannel {
    fn transmit(&mut self, command: CommandBytes<'_>) -> Result<Vec<u8>, ChannelError> {
        let bytes = match command {
            CommandBytes::Plain(bytes) => bytes,
            CommandBytes::Sensitive(secret) => secret.expose(),
        };
        let begun = Instant::now();
        let answer = self.card.transmit(bytes, &mut self.buffer);
        trace(bytes, answer.as_deref(), begun);
        match answer {
            Ok(answer) => Ok(answer.to_vec()),
            Err(error) => Err(channel_error(Doing::Transmit, error)),
        }
    }
}

/// One line a command: header, lengths and status, and never data.
fn trace(command: &[u8], answer: Result<&[u8], &Error>, begun: Instant) {
    let header = command.get(..4).unwrap_or_default();
    let micros = begun.elapsed().as_micros();
    match answer {
        Ok(answer) => {
            let status = answer.last_chunk::<2>().copied().map(u16::from_be_bytes);
            tracing::trace!(
                target: "apdu",
                header = format_args!("{header:02X?}"),
                sent = command.len(),
                received = answer.len(),
                status = format_args!("{:04X}", status.unwrap_or(0)),
                micros,
            );
        }
        Err(error) => tracing::trace!(
            target: "apdu",
            header = format_args!("{header:02X?}"),
            sent = command.len(),
            %error,
            micros,
        ),
    }
}
