//! The thread that prints.
//!
//! A slip takes seconds, on a slow line more than a minute; nobody waits for this thread. It takes
//! orders from a bounded queue, makes the picture of the slip, and tells what came of it.
//!
//! A slip that did not come out whole is kept for a while and printed again from its beginning as
//! soon as the printer is well: staff put paper in, and the resident gets what she was promised.

#[cfg(test)]
mod tests;

use super::SlipQueue;
use pin_kiosk_core::input::PrinterReport;
use pin_kiosk_core::ports::{PrinterFault, PrinterStatus, ReceiptPrinter};
use pin_kiosk_core::slip::{Slip, SlipRaster};
use std::fmt;
use std::io;
use std::sync::Arc;
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
    /// How far the slip is, for the session.
    Report(PrinterReport),
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
    Print(Slip),
    Forget,
    LetGo,
    Status,
}

type Tell = Arc<dyn Fn(PrinterNews) + Send + Sync>;

/// The printing thread as seen from the others. None of its methods blocks.
///
/// Dropping it lets the thread end after what it is doing; a slip on its way is not cut short.
pub struct PrinterWorker {
    orders: SyncSender<Order>,
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
        let desk = Desk {
            printer,
            compose: Box::new(compose),
            patience,
            tell: Arc::clone(&tell),
            waiting: None,
        };
        let thread = std::thread::Builder::new()
            .name("printer".to_owned())
            .spawn(move || desk.work(&queue))?;
        Ok(Self {
            orders,
            thread,
            tell,
        })
    }

    /// Has a slip printed; one that still waits for the printer to get well is dropped.
    ///
    /// # Errors
    ///
    /// [`OrderRefused`]; nothing will be told of this slip then.
    pub fn print(&self, slip: Slip) -> Result<(), OrderRefused> {
        self.order(Order::Print(slip))
    }

    /// Drops a slip that waits for the printer to get well: the resident has left, and the next
    /// one must not be handed her slip.
    ///
    /// # Errors
    ///
    /// [`OrderRefused`].
    pub fn forget(&self) -> Result<(), OrderRefused> {
        self.order(Order::Forget)
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
    fn print(&mut self, slip: Slip) {
        if let Err(refused) = Self::print(self, slip) {
            tracing::error!(%refused, "a slip is not printed");
            (self.tell)(PrinterNews::Report(PrinterReport::Failed(
                PrinterFault::Offline,
            )));
        }
    }

    fn forget(&mut self) {
        if let Err(refused) = Self::forget(self) {
            tracing::error!(%refused, "a slip may be printed late");
        }
    }

    fn let_go(&mut self) {
        if let Err(refused) = Self::let_go(self) {
            tracing::error!(%refused, "the printer's line stays taken");
        }
    }
}

/// A slip that failed and may still be printed.
struct Waiting {
    slip: SlipRaster,
    give_up: Instant,
    fault: PrinterFault,
}

struct Desk {
    printer: Box<dyn ReceiptPrinter + Send>,
    compose: Box<dyn FnMut(&Slip) -> SlipRaster + Send>,
    patience: Patience,
    tell: Tell,
    waiting: Option<Waiting>,
}

impl Desk {
    fn work(mut self, queue: &Receiver<Order>) {
        while let Ok(order) = self.next_order(queue) {
            match order {
                Some(Order::Print(slip)) => {
                    let give_up = Instant::now() + self.patience.give_up_after;
                    self.waiting = None;
                    let slip = (self.compose)(&slip);
                    self.try_print(slip, give_up);
                }
                Some(Order::Forget) => self.waiting = None,
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

    fn try_print(&mut self, slip: SlipRaster, give_up: Instant) {
        if let Err(fault) = self.printer.status() {
            return self.fail(slip, give_up, fault);
        }
        (self.tell)(PrinterNews::Report(PrinterReport::Started));
        match self.printer.print(&slip) {
            Ok(_) => (self.tell)(PrinterNews::Report(PrinterReport::Printed)),
            Err(fault) => self.fail(slip, give_up, fault),
        }
    }

    fn fail(&mut self, slip: SlipRaster, give_up: Instant, fault: PrinterFault) {
        tracing::warn!(%fault, "the slip did not come out");
        (self.tell)(PrinterNews::Report(PrinterReport::Failed(fault)));
        self.waiting = Some(Waiting {
            slip,
            give_up,
            fault,
        });
    }

    fn look_again(&mut self) {
        let Some(waiting) = self.waiting.take().filter(|it| Instant::now() < it.give_up) else {
            return;
        };
        match self.printer.status() {
            Ok(_) => self.try_print(waiting.slip, waiting.give_up),
            Err(fault) if fault == waiting.fault => self.waiting = Some(waiting),
            Err(fault) => self.fail(waiting.slip, waiting.give_up, fault),
        }
    }
}
