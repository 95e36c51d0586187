//! When the machine takes itself out of service, and when it comes back: a decision from facts.

use jiff::{SignedDuration, Timestamp};
use pin_kiosk_core::input::OutOfService;
use pin_kiosk_core::session::Now;
use pin_kiosk_core::time::Monotonic;
use std::time::Duration;

/// No clock is right that shows an earlier time: this program did not exist yet.
/// 2026-01-01T00:00:00Z.
pub const EARLIEST: Timestamp = Timestamp::constant(1_767_225_600, 0);

/// A reader may be gone for so long before residents are told: a plug that is put back, a service
/// that restarts.
pub const READER_GRACE: Duration = Duration::from_secs(5);

/// The wall clock may be set back or forward by so much while the machine runs.
pub const CLOCK_STEP_MAX: SignedDuration = SignedDuration::from_hours(24);

/// A clock may be so much behind the journal's last record.
pub const CLOCK_BEHIND_MAX: SignedDuration = SignedDuration::from_hours(1);

/// A clock may be so much ahead of the journal's last record: a kiosk that was in store for longer
/// is put back in service by a technician.
pub const CLOCK_AHEAD_MAX: SignedDuration = SignedDuration::from_hours(400 * 24);

/// What is known of the machine.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Facts {
    /// Since when no reader answers, if none does.
    pub reader_lost_since: Option<Monotonic>,
    /// Whether the journal refused a record and has taken none since.
    pub journal_broken: bool,
    /// The last moment at which one of the pinned issuers of cards is valid.
    pub card_issuers_end: Option<Timestamp>,
    /// The last moment of the kiosk's own certificate, where a centre is configured.
    pub kiosk_certificate_ends: Option<Timestamp>,
    /// The wall time of the journal's last record before this start of the program whose clock was
    /// believed: what a doubted clock has recorded since is no reason to believe it.
    pub last_believed: Option<Timestamp>,
}

/// Judges the machine again and again.
#[derive(Clone, Copy, Debug, Default)]
pub struct Health {
    /// Both clocks when the wall clock was last believed.
    believed: Option<Now>,
    doubts_clock: bool,
}

impl Health {
    /// Why the machine has to be out of service now, if it has to. The cause comes before its
    /// consequences: a wrong clock before the certificates that it makes look expired.
    pub fn judge(&mut self, now: Now, facts: &Facts) -> Option<OutOfService> {
        let clock_is_absurd = !self.believes(now, facts.last_believed);
        if facts.journal_broken {
            Some(OutOfService::Journal)
        } else if clock_is_absurd {
            Some(OutOfService::Clock)
        } else if facts
            .reader_lost_since
            .is_some_and(|since| now.monotonic.since(since) >= READER_GRACE)
        {
            Some(OutOfService::Reader)
        } else if [facts.card_issuers_end, facts.kiosk_certificate_ends]
            .into_iter()
            .flatten()
            .any(|end| end < now.wall)
        {
            Some(OutOfService::Certificates)
        } else {
            None
        }
    }

    /// A technician says that the clock is right at this moment, whatever it showed before. The
    /// caller forgets the journal's last record as well.
    pub const fn vouch(&mut self, now: Now) {
        self.believed = Some(now);
    }

    /// Whether the clock could not be right when the machine was last judged.
    #[must_use]
    pub const fn doubts_clock(&self) -> bool {
        self.doubts_clock
    }

    /// Whether the clock can be right, after a last believed record of this time.
    pub fn believes(&mut self, now: Now, last_believed: Option<Timestamp>) -> bool {
        let implausible =
            now.wall < EARLIEST || last_believed.is_some_and(|last| !is_near(now.wall, last));
        let jumped = self
            .believed
            .is_some_and(|before| jump(before, now).abs() > CLOCK_STEP_MAX);
        self.doubts_clock = implausible || jumped;
        if implausible {
            // When the clock is mended it starts anew, without counting the mending as a jump.
            self.believed = None;
        } else if !jumped {
            self.believed = Some(now);
        }
        !self.doubts_clock
    }
}

/// Whether the clock may show `now` when the journal's last record is of `last`.
#[must_use]
pub fn is_near(now: Timestamp, last: Timestamp) -> bool {
    let ahead = now.duration_since(last);
    -CLOCK_BEHIND_MAX <= ahead && ahead <= CLOCK_AHEAD_MAX
}

