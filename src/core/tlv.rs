//! BER-TLV and DER as a card hands them out: hostile until parsed.

use iso7816_tlv::ber::Tlv;

/// Deepest nesting that is followed. A certificate needs about nine.
const DEPTH_MAX: usize = 24;

/// First byte of a DER SEQUENCE, as which a certificate begins (X.690, 8.9).
const SEQUENCE: u8 = 0x30;

/// Why bytes are not what a card should hand out.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum TlvFault {
    /// The bytes end too early.
    #[error("the object is cut off")]
    Truncated,
    /// The object is longer than what is accepted.
    #[error("the object is too long")]
    TooLong,
    /// The bytes are not of that form.
    #[error("the object is malformed")]
    Malformed,
}

/// The extent of an object: its header, and header and content together, in bytes.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct Extent {
    /// Bytes of tag and length.
    pub(crate) header: usize,
    /// Bytes of the whole object, at most the limit given.
    pub(crate) total: usize,
}

/// Reads the extent of the DER object that begins with `bytes`; its content need not be there yet.
///
/// One tag byte, definite length of at most three bytes, in the shortest form (X.690, 10.1).
///
/// # Errors
///
/// [`TlvFault`].
pub(crate) fn extent(bytes: &[u8], bytes_max: usize) -> Result<Extent, TlvFault> {
    let (tag, rest) = bytes.split_first().ok_or(TlvFault::Truncated)?;
    if tag & 0x1F == 0x1F {
        return Err(TlvFault::Malformed);
    }
    let (first, rest) = rest.split_first().ok_or(TlvFault::Truncated)?;
    let (n_length, content) = match *first {
        short @ 0..=0x7F => (0, usize::from(short)),
        0x81..=0x83 => {
            let n_length = usize::from(*first & 0x7F);
            let digits = rest.get(..n_length).ok_or(TlvFault::Truncated)?;
            let content = digits.iter().fold(0_usize, |length, digit| {
                length.wrapping_shl(8) | usize::from(*digit)
            });
            let shortest = match n_length {
                1 => 0x80,
                2 => 0x100,
                _ => 0x1_0000,
            };
            if content < shortest {
                return Err(TlvFault::Malformed);
            }
            (n_length, content)
        }
        // Indefinite, or a gigabyte.
        0x80 | 0x84..=0xFF => return Err(TlvFault::Malformed),
    };
    let header = n_length.saturating_add(2);
    let total = header.saturating_add(content);
    if total > bytes_max {
        return Err(TlvFault::TooLong);
    }
    Ok(Extent { header, total })
}

/// Length of the certificate that a file begins with, header included; what follows is filler.
///
/// # Errors
///
/// [`TlvFault`].
pub fn certificate_len(file_start: &[u8], bytes_max: usize) -> Result<usize, TlvFault> {
    if file_start.first() != Some(&SEQUENCE) {
        return Err(TlvFault::Malformed);
    }
    Ok(extent(file_start, bytes_max)?.total)
}

/// Parses exactly one BER-TLV object in which all lengths add up, down to the last primitive.
///
/// # Errors
///
/// [`TlvFault`].
pub fn parse(bytes: &[u8]) -> Result<Tlv, TlvFault> {
    // The parser recurses: what would exhaust the stack must not reach it.
    check_depth(bytes, DEPTH_MAX)?;
    let (parsed, rest) = Tlv::parse(bytes);
    if !rest.is_empty() {
        return Err(TlvFault::Malformed);
    }
    parsed.map_err(|error| match error {
        iso7816_tlv::TlvError::TruncatedInput => TlvFault::Truncated,
        iso7816_tlv::TlvError::InvalidInput
        | iso7816_tlv::TlvError::InvalidLength
        | iso7816_tlv::TlvError::Inconsistant
        | iso7816_tlv::TlvError::ParseIntError
        | iso7816_tlv::TlvError::TagIsRFU => TlvFault::Malformed,
    })
}

/// Walks the constructed objects in `bytes` and refuses what nests deeper than `levels`.
fn check_depth(bytes: &[u8], levels: usize) -> Result<(), TlvFault> {
    let deeper = levels.checked_sub(1).ok_or(TlvFault::Malformed)?;
    let mut rest = bytes;
    while let Some(tag) = rest.first() {
        let Extent { header, total } = extent(rest, rest.len())?;
        if tag & 0x20 != 0 {
            check_depth(rest.get(header..total).ok_or(TlvFault::Truncated)?, deeper)?;
        }
        rest = rest.get(total..).ok_or(TlvFault::Truncated)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_certificate_tells_its_length_first() {
        assert_eq!(certificate_len(&[0x30, 0x82, 0x03, 0x62], 4096), Ok(870));
        assert_eq!(certificate_len(&[0x30, 0x7F], 4096), Ok(0x81));
        assert_eq!(certificate_len(&[0x30, 0x81, 0x80], 4096), Ok(0x83));
    }

    #[test]
    fn a_hostile_length_is_refused() {
        for (bytes, fault) in [
            (&[][..], TlvFault::Malformed),
            (&[0x30], TlvFault::Truncated),
            (&[0x30, 0x82, 0x03], TlvFault::Truncated),
            (&[0x30, 0x82, 0xFF, 0xFF], TlvFault::TooLong),
            (&[0x30, 0x83, 0xFF, 0xFF, 0xFF], TlvFault::TooLong),
            (&[0x30, 0x84, 0, 0, 1, 0], TlvFault::Malformed),
            (&[0x30, 0x80], TlvFault::Malformed),
            (&[0x30, 0x81, 0x7F], TlvFault::Malformed),
            (&[0x30, 0x82, 0x00, 0xFF], TlvFault::Malformed),
            (&[0xFF; 8], TlvFault::Malformed),
        ] {
            assert_eq!(certificate_len(bytes, 4096), Err(fault), "{bytes:02X?}");
        }
    }

    #[test]
    fn nesting_has_an_end() {
        let mut nested = vec![0x05, 0x00];
        for _ in 0..20 {
            let mut outer = vec![0x30, u8::try_from(nested.len()).unwrap()];
            outer.append(&mut nested);
            nested = outer;
        }
        assert!(parse(&nested).is_ok());
        for _ in 0..10 {
            let mut outer = vec![0x30, u8::try_from(nested.len()).unwrap()];
            outer.append(&mut nested);
            nested = outer;
        }
        assert_eq!(parse(&nested), Err(TlvFault::Malformed));
    }

    proptest! {
        #[test]
        fn any_bytes_are_parsed_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..600)) {
            if let Ok(tlv) = parse(&bytes) {
                prop_assert!(tlv.to_vec().len() <= bytes.len());
            }
            if let Ok(total) = certificate_len(&bytes, 4096) {
                prop_assert!(total <= 4096);
            }
        }

        #[test]
        fn nested_bytes_are_parsed_or_refused(
            bytes in proptest::collection::vec(prop_oneof![Just(0x30_u8), Just(0x80), Just(0x02), 0_u8..9], 0..400)
        ) {
            let _outcome = parse(&bytes);
        }
    }
}
