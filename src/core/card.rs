//! Operations on a card, one file each, over a [`CardReader`] behind the gate.

pub mod job;

mod certificate;
mod change;
mod current_password;
mod identify;
mod link;
mod possession;
mod resolve;
mod standin_reset;

use crate::certificate::{Anchors, TrustedCertificate};
use crate::gate::{Gate, GateMemory, Step};
use crate::password::{SignaturePassword, UserAuthPin};
use crate::ports::{CardProof, CardReader, ChallengeSource, ChannelError, Cryptogram};
use crate::profile::{CardProfile, PolicyArc};
use current_password::PasswordRight;
use jiff::Timestamp;
use job::{
    CardAnswer, CardFault, CardIdentified, CardJob, CertificateChecked, Consent, Resolved,
    TornWrite, Tried, Tries, Written,
};
use link::{Link, Ways};
use possession::PossessionProven;
use standin_reset::Challenged;

/// What a job needs beside the card's own state.
pub struct CardEnvironment<'a> {
    /// The reader with the card.
    pub reader: &'a mut dyn CardReader,
    /// Where challenges come from.
    pub challenges: &'a mut dyn ChallengeSource,
    /// What the card is like.
    pub profile: &'a CardProfile,
    /// The pinned issuers.
    pub anchors: &'a Anchors,
    /// Which family of certificates is accepted.
    pub policy: PolicyArc,
}

impl std::fmt::Debug for CardEnvironment<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("CardEnvironment")
            .field("profile", &self.profile.name())
            .field("policy", &self.policy)
            .finish_non_exhaustive()
    }
}

/// Where cards are served: does one job after the other, and keeps between them what the card has
/// proven so far.
///
/// A job that comes out of order is answered without a word to the card. Any fault ends the card's
/// visit: it is powered off, and what it had proven is forgotten.
#[derive(Debug, Default)]
pub struct Desk {
    card: Option<AtDesk>,
}

/// A card that was recognised, as long as it keeps its power.
#[derive(Debug)]
struct AtDesk {
    ways: Ways,
    memory: GateMemory,
    user_authentication: Tries,
    signature: Option<Tries>,
    certificate: Option<TrustedCertificate>,
    possession: Option<PossessionProven>,
    password: Option<PasswordRight>,
    challenged: Option<Challenged>,
}

impl Desk {
    /// A desk with no card.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Does one whole job. Blocks as long as the card takes.
    ///
    /// # Safety of the card
    ///
    /// [`CardJob::ProvePossession`] and [`CardJob::TryCurrentPassword`] may cost one try each;
    /// [`CardJob::Resolve`] may cost one and restore it. Nothing is ever repeated.
    pub fn perform(&mut self, job: CardJob, env: &mut CardEnvironment<'_>) -> CardAnswer {
        match job {
            CardJob::Identify => CardAnswer::Identified(self.visit(env, Self::identify)),
            CardJob::ReadCertificate { at } => CardAnswer::CertificateRead(
                self.visit(env, |desk, env| desk.read_certificate(env, at)),
            ),
            CardJob::ProvePossession { pin, consent } => CardAnswer::Possession(
                self.visit(env, |desk, env| desk.prove_possession(env, &pin, consent)),
            ),
            CardJob::TryCurrentPassword { password, consent } => {
                CardAnswer::CurrentPassword(self.visit(env, |desk, env| {
                    desk.try_current_password(env, &password, consent)
                }))
            }
            CardJob::ChallengeForReset => {
                CardAnswer::Challenge(self.visit(env, Self::challenge_for_reset))
            }
            CardJob::Change { new } => {
                let written = self.change(env, &new);
                self.leave(env);
                CardAnswer::Write(written)
            }
            CardJob::Reset { cryptogram, new } => {
                let written = self.reset(env, &cryptogram, &new);
                self.leave(env);
                CardAnswer::Write(written)
            }
            CardJob::Resolve(torn) => {
                let resolved = self.resolve(env, &torn);
                self.leave(env);
                CardAnswer::Resolved(resolved)
            }
            CardJob::Leave => {
                self.leave(env);
                CardAnswer::Left
            }
        }
    }

