//! The printer as a pure byte machine.

use super::act::{Act, Cue, PrinterSection};
use super::page::{Page, Slip, SlipEnd};
use super::parser::{Op, Parser};
use super::status::{Answers, Condition, Cutter, Paper};
use std::collections::VecDeque;
use std::time::Duration;

/// Rows of a line of text with default line spacing (1/6 inch at 203 dpi).
const LINE_ROWS: u16 = 34;
/// Rows the head could have printed in the time of one cut (0.25 s at 150 mm/s).
const CUT_ROWS: u32 = 300;
/// Credit is counted in millionths of a row.
const ROW: i64 = 1_000_000;
/// Most rows printed after a pause, so that the machine does not make up for idle time.
const BURST_ROWS: i64 = 64;
/// Most records kept.
const RECORDS_MAX: usize = 4096;
/// DLE DC4 8 with its fixed parameters: clear all buffers.
const CLEAR: [u8; 10] = [0x10, 0x14, 8, 1, 3, 20, 1, 6, 2, 8];
/// What the printer says when it has cleared them.
const CLEARED: [u8; 3] = [0x37, 0x25, 0x00];

/// Something a test or a technician may want to know afterwards.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Record {
    /// A command that changes nothing here.
    Ignored(Vec<u8>),
    /// A command this printer does not know.
    Unknown(Vec<u8>),
    /// A real-time command that turned up in the middle of an image and was obeyed, as real
    /// printers do.
    RealTimeInImage(Vec<u8>),
    /// A byte arrived when the buffer was full and was lost.
    Overrun,
    /// All buffers were cleared on request.
    Cleared,
    /// A status byte was sent: DLE EOT n (1 to 4), or 0 for GS r.
    Status {
        /// Which request.
        n: u8,
        /// The byte sent.
        byte: u8,
    },
    /// Something happened to the printer.
    Act(Act),
}

/// The printer.
#[derive(Debug)]
pub struct Machine {
    section: PrinterSection,
    condition: Condition,
    plugged: bool,
    buffer: VecDeque<u8>,
    parser: Parser,
    /// Follows the stream as it arrives, to know where a real-time command turns up.
    intake: Parser,
    arrived: Vec<u8>,
    page: Page,
    credit: i64,
    rows: u64,
    cues: Vec<Cue>,
    output: Vec<u8>,
    slips: Vec<Slip>,
    records: Vec<Record>,
}

impl Machine {
    /// A printer with its power on and its buffer empty.
    #[must_use]
    pub fn new(section: &PrinterSection) -> Self {
        let mut machine = Self {
            condition: Condition::new(),
            plugged: true,
            buffer: VecDeque::new(),
            parser: Parser::default(),
            intake: Parser::default(),
            arrived: Vec::new(),
            page: Page::new(section.width_dots),
            credit: 0,
            rows: 0,
            cues: section.cues.clone(),
            output: Vec::new(),
            slips: Vec::new(),
            records: Vec::new(),
            section: section.clone(),
        };
        for act in &section.start {
            machine.act(*act);
        }
        machine
    }

    /// Something happens to the printer.
    pub fn act(&mut self, act: Act) {
        self.record(Record::Act(act));
        match act {
            Act::PaperOut => self.condition.paper = Paper::Out,
            Act::NearEnd => self.condition.paper = Paper::NearEnd,
            Act::PaperOk => {
                if self.condition.paper == Paper::Out {
                    let torn = self.page.take(SlipEnd::PaperEnd);
                    self.slips.extend(torn);
                }
                self.condition.paper = Paper::Enough;
            }
            Act::CoverOpen => self.condition.cover_open = true,
            Act::CoverClose => self.condition.cover_open = false,
            Act::CutterError => self.condition.cutter = Cutter::AboutToJam,
            Act::CutterOk => self.condition.cutter = Cutter::Free,
            Act::Offline => self.condition.forced_offline = true,
            Act::Online => self.condition.forced_offline = false,
            Act::Silent => self.condition.answers = Answers::Silent,
            Act::Garbage => self.condition.answers = Answers::Garbage,
            Act::Late => self.condition.answers = Answers::Late,
            Act::Answer => self.condition.answers = Answers::Right,
            Act::Unplug => self.plugged = false,
            Act::Replug => self.plugged = true,
        }
    }

    /// Something will happen to it when so many rows more have been printed or fed.
    pub fn act_in(&mut self, rows: u64, act: Act) {
        let after_rows = self.rows.saturating_add(rows);
        self.cues.push(Cue { after_rows, act });
    }

    /// Whether the cable is in.
    #[must_use]
    pub const fn plugged(&self) -> bool {
        self.plugged
    }

    /// How many bytes the line may deliver now.
    #[must_use]
    pub fn room(&self) -> usize {
        if self.section.handshake {
            self.section.buffer_bytes.saturating_sub(self.buffer.len())
        } else {
            usize::MAX
        }
    }

    /// Bytes arrive from the host.
    pub fn receive(&mut self, bytes: &[u8]) {
        if self.condition.answers == Answers::Silent {
            return;
        }
        for byte in bytes {
            let in_image = self.intake.in_image();
            drop(self.intake.feed(*byte));
            self.obey_real_time(*byte, in_image);
            if self.buffer.len() < self.section.buffer_bytes {
                self.buffer.push_back(*byte);
            } else {
                self.record(Record::Overrun);
            }
        }
    }

