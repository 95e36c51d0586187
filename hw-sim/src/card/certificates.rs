//! Keys and certificates of a simulated card, issued by two test CAs with the real profile's extensions.

mod der;
mod profile;
mod validity;

use std::{
    collections::HashMap,
    sync::{Arc, LazyLock, Mutex, PoisonError},
    thread,
};

use jiff::civil;
use serde::{Deserialize, Serialize};

use self::{
    der::tag,
    profile::{KeyUsage, Tree},
    validity::Period,
};
use super::{
    config::CardConfig,
    keys::{self, KeyError, KeyPair, KeyPurpose},
};

pub use self::validity::{DateError, Validity};

/// Signatures remembered for one card: enough for the soak's pool of challenges, and a bound.
const SIGNATURES_REMEMBERED_MAX: usize = 4096;

/// Whether something is on the card.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, Hash, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Presence {
    /// It is there.
    #[default]
    Present,
    /// It was never issued.
    Missing,
}

/// The user-authentication certificate, with what may be wrong with it.
#[derive(Clone, Debug, Default, Deserialize, Eq, Hash, PartialEq, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct CertificateConfig {
    /// When it is valid, seen from the scenario's day.
    pub validity: Validity,
    /// First moment of validity, such as `2026-11-22T00:00:00Z`, in place of `validity`'s.
    pub not_before: Option<String>,
    /// Last moment of validity; a day alone means its last second in Japan.
    pub not_after: Option<String>,
    /// The policy it names.
    pub policy: Policy,
    /// What is wrong with it.
    pub flaw: Flaw,
}

/// The policy that a certificate names.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, Hash, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Policy {
    /// The one of the issuer's test cards, for the certificate's own purpose.
    #[default]
    Test,
    /// The one of real cards.
    Production,
    /// The one of signature certificates (of test cards), whatever the certificate is for.
    Signature,
    /// One that belongs to nobody.
    Unknown,
}

/// What is wrong with a certificate.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, Hash, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Flaw {
    /// Nothing.
    #[default]
    None,
    /// Issued by a CA of the same name with another key, whose certificate is on the card.
    OtherIssuer,
    /// It says that it is a CA itself.
    Authority,
    /// Its key may not be used for digital signatures.
    KeyUsage,
    /// One bit of the holder's name differs from what was signed.
    AlteredBit,
}

/// A card could not be made from its description.
#[derive(Debug, thiserror::Error)]
pub enum IssueError {
    /// A key could not be made or used.
    #[error(transparent)]
    Key(#[from] KeyError),
    /// A date in the description is wrong.
    #[error(transparent)]
    Date(#[from] DateError),
    /// A thread for a key could not be started, or ended early.
    #[error("a thread that makes a key failed")]
    Thread,
}

/// Which of the card's two keys signs.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub(crate) enum KeyName {
    Signature,
    UserAuthentication,
}

/// What is put around the data before the key is used.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub(crate) enum Padding {
    /// PKCS #1 v1.5 type 1 around the bytes as they are.
    Raw,
    /// PKCS #1 v1.5 type 1 around a `DigestInfo` of the SHA-256 hash given.
    DigestInfo,
}

type RememberedSignatures = HashMap<(KeyName, Padding, Vec<u8>), Vec<u8>>;

/// Keys and certificates of one card. Cards of the same description share them.
#[derive(Debug)]
pub struct Identity {
    signature_key: Arc<KeyPair>,
    user_authentication_key: Arc<KeyPair>,
    signature_certificate: Vec<u8>,
    signature_authority: Vec<u8>,
    user_authentication_certificate: Vec<u8>,
    user_authentication_authority: Vec<u8>,
    remembered: Mutex<RememberedSignatures>,
}

#[derive(Clone, Debug, Eq, Hash, PartialEq)]
struct IdentityKey {
    keys: u64,
    issuer: u64,
    today: civil::Date,
    certificate: CertificateConfig,
}

