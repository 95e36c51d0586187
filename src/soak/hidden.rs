//! What must not be seen anywhere, and the search for it in whatever the kiosk gives out.

use super::rules::Rule;

/// How many bytes a search looks at to find where something may begin.
const BEGINNING: usize = 4;

/// Something that must not be seen, in one of the ways in which it could be written.
#[derive(Clone, Debug)]
struct Form {
    text: Box<[u8]>,
    rule: Rule,
    /// Digits that stand in many places by chance count only as a number of their own.
    apart: bool,
}

/// Secrets and personal data of one life.
#[derive(Clone, Debug, Default)]
pub(super) struct Hidden {
    secrets: Vec<String>,
    forms: Vec<Form>,
    /// Which beginnings there are, so that a text is looked through once whatever their number.
    beginnings: [u64; 4],
}

impl Hidden {
    /// Keeps what can be a PIN or a password.
    pub(super) fn keep_secret(&mut self, secret: &str) {
        let is_one = secret.len() == 4 || secret.len() >= 6;
        if !is_one || self.secrets.iter().any(|kept| kept == secret) {
            return;
        }
        self.secrets.push(secret.to_owned());
        let bytes = secret.to_ascii_uppercase().into_bytes();
        let is_pin = bytes.len() == 4;
        let rule = Rule::SecretsStayHidden;
        // As `{:?}` prints bytes, and in hexadecimal with and without spaces. Four bytes also stand
        // in certificates by chance, so of a PIN only the whole list counts.
        let listed = joined(&bytes, ", ", u8::to_string);
        let listed = if is_pin {
            format!("[{listed}]")
        } else {
            listed
        };
        self.keep(rule, &listed, !is_pin);
        self.keep(
            rule,
            &joined(&bytes, " ", |byte| format!("{byte:02X}")),
            is_pin,
        );
        if !is_pin {
            // Eight digits stand in hashes by chance.
            self.keep(
                rule,
                &joined(&bytes, "", |byte| format!("{byte:02X}")),
                false,
            );
        }
        // So do a few hexadecimal digits of a mistyped password; a whole one has other letters.
        let is_chance = bytes.len() <= 10 && bytes.iter().all(u8::is_ascii_hexdigit);
        self.keep(rule, secret, is_pin || is_chance);
    }

    /// Keeps a name or number out of a certificate.
    pub(super) fn keep_personal(&mut self, text: &str) {
        self.keep(Rule::NoPersonalData, text, false);
    }

    /// Keeps bytes that tell whose card it is.
    pub(super) fn keep_personal_bytes(&mut self, bytes: &[u8]) {
        let rule = Rule::NoPersonalData;
        self.keep(
            rule,
            &joined(bytes, "", |byte| format!("{byte:02X}")),
            false,
        );
        self.keep(rule, &joined(bytes, ", ", u8::to_string), false);
    }

    fn keep(&mut self, rule: Rule, text: &str, apart: bool) {
        let text = text.as_bytes();
        if let Some((word, bit)) = text.first_chunk().copied().map(place)
            && let Some(word) = self.beginnings.get_mut(word)
        {
            *word |= bit;
            let text = text.into();
            self.forms.push(Form { text, rule, apart });
        }
    }

    /// What stands in the text and must not, whatever the case of its letters.
    pub(super) fn found_in(&self, text: &str) -> Option<(Rule, String)> {
        let text = text.as_bytes();
        text.windows(BEGINNING)
            .enumerate()
            .filter(|(_, window)| window.first_chunk().is_some_and(|here| self.begins(*here)))
            .find_map(|(at, _)| self.forms.iter().find(|form| form.stands_at(text, at)))
            .map(|form| (form.rule, String::from_utf8_lossy(&form.text).into_owned()))
    }

    fn begins(&self, here: [u8; BEGINNING]) -> bool {
        let (word, bit) = place(here);
        self.beginnings
            .get(word)
            .is_some_and(|word| word & bit != 0)
    }
}

impl Form {
    fn stands_at(&self, text: &[u8], at: usize) -> bool {
        let end = at.saturating_add(self.text.len());
        let is_here = text
            .get(at..end)
            .is_some_and(|here| here.eq_ignore_ascii_case(&self.text));
        let is_edge = |byte: Option<&u8>| {
            !byte.is_some_and(|byte| byte.is_ascii_alphanumeric() || b".-:".contains(byte))
        };
        let before = at.checked_sub(1).and_then(|before| text.get(before));
        is_here && (!self.apart || is_edge(before) && is_edge(text.get(end)))
    }
}

fn joined(bytes: &[u8], between: &str, form: fn(&u8) -> String) -> String {
    bytes.iter().map(form).collect::<Vec<_>>().join(between)
}

/// The place of a beginning among 256.
fn place(beginning: [u8; BEGINNING]) -> (usize, u64) {
    let folded = u32::from_be_bytes(beginning.map(|byte| byte.to_ascii_uppercase()));
    let hash = folded.wrapping_mul(0x9E37_79B1) >> 24;
    let word = usize::try_from(hash >> 6).unwrap_or_default();
    (word, 1 << (hash & 63))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hidden() -> Hidden {
        let mut hidden = Hidden::default();
        for secret in ["4711", "RIVER7TREE", "875588", "A1", ""] {
            hidden.keep_secret(secret);
        }
        hidden.keep_personal("Yamada Hanako");
        hidden.keep_personal_bytes(&[0xDE, 0xAD, 0xBE, 0xEF]);
        hidden
    }

    fn rule(text: &str) -> Option<Rule> {
        hidden().found_in(text).map(|(rule, _)| rule)
    }

    #[test]
    fn a_secret_is_found_in_each_way_it_can_be_written() {
        for text in [
            "RIVER7TREE",
            "she typed river7tree, twice",
            "xRiver7Treex",
            "[82, 73, 86, 69, 82, 55, 84, 82, 69, 69]",
            "ff52495645523754524545",
            "sent 52 49 56 45 52 37 54 52 45 45 to the card",
            "4711",
            "pin=4711,",
            "[52, 55, 49, 49]",
            "34 37 31 31",
            "typed 875588,",
        ] {
            assert_eq!(rule(text), Some(Rule::SecretsStayHidden), "{text}");
        }
    }

    #[test]
    fn what_tells_whose_card_it_is_is_found() {
        for text in ["of YAMADA HANAKO", "[222, 173, 190, 239]", "00deadbeef00"] {
            assert_eq!(rule(text), Some(Rule::NoPersonalData), "{text}");
        }
    }

    #[test]
    fn what_may_be_seen_is_not_found() {
        for text in [
            "",
            "471",
            "RIVER7TRE",
            "A1",
            "2026-11-22T14:04:47.4711Z",
            "84711",
            "4711a",
            "[152, 55, 49, 49]",
            "[1, 52, 55, 49, 49, 2]",
            "a834373131ff",
            "a875588f",
        ] {
            assert_eq!(rule(text), None, "{text}");
        }
    }
}
