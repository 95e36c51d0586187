//! How far a long reading is, for whoever sits at the terminal.

use std::io::{IsTerminal as _, Write as _};
use std::path::PathBuf;
use std::time::{Duration, Instant};

/// What takes less needs no progress.
const FIRST_AFTER: Duration = Duration::from_secs(1);
/// Time between two words of it.
const EVERY: Duration = Duration::from_millis(200);
/// The clock is looked at once in so many bytes.
const LOOK_EVERY_BYTES: u64 = 1 << 20;

/// Counts what was read and says it on standard error, if that is a terminal.
#[derive(Debug)]
pub(super) struct Progress {
    total_bytes: u64,
    bytes: u64,
    look_at_bytes: u64,
    say_at: Instant,
    shown: Shown,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Shown {
    /// Nobody is to see it.
    Never,
    NotYet,
    Yes,
}

impl Progress {
    /// For whoever prints what is read: that is progress enough.
    pub(super) fn none() -> Self {
        Self::over(0, Shown::Never)
    }

    /// Of reading these files.
    pub(super) fn of(files: &[PathBuf]) -> Self {
        let sizes = files.iter().filter_map(|file| file.metadata().ok());
        let shown = if std::io::stderr().is_terminal() {
            Shown::NotYet
        } else {
            Shown::Never
        };
        Self::over(sizes.map(|metadata| metadata.len()).sum(), shown)
    }

    fn over(total_bytes: u64, shown: Shown) -> Self {
        Self {
            total_bytes,
            bytes: 0,
            look_at_bytes: LOOK_EVERY_BYTES,
            say_at: Instant::now() + FIRST_AFTER,
            shown,
        }
    }

    /// Counts so many bytes more.
    pub(super) fn read(&mut self, bytes: usize) {
        self.bytes = self.bytes.saturating_add(u64::try_from(bytes).unwrap_or(0));
        if self.shown != Shown::Never && self.bytes >= self.look_at_bytes {
            self.look_at_bytes = self.bytes.saturating_add(LOOK_EVERY_BYTES);
            if Instant::now() >= self.say_at {
                self.say_at = Instant::now() + EVERY;
                self.shown = Shown::Yes;
                say(&format!("\rreading: {} %", self.percent()));
            }
        }
    }

    fn percent(&self) -> u64 {
        let percent = self.bytes.saturating_mul(100);
        percent
            .checked_div(self.total_bytes)
            .unwrap_or(100)
            .min(100)
    }
}

/// Takes the line away again: the result stands alone.
impl Drop for Progress {
    fn drop(&mut self) {
        if self.shown == Shown::Yes {
            say("\r\x1b[K");
        }
    }
}

/// Without a terminal that takes it, there is nobody to tell.
fn say(words: &str) {
    let mut terminal = std::io::stderr().lock();
    terminal
        .write_all(words.as_bytes())
        .and_then(|()| terminal.flush())
        .unwrap_or_default();
}

#[cfg(test)]
mod tests {
    use super::{Progress, Shown};

    #[test]
    fn percent_stays_within_a_hundred_also_for_files_that_grow() {
        let mut progress = Progress::over(200, Shown::Never);
        progress.read(50);
        assert_eq!(progress.percent(), 25);
        progress.read(500);
        assert_eq!(progress.percent(), 100);
        assert_eq!(Progress::none().percent(), 100);
    }
}
