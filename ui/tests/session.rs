//! Whole sessions through the window: by finger and by keyboard alone.

mod support;

use egui::{Key, vec2};
use pin_kiosk_core::input::{Action, Input};
use pin_kiosk_core::language::Language;
use pin_kiosk_core::view::View;
use pin_kiosk_ui::{UiOptions, text};
use support::Window;

const NEW: &str = "RIVER7TREE";

fn tap_keys(window: &mut Window, keys: &str) {
    for key in keys.chars() {
        let label = if key.is_ascii_digit() {
            format!("Digit {key}")
        } else {
            format!("Letter {key}")
        };
        let place = window.place_of(&label);
        window.tap_at(place);
        window.wait(0.2);
    }
}

/// Up to the keyboard for the new password, in English.
fn to_new_password(window: &mut Window) {
    window.tap("English");
    window.tap("Signature password. 6–16 letters and digits");
    window.tap("No, it is my own decision");
    window.tap("Agree and go on");
    assert!(matches!(window.view(), View::PlaceCard { .. }));
    window.card(true);
    window.tap("No, I do not");
    tap_keys(window, "5038");
    window.tap("Go on with these 4 digits");
    assert!(matches!(
        window.view(),
        View::EnterNewPassword { length: 0, .. }
    ));
}

#[test]
fn another_configuration_changes_the_screen_that_is_up() {
    let mut window = Window::new();
    assert!(window.has("English") && window.has("नेपाली"));
    let before = window.place_of("English");
    window.furnish(UiOptions {
        languages: vec![Language::English],
        dpi: 192.0,
        ..UiOptions::default()
    });
    assert!(window.has("English") && !window.has("नेपाली"));
    assert_ne!(window.place_of("English"), before, "twice as large");
    window.tap("English");
    assert!(matches!(window.view(), View::ChoosePassword { .. }));
}

#[test]
fn a_whole_reset_by_finger() {
    let mut window = Window::new();
    to_new_password(&mut window);
    tap_keys(&mut window, NEW);
    window.tap("Next");
    assert!(matches!(window.view(), View::RepeatNewPassword { .. }));
    tap_keys(&mut window, NEW);
    window.tap("Next");
    window.tap("Set the new password");
    assert!(matches!(window.view(), View::Done { .. }));
    assert!(window.has("Your new password is set"));
    window.tap("Take my card, no slip");
    assert!(matches!(window.view(), View::TakeCard { .. }));
    assert!(window.has("Please take your card"));
    window.card(false);
    assert_eq!(window.view(), View::Attract);
}

#[test]
fn a_whole_change_by_keyboard_alone() {
    let mut window = Window::new();
    window.tab_to_and_press("English");
    window.tab_to_and_press("Signature password. 6–16 letters and digits");
    window.tab_to_and_press("No, it is my own decision");
    window.tab_to_and_press("Agree and go on");
    window.card(true);
    window.tab_to_and_press("Yes, I know it");
    window.type_text("5038");
    window.key(Key::Enter);
    window.type_text("old5pass");
    window.key(Key::Enter);
    assert!(matches!(window.view(), View::EnterNewPassword { .. }));
    window.type_text("river7treex");
    window.key(Key::Backspace);
    window.key(Key::Enter);
    window.type_text(NEW);
    window.tab_to_and_press("Next");
    window.tab_to_and_press("Set the new password");
    assert!(matches!(window.view(), View::Done { .. }));
    window.tab_to_and_press("Print and take my card");
    assert!(matches!(window.view(), View::TakeCard { .. }));
}

#[test]
fn escape_stops_and_the_screen_says_that_the_card_is_to_be_taken() {
    let mut window = Window::new();
    to_new_password(&mut window);
    window.key(Key::Escape);
    assert!(matches!(window.view(), View::TakeCard { .. }));
}

#[test]
fn the_language_changes_without_losing_the_place() {
    let mut window = Window::new();
    to_new_password(&mut window);
    tap_keys(&mut window, "AB");
    window.tap("Choose language. Now English");
    window.tap("日本語");
    assert!(matches!(
        window.view(),
        View::EnterNewPassword { length: 2, .. }
    ));
    assert!(window.has("新しい 署名用パスワードを 決めてください"));
}

