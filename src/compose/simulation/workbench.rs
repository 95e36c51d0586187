//! What can be acted on while a simulated kiosk runs.

use crate::hardware::clock::SystemClock;
use crate::hardware::simulated::SimulatedSlot;
use crate::hardware::standin_centre::SharedCentre;
use crate::runtime::Clock as _;
use pin_kiosk_hw_sim::card::{FaultKind, Reader, SecretName};
use pin_kiosk_hw_sim::centre::{CardId, CardStanding, LineFault, ReservationScenario, SimCentre};
use pin_kiosk_hw_sim::printer::{Act, PtyPrinter};
use serde::Deserialize;
use std::sync::{Arc, MutexGuard, PoisonError};

/// The simulated parts of a running kiosk.
pub(crate) struct Workbench {
    pub(super) slot: SimulatedSlot,
    pub(super) centre: SharedCentre,
    pub(super) printer: Option<PtyPrinter>,
    pub(super) clock: Arc<SystemClock>,
}

/// Something done to the simulated parts; also a line of the headless driver (`docs/headless.md`).
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Deed {
    #[serde(rename = "input")]
    pub(super) line: String,
    pub(super) insert: Option<usize>,
    pub(super) remove: bool,
    pub(super) fault: Option<FaultKind>,
    pub(super) signature_tries: Option<u8>,
    pub(super) user_authentication_tries: Option<u8>,
    pub(super) printer: Option<String>,
    pub(super) centre: Option<String>,
    pub(super) reservation: Option<ReservationScenario>,
    pub(super) standing: Option<CardStanding>,
    pub(super) reserve: bool,
    pub(super) clock: Option<i64>,
}

impl Workbench {
    /// Acts on the simulated parts.
    pub(crate) fn act(&self, deed: Deed) -> Result<(), String> {
        if let Some(card) = deed.insert {
            let there = self.slot.with(|reader| reader.insert(card));
            there
                .then_some(())
                .ok_or_else(|| format!("the scenario has no card {card}"))?;
        }
        for (secret, tries) in [
            (SecretName::Signature, deed.signature_tries),
            (
                SecretName::UserAuthentication,
                deed.user_authentication_tries,
            ),
        ] {
            if let Some(tries) = tries {
                self.slot.with(|reader| {
                    let number = reader.slot().unwrap_or(0);
                    if let Some(card) = reader.card_mut(number) {
                        card.set_tries_left(secret, tries);
                    }
                });
            }
        }
        if deed.remove {
            self.slot.with(Reader::remove);
        }
        if let Some(fault) = deed.fault {
            self.slot.with(|reader| reader.arm(fault));
        }
        if let Some(act) = deed.printer {
            let act: Act = act.parse().map_err(|error| format!("{error}"))?;
            let printer = self
                .printer
                .as_ref()
                .ok_or("the printer is a configured one")?;
            printer.act(act);
        }
        if let Some(line) = deed.centre {
            let fault = match line.as_str() {
                "ok" => None,
                name => Some(
                    name.parse::<LineFault>()
                        .map_err(|error| error.to_string())?,
                ),
            };
            self.centre().set_line_fault(fault);
        }
        if let Some(reservation) = deed.reservation {
            self.centre().set_reserve_any(Some(reservation));
        }
        if let Some(standing) = deed.standing {
            self.centre().set_standing_of_all(standing);
        }
        if deed.reserve {
            self.reserve()?;
        }
        if let Some(seconds) = deed.clock {
            self.clock.shift(seconds);
        }
        Ok(())
    }

    /// Makes a reservation for the card on the reader, as the phone app would have.
    fn reserve(&self) -> Result<(), String> {
        let card = self.slot.with(|reader| {
            let card = reader.card(reader.slot().unwrap_or(0))?;
            Some(CardId::of_certificate(
                card.identity().user_authentication_certificate(),
            ))
        });
        let card = card.ok_or("there is no card to make a reservation for")?;
        let now = u64::try_from(self.clock.now().wall.as_second()).unwrap_or(0);
        self.centre().reserve(now, card);
        Ok(())
    }

    fn centre(&self) -> MutexGuard<'_, SimCentre> {
        self.centre.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
