//! What outlives a single state: clocks, presence, jobs under way, effects of this step.

use super::{Now, Settings};
use crate::card::job::{CardJob, JobId};
use crate::effect::{CentreJob, Effect, Sound};
use crate::event::{Event, WriteOutcome};
use crate::hours::Opening;
use crate::input::{CentreAnswer, OutOfService};
use crate::language::Language;
use crate::ports::ReservationId;
use crate::time::Monotonic;
use std::sync::Arc;
use std::time::Duration;

/// So often between two touches, a card that is asked for or read is a sign of somebody: ten times
/// put there and moved. One that flickers at the edge of the field may be left behind.
const CARD_MOVES_MAX: u8 = 20;

#[derive(Debug)]
pub(super) struct Context {
    pub(super) settings: Arc<Settings>,
    pub(super) now: Now,
    pub(super) language: Language,
    pub(super) opening: Opening,
    pub(super) out_of_service: Option<OutOfService>,
    /// Whether a card lies on the reader, as far as the reader has told.
    pub(super) card_present: bool,
    /// Whether the card worker may still hold the card.
    pub(super) card_open: bool,
    /// The job whose answer the present state waits for.
    pub(super) card_job: Option<JobId>,
    /// The certificate is read while the resident reads and types.
    pub(super) background_job: Option<JobId>,
    pub(super) centre_job: Option<JobId>,
    /// The reservation the centre holds for this kiosk until it is told what came of it.
    held: Option<ReservationId>,
    /// What the centre was told last, and under which number.
    reported: Option<(ReservationId, JobId)>,
    /// Found by searches that nobody waited for any more; each with its search's number.
    found_for_nobody: Vec<(ReservationId, JobId)>,
    last_action: Monotonic,
    /// How often a card was asked for or read since the last touch.
    card_moves: u8,
    pub(super) idle_warned_since: Option<Monotonic>,
    pub(super) state_since: Monotonic,
    pub(super) session_since: Monotonic,
    pub(super) effects: Vec<Effect>,
    jobs: u64,
}

impl Context {
    pub(super) fn new(settings: Arc<Settings>, now: Now) -> Self {
        Self {
            language: settings.first_language(),
            settings,
            now,
            opening: Opening::Open,
            out_of_service: None,
            card_present: false,
            card_open: false,
            card_job: None,
            background_job: None,
            centre_job: None,
            held: None,
            reported: None,
            found_for_nobody: Vec::new(),
            last_action: now.monotonic,
            card_moves: 0,
            idle_warned_since: None,
            state_since: now.monotonic,
            session_since: now.monotonic,
            effects: Vec::new(),
            jobs: 0,
        }
    }

    /// Somebody has touched the screen; tells whether that answers the idle warning.
    pub(super) fn touched(&mut self) -> bool {
        self.card_moves = 0;
        self.last_action = self.now.monotonic;
        self.idle_warned_since.take().is_some()
    }

    /// Another state has begun; `moved_card` when the card that comes and goes may be all there is
    /// to it.
    pub(super) fn entered(&mut self, moved_card: bool) {
        self.state_since = self.now.monotonic;
        if moved_card {
            self.card_moves = self.card_moves.saturating_add(1);
            if self.card_moves > CARD_MOVES_MAX {
                return;
            }
        }
        self.last_action = self.now.monotonic;
        self.idle_warned_since = None;
    }

    pub(super) fn record(&mut self, event: Event) {
        self.effects.push(Effect::Record(event));
    }

    pub(super) fn sound(&mut self, sound: Sound) {
        self.effects.push(Effect::Sound(sound));
    }

    /// Hands the card worker the job the next state waits for.
    pub(super) fn ask_card(&mut self, job: CardJob) {
        self.card_open = true;
        self.card_job = Some(self.send_card(job));
    }

    /// Hands the card worker a job whose answer may come in any state.
    pub(super) fn ask_card_in_background(&mut self, job: CardJob) {
        self.background_job = Some(self.send_card(job));
    }

    pub(super) fn ask_centre(&mut self, job: CentreJob) {
        let id = self.next_job();
        self.centre_job = Some(id);
        self.effects.push(Effect::Centre(id, job));
    }

