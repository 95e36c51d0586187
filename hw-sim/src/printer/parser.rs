//! The byte stream taken apart into what the printer has to do.

const DLE: u8 = 0x10;
const ESC: u8 = 0x1B;
const FS: u8 = 0x1C;
const GS: u8 = 0x1D;

/// One thing to do.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) enum Op {
    Initialise,
    Character(u8),
    LineFeed,
    /// Feed this many rows of dots.
    FeedRows(u16),
    /// Feed this many lines of text.
    FeedLines(u8),
    /// One row of a raster image, to be burnt this many times.
    RasterRow {
        row: Vec<u8>,
        times: u8,
    },
    Cut {
        partial: bool,
        feed_rows: u8,
    },
    /// GS r n.
    TransmitStatus(u8),
    /// A command this printer knows and that changes nothing in a raster print.
    Ignored(Vec<u8>),
    /// A command this printer does not know.
    Unknown(Vec<u8>),
}

/// A byte at a time, as bytes leave the receive buffer.
#[derive(Clone, Debug, Default)]
pub(crate) struct Parser {
    state: State,
}

#[derive(Clone, Debug, Default)]
enum State {
    #[default]
    Idle,
    /// Collects a command until it is long enough.
    Command(Vec<u8>),
    /// Passes over the rest of a command whose data is of no interest.
    Skip {
        command: Vec<u8>,
        left: usize,
    },
    Raster(Raster),
}

#[derive(Clone, Debug)]
struct Raster {
    width_bytes: usize,
    rows_left: u16,
    mode: u8,
    row: Vec<u8>,
}

impl Raster {
    fn feed(&mut self, byte: u8) -> Option<Op> {
        self.row.push(byte);
        if self.row.len() < self.width_bytes {
            return None;
        }
        self.rows_left = self.rows_left.saturating_sub(1);
        let row = std::mem::take(&mut self.row);
        let row = if self.mode & 1 == 1 {
            double_width(&row)
        } else {
            row
        };
        Some(Op::RasterRow {
            row,
            times: if self.mode & 2 == 2 { 2 } else { 1 },
        })
    }
}

impl Parser {
    /// Whether the next byte is the middle of an image, not of a command.
    pub(crate) const fn in_image(&self) -> bool {
        matches!(self.state, State::Raster(_))
    }

    pub(crate) fn feed(&mut self, byte: u8) -> Option<Op> {
        match std::mem::take(&mut self.state) {
            State::Idle => self.begin(byte),
            State::Command(mut command) => {
                command.push(byte);
                self.go_on(command)
            }
            State::Skip {
                command,
                left: 0 | 1,
            } => Some(Op::Ignored(command)),
            State::Skip { command, left } => {
                self.state = State::Skip {
                    command,
                    left: left.saturating_sub(1),
                };
                None
            }
            State::Raster(mut raster) => {
                let op = raster.feed(byte);
                if raster.rows_left > 0 {
                    self.state = State::Raster(raster);
                }
                op
            }
        }
    }

    fn begin(&mut self, byte: u8) -> Option<Op> {
        match byte {
            DLE | ESC | FS | GS => {
                self.state = State::Command(vec![byte]);
                None
            }
            b'\n' => Some(Op::LineFeed),
            // Control characters without a meaning of their own are passed over.
            0x00..0x20 => None,
            0x20..=0xFF => Some(Op::Character(byte)),
        }
    }

    /// Decides by what is there of a command, and waits when that is not enough.
    fn go_on(&mut self, command: Vec<u8>) -> Option<Op> {
        match *command.as_slice() {
            [ESC, b'@'] => Some(Op::Initialise),
            [ESC, b'J', rows] => Some(Op::FeedRows(u16::from(rows))),
            [ESC, b'd', lines] => Some(Op::FeedLines(lines)),
            [GS, b'r', n] => Some(Op::TransmitStatus(n)),
            [GS, b'V', m] if matches!(m, 0 | 1 | 48 | 49) => Some(Op::Cut {
                partial: m & 1 == 1,
                feed_rows: 0,
            }),
            // GS V 65/66 n feeds, then cuts; 97/98 and 103/104 are its variants.
            [GS, b'V', m, feed_rows] => Some(Op::Cut {
                partial: matches!(m, 66 | 98 | 104),
                feed_rows,
            }),
            [GS, b'v', b'0', m, x_low, x_high, y_low, y_high] => {
                self.begin_raster(m, [x_low, x_high], [y_low, y_high])
            }
            // GS ( X, FS ( X, ESC ( X: the length of the rest follows in two bytes.
            [ESC | FS | GS, b'(', _, low, high] => {
                let left = usize::from(u16::from_le_bytes([low, high]));
                self.state = State::Skip {
                    command: command.clone(),
                    left,
                };
                (left == 0).then(|| {
                    self.state = State::Idle;
                    Op::Ignored(command)
                })
            }
            ref so_far => match length(so_far) {
                None => Some(Op::Unknown(command)),
                Some(needed) if so_far.len() < needed => {
                    self.state = State::Command(command);
                    None
                }
                Some(_) => Some(Op::Ignored(command)),
            },
        }
    }

    fn begin_raster(&mut self, mode: u8, width: [u8; 2], rows: [u8; 2]) -> Option<Op> {
        let width_bytes = usize::from(u16::from_le_bytes(width));
        let rows_left = u16::from_le_bytes(rows);
        if width_bytes > 0 && rows_left > 0 {
            self.state = State::Raster(Raster {
                width_bytes,
                rows_left,
                mode,
                row: Vec::new(),
            });
        }
        None
    }
}

/// Whole length of a command known by its first bytes; nothing when it is not known.
fn length(command: &[u8]) -> Option<usize> {
    let &[family, name, ..] = command else {
        return Some(2);
    };
    match (family, name) {
        (DLE, _) => real_time_length(command),
        (_, b'(') => Some(5),
        (ESC, name) => escape_length(name),
        (FS, b'.' | b'&') => Some(2),
        (GS, name) => group_length(name),
        _ => None,
    }
}

/// Real-time commands have been obeyed on arrival; in the buffer they are only passed over.
fn real_time_length(command: &[u8]) -> Option<usize> {
    match *command {
        [DLE, 0x04 | 0x05, ..] | [DLE, 0x14] => Some(3),
        [DLE, 0x14, 8, ..] => Some(10),
        [DLE, 0x14, ..] => Some(5),
        _ => None,
    }
}

fn escape_length(name: u8) -> Option<usize> {
    match name {
        b'@' | b'2' | b'<' | b'L' | b'S' => Some(2),
        b'!' | b' ' | b'-' | b'3' | b'=' | b'E' | b'G' | b'J' | b'M' | b'R' | b'T' | b'V'
        | b'a' | b'd' | b't' | b'{' => Some(3),
        b'$' | b'\\' | b'c' => Some(4),
        b'p' => Some(5),
        _ => None,
    }
}

fn group_length(name: u8) -> Option<usize> {
    match name {
        b'!' | b'B' | b'H' | b'I' | b'a' | b'b' | b'f' | b'h' | b'r' | b'w' => Some(3),
        b'$' | b'L' | b'P' | b'V' | b'W' | b'\\' => Some(4),
        b'v' => Some(8),
        _ => None,
    }
}

fn double_width(row: &[u8]) -> Vec<u8> {
    row.iter()
        .flat_map(|byte| {
            let wide = (0..8_u8).fold(0_u16, |wide, bit| {
                if byte & (1 << bit) == 0 {
                    wide
                } else {
                    wide | (3 << (2 * bit))
                }
            });
            wide.to_be_bytes()
        })
        .collect()
}
