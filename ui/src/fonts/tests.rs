use super::*;
use crate::text::sources;
use egui::RawInput;
use std::collections::BTreeSet;

/// A context that has the fonts.
fn context() -> egui::Context {
    let ctx = egui::Context::default();
    install(&ctx);
    ctx.run_ui(RawInput::default(), |_| ())
        .textures_delta
        .clear();
    ctx
}

/// The characters of a language's texts and of its own name, and ASCII.
fn characters(language: Language) -> BTreeSet<char> {
    let ascii: String = (' '..='~').collect();
    let dates: String = (1..=12)
        .map(|month| jiff::civil::date(2027, month, 23))
        .map(|day| crate::text::date(language, day))
        .collect();
    let time = crate::text::time(language, jiff::civil::time(6, 30, 0, 0));
    sources(language)
        .into_iter()
        .flat_map(str::lines)
        .filter(|line| !line.starts_with('#'))
        .chain([language.own_name(), &ascii, &dates, &time])
        .flat_map(str::chars)
        .filter(|c| !matches!(c, '\n' | '\u{200b}' | '\u{2060}'))
        .collect()
}

/// Each character has a glyph in a face that is right for the language. The faces cut to the
/// texts are stale when this fails: `ui/fonts/subset.py` makes them anew.
#[test]
fn every_character_of_every_text_has_a_glyph_in_a_face_of_its_language() {
    let ctx = context();
    for language in Language::ALL {
        let foreign: &[&str] = match language {
            Language::ChineseSimplified | Language::ChineseTraditional => {
                &["Japanese", "Korean", "Thai", "Devanagari"]
            }
            Language::Korean => &["Thai", "Devanagari"],
            Language::Thai => &["Korean", "Devanagari"],
            Language::Nepali => &["Korean", "Thai"],
            Language::Japanese
            | Language::EasyJapanese
            | Language::English
            | Language::Spanish
            | Language::Portuguese
            | Language::Indonesian
            | Language::Vietnamese
            | Language::Tagalog => &["Korean", "Thai", "Devanagari"],
        };
        for weight in [Weight::Regular, Weight::Bold] {
            let family = family(language, weight);
            let known = ctx.fonts_mut(|fonts| fonts.characters(&family).clone());
            // Kana look the same in every language.
            let kana = '\u{3041}'..='\u{30ff}';
            for c in characters(language)
                .into_iter()
                .filter(|c| !kana.contains(c))
            {
                let faces = known.get(&c);
                let right = faces.is_some_and(|faces| {
                    faces
                        .first()
                        .is_some_and(|face| !foreign.iter().any(|script| face.starts_with(script)))
                });
                assert!(
                    right,
                    "{language:?} {weight:?}: {c:?} U+{:04X} is in {faces:?}",
                    u32::from(c)
                );
            }
        }
    }
}

/// Names of offices and stores come from the configuration, in Japanese.
#[test]
fn place_names_with_rare_kanji_have_glyphs_in_both_weights() {
    let ctx = context();
    for language in Language::ALL {
        for weight in [Weight::Regular, Weight::Bold] {
            let font = font(language, weight, 40.0);
            for name in [
                "鰺ヶ沢町",
                "匝瑳市",
                "宍粟市",
                "飯舘村",
                "髙﨑商店",
                "葛城市",
                "塩竈市",
            ] {
                assert!(
                    ctx.fonts_mut(|fonts| fonts.has_glyphs(&font, name)),
                    "{language:?} {weight:?} {name}"
                );
            }
        }
    }
}

/// The same character, drawn by the face of each Han language: the fonts must not be mixed up.
#[test]
fn han_characters_come_from_the_face_of_their_language() {
    let ctx = context();
    for (language, own) in [
        (Language::Japanese, "Japanese-Regular"),
        (Language::ChineseSimplified, "ChineseSimplified-Regular"),
        (Language::ChineseTraditional, "ChineseTraditional-Regular"),
        (Language::Thai, "Japanese-Regular"),
    ] {
        let family = family(language, Weight::Regular);
        let faces = ctx.fonts_mut(|fonts| fonts.characters(&family).get(&'文').cloned());
        assert_eq!(
            faces.and_then(|faces| faces.into_iter().next()).as_deref(),
            Some(own),
            "{language:?}"
        );
    }
}

/// Different metrics would set the scripts of one line on different baselines.
#[test]
fn all_faces_have_the_same_row_height() {
    let ctx = egui::Context::default();
    let mut definitions = definitions();
    for (name, _) in FACES {
        definitions
            .families
            .insert(FontFamily::Name(name.into()), vec![name.to_owned()]);
    }
    ctx.set_fonts(definitions);
    ctx.run_ui(RawInput::default(), |_| ())
        .textures_delta
        .clear();
    for (name, _) in FACES {
        let font = FontId::new(100.0, FontFamily::Name(name.into()));
        let height = ctx.fonts_mut(|fonts| fonts.row_height(&font));
        assert!((height - 150.0).abs() < 0.01, "{name}: {height}");
    }
}
