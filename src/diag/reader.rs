//! Smart card service and reader.

#[cfg(test)]
mod tests;

use super::{Bench, Check, Progress, Section, SectionId, atr, machine};
use crate::hardware::card_service::{
    self, Attributes, Length, OpenCard, OpenFault, SeenCard, SeenReader, ServiceFault, Sharing,
};
use crate::hardware::pcsc::ReaderChoice;
use std::path::Path;
use std::sync::mpsc::{RecvTimeoutError, SyncSender, sync_channel};
use std::thread;
use std::time::{Duration, Instant};

/// How many round trips are measured.
const TRIPS: usize = 200;

/// A card that has been silent for so long is reported and left behind.
const SILENCE_MAX: Duration = Duration::from_secs(10);

const SERVICE_HINT: &str = "start it: `systemctl enable --now pcscd.socket`";

/// What trying the card gave.
#[derive(Debug, Default)]
struct Trial {
    opened: Option<Result<Opened, OpenFault>>,
    trips_micros: Vec<u64>,
    silent: bool,
}

/// A card that was opened for this program alone.
#[derive(Debug)]
struct Opened {
    protocol: &'static str,
    /// The answer to a command with extended length, if one came.
    extended: Option<u16>,
}

pub(super) fn look(bench: &Bench<'_>, progress: &mut dyn Progress) -> Section {
    let mut section = Section::new(SectionId::Reader);
    if let Ok(config) = bench.config {
        section.fact("configured_at", config.place("reader"));
    }
    let Some(reader) = find(
        &mut section,
        card_service::readers(),
        bench.reader_pattern(),
    ) else {
        return section;
    };
    attributes(&mut section, &card_service::attributes(&reader.name));
    let trial = if matches!(reader.card, SeenCard::Present(_)) {
        try_card(&reader.name, progress)
    } else {
        Trial::default()
    };
    if !trial.trips_micros.is_empty() {
        progress.trips(&trial.trips_micros);
    }
    judge(&mut section, &reader, &trial, bench.root);
    section
}

/// Judges service and readers, and chooses the reader the kiosk would choose.
pub(super) fn find(
    section: &mut Section,
    readers: Result<Vec<SeenReader>, ServiceFault>,
    pattern: &str,
) -> Option<SeenReader> {
    section.fact("name_pattern", pattern);
    let readers = match readers {
        Ok(readers) => readers,
        Err(fault) => {
            section.check(no_service(fault));
            for id in [
                "reader",
                "card",
                "exclusive",
                "extended-length",
                "round-trip",
            ] {
                section.check(Check::not_tested(id, "no service"));
            }
            return None;
        }
    };
    section.check(Check::pass("service", "the smart card service answers"));
    let names: Vec<&str> = readers.iter().map(|reader| reader.name.as_str()).collect();
    section.fact("readers", names.clone());
    let choice = ReaderChoice::new(Some(pattern));
    let others = names
        .iter()
        .filter(|name| choice.matches(name))
        .count()
        .saturating_sub(1);
    let chosen = choice.choose_name(names.iter().copied());
    let found = chosen
        .and_then(|name| readers.iter().find(|reader| reader.name == name))
        .cloned();
    match &found {
        None => {
            let finding = if readers.is_empty() {
                "the service sees no reader".to_owned()
            } else {
                format!("no reader's name fits the pattern `{pattern}`")
            };
            let hint = if readers.is_empty() {
                "plug the reader in; `lsusb` shows whether the machine sees it at all; \
                 its driver is mostly the package libccid"
            } else {
                "plug the right reader in, or mend `reader.name_pattern` in kiosk.toml"
            };
            section.check(Check::fail("reader", finding, hint));
            for id in ["card", "exclusive", "extended-length", "round-trip"] {
                section.check(Check::not_tested(id, "no reader"));
            }
        }
        Some(reader) if others > 0 => section.check(
            Check::pass(
                "reader",
                format!(
                    "{}, one of {} that fit",
                    reader.name,
                    others.saturating_add(1)
                ),
            )
            .hint("more than one reader fits: make `reader.name_pattern` narrower"),
        ),
        Some(reader) => section.check(Check::pass("reader", reader.name.clone())),
    }
    found
}

