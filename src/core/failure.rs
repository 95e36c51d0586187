//! The stable code of each way a session can fail.

mod book;
#[cfg(test)]
mod tests;

pub use book::{Explanation, markdown};

use crate::ports::{CentreFault, ChannelError};
use crate::referral::ReferralReason;
use serde::{Serialize, Serializer};
use std::fmt;

/// Why a session did not end in a new password: shown small on the screen, kept in the journal,
/// looked up by support in `docs/failure-codes.md`.
///
/// The hundreds name where it comes from: 1 the resident, 2 the card, 3 the reader, 4 the centre,
/// 5 the machine.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum FailureCode {
    /// She is being told to do this by somebody.
    FraudSuspected,
    /// She left by the stop button.
    Cancelled,
    /// Nobody was there any more.
    WalkedAway,
    /// She is sent to the municipal office.
    Referred(ReferralReason),
    /// There is no reservation.
    NoReservation,
    /// The reservation is older than 24 hours.
    ReservationExpired,
    /// The reservation has been used.
    ReservationUsed,
    /// Another kiosk works with the reservation.
    ReservationInUse,
    /// The card was taken out before anything was written.
    CardRemoved,
    /// The card is not an Individual Number Card.
    WrongCard,
    /// The card did not answer in time.
    CardSilent,
    /// The card answered with a status that is not expected there.
    CardRefused,
    /// The card's answer could not be understood.
    CardUnreadable,
    /// The write was interrupted and the card shows that it did not happen.
    WriteTorn,
    /// The write was interrupted and its outcome is not known.
    WriteUnknown,
    /// The reader failed.
    Reader(ReaderFailure),
    /// The centre gave no usable answer.
    Centre(CentreFailure),
    /// The journal could not be written.
    Journal,
    /// A rule of the program itself was broken.
    Internal,
}

/// What failed at the reader.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum ReaderFailure {
    /// The smart card service is not running.
    NoService,
    /// There is no reader.
    NoReader,
    /// Another program holds the card.
    InUse,
    /// It failed in another way.
    Transport,
}

/// What failed at the centre.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum CentreFailure {
    /// Not reachable.
    Unreachable,
    /// No answer in time.
    TimedOut,
    /// Its identity could not be checked.
    NotTrusted,
    /// Its answer makes no sense.
    BadAnswer,
    /// It failed itself.
    Failed,
    /// It refused what the kiosk sent.
    Refused,
    /// It refused for a reason the kiosk does not know.
    UnknownProblem,
}

impl FailureCode {
    /// All codes, in the order of their numbers.
    #[must_use]
    pub fn all() -> Vec<Self> {
        let mut all = vec![
            Self::FraudSuspected,
            Self::Cancelled,
            Self::WalkedAway,
            Self::NoReservation,
            Self::ReservationExpired,
            Self::ReservationUsed,
            Self::ReservationInUse,
            Self::CardRemoved,
            Self::WrongCard,
            Self::CardSilent,
            Self::CardRefused,
            Self::CardUnreadable,
            Self::WriteTorn,
            Self::WriteUnknown,
            Self::Reader(ReaderFailure::NoService),
            Self::Reader(ReaderFailure::NoReader),
            Self::Reader(ReaderFailure::InUse),
            Self::Reader(ReaderFailure::Transport),
            Self::Centre(CentreFailure::Unreachable),
            Self::Centre(CentreFailure::TimedOut),
            Self::Centre(CentreFailure::NotTrusted),
            Self::Centre(CentreFailure::BadAnswer),
            Self::Centre(CentreFailure::Failed),
            Self::Centre(CentreFailure::Refused),
            Self::Centre(CentreFailure::UnknownProblem),
            Self::Journal,
            Self::Internal,
        ];
        all.extend(ReferralReason::ALL.map(Self::Referred));
        all.sort_unstable_by_key(|code| code.code());
        all
    }