    /// Time passes: the printer works off its buffer as fast as its head allows.
    pub fn advance(&mut self, elapsed: Duration) {
        let micros = i64::try_from(elapsed.as_micros()).unwrap_or(i64::MAX);
        let earned = micros.saturating_mul(i64::from(self.section.rows_per_second));
        self.credit = self
            .credit
            .saturating_add(earned)
            .min(BURST_ROWS.saturating_mul(ROW));
        while self.credit > 0 && self.condition.prints() {
            let Some(byte) = self.buffer.pop_front() else {
                break;
            };
            if let Some(op) = self.parser.feed(byte) {
                self.perform(op);
            }
        }
    }

    /// Whether it has something to print and could.
    #[must_use]
    pub fn busy(&self) -> bool {
        !self.buffer.is_empty() && self.condition.prints()
    }

    /// Takes what the printer has sent to the host.
    #[must_use]
    pub fn take_output(&mut self) -> Vec<u8> {
        if self.condition.answers == Answers::Late {
            return Vec::new();
        }
        std::mem::take(&mut self.output)
    }

    /// Whether the host has been sent all that it asked for.
    #[must_use]
    pub const fn said_all(&self) -> bool {
        self.output.is_empty()
    }

    /// The slips that came off so far.
    #[must_use]
    pub fn slips(&self) -> &[Slip] {
        &self.slips
    }

    /// What was recorded so far.
    #[must_use]
    pub fn records(&self) -> &[Record] {
        &self.records
    }

    /// Rows of dots printed or fed since the start.
    #[must_use]
    pub const fn rows(&self) -> u64 {
        self.rows
    }

    fn obey_real_time(&mut self, byte: u8, in_image: bool) {
        self.arrived.push(byte);
        let too_many = self.arrived.len().saturating_sub(CLEAR.len());
        self.arrived.drain(..too_many);
        let obeyed = match *self.arrived.as_slice() {
            [.., 0x10, 0x04, n] => self.condition.real_time(n).map(|byte| {
                self.send_status(n, byte);
                vec![0x10, 0x04, n]
            }),
            // DLE ENQ 2: recover from the error and clear the buffers.
            [.., 0x10, 0x05, 2] => {
                self.clear();
                Some(vec![0x10, 0x05, 2])
            }
            ref all if *all == CLEAR => {
                self.clear();
                self.send(&CLEARED);
                Some(CLEAR.to_vec())
            }
            _ => None,
        };
        if let Some(command) = obeyed.filter(|_| in_image) {
            self.record(Record::RealTimeInImage(command));
        }
    }

    fn clear(&mut self) {
        self.buffer.clear();
        self.parser = Parser::default();
        self.intake = Parser::default();
        self.arrived.clear();
        self.record(Record::Cleared);
    }

    fn perform(&mut self, op: Op) {
        match op {
            Op::Initialise => {}
            Op::Character(character) => self.page.write(character),
            Op::LineFeed => self.feed(LINE_ROWS),
            Op::FeedRows(rows) => self.feed(rows),
            Op::FeedLines(lines) => self.feed(LINE_ROWS.saturating_mul(u16::from(lines))),
            Op::RasterRow { row, times } => {
                for _ in 0..times {
                    self.print_row(&row);
                }
            }
            Op::Cut { partial, feed_rows } => self.cut(partial, feed_rows),
            Op::TransmitStatus(n) => {
                let byte = if n & 1 == 1 {
                    self.condition.paper_sensors()
                } else {
                    0
                };
                self.send_status(0, byte);
            }
            Op::Ignored(command) => self.record(Record::Ignored(command)),
            Op::Unknown(command) => self.record(Record::Unknown(command)),
        }
    }

    fn feed(&mut self, rows: u16) {
        for _ in 0..rows {
            self.print_row(&[]);
        }
    }

    fn print_row(&mut self, row: &[u8]) {
        self.page.print_row(row);
        self.credit = self.credit.saturating_sub(ROW);
        self.rows = self.rows.saturating_add(1);
        let rows = self.rows;
        let due: Vec<Act> = self
            .cues
            .extract_if(.., |cue| cue.after_rows <= rows)
            .map(|cue| cue.act)
            .collect();
        for act in due {
            self.act(act);
        }
    }

    fn cut(&mut self, partial: bool, feed_rows: u8) {
        self.feed(u16::from(feed_rows));
        if self.condition.cutter == Cutter::AboutToJam {
            self.condition.cutter = Cutter::Jammed;
            return;
        }
        let end = if partial {
            SlipEnd::PartialCut
        } else {
            SlipEnd::Cut
        };
        self.slips.extend(self.page.take(end));
        self.credit = self
            .credit
            .saturating_sub(ROW.saturating_mul(i64::from(CUT_ROWS)));
    }

    fn send_status(&mut self, n: u8, byte: u8) {
        self.record(Record::Status { n, byte });
        self.send(&[byte]);
    }

    fn send(&mut self, bytes: &[u8]) {
        match self.condition.answers {
            Answers::Right | Answers::Late => self.output.extend_from_slice(bytes),
            Answers::Garbage => self.output.extend(bytes.iter().map(|byte| !byte)),
            Answers::Silent => {}
        }
    }

    fn record(&mut self, record: Record) {
        if self.records.len() < RECORDS_MAX {
            self.records.push(record);
        }
    }
}
