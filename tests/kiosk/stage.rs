//! A kiosk with everything around it, in one folder, and a resident who speaks JSON lines.

pub(crate) use crate::driven::Kiosk;
use pin_kiosk_hw_sim::card::{CardEvent, CommandEntry, Reader, VirtualReader, write_anchors};
use pin_kiosk_hw_sim::centre::{CentreServer, ServerOptions, TEST_ISSUER_KEY, TestPki};
use pin_kiosk_hw_sim::pcscd::{Pcscd, SOCKET_VARIABLE};
use pin_kiosk_hw_sim::printer::PtyPrinter;
use pin_kiosk_hw_sim::scenario::Scenario;
use serde_json::Value;
use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// Far more than anything here needs, also on a busy machine.
pub(crate) const PATIENCE: Duration = Duration::from_mins(1);

pub(crate) const PIN: &str = "1234";
pub(crate) const OLD: &str = "ABC123";
pub(crate) const NEW: &str = "RIVER7TREE";

/// The parts around the kiosk.
pub(crate) struct Stage {
    pub(crate) folder: TempDir,
    pub(crate) pcscd: Pcscd,
    pub(crate) card: VirtualReader,
    pub(crate) centre: CentreServer,
    pub(crate) printer: PtyPrinter,
}

impl Stage {
    pub(crate) fn new(scenario: &str) -> Self {
        let scenario: Scenario = scenario.parse().expect("scenario");
        let reader = Reader::new(&scenario).expect("card");
        Self::with_reader(&scenario, reader)
    }

    /// The same with a reader whose cards are made already: their keys take time.
    pub(crate) fn with_reader(scenario: &Scenario, reader: Reader) -> Self {
        let folder = tempfile::tempdir().expect("folder");
        let pcscd = Pcscd::start().expect("private pcscd");
        let card = VirtualReader::new(pcscd.address(), reader);
        card.with(|reader| {
            let card = reader.card(0).expect("card");
            write_anchors(&folder.path().join("anchors"), card.identity()).expect("anchors");
        });
        let pki = TestPki::generate().expect("pki");
        pki.write_to(&folder.path().join("pki")).expect("pki");
        let listen = "127.0.0.1:0".parse().unwrap();
        let centre = CentreServer::start(
            scenario.centre.build(TEST_ISSUER_KEY),
            &ServerOptions { listen, pki },
        )
        .expect("centre");
        let printer = PtyPrinter::start(&scenario.printer, Some(&folder.path().join("printer")))
            .expect("printer");
        let stage = Self {
            folder,
            pcscd,
            card,
            centre,
            printer,
        };
        stage.write_config("");
        stage
    }

    /// Writes the configuration; `change` is applied to its text.
    pub(crate) fn write_config(&self, more: &str) {
        let profiles = Path::new(env!("CARGO_MANIFEST_DIR")).join("card-profiles");
        let mut text = String::new();
        write!(
            text,
            r#"
[kiosk]
id = "test-1"
store = "Test store"
time_zone = "Asia/Tokyo"
[reader]
name_pattern = "*"
[card]
profiles = "{}"
profile = "individual-number-card-standin"
trust_anchors = ["anchors"]
policies = "test"
[centre]
url = "{}"
trust_anchors = ["pki/ca.pem"]
client_certificate = "pki/client.pem"
client_key = "pki/client.key"
[printer]
port = "printer"
width = 576
[journal]
folder = "journal"
[hours]
open = "00:00"
close = "00:00"
holidays = []
maintenance = []
[office]
name = "Office"
address = "Address"
telephone = "000"
hours = "8-17"
{more}
"#,
            profiles.display(),
            self.centre.url()
        )
        .unwrap();
        fs::write(self.config(), text).expect("config");
    }

    pub(crate) fn config(&self) -> PathBuf {
        self.folder.path().join("kiosk.toml")
    }

    /// Replaces parts of the configuration, all at once.
    pub(crate) fn change_config(&self, changes: &[(&str, &str)]) {
        let mut text = fs::read_to_string(self.config()).expect("config");
        for (from, to) in changes {
            assert!(text.contains(from), "{from} is not in {text}");
            text = text.replace(from, to);
        }
        // A kiosk that looks in the middle must not see half of it.
        let beside = self.folder.path().join("kiosk.toml.new");
        fs::write(&beside, text).expect("config");
        fs::rename(beside, self.config()).expect("config");
    }

    /// How often the journal has this text.
    pub(crate) fn recorded(&self, text: &str) -> usize {
        let records = self.records();
        records.iter().filter(|line| line.contains(text)).count()
    }

    /// Waits until the journal has this many records with this text.
    #[track_caller]
    pub(crate) fn until_recorded(&self, text: &str, times: usize) {
        let end = Instant::now() + PATIENCE;
        loop {
            let found = self.recorded(text);
            if found >= times {
                assert_eq!(found, times, "{text} in {:#?}", self.records());
                return;
            }
            assert!(
                Instant::now() < end,
                "{text} is {found} times in {:#?}",
                self.records()
            );
            std::thread::park_timeout(Duration::from_millis(50));
        }
    }

    /// What `pin-kiosk journal` says in the stage's folder.
    pub(crate) fn journal(&self, arguments: &[&str]) -> String {
        self.command(&[&["journal"], arguments].concat())
    }

