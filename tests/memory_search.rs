//! A whole session in a process of its own, over real PC/SC; afterwards its whole memory is
//! searched for what was typed. The simulated card lives in this process, the daemon in a third.
//!
//! Goes through `/proc/PID/mem`, which the kiosk's hardening leaves to root.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "helpers of a test"
)]

use pin_kiosk::journal::Journal;
use pin_kiosk_core::session::Now;
use pin_kiosk_core::time::Monotonic;
use pin_kiosk_hw_sim::card::{Reader, VirtualReader, write_anchors};
use pin_kiosk_hw_sim::pcscd::{Pcscd, SOCKET_VARIABLE};
use pin_kiosk_hw_sim::scenario::Scenario;
use std::fs::{self, File};
use std::io::{BufRead as _, BufReader, Write as _};
use std::os::unix::fs::FileExt as _;
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

const PIN: &str = "8263";
const CURRENT: &str = "QUIET9HARBOUR";
const NEW: &str = "W4LNUT7STREAM";

/// Longest distance between two characters that are looked for as struck keys, in bytes.
const STRIDE_MAX: usize = 512;

/// The kiosk as its own process.
struct Kiosk {
    child: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
}

impl Kiosk {
    fn start(folder: &Path, pcscd: &Pcscd) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_pin-kiosk"))
            .args(["run", "--headless", "--config"])
            .arg(folder.join("kiosk.toml"))
            .env(SOCKET_VARIABLE, pcscd.socket())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        Self {
            input: child.stdin.take().unwrap(),
            output: BufReader::new(child.stdout.take().unwrap()),
            child,
        }
    }

    /// Waits until this view is shown.
    fn until(&mut self, view: &str) {
        let mut seen = Vec::new();
        for _ in 0..100 {
            let mut line = String::new();
            self.output.read_line(&mut line).unwrap();
            if line.contains(&format!("\"view\":\"{view}\"")) {
                return;
            }
            seen.push(line);
        }
        panic!("{view} never came: {seen:?}");
    }

    fn say(&mut self, line: &str) {
        writeln!(self.input, "{line}").unwrap();
    }

    fn enter(&mut self, secret: &str) {
        self.say(&format!(r#"{{"input":"type","text":"{secret}"}}"#));
        self.say(r#"{"input":"submit"}"#);
    }

    fn search(&self) -> Vec<String> {
        search(self.child.id(), &[PIN, CURRENT, NEW])
    }
}

/// Where each secret lies in the memory of a process, in one form or another.
fn search(process: u32, secrets: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    each_writable(process, |line, bytes| {
        for secret in secrets {
            for what in forms(bytes, secret.as_bytes()) {
                found.push(format!("{secret} {what} in {line}"));
            }
        }
    });
    found
}

/// Where these bytes lie in the memory of a process, as they are.
fn search_bytes(process: u32, wanted: &[u8]) -> Vec<String> {
    let mut found = Vec::new();
    each_writable(process, |line, bytes| {
        let first = |at: &usize| bytes[*at] == wanted[0];
        for at in (0..bytes.len()).filter(first) {
            if bytes[at..].starts_with(wanted) {
                found.push(format!("at {at} in {line}"));
            }
        }
    });
    found
}

/// Shows each part of a process's memory that it can write to, with its line in the list of them.
fn each_writable(process: u32, mut show: impl FnMut(&str, &[u8])) {
    let maps = fs::read_to_string(format!("/proc/{process}/maps")).unwrap();
    let memory = File::open(format!("/proc/{process}/mem")).unwrap();
    for line in maps.lines().filter(|line| !line.ends_with("[vvar]")) {
        let mut words = line.split_whitespace();
        let (range, rights) = (words.next().unwrap(), words.next().unwrap());
        let (start, end) = range.split_once('-').unwrap();
        let [start, end] = [start, end].map(|hex| u64::from_str_radix(hex, 16).unwrap());
        if !rights.starts_with("rw") {
            continue;
        }
        let mut bytes = vec![0; usize::try_from(end - start).unwrap()];
        // Some pages can be mapped but not read, such as a device's.
        if memory.read_exact_at(&mut bytes, start).is_ok() {
            show(line, &bytes);
        }
    }
}

impl Drop for Kiosk {
    fn drop(&mut self) {
        self.child.kill().unwrap_or_default();
        self.child.wait().map(drop).unwrap_or_default();
    }
}

/// The forms in which `secret` is in `bytes`.
///
/// As it is, in UTF-16, and as struck keys: one character after the other at any equal distance,
/// for a PIN as whole `char`s only, since four single bytes are found by chance.
fn forms(bytes: &[u8], secret: &[u8]) -> Vec<String> {
    let [first, ..] = secret else {
        return Vec::new();
    };
    let is_long = secret.len() > 4;
    let mut found = Vec::new();
    for at in (0..bytes.len()).filter(|at| bytes[*at] == *first) {
        for stride in 1..=STRIDE_MAX {
            let whole = match stride {
                1 => 1,
                2 => 2,
                _ if is_long => 1,
                _ if stride % 4 == 0 => 4,
                _ => continue,
            };
            let fits = secret.iter().enumerate().all(|(number, character)| {
                let from = at + number * stride;
                bytes.get(from..from + whole).is_some_and(|key| {
                    key[0] == *character && key[1..].iter().all(|byte| *byte == 0)
                })
            });
            if fits {
                found.push(format!("at a distance of {stride}"));
            }
        }
    }
    found
}

/// A folder with all that a kiosk needs to trust this scenario's card.
fn machine(reader: &Reader) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let anchors = folder.path().join("trust-anchors");
    write_anchors(&anchors, reader.card(0).unwrap().identity()).unwrap();
    for unused in [
        "signature-ca.pem",
        "signature-ca.der",
        "user-authentication-ca.der",
    ] {
        fs::remove_file(anchors.join(unused)).unwrap();
    }
    let profiles = Path::new(env!("CARGO_MANIFEST_DIR")).join("card-profiles");
    let config = include_str!("../src/config/default.toml")
        .replace("\"trust-anchors/cards\"", "\"trust-anchors\"")
        .replace("\"card-profiles\"", &format!("\"{}\"", profiles.display()))
        .replace("policies = \"production\"", "policies = \"test\"")
        .replace("open = \"06:30\"", "open = \"00:00\"")
        .replace("close = \"23:00\"", "close = \"00:00\"")
        .replace("[\"12-29..01-03\"]", "[]")
        .replace("[\"third Saturday 00:00-08:00\"]", "[]");
    fs::write(folder.path().join("kiosk.toml"), config).unwrap();
    let now = Now {
        monotonic: Monotonic::default(),
        wall: jiff::Timestamp::now(),
    };
    Journal::create(&folder.path().join("journal"), now).unwrap();
    folder
}

#[test]
fn nothing_typed_is_left_in_memory_after_the_session() {
    if !rustix::process::geteuid().is_root() {
        println!("NOT TESTED: only root may read the memory of a process that is not dumpable");
        return;
    }
    let scenario: Scenario = format!(
        "card.user_authentication_pin = \"{PIN}\"\ncard.signature_password = \"{CURRENT}\"\n"
    )
    .parse()
    .unwrap();
    let reader = Reader::new(&scenario).unwrap();
    let folder = machine(&reader);
    let pcscd = Pcscd::start().unwrap();
    let mut slot = VirtualReader::new(pcscd.address(), reader);
    let mut kiosk = Kiosk::start(folder.path(), &pcscd);

    kiosk.until("attract");
    assert_eq!(
        kiosk.search(),
        Vec::<String>::new(),
        "before anything was typed"
    );
    kiosk.say(r#"{"input":"choose-language","language":"en"}"#);
    kiosk.until("choose-password");
    kiosk.say(r#"{"input":"choose-password","password":"signature"}"#);
    kiosk.until("fraud-question");
    kiosk.say(r#"{"input":"answer","yes":false}"#);
    kiosk.until("notice");
    kiosk.say(r#"{"input":"accept"}"#);
    kiosk.until("place-card");
    slot.insert(0).unwrap();
    kiosk.until("choose-procedure");
    kiosk.say(r#"{"input":"choose-procedure","procedure":"change"}"#);
    kiosk.until("enter-user-auth-pin");
    kiosk.enter(PIN);
    kiosk.until("enter-current-password");
    kiosk.enter(CURRENT);
    kiosk.until("enter-new-password");
    kiosk.enter(NEW);
    kiosk.until("repeat-new-password");
    // The search is not blind: what is needed now is there.
    let held = kiosk.search();
    assert!(held.iter().any(|what| what.starts_with(NEW)), "{held:?}");
    kiosk.enter(NEW);
    kiosk.until("confirm");
    kiosk.say(r#"{"input":"confirm"}"#);
    kiosk.until("done");
    kiosk.say(r#"{"input":"dismiss"}"#);
    kiosk.until("take-card");
    slot.remove();
    kiosk.until("attract");
    assert_eq!(kiosk.search(), Vec::<String>::new(), "after the session");
}

/// Where the sealing state has its key, see `docs/journal.md`.
const SEAL_KEY: std::ops::Range<usize> = 16..48;

#[test]
fn the_seal_key_that_the_start_reads_is_gone_when_its_record_is_written() {
    if !rustix::process::geteuid().is_root() {
        println!("NOT SEARCHED: only root may read the memory of a process that is not dumpable");
        return;
    }
    let reader = Reader::new(&"".parse::<Scenario>().unwrap()).unwrap();
    let folder = machine(&reader);
    let state = fs::read(folder.path().join("journal/seal-state")).unwrap();
    let card_key = fs::read(folder.path().join("journal/card-key")).unwrap();
    let pcscd = Pcscd::start().unwrap();
    let mut kiosk = Kiosk::start(folder.path(), &pcscd);
    kiosk.until("attract");
    let process = kiosk.child.id();
    // The search is not blind: what hides cards is needed for as long as the kiosk runs.
    assert_eq!(search_bytes(process, &card_key).len(), 1);
    assert_eq!(
        search_bytes(process, &state[SEAL_KEY]),
        Vec::<String>::new()
    );
}

/// What the scripted resident sets.
const SHOWN: &str = "RIVER7LAKE";

#[test]
fn nothing_shown_while_the_button_is_held_is_left_in_memory_after_the_session() {
    if !rustix::process::geteuid().is_root() {
        println!("NOT TESTED: only root may read the memory of a process that is not dumpable");
        return;
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let out = tempfile::tempdir().unwrap();
    let bin = Path::new(env!("CARGO_BIN_EXE_pin-kiosk"));
    let mut resident = Command::new(root.join("scripts/with-display"))
        .args(["1080x1920", "/usr/bin/python3"])
        .arg(root.join("scripts/resident.py"))
        .args(["--procedure", "change", "--show", "--stops", "--kiosk"])
        .arg(bin)
        .arg("--hw-sim")
        .arg(bin.with_file_name("pin-kiosk-hw-sim"))
        .arg("--out")
        .arg(out.path())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the display starts: scripts/setup installs what is needed");
    let mut go_on = resident.stdin.take().unwrap();
    let mut held = Vec::new();
    let mut after = None;
    for line in BufReader::new(resident.stdout.take().unwrap()).lines() {
        let line = line.unwrap();
        let Some((stop, process)) = line.split_once(' ') else {
            continue;
        };
        let Ok(process) = process.parse() else {
            continue;
        };
        let found = search(process, &[SHOWN]);
        if stop == "held" {
            held.extend(found);
        } else {
            after = Some(found);
        }
        writeln!(go_on).unwrap();
    }
    assert!(resident.wait().unwrap().success());
    // The search is not blind: while it is shown it is there, in the pages of secrets.
    assert!(!held.is_empty());
    assert_eq!(after, Some(Vec::new()), "after the session");
}
