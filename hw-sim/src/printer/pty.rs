//! The line: a pty that the host opens like any serial port.

use super::act::{Act, PrinterSection};
use super::machine::Machine;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::fd::OwnedFd;
use rustix::io::Errno;
use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
use std::ffi::OsString;
use std::io;
use std::os::unix::ffi::OsStringExt as _;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

/// Longest the line waits for bytes while the printer has nothing to do.
const IDLE: Duration = Duration::from_millis(20);
/// The same while it prints.
const BUSY: Duration = Duration::from_millis(2);
/// Bits on the line for one byte: start, eight data, stop.
const BITS_PER_BYTE: u64 = 10;
/// Longest read at once, bytes.
const READ_BYTES_MAX: usize = 4096;

/// Why there is no pty.
#[derive(Debug, thiserror::Error)]
pub enum PtyError {
    /// The system gave no pty.
    #[error("no pty: {0}")]
    Open(#[source] io::Error),
    /// The link could not be made.
    #[error("cannot link {path}: {source}", path = path.display())]
    Link {
        /// The link.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The thread could not be started.
    #[error("no thread: {0}")]
    Thread(#[source] io::Error),
}

/// A printer at the end of a pty, with a thread of its own. Dropping it takes the device away.
#[derive(Debug)]
pub struct PtyPrinter {
    shared: Arc<Shared>,
    thread: Option<JoinHandle<()>>,
}

#[derive(Debug)]
struct Shared {
    machine: Mutex<Machine>,
    moved: Condvar,
    /// Where the host finds the printer now.
    device: Mutex<Option<PathBuf>>,
    link: Option<PathBuf>,
    baud: u32,
    ended: AtomicBool,
}

impl PtyPrinter {
    /// Opens a pty and, with `link`, makes a stable symbolic link to it, which goes away and comes
    /// back with the cable.
    ///
    /// # Errors
    ///
    /// [`PtyError`] names what the system refused.
    pub fn start(section: &PrinterSection, link: Option<&Path>) -> Result<Self, PtyError> {
        let machine = Machine::new(section);
        let shared = Arc::new(Shared {
            device: Mutex::new(None),
            link: link.map(Path::to_owned),
            baud: section.baud.max(300),
            ended: AtomicBool::new(false),
            moved: Condvar::new(),
            machine: Mutex::new(machine),
        });
        let cable = if lock(&shared.machine).plugged() {
            Some(shared.plug()?)
        } else {
            None
        };
        let for_thread = Arc::clone(&shared);
        let thread = std::thread::Builder::new()
            .name("sim-printer".to_owned())
            .spawn(move || for_thread.run(cable))
            .map_err(PtyError::Thread)?;
        Ok(Self {
            shared,
            thread: Some(thread),
        })
    }

    /// Where the host finds the printer: the link if there is one, else the pty itself; nothing
    /// while the cable is out.
    #[must_use]
    pub fn device(&self) -> Option<PathBuf> {
        lock(&self.shared.device).clone()
    }

    /// Something happens to the printer.
    pub fn act(&self, act: Act) {
        lock(&self.shared.machine).act(act);
    }

    /// The same, when so many rows more have been printed or fed.
    pub fn act_in(&self, rows: u64, act: Act) {
        lock(&self.shared.machine).act_in(rows, act);
    }

    /// Looks at the printer itself.
    pub fn with<T>(&self, look: impl FnOnce(&Machine) -> T) -> T {
        look(&lock(&self.shared.machine))
    }

    /// Waits until the printer is as told, or the time is over. Says whether it is.
    #[must_use]
    pub fn wait_until(&self, timeout: Duration, is_so: impl Fn(&Machine) -> bool) -> bool {
        let machine = lock(&self.shared.machine);
        let (machine, _) = self
            .shared
            .moved
            .wait_timeout_while(machine, timeout, |machine| !is_so(machine))
            .unwrap_or_else(PoisonError::into_inner);
        is_so(&machine)
    }
}

impl Drop for PtyPrinter {
    fn drop(&mut self) {
        self.shared.ended.store(true, Ordering::Release);
        if let Some(thread) = self.thread.take() {
            // A panic of the thread has been reported by its hook already.
            drop(thread.join());
        }
    }
}

impl Shared {
    fn run(&self, mut line: Option<OwnedFd>) {
        let mut last = Instant::now();
        let mut line_micros: u64 = 0;
        while !self.ended.load(Ordering::Acquire) {
            self.follow_cable(&mut line);
            let idle = if lock(&self.machine).busy() {
                BUSY
            } else {
                IDLE
            };
            let readable = wait_readable(line.as_ref(), idle);
            let now = Instant::now();
            let elapsed = now.saturating_duration_since(last);
            last = now;
            let elapsed_micros = u64::try_from(elapsed.as_micros()).unwrap_or(u64::MAX);
            let slack = u64::try_from(IDLE.as_micros()).unwrap_or_default();
            line_micros = line_micros.saturating_add(elapsed_micros).min(slack);
            let mut machine = lock(&self.machine);
            if let Some(fd) = line.as_ref().filter(|_| readable) {
                let limit = self
                    .bytes_in(line_micros)
                    .min(machine.room())
                    .min(READ_BYTES_MAX);
                let bytes = read(fd, limit);
                line_micros = line_micros.saturating_sub(self.micros_for(bytes.len()));
                machine.receive(&bytes);
            }
            machine.advance(elapsed);
            let output = machine.take_output();
            // With the machine held: who sees that all was said also finds it on the line.
            if let Some(fd) = line.as_ref() {
                write(fd, &output);
            }
            drop(machine);
            self.moved.notify_all();
        }
        self.unplug(&mut line);
    }

    fn bytes_in(&self, micros: u64) -> usize {
        let bits = micros.saturating_mul(u64::from(self.baud)) / 1_000_000;
        usize::try_from(bits / BITS_PER_BYTE).unwrap_or(usize::MAX)
    }

    fn micros_for(&self, bytes: usize) -> u64 {
        let bits = u64::try_from(bytes)
            .unwrap_or(u64::MAX)
            .saturating_mul(BITS_PER_BYTE);
        bits.saturating_mul(1_000_000) / u64::from(self.baud)
    }

    fn follow_cable(&self, line: &mut Option<OwnedFd>) {
        let plugged = lock(&self.machine).plugged();
        match (plugged, line.is_some()) {
            (true, false) => *line = self.plug().ok(),
            (false, true) => self.unplug(line),
            (true, true) | (false, false) => {}
        }
    }

    fn plug(&self) -> Result<OwnedFd, PtyError> {
        let (fd, device) = open_pty().map_err(|errno| PtyError::Open(errno.into()))?;
        if let Some(link) = &self.link {
            relink(&device, link).map_err(|source| PtyError::Link {
                path: link.clone(),
                source,
            })?;
        }
        *lock(&self.device) = Some(self.link.clone().unwrap_or(device));
        Ok(fd)
    }

    fn unplug(&self, line: &mut Option<OwnedFd>) {
        *lock(&self.device) = None;
        if let Some(link) = self.link.as_ref().filter(|_| line.is_some()) {
            // The link may have been taken away by hand already.
            drop(std::fs::remove_file(link));
        }
        *line = None;
    }
}

fn open_pty() -> Result<(OwnedFd, PathBuf), Errno> {
    let fd = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY | OpenptFlags::CLOEXEC)?;
    grantpt(&fd)?;
    unlockpt(&fd)?;
    rustix::io::ioctl_fionbio(&fd, true)?;
    let name = ptsname(&fd, Vec::new())?;
    Ok((fd, PathBuf::from(OsString::from_vec(name.into_bytes()))))
}

/// Replaces the link in one step, so that a host never finds it half made.
fn relink(device: &Path, link: &Path) -> io::Result<()> {
    let mut fresh = link.as_os_str().to_owned();
    fresh.push(".new");
    match std::fs::remove_file(&fresh) {
        Ok(()) => {}
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => return Err(error),
    }
    std::os::unix::fs::symlink(device, &fresh)?;
    std::fs::rename(&fresh, link)
}

/// Waits until the host has sent something. While no host has the pty open, `poll` reports a
/// hang-up at once, so that case sleeps instead.
fn wait_readable(line: Option<&OwnedFd>, timeout: Duration) -> bool {
    let Some(fd) = line else {
        std::thread::sleep(timeout);
        return false;
    };
    let mut fds = [PollFd::new(fd, PollFlags::IN)];
    let Ok(timespec) = Timespec::try_from(timeout) else {
        return false;
    };
    let ready = poll(&mut fds, Some(&timespec)).is_ok_and(|n| n > 0);
    let [entry] = &fds;
    if !ready {
        return false;
    }
    if entry.revents().contains(PollFlags::IN) {
        // Bytes are there; the little pause lets the line's speed gather more than one at a time.
        std::thread::sleep(Duration::from_micros(500));
        return true;
    }
    std::thread::sleep(timeout);
    false
}

fn read(fd: &OwnedFd, limit: usize) -> Vec<u8> {
    let mut bytes = vec![0; limit];
    // Nobody at the other end, or nothing there: no bytes either way.
    let n = if limit == 0 {
        0
    } else {
        rustix::io::read(fd, &mut bytes).unwrap_or(0)
    };
    bytes.truncate(n);
    bytes
}

fn write(fd: &OwnedFd, mut bytes: &[u8]) {
    // A host that does not read its answers loses them, as on a real line.
    while let Ok(n @ 1..) = rustix::io::write(fd, bytes) {
        bytes = bytes.get(n..).unwrap_or_default();
        if bytes.is_empty() {
            break;
        }
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
