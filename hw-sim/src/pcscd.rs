//! A `pcscd` of one's own, beside the system's: own socket, own virtual reader, no root needed.
//!
//! `pcscd` 1.9 of Debian 12 takes no socket path, but it takes a listening socket by systemd's protocol
//! (`sd_listen_fds(3)`): descriptor 3 with `LISTEN_FDS` and `LISTEN_PID` set. A shell moves the socket
//! from its standard input there, so that no unsafe code is needed.

use std::{
    fs, io,
    net::{Ipv4Addr, TcpListener},
    os::{fd::OwnedFd, unix::net::UnixListener},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::atomic::{AtomicU32, Ordering},
    thread,
    time::{Duration, Instant},
};

/// Environment variable that tells a PC/SC client the socket; read once, at its first context.
pub const SOCKET_VARIABLE: &str = "PCSCLITE_CSOCK_NAME";

/// What must be installed, for the message when something is missing.
const INSTALL: &str = "install Debian packages pcscd and vsmartcard-vpcd";
const DAEMON: &str = "/usr/sbin/pcscd";
const DRIVER: &str = "/usr/lib/pcsc/drivers/serial/libifdvpcd.so";
/// Start-up takes 10 to 30 ms on an idle machine.
const START_MAX: Duration = Duration::from_secs(20);

/// Tells the folders of one process apart.
static STARTED: AtomicU32 = AtomicU32::new(0);

/// A private `pcscd` could not be started.
#[derive(Debug, thiserror::Error)]
pub enum PcscdError {
    /// A program or a driver is not installed.
    #[error("{0} is missing: {INSTALL}")]
    NotInstalled(&'static str),
    /// A file, socket or process could not be made.
    #[error("private pcscd: {0}")]
    Io(#[from] io::Error),
    /// It was started and the virtual reader did not begin to listen.
    #[error("private pcscd does not listen on port {0}")]
    NotReady(u16),
}

/// A running private `pcscd`; it ends with this value.
///
/// Child processes reach it with [`SOCKET_VARIABLE`] set to [`socket`](Self::socket).
#[derive(Debug)]
pub struct Pcscd {
    folder: PathBuf,
    port: u16,
    daemon: Child,
}

impl Pcscd {
    /// Starts `pcscd` with one virtual reader and waits until a card can be inserted.
    ///
    /// # Errors
    ///
    /// Says what is not installed, what could not be made, or that it never became ready.
    pub fn start() -> Result<Self, PcscdError> {
        for part in [DAEMON, DRIVER] {
            if !Path::new(part).exists() {
                return Err(PcscdError::NotInstalled(part));
            }
        }
        let number = STARTED.fetch_add(1, Ordering::Relaxed);
        let folder =
            std::env::temp_dir().join(format!("pin-kiosk-pcscd-{}-{number}", std::process::id()));
        if folder.exists() {
            fs::remove_dir_all(&folder)?;
        }
        fs::create_dir_all(folder.join("readers"))?;
        let port = free_port_pair()?;
        fs::write(folder.join("readers/vpcd"), reader_configuration(port))?;
        let daemon = spawn(&folder)?;
        let pcscd = Self {
            folder,
            port,
            daemon,
        };
        pcscd.wait_until_ready()?;
        Ok(pcscd)
    }

    /// Path of the socket, for [`SOCKET_VARIABLE`].
    #[must_use]
    pub fn socket(&self) -> PathBuf {
        self.folder.join("pcscd.comm")
    }

    /// Port on which the virtual reader waits for a card, on the loopback address.
    #[must_use]
    pub const fn port(&self) -> u16 {
        self.port
    }

    /// Address for [`VirtualReader`](crate::card::VirtualReader).
    #[must_use]
    pub fn address(&self) -> String {
        format!("127.0.0.1:{}", self.port)
    }

    /// Ends the daemon as a crash would, and leaves its socket stale.
    ///
    /// # Errors
    ///
    /// The process could not be ended.
    pub fn kill(&mut self) -> io::Result<()> {
        self.daemon.kill()?;
        self.daemon.wait().map(drop)
    }

    /// Starts the daemon anew on the same socket and port.
    ///
    /// # Errors
    ///
    /// As [`start`](Self::start).
    pub fn restart(&mut self) -> Result<(), PcscdError> {
        self.kill()?;
        self.daemon = spawn(&self.folder)?;
        self.wait_until_ready()
    }

    fn wait_until_ready(&self) -> Result<(), PcscdError> {
        let deadline = Instant::now() + START_MAX;
        while !listens(self.port)? {
            if Instant::now() > deadline {
                return Err(PcscdError::NotReady(self.port));
            }
            thread::sleep(Duration::from_millis(5));
        }
        Ok(())
    }
}

impl Drop for Pcscd {
    fn drop(&mut self) {
        // Nothing is left to do about an error here; the folder is in the temporary folder.
        drop(self.kill());
        drop(fs::remove_dir_all(&self.folder));
    }
}

fn spawn(folder: &Path) -> Result<Child, PcscdError> {
    let socket = folder.join("pcscd.comm");
    if socket.exists() {
        fs::remove_file(&socket)?;
    }
    let listener = UnixListener::bind(&socket)?;
    let log = fs::File::options()
        .create(true)
        .append(true)
        .open(folder.join("pcscd.log"))?;
    let child = Command::new("sh")
        .arg("-c")
        .arg("exec 3<&0 0</dev/null; LISTEN_FDS=1 LISTEN_PID=$$ exec \"$0\" --foreground -c \"$1\"")
        .arg(DAEMON)
        .arg(folder.join("readers"))
        .stdin(Stdio::from(OwnedFd::from(listener)))
        .stdout(log.try_clone()?)
        .stderr(log)
        .spawn()?;
    Ok(child)
}

fn reader_configuration(port: u16) -> String {
    format!(
        "FRIENDLYNAME \"Simulated Reader\"\n\
         DEVICENAME /dev/null:0x{port:04X}\n\
         LIBPATH {DRIVER}\n\
         CHANNELID 0x{port:04X}\n"
    )
}

/// A free port whose successor is free too: vpcd opens two slots.
fn free_port_pair() -> io::Result<u16> {
    for _ in 0..100 {
        let first = TcpListener::bind((Ipv4Addr::UNSPECIFIED, 0))?;
        let port = first.local_addr()?.port();
        let second = port
            .checked_add(1)
            .map(|next| TcpListener::bind((Ipv4Addr::UNSPECIFIED, next)));
        if matches!(second, Some(Ok(_))) {
            return Ok(port);
        }
    }
    Err(io::Error::new(
        io::ErrorKind::AddrInUse,
        "no two ports in a row are free",
    ))
}

/// Whether something listens on a TCP port. Connecting would insert a card, so the kernel's table is read
/// (`proc(5)`: local address in hexadecimal, state 0A is LISTEN).
fn listens(port: u16) -> io::Result<bool> {
    let table = fs::read_to_string("/proc/self/net/tcp")?;
    let local = format!(":{port:04X}");
    Ok(table.lines().any(|line| {
        let mut fields = line.split_whitespace().skip(1);
        let address = fields.next().unwrap_or_default();
        address.ends_with(&local) && fields.nth(1) == Some("0A")
    }))
}
