//! The window under a display of its own: real clicks and real keys, found as a screen reader finds
//! them.

use std::path::Path;
use std::process::Command;
use std::sync::{Mutex, PoisonError};

/// One window at a time: each draws on the processor, and a person's machine has one.
static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());

fn resident(size: &str, arguments: &[&str]) {
    act("scripts/resident.py", size, arguments);
}

/// Lets a scripted person act at the real window.
fn act(script: &str, size: &str, arguments: &[&str]) {
    let _turn = ONE_AT_A_TIME.lock().unwrap_or_else(PoisonError::into_inner);
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let out = tempfile::tempdir().expect("folder");
    let bin = Path::new(env!("CARGO_BIN_EXE_pin-kiosk"));
    let hw_sim = bin.with_file_name("pin-kiosk-hw-sim");
    assert!(
        hw_sim.exists(),
        "pin-kiosk-hw-sim is not built: run the tests of the whole workspace"
    );
    let output = Command::new(root.join("scripts/with-display"))
        .arg(size)
        .arg("/usr/bin/python3")
        .arg(root.join(script))
        .args(["--size", size, "--kiosk"])
        .arg(bin)
        .arg("--hw-sim")
        .arg(hw_sim)
        .arg("--out")
        .arg(out.path())
        .args(arguments)
        .output()
        .expect("the display starts: scripts/setup installs what is needed");
    assert!(
        output.status.success(),
        "{}\n{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
}

#[test]
fn a_reset_by_clicks_in_english_portrait() {
    resident("1080x1920", &["--language", "en", "--procedure", "reset"]);
}

#[test]
fn a_change_by_clicks_in_japanese_landscape() {
    resident("1280x1024", &["--language", "ja", "--procedure", "change"]);
}

#[test]
fn a_reset_by_clicks_in_thai_on_a_small_screen() {
    resident("1024x768", &["--language", "th", "--procedure", "reset"]);
}

#[test]
fn a_change_by_keyboard_alone() {
    resident(
        "1080x1920",
        &[
            "--language",
            "en",
            "--procedure",
            "change",
            "--by",
            "keyboard",
        ],
    );
}

#[test]
fn a_technician_finds_what_is_broken_in_portrait() {
    act("scripts/technician.py", "1080x1920", &["--wait-for-end"]);
}

#[test]
fn a_technician_finds_what_is_broken_in_landscape() {
    act("scripts/technician.py", "1280x1024", &[]);
}

#[test]
fn a_technician_finds_what_is_broken_on_a_small_screen() {
    act("scripts/technician.py", "1024x768", &[]);
}
