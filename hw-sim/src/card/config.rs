//! What a simulated card is like, as the `[card]` table of a scenario describes it.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{
    certificates::{CertificateConfig, Presence},
    status::StatusWord,
};

/// A simulated card: its secrets, its certificates and its ways.
#[derive(Clone, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct CardConfig {
    /// Number from which the card's own keys grow; another number is another card.
    pub keys: u64,
    /// Number from which the keys of its test CAs grow; another number is another CA of the same name.
    pub issuer: u64,
    /// The day that certificates' validity is counted from, `YYYY-MM-DD` in Japan; the clock's day if absent.
    pub today: Option<String>,
    /// The user-authentication certificate.
    pub certificate: CertificateConfig,
    /// Whether there is a signature certificate with its key and password.
    pub signature_certificate: Presence,
    /// The 4-digit PIN of the user-authentication certificate, EF `0018`.
    pub user_authentication_pin: String,
    /// Tries left for it, of 3; 0 is blocked.
    pub user_authentication_tries: u8,
    /// The password of the signature certificate, EF `001B`.
    pub signature_password: String,
    /// Tries left for it, of 5; 0 is blocked.
    pub signature_tries: u8,
    /// In what it differs from the card that the public facts describe.
    pub behaviour: Behaviour,
}

impl Default for CardConfig {
    fn default() -> Self {
        Self {
            keys: 1,
            issuer: 1,
            today: None,
            certificate: CertificateConfig::default(),
            signature_certificate: Presence::Present,
            user_authentication_pin: "1234".to_owned(),
            user_authentication_tries: 3,
            signature_password: "ABC123".to_owned(),
            signature_tries: 5,
            behaviour: Behaviour::default(),
        }
    }
}

/// Leaves the two secrets out, so that a test can search all output for them.
impl fmt::Debug for CardConfig {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CardConfig")
            .field("keys", &self.keys)
            .field("issuer", &self.issuer)
            .field("today", &self.today)
            .field("certificate", &self.certificate)
            .field("signature_certificate", &self.signature_certificate)
            .field("user_authentication_tries", &self.user_authentication_tries)
            .field("signature_tries", &self.signature_tries)
            .field("behaviour", &self.behaviour)
            .finish_non_exhaustive()
    }
}

/// Switches for cards that keep to the same interface and answer differently.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct Behaviour {
    /// Answer to reset in hexadecimal, as the reader reports it.
    pub atr: String,
    /// Whether files can be named by short identifier in P1 or P2.
    pub short_identifiers: ShortIdentifiers,
    /// Whether extended lengths are understood.
    pub extended_length: ExtendedLength,
    /// Answer to the status query of a blocked secret; `63C0` on real cards.
    pub blocked_query: StatusWord,
    /// Answer to VERIFY and CHANGE on a blocked secret; `6984` on real cards.
    pub blocked_verify: StatusWord,
    /// Answer to the status query of a secret that is verified.
    pub verified_query: VerifiedQuery,
    /// Answer when Le reaches over the end of a file.
    pub overrun: Overrun,
    /// How answers with data travel.
    pub transport: TransportStyle,
    /// Filler after the DER in certificate files.
    pub filler: u8,
    /// Bytes a certificate file takes on the card, DER and filler; a longer certificate fills its file.
    pub certificate_file_bytes: usize,
    /// First 32 bytes of the token information, without the padding.
    pub token_label: String,
    /// Whether the stand-in for the issuer's password reset is on the card.
    pub standin_reset: StandinReset,
}

impl Default for Behaviour {
    fn default() -> Self {
        Self {
            // A contactless card of the present series, as the `pcsc-tools` list names it.
            atr: "3B8880010000 41E0B381A1003B".replace(' ', ""),
            short_identifiers: ShortIdentifiers::Understood,
            extended_length: ExtendedLength::Understood,
            blocked_query: StatusWord::tries_left(0),
            blocked_verify: StatusWord::BLOCKED,
            verified_query: VerifiedQuery::TriesLeft,
            overrun: Overrun::Success,
            transport: TransportStyle::Direct,
            filler: 0xFF,
            certificate_file_bytes: 2048,
            token_label: "JPKIAPICCTOKEN2".to_owned(),
            standin_reset: StandinReset::Present,
        }
    }
}

impl Behaviour {
    /// The answer to reset as bytes; what is not hexadecimal ends it.
    #[must_use]
    pub fn atr_bytes(&self) -> Vec<u8> {
        let (pairs, _odd) = self.atr.as_bytes().as_chunks::<2>();
        pairs
            .iter()
            .map_while(|pair| {
                let text = str::from_utf8(pair).ok()?;
                u8::from_str_radix(text, 16).ok()
            })
            .collect()
    }
}

/// Whether files can be named by short identifier.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ShortIdentifiers {
    /// As on real cards.
    #[default]
    Understood,
    /// Answered `6A86`.
    WrongParameters,
    /// Answered `6A82`.
    FileNotFound,
}

/// Whether extended lengths are understood.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ExtendedLength {
    /// As on real cards.
    #[default]
    Understood,
    /// Answered `6700`.
    Refused,
}

/// The answer to the status query of a verified secret.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum VerifiedQuery {
    /// `63Cx`, which OpenSC needs.
    #[default]
    TriesLeft,
    /// `9000`, as one source says of some cards.
    Success,
}

/// The answer when Le reaches over the end of a file.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Overrun {
    /// What there is, with `9000`, as on real cards.
    #[default]
    Success,
    /// What there is, with `6282`.
    Warning,
}

/// How answers with data travel.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum TransportStyle {
    /// Data and status in one answer.
    #[default]
    Direct,
    /// `61xx` first; GET RESPONSE brings the data in blocks of at most 256 bytes.
    GetResponse,
    /// READ BINARY must be repeated with the exact Le that `6Cxx` names.
    ExactLength,
}

/// Whether the stand-in for the issuer's password reset is on the card.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum StandinReset {
    /// The commands of [`standin_reset`](super::standin_reset) are answered.
    #[default]
    Present,
    /// They are unknown, `6D00`.
    Absent,
}
