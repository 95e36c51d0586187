//! The thread that prints.
//!
//! A slip takes seconds, on a slow line more than a minute; nobody waits for this thread. It takes
//! orders from a bounded queue, makes the picture of the slip, and tells what came of it.
//!
//! A slip that did not come out whole is kept for a while and printed again from its beginning as
//! soon as the printer is well: staff put paper in, and the resident gets what she was promised.
//! She may leave before that, or before it has begun: at any time one slip at most is still wanted,
//! the newest one until it is forgotten, and no other is begun.

#[cfg(test)]
mod tests;

use super::{SlipNumber, SlipOrder, SlipQueue};
use pin_kiosk_core::input::PrinterReport;
use pin_kiosk_core::ports::{PrinterFault, PrinterStatus, ReceiptPrinter};
use pin_kiosk_core::slip::{Slip, SlipRaster};
use std::fmt;
use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, TrySendError, sync_channel};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

/// Orders waiting, at most. One slip a session and a few questions never fill it.
const ORDERS_MAX: usize = 8;

/// When a slip that failed is tried again.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Patience {
    /// Time between two looks at a printer that failed.
    pub look_every: Duration,
    /// Time after which a slip is given up.
    pub give_up_after: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        Self {
            look_every: Duration::from_secs(1),
            give_up_after: Duration::from_mins(1),
        }
    }
}

/// What the worker tells.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum PrinterNews {
    /// How far this slip is, for whoever ordered it.
    Report(SlipNumber, PrinterReport),
    /// Answer to [`PrinterWorker::ask_status`], for the technician.
    Status(Result<PrinterStatus, PrinterFault>),
}

/// The queue is full or the thread has ended.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum OrderRefused {
    /// Too many orders wait.
    #[error("the printer worker has too many orders")]
    QueueFull,
    /// The thread has ended.
    #[error("the printer worker has ended")]
    Ended,
}

#[derive(Debug)]
enum Order {
    Print(SlipOrder),
    LetGo,
    Status,
}

/// The slip that is still wanted, if one is: shared, so that one that waits in the queue behind a
/// slow slip is forgotten at once.
#[derive(Clone, Debug)]
struct Wanted(Arc<AtomicU64>);

impl Wanted {
    /// Stands for no slip: numbers are given from 1.
    const NONE: SlipNumber = SlipNumber(0);

    fn none() -> Self {
        Self(Arc::new(AtomicU64::new(Self::NONE.0)))
    }

    fn set(&self, slip: SlipNumber) {
        self.0.store(slip.0, Ordering::Relaxed);
    }

    fn is(&self, slip: SlipNumber) -> bool {
        self.0.load(Ordering::Relaxed) == slip.0
    }
}

type Tell = Arc<dyn Fn(PrinterNews) + Send + Sync>;

/// The printing thread as seen from the others. None of its methods blocks.
///
/// Dropping it lets the thread end after what it is doing; a slip on its way is not cut short.
pub struct PrinterWorker {
    orders: SyncSender<Order>,
    wanted: Wanted,
    thread: JoinHandle<()>,
    tell: Tell,
}

impl fmt::Debug for PrinterWorker {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PrinterWorker(alive: {})", self.is_alive())
    }
}

impl PrinterWorker {
    /// Starts the thread. `compose` makes the picture of a slip, on that thread; `tell` is called
    /// on it and on those that give orders, and must not block.
    ///
    /// # Errors
    ///
    /// When the system gives no thread.
    pub fn start(
        printer: Box<dyn ReceiptPrinter + Send>,
        compose: impl FnMut(&Slip) -> SlipRaster + Send + 'static,
        patience: Patience,
        tell: impl Fn(PrinterNews) + Send + Sync + 'static,
    ) -> io::Result<Self> {
        let (orders, queue) = sync_channel(ORDERS_MAX);
        let tell: Tell = Arc::new(tell);
        let wanted = Wanted::none();
        let desk = Desk {
            printer,
            compose: Box::new(compose),
            patience,
            tell: Arc::clone(&tell),
            wanted: wanted.clone(),
            waiting: None,
        };
        let thread = std::thread::Builder::new()
            .name("printer".to_owned())
            .spawn(move || desk.work(&queue))?;
        Ok(Self {
            orders,
            wanted,
            thread,
            tell,
        })
    }

    /// Has a slip printed; one before it that has not begun, or waits for the printer to get well,
    /// is dropped.
    ///
    /// # Errors
    ///
    /// [`OrderRefused`]; nothing will be told of this slip then.
    pub fn print(&self, order: SlipOrder) -> Result<(), OrderRefused> {
        self.wanted.set(order.number);
        self.order(Order::Print(order))
    }

    /// Drops a slip that has not begun, or waits for the printer to get well: the resident has left,
    /// and the next one must not be handed her slip. Nothing more is told of one that has not begun.
    pub fn forget(&self) {
        self.wanted.set(Wanted::NONE);
    }

