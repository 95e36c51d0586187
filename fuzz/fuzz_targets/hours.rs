//! See [`pin_kiosk_fuzz::hours`].

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| pin_kiosk_fuzz::hours(data));
