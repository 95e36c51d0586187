//! How long a card and a contactless reader take, as a model: off unless a scenario asks for it.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::{CommandEntry, StatusWord};

/// Durations of an exchange.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct Timing {
    /// Bit rate between reader and card in kbit/s; ISO/IEC 14443 has 106, 212, 424 and 848.
    pub kilobits_per_second: u32,
    /// Everything about an exchange that does not depend on its length: USB, driver, card, in milliseconds.
    pub exchange_millis: u32,
    /// A private-key operation, in milliseconds.
    pub rsa_millis: u32,
}

impl Default for Timing {
    fn default() -> Self {
        // 12 ms: a published log of a JPKI card's short READ BINARY. 203 ms: the median of twenty cards.
        Self {
            kilobits_per_second: 106,
            exchange_millis: 12,
            rsa_millis: 203,
        }
    }
}

impl Timing {
    /// The time that one exchange takes.
    #[must_use]
    pub fn exchange(&self, entry: &CommandEntry) -> Duration {
        let bits = u64::try_from(entry.command_bytes + entry.answer_bytes)
            .unwrap_or(u64::MAX)
            .saturating_mul(8);
        // A bit at 1 kbit/s takes 1 ms.
        let micros = bits.saturating_mul(1000) / u64::from(self.kilobits_per_second.max(1));
        let signed = entry.instruction() == Some(0x2A)
            && entry.executed
            && entry.status == Some(StatusWord::OK);
        let rsa_millis = if signed { self.rsa_millis } else { 0 };
        Duration::from_micros(micros)
            + Duration::from_millis(u64::from(self.exchange_millis) + u64::from(rsa_millis))
    }
}
