//! The right of one card worker to use the card, which can be taken from it for good.
//!
//! A worker that waits for a silent card cannot be stopped. It may come back long after the session
//! went on, and hold a PIN or a password that was confirmed for another moment. Without its lease it
//! sends nothing more.

use crate::ports::{CardChannel, CardReader, ChannelError, CommandBytes};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Held by a worker and by whoever may give up on it.
#[derive(Clone, Debug, Default)]
pub struct Lease {
    revoked: Arc<AtomicBool>,
}

impl Lease {
    /// The worker connects to no card and sends no command from now on. One that is under way goes on.
    pub fn revoke(&self) {
        self.revoked.store(true, Ordering::SeqCst);
    }

    fn ensure(&self) -> Result<(), ChannelError> {
        if self.revoked.load(Ordering::SeqCst) {
            return Err(ChannelError::TimedOut);
        }
        Ok(())
    }
}

/// A reader as long as the lease lasts. The card can be left by power-off after that.
#[derive(Debug)]
pub struct Leased<R> {
    reader: R,
    lease: Lease,
}

impl<R> Leased<R> {
    /// Puts the reader under the lease.
    pub const fn new(reader: R, lease: Lease) -> Self {
        Self { reader, lease }
    }

    /// The reader itself.
    pub const fn reader(&self) -> &R {
        &self.reader
    }
}

impl<R: CardReader> CardReader for Leased<R> {
    fn connect(&mut self) -> Result<(), ChannelError> {
        self.lease.ensure()?;
        self.reader.connect()
    }

    fn channel(&mut self) -> Option<&mut dyn CardChannel> {
        self.reader.channel()?;
        Some(self)
    }

    fn power_off(&mut self) {
        self.reader.power_off();
    }
}

impl<R: CardReader> CardChannel for Leased<R> {
    fn transmit(&mut self, command: CommandBytes<'_>) -> Result<Vec<u8>, ChannelError> {
        self.lease.ensure()?;
        let channel = self.reader.channel().ok_or(ChannelError::NoCard)?;
        channel.transmit(command)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Counts what is asked of it.
    #[derive(Default)]
    struct Counted {
        connected: u32,
        sent: u32,
        left: u32,
    }

    impl CardReader for Counted {
        fn connect(&mut self) -> Result<(), ChannelError> {
            self.connected += 1;
            Ok(())
        }

        fn channel(&mut self) -> Option<&mut dyn CardChannel> {
            (self.connected > 0).then_some(self as &mut dyn CardChannel)
        }

        fn power_off(&mut self) {
            self.left += 1;
        }
    }

    impl CardChannel for Counted {
        fn transmit(&mut self, _: CommandBytes<'_>) -> Result<Vec<u8>, ChannelError> {
            self.sent += 1;
            Ok(vec![0x90, 0x00])
        }
    }

    #[test]
    fn without_a_lease_nothing_is_sent_and_the_card_can_still_be_left() {
        let lease = Lease::default();
        let mut leased = Leased::new(Counted::default(), lease.clone());
        let send = |leased: &mut Leased<Counted>| {
            let channel = leased.channel().unwrap();
            channel.transmit(CommandBytes::Plain(&[0x00, 0xC0, 0x00, 0x00, 0x10]))
        };
        assert!(leased.channel().is_none(), "nothing is open yet");
        assert_eq!(leased.connect(), Ok(()));
        assert_eq!(send(&mut leased), Ok(vec![0x90, 0x00]));
        lease.revoke();
        assert_eq!(send(&mut leased), Err(ChannelError::TimedOut));
        assert_eq!(leased.connect(), Err(ChannelError::TimedOut));
        leased.power_off();
        let Counted {
            connected,
            sent,
            left,
        } = leased.reader;
        assert_eq!((connected, sent, left), (1, 1, 1));
    }
}
