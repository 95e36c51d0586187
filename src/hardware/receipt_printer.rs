//! The receipt printer: ESC/POS on a serial line.
//!
//! One slip at a time, in bands of an image, each followed by a request that the printer answers
//! only when it has worked off everything before it (`GS r 1`). So no more than two bands are ever
//! on their way, which no receive buffer is too small for, and no modem line is needed; and a slip
//! counts as printed only when the answer after its cut has come and the four real-time status
//! bytes (DLE EOT 1 to 4) are good. A printer that does not know `GS r` is given the time that a
//! slow one needs, and its real-time status has the last word.
//!
//! After a fault in the middle, the next slip begins with the printer's buffers cleared, a hatched
//! strip over what is left of the torn slip, and a cut.

mod bands;
mod link;
mod status;

#[cfg(test)]
mod tests;

pub use link::Wire;

use bands::Band;
use link::Link;
use pin_kiosk_core::ports::{PrinterFault, PrinterStatus, ReceiptPrinter};
use pin_kiosk_core::slip::SlipRaster;
use std::time::{Duration, Instant};

/// ESC @: settings back to their defaults. Does not empty the receive buffer.
const INITIALISE: [u8; 2] = [0x1B, b'@'];
/// GS a 0: no status bytes that were not asked for.
const NO_AUTOMATIC_STATUS: [u8; 3] = [0x1D, b'a', 0];
/// GS V 66 0: feed to the cutter and cut, leaving one point, so that the slip does not fall.
const FEED_AND_CUT: [u8; 4] = [0x1D, b'V', 66, 0];
/// Bands on their way to the printer and not yet worked off.
const BANDS_AHEAD_MAX: usize = 2;
/// How often the status is asked for while the printer works.
const ASK_EVERY: Duration = Duration::from_millis(250);
/// Longest a good printer may take for a band beyond the time on the line: slow mechanics (50 mm/s)
/// and the cutter.
const BAND_TIME_MAX: Duration = Duration::from_secs(5);
/// What the last rows, the feed and the cutter take, where the printer does not tell.
const CUT_TIME: Duration = Duration::from_secs(1);
/// Rows of the strip that marks a torn slip as void: 5 mm.
const VOID_ROWS: usize = 40;

/// Where the printer is and how it is spoken to.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct PrinterSettings {
    /// Path of the port. Ports are not searched: a kiosk has one, and its path is configured.
    pub port: String,
    /// Bits a second.
    pub baud: u32,
    /// Longest wait for an answer to a status request, beyond the time on the line.
    pub answer_timeout: Duration,
}

impl PrinterSettings {
    /// Settings for a port and a speed, with a time for answers that a machine busy with something
    /// else keeps to as well: taking it for silence costs the slip.
    #[must_use]
    pub fn new(port: impl Into<String>, baud: u32) -> Self {
        Self {
            port: port.into(),
            baud,
            answer_timeout: Duration::from_secs(2),
        }
    }
}

/// The printer on its line. Opened when first needed, and again after it was unplugged.
#[derive(Debug)]
pub struct SerialReceiptPrinter {
    settings: PrinterSettings,
    link: Option<Link>,
    /// What may be left of a slip that did not come out whole.
    left_over: LeftOver,
}

/// What an earlier slip may have left behind.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum LeftOver {
    Nothing,
    /// Whatever a program before this one left in the printer's buffer.
    Unknown,
    /// Part of a slip in the printer's buffer or on the paper.
    TornSlip,
}

impl SerialReceiptPrinter {
    /// A printer at this port; opens nothing yet.
    #[must_use]
    pub const fn new(settings: PrinterSettings) -> Self {
        Self {
            settings,
            link: None,
            left_over: LeftOver::Unknown,
        }
    }

    /// A printer on a line that is open already. When that has gone, the port of the settings is
    /// opened as ever.
    #[must_use]
    pub fn over(wire: impl Wire + 'static, settings: PrinterSettings) -> Self {
        Self {
            link: Some(Link::over(Box::new(wire), &settings)),
            ..Self::new(settings)
        }
    }

