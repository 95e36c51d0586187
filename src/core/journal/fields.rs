//! An event as kind and fields.

use super::key::CardKey;
use super::kind;
use crate::event::{Event, SessionEnd, TryResult};
use serde::Serialize;
use std::fmt::Write as _;

/// The fields of one record in their one form: no spaces, order of the table, nothing escaped.
pub(super) struct Fields(String);

impl Fields {
    pub(super) fn new() -> Self {
        Self(String::from("{"))
    }

    /// Adds a field; characters that a word cannot have are left out.
    pub(super) fn word(mut self, name: &str, word: &str) -> Self {
        self.name(name);
        self.0.push('"');
        self.0.extend(word.chars().filter(|letter| {
            letter.is_ascii_alphanumeric() || matches!(letter, '.' | '+' | '-' | '_' | ':')
        }));
        self.0.push('"');
        self
    }

    pub(super) fn number(mut self, name: &str, number: impl Into<i128>) -> Self {
        self.name(name);
        let number: i128 = number.into();
        // Writing to a string cannot fail.
        write!(self.0, "{number}").unwrap_or_default();
        self
    }

    fn bool(mut self, name: &str, is: bool) -> Self {
        self.name(name);
        self.0.push_str(if is { "true" } else { "false" });
        self
    }

    fn null(mut self, name: &str) -> Self {
        self.name(name);
        self.0.push_str("null");
        self
    }

    fn tries(self, name: &str, tries: Option<u8>) -> Self {
        match tries {
            Some(tries) => self.number(name, tries),
            None => self.null(name),
        }
    }

    /// The name under which a value goes in every file.
    fn named(self, name: &str, value: &impl Serialize) -> Self {
        match serde_json::to_value(value) {
            Ok(serde_json::Value::String(word)) => self.word(name, &word),
            Ok(_) | Err(_) => self.null(name),
        }
    }

    fn name(&mut self, name: &str) {
        if self.0.len() > 1 {
            self.0.push(',');
        }
        self.0.push('"');
        self.0.push_str(name);
        self.0.push_str("\":");
    }

    pub(super) fn done(mut self) -> String {
        self.0.push('}');
        self.0
    }
}

/// Where an outcome comes from.
pub(super) const IN_SESSION: &str = "in-session";

/// Kind and fields of `event`.
pub(super) fn of_event(event: &Event, cards: &CardKey) -> (&'static str, String) {
    let none = Fields::new;
    let (kind, fields) = match event {
        Event::KioskStarted { version } => ("kiosk-started", none().word("version", version)),
        Event::KioskStopped => ("kiosk-stopped", none()),
        Event::SessionStarted { language } => (
            kind::SESSION_STARTED,
            none().word("language", language.code()),
        ),
        Event::CardIdentified {
            user_authentication_tries,
            signature_tries,
        } => (
            "card-identified",
            none()
                .tries("user_authentication_tries", *user_authentication_tries)
                .tries("signature_tries", *signature_tries),
        ),
        Event::PinTried { result, tries_left } => ("pin-tried", tried(*result, *tries_left)),
        Event::CardAuthenticated { card } => (
            "card-authenticated",
            none().word("card", &cards.digits(*card)),
        ),
        Event::ReservationFound => ("reservation-found", none()),
        Event::CurrentPasswordTried { result, tries_left } => {
            ("current-password-tried", tried(*result, *tries_left))
        }
        Event::WriteStarted { card, procedure } => (
            kind::WRITE_STARTED,
            none()
                .word("card", &cards.digits(*card))
                .named("procedure", procedure),
        ),
        Event::WriteEnded { card, outcome } => (
            kind::WRITE_ENDED,
            none()
                .word("card", &cards.digits(*card))
                .named("outcome", outcome)
                .word("found", IN_SESSION),
        ),
        Event::SessionEnded { end } => (kind::SESSION_ENDED, none().word("end", word_of(*end))),
        Event::SlipPrinted { fault } => ("slip-printed", none().named("fault", fault)),
        Event::CardWorkerReplaced => ("card-worker-replaced", none()),
        Event::ServiceChanged { out_of_service } => (
            "service-changed",
            none().named("out_of_service", out_of_service),
        ),
        Event::TechnicianTried { right } => ("technician-tried", none().bool("right", *right)),
        Event::TechnicianTested { part, verdict } => (
            "technician-tested",
            none().named("part", part).named("verdict", verdict),
        ),
        Event::ClockVouched => ("clock-vouched", none()),
        Event::TechnicianLeft => ("technician-left", none()),
        Event::ConfigChanged { accepted } => ("config-changed", none().bool("accepted", *accepted)),
        Event::ClockJumped { by_millis } => {
            ("clock-jumped", none().number("by_millis", *by_millis))
        }
        Event::JournalRepaired { torn_bytes } => {
            ("journal-repaired", none().number("torn_bytes", *torn_bytes))
        }
    };
    (kind, fields.done())
}

fn tried(result: TryResult, tries_left: Option<u8>) -> Fields {
    Fields::new()
        .named("result", &result)
        .tries("tries_left", tries_left)
}

const fn word_of(end: SessionEnd) -> &'static str {
    match end {
        SessionEnd::Done => "done",
        SessionEnd::Failed(code) => code.code(),
    }
}