/// By how much the wall clock ran ahead of the monotonic one.
fn jump(before: Now, now: Now) -> SignedDuration {
    let elapsed = now.monotonic.since(before.monotonic);
    let elapsed = SignedDuration::try_from(elapsed).unwrap_or(SignedDuration::MAX);
    now.wall.duration_since(before.wall).saturating_sub(elapsed)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `seconds` after the start, with the wall clock running along from this local time.
    fn now(wall: &str, seconds: u64) -> Now {
        Now {
            monotonic: Monotonic::from_start(Duration::from_secs(seconds)),
            wall: wall.parse().unwrap(),
        }
    }

    fn at(wall: &str) -> Timestamp {
        wall.parse().unwrap()
    }

    const NOON: &str = "2026-11-22T12:00:00Z";

    #[test]
    fn a_well_machine_is_in_service() {
        let facts = Facts {
            last_believed: Some(at("2026-11-21T00:00:00Z")),
            card_issuers_end: Some(at("2030-01-01T00:00:00Z")),
            ..Facts::default()
        };
        assert_eq!(Health::default().judge(now(NOON, 1), &facts), None);
    }

    #[test]
    fn a_reader_that_comes_back_at_once_is_no_outage() {
        let lost = Monotonic::from_start(Duration::from_secs(10));
        let facts = Facts {
            reader_lost_since: Some(lost),
            ..Facts::default()
        };
        let mut health = Health::default();
        assert_eq!(health.judge(now(NOON, 14), &facts), None);
        assert_eq!(
            health.judge(now("2026-11-22T12:00:01Z", 15), &facts),
            Some(OutOfService::Reader)
        );
        assert_eq!(
            health.judge(now("2026-11-22T12:00:02Z", 16), &Facts::default()),
            None
        );
    }

    #[test]
    fn a_broken_journal_closes_and_a_mended_one_opens() {
        let mut health = Health::default();
        let broken = Facts {
            journal_broken: true,
            ..Facts::default()
        };
        assert_eq!(
            health.judge(now(NOON, 1), &broken),
            Some(OutOfService::Journal)
        );
        assert_eq!(health.judge(now(NOON, 2), &Facts::default()), None);
    }

    #[test]
    fn certificates_close_the_moment_after_they_end() {
        let facts = Facts {
            card_issuers_end: Some(at("2030-01-01T00:00:00Z")),
            kiosk_certificate_ends: Some(at(NOON)),
            ..Facts::default()
        };
        let mut health = Health::default();
        assert_eq!(health.judge(now(NOON, 1), &facts), None);
        assert_eq!(
            health.judge(now("2026-11-22T12:00:01Z", 2), &facts),
            Some(OutOfService::Certificates)
        );
    }

    #[test]
    fn a_clock_before_the_program_is_absurd_and_its_mending_is_no_jump() {
        let mut health = Health::default();
        let boot = now("1970-01-01T00:01:00Z", 60);
        assert_eq!(
            health.judge(boot, &Facts::default()),
            Some(OutOfService::Clock)
        );
        assert_eq!(health.judge(now(NOON, 90), &Facts::default()), None);
    }

    #[test]
    fn a_clock_years_off_is_absurd_in_both_directions() {
        let facts = Facts {
            last_believed: Some(at("2029-11-22T12:00:00Z")),
            ..Facts::default()
        };
        assert_eq!(
            Health::default().judge(now(NOON, 1), &facts),
            Some(OutOfService::Clock)
        );
        let facts = Facts {
            last_believed: Some(at(NOON)),
            ..Facts::default()
        };
        let three_years_on = now("2029-11-22T12:00:00Z", 1);
        assert_eq!(
            Health::default().judge(three_years_on, &facts),
            Some(OutOfService::Clock)
        );
        let forgotten = Facts {
            last_believed: None,
            ..facts
        };
        let mut health = Health::default();
        health.vouch(three_years_on);
        assert_eq!(health.judge(three_years_on, &forgotten), None);
    }

    #[test]
    fn a_jump_that_a_technician_vouches_for_is_believed_and_the_next_one_is_not() {
        let mut health = Health::default();
        let facts = Facts::default();
        assert_eq!(health.judge(now(NOON, 0), &facts), None);
        let mended = now("2029-11-22T12:00:10Z", 10);
        assert_eq!(health.judge(mended, &facts), Some(OutOfService::Clock));
        health.vouch(mended);
        assert_eq!(health.judge(mended, &facts), None);
        assert_eq!(
            health.judge(now("2019-11-22T12:00:20Z", 20), &facts),
            Some(OutOfService::Clock)
        );
    }

    #[test]
    fn nobody_vouches_for_a_clock_before_the_program() {
        let boot = now("2001-01-01T00:00:00Z", 60);
        let mut health = Health::default();
        health.vouch(boot);
        assert_eq!(
            health.judge(boot, &Facts::default()),
            Some(OutOfService::Clock)
        );
    }

    #[test]
    fn a_clock_that_jumps_is_absurd_until_it_comes_back() {
        let facts = Facts::default();
        let mut health = Health::default();
        assert_eq!(health.judge(now(NOON, 0), &facts), None);
        assert_eq!(
            health.judge(now("2029-11-22T12:00:10Z", 10), &facts),
            Some(OutOfService::Clock)
        );
        assert_eq!(health.judge(now("2026-11-22T12:00:20Z", 20), &facts), None);
        // An hour, as a summer time that somebody sets by hand.
        assert_eq!(health.judge(now("2026-11-22T13:00:30Z", 30), &facts), None);
    }

    #[test]
    fn the_cause_is_told_before_its_consequence() {
        let facts = Facts {
            card_issuers_end: Some(at("2028-01-01T00:00:00Z")),
            last_believed: Some(at(NOON)),
            ..Facts::default()
        };
        let three_years_on = now("2029-11-22T12:00:00Z", 1);
        assert_eq!(
            Health::default().judge(three_years_on, &facts),
            Some(OutOfService::Clock)
        );
    }
}
