//! The tables of `kiosk.toml` and the rules of each key.

use super::document::{
    Document, Need, Read, Section, Value, list, one_of, path, string, text, whole, wrong, yes_or_no,
};
use super::passcode::PasscodeHash;
use super::{
    Card, Centre, Config, Journal, Kiosk, Office, Orientation, Policies, Printer, Problems, Reader,
    Ui,
};
use jiff::civil::Time;
use jiff::tz::TimeZone;
use pin_kiosk_core::hours::{Hours, RuleFault, beginning, time_of_day};
use pin_kiosk_core::language::Language;
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::time::Duration;
use toml::de::DeTable;

const TABLES: [&str; 10] = [
    "kiosk",
    "reader",
    "card",
    "centre",
    "printer",
    "journal",
    "hours",
    "office",
    "ui",
    "technician",
];

const SPEEDS: [u32; 5] = [9600, 19_200, 38_400, 57_600, 115_200];
const WIDTHS: [u32; 2] = [576, 384];
/// Most entries of `hours.holidays`: each day of a year.
const HOLIDAYS_MAX: usize = 366;
/// Most entries of `hours.maintenance`.
const MAINTENANCE_MAX: usize = 32;

/// Reads the whole file.
pub(super) fn read(file: &Path, text: &str) -> Result<Config, Problems> {
    let mut doc = Document::new(file, text);
    let root = doc.parse()?;
    let folder = file.parent().unwrap_or(Path::new(""));
    doc.reject_unknown_tables(&root, &TABLES);
    let kiosk = kiosk(&mut doc, &root);
    let mut config = Config {
        file: file.to_owned(),
        reader: reader(&mut doc, &root),
        card: card(&mut doc, &root, folder),
        centre: centre(&mut doc, &root, folder),
        printer: printer(&mut doc, &root, folder),
        journal: journal(&mut doc, &root, folder),
        hours: hours(&mut doc, &root, kiosk.time_zone.clone()),
        office: office(&mut doc, &root),
        ui: ui(&mut doc, &root),
        technician: technician(&mut doc, &root),
        kiosk,
        lines: std::collections::BTreeMap::new(),
    };
    config.lines = doc.finish()?;
    Ok(config)
}

fn kiosk<'d>(doc: &mut Document<'d>, root: &DeTable<'d>) -> Kiosk {
    let mut table = doc.section(root, "kiosk", Need::Required);
    let kiosk = Kiosk {
        id: table.required(doc, "id", String::new(), id),
        store: table.required(doc, "store", String::new(), |value| text(value, 80)),
        time_zone: table.required(doc, "time_zone", TimeZone::UTC, time_zone),
    };
    table.finish(doc);
    kiosk
}

fn id(value: &Value<'_>) -> Read<String> {
    let id = text(value, 32)?;
    if id
        .bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    {
        Ok(id)
    } else {
        wrong(
            value,
            format!("`{id}` has other characters"),
            "use only A-Z, a-z, 0-9 and hyphens",
        )
    }
}

fn time_zone(value: &Value<'_>) -> Read<TimeZone> {
    let name = string(value)?;
    TimeZone::get(name).or_else(|_unknown| {
        wrong(
            value,
            format!("`{name}` is not a time zone of this machine"),
            "use a name of the IANA database, such as \"Asia/Tokyo\"; \
             if that is refused too, install the package tzdata",
        )
    })
}

fn reader<'d>(doc: &mut Document<'d>, root: &DeTable<'d>) -> Reader {
    let mut table = doc.section(root, "reader", Need::Optional);
    let any = "*".to_owned();
    let reader = Reader {
        name_pattern: table.optional(doc, "name_pattern", any, |value| text(value, 128)),
    };
    table.finish(doc);
    reader
}

fn card<'d>(doc: &mut Document<'d>, root: &DeTable<'d>, folder: &Path) -> Card {
    let mut table = doc.section(root, "card", Need::Required);
    let card = Card {
        profiles: table.required(doc, "profiles", PathBuf::new(), |value| path(value, folder)),
        profile: table.optional(doc, "profile", "individual-number-card".to_owned(), id),
        trust_anchors: table.required(doc, "trust_anchors", Vec::new(), |value| {
            paths(value, folder)
        }),
        policies: table.optional(doc, "policies", Policies::Production, |value| {
            one_of(value, &["production", "test"], |word| match word {
                "production" => Some(Policies::Production),
                "test" => Some(Policies::Test),
                _ => None,
            })
        }),
    };
    table.finish(doc);
    card
}

