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

use breaks::{between_sentences, breaks, is_mark, with_brackets_held};
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
    cached(ctx, text, language, font, width, Shape::Full)
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
    cached(ctx, text, language, font, width, Shape::Balanced)
}

#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
enum Shape {
    Full,
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

type Cache = Arc<Mutex<HashMap<Key, String>>>;

/// Far more than one view has, in case a text with a counter in it comes by each second.
const CACHE_LIMIT: usize = 1000;

fn cached(
    ctx: &Context,
    text: &str,
    language: Language,
    font: &FontId,
    width: f32,
    shape: Shape,
) -> String {
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
        .collect::<Vec<_>>()
        .join("\n");
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
) -> String {
    let measure = |line: &str| {
        let line: String = line.trim().chars().filter(|c| !is_mark(*c)).collect();
        let galley =
            ctx.fonts_mut(|fonts| fonts.layout_no_wrap(line, font.clone(), Color32::WHITE));
        galley.size().x
    };
    let ends = line_ends(paragraph, language, width, shape, &measure);
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
    lines.join("\n")
}

/// Where the lines of a paragraph end.
///
/// Two sentences on two lines have one each. What is in brackets is kept on one line where that
/// takes no more lines.
fn line_ends(
    text: &str,
    language: Language,
    width: f32,
    shape: Shape,
    measure: &dyn Fn(&str) -> f32,
) -> Vec<usize> {
    let mut places = breaks(text, language);
    let lines = fill(text, &places, language, width, measure).len();
    if lines == 2
        && let Some(end) = between_sentences(text, &places)
    {
        let (first, second) = text.split_at_checked(end).unwrap_or((text, ""));
        if measure(first) <= width && measure(second) <= width {
            return vec![end, text.len()];
        }
    }
    let held = with_brackets_held(text, &places, language, |part| measure(part) <= width);
    if fill(text, &held, language, width, measure).len() <= lines {
        places = held;
    }
    match shape {
        Shape::Full => fill_evenly(text, &places, language, width, measure),
        Shape::Balanced => balance(text, &places, language, width, measure),
    }
}
