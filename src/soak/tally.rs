//! What was met and covered in a run.

use super::coverage::Pairs;
use pin_kiosk_core::event::WriteOutcome;
use pin_kiosk_core::input::Input;
use pin_kiosk_core::view::View;
use std::collections::BTreeMap;

/// Counts over many lives.
#[derive(Clone, Debug, Default)]
pub(super) struct Tally {
    pub(super) lives: u64,
    pub(super) sessions: u64,
    pub(super) steps: u64,
    /// Steps and virtual seconds of the longest sessions.
    pub(super) longest: (u64, u64),
    /// What came of writes.
    pub(super) outcomes: BTreeMap<&'static str, u64>,
    /// The life that is being lived.
    pub(super) life: u64,
    /// How sessions ended, by code: how many, and the first life with one, to see it again.
    pub(super) ends: BTreeMap<&'static str, (u64, u64)>,
    /// Mishaps by room and name.
    pub(super) mishaps: BTreeMap<(&'static str, &'static str), u64>,
    /// What came of torn writes: done, not changed, unknown.
    pub(super) torn: BTreeMap<Torn, [u64; 3]>,
    pub(super) pairs: Pairs,
    /// Sessions in which a fault spoke for the card, so that what it said proves nothing.
    pub(super) deceived: u64,
}

/// A write that the kiosk did not hear the end of.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(super) struct Torn {
    pub(super) procedure: TornProcedure,
    pub(super) at: TornAt,
    pub(super) back: CameBack,
}

/// How the password was to be set, and what was known before.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(super) enum TornProcedure {
    Change,
    ResetOfLocked,
    ResetWithSomeTries,
    ResetWithAllTries,
}

/// Where it was torn.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(super) enum TornAt {
    /// The card did not get the command.
    Before,
    /// The card did it, and its answer was lost.
    After,
    /// The card answered, and the VERIFY after it was lost.
    Proof,
}

/// What was put on the reader after that.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(super) enum CameBack {
    Nothing,
    OtherCard,
    SameCard,
    OtherThenSame,
}

impl Torn {
    /// All that there can be.
    pub(super) fn all() -> impl Iterator<Item = Self> {
        let procedures = [
            TornProcedure::Change,
            TornProcedure::ResetOfLocked,
            TornProcedure::ResetWithSomeTries,
            TornProcedure::ResetWithAllTries,
        ];
        procedures.into_iter().flat_map(|procedure| {
            [TornAt::Before, TornAt::After, TornAt::Proof]
                .into_iter()
                .flat_map(move |at| {
                    [
                        CameBack::Nothing,
                        CameBack::OtherCard,
                        CameBack::SameCard,
                        CameBack::OtherThenSame,
                    ]
                    .map(move |back| Self {
                        procedure,
                        at,
                        back,
                    })
                })
        })
    }

    /// In words: procedure, place, what came back.
    pub(super) const fn words(self) -> [&'static str; 3] {
        [
            match self.procedure {
                TornProcedure::Change => "change",
                TornProcedure::ResetOfLocked => "reset, locked",
                TornProcedure::ResetWithSomeTries => "reset, some tries",
                TornProcedure::ResetWithAllTries => "reset, all tries",
            },
            match self.at {
                TornAt::Before => "before the write",
                TornAt::After => "after the write",
                TornAt::Proof => "at the proof",
            },
            match self.back {
                CameBack::Nothing => "nothing",
                CameBack::OtherCard => "another card",
                CameBack::SameCard => "the card",
                CameBack::OtherThenSame => "another, then the card",
            },
        ]
    }
}

impl Tally {
    pub(super) fn met(&mut self, room: &'static str, name: &'static str) {
        count(&mut self.mishaps, (room, name));
    }

    pub(super) fn took(&mut self, view: &View, input: &Input) {
        self.steps = self.steps.saturating_add(1);
        self.pairs.took(view, input);
    }

    pub(super) fn ended(&mut self, code: &'static str) {
        let (n, _) = self.ends.entry(code).or_insert((0, self.life));
        *n = n.saturating_add(1);
    }

    pub(super) fn torn_write(&mut self, torn: Torn, outcome: WriteOutcome) {
        let [done, not_changed, unknown] = self.torn.entry(torn).or_default();
        let n = match outcome {
            WriteOutcome::Done => done,
            WriteOutcome::NotChanged => not_changed,
            WriteOutcome::Unknown => unknown,
        };
        *n = n.saturating_add(1);
    }

    pub(super) fn lasted(&mut self, steps: u64, millis: u64) {
        let (most, longest) = self.longest;
        self.longest = (most.max(steps), longest.max(millis / 1000));
    }
}

pub(super) fn count<K: Ord>(map: &mut BTreeMap<K, u64>, key: K) {
    let n = map.entry(key).or_default();
    *n = n.saturating_add(1);
}
