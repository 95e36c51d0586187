//! Why a resident is sent to the municipal office.

use serde::{Deserialize, Serialize};

/// One of the four secrets on the card, as the resident meets them.
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum WhichPassword {
    /// The 6 to 16 characters of the signature certificate: the only one this kiosk sets.
    Signature,
    /// The 4 digits of the user-authentication certificate.
    UserAuthentication,
    /// The 4 digits for reading name and address as text.
    CardInfoInput,
    /// The 4 digits of the resident register.
    ResidentRegister,
    /// The resident cannot tell.
    NotSure,
}

/// Why the municipal office has to help. Each has its own text and its own list of what to bring.
///
/// Source of the list: table 8.2 of the service procedure notes (J-LIS page and municipal pages).
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ReferralReason {
    /// She wants the user-authentication PIN set.
    WantsUserAuthenticationPin,
    /// She wants the card-info-input PIN set.
    WantsCardInfoInputPin,
    /// She wants the resident-register PIN set.
    WantsResidentRegisterPin,
    /// She does not know the user-authentication PIN.
    UserAuthenticationPinForgotten,
    /// The user-authentication PIN is locked.
    UserAuthenticationPinLocked,
    /// The card has no signature certificate (under 15, ward, never issued).
    SignatureCertificateMissing,
    /// The signature certificate has expired.
    SignatureCertificateExpired,
    /// The signature certificate was revoked by a change of name or address.
    SignatureCertificateRevoked,
    /// The card or its certificates are suspended after a loss report.
    Suspended,
    /// The user-authentication certificate has expired or was revoked.
    UserAuthenticationCertificateEnded,
    /// The card has expired or the period of stay has ended.
    CardExpired,
    /// The certificate does not come from an issuer this kiosk trusts.
    CertificateNotTrusted,
    /// The card cannot be read.
    CardDamaged,
    /// She has no smartphone for the reservation.
    NoSmartphone,
    /// The password is locked or forgotten, and this kiosk cannot reset it on this card.
    ResetNotOffered,
}

impl ReferralReason {
    /// All reasons.
    pub const ALL: [Self; 15] = [
        Self::WantsUserAuthenticationPin,
        Self::WantsCardInfoInputPin,
        Self::WantsResidentRegisterPin,
        Self::UserAuthenticationPinForgotten,
        Self::UserAuthenticationPinLocked,
        Self::SignatureCertificateMissing,
        Self::SignatureCertificateExpired,
        Self::SignatureCertificateRevoked,
        Self::Suspended,
        Self::UserAuthenticationCertificateEnded,
        Self::CardExpired,
        Self::CertificateNotTrusted,
        Self::CardDamaged,
        Self::NoSmartphone,
        Self::ResetNotOffered,
    ];
}
