//! What went wrong between kiosk and centre, named for the technician.

use pin_kiosk_core::ports::{CentreFault, CentreProblem};
use serde::Serialize;

/// Why the centre gave no usable answer, in more detail than the procedure needs.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize, thiserror::Error)]
#[serde(rename_all = "kebab-case")]
pub enum CentreError {
    /// It answered with a problem of the resident's reservation, certificate or card.
    #[error("the centre refused: {0:?}")]
    Problem(CentreProblem),
    /// It refused what the kiosk sent.
    #[error("the centre refused the request: {0:?}")]
    Refused(Refusal),
    /// It answered with a type of problem that this version does not know.
    #[error("the centre named a problem this version does not know, status {0}")]
    UnknownProblem(u16),
    /// Its name is not in the name service.
    #[error("the centre's name cannot be resolved")]
    NameNotFound,
    /// Nothing listens there, or no way leads there.
    #[error("the centre cannot be reached")]
    Unreachable,
    /// No connection in time.
    #[error("no connection to the centre in time")]
    ConnectTimedOut,
    /// A connection, but no whole answer in time.
    #[error("no answer from the centre in time")]
    AnswerTimedOut,
    /// One side refused the other's TLS.
    #[error("TLS: {0}")]
    Tls(TlsFault),
    /// An answer came and is none.
    #[error("the centre's answer: {0}")]
    Answer(AnswerFault),
    /// A status without problem details.
    #[error("the centre answered with status {0}")]
    Status(u16),
}

/// A refusal that lies with the kiosk and not with the resident.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Refusal {
    /// The request is not in the form of the interface.
    InvalidRequest,
    /// The signature was not accepted.
    ProofRejected,
    /// No authorisation for this challenge.
    AuthorisationRefused,
    /// The centre knows of no reservation held by this kiosk.
    OutcomeRefused,
    /// The idempotency key belongs to another report.
    IdempotencyKeyReused,
    /// The request was refused by HTTP itself, such as a wrong path.
    Http(u16),
}

/// What is wrong with TLS, each with one thing to do about it.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize, thiserror::Error)]
#[serde(rename_all = "kebab-case")]
pub enum TlsFault {
    /// The centre's certificate is for another name: look at the configured address.
    #[error("the centre's certificate is for another name")]
    WrongServerName,
    /// The centre's certificate is not of a pinned authority: look at the trust anchors.
    #[error("the centre's certificate is of an authority that is not pinned")]
    UntrustedRoot,
    /// The centre's certificate has run out: look at the kiosk's clock, then ask the centre.
    #[error("the centre's certificate has expired")]
    Expired,
    /// The centre's certificate is of the future: look at the kiosk's clock.
    #[error("the centre's certificate is not yet valid")]
    NotYetValid,
    /// The centre's certificate is unusable in another way.
    #[error("the centre's certificate cannot be used")]
    BadCertificate,
    /// The centre asks for a client certificate and got none.
    #[error("the centre asks for a client certificate")]
    ClientCertificateMissing,
    /// The centre does not accept this kiosk's certificate.
    #[error("the centre does not accept this kiosk's certificate")]
    ClientCertificateRefused,
    /// The centre speaks nothing newer than TLS 1.2.
    #[error("the centre does not speak TLS 1.3")]
    ProtocolVersion,
    /// The handshake failed in another way.
    #[error("the handshake failed")]
    Handshake,
}

/// How an answer is not what the interface says.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize, thiserror::Error)]
#[serde(rename_all = "kebab-case")]
pub enum AnswerFault {
    /// It ended too early.
    #[error("cut short")]
    CutShort,
    /// Its body is over the bound.
    #[error("too long")]
    TooLong,
    /// It is not HTTP.
    #[error("not HTTP")]
    NotHttp,
    /// It sends the kiosk elsewhere, which is never followed.
    #[error("a redirection")]
    Redirected,
    /// Its media type is not the one asked for.
    #[error("not of the media type asked for")]
    WrongContentType,
    /// It is not JSON, or lacks a required field, or a field has the wrong form.
    #[error("not in the form of the interface")]
    Malformed,
    /// It belongs to another question.
    #[error("to another question")]
    AnotherQuestion,
}

impl CentreError {
    /// Whether asking again may help, for requests that may be asked again.
    #[must_use]
    pub const fn is_passing(self) -> bool {
        match self {
            Self::Unreachable
            | Self::ConnectTimedOut
            | Self::AnswerTimedOut
            | Self::NameNotFound
            | Self::Status(500..)
            | Self::Answer(AnswerFault::CutShort) => true,
            Self::Problem(_)
            | Self::Refused(_)
            | Self::UnknownProblem(_)
            | Self::Tls(_)
            | Self::Answer(_)
            | Self::Status(_) => false,
        }
    }
}

impl From<CentreError> for CentreFault {
    fn from(error: CentreError) -> Self {
        match error {
            CentreError::Problem(problem) => Self::Problem(problem),
            CentreError::Refused(_) => Self::Refused,
            CentreError::UnknownProblem(_) => Self::UnknownProblem,
            CentreError::NameNotFound | CentreError::Unreachable | CentreError::ConnectTimedOut => {
                Self::Unreachable
            }
            CentreError::AnswerTimedOut => Self::TimedOut,
            CentreError::Tls(_) => Self::NotTrusted,
            CentreError::Answer(_) => Self::BadAnswer,
            CentreError::Status(_) => Self::Failed,
        }
    }
}
