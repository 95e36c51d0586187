//! What a configuration names and this machine does not have, or has in a form that is of no use.

use super::{Centre, Config, Problem, Problems, Weight, files};
use crate::files::{FileProblem, SETTING_BYTES_MAX, ensure_only_owner_writes, ensure_private};
use crate::hardware::issuer_centre::{HttpsLine, HttpsSettings, Timeouts};
use pin_kiosk_core::certificate::Anchors;
use pin_kiosk_core::profile::ProfileProblems;
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};

/// Everything the configuration names that is not here, and what is here and of no use. A kiosk
/// starts with a configuration that has none of this but the printer's port.
#[must_use]
pub fn missing(config: &Config) -> Problems {
    let mut found = Vec::new();
    let mut look = Looker {
        config,
        found: &mut found,
    };
    look.owner("", &config.file);
    look.profile();
    look.issuers();
    if let Some(centre) = &config.centre {
        look.centre(centre);
    }
    if let Some(printer) = &config.printer {
        let remedy = "plug the printer in; `ls -l /dev/serial/by-id` shows the ports' names";
        look.exists("printer.port", &printer.port, remedy);
    }
    look.journal();
    Problems::new(&config.file, found)
}

struct Looker<'c> {
    config: &'c Config,
    found: &'c mut Vec<Problem>,
}

impl Looker<'_> {
    fn add(&mut self, weight: Weight, key: &str, what: String, remedy: &str) {
        self.found.push(Problem {
            weight,
            line: self.config.line_of(key),
            key: key.to_owned(),
            what,
            remedy: remedy.to_owned(),
        });
    }

    fn exists(&mut self, key: &str, path: &Path, remedy: &str) -> Option<fs::Metadata> {
        match fs::metadata(path) {
            Ok(metadata) => Some(metadata),
            Err(error) => {
                let what = format!("{} cannot be found: {error}", path.display());
                self.add(Weight::Missing, key, what, remedy);
                None
            }
        }
    }

    fn folder(&mut self, key: &str, path: &Path, remedy: &str) {
        if self
            .exists(key, path, remedy)
            .is_some_and(|metadata| !metadata.is_dir())
        {
            let what = format!("{} is not a folder", path.display());
            self.add(Weight::Missing, key, what, remedy);
        }
    }

    /// What others can write decides nothing here.
    fn owner(&mut self, key: &str, path: &Path) {
        match ensure_only_owner_writes(path) {
            // That it is missing is said in other words.
            Ok(()) | Err(FileProblem::Unreadable { .. }) => {}
            Err(problem) => self.add(Weight::Missing, key, problem.to_string(), problem.hint()),
        }
    }

    /// The journal's keys lie in its folder.
    fn journal(&mut self) {
        let (key, folder) = ("journal.folder", &self.config.journal.folder);
        let init = "`pin-kiosk journal init` makes it, as the kiosk's user";
        self.folder(key, folder, init);
        match ensure_private(folder) {
            Ok(()) | Err(FileProblem::Unreadable { .. }) => {}
            Err(problem) => self.add(Weight::Missing, key, problem.to_string(), problem.hint()),
        }
    }

    fn profile(&mut self) {
        let card = &self.config.card;
        let install = "install the card profiles there";
        self.folder("card.profiles", &card.profiles, install);
        let file = card.profile_file();
        if !card.profiles.is_dir()
            || self
                .exists(
                    "card.profile",
                    &file,
                    "choose one of the profiles in the folder",
                )
                .is_none()
        {
            return;
        }
        let Err(error) = files::profile(&file) else {
            return;
        };
        let remedy = format!(
            "install it anew; `pin-kiosk profile check {}`",
            file.display()
        );
        match error.downcast_ref::<ProfileProblems>() {
            Some(problems) => {
                for problem in &problems.0 {
                    self.add(
                        Weight::Missing,
                        "card.profile",
                        problem.to_string(),
                        &remedy,
                    );
                }
            }
            None => match error.downcast_ref::<FileProblem>() {
                Some(problem) => self.add(
                    Weight::Missing,
                    "card.profile",
                    problem.to_string(),
                    problem.hint(),
                ),
                None => self.add(
                    Weight::Missing,
                    "card.profile",
                    format!("{error:#}"),
                    &remedy,
                ),
            },
        }
    }

    /// The issuers of cards: each file by itself, so that each that is of no use is named.
    fn issuers(&mut self) {
        let key = "card.trust_anchors";
        let paths = self.config.card.trust_anchors.clone();
        if !self.certificates(key, &paths) {
            return;
        }
        for file in files::certificate_files(&paths).unwrap_or_default() {
            self.owner(key, &file);
            let pinned = files::certificates(std::slice::from_ref(&file))
                .map(|all| all.iter().try_for_each(|one| Anchors::new().add(one)));
            if let Ok(Err(fault)) = pinned {
                let what = format!("{} is not accepted: {fault}", file.display());
                let remedy = "put the issuers' own certificates there and nothing else";
                self.add(Weight::Missing, key, what, remedy);
            }
        }
    }

    fn centre(&mut self, centre: &Centre) {
        let own = std::slice::from_ref(&centre.client_certificate);
        let before = self.found.len();
        self.certificates("centre.trust_anchors", &centre.trust_anchors);
        self.certificates("centre.client_certificate", own);
        let key = "centre.client_key";
        let remedy = "put the kiosk's key there, readable for the kiosk's user only";
        self.exists(key, &centre.client_key, remedy);
        if self.found.len() > before {
            return;
        }
        let (Ok(anchors), Ok(certificate)) = (
            files::certificates_pem(&centre.trust_anchors),
            files::certificates_pem(own),
        ) else {
            return;
        };
        let private_key = match crate::files::read_secret(&centre.client_key, SETTING_BYTES_MAX) {
            Ok(bytes) => bytes,
            Err(error) => {
                let what = format!("{} cannot be read: {error}", centre.client_key.display());
                return self.add(Weight::Missing, key, what, remedy);
            }
        };
        let line = HttpsLine::new(&HttpsSettings {
            url: &centre.url,
            trust_anchors_pem: &anchors,
            client_certificate_pem: &certificate.concat(),
            client_key_pem: &private_key,
            timeouts: Timeouts::default(),
        });
        if let Err(error) = line {
            let remedy = "put a key in PEM there, and the certificate that was made for it";
            self.add(Weight::Missing, key, format!("of no use: {error}"), remedy);
        }
        let rights = fs::metadata(&centre.client_key).map(|file| file.permissions().mode());
        if rights.is_ok_and(|mode| mode & 0o077 != 0) {
            let path = centre.client_key.display();
            let what = format!("{path} can be read by other users");
            self.add(Weight::Remark, key, what, &format!("chmod 600 {path}"));
        }
    }

    /// Whether each path has certificates.
    fn certificates(&mut self, key: &str, paths: &[PathBuf]) -> bool {
        let before = self.found.len();
        for path in paths {
            match files::certificates(std::slice::from_ref(path)) {
                Ok(certificates) if certificates.is_empty() => self.add(
                    Weight::Missing,
                    key,
                    format!("{} has no certificate in it", path.display()),
                    "put the issuers' certificates there, as .pem, .crt, .cer or .der",
                ),
                Ok(_) => {}
                Err(fault) => self.add(
                    Weight::Missing,
                    key,
                    fault.to_string(),
                    "put the certificate there, as DER or PEM",
                ),
            }
        }
        self.found.len() == before
    }
}