fn paths(value: &Value<'_>, folder: &Path) -> Read<Vec<PathBuf>> {
    let paths = list(value, |item| path(item, folder))?;
    if paths.is_empty() {
        return wrong(
            value,
            "the list is empty, so no certificate could ever be trusted",
            "name the issuers' certificate files (DER or PEM), or a folder of them",
        );
    }
    Ok(paths)
}

fn centre<'d>(doc: &mut Document<'d>, root: &DeTable<'d>, folder: &Path) -> Option<Centre> {
    let mut table = doc.section(root, "centre", Need::Optional);
    let present = table.is_present();
    let centre = Centre {
        url: table.required(doc, "url", String::new(), url),
        trust_anchors: table.required(doc, "trust_anchors", Vec::new(), |value| {
            paths(value, folder)
        }),
        client_certificate: table.required(doc, "client_certificate", PathBuf::new(), |value| {
            path(value, folder)
        }),
        client_key: table.required(doc, "client_key", PathBuf::new(), |value| {
            path(value, folder)
        }),
    };
    table.finish(doc);
    present.then_some(centre)
}

/// `https://host[:port][/path]`; nothing that could carry a secret or a question.
fn url(value: &Value<'_>) -> Read<String> {
    let url = text(value, 256)?;
    let good = url.strip_prefix("https://").is_some_and(|rest| {
        let (authority, path) = rest.split_once('/').unwrap_or((rest, ""));
        let (host, port) = match authority.rsplit_once(':') {
            Some((host, port)) if !port.ends_with(']') => (host, Some(port)),
            _ => (authority, None),
        };
        let host_good = !host.is_empty()
            && host
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || b".-:[]".contains(&byte));
        let port_good = port.is_none_or(|port| port.parse::<u16>().is_ok_and(|port| port > 0));
        let path_good = path
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"/._~-".contains(&byte));
        host_good && port_good && path_good
    });
    if good {
        Ok(url.trim_end_matches('/').to_owned())
    } else {
        wrong(
            value,
            format!("`{url}` is not an https address"),
            "write https://host, with :port and /path where needed, and nothing else",
        )
    }
}

fn printer<'d>(doc: &mut Document<'d>, root: &DeTable<'d>, folder: &Path) -> Option<Printer> {
    let mut table = doc.section(root, "printer", Need::Optional);
    let present = table.is_present();
    let printer = Printer {
        port: table.required(doc, "port", PathBuf::new(), |value| path(value, folder)),
        speed: table.optional(doc, "speed", 115_200, |value| one_number(value, &SPEEDS)),
        width: table.optional(doc, "width", 576, |value| one_number(value, &WIDTHS)),
    };
    table.finish(doc);
    present.then_some(printer)
}

fn one_number(value: &Value<'_>, choices: &[u32]) -> Read<u32> {
    whole(value, &(0..=u32::MAX))
        .ok()
        .filter(|number| choices.contains(number))
        .map_or_else(
            || {
                let choices: Vec<String> = choices.iter().map(u32::to_string).collect();
                wrong(
                    value,
                    "not a number known here",
                    format!("one of {}", choices.join(", ")),
                )
            },
            Ok,
        )
}

fn journal<'d>(doc: &mut Document<'d>, root: &DeTable<'d>, folder: &Path) -> Journal {
    let mut table = doc.section(root, "journal", Need::Required);
    let journal = Journal {
        folder: table.required(doc, "folder", PathBuf::new(), |value| path(value, folder)),
        keep_days: table.optional(doc, "keep_days", 400, |value| whole(value, &(30..=3650))),
    };
    table.finish(doc);
    journal
}

fn hours<'d>(doc: &mut Document<'d>, root: &DeTable<'d>, zone: TimeZone) -> Hours {
    let mut table = doc.section(root, "hours", Need::Required);
    let hours = Hours {
        zone,
        open: table.required(doc, "open", Time::MIN, |value| time(value, beginning)),
        close: table.required(doc, "close", Time::MIN, |value| time(value, time_of_day)),
        holidays: table.optional(doc, "holidays", Vec::new(), |value| {
            rules(value, HOLIDAYS_MAX)
        }),
        maintenance: table.optional(doc, "maintenance", Vec::new(), |value| {
            rules(value, MAINTENANCE_MAX)
        }),
    };
    table.finish(doc);
    hours
}

fn time(value: &Value<'_>, read: fn(&str) -> Result<Time, RuleFault>) -> Read<Time> {
    let text = string(value)?;
    read(text).or_else(|fault| {
        wrong(
            value,
            format!("`{text}` is not understood"),
            fault.to_string(),
        )
    })
}

