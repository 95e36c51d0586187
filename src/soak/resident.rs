//! A resident who reads the screen and does what people do.

use super::luck::{Dice, Luck, Mishap};
use pin_kiosk_core::input::{Action, Answer, Procedure};
use pin_kiosk_core::language::Language;
use pin_kiosk_core::referral::WhichPassword;
use pin_kiosk_core::view::{PlaceHint, Screen, SlipState, View};
use std::collections::VecDeque;

/// What she does next.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Deed {
    /// Touches the screen.
    Touch(Action),
    /// Touches it twice before it can change.
    TouchTwice(Action),
    /// Puts one of her cards on the reader.
    Place(usize),
    /// Takes the card.
    Lift,
    /// Looks on.
    Wait,
    /// Goes away and does not come back.
    Leave,
}

/// Somebody with cards.
#[derive(Debug)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each says one thing of her, and they do not exclude each other"
)]
pub(super) struct Resident {
    /// Hers.
    pub(super) card: usize,
    /// Another that she has with her.
    other: usize,
    pin: String,
    current: Option<String>,
    pub(super) new: String,
    language: Language,
    prints: bool,
    started: bool,
    patience: u32,
    turns: u32,
    typing_in: &'static str,
    keys: VecDeque<char>,
    typed: bool,
    /// A card that she has taken she does not put back.
    never_comes_back: bool,
    /// After so many looks she only keeps the machine awake.
    pub(super) never_rests: Option<u32>,
}

/// What she can see beside the screen.
#[derive(Clone, Copy, Debug)]
pub(super) struct Look<'a> {
    pub(super) screen: &'a Screen,
    pub(super) on_reader: Option<usize>,
}

/// So often she begins a procedure.
const TURNS_MAX: u32 = 6;

/// None of A to F: six hexadecimal digits stand in some hash of a journal by chance.
const LETTERS: &[char] = &['G', 'h', 'J', 'k', 'L', 'm', 'N', 'p', 'R', 't', 'V', 'x'];
const DIGITS: &[char] = &['2', '3', '4', '6', '7', '8', '9'];

/// A password that the kiosk will accept: letters and digits mixed, no runs.
pub(super) fn password(dice: &mut Dice) -> String {
    let half = dice.between(3, 8);
    (0..half)
        .flat_map(|_| {
            let letter = dice.pick(LETTERS).copied();
            letter.into_iter().chain(dice.pick(DIGITS).copied())
        })
        .collect()
}

/// Four digits that are no year.
pub(super) fn pin(dice: &mut Dice) -> String {
    dice.between(3001, 9999).to_string()
}

impl Resident {
    /// Somebody with this card, another one, its PIN, and its password if she has it.
    pub(super) fn new(
        dice: &mut Dice,
        [card, other]: [usize; 2],
        pin: String,
        current: String,
    ) -> Self {
        let knows = dice.happens(650);
        Self {
            card,
            other,
            pin,
            current: knows.then_some(current),
            new: password(dice),
            language: dice.pick(&Language::ALL).copied().unwrap_or_default(),
            prints: dice.happens(500),
            started: false,
            patience: 40,
            turns: 0,
            typing_in: "",
            keys: VecDeque::new(),
            typed: false,
            never_comes_back: dice.happens(250),
            never_rests: None,
        }
    }

    /// What she does, and after how many milliseconds she looks again.
    pub(super) fn decide(
        &mut self,
        look: Look<'_>,
        dice: &mut Dice,
        luck: &mut Luck,
    ) -> (Deed, u64) {
        let idle = matches!(look.screen.view, View::Attract | View::Closed { .. });
        if idle {
            return (self.in_front(look), dice.between(200, 8000));
        }
        if let Some(looks) = &mut self.never_rests {
            *looks = looks.saturating_sub(1);
            if *looks == 0 && !matches!(look.screen.view, View::TakeCard { .. }) {
                let touch = Action::ChooseLanguage(self.language);
                return (Deed::Touch(touch), dice.between(500, 20_000));
            }
        }
        if let Some(odd) = self.oddity(look, dice, luck) {
            return (odd, dice.between(50, 3000));
        }
        if look.screen.idle_warning.is_some() {
            return (Deed::Touch(Action::MoreTime), dice.between(300, 4000));
        }
        let deed = self.reads(look, luck, dice);
        let twice = matches!(deed, Deed::Touch(_)) && luck.strikes(Mishap::DoubleTap, 8);
        let deed = match deed {
            Deed::Touch(action) if twice => Deed::TouchTwice(action),
            other => other,
        };
        let pause = match deed {
            Deed::Touch(Action::Key(_)) => dice.between(80, 400),
            Deed::Wait => dice.between(200, 1500),
            _ => dice.between(300, 9000),
        };
        (deed, pause)
    }

