//! The 4 digits, and the warning before a last try.

use crate::canvas::Canvas;
use crate::page::Page;
use crate::pictures::{self, Glyph, Picture};
use crate::screens::places::Places;
use crate::stack::{Item, Stack};
use crate::theme::{Kind, TextSize, space};
use crate::widgets::button::{Button, Skin};
use crate::widgets::eye::{Words, eye};
use crate::widgets::keypad::keypad;
use crate::widgets::marks::{tries, tries_width};
use crate::widgets::panel::{Tone, panel};
use crate::widgets::secret::{Filling, four};
use crate::widgets::text::{heading, text, title};
use egui::{Align, Align2, Color32, Rect, Role, pos2, vec2};
use pin_kiosk_core::input::{Action, Answer};
use pin_kiosk_core::password::USER_AUTH_PIN_LEN;
use pin_kiosk_core::view::View;

/// Tries of the user-authentication PIN in all (JPKI: 3).
const PIN_TRIES: u8 = 3;

/// The keypad.
pub(crate) fn pin(c: &mut Canvas<'_>, view: &View) {
    let View::EnterUserAuthPin {
        length,
        tries_left,
        wrong,
        last_try_warning,
    } = *view
    else {
        return;
    };
    if last_try_warning {
        last_try(c, &PIN_WARNING);
        return;
    }
    let missing = USER_AUTH_PIN_LEN.saturating_sub(length);
    let submit = if missing == 0 {
        Button::new("submit", Skin::Main, c.tr("pin-submit")).sign_after(Glyph::ArrowRight)
    } else {
        Button::new("submit", Skin::Off, c.tr_n("pin-more", missing))
    };
    let (places, boxes) = Places::keypad(c);
    let question = Stack::new().add(title(c, c.tr("pin-title")));
    let sub = (c.size != TextSize::Largest).then(|| {
        text(Kind::Body, c.colors().ink, c.tr("pin-sub"))
            .gap(14.0)
            .drop_at(3)
    });
    let state = tries_state(c, tries_left, wrong, &PIN_WORDS);
    let explain = Stack::new()
        .maybe(sub)
        .add(state.reserve(tries_slot(c, &PIN_WORDS)));
    places.show(c, question, explain);
    field(c, boxes, length);
    keypad(c, places.keys, true);
    let (forgotten, row) = match places.aside {
        Some(aside) => (
            places
                .row
                .with_min_x(aside.left())
                .with_max_x(aside.right()),
            places.row,
        ),
        None => {
            let split = places.row.left() + places.row.width() * 0.36;
            (
                places.row.with_max_x(split),
                places.row.with_min_x(split + space::S3),
            )
        }
    };
    let words = c.tr("pin-forgotten");
    if Button::new("forgotten", Skin::Choice, words).show(c, forgotten) {
        c.send(Action::Answer(Answer::No));
    }
    if submit.show(c, row) {
        c.send(Action::Submit);
    }
}

/// Width of the four boxes.
const BOXES: f32 = 0.59;

/// Four boxes, and beside them the button that shows what is in them.
fn field(c: &mut Canvas<'_>, rect: Rect, length: usize) {
    let area = rect.with_max_x(rect.left() + rect.width() * BOXES);
    let shown = c.peek.is_some() && {
        let button = rect.with_min_x(area.right() + space::S4);
        eye(c, button, (Words::With, true))
    };
    four(c, area, Filling::typed(length, shown));
    let words = c.tr_n("a11y-field-pin", length);
    c.label(area, Role::Label, &words);
}

/// The words of a field that the card checks.
pub(crate) struct TriesWords {
    pub(crate) wrong: &'static str,
    pub(crate) wrong_unknown: &'static str,
    pub(crate) all: u8,
    pub(crate) four: bool,
}

const PIN_WORDS: TriesWords = TriesWords {
    wrong: "pin-wrong",
    wrong_unknown: "pin-wrong-unknown",
    all: PIN_TRIES,
    four: true,
};

impl TriesWords {
    fn color(&self, c: &Canvas<'_>) -> Color32 {
        if self.four {
            c.colors().four
        } else {
            c.colors().action
        }
    }
}

/// How many tries are left, and whether the last entry was wrong.
pub(crate) fn tries_state(
    c: &Canvas<'_>,
    left: Option<u8>,
    wrong: bool,
    words: &TriesWords,
) -> Item<'static> {
    let (color, all) = (words.color(c), words.all);
    let caution_of = |key, left| caution_with_tries(c.tr_n(key, left), left, all, color);
    match (left, wrong) {
        (None, false) => Item::fixed(0.0, |_, _, _| {}),
        (None, true) => crate::widgets::panel::caution(c.tr(words.wrong_unknown)),
        (Some(left), false) if left > 1 => super::procedure::tries_row(left, all, color),
        (Some(left), false) => caution_of("pin-tries", left),
        (Some(left), true) => caution_of(words.wrong, left),
    }
    .gap(24.0)
}

