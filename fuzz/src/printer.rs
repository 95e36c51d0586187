//! A printer that answers whatever it likes, and then is unplugged.

use pin_kiosk::hardware::receipt_printer::{PrinterSettings, SerialReceiptPrinter, Wire};
use pin_kiosk_core::ports::ReceiptPrinter as _;
use pin_kiosk_core::slip::SlipRaster;
use std::collections::VecDeque;
use std::io::{self, Read, Write};
use std::time::Duration;

/// Stands for a moment without a byte.
const NOTHING_YET: u8 = 0xFE;

struct Script {
    bytes: VecDeque<u8>,
}

impl Read for Script {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match (self.bytes.pop_front(), buffer) {
            (Some(NOTHING_YET), _) => Err(io::ErrorKind::TimedOut.into()),
            (Some(byte), [first, ..]) => {
                *first = byte;
                Ok(1)
            }
            (Some(_) | None, _) => Ok(0),
        }
    }
}

impl Write for Script {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Wire for Script {}

/// The printer's bytes, in the order in which they come.
pub fn printer_bytes(data: &[u8]) {
    let settings = PrinterSettings {
        port: String::new(),
        baud: 115_200,
        answer_timeout: Duration::from_millis(5),
    };
    let bytes = data.iter().copied().collect();
    let mut printer = SerialReceiptPrinter::over(Script { bytes }, settings);
    let mut slip = SlipRaster::new(384, 64);
    slip.blacken(3, 5);
    for _ in 0..2 {
        let _status = printer.status();
        let _printed = printer.print(&slip);
    }
}
