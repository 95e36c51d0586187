//! The test certificates of the stand-in centre's TLS, made anew at each start.

use rcgen::{
    BasicConstraints, CertificateParams, CertifiedIssuer, DnType, ExtendedKeyUsagePurpose, IsCa,
    KeyPair, KeyUsagePurpose, date_time_ymd,
};
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use std::fmt;
use std::fs::OpenOptions;
use std::io::Write as _;
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};

/// The names a kiosk may reach the server under.
const SERVER_NAMES: [&str; 2] = ["localhost", "127.0.0.1"];

/// Why the test certificates could not be had.
#[derive(Debug, thiserror::Error)]
pub enum PkiError {
    /// A certificate or key could not be made.
    #[error("cannot make a test certificate: {0}")]
    Make(#[from] rcgen::Error),
    /// A file is not what its name says.
    #[error("cannot read a test certificate: {0}")]
    Pem(#[from] rustls::pki_types::pem::Error),
    /// A file could not be read or written.
    #[error("{}: {source}", path.display())]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
}

/// A certificate with its private key, both PEM.
#[derive(Clone)]
pub struct Identity {
    /// The certificate.
    pub certificate_pem: String,
    /// The key (PKCS#8).
    pub key_pem: String,
}

impl fmt::Debug for Identity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Identity")
    }
}

impl Identity {
    /// The certificate, DER.
    ///
    /// # Errors
    ///
    /// [`PkiError::Pem`] when the text is no PEM certificate.
    pub fn certificate(&self) -> Result<CertificateDer<'static>, PkiError> {
        Ok(CertificateDer::from_pem_slice(
            self.certificate_pem.as_bytes(),
        )?)
    }

    /// The private key, DER.
    ///
    /// # Errors
    ///
    /// [`PkiError::Pem`] when the text is no PEM key.
    pub fn key(&self) -> Result<PrivateKeyDer<'static>, PkiError> {
        Ok(PrivateKeyDer::from_pem_slice(self.key_pem.as_bytes())?)
    }
}

/// Everything TLS needs on both sides, the faulty certificates included.
#[derive(Clone, Debug)]
pub struct TestPki {
    /// The authority a kiosk pins, PEM.
    pub ca_pem: String,
    /// The server in good order.
    pub server: Identity,
    /// A kiosk.
    pub client: Identity,
    /// A second kiosk.
    pub other_client: Identity,
    /// A server of the right authority for another name.
    pub wrong_name: Identity,
    /// A server of the right authority whose certificate has run out.
    pub expired: Identity,
    /// A server of another authority.
    pub untrusted: Identity,
    /// That other authority, PEM.
    pub other_ca_pem: String,
    /// A kiosk of the other authority.
    pub untrusted_client: Identity,
}

impl TestPki {
    /// Makes two authorities and all certificates.
    ///
    /// # Errors
    ///
    /// [`PkiError::Make`] when the system has no random numbers.
    pub fn generate() -> Result<Self, PkiError> {
        let ca = authority("pin-kiosk test authority")?;
        let other = authority("pin-kiosk other test authority")?;
        let names = SERVER_NAMES;
        let server = ExtendedKeyUsagePurpose::ServerAuth;
        let client = ExtendedKeyUsagePurpose::ClientAuth;
        Ok(Self {
            ca_pem: ca.pem(),
            server: issue(&ca, "server", &names, &server, 2099)?,
            client: issue(&ca, "kiosk", &[], &client, 2099)?,
            other_client: issue(&ca, "second kiosk", &[], &client, 2099)?,
            wrong_name: issue(&ca, "server", &["elsewhere.invalid"], &server, 2099)?,
            expired: issue(&ca, "server", &names, &server, 2021)?,
            untrusted: issue(&other, "server", &names, &server, 2099)?,
            other_ca_pem: other.pem(),
            untrusted_client: issue(&other, "kiosk", &[], &client, 2099)?,
        })
    }

