//! What the printer is like and what can happen to it.

use serde::{Deserialize, Serialize};
use std::str::FromStr;

/// One thing that happens to the printer.
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Act {
    /// The roll ends.
    PaperOut,
    /// A new roll is put in.
    PaperOk,
    /// The near-end sensor sees the roll's core.
    NearEnd,
    /// The cover is opened.
    CoverOpen,
    /// The cover is closed.
    CoverClose,
    /// The cutter will jam at its next cut.
    CutterError,
    /// The cutter is freed.
    CutterOk,
    /// Off line for a reason of its own.
    Offline,
    /// On line again.
    Online,
    /// Answers nothing and prints nothing, as with the power switched off.
    Silent,
    /// Answers every request with bytes that lack the fixed bits.
    Garbage,
    /// Prints, but keeps its answers to itself until it answers again: all come then, too late.
    Late,
    /// Answers as it should.
    Answer,
    /// The cable is pulled: the device node goes away.
    Unplug,
    /// The cable is put back.
    Replug,
}

impl Act {
    /// Every act with the word that names it on the command line and in a scenario.
    pub const ALL: [(Self, &'static str); 15] = [
        (Self::PaperOut, "paper-out"),
        (Self::PaperOk, "paper-ok"),
        (Self::NearEnd, "near-end"),
        (Self::CoverOpen, "cover-open"),
        (Self::CoverClose, "cover-close"),
        (Self::CutterError, "cutter-error"),
        (Self::CutterOk, "cutter-ok"),
        (Self::Offline, "offline"),
        (Self::Online, "online"),
        (Self::Silent, "silent"),
        (Self::Garbage, "garbage"),
        (Self::Late, "late"),
        (Self::Answer, "answer"),
        (Self::Unplug, "unplug"),
        (Self::Replug, "replug"),
    ];
}

/// A word that names no [`Act`].
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[error("no such act of the printer: {0}")]
pub struct UnknownAct(pub String);

impl FromStr for Act {
    type Err = UnknownAct;

    fn from_str(word: &str) -> Result<Self, Self::Err> {
        Self::ALL
            .into_iter()
            .find_map(|(act, name)| (name == word).then_some(act))
            .ok_or_else(|| UnknownAct(word.to_owned()))
    }
}

/// An act that waits for its moment.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct Cue {
    /// Rows of dots printed or fed since the start, after which it happens.
    pub after_rows: u64,
    /// What happens.
    pub act: Act,
}

/// Table `[printer]` of a scenario.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq)]
#[serde(default, deny_unknown_fields)]
pub struct PrinterSection {
    /// Printable width in dots, 8 to a millimetre: 576 on 80 mm paper, 384 on 58 mm.
    pub width_dots: u16,
    /// Bits a second on the line; a byte takes ten.
    pub baud: u32,
    /// Receive buffer, bytes.
    pub buffer_bytes: usize,
    /// Rows of dots a second: 1200 is 150 mm/s.
    pub rows_per_second: u32,
    /// Whether the host sees the busy line. Without it, bytes beyond the buffer are lost.
    pub handshake: bool,
    /// What is already so at the start.
    pub start: Vec<Act>,
    /// What happens later.
    pub cues: Vec<Cue>,
}

impl Default for PrinterSection {
    fn default() -> Self {
        Self {
            width_dots: 576,
            baud: 115_200,
            buffer_bytes: 4096,
            rows_per_second: 1200,
            handshake: true,
            start: Vec::new(),
            cues: Vec::new(),
        }
    }
}
