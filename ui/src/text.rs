//! The words of the screens and slips, in every language.
//!
//! They stand in Fluent files, `ui/texts/<language code>/{resident,slip}.ftl`, built into the
//! program. All languages have the same keys with the same arguments; tests hold them to it.
//! `ui/texts/ja/counter.ftl` is what an officer reads: ask for its keys in Japanese, and for those
//! of the technician's `ui/texts/en/technician.ftl` in English.

mod calendar;
mod hours;
mod telephone;

#[cfg(test)]
pub(crate) mod tests;

pub use calendar::{date, iso_date, time};
pub use hours::hours;
pub use telephone::{Hours, Telephone, telephone};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use pin_kiosk_core::language::Language;
use std::sync::OnceLock;

/// What stands for a `{ $name }` in a text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Value<'a> {
    /// A count: chooses the plural form.
    Number(i64),
    /// Words that are put in as they are.
    Text(&'a str),
}

impl From<u8> for Value<'_> {
    fn from(number: u8) -> Self {
        Self::Number(number.into())
    }
}

impl From<u64> for Value<'_> {
    fn from(number: u64) -> Self {
        Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

impl From<usize> for Value<'_> {
    fn from(number: usize) -> Self {
        Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text)
    }
}

impl<'a> From<&'a String> for Value<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(text)
    }
}

/// The text of a key without arguments.
#[must_use]
pub fn tr(language: Language, key: &str) -> String {
    tr_args(language, key, &[])
}

/// The text of a key with its arguments put in.
///
/// A key that the language lacks is taken from Japanese for easy Japanese, then from English and
/// from Japanese; the key itself shows where none has it. Tests let none of this happen.
#[must_use]
pub fn tr_args(language: Language, key: &str, arguments: &[(&str, Value<'_>)]) -> String {
    let mut values = FluentArgs::with_capacity(arguments.len());
    for (name, value) in arguments {
        match value {
            Value::Number(number) => values.set(*name, FluentValue::from(*number)),
            Value::Text(text) => values.set(*name, FluentValue::from(*text)),
        }
    }
    let first = match language {
        Language::EasyJapanese => [language, Language::Japanese, Language::English],
        Language::Japanese
        | Language::English
        | Language::ChineseSimplified
        | Language::ChineseTraditional
        | Language::Korean
        | Language::Spanish
        | Language::Portuguese
        | Language::Thai
        | Language::Nepali
        | Language::Indonesian
        | Language::Vietnamese
        | Language::Tagalog => [language, Language::English, Language::Japanese],
    };
    first
        .into_iter()
        .find_map(|language| format(bundle(language), key, &values))
        .unwrap_or_else(|| key.to_owned())
}

/// Whether the language itself has this key.
#[must_use]
pub fn has(language: Language, key: &str) -> bool {
    bundle(language)
        .get_message(key)
        .is_some_and(|message| message.value().is_some())
}

fn format(
    bundle: &FluentBundle<FluentResource>,
    key: &str,
    values: &FluentArgs<'_>,
) -> Option<String> {
    let message = bundle.get_message(key)?;
    let pattern = message.value()?;
    // Errors name a missing argument; the text still stands, with `{$name}` in it.
    let mut errors = Vec::new();
    Some(
        bundle
            .format_pattern(pattern, Some(values), &mut errors)
            .into_owned(),
    )
}

fn bundle(language: Language) -> &'static FluentBundle<FluentResource> {
    static BUNDLES: [OnceLock<FluentBundle<FluentResource>>; Language::ALL.len()] =
        [const { OnceLock::new() }; Language::ALL.len()];
    static EMPTY: OnceLock<FluentBundle<FluentResource>> = OnceLock::new();
    Language::ALL
        .iter()
        .position(|one| *one == language)
        .and_then(|place| BUNDLES.get(place))
        .map_or_else(
            || EMPTY.get_or_init(|| FluentBundle::new_concurrent(Vec::new())),
            |slot| slot.get_or_init(|| load(language)),
        )
}

fn load(language: Language) -> FluentBundle<FluentResource> {
    // Plural rules go by the first part of the code; `ja-easy` is no BCP 47 tag.
    let locale = language.code().split('-').next().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(locale.parse().into_iter().collect());
    // Isolation marks have no glyph, and no language here runs from right to left.
    bundle.set_use_isolating(false);
    let counter = (language == Language::Japanese).then_some(COUNTER);
    let technician = (language == Language::English).then_some(TECHNICIAN);
    for source in sources(language)
        .into_iter()
        .chain(counter)
        .chain(technician)
    {
        // A file with a mistake in it still gives all its other messages.
        let resource = match FluentResource::try_new(source.to_owned()) {
            Ok(resource) | Err((resource, _)) => resource,
        };
        // The files cannot both have one key: a test checks it.
        drop(bundle.add_resource(resource));
    }
    bundle
}

/// What to show at the counter of the office.
pub(crate) const COUNTER: &str = include_str!("../texts/ja/counter.ftl");

/// The technician's screens and slip, in English alone.
pub(crate) const TECHNICIAN: &str = include_str!("../texts/en/technician.ftl");

/// The Fluent files of a language: the screens' and the slip's.
pub(crate) fn sources(language: Language) -> [&'static str; 2] {
    macro_rules! files {
        ($code:literal) => {
            [
                include_str!(concat!("../texts/", $code, "/resident.ftl")),
                include_str!(concat!("../texts/", $code, "/slip.ftl")),
            ]
        };
    }
    match language {
        Language::Japanese => files!("ja"),
        Language::EasyJapanese => files!("ja-easy"),
        Language::English => files!("en"),
        Language::ChineseSimplified => files!("zh-Hans"),
        Language::ChineseTraditional => files!("zh-Hant"),
        Language::Korean => files!("ko"),
        Language::Spanish => files!("es"),
        Language::Portuguese => files!("pt"),
        Language::Thai => files!("th"),
        Language::Nepali => files!("ne"),
        Language::Indonesian => files!("id"),
        Language::Vietnamese => files!("vi"),
        Language::Tagalog => files!("tl"),
    }
}
