//! How a life ends: what is left is looked at, and the journal is verified.

use super::birth::open_journal;
use super::life::Life;
use super::rules::Rule;
use super::tally::view_name;
use crate::journal::memory::Faults;
use pin_kiosk_core::journal::Verifier;
use pin_kiosk_core::view::{ClosedReason, View};
use pin_kiosk_hw_sim::card::SecretName;
use std::fmt::Write as _;

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
        self.other_secrets();
        self.disk.set_faults(Faults::default());
        if let Err(how) = open_journal(&self.disk, self.now()) {
            self.watch.fail(Rule::OneOutcomePerWrite, how);
            return;
        }
        self.journal();
    }

    /// The PINs are what they were.
    fn other_secrets(&mut self) {
        let changed = {
            let slot = self.slot.borrow();
            self.owned.iter().enumerate().any(|(number, owned)| {
                slot.reader.card(number).is_some_and(|card| {
                    let pin = owned.pin.as_bytes();
                    !card.is_secret(SecretName::UserAuthentication, pin)
                        || card.tries_left(SecretName::CardInfoInput) != 3
                        || card.tries_left(SecretName::ResidentRegister) != 3
                })
            })
        };
        if changed {
            let how = "another secret than the signature password was touched";
            self.watch.fail(Rule::OnlySignaturePasswordSet, how);
        }
    }

    fn journal(&mut self) {
        let mut names = self.disk.all_names();
        names.retain(|name| name.starts_with("journal-"));
        let mut text = String::new();
        for name in names {
            let bytes = self.disk.content(&name).unwrap_or_default();
            text.push_str(&String::from_utf8_lossy(&bytes));
        }
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
        for kind in &self.pool.kinds {
            let mut raw = String::new();
            for byte in kind.fingerprint.0 {
                // Writing to a string does not fail.
                let _written = write!(raw, "{byte:02x}");
            }
            if text.to_lowercase().contains(&raw) {
                self.watch
                    .fail(Rule::NoPersonalData, "the journal has a card's fingerprint");
            }
        }
    }
}
