//! What the errors of ureq, the socket and rustls mean to a technician.

use crate::hardware::issuer_centre::fault::{AnswerFault, CentreError, TlsFault};
use rustls::{AlertDescription, CertificateError};
use std::io;

/// What ureq's error means here.
pub(super) fn centre_error(error: &ureq::Error) -> CentreError {
    match error {
        ureq::Error::Io(error) => io_error(error),
        ureq::Error::Rustls(error) => CentreError::Tls(tls_fault(error)),
        ureq::Error::Tls(_) | ureq::Error::TlsRequired | ureq::Error::Pem(_) => {
            CentreError::Tls(TlsFault::Handshake)
        }
        ureq::Error::Timeout(ureq::Timeout::Resolve | ureq::Timeout::Connect) => {
            CentreError::ConnectTimedOut
        }
        ureq::Error::Timeout(_) => CentreError::AnswerTimedOut,
        ureq::Error::HostNotFound => CentreError::NameNotFound,
        ureq::Error::ConnectionFailed => CentreError::Unreachable,
        ureq::Error::BodyExceedsLimit(_) | ureq::Error::LargeResponseHeader(..) => {
            CentreError::Answer(AnswerFault::TooLong)
        }
        ureq::Error::RedirectFailed | ureq::Error::TooManyRedirects => {
            CentreError::Answer(AnswerFault::Redirected)
        }
        ureq::Error::StatusCode(status) => CentreError::Status(*status),
        // What is left are errors of HTTP's form; ureq's list is open.
        _ => CentreError::Answer(AnswerFault::NotHttp),
    }
}

fn io_error(error: &io::Error) -> CentreError {
    if let Some(tls) = error
        .get_ref()
        .and_then(|inner| inner.downcast_ref::<rustls::Error>())
    {
        return CentreError::Tls(tls_fault(tls));
    }
    match error.kind() {
        io::ErrorKind::TimedOut | io::ErrorKind::WouldBlock => CentreError::AnswerTimedOut,
        io::ErrorKind::UnexpectedEof
        | io::ErrorKind::ConnectionReset
        | io::ErrorKind::ConnectionAborted
        | io::ErrorKind::BrokenPipe => CentreError::Answer(AnswerFault::CutShort),
        // The list of kinds is open: whatever else stops a socket, nobody was reached.
        _ => CentreError::Unreachable,
    }
}

fn tls_fault(error: &rustls::Error) -> TlsFault {
    match error {
        rustls::Error::InvalidCertificate(error) => certificate_fault(error),
        rustls::Error::AlertReceived(alert) => alert_fault(*alert),
        rustls::Error::PeerIncompatible(_) => TlsFault::ProtocolVersion,
        // rustls's list is open.
        _ => TlsFault::Handshake,
    }
}

fn certificate_fault(error: &CertificateError) -> TlsFault {
    match error {
        CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. } => {
            TlsFault::WrongServerName
        }
        CertificateError::UnknownIssuer => TlsFault::UntrustedRoot,
        CertificateError::Expired | CertificateError::ExpiredContext { .. } => TlsFault::Expired,
        CertificateError::NotValidYet | CertificateError::NotValidYetContext { .. } => {
            TlsFault::NotYetValid
        }
        // rustls's list is open.
        _ => TlsFault::BadCertificate,
    }
}

/// What the centre says of us (RFC 8446, section 6.2).
fn alert_fault(alert: AlertDescription) -> TlsFault {
    match alert {
        AlertDescription::CertificateRequired => TlsFault::ClientCertificateMissing,
        AlertDescription::BadCertificate
        | AlertDescription::UnsupportedCertificate
        | AlertDescription::CertificateRevoked
        | AlertDescription::CertificateExpired
        | AlertDescription::CertificateUnknown
        | AlertDescription::UnknownCA
        | AlertDescription::AccessDenied
        | AlertDescription::DecryptError => TlsFault::ClientCertificateRefused,
        AlertDescription::ProtocolVersion => TlsFault::ProtocolVersion,
        // rustls's list is open.
        _ => TlsFault::Handshake,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_complaint_of_the_centre_about_our_certificate_is_told_apart_from_none() {
        let missing = rustls::Error::AlertReceived(AlertDescription::CertificateRequired);
        assert_eq!(tls_fault(&missing), TlsFault::ClientCertificateMissing);
        for alert in [
            AlertDescription::UnknownCA,
            AlertDescription::BadCertificate,
            AlertDescription::CertificateExpired,
            AlertDescription::CertificateRevoked,
            AlertDescription::AccessDenied,
        ] {
            let error = rustls::Error::AlertReceived(alert);
            assert_eq!(
                tls_fault(&error),
                TlsFault::ClientCertificateRefused,
                "{alert:?}"
            );
        }
    }

    #[test]
    fn tls_error_is_found_inside_an_error_of_the_socket() {
        let inner = rustls::Error::InvalidCertificate(CertificateError::NotValidYet);
        let error = ureq::Error::Io(io::Error::new(io::ErrorKind::InvalidData, inner));
        assert_eq!(
            centre_error(&error),
            CentreError::Tls(TlsFault::NotYetValid)
        );
    }

    #[test]
    fn cut_and_unreachable_are_told_apart() {
        let of = |kind: io::ErrorKind| centre_error(&ureq::Error::Io(kind.into()));
        assert_eq!(
            of(io::ErrorKind::ConnectionReset),
            CentreError::Answer(AnswerFault::CutShort)
        );
        assert_eq!(
            of(io::ErrorKind::ConnectionRefused),
            CentreError::Unreachable
        );
        assert_eq!(
            of(io::ErrorKind::NetworkUnreachable),
            CentreError::Unreachable
        );
        assert_eq!(
            centre_error(&ureq::Error::HostNotFound),
            CentreError::NameNotFound
        );
    }
}
