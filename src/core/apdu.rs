//! Commands and responses as bytes: ISO/IEC 7816-4:2005, 5.1, and the card's own commands.
//!
//! A command is either plain or sensitive as a whole type, so that no trace can print a password.
//! One constructor a command; there is no other way to build one.

use crate::ports::{COMMAND_BYTES_MAX, CommandBytes};
use crate::profile::{FileId, SettableSecret, ShortId};
use crate::secret::{SecretBytes, SecretFull};
use crate::status_word::StatusWord;

/// Most bytes that a command with a short Le asks for.
pub const SHORT_LE_MAX: usize = 256;

/// DER of a `DigestInfo` for SHA-256 up to the digest itself (RFC 8017, 9.2, note 1).
const SHA256_DIGEST_INFO: [u8; 19] = [
    0x30, 0x31, 0x30, 0x0D, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01, 0x05,
    0x00, 0x04, 0x20,
];

/// Which file, secret or key a command is about.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Target {
    /// The one selected last.
    Current,
    /// The one with this short identifier.
    Short(ShortId),
}

impl Target {
    /// As P2 of VERIFY or of the signature command, or as P1 of READ BINARY.
    const fn parameter(self) -> u8 {
        match self {
            Self::Current => 0x80,
            Self::Short(id) => 0x80 | id.value(),
        }
    }
}

/// A command with nothing secret inside.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Command {
    bytes: Vec<u8>,
}

/// A command that carries a password or a PIN.
#[derive(Debug)]
pub struct SensitiveCommand {
    bytes: SecretBytes<COMMAND_BYTES_MAX>,
}

impl Command {
    /// SELECT an application by its name, without an answer: ISO/IEC 7816-4:2005, 7.1.1.
    ///
    /// None when the name is longer than 255 bytes.
    #[must_use]
    pub fn select_application(aid: &[u8]) -> Option<Self> {
        let length = u8::try_from(aid.len()).ok()?;
        let mut bytes = vec![0x00, 0xA4, 0x04, 0x0C, length];
        bytes.extend_from_slice(aid);
        Some(Self { bytes })
    }

    /// SELECT a file under the current application, without an answer: ISO/IEC 7816-4:2005, 7.1.1.
    #[must_use]
    pub fn select_file(file: FileId) -> Self {
        let [high, low] = file.value().to_be_bytes();
        Self {
            bytes: vec![0x00, 0xA4, 0x02, 0x0C, 0x02, high, low],
        }
    }

    /// READ BINARY of a whole file by short identifier and extended Le: ISO/IEC 7816-4:2005, 7.2.3.
    #[must_use]
    pub fn read_whole(target: Target) -> Self {
        let p1 = match target {
            Target::Current => 0x00,
            Target::Short(_) => target.parameter(),
        };
        Self {
            bytes: vec![0x00, 0xB0, p1, 0x00, 0x00, 0x00, 0x00],
        }
    }

    /// READ BINARY of the first bytes of a file by short identifier: ISO/IEC 7816-4:2005, 7.2.3.
    #[must_use]
    pub fn read_start(target: ShortId, length: u8) -> Self {
        Self {
            bytes: vec![0x00, 0xB0, Target::Short(target).parameter(), 0x00, length],
        }
    }

    /// READ BINARY of up to 256 bytes of the current file: ISO/IEC 7816-4:2005, 7.2.3.
    ///
    /// None when the offset takes more than 15 bits or the length is 0 or over 256.
    #[must_use]
    pub fn read_block(offset: usize, length: usize) -> Option<Self> {
        let offset = u16::try_from(offset)
            .ok()
            .filter(|offset| *offset < 0x8000)?;
        let [high, low] = offset.to_be_bytes();
        if length == 0 || length > SHORT_LE_MAX {
            return None;
        }
        // Le 00 stands for 256.
        let le = u8::try_from(length).unwrap_or(0x00);
        Some(Self {
            bytes: vec![0x00, 0xB0, high, low, le],
        })
    }

