//! The raw form: a TOML table that remembers where each key stands and which were asked for.
//!
//! Read by hand and not by `serde`, whose first error would hide all others.

use super::problem::{Problem, ProblemKind};
use super::{FileId, ShortId};
use der::asn1::ObjectIdentifier;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// Where problems are collected.
pub(super) struct Problems<'t> {
    file: &'t str,
    text: &'t str,
    /// Where each line but the first begins.
    line_starts: Vec<usize>,
    found: Vec<Problem>,
}

impl<'t> Problems<'t> {
    pub(super) fn new(file: &'t str, text: &'t str) -> Self {
        let line_ends = text.match_indices('\n').map(|(end, _)| end);
        Self {
            file,
            text,
            line_starts: line_ends.map(|end| end.saturating_add(1)).collect(),
            found: Vec::new(),
        }
    }

    pub(super) fn add(&mut self, key: String, span: &Range<usize>, kind: ProblemKind) {
        let before = self
            .line_starts
            .partition_point(|start| *start <= span.start);
        self.found.push(Problem {
            file: self.file.to_owned(),
            line: before.saturating_add(1),
            key,
            kind,
        });
    }

    /// The problems, in the order of their lines. Of what is not TOML nothing else can be said: a
    /// key that seems to be missing may stand behind the slip.
    pub(super) fn into_sorted(mut self) -> Vec<Problem> {
        let is_toml_fault = |problem: &Problem| matches!(problem.kind, ProblemKind::NotToml(_));
        if self.found.iter().any(is_toml_fault) {
            self.found.retain(is_toml_fault);
        }
        self.found.sort_by_key(|problem| problem.line);
        self.found
    }

    /// Reads the file's outermost table, as far as it is one.
    pub(super) fn parse(&mut self) -> Spanned<DeTable<'t>> {
        let (table, errors) = DeTable::parse_recoverable(self.text);
        for error in errors {
            let span = error.span().unwrap_or(0..0);
            let words = error.message().to_owned();
            self.add(String::new(), &span, ProblemKind::NotToml(words));
        }
        table
    }
}

/// One table being read.
pub(super) struct Reader<'a, 't> {
    table: Option<&'a DeTable<'t>>,
    path: String,
    span: Range<usize>,
    asked: Vec<&'static str>,
}

impl<'a, 't> Reader<'a, 't> {
    /// Reads `table`, which is the file itself.
    pub(super) fn root(table: &'a Spanned<DeTable<'t>>) -> Self {
        Self {
            table: Some(table.get_ref()),
            path: String::new(),
            span: 0..0,
            asked: Vec::new(),
        }
    }

    fn path_of(&self, key: &str) -> String {
        if self.path.is_empty() {
            key.to_owned()
        } else {
            format!("{}.{key}", self.path)
        }
    }

    /// Says that something is wrong with `key`.
    pub(super) fn problem(&self, key: &str, problems: &mut Problems<'_>, kind: ProblemKind) {
        let span = self
            .find(key)
            .map_or_else(|| self.span.clone(), Spanned::span);
        problems.add(self.path_of(key), &span, kind);
    }

    fn find(&self, key: &str) -> Option<&'a Spanned<DeValue<'t>>> {
        self.table?.get(key)
    }

    /// Whether `key` is there.
    pub(super) fn has(&self, key: &str) -> bool {
        self.find(key).is_some()
    }

    fn required(
        &mut self,
        key: &'static str,
        problems: &mut Problems<'_>,
    ) -> Option<&'a Spanned<DeValue<'t>>> {
        self.asked.push(key);
        let found = self.find(key);
        // What is missing in a missing table is said once, for the table.
        if found.is_none() && self.table.is_some() {
            self.problem(key, problems, ProblemKind::Missing);
        }
        found
    }

    /// A table inside; a missing one reads as empty, and is a problem.
    pub(super) fn table(&mut self, key: &'static str, problems: &mut Problems<'_>) -> Self {
        let found = self.required(key, problems);
        let table = found.and_then(|value| value.get_ref().as_table());
        if found.is_some() && table.is_none() {
            self.problem(key, problems, ProblemKind::WrongType("a table"));
        }
        Self {
            table,
            path: self.path_of(key),
            span: found.map_or(0..0, Spanned::span),
            asked: Vec::new(),
        }
    }

