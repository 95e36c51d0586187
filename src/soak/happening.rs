//! What the world does to the kiosk: residents, readers, plugs, clocks, disks.

use super::birth::{keeper, open_journal};
use super::life::{Happening, Life};
use super::luck::{Dice, Mishap};
use super::resident::{Deed, Look, Resident};
use super::rules::Rule;
use super::worker::Worker;
use crate::journal::memory::Faults;
use crate::runtime::in_order::Hands as _;
use jiff::civil::DateTime;
use pin_kiosk_core::event::Event;
use pin_kiosk_core::failure::ReaderFailure;
use pin_kiosk_core::hours::Opening;
use pin_kiosk_core::input::{Action, Input, PrinterReport, ReaderEvent};
use pin_kiosk_core::ports::ChannelError;
use pin_kiosk_core::session::Session;
use pin_kiosk_core::view::ClosedReason;
use pin_kiosk_hw_sim::card::SecretName;
use std::sync::Arc;

const MINUTE: u64 = 60_000;

impl Life<'_> {
    /// The kiosk is switched on for the first time.
    pub(super) fn begin(&mut self) {
        self.starts();
        self.later(1000, Happening::NextVisit);
    }

    fn starts(&mut self) {
        let started = Event::KioskStarted {
            version: env!("CARGO_PKG_VERSION").into(),
        };
        let _recorded = self.record(&started);
        self.look_around();
    }

    pub(super) fn happen(&mut self, what: Happening) {
        match what {
            Happening::Look => self.look(),
            Happening::Reader(event) => self.input(Input::Reader(event)),
            Happening::Worker(id) => self.worker_goes_on(id),
            Happening::Centre(job, answer) => self.input(Input::Centre { job, answer }),
            Happening::Printer(number, report) => self.printer_reports(number, report),
            Happening::Opening(opening) => self.input(Input::Opening(opening)),
            Happening::StaffTakesCard => self.lift(),
            Happening::Unplug => self.unplug(),
            Happening::Plug(card) => self.plug(card),
            Happening::Disk(faults, fails) => {
                self.disk.set_faults(faults);
                self.disk_fails = fails;
            }
            Happening::ClockJump(by) => self.skew = self.skew.saturating_add(by),
            Happening::Boot => self.boot(),
            Happening::NextVisit => self.next_visit(),
        }
    }

    fn printer_reports(&mut self, number: u64, report: PrinterReport) {
        let Some((current, _)) = self.slip.filter(|(current, _)| *current == number) else {
            return;
        };
        self.slip = (report == PrinterReport::Started).then_some((current, true));
        self.input(Input::Printer(report));
    }

    /// The resident looks up and does something.
    fn look(&mut self) {
        let Some(mut resident) = self.resident.take() else {
            return;
        };
        if !self.powered {
            self.resident = Some(resident);
            self.later(5000, Happening::Look);
            return;
        }
        let screen = self.session.screen();
        let on_reader = self.slot.borrow().reader.slot();
        let look = Look {
            screen: &screen,
            on_reader,
        };
        let (deed, pause) = resident.decide(look, &mut self.will, &mut self.luck);
        self.learn(&resident);
        match deed {
            Deed::Leave => {
                self.note(|| "the resident leaves".into());
                if on_reader.is_some() {
                    let pause = self.dice.between(3, 15).saturating_mul(MINUTE);
                    self.later(pause, Happening::StaffTakesCard);
                }
                self.later(MINUTE.saturating_mul(20), Happening::NextVisit);
                return;
            }
            Deed::Wait => {}
            Deed::Touch(action) => self.touch(action),
            Deed::TouchTwice(action) => {
                self.touch(action);
                self.touch(action);
            }
            Deed::Place(card) => self.place(card),
            Deed::Lift => self.lift(),
        }
        self.resident = Some(resident);
        self.later(pause, Happening::Look);
    }

    fn touch(&mut self, action: Action) {
        if let Action::Key(key) = action {
            self.typed.push(key.to_ascii_uppercase());
        } else {
            let typed = std::mem::take(&mut self.typed);
            self.keep_secret(typed);
        }
        self.input(Input::Resident(action));
    }

    fn learn(&mut self, resident: &Resident) {
        self.keep_secret(resident.new.to_uppercase());
    }

    fn keep_secret(&mut self, secret: String) {
        let is_one = secret.len() == 4 || secret.len() >= 6;
        if is_one && !self.secrets.contains(&secret) {
            self.secrets.push(secret);
        }
    }

    fn place(&mut self, card: usize) {
        self.lift();
        if self.slot.borrow().lost.is_some() {
            return;
        }
        let there = self.slot.borrow_mut().reader.insert(card);
        if there {
            self.note(|| format!("card {card} is placed"));
            self.monitor(ReaderEvent::CardPresent);
        }
    }

    /// Whatever lies on the reader is taken.
    fn lift(&mut self) {
        let had = self.slot.borrow().reader.has_card();
        if had {
            self.slot.borrow_mut().reader.remove();
            self.note(|| "the card is lifted".into());
            self.monitor(ReaderEvent::CardAbsent);
            self.free_stuck_workers();
        }
    }

    /// A fault may have lifted the card.
    pub(super) fn card_may_be_torn(&mut self) {
        let torn = self.slot.borrow_mut().reader.take_torn();
        if torn {
            self.note(|| "the card is lifted in the middle of a command".into());
            self.monitor(ReaderEvent::CardAbsent);
            self.free_stuck_workers();
        }
    }

    /// The reader's monitor tells a little later, in order.
    fn monitor(&mut self, event: ReaderEvent) {
        let lag = self.dice.between(5, 700);
        self.monitor_at = self.monitor_at.max(self.at.saturating_add(lag));
        let pause = self.monitor_at.saturating_sub(self.at);
        if self.powered {
            self.later(pause, Happening::Reader(event));
        }
    }

    fn unplug(&mut self) {
        if self.slot.borrow().lost.is_some() {
            return;
        }
        let (error, failure) = if self.dice.happens(500) {
            (ChannelError::NoReader, ReaderFailure::NoReader)
        } else {
            (ChannelError::NoService, ReaderFailure::NoService)
        };
        self.note(|| format!("the reader is lost: {error}"));
        let card = self.slot.borrow().reader.slot();
        {
            let mut slot = self.slot.borrow_mut();
            slot.reader.remove();
            slot.lost = Some(error);
        }
        self.lost.set(Some(self.now().monotonic));
        self.monitor(ReaderEvent::Lost(failure));
        self.free_stuck_workers();
        let pause = self.dice.between(500, 90_000);
        self.later(pause, Happening::Plug(card));
    }

    fn plug(&mut self, card: Option<usize>) {
        self.note(|| "the reader is back".into());
        self.slot.borrow_mut().lost = None;
        self.lost.set(None);
        self.monitor(ReaderEvent::Found);
        if let Some(card) = card {
            self.place(card);
        }
    }

    fn next_visit(&mut self) {
        if !self.powered || !self.session.is_idle() || self.resident.is_some() {
            if self.powered && self.resident.is_none() {
                // A card that came back with the reader when she had gone.
                self.lift();
            }
            self.later(MINUTE, Happening::NextVisit);
            return;
        }
        self.lift();
        let Some(left) = self.visits_left.checked_sub(1) else {
            return;
        };
        self.visits_left = left;
        self.settle_passwords();
        let Some((card, other)) = self.choose_cards() else {
            return;
        };
        let Some(owned) = self.owned.get(card) else {
            return;
        };
        let (pin, password) = (owned.pin.clone(), owned.password.clone());
        self.note(|| format!("a resident comes with card {card}"));
        let resident = Resident::new(&mut self.will, [card, other], pin, password);
        self.resident = Some(resident);
        self.plan_mishaps();
        self.later(500, Happening::Look);
    }

    fn choose_cards(&mut self) -> Option<(usize, usize)> {
        let last = u64::try_from(self.owned.len()).ok()?.checked_sub(1)?;
        let card = if self.will.happens(800) {
            0
        } else {
            self.will.between(0, last)
        };
        let other = if card == 0 { last } else { 0 };
        Some((usize::try_from(card).ok()?, usize::try_from(other).ok()?))
    }

    /// Takes over what the cards have now.
    fn settle_passwords(&mut self) {
        if let Some(write) = self.write.take()
            && let Some(owned) = self.owned.get_mut(write.card)
        {
            let slot = self.slot.borrow();
            let card = slot.reader.card(write.card);
            let has = |value: &str| {
                card.is_some_and(|card| card.is_secret(SecretName::Signature, value.as_bytes()))
            };
            if has(&write.new) {
                owned.password = write.new;
            }
        }
    }

    /// What will go wrong around this visit.
    fn plan_mishaps(&mut self) {
        let at = |dice: &mut Dice, most: u64| dice.between(0, most.saturating_mul(1000));
        if self.luck.strikes(Mishap::ReaderUnplugged, 15) {
            let pause = at(&mut self.dice, 150);
            self.later(pause, Happening::Unplug);
        }
        if self.luck.strikes(Mishap::ClockJump, 15) {
            let pause = at(&mut self.dice, 150);
            let by = i64::try_from(self.dice.between(3000, 90 * MINUTE)).unwrap_or_default();
            let by = if self.dice.happens(500) { by } else { -by };
            self.later(pause, Happening::ClockJump(by));
            if self.dice.happens(150) {
                let day = 30 * 60 * 60_000;
                self.later(pause, Happening::ClockJump(day));
                self.later(pause.saturating_add(5 * MINUTE), Happening::ClockJump(-day));
            }
        }
        if self.luck.strikes(Mishap::Closing, 15) {
            let pause = at(&mut self.dice, 200);
            let closed = Opening::Closed {
                reason: ClosedReason::Hours,
                opens: Some(DateTime::constant(2026, 11, 23, 9, 0, 0, 0)),
            };
            self.later(pause, Happening::Opening(closed));
            let pause = pause.saturating_add(10 * MINUTE);
            self.later(pause, Happening::Opening(Opening::Open));
        }
        self.plan_disk();
        let cut = self.luck.strikes(Mishap::PowerCut, 20);
        self.torn_record = self.luck.strikes(Mishap::PowerCutInRecord, 15);
        if cut || self.torn_record {
            self.cut_in = Some(self.dice.between(1, 90));
        }
    }

    fn plan_disk(&mut self) {
        let none = Faults::default();
        let faults = [
            (
                Mishap::DiskFull,
                Faults {
                    room_bytes: Some(self.dice.between(0, 100_000)),
                    ..none
                },
            ),
            (
                Mishap::DiskReadOnly,
                Faults {
                    read_only: true,
                    ..none
                },
            ),
            (
                Mishap::DiskFails,
                Faults {
                    fails_after_bytes: Some(self.dice.between(0, 6000)),
                    write_bytes_max: 100,
                    cut_fails: self.dice.happens(300),
                    ..none
                },
            ),
            (
                Mishap::DiskSyncFails,
                Faults {
                    sync_fails: true,
                    ..none
                },
            ),
        ];
        for (mishap, faults) in faults {
            if self.luck.strikes(mishap, 8) {
                let pause = self.dice.between(0, 120_000);
                self.later(pause, Happening::Disk(faults, true));
                let pause = pause.saturating_add(self.dice.between(3000, 120_000));
                self.later(pause, Happening::Disk(none, false));
            }
        }
    }

    /// The power is back: the journal is taken up, and nothing else is remembered.
    pub(super) fn boot(&mut self) {
        let now = self.now();
        self.note(|| "the power is back".into());
        let opened = match open_journal(&self.disk, now) {
            Ok(opened) => opened,
            // The kiosk refuses to start without a journal, and is started again.
            Err(_) if self.disk_fails => {
                self.later(10_000, Happening::Boot);
                return;
            }
            Err(how) => {
                self.watch.fail(Rule::OneOutcomePerWrite, how);
                return;
            }
        };
        let (recorder, head, found) = opened;
        if !self.doubt && found.open_write != self.open_write {
            let how = format!(
                "after a power cut: open write {} expected, {} found",
                self.open_write, found.open_write
            );
            self.watch.fail(Rule::OneOutcomePerWrite, how);
        }
        if found.open_write {
            super::tally::count(&mut self.tally.outcomes, "unknown-after-power-cut");
        }
        self.keeper = keeper(&self.lost, &head);
        (self.recorder, self.head) = (recorder, head);
        (self.doubt, self.unrecorded, self.open_write) = (false, false, false);
        self.session = Session::new(Arc::clone(&self.settings), now);
        self.session_since = None;
        self.watch.restarted();
        self.worker = self.worker.saturating_add(1);
        self.workers = vec![Worker::new(self.worker, self.slot.clone())];
        self.powered = true;
        self.starts();
        let (has_card, lost) = {
            let slot = self.slot.borrow();
            (slot.reader.has_card(), slot.lost)
        };
        match lost {
            Some(_) => self.monitor(ReaderEvent::Lost(ReaderFailure::NoReader)),
            None if has_card => self.monitor(ReaderEvent::CardPresent),
            None => {}
        }
    }
}
