//! The technician's mode from the first key to the end, over real files and a real hash.

use super::desk::{Desk, Message, Outside, Plate};
use super::seat::Seat;
use super::service::Decision;
use super::today::Today;
use super::work::Work;
use crate::config::{PASSCODE_CHARS_MAX, PasscodeHash};
use crate::diag::{Check, Section, SectionId};
use crate::runtime::Errand;
use crate::technician_access::{IDLE_END, PasscodeInUse, TechnicianAccess};
use jiff::SignedDuration;
use jiff::tz::TimeZone;
use pin_kiosk_core::event::Event;
use pin_kiosk_core::input::{OutOfService, PrinterReport};
use pin_kiosk_core::language::Language;
use pin_kiosk_core::ports::PrinterFault;
use pin_kiosk_core::secret::SecretBytes;
use pin_kiosk_core::session::Now;
use pin_kiosk_core::slip::Subject;
use pin_kiosk_core::technician::{Part, Verdict};
use pin_kiosk_core::time::Monotonic;
use pin_kiosk_core::view::{ClosedReason, Screen, View};
use pin_kiosk_ui::technician::{
    Board, Judgement, Light, Passcode, PasscodeState, TechnicianInput, TechnicianView,
};
use std::collections::VecDeque;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tempfile::TempDir;

const RIGHT: &str = "OPENSESAME7";

/// A hash with the least work there is, so that the test need not take seconds.
fn hash() -> PasscodeHash {
    use argon2::password_hash::PasswordHasher as _;
    let least = argon2::Params::new(8, 1, 1, None).unwrap();
    let hasher = argon2::Argon2::from(least);
    let phc = hasher.hash_password(RIGHT.as_bytes()).unwrap().to_string();
    PasscodeHash::from_phc(&phc).unwrap()
}

/// What the desk has done, and answers it at once.
#[derive(Default)]
struct World {
    events: Vec<Event>,
    errands: Vec<Errand>,
    jobs: Vec<(u64, Work)>,
    tries: VecDeque<(u64, SecretBytes<PASSCODE_CHARS_MAX>)>,
    looked_around: usize,
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

struct Bench {
    folder: TempDir,
    seat: Seat,
    passcode: PasscodeInUse,
    access: Arc<Mutex<TechnicianAccess>>,
    desk: Desk,
    world: World,
    seconds: u64,
}

impl Bench {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        Self::in_folder(folder)
    }

