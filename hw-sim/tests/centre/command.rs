//! The command `pin-kiosk-hw-sim centre`, driven as a script would.

use serde_json::Value;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

struct Running {
    child: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
}

impl Running {
    fn start(args: &[&str]) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_pin-kiosk-hw-sim"))
            .args(["centre", "--json"])
            .args(args)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let input = child.stdin.take().unwrap();
        let output = BufReader::new(child.stdout.take().unwrap());
        Self {
            child,
            input,
            output,
        }
    }

    fn line(&mut self) -> Value {
        let mut line = String::new();
        self.output.read_line(&mut line).unwrap();
        serde_json::from_str(&line).unwrap()
    }

    fn tell(&mut self, command: &str) -> Value {
        writeln!(self.input, "{command}").unwrap();
        self.line()
    }

    fn quit(mut self) {
        writeln!(self.input, "quit").unwrap();
        assert!(self.child.wait().unwrap().success());
    }
}

fn folder(path: &Path) -> &str {
    path.to_str().unwrap()
}

#[test]
fn reservations_and_faults_follow_the_lines_typed() {
    let mut centre = Running::start(&[]);
    let ready = centre.line();
    assert_eq!(
        (&ready["event"], &ready["stand_in"]),
        (&"ready".into(), &true.into())
    );
    assert!(
        ready["url"]
            .as_str()
            .unwrap()
            .starts_with("https://127.0.0.1:")
    );
    let reserved = centre.tell(&format!("reserve {}", "ab".repeat(32)));
    let id = reserved["id"].as_str().unwrap().to_owned();
    let state = |centre: &mut Running| centre.tell("list")["reservations"][0]["state"].clone();
    assert_eq!(state(&mut centre), "usable");
    centre.tell("advance 86400");
    assert_eq!(state(&mut centre), "expired");
    centre.tell(&format!("consume {id}"));
    assert_eq!(state(&mut centre), "used");
    assert_eq!(centre.tell("expire nobody")["event"], "error");
    assert_eq!(centre.tell("fault slow-millis=5 2")["event"], "fault");
    assert_eq!(centre.tell("fault nonsense")["event"], "error");
    assert_eq!(centre.tell("line closed-port")["event"], "line");
    let address = ready["url"]
        .as_str()
        .unwrap()
        .trim_start_matches("https://")
        .to_owned();
    assert!(std::net::TcpStream::connect(&address).is_err());
    assert_eq!(centre.tell("clear")["event"], "cleared");
    assert!(std::net::TcpStream::connect(&address).is_ok());
    assert_eq!(centre.tell("reports")["reports"], serde_json::json!([]));
    centre.quit();
}

#[test]
fn certificates_written_once_serve_again() {
    let folder_of_pki = tempfile::tempdir().unwrap();
    let path = folder_of_pki.path().join("pki");
    let mut first = Running::start(&["--write-pki", folder(&path)]);
    first.line();
    first.quit();
    let authority = std::fs::read(path.join("ca.pem")).unwrap();
    let mut second = Running::start(&["--pki", folder(&path), "--reserve-any"]);
    assert_eq!(second.line()["event"], "ready");
    second.quit();
    assert_eq!(std::fs::read(path.join("ca.pem")).unwrap(), authority);
}

#[test]
fn folder_without_certificates_is_an_error_that_names_the_file() {
    let empty = tempfile::tempdir().unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_pin-kiosk-hw-sim"))
        .args(["centre", "--pki", folder(empty.path())])
        .stdin(Stdio::null())
        .output()
        .unwrap();
    assert!(!output.status.success());
    assert!(String::from_utf8(output.stderr).unwrap().contains("ca.pem"));
}
