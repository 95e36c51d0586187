//! The pinned issuers.

use super::key::PublicKey;
use der::{Decode as _, Encode as _};
use x509_cert::Certificate;
use x509_cert::ext::pkix::{BasicConstraints, KeyUsage};

/// Most issuers that are pinned at once. Three generations and a test one are four.
const ANCHORS_MAX: usize = 64;

/// Why an issuer's certificate cannot be pinned.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum AnchorFault {
    /// It is neither DER nor PEM of a certificate.
    #[error("not a certificate in DER or PEM")]
    Malformed,
    /// It may not issue certificates.
    #[error("not an issuer's certificate")]
    NotIssuer,
    /// Its key is of a kind this kiosk cannot check.
    #[error("the key is of an unknown kind")]
    UnknownKey,
    /// There are too many.
    #[error("more than {ANCHORS_MAX} issuers")]
    TooMany,
}

/// One pinned issuer: what its operator has checked by hand, so its own signature and validity are
/// not asked (RFC 5280, 6.1.1 (d)).
#[derive(Clone, Debug, Eq, PartialEq)]
struct Anchor {
    /// DER of its name.
    subject: Vec<u8>,
    key: PublicKey,
}

/// The pinned issuers. Several generations may have the same name.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Anchors {
    anchors: Vec<Anchor>,
}

impl Anchors {
    /// No issuer at all: every certificate is refused.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Pins the issuers in `bytes`, one certificate in DER or any number in PEM.
    ///
    /// # Errors
    ///
    /// [`AnchorFault`]; nothing is pinned then.
    pub fn add(&mut self, bytes: &[u8]) -> Result<(), AnchorFault> {
        let mut added = certificates(bytes)?
            .iter()
            .map(Anchor::from_certificate)
            .collect::<Result<Vec<_>, _>>()?;
        if self.anchors.len().saturating_add(added.len()) > ANCHORS_MAX {
            return Err(AnchorFault::TooMany);
        }
        added.retain(|anchor| !self.anchors.contains(anchor));
        self.anchors.append(&mut added);
        Ok(())
    }

    /// How many there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.anchors.len()
    }

    /// Whether there is none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.anchors.is_empty()
    }

    /// The keys of all issuers with this name, in DER.
    pub(super) fn keys_named<'a>(
        &'a self,
        name: &'a [u8],
    ) -> impl Iterator<Item = &'a PublicKey> + use<'a> {
        self.anchors
            .iter()
            .filter(move |anchor| anchor.subject == name)
            .map(|anchor| &anchor.key)
    }
}

fn certificates(bytes: &[u8]) -> Result<Vec<Certificate>, AnchorFault> {
    if bytes.first() == Some(&0x30) {
        let one = Certificate::from_der(bytes).map_err(|error| malformed(&error))?;
        return Ok(vec![one]);
    }
    let chain =
        Certificate::load_pem_chain(bytes.trim_ascii()).map_err(|error| malformed(&error))?;
    if chain.is_empty() {
        return Err(AnchorFault::Malformed);
    }
    Ok(chain)
}

/// All ways in which DER or PEM can be broken are one to the operator: the file is to be replaced.
const fn malformed(_: &der::Error) -> AnchorFault {
    AnchorFault::Malformed
}

impl Anchor {
    fn from_certificate(certificate: &Certificate) -> Result<Self, AnchorFault> {
        let tbs = certificate.tbs_certificate();
        let constraints = tbs
            .get_extension::<BasicConstraints>()
            .map_err(|error| malformed(&error))?;
        let usage = tbs
            .get_extension::<KeyUsage>()
            .map_err(|error| malformed(&error))?;
        if !constraints.is_some_and(|(_, constraints)| constraints.ca)
            || usage.is_some_and(|(_, usage)| !usage.key_cert_sign())
        {
            return Err(AnchorFault::NotIssuer);
        }
        Ok(Self {
            subject: tbs.subject().to_der().map_err(|error| malformed(&error))?,
            key: PublicKey::from_spki(tbs.subject_public_key_info())
                .ok_or(AnchorFault::UnknownKey)?,
        })
    }
}
