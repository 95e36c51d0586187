//! What this kiosk is told about itself: `kiosk.toml`.
//!
//! The raw form is the TOML document with the place of each value; the checked form is [`Config`].
//! Between them every rule is looked at, and all problems are reported at once, each with its line
//! and its remedy. Keys nobody knows are refused. Relative paths start at the folder of the file.

pub mod cli;
mod document;
pub mod files;
mod missing;
mod passcode;
mod problem;
mod sections;
#[cfg(test)]
mod tests;

pub use missing::missing;
pub use passcode::{PASSCODE_CHARS_MAX, PASSCODE_CHARS_MIN, PasscodeFault, PasscodeHash};
pub use problem::{Problem, Problems, Weight};

use jiff::tz::TimeZone;
use pin_kiosk_core::hours::Hours;
use pin_kiosk_core::language::Language;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// The commented file that `pin-kiosk config default` prints.
pub const DEFAULT: &str = include_str!("config/default.toml");

/// The checked configuration.
#[derive(Clone, Debug, PartialEq)]
pub struct Config {
    /// The file it came from.
    pub file: PathBuf,
    /// `[kiosk]`
    pub kiosk: Kiosk,
    /// `[reader]`
    pub reader: Reader,
    /// `[card]`
    pub card: Card,
    /// `[centre]`; without it only a change is offered.
    pub centre: Option<Centre>,
    /// `[printer]`; without it slips are only shown.
    pub printer: Option<Printer>,
    /// `[journal]`
    pub journal: Journal,
    /// `[hours]`, on the clock of [`Kiosk::time_zone`].
    pub hours: Hours,
    /// `[office]`
    pub office: Office,
    /// `[ui]`
    pub ui: Ui,
    /// `[technician]`; without it technician mode cannot be entered on the screen.
    pub technician: Option<PasscodeHash>,
    lines: BTreeMap<String, usize>,
}

/// Which kiosk this is.
#[derive(Clone, Debug, PartialEq)]
pub struct Kiosk {
    /// Its name at the operator: letters, digits, hyphens.
    pub id: String,
    /// The store, as people call it.
    pub store: String,
    /// The clock on the store's wall.
    pub time_zone: TimeZone,
}

/// Which reader to use.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Reader {
    /// The reader's PC/SC name; `*` stands for any characters.
    pub name_pattern: String,
}

/// Which cards to accept.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Card {
    /// Folder of the card profiles.
    pub profiles: PathBuf,
    /// Name of the profile in use.
    pub profile: String,
    /// Pinned issuer certificates: files (DER or PEM), or folders of them.
    pub trust_anchors: Vec<PathBuf>,
    /// Which policies a certificate may have.
    pub policies: Policies,
}

impl Card {
    /// The file of the profile in use.
    #[must_use]
    pub fn profile_file(&self) -> PathBuf {
        self.profiles.join(format!("{}.toml", self.profile))
    }
}

/// Which policies a user-authentication certificate may have.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Policies {
    /// Those of residents' cards.
    Production,
    /// Those of test cards.
    Test,
}

/// Where the issuer's centre is, and who we are to it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Centre {
    /// Base address, `https://…`, without a slash at the end.
    pub url: String,
    /// Pinned issuer certificates of the centre's server.
    pub trust_anchors: Vec<PathBuf>,
    /// This kiosk's certificate, with its chain.
    pub client_certificate: PathBuf,
    /// This kiosk's key.
    pub client_key: PathBuf,
}

/// The receipt printer.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Printer {
    /// Path of the serial port.
    pub port: PathBuf,
    /// Bits per second.
    pub speed: u32,
    /// Dots in a row: 576 (80 mm paper) or 384 (58 mm).
    pub width: u32,
}

/// Where the journal is.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Journal {
    /// Its folder.
    pub folder: PathBuf,
    /// How long a day's file is kept, in days.
    pub keep_days: u32,
}

/// The municipal office residents are sent to.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Office {
    /// Its name.
    pub name: String,
    /// Its address.
    pub address: String,
    /// Its telephone.
    pub telephone: String,
    /// When it is open, in words.
    pub hours: String,
}

/// How the screen is used.
#[derive(Clone, Debug, PartialEq)]
pub struct Ui {
    /// The languages offered, in this order.
    pub languages: Vec<Language>,
    /// How the screen hangs.
    pub orientation: Orientation,
    /// Dots of the screen per inch.
    pub dpi: u32,
    /// Nobody touched anything for so long: the idle warning appears.
    pub idle: Duration,
    /// Time to answer the idle warning.
    pub idle_warning: Duration,
    /// A second strike on the same place within this time is ignored.
    pub second_strike: Duration,
    /// Nothing moves and nothing fades.
    pub reduced_motion: bool,
    /// A key does not show that it is pressed.
    pub hide_key_presses: bool,
}

/// How the screen hangs.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Orientation {
    /// Higher than wide.
    Portrait,
    /// Wider than high.
    Landscape,
}

impl Config {
    /// Reads and checks a file. Whether what it names is there is [`missing()`]'s to say.
    ///
    /// # Errors
    ///
    /// All problems of the file's form; one alone when it cannot be read.
    pub fn load(file: &Path) -> Result<Self, Problems> {
        let text = read(file)?;
        Self::parse(file, &text)
    }

    /// Checks the text of a file.
    ///
    /// # Errors
    ///
    /// All problems of its form.
    pub fn parse(file: &Path, text: &str) -> Result<Self, Problems> {
        sections::read(file, text)
    }

    /// Where a key is, as `kiosk.toml:24`; where its table is, when it is left out.
    #[must_use]
    pub fn place(&self, key: &str) -> String {
        let table = key.split('.').next().unwrap_or_default();
        let file = self.file.display();
        match self.line_of(key).or_else(|| self.line_of(table)) {
            Some(line) => format!("{file}:{line}"),
            None => file.to_string(),
        }
    }

    /// The line of a key such as `journal.folder`, if the file has it.
    #[must_use]
    pub fn line_of(&self, key: &str) -> Option<usize> {
        self.lines.get(key).copied()
    }
}

fn read(file: &Path) -> Result<String, Problems> {
    crate::files::read_setting(file).map_err(|error| {
        let problem = Problem {
            weight: Weight::Form,
            line: None,
            key: String::new(),
            what: format!("the file cannot be read: {error}"),
            remedy: "check its name, its rights and that it is UTF-8; \
                     `pin-kiosk config default > kiosk.toml` makes a new one"
                .to_owned(),
        };
        Problems::new(file, vec![problem])
    })
}
