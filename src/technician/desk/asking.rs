//! The passcode: typed, handed in, looked at elsewhere, recorded.

use super::{Desk, Outside, State};
use crate::config::PASSCODE_CHARS_MAX;
use crate::runtime::Errand;
use crate::technician_access::{Access, Attempt};
use pin_kiosk_core::secret::SecretBytes;
use pin_kiosk_core::session::Now;
use pin_kiosk_core::time::Monotonic;
use std::io;
use tracing::error;

/// A passcode as it is typed.
pub(in crate::technician) type TypedPasscode = SecretBytes<PASSCODE_CHARS_MAX>;

/// The passcode's view.
pub(in crate::technician) struct Asking {
    pub(super) passcode: TypedPasscode,
    /// The last one was wrong.
    pub(in crate::technician) wrong: bool,
    /// It could not be counted.
    pub(in crate::technician) uncounted: bool,
    /// The job that looks at it.
    pub(in crate::technician) checking: Option<u64>,
    pub(super) touched: Monotonic,
}

impl Asking {
    pub(in crate::technician) const fn typed(&self) -> usize {
        self.passcode.len()
    }
}

impl Desk {
    pub(super) fn called(&mut self, now: Now) {
        if matches!(self.state, State::Away) && self.may_ask() {
            self.state = State::Asking(Asking {
                passcode: SecretBytes::new(),
                wrong: false,
                uncounted: false,
                checking: None,
                touched: now.monotonic,
            });
        }
    }

    pub(super) fn key(&mut self, key: &SecretBytes<1>, now: Now) {
        // While one is looked at, the access is not asked: it would be waited for.
        let checking = matches!(&self.state, State::Asking(asking) if asking.checking.is_some());
        let open = !checking && self.access(now) == Access::Open;
        if let State::Asking(asking) = &mut self.state {
            asking.touched = now.monotonic;
            if open {
                (asking.wrong, asking.uncounted) = (false, false);
                // Longer than any passcode: it is wrong as it is.
                asking.passcode.extend(key.expose()).unwrap_or_default();
            }
        }
    }

    pub(super) fn submit(&mut self, now: Now, outside: &mut dyn Outside) {
        let open = self.access(now) == Access::Open && self.may_ask();
        let job = self.next_job();
        if let State::Asking(asking) = &mut self.state
            && open
            && !asking.passcode.is_empty()
        {
            let passcode = std::mem::take(&mut asking.passcode);
            asking.checking = Some(job);
            outside.try_passcode(job, passcode);
        }
    }

    pub(super) fn tried(
        &mut self,
        job: u64,
        outcome: io::Result<Attempt>,
        now: Now,
        outside: &mut dyn Outside,
    ) {
        // Also when nobody waits for it any more: it was a try.
        if let Ok(attempt) = &outcome {
            outside.note(attempt.event());
        }
        let State::Asking(asking) = &mut self.state else {
            return;
        };
        if asking.checking != Some(job) {
            return;
        }
        asking.checking = None;
        asking.touched = now.monotonic;
        match outcome {
            Ok(Attempt::Right) => {
                self.state = State::Working {
                    touched: now.monotonic,
                };
                self.news = None;
                self.today.read(now.wall);
                self.seat.set_at_work(true);
                outside.look_around();
                outside.run_errand(Errand::FreePrinter);
            }
            Ok(Attempt::Wrong(_)) => asking.wrong = true,
            Ok(Attempt::Refused(_)) => {}
            Err(reason) => {
                error!(%reason, "a try of the passcode cannot be counted");
                asking.uncounted = true;
            }
        }
    }
}
