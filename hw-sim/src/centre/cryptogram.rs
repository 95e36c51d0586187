//! The stand-in cryptogram that lets a card set a new signature password without the old one.
//!
//! **Stand-in.** How the real issuer authorises a card is not public.
//! The form follows products whose interface is: ISO/IEC 7816-4 EXTERNAL AUTHENTICATE over a
//! challenge of the card, with a key that only card and issuer hold.

use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::{Digest as _, Sha256};

/// Bytes of the card's challenge.
pub const CARD_CHALLENGE_BYTES: usize = 16;
/// Bytes of the cryptogram: R (16), then M (32).
pub const CRYPTOGRAM_BYTES: usize = 48;
/// Bytes of the key that card and centre share.
pub const ISSUER_KEY_BYTES: usize = 32;

/// The key of simulated cards and the simulated centre when nobody gives another.
pub const TEST_ISSUER_KEY: [u8; ISSUER_KEY_BYTES] = *b"pin-kiosk stand-in issuer key 1.";

const LABEL: &[u8] = b"pin-kiosk stand-in reset 1";

/// R || M for one card, one reservation and one challenge.
///
/// R is the first 16 bytes of SHA-256 over the reservation's name; M is HMAC-SHA-256 under the
/// issuer's key over the label, the certificate's SHA-256, the challenge and R.
#[must_use]
pub fn cryptogram(
    issuer_key: &[u8; ISSUER_KEY_BYTES],
    certificate_sha256: &[u8; 32],
    card_challenge: &[u8; CARD_CHALLENGE_BYTES],
    reservation: &str,
) -> Vec<u8> {
    let digest = Sha256::digest(reservation.as_bytes());
    let r = digest.iter().copied().take(16).collect::<Vec<u8>>();
    let mut message = LABEL.to_vec();
    message.extend_from_slice(certificate_sha256);
    message.extend_from_slice(card_challenge);
    message.extend_from_slice(&r);
    let mut answer = r;
    answer.extend_from_slice(&keyed_hash(issuer_key, &message));
    answer
}

/// HMAC-SHA-256.
pub(super) fn keyed_hash(key: &[u8; ISSUER_KEY_BYTES], message: &[u8]) -> [u8; 32] {
    let mut block = [0; 64];
    for (to, from) in block.iter_mut().zip(key) {
        *to = *from;
    }
    // A key of the hash's block size is the padded form of the shorter one (RFC 2104, section 2).
    let mut mac = Hmac::<Sha256>::new(&block.into());
    mac.update(message);
    mac.finalize().into_bytes().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hmac_matches_rfc_4231_case_one() {
        let mut key = [0; 32];
        key[..20].fill(0x0B);
        let expected = [
            0xB0, 0x34, 0x4C, 0x61, 0xD8, 0xDB, 0x38, 0x53, 0x5C, 0xA8, 0xAF, 0xCE, 0xAF, 0x0B,
            0xF1, 0x2B, 0x88, 0x1D, 0xC2, 0x00, 0xC9, 0x83, 0x3D, 0xA7, 0x26, 0xE9, 0x37, 0x6C,
            0x2E, 0x32, 0xCF, 0xF7,
        ];
        assert_eq!(keyed_hash(&key, b"Hi There"), expected);
    }

    #[test]
    fn every_ingredient_changes_the_cryptogram() {
        let base = cryptogram(&[1; 32], &[2; 32], &[3; 16], "a");
        assert_eq!(base.len(), CRYPTOGRAM_BYTES);
        let others = [
            cryptogram(&[9; 32], &[2; 32], &[3; 16], "a"),
            cryptogram(&[1; 32], &[9; 32], &[3; 16], "a"),
            cryptogram(&[1; 32], &[2; 32], &[9; 16], "a"),
            cryptogram(&[1; 32], &[2; 32], &[3; 16], "b"),
        ];
        for other in others {
            assert_ne!(base, other);
        }
    }
}
