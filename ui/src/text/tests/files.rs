//! The Fluent files of all languages, held to one another and to the rules of the words.

use super::super::*;
use fluent_syntax::ast::{
    Entry, Expression, InlineExpression, Pattern, PatternElement, VariantKey,
};
use fluent_syntax::parser;
use std::collections::{BTreeMap, BTreeSet};

/// What a message asks for and offers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Shape {
    /// Names of its arguments, those that only choose a variant included.
    arguments: BTreeSet<String>,
    /// For each selector: its argument and its variants.
    selectors: BTreeMap<String, BTreeSet<String>>,
}

/// The messages of one file by key.
fn shapes(language: Language, source: &str) -> BTreeMap<String, Shape> {
    let parsed = match parser::parse(source) {
        Ok(parsed) => parsed,
        Err((_, errors)) => panic!("{language:?}: {errors:?}"),
    };
    let mut found = BTreeMap::new();
    for entry in parsed.body {
        let Entry::Message(message) = entry else {
            assert!(
                matches!(
                    entry,
                    Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_)
                ),
                "{language:?}: only messages and comments: {entry:?}"
            );
            continue;
        };
        let key = message.id.name.to_owned();
        let pattern = message
            .value
            .unwrap_or_else(|| panic!("{language:?} {key}: no text"));
        let mut shape = Shape::default();
        read_pattern(&pattern, &mut shape);
        let twice = found.insert(key.clone(), shape);
        assert!(twice.is_none(), "{language:?}: {key} twice");
    }
    found
}

fn read_pattern(pattern: &Pattern<&str>, shape: &mut Shape) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            match expression {
                Expression::Inline(inline) => drop(argument(inline, shape)),
                Expression::Select { selector, variants } => {
                    let name = argument(selector, shape);
                    let keys = variants.iter().map(|variant| match variant.key {
                        VariantKey::Identifier { name } => name.to_owned(),
                        VariantKey::NumberLiteral { value } => value.to_owned(),
                    });
                    shape.selectors.entry(name).or_default().extend(keys);
                    for variant in variants {
                        read_pattern(&variant.value, shape);
                    }
                }
            }
        }
    }
}

fn argument(inline: &InlineExpression<&str>, shape: &mut Shape) -> String {
    let InlineExpression::VariableReference { id } = inline else {
        panic!("only arguments are put into texts: {inline:?}");
    };
    shape.arguments.insert(id.name.to_owned());
    id.name.to_owned()
}

