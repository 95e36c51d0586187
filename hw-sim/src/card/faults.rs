//! Faults as data: when one strikes, and what it does.

use serde::{Deserialize, Serialize};

use super::status::StatusWord;
use crate::rng::Rng;

/// Longest answer that `vpcd` carries.
const ANSWER_BYTES_MAX: usize = 65_530;

/// One fault of a scenario. Conditions that are given must all hold; with none it strikes every command.
///
/// ```
/// use pin_kiosk_hw_sim::scenario::Scenario;
///
/// let scenario: Scenario = r#"
///     [[faults]] # The card is lifted when CHANGE has been executed and not yet answered.
///     instruction = 0x24
///     occurrence = 1
///     fault = "tear-after"
///
///     [[faults]] # One answer in a hundred is an error without a cause.
///     probability = 0.01
///     fault = { status = "6F00" }
/// "#
/// .parse()?;
/// assert_eq!(scenario.faults.len(), 2);
/// # Ok::<(), pin_kiosk_hw_sim::scenario::ScenarioError>(())
/// ```
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Fault {
    /// Strikes this command, counted from 1 since the faults were set.
    #[serde(default)]
    pub command: Option<u32>,
    /// Strikes commands with this INS only.
    #[serde(default)]
    pub instruction: Option<u8>,
    /// Strikes this occurrence of the instruction only, counted from 1.
    #[serde(default)]
    pub occurrence: Option<u32>,
    /// Strikes with this probability, from the scenario's seed.
    #[serde(default)]
    pub probability: Option<f64>,
    /// What happens.
    pub fault: FaultKind,
}

/// What a fault does to a command.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum FaultKind {
    /// No answer, now and until the card is taken out.
    Silence,
    /// The card is lifted before it executes the command.
    TearBefore,
    /// The card is lifted while it compares a secret: the counter has fallen, and nothing else has
    /// happened. Any other command is executed.
    TearDuring,
    /// The card is lifted after it has executed the command; the answer is lost.
    TearAfter,
    /// Executed, but only this many bytes (0 or 1) of the answer arrive.
    Short(u8),
    /// Not executed; this many random bytes arrive.
    Garbage(u16),
    /// Executed, then `61xx` to this command and to every one after it, until the card is taken out.
    EndlessMoreData,
    /// Executed, then one byte and `61xx` to this command and to every one after it, until the card
    /// is taken out.
    EndlessDrip,
    /// Not executed; `6Cxx` with another length each time, until the card is taken out.
    EndlessWrongLength,
    /// Not executed; this many bytes and `9000` arrive, at most 65,530 in all.
    Giant(u16),
    /// Not executed; this status word arrives.
    Status(StatusWord),
    /// Executed, but this status word arrives in place of the card's.
    StatusAfter(StatusWord),
    /// Executed; the header of the DER in the answer is broken.
    MalformedDer(BrokenDer),
}

/// Ways to break the header of a DER structure.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum BrokenDer {
    /// Length in four bytes, all ones.
    GiantLength,
    /// The indefinite length of BER.
    Indefinite,
    /// A length of no bytes at all.
    Empty,
    /// More than the file holds.
    Overlong,
    /// Not a SEQUENCE.
    WrongTag,
}

