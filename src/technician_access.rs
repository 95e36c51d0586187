//! Who may open technician mode: one passcode, growing delays, a lock-out that lasts.
//!
//! The number of wrong tries is kept in a small file and is there again after a restart.
//! It is raised before the passcode is looked at, so that pulling the plug is no free try.

use crate::config::PasscodeHash;
use crate::files;
use jiff::{SignedDuration, Timestamp};
use pin_kiosk_core::event::Event;
use serde::{Deserialize, Serialize};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// Wrong tries after which only a new state file lets somebody in: the lock-out.
pub const TRIES_MAX: u32 = 10;

/// Wrong tries that cost no delay: everybody mistypes.
const FREE_TRIES: u32 = 2;

/// Delay after the first try that costs one; each further one doubles it.
const FIRST_DELAY: Duration = Duration::from_secs(15);

/// Technician mode ends by itself after nobody touched anything for so long.
pub const IDLE_END: Duration = Duration::from_mins(2);

/// Whether a passcode may be entered now.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Access {
    /// It may.
    Open,
    /// Not before this long.
    Delayed(Duration),
    /// Not any more, until somebody with access to the machine removes the state file.
    LockedOut,
}

/// What came of a try.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Attempt {
    /// It is the passcode.
    Right,
    /// It is not; this holds now.
    Wrong(Access),
    /// It was not looked at: a delay or the lock-out holds.
    Refused(Access),
}

impl Attempt {
    /// What the journal keeps of it.
    #[must_use]
    pub const fn event(self) -> Event {
        Event::TechnicianTried {
            right: matches!(self, Self::Right),
        }
    }
}

/// The hash of the passcode that opens technician mode now, if there is one. Cheap to clone.
///
/// A changed configuration puts another one in its place; nobody ever waits for that.
#[derive(Clone, Debug, Default)]
pub struct PasscodeInUse(Arc<Mutex<Option<PasscodeHash>>>);

impl PasscodeInUse {
    /// This one.
    #[must_use]
    pub fn new(hash: Option<PasscodeHash>) -> Self {
        Self(Arc::new(Mutex::new(hash)))
    }

    /// Another one holds from now on, or none. A try that has begun is judged by the one before.
    pub fn change(&self, hash: Option<PasscodeHash>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = hash;
    }

    /// Whether there is a passcode at all.
    #[must_use]
    pub fn is_set(&self) -> bool {
        self.now().is_some()
    }

    fn now(&self) -> Option<PasscodeHash> {
        let hash = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        hash.clone()
    }
}

/// Guards technician mode.
///
/// Tries count against the mode, not against one passcode: another passcode neither ends a delay nor
/// lifts the lock-out.
#[derive(Debug)]
pub struct TechnicianAccess {
    passcode: PasscodeInUse,
    file: PathBuf,
    kept: Kept,
}

/// What the file says.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
struct Kept {
    /// Wrong tries since the last right one.
    wrong: u32,
    /// When the last of them was.
    last: Option<Timestamp>,
}

/// Largest file of tries that is read, in bytes; ours has some dozens.
const KEPT_BYTES_MAX: u64 = 4096;

impl TechnicianAccess {
    /// Guards with the passcode in use and the tries in `file`.
    ///
    /// A file that cannot be understood counts as locked out: it may have been made so.
    ///
    /// # Errors
    ///
    /// When the file is there and cannot be read.
    pub fn open(passcode: PasscodeInUse, file: &Path) -> io::Result<Self> {
        let locked_out = Kept {
            wrong: TRIES_MAX,
            last: None,
        };
        let kept = match files::read(file, KEPT_BYTES_MAX) {
            Ok(bytes) => serde_json::from_slice(&bytes).unwrap_or(locked_out),
            Err(error) if error.kind() == io::ErrorKind::FileTooLarge => locked_out,
            Err(error) if error.kind() == io::ErrorKind::NotFound => Kept::default(),
            Err(error) => return Err(error),
        };
        Ok(Self {
            passcode,
            file: file.to_owned(),
            kept,
        })
    }

