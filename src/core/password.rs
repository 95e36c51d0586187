//! The rule for a new signature password, and what makes one weak.
//!
//! The form (6 to 16 of A–Z and 0–9, letters and digits mixed) is the issuer's rule.
//! Weakness is this kiosk's own opinion: it is asked of a new password only, and never a reason to
//! reject a current one.

use crate::secret::SecretBytes;
use serde::{Deserialize, Serialize};

/// Fewest characters of a signature password.
pub const PASSWORD_LEN_MIN: usize = 6;
/// Most characters of a signature password.
pub const PASSWORD_LEN_MAX: usize = 16;
/// Digits of the user-authentication PIN.
pub const USER_AUTH_PIN_LEN: usize = 4;

/// The example drawn on the screens, refused as a password.
pub const EXAMPLE_ON_SCREEN: &[u8] = b"A7K2M9";

/// A signature password being typed or sent.
pub type SignaturePassword = SecretBytes<PASSWORD_LEN_MAX>;
/// A user-authentication PIN being typed or sent.
pub type UserAuthPin = SecretBytes<USER_AUTH_PIN_LEN>;

/// Rows of neighbouring keys, read in both directions.
const KEYBOARD_ROWS: [&[u8]; 5] = [
    b"1234567890",
    b"QWERTYUIOP",
    b"ASDFGHJKL",
    b"ZXCVBNM",
    b"1QAZ2WSX3EDC4RFV5TGB6YHN7UJM8IK9OL0P",
];

/// Why a new password is too easy to guess.
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Weakness {
    /// More than half of it is one character repeated.
    OneCharacter,
    /// More than half of it is a run up or down, such as `ABCDEF1` or `9876543A`.
    Run,
    /// More than half of it is a row of a keyboard.
    KeyboardRow,
    /// It is the password that is to be replaced.
    SameAsCurrent,
    /// It is the example drawn on the screens.
    ExampleOnScreen,
}

/// How a new password stands against each rule.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct Rules {
    /// 6 to 16 characters.
    pub length: bool,
    /// At least one letter.
    pub letter: bool,
    /// At least one digit.
    pub digit: bool,
    /// What makes it weak; judged once the other rules are kept.
    pub weakness: Option<Weakness>,
}

impl Rules {
    /// Judges what has been typed so far.
    #[must_use]
    pub fn judge(typed: &SignaturePassword, current: Option<&SignaturePassword>) -> Self {
        let bytes = typed.expose();
        let length = (PASSWORD_LEN_MIN..=PASSWORD_LEN_MAX).contains(&bytes.len());
        let letter = bytes.iter().any(u8::is_ascii_uppercase);
        let digit = bytes.iter().any(u8::is_ascii_digit);
        let weakness = if length {
            weakness(typed, current)
        } else {
            None
        };
        Self {
            length,
            letter,
            digit,
            weakness,
        }
    }

    /// Whether the password may be used.
    #[must_use]
    pub const fn kept(self) -> bool {
        self.length && self.letter && self.digit && self.weakness.is_none()
    }
}

/// The character a key stands for in a signature password: lower case is raised, all but A–Z and
/// 0–9 is nothing.
#[must_use]
pub fn password_key(key: char) -> Option<u8> {
    let byte = u8::try_from(key).ok()?.to_ascii_uppercase();
    (byte.is_ascii_uppercase() || byte.is_ascii_digit()).then_some(byte)
}

/// The digit a key stands for in a user-authentication PIN.
#[must_use]
pub fn pin_key(key: char) -> Option<u8> {
    u8::try_from(key).ok().filter(u8::is_ascii_digit)
}

fn weakness(typed: &SignaturePassword, current: Option<&SignaturePassword>) -> Option<Weakness> {
    let bytes = typed.expose();
    let most_of_it = |run: usize| run.saturating_mul(2) > bytes.len();
    if current.is_some_and(|current| current == typed) {
        return Some(Weakness::SameAsCurrent);
    }
    if bytes == EXAMPLE_ON_SCREEN {
        return Some(Weakness::ExampleOnScreen);
    }
    if most_of_it(longest_run(bytes, |a, b| a == b)) {
        return Some(Weakness::OneCharacter);
    }
    if most_of_it(longest_run(bytes, follows))
        || most_of_it(longest_run(bytes, |a, b| follows(b, a)))
    {
        return Some(Weakness::Run);
    }
    KEYBOARD_ROWS
        .iter()
        .any(|row| {
            most_of_it(longest_run(bytes, |a, b| neighbours(row, a, b)))
                || most_of_it(longest_run(bytes, |a, b| neighbours(row, b, a)))
        })
        .then_some(Weakness::KeyboardRow)
}

/// Whether `b` comes right after `a` among the letters or among the digits.
fn follows(a: u8, b: u8) -> bool {
    a.checked_add(1) == Some(b) && a.is_ascii_digit() == b.is_ascii_digit()
}

/// Whether `b` stands right of `a` in `row`.
fn neighbours(row: &[u8], a: u8, b: u8) -> bool {
    row.windows(2).any(|pair| pair == [a, b])
}

/// Length of the longest stretch in which each pair of neighbours is `linked`.
fn longest_run(bytes: &[u8], linked: impl Fn(u8, u8) -> bool) -> usize {
    let mut longest = 0_usize;
    let mut run = 0_usize;
    let mut before = None;
    for &byte in bytes {
        run = match before {
            Some(previous) if linked(previous, byte) => run.saturating_add(1),
            _ => 1,
        };
        longest = longest.max(run);
        before = Some(byte);
    }
    longest
}

#[cfg(test)]
mod tests {
    use super::*;

    fn password(text: &str) -> SignaturePassword {
        let mut secret = SignaturePassword::new();
        secret.extend(text.as_bytes()).unwrap();
        secret
    }

    fn judged(text: &str) -> Rules {
        Rules::judge(&password(text), Some(&password("OLD5PASS")))
    }

    #[test]
    fn a_mixed_password_is_kept() {
        for good in ["RIVER7TREE", "K2M9A7", "XYZ789", "7Q4KX2P9W1ZC5T8B"] {
            assert!(judged(good).kept(), "{good}");
        }
    }

    #[test]
    fn each_rule_is_told_on_its_own() {
        assert_eq!(
            judged("A1"),
            Rules {
                length: false,
                letter: true,
                digit: true,
                weakness: None
            }
        );
        assert!(!judged("QXBNTA").digit);
        assert!(!judged("190274").letter);
    }

    #[test]
    fn weak_ones_are_refused_with_the_reason() {
        for (weak, reason) in [
            ("AAAAAA1", Weakness::OneCharacter),
            ("ABCDEF1", Weakness::Run),
            ("1234567A", Weakness::Run),
            ("A7654321", Weakness::Run),
            ("QWERTY1", Weakness::KeyboardRow),
            ("LKJHGF5", Weakness::KeyboardRow),
            ("1QAZ2WSX", Weakness::KeyboardRow),
            ("OLD5PASS", Weakness::SameAsCurrent),
            ("A7K2M9", Weakness::ExampleOnScreen),
        ] {
            assert_eq!(judged(weak).weakness, Some(reason), "{weak}");
        }
    }

    #[test]
    fn keys_are_raised_or_ignored() {
        assert_eq!(password_key('a'), Some(b'A'));
        assert_eq!(password_key('9'), Some(b'9'));
        for nothing in ['-', ' ', 'é', 'Ａ', '\u{0}'] {
            assert_eq!(password_key(nothing), None, "{nothing:?}");
        }
        assert_eq!(pin_key('a'), None);
        assert_eq!(pin_key('0'), Some(b'0'));
    }
}
