//! How today's sessions ended, read from the journal.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use pin_kiosk_core::failure::FailureCode;
use serde::Deserialize;
use std::fs;
use std::path::PathBuf;

/// How sessions can end.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum End {
    Done,
    Referred,
    Stopped,
    Uncertain,
    Fault,
}

/// Today's sessions.
#[derive(Clone, Debug)]
pub(super) struct Today {
    folder: PathBuf,
    time_zone: TimeZone,
    ends: Vec<End>,
}

/// As much of a record as is needed.
#[derive(Deserialize)]
struct Line {
    time: Timestamp,
    kind: String,
    fields: Fields,
}

#[derive(Deserialize)]
struct Fields {
    end: Option<String>,
}

impl Today {
    pub(super) const fn in_journal(folder: PathBuf, time_zone: TimeZone) -> Self {
        Self {
            folder,
            time_zone,
            ends: Vec::new(),
        }
    }

    /// How many ended like this.
    pub(super) fn count(&self, end: End) -> u32 {
        let all = self.ends.iter().filter(|one| **one == end).count();
        u32::try_from(all).unwrap_or(u32::MAX)
    }

    /// Reads the journal's last days anew. A day of UTC is none of this place's, so there are two.
    pub(super) fn read(&mut self, now: Timestamp) {
        let mut files: Vec<PathBuf> = fs::read_dir(&self.folder)
            .into_iter()
            .flatten()
            .flatten()
            .map(|entry| entry.path())
            .filter(|path| path.extension().is_some_and(|suffix| suffix == "jsonl"))
            .collect();
        files.sort();
        let day = |at: Timestamp| self.time_zone.to_datetime(at).date();
        let today = day(now);
        let last = files.into_iter().rev().take(2);
        self.ends = last
            .filter_map(|file| fs::read_to_string(file).ok())
            .flat_map(|text| text.lines().filter_map(end_in).collect::<Vec<_>>())
            .filter(|(at, _)| day(*at) == today)
            .map(|(_, end)| end)
            .collect();
    }
}

fn end_in(line: &str) -> Option<(Timestamp, End)> {
    // Most lines are others.
    if !line.contains("session-ended") {
        return None;
    }
    let line: Line = serde_json::from_str(line).ok()?;
    let end = (line.kind == "session-ended").then_some(line.fields.end?)?;
    Some((line.time, kind_of(&end)))
}

fn kind_of(end: &str) -> End {
    if end == "done" {
        return End::Done;
    }
    match FailureCode::from_code(end) {
        Some(
            FailureCode::FraudSuspected
            | FailureCode::Cancelled
            | FailureCode::WalkedAway
            | FailureCode::CardRemoved,
        ) => End::Stopped,
        Some(
            FailureCode::Referred(_)
            | FailureCode::NoReservation
            | FailureCode::ReservationExpired
            | FailureCode::ReservationUsed
            | FailureCode::ReservationInUse
            | FailureCode::WrongCard,
        ) => End::Referred,
        Some(FailureCode::WriteUnknown) => End::Uncertain,
        Some(
            FailureCode::CardSilent
            | FailureCode::CardRefused
            | FailureCode::CardUnreadable
            | FailureCode::WriteTorn
            | FailureCode::Reader(_)
            | FailureCode::Centre(_)
            | FailureCode::Journal
            | FailureCode::Internal,
        )
        | None => End::Fault,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn today_is_the_day_of_this_place() {
        let folder = tempfile::tempdir().unwrap();
        let line = |time: &str, end: &str| {
            format!(
                "{{\"n\":1,\"time\":\"{time}\",\"up\":1,\"kind\":\"session-ended\",\
                 \"fields\":{{\"end\":\"{end}\"}},\"prev\":\"0\"}}\n"
            )
        };
        let cancelled = FailureCode::Cancelled.code();
        // Midnight in Tokyo is 15:00 in UTC.
        let text = line("2026-11-21T14:59:59.000Z", "done")
            + &line("2026-11-21T15:00:00.000Z", "done")
            + &line("2026-11-21T16:00:00.000Z", cancelled);
        let file = "journal-0000000001-2026-11-21.jsonl";
        fs::write(folder.path().join(file), text).unwrap();
        let text = line("2026-11-22T01:00:00.000Z", "interrupted") + "torn";
        let file = "journal-0000000004-2026-11-22.jsonl";
        fs::write(folder.path().join(file), text).unwrap();
        let zone = TimeZone::get("Asia/Tokyo").unwrap();
        let mut today = Today::in_journal(folder.path().to_owned(), zone);
        today.read("2026-11-22T03:00:00Z".parse().unwrap());
        let all = [
            End::Done,
            End::Referred,
            End::Stopped,
            End::Uncertain,
            End::Fault,
        ];
        assert_eq!(all.map(|end| today.count(end)), [1, 0, 1, 0, 1]);
    }
}
