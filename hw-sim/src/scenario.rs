//! What the simulated parts are like: one TOML file, one table a part.

use std::{fs, io, path::Path, str::FromStr};

use serde::Deserialize;

use crate::{
    card::{CardConfig, Fault, Timing},
    centre::CentreSection,
    printer::PrinterSection,
};

/// The state and the faults of every simulated part.
///
/// Each table is defined beside the part it describes; an absent table means a part in good order.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Scenario {
    /// Where all chance of the scenario comes from.
    pub seed: u64,
    /// The card that the resident brings.
    pub card: CardConfig,
    /// Other cards at hand, for swapping.
    pub spare_cards: Vec<CardConfig>,
    /// Faults of card and reader.
    pub faults: Vec<Fault>,
    /// How long card and reader take; no time at all if absent.
    pub timing: Option<Timing>,
    /// The stand-in issuer centre.
    pub centre: CentreSection,
    /// The receipt printer.
    pub printer: PrinterSection,
}

/// A scenario could not be read.
#[derive(Debug, thiserror::Error)]
pub enum ScenarioError {
    /// The file could not be opened.
    #[error("the scenario file {path} cannot be read")]
    File {
        /// Which file.
        path: String,
        /// Why not.
        source: io::Error,
    },
    /// It is not TOML, or has a key or value that no part knows.
    #[error("scenario: {0}")]
    Content(#[from] toml::de::Error),
}

impl FromStr for Scenario {
    type Err = ScenarioError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Ok(toml::from_str(text)?)
    }
}

impl Scenario {
    /// Reads a scenario from a file.
    ///
    /// # Errors
    ///
    /// Names the file, or the line and key that no part knows.
    pub fn from_file(path: &Path) -> Result<Self, ScenarioError> {
        let text = fs::read_to_string(path).map_err(|source| ScenarioError::File {
            path: path.display().to_string(),
            source,
        })?;
        text.parse()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example_in_the_documentation_is_a_scenario() {
        let text = include_str!("../../docs/scenarios.md");
        let example = text
            .split("```")
            .nth(1)
            .and_then(|it| it.strip_prefix("toml"));
        let scenario: Scenario = example.expect("an example").parse().unwrap();
        assert_eq!(scenario.faults.len(), 1);
        assert_eq!(scenario.spare_cards.len(), 1);
        assert_eq!(scenario.printer.cues.len(), 1);
    }
}
