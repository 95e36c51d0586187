//! What the session asks of the card worker, and what comes back.

use crate::certificate::{CertificateFault, IssuerName, Validity};
use crate::event::CardFingerprint;
use crate::password::{SignaturePassword, UserAuthPin};
use crate::ports::{CardProof, ChannelError, Cryptogram};
use jiff::Timestamp;
use std::sync::Arc;

/// Tells the answer of one job from that of another.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct JobId(pub u64);

/// What the resident agreed to before a command that can cost a try.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Consent {
    /// She handed in what she typed.
    Submitted,
    /// She also confirmed the warning that this is the last try.
    LastTry,
}

/// One whole operation on the card.
#[derive(Debug)]
pub enum CardJob {
    /// Connect, select the application, ask for the tries left of both secrets.
    Identify,
    /// Read the user-authentication certificate and check it at this time.
    ReadCertificate {
        /// Kiosk time.
        at: Timestamp,
    },
    /// Verify the PIN, let the card sign a fresh challenge, verify the signature.
    ProvePossession {
        /// What she typed.
        pin: Arc<UserAuthPin>,
        /// What she agreed to.
        consent: Consent,
    },
    /// Verify the current signature password.
    TryCurrentPassword {
        /// What she typed.
        password: Arc<SignaturePassword>,
        /// What she agreed to.
        consent: Consent,
    },
    /// Ask the card for the challenge of the stand-in reset.
    ChallengeForReset,
    /// Set the new password after [`CardJob::TryCurrentPassword`], and prove it.
    Change {
        /// The new password.
        new: Arc<SignaturePassword>,
    },
    /// Set the new password with the issuer's authorisation, and prove it.
    Reset {
        /// The centre's authorisation for the challenge before.
        cryptogram: Cryptogram,
        /// The new password.
        new: Arc<SignaturePassword>,
    },
    /// After a lost answer: find out on the same card what it has.
    Resolve(TornWrite),
    /// Leave the card by power-off.
    Leave,
}

/// A write whose answer was lost.
#[derive(Clone, Debug)]
pub struct TornWrite {
    /// The card it happened on.
    pub card: CardFingerprint,
    /// The password that was to be set.
    pub new: Arc<SignaturePassword>,
    /// The password before, when she had typed it (change).
    pub current: Option<Arc<SignaturePassword>>,
    /// Tries left of the signature password before the write, if the card had told.
    pub tries_before: Option<u8>,
    /// The card had answered that it set the password; what was lost is the proof.
    pub set: bool,
    /// The card has said since that the new password is not its password.
    pub refused: bool,
    /// VERIFYs of the new password that may have begun since the write: each can have cost a try,
    /// also of a right password, when the card was lifted before it had compared.
    pub verifies: u8,
}

impl TornWrite {
    /// A write of which the card has said nothing.
    #[must_use]
    pub const fn new(
        card: CardFingerprint,
        new: Arc<SignaturePassword>,
        current: Option<Arc<SignaturePassword>>,
        tries_before: Option<u8>,
    ) -> Self {
        Self {
            card,
            new,
            current,
            tries_before,
            set: false,
            refused: false,
            verifies: 0,
        }
    }
}

/// What came of a [`CardJob`].
#[derive(Debug)]
pub enum CardAnswer {
    /// Of [`CardJob::Identify`].
    Identified(Result<CardIdentified, CardFault>),
    /// Of [`CardJob::ReadCertificate`].
    CertificateRead(Result<CertificateChecked, CardFault>),
    /// Of [`CardJob::ProvePossession`].
    Possession(Result<Tried<CardProof>, CardFault>),
    /// Of [`CardJob::TryCurrentPassword`].
    CurrentPassword(Result<Tried<()>, CardFault>),
    /// Of [`CardJob::ChallengeForReset`].
    Challenge(Result<Vec<u8>, CardFault>),
    /// Of [`CardJob::Change`] and [`CardJob::Reset`].
    Write(Written),
    /// Of [`CardJob::Resolve`].
    Resolved(Resolved),
    /// Of [`CardJob::Leave`].
    Left,
}

/// A card of the right kind.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct CardIdentified {
    /// Tries of the user-authentication PIN.
    pub user_authentication: Tries,
    /// Tries of the signature password, or nothing when the card has none.
    pub signature: Option<Tries>,
    /// Whether the profile offers a reset.
    pub reset_offered: bool,
}

/// What a card says of a retry counter.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Tries {
    /// So many are left, at least one.
    Left(u8),
    /// None is left.
    Locked,
    /// The card does not tell (it is verified already, or the counter is unlimited).
    Untold,
}

impl Tries {
    /// The number left, if the card told.
    #[must_use]
    pub const fn left(self) -> Option<u8> {
        match self {
            Self::Left(tries) => Some(tries),
            Self::Locked => Some(0),
            Self::Untold => None,
        }
    }

    /// What is known after a wrong secret. A card that told its counter before and says no more than
    /// "wrong" now (`6300`) has one try less; where that would be none, it is asked for its last.
    pub(super) const fn after_wrong(self, told: Self) -> Self {
        match (self, told) {
            (Self::Left(0..=2), Self::Untold) => Self::Left(1),
            (Self::Left(left), Self::Untold) => Self::Left(left.saturating_sub(1)),
            _ => told,
        }
    }
}

/// A trusted user-authentication certificate.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct CertificateChecked {
    /// Tells this card from others.
    pub card: CardFingerprint,
    /// From when to when it holds.
    pub validity: Validity,
    /// Who issued it. Whom it is for is not told: that is a resident.
    pub issuer: IssuerName,
}

/// What came of a command that could cost a try.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Tried<T> {
    /// It was right.
    Right(T),
    /// It was wrong; so many are left.
    Wrong(Tries),
}

/// What came of a write.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Written {
    /// The card confirmed the new password by a VERIFY.
    Done,
    /// The card refused, or was not asked: it keeps what it had.
    NotChanged(CardFault),
    /// The answer was lost: only the card knows.
    Unknown(CardFault),
    /// The card answered that it set the password; the VERIFY that proves it was lost.
    Unproven(CardFault),
    /// The card answered that it set the password, and then that this is not its password.
    Refuted,
}

/// What a card showed after a lost answer.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Resolved {
    /// It has the new password.
    Done,
    /// It has the password it had before.
    NotChanged,
    /// This is another card.
    OtherCard,
    /// It does not have the new password; giving its tries back was cut short.
    NotNew(CardFault),
    /// It could not be found out this time; the same card may be tried again.
    Failed(CardFault),
    /// It cannot be found out without costing what she did not agree to.
    Undecidable,
}

/// Why an operation on a card did not work out.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum CardFault {
    /// No bytes could be exchanged.
    #[error(transparent)]
    Channel(#[from] ChannelError),
    /// The application is not on this card.
    #[error("the card does not have the application")]
    WrongCard,
    /// The card answered with a status that is not expected here.
    #[error("unexpected status {0:04X}")]
    Refused(u16),
    /// The answer is not what the specification says, or exceeds a bound.
    #[error("the card's answer cannot be understood")]
    Unreadable,
    /// The certificate is not accepted.
    #[error(transparent)]
    Certificate(#[from] CertificateFault),
    /// The signature does not fit the certificate.
    #[error("the card's signature does not fit its certificate")]
    SignatureWrong,
    /// The last try was not agreed to; nothing was sent.
    #[error("the last try needs consent")]
    ConsentMissing,
    /// A job came out of order; nothing was sent.
    #[error("the operation is out of order")]
    OutOfOrder,
    /// The gate refused a command; it was not sent.
    #[error("the gate refused a command")]
    Gate,
}