    /// The failure with this code, such as `K-204`.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::all()
            .into_iter()
            .find(|failure| failure.code() == code)
    }

    /// The code as it is shown, such as `K-204`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::FraudSuspected => "K-101",
            Self::Cancelled => "K-102",
            Self::WalkedAway => "K-103",
            Self::NoReservation => "K-110",
            Self::ReservationExpired => "K-111",
            Self::ReservationUsed => "K-112",
            Self::ReservationInUse => "K-113",
            Self::Referred(reason) => referral_code(reason),
            Self::CardRemoved => "K-201",
            Self::WrongCard => "K-202",
            Self::CardSilent => "K-203",
            Self::CardRefused => "K-204",
            Self::CardUnreadable => "K-205",
            Self::WriteTorn => "K-210",
            Self::WriteUnknown => "K-211",
            Self::Reader(ReaderFailure::NoService) => "K-301",
            Self::Reader(ReaderFailure::NoReader) => "K-302",
            Self::Reader(ReaderFailure::InUse) => "K-303",
            Self::Reader(ReaderFailure::Transport) => "K-304",
            Self::Centre(CentreFailure::Unreachable) => "K-401",
            Self::Centre(CentreFailure::TimedOut) => "K-402",
            Self::Centre(CentreFailure::NotTrusted) => "K-403",
            Self::Centre(CentreFailure::BadAnswer) => "K-404",
            Self::Centre(CentreFailure::Failed) => "K-405",
            Self::Centre(CentreFailure::Refused) => "K-406",
            Self::Centre(CentreFailure::UnknownProblem) => "K-407",
            Self::Journal => "K-501",
            Self::Internal => "K-599",
        }
    }
}

const fn referral_code(reason: ReferralReason) -> &'static str {
    match reason {
        ReferralReason::WantsUserAuthenticationPin => "K-121",
        ReferralReason::WantsCardInfoInputPin => "K-122",
        ReferralReason::WantsResidentRegisterPin => "K-123",
        ReferralReason::UserAuthenticationPinForgotten => "K-124",
        ReferralReason::UserAuthenticationPinLocked => "K-125",
        ReferralReason::SignatureCertificateMissing => "K-126",
        ReferralReason::SignatureCertificateExpired => "K-127",
        ReferralReason::SignatureCertificateRevoked => "K-128",
        ReferralReason::Suspended => "K-129",
        ReferralReason::UserAuthenticationCertificateEnded => "K-130",
        ReferralReason::CardExpired => "K-131",
        ReferralReason::CertificateNotTrusted => "K-132",
        ReferralReason::CardDamaged => "K-133",
        ReferralReason::NoSmartphone => "K-134",
        ReferralReason::ResetNotOffered => "K-135",
    }
}

impl fmt::Display for FailureCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl Serialize for FailureCode {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

impl From<ChannelError> for FailureCode {
    fn from(error: ChannelError) -> Self {
        match error {
            ChannelError::NoService => Self::Reader(ReaderFailure::NoService),
            ChannelError::NoReader => Self::Reader(ReaderFailure::NoReader),
            ChannelError::InUse => Self::Reader(ReaderFailure::InUse),
            ChannelError::Transport => Self::Reader(ReaderFailure::Transport),
            ChannelError::NoCard | ChannelError::Removed => Self::CardRemoved,
            ChannelError::TimedOut => Self::CardSilent,
            ChannelError::Unresponsive => Self::CardUnreadable,
        }
    }
}

impl From<CentreFault> for FailureCode {
    fn from(fault: CentreFault) -> Self {
        use crate::ports::CentreProblem;
        match fault {
            CentreFault::Problem(CentreProblem::NoReservation) => Self::NoReservation,
            CentreFault::Problem(CentreProblem::ReservationExpired) => Self::ReservationExpired,
            CentreFault::Problem(CentreProblem::ReservationUsed) => Self::ReservationUsed,
            CentreFault::Problem(CentreProblem::ReservationInUse) => Self::ReservationInUse,
            CentreFault::Problem(problem) => {
                problem.referral().map_or(Self::Internal, Self::Referred)
            }
            CentreFault::NotConfigured => Self::Referred(ReferralReason::ResetNotOffered),
            CentreFault::Unreachable => Self::Centre(CentreFailure::Unreachable),
            CentreFault::TimedOut => Self::Centre(CentreFailure::TimedOut),
            CentreFault::NotTrusted => Self::Centre(CentreFailure::NotTrusted),
            CentreFault::BadAnswer => Self::Centre(CentreFailure::BadAnswer),
            CentreFault::Failed => Self::Centre(CentreFailure::Failed),
            CentreFault::Refused => Self::Centre(CentreFailure::Refused),
            CentreFault::UnknownProblem => Self::Centre(CentreFailure::UnknownProblem),
        }
    }
}
