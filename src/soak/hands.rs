//! What the session wants done, done in virtual time.

use super::coverage::view_name;
use super::life::{Happening, Life, WriteTruth, told};
use super::luck::Mishap;
use super::tally::{TornAt, count};
use crate::journal::memory::Faults;
use crate::runtime::Recorder as _;
use crate::runtime::in_order::Hands;
use pin_kiosk_core::card::job::{CardJob, JobId};
use pin_kiosk_core::effect::{CentreJob, Effect};
use pin_kiosk_core::event::{CardFingerprint, Event, SessionEnd, WriteOutcome};
use pin_kiosk_core::input::{CentreAnswer, Input, PrinterReport, Procedure};
use pin_kiosk_core::ports::{CentreFault, IssuerCentre as _, OutcomeReport, PrinterFault};
use pin_kiosk_core::slip::Slip;
use pin_kiosk_core::view::View;
use pin_kiosk_hw_sim::card::SecretName;
use pin_kiosk_hw_sim::centre::{Fault, FaultRule, LineFault};
use std::sync::PoisonError;

const CENTRE_FAULTS: [(Fault, &str); 14] = [
    (Fault::SlowMillis(120_000), "slow"),
    (Fault::InternalError, "internal-error"),
    (Fault::Unavailable, "unavailable"),
    (Fault::UnknownProblem, "unknown-problem"),
    (Fault::HalfAnswer, "half-answer"),
    (Fault::NoAnswer, "no-answer"),
    (Fault::WrongJson, "wrong-json"),
    (Fault::MissingField, "missing-field"),
    (Fault::WrongContentType, "wrong-content-type"),
    (Fault::ReplayedAnswer, "replayed-answer"),
    (Fault::WrongCryptogram, "wrong-cryptogram"),
    (Fault::GiantBody, "giant-body"),
    (Fault::Redirect, "redirect"),
    (Fault::ClockSkewSeconds(7200), "clock-skew"),
];

const LINE_FAULTS: [(LineFault, &str); 6] = [
    (LineFault::ClosedPort, "closed-port"),
    (LineFault::WrongServerName, "wrong-server-name"),
    (LineFault::UntrustedRoot, "untrusted-root"),
    (LineFault::ExpiredCertificate, "expired-certificate"),
    (LineFault::Tls12Only, "tls-1.2-only"),
    (
        LineFault::ClientCertificateRefused,
        "client-certificate-refused",
    ),
];

/// Names of the centre's faults, for the table of what must be met.
pub(super) fn centre_faults() -> impl Iterator<Item = (&'static str, &'static str)> {
    let faults = CENTRE_FAULTS.iter().map(|(_, name)| ("centre", *name));
    faults.chain(LINE_FAULTS.iter().map(|(_, name)| ("line", *name)))
}

const PRINTER_FAULTS: [PrinterFault; 7] = [
    PrinterFault::NoPort,
    PrinterFault::Silent,
    PrinterFault::Garbage,
    PrinterFault::PaperOut,
    PrinterFault::CoverOpen,
    PrinterFault::Cutter,
    PrinterFault::Offline,
];

impl Hands for Life<'_> {
    fn step(&mut self, input: Input) -> Vec<Effect> {
        let view = View::from(&self.session);
        self.tally.took(&view, &input);
        // A clock that ticks where nothing moves is no news.
        if !(matches!(input, Input::Tick) && self.session.is_idle()) {
            self.note(|| format!("{} <- {}", view_name(&view), told(&input)));
        }
        let busy = self.workers.iter().any(|worker| !worker.is_idle());
        if busy && matches!(input, Input::JournalFailed(_)) {
            // The journal is what would tell of a try that is under way.
            self.watch.cannot_tell();
        }
        self.session.step(self.now(), input)
    }

    fn is_idle(&self) -> bool {
        self.session.is_idle()
    }

    /// What waits is handed to nobody else.
    fn forget_slip(&mut self) {
        self.slip = self.slip.filter(|(_, begun)| *begun);
    }

    fn record(&mut self, event: &Event) -> bool {
        if !self.powered {
            return true;
        }
        if self.cut_strikes() {
            self.cut_power(self.torn_record.then(|| event.clone()).as_ref());
            return true;
        }
        self.note(|| format!("records {event:?}"));
        if self.is_searched {
            self.ensure_hidden(&format!("{event:?}"), "an event");
        }
        self.before_record(event);
        let taken = self.recorder.record(event, self.now()).is_ok();
        self.doubt = !taken;
        match event {
            Event::WriteStarted { .. } if taken => {
                self.open_write = true;
                self.watch.announced();
            }
            // Where it was not taken, it is when the journal is opened anew: until then in doubt.
            Event::WriteEnded { .. } => self.open_write = false,
            _ => {}
        }
        if !taken {
            self.note(|| "the journal does not take it".into());
            self.unrecorded = true;
        }
        taken
    }

    fn perform_one(&mut self, effect: Effect) {
        if !self.powered {
            return;
        }
        if self.cut_strikes() {
            self.cut_power(None);
            return;
        }
        if self.is_searched {
            self.ensure_hidden(&format!("{effect:?}"), "an effect's Debug");
        }
        match effect {
            Effect::Record(_) | Effect::Sound(_) => {}
            Effect::Card(id, job) => {
                self.remember_write(&job);
                self.send_card(id, job);
            }
            Effect::Centre(id, job) => self.ask_centre(id, &job),
            Effect::AbandonCard => self.replace_worker(),
            Effect::Print(slip) => self.print(&slip),
        }
    }
}

