//! The receipt printer: port, status bytes in words, a test page.

use super::{Bench, Check, Section, SectionId};
use crate::config::{Config, Printer};
use crate::hardware::receipt_printer::{PrinterSettings, SerialReceiptPrinter};
use pin_kiosk_core::ports::{PaperLevel, PrinterFault, PrinterStatus, ReceiptPrinter as _};
use pin_kiosk_core::slip::{Imprint, Office, Slip, SlipRaster, Subject};
use pin_kiosk_ui::slip::{PaperWidth, SlipRenderer};
use std::fs;

/// Rows of the test page, 8 a millimetre.
const PAGE_ROWS: usize = 320;

const STEPS: [&str; 3] = ["port", "status", "test-page"];

pub(super) fn look(bench: &Bench<'_>) -> Section {
    let mut section = Section::new(SectionId::Printer);
    let why = match bench.config {
        Ok(config) => match &config.printer {
            Some(printer) => match look_at(&mut section, config, printer, bench) {
                Ok(()) => return section,
                Err(why) => why,
            },
            None => "no printer is configured: slips are shown on the screen only",
        },
        Err(_problems) => "no configuration",
    };
    for id in STEPS {
        if !section.checks.iter().any(|check| check.id == id) {
            section.check(Check::not_tested(id, why));
        }
    }
    section
}

fn look_at(
    section: &mut Section,
    config: &Config,
    printer: &Printer,
    bench: &Bench<'_>,
) -> Result<(), &'static str> {
    let port = printer.port.display().to_string();
    section.fact("configured_at", config.place("printer"));
    section.fact("port", port.clone());
    section.fact("bits_per_second", printer.speed);
    section.fact("dots_in_a_row", printer.width);
    if let Err(error) = fs::metadata(&printer.port) {
        section.check(Check::fail(
            "port",
            format!("{port} cannot be found: {error}"),
            "plug the printer in; `pin-kiosk diag list` shows the ports, `printer.port` names one",
        ));
        return Err("no port");
    }
    let mut serial = SerialReceiptPrinter::new(PrinterSettings::new(port.clone(), printer.speed));
    let status = serial.status();
    section.check(if status == Err(PrinterFault::NoPort) {
        Check::fail(
            "port",
            format!("{port} cannot be opened"),
            "another program has it open (the kiosk itself, while it runs), or this user may not: \
             the group is mostly `dialout`",
        )
    } else {
        Check::pass("port", "it opens")
    });
    if status == Err(PrinterFault::NoPort) {
        return Err("no port");
    }
    section.check(judge("status", status));
    if bench.test_page.is_empty() {
        return Err("`--test-page` prints one");
    }
    if status.is_err() {
        return Err("the printer is not ready");
    }
    let outcome = pages(config, printer, bench)
        .iter()
        .try_fold((), |(), page| serial.print(page).map(drop));
    section.check(judge("test-page", outcome.and_then(|()| serial.status())));
    Ok(())
}

/// The pattern, then the test slip in each language.
fn pages(config: &Config, printer: &Printer, bench: &Bench<'_>) -> Vec<SlipRaster> {
    let paper = if printer.width == 384 {
        PaperWidth::Narrow
    } else {
        PaperWidth::Wide
    };
    let renderer = SlipRenderer::new(paper);
    let imprint = Imprint {
        store: config.kiosk.store.clone(),
        kiosk: config.kiosk.id.clone(),
        time_zone: config.kiosk.time_zone.clone(),
        office: Office {
            name: config.office.name.clone(),
            address: config.office.address.clone(),
            telephone: config.office.telephone.clone(),
            hours: config.office.hours.clone(),
        },
        receipt: 0,
        record: None,
    };
    let slips = bench.test_page.iter().map(|language| {
        let slip = Slip {
            subject: Subject::TestPage,
            language: *language,
            at: bench.now.wall,
        };
        renderer.render(&slip, &imprint)
    });
    std::iter::once(pattern(paper.dots()))
        .chain(slips)
        .collect()
}

fn judge(id: &'static str, status: Result<PrinterStatus, PrinterFault>) -> Check {
    match status {
        Ok(PrinterStatus {
            paper: PaperLevel::Enough,
        }) => Check::pass(id, "ready, paper enough"),
        Ok(PrinterStatus {
            paper: PaperLevel::NearEnd,
        }) => Check::pass(id, "ready, the roll comes to its end").hint("have a new roll at hand"),
        Err(fault) => Check::fail(id, fault.to_string(), hint(fault)),
    }
}

const fn hint(fault: PrinterFault) -> &'static str {
    match fault {
        PrinterFault::NotConfigured | PrinterFault::NoPort => "mend `[printer]` in kiosk.toml",
        PrinterFault::Silent => {
            "switch it on; check the cable, and that `printer.speed` is the printer's own"
        }
        PrinterFault::Garbage => {
            "`printer.speed` is probably not the printer's own, or it is no ESC/POS printer"
        }
        PrinterFault::PaperOut => "put a new roll in",
        PrinterFault::CoverOpen => "close the cover",
        PrinterFault::Cutter => {
            "open the cover, take the paper out of the cutter, switch off and on"
        }
        PrinterFault::Offline => "switch off and on; then the printer's own self-test",
    }
}

/// A frame as wide as the paper, for the width; a scale of bars, for the density; a fine chequer,
/// for the heads that are out.
fn pattern(width: usize) -> SlipRaster {
    let mut page = SlipRaster::new(width, PAGE_ROWS);
    for y in 0..PAGE_ROWS {
        for x in 0..width {
            let frame =
                x < 4 || x.saturating_add(4) >= width || y < 4 || y.saturating_add(4) >= PAGE_ROWS;
            let third = y.saturating_mul(3) / PAGE_ROWS;
            let inside = match third {
                // Bars that grow by a dot.
                0 => x % 32 < x / 32,
                1 => x.abs_diff(y).is_multiple_of(2),
                _ => x.is_multiple_of(8) || y.is_multiple_of(8),
            };
            if frame || inside {
                page.blacken(x, y);
            }
        }
    }
    page
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_fault_has_words_and_something_to_do() {
        for fault in [
            PrinterFault::Silent,
            PrinterFault::Garbage,
            PrinterFault::PaperOut,
            PrinterFault::CoverOpen,
            PrinterFault::Cutter,
            PrinterFault::Offline,
        ] {
            let check = judge("status", Err(fault));
            assert_eq!(check.finding, fault.to_string());
            assert_eq!(check.hint.as_deref(), Some(hint(fault)));
        }
        let near = PrinterStatus {
            paper: PaperLevel::NearEnd,
        };
        assert_eq!(judge("status", Ok(near)).state, super::super::State::Pass);
    }
}
