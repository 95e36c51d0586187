//! The checks of a card's certificate (RFC 5280, for one tier below a pinned issuer).

use super::key::{KeyKind, PublicKey, WrongSignature};
use super::{Anchors, CertificateFault, IssuerName, Validity};
use crate::event::CardFingerprint;
use crate::tlv;
use const_oid::AssociatedOid as _;
use const_oid::db::rfc5280::ID_KP_CLIENT_AUTH;
use der::asn1::ObjectIdentifier;
use der::{Decode as _, Encode as _};
use jiff::Timestamp;
use sha2::{Digest as _, Sha256};
use std::collections::BTreeSet;
use x509_cert::Certificate;
use x509_cert::certificate::{TbsCertificate, Version};
use x509_cert::ext::pkix::{BasicConstraints, CertificatePolicies, ExtendedKeyUsage, KeyUsage};

/// Extensions that are read here and may therefore be critical.
const KNOWN_EXTENSIONS: [ObjectIdentifier; 4] = [
    KeyUsage::OID,
    ExtendedKeyUsage::OID,
    BasicConstraints::OID,
    CertificatePolicies::OID,
];

/// A user-authentication certificate that passed all checks; there is no other way to have one.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct TrustedCertificate {
    der: Vec<u8>,
    key: PublicKey,
    issuer: IssuerName,
    validity: Validity,
}

impl TrustedCertificate {
    /// Checks `der` against the pinned issuers at kiosk time `at`.
    ///
    /// # Errors
    ///
    /// The first check that fails. What an untrusted issuer signed is not looked into.
    pub fn check(
        der: &[u8],
        anchors: &Anchors,
        policy: ObjectIdentifier,
        at: Timestamp,
    ) -> Result<Self, CertificateFault> {
        tlv::parse(der).map_err(|fault| malformed(&fault))?;
        let certificate = Certificate::from_der(der).map_err(|error| malformed(&error))?;
        ensure_issued(der, &certificate, anchors)?;
        let tbs = certificate.tbs_certificate();
        ensure_extensions_known(tbs)?;
        reject_issuer(tbs)?;
        ensure_key_usage(tbs)?;
        ensure_policy(tbs, policy)?;
        let key = card_key(tbs)?;
        let validity = ensure_valid(tbs, at)?;
        Ok(Self {
            der: der.to_vec(),
            key,
            issuer: IssuerName::of(tbs.issuer()),
            validity,
        })
    }

    /// The certificate as the card handed it out, without filler.
    #[must_use]
    pub fn der(&self) -> &[u8] {
        &self.der
    }

    /// Tells this card from others.
    #[must_use]
    pub fn fingerprint(&self) -> CardFingerprint {
        fingerprint(&self.der)
    }

    /// Who issued it: one of the pinned issuers.
    #[must_use]
    pub const fn issuer(&self) -> &IssuerName {
        &self.issuer
    }

    /// From when to when it holds.
    #[must_use]
    pub const fn validity(&self) -> Validity {
        self.validity
    }

    /// What the card's key is.
    #[must_use]
    pub const fn key_kind(&self) -> KeyKind {
        self.key.kind()
    }

    /// Verifies that the key of this certificate signed `message` with SHA-256.
    ///
    /// # Errors
    ///
    /// [`WrongSignature`].
    pub fn verify(&self, message: &[u8], signature: &[u8]) -> Result<(), WrongSignature> {
        self.key.verify_proof(message, signature)
    }
}

/// SHA-256 of a certificate.
pub(crate) fn fingerprint(der: &[u8]) -> CardFingerprint {
    CardFingerprint(Sha256::digest(der).into())
}

/// In which way a certificate is broken makes no difference to anybody at the kiosk.
fn malformed(_: &impl std::error::Error) -> CertificateFault {
    CertificateFault::Malformed
}

