//! A technician's desk, a world that answers it, and hands to work with.

use crate::config::{PASSCODE_CHARS_MAX, PasscodeHash};
use crate::diag::{Check, Section, SectionId};
use crate::runtime::Errand;
use crate::technician::desk::{Desk, Message, Outside, Plate};
use crate::technician::seat::Seat;
use crate::technician::service::Decision;
use crate::technician::today::Today;
use crate::technician::work::Work;
use crate::technician_access::{PasscodeInUse, TechnicianAccess};
use jiff::SignedDuration;
use jiff::tz::TimeZone;
use pin_kiosk_core::event::Event;
use pin_kiosk_core::input::OutOfService;
use pin_kiosk_core::language::Language;
use pin_kiosk_core::secret::SecretBytes;
use pin_kiosk_core::session::Now;
use pin_kiosk_core::time::Monotonic;
use pin_kiosk_core::view::{ClosedReason, Screen, View};
use pin_kiosk_ui::technician::{Board, Passcode, TechnicianInput, TechnicianView};
use std::collections::VecDeque;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tempfile::TempDir;

pub(super) const RIGHT: &str = "OPENSESAME7";

/// A hash with the least work there is, so that the test need not take seconds.
pub(super) fn hash() -> PasscodeHash {
    use argon2::password_hash::PasswordHasher as _;
    let least = argon2::Params::new(8, 1, 1, None).unwrap();
    let hasher = argon2::Argon2::from(least);
    let phc = hasher.hash_password(RIGHT.as_bytes()).unwrap().to_string();
    PasscodeHash::from_phc(&phc).unwrap()
}

/// What the desk has done, and answers it at once.
#[derive(Default)]
pub(super) struct World {
    pub(super) events: Vec<Event>,
    pub(super) errands: Vec<Errand>,
    pub(super) jobs: Vec<(u64, Work)>,
    pub(super) tries: VecDeque<(u64, SecretBytes<PASSCODE_CHARS_MAX>)>,
    pub(super) looked_around: usize,
}

impl Outside for World {
    fn note(&mut self, event: Event) {
        self.events.push(event);
    }

    fn look_around(&mut self) {
        self.looked_around += 1;
    }

    fn run_errand(&mut self, errand: Errand) {
        self.errands.push(errand);
    }

    fn try_passcode(&mut self, job: u64, passcode: SecretBytes<PASSCODE_CHARS_MAX>) {
        self.tries.push_back((job, passcode));
    }

    fn work(&mut self, job: u64, work: Work) {
        self.jobs.push((job, work));
    }
}

pub(super) struct Bench {
    pub(super) folder: TempDir,
    pub(super) seat: Seat,
    pub(super) passcode: PasscodeInUse,
    pub(super) access: Arc<Mutex<TechnicianAccess>>,
    pub(super) desk: Desk,
    pub(super) world: World,
    pub(super) seconds: u64,
}

