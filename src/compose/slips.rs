//! From a slip's content to the printer's queue.

use super::record::Head;
use crate::config::Config;
use crate::runtime::{InputSender, SlipQueue};
use pin_kiosk_core::input::{Input, PrinterReport};
use pin_kiosk_core::ports::PrinterFault;
use pin_kiosk_core::slip::{Office, Slip};

/// A kiosk without a printer: slips are only shown.
#[derive(Debug)]
pub(super) struct NoPrinter(pub(super) InputSender);

impl SlipQueue for NoPrinter {
    fn print(&mut self, _slip: Slip) {
        let report = PrinterReport::Failed(PrinterFault::NotConfigured);
        self.0.send(Input::Printer(report));
    }
}

pub(super) struct SerialSlips(InputSender);
impl SerialSlips {
    pub(super) fn start(
        _c: &Config,
        _s: PrinterSettings,
        _p: PaperWidth,
        _h: Head,
        inputs: InputSender,
    ) -> std::io::Result<Self> {
        Ok(Self(inputs))
    }
}
impl SlipQueue for SerialSlips {
    fn print(&mut self, _s: Slip) {
        self.0.send(Input::Printer(PrinterReport::Started));
        self.0.send(Input::Printer(PrinterReport::Printed));
    }
}
pub(super) enum PaperWidth {
    Wide,
    Narrow,
}
pub(super) struct PrinterSettings;
impl PrinterSettings {
    pub(super) fn new(_p: String, _b: u32) -> Self {
        Self
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
