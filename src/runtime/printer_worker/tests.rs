use super::*;
use pin_kiosk_core::language::Language;
use pin_kiosk_core::ports::PaperLevel;
use pin_kiosk_core::slip::Subject;
use std::collections::VecDeque;
use std::sync::Mutex;

const WELL: Result<PrinterStatus, PrinterFault> = Ok(PrinterStatus {
    paper: PaperLevel::Enough,
});
const SOON: Patience = Patience {
    look_every: Duration::from_millis(2),
    give_up_after: Duration::from_secs(20),
};

/// A printer whose answers are written down beforehand; afterwards it is well.
#[derive(Default)]
struct Scripted {
    statuses: VecDeque<PrinterFault>,
    prints: VecDeque<PrinterFault>,
    printed: Arc<Mutex<Vec<SlipRaster>>>,
    hold: Option<Receiver<()>>,
}

impl ReceiptPrinter for Scripted {
    fn status(&mut self) -> Result<PrinterStatus, PrinterFault> {
        self.statuses.pop_front().map_or(WELL, Err)
    }

    #[expect(clippy::unwrap_in_result, reason = "test helper")]
    fn print(&mut self, slip: &SlipRaster) -> Result<PrinterStatus, PrinterFault> {
        if let Some(hold) = &self.hold {
            hold.recv().ok();
        }
        if let Some(fault) = self.prints.pop_front() {
            return Err(fault);
        }
        self.printed.lock().unwrap().push(slip.clone());
        WELL
    }
}

fn start(printer: Scripted, patience: Patience) -> (PrinterWorker, Receiver<PrinterNews>) {
    let (sender, news) = sync_channel(64);
    let tell = move |piece| sender.send(piece).unwrap();
    (
        PrinterWorker::start(Box::new(printer), picture, patience, tell).unwrap(),
        news,
    )
}

fn next(news: &Receiver<PrinterNews>) -> PrinterNews {
    news.recv_timeout(Duration::from_secs(20))
        .expect("news within 20 s")
}

/// A slip that can be told from the others.
fn slip(number: i64) -> Slip {
    let at = jiff::Timestamp::from_second(number).unwrap();
    Slip {
        subject: Subject::TestPage,
        language: Language::Japanese,
        at,
    }
}

/// An order of it.
fn order(number: u64) -> SlipOrder {
    SlipOrder {
        number: SlipNumber(number),
        slip: slip(i64::try_from(number).unwrap()),
        tries_again: true,
    }
}

/// What is told of the slip with this number.
const fn told(number: u64, report: PrinterReport) -> PrinterNews {
    PrinterNews::Report(SlipNumber(number), report)
}

/// Its picture: as many rows as its number.
fn picture(slip: &Slip) -> SlipRaster {
    SlipRaster::new(384, usize::try_from(slip.at.as_second()).unwrap())
}

#[test]
fn a_good_printer_starts_and_prints() {
    let printer = Scripted::default();
    let printed = Arc::clone(&printer.printed);
    let (worker, news) = start(printer, SOON);
    worker.print(order(3)).unwrap();
    assert_eq!(next(&news), told(3, PrinterReport::Started));
    assert_eq!(next(&news), told(3, PrinterReport::Printed));
    assert_eq!(*printed.lock().unwrap(), [picture(&slip(3))]);
}

#[test]
fn a_fault_in_the_middle_is_told_and_the_whole_slip_printed_again() {
    let printer = Scripted {
        prints: [PrinterFault::PaperOut].into(),
        ..Scripted::default()
    };
    let printed = Arc::clone(&printer.printed);
    let (worker, news) = start(printer, SOON);
    worker.print(order(3)).unwrap();
    let heard: Vec<_> = (0..4).map(|_| next(&news)).collect();
    let expected = [
        PrinterReport::Started,
        PrinterReport::Failed(PrinterFault::PaperOut),
        PrinterReport::Started,
        PrinterReport::Printed,
    ];
    assert_eq!(heard, expected.map(|report| told(3, report)));
    assert_eq!(*printed.lock().unwrap(), [picture(&slip(3))]);
}

#[test]
fn a_fault_that_lasts_is_told_once_and_a_new_one_again() {
    let printer = Scripted {
        statuses: [
            PrinterFault::CoverOpen,
            PrinterFault::CoverOpen,
            PrinterFault::CoverOpen,
            PrinterFault::PaperOut,
        ]
        .into(),
        ..Scripted::default()
    };
    let (worker, news) = start(printer, SOON);
    worker.print(order(1)).unwrap();
    let heard: Vec<_> = (0..4).map(|_| next(&news)).collect();
    let expected = [
        PrinterReport::Failed(PrinterFault::CoverOpen),
        PrinterReport::Failed(PrinterFault::PaperOut),
        PrinterReport::Started,
        PrinterReport::Printed,
    ];
    assert_eq!(heard, expected.map(|report| told(1, report)));
}

