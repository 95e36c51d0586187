//! A kiosk's window over a real session, with a card and a centre that say yes.

#![expect(clippy::panic, clippy::unwrap_used, reason = "test helper")]

use egui::{Event, Key, Modifiers, PointerButton, Pos2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use jiff::Timestamp;
use pin_kiosk_core::card::job::{
    CardAnswer, CardIdentified, CardJob, CertificateChecked, Tried, Tries, Written,
};
use pin_kiosk_core::certificate::{IssuerName, Validity};
use pin_kiosk_core::effect::{CentreJob, Effect};
use pin_kiosk_core::event::CardFingerprint;
use pin_kiosk_core::hours::Opening;
use pin_kiosk_core::input::{Action, CentreAnswer, Input, PrinterReport, ReaderEvent};
use pin_kiosk_core::ports::{CardProof, Cryptogram, Reservation, ReservationId};
use pin_kiosk_core::reveal::Reveal;
use pin_kiosk_core::session::{Now, Session, Settings, Timings};
use pin_kiosk_core::time::Monotonic;
use pin_kiosk_core::view::View;
use pin_kiosk_ui::{Kiosk, Peek, UiOptions};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

/// The way to what was typed, as the product's: and how many characters were drawn last.
#[derive(Debug, Default)]
pub(crate) struct Spy {
    pub(crate) reveal: Reveal,
    pub(crate) drawn: Cell<usize>,
}

#[derive(Debug)]
struct Peeks(Rc<Spy>);

impl Peek for Peeks {
    fn hold(&self) {
        self.0.reveal.hold();
    }

    fn let_go(&self) {
        self.0.reveal.let_go();
    }

    fn each(&self, draw: &mut dyn FnMut(usize, u8)) {
        self.0.reveal.each(|place, character| {
            self.0.drawn.set(place + 1);
            draw(place, character);
        });
    }
}

/// A session that answers its own jobs.
pub(crate) struct Bench {
    session: Session,
    seconds: f64,
    /// Every action the window gave, in order.
    pub(crate) actions: Vec<Action>,
}

impl Bench {
    fn new() -> Self {
        let settings = Settings {
            centre_configured: true,
            printer_configured: true,
            timings: Timings::default(),
            languages: Vec::new(),
        };
        let mut bench = Self {
            session: Session::new(Arc::new(settings), now(0.0)),
            seconds: 0.0,
            actions: Vec::new(),
        };
        bench.input(Input::Opening(Opening::Open));
        bench
    }

    pub(crate) fn input(&mut self, input: Input) {
        let mut inputs = vec![input];
        while let Some(input) = inputs.pop() {
            for effect in self.session.step(now(self.seconds), input) {
                inputs.extend(answer(effect));
            }
        }
    }

    pub(crate) fn view(&self) -> View {
        self.session.screen().view
    }
}

fn now(seconds: f64) -> Now {
    Now {
        monotonic: Monotonic::from_start(Duration::from_secs_f64(1000.0 + seconds)),
        wall: "2026-11-22T03:00:00Z".parse::<Timestamp>().unwrap(),
    }
}

fn answer(effect: Effect) -> Option<Input> {
    match effect {
        Effect::Card(job, asked) => {
            let answer = card_answer(&asked)?;
            Some(Input::Card { job, answer })
        }
        Effect::Centre(job, CentreJob::SearchReservation(_)) => {
            let found = Reservation {
                id: ReservationId("one".into()),
                ends: "2026-11-23T03:00:00Z".parse().unwrap(),
            };
            let answer = CentreAnswer::Reservation(Ok(found));
            Some(Input::Centre { job, answer })
        }
        Effect::Centre(job, CentreJob::Authorise { .. }) => {
            let answer = CentreAnswer::Authorisation(Ok(Cryptogram(vec![0; 48])));
            Some(Input::Centre { job, answer })
        }
        Effect::Print(_) => Some(Input::Printer(PrinterReport::Started)),
        Effect::Centre(..) | Effect::Record(_) | Effect::AbandonCard | Effect::Sound(_) => None,
    }
}

fn card_answer(job: &CardJob) -> Option<CardAnswer> {
    Some(match job {
        CardJob::Identify => CardAnswer::Identified(Ok(CardIdentified {
            user_authentication: Tries::Left(3),
            signature: Some(Tries::Left(5)),
            tries_max: [3, 5],
            reset_offered: true,
        })),
        CardJob::ReadCertificate { .. } => CardAnswer::CertificateRead(Ok(CertificateChecked {
            card: CardFingerprint([7; 32]),
            validity: Validity {
                not_before: "2024-11-22T03:00:00Z".parse().unwrap(),
                not_after: "2029-11-22T03:00:00Z".parse().unwrap(),
            },
            issuer: IssuerName::new("CN=An issuer"),
        })),
        CardJob::ProvePossession { .. } => CardAnswer::Possession(Ok(Tried::Right(CardProof {
            certificate: vec![0x30],
            challenge: [1; 32],
            signature: vec![2],
        }))),
        CardJob::TryCurrentPassword { .. } => CardAnswer::CurrentPassword(Ok(Tried::Right(()))),
        CardJob::ChallengeForReset => CardAnswer::Challenge(Ok(vec![0; 16])),
        CardJob::Change { .. } | CardJob::Reset { .. } => CardAnswer::Write(Written::Done),
        CardJob::Resolve(_) => return None,
        CardJob::Leave => CardAnswer::Left,
    })
}

/// The window under test.
pub(crate) struct Window {
    harness: Harness<'static, Bench>,
    kiosk: Rc<RefCell<Option<Kiosk>>>,
    pub(crate) spy: Rc<Spy>,
}

impl Window {
    pub(crate) fn new() -> Self {
        Self::with(UiOptions {
            reduced_motion: true,
            ..UiOptions::default()
        })
    }

    pub(crate) fn with(options: UiOptions) -> Self {
        let kiosk = Rc::new(RefCell::new(None));
        let (made, shown) = (Rc::clone(&kiosk), Rc::clone(&kiosk));
        let spy = Rc::new(Spy::default());
        let (peeks, watched) = (Peeks(Rc::clone(&spy)), Rc::clone(&spy));
        let harness = Harness::builder()
            .with_size([1080.0, 1920.0])
            .with_step_dt(0.05)
            .with_max_steps(64)
            .with_context_setup(move |ctx| {
                let kiosk = Kiosk::new(ctx, options).with_peek(Box::new(peeks));
                *made.borrow_mut() = Some(kiosk);
            })
            .build_ui_state(
                move |ui, bench: &mut Bench| {
                    let mut shown = shown.borrow_mut();
                    let Some(kiosk) = shown.as_mut() else { return };
                    bench.seconds = ui.input(|input| input.time);
                    let mut out = Vec::new();
                    let screen = bench.session.screen();
                    watched.drawn.set(0);
                    kiosk.show(ui, &screen, bench.seconds, &mut out);
                    for action in out {
                        bench.actions.push(action);
                        bench.input(Input::Resident(action));
                        ui.ctx().request_repaint();
                    }
                    bench.session.reveal(&watched.reveal);
                },
                Bench::new(),
            );
        let mut window = Self {
            harness,
            kiosk,
            spy,
        };
        window.settle();
        window
    }

    /// Another configuration is taken over.
    pub(crate) fn furnish(&mut self, options: UiOptions) {
        let ctx = self.harness.ctx.clone();
        if let Some(kiosk) = self.kiosk.borrow_mut().as_mut() {
            kiosk.set_options(&ctx, options);
        }
        self.settle();
    }

    /// Lets so many seconds go by.
    pub(crate) fn wait(&mut self, seconds: f32) {
        let mut left = seconds;
        while left > 0.0 {
            self.harness.step();
            left -= 0.05;
        }
    }

    fn settle(&mut self) {
        for _ in 0..3 {
            self.harness.step();
        }
    }

    pub(crate) fn bench(&mut self) -> &mut Bench {
        self.harness.state_mut()
    }

    pub(crate) fn view(&self) -> View {
        self.harness.state().view()
    }

    /// The card is put on the reader, or taken.
    pub(crate) fn card(&mut self, present: bool) {
        let event = if present {
            ReaderEvent::CardPresent
        } else {
            ReaderEvent::CardAbsent
        };
        self.bench().input(Input::Reader(event));
        self.wait(0.6);
    }

    #[track_caller]
    pub(crate) fn place_of(&self, label: &str) -> Pos2 {
        self.harness.get_by_label(label).rect().center()
    }

    pub(crate) fn has(&self, label: &str) -> bool {
        self.harness.query_by_label(label).is_some()
    }

    pub(crate) fn is_focused(&self, label: &str) -> bool {
        self.harness
            .query_by_label(label)
            .is_some_and(|node| node.is_focused())
    }

    /// A tap as a finger does it, and the time it takes to look at the next view.
    #[track_caller]
    pub(crate) fn tap(&mut self, label: &str) {
        let place = self.place_of(label);
        self.tap_at(place);
        self.wait(0.5);
    }

    pub(crate) fn tap_at(&mut self, place: Pos2) {
        self.button(place, true);
        self.harness.step();
        self.button(place, false);
        self.harness.step();
    }

    pub(crate) fn down(&mut self, place: Pos2) {
        self.harness.event(Event::PointerMoved(place));
        self.button(place, true);
        self.harness.step();
    }

    pub(crate) fn drift(&mut self, place: Pos2) {
        self.harness.event(Event::PointerMoved(place));
        self.harness.step();
    }

    pub(crate) fn up(&mut self, place: Pos2) {
        self.button(place, false);
        self.harness.event(Event::PointerGone);
        self.harness.step();
    }

    fn button(&mut self, pos: Pos2, pressed: bool) {
        self.harness.event(Event::PointerButton {
            pos,
            button: PointerButton::Primary,
            pressed,
            modifiers: Modifiers::default(),
        });
    }

    /// Strikes a key of the physical keyboard.
    pub(crate) fn key(&mut self, key: Key) {
        self.harness.key_press(key);
        self.settle();
    }

    /// A key goes down with its text, or repeats because it is held.
    pub(crate) fn press_key(&mut self, key: Key, text: &str) {
        self.harness.event(Event::Key {
            key,
            physical_key: None,
            pressed: true,
            // egui knows by itself whether the key was down already.
            repeat: false,
            modifiers: Modifiers::default(),
        });
        self.harness.event(Event::Text(text.into()));
        self.settle();
    }

    pub(crate) fn type_text(&mut self, text: &str) {
        for letter in text.chars() {
            self.harness.event(Event::Text(letter.into()));
            self.harness.step();
        }
        self.settle();
    }

    /// Moves the focus with Tab until it is on this button, then presses Enter.
    #[track_caller]
    pub(crate) fn tab_to_and_press(&mut self, label: &str) {
        for _ in 0..60 {
            if self.is_focused(label) {
                self.key(Key::Enter);
                self.wait(0.3);
                return;
            }
            self.key(Key::Tab);
        }
        panic!("the focus never came to {label}");
    }

    /// Every name and value a screen reader is given.
    pub(crate) fn spoken(&self) -> Vec<String> {
        let mut words = Vec::new();
        let mut open = vec![self.harness.root()];
        while let Some(node) = open.pop() {
            let access = node.accesskit_node();
            words.extend(access.label());
            words.extend(access.value());
            words.extend(access.description());
            open.extend(node.children());
        }
        words
    }

    pub(crate) fn actions(&self) -> &[Action] {
        &self.harness.state().actions
    }
}
