//! Bytes to and from the printer, and which of its answers is which.

use super::PrinterSettings;
use pin_kiosk_core::ports::PrinterFault;
use serialport::{ClearBuffer, DataBits, FlowControl, Parity, SerialPort as _, StopBits, TTYPort};
use std::io::{self, Read, Write};
use std::time::{Duration, Instant};

/// DLE EOT: real-time status request; the number follows.
const DLE_EOT: [u8; 2] = [0x10, 0x04];
/// GS r 1: paper sensors, answered in its turn among the commands.
const FENCE: [u8; 3] = [0x1D, b'r', 1];
/// DLE DC4 8: empty all buffers, with the fixed parameters that guard it against accidents.
const CLEAR_BUFFERS: [u8; 10] = [0x10, 0x14, 8, 1, 3, 20, 1, 6, 2, 8];
/// How long the port itself waits for one byte.
const PORT_TIMEOUT: Duration = Duration::from_millis(20);
/// Longest the port may refuse to take bytes, beyond the time on the line.
const SEND_TIME_MAX: Duration = Duration::from_secs(5);
/// Bits on the line for one byte: start, eight data, stop.
const BITS_PER_BYTE: u64 = 10;
/// How long after its time an answer is still looked for: a busy machine is not a silent printer, and
/// a line that never falls quiet has to end.
const LAST_LOOK: Duration = Duration::from_secs(1);
/// Quiet time after which no late answer is expected any more.
const QUIET: Duration = Duration::from_millis(300);

/// Carries bytes to a printer and back, as an open serial port does: a read waits a moment and then
/// fails with [`io::ErrorKind::TimedOut`], and one that brings nothing says that the port has gone.
pub trait Wire: Read + Write + Send {
    /// Drops what has come in and was not read. A line without a queue has nothing to drop.
    fn forget_received(&mut self) {}
}

impl Wire for TTYPort {
    fn forget_received(&mut self) {
        drop(self.clear(ClearBuffer::Input));
    }
}

/// An open line to a printer.
pub(super) struct Link {
    port: Box<dyn Wire>,
    baud: u32,
    answer_timeout: Duration,
    fences: Fences,
    fences_ahead: usize,
    /// Bytes sent since everything before was known to have arrived.
    bytes_ahead: u64,
    /// Questions without an answer. Those that were given up may still get one.
    answers_owed: usize,
}

impl std::fmt::Debug for Link {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Link({} bit/s)", self.baud)
    }
}

/// Whether the printer answers GS r. Some know the real-time requests alone.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Fences {
    Untried,
    Answered,
    Unknown,
}

/// An answer, told from the others by the bits that ESC/POS fixes for this purpose.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Answer {
    /// To DLE EOT: 0xx1xx10.
    RealTime(u8),
    /// To GS r: 0xx0xxxx.
    Fence,
}

impl Answer {
    fn tell(byte: u8) -> Result<Self, PrinterFault> {
        if byte & 0b1001_0011 == 0b0001_0010 {
            Ok(Self::RealTime(byte))
        } else if byte & 0b1001_0000 == 0 {
            Ok(Self::Fence)
        } else {
            Err(PrinterFault::Garbage)
        }
    }
}

impl Link {
    /// Opens the port: 8 data bits, no parity, one stop bit, no flow control but ours.
    pub(super) fn open(settings: &PrinterSettings) -> Result<Self, PrinterFault> {
        let mut port = serialport::new(settings.port.as_str(), settings.baud)
            .data_bits(DataBits::Eight)
            .parity(Parity::None)
            .stop_bits(StopBits::One)
            .flow_control(FlowControl::None)
            .timeout(PORT_TIMEOUT)
            // Printers with a DTR/DSR cable wait for it; a line without it does not mind.
            .dtr_on_open(true)
            .open_native()
            .map_err(|error| {
                tracing::debug!(port = settings.port, %error, "the printer's port cannot be opened");
                PrinterFault::NoPort
            })?;
        // Bytes from before belong to nobody.
        port.forget_received();
        Ok(Self::over(Box::new(port), settings))
    }

    /// A line over a port that is open already.
    pub(super) fn over(port: Box<dyn Wire>, settings: &PrinterSettings) -> Self {
        Self {
            port,
            baud: settings.baud.max(1),
            answer_timeout: settings.answer_timeout,
            fences: Fences::Untried,
            fences_ahead: 0,
            bytes_ahead: 0,
            answers_owed: 0,
        }
    }

    /// Bands whose fence has not been answered yet.
    pub(super) const fn fences_ahead(&self) -> usize {
        self.fences_ahead
    }

    /// Time the bytes that may still be on the line need to arrive.
    pub(super) fn time_on_line(&self) -> Duration {
        let bits = self.bytes_ahead.saturating_mul(BITS_PER_BYTE);
        Duration::from_micros(bits.saturating_mul(1_000_000) / u64::from(self.baud))
    }

    /// Sends bytes, all of them.
    pub(super) fn send(&mut self, mut bytes: &[u8]) -> Result<(), PrinterFault> {
        self.bytes_ahead = self
            .bytes_ahead
            .saturating_add(u64::try_from(bytes.len()).unwrap_or(0));
        let end = Instant::now() + self.time_on_line() + SEND_TIME_MAX;
        while !bytes.is_empty() {
            match self.port.write(bytes) {
                Ok(0) => return Err(PrinterFault::NoPort),
                Ok(n) => bytes = bytes.get(n..).unwrap_or_default(),
                Err(error) if is_slow(&error) && Instant::now() < end => {}
                Err(error) => return Err(fault(&error)),
            }
        }
        Ok(())
    }

