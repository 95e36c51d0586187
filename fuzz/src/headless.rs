//! Lines from whoever drives the kiosk without a window.

use pin_kiosk::headless::{Command, LineReader};
use std::io::{self, Read};

/// A stream that comes in pieces of the given length.
struct Pieces<'a> {
    rest: &'a [u8],
    length: usize,
}

impl Read for Pieces<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let n = self.length.min(buffer.len()).min(self.rest.len());
        let (piece, rest) = self.rest.split_at(n);
        self.rest = rest;
        buffer
            .iter_mut()
            .zip(piece)
            .for_each(|(to, from)| *to = *from);
        Ok(n)
    }
}

/// The first byte is the length of the pieces in which the rest comes.
pub fn headless_lines(data: &[u8]) {
    let Some((&length, rest)) = data.split_first() else {
        return;
    };
    let length = usize::from(length.max(1));
    let mut lines = LineReader::new(Pieces { rest, length });
    let mut told = 0;
    while let Some(line) = lines.next_line().expect("it never fails") {
        told += 1;
        if let Err(reason) = line.and_then(Command::parse) {
            assert!(reason.to_string().len() < 100, "an error quotes the line");
        }
    }
    assert!(told <= rest.split(|byte| *byte == b'\n').count());
    assert_eq!(told, usize::try_from(lines.number()).unwrap_or_default());
}
