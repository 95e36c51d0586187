//! Shows that something is going on.

use super::SectionId;
use std::fmt;
use std::io::{IsTerminal as _, Write, stderr};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::{Builder, JoinHandle, park_timeout};
use std::time::Duration;

/// Is told how far a look is.
pub trait Progress {
    /// A section begins.
    fn section(&mut self, id: SectionId);
    /// So many steps of so many are done.
    fn step(&mut self, done: usize, of: usize);
    /// The section is done.
    fn done(&mut self);
    /// Round trips to a card were measured, in microseconds.
    fn trips(&mut self, _micros: &[u64]) {}
}

/// Shows nothing.
#[derive(Clone, Copy, Debug)]
pub struct Quiet;

impl Progress for Quiet {
    fn section(&mut self, _id: SectionId) {}
    fn step(&mut self, _done: usize, _of: usize) {}
    fn done(&mut self) {}
}

/// How often the counter moves while nothing else is told.
const TICK: Duration = Duration::from_secs(1);

/// A counter on one line of the terminal, wiped when it is done: of steps where a section tells
/// them, and of seconds in any case. Nothing where standard error is not a terminal.
#[derive(Debug)]
pub(super) struct Counter {
    ticker: Option<Ticker>,
}

impl Counter {
    pub(super) fn new() -> Self {
        Self {
            ticker: stderr()
                .is_terminal()
                .then(|| Ticker::start(Box::new(stderr()), TICK))
                .flatten(),
        }
    }

    fn tell(&self, change: impl FnOnce(&mut Line)) {
        if let Some(ticker) = &self.ticker {
            let mut line = ticker.line();
            change(&mut line);
            line.draw();
        }
    }
}

impl Progress for Counter {
    fn section(&mut self, id: SectionId) {
        self.tell(|line| {
            line.text = format!("{} …", id.name());
            line.seconds = 0;
        });
    }

    fn step(&mut self, done: usize, of: usize) {
        self.tell(|line| {
            let section = line.text.split(" …").next().unwrap_or_default();
            line.text = format!("{section} … {done}/{of}");
        });
    }

    fn done(&mut self) {
        self.tell(|line| line.text.clear());
    }
}

/// The thread that lets the seconds pass; it ends with this value.
#[derive(Debug)]
struct Ticker {
    line: Arc<Mutex<Line>>,
    thread: Option<JoinHandle<()>>,
}

impl Ticker {
    /// Without a thread nothing is shown: a look does not fail for that.
    fn start(out: Box<dyn Write + Send>, every: Duration) -> Option<Self> {
        let line = Arc::new(Mutex::new(Line {
            out,
            text: String::new(),
            seconds: 0,
            over: false,
        }));
        let for_thread = Arc::clone(&line);
        let thread = Builder::new()
            .name("diag-counter".to_owned())
            .spawn(move || {
                loop {
                    park_timeout(every);
                    let mut line = for_thread.lock().unwrap_or_else(PoisonError::into_inner);
                    if line.over {
                        return;
                    }
                    line.seconds = line.seconds.saturating_add(1);
                    line.draw();
                }
            })
            .ok()?;
        Some(Self {
            line,
            thread: Some(thread),
        })
    }

    fn line(&self) -> MutexGuard<'_, Line> {
        self.line.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Ticker {
    fn drop(&mut self) {
        self.line().over = true;
        if let Some(thread) = self.thread.take() {
            thread.thread().unpark();
            // It has no way to panic but by a terminal's, and that has been seen.
            drop(thread.join());
        }
    }
}

/// The one line.
struct Line {
    out: Box<dyn Write + Send>,
    /// Nothing is shown while it is empty.
    text: String,
    seconds: u32,
    over: bool,
}

impl Line {
    fn draw(&mut self) {
        let seconds = match self.seconds {
            0 => String::new(),
            _ if self.text.is_empty() => String::new(),
            seconds => format!(" {seconds} s"),
        };
        let text = &self.text;
        // A terminal that is gone cannot be told so.
        let _gone = write!(self.out, "\r\x1b[K{text}{seconds}").and_then(|()| self.out.flush());
    }
}

impl fmt::Debug for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Line")
            .field("text", &self.text)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io;
    use std::time::Instant;

    /// A terminal that keeps what is written to it.
    #[derive(Clone, Default)]
    struct Paper(Arc<Mutex<Vec<u8>>>);

    impl Write for Paper {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .write(bytes)
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn seconds_pass_while_a_section_tells_nothing() {
        let paper = Paper::default();
        let shown = || String::from_utf8(paper.0.lock().unwrap().clone()).unwrap();
        let mut counter = Counter {
            ticker: Ticker::start(Box::new(paper.clone()), Duration::from_millis(1)),
        };
        counter.section(SectionId::Centre);
        let end = Instant::now() + Duration::from_mins(1);
        while !shown().contains("centre … 3 s") {
            assert!(Instant::now() < end, "{}", shown());
            park_timeout(Duration::from_millis(1));
        }
        counter.step(7, 200);
        assert!(shown().contains("centre … 7/200"), "{}", shown());
        counter.step(8, 200);
        assert!(shown().contains("centre … 8/200"), "{}", shown());
        counter.done();
        drop(counter);
        assert!(shown().ends_with("\r\x1b[K"), "wiped: {:?}", shown());
    }
}
