//! What the core asks of the outside, in its own words.
//!
//! Adapters in the product's `hardware` folder implement these and hold no rules.

use crate::event::WriteOutcome;
use crate::referral::ReferralReason;
use crate::secret::SecretBytes;
use crate::slip::SlipRaster;
use std::fmt;

/// Longest command this kiosk sends, in bytes: a short APDU with 255 data bytes and Le.
pub const COMMAND_BYTES_MAX: usize = 261;

/// The bytes of one command APDU on their way to the card.
///
/// Whether they may be shown is part of the type: an adapter traces [`Self::Plain`] at will and of
/// [`Self::Sensitive`] never more than header and length.
#[derive(Clone, Copy)]
pub enum CommandBytes<'a> {
    /// Nothing secret inside.
    Plain(&'a [u8]),
    /// Carries a password or a PIN.
    Sensitive(&'a SecretBytes<COMMAND_BYTES_MAX>),
}

impl fmt::Debug for CommandBytes<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (kind, bytes) = match self {
            Self::Plain(bytes) => ("plain", *bytes),
            Self::Sensitive(secret) => ("sensitive", secret.expose()),
        };
        let header = bytes.get(..4).unwrap_or_default();
        write!(f, "{kind} {header:02X?} {} bytes", bytes.len())
    }
}

/// One card that answers bytes with bytes, opened exclusively.
///
/// Called on the card worker's thread only, and blocks until the card answers.
/// An adapter never retries, never logs data, and never follows 61xx by itself.
pub trait CardChannel {
    /// Sends one command and returns the whole response, status word included.
    ///
    /// A response of fewer than two bytes means that the card went away in the middle.
    ///
    /// # Errors
    ///
    /// [`ChannelError`] says what the reader or its service reported.
    fn transmit(&mut self, command: CommandBytes<'_>) -> Result<Vec<u8>, ChannelError>;
}

/// Opens and closes the card in the reader.
///
/// Called on the card worker's thread only.
pub trait CardReader {
    /// Connects exclusively to the card that is in the reader now.
    ///
    /// # Errors
    ///
    /// [`ChannelError::NoCard`] when there is none, else what the reader reported.
    fn connect(&mut self) -> Result<(), ChannelError>;

    /// The card connected to, if any.
    fn channel(&mut self) -> Option<&mut dyn CardChannel>;

    /// Leaves the card by power-off, which alone clears its security status. Never fails: a card
    /// that is gone has no power either.
    fn power_off(&mut self);
}

/// Where the kiosk's challenges come from.
///
/// Called on the card worker's thread only. An adapter asks the operating system; never a
/// generator with a seed, except in simulation.
pub trait ChallengeSource {
    /// 32 bytes that nobody can foresee, or none when there is no randomness to be had.
    fn challenge(&mut self) -> Option<[u8; 32]>;
}

/// Why bytes could not be exchanged with a card.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum ChannelError {
    /// The smart card service is not running or went away.
    #[error("the smart card service is not running")]
    NoService,
    /// No reader matches the configuration, or it was unplugged.
    #[error("no reader")]
    NoReader,
    /// No card is in the reader.
    #[error("no card in the reader")]
    NoCard,
    /// The card was taken out, in the middle of an exchange or before it.
    #[error("the card was removed")]
    Removed,
    /// Another program uses the card.
    #[error("the card is in use by another program")]
    InUse,
    /// The card did not answer in time.
    #[error("the card did not answer in time")]
    TimedOut,
    /// The card cannot be powered or speaks no protocol the reader knows.
    #[error("the card does not respond")]
    Unresponsive,
    /// The reader or its service failed in a way the adapter has no better word for.
    #[error("the reader failed")]
    Transport,
}

/// The issuer's centre, which finds reservations and authorises a reset.
///
/// Called on the centre worker's thread only, and blocks up to the adapter's own time-outs.
pub trait IssuerCentre {
    /// Looks for a reservation for the card that signed `proof`.
    ///
    /// # Errors
    ///
    /// [`CentreFault`]; nothing has been used up then.
    fn search_reservation(&mut self, proof: &CardProof) -> Result<Reservation, CentreFault>;

    /// Asks for the cryptogram that lets this card be reset once. Never repeated by the adapter.
    ///
    /// # Errors
    ///
    /// [`CentreFault`]; the authorisation may have been used up when no answer came.
    fn authorise(
        &mut self,
        reservation: &ReservationId,
        card_challenge: &[u8],
    ) -> Result<Cryptogram, CentreFault>;

    /// Hands over what came of a reservation. Safe to repeat: the report's key is its own.
    ///
    /// # Errors
    ///
    /// [`CentreFault`]; the centre may have taken the report when no answer came.
    fn report_outcome(&mut self, report: &OutcomeReport) -> Result<(), CentreFault>;
}

/// What came of a reservation, as the journal has it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct OutcomeReport {
    /// The reservation that was used.
    pub reservation: ReservationId,
    /// What came of it.
    pub outcome: WriteOutcome,
    /// Number of the journal's last record.
    pub journal_sequence: u64,
    /// Hash of that record.
    pub journal_hash: [u8; 32],
}

/// What proves to the centre that the card was here and its holder knew the PIN.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct CardProof {
    /// User-authentication certificate, DER.
    pub certificate: Vec<u8>,
    /// The kiosk's fresh challenge.
    pub challenge: [u8; 32],
    /// RSASSA-PKCS1-v1_5 with SHA-256 (or the profile's scheme) over the challenge.
    pub signature: Vec<u8>,
}

