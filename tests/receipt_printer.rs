//! The receipt printer's driver and worker against the simulated printer, over a real pty and the
//! real serial port library.

#![expect(clippy::expect_used, reason = "test helpers")]

use pin_kiosk::hardware::receipt_printer::{PrinterSettings, SerialReceiptPrinter};
use pin_kiosk::runtime::printer_worker::{Patience, PrinterNews, PrinterWorker};
use pin_kiosk::runtime::{SlipNumber, SlipOrder};
use pin_kiosk_core::input::PrinterReport;
use pin_kiosk_core::language::Language;
use pin_kiosk_core::ports::{PaperLevel, PrinterFault, PrinterStatus, ReceiptPrinter as _};
use pin_kiosk_core::slip::{self, SlipRaster, Subject};
use pin_kiosk_hw_sim::printer::{
    Act, Cue, Machine, PrinterSection, PtyPrinter, Record, Slip, SlipEnd,
};
use serialport::{SerialPort as _, TTYPort};
use std::io::{Read as _, Write as _};
use std::sync::mpsc::sync_channel;
use std::thread::Builder;
use std::time::Duration;
use tempfile::TempDir;

const WELL: Result<PrinterStatus, PrinterFault> = Ok(PrinterStatus {
    paper: PaperLevel::Enough,
});
const BAUD: u32 = 921_600;

struct Bench {
    sim: PtyPrinter,
    settings: PrinterSettings,
    // Holds the link to the pty.
    _folder: TempDir,
}

impl Bench {
    fn new(section: PrinterSection) -> Self {
        let folder = tempfile::tempdir().expect("a folder for the link");
        let link = folder.path().join("printer");
        let section = PrinterSection {
            handshake: false,
            ..section
        };
        let mut settings = PrinterSettings::new(link.to_string_lossy(), section.baud);
        settings.answer_timeout = Duration::from_millis(200);
        let sim = PtyPrinter::start(&section, Some(&link)).expect("a pty");
        Self {
            sim,
            settings,
            _folder: folder,
        }
    }

    fn driver(&self) -> SerialReceiptPrinter {
        SerialReceiptPrinter::new(self.settings.clone())
    }

    fn slips(&self) -> Vec<Slip> {
        self.sim.with(|machine| machine.slips().to_vec())
    }

    fn replug(&self) {
        self.sim.act(Act::Replug);
        let back = self
            .sim
            .wait_until(Duration::from_secs(20), |_| self.sim.device().is_some());
        assert!(back, "the port is back");
    }
}

fn fast() -> PrinterSection {
    PrinterSection {
        baud: BAUD,
        rows_per_second: 5000,
        ..PrinterSection::default()
    }
}

/// Rows with text-like dots, white gaps and one row full of what looks like real-time commands.
fn slip(width: usize) -> SlipRaster {
    let mut slip = SlipRaster::new(width, 600);
    for y in (0..600).filter(|y| y % 50 < 30) {
        for x in (0..width).filter(|x| (x * 7 + y * 13) % 11 < 3 && *x < width - y % 40) {
            slip.blacken(x, y);
        }
    }
    slip
}

fn is_whole(paper: &Slip, slip: &SlipRaster) -> bool {
    paper.rows() == slip.as_bytes()
}

#[test]
fn a_slip_comes_out_dot_for_dot_on_wide_and_narrow_paper() {
    for width in [576, 384] {
        let width_dots = u16::try_from(width).unwrap();
        let bench = Bench::new(PrinterSection {
            width_dots,
            ..fast()
        });
        let slip = slip(width);
        assert_eq!(bench.driver().print(&slip), WELL);
        let [paper] = bench.slips().try_into().expect("one slip");
        assert_eq!((paper.width(), paper.height()), (width, 600));
        assert_eq!(paper.end, SlipEnd::PartialCut);
        assert!(is_whole(&paper, &slip), "{width} dots");
        bench.sim.with(|machine| {
            let bad = machine.records().iter().find(|record| {
                matches!(
                    record,
                    Record::Overrun | Record::Unknown(_) | Record::RealTimeInImage(_)
                )
            });
            assert_eq!(bad, None, "no byte lost, none misunderstood");
        });
    }
}

