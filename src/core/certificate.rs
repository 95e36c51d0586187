//! The user-authentication certificate: read, checked against pinned issuers, used once.

mod anchors;
mod check;
mod issuer_name;
mod key;
mod validity;

pub use anchors::{AnchorFault, Anchors};
pub use check::TrustedCertificate;
pub(crate) use check::fingerprint;
pub use issuer_name::IssuerName;
pub use key::{KeyKind, WrongSignature};
pub use validity::Validity;

/// Why a certificate is not accepted.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq, thiserror::Error)]
pub enum CertificateFault {
    /// It is not a certificate this kiosk can read.
    #[error("the certificate is malformed")]
    Malformed,
    /// No pinned issuer has its issuer's name.
    #[error("the issuer is not trusted")]
    UnknownIssuer,
    /// No pinned issuer of that name made its signature.
    #[error("the certificate's signature does not fit a trusted issuer")]
    BadSignature,
    /// Its time is over.
    #[error("the certificate has expired")]
    Expired(Validity),
    /// Its time has not begun.
    #[error("the certificate is not valid yet")]
    NotYetValid(Validity),
    /// It is an issuer's certificate.
    #[error("the certificate is an issuer's")]
    IsIssuer,
    /// Its key may not be used to authenticate.
    #[error("the key usage does not fit")]
    WrongKeyUsage,
    /// Its policy is not the one of user-authentication certificates.
    #[error("the policy does not fit")]
    WrongPolicy,
    /// It has a critical extension this kiosk does not know.
    #[error("an unknown extension is critical")]
    UnknownCriticalExtension,
    /// Its key is of a kind this kiosk cannot check.
    #[error("the key is of an unknown kind")]
    UnknownKey,
}
