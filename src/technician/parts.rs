//! Which tests belong to which part of the board.

use crate::diag::SectionId;
use pin_kiosk_core::technician::Part;

/// The order of a whole round: quick ones first, the journal's long read last but the screen.
pub(super) const ROUND: [SectionId; 7] = [
    SectionId::Status,
    SectionId::Reader,
    SectionId::Card,
    SectionId::Printer,
    SectionId::Centre,
    SectionId::Screen,
    SectionId::Journal,
];

/// The part that a test belongs to, if the board shows it.
pub(super) fn part_of(section: SectionId, test: &str) -> Option<Part> {
    Some(match (section, test) {
        (SectionId::List, _) => return None,
        (SectionId::Status | SectionId::Centre | SectionId::Journal, "clock") => Part::Clock,
        (SectionId::Status, _) => Part::Settings,
        (SectionId::Reader, _) => Part::Reader,
        (SectionId::Card, _) => Part::Card,
        (SectionId::Printer, _) => Part::Printer,
        (SectionId::Centre, _) => Part::Centre,
        (SectionId::Journal, _) => Part::Journal,
        (SectionId::Screen, _) => Part::Screen,
    })
}

/// The section that tests a part.
pub(super) const fn section_of(part: Part) -> SectionId {
    match part {
        Part::Reader => SectionId::Reader,
        Part::Card => SectionId::Card,
        Part::Printer => SectionId::Printer,
        Part::Centre => SectionId::Centre,
        Part::Journal => SectionId::Journal,
        Part::Screen => SectionId::Screen,
        Part::Clock | Part::Settings => SectionId::Status,
    }
}

/// Whether a person answers this test: a round over the section leaves the answer as it is.
pub(super) fn is_by_hand(section: SectionId, test: &str) -> bool {
    matches!(
        (section, test),
        (SectionId::Screen, "touch" | "pixels" | "speaker") | (SectionId::Printer, "test-page")
    )
}

/// What a failed test comes to, in two or three words.
pub(super) fn in_short(section: SectionId, test: &str) -> &'static str {
    match (section, test) {
        (SectionId::Reader, "service") => "service silent",
        (SectionId::Reader | SectionId::List, "reader" | "readers") => "no reader",
        (SectionId::Reader, "card") => "card mute",
        (SectionId::Reader, "exclusive") => "used by another",
        (SectionId::Reader, "round-trip") => "answers missing",
        (SectionId::Card, "profile") => "profile unusable",
        (SectionId::Card, "application") => "not readable",
        (SectionId::Card, "certificate") => "certificate bad",
        (SectionId::Card, _) => "locked",
        (SectionId::Printer, "port") => "no port",
        (SectionId::Printer, "test-page") => "page missing",
        (SectionId::Printer, _) => "not ready",
        (SectionId::Centre, "our-certificate") => "our certificate",
        (SectionId::Centre, "name") => "name not found",
        (SectionId::Centre, "connection") => "not reachable",
        (SectionId::Centre, "tls") => "not trusted",
        (SectionId::Centre, "their-certificate") => "its certificate",
        (SectionId::Centre, "answer") => "no answer",
        (_, "clock") => "clock wrong",
        (SectionId::Journal, "folder") => "no folder",
        (SectionId::Journal, "chain") => "chain broken",
        (SectionId::Journal, "open-write") => "write left open",
        (SectionId::Journal, "writable") => "not writable",
        (_, "disk") => "disk full",
        (SectionId::Screen, "display") => "no display",
        (SectionId::Screen, "touch-panel") => "no touch panel",
        (SectionId::Screen, "sound-card") => "no sound card",
        (SectionId::Screen, "fonts") => "glyphs missing",
        (SectionId::Screen, "touch") => "touch fails",
        (SectionId::Screen, "pixels") => "pixels fail",
        (SectionId::Screen, "speaker") => "not heard",
        (SectionId::Status, "configuration") => "kiosk.toml wrong",
        (SectionId::Status, "files") => "files missing",
        (SectionId::Status, "hours") => "never open",
        (SectionId::Status, "card-issuers") => "issuers expire",
        (_, _) => "fails",
    }
}

/// How words begin, where there is little room: the detail below has all of it.
pub(super) fn begin(words: &str) -> &str {
    words.split([';', '\n']).next().unwrap_or_default()
}