    /// Runs `talk` on the open line, and closes the line when its port has gone.
    fn on_line<T>(
        &mut self,
        talk: impl FnOnce(&mut Link) -> Result<T, PrinterFault>,
    ) -> Result<T, PrinterFault> {
        let mut link = match self.link.take() {
            Some(link) => link,
            None => Link::open(&self.settings)?,
        };
        let result = talk(&mut link);
        if !matches!(result, Err(PrinterFault::NoPort)) {
            self.link = Some(link);
        }
        result
    }

    /// Status, opening the port a second time if the one at hand turns out to be gone: after a
    /// quick unplug and replug the old handle is dead while a new port is there.
    fn fresh_status(&mut self) -> Result<PrinterStatus, PrinterFault> {
        let had_link = self.link.is_some();
        match self.on_line(status::ask_all) {
            Err(PrinterFault::NoPort) if had_link => self.on_line(status::ask_all),
            result => result,
        }
    }
}

impl ReceiptPrinter for SerialReceiptPrinter {
    fn status(&mut self) -> Result<PrinterStatus, PrinterFault> {
        self.fresh_status()
    }

    fn print(&mut self, slip: &SlipRaster) -> Result<PrinterStatus, PrinterFault> {
        self.fresh_status()?;
        let left_over = self.left_over;
        // From here on anything may be left half done, until the last status says otherwise.
        self.left_over = LeftOver::TornSlip;
        let status = self.on_line(|link| {
            if left_over != LeftOver::Nothing {
                clear(link)?;
            }
            link.send(&INITIALISE)?;
            link.send(&NO_AUTOMATIC_STATUS)?;
            link.try_fence()?;
            if left_over == LeftOver::TornSlip {
                print_bands(link, &void_strip(slip.width()))?;
            }
            print_bands(link, slip)?;
            status::ask_all(link)
        })?;
        self.left_over = LeftOver::Nothing;
        Ok(status)
    }

    fn let_go(&mut self) {
        self.link = None;
    }
}

/// Empties the printer: its buffers by request, and an image that a torn line left open by filling
/// it up with white. Printers pass over NUL outside an image.
fn clear(link: &mut Link) -> Result<(), PrinterFault> {
    link.clear_printer()?;
    link.send(&[0; bands::BAND_BYTES_MAX])?;
    Ok(())
}

/// Prints the bands, feeds and cuts, and waits until the printer has done all of it.
fn print_bands(link: &mut Link, slip: &SlipRaster) -> Result<(), PrinterFault> {
    for band in Band::cut_up(slip) {
        link.send_and_fence(&band.bytes)?;
        wait_for(link, BANDS_AHEAD_MAX)?;
        status::ask_online(link)?;
    }
    link.send_and_fence(&FEED_AND_CUT)?;
    if link.has_no_fences() {
        link.listen(link.time_on_line() + CUT_TIME)?;
    }
    wait_for(link, 0)
}

/// Waits until no more than `ahead` bands are on their way, looking at the status meanwhile.
fn wait_for(link: &mut Link, ahead: usize) -> Result<(), PrinterFault> {
    let end = Instant::now() + link.time_on_line() + BAND_TIME_MAX;
    while link.fences_ahead() > ahead {
        link.listen(ASK_EVERY)?;
        if link.fences_ahead() <= ahead {
            break;
        }
        status::ask_all(link)?;
        if Instant::now() > end {
            // It answers for itself and says all is well, yet does not get on.
            return Err(PrinterFault::Offline);
        }
    }
    Ok(())
}

/// Slanted stripes across the paper: whatever is above them is void.
fn void_strip(width: usize) -> SlipRaster {
    let mut strip = SlipRaster::new(width, VOID_ROWS);
    for y in 0..VOID_ROWS {
        for x in (0..width).filter(|x| (x + y) % 16 < 8) {
            strip.blacken(x, y);
        }
    }
    strip
}
