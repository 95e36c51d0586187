//! The technician's screens as a finger, a keyboard and a screen reader meet them.

#![expect(clippy::unwrap_used, reason = "test helper")]

#[path = "../examples/gallery/desk.rs"]
#[expect(dead_code, reason = "the gallery opens pages, a finger does it here")]
mod desk;

use egui::{Event, Key, Modifiers, PointerButton, Pos2, pos2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use pin_kiosk_core::effect::Sound;
use pin_kiosk_core::input::OutOfService;
use pin_kiosk_core::language::Language;
use pin_kiosk_core::technician::Part;
use pin_kiosk_core::view::{Screen, View};
use pin_kiosk_ui::technician::{
    Judgement, Passcode, PasscodeState, TechnicianInput, TechnicianView,
};
use pin_kiosk_ui::{Kiosk, UiOptions};
use std::cell::RefCell;
use std::rc::Rc;

/// What is shown, and what was done.
struct Shown {
    /// The residents' view under the technician's.
    view: View,
    technician: Option<TechnicianView>,
    inputs: Vec<TechnicianInput>,
    called: usize,
}

struct Window {
    harness: Harness<'static, Shown>,
}

impl Window {
    fn new(technician: Option<TechnicianView>) -> Self {
        let kiosk: Rc<RefCell<Option<Kiosk>>> = Rc::default();
        let (made, shown) = (Rc::clone(&kiosk), kiosk);
        let harness = Harness::builder()
            .with_size([1080.0, 1920.0])
            .with_step_dt(0.1)
            .with_context_setup(move |ctx| {
                let options = UiOptions {
                    technician: true,
                    reduced_motion: true,
                    ..UiOptions::default()
                };
                *made.borrow_mut() = Some(Kiosk::new(ctx, options));
            })
            .build_ui_state(
                move |ui, state: &mut Shown| {
                    let mut shown = shown.borrow_mut();
                    let Some(kiosk) = shown.as_mut() else { return };
                    let now = ui.input(|input| input.time);
                    if let Some(view) = &state.technician {
                        kiosk.show_technician(ui, view, now, &mut state.inputs);
                    } else {
                        let screen = screen(state.view.clone());
                        kiosk.show(ui, &screen, now, &mut Vec::new());
                        state.called += usize::from(kiosk.technician_called());
                    }
                },
                Shown {
                    view: View::Attract,
                    technician,
                    inputs: Vec::new(),
                    called: 0,
                },
            );
        let mut window = Self { harness };
        window.steps(3);
        window
    }

    /// With the board on it.
    fn board(name: &str) -> Self {
        let scene = desk::all().into_iter().find(|scene| scene.name == name);
        Self::new(Some(scene.unwrap().view))
    }

    fn steps(&mut self, count: usize) {
        for _ in 0..count {
            self.harness.step();
        }
    }

    fn button(&mut self, pos: Pos2, pressed: bool) {
        self.harness.event(Event::PointerButton {
            pos,
            button: PointerButton::Primary,
            pressed,
            modifiers: Modifiers::default(),
        });
        self.harness.step();
    }

    fn hold(&mut self, place: Pos2, steps: usize) {
        self.harness.event(Event::PointerMoved(place));
        self.button(place, true);
        self.steps(steps);
        self.button(place, false);
        self.harness.event(Event::PointerGone);
        self.steps(6);
    }

    #[track_caller]
    fn tap(&mut self, label: &str) {
        let place = self.harness.get_by_label(label).rect().center();
        self.hold(place, 1);
    }

    fn key(&mut self, key: Key) {
        self.harness.key_press(key);
        self.steps(2);
    }

    /// What was done, touches apart.
    fn done(&mut self) -> Vec<TechnicianInput> {
        let mut inputs = std::mem::take(&mut self.harness.state_mut().inputs);
        inputs.retain(|input| *input != TechnicianInput::Touched);
        inputs
    }

    fn called(&mut self) -> usize {
        std::mem::take(&mut self.harness.state_mut().called)
    }

    fn has(&self, label: &str) -> bool {
        self.harness.query_by_label(label).is_some()
    }

    /// Every name and value a screen reader is given.
    fn spoken(&self) -> Vec<String> {
        let mut words = Vec::new();
        let mut open = vec![self.harness.root()];
        while let Some(node) = open.pop() {
            let access = node.accesskit_node();
            words.extend(access.label());
            words.extend(access.value());
            open.extend(node.children());
        }
        words
    }
}

fn screen(view: View) -> Screen {
    Screen {
        number: 1,
        view,
        idle_warning: None,
        language: Language::Japanese,
        can_go_back: false,
        can_cancel: false,
        slip: None,
    }
}

fn passcode(typed: usize, state: PasscodeState) -> TechnicianView {
    TechnicianView::Passcode(Passcode {
        typed,
        state,
        ends_in: 60,
    })
}

const SIGN: Pos2 = pos2(140.0, 74.0);

#[test]
fn a_hold_of_five_seconds_or_f12_asks_for_the_passcode() {
    let mut window = Window::new(None);
    window.hold(SIGN, 40);
    assert_eq!(window.called(), 0, "four seconds are too short");
    window.hold(SIGN, 52);
    assert_eq!(window.called(), 1);
    window.hold(pos2(540.0, 1000.0), 60);
    assert_eq!(window.called(), 0, "only the sign");
    window.key(Key::F12);
    assert_eq!(window.called(), 1);
}

#[test]
fn neither_does_anything_in_a_session() {
    let mut window = Window::new(None);
    window.harness.state_mut().view = View::Notice;
    window.steps(2);
    window.hold(SIGN, 60);
    window.key(Key::F12);
    assert_eq!(window.called(), 0);
}

#[test]
fn the_passcode_is_typed_on_either_keyboard_and_shown_nowhere() {
    let mut window = Window::new(Some(passcode(5, PasscodeState::Open)));
    window.tap("Letter Q");
    window.harness.event(Event::Text("z9-".into()));
    window.steps(2);
    window.tap("Erase");
    window.tap("Open the board");
    assert_eq!(
        window.done(),
        [
            TechnicianInput::Key('Q'),
            TechnicianInput::Key('z'),
            TechnicianInput::Key('9'),
            TechnicianInput::Erase,
            TechnicianInput::Submit,
        ]
    );
    assert!(window.has("Passcode, 5 characters"));
    let secret = |words: &String| words.contains("QZ") || words.contains('•');
    assert!(!window.spoken().iter().any(secret));
}

#[test]
fn while_a_delay_holds_nothing_can_be_typed() {
    let mut window = Window::new(Some(passcode(0, PasscodeState::Wait(30))));
    assert!(window.has("Too many wrong tries. Wait 30 s."));
    window.tap("Letter Q");
    window.harness.event(Event::Text("q".into()));
    window.steps(2);
    assert_eq!(window.done(), []);
    window.tap("Back to residents");
    assert_eq!(window.done(), [TechnicianInput::Leave]);
}

#[test]
fn the_board_is_worked_by_touch() {
    let mut window = Window::board("technician-board");
    window.tap("Test all");
    window.tap("Test printer");
    window.tap("Print test page");
    window.tap("Readiness slip");
    window.tap("Take out of service");
    window.tap("Waiting for repair");
    window.tap("Leave");
    assert_eq!(
        window.done(),
        [
            TechnicianInput::TestAll,
            TechnicianInput::Test(Part::Printer),
            TechnicianInput::PrintTestPage,
            TechnicianInput::PrintReadiness,
            TechnicianInput::TakeOutOfService(OutOfService::Repair),
            TechnicianInput::Leave,
        ]
    );
}

#[test]
fn the_board_is_worked_by_keyboard_alone() {
    let mut window = Window::board("technician-board");
    for _ in 0..3 {
        window.key(Key::Tab);
    }
    window.key(Key::Enter);
    assert_eq!(window.done(), [TechnicianInput::Choose(Part::Printer)]);
    window.key(Key::Escape);
    assert_eq!(window.done(), [TechnicianInput::Leave]);
}

#[test]
fn each_tile_says_all_it_shows() {
    let window = Window::board("technician-board");
    let printer = "Printer, pass, see to it, paper near end, ready, the roll comes to its end, \
                   /dev/ttyS1 · 38400 · 576 dots, 10:12:01";
    assert!(window.has(printer), "{:#?}", window.spoken());
}

#[test]
fn a_wiped_grid_passes_and_an_untouched_one_is_broken_off() {
    let mut window = Window::board("technician-board-screen");
    window.tap("Touch: wipe the grid");
    window.button(pos2(5.0, 5.0), true);
    for row in 0_u8..22 {
        let y = f32::from(row).mul_add(91.0, 5.0).min(1915.0);
        for x in [5.0, 1075.0, 5.0] {
            window.harness.event(Event::PointerMoved(pos2(x, y)));
            window.harness.step();
        }
    }
    let done = window.done();
    let Some(TechnicianInput::Judged(Judgement::Touch { left: 0, of })) = done.first() else {
        panic!("{done:?}");
    };
    assert!(*of > 200, "{of} cells");
    window.button(pos2(5.0, 5.0), false);
    // Nobody touches it: it ends by itself.
    window.tap("Touch: wipe the grid");
    window.steps(110);
    let broken_off = TechnicianInput::Judged(Judgement::TouchBrokenOff);
    assert_eq!(window.done(), [broken_off]);
}

#[test]
fn a_cell_that_feels_nothing_fails_the_test() {
    let mut window = Window::board("technician-board-screen");
    window.tap("Touch: wipe the grid");
    window.hold(pos2(500.0, 500.0), 1);
    window.steps(110);
    let done = window.done();
    let Some(TechnicianInput::Judged(Judgement::Touch { left, of })) = done.first() else {
        panic!("{done:?}");
    };
    assert_eq!(left + 1, *of);
}

#[test]
fn six_colours_then_the_question() {
    let mut window = Window::board("technician-board-screen");
    window.tap("Pixels: look at colours");
    for number in 1..=6 {
        let name = format!("Colour {number} of 6. Touch, or press Space, for the next.");
        assert!(window.has(&name), "{number}: {:?}", window.spoken());
        window.hold(pos2(540.0, 960.0), 1);
    }
    window.tap("I saw dots or stripes");
    let judged = TechnicianInput::Judged(Judgement::Pixels(false));
    assert_eq!(window.done(), [judged]);
}

#[test]
fn every_signal_can_be_heard() {
    let mut window = Window::board("technician-board-screen");
    window.tap("Speaker: hear signals");
    for name in [
        "Key",
        "Question",
        "Refusal",
        "Done",
        "Take the card",
        "All heard",
    ] {
        window.tap(name);
    }
    let sounds = [
        Sound::Key,
        Sound::Question,
        Sound::Refusal,
        Sound::Done,
        Sound::TakeCard,
        Sound::Silence,
    ];
    let mut expected = sounds.map(TechnicianInput::Sound).to_vec();
    expected.push(TechnicianInput::Judged(Judgement::Speaker(true)));
    assert_eq!(window.done(), expected);
}
