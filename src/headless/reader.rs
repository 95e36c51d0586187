//! Lines from a stream, through one buffer that is wiped.

use super::NotUnderstood;
use std::fmt;
use std::io::{self, Read};
use zeroize::Zeroizing;

/// Longest line, in bytes.
const LINE_BYTES_MAX: usize = 4096;

/// Splits a stream into lines without leaving copies of them behind.
pub struct LineReader<R> {
    stream: R,
    buffer: Box<Zeroizing<[u8; LINE_BYTES_MAX]>>,
    filled: usize,
    /// Bytes of the line handed out last, wiped before the next.
    handed_out: usize,
    number: u64,
    /// The rest of a line that is too long is thrown away.
    skipping: bool,
}

/// Leaves out what was read.
impl<R> fmt::Debug for LineReader<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "LineReader(line {})", self.number)
    }
}

impl<R: Read> LineReader<R> {
    /// Lines of `stream`.
    pub fn new(stream: R) -> Self {
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

    /// Number of the line handed out last, counted from 1.
    #[must_use]
    pub const fn number(&self) -> u64 {
        self.number
    }

    /// The next line without its end, or nothing at the end of the stream. A line that is too long
    /// is told once and thrown away.
    ///
    /// # Errors
    ///
    /// Whatever the stream says.
    pub fn next_line(&mut self) -> io::Result<Option<Result<&[u8], NotUnderstood>>> {
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
                Ok(0) => return Ok(self.last_line()),
                Ok(read) => self.filled = self.filled.saturating_add(read),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
    }

    /// What stands before the end of the stream without a line end of its own.
    fn last_line(&mut self) -> Option<Result<&[u8], NotUnderstood>> {
        if self.filled == 0 || std::mem::take(&mut self.skipping) {
            return None;
        }
        self.handed_out = self.filled;
        self.number = self.number.saturating_add(1);
        Some(Ok(self.buffer.get(..self.filled).unwrap_or_default()))
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

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(stream: &[u8]) -> Vec<Result<Vec<u8>, NotUnderstood>> {
        let mut reader = LineReader::new(stream);
        let mut lines = Vec::new();
        while let Some(line) = reader.next_line().unwrap() {
            lines.push(line.map(<[u8]>::to_vec));
        }
        lines
    }

    #[test]
    fn the_last_line_needs_no_end() {
        assert_eq!(lines(b"a\nb"), [Ok(b"a".to_vec()), Ok(b"b".to_vec())]);
        assert_eq!(lines(b"a\n"), [Ok(b"a".to_vec())]);
        assert!(lines(b"").is_empty());
    }

    #[test]
    fn a_line_that_is_too_long_is_told_once_and_the_next_one_is_read() {
        let long = vec![b'x'; 3 * LINE_BYTES_MAX];
        let told = || Err(NotUnderstood::TooLong);
        assert_eq!(
            lines(&[&long[..], b"\na"].concat()),
            [told(), Ok(b"a".to_vec())]
        );
        assert_eq!(lines(&long), [told()]);
    }
}
