//! Being told to stop: by the service manager, from a terminal, or by a session that broke down.
//!
//! Without this, SIGTERM would end the program in the middle of a session: the card would be left by
//! a warm reset, which keeps its verified state, and the journal would not say why.

use rustix::event::{PollFd, PollFlags, poll};
use rustix::io::Errno;
use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
use signal_hook::low_level::pipe;
use std::io::{self, Read, Write as _};
use std::os::fd::AsFd;
use std::os::unix::net::UnixStream;

/// Hears that the program is to stop.
#[derive(Debug)]
pub(crate) struct StopSignal {
    heard: UnixStream,
    told: UnixStream,
}

impl StopSignal {
    /// Takes over SIGTERM, SIGINT and SIGHUP for the rest of the program's life.
    pub(crate) fn listen() -> io::Result<Self> {
        let (heard, told) = UnixStream::pair()?;
        for signal in [SIGTERM, SIGINT, SIGHUP] {
            pipe::register(signal, told.try_clone()?)?;
        }
        Ok(Self { heard, told })
    }

    /// Somebody whose end is the end of the program, too.
    pub(crate) fn with_the_end_of(&self) -> io::Result<TellsAtItsEnd> {
        self.told.try_clone().map(TellsAtItsEnd)
    }

    /// Blocks until the program is to stop.
    pub(crate) fn wait(mut self) {
        // An error is no way to hear anything any more, which is as good as being told.
        let _read = self.heard.read(&mut [0]);
    }

    /// `stream`, which also ends when the program is to stop.
    pub(crate) fn ends<R>(self, stream: R) -> UntilStopped<R> {
        UntilStopped { stream, stop: self }
    }
}

/// Tells the program to stop when it is dropped, whether its thread ended or broke down.
#[derive(Debug)]
pub(crate) struct TellsAtItsEnd(UnixStream);

impl Drop for TellsAtItsEnd {
    fn drop(&mut self) {
        if let Err(reason) = self.0.write_all(&[0]) {
            tracing::debug!(%reason, "nobody listens any more");
        }
    }
}

/// A stream that ends when the program is to stop.
#[derive(Debug)]
pub(crate) struct UntilStopped<R> {
    stream: R,
    stop: StopSignal,
}

impl<R: Read + AsFd> Read for UntilStopped<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let mut both = [
            PollFd::new(&self.stop.heard, PollFlags::IN),
            PollFd::new(&self.stream, PollFlags::IN),
        ];
        match poll(&mut both, None) {
            Ok(_) => {}
            Err(Errno::INTR) => return Err(io::ErrorKind::Interrupted.into()),
            Err(reason) => return Err(reason.into()),
        }
        let [stop, _] = &both;
        if stop.revents().is_empty() {
            self.stream.read(buffer)
        } else {
            Ok(0)
        }
    }
}
