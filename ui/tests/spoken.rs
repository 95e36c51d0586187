//! What a screen reader is told of every view: roles, names, states, and every text.

#[path = "../examples/gallery/desk.rs"]
#[expect(dead_code, reason = "the technician has tests of his own")]
mod desk;
#[path = "../examples/gallery/raster.rs"]
#[expect(dead_code, reason = "the gallery draws, this test only listens")]
mod raster;
#[path = "../examples/gallery/studio.rs"]
#[expect(dead_code, reason = "the gallery draws, this test only listens")]
mod studio;
#[path = "../examples/gallery/views.rs"]
mod views;

use egui::accesskit::{Node, Role, Toggled};
use pin_kiosk_core::language::Language;
use pin_kiosk_core::view::View;
use pin_kiosk_ui::layout_log::LayoutLog;
use pin_kiosk_ui::text::tr;
use pin_kiosk_ui::theme::{Contrast, TextSize};
use studio::{DISPLAYS, Setting, Studio};
use views::{Over, Scene};

fn words(node: &Node) -> String {
    let all = [node.label(), node.value(), node.description()];
    plain(&all.into_iter().flatten().collect::<Vec<_>>().join(" "))
}

/// Without what only lays a text out.
fn plain(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

fn faults(scene: &Scene, nodes: &[Node], log: &LayoutLog, overlaid: bool) -> Vec<String> {
    let mut faults = Vec::new();
    let buttons: Vec<String> = nodes
        .iter()
        .filter(|node| node.role() == Role::Button)
        .map(|node| plain(node.label().unwrap_or_default()))
        .collect();
    for target in log.targets.iter().filter(|one| one.overlay == overlaid) {
        let name = plain(&target.name);
        let named = buttons.iter().filter(|button| **button == name).count();
        if name.is_empty() || named != 1 {
            faults.push(format!("{named} buttons named {:?}", target.name));
        }
    }
    let targets = log.targets.iter().filter(|one| one.overlay == overlaid);
    if buttons.len() != targets.count() {
        faults.push(format!("{} buttons are spoken of", buttons.len()));
    }
    let spoken: Vec<String> = nodes.iter().map(words).collect();
    for text in &log.texts {
        let said = plain(&text.text);
        let heard = spoken.iter().any(|words| words.contains(&said));
        if text.overlay == overlaid && text.needed && !heard {
            faults.push(format!("never said: {:?}", text.text));
        }
    }
    let headings = nodes.iter().filter(|node| node.role() == Role::Heading);
    if headings.count() == 0 {
        faults.push("no heading".into());
    }
    faults
        .into_iter()
        .map(|fault| format!("{}: {fault}", scene.name))
        .collect()
}

fn check(language: Language) {
    let mut found = Vec::new();
    for display in DISPLAYS {
        let mut studio = Studio::new(display, false);
        let setting = Setting {
            language,
            size: TextSize::Standard,
            contrast: Contrast::Light,
            lower: false,
        };
        for scene in views::all() {
            let overlaid = scene.idle.is_some()
                || matches!(scene.over, Over::Help | Over::Languages | Over::Slip);
            let (nodes, log) = studio.listen(&scene, setting);
            found.extend(faults(&scene, &nodes, log, overlaid));
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn everything_pressed_has_one_name_and_everything_read_is_said_in_english() {
    check(Language::English);
}

#[test]
fn everything_pressed_has_one_name_and_everything_read_is_said_in_japanese() {
    check(Language::Japanese);
}

#[test]
fn states_are_told_not_only_drawn() {
    let mut studio = Studio::new(DISPLAYS[0], false);
    let mut state = |contrast, scene: &str, name: &str| {
        let setting = Setting {
            language: Language::English,
            size: TextSize::Standard,
            contrast,
            lower: false,
        };
        let all = views::all();
        let scene = all.iter().find(|one| one.name == scene).unwrap();
        let (nodes, _) = studio.listen(scene, setting);
        let name = plain(name);
        let node = nodes
            .iter()
            .find(|node| node.role() == Role::Button && words(node).starts_with(&name));
        let node = node.unwrap_or_else(|| panic!("no button {name:?}"));
        (node.toggled(), node.is_disabled())
    };
    let contrast = "High contrast";
    assert_eq!(
        state(Contrast::Light, "notice", contrast).0,
        Some(Toggled::False)
    );
    assert_eq!(
        state(Contrast::High, "notice", contrast).0,
        Some(Toggled::True)
    );
    assert_eq!(
        state(Contrast::Light, "languages", "English").0,
        Some(Toggled::True)
    );
    let next = tr(Language::English, "next");
    assert!(state(Contrast::Light, "enter-new-password", "6 more characters").1);
    assert!(!state(Contrast::Light, "enter-new-password-good", &next).1);
}

#[test]
fn what_is_shown_while_held_is_never_said() {
    let mut studio = Studio::new(DISPLAYS[0], false);
    let setting = Setting {
        language: Language::English,
        size: TextSize::Standard,
        contrast: Contrast::Light,
        lower: false,
    };
    let all = views::all();
    let held = all.iter().filter(|scene| scene.over == Over::Held);
    let mut looked = 0;
    for scene in held {
        assert!(matches!(
            scene.view,
            View::EnterNewPassword { .. } | View::EnterUserAuthPin { .. }
        ));
        let (nodes, log) = studio.listen(scene, setting);
        let said = nodes.iter().map(words);
        let drawn = log.texts.iter().map(|text| plain(&text.text));
        for text in said.chain(drawn) {
            let typed = ["0O1I", "5038"]
                .into_iter()
                .find(|typed| text.contains(typed));
            assert_eq!(typed, None, "{text:?}");
        }
        looked += 1;
    }
    assert_eq!(looked, 2);
}
