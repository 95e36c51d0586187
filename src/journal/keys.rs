//! Setting a journal up: the one moment at which its verification key exists.

use super::folder::{DiskFolder, Folder};
use super::writer::{STATE, STATE_BYTES, STATE_PLACES, Writer, day_name, is_day_name};
use super::{Journal, JournalError};
use pin_kiosk_core::journal::{CardKey, Chain, Entry, SealState, VerificationKey};
use pin_kiosk_core::session::Now;
use std::io;
use std::path::Path;
use zeroize::Zeroizing;

pub(super) const CARD_KEY: &str = "card-key";

/// 32 bytes that nobody can guess.
type Randomness = Zeroizing<[u8; 32]>;

/// A journal that is set up but for its first record: until then it is none, so that its key can
/// be shown before there is anything that the key belongs to.
#[derive(Debug)]
pub struct NewJournal {
    folder: Box<dyn Folder>,
    key: VerificationKey,
    cards: CardKey,
}

impl NewJournal {
    /// Sets a journal up in a folder of this machine.
    ///
    /// # Errors
    ///
    /// [`JournalError::Exists`] when there is a record already, and what is there is not touched;
    /// others also when the operating system has no randomness.
    pub fn set_up(folder: &Path) -> Result<Self, JournalError> {
        let folder = Box::new(DiskFolder::create(folder)?);
        Self::set_up_in(folder, [random()?, random()?])
    }

    /// The same in any folder, with a sealing key and a card key from `randomness`.
    fn set_up_in(
        mut folder: Box<dyn Folder>,
        randomness: [Randomness; 2],
    ) -> Result<Self, JournalError> {
        let creating = JournalError::disk("creating the journal");
        for name in folder.names().map_err(&creating)? {
            if is_day_name(&name) && !folder.read(&name).map_err(&creating)?.is_empty() {
                return Err(JournalError::Exists);
            }
        }
        let [sealing, card] = randomness;
        folder.replace(CARD_KEY, &*card).map_err(&creating)?;
        make_state_file(&mut *folder).map_err(&creating)?;
        Ok(Self {
            folder,
            key: VerificationKey::from_random(&sealing),
            cards: CardKey::from_bytes(&card),
        })
    }

    /// The key that checks every seal there will be. It is kept nowhere: show it once, to be kept
    /// away from the machine.
    #[must_use]
    pub const fn key(&self) -> &VerificationKey {
        &self.key
    }

    /// Writes the first record: now it is a journal.
    ///
    /// # Errors
    ///
    /// [`JournalError`]; there is no journal then, and the key belongs to nothing.
    pub fn finish(self, now: Now) -> Result<VerificationKey, JournalError> {
        let Self { folder, key, cards } = self;
        let mut chain = Chain::new(&key, cards);
        let mut writer = Writer::open(folder, day_name(1, now.wall), 0)?;
        let created = chain.prepare(Entry::Created, now)?;
        writer.append(created.line())?;
        chain.commit(created);
        // The key of record 1 is the verification key: the first that is kept is the next one.
        writer.remember(&chain)?;
        writer.sync_state()?;
        Ok(key)
    }
}

impl Journal {
    /// Creates a journal in a folder of this machine and returns its verification key.
    ///
    /// # Errors
    ///
    /// As [`NewJournal::set_up`] and [`NewJournal::finish`].
    pub fn create(folder: &Path, now: Now) -> Result<VerificationKey, JournalError> {
        NewJournal::set_up(folder)?.finish(now)
    }

    /// Creates a journal in `folder`, with a sealing key and a card key from `randomness`.
    ///
    /// # Errors
    ///
    /// As [`Self::create`].
    pub fn create_in(
        folder: Box<dyn Folder>,
        randomness: [Randomness; 2],
        now: Now,
    ) -> Result<VerificationKey, JournalError> {
        NewJournal::set_up_in(folder, randomness)?.finish(now)
    }
}

/// Randomness of the operating system.
///
/// # Errors
///
/// [`JournalError::Disk`] when it has none.
fn random() -> Result<Randomness, JournalError> {
    let mut bytes = Zeroizing::new([0; 32]);
    getrandom::fill(&mut *bytes)
        .map_err(|error| JournalError::disk("asking for randomness")(io::Error::other(error)))?;
    Ok(bytes)
}

fn make_state_file(folder: &mut dyn Folder) -> io::Result<()> {
    let mut file = folder.open(STATE)?;
    file.set_len(0)?;
    file.set_len(STATE_BYTES)?;
    file.sync()
}

/// The newest whole state there is, and the places without a whole one.
pub(super) fn read_state(folder: &dyn Folder) -> Result<(SealState, Vec<u64>), JournalError> {
    let content = read(folder, STATE)?;
    let state_at = |place: u64| {
        let start = usize::try_from(place).ok()?;
        let end = start.checked_add(pin_kiosk_core::journal::SLOT_BYTES)?;
        SealState::decode(content.get(start..end)?)
    };
    let states = STATE_PLACES.map(|place| (place, state_at(place)));
    drop(content);
    let torn = states.iter().filter(|(_, state)| state.is_none());
    let torn = torn.map(|(place, _)| *place).collect();
    let newest = states
        .into_iter()
        .filter_map(|(_, state)| state)
        .max_by_key(SealState::number);
    let newest = newest.ok_or(JournalError::NoKey { file: STATE })?;
    Ok((newest, torn))
}

pub(super) fn read_card_key(folder: &dyn Folder) -> Result<CardKey, JournalError> {
    let content = read(folder, CARD_KEY)?;
    let bytes = content.first_chunk().filter(|_| content.len() == 32);
    let bytes = bytes.ok_or(JournalError::NoKey { file: CARD_KEY })?;
    Ok(CardKey::from_bytes(bytes))
}

fn read(folder: &dyn Folder, file: &'static str) -> Result<Zeroizing<Vec<u8>>, JournalError> {
    match folder.read_secret(file) {
        Ok(content) => Ok(content),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Err(JournalError::NoKey { file }),
        Err(error) => Err(JournalError::disk("reading the keys")(error)),
    }
}
