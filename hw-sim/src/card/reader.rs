//! A reader slot in process: cards come and go, commands pass, faults strike.

use std::time::Duration;

use super::{
    Application, CardEvent, CardLog, CommandEntry, Fault, FaultKind, IssueError, SimCard,
    StatusWord, Timing, faults::FaultPlan,
};
use crate::scenario::Scenario;

/// What comes back for a command.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum CardReply {
    /// Bytes; fewer than two are no answer of a card.
    Bytes(Vec<u8>),
    /// Nothing, until the card is taken out.
    Silence,
    /// No card, or it was lifted during this command.
    Gone,
}

/// A reader with one slot, and the cards that lie beside it.
///
/// Cheap, without threads and clock, and the same seed gives the same run.
///
/// ```
/// use pin_kiosk_hw_sim::card::{CardReply, FaultKind, Reader};
/// use pin_kiosk_hw_sim::scenario::Scenario;
///
/// let mut reader = Reader::new(&Scenario::default())?;
/// reader.insert(0);
/// reader.power_on();
/// assert_eq!(reader.transmit(&[0, 0x70, 0, 0]), CardReply::Bytes(vec![0x6D, 0x00]));
/// reader.arm(FaultKind::TearBefore);
/// assert_eq!(reader.transmit(&[0, 0x70, 0, 0]), CardReply::Gone);
/// assert!(!reader.has_card());
/// # Ok::<(), pin_kiosk_hw_sim::card::IssueError>(())
/// ```
#[derive(Clone, Debug)]
pub struct Reader {
    cards: Vec<SimCard>,
    slot: Option<usize>,
    plan: FaultPlan,
    /// A fault that goes on until the card is taken out.
    lasting: Option<FaultKind>,
    log: CardLog,
    timing: Option<Timing>,
    last_exchange: Duration,
    /// The last removal was a fault's doing.
    torn: bool,
    /// Counts insertions and removals, as PC/SC's event counter does.
    changes: u32,
}

impl Reader {
    /// An empty reader; the scenario's cards lie beside it: 0 is `[card]`, then `[[spare_cards]]`.
    ///
    /// # Errors
    ///
    /// Says which part of a card's description is wrong.
    pub fn new(scenario: &Scenario) -> Result<Self, IssueError> {
        let cards = std::iter::once(&scenario.card)
            .chain(&scenario.spare_cards)
            .map(SimCard::new)
            .collect::<Result<Vec<_>, _>>()?;
        Ok(Self {
            timing: scenario.timing,
            plan: FaultPlan::new(scenario.faults.clone(), scenario.seed),
            ..Self::with_cards(cards)
        })
    }

    /// An empty reader without faults, with these cards beside it.
    #[must_use]
    pub fn with_cards(cards: Vec<SimCard>) -> Self {
        Self {
            cards,
            slot: None,
            plan: FaultPlan::new(Vec::new(), 0),
            lasting: None,
            log: CardLog::default(),
            timing: None,
            last_exchange: Duration::ZERO,
            torn: false,
            changes: 0,
        }
    }

    /// Lets card and reader take their time, or none.
    pub const fn set_timing(&mut self, timing: Option<Timing>) {
        self.timing = timing;
    }

    /// Replaces the faults; counting begins anew.
    pub fn set_faults(&mut self, faults: Vec<Fault>, seed: u64) {
        self.plan = FaultPlan::new(faults, seed);
    }

    /// Lets a fault strike the next command.
    pub fn arm(&mut self, fault: FaultKind) {
        self.plan.arm(fault);
    }

    /// Puts a card in; one that lies in the slot is taken out first. `false`: there is no such card.
    pub fn insert(&mut self, card: usize) -> bool {
        self.remove();
        if card >= self.cards.len() {
            return false;
        }
        self.slot = Some(card);
        self.changes += 1;
        self.log.record(card, CardEvent::Inserted);
        true
    }

    /// Takes the card out, and its power away.
    pub fn remove(&mut self) {
        if let Some(slot) = self.slot.take() {
            if let Some(card) = self.cards.get_mut(slot) {
                card.power_off();
            }
            self.lasting = None;
            self.changes += 1;
            self.log.record(slot, CardEvent::Removed);
        }
    }

    /// Whether a fault has lifted the card since this was last asked.
    pub const fn take_torn(&mut self) -> bool {
        std::mem::replace(&mut self.torn, false)
    }

