//! A simulated reader slot behind real `pcscd`, through the virtual reader `vpcd` of vsmartcard.
//!
//! Inserting a card opens the TCP connection that `vpcd` takes for a card, removing it closes it.

use std::{
    fmt, io,
    net::{Shutdown, TcpStream},
    os::linux::net::TcpStreamExt as _,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        mpsc::{Receiver, SyncSender, sync_channel},
    },
    thread::{self, JoinHandle},
    time::{Duration, Instant},
};

use vpicc::VSmartCard;

use super::{CardReply, Reader};

/// Where `vpcd` of the Debian packages listens for its first slot.
pub const DEFAULT_ADDRESS: &str = "127.0.0.1:35963";

/// `pcscd` looks at a slot every 0.4 s.
const SEEN_EMPTY_AFTER: Duration = Duration::from_secs(1);

/// Called after everything that happens in the reader, with the reader held.
pub type Observer = Box<dyn FnMut(&mut Reader) + Send>;

struct Shared {
    reader: Reader,
    observer: Option<Observer>,
    /// When the last connection to vpcd ended.
    hung_up: Option<Instant>,
}

impl Shared {
    fn act<T>(&mut self, act: impl FnOnce(&mut Reader) -> T) -> T {
        let result = act(&mut self.reader);
        if let Some(observer) = &mut self.observer {
            observer(&mut self.reader);
        }
        result
    }
}

type SharedReader = Arc<Mutex<Shared>>;

fn lock(shared: &SharedReader) -> MutexGuard<'_, Shared> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A [`Reader`] whose slot is one of `vpcd`'s.
pub struct VirtualReader {
    address: String,
    shared: SharedReader,
    link: Option<Link>,
}

impl fmt::Debug for VirtualReader {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("VirtualReader")
            .field("address", &self.address)
            .finish_non_exhaustive()
    }
}

/// An open connection to `vpcd` and the thread that answers on it.
struct Link {
    stream: TcpStream,
    /// Dropped to wake a card that is silent.
    release: SyncSender<()>,
    thread: JoinHandle<()>,
}

impl VirtualReader {
    /// Names the address; nothing is connected before a card is inserted.
    pub fn new(address: impl Into<String>, reader: Reader) -> Self {
        let shared = Shared {
            reader,
            observer: None,
            hung_up: None,
        };
        Self {
            address: address.into(),
            shared: Arc::new(Mutex::new(shared)),
            link: None,
        }
    }

    /// Sets what is called after everything that happens.
    pub fn observe(&mut self, observer: Observer) {
        lock(&self.shared).observer = Some(observer);
    }

    /// Looks at the reader, or changes it, between two commands.
    pub fn with<T>(&self, act: impl FnOnce(&mut Reader) -> T) -> T {
        lock(&self.shared).act(act)
    }

    /// Inserts a card; one that lies in the slot is taken out first.
    ///
    /// Waits until `pcscd` must have seen that the slot was empty: a card put back between two of its looks
    /// would be taken for the same one with its power on, as no real reader does.
    ///
    /// # Errors
    ///
    /// `vpcd` could not be reached, or there is no such card.
    pub fn insert(&mut self, card: usize) -> io::Result<()> {
        self.remove();
        self.wait_until_seen_empty();
        let stream = TcpStream::connect(&self.address)?;
        stream.set_nodelay(true)?;
        if !self.with(|reader| reader.insert(card)) {
            return Err(io::Error::new(
                io::ErrorKind::NotFound,
                format!("no card {card}"),
            ));
        }
        let (release, silence) = sync_channel(1);
        let mut slot = Slot {
            atr: self.with(|reader| reader.atr()).unwrap_or_default(),
            shared: Arc::clone(&self.shared),
            stream: stream.try_clone()?,
            silence,
        };
        let served = stream.try_clone()?;
        let thread = thread::Builder::new()
            .name("virtual-card".to_owned())
            .spawn(move || slot.serve(served))?;
        self.link = Some(Link {
            stream,
            release,
            thread,
        });
        Ok(())
    }

    fn wait_until_seen_empty(&self) {
        let hung_up = lock(&self.shared).hung_up;
        if let Some(left) = hung_up.and_then(|then| SEEN_EMPTY_AFTER.checked_sub(then.elapsed())) {
            thread::sleep(left);
        }
    }

    /// Takes the card out.
    pub fn remove(&mut self) {
        if let Some(Link {
            stream,
            release,
            thread,
        }) = self.link.take()
        {
            // An error says that the other side was faster.
            drop(stream.shutdown(Shutdown::Both));
            drop(release);
            // An error says that the thread panicked: the card is gone all the same.
            drop(thread.join());
        }
        self.with(Reader::remove);
    }

    /// Whether a card lies in the slot and `vpcd` holds the connection.
    #[must_use]
    pub fn has_card(&self) -> bool {
        self.link
            .as_ref()
            .is_some_and(|link| !link.thread.is_finished())
    }
}

impl Drop for VirtualReader {
    fn drop(&mut self) {
        self.remove();
    }
}

/// The side that answers `vpcd`.
struct Slot {
    atr: Vec<u8>,
    shared: SharedReader,
    stream: TcpStream,
    silence: Receiver<()>,
}

impl Slot {
    fn serve(&mut self, stream: TcpStream) {
        let mut connection = vpicc::Connection::from(stream);
        // vpcd writes the length and the command apart. Without an immediate acknowledgement each command
        // waits 40 ms for the delayed one; the option is not sticky and so is set before every read.
        while self.stream.set_quickack(true).is_ok() {
            if connection.poll(self).is_err() {
                break;
            }
        }
        // After a removal the slot is empty already; after pcscd's end it is not.
        let mut shared = lock(&self.shared);
        shared.act(Reader::remove);
        shared.hung_up = Some(Instant::now());
    }

    fn hang_up(&self) -> Vec<u8> {
        // An error says that the connection is closed already, which is what is wanted.
        drop(self.stream.shutdown(Shutdown::Both));
        Vec::new()
    }
}

impl VSmartCard for Slot {
    fn atr(&self) -> &[u8] {
        &self.atr
    }

    fn power_on(&mut self) {
        lock(&self.shared).act(Reader::power_on);
    }

    fn power_off(&mut self) {
        lock(&self.shared).act(Reader::power_off);
    }

    fn reset(&mut self) {
        lock(&self.shared).act(Reader::warm_reset);
    }

    fn execute(&mut self, command: &[u8]) -> Vec<u8> {
        let (reply, takes) = {
            let mut shared = lock(&self.shared);
            let reply = shared.act(|reader| reader.transmit(command));
            (reply, shared.reader.last_exchange())
        };
        if takes > Duration::ZERO {
            thread::sleep(takes);
        }
        match reply {
            CardReply::Bytes(bytes) => bytes,
            CardReply::Gone => self.hang_up(),
            CardReply::Silence => {
                // Nothing is ever sent: the wait ends when the card is taken out.
                while self.silence.recv().is_ok() {}
                self.hang_up()
            }
        }
    }
}

#[cfg(test)]
mod tests;
