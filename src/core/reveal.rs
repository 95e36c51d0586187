//! What was typed, for as long as a button that shows it is held down.
//!
//! The session's thread puts the characters in, the window's thread draws them. Both only while
//! the button is down; the memory is that of all secrets and is wiped the moment it is let go.

use crate::password::PASSWORD_LEN_MAX;
use crate::secret::SecretBytes;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// The one place where both threads meet.
#[derive(Debug, Default)]
pub struct Reveal(Mutex<Inner>);

#[derive(Debug, Default)]
struct Inner {
    held: bool,
    typed: SecretBytes<PASSWORD_LEN_MAX>,
}

impl Reveal {
    /// The button goes down. Nothing is there before the session has given it.
    pub fn hold(&self) {
        self.inner().held = true;
    }

    /// The button is let go: wiped before this returns.
    pub fn let_go(&self) {
        let mut inner = self.inner();
        inner.held = false;
        inner.typed.clear();
    }

    /// Takes over what is typed now, if the button is down; wipes what was there before.
    pub fn offer(&self, typed: Option<&[u8]>) {
        let mut inner = self.inner();
        inner.typed.clear();
        if inner.held {
            // No secret that is typed is longer than the longest; if one were, nothing is shown.
            inner
                .typed
                .extend(typed.unwrap_or_default())
                .unwrap_or_default();
        }
    }

    /// Gives each character in turn, with its place. Whoever draws keeps none of them.
    pub fn each(&self, mut draw: impl FnMut(usize, u8)) {
        let inner = self.inner();
        for (place, character) in inner.typed.expose().iter().enumerate() {
            draw(place, *character);
        }
    }

    fn inner(&self) -> MutexGuard<'_, Inner> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(reveal: &Reveal) -> Vec<(usize, u8)> {
        let mut seen = Vec::new();
        reveal.each(|place, character| seen.push((place, character)));
        seen
    }

    #[test]
    fn nothing_is_taken_over_unless_the_button_is_down() {
        let reveal = Reveal::default();
        reveal.offer(Some(b"AB"));
        assert!(seen(&reveal).is_empty());
        reveal.hold();
        assert!(seen(&reveal).is_empty());
        reveal.offer(Some(b"AB"));
        assert_eq!(seen(&reveal), [(0, b'A'), (1, b'B')]);
    }

    #[test]
    fn letting_go_and_another_view_wipe_it() {
        let reveal = Reveal::default();
        reveal.hold();
        reveal.offer(Some(b"AB"));
        reveal.offer(None);
        assert!(seen(&reveal).is_empty());
        reveal.offer(Some(b"AB"));
        reveal.let_go();
        assert!(seen(&reveal).is_empty());
    }
}
