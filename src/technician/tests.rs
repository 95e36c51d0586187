//! The technician's mode from the first key to the end, over real files and a real hash.

mod bench;

use super::desk::Message;
use crate::diag::{Check, SectionId};
use crate::runtime::Errand;
use crate::technician_access::IDLE_END;
use bench::{Bench, RIGHT, RIGHT_TRY, WRONG_TRY, hash, section};
use pin_kiosk_core::event::Event;
use pin_kiosk_core::input::{OutOfService, PrinterReport};
use pin_kiosk_core::ports::PrinterFault;
use pin_kiosk_core::slip::Subject;
use pin_kiosk_core::technician::{Part, Verdict};
use pin_kiosk_core::view::{ClosedReason, View};
use pin_kiosk_ui::technician::{Judgement, Light, PasscodeState, TechnicianInput, TechnicianView};

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