/// Some pinned issuer of that name made the signature. Generations share one name, so all are tried.
fn ensure_issued(
    der: &[u8],
    certificate: &Certificate,
    anchors: &Anchors,
) -> Result<(), CertificateFault> {
    let tbs = certificate.tbs_certificate();
    if tbs.version() != Version::V3 || tbs.signature() != certificate.signature_algorithm() {
        return Err(CertificateFault::Malformed);
    }
    let signed = signed_part(der).ok_or(CertificateFault::Malformed)?;
    let signature = certificate
        .signature()
        .as_bytes()
        .ok_or(CertificateFault::Malformed)?;
    let issuer = tbs.issuer().to_der().map_err(|error| malformed(&error))?;
    let algorithm = certificate.signature_algorithm().oid;
    let mut fault = CertificateFault::UnknownIssuer;
    for key in anchors.keys_named(&issuer) {
        match key.verify_certificate(algorithm, signed, signature) {
            Ok(()) => return Ok(()),
            Err(WrongSignature) => fault = CertificateFault::BadSignature,
        }
    }
    Err(fault)
}

/// The bytes that are signed, as they came: encoding them anew might not give the same.
fn signed_part(der: &[u8]) -> Option<&[u8]> {
    let outer = tlv::extent(der, der.len()).ok()?;
    let inside = der.get(outer.header..outer.total)?;
    let tbs = tlv::extent(inside, inside.len()).ok()?;
    inside.get(..tbs.total)
}

/// No extension twice, and none critical that is not looked at (RFC 5280, 4.2).
fn ensure_extensions_known(tbs: &TbsCertificate) -> Result<(), CertificateFault> {
    let mut seen = BTreeSet::new();
    for extension in tbs.extensions().into_iter().flatten() {
        if !seen.insert(extension.extn_id) {
            return Err(CertificateFault::Malformed);
        }
        if extension.critical && !KNOWN_EXTENSIONS.contains(&extension.extn_id) {
            return Err(CertificateFault::UnknownCriticalExtension);
        }
    }
    Ok(())
}

/// RFC 5280, 4.2.1.9.
fn reject_issuer(tbs: &TbsCertificate) -> Result<(), CertificateFault> {
    let constraints = tbs
        .get_extension::<BasicConstraints>()
        .map_err(|error| malformed(&error))?;
    if constraints.is_some_and(|(_, constraints)| constraints.ca) {
        return Err(CertificateFault::IsIssuer);
    }
    Ok(())
}

/// RFC 5280, 4.2.1.3 and 4.2.1.12: digital signature, and client authentication where it is said.
fn ensure_key_usage(tbs: &TbsCertificate) -> Result<(), CertificateFault> {
    let usage = tbs
        .get_extension::<KeyUsage>()
        .map_err(|error| malformed(&error))?;
    if !usage.is_some_and(|(_, usage)| usage.digital_signature() && !usage.key_cert_sign()) {
        return Err(CertificateFault::WrongKeyUsage);
    }
    let extended = tbs
        .get_extension::<ExtendedKeyUsage>()
        .map_err(|error| malformed(&error))?;
    if extended.is_some_and(|(_, extended)| !extended.0.contains(&ID_KP_CLIENT_AUTH)) {
        return Err(CertificateFault::WrongKeyUsage);
    }
    Ok(())
}

/// RFC 5280, 4.2.1.4. The wildcard `anyPolicy` is not ours.
fn ensure_policy(tbs: &TbsCertificate, policy: ObjectIdentifier) -> Result<(), CertificateFault> {
    let policies = tbs
        .get_extension::<CertificatePolicies>()
        .map_err(|error| malformed(&error))?;
    let named = policies.is_some_and(|(_, policies)| {
        policies
            .0
            .iter()
            .any(|named| named.policy_identifier == policy)
    });
    if !named {
        return Err(CertificateFault::WrongPolicy);
    }
    Ok(())
}

fn card_key(tbs: &TbsCertificate) -> Result<PublicKey, CertificateFault> {
    PublicKey::from_spki(tbs.subject_public_key_info())
        .filter(|key| matches!(key.kind(), KeyKind::Rsa | KeyKind::EcP256))
        .ok_or(CertificateFault::UnknownKey)
}

/// RFC 5280, 4.1.2.5. There is no upper limit: some certificates are issued a year too long.
fn ensure_valid(tbs: &TbsCertificate, at: Timestamp) -> Result<Validity, CertificateFault> {
    let validity = Validity::of(tbs.validity()).ok_or(CertificateFault::Malformed)?;
    if at.as_second() < validity.not_before.as_second() {
        return Err(CertificateFault::NotYetValid(validity));
    }
    if at.as_second() > validity.not_after.as_second() {
        return Err(CertificateFault::Expired(validity));
    }
    Ok(validity)
}

#[cfg(test)]
mod tests;