static ISSUED: LazyLock<Mutex<HashMap<IdentityKey, Arc<Identity>>>> = LazyLock::new(Mutex::default);

impl Identity {
    /// Issues the keys and certificates that a description asks for.
    ///
    /// The first call with new numbers takes a second; later calls of the process share the result.
    ///
    /// # Errors
    ///
    /// Says which date is wrong, or that a key could not be made.
    pub fn issue(config: &CardConfig) -> Result<Arc<Self>, IssueError> {
        let today = match &config.today {
            Some(day) => validity::parse_day(day)?,
            None => validity::today_in_japan(),
        };
        let key = IdentityKey {
            keys: config.keys,
            issuer: config.issuer,
            today,
            certificate: config.certificate.clone(),
        };
        let cached = ISSUED
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .get(&key)
            .map(Arc::clone);
        if let Some(identity) = cached {
            return Ok(identity);
        }
        let identity = Arc::new(Self::issue_new(&key)?);
        let mut issued = ISSUED.lock().unwrap_or_else(PoisonError::into_inner);
        Ok(Arc::clone(issued.entry(key).or_insert(identity)))
    }

    fn issue_new(key: &IdentityKey) -> Result<Self, IssueError> {
        let other_issuer = match key.certificate.flaw {
            Flaw::OtherIssuer => key.issuer ^ 0x0BAD_0BAD,
            Flaw::None | Flaw::Authority | Flaw::KeyUsage | Flaw::AlteredBit => key.issuer,
        };
        let [signature_ca, authentication_ca, signature, authentication] = grow_all([
            (KeyPurpose::SignatureAuthority, key.issuer),
            (KeyPurpose::UserAuthenticationAuthority, other_issuer),
            (KeyPurpose::Signature, key.keys),
            (KeyPurpose::UserAuthentication, key.keys),
        ])?;
        let signature_ca = Authority::new(Tree::Signature, key.issuer, signature_ca)?;
        let authentication_ca =
            Authority::new(Tree::UserAuthentication, other_issuer, authentication_ca)?;
        Ok(Self {
            signature_certificate: signature_ca.issue(
                &signature,
                key,
                &CertificateConfig {
                    policy: key.certificate.policy,
                    ..CertificateConfig::default()
                },
            )?,
            user_authentication_certificate: authentication_ca.issue(
                &authentication,
                key,
                &key.certificate,
            )?,
            signature_authority: signature_ca.certificate,
            user_authentication_authority: authentication_ca.certificate,
            signature_key: signature,
            user_authentication_key: authentication,
            remembered: Mutex::default(),
        })
    }

    /// Puts together what was read from a folder.
    pub(crate) fn from_parts(
        [signature_key, user_authentication_key]: [KeyPair; 2],
        [
            signature_certificate,
            signature_authority,
            user_authentication_certificate,
            user_authentication_authority,
        ]: [Vec<u8>; 4],
    ) -> Self {
        Self {
            signature_key: Arc::new(signature_key),
            user_authentication_key: Arc::new(user_authentication_key),
            signature_certificate,
            signature_authority,
            user_authentication_certificate,
            user_authentication_authority,
            remembered: Mutex::default(),
        }
    }

    /// The signature certificate, DER.
    #[must_use]
    pub fn signature_certificate(&self) -> &[u8] {
        &self.signature_certificate
    }

    /// The certificate of the CA of signature certificates, DER.
    #[must_use]
    pub fn signature_authority(&self) -> &[u8] {
        &self.signature_authority
    }

    /// The user-authentication certificate, DER.
    #[must_use]
    pub fn user_authentication_certificate(&self) -> &[u8] {
        &self.user_authentication_certificate
    }

    /// The certificate of the CA of user-authentication certificates, DER.
    #[must_use]
    pub fn user_authentication_authority(&self) -> &[u8] {
        &self.user_authentication_authority
    }

