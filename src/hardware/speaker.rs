//! Signals for the ear: short notes, played through ALSA's `aplay`.
//!
//! A thread of its own plays them, so that nobody waits for a sound card; a machine without `aplay`
//! or without a sound card is silent, and says so once in the log. A sound card that comes back is
//! heard again.
//!
//! Signals wait behind one that is being played. The call to take the card does not: whether it goes
//! on is a wish beside those that wait, so that it begins and ends however much waits.

use crate::runtime::Speaker;
use pin_kiosk_core::effect::Sound;
use std::collections::VecDeque;
use std::fmt;
use std::io::{self, Write as _};
use std::process::{Command, Stdio};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::Builder;
use std::time::{Duration, Instant};
use tracing::{info, warn};

/// Samples a second.
const RATE: u32 = 22_050;
/// A quarter of full scale; the loudness in the room is the mixer's affair.
const AMPLITUDE: f32 = 8_000.0;
/// The call to take the card is repeated after this pause.
const CALL_EVERY: Duration = Duration::from_secs(2);
/// After a sound that could not be played, none is tried for so long.
const RETRY_AFTER: Duration = Duration::from_secs(5);
/// Signals that may wait: one of each kind, or a few keys.
const SIGNALS_MAX: usize = 4;

/// A note: hertz, and seconds. No hertz are a rest.
type Note = (f32, f32);

/// Plays one signal to its end.
type Play = Box<dyn FnMut(Sound) -> io::Result<()> + Send>;

/// Plays signals on a thread of its own.
pub struct Aplay {
    shared: Arc<Shared>,
}

impl fmt::Debug for Aplay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Aplay")
    }
}

/// How long is waited before something is played again.
#[derive(Clone, Copy)]
struct Pace {
    call_every: Duration,
    retry_after: Duration,
}

impl Aplay {
    /// Starts the thread.
    ///
    /// # Errors
    ///
    /// When the system gives no thread.
    pub fn start() -> io::Result<Self> {
        let pace = Pace {
            call_every: CALL_EVERY,
            retry_after: RETRY_AFTER,
        };
        Self::with(Box::new(|sound| play(&samples(notes(sound)))), pace)
    }

    fn with(play: Play, pace: Pace) -> io::Result<Self> {
        let shared = Arc::new(Shared::default());
        let for_thread = Arc::clone(&shared);
        let player = Player {
            play,
            retry_after: pace.retry_after,
            failed: None,
        };
        Builder::new()
            .name("speaker".into())
            .spawn(move || play_all(&for_thread, player, pace.call_every))?;
        Ok(Self { shared })
    }
}

impl Speaker for Aplay {
    fn sound(&mut self, sound: Sound) {
        self.shared.wishes().add(sound);
        self.shared.changed.notify_one();
    }
}

impl Drop for Aplay {
    fn drop(&mut self) {
        self.shared.wishes().ended = true;
        self.shared.changed.notify_one();
    }
}

#[derive(Default)]
struct Shared {
    wishes: Mutex<Wishes>,
    changed: Condvar,
}

/// What is to be heard.
#[derive(Default)]
struct Wishes {
    /// Oldest first.
    waiting: VecDeque<Sound>,
    /// When she is next called to take the card, while she is called.
    call: Option<Instant>,
    /// Nobody wishes anything any more.
    ended: bool,
}

impl Wishes {
    fn add(&mut self, sound: Sound) {
        match sound {
            Sound::TakeCard => {
                self.forget_keys();
                self.call = Some(Instant::now());
            }
            Sound::Silence => self.call = None,
            Sound::Key => {
                self.call = None;
                // So many behind are not heard as an answer to the finger any more.
                if self.waiting.len() < SIGNALS_MAX {
                    self.waiting.push_back(sound);
                }
            }
            Sound::Question | Sound::Refusal | Sound::Done => {
                self.forget_keys();
                // Heard twice in a row it says no more than once.
                if !self.waiting.contains(&sound) {
                    self.waiting.push_back(sound);
                }
            }
        }
    }

    /// What tells her something is not held up by clicks.
    fn forget_keys(&mut self) {
        self.waiting.retain(|sound| *sound != Sound::Key);
    }

    /// What is to be played now.
    fn take_next(&mut self) -> Option<Sound> {
        let is_due = self.call.is_some_and(|at| at <= Instant::now());
        let waited = self.waiting.pop_front();
        waited.or_else(|| is_due.then_some(Sound::TakeCard))
    }

    /// She has been called; it goes on after this pause, unless it has ended meanwhile.
    fn called(&mut self, pause: Duration) {
        if let Some(at) = &mut self.call {
            *at = Instant::now() + pause;
        }
    }
}