    /// Does a part of the visit, and ends the visit if it fails.
    fn visit<T>(
        &mut self,
        env: &mut CardEnvironment<'_>,
        part: impl FnOnce(&mut Self, &mut CardEnvironment<'_>) -> Result<T, CardFault>,
    ) -> Result<T, CardFault> {
        let outcome = part(self, env);
        match outcome {
            // Nothing was sent: the card stands where it stood.
            Ok(_) | Err(CardFault::ConsentMissing | CardFault::OutOfOrder) => {}
            Err(
                CardFault::Channel(_)
                | CardFault::WrongCard
                | CardFault::Refused(_)
                | CardFault::Unreadable
                | CardFault::Certificate(_)
                | CardFault::SignatureWrong
                | CardFault::Gate,
            ) => self.leave(env),
        }
        outcome
    }

    /// Forgets the card and powers it off, which alone ends what it has been told.
    fn leave(&mut self, env: &mut CardEnvironment<'_>) {
        self.card = None;
        env.reader.power_off();
    }

    fn at_desk(&mut self) -> Result<&mut AtDesk, CardFault> {
        self.card.as_mut().ok_or(CardFault::OutOfOrder)
    }

    fn identify(&mut self, env: &mut CardEnvironment<'_>) -> Result<CardIdentified, CardFault> {
        self.leave(env);
        env.reader.connect()?;
        let mut ways = Ways::default();
        let mut memory = GateMemory::default();
        let mut link = open(Step::Identify, env, &mut memory, &mut ways)?;
        let tries = identify::identify(&mut link)?;
        self.card = Some(AtDesk {
            ways,
            memory,
            user_authentication: tries.user_authentication,
            signature: tries.signature,
            certificate: None,
            possession: None,
            password: None,
            challenged: None,
        });
        Ok(CardIdentified {
            user_authentication: tries.user_authentication,
            signature: tries.signature,
            reset_offered: env.profile.reset().is_some(),
        })
    }

    fn read_certificate(
        &mut self,
        env: &mut CardEnvironment<'_>,
        at: Timestamp,
    ) -> Result<CertificateChecked, CardFault> {
        let card = self.at_desk()?;
        let der = certificate::read_user_auth_certificate(&mut open(
            Step::ReadCertificate,
            env,
            &mut card.memory,
            &mut card.ways,
        )?)?;
        let policy = env.profile.policy(env.policy);
        let certificate = TrustedCertificate::check(&der, env.anchors, policy, at)?;
        let checked = CertificateChecked {
            card: certificate.fingerprint(),
            validity: certificate.validity(),
            issuer: certificate.issuer().clone(),
        };
        card.certificate = Some(certificate);
        Ok(checked)
    }

    fn prove_possession(
        &mut self,
        env: &mut CardEnvironment<'_>,
        pin: &UserAuthPin,
        consent: Consent,
    ) -> Result<Tried<CardProof>, CardFault> {
        let card = self.at_desk()?;
        let certificate = card.certificate.as_ref().ok_or(CardFault::OutOfOrder)?;
        if let Some(locked) = ensure_consent(card.user_authentication, consent)? {
            return Ok(Tried::Wrong(locked));
        }
        // A challenge that could be foreseen proves nothing: none, no PIN.
        let challenge = env.challenges.challenge().ok_or(CardFault::OutOfOrder)?;
        let mut link = open(Step::ProvePossession, env, &mut card.memory, &mut card.ways)?;
        match possession::prove_possession(&mut link, certificate, pin, &challenge)? {
            Tried::Right((proven, proof)) => {
                card.user_authentication = Tries::Left(env.profile.user_authentication().tries_max);
                card.possession = Some(proven);
                Ok(Tried::Right(proof))
            }
            Tried::Wrong(told) => {
                let tries = card.user_authentication.after_wrong(told);
                card.user_authentication = tries;
                Ok(Tried::Wrong(tries))
            }
        }
    }

    fn try_current_password(
        &mut self,
        env: &mut CardEnvironment<'_>,
        password: &SignaturePassword,
        consent: Consent,
    ) -> Result<Tried<()>, CardFault> {
        let card = self.at_desk()?;
        let proven = card.possession.as_ref().ok_or(CardFault::OutOfOrder)?;
        let left = card.signature.ok_or(CardFault::OutOfOrder)?;
        if let Some(locked) = ensure_consent(left, consent)? {
            return Ok(Tried::Wrong(locked));
        }
        let mut link = open(
            Step::TryCurrentPassword,
            env,
            &mut card.memory,
            &mut card.ways,
        )?;
        card.password = None;
        match current_password::try_current_password(&mut link, proven, password)? {
            Tried::Right(right) => {
                card.signature = Some(Tries::Left(env.profile.signature().tries_max));
                card.password = Some(right);
                Ok(Tried::Right(()))
            }
            Tried::Wrong(told) => {
                let tries = left.after_wrong(told);
                card.signature = Some(tries);
                Ok(Tried::Wrong(tries))
            }
        }
    }

    fn challenge_for_reset(&mut self, env: &mut CardEnvironment<'_>) -> Result<Vec<u8>, CardFault> {
        let card = self.at_desk()?;
        let proven = card.possession.as_ref().ok_or(CardFault::OutOfOrder)?;
        if card.signature.is_none() || env.profile.reset().is_none() {
            return Err(CardFault::OutOfOrder);
        }
        let mut link = open(
            Step::ChallengeForReset,
            env,
            &mut card.memory,
            &mut card.ways,
        )?;
        let (challenged, challenge) = standin_reset::challenge_for_reset(&mut link, proven)?;
        card.challenged = Some(challenged);
        Ok(challenge)
    }

    fn change(&mut self, env: &mut CardEnvironment<'_>, new: &SignaturePassword) -> Written {
        let Some(card) = self.card.as_mut() else {
            return Written::NotChanged(CardFault::OutOfOrder);
        };
        let Some(right) = card.password.take() else {
            return Written::NotChanged(CardFault::OutOfOrder);
        };
        match open(Step::Change, env, &mut card.memory, &mut card.ways) {
            Ok(mut link) => change::change_signature_password(&mut link, right, new),
            Err(fault) => Written::NotChanged(fault),
        }
    }

    fn reset(
        &mut self,
        env: &mut CardEnvironment<'_>,
        cryptogram: &Cryptogram,
        new: &SignaturePassword,
    ) -> Written {
        let Some(card) = self.card.as_mut() else {
            return Written::NotChanged(CardFault::OutOfOrder);
        };
        let Some(challenged) = card.challenged.take() else {
            return Written::NotChanged(CardFault::OutOfOrder);
        };
        match open(Step::Reset, env, &mut card.memory, &mut card.ways) {
            Ok(mut link) => {
                standin_reset::reset_signature_password(&mut link, challenged, cryptogram, new)
            }
            Err(fault) => Written::NotChanged(fault),
        }
    }

    fn resolve(&mut self, env: &mut CardEnvironment<'_>, torn: &TornWrite) -> Resolved {
        // Without power the card has forgotten every VERIFY, so that one now proves something.
        self.leave(env);
        let resolved = env
            .reader
            .connect()
            .map_err(CardFault::Channel)
            .and_then(|()| {
                let mut memory = GateMemory::default();
                let mut ways = Ways::default();
                let mut link = open(Step::Resolve, env, &mut memory, &mut ways)?;
                resolve::resolve_torn_write(&mut link, torn)
            });
        resolved.unwrap_or_else(Resolved::Failed)
    }
}

/// Opens the gate of one step in front of the card in the reader.
fn open<'a>(
    step: Step,
    env: &'a mut CardEnvironment<'_>,
    memory: &'a mut GateMemory,
    ways: &'a mut Ways,
) -> Result<Link<'a>, CardFault> {
    let channel = env
        .reader
        .channel()
        .ok_or(CardFault::Channel(ChannelError::NoCard))?;
    Ok(Link::new(
        Gate::open(step, env.profile, channel, memory),
        ways,
    ))
}

/// Whether a command that may cost a try may be sent; `Some` is a secret that is locked already, so
/// that nothing needs to be sent.
///
/// A counter that is not told is unlimited, or full because the secret was right just now.
fn ensure_consent(left: Tries, consent: Consent) -> Result<Option<Tries>, CardFault> {
    match (left, consent) {
        (Tries::Locked, _) => Ok(Some(Tries::Locked)),
        (Tries::Left(0 | 1), Consent::Submitted) => Err(CardFault::ConsentMissing),
        (Tries::Left(_), Consent::Submitted | Consent::LastTry) | (Tries::Untold, _) => Ok(None),
    }
}

#[cfg(test)]
mod tests;
