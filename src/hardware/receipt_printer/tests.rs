use super::*;

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