    pub(crate) fn key(&self, name: KeyName) -> &KeyPair {
        match name {
            KeyName::Signature => &self.signature_key,
            KeyName::UserAuthentication => &self.user_authentication_key,
        }
    }

    /// Signs, or finds the signature made before over the same bytes: a pool of challenges costs each
    /// RSA operation once.
    pub(crate) fn sign(
        &self,
        name: KeyName,
        padding: Padding,
        bytes: &[u8],
    ) -> Result<Vec<u8>, KeyError> {
        let request = (name, padding, bytes.to_vec());
        let remembered = |request: &(KeyName, Padding, Vec<u8>)| {
            self.remembered
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .get(request)
                .cloned()
        };
        if let Some(signature) = remembered(&request) {
            return Ok(signature);
        }
        let signature = match padding {
            Padding::Raw => self.key(name).sign_padded(bytes)?,
            Padding::DigestInfo => self.key(name).sign_hash(bytes)?,
        };
        let mut remembered = self
            .remembered
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        if remembered.len() < SIGNATURES_REMEMBERED_MAX {
            remembered.insert(request, signature.clone());
        }
        Ok(signature)
    }
}

fn grow_all<const N: usize>(
    wanted: [(KeyPurpose, u64); N],
) -> Result<[Arc<KeyPair>; N], IssueError> {
    let grown = thread::scope(|scope| {
        let threads: Vec<_> = wanted
            .iter()
            .map(|&(purpose, seed)| {
                thread::Builder::new()
                    .name("grow-test-key".to_owned())
                    .spawn_scoped(scope, move || keys::key(purpose, seed))
            })
            .collect();
        threads
            .into_iter()
            .map(|thread| match thread.map(thread::ScopedJoinHandle::join) {
                Ok(Ok(key)) => key.map_err(IssueError::from),
                Ok(Err(_)) | Err(_) => Err(IssueError::Thread),
            })
            .collect::<Result<Vec<_>, _>>()
    })?;
    <[Arc<KeyPair>; N]>::try_from(grown)
        .ok()
        .ok_or(IssueError::Thread)
}

/// A test CA: self-signed, one tier.
struct Authority {
    tree: Tree,
    key: Arc<KeyPair>,
    serial: Vec<u8>,
    certificate: Vec<u8>,
}

impl Authority {
    fn new(tree: Tree, seed: u64, key: Arc<KeyPair>) -> Result<Self, IssueError> {
        let [.., low] = seed.to_be_bytes();
        let serial = der::integer(0x0100_0000 | u32::from(low));
        let name = tree.authority_name();
        // Far longer than the ten years of real CAs: an anchor written once stays good for any test's clock.
        let period = Period::new(civil::date(2016, 1, 1), civil::date(2049, 12, 31))?;
        let extensions = [
            profile::key_usage(KeyUsage::CERTIFICATE_AND_CRL_SIGN),
            tree.authority_alt_name(),
            profile::authority_constraint(),
            tree.crl_distribution_point(),
            profile::subject_key_identifier(&key.identifier),
        ];
        let certificate = signed(
            &key,
            &to_be_signed(&serial, [&name, &name], period, &key, &extensions),
        )?;
        Ok(Self {
            tree,
            key,
            serial,
            certificate,
        })
    }

    fn issue(
        &self,
        holder: &KeyPair,
        card: &IdentityKey,
        config: &CertificateConfig,
    ) -> Result<Vec<u8>, IssueError> {
        let mut period = config.validity.period(card.today)?;
        if let Some(text) = &config.not_before {
            period.not_before = validity::parse_moment(text)?;
        }
        if let Some(text) = &config.not_after {
            period.not_after = validity::parse_moment(text)?;
        }
        let [.., high, low] = card.keys.to_be_bytes();
        let serial = der::integer(u32::from_be_bytes([0, 0x20, high, low]));
        let subject = self.tree.holder_name(card.keys);
        let extensions = self.holder_extensions(holder, config);
        let issuer = self.tree.authority_name();
        let mut certificate = signed(
            &self.key,
            &to_be_signed(&serial, [&issuer, &subject], period, holder, &extensions),
        )?;
        if config.flaw == Flaw::AlteredBit {
            alter_subject(&mut certificate, &subject);
        }
        Ok(certificate)
    }

