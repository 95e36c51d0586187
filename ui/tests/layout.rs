//! Every view in every language, text size and screen: nothing leaves its box, overlaps, is cut,
//! lies off the screen or is too small to press or to read. Judged from layout rectangles.

#[path = "../examples/gallery/desk.rs"]
mod desk;
#[path = "../examples/gallery/raster.rs"]
#[expect(dead_code, reason = "the gallery draws, this test only measures")]
mod raster;
#[path = "../examples/gallery/studio.rs"]
#[expect(dead_code, reason = "the gallery draws, this test only measures")]
mod studio;
#[path = "../examples/gallery/views.rs"]
mod views;

use egui::Rect;
use pin_kiosk_core::language::Language;
use pin_kiosk_ui::layout_log::LayoutLog;
use pin_kiosk_ui::theme::{CAP_HEIGHT, Contrast, TextSize, UNIT_MM};
use studio::{DISPLAYS, Display, Setting, Studio};

/// What is looked at: a view that has no room at the largest size is set at the one between, so
/// that one needs no turn of its own.
fn settings(display: &Display, language: Language) -> Vec<Setting> {
    let setting = |size, lower| Setting {
        language,
        size,
        contrast: Contrast::Light,
        lower,
    };
    let mut settings = vec![
        setting(TextSize::Standard, false),
        setting(TextSize::Largest, false),
    ];
    if display.name != "small" {
        // The small screen lies within reach as it is.
        settings.push(setting(TextSize::Standard, true));
    }
    settings
}

fn check(language: Language) {
    let mut faults = Vec::new();
    for display in DISPLAYS {
        let mut studio = Studio::new(display, false);
        let screen = studio.screen();
        for setting in settings(&display, language) {
            for scene in views::all() {
                let log = studio.lay_out(&scene, setting);
                let mut found = faults_in(log, screen);
                if setting.lower {
                    found.extend(out_of_reach(log, screen));
                }
                if !found.is_empty() {
                    faults.push(format!(
                        "{}: {} {} {:?}{}: {}",
                        language.code(),
                        scene.name,
                        display.name,
                        setting.size,
                        if setting.lower { " lower" } else { "" },
                        found.join("; ")
                    ));
                }
            }
        }
    }
    assert!(
        faults.is_empty(),
        "{} faults:\n{}",
        faults.len(),
        faults.join("\n")
    );
}

fn faults_in(log: &LayoutLog, screen: Rect) -> Vec<String> {
    let mut found = log.faults(screen);
    for text in &log.texts {
        let cap = text.size * CAP_HEIGHT * UNIT_MM;
        if text.needed && cap < text.text_size.least_cap_mm() {
            found.push(format!("{cap:.1} mm: {:?}", text.text));
        }
    }
    found
}

/// With controls lower, nothing that is pressed lies more than 230 mm over the lower edge: on a
/// kiosk whose screen begins at 870 mm, that is 1100 mm over the floor.
fn out_of_reach(log: &LayoutLog, screen: Rect) -> Vec<String> {
    const REACH_MM: f32 = 230.0;
    let highest = screen.bottom() - REACH_MM / UNIT_MM;
    log.targets
        .iter()
        .filter(|target| target.rect.center().y < highest)
        .map(|target| format!("out of reach: {:?}", target.name))
        .collect()
}

macro_rules! languages {
    ($($name:ident: $language:ident),* $(,)?) => {
        $(
            #[test]
            fn $name() {
                check(Language::$language);
            }
        )*

        #[test]
        fn every_language_is_looked_at() {
            let looked = [$(Language::$language),*];
            assert!(Language::ALL.iter().all(|language| looked.contains(language)));
        }
    };
}

languages! {
    japanese: Japanese,
    easy_japanese: EasyJapanese,
    english: English,
    chinese_simplified: ChineseSimplified,
    chinese_traditional: ChineseTraditional,
    korean: Korean,
    spanish: Spanish,
    portuguese: Portuguese,
    thai: Thai,
    nepali: Nepali,
    indonesian: Indonesian,
    vietnamese: Vietnamese,
    tagalog: Tagalog,
}

#[test]
fn technician() {
    let mut faults = Vec::new();
    for display in DISPLAYS {
        for simulation in [false, true] {
            let mut studio = Studio::new(display, simulation);
            let screen = studio.screen();
            for scene in desk::all() {
                let found = faults_in(studio.lay_out_technician(&scene), screen);
                if !found.is_empty() {
                    let name = (scene.name, display.name);
                    faults.push(format!("{name:?}: {}", found.join("; ")));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
