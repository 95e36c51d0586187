//! Files that an operator writes.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use pin_kiosk::config::{Config, PasscodeHash};
use pin_kiosk_core::hours::{Days, Hours, Maintenance, time_of_day};
use pin_kiosk_core::profile::CardProfile;
use std::path::Path;

const BASE: &str = include_str!("../../card-profiles/individual-number-card.toml");

/// `kiosk.toml`, and the hash of a passcode in it.
pub fn config(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else {
        return;
    };
    drop(PasscodeHash::from_phc(text));
    match Config::parse(Path::new("kiosk.toml"), text) {
        Ok(config) => ask(&config.hours),
        Err(problems) => assert!(!problems.to_string().is_empty()),
    }
}

/// A card profile, alone or on top of the one shipped.
pub fn card_profile(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else {
        return;
    };
    let bases = |_: &str| Some(("base.toml".to_owned(), BASE.to_owned()));
    match CardProfile::load("profile.toml", text, &bases) {
        // Whatever a profile says, the one secret is the only one.
        Ok(profile) => assert_eq!(profile.settable().file().value(), 0x001B),
        Err(problems) => assert!(!problems.to_string().is_empty()),
    }
}

/// Rules of the calendar, one a line: first and second the opening hours, then maintenance, and
/// days on which it is closed.
pub fn hours(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else {
        return;
    };
    let mut lines = text.lines();
    let mut time = || time_of_day(lines.next().unwrap_or("00:00")).unwrap_or_default();
    let (open, close) = (time(), time());
    let rules: Vec<&str> = lines.take(32).collect();
    let zone = TimeZone::get("America/New_York").unwrap_or(TimeZone::UTC);
    ask(&Hours {
        zone,
        open,
        close,
        holidays: rules
            .iter()
            .filter_map(|rule| rule.parse::<Days>().ok())
            .collect(),
        maintenance: rules
            .iter()
            .filter_map(|rule| rule.parse::<Maintenance>().ok())
            .collect(),
    });
}

/// Moments at which calendars go wrong: the ends of time, a leap day, a clock change, a year's end.
fn ask(hours: &Hours) {
    let moments = [
        "2024-02-29T12:00:00Z",
        "2026-11-01T06:30:00Z",
        "2026-12-31T23:59:59Z",
    ];
    let moments = moments.map(|moment| moment.parse().expect("a moment"));
    for moment in moments.into_iter().chain([Timestamp::MIN, Timestamp::MAX]) {
        let _opening = hours.at(moment);
    }
}
