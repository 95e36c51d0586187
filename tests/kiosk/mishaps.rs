//! What goes wrong at any moment of a change, over real parts: the card is torn or falls silent at
//! each command, the service dies at each view, the kiosk itself is killed at each record.
//!
//! Each ends in `attract`, with the truth told, the tries as they should be, and a journal that
//! verifies with its key and has one outcome for each write.

mod killed;
mod resident;
mod service;
mod silent;
mod torn;

use super::stage::{JournalKey, Kiosk, NEW, OLD, Stage};
use pin_kiosk_hw_sim::card::{CardConfig, Fault, FaultKind, Reader, SecretName, SimCard, Timing};
use pin_kiosk_hw_sim::scenario::Scenario;
use serde_json::Value;
use std::panic::resume_unwind;
use std::sync::{LazyLock, Mutex};
use std::thread;

/// Commands of a change.
const COMMANDS: u32 = 11;
/// The one that sets the password; the one after it proves it.
const THE_WRITE: u32 = 10;
/// Cases at the same time: nearly all of each is waiting for `pcscd` to look.
const AT_ONCE: usize = 6;

/// The card of all cases; made once, since its keys take time.
static CARD: LazyLock<SimCard> =
    LazyLock::new(|| SimCard::new(&CardConfig::default()).expect("a card"));

/// A kiosk with its parts and a journal whose key was kept.
struct Scene {
    stage: Stage,
    kiosk: Kiosk,
    key: JournalKey,
}

impl Scene {
    fn new() -> Self {
        Self::with_timing(None)
    }

    fn with_timing(timing: Option<Timing>) -> Self {
        let mut reader = Reader::with_cards(vec![CARD.clone()]);
        reader.set_timing(timing);
        let stage = Stage::with_reader(&Scenario::default(), reader);
        let key = stage.init_journal();
        let kiosk = stage.start();
        Self { stage, kiosk, key }
    }

    /// Lets a fault strike the n-th command from now.
    fn fault_at(&self, command: u32, fault: FaultKind) {
        let fault = Fault {
            command: Some(command),
            instruction: None,
            occurrence: None,
            probability: None,
            fault,
        };
        self.stage
            .card
            .with(|reader| reader.set_faults(vec![fault], 1));
    }

    /// Which password the card has.
    #[track_caller]
    fn password(&self) -> &'static str {
        let found = self.stage.card.with(|reader| {
            let card = reader.card(0).expect("the card");
            [OLD, NEW]
                .into_iter()
                .find(|password| card.is_secret(SecretName::Signature, password.as_bytes()))
        });
        found.expect("the old or the new password")
    }

    /// Tries left of the PIN and of the signature password.
    fn tries(&self) -> (u8, u8) {
        self.stage.card.with(|reader| {
            let card = reader.card(0).expect("the card");
            let left = |secret| card.tries_left(secret);
            (
                left(SecretName::UserAuthentication),
                left(SecretName::Signature),
            )
        })
    }

    /// The journal's records; one that is torn is none.
    fn records(&self) -> Vec<Value> {
        let lines = self.stage.records();
        lines
            .iter()
            .filter_map(|line| serde_json::from_str(line).ok())
            .collect()
    }

    /// What the journal says of each write: verified with its key, one outcome for each.
    #[track_caller]
    fn outcomes(&self) -> Vec<String> {
        self.stage.verify_journal(&self.key);
        let records = self.records();
        let of_kind =
            |kind: &'static str| records.iter().filter(move |record| record["kind"] == kind);
        let outcomes: Vec<String> = of_kind("write-ended")
            .map(|record| record["fields"]["outcome"].as_str().unwrap().to_owned())
            .collect();
        assert_eq!(of_kind("write-started").count(), outcomes.len());
        outcomes
    }

    /// Another resident with a good card is served as if nothing had been.
    #[track_caller]
    fn serves_the_next(&mut self) {
        self.stage.card.remove();
        self.stage.card.with(|reader| {
            reader.set_faults(Vec::new(), 1);
            *reader.card_mut(0).expect("the card") = CARD.clone();
        });
        let told = resident::Resident::default().visit(&mut self.stage, &mut self.kiosk);
        assert_eq!(told.result(), Some("done"), "{told:?}");
        assert_eq!(self.password(), NEW);
    }
}

/// Runs all cases, some at a time, and fails with what the first of them says.
fn run_all<C: Send>(cases: impl IntoIterator<Item = C>, run: impl Fn(C) + Sync) {
    let cases = Mutex::new(cases.into_iter().collect::<Vec<C>>().into_iter());
    thread::scope(|scope| {
        let work = || {
            while let Some(case) = { cases.lock().expect("cases").next() } {
                run(case);
            }
        };
        let workers: Vec<_> = (0..AT_ONCE).map(|_| scope.spawn(work)).collect();
        for worker in workers {
            if let Err(panic) = worker.join() {
                resume_unwind(panic);
            }
        }
    });
}

/// A field of a view, as text.
fn text<'v>(view: &'v Value, field: &str) -> &'v str {
    view[field].as_str().unwrap_or_default()
}
