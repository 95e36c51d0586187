//! Line breaking.
//!
//! egui breaks Thai inside words and leaves an opening bracket at a line's end. So lines are
//! broken here, by UAX #14 (strict) with the dictionaries of `icu_segmenter`, and laid out with
//! the breaks as they are: show the result with wrapping off ([`egui::TextWrapMode::Extend`]).

mod breaks;
mod fill;
mod kept;

#[cfg(test)]
mod tests;

use breaks::{Break, Rank, between_sentences, breaks, is_mark, with_brackets_held};
use egui::mutex::Mutex;
use egui::{Color32, Context, FontFamily, FontId, Id};
use fill::{balance, fill, fill_evenly};
use pin_kiosk_core::language::Language;
use std::collections::HashMap;
use std::sync::Arc;

/// Puts line breaks into the text so that no line is wider than `width` points.
///
/// Breaks where a reader of the language expects it: between phrases in Japanese, between words
/// in Chinese and Thai, at spaces elsewhere; never inside a character cluster. Only a single word
/// that is wider than `width` stays wider. Line breaks in the text stay; U+200B in it is one more
/// place to break, U+2060 one less, and both are taken out.
#[must_use]
pub fn wrap(ctx: &Context, text: &str, language: Language, font: &FontId, width: f32) -> String {
    wrapped(ctx, text, language, font, width, Shape::Full).text
}

/// Like [`wrap`], with lines of about equal length: for titles and buttons.
///
/// Never takes more lines than [`wrap`] does.
#[must_use]
pub fn wrap_balanced(
    ctx: &Context,
    text: &str,
    language: Language,
    font: &FontId,
    width: f32,
) -> String {
    wrapped(ctx, text, language, font, width, Shape::Balanced).text
}

/// A text with its line breaks.
#[derive(Clone, Debug)]
pub(crate) struct Wrapped {
    pub(crate) text: String,
    /// Whether each line ends where a reader expects it: not inside a word.
    pub(crate) whole_words: bool,
}

impl Wrapped {
    /// One paragraph more.
    fn and(mut self, next: &Self) -> Self {
        self.text.push('\n');
        self.text.push_str(&next.text);
        self.whole_words &= next.whole_words;
        self
    }
}

#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub(crate) enum Shape {
    /// Lines as long as they can be.
    Full,
    /// Lines of about equal length.
    Balanced,
}

/// What a broken text depends on. Lengths go in as bits: equal or not is all that is asked.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
struct Key {
    text: String,
    language: Language,
    family: FontFamily,
    size: u32,
    width: u32,
    pixels_per_point: u32,
    shape: Shape,
}

type Cache = Arc<Mutex<HashMap<Key, Wrapped>>>;

/// Far more than one view has, in case a text with a counter in it comes by each second.
const CACHE_LIMIT: usize = 1000;

/// Like [`wrap`] and [`wrap_balanced`], and tells how well the lines end.
pub(crate) fn wrapped(
    ctx: &Context,
    text: &str,
    language: Language,
    font: &FontId,
    width: f32,
    shape: Shape,
) -> Wrapped {
    let cache: Cache = ctx.data_mut(|data| {
        data.get_temp_mut_or_default::<Cache>(Id::unique("pin-kiosk wrapped texts"))
            .clone()
    });
    let key = Key {
        text: text.to_owned(),
        language,
        family: font.family.clone(),
        size: font.size.to_bits(),
        width: width.to_bits(),
        pixels_per_point: ctx.pixels_per_point().to_bits(),
        shape,
    };
    if let Some(known) = cache.lock().get(&key) {
        return known.clone();
    }
    let wrapped = text
        .split('\n')
        .map(|paragraph| wrap_paragraph(ctx, paragraph, language, font, width, shape))
        .reduce(|one, next| one.and(&next))
        .unwrap_or_else(|| Wrapped {
            text: String::new(),
            whole_words: true,
        });
    let mut cache = cache.lock();
    if cache.len() >= CACHE_LIMIT {
        cache.clear();
    }
    cache.insert(key, wrapped.clone());
    wrapped
}

fn wrap_paragraph(
    ctx: &Context,
    paragraph: &str,
    language: Language,
    font: &FontId,
    width: f32,
    shape: Shape,
) -> Wrapped {
    let measure = |line: &str| {
        let line: String = line.trim().chars().filter(|c| !is_mark(*c)).collect();
        let galley =
            ctx.fonts_mut(|fonts| fonts.layout_no_wrap(line, font.clone(), Color32::WHITE));
        galley.size().x
    };
    let places = breaks(paragraph, language);
    let ends = line_ends(paragraph, &places, language, (width, shape), &measure);
    let inside = |one: &Break| one.rank == Rank::Poor && ends.contains(&one.at);
    let whole_words = !places.iter().any(inside);
    let mut lines = Vec::with_capacity(ends.len());
    let mut start = 0;
    for end in ends {
        let line = paragraph.get(start..end).unwrap_or_default();
        lines.push(
            line.trim()
                .chars()
                .filter(|c| !is_mark(*c))
                .collect::<String>(),
        );
        start = end;
    }
    Wrapped {
        text: lines.join("\n"),
        whole_words,
    }
}

/// Where the lines of a paragraph end.
///
/// Two sentences on two lines have one each. What is in brackets is kept on one line where that
/// takes no more lines.
fn line_ends(
    text: &str,
    places: &[Break],
    language: Language,
    (width, shape): (f32, Shape),
    measure: &dyn Fn(&str) -> f32,
) -> Vec<usize> {
    let lines = fill(text, places, language, width, measure).len();
    if lines == 2
        && let Some(end) = between_sentences(text, places)
    {
        let (first, second) = text.split_at_checked(end).unwrap_or((text, ""));
        if measure(first) <= width && measure(second) <= width {
            return vec![end, text.len()];
        }
    }
    let held = with_brackets_held(text, places, language, |part| measure(part) <= width);
    let holds = fill(text, &held, language, width, measure).len() <= lines;
    let places = if holds { &held } else { places };
    match shape {
        Shape::Full => fill_evenly(text, places, language, width, measure),
        Shape::Balanced => balance(text, places, language, width, measure),
    }
}