/// Every text of a language with sample arguments, by key.
pub(crate) fn texts(language: Language) -> Vec<(String, String)> {
    let samples = [1_i64, 2, 5];
    let mut found = Vec::new();
    for source in sources(language) {
        for (key, shape) in shapes(language, source) {
            for number in samples {
                let arguments: Vec<(&str, Value<'_>)> = shape
                    .arguments
                    .iter()
                    .map(|name| match name.as_str() {
                        "n" | "m" => (name.as_str(), Value::Number(number)),
                        _ => (name.as_str(), Value::Text("X7")),
                    })
                    .collect();
                found.push((key.clone(), tr_args(language, &key, &arguments)));
                if arguments.is_empty() {
                    break;
                }
            }
        }
    }
    found
}

#[test]
fn all_languages_have_the_same_keys() {
    for (file, english) in sources(Language::English).into_iter().enumerate() {
        let wanted: BTreeSet<String> = shapes(Language::English, english).into_keys().collect();
        assert!(wanted.len() > 10, "the files are read");
        for language in Language::ALL {
            let found: BTreeSet<String> = shapes(language, sources(language)[file])
                .into_keys()
                .collect();
            let missing: Vec<_> = wanted.difference(&found).collect();
            let extra: Vec<_> = found.difference(&wanted).collect();
            assert!(
                missing.is_empty() && extra.is_empty(),
                "{language:?}: missing {missing:?}, not in English {extra:?}"
            );
        }
    }
}

#[test]
fn no_key_stands_in_both_files() {
    for language in Language::ALL {
        let [screens, slip] = sources(language).map(|source| shapes(language, source));
        let both: Vec<_> = screens
            .keys()
            .filter(|key| slip.contains_key(*key))
            .collect();
        assert!(both.is_empty(), "{language:?}: {both:?}");
    }
}

#[test]
fn all_languages_have_the_same_arguments_and_choices() {
    for (file, english) in sources(Language::English).into_iter().enumerate() {
        let wanted = shapes(Language::English, english);
        for language in Language::ALL {
            for (key, shape) in shapes(language, sources(language)[file]) {
                let expected = wanted.get(&key).cloned().unwrap_or_default();
                assert_eq!(shape.arguments, expected.arguments, "{language:?} {key}");
                for (name, choices) in &expected.selectors {
                    // Plural forms differ by language; other choices do not.
                    if name != "n" {
                        assert_eq!(
                            shape.selectors.get(name),
                            Some(choices),
                            "{language:?} {key}"
                        );
                    }
                }
            }
        }
    }
}

/// The forms of CLDR: English, Spanish and Portuguese tell one from many; the others here need no
/// forms with a bare number (Nepali and Tagalog have categories, but the words stay the same).
#[test]
fn plural_forms_are_those_of_the_language() {
    for language in Language::ALL {
        let two_forms = matches!(
            language,
            Language::English | Language::Spanish | Language::Portuguese
        );
        for source in sources(language) {
            for (key, shape) in shapes(language, source) {
                if let Some(forms) = shape.selectors.get("n") {
                    let expected = ["one", "other"].map(str::to_owned);
                    assert!(two_forms, "{language:?} {key}: {forms:?}");
                    assert_eq!(*forms, BTreeSet::from(expected), "{language:?} {key}");
                }
            }
        }
        if two_forms {
            let one = tr_args(language, "tries-left", &[("n", Value::Number(1))]);
            let many = tr_args(language, "tries-left", &[("n", Value::Number(3))]);
            assert_ne!(one.replace('1', "3"), many, "{language:?}");
        }
    }
}

#[test]
fn every_text_is_put_together_without_a_gap() {
    for language in Language::ALL {
        for (key, text) in texts(language) {
            assert!(!text.is_empty(), "{language:?} {key}");
            assert!(!text.contains(['{', '}']), "{language:?} {key}: {text}");
            assert!(
                !text.contains(['\u{2066}', '\u{2067}', '\u{2068}', '\u{2069}']),
                "{language:?} {key}: isolation marks"
            );
            assert!(!text.contains("  "), "{language:?} {key}: two spaces");
            for (open, close) in [
                ('「', '」'),
                ('（', '）'),
                ('“', '”'),
                ('(', ')'),
                ('«', '»'),
            ] {
                assert_eq!(
                    text.matches(open).count(),
                    text.matches(close).count(),
                    "{language:?} {key}: {text}"
                );
            }
        }
    }
}

/// "PIN" alone is taken for the other secret in real life, and that locks cards: it never stands
/// without its four digits, nor 暗証番号 outside the name of the official app.
#[test]
fn no_text_says_pin_alone() {
    for language in Language::ALL {
        for (key, text) in texts(language) {
            // A place to break the line may stand within the app's name.
            let text = text.replace('\u{200B}', "");
            let rest = text.replace("JPKI暗証番号リセット", "");
            assert!(!rest.contains("暗証番号"), "{language:?} {key}: {text}");
            let rest = rest
                .replace("4-digit PIN", "")
                .replace("4-digit user-authentication PIN", "");
            assert!(
                !rest
                    .to_uppercase()
                    .split(|c: char| !c.is_alphabetic())
                    .any(|w| w == "PIN" || w == "PINS"),
                "{language:?} {key}: {text}"
            );
        }
    }
}

#[test]
fn no_text_shouts() {
    for language in Language::ALL {
        for (key, text) in texts(language) {
            assert!(
                !text.contains(['!', '！', '¡']),
                "{language:?} {key}: {text}"
            );
        }
    }
}

/// Numbers to call stand in one table, and no text has one of its own.
#[test]
fn texts_have_no_telephone_numbers_of_their_own() {
    for language in Language::ALL {
        for (key, text) in texts(language) {
            let number = text
                .split(|c: char| !(c.is_ascii_digit() || c == '-' || c == '#'))
                .find(|part| part.len() > 5 || part.starts_with('#') || *part == "188");
            assert_eq!(number, None, "{language:?} {key}: {text}");
        }
        let to_call = telephone(language);
        assert!(to_call.number.starts_with("0120-"), "free of charge");
        for hours in [to_call.weekdays, to_call.holidays] {
            assert!(hours.from < hours.to, "{language:?}");
        }
    }
}

/// The facts that must not change on the way into a language.
#[test]
fn numbers_are_the_same_in_every_language() {
    let digits = |text: &str| {
        let parts = text.split(|c: char| !c.is_ascii_digit());
        parts
            .filter(|part| !part.is_empty())
            .map(str::to_owned)
            .collect::<BTreeSet<String>>()
    };
    for key in [
        "attract-lead",
        "secret-signature-form",
        "secret-four-heading",
        "procedure-reset-text",
        "procedure-reset-locked-text",
        "ref-pin-locked",
        "ref-no-certificate-card",
        "rule-length",
        "no-reservation-old-title",
        "no-reservation-3",
        "bring-guardian",
        "help-new",
        "help-current",
    ] {
        let wanted = digits(&tr(Language::English, key));
        assert!(!wanted.is_empty(), "{key} has a number in it");
        for language in Language::ALL {
            let text = tr(language, key);
            assert_eq!(digits(&text), wanted, "{language:?} {key}: {text}");
        }
    }
}

/// What a resident must find again on paper stands in Japanese too.
#[test]
fn terms_of_the_office_stand_in_japanese_too() {
    for (key, term) in [
        ("ref-expired", "署名用電子証明書"),
        ("ref-revoked", "署名用電子証明書"),
        ("ref-no-certificate", "署名用電子証明書"),
        ("ref-user-auth-ended", "利用者証明用電子証明書"),
        ("secret-user-auth", "利用者証明用"),
        ("secret-card-info", "券面事項入力補助用"),
        ("secret-register", "住民基本台帳用"),
    ] {
        for language in Language::ALL {
            let mut text = tr(language, key);
            if key.starts_with("secret-") {
                // The name is for a small box; what it is used for stands under it.
                text += &tr(language, &format!("{key}-use"));
            }
            assert!(text.contains(term), "{language:?} {key}: {text}");
        }
    }
}

/// Each file says which language it is in and by whom and when it was reviewed.
#[test]
fn every_file_begins_with_its_header() {
    for language in Language::ALL {
        for source in sources(language) {
            let mut lines = source.lines();
            let first = format!("# language: {}", language.code());
            assert_eq!(lines.next(), Some(first.as_str()));
            for start in ["# reviewed-by:", "# reviewed-on:"] {
                let line = lines.next().unwrap_or_default();
                assert!(line.starts_with(start), "{language:?}: {line}");
            }
        }
    }
}

/// Fixed boxes: a text much longer than the English one finds no room in its place.
#[test]
fn texts_are_about_as_long_as_in_english() {
    // Width of a character in English letters.
    let width = |text: &str| -> f64 {
        text.chars()
            .map(|c| match c {
                '\u{0e31}' | '\u{0e34}'..='\u{0e3a}' | '\u{0e47}'..='\u{0e4e}' => 0.0,
                '\u{093e}'..='\u{094d}' | '\u{0900}'..='\u{0903}' => 0.3,
                '\u{3000}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' | '\u{ff01}'..='\u{ff5e}' => 1.8,
                _ => 1.0,
            })
            .sum()
    };
    for language in Language::ALL {
        for source in sources(language) {
            for key in shapes(language, source).into_keys() {
                let english = width(&tr(Language::English, &key));
                let here = width(&tr(language, &key));
                assert!(
                    here <= english * 2.0 + 30.0,
                    "{language:?} {key}: {here} against {english}"
                );
            }
        }
    }
}

/// The code of a folder, its tests left out.
fn code(folder: &str) -> String {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut folders = vec![root.join(folder)];
    let mut code = String::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("the source is there") {
            let path = entry.expect("readable").path();
            if path.ends_with("tests") || path.ends_with("tests.rs") {
                continue;
            }
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|end| end == "rs") {
                code += &std::fs::read_to_string(&path).expect("readable");
            }
        }
    }
    code
}

