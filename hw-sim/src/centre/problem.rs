//! The problems the stand-in centre answers with, as RFC 9457 problem details.

use serde_json::{Value, json};

/// What every problem type's URI begins with.
///
/// A stand-in: the issuer's own names are not public.
pub const TYPE_PREFIX: &str = "urn:pin-kiosk-standin:problem:";

/// A refusal that belongs to the procedure, as against a fault of the line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ProblemKind {
    /// The request is not what the interface asks for.
    InvalidRequest,
    /// The signature does not prove possession of the card.
    ProofRejected,
    /// No reservation is known for this card or under this name.
    NoReservation,
    /// The reservation is older than 24 hours.
    ReservationExpired,
    /// The reservation has already changed a password.
    ReservationUsed,
    /// Another kiosk works with the reservation at this moment.
    ReservationInUse,
    /// The user-authentication certificate is revoked.
    CertificateRevoked,
    /// The user-authentication certificate is suspended.
    CertificateSuspended,
    /// The signature certificate has run out.
    SignatureCertificateExpired,
    /// The signature certificate is revoked.
    SignatureCertificateRevoked,
    /// The card has no signature certificate.
    SignatureCertificateMissing,
    /// The card is suspended, as after a report of loss.
    CardSuspended,
    /// This challenge was answered before, this kiosk has shown no proof, or it asked too often.
    AuthorisationRefused,
    /// The outcome comes from a kiosk that never held the reservation.
    OutcomeRefused,
    /// The idempotency key was used for another report.
    IdempotencyKeyReused,
}

impl ProblemKind {
    /// Every kind, in the order of the documentation.
    pub const ALL: [Self; 15] = [
        Self::InvalidRequest,
        Self::ProofRejected,
        Self::NoReservation,
        Self::ReservationExpired,
        Self::ReservationUsed,
        Self::ReservationInUse,
        Self::CertificateRevoked,
        Self::CertificateSuspended,
        Self::SignatureCertificateExpired,
        Self::SignatureCertificateRevoked,
        Self::SignatureCertificateMissing,
        Self::CardSuspended,
        Self::AuthorisationRefused,
        Self::OutcomeRefused,
        Self::IdempotencyKeyReused,
    ];

    /// The last part of the type's URI.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::InvalidRequest => "invalid-request",
            Self::ProofRejected => "proof-rejected",
            Self::NoReservation => "no-reservation",
            Self::ReservationExpired => "reservation-expired",
            Self::ReservationUsed => "reservation-used",
            Self::ReservationInUse => "reservation-in-use",
            Self::CertificateRevoked => "certificate-revoked",
            Self::CertificateSuspended => "certificate-suspended",
            Self::SignatureCertificateExpired => "signature-certificate-expired",
            Self::SignatureCertificateRevoked => "signature-certificate-revoked",
            Self::SignatureCertificateMissing => "signature-certificate-missing",
            Self::CardSuspended => "card-suspended",
            Self::AuthorisationRefused => "authorisation-refused",
            Self::OutcomeRefused => "outcome-refused",
            Self::IdempotencyKeyReused => "idempotency-key-reused",
        }
    }

    /// The status code it travels under (RFC 9110, section 15).
    #[must_use]
    pub const fn status(self) -> u16 {
        match self {
            Self::InvalidRequest => 400,
            Self::ProofRejected
            | Self::CertificateRevoked
            | Self::CertificateSuspended
            | Self::SignatureCertificateExpired
            | Self::SignatureCertificateRevoked
            | Self::SignatureCertificateMissing
            | Self::CardSuspended
            | Self::OutcomeRefused => 403,
            Self::NoReservation => 404,
            Self::ReservationInUse | Self::AuthorisationRefused => 409,
            Self::ReservationExpired | Self::ReservationUsed => 410,
            Self::IdempotencyKeyReused => 422,
        }
    }

    /// The short sentence for whoever reads the answer by eye.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::InvalidRequest => "The request is not in the form of this interface",
            Self::ProofRejected => "The signature does not prove possession of the card",
            Self::NoReservation => "There is no reservation",
            Self::ReservationExpired => "The reservation is older than 24 hours",
            Self::ReservationUsed => "The reservation has been used",
            Self::ReservationInUse => "Another kiosk is using the reservation",
            Self::CertificateRevoked => "The user-authentication certificate is revoked",
            Self::CertificateSuspended => "The user-authentication certificate is suspended",
            Self::SignatureCertificateExpired => "The signature certificate has expired",
            Self::SignatureCertificateRevoked => "The signature certificate is revoked",
            Self::SignatureCertificateMissing => "The card has no signature certificate",
            Self::CardSuspended => "The card is suspended",
            Self::AuthorisationRefused => "No authorisation for this challenge",
            Self::OutcomeRefused => "This kiosk never held the reservation",
            Self::IdempotencyKeyReused => "The idempotency key belongs to another report",
        }
    }

    /// The whole URI of the type (RFC 9457, section 3.1.1).
    #[must_use]
    pub fn type_uri(self) -> String {
        format!("{TYPE_PREFIX}{}", self.name())
    }

    /// The body of the answer (RFC 9457, section 3).
    #[must_use]
    pub(super) fn body(self) -> Value {
        json!({"type": self.type_uri(), "title": self.title(), "status": self.status()})
    }
}
