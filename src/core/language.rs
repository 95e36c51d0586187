//! The languages a resident can choose.

use serde::{Deserialize, Serialize};

/// A language of the resident's screens and slips.
///
/// The codes are BCP 47, with `ja-easy` for やさしい日本語, which has no tag of its own.
#[derive(
    Clone, Copy, Debug, Default, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize,
)]
pub enum Language {
    /// Japanese.
    #[default]
    #[serde(rename = "ja")]
    Japanese,
    /// Easy Japanese: short sentences, kana over kanji, spaces between words.
    #[serde(rename = "ja-easy")]
    EasyJapanese,
    /// English.
    #[serde(rename = "en")]
    English,
    /// Chinese in simplified characters.
    #[serde(rename = "zh-Hans")]
    ChineseSimplified,
    /// Chinese in traditional characters.
    #[serde(rename = "zh-Hant")]
    ChineseTraditional,
    /// Korean.
    #[serde(rename = "ko")]
    Korean,
    /// Spanish.
    #[serde(rename = "es")]
    Spanish,
    /// Portuguese.
    #[serde(rename = "pt")]
    Portuguese,
    /// Thai.
    #[serde(rename = "th")]
    Thai,
    /// Nepali.
    #[serde(rename = "ne")]
    Nepali,
    /// Indonesian.
    #[serde(rename = "id")]
    Indonesian,
    /// Vietnamese.
    #[serde(rename = "vi")]
    Vietnamese,
    /// Tagalog.
    #[serde(rename = "tl")]
    Tagalog,
}

impl Language {
    /// All languages, in the order in which they are offered.
    pub const ALL: [Self; 13] = [
        Self::Japanese,
        Self::English,
        Self::ChineseSimplified,
        Self::ChineseTraditional,
        Self::Korean,
        Self::Spanish,
        Self::Portuguese,
        Self::Thai,
        Self::Nepali,
        Self::Vietnamese,
        Self::Indonesian,
        Self::Tagalog,
        Self::EasyJapanese,
    ];

    /// The code used in files, in the configuration and by the headless driver.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Japanese => "ja",
            Self::EasyJapanese => "ja-easy",
            Self::English => "en",
            Self::ChineseSimplified => "zh-Hans",
            Self::ChineseTraditional => "zh-Hant",
            Self::Korean => "ko",
            Self::Spanish => "es",
            Self::Portuguese => "pt",
            Self::Thai => "th",
            Self::Nepali => "ne",
            Self::Indonesian => "id",
            Self::Vietnamese => "vi",
            Self::Tagalog => "tl",
        }
    }

    /// The language's own name, as its speakers write it.
    #[must_use]
    pub const fn own_name(self) -> &'static str {
        match self {
            Self::Japanese => "日本語",
            Self::EasyJapanese => "やさしい日本語",
            Self::English => "English",
            Self::ChineseSimplified => "简体中文",
            Self::ChineseTraditional => "繁體中文",
            Self::Korean => "한국어",
            Self::Spanish => "Español",
            Self::Portuguese => "Português",
            Self::Thai => "ไทย",
            Self::Nepali => "नेपाली",
            Self::Indonesian => "Indonesia",
            Self::Vietnamese => "Tiếng Việt",
            Self::Tagalog => "Tagalog",
        }
    }

    /// The language with this code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|language| language.code() == code)
    }
}
