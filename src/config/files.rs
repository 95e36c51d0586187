//! What a configuration names on this machine: folders, certificates, keys, ports.

use super::{Config, Problem, Problems, Weight};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use x509_cert::Certificate;
use x509_cert::der::pem::LineEnding;
use x509_cert::der::{Decode as _, Encode as _, EncodePem as _};

/// Largest certificate file that is read, in bytes.
const CERTIFICATE_FILE_BYTES_MAX: u64 = 256 * 1024;

/// Names of certificate files in a folder of them.
const CERTIFICATE_SUFFIXES: [&str; 4] = ["pem", "crt", "cer", "der"];

/// Everything the configuration names that is not here, and what is here and probably wrong.
#[must_use]
pub fn missing(config: &Config) -> Problems {
    let mut found = Vec::new();
    let mut look = Looker {
        config,
        found: &mut found,
    };
    look.folder(
        "card.profiles",
        &config.card.profiles,
        "install the card profiles there",
    );
    if config.card.profiles.is_dir() {
        let profile = config
            .card
            .profiles
            .join(format!("{}.toml", config.card.profile));
        let remedy = "choose one of the profiles in the folder";
        look.file("card.profile", &profile, remedy);
    }
    look.anchors("card.trust_anchors", &config.card.trust_anchors);
    if let Some(centre) = &config.centre {
        look.anchors("centre.trust_anchors", &centre.trust_anchors);
        look.anchors(
            "centre.client_certificate",
            std::slice::from_ref(&centre.client_certificate),
        );
        let remedy = "put the kiosk's key there, readable for the kiosk's user only";
        look.file("centre.client_key", &centre.client_key, remedy);
        look.rights("centre.client_key", &centre.client_key);
    }
    if let Some(printer) = &config.printer {
        let remedy = "plug the printer in; `ls -l /dev/serial/by-id` shows the ports' names";
        look.exists("printer.port", &printer.port, remedy);
    }
    look.folder(
        "journal.folder",
        &config.journal.folder,
        "make the folder, writable for the kiosk's user",
    );
    Problems::new(&config.file, found)
}

/// Reads the certificates that a list of files and folders names, as DER, in a fixed order.
///
/// # Errors
///
/// The first file that cannot be read or holds something else, with its path.
pub fn certificates(paths: &[PathBuf]) -> Result<Vec<Vec<u8>>, CertificateFileFault> {
    let mut certificates = Vec::new();
    for path in paths {
        for file in certificate_files(path)? {
            certificates.extend(read_certificates(&file)?);
        }
    }
    Ok(certificates)
}

/// Why a certificate file cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum CertificateFileFault {
    /// It is not there or may not be read.
    #[error("{path} cannot be read: {source}", path = path.display())]
    Unreadable {
        /// The file or folder.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// It holds something else.
    #[error("{path} is not a certificate in DER or PEM", path = path.display())]
    NotACertificate {
        /// The file.
        path: PathBuf,
    },
}

fn certificate_files(path: &Path) -> Result<Vec<PathBuf>, CertificateFileFault> {
    let unreadable = |source| CertificateFileFault::Unreadable {
        path: path.to_owned(),
        source,
    };
    if !fs::metadata(path).map_err(unreadable)?.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let mut files = Vec::new();
    for entry in fs::read_dir(path).map_err(unreadable)? {
        let file = entry.map_err(unreadable)?.path();
        let suffix = file.extension().and_then(|suffix| suffix.to_str());
        if suffix.is_some_and(|suffix| CERTIFICATE_SUFFIXES.contains(&suffix)) {
            files.push(file);
        }
    }
    files.sort();
    Ok(files)
}

fn read_certificates(file: &Path) -> Result<Vec<Vec<u8>>, CertificateFileFault> {
    let unreadable = |source| CertificateFileFault::Unreadable {
        path: file.to_owned(),
        source,
    };
    let not_one = || CertificateFileFault::NotACertificate {
        path: file.to_owned(),
    };
    if fs::metadata(file).map_err(unreadable)?.len() > CERTIFICATE_FILE_BYTES_MAX {
        return Err(not_one());
    }
    let bytes = fs::read(file).map_err(unreadable)?;
    if Certificate::from_der(&bytes).is_ok() {
        return Ok(vec![bytes]);
    }
    let chain = Certificate::load_pem_chain(&bytes)
        .ok()
        .filter(|chain| !chain.is_empty());
    chain
        .and_then(|chain| chain.iter().map(|one| one.to_der().ok()).collect())
        .ok_or_else(not_one)
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

    fn file(&mut self, key: &str, path: &Path, remedy: &str) {
        if self.exists(key, path, remedy).is_none() {
            return;
        }
        if let Err(error) = fs::File::open(path).and_then(|file| file.metadata()) {
            let what = format!("{} cannot be opened: {error}", path.display());
            self.add(Weight::Missing, key, what, remedy);
        }
    }

    fn anchors(&mut self, key: &str, paths: &[PathBuf]) {
        for path in paths {
            match certificates(std::slice::from_ref(path)) {
                Ok(certificates) if certificates.is_empty() => self.add(
                    Weight::Remark,
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
    }

    fn rights(&mut self, key: &str, path: &Path) {
        use std::os::unix::fs::PermissionsExt as _;
        let open = fs::metadata(path).is_ok_and(|file| file.permissions().mode() & 0o077 != 0);
        if open {
            let what = format!("{} can be read by other users", path.display());
            self.add(Weight::Remark, key, what, "chmod 600");
        }
    }
}

/// The last moment of a certificate's validity.
#[must_use]
pub fn expires(der: &[u8]) -> Option<jiff::Timestamp> {
    let certificate = Certificate::from_der(der).ok()?;
    let end = certificate
        .tbs_certificate()
        .validity()
        .not_after
        .to_unix_duration();
    jiff::Timestamp::from_second(i64::try_from(end.as_secs()).ok()?).ok()
}

/// As [`certificates`], each as PEM.
///
/// # Errors
///
/// As [`certificates`].
pub fn certificates_pem(paths: &[PathBuf]) -> Result<Vec<Vec<u8>>, CertificateFileFault> {
    let pem = |der: &Vec<u8>| Certificate::from_der(der).ok()?.to_pem(LineEnding::LF).ok();
    Ok(certificates(paths)?
        .iter()
        .filter_map(pem)
        .map(String::into_bytes)
        .collect())
}

/// Whom a certificate is for and who issued it. For issuers and machines: a resident's name is in
/// her own certificate.
#[must_use]
pub fn subject_and_issuer(der: &[u8]) -> Option<String> {
    let certificate = Certificate::from_der(der).ok()?;
    let certificate = certificate.tbs_certificate();
    Some(format!(
        "{}, issued by {}",
        certificate.subject(),
        certificate.issuer()
    ))
}
