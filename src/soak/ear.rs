//! Hears what the product logs, at every level, so that it can be searched for secrets.

use std::cell::RefCell;
use std::fmt::{Debug, Write as _};
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::subscriber::{DefaultGuard, set_default};
use tracing::{Event, Metadata, Subscriber};

thread_local! {
    static HEARD: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Takes this thread's log lines in place of whoever took them, until the guard is dropped.
pub(super) fn listen() -> DefaultGuard {
    set_default(Ear)
}

/// What was logged since this was last asked, if anything.
pub(super) fn heard() -> Option<String> {
    HEARD.with_borrow_mut(|heard| (!heard.is_empty()).then(|| std::mem::take(heard)))
}

struct Ear;

impl Subscriber for Ear {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.target().starts_with("pin_kiosk")
    }

    fn new_span(&self, _: &Attributes<'_>) -> Id {
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, _: &Record<'_>) {}

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, event: &Event<'_>) {
        HEARD.with_borrow_mut(|heard| event.record(&mut Line(heard)));
    }

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}

struct Line<'a>(&'a mut String);

impl Visit for Line<'_> {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        // Writing to a string does not fail.
        let _written = writeln!(self.0, "{field}={value:?}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_logged_is_heard_once() {
        let _ear = listen();
        tracing::debug!(typed = "4711", "a key");
        let heard_now = heard().unwrap();
        assert!(heard_now.contains("4711") && heard_now.contains("a key"));
        assert_eq!(heard(), None);
    }
}
