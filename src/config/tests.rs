#![expect(
    clippy::needless_raw_string_hashes,
    reason = "expect-test writes its snapshots with them"
)]

mod check;
mod hostile;

use super::cli::{self, ConfigCommand};
use super::*;
use crate::files::make_private_folder;
use expect_test::expect;
use pin_kiosk_core::hours::Opening;
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::process::ExitCode;
use std::sync::OnceLock;

const FILE: &str = "kiosk.toml";

fn parse(text: &str) -> Result<Config, Problems> {
    Config::parse(Path::new(FILE), text)
}

/// The default file with one line changed.
fn default_with(line: &str, instead: &str) -> String {
    assert!(
        DEFAULT.contains(line),
        "the default file has no line {line}"
    );
    DEFAULT.replacen(line, instead, 1)
}

/// Hashed once: it is slow by design.
fn hash() -> &'static PasscodeHash {
    static HASH: OnceLock<PasscodeHash> = OnceLock::new();
    HASH.get_or_init(|| PasscodeHash::of("CORRECT7HORSE").unwrap())
}

/// The default file with all its optional tables switched on.
fn full() -> String {
    let hash = hash();
    DEFAULT
        .lines()
        .map(|line| {
            let bare = line.strip_prefix("# ").unwrap_or(line);
            let is_key = bare.starts_with('[')
                || bare.split_once(" = ").is_some_and(|(key, _)| {
                    key.bytes()
                        .all(|byte| byte.is_ascii_lowercase() || byte == b'_')
                });
            if is_key {
                format!("{bare}\n")
            } else {
                format!("{line}\n")
            }
        })
        .collect::<String>()
        .replace("$argon2id$v=19$…", hash.phc())
}

/// The text without the lines of one key.
fn without(text: &str, key: &str) -> String {
    let kept: Vec<&str> = text
        .lines()
        .filter(|line| !line.starts_with(&format!("{key} = ")))
        .collect();
    kept.join("\n")
}

#[test]
fn the_default_file_is_accepted_and_says_what_it_means() {
    let config = parse(DEFAULT).unwrap();
    assert_eq!(config.kiosk.id, "kiosk-0001");
    assert_eq!(config.kiosk.time_zone.iana_name(), Some("Asia/Tokyo"));
    assert_eq!(config.card.profile, "individual-number-card");
    assert_eq!(
        (config.centre, config.printer, config.technician),
        (None, None, None)
    );
    assert_eq!(config.ui.languages, Language::ALL);
    let third_saturday = "2026-11-20T22:00:00Z".parse().unwrap();
    assert!(matches!(
        config.hours.at(third_saturday),
        Opening::Closed { .. }
    ));
}

#[test]
fn the_default_files_optional_tables_are_accepted_as_they_are_commented() {
    let config = parse(&full()).unwrap();
    assert_eq!(config.centre.unwrap().url, "https://centre.example");
    assert_eq!(config.printer.unwrap().width, 576);
    assert!(config.technician.unwrap().fits("CORRECT7HORSE"));
}

#[test]
fn what_the_default_file_writes_is_what_a_missing_key_means() {
    let with = parse(&full()).unwrap();
    for key in [
        "name_pattern",
        "profile",
        "policies",
        "speed",
        "width",
        "keep_days",
        "languages",
        "orientation",
        "dpi",
        "idle_seconds",
        "idle_warning_seconds",
        "second_strike_millis",
        "reduced_motion",
        "hide_key_presses",
    ] {
        let without = parse(&without(&full(), key)).unwrap();
        let same = (
            &with.reader,
            &with.card,
            &with.printer,
            &with.journal,
            &with.ui,
        ) == (
            &without.reader,
            &without.card,
            &without.printer,
            &without.journal,
            &without.ui,
        );
        assert!(same, "{key}");
    }
}

