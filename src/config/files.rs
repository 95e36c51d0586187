//! Reads what a configuration names on this machine: profiles and certificates.

use super::Config;
use crate::certificate_files::certificates_in;
use crate::files::{SETTING_BYTES_MAX, ensure_only_owner_writes, read_setting};
use anyhow::Context as _;
use pin_kiosk_core::profile::CardProfile;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use x509_cert::Certificate;
use x509_cert::der::pem::LineEnding;
use x509_cert::der::{Decode as _, EncodePem as _};

/// Names of certificate files in a folder of them.
const CERTIFICATE_SUFFIXES: [&str; 4] = ["pem", "crt", "cer", "der"];

/// Reads the certificates that a list of files and folders names, as DER, in a fixed order.
///
/// # Errors
///
/// The first file that cannot be read or holds something else, with its path.
pub fn certificates(paths: &[PathBuf]) -> Result<Vec<Vec<u8>>, CertificateFileFault> {
    let mut certificates = Vec::new();
    for file in certificate_files(paths)? {
        certificates.extend(read_certificates(&file)?);
    }
    Ok(certificates)
}

/// The certificate files that a list of files and folders names: files as they are, folders as
/// what is in them, in the order of their names.
///
/// # Errors
///
/// [`CertificateFileFault::Unreadable`] for the first that is not there.
pub fn certificate_files(paths: &[PathBuf]) -> Result<Vec<PathBuf>, CertificateFileFault> {
    let mut files = Vec::new();
    for path in paths {
        files.extend(files_of(path)?);
    }
    Ok(files)
}

/// Every file and folder whose content matters to the kiosk, whether it is there or not.
#[must_use]
pub fn named(config: &Config) -> Vec<PathBuf> {
    let card = &config.card;
    let mut named = vec![card.profiles.clone()];
    named.extend(folder(&card.profiles, &["toml"]).unwrap_or_default());
    named.push(card.profile_file());
    let mut certificates = card.trust_anchors.clone();
    if let Some(centre) = &config.centre {
        certificates.extend_from_slice(&centre.trust_anchors);
        certificates.push(centre.client_certificate.clone());
        named.push(centre.client_key.clone());
    }
    for path in certificates {
        named.extend(files_of(&path).unwrap_or_default());
        named.push(path);
    }
    named
}

/// Why a certificate file cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum CertificateFileFault {
    /// It is not there or may not be read.
    #[error("{path} cannot be read: {reason}", path = path.display())]
    Unreadable {
        /// The file or folder.
        path: PathBuf,
        /// What the system says: part of the words, so no source to be said again.
        reason: io::Error,
    },
    /// It holds something else.
    #[error("{path} is not a certificate in DER or PEM", path = path.display())]
    NotACertificate {
        /// The file.
        path: PathBuf,
    },
}

fn files_of(path: &Path) -> Result<Vec<PathBuf>, CertificateFileFault> {
    let unreadable = |reason| CertificateFileFault::Unreadable {
        path: path.to_owned(),
        reason,
    };
    if fs::metadata(path).map_err(unreadable)?.is_dir() {
        folder(path, &CERTIFICATE_SUFFIXES).map_err(unreadable)
    } else {
        Ok(vec![path.to_owned()])
    }
}

/// The files in a folder whose names end like this, sorted.
fn folder(folder: &Path, suffixes: &[&str]) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let file = entry?.path();
        let suffix = file.extension().and_then(|suffix| suffix.to_str());
        if suffix.is_some_and(|suffix| suffixes.contains(&suffix)) {
            files.push(file);
        }
    }
    files.sort();
    Ok(files)
}

fn read_certificates(file: &Path) -> Result<Vec<Vec<u8>>, CertificateFileFault> {
    let unreadable = |reason| CertificateFileFault::Unreadable {
        path: file.to_owned(),
        reason,
    };
    let not_one = || CertificateFileFault::NotACertificate {
        path: file.to_owned(),
    };
    let bytes = match crate::files::read(file, SETTING_BYTES_MAX) {
        Err(error) if error.kind() == io::ErrorKind::FileTooLarge => return Err(not_one()),
        read => read.map_err(unreadable)?,
    };
    let found = certificates_in(&bytes).ok_or_else(not_one)?;
    if found.iter().any(|one| Certificate::from_der(one).is_err()) {
        return Err(not_one());
    }
    Ok(found.iter().map(|one| one.to_vec()).collect())
}

/// Reads a profile; one that it extends is looked up beside it.
///
/// # Errors
///
/// [`crate::files::FileProblem`] or [`pin_kiosk_core::profile::ProfileProblems`] inside, or that it
/// cannot be read.
pub fn profile(file: &Path) -> anyhow::Result<CardProfile> {
    ensure_only_owner_writes(file)?;
    let text = read_setting(file)
        .with_context(|| format!("the card profile {} cannot be read", file.display()))?;
    let folder = file.parent().unwrap_or(Path::new("."));
    let beside = |name: &str| {
        let base = folder.join(format!("{name}.toml"));
        let text = read_setting(&base).ok()?;
        Some((base.display().to_string(), text))
    };
    let name = file.display().to_string();
    Ok(CardProfile::load(&name, &text, &beside)?)
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
