//! See [`pin_kiosk_fuzz::sim_card`].

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| pin_kiosk_fuzz::sim_card(data));
