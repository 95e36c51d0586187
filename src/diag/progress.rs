//! Shows that something is going on.

use super::SectionId;
use std::io::{IsTerminal as _, Write as _, stderr};

/// Is told how far a look is.
pub trait Progress {
    /// A section begins.
    fn section(&mut self, id: SectionId);
    /// So many steps of so many are done.
    fn step(&mut self, done: usize, of: usize);
    /// The section is done.
    fn done(&mut self);
}

/// Shows nothing.
#[derive(Clone, Copy, Debug)]
pub struct Quiet;

impl Progress for Quiet {
    fn section(&mut self, _id: SectionId) {}
    fn step(&mut self, _done: usize, _of: usize) {}
    fn done(&mut self) {}
}

/// A counter on one line of the terminal, wiped when it is done. Nothing where standard error is
/// not a terminal.
#[derive(Debug)]
pub(super) struct Counter {
    shown: bool,
    section: &'static str,
}

impl Counter {
    pub(super) fn new() -> Self {
        Self {
            shown: stderr().is_terminal(),
            section: "",
        }
    }

    fn line(&self, text: &str) {
        if self.shown {
            // A terminal that is gone cannot be told so.
            let _gone = write!(stderr(), "\r\x1b[K{text}").and_then(|()| stderr().flush());
        }
    }
}

impl Progress for Counter {
    fn section(&mut self, id: SectionId) {
        self.section = id.name();
        self.line(&format!("{} …", self.section));
    }

    fn step(&mut self, done: usize, of: usize) {
        self.line(&format!("{} … {done}/{of}", self.section));
    }

    fn done(&mut self) {
        self.line("");
    }
}