#[test]
fn relative_paths_start_at_the_folder_of_the_file() {
    let config = Config::parse(Path::new("/etc/pin-kiosk/kiosk.toml"), DEFAULT).unwrap();
    assert_eq!(config.journal.folder, Path::new("/etc/pin-kiosk/journal"));
    let text = default_with("folder = \"journal\"", "folder = \"/var/lib/pin-kiosk\"");
    let config = Config::parse(Path::new("/etc/pin-kiosk/kiosk.toml"), &text).unwrap();
    assert_eq!(config.journal.folder, Path::new("/var/lib/pin-kiosk"));
}

/// One mistake of each kind.
const WRONG: &str = "\
[kiosk]
id = \"kiosk 1\"
stor = \"Store\"
time_zone = \"Asia/Tokio\"
[card]
profiles = 3
trust_anchors = []
policies = \"tset\"
[printer]
port = \"/dev/ttyS0\"
speed = 12
[journal]
folder = \"j\"
keep_days = 1
[hours]
open = \"6.30\"
close = \"23:00\"
maintenance = [
  \"third Saturday 00:00-08:00\",
  \"3rd Saturday 00:00-08:00\",
  \"2027-05-05\",
]
[office]
name = \"\"
address = \"a\"
hours = \"h\"
telephone = \"none\"
[ui]
languages = [\"ja\", \"jp\", \"ja\"]
idle_warning_seconds = 5
[technician]
passcode_hash = \"1234\"
[network]
";

#[test]
fn all_problems_are_told_at_once_with_line_and_remedy() {
    expect![[r#"
        kiosk.toml:1: kiosk.store: this key is missing
            remedy: add `store = …` to `[kiosk]`
        kiosk.toml:2: kiosk.id: `kiosk 1` has other characters
            remedy: use only A-Z, a-z, 0-9 and hyphens
        kiosk.toml:3: kiosk.stor: unknown key
            remedy: write `store` if that is meant, or remove it; known keys of `[kiosk]` are id, store, time_zone
        kiosk.toml:4: kiosk.time_zone: `Asia/Tokio` is not a time zone of this machine
            remedy: use a name of the IANA database, such as "Asia/Tokyo"; if that is refused too, install the package tzdata
        kiosk.toml:6: card.profiles: a text is expected; this is of the kind integer
            remedy: put it in quotation marks
        kiosk.toml:7: card.trust_anchors: the list is empty, so no certificate could ever be trusted
            remedy: name the issuers' certificate files (DER or PEM), or a folder of them
        kiosk.toml:8: card.policies: `tset` is not known here
            remedy: perhaps `test`; one of production, test
        kiosk.toml:11: printer.speed: not a number known here
            remedy: one of 9600, 19200, 38400, 57600, 115200
        kiosk.toml:14: journal.keep_days: it is not a whole number within its bounds
            remedy: from 30 to 3650
        kiosk.toml:16: hours.open: `6.30` is not understood
            remedy: a time of day is written `HH:MM`, from `00:00` to `24:00`
        kiosk.toml:20: hours.maintenance: `3rd Saturday 00:00-08:00` is not understood
            remedy: days are written `every day`, `every Sunday`, `third Saturday`, `last Friday`, `2027-05-05`, `2027-05-03..2027-05-05`, `01-01` or `12-29..01-03`
        kiosk.toml:21: hours.maintenance: `2027-05-05` is not understood
            remedy: a maintenance is written as its days and `HH:MM-HH:MM`
        kiosk.toml:24: office.name: it is empty
            remedy: write what it is to be
        kiosk.toml:27: office.telephone: `none` is not a telephone number
            remedy: digits, +, -, brackets, spaces
        kiosk.toml:29: ui.languages: `jp` is not known here
            remedy: perhaps `ja`; one of ja, en, zh-Hans, zh-Hant, ko, es, pt, th, ne, vi, id, tl, ja-easy
        kiosk.toml:29: ui.languages: `ja` is there twice
            remedy: name it once
        kiosk.toml:30: ui.idle_warning_seconds: it is not a whole number within its bounds
            remedy: from 20 to 300
        kiosk.toml:32: technician.passcode_hash: it is not an Argon2id hash
            remedy: make one with `pin-kiosk config passcode`
        kiosk.toml:33: network: unknown key
            remedy: remove it; known tables are kiosk, reader, card, centre, printer, journal, hours, office, ui, technician
    "#]].assert_eq(&format!("{}\n", parse(WRONG).unwrap_err()));
}

#[test]
fn what_a_file_says_cannot_draw_on_the_terminal() {
    let text = "\"\\u001b[2J\\u202e\" = 1\n[ui]\nlanguages = [\"\\u001b]0;x\\u0007\"]\n";
    let told = parse(text).unwrap_err().to_string();
    assert!(told.contains("\\u{1b}[2J\\u{202e}"), "{told}");
    let hidden = |letter: char| letter != '\n' && letter.is_control() || letter == '\u{202e}';
    assert!(!told.contains(hidden), "{told:?}");
}

#[test]
fn a_file_that_is_not_toml_says_where() {
    expect![[r#"
        kiosk.toml:1: not TOML: unclosed table, expected `]`
            remedy: mend the line; `pin-kiosk config default` shows how each key is written
        kiosk.toml:4: not TOML: unquoted keys cannot be empty, expected letters, numbers, `-`, `_`
            remedy: mend the line; `pin-kiosk config default` shows how each key is written"#]]
    .assert_eq(
        &parse("[kiosk\nid = \n[card]\n= 3\n")
            .unwrap_err()
            .to_string(),
    );
}

#[test]
fn each_key_of_each_table_is_refused_when_its_kind_is_wrong() {
    for line in full().lines() {
        let Some((key, _)) = line.split_once(" = ").filter(|_| !line.starts_with('#')) else {
            continue;
        };
        let text = full().replacen(line, &format!("{key} = 1979-05-27"), 1);
        let problems = parse(&text).unwrap_err().problems;
        let number = text
            .lines()
            .position(|line| line.ends_with("1979-05-27"))
            .unwrap()
            + 1;
        assert!(
            problems
                .iter()
                .any(|problem| problem.key.ends_with(key) && problem.line == Some(number)),
            "{key}: {problems:?}"
        );
    }
}

#[test]
fn each_required_key_is_asked_for_when_it_is_missing() {
    for key in [
        "id",
        "store",
        "time_zone",
        "profiles",
        "folder",
        "open",
        "close",
        "address",
    ] {
        let problems = parse(&without(DEFAULT, key)).unwrap_err().problems;
        assert_eq!(problems.len(), 1, "{key}");
        assert!(problems[0].key.ends_with(key), "{key}: {problems:?}");
    }
}

#[test]
fn only_plain_https_addresses_are_taken_for_the_centre() {
    let url = |url: &str| parse(&full().replace("https://centre.example", url));
    for good in [
        "https://a",
        "https://a.b:8443",
        "https://a/b/c/",
        "https://127.0.0.1:1",
        "https://[::1]:8443",
    ] {
        assert!(url(good).is_ok(), "{good}");
    }
    for bad in [
        "http://a",
        "https://",
        "https://a:0",
        "https://a:b",
        "https://me:secret@a",
        "https://a/?q",
        "https://a b",
    ] {
        assert!(url(bad).is_err(), "{bad}");
    }
}

#[test]
fn a_passcode_is_kept_as_its_argon2id_hash_only() {
    let hash = hash();
    assert!(hash.phc().starts_with("$argon2id$"), "{}", hash.phc());
    assert!(hash.fits("CORRECT7HORSE") && !hash.fits("CORRECT7HORS"));
    assert_eq!(format!("{hash:?}"), "PasscodeHash");
    assert!(PasscodeHash::of("short").is_err());
    let argon2i = hash.phc().replace("argon2id", "argon2i");
    for bad in [
        "",
        "CORRECT7HORSE",
        "$argon2id$v=19$m=19456,t=2,p=1",
        argon2i.as_str(),
    ] {
        assert!(PasscodeHash::from_phc(bad).is_err(), "{bad}");
    }
}