    /// The centre has found a reservation, and holds it for this kiosk.
    pub(super) fn hold(&mut self, reservation: ReservationId) {
        self.held = Some(reservation);
    }

    /// Tells the centre, once, what came of the reservation it holds; nobody waits for its answer.
    pub(super) fn report_outcome(&mut self, outcome: WriteOutcome) {
        if let Some(reservation) = self.held.take() {
            self.report(reservation, outcome);
        }
    }

    /// An answer of the centre has come that nobody waits for any more. A search may have found a
    /// reservation all the same, and then the centre holds it for this kiosk.
    pub(super) fn centre_answered_nobody(&mut self, search: JobId, answer: CentreAnswer) {
        if let CentreAnswer::Reservation(Ok(reservation)) = answer {
            self.found_for_nobody.push((reservation.id, search));
        }
    }

    /// Gives back what was found for nobody, so that she can go to another kiosk at once.
    ///
    /// A search under way may find the same, so its answer is waited for; and what came of the
    /// reservation may have been told since that search.
    pub(super) fn give_back_what_nobody_uses(&mut self) {
        if self.centre_job.is_some() && self.held.is_none() {
            return;
        }
        for (reservation, search) in std::mem::take(&mut self.found_for_nobody) {
            let is_used = self.held.as_ref() == Some(&reservation);
            let is_told = (self.reported.as_ref())
                .is_some_and(|(told, report)| *told == reservation && *report > search);
            if !is_used && !is_told {
                self.report(reservation, WriteOutcome::NotChanged);
            }
        }
    }

    fn report(&mut self, reservation: ReservationId, outcome: WriteOutcome) {
        let id = self.next_job();
        self.reported = Some((reservation.clone(), id));
        let job = CentreJob::ReportOutcome {
            reservation,
            outcome,
        };
        self.effects.push(Effect::Centre(id, job));
    }

    /// Nobody waits any more for what is under way.
    pub(super) fn forget_jobs(&mut self) {
        self.card_job = None;
        self.background_job = None;
        self.centre_job = None;
    }

    /// The card worker has not answered in time: it is replaced, and holds no card any more.
    pub(super) fn abandon_card_worker(&mut self) {
        self.forget_jobs();
        self.card_open = false;
        self.record(Event::CardWorkerReplaced);
        self.effects.push(Effect::AbandonCard);
    }

    /// Leaves the card by power-off, once, if it was ever opened.
    pub(super) fn leave_card(&mut self) {
        self.forget_jobs();
        if self.card_open {
            self.card_open = false;
            self.send_card(CardJob::Leave);
        }
    }

    /// When somebody who reads `closed` in her language counts as gone, so that the next one is not
    /// met in it.
    pub(super) fn reader_leaves(&self) -> Option<Monotonic> {
        let hers = self.language != self.settings.first_language();
        let timings = &self.settings.timings;
        hers.then(|| self.last_action.after(timings.idle_before_warning))
    }

    /// When somebody who does nothing is warned, or given up on.
    pub(super) fn next_idle_moment(&self) -> Monotonic {
        let timings = &self.settings.timings;
        match self.idle_warned_since {
            None => self.last_action.after(timings.idle_before_warning),
            // Each second of the warning is a new picture.
            Some(since) => {
                let gone = self.now.monotonic.since(since);
                let next = Duration::from_secs(gone.as_secs().saturating_add(1));
                since.after(next.min(timings.idle_warning))
            }
        }
    }

    pub(super) fn session_too_long(&self) -> bool {
        self.now.monotonic
            >= self
                .session_since
                .after(self.settings.timings.session_limit)
    }

    /// When the session ends, whatever the resident does.
    pub(super) fn session_ends(&self) -> Monotonic {
        self.session_since.after(self.settings.timings.session_end)
    }

    fn send_card(&mut self, job: CardJob) -> JobId {
        let id = self.next_job();
        self.effects.push(Effect::Card(id, job));
        id
    }

    fn next_job(&mut self) -> JobId {
        self.jobs = self.jobs.saturating_add(1);
        JobId(self.jobs)
    }
}

/// Seconds to show for a time that is left: a started second counts.
pub(super) fn whole_seconds(left: Duration) -> u64 {
    left.as_secs()
        .saturating_add(u64::from(left.subsec_nanos() > 0))
}
