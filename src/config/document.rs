//! Reads a TOML document key by key and remembers every problem with its line.

use super::problem::{Problem, Problems, Weight};
use std::collections::BTreeMap;
use std::ops::{Range, RangeInclusive};
use std::path::{Path, PathBuf};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A value with its place in the file.
pub(super) type Value<'i> = Spanned<DeValue<'i>>;

/// Why one value is not accepted.
#[derive(Debug)]
pub(super) struct Wrong {
    at: Range<usize>,
    what: String,
    remedy: String,
}

impl Wrong {
    pub(super) fn new(
        value: &Value<'_>,
        what: impl Into<String>,
        remedy: impl Into<String>,
    ) -> Self {
        Self {
            at: value.span(),
            what: what.into(),
            remedy: remedy.into(),
        }
    }
}

/// What reading a value gives.
pub(super) type Read<T> = Result<T, Vec<Wrong>>;

/// The file being read.
#[derive(Debug)]
pub(super) struct Document<'d> {
    file: &'d Path,
    text: &'d str,
    /// Where each line but the first begins.
    line_starts: Vec<usize>,
    problems: Vec<Problem>,
    lines: BTreeMap<String, usize>,
}

impl<'d> Document<'d> {
    pub(super) fn new(file: &'d Path, text: &'d str) -> Self {
        let line_ends = text.match_indices('\n').map(|(end, _)| end);
        Self {
            file,
            text,
            line_starts: line_ends.map(|end| end.saturating_add(1)).collect(),
            problems: Vec::new(),
            lines: BTreeMap::new(),
        }
    }

    /// The table of the whole file.
    pub(super) fn parse(&self) -> Result<DeTable<'d>, Problems> {
        let (table, errors) = DeTable::parse_recoverable(self.text);
        if errors.is_empty() {
            return Ok(table.into_inner());
        }
        let problems = errors
            .iter()
            .map(|error| Problem {
                weight: Weight::Form,
                line: error.span().map(|span| self.line(&span)),
                key: String::new(),
                what: format!("not TOML: {}", error.message()),
                remedy: "mend the line; `pin-kiosk config default` shows how each key is written"
                    .to_owned(),
            })
            .collect();
        Err(Problems::new(self.file, problems))
    }

    fn line(&self, span: &Range<usize>) -> usize {
        let before = self
            .line_starts
            .partition_point(|start| *start <= span.start);
        before.saturating_add(1)
    }

    pub(super) fn problem(
        &mut self,
        line: Option<usize>,
        key: String,
        what: String,
        remedy: String,
    ) {
        self.problems.push(Problem {
            weight: Weight::Form,
            line,
            key,
            what,
            remedy,
        });
    }

    /// Begins to read the table of this name. Keys that are missing in a table that is itself
    /// missing are not reported one by one.
    pub(super) fn section<'t>(
        &mut self,
        root: &'t DeTable<'d>,
        name: &'static str,
        need: Need,
    ) -> Section<'t, 'd> {
        let found = root.iter().find(|(key, _)| key.get_ref() == name);
        let line = found.map(|(key, _)| self.line(&key.span()));
        if let Some(line) = line {
            self.lines.insert(name.to_owned(), line);
        }
        let table = found.and_then(|(_, value)| value.get_ref().as_table());
        if found.is_some() && table.is_none() {
            self.problem(
                line,
                name.to_owned(),
                "a table is expected here".to_owned(),
                format!("write `[{name}]` on a line of its own and its keys below it"),
            );
        } else if found.is_none() && need == Need::Required {
            self.problem(
                None,
                name.to_owned(),
                "this table is missing".to_owned(),
                format!("add `[{name}]`; `pin-kiosk config default` prints one with all its keys"),
            );
        }
        Section {
            name,
            line,
            table,
            known: Vec::new(),
        }
    }

    /// Reports tables that nobody reads.
    pub(super) fn reject_unknown_tables(&mut self, root: &DeTable<'_>, known: &[&str]) {
        for (key, _) in root {
            let name = key.get_ref().as_ref();
            if !known.contains(&name) {
                let line = self.line(&key.span());
                self.problem(
                    Some(line),
                    name.to_owned(),
                    "unknown key".to_owned(),
                    format!(
                        "{}; known tables are {}",
                        mend(name, known),
                        known.join(", ")
                    ),
                );
            }
        }
    }

    /// The lines of all keys that were read, or everything that is wrong.
    pub(super) fn finish(self) -> Result<BTreeMap<String, usize>, Problems> {
        if self.problems.is_empty() {
            Ok(self.lines)
        } else {
            Err(Problems::new(self.file, self.problems))
        }
    }
}