    /// VERIFY without data, in four bytes, which asks for the tries left and costs none:
    /// JICSAP 6.4.9 (5). With a fifth byte the card answers 6700.
    #[must_use]
    pub fn query_tries(target: Target) -> Self {
        Self {
            bytes: vec![0x00, 0x20, 0x00, target.parameter()],
        }
    }

    /// The card's signature command with a SHA-256 `DigestInfo`, which an RSA key pads by PKCS#1 v1.5.
    ///
    /// CLA 80 and P1 00 are the card's own; the form follows PERFORM SECURITY OPERATION of
    /// ISO/IEC 7816-8:2004.
    #[must_use]
    pub fn sign_digest_info(target: Target, sha256: &[u8; 32]) -> Self {
        let mut bytes = vec![0x80, 0x2A, 0x00, target.parameter(), 0x33];
        bytes.extend_from_slice(&SHA256_DIGEST_INFO);
        bytes.extend_from_slice(sha256);
        bytes.push(0x00);
        Self { bytes }
    }

    /// The card's signature command with a bare SHA-256 digest, for a key that is not RSA.
    #[must_use]
    pub fn sign_digest(target: Target, sha256: &[u8; 32]) -> Self {
        let mut bytes = vec![0x80, 0x2A, 0x00, target.parameter(), 0x20];
        bytes.extend_from_slice(sha256);
        bytes.push(0x00);
        Self { bytes }
    }

    /// GET CHALLENGE: ISO/IEC 7816-4:2005, 7.5.3.
    #[must_use]
    pub fn challenge(length: u8) -> Self {
        Self {
            bytes: vec![0x00, 0x84, 0x00, 0x00, length],
        }
    }

    /// EXTERNAL AUTHENTICATE: ISO/IEC 7816-4:2005, 7.5.4.
    ///
    /// None when the cryptogram is longer than 255 bytes.
    #[must_use]
    pub fn external_authenticate(key_reference: u8, cryptogram: &[u8]) -> Option<Self> {
        let length = u8::try_from(cryptogram.len()).ok()?;
        let mut bytes = vec![0x00, 0x82, 0x00, key_reference, length];
        bytes.extend_from_slice(cryptogram);
        Some(Self { bytes })
    }

    /// GET RESPONSE: ISO/IEC 7816-4:2005, 7.6.1.
    #[must_use]
    pub fn more_data(length: u8) -> Self {
        Self {
            bytes: vec![0x00, 0xC0, 0x00, 0x00, length],
        }
    }

    /// The same command with the Le that the card asked for by 6Cxx; none when it has no short Le.
    #[must_use]
    pub fn with_le(&self, le: u8) -> Option<Self> {
        let parts = Parts::split(&self.bytes)?;
        let mut bytes = self.bytes.clone();
        match parts.le {
            Le::None => return None,
            Le::Short(_) => *bytes.last_mut()? = le,
            Le::Extended(_) => {
                bytes.truncate(4);
                bytes.push(le);
            }
        }
        Some(Self { bytes })
    }

    /// The bytes for the channel.
    #[must_use]
    pub fn bytes(&self) -> CommandBytes<'_> {
        CommandBytes::Plain(&self.bytes)
    }
}

impl SensitiveCommand {
    /// VERIFY: ISO/IEC 7816-4:2005, 7.5.6. Costs a try when the secret is wrong.
    ///
    /// # Errors
    ///
    /// [`SecretFull`] when the secret is longer than 255 bytes.
    pub fn verify<const N: usize>(
        target: Target,
        secret: &SecretBytes<N>,
    ) -> Result<Self, SecretFull> {
        Self::build([0x00, 0x20, 0x00, target.parameter()], secret)
    }

    /// CHANGE REFERENCE DATA with the new password only, after a VERIFY of the old one:
    /// ISO/IEC 7816-4:2005, 7.5.7, with P1 01.
    ///
    /// # Errors
    ///
    /// [`SecretFull`] when the secret is longer than 255 bytes.
    pub fn change<const N: usize>(
        _: &SettableSecret,
        new: &SecretBytes<N>,
    ) -> Result<Self, SecretFull> {
        Self::build([0x00, 0x24, 0x01, Target::Current.parameter()], new)
    }