    /// Lets go of the printer's line until it is next needed.
    ///
    /// # Errors
    ///
    /// [`OrderRefused`].
    pub fn let_go(&self) -> Result<(), OrderRefused> {
        self.order(Order::LetGo)
    }

    /// Asks for the printer's status; the answer comes as [`PrinterNews::Status`].
    ///
    /// # Errors
    ///
    /// [`OrderRefused`].
    pub fn ask_status(&self) -> Result<(), OrderRefused> {
        self.order(Order::Status)
    }

    /// Whether the thread still runs.
    #[must_use]
    pub fn is_alive(&self) -> bool {
        !self.thread.is_finished()
    }

    fn order(&self, order: Order) -> Result<(), OrderRefused> {
        self.orders.try_send(order).map_err(|error| match error {
            TrySendError::Full(_) => OrderRefused::QueueFull,
            TrySendError::Disconnected(_) => OrderRefused::Ended,
        })
    }
}

impl SlipQueue for PrinterWorker {
    fn print(&mut self, order: SlipOrder) {
        let number = order.number;
        if let Err(refused) = Self::print(self, order) {
            tracing::error!(%refused, "a slip is not printed");
            let report = PrinterReport::Failed(PrinterFault::Offline);
            (self.tell)(PrinterNews::Report(number, report));
        }
    }

    fn forget(&mut self) {
        Self::forget(self);
    }

    fn let_go(&mut self) {
        if let Err(refused) = Self::let_go(self) {
            tracing::error!(%refused, "the printer's line stays taken");
        }
    }
}

/// A slip as it is printed.
struct Drawn {
    number: SlipNumber,
    picture: SlipRaster,
    /// When it is given up; one that is not tried again after it failed has none.
    give_up: Option<Instant>,
}

/// A slip that failed and may still be printed.
struct Waiting {
    slip: Drawn,
    give_up: Instant,
    fault: PrinterFault,
}

struct Desk {
    printer: Box<dyn ReceiptPrinter + Send>,
    compose: Box<dyn FnMut(&Slip) -> SlipRaster + Send>,
    patience: Patience,
    tell: Tell,
    wanted: Wanted,
    waiting: Option<Waiting>,
}

impl Desk {
    fn work(mut self, queue: &Receiver<Order>) {
        while let Ok(order) = self.next_order(queue) {
            match order {
                Some(Order::Print(order)) => self.take_up(&order),
                Some(Order::LetGo) => self.printer.let_go(),
                Some(Order::Status) => {
                    let status = self.printer.status();
                    (self.tell)(PrinterNews::Status(status));
                }
                None => self.look_again(),
            }
        }
    }

    /// The next order, or none when it is time to look at the printer again.
    fn next_order(&self, queue: &Receiver<Order>) -> Result<Option<Order>, RecvTimeoutError> {
        if self.waiting.is_none() {
            return Ok(Some(queue.recv().map_err(RecvTimeoutError::from)?));
        }
        match queue.recv_timeout(self.patience.look_every) {
            Ok(order) => Ok(Some(order)),
            Err(RecvTimeoutError::Timeout) => Ok(None),
            Err(ended @ RecvTimeoutError::Disconnected) => Err(ended),
        }
    }

    fn take_up(&mut self, order: &SlipOrder) {
        self.waiting = None;
        if !self.wanted.is(order.number) {
            return;
        }
        let give_up = Instant::now() + self.patience.give_up_after;
        let slip = Drawn {
            number: order.number,
            picture: (self.compose)(&order.slip),
            give_up: order.tries_again.then_some(give_up),
        };
        self.try_print(slip);
    }

    fn try_print(&mut self, slip: Drawn) {
        if let Err(fault) = self.printer.status() {
            return self.fail(slip, fault);
        }
        // A printer that is slow to answer gives her time to leave.
        if !self.wanted.is(slip.number) {
            return;
        }
        self.report(slip.number, PrinterReport::Started);
        match self.printer.print(&slip.picture) {
            Ok(_) => self.report(slip.number, PrinterReport::Printed),
            Err(fault) => self.fail(slip, fault),
        }
    }

    fn fail(&mut self, slip: Drawn, fault: PrinterFault) {
        tracing::warn!(%fault, "the slip did not come out");
        self.report(slip.number, PrinterReport::Failed(fault));
        self.waiting = slip.give_up.map(|give_up| Waiting {
            slip,
            give_up,
            fault,
        });
    }

    fn look_again(&mut self) {
        let Some(waiting) = self.waiting.take().filter(|it| self.may_still_come(it)) else {
            return;
        };
        match self.printer.status() {
            Ok(_) => self.try_print(waiting.slip),
            Err(fault) if fault == waiting.fault => self.waiting = Some(waiting),
            Err(fault) => self.fail(waiting.slip, fault),
        }
    }

    fn may_still_come(&self, waiting: &Waiting) -> bool {
        self.wanted.is(waiting.slip.number) && Instant::now() < waiting.give_up
    }

    fn report(&self, slip: SlipNumber, report: PrinterReport) {
        (self.tell)(PrinterNews::Report(slip, report));
    }
}
