//! The two last bytes of each response: what the card thinks of the command.

/// A status word, sorted by what this kiosk does about it.
///
/// ISO/IEC 7816-4:2005, 5.1.3, and JICSAP where the card differs from it.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum StatusWord {
    /// `9000`.
    Success,
    /// `61xx`: so many bytes (0 is 256 or more) wait for GET RESPONSE.
    MoreData(u8),
    /// `6282`: the file ended before Le bytes.
    EndOfFile,
    /// `6300`: a comparison failed, or a counter has no limit.
    Mismatch,
    /// `63C1` to `63CF`: so many tries are left, 1 to 15.
    TriesLeft(u8),
    /// `63C0`, `6983` (ISO) or `6984` (JICSAP): the secret is locked. The word as it came.
    Blocked(u16),
    /// `6700`.
    WrongLength,
    /// `6A82` or `6A88`: the file or the reference data is not there. The word as it came.
    NotFound(u16),
    /// `6Cxx`: Le should have been xx.
    WrongLe(u8),
    /// Any other.
    Other(u16),
}

impl StatusWord {
    /// Sorts a status word.
    #[must_use]
    pub const fn from_word(word: u16) -> Self {
        let [sw1, sw2] = word.to_be_bytes();
        match (sw1, sw2) {
            (0x90, 0x00) => Self::Success,
            (0x61, available) => Self::MoreData(available),
            (0x62, 0x82) => Self::EndOfFile,
            (0x63, 0x00) => Self::Mismatch,
            (0x63, 0xC0) | (0x69, 0x83 | 0x84) => Self::Blocked(word),
            (0x63, tries @ 0xC1..=0xCF) => Self::TriesLeft(tries & 0x0F),
            (0x67, 0x00) => Self::WrongLength,
            (0x6A, 0x82 | 0x88) => Self::NotFound(word),
            (0x6C, exact) => Self::WrongLe(exact),
            _ => Self::Other(word),
        }
    }

    /// The word as it came.
    #[must_use]
    pub const fn word(self) -> u16 {
        match self {
            Self::Success => 0x9000,
            Self::MoreData(available) => u16::from_be_bytes([0x61, available]),
            Self::EndOfFile => 0x6282,
            Self::Mismatch => 0x6300,
            Self::TriesLeft(tries) => u16::from_be_bytes([0x63, 0xC0 | tries]),
            Self::WrongLength => 0x6700,
            Self::WrongLe(exact) => u16::from_be_bytes([0x6C, exact]),
            Self::Blocked(word) | Self::NotFound(word) | Self::Other(word) => word,
        }
    }

    /// Whether the card says for certain that a command which writes has changed nothing.
    ///
    /// ISO/IEC 7816-4:2005, table 5: 64xx leaves the memory unchanged, 67xx to 6Exx are checking
    /// errors found before execution. A warning (62xx, 63xx), 65xx (memory changed), 66xx and 6Fxx
    /// (no precise diagnosis) leave it open.
    #[must_use]
    pub const fn leaves_memory_unchanged(self) -> bool {
        let [sw1, _] = self.word().to_be_bytes();
        matches!(sw1, 0x64 | 0x67..=0x6E)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_comes_back_as_it_came() {
        for word in 0..=u16::MAX {
            assert_eq!(StatusWord::from_word(word).word(), word, "{word:04X}");
        }
    }

    #[test]
    fn words_of_the_card_are_sorted() {
        for (word, sorted) in [
            (0x9000, StatusWord::Success),
            (0x6110, StatusWord::MoreData(0x10)),
            (0x6282, StatusWord::EndOfFile),
            (0x6300, StatusWord::Mismatch),
            (0x63C0, StatusWord::Blocked(0x63C0)),
            (0x63C1, StatusWord::TriesLeft(1)),
            (0x63CF, StatusWord::TriesLeft(15)),
            (0x6700, StatusWord::WrongLength),
            (0x6983, StatusWord::Blocked(0x6983)),
            (0x6984, StatusWord::Blocked(0x6984)),
            (0x6982, StatusWord::Other(0x6982)),
            (0x6A82, StatusWord::NotFound(0x6A82)),
            (0x6A88, StatusWord::NotFound(0x6A88)),
            (0x6C03, StatusWord::WrongLe(3)),
            (0x0000, StatusWord::Other(0)),
        ] {
            assert_eq!(StatusWord::from_word(word), sorted, "{word:04X}");
        }
    }

    #[test]
    fn only_an_error_found_before_execution_leaves_the_memory_unchanged() {
        for unchanged in [0x6400, 0x6700, 0x6982, 0x6984, 0x6A80, 0x6D00, 0x6E00] {
            assert!(
                StatusWord::from_word(unchanged).leaves_memory_unchanged(),
                "{unchanged:04X}"
            );
        }
        for open in [
            0x9000, 0x6100, 0x6200, 0x63C2, 0x6581, 0x6600, 0x6F00, 0x0000,
        ] {
            assert!(
                !StatusWord::from_word(open).leaves_memory_unchanged(),
                "{open:04X}"
            );
        }
    }
}