impl Shared {
    fn wishes(&self) -> MutexGuard<'_, Wishes> {
        self.wishes.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits for what is to be played next; none when it has ended.
    fn next(&self) -> Option<Sound> {
        let mut wishes = self.wishes();
        while !wishes.ended {
            if let Some(sound) = wishes.take_next() {
                return Some(sound);
            }
            wishes = match wishes.call {
                Some(at) => {
                    let pause = at.saturating_duration_since(Instant::now());
                    let waited = self.changed.wait_timeout(wishes, pause);
                    waited.unwrap_or_else(PoisonError::into_inner).0
                }
                None => {
                    let waited = self.changed.wait(wishes);
                    waited.unwrap_or_else(PoisonError::into_inner)
                }
            };
        }
        None
    }
}

/// The notes of a signal: the same for all keys, and none longer than three seconds.
const fn notes(sound: Sound) -> &'static [Note] {
    match sound {
        Sound::Key => &[(880.0, 0.03)],
        Sound::Question => &[(660.0, 0.12), (0.0, 0.08), (660.0, 0.12)],
        Sound::Refusal => &[(220.0, 0.3)],
        Sound::Done => &[(660.0, 0.15), (880.0, 0.3)],
        Sound::TakeCard => &[(660.0, 0.18), (784.0, 0.18), (988.0, 0.3)],
        Sound::Silence => &[],
    }
}

fn play_all(shared: &Shared, mut player: Player, call_every: Duration) {
    while let Some(sound) = shared.next() {
        player.play(sound);
        if sound == Sound::TakeCard {
            shared.wishes().called(call_every);
        }
    }
}

/// Plays what can be played: a sound card may be busy, or be gone for a while.
struct Player {
    play: Play,
    retry_after: Duration,
    /// When it last failed, if it has not played since.
    failed: Option<Instant>,
}

impl Player {
    fn play(&mut self, sound: Sound) {
        if self
            .failed
            .is_some_and(|at| at.elapsed() < self.retry_after)
        {
            return;
        }
        match (self.play)(sound) {
            Ok(()) if self.failed.is_none() => {}
            Ok(()) => {
                self.failed = None;
                info!("sounds are played again");
            }
            Err(reason) => {
                if self.failed.replace(Instant::now()).is_none() {
                    warn!(%reason, "no sound: is alsa-utils installed and a sound card there?");
                }
            }
        }
    }
}

/// 16-bit samples, little-endian, with soft beginnings and ends so that nothing clicks.
fn samples(notes: &[Note]) -> Vec<u8> {
    let mut bytes = Vec::new();
    for &(hertz, seconds) in notes {
        #[expect(
            clippy::as_conversions,
            clippy::cast_possible_truncation,
            clippy::cast_precision_loss,
            clippy::cast_sign_loss,
            reason = "a few thousand samples within 16 bits"
        )]
        {
            let count = (seconds * RATE as f32) as u32;
            for n in 0..count {
                let at = n as f32 / RATE as f32;
                let edge = at.min(seconds - at).max(0.0) / 0.01;
                let wave = (at * hertz * std::f32::consts::TAU).sin();
                bytes.extend(((wave * AMPLITUDE * edge.min(1.0)) as i16).to_le_bytes());
            }
        }
    }
    bytes
}