    /// Whether a passcode may be entered at `now`, by the wall clock.
    ///
    /// A clock that was set back makes nobody wait longer than the delay itself, one that was set
    /// forward can end a delay: setting the clock takes rights that open the file as well.
    #[must_use]
    pub fn access(&self, now: Timestamp) -> Access {
        let Kept { wrong, last } = self.kept;
        if wrong >= TRIES_MAX {
            return Access::LockedOut;
        }
        let delay = delay_after(wrong);
        let waited = last.map_or(delay, |last| waited(last, now));
        let rest = delay.saturating_sub(waited);
        if rest.is_zero() {
            Access::Open
        } else {
            Access::Delayed(rest)
        }
    }

    /// Tries a passcode at `now`. Takes a noticeable part of a second, by design of Argon2id.
    ///
    /// No session may be open; the caller keeps [`Attempt::event`] in the journal.
    ///
    /// # Errors
    ///
    /// When the number of tries cannot be kept; the passcode was not looked at then.
    pub fn attempt(&mut self, passcode: &str, now: Timestamp) -> io::Result<Attempt> {
        match self.access(now) {
            Access::Open => {}
            access @ (Access::Delayed(_) | Access::LockedOut) => {
                return Ok(Attempt::Refused(access));
            }
        }
        self.keep(Kept {
            wrong: self.kept.wrong.saturating_add(1),
            last: Some(now),
        })?;
        if self.passcode.now().is_some_and(|hash| hash.fits(passcode)) {
            self.keep(Kept::default())?;
            return Ok(Attempt::Right);
        }
        Ok(Attempt::Wrong(self.access(now)))
    }

    fn keep(&mut self, kept: Kept) -> io::Result<()> {
        files::replace(&self.file, &serde_json::to_vec(&kept)?)?;
        self.kept = kept;
        Ok(())
    }
}

fn delay_after(wrong: u32) -> Duration {
    match wrong.checked_sub(FREE_TRIES) {
        None | Some(0) => Duration::ZERO,
        Some(further) => FIRST_DELAY.saturating_mul(1_u32 << further.saturating_sub(1).min(20)),
    }
}

