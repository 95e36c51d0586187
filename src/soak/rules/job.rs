//! What one job may do to a card, what it did, and whether its answer is true.

use super::super::slot::{Heard, What};
use super::{Rule, Watch};
use pin_kiosk_core::card::job::{CardAnswer, CardJob, Consent, Resolved, Written};
use pin_kiosk_core::event::WriteOutcome;
use pin_kiosk_core::profile::JPKI_AID;
use pin_kiosk_hw_sim::card::Application;

/// Files of the application, from the card's public facts and not from the product's profile.
mod file {
    /// The user-authentication PIN.
    pub(super) const PIN: u16 = 0x0018;
    /// The signature password.
    pub(super) const PASSWORD: u16 = 0x001B;
    /// The key of the user-authentication certificate.
    pub(super) const KEY: u16 = 0x0017;
    /// What may be read: the user-authentication certificate, and which certificates there are.
    /// The signature certificate holds name and address.
    pub(super) const READABLE: [u16; 2] = [0x000A, 0x0008];
}

/// Tries of the signature password after a right one.
const PASSWORD_TRIES_MAX: u8 = 5;

/// Tries left of both secrets of a card, as they are.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(in crate::soak) struct TriesNow {
    pub(in crate::soak) pin: u8,
    pub(in crate::soak) password: u8,
}

/// What a card job may do to the card.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(in crate::soak) enum Leave {
    /// Nothing that could cost a try.
    Nothing,
    /// One try of the PIN.
    Pin(Consent),
    /// One try of the signature password.
    Password(Consent),
    /// One write, and one VERIFY after it.
    Write,
    /// Two tries of the signature password at most, never the last.
    Resolve,
}

impl Leave {
    pub(in crate::soak) const fn of(job: &CardJob) -> Self {
        match job {
            CardJob::ProvePossession { consent, .. } => Self::Pin(*consent),
            CardJob::TryCurrentPassword { consent, .. } => Self::Password(*consent),
            CardJob::Change { .. } | CardJob::Reset { .. } => Self::Write,
            CardJob::Resolve(_) => Self::Resolve,
            CardJob::Identify
            | CardJob::ReadCertificate { .. }
            | CardJob::ChallengeForReset
            | CardJob::Leave => Self::Nothing,
        }
    }

    /// VERIFYs of the PIN and of the password, and commands that set the password, at most.
    const fn commands_max(self) -> [usize; 3] {
        match self {
            Self::Nothing => [0, 0, 0],
            Self::Pin(_) => [1, 0, 0],
            Self::Password(_) => [0, 1, 0],
            Self::Write => [0, 1, 1],
            Self::Resolve => [0, 2, 0],
        }
    }
}

/// A job that was done, as the world saw it.
#[derive(Clone, Copy, Debug)]
pub(in crate::soak) struct JobSeen<'a> {
    pub(in crate::soak) leave: Leave,
    /// The password that was to be set, in a write and in finding out about one.
    pub(in crate::soak) new: Option<&'a [u8]>,
    /// The password before is known (change), so that a lost try can be given back.
    pub(in crate::soak) knows_current: bool,
    /// The card that lay on the reader, and the one whose write is announced.
    pub(in crate::soak) card: Option<usize>,
    pub(in crate::soak) announced: Option<usize>,
    pub(in crate::soak) wire: &'a [Heard],
    /// Before and after.
    pub(in crate::soak) tries: [Option<TriesNow>; 2],
    /// Whether the card whose write is announced has the new password, and the old one.
    pub(in crate::soak) holds: Option<(bool, bool)>,
    pub(in crate::soak) answer: &'a CardAnswer,
}

impl JobSeen<'_> {
    /// Each command reached the card and each answer came back: what is told must be so.
    fn is_calm(&self) -> bool {
        !self.wire.is_empty()
            && self
                .wire
                .iter()
                .all(|heard| heard.fault.is_none() && heard.status.is_some())
    }

    fn verifies(&self, of: u16) -> usize {
        self.wire
            .iter()
            .filter(|heard| matches!(heard.what, What::Verify(file, _) if file == of))
            .count()
    }

    fn writes(&self) -> usize {
        self.wire
            .iter()
            .filter(|heard| matches!(heard.what, What::Set(_)))
            .count()
    }
}

