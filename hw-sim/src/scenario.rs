//! What the simulated parts are like: one TOML file, one table a part.

use crate::centre::CentreSection;
use crate::printer::PrinterSection;
use serde::Deserialize;

/// The state and the faults of every simulated part.
///
/// Each table is defined beside the part it describes; an absent table means a part in good order.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Scenario {
    /// The stand-in issuer centre.
    pub centre: CentreSection,
    /// The receipt printer.
    pub printer: PrinterSection,
}
