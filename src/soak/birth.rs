//! How a life begins: cards, centre, journal, settings.

use super::life::{Life, Owned, Parts, Plan, moment};
use super::luck::{Dice, Luck};
use super::pool::{Pool, bytes};
use super::resident::{password, pin};
use super::slot::Slot;
use super::tally::Tally;
use crate::compose::keeping::{Keeper, ReaderLost, Told};
use crate::compose::record::{Head, JournalRecorder, KeepDays};
use crate::hardware::standin_centre::{SharedCentre, StandinCentre, StandinLine};
use crate::journal::memory::MemoryDisk;
use crate::journal::{Found, Journal, Meanwhile};
use crate::runtime::health::{Facts, Health};
use jiff::Timestamp;
use pin_kiosk_core::session::{Now, Settings};
use pin_kiosk_hw_sim::card::standin_reset::STANDIN_ISSUER_KEY;
use pin_kiosk_hw_sim::card::{
    CardConfig, ExtendedLength, Overrun, Presence, Reader, ShortIdentifiers, SimCard,
    TransportStyle, VerifiedQuery,
};
use pin_kiosk_hw_sim::centre::{CardStanding, SimCentre};
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex};

/// In one of so many lives, whatever can be printed for a developer is searched for secrets.
const SEARCHED: u64 = 8;

/// Makes the world of one life.
pub(super) fn birth<'p>(
    pool: &'p Pool,
    plan: &Plan,
    tally: &'p mut Tally,
) -> Result<Life<'p>, String> {
    let mut dice = Dice::new(plan.seed, plan.life, 1);
    let luck = Luck::new(Dice::new(plan.seed, plan.life, 2), plan.muted.clone());
    let (cards, owned) = cards(pool, &mut dice);
    let slot = Slot::new(Reader::with_cards(cards));
    let now = moment(0, 0);
    let wall = Arc::new(AtomicI64::new(now.wall.as_second()));
    let centre = centre(pool, &mut dice, now);
    let clock = Arc::clone(&wall);
    let line = StandinLine::new(
        Arc::clone(&centre),
        Arc::new(move || {
            Timestamp::from_second(clock.load(Ordering::Relaxed)).unwrap_or(Timestamp::MAX)
        }),
        "soak",
    );
    let disk = MemoryDisk::new();
    let randomness = [bytes(&mut dice).into(), bytes(&mut dice).into()];
    let key = Journal::create_in(Box::new(disk.clone()), randomness, now)
        .map_err(|error| format!("the journal cannot be created: {error}"))?;
    let (recorder, head, _) = open_journal(&disk, now)?;
    let lost = ReaderLost::default();
    Ok(Life::new(Parts {
        pool,
        tally,
        luck,
        settings: Arc::new(Settings {
            centre_configured: dice.happens(930),
            printer_configured: dice.happens(930),
            ..Settings::default()
        }),
        keeper: keeper(&lost, &head),
        lost,
        slot,
        centre,
        client: StandinCentre::new(line),
        wall,
        disk,
        recorder: (recorder, head),
        key,
        owned,
        visits: dice.between(1, 3),
        trace: plan.trace,
        is_searched: plan.life.is_multiple_of(SEARCHED),
        dice: [dice, Dice::new(plan.seed, plan.life, 3)],
    }))
}

/// Opens the journal as the kiosk does when it starts.
pub(super) fn open_journal(
    disk: &MemoryDisk,
    now: Now,
) -> Result<(JournalRecorder, Head, Found), String> {
    let again = disk.clone();
    let journal = Journal::open_in(Box::new(disk.clone()), now)
        .map_err(|error| format!("the journal cannot be opened: {error}"))?;
    let found = journal.found();
    let (recorder, head) = JournalRecorder::over(
        journal,
        Box::new(move |now, meanwhile: &Meanwhile| {
            Journal::reopen_in(Box::new(again.clone()), now, meanwhile)
        }),
    );
    Ok((recorder, head, found))
}

