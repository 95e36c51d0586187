//! The embedded fonts, and which family shows which language.
//!
//! `ui/fonts/subset.py` makes the files; why they are as they are stands there. Each language
//! has a family a weight, because Han characters look different in Japanese, in Korean and in
//! simplified and traditional Chinese, and egui tells the shaper no language.

#[cfg(test)]
mod tests;

use egui::{FontData, FontDefinitions, FontFamily, FontId};
use pin_kiosk_core::language::Language;
use std::sync::Arc;

/// The two weights of the design.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
pub enum Weight {
    /// Text.
    #[default]
    Regular,
    /// Titles, buttons, what matters.
    Bold,
}

/// Each font file: name of the face and its bytes.
const FACES: [(&str, &[u8]); 16] = {
    macro_rules! face {
        ($name:literal, $ending:literal) => {
            (
                $name,
                include_bytes!(concat!("../fonts/", $name, ".", $ending)) as &[u8],
            )
        };
    }
    [
        face!("Latin-Regular", "ttf"),
        face!("Latin-Bold", "ttf"),
        face!("Ascii-Regular", "ttf"),
        face!("Ascii-Bold", "ttf"),
        face!("Japanese-Regular", "otf"),
        face!("Japanese-Bold", "otf"),
        face!("ChineseSimplified-Regular", "otf"),
        face!("ChineseSimplified-Bold", "otf"),
        face!("ChineseTraditional-Regular", "otf"),
        face!("ChineseTraditional-Bold", "otf"),
        face!("Korean-Regular", "otf"),
        face!("Korean-Bold", "otf"),
        face!("Thai-Regular", "ttf"),
        face!("Thai-Bold", "ttf"),
        face!("Devanagari-Regular", "ttf"),
        face!("Devanagari-Bold", "ttf"),
    ]
};

/// Gives the context all fonts of the program, in place of any it had.
pub fn install(ctx: &egui::Context) {
    ctx.set_fonts(definitions());
}

/// The family that shows a language in a weight.
///
/// Names and addresses out of the configuration are Japanese whatever the language of the screen
/// is: show them in the Japanese family, and a language's own name in its own.
#[must_use]
pub fn family(language: Language, weight: Weight) -> FontFamily {
    let script = match language {
        Language::Japanese | Language::EasyJapanese => "ja",
        Language::ChineseSimplified => "zh-Hans",
        Language::ChineseTraditional => "zh-Hant",
        Language::Korean => "ko",
        Language::Thai => "th",
        Language::Nepali => "ne",
        Language::English
        | Language::Spanish
        | Language::Portuguese
        | Language::Indonesian
        | Language::Vietnamese
        | Language::Tagalog => "latin",
    };
    match weight {
        Weight::Regular => FontFamily::Name(script.into()),
        Weight::Bold => FontFamily::Name(format!("{script}-bold").into()),
    }
}

/// The font of a language in a weight and a size in points.
#[must_use]
pub fn font(language: Language, weight: Weight, size: f32) -> FontId {
    FontId::new(size, family(language, weight))
}

/// The fonts and families as [`install`] sets them.
#[must_use]
pub fn definitions() -> FontDefinitions {
    let mut definitions = FontDefinitions::empty();
    for (name, bytes) in FACES {
        definitions
            .font_data
            .insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
    }
    for language in Language::ALL {
        for weight in [Weight::Regular, Weight::Bold] {
            definitions
                .families
                .insert(family(language, weight), faces(language, weight));
        }
    }
    for default in [FontFamily::Proportional, FontFamily::Monospace] {
        definitions
            .families
            .insert(default, faces(Language::English, Weight::Regular));
    }
    definitions
}

/// The faces of the language's own script, then those of the others, so that nothing is ever
/// without a glyph.
fn faces(language: Language, weight: Weight) -> Vec<String> {
    let own: &[&str] = match language {
        Language::Japanese | Language::EasyJapanese => &["Ascii", "Japanese", "Latin"],
        Language::ChineseSimplified => &["Ascii", "ChineseSimplified", "Latin", "Japanese"],
        Language::ChineseTraditional => &["Ascii", "ChineseTraditional", "Latin", "Japanese"],
        Language::Korean => &["Ascii", "Korean", "Latin", "Japanese"],
        Language::Thai => &["Latin", "Thai", "Japanese"],
        Language::Nepali => &["Latin", "Devanagari", "Japanese"],
        Language::English
        | Language::Spanish
        | Language::Portuguese
        | Language::Indonesian
        | Language::Vietnamese
        | Language::Tagalog => &["Latin", "Japanese"],
    };
    let rest = ["Korean", "Thai", "Devanagari"];
    let names = own
        .iter()
        .chain(rest.iter().filter(|name| !own.contains(name)));
    let mut faces: Vec<String> = names
        .map(|name| match weight {
            Weight::Regular => format!("{name}-Regular"),
            Weight::Bold => format!("{name}-Bold"),
        })
        .collect();
    if weight == Weight::Bold {
        // The bold Japanese face lacks the rarer kanji of names.
        faces.push("Japanese-Regular".to_owned());
    }
    faces
}
