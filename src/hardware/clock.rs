//! Both clocks of the machine.

use crate::runtime::Clock;
use jiff::Timestamp;
use pin_kiosk_core::session::Now;
use pin_kiosk_core::time::Monotonic;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Instant;

/// The machine's clocks.
#[derive(Debug)]
pub struct SystemClock {
    start: Instant,
    /// Added to the wall clock, in seconds: only the simulated hardware sets it.
    shift_seconds: AtomicI64,
}

impl SystemClock {
    /// Starts counting now.
    #[must_use]
    pub fn start() -> Self {
        Self {
            start: Instant::now(),
            shift_seconds: AtomicI64::new(0),
        }
    }

    /// Shifts the wall clock, as a wrong one would be.
    #[cfg(feature = "simulate")]
    pub fn shift(&self, seconds: i64) {
        self.shift_seconds.store(seconds, Ordering::Relaxed);
    }
}

impl Clock for SystemClock {
    fn now(&self) -> Now {
        let shift = jiff::SignedDuration::from_secs(self.shift_seconds.load(Ordering::Relaxed));
        let wall = Timestamp::now();
        Now {
            monotonic: Monotonic::from_start(self.start.elapsed()),
            wall: wall.checked_add(shift).unwrap_or(wall),
        }
    }
}