impl Bench {
    pub(super) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        Self::in_folder(folder)
    }

    pub(super) fn in_folder(folder: TempDir) -> Self {
        let path = folder.path();
        let passcode = PasscodeInUse::new(Some(hash()));
        let access = TechnicianAccess::open(passcode.clone(), &path.join("tries")).unwrap();
        let access = Arc::new(Mutex::new(access));
        let decision = Decision::in_file(path.join("service"));
        let seat = Seat::default();
        seat.decide(decision.read());
        let time_zone = TimeZone::get("Asia/Tokyo").unwrap();
        let plate = Plate {
            kiosk: "K-1".to_owned(),
            store: "Store".to_owned(),
            time_zone: time_zone.clone(),
            hours: "open day and night".to_owned(),
        };
        let today = Today::in_journal(path.to_owned(), time_zone);
        let results = path.join("results.json");
        let desk = Desk::new(
            plate,
            seat.clone(),
            (passcode.clone(), Arc::clone(&access)),
            (decision, results),
            today,
        );
        let mut bench = Self {
            folder,
            seat,
            passcode,
            access,
            desk,
            world: World::default(),
            seconds: 0,
        };
        bench.session_shows(View::Attract);
        bench
    }

    pub(super) fn now(&self) -> Now {
        let start: jiff::Timestamp = "2026-11-22T03:00:00Z".parse().unwrap();
        let seconds = i64::try_from(self.seconds).unwrap();
        Now {
            monotonic: Monotonic::from_start(Duration::from_secs(self.seconds)),
            wall: start + SignedDuration::from_secs(seconds),
        }
    }

    /// What the session's thread would show residents.
    pub(super) fn session_shows(&mut self, view: View) {
        self.seat.note_screen(&Screen {
            number: 1,
            view,
            idle_warning: None,
            language: Language::Japanese,
            can_go_back: false,
            can_cancel: false,
            slip: None,
        });
    }

    pub(super) fn tell(&mut self, message: Message) -> &mut Self {
        let now = self.now();
        self.desk.take(message, now, &mut self.world);
        self
    }

    pub(super) fn input(&mut self, input: TechnicianInput) -> &mut Self {
        self.tell(Message::Input(input))
    }

    pub(super) fn wait(&mut self, seconds: u64) -> &mut Self {
        self.seconds += seconds;
        self.tell(Message::Tick)
    }

    pub(super) fn type_in(&mut self, text: &str) -> &mut Self {
        for byte in text.bytes() {
            let mut key = SecretBytes::new();
            key.push(byte).unwrap();
            self.tell(Message::Key(key));
        }
        self
    }

    /// Types a passcode, hands it in and has it looked at.
    pub(super) fn enter(&mut self, passcode: &str) -> &mut Self {
        self.type_in(passcode).input(TechnicianInput::Submit);
        while let Some((job, passcode)) = self.world.tries.pop_front() {
            let typed = std::str::from_utf8(passcode.expose()).unwrap().to_owned();
            let wall = self.now().wall;
            let outcome = self.access.lock().unwrap().attempt(&typed, wall);
            self.tell(Message::Tried { job, outcome });
        }
        self
    }

    /// A technician at his board.
    pub(super) fn at_work() -> Self {
        let mut bench = Self::new();
        bench.tell(Message::Called).enter(RIGHT);
        bench.closed_for_him();
        bench.world.events.clear();
        bench
    }

    pub(super) fn closed_for_him(&mut self) {
        assert_eq!(self.seat.closes_for(), Some(OutOfService::Technician));
        self.session_shows(View::Closed {
            reason: ClosedReason::OutOfService(OutOfService::Technician),
            opens: None,
        });
    }

    pub(super) fn view(&self) -> Option<TechnicianView> {
        self.desk.view(self.now())
    }

    #[track_caller]
    pub(super) fn passcode(&self) -> Passcode {
        match self.view() {
            Some(TechnicianView::Passcode(passcode)) => passcode,
            other => panic!("{other:?}"),
        }
    }

    #[track_caller]
    pub(super) fn board(&self) -> Board {
        match self.view() {
            Some(TechnicianView::Board(board)) => *board,
            other => panic!("{other:?}"),
        }
    }

    /// Answers the job that was asked for last.
    #[track_caller]
    pub(super) fn answer(&mut self, sections: Vec<Section>) -> &mut Self {
        let job = self.world.jobs.last().unwrap().0;
        for section in sections {
            self.tell(Message::Section { job, section });
        }
        self.tell(Message::Done { job, report: None })
    }
}

pub(super) fn section(id: SectionId, checks: Vec<Check>) -> Section {
    Section {
        id,
        took_millis: 3,
        facts: serde_json::Map::new(),
        checks,
    }
}

pub(super) const RIGHT_TRY: Event = Event::TechnicianTried { right: true };
pub(super) const WRONG_TRY: Event = Event::TechnicianTried { right: false };
