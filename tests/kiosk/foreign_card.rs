//! The kiosk and a card in another language, by another reading of the card's public facts:
//! `tests/foreign_card/card.py`, which also judges what it is sent.

use super::stage::{Kiosk, NEW, OLD, PIN, Stage};
use serde_json::{Value, json};
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

struct ForeignCard {
    child: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
}

impl ForeignCard {
    /// A card beside this stage's reader; its issuer becomes one that the kiosk trusts.
    fn new(stage: &Stage, behaviour: &[&str]) -> Self {
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/foreign_card/card.py");
        let mut child = Command::new("python3")
            .arg("-B")
            .arg(script)
            .arg(stage.pcscd.address())
            .arg(stage.folder.path().join("anchors/foreign.pem"))
            .args(behaviour)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("python3");
        let input = child.stdin.take().unwrap();
        let output = BufReader::new(child.stdout.take().unwrap());
        let mut card = Self {
            child,
            input,
            output,
        };
        assert_eq!(card.answer(), json!({ "ready": true }));
        card
    }

    fn say(&mut self, word: &str) -> Value {
        writeln!(self.input, "{word}").expect("the card listens");
        self.answer()
    }

    fn answer(&mut self) -> Value {
        let mut line = String::new();
        self.output.read_line(&mut line).expect("an answer");
        serde_json::from_str(&line).expect("JSON")
    }
}

impl Drop for ForeignCard {
    fn drop(&mut self) {
        // Already ended in a test that passed.
        if self.child.kill().is_ok() {
            self.child.wait().ok();
        }
    }
}

/// From `attract` to the result, with a card that behaves so; the result's view and the judgement.
fn serve(procedure: &str, behaviour: &[&str]) -> (Value, Value) {
    let stage = Stage::new("");
    let mut card = ForeignCard::new(&stage, behaviour);
    let mut kiosk = stage.start();
    kiosk.reach_card();
    card.say("insert");
    kiosk.choose(procedure);
    kiosk.type_and_submit(PIN);
    if procedure == "change" {
        kiosk.until("enter-current-password");
        kiosk.type_and_submit(OLD);
    }
    kiosk.set(NEW);
    let done = kiosk.until("done");
    leave(&mut kiosk, &mut card);
    (done, card.say("end"))
}

fn leave(kiosk: &mut Kiosk, card: &mut ForeignCard) {
    kiosk.act("dismiss").until("take-card");
    card.say("remove");
    kiosk.until("attract");
    assert_eq!(kiosk.end(), Some(0));
}

fn is_well(judgement: &Value, behaviour: &[&str]) {
    assert_eq!(judgement["password"], NEW, "{behaviour:?}");
    assert_eq!(judgement["tries"], json!([3, 5]), "{behaviour:?}");
    assert_eq!(judgement["wrong"], json!([]), "{behaviour:?}");
    assert_eq!(judgement["powered"], false, "{behaviour:?}");
}

#[test]
fn a_foreign_card_is_changed_within_eleven_commands() {
    let (done, judgement) = serve("change", &[]);
    assert_eq!(done["certificate_ends"], Value::Null);
    is_well(&judgement, &[]);
    assert!(judgement["commands"].as_u64().unwrap() <= 11, "{judgement}");
}

#[test]
fn a_foreign_card_is_reset_within_twelve_commands() {
    let locked = ["password_tries=0"];
    let (_, judgement) = serve("reset", &locked);
    is_well(&judgement, &locked);
    assert!(judgement["commands"].as_u64().unwrap() <= 12, "{judgement}");
}

#[test]
fn foreign_cards_that_answer_otherwise_are_changed_as_well() {
    for behaviour in [
        &[
            "short_ids=6A86",
            "extended=6700",
            "overrun=6282",
            "filler=00",
        ][..],
        &["short_ids=6985", "verified_query=9000", "read_max=100"],
        &["extended=6D00", "blocked=6983", "room=30000", "days=4000"],
        &["atr=3B888001000005E0B381A1007F", "millis=12", "change=6F00"],
    ] {
        let (_, judgement) = serve("change", behaviour);
        is_well(&judgement, behaviour);
    }
}

#[test]
fn a_certificate_that_ends_soon_is_told() {
    let (done, judgement) = serve("change", &["days=60"]);
    assert!(done["certificate_ends"].is_string(), "{done}");
    is_well(&judgement, &["days=60"]);
}
