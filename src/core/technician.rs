//! What a technician's board, the journal and the readiness slip have in common.

use serde::{Deserialize, Serialize};

/// A part of the machine, as the board shows it: one tile each, always in this order.
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Part {
    /// Smart card service and reader.
    Reader,
    /// The technician's test card.
    Card,
    /// The receipt printer.
    Printer,
    /// The issuer's centre.
    Centre,
    /// The journal.
    Journal,
    /// Screen, touch panel, speaker.
    Screen,
    /// The clock.
    Clock,
    /// Configuration, certificates, disk.
    Settings,
}

impl Part {
    /// All parts, in the order of the tiles.
    pub const ALL: [Self; 8] = [
        Self::Reader,
        Self::Card,
        Self::Printer,
        Self::Centre,
        Self::Journal,
        Self::Screen,
        Self::Clock,
        Self::Settings,
    ];

    /// Its place among [`Self::ALL`].
    #[must_use]
    pub fn place(self) -> usize {
        Self::ALL
            .iter()
            .position(|part| *part == self)
            .unwrap_or_default()
    }

    /// Its name in text keys.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Reader => "part-reader",
            Self::Card => "part-card",
            Self::Printer => "part-printer",
            Self::Centre => "part-centre",
            Self::Journal => "part-journal",
            Self::Screen => "part-screen",
            Self::Clock => "part-clock",
            Self::Settings => "part-settings",
        }
    }
}

/// How a test came out.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, Hash, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// It is as it should be.
    Pass,
    /// It is not.
    Fail,
    /// It could not be looked at, or was not.
    #[default]
    NotTested,
}

/// Each part's verdict, in the order of [`Part::ALL`].
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, Serialize)]
pub struct Readiness(pub [Verdict; Part::ALL.len()]);

impl Readiness {
    /// Fail when a part failed, else pass when one passed.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        if self.0.contains(&Verdict::Fail) {
            Verdict::Fail
        } else if self.0.contains(&Verdict::Pass) {
            Verdict::Pass
        } else {
            Verdict::NotTested
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Part, Readiness, Verdict};

    #[test]
    fn one_failure_outweighs_all_else() {
        let mut all = [Verdict::NotTested; Part::ALL.len()];
        assert_eq!(Readiness(all).verdict(), Verdict::NotTested);
        all[Part::Card.place()] = Verdict::Pass;
        assert_eq!(Readiness(all).verdict(), Verdict::Pass);
        all[Part::Printer.place()] = Verdict::Fail;
        assert_eq!(Readiness(all).verdict(), Verdict::Fail);
    }
}