    /// Sends a command and a request that is answered when the command has been worked off.
    pub(super) fn send_and_fence(&mut self, command: &[u8]) -> Result<(), PrinterFault> {
        self.send(command)?;
        if self.fences != Fences::Unknown {
            self.send(&FENCE)?;
            self.fences_ahead = self.fences_ahead.saturating_add(1);
        }
        Ok(())
    }

    /// Finds out, once for each line, whether the printer answers fences. It has to be idle, and to
    /// have answered a real-time request just now.
    pub(super) fn try_fence(&mut self) -> Result<(), PrinterFault> {
        if self.fences == Fences::Untried {
            self.send_and_fence(&[])?;
            self.listen(self.time_on_line() + self.answer_timeout)?;
            // Whoever is silent altogether may know fences all the same.
            self.real_time_status(1)?;
            if self.fences == Fences::Untried {
                tracing::info!("the printer does not answer GS r: its real-time status has to do");
                self.fences = Fences::Unknown;
                self.fences_ahead = 0;
            }
        }
        Ok(())
    }

    /// Whether a command is known to be worked off only by the time it takes.
    pub(super) fn has_no_fences(&self) -> bool {
        self.fences == Fences::Unknown
    }

    /// Asks DLE EOT n and waits for its answer. Answers to fences that come in before it count.
    pub(super) fn real_time_status(&mut self, n: u8) -> Result<u8, PrinterFault> {
        if self.answers_owed > 0 {
            // What has come since that question was given up is old.
            self.port.forget_received();
        }
        self.send(&[DLE_EOT[0], DLE_EOT[1], n])?;
        self.answers_owed = self.answers_owed.saturating_add(1);
        let mut end = Instant::now() + self.time_on_line() + self.answer_timeout;
        let mut told = None;
        // Nothing in an answer says to which question it belongs. Those to questions that were
        // given up may still come before this one's: the last one counts.
        let mut expected = self.answers_owed;
        while expected > 0
            && let Some(answer) = self.next_answer(end)?
        {
            if let Answer::RealTime(byte) = answer {
                told = Some(byte);
                expected = expected.saturating_sub(1);
                end = Instant::now() + QUIET;
            }
        }
        let byte = told.ok_or(PrinterFault::Silent)?;
        self.answers_owed = 0;
        // The request was the last byte on the line, so all before it has arrived.
        self.bytes_ahead = 0;
        Ok(byte)
    }

    /// Listens for the answer to one fence, for this long at most.
    pub(super) fn listen(&mut self, patience: Duration) -> Result<(), PrinterFault> {
        let end = Instant::now() + patience;
        while let Some(answer) = self.next_answer(end)? {
            if answer == Answer::Fence {
                break;
            }
        }
        Ok(())
    }

    /// Has the printer empty its buffers and forgets what was asked of it before. Its answer
    /// (37h 25h 00h) is not waited for: older printers obey without one.
    pub(super) fn clear_printer(&mut self) -> Result<(), PrinterFault> {
        self.send(&CLEAR_BUFFERS)?;
        let mut quiet_since = Instant::now();
        let end = Instant::now() + self.time_on_line() + self.answer_timeout;
        while quiet_since.elapsed() < QUIET && Instant::now() < end {
            if self.read_byte()?.is_some() {
                quiet_since = Instant::now();
            }
        }
        self.fences_ahead = 0;
        Ok(())
    }

    /// The next answer that comes before `end`. A line that never falls quiet ends there as well.
    fn next_answer(&mut self, end: Instant) -> Result<Option<Answer>, PrinterFault> {
        // On a busy machine the answer may be there although its time is over: one more look.
        let mut is_last_look = false;
        let never_quiet = end + LAST_LOOK;
        while !is_last_look && Instant::now() < never_quiet {
            is_last_look = Instant::now() >= end;
            if let Some(byte) = self.read_byte()? {
                let answer = Answer::tell(byte)?;
                if answer == Answer::Fence {
                    self.fences = Fences::Answered;
                    self.fences_ahead = self.fences_ahead.saturating_sub(1);
                }
                return Ok(Some(answer));
            }
        }
        Ok(None)
    }

    /// One byte, or none within the port's own time.
    fn read_byte(&mut self) -> Result<Option<u8>, PrinterFault> {
        let mut byte = [0];
        match self.port.read(&mut byte) {
            Ok(0) => Err(PrinterFault::NoPort),
            Ok(_) => Ok(byte.first().copied()),
            Err(error) if is_slow(&error) => Ok(None),
            Err(error) => Err(fault(&error)),
        }
    }
}

fn is_slow(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::TimedOut | io::ErrorKind::WouldBlock | io::ErrorKind::Interrupted
    )
}

/// A port that takes no bytes for seconds belongs to a printer that is busy for ever or dead; any
/// other error means that the port has gone (`BrokenPipe`, EIO, ENODEV, ENXIO).
fn fault(error: &io::Error) -> PrinterFault {
    if is_slow(error) {
        PrinterFault::Silent
    } else {
        PrinterFault::NoPort
    }
}