/// The kiosk's housekeeping without calendar and configuration file.
pub(super) fn keeper(lost: &ReaderLost, head: &Head) -> Keeper {
    Keeper {
        hours: None,
        fitter: None,
        reader: lost.clone(),
        head: head.clone(),
        keep_days: KeepDays::default(),
        facts: Facts::default(),
        health: Health::default(),
        told: Told::default(),
        seat: crate::technician::Seat::default(),
    }
}

/// Two or three cards, the first mostly in good order.
fn cards(pool: &Pool, dice: &mut Dice) -> (Vec<SimCard>, Vec<Owned>) {
    let first = usize::try_from(dice.between(0, 1)).unwrap_or_default();
    let bad = usize::try_from(dice.between(2, 3)).unwrap_or_default();
    let mut kinds = vec![first, 1_usize.saturating_sub(first)];
    if dice.happens(60) {
        kinds.insert(0, bad);
    } else if dice.happens(200) {
        kinds.push(bad);
    }
    kinds
        .into_iter()
        .filter_map(|number| {
            let kind = pool.kinds.get(number)?;
            let config = config(&kind.config, dice);
            let card = SimCard::with_identity(&config, Arc::clone(&kind.identity));
            let owned = Owned {
                kind: number,
                pin: config.user_authentication_pin,
                password: config.signature_password,
                born: card.clone(),
            };
            Some((card, owned))
        })
        .unzip()
}

/// A card as people bring it: mostly as the public facts say, sometimes with ways of its own.
fn config(like: &CardConfig, dice: &mut Dice) -> CardConfig {
    let mut config = like.clone();
    config.user_authentication_pin = pin(dice);
    config.signature_password = password(dice).to_uppercase();
    if dice.happens(200) {
        config.user_authentication_tries = u8::try_from(dice.between(0, 3)).unwrap_or(3);
    }
    if dice.happens(500) {
        config.signature_tries = u8::try_from(dice.between(0, 5)).unwrap_or(5);
    }
    if dice.happens(20) {
        config.signature_certificate = Presence::Missing;
    }
    let ways = &mut config.behaviour;
    if dice.happens(100) {
        ways.short_identifiers = ShortIdentifiers::WrongParameters;
    } else if dice.happens(50) {
        ways.short_identifiers = ShortIdentifiers::FileNotFound;
    }
    if dice.happens(150) {
        ways.extended_length = ExtendedLength::Refused;
    }
    if dice.happens(100) {
        ways.verified_query = VerifiedQuery::Success;
    }
    if dice.happens(100) {
        ways.overrun = Overrun::Warning;
    }
    match dice.between(0, 9) {
        0 => ways.transport = TransportStyle::GetResponse,
        1 => ways.transport = TransportStyle::ExactLength,
        _ => {}
    }
    config
}

/// The centre with a reservation for most cards.
fn centre(pool: &Pool, dice: &mut Dice, now: Now) -> SharedCentre {
    const HOUR: u64 = 60 * 60;
    let mut centre = SimCentre::new(STANDIN_ISSUER_KEY);
    let seconds = u64::try_from(now.wall.as_second()).unwrap_or_default();
    for kind in &pool.kinds {
        match dice.between(0, 19) {
            0 => {}
            1 => {
                centre.reserve(seconds.saturating_sub(30 * HOUR), kind.id);
            }
            2 => {
                let id = centre.reserve(seconds.saturating_sub(HOUR), kind.id);
                // It exists: it was made just now.
                let _used = centre.consume(&id);
            }
            3 => {
                let id = centre.reserve(seconds.saturating_sub(HOUR), kind.id);
                let _held = centre.hold(seconds, &id, "another kiosk");
            }
            _ => {
                centre.reserve(seconds.saturating_sub(HOUR), kind.id);
            }
        }
        if dice.happens(40) {
            let standings = [
                CardStanding::CertificateRevoked,
                CardStanding::CertificateSuspended,
                CardStanding::SignatureCertificateExpired,
                CardStanding::SignatureCertificateRevoked,
                CardStanding::SignatureCertificateMissing,
                CardStanding::CardSuspended,
            ];
            let standing = dice.pick(&standings).copied().unwrap_or_default();
            centre.set_standing(kind.id, standing);
        }
    }
    Arc::new(Mutex::new(centre))
}