impl Watch {
    /// A job has been done.
    pub(in crate::soak) fn job_done(&mut self, job: &JobSeen<'_>) {
        for heard in job.wire {
            self.heard(heard, job);
        }
        let sent = [
            job.verifies(file::PIN),
            job.verifies(file::PASSWORD),
            job.writes(),
        ];
        let within = std::iter::zip(sent, job.leave.commands_max()).all(|(sent, max)| sent <= max);
        let leave = job.leave;
        self.ensure(within, Rule::OneConfirmationOneCommand, || {
            format!("{leave:?}: VERIFYs of the PIN, of the password, and writes: {sent:?}")
        });
        if let [Some(before), Some(after)] = job.tries {
            let [pins, passwords, _] = sent;
            self.tries(leave, before, after, pins.saturating_add(passwords) > 0);
        }
        match job.answer {
            CardAnswer::Write(written) => self.write_told(job, *written),
            CardAnswer::Resolved(resolved) => self.resolve_told(job, *resolved),
            _ => {}
        }
    }

    fn tries(&mut self, leave: Leave, before: TriesNow, after: TriesNow, sent: bool) {
        let rule = Rule::OneConfirmationOneCommand;
        let last = match leave {
            Leave::Pin(Consent::Submitted) => before.pin == 1,
            Leave::Password(Consent::Submitted) => before.password == 1,
            _ => false,
        };
        self.ensure(!(last && sent), rule, || {
            format!("{leave:?} spends the last try without consent")
        });
        let locks = [
            before.pin > 0 && after.pin == 0,
            before.password > 0 && after.password == 0,
        ];
        let may_lock = [
            matches!(leave, Leave::Pin(Consent::LastTry)),
            matches!(leave, Leave::Password(Consent::LastTry)),
        ];
        let wrongly = std::iter::zip(locks, may_lock).any(|(locks, may)| locks && !may);
        self.ensure(!wrongly, rule, || format!("{leave:?} locks a secret"));
        self.falls[0] += u32::from(after.pin < before.pin);
        self.falls[1] += u32::from(after.password < before.password);
    }

    fn heard(&mut self, heard: &Heard, job: &JobSeen<'_>) {
        let only = Rule::OnlySignaturePasswordSet;
        match &heard.what {
            What::Application(name) => {
                self.ensure(name == &JPKI_AID, Rule::OnlyJpkiSelected, || {
                    format!("SELECT {name:02X?}")
                });
            }
            What::Set(of) => self.set(*of, heard, job),
            What::Verify(of, data) => {
                if *of == file::PASSWORD
                    && heard.status == Some(0x9000)
                    && heard.card == job.announced
                    && Some(data.as_slice()) == job.new
                {
                    self.proved = true;
                }
                let known = [file::PASSWORD, file::PIN].contains(of);
                self.ensure(known, only, || format!("VERIFY of file {of:04X}"));
            }
            What::Query(of) => {
                let known = [file::PASSWORD, file::PIN].contains(of);
                self.ensure(known, only, || format!("query of file {of:04X}"));
            }
            What::Read(of) => {
                let readable = file::READABLE.contains(of);
                self.ensure(readable, Rule::OnlyJpkiSelected, || {
                    format!("READ BINARY of file {of:04X}")
                });
            }
            What::Select(of) => {
                let needed = file::READABLE.contains(of)
                    || [file::PIN, file::PASSWORD, file::KEY].contains(of);
                self.ensure(needed, Rule::OnlyJpkiSelected, || {
                    format!("SELECT of file {of:04X}")
                });
            }
            What::Sign(with) => {
                let right = *with == file::KEY;
                self.ensure(right, only, || format!("a signature with key {with:04X}"));
            }
            What::Harmless => {}
            What::Unknown(header) => self.fail(
                only,
                format!("a command that this kiosk has no use for: {header:02X?}"),
            ),
        }
        let elsewhere = heard.application.is_some_and(|current| {
            !matches!(current, Application::Jpki | Application::CardManager)
        });
        self.ensure(!elsewhere, Rule::OnlyJpkiSelected, || {
            format!("{:?} is current", heard.application)
        });
        self.believes_a_fault(heard);
    }