    /// `attract` or `closed`: she begins, or is done.
    fn in_front(&mut self, look: Look<'_>) -> Deed {
        if look.on_reader.is_some() {
            return Deed::Lift;
        }
        if self.started {
            return Deed::Leave;
        }
        if matches!(look.screen.view, View::Closed { .. }) {
            self.patience = self.patience.saturating_sub(5);
            return if self.patience == 0 {
                Deed::Leave
            } else {
                Deed::Wait
            };
        }
        self.started = true;
        Deed::Touch(Action::ChooseLanguage(self.language))
    }

    /// What people do that nobody asked for.
    fn oddity(&self, look: Look<'_>, dice: &mut Dice, luck: &mut Luck) -> Option<Deed> {
        let typing = !self.keys.is_empty();
        let others = match look.screen.view {
            View::ReplaceCard { .. } if self.never_comes_back => 15,
            View::ReplaceCard { .. } => 150,
            _ => 4,
        };
        if luck.strikes(Mishap::WalksAway, 2) {
            return Some(Deed::Leave);
        }
        if luck.strikes(Mishap::Stops, 2) {
            return Some(Deed::Touch(Action::Cancel));
        }
        if luck.strikes(Mishap::WildTouch, if typing { 2 } else { 10 }) {
            return Some(Deed::Touch(any_touch(dice)));
        }
        if luck.strikes(Mishap::OtherLanguage, 2) {
            let language = dice.pick(&Language::ALL).copied().unwrap_or_default();
            return Some(Deed::Touch(Action::ChooseLanguage(language)));
        }
        // Who waits for a slip has time for second thoughts.
        let slip = SlipState::Printing;
        let prints = matches!(look.screen.view, View::Referral { slip: now, .. } if now == slip);
        if look.screen.can_go_back && luck.strikes(Mishap::GoesBack, if prints { 150 } else { 3 }) {
            return Some(Deed::Touch(Action::Back));
        }
        match look.on_reader {
            Some(_) if luck.strikes(Mishap::LiftsCard, 4) => Some(Deed::Lift),
            Some(_) if luck.strikes(Mishap::LiftsForOther, 2) => Some(Deed::Place(self.other)),
            None if luck.strikes(Mishap::OtherCard, others) => Some(Deed::Place(self.other)),
            _ => None,
        }
    }

    fn reads(&mut self, look: Look<'_>, luck: &mut Luck, dice: &mut Dice) -> Deed {
        use Deed::{Lift, Place, Touch, Wait};
        match &look.screen.view {
            View::ChoosePassword { .. } => Touch(Action::ChoosePassword(if dice.happens(950) {
                WhichPassword::Signature
            } else {
                which(dice)
            })),
            View::WhichPassword => Touch(Action::ChoosePassword(which(dice))),
            View::FraudQuestion => Touch(Action::Answer(if dice.happens(985) {
                Answer::No
            } else {
                Answer::Yes
            })),
            View::Notice => Touch(Action::Accept),
            View::PlaceCard { hint } => match (look.on_reader, hint) {
                (Some(_), Some(PlaceHint::Unreadable)) => Lift,
                (Some(_), _) => Wait,
                (None, _) => Place(self.card),
            },
            View::ChooseProcedure {
                locked,
                reset_offered,
                ..
            } => {
                let change = !locked && (self.current.is_some() || !reset_offered);
                self.chooses(change)
            }
            View::Confirm { .. } => Touch(Action::Confirm),
            View::ReplaceCard { other_card, .. } => match look.on_reader {
                Some(_) if *other_card => Lift,
                Some(_) => Wait,
                None if dice.happens(if self.never_comes_back { 998 } else { 70 }) => Wait,
                None => Place(self.card),
            },
            View::TakeCard { .. } if look.on_reader.is_some() => Lift,
            View::EnterUserAuthPin { .. }
            | View::EnterCurrentPassword {
                checking: false, ..
            }
            | View::EnterNewPassword { .. }
            | View::RepeatNewPassword { .. } => self.types(&look.screen.view, luck, dice),
            _ => self.ends(look, dice),
        }
    }

    fn types(&mut self, view: &View, luck: &mut Luck, dice: &mut Dice) -> Deed {
        match *view {
            View::EnterUserAuthPin {
                length,
                last_try_warning,
                ..
            } => {
                let text = mistyped(&self.pin, &['3', '4', '8'], dice, luck);
                self.enters("pin", length, last_try_warning, &text, dice)
            }
            View::EnterCurrentPassword {
                length,
                last_try_warning,
                ..
            } => match self.current.clone() {
                Some(current) => {
                    let text = mistyped(&current, LETTERS, dice, luck);
                    self.enters("current", length, last_try_warning, &text, dice)
                }
                None if dice.happens(300) => Deed::Touch(Action::Back),
                None => {
                    let guess = password(dice);
                    self.enters("current", length, last_try_warning, &guess, dice)
                }
            },
            View::EnterNewPassword { length, rules } => {
                if length > 0 && self.keys.is_empty() && !rules.kept() {
                    self.new = password(dice);
                }
                let mut text = self.new.clone();
                if luck.strikes(Mishap::WeakPassword, 20) {
                    text = self.current.clone().unwrap_or_else(|| "abcdef1".to_owned());
                }
                self.sets("new", length, &text, rules.kept())
            }
            View::RepeatNewPassword { length, .. } => {
                let text = mistyped(&self.new, DIGITS, dice, luck);
                self.sets("repeat", length, &text, true)
            }
            _ => Deed::Wait,
        }
    }

