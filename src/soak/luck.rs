//! Numbers from a seed, and the mishaps they decide.

use std::collections::BTreeSet;

/// A stream of reproducible numbers: `SplitMix64` (Steele, Lea and Flood, 2014).
#[derive(Clone, Debug)]
pub(super) struct Dice(u64);

impl Dice {
    /// The stream of one purpose in one life under one seed.
    pub(super) const fn new(seed: u64, life: u64, purpose: u64) -> Self {
        let mut dice = Self(seed);
        let a = dice.next();
        let mut dice = Self(a ^ life.wrapping_mul(0xD134_2543_DE82_EF95));
        let b = dice.next();
        let mut dice = Self(b ^ purpose.wrapping_mul(0xAF25_1AF3_B0F0_25B5));
        let c = dice.next();
        Self(c)
    }

    pub(super) const fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number from `low` to `high`, both included.
    pub(super) const fn between(&mut self, low: u64, high: u64) -> u64 {
        let span = high.saturating_sub(low).saturating_add(1);
        low.saturating_add(self.next() % span)
    }

    /// Happens `per_mille` times in a thousand.
    pub(super) const fn happens(&mut self, per_mille: u64) -> bool {
        self.next() % 1000 < per_mille
    }

    /// One of several.
    pub(super) fn pick<'a, T>(&mut self, from: &'a [T]) -> Option<&'a T> {
        let len = u64::try_from(from.len()).ok().filter(|len| *len > 0)?;
        from.get(usize::try_from(self.next() % len).ok()?)
    }
}

/// What can go wrong in a life of the kiosk beside the card's and the centre's own faults.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(super) enum Mishap {
    CardFault,
    OtherKindOfCard,
    SlowCard,
    ReaderUnplugged,
    CentreFault,
    CentreLine,
    CentreLate,
    PrinterFails,
    PrinterSlow,
    PrinterStops,
    DiskFull,
    DiskReadOnly,
    DiskFails,
    DiskSyncFails,
    PowerCut,
    PowerCutInRecord,
    ClockJump,
    Closing,
    Ambush,
    NextAtOnce,
    NeverRests,
    Mistypes,
    WeakPassword,
    DoubleTap,
    WildTouch,
    GoesBack,
    Stops,
    OtherLanguage,
    WalksAway,
    LiftsCard,
    OtherCard,
    LiftsForOther,
}

impl Mishap {
    /// All that are counted as such: a card's and the centre's faults have names of their own.
    pub(super) const ALL: [Self; 29] = [
        Self::OtherKindOfCard,
        Self::SlowCard,
        Self::ReaderUnplugged,
        Self::CentreLate,
        Self::PrinterFails,
        Self::PrinterSlow,
        Self::PrinterStops,
        Self::DiskFull,
        Self::DiskReadOnly,
        Self::DiskFails,
        Self::DiskSyncFails,
        Self::PowerCut,
        Self::PowerCutInRecord,
        Self::ClockJump,
        Self::Closing,
        Self::Ambush,
        Self::NextAtOnce,
        Self::NeverRests,
        Self::Mistypes,
        Self::WeakPassword,
        Self::DoubleTap,
        Self::WildTouch,
        Self::GoesBack,
        Self::Stops,
        Self::OtherLanguage,
        Self::WalksAway,
        Self::LiftsCard,
        Self::OtherCard,
        Self::LiftsForOther,
    ];

    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::CardFault => "card-fault",
            Self::OtherKindOfCard => "other-kind-of-card",
            Self::SlowCard => "slow-card",
            Self::ReaderUnplugged => "reader-unplugged",
            Self::CentreFault => "centre-fault",
            Self::CentreLine => "centre-line",
            Self::CentreLate => "centre-late",
            Self::PrinterFails => "printer-fails",
            Self::PrinterSlow => "printer-slow",
            Self::PrinterStops => "printer-stops",
            Self::DiskFull => "disk-full",
            Self::DiskReadOnly => "disk-read-only",
            Self::DiskFails => "disk-fails-in-write",
            Self::DiskSyncFails => "disk-sync-fails",
            Self::PowerCut => "power-cut",
            Self::PowerCutInRecord => "power-cut-in-record",
            Self::ClockJump => "clock-jump",
            Self::Closing => "closing-time",
            Self::Ambush => "ambush",
            Self::NextAtOnce => "next-at-once",
            Self::NeverRests => "never-rests",
            Self::Mistypes => "mistypes",
            Self::WeakPassword => "weak-password",
            Self::DoubleTap => "double-tap",
            Self::WildTouch => "wild-touch",
            Self::GoesBack => "goes-back",
            Self::Stops => "stops",
            Self::OtherLanguage => "other-language",
            Self::WalksAway => "walks-away",
            Self::LiftsCard => "lifts-card",
            Self::OtherCard => "other-card",
            Self::LiftsForOther => "swaps-card",
        }
    }
}

/// Decides which mishaps strike; some can be muted, to see whether a failure needs them.
#[derive(Clone, Debug)]
pub(super) struct Luck {
    dice: Dice,
    /// Multiplies every chance: some lives are calm, some are terrible.
    hardship: u64,
    /// Strikes ten times as often: rare things meet in lives that differ in what they are full of.
    favourite: Option<Mishap>,
    asked: u32,
    muted: BTreeSet<u32>,
    /// Which question struck what.
    pub(super) struck: Vec<(u32, Mishap)>,
}

impl Luck {
    pub(super) fn new(mut dice: Dice, muted: BTreeSet<u32>) -> Self {
        let hardship = match dice.between(0, 9) {
            0..=1 => 0,
            2..=6 => 1,
            7..=8 => 3,
            _ => 10,
        };
        let favourite = dice.pick(&Mishap::ALL).copied();
        let favourite = favourite.filter(|_| dice.happens(500));
        Self {
            dice,
            hardship,
            favourite,
            asked: 0,
            muted,
            struck: Vec::new(),
        }
    }

    /// Whether this mishap strikes now; in a common life so often in a thousand.
    pub(super) fn strikes(&mut self, mishap: Mishap, per_mille: u64) -> bool {
        self.asked = self.asked.saturating_add(1);
        let times = if self.favourite == Some(mishap) {
            10
        } else {
            1
        };
        let per_mille = per_mille
            .saturating_mul(self.hardship)
            .saturating_mul(times);
        let strikes = self.dice.happens(per_mille) && !self.muted.contains(&self.asked);
        if strikes {
            self.struck.push((self.asked, mishap));
        }
        strikes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_seed_gives_one_stream_and_neighbours_differ() {
        let first = |seed, life, purpose| Dice::new(seed, life, purpose).next();
        assert_eq!(first(1, 2, 3), first(1, 2, 3));
        assert_ne!(first(1, 2, 3), first(1, 3, 2));
        assert_ne!(first(1, 2, 3), first(2, 2, 3));
        assert_ne!(first(1, 2, 3), first(1, 2, 4));
    }

    #[test]
    fn a_muted_mishap_does_not_strike() {
        let dice = (0..).map(|life| Dice::new(1, life, 0));
        let struck = |muted: &BTreeSet<u32>, dice: &Dice| {
            let mut luck = Luck::new(dice.clone(), muted.clone());
            for _ in 0..50 {
                luck.strikes(Mishap::Stops, 400);
            }
            luck.struck
        };
        let dice = dice
            .take(20)
            .find(|dice| struck(&BTreeSet::new(), dice).len() > 1)
            .unwrap();
        let all = struck(&BTreeSet::new(), &dice);
        let muted = BTreeSet::from([all[0].0]);
        assert_eq!(struck(&muted, &dice), all[1..]);
    }
}
