//! See [`pin_kiosk_fuzz::printer_bytes`].

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| pin_kiosk_fuzz::printer_bytes(data));
