//! What the world does to the kiosk: residents, readers, plugs, clocks, disks.

use super::birth::{keeper, open_journal};
use super::life::{Happening, Life};
use super::luck::{Dice, Mishap};
use super::resident::{Deed, Look, Resident};
use super::rules::Rule;
use super::worker::Worker;
use crate::journal::memory::Faults;
use crate::runtime::in_order::Hands as _;
use pin_kiosk_core::event::Event;
use pin_kiosk_core::failure::ReaderFailure;
use pin_kiosk_core::input::{Action, Input, PrinterReport, ReaderEvent};
use pin_kiosk_core::ports::ChannelError;
use pin_kiosk_core::session::Session;
use std::sync::Arc;

pub(super) const MINUTE: u64 = 60_000;

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
            Happening::Closing => self.close(),
            Happening::Opening(opening) => self.input(Input::Opening(opening)),
            Happening::StaffTakesCard => {
                if self.resident.is_none() {
                    self.lift();
                }
            }
            Happening::Unplug => self.unplug(),
            Happening::Plug(card) => self.plug(card),
            Happening::Disk(faults, fails) => {
                self.disk.set_faults(faults);
                self.disk_fails = fails;
            }
            Happening::ClockIs(by) => {
                self.set_clock(by);
                if by == 0 {
                    // A right clock is seen before it is wrong again.
                    self.keep();
                } else {
                    let pause = self.dice.between(0, 5000);
                    self.later(pause, Happening::Keep);
                }
            }
            Happening::Ambush(view, ambush) => self.ambush(view, ambush),
            Happening::Keep => self.keep(),
            Happening::PowerCut => {
                if self.powered {
                    self.cut_power(None);
                }
            }
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
        self.hidden.keep_secret(&resident.new.to_uppercase());
        match deed {
            Deed::Leave => {
                self.note(|| "the resident leaves".into());
                if on_reader.is_some() {
                    let pause = self.dice.between(3, 15).saturating_mul(MINUTE);
                    self.later(pause, Happening::StaffTakesCard);
                }
                let pause = if self.luck.strikes(Mishap::NextAtOnce, 400) {
                    self.dice.between(1000, 15_000)
                } else {
                    MINUTE.saturating_mul(20)
                };
                self.later(pause, Happening::NextVisit);
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

    pub(super) fn touch(&mut self, action: Action) {
        if let Action::Key(key) = action {
            self.typed.push(key.to_ascii_uppercase());
        } else {
            let typed = std::mem::take(&mut self.typed);
            self.hidden.keep_secret(&typed);
        }
        self.input(Input::Resident(action));
    }

    pub(super) fn place(&mut self, card: usize) {
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
    pub(super) fn lift(&mut self) {
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

    pub(super) fn unplug(&mut self) {
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
        // A loose plug is back at once.
        let most = if self.dice.happens(300) { 500 } else { 90_000 };
        let pause = self.dice.between(50, most);
        self.later(pause, Happening::Plug(card));
    }

    fn plug(&mut self, card: Option<usize>) {
        self.note(|| "the reader is back".into());
        self.slot.borrow_mut().lost = None;
        self.lost.set(None);
        self.monitor(ReaderEvent::Found);
        if let Some(card) = card {
            self.place_for_a_while(card);
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
        let Some((card, other)) = self.choose_cards() else {
            return;
        };
        let Some(owned) = self.owned.get(card) else {
            return;
        };
        let (pin, password) = (owned.pin.clone(), owned.password.clone());
        self.note(|| format!("a resident comes with card {card}"));
        let mut resident = Resident::new(&mut self.will, [card, other], pin, password);
        if self.luck.strikes(Mishap::NeverRests, 1) {
            let looks = u32::try_from(self.will.between(1, 90)).ok();
            resident.never_rests = looks;
        }
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
            if self.dice.happens(150) {
                let day = 30 * 60 * 60_000;
                self.later(pause, Happening::ClockIs(day));
                self.later(pause.saturating_add(5 * MINUTE), Happening::ClockIs(0));
            } else {
                self.later(pause, Happening::ClockIs(by));
            }
        }
        if self.luck.strikes(Mishap::Closing, 15) {
            let pause = at(&mut self.dice, 200);
            self.later(pause, Happening::Closing);
        }
        self.plan_disk();
        let cut = self.luck.strikes(Mishap::PowerCut, 20);
        self.torn_record = self.luck.strikes(Mishap::PowerCutInRecord, 15);
        if self.torn_record || cut && self.dice.happens(500) {
            self.cut_in = Some(self.dice.between(1, 90));
        } else if cut {
            let pause = at(&mut self.dice, 120);
            self.later(pause, Happening::PowerCut);
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

    /// Never from a clock that is far off to another: what a kiosk then believes, a technician has
    /// to tell it.
    pub(super) fn set_clock(&mut self, by: i64) {
        let is_far = |by: i64| by.unsigned_abs() > 12 * 60 * MINUTE;
        if by == 0 || !is_far(self.skew) {
            self.skew = by;
        }
    }

    /// The power is back: the journal is taken up, and nothing else is remembered.
    pub(super) fn boot(&mut self) {
        // A clock of its own went on.
        self.skew = 0;
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
        self.acknowledged_is_there();
        if found.open_write {
            super::tally::count(&mut self.tally.outcomes, "unknown-after-power-cut");
        }
        self.keeper = keeper(&self.lost, &head);
        (self.recorder, self.head) = (recorder, head);
        (self.doubt, self.unrecorded, self.open_write) = (false, false, false);
        self.session = Session::new(Arc::clone(&self.settings), now);
        self.session_since = None;
        (self.write, self.torn, self.at_desk) = (None, None, None);
        self.watch.restarted();
        self.worker = self.worker.saturating_add(1);
        self.workers = vec![Worker::new(self.worker, self.slot.clone())];
        self.powered = true;
        self.boots = self.boots.saturating_add(1);
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

    /// What was said to be on the disk is there after a power cut.
    fn acknowledged_is_there(&mut self) {
        if let Some(last) = self.acknowledged.take()
            && !self.records().contains(&last.hash.to_string())
        {
            let how = format!("record {} was lost in a power cut", last.number);
            self.watch.fail(Rule::OneOutcomePerWrite, how);
        }
    }
}