/// Names a reservation at the centre.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct ReservationId(pub String);

/// A reservation that can be used now.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Reservation {
    /// Its name at the centre.
    pub id: ReservationId,
    /// When it ends.
    pub ends: jiff::Timestamp,
}

/// The centre's authorisation for one reset of one card, opaque to the kiosk.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Cryptogram(pub Vec<u8>);

/// What the centre said instead of yes (`type` of its problem details, RFC 9457).
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq, serde::Deserialize, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum CentreProblem {
    /// No reservation for this card.
    NoReservation,
    /// There was one, and its 24 hours are over.
    ReservationExpired,
    /// There was one, and a password has been set with it.
    ReservationUsed,
    /// There is one, and another kiosk works with it.
    ReservationInUse,
    /// The user-authentication certificate is revoked.
    CertificateRevoked,
    /// The user-authentication certificate is suspended.
    CertificateSuspended,
    /// The signature certificate has expired.
    SignatureCertificateExpired,
    /// The signature certificate is revoked.
    SignatureCertificateRevoked,
    /// There is no signature certificate.
    SignatureCertificateMissing,
    /// The card is suspended.
    CardSuspended,
}

impl CentreProblem {
    /// The referral this problem leads to, or none when the resident can make a reservation herself.
    #[must_use]
    pub const fn referral(self) -> Option<ReferralReason> {
        match self {
            Self::NoReservation
            | Self::ReservationExpired
            | Self::ReservationUsed
            | Self::ReservationInUse => None,
            Self::CertificateRevoked => Some(ReferralReason::UserAuthenticationCertificateEnded),
            Self::CertificateSuspended | Self::CardSuspended => Some(ReferralReason::Suspended),
            Self::SignatureCertificateExpired => Some(ReferralReason::SignatureCertificateExpired),
            Self::SignatureCertificateRevoked => Some(ReferralReason::SignatureCertificateRevoked),
            Self::SignatureCertificateMissing => Some(ReferralReason::SignatureCertificateMissing),
        }
    }
}

/// Why the centre gave no usable answer.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum CentreFault {
    /// It answered, with a problem.
    #[error("the centre refused: {0:?}")]
    Problem(CentreProblem),
    /// No centre is configured.
    #[error("no centre is configured")]
    NotConfigured,
    /// No connection could be made.
    #[error("the centre cannot be reached")]
    Unreachable,
    /// No answer in time.
    #[error("the centre did not answer in time")]
    TimedOut,
    /// The TLS handshake failed; the adapter's own report names the cause.
    #[error("the centre's identity could not be checked")]
    NotTrusted,
    /// The answer was cut short, too long, or not what the interface says.
    #[error("the centre's answer makes no sense")]
    BadAnswer,
    /// A server error without problem details.
    #[error("the centre failed")]
    Failed,
    /// It refused for a reason that lies with the kiosk, such as a proof or an authorisation.
    #[error("the centre refused the kiosk's request")]
    Refused,
    /// It refused with a type of problem that this kiosk does not know.
    #[error("the centre refused for a reason this kiosk does not know")]
    UnknownProblem,
}

/// The receipt printer.
///
/// Called on the printer worker's thread only, and blocks: a slow line takes a minute for a slip.
/// An adapter finds an unplugged printer again by itself at the next call.
pub trait ReceiptPrinter {
    /// Asks for the status, which prints nothing.
    ///
    /// # Errors
    ///
    /// [`PrinterFault`] names what would stop a print now.
    fn status(&mut self) -> Result<PrinterStatus, PrinterFault>;

    /// Prints and cuts one slip, and returns only when the printer's own status says that all of
    /// it is out.
    ///
    /// # Errors
    ///
    /// [`PrinterFault`]; whatever came out then is marked void and cut off before the next slip.
    fn print(&mut self, slip: &SlipRaster) -> Result<PrinterStatus, PrinterFault>;

    /// Lets go of the line, so that a test can have it; it is taken again when it is next needed.
    fn let_go(&mut self) {}
}

/// A printer in working order.
#[derive(Clone, Copy, Debug, Eq, PartialEq, serde::Serialize)]
pub struct PrinterStatus {
    /// What the near-end sensor sees.
    pub paper: PaperLevel,
}

/// How much paper is left.
#[derive(Clone, Copy, Debug, Eq, PartialEq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum PaperLevel {
    /// Enough, or the printer has no near-end sensor.
    Enough,
    /// The roll comes to its end.
    NearEnd,
}

/// What stops a receipt printer.
#[derive(
    Clone, Copy, Debug, Eq, Hash, PartialEq, serde::Deserialize, serde::Serialize, thiserror::Error,
)]
#[serde(rename_all = "kebab-case")]
pub enum PrinterFault {
    /// No printer is configured.
    #[error("no printer is configured")]
    NotConfigured,
    /// The port cannot be opened or has gone.
    #[error("the printer's port cannot be opened")]
    NoPort,
    /// No status came in time.
    #[error("the printer does not answer")]
    Silent,
    /// Its status bytes do not have the fixed bits.
    #[error("the printer's answer makes no sense")]
    Garbage,
    /// No paper.
    #[error("out of paper")]
    PaperOut,
    /// The cover is open.
    #[error("the cover is open")]
    CoverOpen,
    /// The cutter is stuck.
    #[error("cutter error")]
    Cutter,
    /// Off line for another reason.
    #[error("off line")]
    Offline,
}
