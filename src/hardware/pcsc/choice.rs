//! Which of the readers of a machine is the kiosk's.

use std::ffi::{CStr, CString};

/// How the kiosk's reader is told from others.
///
/// With a pattern, only readers whose name contains it (in any case) count. Among those that count,
/// one that is not a slot for security modules (`SAM` as a word of its name) comes first, then the
/// lowest slot number, which pcsc-lite writes as the last two digits of the name, then the order in
/// which the service lists them. So `Virtual PCD 00 00` comes before `Virtual PCD 00 01`.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct ReaderChoice {
    /// Lower case; empty matches all.
    pattern: String,
}

impl ReaderChoice {
    /// Chooses by a part of the name; none and an empty one match every reader.
    #[must_use]
    pub fn new(pattern: Option<&str>) -> Self {
        Self {
            pattern: pattern.unwrap_or_default().trim().to_lowercase(),
        }
    }

    /// Whether a reader's name contains the pattern, in any case; `*` stands for any characters.
    #[must_use]
    pub fn matches(&self, name: &str) -> bool {
        let name = name.to_lowercase();
        let mut rest = name.as_str();
        self.pattern
            .split('*')
            .all(|part| match rest.split_once(part) {
                Some((_, after)) => {
                    rest = after;
                    true
                }
                None => part.is_empty(),
            })
    }

    /// The kiosk's reader among `names`, for those who only look.
    pub fn choose_name<'a>(&self, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
        names
            .into_iter()
            .filter(|name| self.matches(name))
            .min_by_key(|name| rank(name))
    }

    /// The kiosk's reader among `names`.
    pub(super) fn choose<'a>(&self, names: &'a [CString]) -> Option<&'a CStr> {
        names
            .iter()
            .filter(|name| self.matches(&name.to_string_lossy()))
            .min_by_key(|name| rank(&name.to_string_lossy()))
            .map(CString::as_c_str)
    }
}

/// What comes first: not a security module's slot, then the lowest slot.
fn rank(name: &str) -> (bool, u8) {
    let for_modules = name
        .split(|c: char| !c.is_alphanumeric())
        .any(|word| word.eq_ignore_ascii_case("sam"));
    let slot = name
        .rsplit(' ')
        .next()
        .filter(|last| last.len() == 2)
        .and_then(|last| u8::from_str_radix(last, 16).ok())
        .unwrap_or(0);
    (for_modules, slot)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen(pattern: Option<&str>, names: &[&str]) -> Option<String> {
        let names: Vec<CString> = names
            .iter()
            .map(|name| CString::new(*name).unwrap())
            .collect();
        ReaderChoice::new(pattern)
            .choose(&names)
            .map(|name| name.to_string_lossy().into_owned())
    }

    #[test]
    fn the_pattern_decides_in_any_case() {
        let names = ["ACS ACR39U ICC Reader 00 00", "Sony RC-S300/P 01 00"];
        assert_eq!(chosen(Some("rc-s300"), &names).unwrap(), names[1]);
        assert_eq!(chosen(Some("ACR39"), &names).unwrap(), names[0]);
        assert_eq!(chosen(Some("Gemalto"), &names), None);
        assert_eq!(chosen(Some("*"), &names).unwrap(), names[0]);
        assert_eq!(chosen(Some("Sony*01 00"), &names).unwrap(), names[1]);
        assert_eq!(chosen(Some("01*Sony"), &names), None);
        assert_eq!(chosen(Some("  "), &names).unwrap(), names[0]);
    }

    #[test]
    fn without_a_pattern_the_first_ordinary_slot_is_taken() {
        for (names, expected) in [
            (&["Virtual PCD 00 01", "Virtual PCD 00 00"][..], 1),
            (&["ACS ACR1252 SAM 00 00", "ACS ACR1252 PICC 00 01"], 1),
            (&["A 00 00", "B 01 00"], 0),
            (&["A 00 1A", "B 01 02"], 1),
            (&["Samsung Reader 00 00", "B 01 00"], 0),
            (&["a name without numbers", "B 01 01"], 0),
        ] {
            assert_eq!(chosen(None, names).unwrap(), names[expected]);
        }
        assert_eq!(chosen(None, &[]), None);
    }
}