    /// Writes every part as a PEM file into a folder, which is made if absent.
    ///
    /// # Errors
    ///
    /// [`PkiError::Io`] with the path that could not be written.
    pub fn write_to(&self, folder: &Path) -> Result<(), PkiError> {
        std::fs::create_dir_all(folder).map_err(|source| io_error(folder, source))?;
        for (name, identity) in self.identities() {
            write(folder, &format!("{name}.pem"), &identity.certificate_pem)?;
            write(folder, &format!("{name}.key"), &identity.key_pem)?;
        }
        write(folder, "ca.pem", &self.ca_pem)?;
        write(folder, "other-ca.pem", &self.other_ca_pem)
    }

    /// Reads what [`Self::write_to`] wrote.
    ///
    /// # Errors
    ///
    /// [`PkiError::Io`] with the path that could not be read.
    pub fn read_from(folder: &Path) -> Result<Self, PkiError> {
        let identity = |name: &str| -> Result<Identity, PkiError> {
            Ok(Identity {
                certificate_pem: read(folder, &format!("{name}.pem"))?,
                key_pem: read(folder, &format!("{name}.key"))?,
            })
        };
        Ok(Self {
            ca_pem: read(folder, "ca.pem")?,
            server: identity("server")?,
            client: identity("client")?,
            other_client: identity("other-client")?,
            wrong_name: identity("server-wrong-name")?,
            expired: identity("server-expired")?,
            untrusted: identity("server-untrusted")?,
            other_ca_pem: read(folder, "other-ca.pem")?,
            untrusted_client: identity("client-untrusted")?,
        })
    }

    fn identities(&self) -> [(&'static str, &Identity); 7] {
        [
            ("server", &self.server),
            ("client", &self.client),
            ("other-client", &self.other_client),
            ("server-wrong-name", &self.wrong_name),
            ("server-expired", &self.expired),
            ("server-untrusted", &self.untrusted),
            ("client-untrusted", &self.untrusted_client),
        ]
    }
}

fn params(name: &str, alternative_names: &[&str]) -> Result<CertificateParams, PkiError> {
    let names = alternative_names
        .iter()
        .map(|name| (*name).to_owned())
        .collect::<Vec<_>>();
    let mut params = CertificateParams::new(names)?;
    params.distinguished_name.push(DnType::CommonName, name);
    params.not_before = date_time_ymd(2020, 1, 1);
    Ok(params)
}

fn authority(name: &str) -> Result<CertifiedIssuer<'static, KeyPair>, PkiError> {
    let mut params = params(name, &[])?;
    params.is_ca = IsCa::Ca(BasicConstraints::Constrained(0));
    params.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
    Ok(CertifiedIssuer::self_signed(params, KeyPair::generate()?)?)
}

fn issue(
    issuer: &CertifiedIssuer<'static, KeyPair>,
    name: &str,
    alternative_names: &[&str],
    purpose: &ExtendedKeyUsagePurpose,
    last_year: i32,
) -> Result<Identity, PkiError> {
    let key = KeyPair::generate()?;
    let mut params = params(name, alternative_names)?;
    params.not_after = date_time_ymd(last_year, 1, 1);
    params.key_usages = vec![KeyUsagePurpose::DigitalSignature];
    params.extended_key_usages = vec![purpose.clone()];
    let certificate = params.signed_by(&key, issuer)?;
    Ok(Identity {
        certificate_pem: certificate.pem(),
        key_pem: key.serialize_pem(),
    })
}

fn io_error(path: &Path, source: std::io::Error) -> PkiError {
    PkiError::Io {
        path: path.to_owned(),
        source,
    }
}

fn write(folder: &Path, name: &str, text: &str) -> Result<(), PkiError> {
    let path = folder.join(name);
    let mut options = OpenOptions::new();
    // Keys are for their owner alone, even test keys: a program may well refuse others.
    options.write(true).create(true).truncate(true).mode(0o600);
    options
        .open(&path)
        .and_then(|mut file| file.write_all(text.as_bytes()))
        .map_err(|source| io_error(&path, source))
}

fn read(folder: &Path, name: &str) -> Result<String, PkiError> {
    let path = folder.join(name);
    std::fs::read_to_string(&path).map_err(|source| io_error(&path, source))
}
