//! What is plugged in.

use super::{Bench, Check, Section, SectionId, machine};
use crate::hardware::card_service::{self, SeenCard, SeenReader, ServiceFault, Sharing};
use crate::hardware::pcsc::ReaderChoice;
use serde_json::json;

pub(super) fn look(bench: &Bench<'_>) -> Section {
    let mut section = Section::new(SectionId::List);
    readers(
        &mut section,
        card_service::readers(),
        bench.reader_pattern(),
    );
    section.fact("serial_ports", machine::serial_ports(bench.root));
    section.fact("displays", machine::displays(bench.root));
    section.fact("touch_panels", machine::touch_panels(bench.root));
    section.fact("sound_cards", machine::sound_cards(bench.root));
    section
}

fn readers(section: &mut Section, readers: Result<Vec<SeenReader>, ServiceFault>, pattern: &str) {
    let choice = ReaderChoice::new(Some(pattern));
    match readers {
        Ok(readers) => {
            let fitting = readers
                .iter()
                .filter(|seen| choice.matches(&seen.name))
                .count();
            let finding = format!("{} seen, {fitting} fit `{pattern}`", readers.len());
            section.check(if fitting > 0 {
                Check::pass("readers", finding)
            } else {
                Check::fail("readers", finding, "`pin-kiosk diag reader` looks closer")
            });
            let rows: Vec<_> = readers
                .iter()
                .map(|seen| {
                    json!({
                        "name": seen.name,
                        "card": match &seen.card {
                            SeenCard::Absent => "absent",
                            SeenCard::Present(_) => "present",
                            SeenCard::Mute => "mute",
                            SeenCard::Unknown => "unknown",
                        },
                        "used": match seen.sharing {
                            Sharing::Free => "by nobody",
                            Sharing::Shared => "shared",
                            Sharing::Exclusive => "by one program",
                        },
                        "fits": choice.matches(&seen.name),
                    })
                })
                .collect();
            section.fact("readers", rows);
        }
        Err(_fault) => section.check(Check::fail(
            "readers",
            "the smart card service does not answer",
            "`pin-kiosk diag reader` says why",
        )),
    }
}
