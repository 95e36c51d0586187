//! A session with scripted workers and a clock that only moves when told.

use crate::card::job::{
    CardAnswer, CardFault, CardIdentified, CardJob, CertificateChecked, JobId, Tried, Tries,
};
use crate::certificate::{IssuerName, Validity};
use crate::effect::{CentreJob, Effect};
use crate::event::{CardFingerprint, Event, WriteOutcome};
use crate::input::{Action, Answer, CentreAnswer, Input, Procedure, ReaderEvent};
use crate::language::Language;
use crate::ports::{CardProof, Cryptogram, Reservation, ReservationId};
use crate::referral::{ReferralReason, WhichPassword};
use crate::session::{Now, Session, Settings};
use crate::time::Monotonic;
use crate::view::View;
use jiff::Timestamp;
use std::sync::Arc;
use std::time::Duration;

pub(super) const CARD: CardFingerprint = CardFingerprint([7; 32]);

/// The views' names as the headless driver prints them.
pub(super) fn name_of(view: &View) -> String {
    serde_json::to_value(view).unwrap()["view"]
        .as_str()
        .unwrap()
        .to_owned()
}

pub(super) struct Bench {
    pub(super) session: Session,
    now: Now,
    pub(super) effects: Vec<Effect>,
    pub(super) events: Vec<Event>,
}

impl Bench {
    pub(super) fn new() -> Self {
        Self::with(Settings {
            centre_configured: true,
            printer_configured: true,
            ..Settings::default()
        })
    }

    pub(super) fn with(settings: Settings) -> Self {
        let now = Now {
            monotonic: Monotonic::from_start(Duration::from_secs(1000)),
            wall: "2026-11-22T03:00:00Z".parse::<Timestamp>().unwrap(),
        };
        let session = Session::new(Arc::new(settings), now);
        Self {
            session,
            now,
            effects: Vec::new(),
            events: Vec::new(),
        }
    }

    pub(super) fn input(&mut self, input: Input) -> &mut Self {
        self.effects.clear();
        for effect in self.session.step(self.now, input) {
            match effect {
                Effect::Record(event) => self.events.push(event),
                other => self.effects.push(other),
            }
        }
        self
    }

    pub(super) fn act(&mut self, action: Action) -> &mut Self {
        self.input(Input::Resident(action))
    }

    pub(super) fn keys(&mut self, text: &str) -> &mut Self {
        for key in text.chars() {
            self.act(Action::Key(key));
        }
        self
    }

    /// Lets time go by and ticks as the runtime does: at each deadline on the way.
    pub(super) fn wait(&mut self, seconds: u64) -> &mut Self {
        let end = self.now.monotonic.after(Duration::from_secs(seconds));
        while let Some(deadline) = self.session.next_deadline() {
            let next = deadline.max(self.now.monotonic.after(Duration::from_millis(1)));
            if next > end {
                break;
            }
            self.now.monotonic = next;
            self.input(Input::Tick);
        }
        self.now.monotonic = self.now.monotonic.max(end);
        self.input(Input::Tick)
    }

    pub(super) fn view(&self) -> View {
        self.session.screen().view
    }

    #[track_caller]
    pub(super) fn sees(&mut self, view: &str) -> &mut Self {
        assert_eq!(name_of(&self.view()), view, "{:?}", self.view());
        self
    }

    /// The job under way, in the last step's effects.
    #[track_caller]
    fn card_job(&self) -> JobId {
        self.effects
            .iter()
            .rev()
            .find_map(|effect| match effect {
                Effect::Card(id, job) if !matches!(job, CardJob::Leave) => Some(*id),
                _ => None,
            })
            .unwrap_or_else(|| panic!("no card job in {:?}", self.effects))
    }

    #[track_caller]
    fn centre_job(&self) -> JobId {
        self.effects
            .iter()
            .find_map(|effect| match effect {
                Effect::Centre(id, job) if !matches!(job, CentreJob::ReportOutcome { .. }) => {
                    Some(*id)
                }
                _ => None,
            })
            .unwrap_or_else(|| panic!("no centre job in {:?}", self.effects))
    }

    #[track_caller]
    pub(super) fn card(&mut self, answer: CardAnswer) -> &mut Self {
        let job = self.card_job();
        self.input(Input::Card { job, answer })
    }

    #[track_caller]
    pub(super) fn centre(&mut self, answer: CentreAnswer) -> &mut Self {
        let job = self.centre_job();
        self.input(Input::Centre { job, answer })
    }

    pub(super) fn asked_card(&self, what: impl Fn(&CardJob) -> bool) -> bool {
        self.effects
            .iter()
            .any(|effect| matches!(effect, Effect::Card(_, job) if what(job)))
    }

