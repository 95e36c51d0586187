//! The centre behind HTTPS on loopback: mutual TLS, a thread a connection.

use super::fault::LineFault;
use super::http::{self, Refusal};
use super::pki::{PkiError, TestPki};
use super::reply::{Delivery, Reply, Request};
use super::tls::TlsConfigs;
use super::{SimCentre, hex_encode};
use rustls::{ServerConnection, StreamOwned};
use sha2::{Digest as _, Sha256};
use std::io::{self, Read as _, Write as _};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicI64, AtomicUsize, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, SystemTime};

/// How long a connection may be silent.
const SILENCE_MAX: Duration = Duration::from_secs(10);
/// Most connections at a time.
const CONNECTIONS_MAX: usize = 32;
/// Most bytes read of a request that was refused before its end.
const DRAIN_BYTES_MAX: usize = 1 << 20;

/// Why the server could not start.
#[derive(Debug, thiserror::Error)]
pub enum ServerError {
    /// A certificate could not be used.
    #[error(transparent)]
    Pki(#[from] PkiError),
    /// TLS refuses the certificates.
    #[error("TLS: {0}")]
    Tls(#[from] rustls::Error),
    /// TLS refuses the authority of the clients.
    #[error("TLS clients: {0}")]
    Clients(#[from] rustls::server::VerifierBuilderError),
    /// The port cannot be had.
    #[error("{address}: {source}")]
    Listen {
        /// The address asked for.
        address: SocketAddr,
        /// What the system said.
        source: io::Error,
    },
}

/// Where and with what the server listens.
#[derive(Debug)]
pub struct ServerOptions {
    /// Such as `127.0.0.1:0`: port 0 takes any free one.
    pub listen: SocketAddr,
    /// Certificates of both sides.
    pub pki: TestPki,
}

/// A running server; ends when dropped.
#[derive(Debug)]
pub struct CentreServer {
    shared: Arc<Shared>,
    address: SocketAddr,
    acceptor: Option<JoinHandle<()>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Door {
    Open,
    Closed,
    Removed,
}

#[derive(Debug)]
struct Shared {
    centre: Mutex<SimCentre>,
    tls: TlsConfigs,
    /// The door as it should be, and as it is.
    door: Mutex<(Door, Door)>,
    door_moved: Condvar,
    /// What is added to the system's clock, in seconds.
    clock_offset: AtomicI64,
    connections: AtomicUsize,
}

impl Shared {
    fn centre(&self) -> MutexGuard<'_, SimCentre> {
        self.centre.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn door(&self) -> MutexGuard<'_, (Door, Door)> {
        self.door.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn now(&self) -> u64 {
        let system = SystemTime::now()
            .duration_since(SystemTime::UNIX_EPOCH)
            .unwrap_or_default();
        system
            .as_secs()
            .saturating_add_signed(self.clock_offset.load(Ordering::Relaxed))
    }
}

impl CentreServer {
    /// Listens and serves until dropped.
    ///
    /// # Errors
    ///
    /// [`ServerError`] when the certificates or the address cannot be used.
    pub fn start(centre: SimCentre, options: &ServerOptions) -> Result<Self, ServerError> {
        let tls = TlsConfigs::new(&options.pki)?;
        let listen_error = |source| ServerError::Listen {
            address: options.listen,
            source,
        };
        let listener = TcpListener::bind(options.listen).map_err(listen_error)?;
        let address = listener.local_addr().map_err(listen_error)?;
        let closed = centre.line_fault() == Some(LineFault::ClosedPort);
        let shared = Arc::new(Shared {
            centre: Mutex::new(centre),
            tls,
            door: Mutex::new((Door::Open, Door::Open)),
            door_moved: Condvar::new(),
            clock_offset: AtomicI64::new(0),
            connections: AtomicUsize::new(0),
        });
        let for_thread = Arc::clone(&shared);
        let acceptor = std::thread::Builder::new()
            .name("centre-accept".to_owned())
            .spawn(move || accept_loop(&for_thread, listener, address))
            .map_err(listen_error)?;
        let server = Self {
            shared,
            address,
            acceptor: Some(acceptor),
        };
        if closed {
            server.move_door(Door::Closed);
        }
        Ok(server)
    }

    /// What a kiosk is configured with.
    #[must_use]
    pub fn url(&self) -> String {
        format!("https://{}", self.address)
    }

    /// Serves until the process ends.
    pub fn wait(mut self) {
        if let Some(acceptor) = self.acceptor.take() {
            // A panic there has been printed; there is nobody left to tell.
            drop(acceptor.join());
        }
    }

    /// Where it listens.
    #[must_use]
    pub const fn address(&self) -> SocketAddr {
        self.address
    }

    /// The centre's clock, in seconds since 1970-01-01 UTC.
    #[must_use]
    pub fn now(&self) -> u64 {
        self.shared.now()
    }

    /// Puts the centre's clock forward (or back) by this many seconds.
    pub fn advance_clock(&self, seconds: i64) {
        self.shared
            .clock_offset
            .fetch_add(seconds, Ordering::Relaxed);
    }

    /// Looks at or changes the centre between two requests.
    pub fn with<T>(&self, act: impl FnOnce(&mut SimCentre) -> T) -> T {
        act(&mut self.shared.centre())
    }

    /// Sets what is wrong with the line; returns once it is so.
    pub fn set_line_fault(&self, fault: Option<LineFault>) {
        self.with(|centre| centre.set_line_fault(fault));
        let closed = fault == Some(LineFault::ClosedPort);
        self.move_door(if closed { Door::Closed } else { Door::Open });
    }

    /// Puts answers and line in order again.
    pub fn clear_faults(&self) {
        self.with(SimCentre::clear_faults);
        self.set_line_fault(None);
    }

    fn move_door(&self, wanted: Door) {
        let mut door = self.shared.door();
        door.0 = wanted;
        self.shared.door_moved.notify_all();
        if door.1 == Door::Open && wanted != Door::Open {
            // Wakes the thread that waits for a connection; a refusal means it is awake already.
            drop(TcpStream::connect(self.address));
        }
        while door.1 != wanted && door.1 != Door::Removed {
            door = self
                .shared
                .door_moved
                .wait(door)
                .unwrap_or_else(PoisonError::into_inner);
        }
    }
}

impl Drop for CentreServer {
    fn drop(&mut self) {
        self.move_door(Door::Removed);
        if let Some(acceptor) = self.acceptor.take() {
            // A panic there has been printed; there is nobody left to tell.
            drop(acceptor.join());
        }
    }
}

fn accept_loop(shared: &Arc<Shared>, listener: TcpListener, address: SocketAddr) {
    let mut listener = Some(listener);
    loop {
        {
            let mut door = shared.door();
            match door.0 {
                Door::Open => {
                    if listener.is_none() {
                        listener = TcpListener::bind(address).ok();
                    }
                }
                Door::Closed | Door::Removed => listener = None,
            }
            door.1 = if listener.is_some() {
                Door::Open
            } else {
                door.0
            };
            if door.0 == Door::Open && listener.is_none() {
                // Somebody else took the port: the server is gone for good.
                door.1 = Door::Removed;
            }
            shared.door_moved.notify_all();
            if door.1 == Door::Removed {
                return;
            }
            if door.1 == Door::Closed {
                let waited = shared
                    .door_moved
                    .wait_while(door, |door| door.0 == Door::Closed);
                drop(waited.unwrap_or_else(PoisonError::into_inner));
                continue;
            }
        }
        let Some(Ok((stream, _peer))) = listener.as_ref().map(TcpListener::accept) else {
            continue;
        };
        if shared.door().0 == Door::Open {
            serve_on_a_thread(shared, stream);
        }
    }
}

fn serve_on_a_thread(shared: &Arc<Shared>, stream: TcpStream) {
    if shared.connections.fetch_add(1, Ordering::SeqCst) >= CONNECTIONS_MAX {
        shared.connections.fetch_sub(1, Ordering::SeqCst);
        return;
    }
    let for_thread = Arc::clone(shared);
    let spawned = std::thread::Builder::new()
        .name("centre-answer".to_owned())
        .spawn(move || {
            // An error here is a kiosk that went away or refused us: its own side reports it.
            drop(serve(&for_thread, stream));
            for_thread.connections.fetch_sub(1, Ordering::SeqCst);
        });
    if spawned.is_err() {
        shared.connections.fetch_sub(1, Ordering::SeqCst);
    }
}

fn serve(shared: &Shared, tcp: TcpStream) -> io::Result<()> {
    tcp.set_nodelay(true)?;
    tcp.set_read_timeout(Some(SILENCE_MAX))?;
    tcp.set_write_timeout(Some(SILENCE_MAX))?;
    let line_fault = shared.centre().line_fault();
    let config = Arc::clone(shared.tls.for_fault(line_fault));
    let connection = ServerConnection::new(config).map_err(io::Error::other)?;
    let mut stream = StreamOwned::new(connection, tcp);
    while stream.conn.is_handshaking() {
        if let Err(error) = stream.conn.complete_io(&mut stream.sock) {
            linger(&mut stream.sock);
            return Err(error);
        }
    }
    let kiosk = stream
        .conn
        .peer_certificates()
        .and_then(<[_]>::first)
        .map_or_else(String::new, |certificate| {
            hex_encode(&Sha256::digest(certificate))
        });
    let Some(reply) = answer(shared, &kiosk, &mut stream) else {
        return Ok(());
    };
    if reply.delay_millis > 0 {
        std::thread::sleep(Duration::from_millis(reply.delay_millis));
    }
    http::send(&mut stream, &reply)?;
    if reply.delivery == Delivery::Whole {
        stream.conn.send_close_notify();
        stream.flush()?;
    }
    linger(&mut stream.sock);
    Ok(())
}

/// The answer to the request on the line; none when nobody waits for one.
fn answer(
    shared: &Shared,
    kiosk: &str,
    stream: &mut StreamOwned<ServerConnection, TcpStream>,
) -> Option<Reply> {
    let centre_reply = |request: &Request<'_>| {
        let now = shared.now();
        shared.centre().handle(now, kiosk, request)
    };
    match http::receive(stream) {
        Ok(received) => Some(centre_reply(&Request {
            method: &received.method,
            path: &received.path,
            content_type: received.content_type.as_deref(),
            idempotency_key: received.idempotency_key.as_deref(),
            body: &received.body,
        })),
        Err(Refusal::Answer(status, title)) => Some(Reply::plain_problem(status, title)),
        Err(Refusal::Gone) => None,
    }
}

/// Ends the connection so that the kiosk can still read our last bytes: closing a socket with
/// unread bytes in it would throw them away.
fn linger(tcp: &mut TcpStream) {
    if tcp.shutdown(Shutdown::Write).is_err() {
        return;
    }
    let mut rest = [0; 4096];
    let mut drained = 0;
    while drained < DRAIN_BYTES_MAX {
        match tcp.read(&mut rest) {
            Ok(0) | Err(_) => return,
            Ok(n) => drained += n,
        }
    }
}