#[test]
fn a_double_tap_counts_once() {
    let mut window = Window::new();
    to_new_password(&mut window);
    let place = window.place_of("Letter A");
    window.tap_at(place);
    window.tap_at(place);
    window.wait(0.5);
    assert!(matches!(
        window.view(),
        View::EnterNewPassword { length: 1, .. }
    ));
    window.tap_at(place);
    window.wait(0.3);
    window.tap_at(place);
    assert!(matches!(
        window.view(),
        View::EnterNewPassword { length: 3, .. }
    ));
}

#[test]
fn the_interval_of_a_double_tap_can_be_adjusted() {
    let mut window = Window::with(UiOptions {
        second_strike: 0.5,
        reduced_motion: true,
        ..UiOptions::default()
    });
    to_new_password(&mut window);
    let place = window.place_of("Letter A");
    window.wait(0.5);
    window.tap_at(place);
    window.wait(0.25);
    window.tap_at(place);
    window.wait(0.5);
    assert!(matches!(
        window.view(),
        View::EnterNewPassword { length: 1, .. }
    ));
}

#[test]
fn the_tail_of_a_double_tap_presses_nothing_on_the_next_view() {
    let mut window = Window::new();
    let place = window.place_of("English");
    window.tap_at(place);
    window.tap_at(place);
    window.wait(0.5);
    assert_eq!(window.actions().len(), 1, "{:?}", window.actions());
}

#[test]
fn a_long_press_and_a_drifting_press_still_count() {
    let mut window = Window::new();
    let place = window.place_of("English");
    window.down(place);
    window.wait(4.0);
    window.drift(place + vec2(60.0, 20.0));
    window.up(place + vec2(60.0, 20.0));
    window.wait(0.5);
    assert_eq!(window.view(), View::ChoosePassword { suggested: None });
}

#[test]
fn a_press_that_leaves_the_button_does_nothing() {
    let mut window = Window::new();
    let place = window.place_of("English");
    window.down(place);
    window.drift(place + vec2(0.0, -500.0));
    window.up(place + vec2(0.0, -500.0));
    window.wait(0.5);
    assert_eq!(window.view(), View::Attract);
}

#[test]
fn keys_act_when_the_finger_comes_down() {
    let mut window = Window::new();
    to_new_password(&mut window);
    let place = window.place_of("Letter Q");
    window.down(place);
    assert_eq!(window.actions().last(), Some(&Action::Key('Q')));
    window.up(place);
}

#[test]
fn a_held_key_of_a_keyboard_counts_once() {
    let mut window = Window::new();
    to_new_password(&mut window);
    for _ in 0..5 {
        window.press_key(Key::A, "a");
    }
    assert!(matches!(
        window.view(),
        View::EnterNewPassword { length: 1, .. }
    ));
}

#[test]
fn one_touch_goes_on_after_the_idle_warning() {
    let mut window = Window::new();
    to_new_password(&mut window);
    for _ in 0..3 {
        for _ in 0..200 {
            window.wait(1.0);
            window.bench().input(Input::Tick);
            if window.has("Are you still there?") {
                break;
            }
        }
        assert!(
            !window.has("Letter A"),
            "what lies under the warning is out of reach"
        );
        window.tap("Yes, go on");
    }
    assert!(matches!(window.view(), View::EnterNewPassword { .. }));
}

#[test]
fn help_opens_and_closes_by_one_touch_and_leads_nowhere_else() {
    let mut window = Window::new();
    to_new_password(&mut window);
    window.tap("Help");
    assert!(window.has("Can we help?"));
    assert!(!window.has("Letter A"));
    window.tap("Close");
    assert!(window.has("Letter A"));
}

