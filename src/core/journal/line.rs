//! A record as a line, and a line as a record.

use super::{RecordHash, RecordRef, hex};

/// Longest line, its end included, in bytes.
pub const LINE_BYTES_MAX: usize = 1024;

/// Bytes of a moment such as `2026-11-22T01:02:03.004Z`.
const TIME_BYTES: usize = 24;
const HASH_DIGITS: usize = 64;

/// What stands between the fields and the digits behind them.
const PREV: &[u8] = br#","prev":""#;
const HASH: &[u8] = br#","hash":""#;
const SEAL: &[u8] = br#"","seal":""#;
const END: &[u8] = br#""}"#;

/// Bytes of a line from `prev` on: three times 64 digits, and the quotation mark that ends `prev`.
const TAIL_BYTES: usize = PREV.len() + 1 + HASH.len() + SEAL.len() + END.len() + 3 * HASH_DIGITS;

/// What a record says, before hash and seal are added.
pub(super) struct Body<'a> {
    pub(super) number: u64,
    pub(super) time: &'a str,
    pub(super) up_millis: u64,
    pub(super) kind: &'a str,
    pub(super) fields: &'a str,
    pub(super) prev: RecordHash,
}

impl Body<'_> {
    /// The bytes that are hashed: the line up to its hash.
    pub(super) fn bytes(&self) -> String {
        let Self {
            number,
            time,
            up_millis,
            kind,
            fields,
            prev,
        } = self;
        format!(
            r#"{{"n":{number},"time":"{time}","up":{up_millis},"kind":"{kind}","fields":{fields},"prev":"{prev}""#
        )
    }
}

/// Completes the line of `body`, its end included.
pub(super) fn complete(body: &str, hash: &[u8; 32], seal: &[u8; 32]) -> Vec<u8> {
    let [hash, seal] = [hash, seal].map(|bytes| hex::text(bytes));
    format!("{body},\"hash\":\"{hash}\",\"seal\":\"{seal}\"}}\n").into_bytes()
}

/// One line of a journal, taken apart but not yet believed.
#[derive(Clone, Copy, Debug)]
pub struct Line<'a> {
    /// Number of the record.
    pub number: u64,
    /// Wall clock, UTC.
    pub time: &'a str,
    /// Milliseconds on the clock that never goes backwards, since the program's start.
    pub up_millis: u64,
    /// Name of its kind.
    pub kind: &'a str,
    /// Its fields, a JSON object.
    pub fields: &'a str,
    pub(super) prev: &'a [u8],
    pub(super) hash: &'a [u8],
    pub(super) seal: &'a [u8],
    pub(super) body: &'a [u8],
}

impl<'a> Line<'a> {
    /// The record before this one, as this one names it; nothing in record 1.
    #[must_use]
    pub fn before(&self) -> Option<RecordRef> {
        Some(RecordRef {
            number: self.number.checked_sub(1).filter(|number| *number > 0)?,
            hash: RecordHash(hex::bytes(self.prev)?),
        })
    }

    /// Takes a line apart, without its end; nothing when it has another form.
    ///
    /// There is exactly one form for each record: spaces, capitals, other orders or escapes are
    /// refused.
    #[must_use]
    pub fn parse(line: &'a [u8]) -> Option<Self> {
        if line.len() >= LINE_BYTES_MAX {
            return None;
        }
        // What is behind the fields is always as long.
        let (says, tail) = line.split_at_checked(line.len().checked_sub(TAIL_BYTES)?)?;
        let (number, rest) = number(says.strip_prefix(br#"{"n":"#)?)?;
        let (time, rest) = rest
            .strip_prefix(br#","time":""#)?
            .split_at_checked(TIME_BYTES)?;
        let (up_millis, rest) = self::number(rest.strip_prefix(br#"","up":"#)?)?;
        let (kind, rest) = until(rest.strip_prefix(br#","kind":""#)?, b'"')?;
        let fields = rest.strip_prefix(br#"","fields":"#)?;
        let (prev, rest) = hash_digits(tail.strip_prefix(PREV)?)?;
        let rest = rest.strip_prefix(b"\"")?;
        let body = line.get(..line.len().checked_sub(rest.len())?)?;
        let (hash, rest) = hash_digits(rest.strip_prefix(HASH)?)?;
        let (seal, rest) = hash_digits(rest.strip_prefix(SEAL)?)?;
        if rest != END || !is_time(time) || !is_kind(kind) || !is_object(fields) {
            return None;
        }
        Some(Self {
            number,
            time: std::str::from_utf8(time).ok()?,
            up_millis,
            kind: std::str::from_utf8(kind).ok()?,
            fields: std::str::from_utf8(fields).ok()?,
            prev,
            hash,
            seal,
            body,
        })
    }
}

/// The value of `digits`: no sign, no leading zero, at most 19 of them.
pub(super) fn decimal(digits: &[u8]) -> Option<u64> {
    let usual = match digits {
        [] => false,
        [_] => true,
        [first, ..] => *first != b'0' && digits.len() <= 19,
    };
    if !usual {
        return None;
    }
    digits.iter().try_fold(0_u64, |value, digit| {
        let digit = digit.is_ascii_digit().then(|| u64::from(digit - b'0'))?;
        value.checked_mul(10)?.checked_add(digit)
    })
}

fn number(rest: &[u8]) -> Option<(u64, &[u8])> {
    let len = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let (digits, rest) = rest.split_at_checked(len)?;
    Some((decimal(digits)?, rest))
}

fn until(rest: &[u8], end: u8) -> Option<(&[u8], &[u8])> {
    rest.split_at_checked(rest.iter().position(|byte| *byte == end)?)
}

fn hash_digits(rest: &[u8]) -> Option<(&[u8], &[u8])> {
    let (digits, rest) = rest.split_at_checked(HASH_DIGITS)?;
    hex::are_digits(digits).then_some((digits, rest))
}

fn is_time(time: &[u8]) -> bool {
    const FORM: &[u8; TIME_BYTES] = b"dddd-dd-ddTdd:dd:dd.dddZ";
    time.iter().zip(FORM).fold(true, |all, (byte, form)| {
        all & if *form == b'd' {
            byte.is_ascii_digit()
        } else {
            byte == form
        }
    })
}

fn is_kind(kind: &[u8]) -> bool {
    !kind.is_empty() && hex::all(kind, |byte| byte.is_ascii_lowercase() || byte == b'-')
}

/// One flat object: printable ASCII without spaces, escapes or a second brace.
fn is_object(fields: &[u8]) -> bool {
    let is_usual = |byte: u8| byte.is_ascii_graphic() && !matches!(byte, b'{' | b'}' | b'\\');
    matches!(fields, [b'{', inside @ .., b'}'] if hex::all(inside, is_usual))
}
