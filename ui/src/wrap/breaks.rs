//! Where a line may end, and how well.

use super::kept::kept;
use icu_segmenter::options::{
    LineBreakOptions, LineBreakStrictness, LineBreakWordOption, WordBreakInvariantOptions,
};
use icu_segmenter::{
    GraphemeClusterSegmenter, LineSegmenter, LineSegmenterBorrowed, WordSegmenter,
    WordSegmenterBorrowed,
};
use pin_kiosk_core::language::Language;
use std::collections::BTreeSet;
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

/// All places where a line may end, the end of the text included.
pub(super) fn breaks(text: &str, language: Language) -> Vec<Break> {
    let clusters: BTreeSet<usize> = GraphemeClusterSegmenter::new().segment_str(text).collect();
    let words: BTreeSet<usize> = if joins_words(language) {
        words().segment_str(text).collect()
    } else {
        BTreeSet::new()
    };
    let kept = kept(text, language);
    let mut found: Vec<Break> = segmenter(language)
        .segment_str(text)
        .filter(|at| *at > 0 && clusters.contains(at))
        .filter(|at| !cuts_korean_word(text, *at) && !cuts_thai_syllable(text, *at))
        .map(|at| {
            let (before, after) = text.split_at_checked(at).unwrap_or((text, ""));
            let rank = kept
                .iter()
                .find_map(|name| name.rank(at))
                .unwrap_or_else(|| rank(before, after, language, words.contains(&at)));
            Break { at, rank }
        })
        .collect();
    join_bare_consonants(text, &mut found);
    found
}

/// Takes out the places before a single Thai consonant: the dictionary leaves one over at the end
/// of a word that it does not know. Only `ณ` is a word.
fn join_bare_consonants(text: &str, breaks: &mut Vec<Break>) {
    let ends: Vec<usize> = breaks.iter().map(|one| one.at).collect();
    let mut index = 0;
    breaks.retain(|one| {
        index += 1;
        let end = ends.get(index).copied().unwrap_or(one.at);
        let mut piece = text.get(one.at..end).unwrap_or_default().trim().chars();
        let bare = |c: char| ('ก'..='ฮ').contains(&c) && c != 'ณ';
        !(piece.next().is_some_and(bare) && piece.next().is_none())
    });
}

/// The places with those inside brackets and quotation marks lowered, where all of what is between
/// the two marks fits a line: a line then ends before the opening mark rather than within.
pub(super) fn with_brackets_held(
    text: &str,
    breaks: &[Break],
    language: Language,
    fits: impl Fn(&str) -> bool,
) -> Vec<Break> {
    const PAIRS: [(char, char); 5] = [
        ('（', '）'),
        ('「', '」'),
        ('(', ')'),
        ('“', '”'),
        ('«', '»'),
    ];
    let lowered = if spaced(language) {
        Rank::Phrase
    } else {
        Rank::Seam
    };
    let mut held = breaks.to_vec();
    for (open, close) in PAIRS {
        for (start, _) in text.match_indices(open) {
            let rest = text.get(start..).unwrap_or_default();
            let Some(length) = rest.find(close) else {
                continue;
            };
            let end = start + length + close.len_utf8();
            if !fits(text.get(start..end).unwrap_or_default()) {
                continue;
            }
            for one in &mut held {
                if start < one.at && one.at < end {
                    one.rank = one.rank.min(lowered);
                }
            }
        }
    }
    held
}

/// Where the first of exactly two sentences ends.
pub(super) fn between_sentences(text: &str, breaks: &[Break]) -> Option<usize> {
    let mut inner = breaks.iter().map(|one| one.at).filter(|at| {
        let (before, after) = text.split_at_checked(*at).unwrap_or((text, ""));
        let spaced = before.ends_with(' ');
        let before = before.trim_end().trim_end_matches(['”', '」', ')', '）']);
        let goes_on = after.starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit());
        !after.is_empty()
            && (before.ends_with(['。', '？', '।'])
                || spaced && !goes_on && before.ends_with(['.', '?', '।']))
    });
    let first = inner.next();
    first.filter(|_| inner.next().is_none())
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

/// Whether the language writes a space between its words.
pub(super) const fn spaced(language: Language) -> bool {
    !joins_words(language) && !matches!(language, Language::Thai)
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
    if "〜～–".contains(last) && begins || ends && "〜～–".contains(first) || first == '–'
    {
        // Inside a range such as 6〜16, 6–16 or 9:00 น.–18:00 น.
        return Rank::Poor;
    }
    if "年月".contains(last) && begins {
        // Inside a date such as 2026年11月23日.
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
