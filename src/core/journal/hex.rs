//! Bytes as lower-case digits: the only form of bytes in the journal.

/// Two digits a byte.
pub(super) fn text(bytes: &[u8]) -> String {
    bytes
        .iter()
        .flat_map(|byte| pair(*byte))
        .map(char::from)
        .collect()
}

/// The digits of a hash, to compare with what a line says.
pub(super) fn digits(hash: &[u8; 32]) -> [u8; 64] {
    let mut digits = [0; 64];
    for (pair_of, byte) in digits.chunks_exact_mut(2).zip(hash) {
        pair_of.copy_from_slice(&pair(*byte));
    }
    digits
}

/// The bytes of `N` pairs of lower-case digits, and nothing else.
pub(super) fn bytes<const N: usize>(digits: &[u8]) -> Option<[u8; N]> {
    let mut bytes = [0; N];
    if digits.len() != N.checked_mul(2)? {
        return None;
    }
    for (byte, pair) in bytes.iter_mut().zip(digits.chunks_exact(2)) {
        let [high, low] = pair else { return None };
        *byte = value(*high)? << 4 | value(*low)?;
    }
    Some(bytes)
}

/// Whether all are lower-case digits.
///
pub(super) fn are_digits(digits: &[u8]) -> bool {
    all(digits, |digit| {
        digit.is_ascii_digit() || matches!(digit, b'a'..=b'f')
    })
}

/// Whether all bytes are so. Looks at all of them without stopping early, which the compiler turns
/// into few instructions.
pub(super) fn all(bytes: &[u8], is_so: impl Fn(u8) -> bool) -> bool {
    bytes.iter().fold(true, |all, byte| all & is_so(*byte))
}

fn pair(byte: u8) -> [u8; 2] {
    PAIRS.get(usize::from(byte)).copied().unwrap_or_default()
}

/// The digits of every byte: looking them up is several times faster than working them out.
static PAIRS: [[u8; 2]; 256] = {
    let mut pairs = [[0; 2]; 256];
    let mut byte = 0_u8;
    loop {
        let (rest, _) = pairs.split_at_mut(byte as usize + 1);
        if let Some(pair) = rest.last_mut() {
            *pair = [digit(byte >> 4), digit(byte & 0x0F)];
        }
        if byte == u8::MAX {
            break pairs;
        }
        byte += 1;
    }
};

const fn digit(value: u8) -> u8 {
    match value {
        0..=9 => b'0' + value,
        _ => b'a' + (value - 10),
    }
}

const fn value(digit: u8) -> Option<u8> {
    match digit {
        b'0'..=b'9' => Some(digit - b'0'),
        b'a'..=b'f' => Some(digit - b'a' + 10),
        _ => None,
    }
}
