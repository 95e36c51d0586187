//! Text from outside, made fit to be shown.

/// `text` in at most `chars_max` characters, with all that is not seen written as an escape.
///
/// Control and format characters (line ends, terminal escapes, marks that turn the direction) could
/// make a line say something else than what is in it.
/// What is cut off at the end is told by an ellipsis, which counts.
#[must_use]
pub fn printable(text: &str, chars_max: usize) -> String {
    // No more is looked at than could be shown.
    let shown: String = text.chars().take(chars_max).flat_map(seen).collect();
    let whole = text.chars().nth(chars_max).is_none();
    if whole && shown.chars().count() <= chars_max {
        return shown;
    }
    let kept = shown.chars().take(chars_max.saturating_sub(1));
    kept.chain(['…']).collect()
}

/// As [`char::escape_debug`] has it, but quotes and backslashes are seen as they are.
fn seen(letter: char) -> impl Iterator<Item = char> {
    let plain = matches!(letter, '"' | '\'' | '\\').then_some(letter);
    let escaped = plain.is_none().then(|| letter.escape_debug());
    plain.into_iter().chain(escaped.into_iter().flatten())
}

#[cfg(test)]
mod tests {
    use super::printable;

    #[test]
    fn what_is_seen_stays_and_what_is_not_is_escaped() {
        for same in ["", "OU=電子署名, \"O\"='x' \\2c", "é — …"] {
            assert_eq!(printable(same, 40), same);
        }
        for (text, shown) in [
            ("a\nb\tc\r", "a\\nb\\tc\\r"),
            ("\u{1b}[2J\u{7f}\u{9b}0m", "\\u{1b}[2J\\u{7f}\\u{9b}0m"),
            ("\u{202e}gpj.exe\u{2028}", "\\u{202e}gpj.exe\\u{2028}"),
            ("\u{200b}\u{feff}\0", "\\u{200b}\\u{feff}\\0"),
        ] {
            assert_eq!(printable(text, 40), shown, "{text:?}");
        }
    }

    #[test]
    fn nothing_gets_longer_than_it_may() {
        assert_eq!(printable("12345", 5), "12345");
        assert_eq!(printable("123456", 5), "1234…");
        assert_eq!(printable("\n\n\n", 5), "\\n\\n…");
        assert_eq!(printable(&"x".repeat(1_000_000), 3), "xx…");
        assert_eq!(printable("x", 0), "…");
    }
}
