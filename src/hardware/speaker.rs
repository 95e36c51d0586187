//! Signals for the ear: short notes, played through ALSA's `aplay`.
//!
//! A thread of its own plays them, so that nobody waits for a sound card; a machine without `aplay`
//! or without a sound card is silent, and says so once in the log.

use crate::runtime::Speaker;
use pin_kiosk_core::effect::Sound;
use std::io::{self, Write as _};
use std::process::{Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, TrySendError, sync_channel};
use std::thread::Builder;
use std::time::Duration;
use tracing::{debug, warn};

/// Samples a second.
const RATE: u32 = 22_050;
/// A quarter of full scale; the loudness in the room is the mixer's affair.
const AMPLITUDE: f32 = 8_000.0;
/// The call to take the card is repeated after this pause.
const CALL_EVERY: Duration = Duration::from_secs(2);
/// Signals that may wait; older ones are of no use.
const SIGNALS_MAX: usize = 4;

/// A note: hertz, and seconds. No hertz are a rest.
type Note = (f32, f32);

/// Plays signals on a thread of its own.
#[derive(Debug)]
pub struct Aplay {
    signals: SyncSender<Sound>,
}

impl Aplay {
    /// Starts the thread.
    ///
    /// # Errors
    ///
    /// When the system gives no thread.
    pub fn start() -> io::Result<Self> {
        let (signals, queue) = sync_channel(SIGNALS_MAX);
        Builder::new()
            .name("speaker".into())
            .spawn(move || play_all(&queue))?;
        Ok(Self { signals })
    }
}

impl Speaker for Aplay {
    fn sound(&mut self, sound: Sound) {
        match self.signals.try_send(sound) {
            Ok(()) | Err(TrySendError::Full(_)) => {}
            Err(TrySendError::Disconnected(_)) => debug!("the speaker's thread has ended"),
        }
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

fn play_all(queue: &Receiver<Sound>) {
    let mut calling = false;
    let mut heard = true;
    loop {
        let next = if calling {
            queue.recv_timeout(CALL_EVERY)
        } else {
            queue
                .recv()
                .map_err(|_ended| RecvTimeoutError::Disconnected)
        };
        let sound = match next {
            Ok(sound) => sound,
            Err(RecvTimeoutError::Timeout) => Sound::TakeCard,
            Err(RecvTimeoutError::Disconnected) => return,
        };
        calling = match sound {
            Sound::TakeCard => true,
            Sound::Silence | Sound::Key => false,
            Sound::Question | Sound::Refusal | Sound::Done => calling,
        };
        if heard && let Err(reason) = play(&samples(notes(sound))) {
            warn!(%reason, "no sound: is alsa-utils installed and a sound card there?");
            heard = false;
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
    if samples.is_empty() {
        return Ok(());
    }
    let rate = RATE.to_string();
    let mut player = Command::new("aplay")
        .args([
            "-q", "-t", "raw", "-f", "S16_LE", "-c", "1", "-r", &rate, "-",
        ])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()?;
    if let Some(mut input) = player.stdin.take() {
        input.write_all(samples)?;
    }
    let status = player.wait()?;
    if status.success() {
        Ok(())
    } else {
        Err(io::Error::other("aplay could not play"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
}
