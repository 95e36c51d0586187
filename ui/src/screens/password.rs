//! The signature password: the current one, the new one, and the new one again.

use crate::canvas::Canvas;
use crate::pictures::Glyph;
use crate::screens::entry::{CURRENT_WARNING, TriesWords, last_try, tries_slot, tries_state};
use crate::screens::places::Places;
use crate::stack::{Item, Stack};
use crate::theme::{Kind, TextSize, space};
use crate::widgets::button::{Button, Skin};
use crate::widgets::eye::{Words, eye, still_held};
use crate::widgets::keyboard::keyboard;
use crate::widgets::keypad::word;
use crate::widgets::marks::{Mark, marked, waiting};
use crate::widgets::panel::{Tone, caution, panel};
use crate::widgets::secret::{CellColors, Filling, band};
use crate::widgets::text::{text, title};
use egui::{Align, Align2, Rect, Role, pos2};
use pin_kiosk_core::input::Action;
use pin_kiosk_core::password::{PASSWORD_LEN_MIN, Rules, Weakness};
use pin_kiosk_core::view::View;

const CURRENT_WORDS: TriesWords = TriesWords {
    wrong: "current-wrong",
    wrong_unknown: "current-wrong-unknown",
    all: super::procedure::SIGNATURE_TRIES,
    four: false,
};

/// The password to be replaced.
pub(crate) fn current(c: &mut Canvas<'_>, view: &View) {
    let View::EnterCurrentPassword {
        length,
        tries_left,
        wrong,
        last_try_warning,
        checking,
    } = *view
    else {
        return;
    };
    if last_try_warning {
        last_try(c, &CURRENT_WARNING);
        return;
    }
    let mut slot = tries_slot(c, &CURRENT_WORDS);
    let state = if checking {
        waiting(c.tr("current-checking")).gap(24.0)
    } else {
        slot.push(waiting(c.tr("current-checking")));
        tries_state(c, tries_left, wrong, &CURRENT_WORDS)
    };
    let missing = PASSWORD_LEN_MIN.saturating_sub(length);
    let next = next_button(
        c,
        missing == 0 && !checking,
        (missing > 0).then_some(missing),
    );
    let sub = text(Kind::Body, c.colors().ink, c.tr("current-sub")).drop_at(4);
    let explain = Stack::new().add(sub).add(state.reserve(slot));
    typing(c, ("current-title", length, !checking), explain, &next);
}

/// The new password, first time: rules ticked live.
pub(crate) fn new(c: &mut Canvas<'_>, length: usize, rules: Rules) {
    let missing = PASSWORD_LEN_MIN.saturating_sub(length);
    let next = next_button(c, rules.kept(), (missing > 0).then_some(missing));
    let refused = |weakness| caution(c.tr(reason(weakness)));
    let note = text(Kind::Body, c.colors().ink, c.tr("new-note")).drop_at(3);
    let mut slot: Vec<_> = WEAKNESSES.into_iter().map(refused).collect();
    let state = match rules.weakness {
        Some(weakness) => {
            slot.push(note);
            refused(weakness)
        }
        None => note,
    };
    let explain = Stack::new()
        .add(rules_panel(rules))
        .add(state.reserve(slot).gap(20.0));
    typing(c, ("new-title", length, true), explain, &next);
}

const WEAKNESSES: [Weakness; 5] = [
    Weakness::OneCharacter,
    Weakness::Run,
    Weakness::KeyboardRow,
    Weakness::SameAsCurrent,
    Weakness::ExampleOnScreen,
];

const fn reason(weakness: Weakness) -> &'static str {
    match weakness {
        Weakness::OneCharacter => "weak-one-character",
        Weakness::Run => "weak-run",
        Weakness::KeyboardRow => "weak-keyboard-row",
        Weakness::SameAsCurrent => "weak-same-as-current",
        Weakness::ExampleOnScreen => "weak-example",
    }
}

