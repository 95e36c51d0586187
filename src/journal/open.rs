//! Taking a journal up where it was left, whatever ended the program.

use super::folder::Folder;
use super::keys::{read_card_key, read_state};
use super::writer::{Writer, is_day_name};
use super::{Found, Journal, JournalError, Meanwhile, OpenWrite};
use jiff::Timestamp;
use pin_kiosk_core::event::Event;
use pin_kiosk_core::journal::{Chain, Entry, recover};
use pin_kiosk_core::session::Now;
use std::io;
use std::time::Duration;

pub(super) fn open(
    mut folder: Box<dyn Folder>,
    now: Now,
    meanwhile: &Meanwhile,
) -> Result<Journal, JournalError> {
    let reading = JournalError::disk("reading the journal");
    let names = folder.names().map_err(&reading)?;
    let (days, contents) = last_days(&*folder, &names).map_err(&reading)?;
    let last = days.last().ok_or(JournalError::NotCreated)?.clone();
    let contents: Vec<&[u8]> = contents.iter().map(Vec::as_slice).collect();
    let (state, torn_places) = read_state(&*folder)?;
    let end = recover(state, &contents)?;
    let whole_bytes = end.whole_bytes;
    let last_time = end.last_time;
    let torn = contents
        .last()
        .and_then(|content| content.get(whole_bytes..))
        .unwrap_or_default();

    let cards = read_card_key(&*folder)?;
    let torn_bytes = end.torn_bytes;
    let chain = Chain::resume(end, cards);
    if chain.next() == 1 {
        return Err(JournalError::NotCreated);
    }
    if torn_bytes > 0 {
        set_aside(&mut *folder, &names, chain.next(), torn)
            .map_err(JournalError::disk("setting a torn record aside"))?;
    }
    let found = Found {
        torn_bytes: aside_bytes(&*folder, chain.next()).map_err(&reading)?,
        open_write: chain.is_write_open(),
        open_session: chain.is_session_open(),
        clock_back: last_time.and_then(|last| clock_back(last, now)),
    };
    let mut writer = Writer::open(folder, last, u64::try_from(whole_bytes).unwrap_or(u64::MAX))?;
    writer.mend_state(&torn_places, &chain)?;
    let mut journal = Journal {
        chain,
        writer,
        last: now,
        found,
        keep_days: None,
    };
    journal.record_found(now, meanwhile)?;
    Ok(journal)
}

impl Journal {
    fn record_found(&mut self, now: Now, meanwhile: &Meanwhile) -> Result<(), JournalError> {
        let Found {
            torn_bytes,
            open_write,
            open_session,
            clock_back,
        } = self.found;
        if torn_bytes > 0 {
            let repaired = Event::JournalRepaired { torn_bytes };
            self.record(Entry::Event(&repaired), now)?;
        }
        let goes_on = open_write && meanwhile.write == OpenWrite::UnderWay;
        if goes_on {
            // Its outcome may still fit when there is no room for more.
            self.writer.reserve().unwrap_or_default();
        } else {
            self.close_found([open_write, open_session], now, meanwhile)?;
        }
        if let Some(back) = clock_back {
            let by_millis = i64::try_from(back.as_millis())
                .unwrap_or(i64::MAX)
                .saturating_neg();
            self.record(Entry::Event(&Event::ClockJumped { by_millis }), now)?;
        }
        self.writer.sync_state()
    }

    /// Closes an open write and an open session: by what is known of them, or by that nothing is.
    fn close_found(
        &mut self,
        [open_write, open_session]: [bool; 2],
        now: Now,
        meanwhile: &Meanwhile,
    ) -> Result<(), JournalError> {
        if open_write {
            let outcome = match &meanwhile.write {
                OpenWrite::Ended(event) => Entry::Event(event),
                OpenWrite::Unknown | OpenWrite::UnderWay => Entry::WriteFoundOpen,
            };
            self.record(outcome, now)?;
        }
        if open_session {
            let end = meanwhile.session_end.as_ref();
            self.record(end.map_or(Entry::SessionFoundOpen, Entry::Event), now)?;
        }
        Ok(())
    }
}

/// The last day's file and as many before it as it takes to begin with a whole record.
fn last_days(folder: &dyn Folder, names: &[String]) -> io::Result<(Vec<String>, Vec<Vec<u8>>)> {
    let mut days: Vec<&String> = names.iter().filter(|name| is_day_name(name)).collect();
    days.sort();
    let mut taken = Vec::new();
    let mut contents = Vec::new();
    for day in days.into_iter().rev() {
        let content = folder.read(day)?;
        let begins_whole = content.contains(&b'\n');
        taken.push(day.clone());
        contents.push(content);
        if begins_whole {
            break;
        }
    }
    taken.reverse();
    contents.reverse();
    Ok((taken, contents))
}

/// Keeps what was torn of record `number`, beside what may have been torn of it before.
fn set_aside(
    folder: &mut dyn Folder,
    names: &[String],
    number: u64,
    torn: &[u8],
) -> io::Result<()> {
    let earlier = names.iter().filter(|name| is_aside(name, number)).count();
    folder.replace(&format!("torn-{number:010}-{earlier}.bin"), torn)
}

/// Bytes set aside of record `number`. When there are some, that record is not yet written: it
/// will be the one that says so.
fn aside_bytes(folder: &dyn Folder, number: u64) -> io::Result<u64> {
    let mut bytes = 0_u64;
    for name in folder.names()? {
        if is_aside(&name, number) {
            let len = folder.read(&name)?.len();
            bytes = bytes.saturating_add(u64::try_from(len).unwrap_or(u64::MAX));
        }
    }
    Ok(bytes)
}

fn is_aside(name: &str, number: u64) -> bool {
    name.starts_with(&format!("torn-{number:010}-"))
}

fn clock_back(last: Timestamp, now: Now) -> Option<Duration> {
    let back = Duration::try_from(last.duration_since(now.wall)).ok()?;
    (back > super::CLOCK_TOLERANCE).then_some(back)
}
