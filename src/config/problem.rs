//! What is wrong with a configuration, as a person can mend it.

use pin_kiosk_core::printable::printable;
use serde::Serialize;
use std::fmt;
use std::path::{Path, PathBuf};

/// How much a problem matters.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Weight {
    /// The file itself is wrong, on any machine.
    Form,
    /// The file is right, and something it names is not on this machine.
    Missing,
    /// It works, and probably not as meant.
    Remark,
}

/// One thing that is wrong.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct Problem {
    /// How much it matters.
    pub weight: Weight,
    /// Line in the file, counted from 1; none for the file as a whole.
    pub line: Option<usize>,
    /// The key, with its table: `hours.open`.
    pub key: String,
    /// What is wrong.
    pub what: String,
    /// What to do about it.
    pub remedy: String,
}

/// Longest sentence on a problem, in characters: a file may quote anything.
const WORDS_MAX: usize = 1000;

/// Everything that is wrong with one file, in the order of its lines.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, thiserror::Error)]
pub struct Problems {
    /// The file.
    pub file: PathBuf,
    /// What is wrong with it.
    pub problems: Vec<Problem>,
}

impl Problems {
    /// Sorts the problems by line, and makes what they quote of the file fit to be shown.
    #[must_use]
    pub fn new(file: &Path, mut problems: Vec<Problem>) -> Self {
        for problem in &mut problems {
            for words in [&mut problem.key, &mut problem.what, &mut problem.remedy] {
                *words = printable(words, WORDS_MAX);
            }
        }
        problems.sort_by_key(|problem| (problem.line.unwrap_or(0), problem.weight));
        Self {
            file: file.to_owned(),
            problems,
        }
    }

    /// The heaviest weight among them.
    #[must_use]
    pub fn heaviest(&self) -> Option<Weight> {
        self.problems.iter().map(|problem| problem.weight).min()
    }
}

impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (idx, problem) in self.problems.iter().enumerate() {
            if idx > 0 {
                writeln!(f)?;
            }
            write!(f, "{}:", self.file.display())?;
            if let Some(line) = problem.line {
                write!(f, "{line}:")?;
            }
            let weight = match problem.weight {
                Weight::Form => "",
                Weight::Missing => "missing on this machine: ",
                Weight::Remark => "remark: ",
            };
            write!(f, " {weight}")?;
            if !problem.key.is_empty() {
                write!(f, "{}: ", problem.key)?;
            }
            write!(f, "{}\n    remedy: {}", problem.what, problem.remedy)?;
        }
        Ok(())
    }
}
