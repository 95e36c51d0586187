//! The card worker's desk: one reader, one profile, one set of pinned issuers.

use crate::runtime::card_worker::CardDesk;
use pin_kiosk_core::card::job::{CardAnswer, CardJob};
use pin_kiosk_core::card::{CardEnvironment, Desk};
use pin_kiosk_core::certificate::Anchors;
use pin_kiosk_core::lease::{Lease, Leased};
use pin_kiosk_core::ports::{CardReader, ChallengeSource};
use pin_kiosk_core::profile::{CardProfile, PolicyArc};
use std::sync::Arc;

/// What all card workers of a kiosk share.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) struct CardRules {
    pub(super) profile: Arc<CardProfile>,
    pub(super) anchors: Arc<Anchors>,
    pub(super) policy: PolicyArc,
}

/// A desk with its reader, as long as the worker's lease lasts.
pub(super) struct OpenDesk<R> {
    desk: Desk,
    reader: Leased<R>,
    rules: CardRules,
}

impl<R: CardReader> OpenDesk<R> {
    pub(super) fn new(reader: R, lease: Lease, rules: CardRules) -> Self {
        Self {
            desk: Desk::new(),
            reader: Leased::new(reader, lease),
            rules,
        }
    }
}

impl<R: CardReader> CardDesk for OpenDesk<R> {
    fn perform(&mut self, job: CardJob) -> CardAnswer {
        let mut environment = CardEnvironment {
            reader: &mut self.reader,
            challenges: &mut MachineRandomness,
            profile: &self.rules.profile,
            anchors: &self.rules.anchors,
            policy: self.rules.policy,
        };
        self.desk.perform(job, &mut environment)
    }
}

/// The machine's own randomness.
struct MachineRandomness;

impl ChallengeSource for MachineRandomness {
    fn challenge(&mut self) -> Option<[u8; 32]> {
        let mut challenge = [0; 32];
        getrandom::fill(&mut challenge).ok()?;
        Some(challenge)
    }
}