/// Two different passwords look the same to a screen reader, step by step.
#[test]
fn what_is_typed_is_never_spoken() {
    let spoken = |password: &str| {
        let mut window = Window::new();
        to_new_password(&mut window);
        let mut all = Vec::new();
        for key in password.chars() {
            tap_keys(&mut window, &key.to_string());
            all.push(window.spoken());
        }
        all
    };
    let one = spoken("RIVER7TREE");
    assert_eq!(one, spoken("QBXNW4PLZA"));
    let last = one.last().map(|words| words.join("|")).unwrap_or_default();
    assert!(last.contains("10 characters entered"), "{last}");
    assert!(!last.contains("RIV"), "{last}");
}

/// Whether anything typed lies where the window could draw it.
fn lies_open(window: &Window) -> bool {
    let mut any = false;
    window.spy.reveal.each(|_, _| any = true);
    any
}

const SHOW: &str = "Show what you typed while you hold this";

#[test]
fn what_is_typed_is_seen_while_the_button_is_held_and_not_a_frame_longer() {
    let mut window = Window::new();
    to_new_password(&mut window);
    tap_keys(&mut window, NEW);
    window.wait(0.3);
    assert_eq!(window.spy.drawn.get(), 0);
    let place = window.place_of(SHOW);
    window.down(place);
    window.wait(0.2);
    assert_eq!(window.spy.drawn.get(), NEW.len());
    window.up(place);
    assert_eq!(window.spy.drawn.get(), 0);
    assert!(!lies_open(&window));
}

#[test]
fn a_finger_that_drifts_off_hides_what_was_typed() {
    let mut window = Window::new();
    to_new_password(&mut window);
    tap_keys(&mut window, "AB");
    let place = window.place_of(SHOW);
    window.down(place);
    window.wait(0.2);
    assert_eq!(window.spy.drawn.get(), 2);
    window.drift(place - vec2(0.0, 300.0));
    assert_eq!(window.spy.drawn.get(), 0);
    assert!(!lies_open(&window));
}

#[test]
fn what_is_typed_is_seen_while_the_space_bar_is_held_on_the_button() {
    let mut window = Window::new();
    to_new_password(&mut window);
    tap_keys(&mut window, "AB");
    for _ in 0..60 {
        if window.is_focused(SHOW) {
            break;
        }
        window.key(Key::Tab);
    }
    assert!(window.is_focused(SHOW));
    window.press_key(Key::Space, " ");
    window.wait(0.2);
    assert_eq!(window.spy.drawn.get(), 2);
    // Pressed once more and let go.
    window.key(Key::Space);
    window.wait(0.1);
    assert_eq!(window.spy.drawn.get(), 0);
    assert!(!lies_open(&window));
}

#[test]
fn another_view_hides_what_was_typed() {
    let mut window = Window::new();
    to_new_password(&mut window);
    tap_keys(&mut window, "AB");
    let place = window.place_of(SHOW);
    window.down(place);
    window.wait(0.2);
    assert!(lies_open(&window));
    window.bench().input(Input::Resident(Action::Back));
    window.wait(0.1);
    assert_eq!(window.spy.drawn.get(), 0);
    assert!(!lies_open(&window));
}

#[test]
fn the_idle_warning_hides_what_was_typed_from_whoever_comes_by() {
    let mut window = Window::new();
    to_new_password(&mut window);
    tap_keys(&mut window, "AB");
    let place = window.place_of(SHOW);
    window.down(place);
    window.wait(0.2);
    assert!(lies_open(&window));
    for _ in 0..200 {
        window.wait(1.0);
        window.bench().input(Input::Tick);
        if window.has("Are you still there?") {
            break;
        }
    }
    window.wait(0.1);
    assert!(window.has("Are you still there?"));
    assert_eq!(window.spy.drawn.get(), 0);
    assert!(!lies_open(&window));
}

#[test]
fn the_slip_is_seen_before_it_is_printed() {
    let mut window = Window::new();
    to_new_password(&mut window);
    tap_keys(&mut window, NEW);
    window.tap("Next");
    tap_keys(&mut window, NEW);
    window.tap("Next");
    window.tap("Set the new password");
    window.tap(&text::tr(Language::English, "slip-see"));
    assert!(window.has("Close"));
    assert!(!window.actions().contains(&Action::PrintSlip));
    window.tap("Print");
    assert!(window.actions().contains(&Action::PrintSlip));
}