impl FaultKind {
    /// Its name in scenarios.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Silence => "silence",
            Self::TearBefore => "tear-before",
            Self::TearDuring => "tear-during",
            Self::TearAfter => "tear-after",
            Self::Short(_) => "short",
            Self::Garbage(_) => "garbage",
            Self::EndlessMoreData => "endless-more-data",
            Self::EndlessDrip => "endless-drip",
            Self::EndlessWrongLength => "endless-wrong-length",
            Self::Giant(_) => "giant",
            Self::Status(_) => "status",
            Self::StatusAfter(_) => "status-after",
            Self::MalformedDer(_) => "malformed-der",
        }
    }

    /// Whether the card executes the command before the fault shows.
    pub(crate) const fn executes(&self) -> bool {
        match self {
            Self::TearDuring
            | Self::TearAfter
            | Self::Short(_)
            | Self::EndlessMoreData
            | Self::EndlessDrip
            | Self::StatusAfter(_)
            | Self::MalformedDer(_) => true,
            Self::Silence
            | Self::TearBefore
            | Self::Garbage(_)
            | Self::EndlessWrongLength
            | Self::Giant(_)
            | Self::Status(_) => false,
        }
    }

    /// Whether it goes on until the card is taken out.
    pub(crate) const fn lasts(&self) -> bool {
        matches!(
            self,
            Self::Silence | Self::EndlessMoreData | Self::EndlessDrip | Self::EndlessWrongLength
        )
    }

    /// What arrives in place of the card's answer; `None`: nothing does.
    pub(crate) fn distort(&self, answer: Vec<u8>, rng: &mut Rng) -> Option<Vec<u8>> {
        match self {
            Self::Silence | Self::TearBefore | Self::TearDuring | Self::TearAfter => None,
            Self::Short(bytes) => Some(answer.into_iter().take(usize::from(bytes & 1)).collect()),
            Self::Garbage(bytes) => Some(random(rng, usize::from(*bytes))),
            Self::EndlessMoreData => Some(StatusWord::more_data(0x10).to_answer()),
            Self::EndlessDrip => {
                let status = StatusWord::more_data(0x01).to_answer();
                Some([0x30].into_iter().chain(status).collect())
            }
            Self::EndlessWrongLength => {
                let length = usize::from(random(rng, 1).first().copied().unwrap_or(1).max(1));
                Some(StatusWord::exact_length(length).to_answer())
            }
            Self::Giant(bytes) => {
                let mut answer = vec![0x30; usize::from(*bytes).min(ANSWER_BYTES_MAX - 2)];
                answer.extend(StatusWord::OK.to_answer());
                Some(answer)
            }
            Self::Status(status) => Some(status.to_answer()),
            Self::StatusAfter(status) => {
                let data = answer.len().saturating_sub(2);
                Some(
                    answer
                        .into_iter()
                        .take(data)
                        .chain(status.to_answer())
                        .collect(),
                )
            }
            Self::MalformedDer(way) => Some(way.applied_to(answer)),
        }
    }
}

impl BrokenDer {
    fn applied_to(self, mut answer: Vec<u8>) -> Vec<u8> {
        let header: &[u8] = match self {
            Self::GiantLength => &[0x30, 0x84, 0xFF, 0xFF, 0xFF, 0xFF],
            Self::Indefinite => &[0x30, 0x80],
            Self::Empty => &[0x30, 0x82, 0x00, 0x00],
            Self::Overlong => &[0x30, 0x82, 0xFF, 0xFF],
            Self::WrongTag => &[0x04],
        };
        let data = answer.len().saturating_sub(2);
        for (byte, broken) in answer.iter_mut().take(data).zip(header) {
            *byte = *broken;
        }
        answer
    }
}

fn random(rng: &mut Rng, bytes: usize) -> Vec<u8> {
    let mut random = vec![0; bytes];
    rng.fill(&mut random);
    random
}

/// The faults of a scenario with their counters.
#[derive(Clone, Debug)]
pub(crate) struct FaultPlan {
    faults: Vec<Counted>,
    armed: Option<FaultKind>,
    commands: u32,
    pub(crate) rng: Rng,
}

#[derive(Clone, Debug)]
struct Counted {
    fault: Fault,
    occurrences: u32,
}

impl FaultPlan {
    pub(crate) fn new(faults: Vec<Fault>, seed: u64) -> Self {
        let faults = faults
            .into_iter()
            .map(|fault| Counted {
                fault,
                occurrences: 0,
            })
            .collect();
        Self {
            faults,
            armed: None,
            commands: 0,
            rng: Rng::for_purpose(seed, "card faults"),
        }
    }

    /// Lets a fault strike the next command.
    pub(crate) fn arm(&mut self, fault: FaultKind) {
        self.armed = Some(fault);
    }

    /// The fault that strikes this command, if any: an armed one, else the first of the list that fits.
    pub(crate) fn strike(&mut self, command: &[u8]) -> Option<FaultKind> {
        self.commands += 1;
        let instruction = command.get(1).copied();
        let mut struck = self.armed.take();
        for counted in &mut self.faults {
            let fault = &counted.fault;
            let same_instruction = fault
                .instruction
                .is_none_or(|wanted| Some(wanted) == instruction);
            if same_instruction {
                counted.occurrences += 1;
            }
            let fits = same_instruction
                && fault.command.is_none_or(|wanted| wanted == self.commands)
                && fault
                    .occurrence
                    .is_none_or(|wanted| wanted == counted.occurrences);
            // The dice are thrown for every fault that fits, so that one fault's luck does not shift another's.
            let lucky = fits
                && fault
                    .probability
                    .is_none_or(|chance| self.rng.happens(chance));
            if lucky && struck.is_none() {
                struck = Some(fault.fault.clone());
            }
        }
        struck
    }
}
