//! What to do with the end of a journal that was left, perhaps by a power cut.

use super::chain::Open;
use super::line::{LINE_BYTES_MAX, Line};
use super::state::SealState;
use super::verify::{Finding, Verifier};
use super::{RecordHash, kind};
use jiff::Timestamp;

/// How far the state may lie behind the journal: its last changes may be lost with the power.
const LAG_MAX: u64 = 100_000;

/// A journal's end, good to go on from.
#[derive(Debug)]
pub struct Recovered {
    pub(super) state: SealState,
    pub(super) head: RecordHash,
    pub(super) open: Open,
    /// Wall clock of the last record, if there is one.
    pub last_time: Option<Timestamp>,
    /// Bytes of the last file that are whole records.
    pub whole_bytes: usize,
    /// Bytes behind them: a record that was torn before anybody relied on it.
    pub torn_bytes: usize,
}

/// The end of a journal is not what this machine left.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum Damage {
    /// A record that was whole is bad.
    #[error(transparent)]
    Bad(#[from] Finding),
    /// Records that were whole are missing at the end.
    #[error("record {missing} is missing: the journal ends before it")]
    CutShort {
        /// The first of them.
        missing: u64,
    },
    /// The state is too old for the journal.
    #[error("the sealing state is for record {state}, the journal begins with {first}")]
    StateTooOld {
        /// The record that the state is for.
        state: u64,
        /// The first record that was read.
        first: u64,
    },
}

/// Reads the last files of a journal, from one that begins with a whole record to the last, and
/// decides what of the last file stays.
///
/// Only one record can be torn: the one that was being written.
/// It is torn when the sealing state does not count it yet, when nothing follows it, and when it
/// is no longer than a record; everything else is damage and is for a person to look at.
///
/// # Errors
///
/// [`Damage`], naming the first bad record.
pub fn recover(state: SealState, files: &[&[u8]]) -> Result<Recovered, Damage> {
    let counted = state.number();
    let mut reading = Reading {
        verifier: Verifier::from_state(state),
        counted,
        last_time: None,
        open: Open::default(),
    };
    let [mut whole_bytes, mut torn_bytes] = [0, 0];
    for (idx, file) in files.iter().enumerate() {
        let is_last = idx.saturating_add(1) == files.len();
        whole_bytes = 0;
        while let Some(rest) = file.get(whole_bytes..).filter(|rest| !rest.is_empty()) {
            let end = rest.iter().position(|byte| *byte == b'\n');
            let line_bytes = end.map_or(rest.len(), |end| end.saturating_add(1));
            match reading.line(end.and_then(|end| rest.get(..end))) {
                Ok(()) => whole_bytes = whole_bytes.saturating_add(line_bytes),
                Err(Damage::Bad(finding))
                    if is_last
                        && line_bytes == rest.len()
                        && line_bytes <= LINE_BYTES_MAX
                        && finding.record >= counted =>
                {
                    torn_bytes = line_bytes;
                    break;
                }
                Err(damage) => return Err(damage),
            }
        }
    }
    reading.end(whole_bytes, torn_bytes)
}

struct Reading {
    verifier: Verifier,
    counted: u64,
    last_time: Option<Timestamp>,
    open: Open,
}

impl Reading {
    /// Takes one line without its end, or nothing where the end is missing.
    fn line(&mut self, line: Option<&[u8]>) -> Result<(), Damage> {
        let bytes = line.ok_or_else(|| self.verifier.unfinished())?;
        let parsed = Line::parse(bytes);
        if let Some(Line { number, .. }) = parsed
            && self.verifier.next() == 0
            && number > self.counted.saturating_add(LAG_MAX)
        {
            return Err(Damage::StateTooOld {
                state: self.counted,
                first: number,
            });
        }
        self.verifier.line(bytes)?;
        if let Some(line) = parsed {
            self.follow(&line);
        }
        Ok(())
    }

    fn follow(&mut self, line: &Line<'_>) {
        self.last_time = line.time.parse().ok().or(self.last_time);
        match line.kind {
            kind::SESSION_STARTED => self.open.session = true,
            kind::SESSION_ENDED => self.open.session = false,
            kind::WRITE_STARTED => self.open.write = card_of(line.fields),
            kind::WRITE_ENDED => self.open.write = None,
            _ => {}
        }
    }

    fn end(self, whole_bytes: usize, torn_bytes: usize) -> Result<Recovered, Damage> {
        let head = self.verifier.head();
        let next = self.verifier.next().max(1);
        let cut_short = Damage::CutShort { missing: next };
        // The key is where the records are, unless the state counts records that are not there.
        let state = self.verifier.into_state().ok_or(cut_short.clone())?;
        if state.number() != next {
            return Err(cut_short);
        }
        Ok(Recovered {
            state,
            head,
            open: self.open,
            last_time: self.last_time,
            whole_bytes,
            torn_bytes,
        })
    }
}

/// The card of a write, in digits. A sealed record always has one.
fn card_of(fields: &str) -> Option<String> {
    let (_, after) = fields.split_once(r#""card":""#)?;
    let (card, _) = after.split_once('"')?;
    Some(card.to_owned())
}
