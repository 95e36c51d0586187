//! Where a line may end, and how well.

use icu_segmenter::options::{
    LineBreakOptions, LineBreakStrictness, LineBreakWordOption, WordBreakInvariantOptions,
};
use icu_segmenter::{
    GraphemeClusterSegmenter, LineSegmenter, LineSegmenterBorrowed, WordSegmenter,
    WordSegmenterBorrowed,
};
use pin_kiosk_core::language::Language;
use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::LazyLock;

/// A place where a line may end.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) struct Break {
    /// Where, in bytes from the start of the text.
    pub(super) at: usize,
    /// How well.
    pub(super) rank: Rank,
}

/// How well a line ends at a place, worst first.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(super) enum Rank {
    /// Allowed, but inside a word.
    Poor,
    /// Between the parts of a name that is better kept whole.
    Seam,
    /// Between words.
    Word,
    /// Between two phrases, as far as can be told.
    Phrase,
    /// At a space or after a mark that ends a sentence or clause.
    Clear,
}

impl Rank {
    pub(super) const BEST_FIRST: [Self; 5] = [
        Self::Clear,
        Self::Phrase,
        Self::Word,
        Self::Seam,
        Self::Poor,
    ];
}

/// Whether this character only marks where to break (U+200B) or not to (U+2060).
pub(super) const fn is_mark(c: char) -> bool {
    matches!(c, '\u{200b}' | '\u{2060}')
}

/// Names that stay whole, in their parts: the dictionaries do not know them, or the scripts in them
/// differ. Where a line is too short for all of a name, it ends between two parts.
const KEPT: [&[&str]; 8] = [
    &["JPKI", "暗証番号", "リセット"],
    &["マイナンバー", "カード"],
    &["ください"],
    &["มายนัมเบอร์"],
    &["สมาร์ตโฟน"],
    &["ไซริว"],
    &["โทรศัพท์"],
    &["ภายใน"],
];

/// All places where a line may end, the end of the text included.
pub(super) fn breaks(text: &str, language: Language) -> Vec<Break> {
    let clusters: BTreeSet<usize> = GraphemeClusterSegmenter::new().segment_str(text).collect();
    let words: BTreeSet<usize> = if joins_words(language) {
        words().segment_str(text).collect()
    } else {
        BTreeSet::new()
    };
    let kept = kept(text);
    segmenter(language)
        .segment_str(text)
        .filter(|at| *at > 0 && clusters.contains(at))
        .filter(|at| !cuts_korean_word(text, *at) && !cuts_thai_syllable(text, *at))
        .map(|at| {
            let (before, after) = text.split_at_checked(at).unwrap_or((text, ""));
            let rank = kept
                .iter()
                .find(|name| name.place.start < at && at < name.place.end)
                .map_or_else(
                    || rank(before, after, language, words.contains(&at)),
                    |name| name.rank(at),
                );
            Break { at, rank }
        })
        .collect()
}

/// Whether a Korean particle would be cut off: UAX #14 lets a line end between `)` and Hangul.
fn cuts_korean_word(text: &str, at: usize) -> bool {
    let (before, after) = text.split_at_checked(at).unwrap_or((text, ""));
    after.starts_with(|c: char| ('\u{ac00}'..='\u{d7a3}').contains(&c))
        && !before.ends_with(|c: char| c.is_whitespace() || is_mark(c))
}

/// Whether a Thai syllable would be cut. The dictionary does so after words that it does not know:
/// vowels written before their consonant would end a line, vowels written after it begin one.
fn cuts_thai_syllable(text: &str, at: usize) -> bool {
    let (before, after) = text.split_at_checked(at).unwrap_or((text, ""));
    before.ends_with(['เ', 'แ', 'โ', 'ใ', 'ไ']) || after.starts_with(['ะ', 'า', 'ำ', 'ๅ', 'ๆ', 'ฯ'])
}

/// A name that stays whole, and where it is.
struct Kept {
    parts: &'static [&'static str],
    place: Range<usize>,
}

impl Kept {
    /// How well a line ends inside of it.
    fn rank(&self, at: usize) -> Rank {
        let mut seam = self.place.start;
        for part in self.parts {
            seam = seam.saturating_add(part.len());
            if seam == at {
                return Rank::Seam;
            }
        }
        Rank::Poor
    }
}

/// The names in the text that stay whole.
fn kept(text: &str) -> Vec<Kept> {
    let mut found = Vec::new();
    for parts in KEPT {
        let name = parts.concat();
        for (start, _) in text.match_indices(&name) {
            let place = start..start.saturating_add(name.len());
            found.push(Kept { parts, place });
        }
    }
    found
}

/// Whether the language writes words without spaces between them and its words are in the
/// dictionary of words (Thai ones are found by the line segmenter itself).
const fn joins_words(language: Language) -> bool {
    matches!(
        language,
        Language::Japanese
            | Language::EasyJapanese
            | Language::ChineseSimplified
            | Language::ChineseTraditional
    )
}

