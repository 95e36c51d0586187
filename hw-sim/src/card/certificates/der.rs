//! Writes the few forms of DER (ITU-T X.690) that the certificates need.
//!
//! Neither `rcgen` (a name with two OU attributes and a fixed order of extensions) nor the builder of
//! `x509-cert` (another generation of the signature traits than `rsa` 0.9) can write this profile, and
//! the broken variants need bytes that no builder lets through.

use rsa::pkcs8::ObjectIdentifier;

/// Tags that the certificates use.
pub(crate) mod tag {
    pub(crate) const BOOLEAN: u8 = 0x01;
    pub(crate) const INTEGER: u8 = 0x02;
    pub(crate) const BIT_STRING: u8 = 0x03;
    pub(crate) const OCTET_STRING: u8 = 0x04;
    pub(crate) const NULL: u8 = 0x05;
    pub(crate) const OBJECT_IDENTIFIER: u8 = 0x06;
    pub(crate) const UTF8_STRING: u8 = 0x0C;
    pub(crate) const PRINTABLE_STRING: u8 = 0x13;
    pub(crate) const IA5_STRING: u8 = 0x16;
    pub(crate) const UTC_TIME: u8 = 0x17;
    pub(crate) const GENERALIZED_TIME: u8 = 0x18;
    pub(crate) const SEQUENCE: u8 = 0x30;
    pub(crate) const SET: u8 = 0x31;

    /// `[number]`, primitive.
    pub(crate) const fn context(number: u8) -> u8 {
        0x80 | number
    }

    /// `[number]`, constructed.
    pub(crate) const fn context_constructed(number: u8) -> u8 {
        0xA0 | number
    }
}

/// Tag, length and the parts after each other.
pub(crate) fn tlv(tag: u8, parts: &[&[u8]]) -> Vec<u8> {
    let value = parts.concat();
    let mut encoded = vec![tag];
    let length_bytes = value.len().to_be_bytes();
    let significant: Vec<u8> = length_bytes
        .into_iter()
        .skip_while(|byte| *byte == 0)
        .collect();
    match (significant.as_slice(), u8::try_from(significant.len())) {
        ([], _) => encoded.push(0),
        ([length @ 0..=0x7F], _) => encoded.push(*length),
        (long, Ok(count)) => {
            encoded.push(0x80 | count);
            encoded.extend(long);
        }
        // A length has at most 8 bytes; the arm only makes the match whole.
        (_, Err(_)) => {}
    }
    encoded.extend(value);
    encoded
}

/// SEQUENCE of the parts.
pub(crate) fn sequence(parts: &[&[u8]]) -> Vec<u8> {
    tlv(tag::SEQUENCE, parts)
}

/// OBJECT IDENTIFIER.
pub(crate) fn oid(identifier: &ObjectIdentifier) -> Vec<u8> {
    tlv(tag::OBJECT_IDENTIFIER, &[identifier.as_bytes()])
}

/// A positive INTEGER.
pub(crate) fn integer(number: u32) -> Vec<u8> {
    let bytes = number.to_be_bytes();
    let mut significant: Vec<u8> = bytes.into_iter().skip_while(|byte| *byte == 0).collect();
    if significant.first().is_none_or(|byte| byte & 0x80 != 0) {
        significant.insert(0, 0);
    }
    tlv(tag::INTEGER, &[&significant])
}

/// BIT STRING of whole bytes.
pub(crate) fn bit_string(bytes: &[u8]) -> Vec<u8> {
    tlv(tag::BIT_STRING, &[&[0], bytes])
}

/// `UTF8String`.
pub(crate) fn utf8(text: &str) -> Vec<u8> {
    tlv(tag::UTF8_STRING, &[text.as_bytes()])
}

/// `PrintableString`.
pub(crate) fn printable(text: &str) -> Vec<u8> {
    tlv(tag::PRINTABLE_STRING, &[text.as_bytes()])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_take_the_shortest_form() {
        assert_eq!(tlv(0x04, &[]), [0x04, 0x00]);
        assert_eq!(tlv(0x04, &[&[0; 127]])[..2], [0x04, 0x7F]);
        assert_eq!(tlv(0x04, &[&[0; 128]])[..3], [0x04, 0x81, 0x80]);
        assert_eq!(tlv(0x30, &[&[0; 255]])[..3], [0x30, 0x81, 0xFF]);
        assert_eq!(tlv(0x30, &[&[0; 256]])[..4], [0x30, 0x82, 0x01, 0x00]);
    }

    #[test]
    fn integers_stay_positive() {
        assert_eq!(integer(0), [0x02, 0x01, 0x00]);
        assert_eq!(integer(0x7F), [0x02, 0x01, 0x7F]);
        assert_eq!(integer(0x80), [0x02, 0x02, 0x00, 0x80]);
        assert_eq!(integer(0x0022_7B13), [0x02, 0x03, 0x22, 0x7B, 0x13]);
    }
}