    fn in_folder(folder: TempDir) -> Self {
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

    fn now(&self) -> Now {
        let start: jiff::Timestamp = "2026-11-22T03:00:00Z".parse().unwrap();
        let seconds = i64::try_from(self.seconds).unwrap();
        Now {
            monotonic: Monotonic::from_start(Duration::from_secs(self.seconds)),
            wall: start + SignedDuration::from_secs(seconds),
        }
    }

    /// What the session's thread would show residents.
    fn session_shows(&mut self, view: View) {
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

    fn tell(&mut self, message: Message) -> &mut Self {
        let now = self.now();
        self.desk.take(message, now, &mut self.world);
        self
    }

    fn input(&mut self, input: TechnicianInput) -> &mut Self {
        self.tell(Message::Input(input))
    }

    fn wait(&mut self, seconds: u64) -> &mut Self {
        self.seconds += seconds;
        self.tell(Message::Tick)
    }

    fn type_in(&mut self, text: &str) -> &mut Self {
        for byte in text.bytes() {
            let mut key = SecretBytes::new();
            key.push(byte).unwrap();
            self.tell(Message::Key(key));
        }
        self
    }

    /// Types a passcode, hands it in and has it looked at.
    fn enter(&mut self, passcode: &str) -> &mut Self {
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
    fn at_work() -> Self {
        let mut bench = Self::new();
        bench.tell(Message::Called).enter(RIGHT);
        bench.closed_for_him();
        bench.world.events.clear();
        bench
    }

    fn closed_for_him(&mut self) {
        assert_eq!(self.seat.closes_for(), Some(OutOfService::Technician));
        self.session_shows(View::Closed {
            reason: ClosedReason::OutOfService(OutOfService::Technician),
            opens: None,
        });
    }

    fn view(&self) -> Option<TechnicianView> {
        self.desk.view(self.now())
    }

    #[track_caller]
    fn passcode(&self) -> Passcode {
        match self.view() {
            Some(TechnicianView::Passcode(passcode)) => passcode,
            other => panic!("{other:?}"),
        }
    }

    #[track_caller]
    fn board(&self) -> Board {
        match self.view() {
            Some(TechnicianView::Board(board)) => *board,
            other => panic!("{other:?}"),
        }
    }

    /// Answers the job that was asked for last.
    #[track_caller]
    fn answer(&mut self, sections: Vec<Section>) -> &mut Self {
        let job = self.world.jobs.last().unwrap().0;
        for section in sections {
            self.tell(Message::Section { job, section });
        }
        self.tell(Message::Done { job, report: None })
    }
}

fn section(id: SectionId, checks: Vec<Check>) -> Section {
    Section {
        id,
        took_millis: 3,
        facts: serde_json::Map::new(),
        checks,
    }
}

const RIGHT_TRY: Event = Event::TechnicianTried { right: true };
const WRONG_TRY: Event = Event::TechnicianTried { right: false };

#[test]
fn the_right_passcode_opens_the_board_and_closes_the_kiosk() {
    let mut bench = Bench::new();
    assert_eq!(bench.view(), None);
    bench.tell(Message::Called).type_in(RIGHT);
    assert_eq!(bench.passcode().typed, RIGHT.len());
    bench.input(TechnicianInput::Clear).enter(RIGHT);
    assert_eq!(bench.world.events, [RIGHT_TRY]);
    assert_eq!(bench.seat.closes_for(), Some(OutOfService::Technician));
    assert_eq!(bench.world.looked_around, 1, "the session is told at once");
    assert!(matches!(bench.view(), Some(TechnicianView::Board(_))));
}

#[test]
fn nobody_gets_in_while_a_resident_is_served() {
    let mut bench = Bench::new();
    bench.session_shows(View::Notice);
    bench.tell(Message::Called);
    assert_eq!(bench.view(), None);
    // A session that begins while the passcode is typed takes the screen back.
    bench.session_shows(View::Attract);
    bench.tell(Message::Called).type_in(RIGHT);
    bench.session_shows(View::Notice);
    bench.input(TechnicianInput::Submit);
    assert!(bench.world.tries.is_empty());
    assert_eq!(bench.view(), None);
    assert_eq!(bench.seat.closes_for(), None);
}

#[test]
fn wrong_ones_are_recorded_delayed_and_at_last_locked_out() {
    let mut bench = Bench::new();
    bench.tell(Message::Called).enter("WRONG1WRONG");
    assert_eq!(bench.passcode().state, PasscodeState::Wrong);
    bench.enter("WRONG2WRONG");
    assert_eq!(bench.passcode().state, PasscodeState::Wrong);
    bench.enter("WRONG3WRONG");
    assert_eq!(bench.passcode().state, PasscodeState::Wait(15));
    // Nothing can be typed meanwhile, not even the right one.
    bench.enter(RIGHT);
    assert_eq!(bench.passcode().typed, 0);
    assert_eq!(bench.world.events, [WRONG_TRY, WRONG_TRY, WRONG_TRY]);
    bench.wait(10);
    assert_eq!(bench.passcode().state, PasscodeState::Wait(5));
    for _ in 3..crate::technician_access::TRIES_MAX {
        bench.wait(3_600);
        assert_eq!(bench.view(), None, "the way in ends by itself");
        bench.tell(Message::Called).enter("WRONG");
    }
    assert_eq!(bench.passcode().state, PasscodeState::LockedOut);
    assert_eq!(bench.world.events.len(), 10);
    // The same after a restart; and no more a try is made.
    let mut bench = Bench::in_folder(bench.folder);
    bench.tell(Message::Called).enter(RIGHT);
    assert_eq!(bench.passcode().state, PasscodeState::LockedOut);
    assert!(bench.world.events.is_empty());
}

#[test]
fn the_way_in_comes_and_goes_with_the_passcode() {
    let mut bench = Bench::new();
    bench.passcode.change(None);
    bench.tell(Message::Called);
    assert_eq!(bench.view(), None, "there is none");
    bench.passcode.change(Some(hash()));
    bench.tell(Message::Called).type_in(RIGHT);
    // It goes while somebody types.
    bench.passcode.change(None);
    bench.input(TechnicianInput::Submit);
    assert!(bench.world.tries.is_empty());
    assert_eq!((bench.view(), bench.seat.closes_for()), (None, None));
    bench.passcode.change(Some(hash()));
    bench.tell(Message::Called).enter(RIGHT);
    assert!(matches!(bench.view(), Some(TechnicianView::Board(_))));
}

#[test]
fn a_try_that_nobody_waits_for_any_more_is_recorded_and_opens_nothing() {
    let mut bench = Bench::new();
    bench.tell(Message::Called).type_in(RIGHT);
    bench.input(TechnicianInput::Submit);
    let (job, _) = bench.world.tries.pop_front().unwrap();
    bench.input(TechnicianInput::Leave);
    let outcome = Ok(crate::technician_access::Attempt::Right);
    bench.tell(Message::Tried { job, outcome });
    assert_eq!(bench.world.events, [RIGHT_TRY]);
    assert_eq!((bench.view(), bench.seat.closes_for()), (None, None));
}

#[test]
fn a_try_that_cannot_be_counted_says_so() {
    let mut bench = Bench::new();
    bench.tell(Message::Called);
    let folder = std::mem::replace(&mut bench.folder, tempfile::tempdir().unwrap());
    folder.close().unwrap();
    bench.enter(RIGHT);
    assert_eq!(bench.passcode().state, PasscodeState::Uncounted);
    assert!(bench.world.events.is_empty());
}

#[test]
fn the_mode_ends_by_itself_and_gives_the_kiosk_back() {
    let mut bench = Bench::at_work();
    bench.wait(IDLE_END.as_secs() - 1);
    bench.input(TechnicianInput::Touched);
    bench.wait(IDLE_END.as_secs() - 1);
    assert_eq!(bench.board().ends_in, 1);
    bench.wait(1);
    assert_eq!(bench.view(), None);
    assert_eq!(bench.seat.closes_for(), None);
    assert_eq!(bench.world.events, [Event::TechnicianLeft]);
    // And nothing that was typed or chosen is there the next time.
    bench.session_shows(View::Attract);
    bench.tell(Message::Called);
    assert_eq!(bench.passcode().typed, 0);
}

#[test]
fn residents_wait_until_a_test_has_let_go_of_the_reader() {
    let mut bench = Bench::at_work();
    bench.input(TechnicianInput::Test(Part::Reader));
    bench.input(TechnicianInput::Leave);
    assert_eq!(bench.view(), None);
    assert_eq!(bench.seat.closes_for(), Some(OutOfService::Technician));
    bench.answer(vec![section(
        SectionId::Reader,
        vec![Check::pass("service", "answers")],
    )]);
    assert_eq!(bench.seat.closes_for(), None);
    assert_eq!(bench.world.events.last(), Some(&Event::TechnicianLeft));
    // One that never comes back does not hold residents up for ever.
    let mut bench = Bench::at_work();
    bench.input(TechnicianInput::Test(Part::Reader));
    bench.input(TechnicianInput::Leave).wait(300);
    assert_eq!(bench.seat.closes_for(), None);
}

#[test]
fn out_of_service_lasts_over_a_restart_until_a_technician_ends_it() {
    let mut bench = Bench::at_work();
    bench.input(TechnicianInput::TakeOutOfService(OutOfService::Repair));
    assert_eq!(bench.board().out_of_service, Some(OutOfService::Repair));
    bench.input(TechnicianInput::Leave);
    assert_eq!(bench.seat.closes_for(), Some(OutOfService::Repair));
    let mut bench = Bench::in_folder(bench.folder);
    assert_eq!(bench.seat.closes_for(), Some(OutOfService::Repair));
    bench.session_shows(View::Closed {
        reason: ClosedReason::OutOfService(OutOfService::Repair),
        opens: None,
    });
    bench.tell(Message::Called).enter(RIGHT);
    assert_eq!(bench.board().out_of_service, Some(OutOfService::Repair));
    bench.input(TechnicianInput::BackInService);
    bench.input(TechnicianInput::Leave);
    assert_eq!(bench.seat.closes_for(), None);
    assert_eq!(Bench::in_folder(bench.folder).seat.closes_for(), None);
}

#[test]
fn the_worst_part_comes_first_and_tiles_never_move() {
    let mut bench = Bench::at_work();
    let board = bench.board();
    assert_eq!(board.headline.words, "Nothing is tested yet.");
    assert_eq!(board.tiles.len(), Part::ALL.len());
    bench.input(TechnicianInput::TestAll);
    assert!(bench.board().running.is_some());
    let missing = Check::fail("reader", "the service sees no reader", "plug the reader in");
    let near = Check::pass("status", "the roll comes to its end").hint("have a new roll at hand");
    bench.answer(vec![
        section(
            SectionId::Reader,
            vec![Check::pass("service", "answers"), missing],
        ),
        section(SectionId::Printer, vec![near]),
        section(SectionId::Centre, vec![Check::pass("name", "found")]),
    ]);
    let board = bench.board();
    assert_eq!(board.headline.light, Light::Bad);
    assert_eq!(board.headline.words, "1 part fails: card reader.");
    assert_eq!(
        board.headline.more,
        "Card reader: the service sees no reader. Plug the reader in."
    );
    let parts: Vec<Part> = board.tiles.iter().map(|tile| tile.part).collect();
    assert_eq!(parts, Part::ALL);
    let lights: Vec<Light> = board.tiles.iter().map(|tile| tile.light).collect();
    let (bad, near, good, none) = (Light::Bad, Light::Attention, Light::Good, Light::Unknown);
    assert_eq!(lights, [bad, none, near, good, none, none, none, none]);
    let tested = |part, verdict| Event::TechnicianTested { part, verdict };
    assert_eq!(
        bench.world.events,
        [
            tested(Part::Reader, Verdict::Fail),
            tested(Part::Printer, Verdict::Pass),
            tested(Part::Centre, Verdict::Pass),
        ]
    );
}

#[test]
fn a_readiness_slip_says_of_each_part_what_the_board_says() {
    let mut bench = Bench::at_work();
    bench.input(TechnicianInput::Test(Part::Printer));
    bench.answer(vec![section(
        SectionId::Printer,
        vec![Check::pass("port", "it opens")],
    )]);
    bench.input(TechnicianInput::PrintReadiness);
    let Some(Errand::Print(slip)) = bench.world.errands.last() else {
        panic!("nothing is printed");
    };
    let Subject::Readiness(readiness) = slip.subject else {
        panic!("{:?}", slip.subject);
    };
    assert_eq!(readiness.0[Part::Printer.place()], Verdict::Pass);
    assert_eq!(readiness.0[Part::Reader.place()], Verdict::NotTested);
    let out = PrinterReport::Failed(PrinterFault::PaperOut);
    bench.seat.note_printer(out);
    bench.wait(1);
    let news = bench.board().news.unwrap();
    assert_eq!(news, "The slip did not come out: out of paper");
}

#[test]
fn the_test_page_is_a_test_of_the_printer() {
    let mut bench = Bench::at_work();
    bench.input(TechnicianInput::PrintTestPage);
    bench.seat.note_printer(PrinterReport::Started);
    bench.seat.note_printer(PrinterReport::Printed);
    bench.wait(1).input(TechnicianInput::Choose(Part::Printer));
    let row = bench.board().tests.first().cloned().unwrap();
    assert_eq!((row.name.as_str(), row.light), ("test page", Light::Good));
}

#[test]
fn what_a_person_saw_is_kept() {
    let mut bench = Bench::at_work();
    let wiped = Judgement::Touch { left: 3, of: 252 };
    bench.input(TechnicianInput::Judged(wiped));
    bench.input(TechnicianInput::Judged(Judgement::Speaker(true)));
    bench.input(TechnicianInput::Choose(Part::Screen));
    let rows = bench.board().tests;
    let row = |name: &str| rows.iter().find(|row| row.name == name).unwrap();
    assert_eq!(row("touch").finding, "3 of 252 cells did not feel a finger");
    assert_eq!(row("speaker").light, Light::Good);
    let mut again = Bench::in_folder(bench.folder);
    again.tell(Message::Called).enter(RIGHT);
    again.input(TechnicianInput::Choose(Part::Screen));
    assert_eq!(again.board().tests, rows);
}

#[test]
fn the_clock_is_vouched_for_once() {
    let mut bench = Bench::at_work();
    bench.seat.note_machine(Some(OutOfService::Clock));
    assert!(bench.board().clock_doubted);
    bench.input(TechnicianInput::VouchForClock);
    assert!(bench.seat.take_vouch());
    assert!(!bench.seat.take_vouch());
}

#[test]
fn nothing_shows_what_was_typed() {
    let mut bench = Bench::new();
    bench.tell(Message::Called).type_in(RIGHT);
    let shown = format!("{:?} {:?}", bench.view(), bench.desk);
    assert!(!shown.contains(RIGHT), "{shown}");
    let key = TechnicianInput::Key('Q');
    assert_eq!(format!("{key:?}"), "Key");
}
