//! A running kiosk, driven by JSON lines.

use crate::stage::PATIENCE;
use rustix::process::{Pid, Signal, kill_process};
use serde_json::{Value, json};
use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, sync_channel};
use std::time::{Duration, Instant};

/// A running kiosk.
pub(crate) struct Kiosk {
    child: Child,
    input: Option<ChildStdin>,
    lines: Receiver<String>,
    pub(crate) seen: Vec<String>,
}

impl Kiosk {
    /// Starts a command that speaks JSON lines.
    pub(crate) fn start(command: &mut Command) -> Self {
        let mut child = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the kiosk starts");
        let output = BufReader::new(child.stdout.take().unwrap());
        let (sender, lines) = sync_channel(10_000);
        std::thread::Builder::new()
            .spawn(move || {
                for line in output.lines().map_while(Result::ok) {
                    if sender.send(line).is_err() {
                        break;
                    }
                }
            })
            .unwrap();
        let input = child.stdin.take();
        Self {
            child,
            input,
            lines,
            seen: Vec::new(),
        }
    }

    /// Whether this view has come, also unasked.
    pub(crate) fn has_shown(&mut self, view: &str) -> bool {
        self.seen.extend(self.lines.try_iter());
        let view = format!("\"view\":\"{view}\"");
        self.seen.iter().any(|line| line.contains(&view))
    }

    pub(crate) fn process(&self) -> u32 {
        self.child.id()
    }

    pub(crate) fn send(&mut self, line: &Value) -> &mut Self {
        writeln!(self.input.as_mut().expect("input"), "{line}").expect("the kiosk reads");
        self
    }

    pub(crate) fn act(&mut self, input: &str) -> &mut Self {
        self.send(&json!({ "input": input }))
    }

    pub(crate) fn type_and_submit(&mut self, text: &str) -> &mut Self {
        self.send(&json!({ "input": "type", "text": text }))
            .act("submit")
    }

    /// Reads lines until this view comes.
    #[track_caller]
    pub(crate) fn until(&mut self, view: &str) -> Value {
        self.until_that(view, |_| true)
    }

    /// Reads lines until this view comes in this form.
    #[track_caller]
    pub(crate) fn until_that(&mut self, view: &str, is_so: impl Fn(&Value) -> bool) -> Value {
        let end = Instant::now() + PATIENCE;
        loop {
            let left = end.saturating_duration_since(Instant::now());
            let Ok(line) = self.lines.recv_timeout(left) else {
                let tail: Vec<_> = self.seen.iter().rev().take(8).rev().collect();
                panic!("`{view}` did not come; the last lines were {tail:#?}");
            };
            let value: Value = serde_json::from_str(&line).expect("a JSON line");
            self.seen.push(line);
            if value["view"] == view && is_so(&value) {
                return value;
            }
        }
    }

    /// The next line within so long; nothing when none comes, or the kiosk has ended.
    pub(crate) fn next_line(&mut self, patience: Duration) -> Option<Value> {
        let line = self.lines.recv_timeout(patience).ok()?;
        let value = serde_json::from_str(&line).expect("a JSON line");
        self.seen.push(line);
        Some(value)
    }

    /// What was shown last, if anything was.
    pub(crate) fn shown(&self) -> Value {
        let line = self.seen.last().map_or("null", String::as_str);
        serde_json::from_str(line).expect("a JSON line")
    }

    /// Sends a line that nobody may be there to read.
    pub(crate) fn try_send(&mut self, line: &Value) {
        let input = self.input.as_mut().expect("input");
        writeln!(input, "{line}").unwrap_or_default();
    }

    /// Whether it has ended by itself or was killed.
    pub(crate) fn is_dead(&mut self) -> bool {
        self.child.try_wait().expect("child").is_some()
    }

    /// From `attract` to a card on the reader, in English.
    #[track_caller]
    pub(crate) fn reach_card(&mut self) {
        self.until("attract");
        self.send(&json!({ "input": "choose-language", "language": "en" }));
        self.pass_to_card();
    }

    /// From the choice of a language to a card on the reader.
    #[track_caller]
    pub(crate) fn pass_to_card(&mut self) {
        self.until("choose-password");
        self.send(&json!({ "input": "choose-password", "password": "signature" }));
        self.until("fraud-question");
        self.send(&json!({ "input": "answer", "yes": false }))
            .until("notice");
        self.act("accept").until("place-card");
    }

    /// From a card on the reader to the keypad.
    #[track_caller]
    pub(crate) fn choose(&mut self, procedure: &str) {
        self.until("choose-procedure");
        self.send(&json!({ "input": "choose-procedure", "procedure": procedure }));
        self.until("enter-user-auth-pin");
    }

    /// From the first character of the new password to the result.
    #[track_caller]
    pub(crate) fn set(&mut self, password: &str) {
        self.until("enter-new-password");
        self.type_and_submit(password).until("repeat-new-password");
        self.type_and_submit(password).until("confirm");
        self.act("confirm");
    }

    /// Ends the input, which ends the kiosk, and tells its exit code.
    pub(crate) fn end(&mut self) -> Option<i32> {
        self.input = None;
        self.exit_code()
    }

    /// Ends the kiosk by a signal, and tells its exit code: none when the signal killed it.
    pub(crate) fn end_by(&mut self, signal: Signal) -> Option<i32> {
        kill_process(Pid::from_child(&self.child), signal).expect("signal");
        self.exit_code()
    }

    fn exit_code(&mut self) -> Option<i32> {
        let end = Instant::now() + PATIENCE;
        loop {
            if let Some(status) = self.child.try_wait().expect("child") {
                return status.code();
            }
            assert!(Instant::now() < end, "the kiosk does not end");
            std::thread::yield_now();
            while let Ok(line) = self.lines.recv_timeout(Duration::from_millis(20)) {
                self.seen.push(line);
            }
        }
    }
}

impl Drop for Kiosk {
    fn drop(&mut self) {
        // Already ended in a test that passed.
        if self.child.kill().is_ok() {
            self.child.wait().ok();
        }
    }
}
