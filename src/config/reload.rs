//! Takes a changed file over without a restart, and keeps the old one when the new one is broken.

use super::{Config, Problems};
use std::path::PathBuf;

/// What became of the file since it was looked at last.
#[derive(Debug)]
pub enum Reload {
    /// Its text is the same.
    Unchanged,
    /// It is different and good: take this one.
    Accepted(Box<Config>),
    /// It is different and broken: keep the old one. Told once for each change.
    Refused(Problems),
}

/// Watches one file. The caller asks when it suits: between two residents.
#[derive(Debug)]
pub struct Watch {
    file: PathBuf,
    /// The text last judged; nothing when the file could not be read.
    judged: Option<String>,
}

impl Watch {
    /// Begins with a configuration that was just loaded from its file.
    #[must_use]
    pub fn new(config: &Config) -> Self {
        Self {
            file: config.file.clone(),
            judged: super::read(&config.file).ok(),
        }
    }

    /// Looks at the file again.
    pub fn look(&mut self) -> Reload {
        let text = match super::read(&self.file) {
            Ok(text) => text,
            Err(problems) => {
                let told_before = self.judged.take().is_none();
                return if told_before {
                    Reload::Unchanged
                } else {
                    Reload::Refused(problems)
                };
            }
        };
        if self.judged.as_ref() == Some(&text) {
            return Reload::Unchanged;
        }
        let judgement = Config::parse(&self.file, &text);
        self.judged = Some(text);
        match judgement {
            Ok(config) => Reload::Accepted(Box::new(config)),
            Err(problems) => Reload::Refused(problems),
        }
    }
}