#[test]
fn a_second_slip_needs_no_strip_and_no_clearing() {
    let bench = Bench::new(fast());
    let mut driver = bench.driver();
    let slip = slip(576);
    assert_eq!(driver.print(&slip), WELL);
    let cleared = |machine: &Machine| {
        machine
            .records()
            .iter()
            .filter(|record| **record == Record::Cleared)
            .count()
    };
    assert_eq!(
        bench.sim.with(cleared),
        1,
        "before the first: nobody knows what was left there"
    );
    assert_eq!(driver.print(&slip), WELL);
    assert_eq!(bench.sim.with(cleared), 1);
    assert_eq!(bench.slips().len(), 2);
}

/// A printer that answers DLE EOT with "all is well" and knows no other request; gives back what it
/// was sent when nobody is on its line any more.
fn plain_printer(mut line: TTYPort) -> Vec<u8> {
    let mut sent = Vec::new();
    let mut answered = 0;
    let mut chunk = [0; 512];
    let mut opened = false;
    loop {
        match line.read(&mut chunk) {
            Ok(n) => sent.extend(chunk.iter().take(n)),
            Err(_) if opened => return sent,
            // Not opened yet.
            Err(_) => std::thread::yield_now(),
        }
        opened |= !sent.is_empty();
        let asked = sent
            .windows(3)
            .filter(|three| matches!(three, [0x10, 0x04, 1..=4]));
        let asked = asked.count();
        for _ in answered..asked {
            line.write_all(&[0x12]).expect("answer");
        }
        answered = asked;
    }
}

#[test]
fn a_printer_that_knows_the_real_time_requests_alone_prints_as_well() {
    let (mut line, port) = TTYPort::pair().expect("a pty");
    line.set_timeout(Duration::from_mins(1)).expect("patience");
    let mut settings = PrinterSettings::new(port.name().expect("its path"), BAUD);
    settings.answer_timeout = Duration::from_millis(500);
    // The driver wants the port for itself.
    drop(port);
    let printer = Builder::new()
        .spawn(move || plain_printer(line))
        .expect("thread");
    let mut driver = SerialReceiptPrinter::new(settings);
    assert_eq!(driver.print(&slip(576)), WELL);
    assert_eq!(driver.print(&slip(576)), WELL, "and needs no strip");
    drop(driver);
    let sent = printer.join().expect("what it was sent");
    let count = |what: &[u8]| sent.windows(what.len()).filter(|w| *w == what).count();
    assert_eq!(count(&[0x1D, b'V', 66, 0]), 2, "two slips are cut off");
    assert!(count(b"\x1Dv0") > 10, "bands");
}

#[test]
fn each_condition_is_told_before_anything_is_printed() {
    let cases = [
        (Act::PaperOut, Err(PrinterFault::PaperOut)),
        (Act::CoverOpen, Err(PrinterFault::CoverOpen)),
        (Act::Offline, Err(PrinterFault::Offline)),
        (Act::Silent, Err(PrinterFault::Silent)),
        (Act::Garbage, Err(PrinterFault::Garbage)),
        (Act::Unplug, Err(PrinterFault::NoPort)),
        (
            Act::NearEnd,
            Ok(PrinterStatus {
                paper: PaperLevel::NearEnd,
            }),
        ),
    ];
    for (act, expected) in cases {
        let bench = Bench::new(fast());
        let mut driver = bench.driver();
        assert_eq!(driver.status(), WELL);
        bench.sim.act(act);
        let gone = bench.sim.wait_until(Duration::from_secs(20), |machine| {
            machine.plugged() == bench.sim.device().is_some()
        });
        assert!(gone);
        assert_eq!(driver.status(), expected, "after {act:?}");
        if let Err(fault) = expected {
            assert_eq!(driver.print(&slip(576)), Err(fault), "after {act:?}");
            assert_eq!(bench.sim.with(Machine::rows), 0, "after {act:?}");
        }
    }
}