    /// A text that is not empty.
    pub(super) fn text(
        &mut self,
        key: &'static str,
        problems: &mut Problems<'_>,
    ) -> Option<&'a str> {
        let value = self.required(key, problems)?;
        match value.get_ref().as_str() {
            Some("") => self.problem(key, problems, ProblemKind::Empty),
            Some(text) => return Some(text),
            None => self.problem(key, problems, ProblemKind::WrongType("a text")),
        }
        None
    }

    /// A whole number in `bounds`.
    pub(super) fn number(
        &mut self,
        key: &'static str,
        (min, max): (i64, i64),
        problems: &mut Problems<'_>,
    ) -> Option<i64> {
        let value = self.required(key, problems)?;
        let Some(integer) = value.get_ref().as_integer() else {
            self.problem(key, problems, ProblemKind::WrongType("a whole number"));
            return None;
        };
        // A number that does not even fit is out of bounds as well.
        let number = i64::from_str_radix(integer.as_str(), integer.radix())
            .ok()
            .filter(|number| (min..=max).contains(number));
        if number.is_none() {
            self.problem(key, problems, ProblemKind::OutOfBounds { min, max });
        }
        number
    }

    /// True or false.
    pub(super) fn truth(&mut self, key: &'static str, problems: &mut Problems<'_>) -> Option<bool> {
        let value = self.required(key, problems)?;
        let truth = value.get_ref().as_bool();
        if truth.is_none() {
            self.problem(key, problems, ProblemKind::WrongType("true or false"));
        }
        truth
    }

    /// Exactly `N` bytes in upper-case hexadecimal.
    pub(super) fn bytes<const N: usize>(
        &mut self,
        key: &'static str,
        problems: &mut Problems<'_>,
    ) -> Option<[u8; N]> {
        let text = self.text(key, problems)?;
        let bytes = decode_hex(text);
        if bytes.is_none() {
            self.problem(key, problems, ProblemKind::NotHex(N));
        }
        bytes
    }

    /// The identifier of a file.
    pub(super) fn file(
        &mut self,
        key: &'static str,
        problems: &mut Problems<'_>,
    ) -> Option<FileId> {
        let bytes = self.bytes::<2>(key, problems)?;
        Some(FileId::new(u16::from_be_bytes(bytes)))
    }

    /// The short identifier of a file.
    pub(super) fn short_id(
        &mut self,
        key: &'static str,
        problems: &mut Problems<'_>,
    ) -> Option<ShortId> {
        let number = self.number(key, (1, 30), problems)?;
        u8::try_from(number).ok().and_then(ShortId::new)
    }

    /// An object identifier.
    pub(super) fn oid(
        &mut self,
        key: &'static str,
        problems: &mut Problems<'_>,
    ) -> Option<ObjectIdentifier> {
        let oid = ObjectIdentifier::new(self.text(key, problems)?).ok();
        if oid.is_none() {
            self.problem(key, problems, ProblemKind::NotOid);
        }
        oid
    }

    /// Ends the reading: what was not asked for is unknown.
    pub(super) fn end(self, problems: &mut Problems<'_>) {
        let Some(table) = self.table else { return };
        for (key, _) in table {
            if !self.asked.contains(&key.get_ref().as_ref()) {
                let path = self.path_of(key.get_ref());
                problems.add(path, &key.span(), ProblemKind::UnknownKey);
            }
        }
    }
}

fn decode_hex<const N: usize>(text: &str) -> Option<[u8; N]> {
    let (pairs, rest) = text.as_bytes().as_chunks::<2>();
    if !rest.is_empty() || pairs.len() != N {
        return None;
    }
    let mut bytes = [0; N];
    for (byte, [high, low]) in bytes.iter_mut().zip(pairs) {
        *byte = hex_digit(*high)?.wrapping_shl(4) | hex_digit(*low)?;
    }
    Some(bytes)
}

const fn hex_digit(digit: u8) -> Option<u8> {
    match digit {
        b'0'..=b'9' => Some(digit.wrapping_sub(b'0')),
        b'A'..=b'F' => Some(digit.wrapping_sub(b'A').wrapping_add(10)),
        _ => None,
    }
}
