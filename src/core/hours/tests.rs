use super::{Days, Hours, Maintenance, Opening, RuleFault, time_of_day};
use crate::view::ClosedReason;
use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;

fn hours(zone: &str, open: &str, close: &str) -> Hours {
    Hours {
        open: time_of_day(open).unwrap(),
        close: time_of_day(close).unwrap(),
        ..Hours::always_open(TimeZone::get(zone).unwrap())
    }
}

fn tokyo() -> Hours {
    Hours {
        holidays: vec!["12-29..01-03".parse().unwrap()],
        maintenance: vec!["third Saturday 00:00-08:00".parse().unwrap()],
        ..hours("Asia/Tokyo", "06:30", "23:00")
    }
}

fn moment(hours: &Hours, local: &str) -> Timestamp {
    let local: DateTime = local.parse().unwrap();
    local.to_zoned(hours.zone.clone()).unwrap().timestamp()
}

/// `open`, or the reason and the next opening in local time.
fn at(hours: &Hours, local: &str) -> String {
    told(hours, moment(hours, local))
}

fn told(hours: &Hours, now: Timestamp) -> String {
    match hours.at(now) {
        Opening::Open => "open".to_owned(),
        Opening::Closed { reason, opens } => {
            let reason = match reason {
                ClosedReason::Hours => "hours",
                ClosedReason::Holiday => "holiday",
                ClosedReason::Maintenance => "maintenance",
                ClosedReason::OutOfService(_) => "out of service",
            };
            let opens = opens.map_or("never".to_owned(), |at| at.to_string());
            format!("{reason}, opens {opens}")
        }
    }
}

#[test]
fn a_day_opens_and_closes_on_the_minute() {
    let hours = tokyo();
    assert_eq!(
        at(&hours, "2026-11-24 06:29:59"),
        "hours, opens 2026-11-24T06:30:00"
    );
    assert_eq!(at(&hours, "2026-11-24 06:30"), "open");
    assert_eq!(at(&hours, "2026-11-24 22:59:59"), "open");
    assert_eq!(
        at(&hours, "2026-11-24 23:00"),
        "hours, opens 2026-11-25T06:30:00"
    );
}

#[test]
fn the_third_saturday_is_told_from_the_second_and_the_fourth() {
    let hours = tokyo();
    assert_eq!(at(&hours, "2026-11-14 07:00"), "open");
    assert_eq!(
        at(&hours, "2026-11-21 07:00"),
        "maintenance, opens 2026-11-21T08:00:00"
    );
    assert_eq!(at(&hours, "2026-11-21 08:00"), "open");
    assert_eq!(at(&hours, "2026-11-28 07:00"), "open");
    // The evening before, the next opening is after the maintenance, not at half past six.
    assert_eq!(
        at(&hours, "2026-11-20 23:30"),
        "hours, opens 2026-11-21T08:00:00"
    );
}

#[test]
fn the_year_end_is_closed_from_midnight_to_midnight_over_new_year() {
    let hours = tokyo();
    assert_eq!(at(&hours, "2026-12-28 22:00"), "open");
    assert_eq!(
        at(&hours, "2026-12-28 23:30"),
        "hours, opens 2027-01-04T06:30:00"
    );
    assert_eq!(
        at(&hours, "2026-12-29 12:00"),
        "holiday, opens 2027-01-04T06:30:00"
    );
    assert_eq!(
        at(&hours, "2027-01-03 23:59"),
        "holiday, opens 2027-01-04T06:30:00"
    );
    assert_eq!(at(&hours, "2027-01-04 06:30"), "open");
}

#[test]
fn an_opening_over_midnight_belongs_to_the_day_it_began() {
    let hours = hours("Asia/Tokyo", "18:00", "02:00");
    assert_eq!(at(&hours, "2026-11-24 01:59"), "open");
    assert_eq!(
        at(&hours, "2026-11-24 02:00"),
        "hours, opens 2026-11-24T18:00:00"
    );
    assert_eq!(at(&hours, "2026-11-24 23:59"), "open");
}

#[test]
fn a_maintenance_over_midnight_reaches_into_the_next_day() {
    let hours = Hours {
        maintenance: vec!["2026-11-24 22:00-03:00".parse().unwrap()],
        ..hours("Asia/Tokyo", "00:00", "24:00")
    };
    assert_eq!(at(&hours, "2026-11-24 21:59"), "open");
    assert_eq!(
        at(&hours, "2026-11-24 22:00"),
        "maintenance, opens 2026-11-25T03:00:00"
    );
    assert_eq!(
        at(&hours, "2026-11-25 02:59"),
        "maintenance, opens 2026-11-25T03:00:00"
    );
    assert_eq!(at(&hours, "2026-11-25 03:00"), "open");
}

#[test]
fn maintenances_that_meet_are_one_wait() {
    let hours = Hours {
        maintenance: vec![
            "every day 01:00-03:00".parse().unwrap(),
            "last Tuesday 03:00-05:00".parse().unwrap(),
        ],
        ..hours("Asia/Tokyo", "00:00", "00:00")
    };
    assert_eq!(
        at(&hours, "2026-11-24 01:30"),
        "maintenance, opens 2026-11-24T05:00:00"
    );
    assert_eq!(
        at(&hours, "2026-11-25 01:30"),
        "maintenance, opens 2026-11-25T03:00:00"
    );
}

