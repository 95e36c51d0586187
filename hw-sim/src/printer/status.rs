//! The condition of the printer and the status bytes that tell it.

/// Paper as its two sensors see it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Paper {
    Enough,
    NearEnd,
    Out,
}

/// The cutter.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Cutter {
    Free,
    /// Will jam when it is next used.
    AboutToJam,
    Jammed,
}

/// How requests are answered.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Answers {
    Right,
    Garbage,
    Silent,
    Late,
}

/// Everything about the printer that a status byte can tell.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Condition {
    pub(crate) paper: Paper,
    pub(crate) cover_open: bool,
    pub(crate) cutter: Cutter,
    pub(crate) forced_offline: bool,
    pub(crate) answers: Answers,
}

impl Condition {
    pub(crate) const fn new() -> Self {
        Self {
            paper: Paper::Enough,
            cover_open: false,
            cutter: Cutter::Free,
            forced_offline: false,
            answers: Answers::Right,
        }
    }

    /// Whether it takes data from its buffer and prints.
    pub(crate) fn prints(self) -> bool {
        self.online() && self.answers != Answers::Silent
    }

    fn online(self) -> bool {
        self.paper != Paper::Out
            && !self.cover_open
            && self.cutter != Cutter::Jammed
            && !self.forced_offline
    }

    /// The answer to DLE EOT n. Bits 1 and 4 are always 1, bits 0 and 7 always 0.
    pub(crate) fn real_time(self, n: u8) -> Option<u8> {
        let jammed = self.cutter == Cutter::Jammed;
        let bits = match n {
            // Printer status: bit 2 drawer pin 3, high where there is no drawer; bit 3 off line.
            1 => 0x04 | flag(0x08, !self.online()),
            // Cause of being off line: bit 2 cover, bit 5 stopped by paper end, bit 6 error.
            2 => {
                flag(0x04, self.cover_open)
                    | flag(0x20, self.paper == Paper::Out)
                    | flag(0x40, jammed)
            }
            // Cause of the error: bit 3 cutter.
            3 => flag(0x08, jammed),
            // Roll paper sensors: bits 2 and 3 near end, bits 5 and 6 end.
            4 => flag(0x0C, self.paper != Paper::Enough) | flag(0x60, self.paper == Paper::Out),
            _ => return None,
        };
        Some(0x12 | bits)
    }

    /// The answer to GS r 1: bits 0 and 1 near end, bits 2 and 3 end; bits 4 and 7 always 0.
    pub(crate) fn paper_sensors(self) -> u8 {
        flag(0x03, self.paper != Paper::Enough) | flag(0x0C, self.paper == Paper::Out)
    }
}

const fn flag(mask: u8, on: bool) -> u8 {
    if on { mask } else { 0 }
}
