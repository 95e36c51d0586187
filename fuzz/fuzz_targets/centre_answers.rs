//! See [`pin_kiosk_fuzz::centre_answers`].

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| pin_kiosk_fuzz::centre_answers(data));
