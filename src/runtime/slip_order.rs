//! Slips that are ordered, by number: a slow printer outlasts a session, and nobody may be told
//! what came of another's slip.

use pin_kiosk_core::slip::Slip;

/// Tells one order from all others since the start; what is told of it carries the same number.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct SlipNumber(pub u64);

/// A slip to print.
#[derive(Clone, Debug, PartialEq)]
pub struct SlipOrder {
    /// Which order it is.
    pub number: SlipNumber,
    /// What it says.
    pub slip: Slip,
    /// Whether it is kept when it fails, and printed again when the printer is well.
    pub tries_again: bool,
}

/// Numbers the orders, and knows the newest: of no other does anybody wait to hear.
#[derive(Debug, Default)]
pub(super) struct Orders {
    newest: SlipNumber,
    for_technician: bool,
}

impl Orders {
    /// Orders a slip that she waits for, and that is still hers when paper was put in.
    pub(super) const fn for_resident(&mut self, slip: Slip) -> SlipOrder {
        SlipOrder {
            number: self.next(false),
            slip,
            tries_again: true,
        }
    }

    /// Orders a page that only says how the printer is now.
    pub(super) const fn for_technician(&mut self, slip: Slip) -> SlipOrder {
        SlipOrder {
            number: self.next(true),
            slip,
            tries_again: false,
        }
    }

    /// Whether this is the newest order.
    pub(super) fn is_newest(&self, number: SlipNumber) -> bool {
        number == self.newest
    }

    /// Whether the newest order is a technician's.
    pub(super) const fn are_for_technician(&self) -> bool {
        self.for_technician
    }

    const fn next(&mut self, for_technician: bool) -> SlipNumber {
        self.newest = SlipNumber(self.newest.0.wrapping_add(1));
        self.for_technician = for_technician;
        self.newest
    }
}
