//! `pin-kiosk-hw-sim card` at real `pcscd`: commands, log, folder, signals, and the daemon's death.

#![expect(clippy::panic, clippy::unwrap_used, reason = "helpers of a test")]

use std::{
    fs,
    io::{BufRead as _, BufReader, Write as _},
    path::Path,
    process::{Child, ChildStdout, Command, Output, Stdio},
    thread,
    time::Duration,
};

use pin_kiosk_hw_sim::pcscd::{Pcscd, SOCKET_VARIABLE};

struct Card {
    process: Child,
    reports: BufReader<ChildStdout>,
}

/// A test that fails leaves no program behind.
impl Drop for Card {
    fn drop(&mut self) {
        drop(self.process.kill());
        drop(self.process.wait());
    }
}

impl Card {
    fn start(pcscd: &Pcscd, folder: &Path) -> Self {
        let mut process = Command::new(env!("CARGO_BIN_EXE_pin-kiosk-hw-sim"))
            .args(["card", "--json", "--commands", "--vpcd", &pcscd.address()])
            .arg("--dir")
            .arg(folder.join("card"))
            .arg("--write-anchors")
            .arg(folder.join("anchors"))
            .arg("--log")
            .arg(folder.join("log"))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let reports = BufReader::new(process.stdout.take().unwrap());
        let mut card = Self { process, reports };
        card.wait_for("inserted");
        card
    }

    fn order(&mut self, line: &str) {
        writeln!(self.process.stdin.as_mut().unwrap(), "{line}").unwrap();
    }

    /// Waits for the report of an event and returns it.
    fn wait_for(&mut self, event: &str) -> serde_json::Value {
        loop {
            let mut line = String::new();
            assert!(
                self.reports.read_line(&mut line).unwrap() > 0,
                "ended before {event}"
            );
            let report: serde_json::Value = serde_json::from_str(&line).unwrap();
            if report
                .get("event")
                .is_some_and(|reported| reported == event)
            {
                return report;
            }
        }
    }
}

/// What `opensc-tool` gets for commands, or why it gets nothing.
fn opensc(pcscd: &Pcscd, commands: &[&str]) -> String {
    let sends = commands.iter().flat_map(|command| ["--send-apdu", command]);
    let output = Command::new("opensc-tool")
        .args(["--reader", "0", "--card-driver", "default"])
        .args(sends)
        .env(SOCKET_VARIABLE, pcscd.socket())
        .output();
    match output {
        Ok(Output { stdout, stderr, .. }) => [stdout, stderr]
            .map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
            .concat(),
        Err(error) => panic!("opensc-tool: {error}: apt install opensc"),
    }
}

/// The same, again until it is answered: pcscd looks for new cards every 0.4 s.
fn answered(pcscd: &Pcscd, commands: &[&str]) -> String {
    let mut said = String::new();
    for _ in 0..100 {
        said = opensc(pcscd, commands);
        if said.contains("SW1=") {
            return said;
        }
        thread::sleep(Duration::from_millis(100));
    }
    panic!("no answer: {said}");
}

const SELECT_JPKI: &str = "00A4040C0AD392F000260100000001";
const OK: &str = "SW1=0x90, SW2=0x00";

#[test]
fn the_card_obeys_orders_and_comes_back_after_the_daemon_has_died() {
    let folder = tempfile::tempdir().unwrap();
    let mut pcscd = Pcscd::start().unwrap();
    let mut card = Card::start(&pcscd, folder.path());
    assert!(answered(&pcscd, &[SELECT_JPKI]).contains(OK));

    card.order("tear");
    card.wait_for("armed");
    let torn = opensc(&pcscd, &[SELECT_JPKI]);
    assert!(!torn.contains(OK), "{torn}");
    card.wait_for("torn");
    card.order("insert");
    card.wait_for("inserted");
    assert!(answered(&pcscd, &[SELECT_JPKI]).contains(OK));

    card.order("insert 5");
    assert!(
        card.wait_for("refused")["text"]
            .as_str()
            .unwrap()
            .contains("no card 5")
    );
    card.order("juggle");
    card.wait_for("refused");
    card.order("insert 0");
    card.wait_for("inserted");

    pcscd.restart().unwrap();
    card.wait_for("inserted");
    assert!(answered(&pcscd, &[SELECT_JPKI]).contains(OK));

    card.order("quit");
    card.wait_for("removed");
    assert!(card.process.wait().unwrap().success());
    let log = fs::read_to_string(folder.path().join("log")).unwrap();
    assert!(log.lines().last().unwrap().contains("removed"), "{log}");
    assert!(log.contains("\"fault\":\"tear-before\""), "{log}");
    let anchor = fs::read_to_string(folder.path().join("anchors/signature-ca.pem")).unwrap();
    assert!(
        anchor.starts_with("-----BEGIN CERTIFICATE-----"),
        "{anchor}"
    );
}

#[test]
fn a_lost_try_outlives_the_program_and_a_signal_ends_it_cleanly() {
    let folder = tempfile::tempdir().unwrap();
    let pcscd = Pcscd::start().unwrap();
    let mut card = Card::start(&pcscd, folder.path());
    let said = answered(&pcscd, &[SELECT_JPKI, "002000980439393939"]);
    assert!(said.contains("SW1=0x63, SW2=0xC2"), "{said}");
    let pid = card.process.id().to_string();
    assert!(
        Command::new("kill")
            .args(["-TERM", &pid])
            .status()
            .unwrap()
            .success()
    );
    card.wait_for("removed");
    assert!(card.process.wait().unwrap().success());

    let mut again = Card::start(&pcscd, folder.path());
    let memory = fs::read_to_string(folder.path().join("card/memory.json")).unwrap();
    assert!(memory.contains("\"tries_left\": 2"), "{memory}");
    drop(again.process.stdin.take());
    again.wait_for("removed");
    assert!(again.process.wait().unwrap().success());
}

#[test]
fn without_vpcd_the_program_says_what_to_install() {
    let output = Command::new(env!("CARGO_BIN_EXE_pin-kiosk-hw-sim"))
        .args(["card", "--vpcd", "127.0.0.1:1"])
        .output()
        .unwrap();
    assert!(!output.status.success());
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(said.contains("vsmartcard-vpcd"), "{said}");
}
