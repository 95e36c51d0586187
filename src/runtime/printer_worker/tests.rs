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

/// Its picture: as many rows as its number.
fn picture(slip: &Slip) -> SlipRaster {
    SlipRaster::new(384, usize::try_from(slip.at.as_second()).unwrap())
}

#[test]
fn a_good_printer_starts_and_prints() {
    let printer = Scripted::default();
    let printed = Arc::clone(&printer.printed);
    let (worker, news) = start(printer, SOON);
    worker.print(slip(3)).unwrap();
    assert_eq!(next(&news), PrinterNews::Report(PrinterReport::Started));
    assert_eq!(next(&news), PrinterNews::Report(PrinterReport::Printed));
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
    worker.print(slip(3)).unwrap();
    let told: Vec<_> = (0..4).map(|_| next(&news)).collect();
    let expected = [
        PrinterReport::Started,
        PrinterReport::Failed(PrinterFault::PaperOut),
        PrinterReport::Started,
        PrinterReport::Printed,
    ];
    assert_eq!(told, expected.map(PrinterNews::Report));
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
    worker.print(slip(1)).unwrap();
    let told: Vec<_> = (0..4).map(|_| next(&news)).collect();
    let expected = [
        PrinterReport::Failed(PrinterFault::CoverOpen),
        PrinterReport::Failed(PrinterFault::PaperOut),
        PrinterReport::Started,
        PrinterReport::Printed,
    ];
    assert_eq!(told, expected.map(PrinterNews::Report));
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
    worker.print(slip(1)).unwrap();
    assert_eq!(
        next(&news),
        PrinterNews::Report(PrinterReport::Failed(PrinterFault::PaperOut))
    );
    worker.forget().unwrap();
    worker.print(slip(2)).unwrap();
    assert_eq!(next(&news), PrinterNews::Report(PrinterReport::Started));
    assert_eq!(next(&news), PrinterNews::Report(PrinterReport::Printed));
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
    worker.print(slip(1)).unwrap();
    assert_eq!(
        next(&news),
        PrinterNews::Report(PrinterReport::Failed(PrinterFault::PaperOut))
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
    worker.print(slip(1)).unwrap();
    assert_eq!(next(&news), PrinterNews::Report(PrinterReport::Started));
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
    assert_eq!(next(&news), PrinterNews::Report(PrinterReport::Printed));
    assert_eq!(next(&news), PrinterNews::Status(WELL));
}