/// All that [`tries_state`] can be: the room for it is kept free.
pub(crate) fn tries_slot(c: &Canvas<'_>, words: &TriesWords) -> Vec<Item<'static>> {
    let counted = (1..=words.all).flat_map(|left| [(Some(left), false), (Some(left), true)]);
    counted
        .chain([(None, true)])
        .map(|(left, wrong)| tries_state(c, left, wrong, words))
        .collect()
}

/// A strip of caution with the triangle and the tokens.
fn caution_with_tries(words: String, left: u8, all: u8, color: Color32) -> Item<'static> {
    const SIGN: f32 = 130.0;
    let aside = tries_width(all, 56.0) + 36.0;
    let room = move |width: f32| {
        let beside = width - SIGN - aside - 24.0;
        if beside > 400.0 {
            (beside, true)
        } else {
            (width - SIGN - 24.0, false)
        }
    };
    let same = words.clone();
    Item::new(
        move |c, width, squeeze| {
            let ink = c.colors().warn;
            let (width, beside) = room(width);
            let height = c.text(&words, Kind::Strong, ink, width, squeeze).0.size().y;
            let under = if beside { 0.0 } else { 80.0 };
            (height + under + 2.0 * 16.0).max(108.0)
        },
        move |c, rect, squeeze| {
            Tone::Caution.paint(c, rect);
            let sign =
                Rect::from_center_size(pos2(rect.left() + 72.0, rect.center().y), vec2(78.0, 70.0));
            pictures::draw(c, Picture::Warning, sign);
            let (width, beside) = room(rect.width());
            let (mut area, mut row) = (rect.with_min_x(rect.left() + SIGN), rect);
            area.set_width(width);
            if beside {
                row = Rect::from_center_size(
                    pos2(rect.right() - 28.0 - (aside - 36.0) / 2.0, rect.center().y),
                    vec2(aside - 36.0, 56.0),
                );
            } else {
                row.min = pos2(area.left(), rect.bottom() - 80.0);
                row.set_height(56.0);
                area.set_bottom(row.top());
            }
            let ink = c.colors().warn;
            let laid = c.text(&same, Kind::Strong, ink, width, squeeze);
            c.say(&laid, area, Align2::LEFT_CENTER);
            tries(c, left, all, row, color);
        },
    )
    .gap(24.0)
}

/// The words of a warning before a last try.
pub(crate) struct LastTry {
    text: &'static str,
    question: &'static str,
    safe: &'static str,
    all: u8,
    four: bool,
}

const PIN_WARNING: LastTry = LastTry {
    text: "last-try-pin-text",
    question: "last-try-pin-question",
    safe: "last-try-office",
    all: PIN_TRIES,
    four: true,
};

/// For the current password.
pub(crate) const CURRENT_WARNING: LastTry = LastTry {
    text: "last-try-current-text",
    question: "last-try-current-question",
    safe: "last-try-stop",
    all: super::procedure::SIGNATURE_TRIES,
    four: false,
};

/// Before the last try: the safe answer first.
pub(crate) fn last_try(c: &mut Canvas<'_>, words: &LastTry) {
    let body = c.frame.body;
    let (sentence, all, is_four) = (words.text, words.all, words.four);
    let warning = panel(Tone::Caution, move |c| {
        let k = c.colors();
        let color = if is_four { k.four } else { k.action };
        let sign = Item::new(
            |_, _, squeeze| if squeeze >= 2 { 100.0 } else { 150.0 },
            |c, rect, _| {
                let width = rect.height() * 1.1;
                pictures::draw(c, Picture::Warning, rect.with_max_x(rect.left() + width));
            },
        )
        .drop_at(5);
        let row = Item::fixed(84.0, move |c, rect, _| {
            let row = rect.with_max_x(rect.left() + tries_width(all, 84.0));
            tries(c, 1, all, row, color);
        });
        Stack::new()
            .add(sign)
            .add(heading(Kind::Result, k.warn, Align::LEFT, c.tr("last-try-title")).gap(20.0))
            .add(row.gap(20.0))
            .add(text(Kind::Body, k.ink, c.tr(sentence)).gap(28.0))
    });
    let safe = Button::new("safe", Skin::Main, c.tr(words.safe))
        .item(Action::Answer(Answer::No))
        .gap(28.0);
    let go = Button::new("sure", Skin::Caution, c.tr("last-try-go"))
        .kind(Kind::Main)
        .least(150.0)
        .item(Action::Confirm)
        .gap(28.0);
    Page::new()
        .ratio(0.55)
        .explain(warning.grow(1.0, c.grows(200.0)))
        .answer(title(c, c.tr(words.question)))
        .answer(safe)
        .answer(go)
        .show(c, body);
}