/// Every key that a screen asks for by name is there.
#[test]
fn every_key_in_the_code_has_a_text() {
    let code = code("src");
    let mut asked = 0;
    for call in ["tr(\"", "tr_n(\"", "tr_args(\""] {
        for rest in code.split(call).skip(1) {
            let key = rest.split('"').next().unwrap_or_default();
            asked += 1;
            assert!(has(Language::English, key), "{key}");
        }
    }
    assert!(asked > 30, "calls are found");
}

/// No text is translated for nobody: its key stands in the code, or what the code puts together
/// for it does.
#[test]
fn every_text_is_asked_for() {
    let code = code("src") + &code("../src");
    let named = |key: &str| code.contains(&format!("\"{key}\""));
    let [screens, slip] = sources(Language::English);
    for source in [screens, slip, COUNTER, TECHNICIAN] {
        for key in shapes(Language::English, source).into_keys() {
            let mut whole = ["-card", "-text", "-use", "-when"]
                .iter()
                .filter_map(|end| key.strip_suffix(end));
            let asked =
                named(&key) || named(&key.replace("part-short-", "part-")) || whole.any(named);
            assert!(asked, "{key}");
        }
    }
}

/// Kanji of the first level of the Japanese-Language Proficiency Test, and three of the second
/// that the screens cannot do without.
const FIRST_KANJI: &str = "日一国人年大十二本中長出三時行見月分後前生五間上東四今金九入学高円\
    子外八六下来気小七山話女北午百書先名川千水半男西電校語土木聞食車何南万毎白天母火右読友左\
    休父雨安医新回言";

