//! Somebody who changes her password, whatever is shown to her.

use super::super::stage::{Kiosk, NEW, OLD, PATIENCE, PIN, Stage};
use super::text;
use pin_kiosk_hw_sim::card::Reader;
use serde_json::{Value, json};
use std::time::{Duration, Instant};

/// How often she looks at the reader while nothing is shown.
const LOOK: Duration = Duration::from_millis(50);

/// What she does with a card that the kiosk asks for again.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(super) enum Hands {
    /// Puts it back.
    #[default]
    PutBack,
    /// Takes it and leaves.
    TakeAway,
}

/// What she was told.
#[derive(Debug, Default)]
pub(super) struct Told {
    /// Each view in its turn, as it first appeared.
    pub(super) views: Vec<Value>,
}

impl Told {
    /// What became of it, if she was told at all.
    pub(super) fn result(&self) -> Option<&str> {
        self.view_of(&["done", "not-changed", "uncertain"])
            .map(|view| text(view, "view"))
    }

    /// The last view that has one of these names.
    pub(super) fn view_of(&self, names: &[&str]) -> Option<&Value> {
        let mut views = self.views.iter().rev();
        views.find(|view| names.contains(&text(view, "view")))
    }

    pub(super) fn saw(&self, name: &str) -> bool {
        self.view_of(&[name]).is_some()
    }
}

/// Called for each view as it first appears, before she acts on it.
pub(super) type Mishap<'m> = Box<dyn FnMut(&Value, &mut Stage) + 'm>;

/// Somebody with a card.
#[derive(Default)]
pub(super) struct Resident<'m> {
    pub(super) hands: Hands,
    pub(super) mishap: Option<Mishap<'m>>,
    /// What has to be done after a while, or when she has left, such as starting the service again.
    pub(super) later: Option<Later<'m>>,
    /// Her card shall lie on the reader.
    pub(super) card_placed: bool,
}

/// Something to be done at a time.
pub(super) struct Later<'m> {
    pub(super) is_due: Box<dyn FnMut() -> bool + 'm>,
    pub(super) act: Box<dyn FnMut(&mut Stage) + 'm>,
}

impl Resident<'_> {
    /// From `attract` to the next `attract`, or until the kiosk is dead.
    pub(super) fn visit(mut self, stage: &mut Stage, kiosk: &mut Kiosk) -> Told {
        let mut told = Told::default();
        // The one before her may have left `attract` on the screen.
        let mut shown = kiosk.shown();
        if shown["view"] == "attract" {
            self.act(&shown, stage, kiosk);
        }
        let end = Instant::now() + 3 * PATIENCE;
        while Instant::now() < end {
            self.look(stage);
            let Some(view) = kiosk.next_line(LOOK) else {
                if kiosk.is_dead() {
                    return told;
                }
                continue;
            };
            if is_same(&view, &shown) {
                continue;
            }
            if let Some(mishap) = &mut self.mishap {
                mishap(&view, stage);
            }
            told.views.push(view.clone());
            if told.views.len() > 1 && view["view"] == "attract" && told.saw("fraud-question") {
                // Sooner over than what was to come later.
                if let Some(mut later) = self.later.take() {
                    (later.act)(stage);
                }
                return told;
            }
            self.act(&view, stage, kiosk);
            shown = view;
        }
        panic!("no end of it: {:#?}", told.views);
    }

    fn look(&mut self, stage: &mut Stage) {
        if let Some(later) = &mut self.later
            && (later.is_due)()
        {
            (later.act)(stage);
            self.later = None;
        }
        // The service may have died with the card in the reader: it lies there when it comes back.
        if self.card_placed && !stage.card.has_card() {
            let torn = stage.card.with(Reader::take_torn);
            if torn {
                self.card_placed = false;
            } else {
                stage.card.insert(0).unwrap_or_default();
            }
        }
    }

    fn act(&mut self, view: &Value, stage: &mut Stage, kiosk: &mut Kiosk) {
        let mut act = |input: &str| kiosk.try_send(&json!({ "input": input }));
        match text(view, "view") {
            "attract" => {
                kiosk.try_send(&json!({ "input": "choose-language", "language": "en" }));
            }
            "choose-password" => {
                kiosk.try_send(&json!({ "input": "choose-password", "password": "signature" }));
            }
            "fraud-question" => kiosk.try_send(&json!({ "input": "answer", "yes": false })),
            "notice" => act("accept"),
            "place-card" | "replace-card" => {
                let is_asked_again = view["view"] == "replace-card" || !view["hint"].is_null();
                if is_asked_again {
                    self.lift(stage);
                }
                if is_asked_again && self.hands == Hands::TakeAway {
                    act("cancel");
                } else {
                    self.card_placed = true;
                }
            }
            "choose-procedure" => {
                kiosk.try_send(&json!({ "input": "choose-procedure", "procedure": "change" }));
            }
            "enter-user-auth-pin" => type_and_submit(kiosk, PIN),
            "enter-current-password" => type_and_submit(kiosk, OLD),
            "enter-new-password" | "repeat-new-password" => type_and_submit(kiosk, NEW),
            "confirm" => act("confirm"),
            "done" | "not-changed" | "uncertain" | "referral" | "reader-fault" | "wrong-card" => {
                act("dismiss");
            }
            "take-card" => self.lift(stage),
            _ => {}
        }
    }

    fn lift(&mut self, stage: &mut Stage) {
        self.card_placed = false;
        stage.card.remove();
        stage.card.with(Reader::take_torn);
    }
}

fn type_and_submit(kiosk: &mut Kiosk, keys: &str) {
    kiosk.try_send(&json!({ "input": "type", "text": keys }));
    kiosk.try_send(&json!({ "input": "submit" }));
}

/// Whether it is the same question: what was typed so far and seconds that pass do not matter.
fn is_same(view: &Value, shown: &Value) -> bool {
    ["view", "hint", "other_card", "wrong"]
        .iter()
        .all(|field| view[*field] == shown[*field])
}
