//! See [`pin_kiosk_fuzz::headless_lines`].

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| pin_kiosk_fuzz::headless_lines(data));
