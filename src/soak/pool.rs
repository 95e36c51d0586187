//! What all lives of a run share: cards with their keys and certificates, challenges, the profile.
//!
//! Keys are grown and signatures made once, so that a session costs what the kiosk costs.

use super::hidden::Hidden;
use super::luck::Dice;
use anyhow::Context as _;
use pin_kiosk_core::certificate::Anchors;
use pin_kiosk_core::event::CardFingerprint;
use pin_kiosk_core::ports::ChallengeSource;
use pin_kiosk_core::profile::CardProfile;
use pin_kiosk_hw_sim::card::{CardConfig, CertificateConfig, Flaw, Identity, Validity};
use pin_kiosk_hw_sim::centre::CardId;
use std::sync::Arc;

/// The day on which all cards were made and all lives begin.
const TODAY: &str = "2026-11-22";

/// Challenges of a run. More would make every card sign more before a run comes to speed.
const CHALLENGES: u64 = 8;

/// A card's keys and certificate.
#[derive(Debug)]
pub(super) struct Kind {
    pub(super) config: CardConfig,
    pub(super) identity: Arc<Identity>,
    pub(super) fingerprint: CardFingerprint,
    pub(super) id: CardId,
}

/// Shared by all lives of a run.
pub(super) struct Pool {
    pub(super) kinds: Vec<Kind>,
    pub(super) profile: CardProfile,
    pub(super) anchors: Anchors,
    pub(super) challenges: Vec<[u8; 32]>,
    /// What tells whose cards they are.
    pub(super) personal: Hidden,
}

impl Pool {
    /// Grows the keys, which takes some seconds.
    pub(super) fn new(seed: u64) -> anyhow::Result<Self> {
        let kinds = [
            (1, Validity::Current, Flaw::None),
            (2, Validity::EndsSoon, Flaw::None),
            (1, Validity::Expired, Flaw::None),
            (2, Validity::Current, Flaw::AlteredBit),
        ]
        .into_iter()
        .map(|(keys, validity, flaw)| kind(keys, validity, flaw))
        .collect::<anyhow::Result<Vec<_>>>()?;
        let mut anchors = Anchors::new();
        let authority = kinds.first().context("there are cards")?;
        anchors.add(authority.identity.user_authentication_authority())?;
        let mut dice = Dice::new(seed, 0, u64::MAX);
        let challenges = (0..CHALLENGES).map(|_| bytes(&mut dice)).collect();
        let mut personal = Hidden::default();
        for kind in &kinds {
            keep_personal(&mut personal, kind);
        }
        Ok(Self {
            personal,
            kinds,
            profile: crate::compose::standin_profile()?,
            anchors,
            challenges,
        })
    }
}

fn kind(keys: u64, validity: Validity, flaw: Flaw) -> anyhow::Result<Kind> {
    let config = CardConfig {
        keys,
        today: Some(TODAY.to_owned()),
        certificate: CertificateConfig {
            validity,
            flaw,
            ..CertificateConfig::default()
        },
        ..CardConfig::default()
    };
    let identity = Identity::issue(&config)?;
    let id = CardId::of_certificate(identity.user_authentication_certificate());
    Ok(Kind {
        fingerprint: CardFingerprint(*id.bytes()),
        config,
        identity,
        id,
    })
}

/// What a card's certificates say of its holder, and what tells the card from others.
fn keep_personal(hidden: &mut Hidden, kind: &Kind) {
    let Kind { identity, .. } = kind;
    hidden.keep_personal_bytes(&kind.fingerprint.0);
    let issuers = [
        identity.signature_authority(),
        identity.user_authentication_authority(),
    ]
    .map(texts);
    for certificate in [
        identity.signature_certificate(),
        identity.user_authentication_certificate(),
    ] {
        for text in texts(certificate) {
            if !issuers.iter().any(|issuer| issuer.contains(&text)) {
                hidden.keep_personal(&text);
            }
        }
    }
}

/// Texts in a certificate, wherever something looks like a `UTF8String` or `PrintableString`.
fn texts(der: &[u8]) -> Vec<String> {
    let text_at = |at: usize| {
        let (tag, length) = (*der.get(at)?, usize::from(*der.get(at.checked_add(1)?)?));
        let begin = at.checked_add(2)?;
        let content = der.get(begin..begin.checked_add(length)?)?;
        let text = std::str::from_utf8(content).ok()?;
        let is_text = [0x0C, 0x13].contains(&tag)
            && (8..128).contains(&length)
            && !text.chars().any(char::is_control)
            && text.chars().any(|c| !text.starts_with(c));
        is_text.then(|| text.to_owned())
    };
    (0..der.len()).filter_map(text_at).collect()
}

/// 32 bytes from the dice.
pub(super) fn bytes(dice: &mut Dice) -> [u8; 32] {
    let mut bytes = [0; 32];
    for chunk in bytes.chunks_mut(8) {
        chunk.copy_from_slice(&dice.next().to_be_bytes());
    }
    bytes
}

/// The kiosk's challenges, drawn from the pool.
pub(super) struct Challenges<'a> {
    pub(super) pool: &'a [[u8; 32]],
    pub(super) dice: &'a mut Dice,
}

impl ChallengeSource for Challenges<'_> {
    fn challenge(&mut self) -> Option<[u8; 32]> {
        self.dice.pick(self.pool).copied()
    }
}
