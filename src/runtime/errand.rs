//! What a technician borrows from the session's thread.

use super::slip_order::Orders;
use super::{SlipQueue, Speaker};
use pin_kiosk_core::effect::Sound;
use pin_kiosk_core::input::OutOfService;
use pin_kiosk_core::session::Session;
use pin_kiosk_core::slip::Slip;
use tracing::warn;

/// What a technician borrows from the session's thread; done only while the kiosk is closed for him.
#[derive(Debug)]
pub enum Errand {
    /// Print this slip. It is not kept when it fails, and the printer's line is let go of.
    Print(Slip),
    /// Sound this signal.
    Sound(Sound),
    /// Let go of the printer's line.
    FreePrinter,
}

impl Errand {
    /// Does it, while the kiosk is closed for the technician; else refuses it.
    pub(super) fn run(
        self,
        session: &Session,
        orders: &mut Orders,
        slips: &mut dyn SlipQueue,
        speaker: &mut dyn Speaker,
    ) {
        let closed = session.out_of_service() == Some(OutOfService::Technician);
        if !closed || !session.is_idle() {
            warn!("a technician's errand came while the kiosk was not closed for him");
            return;
        }
        match self {
            Self::Print(slip) => {
                slips.print(orders.for_technician(slip));
                slips.let_go();
            }
            Self::Sound(sound) => speaker.sound(sound),
            Self::FreePrinter => slips.let_go(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::runtime::SlipOrder;
    use pin_kiosk_core::input::{Action, Input};
    use pin_kiosk_core::language::Language;
    use pin_kiosk_core::session::{Now, Settings};
    use pin_kiosk_core::slip::Subject;
    use pin_kiosk_core::technician::{Part, Readiness, Verdict};
    use pin_kiosk_core::time::Monotonic;
    use pin_kiosk_core::view::View;
    use std::sync::Arc;

    /// What was done, in order.
    #[derive(Default)]
    struct Done(Vec<&'static str>);

    impl SlipQueue for Done {
        fn print(&mut self, order: SlipOrder) {
            assert!(!order.tries_again, "it says how the printer is now");
            self.0.push("print");
        }

        fn forget(&mut self) {
            self.0.push("forget");
        }

        fn let_go(&mut self) {
            self.0.push("let go");
        }
    }

    struct Heard(usize);

    impl Speaker for Heard {
        fn sound(&mut self, _sound: Sound) {
            self.0 += 1;
        }
    }

    fn now() -> Now {
        Now {
            monotonic: Monotonic::default(),
            wall: "2026-11-22T03:00:00Z".parse().unwrap(),
        }
    }

    /// What comes of all errands while the kiosk is like this.
    fn done(session: &Session) -> (Vec<&'static str>, usize) {
        let (mut slips, mut speaker) = (Done::default(), Heard(0));
        let mut orders = Orders::default();
        let slip = Slip {
            subject: Subject::Readiness(Readiness([Verdict::Pass; Part::ALL.len()])),
            language: Language::English,
            at: now().wall,
        };
        for errand in [
            Errand::Print(slip),
            Errand::Sound(Sound::Key),
            Errand::FreePrinter,
        ] {
            errand.run(session, &mut orders, &mut slips, &mut speaker);
        }
        (slips.0, speaker.0)
    }

    #[test]
    fn an_errand_is_refused_while_the_kiosk_is_not_closed_for_the_technician() {
        let mut session = Session::new(Arc::new(Settings::default()), now());
        let step = |session: &mut Session, input| {
            let _effects = session.step(now(), input);
        };
        assert_eq!(session.screen().view, View::Attract);
        assert_eq!(done(&session), (vec![], 0), "open");

        let start = Input::Resident(Action::ChooseLanguage(Language::English));
        step(&mut session, start);
        assert!(!session.is_idle());
        assert_eq!(done(&session), (vec![], 0), "a resident is served");
        step(
            &mut session,
            Input::OutOfService(Some(OutOfService::Technician)),
        );
        if !session.is_idle() {
            assert_eq!(done(&session), (vec![], 0), "she is served to the end");
            step(&mut session, Input::Resident(Action::Cancel));
        }

        step(
            &mut session,
            Input::OutOfService(Some(OutOfService::Repair)),
        );
        assert_eq!(done(&session), (vec![], 0), "closed, and not for him");
        step(
            &mut session,
            Input::OutOfService(Some(OutOfService::Technician)),
        );
        let all = vec!["print", "let go", "let go"];
        assert_eq!(done(&session), (all, 1));
        step(&mut session, Input::OutOfService(None));
        assert_eq!(done(&session), (vec![], 0), "he has left");
    }
}
