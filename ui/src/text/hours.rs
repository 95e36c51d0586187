//! Hours of an office or of the kiosk as each language writes them.

use super::calendar::{days, time};
use pin_kiosk_core::language::Language;
use pin_kiosk_core::office_hours::OfficeHours;

/// The configuration's words on opening hours as this language writes them; nothing where they
/// are not of a form that is understood, or in Japanese already.
#[must_use]
pub fn hours(language: Language, words: &str) -> Option<String> {
    if language == Language::Japanese {
        return None;
    }
    let hours = OfficeHours::parse(words)?;
    let to = range_mark(language);
    let span = format!(
        "{}{to}{}",
        time(language, hours.from),
        time(language, hours.to)
    );
    let names = days(language);
    let name = |day: usize| names.get(day).copied().unwrap_or_default();
    let runs: Vec<String> = hours
        .runs()
        .map(|(first, last)| match last - first {
            0 => name(first).to_owned(),
            _ => format!("{}{to}{}", name(first), name(last)),
        })
        .collect();
    Some(match (runs.as_slice(), language) {
        ([], _) => span,
        (runs, Language::EasyJapanese) => format!("{}よう日 {span}", runs.join("、")),
        (runs, Language::ChineseSimplified | Language::ChineseTraditional) => {
            format!("{} {span}", runs.join("、"))
        }
        (runs, _) => format!("{} {span}", runs.join(", ")),
    })
}

/// What stands between two ends.
const fn range_mark(language: Language) -> char {
    match language {
        Language::Japanese | Language::EasyJapanese => '〜',
        Language::ChineseSimplified | Language::ChineseTraditional => '～',
        Language::Korean => '~',
        Language::English
        | Language::Spanish
        | Language::Portuguese
        | Language::Thai
        | Language::Nepali
        | Language::Indonesian
        | Language::Vietnamese
        | Language::Tagalog => '–',
    }
}
