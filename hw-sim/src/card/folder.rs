//! A card kept in a folder, so that its keys, passwords and counters outlive the process.
//!
//! ```text
//! card.toml                               the description it was made from
//! memory.json                             secrets and counters as they are now
//! signature-key.pem                       PKCS #8
//! user-authentication-key.pem
//! signature-certificate.der               X.509
//! signature-authority.der
//! user-authentication-certificate.der
//! user-authentication-authority.der
//! ```

use std::{
    fs,
    io::{self, Write as _},
    path::{Path, PathBuf},
    sync::Arc,
};

use rsa::pkcs8::{Document, LineEnding};

use super::{
    CardConfig, IssueError, SimCard,
    certificates::{Identity, KeyName},
    keys::{KeyError, KeyPair},
    memory::Memory,
};

/// A card could not be read from its folder or written to it.
#[derive(Debug, thiserror::Error)]
pub enum FolderError {
    /// A file could not be read or written.
    #[error("{path}: {source}")]
    File {
        /// Which file.
        path: PathBuf,
        /// Why not.
        source: io::Error,
    },
    /// The description is not what this program writes.
    #[error("{path}: {source}")]
    Description {
        /// Which file.
        path: PathBuf,
        /// Line and key.
        source: toml::de::Error,
    },
    /// The description could not be written as TOML.
    #[error("card description: {0}")]
    Serialize(#[from] toml::ser::Error),
    /// The memory is not what this program writes.
    #[error("{path}: {source}")]
    Memory {
        /// Which file.
        path: PathBuf,
        /// Where in it.
        source: serde_json::Error,
    },
    /// A key could not be read or written.
    #[error(transparent)]
    Key(#[from] KeyError),
    /// A new card could not be made.
    #[error(transparent)]
    Issue(#[from] IssueError),
    /// A certificate could not be written as PEM.
    #[error("certificate could not be written as PEM: {0}")]
    Pem(#[from] rsa::pkcs8::der::Error),
}

/// The folder of one card.
#[derive(Clone, Debug)]
pub struct CardFolder {
    folder: PathBuf,
}

impl CardFolder {
    /// Names a folder; nothing is read or written yet.
    pub fn new(folder: impl Into<PathBuf>) -> Self {
        Self {
            folder: folder.into(),
        }
    }

    /// Reads the card, or makes a new one from `config` and writes it if the folder holds none.
    ///
    /// # Errors
    ///
    /// Names the file that could not be read, understood or written.
    pub fn load_or_create(&self, config: &CardConfig) -> Result<SimCard, FolderError> {
        if self.path("card.toml").exists() {
            return self.load();
        }
        let card = SimCard::new(config)?;
        self.create(config, &card)?;
        Ok(card)
    }

    fn load(&self) -> Result<SimCard, FolderError> {
        let path = self.path("card.toml");
        let config: CardConfig = toml::from_str(&self.read_text("card.toml")?)
            .map_err(|source| FolderError::Description { path, source })?;
        let identity = Identity::from_parts(
            [
                KeyPair::from_pem(&self.read_text("signature-key.pem")?)?,
                KeyPair::from_pem(&self.read_text("user-authentication-key.pem")?)?,
            ],
            [
                self.read("signature-certificate.der")?,
                self.read("signature-authority.der")?,
                self.read("user-authentication-certificate.der")?,
                self.read("user-authentication-authority.der")?,
            ],
        );
        let mut card = SimCard::with_identity(&config, Arc::new(identity));
        let path = self.path("memory.json");
        card.memory = serde_json::from_str::<Memory>(&self.read_text("memory.json")?)
            .map_err(|source| FolderError::Memory { path, source })?;
        Ok(card)
    }

    fn create(&self, config: &CardConfig, card: &SimCard) -> Result<(), FolderError> {
        fs::create_dir_all(&self.folder).map_err(|source| FolderError::File {
            path: self.folder.clone(),
            source,
        })?;
        let identity = card.identity();
        let keys = [
            ("signature-key.pem", KeyName::Signature),
            ("user-authentication-key.pem", KeyName::UserAuthentication),
        ];
        for (name, key) in keys {
            self.write(name, identity.key(key).to_pem()?.as_bytes())?;
        }
        for (name, certificate) in [
            (
                "signature-certificate.der",
                identity.signature_certificate(),
            ),
            ("signature-authority.der", identity.signature_authority()),
            (
                "user-authentication-certificate.der",
                identity.user_authentication_certificate(),
            ),
            (
                "user-authentication-authority.der",
                identity.user_authentication_authority(),
            ),
        ] {
            self.write(name, certificate)?;
        }
        self.save(card)?;
        // Last: a folder with a description is whole.
        self.write("card.toml", toml::to_string(config)?.as_bytes())
    }

    /// Writes secrets and counters as they are now; an old state is never half replaced.
    ///
    /// # Errors
    ///
    /// Names the file that could not be written.
    pub fn save(&self, card: &SimCard) -> Result<(), FolderError> {
        let path = self.path("memory.json");
        let json =
            serde_json::to_vec_pretty(&card.memory).map_err(|source| FolderError::Memory {
                path: path.clone(),
                source,
            })?;
        self.write("memory.json.new", &json)?;
        fs::rename(self.path("memory.json.new"), &path)
            .map_err(|source| FolderError::File { path, source })
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    fn read(&self, name: &str) -> Result<Vec<u8>, FolderError> {
        let path = self.path(name);
        fs::read(&path).map_err(|source| FolderError::File { path, source })
    }

    fn read_text(&self, name: &str) -> Result<String, FolderError> {
        let path = self.path(name);
        fs::read_to_string(&path).map_err(|source| FolderError::File { path, source })
    }

    fn write(&self, name: &str, bytes: &[u8]) -> Result<(), FolderError> {
        write_file(&self.path(name), bytes)
    }
}

/// Writes the certificates of the card's CAs, for use as trust anchors:
/// `user-authentication-ca.pem`, `signature-ca.pem`, and both as `.der`.
///
/// # Errors
///
/// Names the file that could not be written.
pub fn write_anchors(folder: &Path, identity: &Identity) -> Result<(), FolderError> {
    fs::create_dir_all(folder).map_err(|source| FolderError::File {
        path: folder.to_owned(),
        source,
    })?;
    for (name, certificate) in [
        (
            "user-authentication-ca",
            identity.user_authentication_authority(),
        ),
        ("signature-ca", identity.signature_authority()),
    ] {
        write_file(&folder.join(format!("{name}.der")), certificate)?;
        let pem = Document::try_from(certificate)?.to_pem("CERTIFICATE", LineEnding::LF)?;
        write_file(&folder.join(format!("{name}.pem")), pem.as_bytes())?;
    }
    Ok(())
}

fn write_file(path: &Path, bytes: &[u8]) -> Result<(), FolderError> {
    let written = fs::File::create(path).and_then(|mut file| {
        file.write_all(bytes)?;
        file.sync_data()
    });
    written.map_err(|source| FolderError::File {
        path: path.to_owned(),
        source,
    })
}