fn waited(last: Timestamp, now: Timestamp) -> Duration {
    let waited = now.duration_since(last).max(SignedDuration::ZERO);
    Duration::try_from(waited).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{Access, Attempt, PasscodeInUse, TRIES_MAX, TechnicianAccess};
    use crate::config::PasscodeHash;
    use jiff::{SignedDuration, Timestamp};
    use pin_kiosk_core::event::Event;
    use std::fs;
    use std::path::Path;
    use std::time::Duration;

    const RIGHT: &str = "open sesame 7";
    const SALTED: &str = "$argon2id$v=19$m=8,t=1,p=1$";

    fn hash() -> PasscodeHash {
        hash_of(RIGHT)
    }

    /// A hash with the least work there is, so that the test need not take seconds.
    fn hash_of(passcode: &str) -> PasscodeHash {
        use argon2::password_hash::PasswordHasher as _;
        let least = argon2::Params::new(8, 1, 1, None).unwrap();
        let hasher = argon2::Argon2::from(least);
        let phc = hasher
            .hash_password(passcode.as_bytes())
            .unwrap()
            .to_string();
        assert!(phc.starts_with(SALTED), "{phc}");
        PasscodeHash::from_phc(&phc).unwrap()
    }

    fn at(seconds: i64) -> Timestamp {
        let start: Timestamp = "2026-11-22T03:00:00Z".parse().unwrap();
        start + SignedDuration::from_secs(seconds)
    }

    fn open(file: &Path) -> TechnicianAccess {
        TechnicianAccess::open(PasscodeInUse::new(Some(hash())), file).unwrap()
    }

    #[test]
    fn the_passcode_opens_and_forgets_wrong_tries() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("technician");
        let mut access = open(&file);
        let wrong = access.attempt("open sesame 8", at(0)).unwrap();
        assert_eq!(wrong, Attempt::Wrong(Access::Open));
        assert_eq!(wrong.event(), Event::TechnicianTried { right: false });
        let right = access.attempt(RIGHT, at(1)).unwrap();
        assert_eq!(right, Attempt::Right);
        assert_eq!(right.event(), Event::TechnicianTried { right: true });
        for _ in 0..2 {
            let wrong = access.attempt("", at(2)).unwrap();
            assert_eq!(wrong, Attempt::Wrong(Access::Open));
        }
    }

    #[test]
    fn delays_grow_and_survive_a_restart() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("technician");
        let mut now = 0;
        let mut delays = Vec::new();
        for _ in 1..TRIES_MAX {
            let mut access = open(&file);
            let Attempt::Wrong(after) = access.attempt("wrong", at(now)).unwrap() else {
                panic!("not looked at");
            };
            let delay = match after {
                Access::Delayed(delay) => delay.as_secs(),
                Access::Open | Access::LockedOut => 0,
            };
            // Restarted, and the right passcode all the same too early.
            let mut access = open(&file);
            if delay > 0 {
                let early = access.attempt(RIGHT, at(now + 1)).unwrap();
                let rest = Duration::from_secs(delay - 1);
                assert_eq!(early, Attempt::Refused(Access::Delayed(rest)));
            }
            delays.push(delay);
            now += i64::try_from(delay).unwrap();
        }
        assert_eq!(delays, [0, 0, 15, 30, 60, 120, 240, 480, 960]);
        let mut access = open(&file);
        let last = access.attempt("wrong", at(now)).unwrap();
        assert_eq!(last, Attempt::Wrong(Access::LockedOut));
        let mut access = open(&file);
        let later = access.attempt(RIGHT, at(now + 1_000_000)).unwrap();
        assert_eq!(later, Attempt::Refused(Access::LockedOut));
        // Somebody who may write the machine's files lets the technician in again.
        fs::remove_file(&file).unwrap();
        assert_eq!(open(&file).attempt(RIGHT, at(now)).unwrap(), Attempt::Right);
    }

    #[test]
    fn another_passcode_opens_at_once_and_the_one_before_no_more() {
        let folder = tempfile::tempdir().unwrap();
        let passcode = PasscodeInUse::new(Some(hash()));
        let file = folder.path().join("technician");
        let mut access = TechnicianAccess::open(passcode.clone(), &file).unwrap();
        passcode.change(Some(hash_of("another 8")));
        let old = access.attempt(RIGHT, at(0)).unwrap();
        assert_eq!(old, Attempt::Wrong(Access::Open));
        let new = access.attempt("another 8", at(0)).unwrap();
        assert_eq!(new, Attempt::Right);
        passcode.change(None);
        let none = access.attempt("another 8", at(0)).unwrap();
        assert_eq!(none, Attempt::Wrong(Access::Open), "no passcode opens");
    }

    #[test]
    fn another_passcode_is_no_way_round_a_delay_or_the_lock_out() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("technician");
        let passcode = PasscodeInUse::new(Some(hash()));
        let mut access = TechnicianAccess::open(passcode.clone(), &file).unwrap();
        let mut now = 0;
        for tried in 1..=TRIES_MAX {
            access.attempt("wrong", at(now)).unwrap();
            // A new one for each wrong try, and the right one of them at once.
            let next = format!("another {tried}");
            passcode.change(Some(hash_of(&next)));
            let held = access.access(at(now));
            if held != Access::Open {
                let early = access.attempt(&next, at(now)).unwrap();
                assert_eq!(early, Attempt::Refused(held), "after {tried}");
            }
            now += 3_600;
        }
        assert_eq!(access.access(at(now)), Access::LockedOut);
        assert_eq!(open(&file).access(at(now)), Access::LockedOut);
    }

    #[test]
    fn a_clock_set_back_does_not_make_the_delay_longer() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("technician");
        let mut access = open(&file);
        for _ in 0..3 {
            access.attempt("wrong", at(1_000)).unwrap();
        }
        let rest = Duration::from_secs(15);
        assert_eq!(access.access(at(0)), Access::Delayed(rest));
        assert_eq!(access.access(at(1_015)), Access::Open);
    }

    #[test]
    fn a_file_that_makes_no_sense_locks() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("technician");
        for bytes in ["", "{}", "{\"wrong\":-1,\"last\":null}", "x"] {
            fs::write(&file, bytes).unwrap();
            assert_eq!(open(&file).access(at(0)), Access::LockedOut, "{bytes}");
        }
        // One that never ends makes no sense either.
        assert_eq!(
            open(Path::new("/dev/zero")).access(at(0)),
            Access::LockedOut
        );
    }

    #[test]
    fn a_try_that_cannot_be_counted_is_not_looked_at() {
        let folder = tempfile::tempdir().unwrap();
        let mut access = open(&folder.path().join("missing/technician"));
        assert!(access.attempt(RIGHT, at(0)).is_err());
    }
}
