//! What the real-time status bytes mean (DLE EOT 1 to 4), read with the crate `escpos`.
//!
//! Only the request itself is our own: `escpos` sends a fourth byte that DLE EOT 1 to 4 do not have.

use super::link::Link;
use escpos::utils::{RealTimeStatusRequest as Request, RealTimeStatusResponse as Response};
use pin_kiosk_core::ports::{PaperLevel, PrinterFault, PrinterStatus};
use std::collections::HashMap;

/// Whether it is on line; only when it is not, what keeps it off.
pub(super) fn ask_online(link: &mut Link) -> Result<(), PrinterFault> {
    if ask(link, 1)?.tells(Response::Online) {
        return Ok(());
    }
    ask_all(link)?;
    Ok(())
}

/// All four bytes, and the one fault that matters most of those they tell.
pub(super) fn ask_all(link: &mut Link) -> Result<PrinterStatus, PrinterFault> {
    let (printer, offline) = (ask(link, 1)?, ask(link, 2)?);
    let (error, paper) = (ask(link, 3)?, ask(link, 4)?);
    // An open cover comes first: with it, many printers report the paper as out as well.
    if !offline.tells(Response::CoverClosed) {
        Err(PrinterFault::CoverOpen)
    } else if offline.tells(Response::PrintingStopsDueToPaperEnd)
        || !paper.tells(Response::RollPaperEndSensorPaperPresent)
    {
        Err(PrinterFault::PaperOut)
    } else if error.tells(Response::AutocutterErrorOccurred) {
        Err(PrinterFault::Cutter)
    } else if offline.tells(Response::ErrorOccurred) || !printer.tells(Response::Online) {
        Err(PrinterFault::Offline)
    } else if paper.tells(Response::RollPaperNearEndSensorPaperAdequate) {
        Ok(PrinterStatus {
            paper: PaperLevel::Enough,
        })
    } else {
        Ok(PrinterStatus {
            paper: PaperLevel::NearEnd,
        })
    }
}

struct Told(HashMap<Response, bool>);

impl Told {
    fn tells(&self, what: Response) -> bool {
        self.0.get(&what).copied().unwrap_or_default()
    }
}

fn ask(link: &mut Link, n: u8) -> Result<Told, PrinterFault> {
    let request = match n {
        1 => Request::Printer,
        2 => Request::OfflineCause,
        3 => Request::ErrorCause,
        _ => Request::RollPaperSensor,
    };
    let byte = link.real_time_status(n)?;
    match Response::parse(request, byte) {
        Ok(told) => Ok(Told(told)),
        Err(_fixed_bits_wrong) => Err(PrinterFault::Garbage),
    }
}