    /// RESET RETRY COUNTER with the new password only: ISO/IEC 7816-4:2005, 7.5.10, with P1 02.
    ///
    /// The stand-in for the issuer's way, which is not public.
    ///
    /// # Errors
    ///
    /// [`SecretFull`] when the secret is longer than 255 bytes.
    pub fn reset<const N: usize>(
        _: &SettableSecret,
        new: &SecretBytes<N>,
    ) -> Result<Self, SecretFull> {
        Self::build([0x00, 0x2C, 0x02, Target::Current.parameter()], new)
    }

    fn build<const N: usize>(header: [u8; 4], secret: &SecretBytes<N>) -> Result<Self, SecretFull> {
        let mut bytes = SecretBytes::new();
        bytes.extend(&header)?;
        let length = secret.len().to_be_bytes();
        let [high @ .., low] = length;
        if high.iter().any(|byte| *byte != 0) {
            return Err(SecretFull);
        }
        bytes.push(low)?;
        bytes.extend(secret.expose())?;
        Ok(Self { bytes })
    }

    /// The bytes for the channel.
    #[must_use]
    pub fn bytes(&self) -> CommandBytes<'_> {
        CommandBytes::Sensitive(&self.bytes)
    }
}

/// Le of a command.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Le {
    None,
    Short(u8),
    Extended(u16),
}

/// A command taken apart again, as the gate judges it.
#[derive(Clone, Copy)]
pub(crate) struct Parts<'a> {
    /// CLA, INS, P1, P2.
    pub(crate) header: [u8; 4],
    /// The data field.
    pub(crate) data: &'a [u8],
    /// What is asked for.
    pub(crate) le: Le,
}

impl<'a> Parts<'a> {
    /// Takes apart a command of case 1, 2, 3 or 4 with short lengths, or of case 2 with an extended
    /// Le (ISO/IEC 7816-4:2005, 5.1). Nothing else leaves this kiosk.
    pub(crate) fn split(bytes: &'a [u8]) -> Option<Self> {
        let (header, body) = bytes.split_first_chunk::<4>()?;
        let (data, le): (&[u8], Le) = match body {
            [] => (&[], Le::None),
            [le] => (&[], Le::Short(*le)),
            [0, high, low] => (&[], Le::Extended(u16::from_be_bytes([*high, *low]))),
            [0, ..] => return None,
            [length, rest @ ..] => {
                let length = usize::from(*length);
                match rest.get(length..)? {
                    [] => (rest, Le::None),
                    [le] => (rest.get(..length)?, Le::Short(*le)),
                    _ => return None,
                }
            }
        };
        Some(Self {
            header: *header,
            data,
            le,
        })
    }
}

/// A response: data and status word.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Response {
    /// What came before the status word.
    pub data: Vec<u8>,
    /// What the card thinks of the command.
    pub status: StatusWord,
}

