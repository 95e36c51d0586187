//! Which of the places become line ends.

use super::breaks::{Break, Rank, spaced};
use pin_kiosk_core::language::Language;

/// The ends of the lines, in bytes, the end of the text last.
///
/// Each line takes as much as fits up to the best kind of place, unless it would then stay too
/// empty; then up to the next best kind.
pub(super) fn fill(
    text: &str,
    breaks: &[Break],
    language: Language,
    width: f32,
    measure: &dyn Fn(&str) -> f32,
) -> Vec<usize> {
    let mut ends = Vec::new();
    let mut start = 0;
    let mut rest = breaks;
    while !rest.is_empty() {
        let line = |end: usize| text.get(start..end).unwrap_or_default();
        // Lines grow with their end: search by halves.
        let fitting = rest.partition_point(|one| measure(line(one.at)) <= width);
        let taken = if fitting == rest.len() {
            fitting
        } else {
            choose(rest.get(..fitting).unwrap_or_default(), |place| {
                measure(line(place.at)) >= width * least_filled(language, place.rank)
            })
            .unwrap_or_else(|| overflow(rest))
        };
        let Some(last) = taken.checked_sub(1).and_then(|index| rest.get(index)) else {
            break;
        };
        ends.push(last.at);
        start = last.at;
        rest = rest.get(taken..).unwrap_or_default();
    }
    if ends.is_empty() {
        ends.push(text.len());
    }
    ends
}

/// Like [`fill`] with the narrowest width that takes no more lines.
pub(super) fn balance(
    text: &str,
    breaks: &[Break],
    language: Language,
    width: f32,
    measure: &dyn Fn(&str) -> f32,
) -> Vec<usize> {
    let full = fill(text, breaks, language, width, measure);
    if full.len() < 2 {
        return full;
    }
    narrow(text, breaks, language, (width, full), measure)
}

/// Like [`fill`], but without a lonely tail: a last line that is nearly empty under a short
/// paragraph gets words from the lines above it.
pub(super) fn fill_evenly(
    text: &str,
    breaks: &[Break],
    language: Language,
    width: f32,
    measure: &dyn Fn(&str) -> f32,
) -> Vec<usize> {
    const SHORT: std::ops::RangeInclusive<usize> = 2..=4;
    const LONELY: f32 = 0.27;
    let full = fill(text, breaks, language, width, measure);
    let tail = line_widths(text, &full, measure).last().unwrap_or(width);
    if SHORT.contains(&full.len()) && tail < width * LONELY {
        narrow(text, breaks, language, (width, full), measure)
    } else {
        full
    }
}

/// The narrowest lines that are no more, and end no worse, than these at this width.
fn narrow(
    text: &str,
    breaks: &[Break],
    language: Language,
    (width, full): (f32, Vec<usize>),
    measure: &dyn Fn(&str) -> f32,
) -> Vec<usize> {
    let poor = ranks_used(&full, breaks);
    let (mut too_narrow, mut enough, mut best) = (0.0_f32, width, full.clone());
    for _ in 0..8 {
        let middle = too_narrow.midpoint(enough);
        let tried = fill(text, breaks, language, middle, measure);
        let widest = line_widths(text, &tried, measure).fold(0.0_f32, f32::max);
        if tried.len() <= full.len() && widest <= middle && ranks_used(&tried, breaks) <= poor {
            enough = middle;
            best = tried;
        } else {
            too_narrow = middle;
        }
    }
    best
}

/// How badly the lines end, all in all: none at a clear place adds anything.
fn ranks_used(ends: &[usize], breaks: &[Break]) -> usize {
    breaks
        .iter()
        .filter(|one| ends.contains(&one.at))
        .map(|one| match one.rank {
            Rank::Clear => 0,
            Rank::Phrase => 1,
            Rank::Word => 2,
            Rank::Seam => 3,
            Rank::Poor => 4,
        })
        .sum()
}

fn line_widths<'a>(
    text: &'a str,
    ends: &'a [usize],
    measure: &'a dyn Fn(&str) -> f32,
) -> impl Iterator<Item = f32> + 'a {
    let starts = std::iter::once(0).chain(ends.iter().copied());
    starts
        .zip(ends)
        .map(move |(start, end)| measure(text.get(start..*end).unwrap_or_default()))
}

/// How many of the fitting places to take: up to the last of the best rank that fills the line.
fn choose(fitting: &[Break], filled: impl Fn(&Break) -> bool) -> Option<usize> {
    Rank::BEST_FIRST
        .into_iter()
        .find_map(|rank| {
            let last = fitting.iter().rposition(|one| one.rank >= rank)?;
            let place = fitting.get(last)?;
            // The width asked for goes by the rank sought, not by the one found.
            filled(&Break { at: place.at, rank }).then_some(last)
        })
        .map(|last| last + 1)
}

/// Nothing fits: the shortest word has to stick out.
fn overflow(rest: &[Break]) -> usize {
    1.min(rest.len())
}

/// How full a line must be to end at a place of this rank when a worse one would fill it more.
const fn least_filled(language: Language, rank: Rank) -> f32 {
    match (language, rank) {
        // Words between spaces: never split one for the sake of a fuller line. Only what is in
        // brackets or quotation marks, lowered to a phrase, gives way to a line left almost empty.
        (_, Rank::Clear) if spaced(language) => 0.3,
        (Language::Thai, Rank::Clear | Rank::Phrase) => 0.65,
        (
            Language::ChineseSimplified | Language::ChineseTraditional,
            Rank::Clear | Rank::Phrase,
        ) => 0.75,
        (Language::Japanese, Rank::Clear) => 0.6,
        (Language::Japanese, Rank::Phrase) => 0.4,
        (_, Rank::Word) if !spaced(language) => 0.25,
        // Whoever reads easy Japanese knows a word by the spaces around it: as where words have them.
        _ => 0.0,
    }
}