/// Easy Japanese without words in quotes, and without a word whose reading follows in brackets.
fn without_names_and_readings(text: &str) -> String {
    let of_a_word = |c: char| !c.is_whitespace() && !"、。".contains(c);
    let mut left = String::new();
    let mut close = None;
    for c in text.chars() {
        match (close, c) {
            (Some(end), _) if c == end => close = None,
            (Some(_), _) => {}
            (None, '「') => close = Some('」'),
            (None, '（') => {
                let word = left.trim_end_matches(of_a_word).len();
                left.truncate(word);
                close = Some('）');
            }
            (None, _) => left.push(c),
        }
    }
    left
}

#[test]
fn easy_japanese_keeps_to_the_first_kanji_or_gives_their_reading() {
    let mut hard = Vec::new();
    for line in sources(Language::EasyJapanese).join("\n").lines() {
        let Some((key, text)) = line.split_once('=').filter(|_| !line.starts_with('#')) else {
            continue;
        };
        let named = ["市役所", "区役所"];
        let text = named
            .iter()
            .fold(text.to_owned(), |text, name| text.replace(name, ""));
        let unread: String = without_names_and_readings(&text)
            .chars()
            .filter(|c| ('\u{4E00}'..='\u{9FFF}').contains(c) && !FIRST_KANJI.contains(*c))
            .collect();
        if !unread.is_empty() {
            hard.push(format!("{}: {unread}", key.trim()));
        }
    }
    assert!(hard.is_empty(), "{}", hard.join("\n"));
}
