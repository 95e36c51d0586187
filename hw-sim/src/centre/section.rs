//! The table `[centre]` of a scenario.

use super::fault::{FaultRule, LineFault};
use super::proof::CardId;
use super::reservation::LIFETIME_SECONDS;
use super::{CardStanding, ISSUER_KEY_BYTES, SimCentre};
use serde::Deserialize;

/// The reservation that each card has which proves itself to the centre.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ReservationScenario {
    /// None was made.
    Missing,
    /// Made an hour ago.
    #[default]
    Usable,
    /// Made more than 24 hours ago.
    Expired,
    /// Already used.
    Used,
    /// Held by another kiosk.
    InUse,
}

impl ReservationScenario {
    pub(super) fn make(self, centre: &mut SimCentre, now: u64, card: CardId) {
        const HOUR: u64 = 60 * 60;
        let made = |centre: &mut SimCentre, age: u64| centre.reserve(now.saturating_sub(age), card);
        let (id, change) = match self {
            Self::Missing => return,
            Self::Usable => (made(centre, HOUR), Ok(())),
            Self::Expired => (made(centre, LIFETIME_SECONDS + HOUR), Ok(())),
            Self::Used => {
                let id = made(centre, HOUR);
                let change = centre.consume(&id);
                (id, change)
            }
            Self::InUse => {
                let id = made(centre, HOUR);
                let change = centre.hold(now, &id, "another kiosk");
                (id, change)
            }
        };
        debug_assert!(change.is_ok(), "reservation {id} was made a moment ago");
    }
}

/// The centre of a scenario; absent, it is in good order and every card has a reservation.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct CentreSection {
    /// The reservation of every card.
    pub reservation: ReservationScenario,
    /// What the issuer knows of every card.
    pub standing: CardStanding,
    /// What is wrong with the line.
    pub line_fault: Option<LineFault>,
    /// What goes wrong with answers, in order.
    pub faults: Vec<FaultRule>,
}

impl CentreSection {
    /// The centre as this table describes it.
    #[must_use]
    pub fn build(&self, issuer_key: [u8; ISSUER_KEY_BYTES]) -> SimCentre {
        let mut centre = SimCentre::new(issuer_key);
        self.apply(&mut centre);
        centre
    }

    /// Changes a centre that exists to be as this table says; reservations already made stay.
    pub fn apply(&self, centre: &mut SimCentre) {
        centre.set_reserve_any(Some(self.reservation));
        centre.set_standing_of_all(self.standing);
        centre.clear_faults();
        centre.set_line_fault(self.line_fault);
        for rule in &self.faults {
            centre.add_fault(*rule);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::fault::Fault;
    use super::super::message::Endpoint;
    use super::*;

    #[test]
    fn reads_a_whole_table() {
        let text = r#"
            reservation = "expired"
            standing = "certificate-revoked"
            line_fault = "tls12-only"
            [[faults]]
            fault = { slow-millis = 200 }
            on = "search"
            times = 1
            [[faults]]
            fault = "half-answer"
        "#;
        let expected = CentreSection {
            reservation: ReservationScenario::Expired,
            standing: CardStanding::CertificateRevoked,
            line_fault: Some(LineFault::Tls12Only),
            faults: vec![
                FaultRule::once(Fault::SlowMillis(200)).on(Endpoint::Search),
                FaultRule {
                    fault: Fault::HalfAnswer,
                    on: None,
                    times: None,
                },
            ],
        };
        assert_eq!(toml::from_str::<CentreSection>(text), Ok(expected));
    }

    #[test]
    fn refuses_a_key_it_does_not_know() {
        assert!(toml::from_str::<CentreSection>("reservations = 1").is_err());
    }
}
