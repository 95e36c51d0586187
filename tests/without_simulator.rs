//! A product without feature `simulate`, as it goes onto a kiosk.
#![cfg(not(feature = "simulate"))]

use std::process::Command;

#[test]
fn nothing_simulated_can_be_started() {
    for arguments in [&["run", "--headless", "--simulate"][..], &["soak"]] {
        let output = Command::new(env!("CARGO_BIN_EXE_pin-kiosk"))
            .args(arguments)
            .output()
            .unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {said}");
        let refused = arguments.last().unwrap();
        assert!(said.contains(&format!("'{refused}'")), "{said}");
    }
}
