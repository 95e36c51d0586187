//! What the service's errors mean to the kiosk: each of them, by one table.

use pcsc::Error;
use pin_kiosk_core::failure::ReaderFailure;
use pin_kiosk_core::ports::ChannelError;

/// During what an error came.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Doing {
    /// Opening the card: nothing has been sent to it.
    Connect,
    /// Sending a command: it may have arrived.
    Transmit,
}

/// Sorts an error. No wildcard: an error new to the crate has to be thought about.
pub(super) const fn channel_error(doing: Doing, error: Error) -> ChannelError {
    match error {
        Error::NoService
        | Error::ServiceStopped
        | Error::Shutdown
        | Error::ServerTooBusy
        | Error::CommError
        | Error::InvalidHandle
        | Error::UnknownResMng => ChannelError::NoService,
        Error::NoReadersAvailable
        | Error::UnknownReader
        | Error::ReaderUnavailable
        | Error::DuplicateReader
        | Error::ReaderUnsupported => ChannelError::NoReader,
        Error::NoSmartcard => match doing {
            Doing::Connect => ChannelError::NoCard,
            Doing::Transmit => ChannelError::Removed,
        },
        // Powered off or reset by somebody else: what was proven is gone, as if taken out.
        Error::RemovedCard | Error::ResetCard => ChannelError::Removed,
        Error::UnpoweredCard => match doing {
            Doing::Connect => ChannelError::Unresponsive,
            Doing::Transmit => ChannelError::Removed,
        },
        Error::SharingViolation => ChannelError::InUse,
        Error::Timeout | Error::WaitedTooLong => ChannelError::TimedOut,
        Error::UnresponsiveCard
        | Error::UnsupportedCard
        | Error::InvalidAtr
        | Error::UnknownCard
        | Error::CardUnsupported => ChannelError::Unresponsive,
        Error::ProtoMismatch | Error::NotReady => match doing {
            Doing::Connect => ChannelError::Unresponsive,
            Doing::Transmit => ChannelError::Transport,
        },
        Error::InternalError
        | Error::Cancelled
        | Error::InvalidParameter
        | Error::InvalidTarget
        | Error::NoMemory
        | Error::InsufficientBuffer
        | Error::CantDispose
        | Error::InvalidValue
        | Error::SystemCancelled
        | Error::UnknownError
        | Error::NotTransacted
        | Error::PciTooSmall
        | Error::IccInstallation
        | Error::IccCreateorder
        | Error::UnsupportedFeature
        | Error::DirNotFound
        | Error::FileNotFound
        | Error::NoDir
        | Error::NoFile
        | Error::NoAccess
        | Error::WriteTooMany
        | Error::BadSeek
        | Error::InvalidChv
        | Error::NoSuchCertificate
        | Error::CertificateUnavailable
        | Error::CommDataLost
        | Error::NoKeyContainer
        | Error::SecurityViolation
        | Error::WrongChv
        | Error::ChvBlocked
        | Error::Eof
        | Error::CancelledByUser
        | Error::CardNotAuthenticated
        | Error::CacheItemNotFound
        | Error::CacheItemStale
        | Error::CacheItemTooBig => ChannelError::Transport,
    }
}

/// Whether the service has gone, so that only a new context can help.
pub(super) const fn context_is_dead(error: Error) -> bool {
    matches!(
        channel_error(Doing::Connect, error),
        ChannelError::NoService
    )
}

/// What an error says of the reader itself, for the monitor.
pub(super) const fn reader_failure(error: Error) -> ReaderFailure {
    match channel_error(Doing::Connect, error) {
        ChannelError::NoService => ReaderFailure::NoService,
        ChannelError::NoReader => ReaderFailure::NoReader,
        ChannelError::InUse => ReaderFailure::InUse,
        ChannelError::NoCard
        | ChannelError::Removed
        | ChannelError::TimedOut
        | ChannelError::Unresponsive
        | ChannelError::Transport => ReaderFailure::Transport,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The errors that were seen on a real service, and what each must lead to.
    #[test]
    #[expect(clippy::too_many_lines, reason = "one line an error")]
    fn errors_of_a_real_service_are_sorted() {
        for (error, connect, transmit) in [
            (
                Error::NoService,
                ChannelError::NoService,
                ChannelError::NoService,
            ),
            (
                Error::CommError,
                ChannelError::NoService,
                ChannelError::NoService,
            ),
            (
                Error::InvalidHandle,
                ChannelError::NoService,
                ChannelError::NoService,
            ),
            (
                Error::NoReadersAvailable,
                ChannelError::NoReader,
                ChannelError::NoReader,
            ),
            (
                Error::ReaderUnavailable,
                ChannelError::NoReader,
                ChannelError::NoReader,
            ),
            (
                Error::NoSmartcard,
                ChannelError::NoCard,
                ChannelError::Removed,
            ),
            (
                Error::RemovedCard,
                ChannelError::Removed,
                ChannelError::Removed,
            ),
            (
                Error::ResetCard,
                ChannelError::Removed,
                ChannelError::Removed,
            ),
            (
                Error::SharingViolation,
                ChannelError::InUse,
                ChannelError::InUse,
            ),
            (
                Error::UnresponsiveCard,
                ChannelError::Unresponsive,
                ChannelError::Unresponsive,
            ),
            (
                Error::UnpoweredCard,
                ChannelError::Unresponsive,
                ChannelError::Removed,
            ),
            (
                Error::ProtoMismatch,
                ChannelError::Unresponsive,
                ChannelError::Transport,
            ),
            (
                Error::Timeout,
                ChannelError::TimedOut,
                ChannelError::TimedOut,
            ),
            (
                Error::NotTransacted,
                ChannelError::Transport,
                ChannelError::Transport,
            ),
            // What readers without extended length answer.
            (
                Error::InvalidParameter,
                ChannelError::Transport,
                ChannelError::Transport,
            ),
            (
                Error::InsufficientBuffer,
                ChannelError::Transport,
                ChannelError::Transport,
            ),
            (
                Error::UnsupportedFeature,
                ChannelError::Transport,
                ChannelError::Transport,
            ),
        ] {
            assert_eq!(channel_error(Doing::Connect, error), connect, "{error:?}");
            assert_eq!(channel_error(Doing::Transmit, error), transmit, "{error:?}");
            assert_eq!(
                context_is_dead(error),
                connect == ChannelError::NoService,
                "{error:?}"
            );
        }
    }

    /// A reader that only fails to power one card is not lost.
    #[test]
    fn the_monitor_tells_service_and_reader_apart() {
        assert_eq!(
            reader_failure(Error::ServiceStopped),
            ReaderFailure::NoService
        );
        assert_eq!(
            reader_failure(Error::UnknownReader),
            ReaderFailure::NoReader
        );
        assert_eq!(
            reader_failure(Error::InternalError),
            ReaderFailure::Transport
        );
    }
}