/// The new password, second time.
pub(crate) fn repeat(c: &mut Canvas<'_>, length: usize, mismatch: bool) {
    let missing = PASSWORD_LEN_MIN.saturating_sub(length);
    let next = next_button(c, missing == 0, (missing > 0).then_some(missing));
    let refused = caution(c.tr("repeat-mismatch"));
    let note = text(Kind::Body, c.colors().ink, c.tr("repeat-sub")).drop_at(5);
    let state = if mismatch {
        refused.reserve(vec![note])
    } else {
        note.reserve(vec![refused])
    };
    let explain = Stack::new().add(state.gap(24.0));
    typing(c, ("repeat-title", length, true), explain, &next);
}

fn next_button(c: &Canvas<'_>, ready: bool, missing: Option<usize>) -> Button {
    if ready {
        return Button::new("submit", Skin::Main, c.tr("next")).sign_after(Glyph::ArrowRight);
    }
    let words = match missing {
        Some(missing) => c.tr_n("current-more", missing),
        None => c.tr("next"),
    };
    Button::new("submit", Skin::Off, words)
}

/// Field, explanation, keyboard and the row under it.
fn typing(
    c: &mut Canvas<'_>,
    (head, length, enabled): (&'static str, usize, bool),
    explain: Stack<'static>,
    next: &Button,
) {
    let places = Places::keyboard(c);
    let question = Stack::new()
        .add(title(c, c.tr(head)))
        .add(field(c, (length, enabled)).gap(28.0));
    places.show(c, question, explain);
    keyboard(c, places.keys, enabled);
    row(c, places.row, (next, enabled));
}

/// Height of the row under the band: the button that shows, and the count.
const UNDER: f32 = 84.0;

/// The band with its dots, how many they are, and the button that shows them.
fn field(c: &Canvas<'_>, (length, enabled): (usize, bool)) -> Item<'static> {
    let item = Item::new(
        |c, _, squeeze| {
            let cells = cells_height(c, squeeze);
            if c.frame.landscape {
                return cells;
            }
            let ink = c.colors().action;
            let words = c.tr_n("characters", 16_u8);
            let line = c.text(&words, Kind::Strong, ink, 400.0, squeeze.max(2));
            let under = if eye_is_low(c) { 0.0 } else { UNDER };
            cells + 14.0 + line.0.size().y.max(under)
        },
        move |c, rect, squeeze| {
            let spoken = c.tr_n("a11y-field-signature", length);
            let (cells, button, count) = field_places(c, rect, squeeze);
            let shown = if eye_is_low(c) {
                still_held(c)
            } else {
                c.peek.is_some() && eye(c, button, (Words::With, enabled))
            };
            let filling = Filling::typed(length, shown);
            band(c, cells, filling, CellColors::band(c));
            let words = c.tr_n("characters", length);
            let set = (Kind::Strong, c.colors().action, Align::Max);
            let laid = c.fit(&words, set, count.size());
            c.put(&laid, count, Align2::RIGHT_CENTER);
            c.label(cells.union(count), Role::Label, &spoken);
        },
    );
    if eye_is_low(c) { item } else { item.operable() }
}

/// With controls lower on an upright screen, the button that shows is in the row of the keys.
fn eye_is_low(c: &Canvas<'_>) -> bool {
    c.frame.reach_top.is_some() && !c.frame.landscape
}

fn cells_height(c: &Canvas<'_>, squeeze: usize) -> f32 {
    if squeeze >= 4 || c.frame.compact {
        84.0
    } else {
        94.0
    }
}

/// Where the cells, the button and the count are.
fn field_places(c: &Canvas<'_>, rect: Rect, squeeze: usize) -> (Rect, Rect, Rect) {
    if c.frame.landscape {
        let (button, count) = match c.size {
            TextSize::Standard => (330.0, 270.0),
            TextSize::Large => (330.0, 330.0),
            TextSize::Largest => (330.0, 400.0),
        };
        let count = rect.with_min_x(rect.right() - count);
        let button = Rect::from_min_max(
            pos2(count.left() - 24.0 - button, rect.top()),
            pos2(count.left() - 24.0, rect.bottom()),
        );
        return (rect.with_max_x(button.left() - 28.0), button, count);
    }
    let cells = rect.with_max_y(rect.top() + cells_height(c, squeeze));
    let under = rect.with_min_y(cells.bottom() + 14.0);
    let middle = pos2(under.left() + 440.0, under.center().y);
    let button = Rect::from_min_max(
        pos2(under.left(), middle.y - UNDER / 2.0),
        pos2(middle.x, middle.y + UNDER / 2.0),
    );
    (cells, button, under.with_min_x(middle.x + 40.0))
}

/// Width of the button that shows, in the row of the keys.
const LOW_EYE: f32 = 130.0;

/// Clear, erase, next: clear and erase stand as on the keypad.
fn row(c: &mut Canvas<'_>, mut rect: Rect, (next, enabled): (&Button, bool)) {
    let gap = space::S3;
    if eye_is_low(c) && c.peek.is_some() {
        let button = rect.with_max_x(rect.left() + LOW_EYE);
        eye(c, button, (Words::Without, enabled));
        rect.set_left(button.right() + gap);
    }
    let small = (rect.width() - 2.0 * gap) * 0.26;
    let clear = rect.with_max_x(rect.left() + small);
    let erase = Rect::from_min_max(
        pos2(clear.right() + gap, rect.top()),
        pos2(clear.right() + gap + small, rect.bottom()),
    );
    word(c, clear, ("clear", "clear-all", enabled), Action::Clear);
    word(c, erase, ("erase", "erase-one", enabled), Action::Erase);
    if next.show(c, rect.with_min_x(erase.right() + gap)) {
        c.send(Action::Submit);
    }
}

/// The rules: two by two where there is width.
fn rules_panel(rules: Rules) -> Item<'static> {
    panel(Tone::Plain, move |c| {
        let four = [
            ("rule-length", kept(rules.length)),
            ("rule-letter", kept(rules.letter)),
            ("rule-digit", kept(rules.digit)),
            ("rule-strong", strength(rules)),
        ];
        if c.frame.landscape {
            return Stack::new().all(four.map(|(key, mark)| rule(c, key, mark)));
        }
        let [a, b, d, e] = four;
        Stack::new().add(pair(a, b)).add(pair(d, e).gap(14.0))
    })
}

const fn kept(is: bool) -> Mark {
    if is { Mark::Done } else { Mark::Open }
}

const fn strength(rules: Rules) -> Mark {
    match (rules.weakness, rules.length && rules.letter && rules.digit) {
        (Some(_), _) => Mark::Refused,
        (None, true) => Mark::Done,
        (None, false) => Mark::Open,
    }
}

fn rule(c: &Canvas<'_>, key: &'static str, mark: Mark) -> Item<'static> {
    let state = match mark {
        Mark::Done => "kept",
        Mark::Refused => "refused",
        Mark::Open | Mark::Now | Mark::Point => "open",
    };
    let words = c.tr(key);
    let arguments = [("rule", (&words).into()), ("state", state.into())];
    let spoken = c.tr_args("a11y-rule", &arguments);
    marked(mark, words.clone(), spoken)
}

/// Two rules side by side.
fn pair(left: (&'static str, Mark), right: (&'static str, Mark)) -> Item<'static> {
    let both = move |c: &Canvas<'_>| {
        [
            Stack::new().add(rule(c, left.0, left.1)),
            Stack::new().add(rule(c, right.0, right.1)),
        ]
    };
    Item::new(
        move |c, width, squeeze| {
            let room = (width - space::S3) / 2.0;
            both(c)
                .iter()
                .map(|stack| stack.measure(c, room, squeeze))
                .fold(0.0, f32::max)
        },
        move |c, rect, squeeze| {
            let places = crate::geometry::columns(rect, 2, space::S3);
            for (stack, place) in both(c).into_iter().zip(places) {
                stack.show_from(c, place, squeeze);
            }
        },
    )
}
