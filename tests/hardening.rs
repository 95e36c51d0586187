//! The process shuts itself off, as the kernel itself says afterwards.
//!
//! One test only: what it does holds for the whole process and cannot be taken back.

use pin_kiosk::hardening;
use std::fs;
use std::process::Command;

#[test]
fn the_kernel_confirms_every_step() {
    assert!(!hardening::look().no_new_privileges.holds());
    let found = hardening::apply();
    assert_eq!(found, hardening::look(), "looking again finds the same");
    for (name, step) in found.steps() {
        // The limit on locked memory and a debugger are the machine's, not ours.
        let is_machines = name == "secrets locked in memory" || name == "not traced";
        assert!(step.holds() || is_machines, "{name}: {step:?}");
    }
    // The kernel's own words, not those of the calls that were used.
    let limits = fs::read_to_string("/proc/self/limits").unwrap();
    let core = limits
        .lines()
        .find(|line| line.starts_with("Max core file size"))
        .unwrap();
    let numbers: Vec<&str> = core.split_whitespace().skip(4).take(2).collect();
    assert_eq!(numbers, ["0", "0"]);
    let status = fs::read_to_string("/proc/thread-self/status").unwrap();
    assert!(status.contains("NoNewPrivs:\t1"), "{status}");
    // Not dumpable: the kernel gives the files about the process to root.
    let owner = Command::new("stat")
        .args(["-c", "%u", &format!("/proc/{}/mem", std::process::id())])
        .output()
        .unwrap();
    assert_eq!(String::from_utf8_lossy(&owner.stdout).trim(), "0");
}