    pub(super) fn outcomes(&self) -> Vec<WriteOutcome> {
        self.events
            .iter()
            .filter_map(|event| match event {
                Event::WriteEnded { outcome, .. } => Some(*outcome),
                _ => None,
            })
            .collect()
    }

    pub(super) fn reach_place_card(&mut self) -> &mut Self {
        self.act(Action::ChooseLanguage(Language::English))
            .act(Action::ChoosePassword(WhichPassword::Signature))
            .act(Action::Answer(Answer::No))
            .act(Action::Accept)
            .sees("place-card")
    }

    pub(super) fn reach_choose_procedure(&mut self, identified: CardIdentified) -> &mut Self {
        self.reach_place_card()
            .input(Input::Reader(ReaderEvent::CardPresent))
            .sees("reading-card")
            .card(CardAnswer::Identified(Ok(identified)))
            .sees("choose-procedure")
            .card(CardAnswer::CertificateRead(Ok(certificate())))
            .sees("choose-procedure")
    }

    pub(super) fn reach_authenticating(&mut self, procedure: Procedure) -> &mut Self {
        self.reach_choose_procedure(card())
            .act(Action::ChooseProcedure(procedure))
            .sees("enter-user-auth-pin")
            .keys("1234")
            .act(Action::Submit)
            .sees("authenticating")
    }

    pub(super) fn reach_current_password(&mut self) -> &mut Self {
        self.reach_authenticating(Procedure::Change)
            .card(CardAnswer::Possession(Ok(Tried::Right(proof()))))
            .sees("enter-current-password")
    }

    pub(super) fn reach_new_password(&mut self, procedure: Procedure) -> &mut Self {
        match procedure {
            Procedure::Change => self
                .reach_current_password()
                .keys("abc123")
                .act(Action::Submit)
                .card(CardAnswer::CurrentPassword(Ok(Tried::Right(())))),
            Procedure::Reset => self
                .reach_authenticating(Procedure::Reset)
                .card(CardAnswer::Possession(Ok(Tried::Right(proof()))))
                .centre(CentreAnswer::Reservation(Ok(reservation()))),
        }
        .sees("enter-new-password")
    }

    pub(super) fn reach_confirm(&mut self, procedure: Procedure) -> &mut Self {
        self.reach_new_password(procedure)
            .keys("river7tree")
            .act(Action::Submit)
            .sees("repeat-new-password")
            .keys("RIVER7TREE")
            .act(Action::Submit)
            .sees("confirm")
    }

    /// Up to the moment at which the command is on its way to the card.
    pub(super) fn reach_setting(&mut self, procedure: Procedure) -> &mut Self {
        self.reach_confirm(procedure)
            .act(Action::Confirm)
            .sees("writing");
        if procedure == Procedure::Reset {
            self.card(CardAnswer::Challenge(Ok(vec![1; 16])))
                .centre(CentreAnswer::Authorisation(Ok(Cryptogram(vec![2; 48]))));
        }
        self.sees("writing")
    }

    pub(super) fn lift(&mut self) -> &mut Self {
        self.input(Input::Reader(ReaderEvent::CardAbsent))
    }

    pub(super) fn place(&mut self) -> &mut Self {
        self.input(Input::Reader(ReaderEvent::CardPresent))
    }
}

pub(super) fn card() -> CardIdentified {
    CardIdentified {
        user_authentication: Tries::Left(3),
        signature: Some(Tries::Left(5)),
        reset_offered: true,
    }
}

pub(super) fn certificate() -> CertificateChecked {
    CertificateChecked {
        card: CARD,
        validity: Validity {
            not_before: "2026-01-20T00:00:00Z".parse().unwrap(),
            not_after: "2031-01-20T14:59:59Z".parse().unwrap(),
        },
        issuer: IssuerName::new("CN=An issuer"),
    }
}

pub(super) fn proof() -> CardProof {
    CardProof {
        certificate: vec![0x30],
        challenge: [1; 32],
        signature: vec![2; 256],
    }
}

pub(super) fn reservation() -> Reservation {
    Reservation {
        id: ReservationId("r-1".into()),
        ends: "2026-11-23T03:00:00Z".parse().unwrap(),
    }
}

pub(super) const REMOVED: CardFault = CardFault::Channel(crate::ports::ChannelError::Removed);

/// The view sends to the office, for this reason.
#[track_caller]
pub(super) fn referred(bench: &Bench, expected: ReferralReason) {
    assert!(
        matches!(bench.view(), View::Referral { reason, .. } if reason == expected),
        "{:?}",
        bench.view()
    );
}
