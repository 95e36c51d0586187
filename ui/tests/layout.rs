//! Every view in every language, text size and screen: nothing leaves its box, overlaps, is cut,
//! lies off the screen or is too small to press or to read. Judged from layout rectangles.

#[path = "../examples/gallery/raster.rs"]
#[expect(dead_code, reason = "the gallery draws, this test only measures")]
mod raster;
#[path = "../examples/gallery/studio.rs"]
#[expect(dead_code, reason = "the gallery draws, this test only measures")]
mod studio;
#[path = "../examples/gallery/views.rs"]
mod views;

use pin_kiosk_core::language::Language;
use pin_kiosk_ui::theme::{CAP_HEIGHT, Contrast, TextSize, UNIT_MM};
use std::collections::BTreeMap;
use studio::{DISPLAYS, Setting, Studio};

/// Texts that never grow: labels of the header row and what only repeats a drawing.
const FIXED_SIZES: [f32; 2] = [40.0, 36.0];

fn faults_of(language: Language, lower: bool) -> Vec<String> {
    let mut faults = BTreeMap::new();
    for display in DISPLAYS {
        let mut studio = Studio::new(display, lower);
        let screen = studio.screen();
        for size in TextSize::ALL {
            let setting = Setting {
                language,
                size,
                contrast: Contrast::Light,
                lower,
            };
            for scene in views::all() {
                let log = studio.lay_out(&scene, setting);
                let mut found = log.faults(screen);
                for text in &log.texts {
                    let cap = text.size * CAP_HEIGHT * UNIT_MM;
                    let fixed = FIXED_SIZES.contains(&text.size);
                    if text.needed && !fixed && cap < text.text_size.least_cap_mm() {
                        found.push(format!("{cap:.1} mm: {:?}", text.text));
                    }
                }
                if !found.is_empty() {
                    let name = format!("{} {} {size:?}", scene.name, display.name);
                    faults.insert(name, found);
                }
            }
        }
    }
    faults
        .into_iter()
        .map(|(name, found)| format!("{}: {name}: {}", language.code(), found.join("; ")))
        .collect()
}

fn check(language: Language) {
    let mut faults = faults_of(language, false);
    faults.extend(faults_of(language, true));
    assert!(
        faults.is_empty(),
        "{} faults:\n{}",
        faults.len(),
        faults.join("\n")
    );
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