    fn set(&mut self, of: u16, heard: &Heard, job: &JobSeen<'_>) {
        self.proved = false;
        self.lost |= heard.status.is_none();
        self.ensure(of == file::PASSWORD, Rule::OnlySignaturePasswordSet, || {
            format!("a command sets file {of:04X}")
        });
        let right_card = heard.card == job.announced;
        self.ensure(self.begun && right_card, Rule::OneOutcomePerWrite, || {
            "a write is sent that the journal does not announce".into()
        });
        let said = self.said;
        self.ensure(
            matches!(said, None | Some(WriteOutcome::Unknown)),
            Rule::LostAnswerIsUnknown,
            || format!("a write is sent after it was told to be {said:?}"),
        );
    }

    /// A fault that speaks for the card can make anybody believe what is not so.
    fn believes_a_fault(&mut self, heard: &Heard) {
        let spoke = heard.fault.is_some() && !heard.executed;
        let Some(status) = heard.status.filter(|_| spoke) else {
            return;
        };
        let about_a_secret = matches!(
            heard.what,
            What::Set(_) | What::Verify(..) | What::Query(_) | What::Select(_)
        );
        self.misled |= about_a_secret;
        let decides = matches!(heard.what, What::Set(_) | What::Verify(..));
        self.deceived |= decides && status == 0x9000;
    }

    /// What a write says of itself, where nothing was lost on the way.
    fn write_told(&mut self, job: &JobSeen<'_>, written: Written) {
        let Some((new, old)) = job.holds.filter(|_| job.is_calm()) else {
            return;
        };
        let is_so = match written {
            Written::Done => new,
            Written::NotChanged(_) => old,
            Written::Unknown(_) | Written::Unproven(_) | Written::Refuted => false,
        };
        self.ensure(is_so, Rule::LostAnswerIsUnknown, || {
            format!("{written:?} after answers to all commands; new {new}, old {old}")
        });
    }

    /// What was found out about a write.
    fn resolve_told(&mut self, job: &JobSeen<'_>, resolved: Resolved) {
        let verifies = job.verifies(file::PASSWORD);
        let same = job.card == job.announced;
        self.ensure(
            same || verifies == 0,
            Rule::OneConfirmationOneCommand,
            || "another card is asked for the password".into(),
        );
        // A worker that was given up on comes back late and has asked nothing: that shows nothing.
        if same && !job.wire.is_empty() {
            self.evidence = match resolved {
                Resolved::Done => Some(WriteOutcome::Done),
                Resolved::NotChanged | Resolved::NotNew(_) => Some(WriteOutcome::NotChanged),
                Resolved::OtherCard | Resolved::Failed(_) | Resolved::Undecidable => None,
            };
        }
        let Some((new, old)) = job.holds.filter(|_| job.is_calm() && !self.deceived) else {
            return;
        };
        let left = |tries: Option<TriesNow>| tries.map_or(0, |tries| tries.password);
        let [before, after] = job.tries.map(left);
        let is_so = match resolved {
            Resolved::OtherCard => !same,
            Resolved::Done => same && new,
            Resolved::NotChanged => {
                let given_back = verifies == 0 || after == PASSWORD_TRIES_MAX;
                same && old && (given_back || !job.knows_current)
            }
            // Too few tries are left to ask.
            Resolved::Undecidable => {
                let needed = if job.knows_current { 3 } else { 2 };
                same && before < needed && verifies == 0
            }
            Resolved::NotNew(_) | Resolved::Failed(_) => false,
        };
        self.ensure(is_so, Rule::LostAnswerIsUnknown, || {
            format!(
                "{resolved:?} on {} card; new {new}, old {old}, tries {before} to {after}",
                if same { "the same" } else { "another" }
            )
        });
    }
}