    /// Results, advice, refusals; anywhere else she looks on.
    fn ends(&mut self, look: Look<'_>, dice: &mut Dice) -> Deed {
        match look.screen.view {
            View::LineDown { change_offered, .. } => {
                if change_offered && self.current.is_some() {
                    Deed::Touch(Action::ChooseProcedure(Procedure::Change))
                } else {
                    Deed::Touch(Action::Dismiss)
                }
            }
            View::NoReservation { .. } if dice.happens(200) => {
                Deed::Touch(Action::Answer(Answer::No))
            }
            View::NoReservation { slip, .. }
            | View::FraudAdvice { slip }
            | View::Done { slip, .. }
            | View::NotChanged { slip, .. }
            | View::Uncertain { slip, .. }
            | View::Referral { slip, .. } => self.result(slip),
            View::WrongCard { .. } | View::ReaderFault { .. } => {
                if look.on_reader.is_some() && dice.happens(500) {
                    Deed::Lift
                } else {
                    Deed::Touch(Action::Dismiss)
                }
            }
            _ => Deed::Wait,
        }
    }

    /// Who was sent back to the choice again and again gives up.
    fn chooses(&mut self, change: bool) -> Deed {
        self.turns = self.turns.saturating_add(1);
        Deed::Touch(if self.turns > TURNS_MAX {
            Action::Cancel
        } else if change {
            Action::ChooseProcedure(Procedure::Change)
        } else {
            Action::ChooseProcedure(Procedure::Reset)
        })
    }

    /// Types a secret that the card will check.
    fn enters(
        &mut self,
        field: &'static str,
        length: usize,
        last_try_warning: bool,
        text: &str,
        dice: &mut Dice,
    ) -> Deed {
        if last_try_warning && (self.typed || length == 0) {
            let answer = if dice.happens(600) {
                Action::Confirm
            } else {
                Action::Answer(Answer::No)
            };
            return Deed::Touch(answer);
        }
        self.sets(field, length, text, true)
    }

    /// Types a text and hands it in, or takes it back when it is not accepted.
    fn sets(&mut self, field: &'static str, length: usize, text: &str, accepted: bool) -> Deed {
        if self.typing_in != field {
            self.typing_in = field;
            self.keys.clear();
            self.typed = false;
        }
        if self.keys.is_empty() && !self.typed && length == 0 {
            self.keys = text.chars().collect();
        }
        if let Some(key) = self.keys.pop_front() {
            self.typed = self.keys.is_empty();
            return Deed::Touch(Action::Key(key));
        }
        let handed_in = self.typed && accepted;
        self.typed = false;
        Deed::Touch(if handed_in {
            Action::Submit
        } else {
            Action::Clear
        })
    }

    fn result(&mut self, slip: SlipState) -> Deed {
        let printable = matches!(slip, SlipState::Offered | SlipState::Failed(_));
        if slip == SlipState::Printing {
            return Deed::Wait;
        }
        if self.prints && printable {
            // Once more after a failure is enough.
            self.prints = slip == SlipState::Offered;
            return Deed::Touch(Action::PrintSlip);
        }
        Deed::Touch(Action::Dismiss)
    }
}

fn which(dice: &mut Dice) -> WhichPassword {
    let all = [
        WhichPassword::Signature,
        WhichPassword::UserAuthentication,
        WhichPassword::CardInfoInput,
        WhichPassword::ResidentRegister,
        WhichPassword::NotSure,
    ];
    dice.pick(&all).copied().unwrap_or(WhichPassword::Signature)
}

/// The text with one other character now and then.
fn mistyped(text: &str, wrong: &[char], dice: &mut Dice, luck: &mut Luck) -> String {
    if !luck.strikes(Mishap::Mistypes, 40) {
        return text.to_owned();
    }
    let mut typed = text.to_owned();
    typed.pop();
    typed.extend(dice.pick(wrong));
    typed
}

/// Any touch that a screen can report.
pub(super) fn any_touch(dice: &mut Dice) -> Action {
    let all = [
        Action::ChooseLanguage(Language::English),
        Action::ChoosePassword(which(dice)),
        Action::Answer(Answer::Yes),
        Action::Answer(Answer::No),
        Action::Accept,
        Action::ChooseProcedure(Procedure::Change),
        Action::ChooseProcedure(Procedure::Reset),
        Action::Key('7'),
        Action::Key('q'),
        Action::Erase,
        Action::Clear,
        Action::Submit,
        Action::Confirm,
        Action::Back,
        Action::Cancel,
        Action::MoreTime,
        Action::PrintSlip,
        Action::Dismiss,
    ];
    dice.pick(&all).copied().unwrap_or(Action::MoreTime)
}