fn no_service(fault: ServiceFault) -> Check {
    match fault {
        ServiceFault::NotRunning => Check::fail(
            "service",
            "the smart card service is not running",
            SERVICE_HINT,
        ),
        ServiceFault::NotPermitted => Check::fail(
            "service",
            "this user may not use the smart card service",
            "let polkit allow org.debian.pcsc-lite.access_pcsc and access_card to this user",
        ),
        ServiceFault::Failed(words) => Check::fail(
            "service",
            format!("the smart card service fails: {words}"),
            "restart pcscd and look into its log: `journalctl -u pcscd`",
        ),
    }
}

fn attributes(section: &mut Section, attributes: &Attributes) {
    section.fact("vendor", attributes.vendor.clone());
    section.fact("model", attributes.model.clone());
    section.fact("firmware_or_driver_version", attributes.version.clone());
}

/// Judges the card in the reader and how it was tried.
fn judge(section: &mut Section, reader: &SeenReader, trial: &Trial, root: &Path) {
    let no_trial = |section: &mut Section, why: &str| {
        for id in ["exclusive", "extended-length", "round-trip"] {
            section.check(Check::not_tested(id, why));
        }
    };
    match &reader.card {
        SeenCard::Present(bytes) => {
            let hex: Vec<String> = bytes.iter().map(|byte| format!("{byte:02X}")).collect();
            section.fact("atr", hex.join(" "));
            section.fact("atr_explained", atr::explain(bytes));
            section.check(Check::pass("card", "a card is in the reader"));
            judge_trial(section, trial, reader.sharing, root);
        }
        SeenCard::Absent => {
            section.check(Check::not_tested("card", "no card is seen").hint(
                "place the test card; upside down or on the wrong side it is not seen either",
            ));
            no_trial(section, "no card");
        }
        SeenCard::Mute => {
            section.check(Check::fail(
                "card",
                "a card is there and does not answer to reset",
                "clean the contacts, turn the card round; with two cards that both fail: the reader",
            ));
            no_trial(section, "the card does not answer");
        }
        SeenCard::Unknown => {
            section.check(Check::fail(
                "card",
                "the service cannot tell what is in the reader",
                "unplug the reader and plug it in again",
            ));
            no_trial(section, "the reader does not tell");
        }
    }
}

fn judge_trial(section: &mut Section, trial: &Trial, sharing: Sharing, root: &Path) {
    if trial.silent {
        section.check(Check::fail(
            "round-trip",
            format!("the card was silent for {} s", SILENCE_MAX.as_secs()),
            "take the card out; with two cards that both fail: the reader",
        ));
        return;
    }
    match &trial.opened {
        Some(Ok(opened)) => {
            section.fact("protocol", opened.protocol);
            section.check(Check::pass(
                "exclusive",
                "the card opens for this program alone",
            ));
        }
        Some(Err(OpenFault::InUse)) => in_use(section, sharing, root),
        Some(Err(fault)) => section.check(Check::fail(
            "exclusive",
            format!("the card does not open: {fault:?}"),
            "take the card out and place it again",
        )),
        None => section.check(Check::not_tested("exclusive", "no card")),
    }
    section.check(extended_length(trial));
    round_trips(section, &trial.trips_micros);
}

/// Another program has the card. The service tells how and never which one: the programs that could
/// have it are named as what they are.
fn in_use(section: &mut Section, sharing: Sharing, root: &Path) {
    let how = match sharing {
        Sharing::Exclusive => ", alone",
        Sharing::Shared => ", shared",
        // It came between the two questions.
        Sharing::Free => "",
    };
    let perhaps = machine::programs_with_pcsc(root);
    let find = if perhaps.is_empty() {
        "find it".to_owned()
    } else {
        format!("perhaps {}; make sure", perhaps.join(", "))
    };
    section.fact("programs_that_use_cards", perhaps);
    section.check(Check::fail(
        "exclusive",
        format!("another program has the card open{how}; the service does not tell which"),
        format!(
            "{find} with `sudo grep -l libpcsclite /proc/[0-9]*/maps` and stop it; \
             while the kiosk itself runs, use its technician mode instead"
        ),
    ));
}

