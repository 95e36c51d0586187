//! Time as a value: nothing here reads a clock.

use std::time::Duration;

/// A moment on a clock that never goes backwards, counted from an arbitrary start.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Monotonic(Duration);

impl Monotonic {
    /// The moment `since_start` after the clock's arbitrary start.
    #[must_use]
    pub const fn from_start(since_start: Duration) -> Self {
        Self(since_start)
    }

    /// Time since the clock's arbitrary start.
    #[must_use]
    pub const fn since_start(self) -> Duration {
        self.0
    }

    /// The moment `duration` later; stops at the end of time instead of wrapping.
    #[must_use]
    pub const fn after(self, duration: Duration) -> Self {
        Self(self.0.saturating_add(duration))
    }

    /// Time from `earlier` to this moment, zero when `earlier` is later.
    #[must_use]
    pub const fn since(self, earlier: Self) -> Duration {
        self.0.saturating_sub(earlier.0)
    }
}
