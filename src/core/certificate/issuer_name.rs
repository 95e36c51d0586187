//! Who issued a certificate, in words.

use crate::printable::printable;
use std::fmt;
use x509_cert::name::Name;

/// Longest name that is shown. The issuers of this card have some 120 characters.
const CHARS_MAX: usize = 256;

/// An issuer's name as RFC 4514 writes it: printable, and not longer than a person reads.
///
/// For people alone: two issuers whose names differ can look the same here.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct IssuerName(String);

impl IssuerName {
    /// The name `text`, made printable.
    #[must_use]
    pub fn new(text: &str) -> Self {
        Self(printable(text, CHARS_MAX))
    }

    pub(super) fn of(name: &Name) -> Self {
        Self::new(&name.to_string())
    }
}

impl fmt::Display for IssuerName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::str::FromStr as _;

    #[test]
    fn a_name_that_plays_tricks_is_shown_as_what_it_is() {
        let tricks = Name::from_str("CN=a\\0Ab\\1B[2J\u{202e}c,O=\u{85}").unwrap();
        let shown = IssuerName::of(&tricks).to_string();
        assert!(!shown.chars().any(char::is_control), "{shown:?}");
        assert!(!shown.contains('\u{202e}'), "{shown:?}");
        assert!(shown.contains("a\\0ab\\1b[2J\\u{202e}c"), "{shown}");
        assert!(shown.contains("O=\\u{85}"), "{shown}");
    }

    #[test]
    fn a_name_without_end_ends() {
        let long = Name::from_str(&format!("CN={}", "x".repeat(2000))).unwrap();
        let shown = IssuerName::of(&long).to_string();
        assert_eq!(shown.chars().count(), CHARS_MAX);
        assert!(
            shown.starts_with("CN=xx") && shown.ends_with("x…"),
            "{shown}"
        );
    }
}
