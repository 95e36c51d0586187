//! What `pin-kiosk` reads from outside, one function a door: each takes any bytes and must come back.
//!
//! What must hold whatever the bytes are is asserted here, so a panic is a finding.
//! The fuzz targets call these functions, and so does the product's test `hostile_input`, which
//! includes this file and runs every corpus through them.

mod card;
mod card_bytes;
mod centre;
mod files;
mod headless;
mod journal;
mod printer;
mod sim;

pub use card::{card_answers, recorded_change};
pub use card_bytes::{certificate, tlv};
pub use centre::centre_answers;
pub use files::{card_profile, config, hours};
pub use headless::headless_lines;
pub use journal::journal;
pub use printer::printer_bytes;
pub use sim::{sim_card, sim_printer};

/// Takes any bytes.
pub type Door = fn(&[u8]);

/// Every door under the name of its target and of its folder in `corpus/`.
pub const DOORS: [(&str, Door); 12] = [
    ("card_answers", card_answers),
    ("card_profile", card_profile),
    ("centre_answers", centre_answers),
    ("certificate", certificate),
    ("config", config),
    ("headless_lines", headless_lines),
    ("hours", hours),
    ("journal", journal),
    ("printer_bytes", printer_bytes),
    ("sim_card", sim_card),
    ("sim_printer", sim_printer),
    ("tlv", tlv),
];