    /// Whether a card lies in the slot.
    #[must_use]
    pub const fn has_card(&self) -> bool {
        self.slot.is_some()
    }

    /// Which card lies in the slot.
    #[must_use]
    pub const fn slot(&self) -> Option<usize> {
        self.slot
    }

    /// Counts insertions and removals.
    #[must_use]
    pub const fn changes(&self) -> u32 {
        self.changes
    }

    /// Answer to reset of the card in the slot.
    #[must_use]
    pub fn atr(&self) -> Option<Vec<u8>> {
        self.cards.get(self.slot?).map(SimCard::atr)
    }

    /// A card, wherever it lies.
    #[must_use]
    pub fn card(&self, card: usize) -> Option<&SimCard> {
        self.cards.get(card)
    }

    /// A card, wherever it lies.
    pub fn card_mut(&mut self, card: usize) -> Option<&mut SimCard> {
        self.cards.get_mut(card)
    }

    /// Lays one more card beside the reader and returns its number.
    pub fn add_card(&mut self, card: SimCard) -> usize {
        self.cards.push(card);
        self.cards.len() - 1
    }

    /// Gives the card power.
    pub fn power_on(&mut self) {
        self.power_event(CardEvent::PowerOn, SimCard::power_on);
    }

    /// Takes the card's power away. `SCARD_UNPOWER_CARD` does this.
    pub fn power_off(&mut self) {
        self.power_event(CardEvent::PowerOff, SimCard::power_off);
    }

    /// Resets the card without taking its power away. `SCARD_RESET_CARD` does this.
    pub fn warm_reset(&mut self) {
        self.power_event(CardEvent::WarmReset, SimCard::warm_reset);
    }

    fn power_event(&mut self, event: CardEvent, act: fn(&mut SimCard)) {
        if let Some(slot) = self.slot {
            if let Some(card) = self.cards.get_mut(slot) {
                act(card);
            }
            self.log.record(slot, event);
        }
    }

    /// Sends a command.
    pub fn transmit(&mut self, command: &[u8]) -> CardReply {
        let Some(slot) = self.slot else {
            return CardReply::Gone;
        };
        let mut entry = CommandEntry::of(command);
        let fault = match &self.lasting {
            Some(lasting) => Some(lasting.clone()),
            None => self.plan.strike(command),
        };
        let continues = self.lasting.is_some();
        let mut answer = Vec::new();
        if fault
            .as_ref()
            .is_none_or(|fault| fault.executes() && !continues)
        {
            entry.executed = true;
            let compares = !matches!(fault, Some(FaultKind::TearDuring));
            answer = self
                .cards
                .get_mut(slot)
                .map(|card| {
                    card.memory.compares = compares;
                    card.transmit(command)
                })
                .unwrap_or_default();
        }
        entry.fault = fault.as_ref().map(FaultKind::name);
        let arrived = match &fault {
            None => Some(answer),
            Some(fault) => fault.distort(answer, &mut self.plan.rng),
        };
        let arrived_bytes = arrived.as_deref().unwrap_or_default();
        entry.answer_bytes = arrived_bytes.len();
        entry.status = StatusWord::of_answer(arrived_bytes);
        entry.application = self.cards.get(slot).and_then(SimCard::application);
        self.last_exchange = self
            .timing
            .map_or(Duration::ZERO, |timing| timing.exchange(&entry));
        self.log.record(slot, CardEvent::Command(entry));
        if let Some(fault) = &fault
            && fault.lasts()
        {
            self.lasting = Some(fault.clone());
        }
        match (arrived, fault) {
            (Some(bytes), _) => CardReply::Bytes(bytes),
            (None, Some(FaultKind::Silence)) => CardReply::Silence,
            (None, _) => {
                self.remove();
                self.torn = true;
                CardReply::Gone
            }
        }
    }

    /// How long the last exchange takes by the scenario's timing; zero without one.
    #[must_use]
    pub const fn last_exchange(&self) -> Duration {
        self.last_exchange
    }

    /// What happened so far.
    #[must_use]
    pub const fn log(&self) -> &CardLog {
        &self.log
    }

    /// What happened so far, to take it out.
    pub const fn log_mut(&mut self) -> &mut CardLog {
        &mut self.log
    }

    /// The current application of the card in the slot.
    #[must_use]
    pub fn application(&self) -> Option<Application> {
        self.cards.get(self.slot?)?.application()
    }
}
