//! How a life ends: what is left is looked at, and the journal is verified.

use super::birth::open_journal;
use super::coverage::view_name;
use super::life::Life;
use super::rules::Rule;
use crate::journal::memory::Faults;
use pin_kiosk_core::journal::Verifier;
use pin_kiosk_core::view::{ClosedReason, View};

impl Life<'_> {
    /// Looks at what is left.
    pub(super) fn end(&mut self) {
        if self.watch.broken().is_some() {
            return;
        }
        let view = View::from(&self.session);
        if !self.rests() {
            let how = format!("nothing is left to happen in {}", view_name(&view));
            self.watch.fail(Rule::EverySessionEnds, how);
        }
        if let View::Closed {
            reason: ClosedReason::OutOfService(reason),
            ..
        } = view
        {
            let how = format!("out of service ({reason:?}) for a reason that is over");
            self.watch.fail(Rule::EverySessionEnds, how);
        }
        self.only_starts_give_up();
        self.disk.set_faults(Faults::default());
        if let Err(how) = open_journal(&self.disk, self.now()) {
            self.watch.fail(Rule::OneOutcomePerWrite, how);
            return;
        }
        self.journal();
    }

    /// Only a start after a power cut may say that nobody knows what came of a write: a journal that
    /// failed and is open again still hears it.
    fn only_starts_give_up(&mut self) {
        let given_up = self.records().matches("\"found\":\"at-start\"").count();
        if given_up > self.boots {
            let how = format!("{given_up} writes given up at {} starts", self.boots);
            self.watch.fail(Rule::OneOutcomePerWrite, how);
        }
    }

    /// All lines on the disk.
    pub(super) fn records(&self) -> String {
        let mut names = self.disk.all_names();
        names.retain(|name| name.starts_with("journal-"));
        let mut text = String::new();
        for name in names {
            let bytes = self.disk.content(&name).unwrap_or_default();
            text.push_str(&String::from_utf8_lossy(&bytes));
        }
        text
    }

    fn journal(&mut self) {
        let text = self.records();
        let mut verifier = Verifier::new(Some(&self.key), Vec::new());
        let found = text
            .lines()
            .try_for_each(|line| verifier.line(line.as_bytes()))
            .and_then(|()| verifier.finish());
        match found {
            Ok(summary) if summary.open_write.is_none() => {}
            Ok(_) => self
                .watch
                .fail(Rule::OneOutcomePerWrite, "a write has no outcome"),
            Err(finding) => self
                .watch
                .fail(Rule::OneOutcomePerWrite, finding.to_string()),
        }
        self.ensure_hidden(&text, "the journal");
    }
}