#[test]
fn a_clock_set_forward_opens_at_the_hour_that_exists() {
    // Berlin, 28 March 2027: 02:00 becomes 03:00.
    let hours = hours("Europe/Berlin", "02:30", "23:00");
    assert_eq!(
        at(&hours, "2027-03-28 01:59"),
        "hours, opens 2027-03-28T03:30:00"
    );
    assert_eq!(at(&hours, "2027-03-28 03:30"), "open");
}

#[test]
fn a_maintenance_is_never_cut_short_by_a_clock_set_back() {
    // Berlin, 31 October 2027: 03:00 becomes 02:00, so 02:30 comes twice.
    let hours = Hours {
        maintenance: vec!["2027-10-31 01:00-02:30".parse().unwrap()],
        ..hours("Europe/Berlin", "00:00", "00:00")
    };
    let first: Timestamp = "2027-10-31T02:45+02:00".parse().unwrap();
    let second: Timestamp = "2027-10-31T02:30+01:00".parse().unwrap();
    assert_eq!(
        told(&hours, first),
        "maintenance, opens 2027-10-31T02:30:00"
    );
    assert_eq!(told(&hours, second), "open");
}

#[test]
fn a_maintenance_is_never_cut_short_by_a_clock_set_forward() {
    let hours = Hours {
        maintenance: vec!["2027-03-28 01:00-02:30".parse().unwrap()],
        ..hours("Europe/Berlin", "00:00", "00:00")
    };
    assert_eq!(
        at(&hours, "2027-03-28 03:15"),
        "maintenance, opens 2027-03-28T03:30:00"
    );
}

#[test]
fn a_kiosk_that_is_closed_all_year_has_no_next_opening() {
    let hours = Hours {
        holidays: vec![Days::Every],
        ..tokyo()
    };
    assert_eq!(at(&hours, "2026-11-24 12:00"), "holiday, opens never");
}

#[test]
fn the_zone_decides_which_day_it_is() {
    let sunday = vec!["every Sunday".parse().unwrap()];
    let now: Timestamp = "2026-11-21T16:00:00Z".parse().unwrap();
    let closed = |zone| Hours {
        holidays: sunday.clone(),
        ..Hours::always_open(TimeZone::get(zone).unwrap())
    };
    assert_eq!(
        told(&closed("Asia/Tokyo"), now),
        "holiday, opens 2026-11-23T00:00:00"
    );
    assert_eq!(told(&closed("Europe/Berlin"), now), "open");
}

#[test]
fn a_next_opening_is_open_and_nothing_before_it_is() {
    let hours = tokyo();
    let start = moment(&hours, "2026-12-01 00:00");
    for minutes in (0..60 * 24 * 50).step_by(37) {
        let now = start + jiff::SignedDuration::from_mins(minutes);
        let Opening::Closed { opens, .. } = hours.at(now) else {
            continue;
        };
        let opens = opens
            .unwrap()
            .to_zoned(hours.zone.clone())
            .unwrap()
            .timestamp();
        assert_eq!(hours.at(opens), Opening::Open);
        let mut between = now;
        while between < opens {
            assert_ne!(hours.at(between), Opening::Open, "{between}");
            between += jiff::SignedDuration::from_mins(53);
        }
    }
}

#[test]
fn rules_that_are_not_understood_say_how_they_are_written() {
    let maintenance = |text: &str| text.parse::<Maintenance>().unwrap_err();
    assert_eq!(maintenance("00:00-08:00"), RuleFault::Form);
    assert_eq!(maintenance("third Saturday"), RuleFault::Form);
    assert_eq!(maintenance("third Saturday 000:00-08:00"), RuleFault::Time);
    assert_eq!(maintenance("third Saturday :00-08:00"), RuleFault::Time);
    assert_eq!(maintenance("third Saturday 0:0-08:00"), RuleFault::Time);
    assert_eq!(maintenance("third Saturday 00:00-25:00"), RuleFault::Time);
    assert_eq!(
        maintenance("third Saturday 24:00-08:00"),
        RuleFault::Beginning,
        "on Sunday, or a day too early?"
    );
    assert_eq!(maintenance("sixth Saturday 00:00-08:00"), RuleFault::Days);
    let days = |text: &str| text.parse::<Days>().unwrap_err();
    for wrong in [
        "",
        "Saturday",
        "13-01",
        "02-30",
        "2026-02-29",
        "1-1",
        "every Caturday",
    ] {
        assert_eq!(days(wrong), RuleFault::Days, "{wrong}");
    }
    assert_eq!(days("2027-05-05..2027-05-03"), RuleFault::Backwards);
    assert!("02-29".parse::<Days>().is_ok());
}

/// As people write them, and as the design does.
#[test]
fn a_maintenance_is_understood_with_one_digit_and_a_dash() {
    let read = |text: &str| text.parse::<Maintenance>().unwrap();
    let plain = read("third Saturday 00:00-08:00");
    for text in [
        "third Saturday 0:00–8:00",
        "third Saturday 0:00 – 8:00",
        "Third  saturday 0:00〜08:00",
        "third Saturday ０:００－８:００",
    ] {
        assert_eq!(read(text), plain, "{text}");
    }
    assert_eq!(time_of_day("6:30"), time_of_day("06:30"));
    assert_eq!(
        read("12-29..01-03 0:00-8:00").days,
        "12-29..01-03".parse().unwrap()
    );
}