/// Whether a table has to be there.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Need {
    Required,
    Optional,
}

/// One table being read.
#[derive(Debug)]
pub(super) struct Section<'t, 'd> {
    name: &'static str,
    line: Option<usize>,
    table: Option<&'t DeTable<'d>>,
    known: Vec<&'static str>,
}

impl<'d> Section<'_, 'd> {
    pub(super) const fn is_present(&self) -> bool {
        self.table.is_some()
    }

    /// Reads a key that has to be there. `fallback` only stands in until the problem is reported.
    pub(super) fn required<T>(
        &mut self,
        doc: &mut Document<'d>,
        key: &'static str,
        fallback: T,
        read: impl FnOnce(&Value<'_>) -> Read<T>,
    ) -> T {
        let (value, found) = self.read(doc, key, read);
        if !found && self.table.is_some() {
            doc.problem(
                self.line,
                format!("{}.{key}", self.name),
                "this key is missing".to_owned(),
                format!("add `{key} = …` to `[{}]`", self.name),
            );
        }
        value.unwrap_or(fallback)
    }

    /// Reads a key that has a default.
    pub(super) fn optional<T>(
        &mut self,
        doc: &mut Document<'d>,
        key: &'static str,
        default: T,
        read: impl FnOnce(&Value<'_>) -> Read<T>,
    ) -> T {
        self.read(doc, key, read).0.unwrap_or(default)
    }

    fn read<T>(
        &mut self,
        doc: &mut Document<'d>,
        key: &'static str,
        read: impl FnOnce(&Value<'_>) -> Read<T>,
    ) -> (Option<T>, bool) {
        self.known.push(key);
        let found = self
            .table
            .and_then(|table| table.iter().find(|(name, _)| name.get_ref() == key));
        let Some((name, value)) = found else {
            return (None, false);
        };
        let path = format!("{}.{key}", self.name);
        doc.lines.insert(path.clone(), doc.line(&name.span()));
        match read(value) {
            Ok(value) => (Some(value), true),
            Err(wrongs) => {
                for wrong in wrongs {
                    let line = doc.line(&wrong.at);
                    doc.problem(Some(line), path.clone(), wrong.what, wrong.remedy);
                }
                (None, true)
            }
        }
    }

    /// Reports the keys that nobody read.
    pub(super) fn finish(self, doc: &mut Document<'d>) {
        let Some(table) = self.table else { return };
        for (key, _) in table {
            let name = key.get_ref().as_ref();
            if !self.known.contains(&name) {
                let line = doc.line(&key.span());
                doc.problem(
                    Some(line),
                    format!("{}.{name}", self.name),
                    "unknown key".to_owned(),
                    format!(
                        "{}; known keys of `[{}]` are {}",
                        mend(name, &self.known),
                        self.name,
                        self.known.join(", ")
                    ),
                );
            }
        }
    }
}

/// What to do about a name nobody knows.
fn mend(name: &str, known: &[&str]) -> String {
    nearest(name, known).map_or_else(
        || "remove it".to_owned(),
        |near| format!("write `{near}` if that is meant, or remove it"),
    )
}

/// The known word that was probably meant: one slip of the finger for every three characters.
fn nearest<'w>(word: &str, known: &[&'w str]) -> Option<&'w str> {
    let slips_max = word.chars().count().div_ceil(3);
    known
        .iter()
        .map(|near| (strsim::damerau_levenshtein(word, near), *near))
        .filter(|(slips, _)| *slips <= slips_max)
        .min()
        .map(|(_, near)| near)
}