fn segmenter(language: Language) -> LineSegmenterBorrowed<'static> {
    static STRICT: LazyLock<LineSegmenterBorrowed<'static>> = LazyLock::new(|| {
        let mut options = LineBreakOptions::default();
        options.strictness = Some(LineBreakStrictness::Strict);
        LineSegmenter::new_dictionary(options)
    });
    static KEEP_ALL: LazyLock<LineSegmenterBorrowed<'static>> = LazyLock::new(|| {
        let mut options = LineBreakOptions::default();
        options.strictness = Some(LineBreakStrictness::Strict);
        options.word_option = Some(LineBreakWordOption::KeepAll);
        LineSegmenter::new_dictionary(options)
    });
    if language == Language::Korean {
        *KEEP_ALL
    } else {
        *STRICT
    }
}

fn words() -> WordSegmenterBorrowed<'static> {
    static WORDS: LazyLock<WordSegmenterBorrowed<'static>> =
        LazyLock::new(|| WordSegmenter::new_dictionary(WordBreakInvariantOptions::default()));
    *WORDS
}

fn rank(before: &str, after: &str, language: Language, word_ends: bool) -> Rank {
    let Some(last) = before.chars().next_back() else {
        return Rank::Poor;
    };
    let Some(first) = after.chars().next() else {
        return Rank::Clear;
    };
    let [ends, begins] = [last, first].map(|c| c.is_ascii_digit());
    if "〜～".contains(last) && begins || ends && "〜～".contains(first) {
        // Inside a range such as 6〜16.
        return Rank::Poor;
    }
    let chinese = matches!(
        language,
        Language::ChineseSimplified | Language::ChineseTraditional
    );
    if chinese && last == ' ' {
        return chinese_space(before, after);
    }
    if last.is_whitespace() || last == '\u{200b}' || "、。，！？；：".contains(last) {
        return Rank::Clear;
    }
    match language {
        // Easy Japanese is written with a space behind each phrase.
        Language::EasyJapanese => {
            if "（「".contains(first) {
                Rank::Phrase
            } else {
                Rank::Poor
            }
        }
        Language::Japanese => {
            if "（「".contains(first) || phrase_ends(before, last, first) {
                Rank::Phrase
            } else if word_ends && !is_hiragana(first) && !last.is_ascii_digit() {
                Rank::Word
            } else {
                // Inside a word, between a noun and its particle, a verb and its ending, a number
                // and what it counts.
                Rank::Poor
            }
        }
        Language::ChineseSimplified | Language::ChineseTraditional => {
            if word_ends || "（「“".contains(first) {
                Rank::Word
            } else {
                Rank::Poor
            }
        }
        Language::Thai => {
            if is_han_or_kana(last) && is_han_or_kana(first) {
                Rank::Poor
            } else {
                Rank::Word
            }
        }
        Language::English
        | Language::Korean
        | Language::Spanish
        | Language::Portuguese
        | Language::Nepali
        | Language::Indonesian
        | Language::Vietnamese
        | Language::Tagalog => {
            if last == '-' && both_sides_are_words(before, after) {
                Rank::Word
            } else {
                Rank::Poor
            }
        }
    }
}

/// Spaces in Chinese only set off numbers and Latin words: no place to pause. A number stays with
/// its measure word, a single letter with the word before it.
fn chinese_space(before: &str, after: &str) -> Rank {
    let number = before.trim_end().ends_with(|c: char| c.is_ascii_digit());
    let letters = after
        .chars()
        .take_while(char::is_ascii_alphanumeric)
        .count();
    if number || letters == 1 {
        Rank::Poor
    } else {
        Rank::Word
    }
}

/// Whether a Japanese phrase (文節) ends here: after を, or where kana that can end a phrase meet
/// a script that begins one.
///
/// A guess without a dictionary of Japanese grammar, made to err on the side of not breaking:
/// 受け取る and 手続き stay whole because け and き are not among the endings.
fn phrase_ends(before: &str, last: char, first: char) -> bool {
    const ENDINGS: &str = "はがをにでともへのやてただるうくすつなばら";
    if is_hiragana(first) {
        return last == 'を';
    }
    if last == 'か' {
        // 3か月 is one word, ですか before a kanji is not.
        let previous = before.chars().rev().nth(1);
        return previous.is_some_and(is_hiragana);
    }
    // い ends an adjective or a verb when kana stand before it too.
    if last == 'い' {
        let previous = before.chars().rev().nth(1);
        return previous.is_some_and(is_hiragana);
    }
    ENDINGS.contains(last) || last == '」' || last == '）'
}

fn is_hiragana(c: char) -> bool {
    ('\u{3041}'..='\u{309f}').contains(&c)
}

fn is_han_or_kana(c: char) -> bool {
    ('\u{3041}'..='\u{30ff}').contains(&c) || ('\u{3400}'..='\u{9fff}').contains(&c)
}

/// Whether the words on both sides of a hyphen are long enough to stand on lines of their own:
/// `e-Tax` and `4-digit` stay whole.
fn both_sides_are_words(before: &str, after: &str) -> bool {
    let left = before
        .chars()
        .rev()
        .skip(1)
        .take_while(|c| c.is_alphabetic());
    let right = after.chars().take_while(|c| c.is_alphabetic());
    left.count() >= 4 && right.count() >= 4
}
