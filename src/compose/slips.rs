//! From a slip's content to the printer's queue.

use super::record::Head;
use crate::config::{self, Config};
use crate::hardware::receipt_printer::{PrinterSettings, SerialReceiptPrinter};
use crate::runtime::printer_worker::{Patience, PrinterNews, PrinterWorker};
use crate::runtime::{InputSender, SlipOrder, SlipQueue};
use pin_kiosk_core::input::PrinterReport;
use pin_kiosk_core::ports::PrinterFault;
use pin_kiosk_core::slip::{Imprint, Office, RecordMark, Slip};
use pin_kiosk_ui::slip::{PaperWidth, SlipRenderer};
use std::io;
use tracing::warn;

/// The queue of the configured printer, or one that prints nothing.
pub(super) fn queue(
    config: &Config,
    head: Head,
    inputs: InputSender,
) -> io::Result<Box<dyn SlipQueue>> {
    Ok(match &config.printer {
        Some(printer) => Box::new(SerialSlips::configured(config, printer, head, inputs)?),
        None => Box::new(NoPrinter(inputs)),
    })
}

/// Whether two configurations print differently.
pub(super) fn differ(one: &Config, other: &Config) -> bool {
    one.printer != other.printer || one.kiosk != other.kiosk || one.office != other.office
}

/// A kiosk without a printer: slips are only shown.
#[derive(Debug)]
struct NoPrinter(InputSender);

impl SlipQueue for NoPrinter {
    fn print(&mut self, order: SlipOrder) {
        let report = PrinterReport::Failed(PrinterFault::NotConfigured);
        self.0.printer_reported(order.number, report);
    }
}

/// A kiosk with a printer on a serial line.
#[derive(Debug)]
pub(super) struct SerialSlips {
    worker: PrinterWorker,
    inputs: InputSender,
}

impl SerialSlips {
    pub(super) fn configured(
        config: &Config,
        printer: &config::Printer,
        head: Head,
        inputs: InputSender,
    ) -> io::Result<Self> {
        let settings = PrinterSettings::new(printer.port.display().to_string(), printer.speed);
        let paper = if printer.width == 384 {
            PaperWidth::Narrow
        } else {
            PaperWidth::Wide
        };
        Self::start(config, settings, paper, head, inputs)
    }

    pub(super) fn start(
        config: &Config,
        settings: PrinterSettings,
        paper: PaperWidth,
        head: Head,
        inputs: InputSender,
    ) -> io::Result<Self> {
        let renderer = SlipRenderer::new(paper);
        let mut imprint = imprint(config);
        let compose = move |slip: &Slip| {
            imprint.receipt = imprint.receipt.wrapping_add(1);
            imprint.record = head.newest().map(|newest| RecordMark {
                number: newest.number,
                hash: newest.hash.0,
            });
            renderer.render(slip, &imprint)
        };
        let tell = inputs.clone();
        let printer = Box::new(SerialReceiptPrinter::new(settings));
        let worker = PrinterWorker::start(printer, compose, Patience::default(), move |news| {
            if let PrinterNews::Report(slip, report) = news {
                tell.printer_reported(slip, report);
            }
        })?;
        Ok(Self { worker, inputs })
    }
}

impl SlipQueue for SerialSlips {
    fn print(&mut self, order: SlipOrder) {
        let number = order.number;
        if let Err(reason) = self.worker.print(order) {
            warn!(%reason, "a slip was not taken");
            self.inputs
                .printer_reported(number, PrinterReport::Failed(PrinterFault::Silent));
        }
    }

    fn forget(&mut self) {
        self.worker.forget();
    }

    fn let_go(&mut self) {
        if let Err(reason) = self.worker.let_go() {
            warn!(%reason, "the printer's line stays taken");
        }
    }
}

/// What the machine adds to each slip.
fn imprint(config: &Config) -> Imprint {
    Imprint {
        store: config.kiosk.store.clone(),
        kiosk: config.kiosk.id.clone(),
        time_zone: config.kiosk.time_zone.clone(),
        office: office(config),
        receipt: 0,
        record: None,
    }
}

pub(super) fn office(config: &Config) -> Office {
    Office {
        name: config.office.name.clone(),
        address: config.office.address.clone(),
        telephone: config.office.telephone.clone(),
        hours: config.office.hours.clone(),
    }
}
