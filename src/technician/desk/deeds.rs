//! What a technician does at his board.

use super::super::parts::{ROUND, part_of, section_of};
use super::super::work::Work;
use super::{Desk, Outside, Printing, Run};
use crate::diag::{Check, SectionId};
use crate::runtime::Errand;
use pin_kiosk_core::event::Event;
use pin_kiosk_core::input::{OutOfService, PrinterReport};
use pin_kiosk_core::language::Language;
use pin_kiosk_core::session::Now;
use pin_kiosk_core::slip::{Slip, Subject};
use pin_kiosk_ui::technician::{Judgement, TechnicianInput};
use tracing::error;

impl Desk {
    pub(super) fn act(&mut self, input: TechnicianInput, now: Now, outside: &mut dyn Outside) {
        match input {
            TechnicianInput::Choose(part) => self.chosen = part,
            TechnicianInput::Test(part) => {
                self.start(Work::Sections(vec![section_of(part)]), now, outside);
            }
            TechnicianInput::TestAll => self.start(Work::Sections(ROUND.to_vec()), now, outside),
            TechnicianInput::Report => self.start(Work::Report, now, outside),
            TechnicianInput::PrintTestPage => self.print(Subject::TestPage, now, outside),
            TechnicianInput::PrintReadiness => {
                self.print(Subject::Readiness(self.kept.readiness()), now, outside);
            }
            TechnicianInput::TakeOutOfService(reason) => self.decide(Some(reason)),
            TechnicianInput::BackInService => self.decide(None),
            TechnicianInput::VouchForClock => {
                self.seat.vouch();
                outside.look_around();
                self.news = Some("The clock counts as right from now on.".to_owned());
            }
            TechnicianInput::Sound(sound) => outside.run_errand(Errand::Sound(sound)),
            TechnicianInput::Judged(judgement) => self.judged(judgement, now, outside),
            TechnicianInput::Leave => self.leave(now, outside),
            TechnicianInput::Touched
            | TechnicianInput::Key(_)
            | TechnicianInput::Erase
            | TechnicianInput::Clear
            | TechnicianInput::Submit => {}
        }
    }

    fn start(&mut self, work: Work, now: Now, outside: &mut dyn Outside) {
        if self.is_busy() {
            return;
        }
        let job = self.next_job();
        self.news = None;
        self.run = Some(Run {
            job,
            since: now.monotonic,
            section: None,
            steps: None,
        });
        outside.work(job, work);
    }

    fn print(&mut self, subject: Subject, now: Now, outside: &mut dyn Outside) {
        if self.is_busy() {
            return;
        }
        // What is still told of a page that was given up is not told of this one.
        while self.seat.take_printer().is_some() {}
        self.printing = Some(Printing {
            test_page: subject == Subject::TestPage,
            since: now.monotonic,
        });
        self.news = Some("Printing …".to_owned());
        outside.run_errand(Errand::Print(Slip {
            subject,
            language: Language::English,
            at: now.wall,
        }));
    }

    /// Hears how far the slip is.
    pub(super) fn printer(&mut self, now: Now, outside: &mut dyn Outside) {
        while let Some(report) = self.seat.take_printer() {
            let Some(printing) = self.printing.take() else {
                continue;
            };
            let check = match report {
                PrinterReport::Started => {
                    self.printing = Some(printing);
                    continue;
                }
                PrinterReport::Printed => Check::pass("test-page", "it came out whole"),
                PrinterReport::Failed(fault) => Check::fail(
                    "test-page",
                    format!("it did not come out: {fault}"),
                    "test the printer: the check `status` says what to do",
                ),
            };
            self.news = Some(match report {
                PrinterReport::Failed(fault) => format!("The slip did not come out: {fault}"),
                PrinterReport::Started | PrinterReport::Printed => "The slip is out.".to_owned(),
            });
            if printing.test_page {
                self.judge(SectionId::Printer, &check, now, outside);
            }
        }
    }

    fn decide(&mut self, reason: Option<OutOfService>) {
        self.seat.decide(reason);
        self.decided = reason;
        self.news = Some(match (self.decision.write(reason), reason) {
            (Ok(()), Some(_)) => "Out of service from now on, also after a restart.".to_owned(),
            (Ok(()), None) => "Back in service when you leave.".to_owned(),
            (Err(error), _) => {
                error!(%error, "what the technician decided is not kept");
                format!("It holds until the next restart only: {error}")
            }
        });
    }

    fn judged(&mut self, judgement: Judgement, now: Now, outside: &mut dyn Outside) {
        let check = match judgement {
            Judgement::Touch { left: 0, of } => {
                Check::pass("touch", format!("all {of} cells felt the finger"))
            }
            Judgement::Touch { left, of } => Check::fail(
                "touch",
                format!("{left} of {of} cells did not feel a finger"),
                "clean the panel and its edges, wipe again; where the same cells stay, the panel is \
                 worn",
            ),
            Judgement::TouchBrokenOff => Check::not_tested("touch", "broken off"),
            Judgement::Pixels(true) => Check::pass("pixels", "all colours even"),
            Judgement::Pixels(false) => Check::fail(
                "pixels",
                "dots or stripes were seen",
                "a few dead dots harm nobody; stripes: look at the display's cable",
            ),
            Judgement::Speaker(true) => Check::pass("speaker", "all signals were heard"),
            Judgement::Speaker(false) => Check::fail(
                "speaker",
                "not all signals were heard",
                "turn the mixer up (`alsamixer`), look at the speaker's cable",
            ),
        };
        self.judge(SectionId::Screen, &check, now, outside);
    }

    pub(super) fn judge(
        &mut self,
        id: SectionId,
        check: &Check,
        now: Now,
        outside: &mut dyn Outside,
    ) {
        self.kept.judge(id, check, now.wall);
        self.keep();
        if let Some(part) = part_of(id, check.id) {
            let verdict = self.kept.verdict(part);
            outside.note(Event::TechnicianTested { part, verdict });
        }
    }
}
