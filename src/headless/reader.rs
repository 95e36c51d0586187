//! Lines from a stream, through one buffer that is wiped.

use super::NotUnderstood;
use std::io::{self, Read};
use zeroize::Zeroizing;

/// Longest line, in bytes.
const LINE_BYTES_MAX: usize = 4096;

/// Splits a stream into lines without leaving copies of them behind.
pub(super) struct LineReader<R> {
    stream: R,
    buffer: Box<Zeroizing<[u8; LINE_BYTES_MAX]>>,
    filled: usize,
    /// Bytes of the line handed out last, wiped before the next.
    handed_out: usize,
    number: u64,
    /// The rest of a line that is too long is thrown away.
    skipping: bool,
}

impl<R: Read> LineReader<R> {
    pub(super) fn new(stream: R) -> Self {
        let buffer = Box::new(Zeroizing::new([0; LINE_BYTES_MAX]));
        Self {
            stream,
            buffer,
            filled: 0,
            handed_out: 0,
            number: 0,
            skipping: false,
        }
    }

    /// Counts from 1.
    pub(super) const fn number(&self) -> u64 {
        self.number
    }

    /// The next line without its end, or nothing at the end of the stream.
    pub(super) fn next_line(&mut self) -> io::Result<Option<Result<&[u8], NotUnderstood>>> {
        self.wipe_last();
        loop {
            let filled = self.buffer.get(..self.filled).unwrap_or_default();
            if let Some(end) = filled.iter().position(|&byte| byte == b'\n') {
                self.handed_out = end.saturating_add(1);
                if std::mem::take(&mut self.skipping) {
                    self.wipe_last();
                    continue;
                }
                self.number = self.number.saturating_add(1);
                return Ok(Some(Ok(self.buffer.get(..end).unwrap_or_default())));
            }
            if self.filled == LINE_BYTES_MAX {
                self.handed_out = self.filled;
                self.wipe_last();
                if !std::mem::replace(&mut self.skipping, true) {
                    self.number = self.number.saturating_add(1);
                    return Ok(Some(Err(NotUnderstood::TooLong)));
                }
            }
            let free = self.buffer.get_mut(self.filled..).unwrap_or_default();
            match self.stream.read(free) {
                Ok(0) => return Ok(None),
                Ok(read) => self.filled = self.filled.saturating_add(read),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
    }

    fn wipe_last(&mut self) {
        let (done, filled) = (std::mem::take(&mut self.handed_out), self.filled);
        self.buffer.copy_within(done..filled, 0);
        let left = filled.saturating_sub(done);
        if let Some(rest) = self.buffer.get_mut(left..filled) {
            zeroize::Zeroize::zeroize(rest);
        }
        self.filled = left;
    }
}