/// Every rule is asked about each day of a year, so there is an end to them.
fn rules<T: FromStr<Err = RuleFault>>(value: &Value<'_>, rules_max: usize) -> Read<Vec<T>> {
    let rules = list(value, rule)?;
    if rules.len() > rules_max {
        return wrong(
            value,
            format!("there are {} of them", rules.len()),
            format!("at most {rules_max}: days in a row are one, such as `2027-05-03..2027-05-05`"),
        );
    }
    Ok(rules)
}

fn rule<T: FromStr<Err = RuleFault>>(value: &Value<'_>) -> Read<T> {
    let text = string(value)?;
    text.parse().or_else(|fault: RuleFault| {
        wrong(
            value,
            format!("`{text}` is not understood"),
            fault.to_string(),
        )
    })
}

fn office<'d>(doc: &mut Document<'d>, root: &DeTable<'d>) -> Office {
    let mut table = doc.section(root, "office", Need::Required);
    let mut line = |table: &mut Section<'_, 'd>, key| {
        table.required(doc, key, String::new(), |value| text(value, 120))
    };
    let name = line(&mut table, "name");
    let address = line(&mut table, "address");
    let hours = line(&mut table, "hours");
    let telephone = table.required(doc, "telephone", String::new(), telephone);
    table.finish(doc);
    Office {
        name,
        address,
        telephone,
        hours,
    }
}

fn telephone(value: &Value<'_>) -> Read<String> {
    let number = text(value, 24)?;
    let good = number
        .bytes()
        .all(|byte| byte.is_ascii_digit() || b"+-() ".contains(&byte))
        && number.bytes().any(|byte| byte.is_ascii_digit());
    if good {
        Ok(number)
    } else {
        wrong(
            value,
            format!("`{number}` is not a telephone number"),
            "digits, +, -, brackets, spaces",
        )
    }
}

fn ui<'d>(doc: &mut Document<'d>, root: &DeTable<'d>) -> Ui {
    let mut table = doc.section(root, "ui", Need::Optional);
    let ui = Ui {
        languages: table.optional(doc, "languages", Language::ALL.to_vec(), languages),
        orientation: table.optional(doc, "orientation", Orientation::Portrait, |value| {
            one_of(value, &["portrait", "landscape"], |word| match word {
                "portrait" => Some(Orientation::Portrait),
                "landscape" => Some(Orientation::Landscape),
                _ => None,
            })
        }),
        dpi: table.optional(doc, "dpi", 96, |value| whole(value, &(40..=400))),
        idle: seconds(table.optional(doc, "idle_seconds", 60, |value| whole(value, &(20..=600)))),
        // EN 301 549, 2.2.1: at least 20 seconds to ask for more time.
        idle_warning: seconds(table.optional(doc, "idle_warning_seconds", 45, |value| {
            whole(value, &(20..=300))
        })),
        second_strike: Duration::from_millis(u64::from(table.optional(
            doc,
            "second_strike_millis",
            150,
            |value| whole(value, &(150..=500)),
        ))),
        reduced_motion: table.optional(doc, "reduced_motion", false, yes_or_no),
        hide_key_presses: table.optional(doc, "hide_key_presses", false, yes_or_no),
    };
    table.finish(doc);
    ui
}

fn seconds(seconds: u32) -> Duration {
    Duration::from_secs(u64::from(seconds))
}

fn languages(value: &Value<'_>) -> Read<Vec<Language>> {
    let codes = Language::ALL.map(Language::code);
    let mut seen = Vec::new();
    let languages = list(value, |item| {
        let language = one_of(item, &codes, Language::from_code)?;
        if seen.contains(&language) {
            return wrong(
                item,
                format!("`{}` is there twice", language.code()),
                "name it once",
            );
        }
        seen.push(language);
        Ok(language)
    })?;
    if languages.is_empty() {
        return wrong(
            value,
            "no language is offered",
            format!("some of {}", codes.join(", ")),
        );
    }
    Ok(languages)
}

fn technician<'d>(doc: &mut Document<'d>, root: &DeTable<'d>) -> Option<PasscodeHash> {
    let mut table = doc.section(root, "technician", Need::Optional);
    let hash = table.required(doc, "passcode_hash", None, |value| {
        PasscodeHash::from_phc(string(value)?)
            .map(Some)
            .or_else(|fault| {
                wrong(
                    value,
                    fault.to_string(),
                    "make one with `pin-kiosk config passcode`",
                )
            })
    });
    table.finish(doc);
    hash
}