/// Goal: whatever happens in the middle, the fault is named, and the next print brings one whole
/// slip that hangs together with nothing of the torn one.
#[test]
fn a_fault_in_the_middle_never_leaves_half_a_slip_for_a_whole_one() {
    let cases = [
        (Act::PaperOut, PrinterFault::PaperOut, Act::PaperOk),
        (Act::CoverOpen, PrinterFault::CoverOpen, Act::CoverClose),
        (Act::CutterError, PrinterFault::Cutter, Act::CutterOk),
        (Act::Offline, PrinterFault::Offline, Act::Online),
        (Act::Silent, PrinterFault::Silent, Act::Answer),
        (Act::Garbage, PrinterFault::Garbage, Act::Answer),
        (Act::Late, PrinterFault::Silent, Act::Answer),
        (Act::Unplug, PrinterFault::NoPort, Act::Replug),
    ];
    for (act, fault, remedy) in cases {
        let cues = vec![Cue {
            after_rows: 250,
            act,
        }];
        let bench = Bench::new(PrinterSection { cues, ..fast() });
        let mut driver = bench.driver();
        let slip = slip(576);
        assert_eq!(driver.print(&slip), Err(fault), "{act:?} after 250 rows");
        assert!(
            !bench.slips().iter().any(|paper| is_whole(paper, &slip)),
            "after {act:?}"
        );
        if remedy == Act::Replug {
            bench.replug();
        } else {
            bench.sim.act(remedy);
        }
        assert_eq!(driver.print(&slip), WELL, "after {remedy:?}");
        let papers = bench.slips();
        let (last, torn) = papers.split_last().expect("slips");
        assert!(
            is_whole(last, &slip),
            "the last slip is whole after {act:?}"
        );
        assert!(
            !torn.iter().any(|paper| is_whole(paper, &slip)),
            "no second one after {act:?}"
        );
        let strip = torn.last().expect("the torn part comes off by itself");
        let end = &strip.rows()[strip.rows().len() - 72..];
        assert!(
            end.iter().all(|byte| *byte != 0),
            "marked void at its end after {act:?}"
        );
    }
}

#[test]
fn late_answers_are_not_taken_for_those_to_the_next_question() {
    let bench = Bench::new(fast());
    let mut driver = bench.driver();
    bench.sim.act(Act::Late);
    assert_eq!(driver.status(), Err(PrinterFault::Silent));
    bench.sim.act(Act::Answer);
    // Once it is written down as sent, the next one comes behind it.
    assert!(
        bench
            .sim
            .wait_until(Duration::from_secs(20), Machine::said_all)
    );
    for _ in 0..3 {
        assert_eq!(driver.status(), WELL);
    }
}

#[test]
fn a_slow_line_takes_its_time_and_still_brings_the_whole_slip() {
    let bench = Bench::new(PrinterSection {
        baud: 9600,
        ..PrinterSection::default()
    });
    let mut slip = SlipRaster::new(576, 40);
    (0..576).for_each(|x| (0..20).for_each(|y| slip.blacken(x, y)));
    let begun = std::time::Instant::now();
    assert_eq!(bench.driver().print(&slip), WELL);
    // 20 full rows of 72 bytes at 960 bytes a second.
    assert!(
        begun.elapsed() > Duration::from_millis(1400),
        "{:?}",
        begun.elapsed()
    );
    assert!(is_whole(&bench.slips()[0], &slip));
}

#[test]
fn the_worker_prints_by_itself_when_paper_is_back() {
    let cues = vec![Cue {
        after_rows: 100,
        act: Act::PaperOut,
    }];
    let bench = Bench::new(PrinterSection { cues, ..fast() });
    let (sender, news) = sync_channel(16);
    let patience = Patience {
        look_every: Duration::from_millis(20),
        give_up_after: Duration::from_mins(1),
    };
    let slip = slip(576);
    let picture = slip.clone();
    let worker = PrinterWorker::start(
        Box::new(bench.driver()),
        move |_| picture.clone(),
        patience,
        move |piece| sender.send(piece).expect("the test listens"),
    )
    .expect("a thread");
    let next = || match news.recv_timeout(Duration::from_secs(30)).expect("news") {
        PrinterNews::Report(SlipNumber(1), report) => report,
        other => panic!("{other:?}"),
    };
    let order = slip::Slip {
        subject: Subject::TestPage,
        language: Language::Japanese,
        at: "2026-11-22T01:12:00Z".parse().unwrap(),
    };
    let order = SlipOrder {
        number: SlipNumber(1),
        slip: order,
        tries_again: true,
    };
    worker.print(order).unwrap();
    assert_eq!(next(), PrinterReport::Started);
    assert_eq!(next(), PrinterReport::Failed(PrinterFault::PaperOut));
    bench.sim.act(Act::PaperOk);
    assert_eq!(next(), PrinterReport::Started);
    assert_eq!(next(), PrinterReport::Printed);
    assert!(is_whole(bench.slips().last().unwrap(), &slip));
}