fn play(samples: &[u8]) -> io::Result<()> {
    let rate = RATE.to_string();
    let mut player = Command::new("aplay")
        .args([
            "-q", "-t", "raw", "-f", "S16_LE", "-c", "1", "-r", &rate, "-",
        ])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()?;
    let written = player
        .stdin
        .take()
        .map_or(Ok(()), |mut input| input.write_all(samples));
    // Also one that would not listen is waited for, or its process entry stays.
    let status = player.wait()?;
    written?;
    if status.success() {
        Ok(())
    } else {
        Err(io::Error::other("aplay could not play"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

    #[test]
    fn every_signal_is_short_and_no_key_sounds_unlike_another() {
        for sound in [
            Sound::Key,
            Sound::Question,
            Sound::Refusal,
            Sound::Done,
            Sound::TakeCard,
            Sound::Silence,
        ] {
            let seconds: f32 = notes(sound).iter().map(|(_, seconds)| seconds).sum();
            assert!(seconds <= 3.0, "{sound:?}");
        }
    }

    #[test]
    fn a_note_begins_and_ends_softly_and_is_not_silence() {
        let played = samples(notes(Sound::Done));
        let values: Vec<i16> = played
            .chunks_exact(2)
            .map(|pair| i16::from_le_bytes([pair[0], pair[1]]))
            .collect();
        assert_eq!(values.first(), Some(&0));
        assert!(
            values.last().is_some_and(|last| last.abs() < 200),
            "{:?}",
            values.last()
        );
        assert!(values.iter().any(|value| value.abs() > 7_000));
    }

    /// A speaker whose player tells what it plays and then waits until it may go on.
    struct Bench {
        speaker: Aplay,
        played: Receiver<Sound>,
        go_on: Option<SyncSender<()>>,
    }

    const PATIENCE: Duration = Duration::from_secs(20);
    const QUEUE: usize = 256;
    /// Long enough to hear something that should not come.
    const SOON: Duration = Duration::from_millis(60);
    const QUICK: Pace = Pace {
        call_every: Duration::from_millis(5),
        retry_after: Duration::ZERO,
    };

    impl Bench {
        fn new() -> Self {
            let (playing, played) = sync_channel(QUEUE);
            let (go_on, wait) = sync_channel::<()>(QUEUE);
            let play = move |sound| {
                playing.send(sound).unwrap_or_default();
                wait.recv().unwrap_or_default();
                Ok(())
            };
            Self {
                speaker: Aplay::with(Box::new(play), QUICK).unwrap(),
                played,
                go_on: Some(go_on),
            }
        }

        fn wish(&mut self, sound: Sound, times: usize) {
            (0..times).for_each(|_| self.speaker.sound(sound));
        }

        /// What is played next, after what is played now.
        fn next(&self) -> Sound {
            self.go_on.as_ref().unwrap().send(()).unwrap();
            self.played.recv_timeout(PATIENCE).unwrap()
        }

        /// What is played next that is no key.
        fn next_signal(&self) -> Sound {
            std::iter::repeat_with(|| self.next())
                .find(|sound| *sound != Sound::Key)
                .unwrap()
        }

        /// All that is still played when nothing waits any more.
        fn rest(mut self) -> Vec<Sound> {
            drop(self.go_on.take());
            let played = std::iter::from_fn(|| self.played.recv_timeout(SOON).ok());
            played.take(100).collect()
        }

        /// A player that is busy, and more than it can take behind.
        fn hurried(sound: Sound) -> Self {
            let mut bench = Self::new();
            bench.wish(sound, 1);
            assert_eq!(bench.played.recv_timeout(PATIENCE).unwrap(), sound);
            bench.wish(sound, 50);
            bench
        }
    }

    #[test]
    fn the_call_to_take_the_card_begins_however_much_waits() {
        let mut bench = Bench::hurried(Sound::Key);
        bench.wish(Sound::TakeCard, 1);
        for _ in 0..3 {
            assert_eq!(bench.next_signal(), Sound::TakeCard);
        }
    }

    #[test]
    fn the_call_to_take_the_card_ends_however_much_waits() {
        let mut bench = Bench::hurried(Sound::TakeCard);
        bench.wish(Sound::Refusal, 50);
        bench.wish(Sound::Silence, 1);
        assert!(!bench.rest().contains(&Sound::TakeCard), "the card is gone");
    }

    #[test]
    fn a_card_that_was_taken_before_she_was_called_is_not_called_for() {
        let mut bench = Bench::hurried(Sound::Key);
        bench.wish(Sound::TakeCard, 1);
        bench.wish(Sound::Silence, 1);
        assert!(!bench.rest().contains(&Sound::TakeCard));
    }

    #[test]
    fn no_signal_but_a_key_is_dropped() {
        let all = [Sound::Question, Sound::Refusal, Sound::Done];
        let mut bench = Bench::hurried(Sound::Key);
        for sound in all {
            bench.wish(sound, 1);
        }
        bench.wish(Sound::Key, 50);
        for sound in all {
            assert_eq!(bench.next_signal(), sound);
        }
        let rest = bench.rest();
        assert!(rest.len() <= SIGNALS_MAX, "{rest:?}");
    }

    /// How often a player that fails once is asked to call her: three times, or so many as are
    /// heard of within this time.
    fn tries_of_a_call(retry_after: Duration, patience: Duration) -> usize {
        let (trying, tries) = sync_channel(QUEUE);
        let mut has_failed = false;
        let play = move |_| {
            trying.send(()).unwrap_or_default();
            if std::mem::replace(&mut has_failed, true) {
                Ok(())
            } else {
                Err(io::Error::other("busy"))
            }
        };
        let pace = Pace {
            retry_after,
            ..QUICK
        };
        let mut speaker = Aplay::with(Box::new(play), pace).unwrap();
        speaker.sound(Sound::TakeCard);
        let tried = std::iter::from_fn(|| tries.recv_timeout(patience).ok());
        tried.take(3).count()
    }

    #[test]
    fn a_sound_card_that_was_busy_is_tried_again_after_a_pause() {
        assert_eq!(tries_of_a_call(Duration::ZERO, PATIENCE), 3);
        assert_eq!(tries_of_a_call(Duration::from_hours(1), SOON), 1);
    }
}