    fn holder_extensions(&self, holder: &KeyPair, config: &CertificateConfig) -> Vec<Vec<u8>> {
        let usage = match (config.flaw, self.tree) {
            (Flaw::KeyUsage, _) => KeyUsage::NON_REPUDIATION,
            (Flaw::Authority, _) => KeyUsage::CERTIFICATE_AND_CRL_SIGN,
            (_, Tree::Signature) => KeyUsage::DIGITAL_SIGNATURE_AND_NON_REPUDIATION,
            (_, Tree::UserAuthentication) => KeyUsage::DIGITAL_SIGNATURE,
        };
        let mut extensions = vec![profile::key_usage(usage)];
        match self.tree {
            Tree::UserAuthentication => extensions.push(profile::client_auth()),
            Tree::Signature => {}
        }
        if config.flaw == Flaw::Authority {
            extensions.push(profile::authority_constraint());
        }
        extensions.push(config.policy.to_extension(self.tree));
        match self.tree {
            Tree::UserAuthentication => {}
            Tree::Signature => extensions.push(profile::person()),
        }
        extensions.push(self.tree.issuer_alt_name());
        extensions.push(self.tree.crl_distribution_point());
        match self.tree {
            Tree::UserAuthentication => extensions.push(profile::ocsp_access()),
            Tree::Signature => {}
        }
        // The serial number stands in an implicit tag: its INTEGER header of two bytes goes.
        let serial = self.serial.get(2..).unwrap_or_default();
        extensions.push(profile::authority_key_identifier(
            &self.key.identifier,
            &self.tree.authority_name(),
            serial,
        ));
        extensions.push(profile::subject_key_identifier(&holder.identifier));
        extensions
    }
}

/// `sha256WithRSAEncryption`.
fn algorithm() -> Vec<u8> {
    const SHA256_WITH_RSA: rsa::pkcs8::ObjectIdentifier =
        rsa::pkcs8::ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.11");
    der::sequence(&[&der::oid(&SHA256_WITH_RSA), &der::tlv(tag::NULL, &[])])
}

/// `TBSCertificate`, RFC 5280 section 4.1.
fn to_be_signed(
    serial: &[u8],
    [issuer, subject]: [&[u8]; 2],
    period: Period,
    holder: &KeyPair,
    extensions: &[Vec<u8>],
) -> Vec<u8> {
    let version_3 = der::tlv(tag::context_constructed(0), &[&der::integer(2)]);
    let extensions = der::tlv(
        tag::context_constructed(3),
        &[&der::sequence(&[&extensions.concat()])],
    );
    der::sequence(&[
        &version_3,
        serial,
        &algorithm(),
        issuer,
        &period.to_der(),
        subject,
        &holder.public_der,
        &extensions,
    ])
}

fn signed(key: &KeyPair, to_be_signed: &[u8]) -> Result<Vec<u8>, KeyError> {
    let signature = key.sign_message(to_be_signed)?;
    Ok(der::sequence(&[
        to_be_signed,
        &algorithm(),
        &der::bit_string(&signature),
    ]))
}

/// Flips the lowest bit of the subject's last character: the structure stays whole, the signature does not.
fn alter_subject(certificate: &mut [u8], subject: &[u8]) {
    let found = certificate
        .windows(subject.len())
        .position(|window| window == subject);
    let last = found.map(|start| start + subject.len() - 1);
    if let Some(byte) = last.and_then(|position| certificate.get_mut(position)) {
        *byte ^= 1;
    }
}

#[cfg(test)]
mod tests;