fn extended_length(trial: &Trial) -> Check {
    let id = "extended-length";
    match &trial.opened {
        // Wrong length (ISO/IEC 7816-4:2020, table 6).
        Some(Ok(Opened {
            extended: Some(0x6700),
            ..
        })) => Check::pass(id, "not by this card; short ones are used"),
        Some(Ok(Opened {
            extended: Some(_), ..
        })) => Check::pass(id, "card and reader take it"),
        Some(Ok(Opened { extended: None, .. })) => {
            Check::pass(id, "not by this reader; short ones are used")
        }
        Some(Err(_)) | None => Check::not_tested(id, "the card was not opened"),
    }
}

fn round_trips(section: &mut Section, trips: &[u64]) {
    if trips.is_empty() {
        section.check(Check::not_tested("round-trip", "the card was not opened"));
        return;
    }
    let mut sorted = trips.to_vec();
    sorted.sort_unstable();
    let at = |percent: usize| {
        let idx = sorted.len().saturating_sub(1).saturating_mul(percent) / 100;
        sorted.get(idx).copied().unwrap_or_default()
    };
    section.fact("round_trips", trips.len());
    section.fact("round_trip_median_micros", at(50));
    section.fact("round_trip_p99_micros", at(99));
    section.check(if trips.len() < TRIPS {
        Check::fail(
            "round-trip",
            format!(
                "the card went away after {} of {TRIPS} round trips",
                trips.len()
            ),
            "the contact is poor: clean and place the card again, then look at the reader's slot",
        )
    } else {
        Check::pass(
            "round-trip",
            format!(
                "{TRIPS} of {TRIPS} answered, median {} us, p99 {} us",
                at(50),
                at(99)
            ),
        )
    });
}

/// Tries the card on a thread of its own, which is left behind when the card falls silent.
fn try_card(reader: &str, progress: &mut dyn Progress) -> Trial {
    let (steps, told) = sync_channel(TRIPS);
    let reader = reader.to_owned();
    let work = thread::Builder::new()
        .name("diag-card".to_owned())
        .spawn(move || exercise(&reader, &steps));
    let Ok(work) = work else {
        return Trial::default();
    };
    loop {
        match told.recv_timeout(SILENCE_MAX) {
            Ok(done) => progress.step(done, TRIPS),
            Err(RecvTimeoutError::Disconnected) => return work.join().unwrap_or_default(),
            Err(RecvTimeoutError::Timeout) => {
                return Trial {
                    silent: true,
                    ..Trial::default()
                };
            }
        }
    }
}

fn exercise(reader: &str, steps: &SyncSender<usize>) -> Trial {
    let card = match OpenCard::open(reader) {
        Ok(card) => card,
        Err(fault) => {
            return Trial {
                opened: Some(Err(fault)),
                ..Trial::default()
            };
        }
    };
    let mut trips_micros = Vec::with_capacity(TRIPS);
    for done in 1..=TRIPS {
        let start = Instant::now();
        if card.select(Length::Short).is_none() {
            break;
        }
        trips_micros.push(u64::try_from(start.elapsed().as_micros()).unwrap_or(u64::MAX));
        // The other side has given up on this card.
        if steps.send(done).is_err() {
            break;
        }
    }
    // Last: a reader that does not take it may have to be powered up again.
    let opened = Opened {
        protocol: card.protocol(),
        extended: card.select(Length::Extended),
    };
    Trial {
        opened: Some(Ok(opened)),
        trips_micros,
        silent: false,
    }
}
