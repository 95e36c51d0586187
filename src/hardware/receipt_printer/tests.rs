use super::*;
use std::io::{self, Read, Write};

#[test]
fn the_void_strip_is_black_and_white_in_every_byte() {
    let strip = void_strip(384);
    assert_eq!((strip.width(), strip.height()), (384, VOID_ROWS));
    assert!(strip.rows().all(|row| row.iter().any(|byte| *byte != 0)));
    assert!(
        strip
            .rows()
            .all(|row| row.contains(&0) || row.iter().any(|byte| *byte != 0xFF))
    );
}

#[test]
fn a_printer_without_a_port_says_so_every_time() {
    let folder = tempfile::tempdir().unwrap();
    let port = folder.path().join("nothing-here");
    let mut printer = SerialReceiptPrinter::new(PrinterSettings::new(port.to_string_lossy(), 9600));
    assert_eq!(printer.status(), Err(PrinterFault::NoPort));
    assert_eq!(
        printer.print(&SlipRaster::new(8, 1)),
        Err(PrinterFault::NoPort)
    );
    assert_eq!(printer.status(), Err(PrinterFault::NoPort));
}

/// A line on which a byte comes as fast as it is read, for ever.
struct Flood(u8);

impl Read for Flood {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        buffer.fill(self.0);
        Ok(buffer.len())
    }
}

impl Write for Flood {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Wire for Flood {}

/// 00h, as a broken line or another speed brings it, looks like the answer to a fence; 12h is a
/// status in good order.
#[test]
fn a_printer_that_never_stops_talking_is_given_up() {
    let settings = PrinterSettings {
        answer_timeout: Duration::from_millis(50),
        ..PrinterSettings::new("", 115_200)
    };
    let slip = SlipRaster::new(384, 8);
    for (byte, fault) in [
        (0x00, PrinterFault::Silent),
        (0xFF, PrinterFault::Garbage),
        (0x72, PrinterFault::PaperOut),
    ] {
        let mut printer = SerialReceiptPrinter::over(Flood(byte), settings.clone());
        assert_eq!(printer.status(), Err(fault), "{byte:02X}");
        assert_eq!(printer.print(&slip), Err(fault), "{byte:02X}");
    }
}