impl Response {
    /// Takes a response apart; none when it is too short to be one: the card went away.
    #[must_use]
    pub fn from_bytes(mut bytes: Vec<u8>) -> Option<Self> {
        let word = bytes.last_chunk::<2>().copied()?;
        bytes.truncate(bytes.len().saturating_sub(2));
        Some(Self {
            data: bytes,
            status: StatusWord::from_word(u16::from_be_bytes(word)),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::password::SignaturePassword;
    use std::fmt::Write as _;

    fn short(id: u8) -> Target {
        Target::Short(ShortId::new(id).unwrap())
    }

    fn hex(command: &Command) -> String {
        let mut hex = String::new();
        for byte in &command.bytes {
            write!(hex, "{byte:02X}").unwrap();
        }
        hex
    }

    #[test]
    fn commands_have_the_bytes_seen_on_real_cards() {
        let aid = [0xD3, 0x92, 0xF0, 0x00, 0x26, 0x01, 0x00, 0x00, 0x00, 0x01];
        let file = FileId::new(0x001B);
        for (command, bytes) in [
            (
                Command::select_application(&aid).unwrap(),
                "00A4040C0AD392F000260100000001",
            ),
            (Command::select_file(file), "00A4020C02001B"),
            (Command::query_tries(Target::Current), "00200080"),
            (Command::query_tries(short(0x18)), "00200098"),
            (Command::read_whole(short(0x0A)), "00B08A00000000"),
            (Command::read_whole(Target::Current), "00B00000000000"),
            (Command::read_block(0, 256).unwrap(), "00B0000000"),
            (Command::read_block(0x300, 0x66).unwrap(), "00B0030066"),
            (Command::challenge(16), "0084000010"),
            (Command::more_data(0), "00C0000000"),
            (
                Command::external_authenticate(0x90, &[0xAA; 2]).unwrap(),
                "0082009002AAAA",
            ),
            (
                Command::sign_digest_info(short(0x17), &[0x11; 32]),
                "802A0097333031300D060960864801650304020105000420111111111111111111111111111111111111111111111111111111111111111100",
            ),
        ] {
            assert_eq!(hex(&command), bytes);
        }
        assert_eq!(Command::read_block(0x8000, 1), None);
        assert_eq!(Command::read_block(0, 257), None);
    }

    #[test]
    fn a_sensitive_command_shows_its_header_only() {
        let mut secret = SignaturePassword::new();
        secret.extend(b"ABC123").unwrap();
        let command = SensitiveCommand::verify(Target::Current, &secret).unwrap();
        let CommandBytes::Sensitive(bytes) = command.bytes() else {
            panic!("not plain");
        };
        assert_eq!(bytes.expose(), b"\x00\x20\x00\x80\x06ABC123");
        let shown = format!("{command:?} {:?}", command.bytes());
        assert!(!shown.contains("41, 42"), "{shown}");
        assert!(!shown.contains("ABC"), "{shown}");
    }

    #[test]
    fn le_is_corrected_where_there_is_one() {
        let whole = Command::read_whole(short(0x0A));
        assert_eq!(hex(&whole.with_le(0x20).unwrap()), "00B08A0020");
        assert_eq!(
            hex(&Command::challenge(16).with_le(8).unwrap()),
            "0084000008"
        );
        assert_eq!(Command::query_tries(Target::Current).with_le(1), None);
    }

    #[test]
    fn commands_are_taken_apart_by_case() {
        for (bytes, data, le) in [
            (&[0, 1, 2, 3][..], &[][..], Le::None),
            (&[0, 1, 2, 3, 9], &[], Le::Short(9)),
            (&[0, 1, 2, 3, 0, 1, 0], &[], Le::Extended(256)),
            (&[0, 1, 2, 3, 2, 8, 9], &[8, 9], Le::None),
            (&[0, 1, 2, 3, 2, 8, 9, 0], &[8, 9], Le::Short(0)),
        ] {
            let parts = Parts::split(bytes).unwrap();
            assert_eq!((parts.data, parts.le), (data, le));
            assert_eq!(parts.header, [0, 1, 2, 3]);
        }
        for malformed in [
            &[0, 1, 2][..],
            &[0, 1, 2, 3, 2, 8],
            &[0, 1, 2, 3, 1, 8, 0, 0],
            &[0, 1, 2, 3, 0, 0, 1, 8],
        ] {
            assert!(Parts::split(malformed).is_none(), "{malformed:?}");
        }
    }

    #[test]
    fn fewer_than_two_bytes_are_no_response() {
        assert_eq!(Response::from_bytes(vec![]), None);
        assert_eq!(Response::from_bytes(vec![0x90]), None);
        let response = Response::from_bytes(vec![1, 0x90, 0x00]).unwrap();
        assert_eq!(response.data, [1]);
        assert_eq!(response.status, StatusWord::Success);
    }
}