impl Life<'_> {
    /// Whether the power is cut right before what comes next.
    fn cut_strikes(&mut self) -> bool {
        let Some(left) = self.cut_in else {
            return false;
        };
        self.cut_in = left.checked_sub(1);
        left == 0
    }

    /// The power goes; `torn` is a record that was being written.
    pub(super) fn cut_power(&mut self, torn: Option<&Event>) {
        self.note(|| {
            format!(
                "the power is cut{}",
                if torn.is_some() { " in a record" } else { "" }
            )
        });
        if let Some(event) = torn {
            self.disk.set_faults(Faults {
                sync_fails: true,
                ..Faults::default()
            });
            // What of it is on the disk is for the next start to find out.
            let _lost = self.recorder.record(event, self.now());
            self.doubt = true;
        }
        self.acknowledged = self.head.newest();
        let survivors = u32::try_from(self.dice.between(0, 1000)).unwrap_or(1000);
        self.disk = self.disk.after_power_cut(survivors);
        self.powered = false;
        self.cut_in = None;
        self.forget_machine();
        self.workers.clear();
        self.slot.borrow_mut().reader.power_off();
        self.slip = None;
        let pause = self.dice.between(15_000, 120_000);
        self.later(pause, Happening::Boot);
    }

    fn before_record(&mut self, event: &Event) {
        match event {
            Event::SessionStarted { .. } => {
                self.tally.sessions = self.tally.sessions.saturating_add(1);
                self.session_since = Some((self.at, 0));
                (self.write, self.torn, self.at_desk) = (None, None, None);
            }
            Event::SessionEnded { end } => {
                let name = match end {
                    SessionEnd::Done => "done",
                    SessionEnd::Failed(reason) => reason.code(),
                };
                self.tally.ended(name);
                if self.watch.deceived {
                    self.tally.deceived = self.tally.deceived.saturating_add(1);
                }
                self.forget_slip();
            }
            Event::WriteEnded { outcome, .. } => {
                count(&mut self.tally.outcomes, outcome_name(*outcome));
                if let Some(torn) = self.torn.take() {
                    self.tally.torn_write(torn, *outcome);
                }
            }
            Event::WriteStarted { card, procedure } => {
                self.write_begins(*card, *procedure == Procedure::Change);
            }
            _ => {}
        }
        let holds = self.holds();
        self.watch.event(event, holds);
    }

    fn write_begins(&mut self, card: CardFingerprint, is_change: bool) {
        let number = self.owned.iter().position(|owned| {
            let kind = self.pool.kinds.get(owned.kind);
            kind.is_some_and(|kind| kind.fingerprint == card)
        });
        (self.torn, self.write_went) = (None, TornAt::Before);
        self.write = number.and_then(|number| {
            Some(WriteTruth {
                card: number,
                new: String::new(),
                old: self.owned.get(number)?.password.clone(),
                is_change,
                tries_before: self.tries(number)?.password,
            })
        });
    }

    /// Which password a write is to set: only the job says so.
    fn remember_write(&mut self, job: &CardJob) {
        if let CardJob::Change { new } | CardJob::Reset { new, .. } = job
            && let Some(write) = &mut self.write
        {
            write.new = String::from_utf8_lossy(new.expose()).into_owned();
        }
    }

    /// Whether the written card has the new password, and whether it has the old one.
    pub(super) fn holds(&self) -> Option<(bool, bool)> {
        let write = self.write.as_ref()?;
        let slot = self.slot.borrow();
        let card = slot.reader.card(write.card)?;
        let has = |value: &str| card.is_secret(SecretName::Signature, value.as_bytes());
        Some((has(&write.new), has(&write.old)))
    }

    fn ask_centre(&mut self, job: JobId, what: &CentreJob) {
        let mut pause = self.dice.between(100, 3000);
        if self.luck.strikes(Mishap::CentreLate, 100) {
            pause = self.dice.between(41_000, 400_000);
        }
        if let CentreJob::Authorise { reservation, .. } = what {
            self.watch.asks_to_authorise(reservation);
        }
        self.break_centre();
        let configured = self.settings.centre_configured;
        let none = CentreFault::NotConfigured;
        let answer = match what {
            CentreJob::SearchReservation(_) if !configured => CentreAnswer::Reservation(Err(none)),
            CentreJob::Authorise { .. } if !configured => CentreAnswer::Authorisation(Err(none)),
            CentreJob::SearchReservation(proof) => {
                let result = self.client.search_reservation(proof);
                if let Ok(reservation) = &result {
                    self.watch.finds(&reservation.id);
                }
                CentreAnswer::Reservation(result)
            }
            CentreJob::Authorise {
                reservation,
                card_challenge,
            } => CentreAnswer::Authorisation(self.client.authorise(reservation, card_challenge)),
            CentreJob::ReportOutcome {
                reservation,
                outcome,
            } => {
                self.watch.reports(reservation, *outcome);
                if let Some(newest) = self.head.newest() {
                    let report = OutcomeReport {
                        reservation: reservation.clone(),
                        outcome: *outcome,
                        journal_sequence: newest.number,
                        journal_hash: newest.hash.0,
                    };
                    // The outbox repeats it; here nobody waits for the answer.
                    let _taken = self.client.report_outcome(&report);
                }
                return;
            }
        };
        self.later(pause, Happening::Centre(job, answer));
    }

    fn break_centre(&mut self) {
        let fault = self.luck.strikes(Mishap::CentreFault, 60);
        let line = self.luck.strikes(Mishap::CentreLine, 25);
        let mut centre = self.centre.lock().unwrap_or_else(PoisonError::into_inner);
        centre.clear_faults();
        if fault && let Some((fault, name)) = self.dice.pick(&CENTRE_FAULTS) {
            centre.add_fault(FaultRule {
                times: Some(2),
                ..FaultRule::once(*fault)
            });
            self.tally.met("centre", name);
        }
        if line && let Some((fault, name)) = self.dice.pick(&LINE_FAULTS) {
            centre.set_line_fault(Some(*fault));
            self.tally.met("line", name);
        }
    }

    fn print(&mut self, slip: &Slip) {
        self.watch.prints(slip);
        self.ensure_hidden(&format!("{slip:?}"), "the slip");
        self.slips = self.slips.saturating_add(1);
        let number = self.slips;
        self.slip = Some((number, false));
        let (mut pause, mut takes) = (self.dice.between(100, 1500), 8000);
        let slow = self.luck.strikes(Mishap::PrinterSlow, 200);
        if slow {
            // On a slow line, or with a printer that waits for its paper, a slip takes minutes.
            (pause, takes) = (self.dice.between(100, 60_000), 240_000);
        }
        let fault = self.dice.pick(&PRINTER_FAULTS).copied();
        let fault = fault.unwrap_or(PrinterFault::Silent);
        if !self.settings.printer_configured {
            let fault = PrinterFault::NotConfigured;
            self.later(
                pause,
                Happening::Printer(number, PrinterReport::Failed(fault)),
            );
        } else if self.luck.strikes(Mishap::PrinterFails, 60) {
            self.later(
                pause,
                Happening::Printer(number, PrinterReport::Failed(fault)),
            );
            // The printer's own thread tries again for a minute.
            if self.dice.happens(400) {
                let pause = pause.saturating_add(self.dice.between(1000, 50_000));
                self.later(pause, Happening::Printer(number, PrinterReport::Started));
                let pause = pause.saturating_add(self.dice.between(300, 8000));
                self.later(pause, Happening::Printer(number, PrinterReport::Printed));
            }
        } else {
            self.later(pause, Happening::Printer(number, PrinterReport::Started));
            let stops = if slow { 400 } else { 60 };
            let end = if self.luck.strikes(Mishap::PrinterStops, stops) {
                PrinterReport::Failed(fault)
            } else {
                PrinterReport::Printed
            };
            let pause = pause.saturating_add(self.dice.between(300, takes));
            self.later(pause, Happening::Printer(number, end));
        }
    }
}

const fn outcome_name(outcome: WriteOutcome) -> &'static str {
    match outcome {
        WriteOutcome::Done => "done",
        WriteOutcome::NotChanged => "not-changed",
        WriteOutcome::Unknown => "unknown",
    }
}