#[test]
fn a_forgotten_slip_is_not_printed_for_the_next_resident() {
    let printer = Scripted {
        statuses: [PrinterFault::PaperOut].into(),
        ..Scripted::default()
    };
    let printed = Arc::clone(&printer.printed);
    let patience = Patience {
        look_every: Duration::from_mins(5),
        ..SOON
    };
    let (worker, news) = start(printer, patience);
    worker.print(order(1)).unwrap();
    assert_eq!(
        next(&news),
        told(1, PrinterReport::Failed(PrinterFault::PaperOut))
    );
    worker.forget();
    worker.print(order(2)).unwrap();
    assert_eq!(next(&news), told(2, PrinterReport::Started));
    assert_eq!(next(&news), told(2, PrinterReport::Printed));
    assert_eq!(*printed.lock().unwrap(), [picture(&slip(2))]);
}

#[test]
fn a_slip_is_given_up_after_a_while() {
    let printer = Scripted {
        statuses: [PrinterFault::PaperOut].into(),
        ..Scripted::default()
    };
    let printed = Arc::clone(&printer.printed);
    let patience = Patience {
        give_up_after: Duration::ZERO,
        ..SOON
    };
    let (worker, news) = start(printer, patience);
    worker.print(order(1)).unwrap();
    assert_eq!(
        next(&news),
        told(1, PrinterReport::Failed(PrinterFault::PaperOut))
    );
    assert!(
        news.recv_timeout(Duration::from_millis(50)).is_err(),
        "nothing more is told"
    );
    assert!(printed.lock().unwrap().is_empty());
}

#[test]
fn orders_never_wait_for_a_slow_printer() {
    let (release, hold) = sync_channel(16);
    let (worker, news) = start(
        Scripted {
            hold: Some(hold),
            ..Scripted::default()
        },
        SOON,
    );
    worker.print(order(1)).unwrap();
    assert_eq!(next(&news), told(1, PrinterReport::Started));
    let started = Instant::now();
    let refused = (0..=ORDERS_MAX)
        .map(|_| worker.ask_status())
        .find(Result::is_err);
    assert_eq!(refused, Some(Err(OrderRefused::QueueFull)));
    assert!(
        started.elapsed() < Duration::from_secs(1),
        "{:?}",
        started.elapsed()
    );
    release.send(()).unwrap();
    assert_eq!(next(&news), told(1, PrinterReport::Printed));
    assert_eq!(next(&news), PrinterNews::Status(WELL));
}

#[test]
fn a_slip_that_waits_behind_another_is_not_begun_once_it_is_forgotten() {
    let (release, hold) = sync_channel(16);
    let printer = Scripted {
        hold: Some(hold),
        ..Scripted::default()
    };
    let printed = Arc::clone(&printer.printed);
    let (worker, news) = start(printer, SOON);
    worker.print(order(1)).unwrap();
    assert_eq!(next(&news), told(1, PrinterReport::Started));
    worker.print(order(2)).unwrap();
    worker.forget();
    worker.ask_status().unwrap();
    (0..2).for_each(|_| release.send(()).unwrap());
    assert_eq!(next(&news), told(1, PrinterReport::Printed));
    assert_eq!(next(&news), PrinterNews::Status(WELL));
    assert_eq!(*printed.lock().unwrap(), [picture(&slip(1))]);
}

#[test]
fn what_is_told_of_a_slip_carries_its_number_when_the_next_is_ordered_meanwhile() {
    let (release, hold) = sync_channel(16);
    let printer = Scripted {
        hold: Some(hold),
        ..Scripted::default()
    };
    let (worker, news) = start(printer, SOON);
    worker.print(order(1)).unwrap();
    assert_eq!(next(&news), told(1, PrinterReport::Started));
    worker.print(order(2)).unwrap();
    (0..2).for_each(|_| release.send(()).unwrap());
    assert_eq!(next(&news), told(1, PrinterReport::Printed));
    assert_eq!(next(&news), told(2, PrinterReport::Started));
    assert_eq!(next(&news), told(2, PrinterReport::Printed));
}

/// What comes of a slip that fails in the middle, when this is done before.
fn fails_after(order: SlipOrder, meanwhile: fn(&PrinterWorker)) {
    let (release, hold) = sync_channel(16);
    let printer = Scripted {
        prints: [PrinterFault::PaperOut].into(),
        hold: Some(hold),
        ..Scripted::default()
    };
    let (worker, news) = start(printer, SOON);
    worker.print(order).unwrap();
    assert_eq!(next(&news), told(1, PrinterReport::Started));
    meanwhile(&worker);
    (0..2).for_each(|_| release.send(()).unwrap());
    assert_eq!(
        next(&news),
        told(1, PrinterReport::Failed(PrinterFault::PaperOut))
    );
    assert!(
        news.recv_timeout(Duration::from_millis(50)).is_err(),
        "it is not begun again"
    );
}

#[test]
fn a_slip_that_is_forgotten_in_the_middle_and_fails_is_not_printed_again() {
    fails_after(order(1), PrinterWorker::forget);
}

#[test]
fn a_page_that_says_how_the_printer_is_is_not_printed_again() {
    let page = SlipOrder {
        tries_again: false,
        ..order(1)
    };
    fails_after(page, |_| ());
}
