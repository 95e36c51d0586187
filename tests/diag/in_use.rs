//! Another program has the card: a real one, over the system's PC/SC library.

use crate::machine::{Machine, check};
use crate::{insert, pcscd};
use pin_kiosk_hw_sim::pcscd::{Pcscd, SOCKET_VARIABLE};
use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

/// The other program, while it has the card.
struct Other(Child);

impl Other {
    /// Starts it, and waits until it has the card.
    fn holds(pcscd: &Pcscd, how: &str) -> Self {
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/diag/other_program.py");
        let mut child = Command::new("python3")
            .arg(script)
            .arg(how)
            .env(SOCKET_VARIABLE, pcscd.socket())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut said = String::new();
        let output = child.stdout.as_mut().unwrap();
        BufReader::new(output).read_line(&mut said).unwrap();
        let other = Self(child);
        assert_eq!(said, "held\n");
        other
    }

    /// Lets it let go of the card.
    fn lets_go(mut self) {
        drop(self.0.stdin.take());
        assert!(self.0.wait().unwrap().success());
    }
}

impl Drop for Other {
    fn drop(&mut self) {
        // Already ended in a test that passed.
        if self.0.kill().is_ok() {
            self.0.wait().ok();
        }
    }
}

#[test]
fn another_program_has_the_card_and_lets_go_of_it() {
    let pcscd = pcscd();
    let machine = Machine::new();
    let _slot = insert(&pcscd, &machine);
    for (how, word) in [("exclusive", "alone"), ("shared", "shared")] {
        let other = Other::holds(&pcscd, how);
        let (code, findings) = machine.json(&["reader"], &pcscd.socket());
        assert_eq!(code, 1, "{findings:#}");
        let says =
            format!("another program has the card open, {word}; the service does not tell which");
        assert_eq!(
            check(&findings, "reader", "exclusive"),
            ("fail", says.as_str())
        );
        // It is one of those that could be it, for whoever looks further.
        let name = format!("python3 (process {})", other.0.id());
        let facts = &findings["sections"][0]["facts"];
        let named = facts["programs_that_use_cards"].as_array().unwrap();
        assert!(named.iter().any(|one| *one == name), "{name}: {named:?}");
        let text = machine.diag(&["reader"], &pcscd.socket()).text;
        let hint = text
            .lines()
            .find(|line| line.contains("exclusive: perhaps"));
        assert!(hint.is_some_and(|hint| hint.contains(&name)), "{text}");

        // What the hint has a technician type finds it too.
        let found = Command::new("sh")
            .args(["-c", "grep -sl libpcsclite /proc/[0-9]*/maps"])
            .output()
            .unwrap();
        let maps = format!("/proc/{}/maps\n", other.0.id());
        let found = String::from_utf8(found.stdout).unwrap();
        assert!(found.contains(&maps), "{maps}: {found}");

        let (code, findings) = machine.json(&["card"], &pcscd.socket());
        assert_eq!(code, 1, "{findings:#}");
        assert_eq!(
            check(&findings, "card", "application"),
            ("fail", "the card is in use by another program")
        );
        other.lets_go();
        let (code, findings) = machine.json(&["reader"], &pcscd.socket());
        assert_eq!(code, 0, "{findings:#}");
        assert_eq!(check(&findings, "reader", "exclusive").0, "pass");
    }
}