    /// The journal's lines.
    pub(crate) fn records(&self) -> Vec<String> {
        let mut lines = Vec::new();
        for entry in fs::read_dir(self.folder.path().join("journal")).expect("journal") {
            let path = entry.expect("entry").path();
            if path.extension().is_some_and(|end| end == "jsonl") {
                let text = fs::read_to_string(path).expect("a journal's file");
                lines.extend(text.lines().map(str::to_owned));
            }
        }
        lines
    }

    /// Runs another command of the program in this folder, and gives what it printed.
    #[track_caller]
    pub(crate) fn command(&self, arguments: &[&str]) -> String {
        let output = Command::new(env!("CARGO_BIN_EXE_pin-kiosk"))
            .args(arguments)
            .current_dir(self.folder.path())
            .env(SOCKET_VARIABLE, self.pcscd.socket())
            .output()
            .expect("the program");
        String::from_utf8(output.stdout).expect("text")
    }

    /// Makes the journal, as an operator does before the first start.
    pub(crate) fn make_journal(&self) {
        let shown = self.journal(&["init", "--folder", "journal"]);
        let key = shown.lines().find(|line| line.starts_with("pkj1-"));
        fs::write(self.key(), key.expect("a verification key")).expect("key");
    }

    /// The journal's verification key, which an operator keeps elsewhere.
    pub(crate) fn key(&self) -> PathBuf {
        self.folder.path().join("verification-key")
    }

    /// Starts the kiosk, headless, with a journal made before.
    pub(crate) fn start(&self) -> Kiosk {
        if !self.key().exists() {
            self.make_journal();
        }
        self.start_by(&mut Command::new(env!("CARGO_BIN_EXE_pin-kiosk")))
    }

    /// Starts the kiosk with simulated parts.
    #[cfg(feature = "simulate")]
    pub(crate) fn start_simulated(&self) -> Kiosk {
        let program = env!("CARGO_BIN_EXE_pin-kiosk");
        let script = ["-c", "exec \"$0\" \"$@\" --simulate", program];
        self.start_by(Command::new("sh").args(script))
    }

    /// Starts the kiosk by a command that takes its arguments.
    pub(crate) fn start_by(&self, command: &mut Command) -> Kiosk {
        let log = File::create(self.folder.path().join("kiosk.log")).expect("log");
        let command = command
            .args(["run", "--headless", "--config"])
            .arg(self.config())
            .env(SOCKET_VARIABLE, self.pcscd.socket())
            .env("RUST_LOG", "trace")
            .stderr(log);
        Kiosk::start(command)
    }

    /// Creates the journal before the kiosk does, and keeps the key that checks its seals.
    pub(crate) fn init_journal(&self) -> JournalKey {
        if !self.key().exists() {
            self.make_journal();
        }
        JournalKey(fs::read_to_string(self.key()).expect("key"))
    }

    pub(crate) fn journal_folder(&self) -> PathBuf {
        self.folder.path().join("journal")
    }

    /// Verifies the journal, seals and all, and tells what was said.
    #[track_caller]
    pub(crate) fn verify_journal(&self, key: &JournalKey) -> String {
        let mut verify = Command::new(env!("CARGO_BIN_EXE_pin-kiosk"))
            .args(["journal", "verify", "--key", "-", "--folder"])
            .arg(self.journal_folder())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("journal verify");
        writeln!(verify.stdin.take().unwrap(), "{}", key.0).expect("the key");
        let output = verify.wait_with_output().expect("journal verify");
        let said = [output.stdout, output.stderr].concat();
        let said = String::from_utf8_lossy(&said).into_owned();
        assert!(output.status.success(), "{said}");
        said
    }

    /// What the card was sent since it was made, power events left out.
    pub(crate) fn commands(&self) -> Vec<CommandEntry> {
        self.card
            .with(|reader| reader.log().commands().cloned().collect())
    }

    /// The last thing that happened to the card itself.
    pub(crate) fn last_power_event(&self) -> Option<CardEvent> {
        self.card.with(|reader| {
            reader
                .log()
                .entries()
                .rev()
                .map(|entry| entry.event.clone())
                .find(|event| matches!(event, CardEvent::PowerOn | CardEvent::PowerOff))
        })
    }

    /// The last records of the journal: kind, and outcome or end if it has one.
    pub(crate) fn last_records(&self, n: usize) -> Vec<(String, String)> {
        let mut days: Vec<_> = fs::read_dir(self.folder.path().join("journal"))
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .filter(|path| path.extension().is_some_and(|ending| ending == "jsonl"))
            .collect();
        days.sort();
        let text: String = days
            .iter()
            .map(|day| fs::read_to_string(day).unwrap())
            .collect();
        let records: Vec<Value> = text
            .lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .collect();
        let said = |record: &Value| {
            let fields = &record["fields"];
            let word = fields["outcome"].as_str().or(fields["end"].as_str());
            let kind = record["kind"].as_str().unwrap();
            (kind.to_owned(), word.unwrap_or_default().to_owned())
        };
        records[records.len() - n..].iter().map(said).collect()
    }

    /// Everything the kiosk left behind: output, log, journal, printed bytes.
    pub(crate) fn everything_left(&self, kiosk: &Kiosk) -> Vec<u8> {
        let mut all = kiosk.seen.join("\n").into_bytes();
        let mut folders = vec![self.folder.path().to_owned()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                } else if path.is_file() {
                    File::open(path).unwrap().read_to_end(&mut all).unwrap();
                }
            }
        }
        all
    }
}

/// What was written down when the journal was created.
pub(crate) struct JournalKey(String);