/// A text of 1 to `chars_max` characters, without control characters.
pub(super) fn text(value: &Value<'_>, chars_max: usize) -> Read<String> {
    let text = string(value)?;
    let chars = text.chars().count();
    if text.trim().is_empty() {
        wrong(value, "it is empty", "write what it is to be")
    } else if chars > chars_max {
        wrong(
            value,
            format!("it is {chars} characters long"),
            format!("at most {chars_max}"),
        )
    } else if text.chars().any(char::is_control) {
        wrong(
            value,
            "it has a control character",
            "use one line of plain text",
        )
    } else {
        Ok(text.to_owned())
    }
}

/// A string of any kind.
pub(super) fn string<'v>(value: &'v Value<'_>) -> Read<&'v str> {
    match value.get_ref().as_str() {
        Some(text) => Ok(text),
        None => wrong(
            value,
            format!(
                "a text is expected; this is of the kind {}",
                value.get_ref().type_str()
            ),
            "put it in quotation marks",
        ),
    }
}

/// A whole number within bounds.
pub(super) fn whole(value: &Value<'_>, bounds: &RangeInclusive<u32>) -> Read<u32> {
    let number = value
        .get_ref()
        .as_integer()
        .and_then(|number| u32::from_str_radix(number.as_str(), number.radix()).ok())
        .filter(|number| bounds.contains(number));
    number.map_or_else(
        || {
            wrong(
                value,
                "it is not a whole number within its bounds",
                format!("from {} to {}", bounds.start(), bounds.end()),
            )
        },
        Ok,
    )
}

/// True or false.
pub(super) fn yes_or_no(value: &Value<'_>) -> Read<bool> {
    value.get_ref().as_bool().map_or_else(
        || wrong(value, "it is neither true nor false", "true or false"),
        Ok,
    )
}

/// A path, taken from the folder of the file when it is relative.
pub(super) fn path(value: &Value<'_>, folder: &Path) -> Read<PathBuf> {
    text(value, 1024).map(|text| folder.join(text))
}

/// One of a few words.
pub(super) fn one_of<T>(
    value: &Value<'_>,
    choices: &[&str],
    choose: impl FnOnce(&str) -> Option<T>,
) -> Read<T> {
    let text = string(value)?;
    choose(text).map_or_else(
        || {
            wrong(
                value,
                format!("`{text}` is not known here"),
                match nearest(text, choices) {
                    Some(near) => format!("perhaps `{near}`; one of {}", choices.join(", ")),
                    None => format!("one of {}", choices.join(", ")),
                },
            )
        },
        Ok,
    )
}

/// A list; every item that is wrong is reported.
pub(super) fn list<T>(
    value: &Value<'_>,
    mut read: impl FnMut(&Value<'_>) -> Read<T>,
) -> Read<Vec<T>> {
    let Some(items) = value.get_ref().as_array() else {
        return wrong(
            value,
            format!(
                "a list is expected; this is of the kind {}",
                value.get_ref().type_str()
            ),
            "put it in square brackets: [\"…\", \"…\"]",
        );
    };
    let mut good = Vec::new();
    let mut wrongs = Vec::new();
    for item in items {
        match read(item) {
            Ok(item) => good.push(item),
            Err(more) => wrongs.extend(more),
        }
    }
    if wrongs.is_empty() {
        Ok(good)
    } else {
        Err(wrongs)
    }
}

/// Refuses a value for one reason.
pub(super) fn wrong<T>(
    value: &Value<'_>,
    what: impl Into<String>,
    remedy: impl Into<String>,
) -> Read<T> {
    Err(vec![Wrong::new(value, what, remedy)])
}
