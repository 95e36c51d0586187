//! The signature password: the current one, the new one, and the new one again.

use crate::canvas::Canvas;
use crate::page::Page;
use crate::pictures::Glyph;
use crate::screens::entry::{CURRENT_WARNING, TriesWords, last_try, tries_state};
use crate::stack::{Item, Stack};
use crate::theme::{Kind, TextSize, space};
use crate::widgets::button::{Button, Skin};
use crate::widgets::eye::{Words, eye, still_held};
use crate::widgets::keyboard::{LEAST_HEIGHT, keyboard};
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
    let state = if checking {
        Some(waiting(c.tr("current-checking")).gap(24.0))
    } else {
        tries_state(c, tries_left, wrong, &CURRENT_WORDS)
    };
    let missing = PASSWORD_LEN_MIN.saturating_sub(length);
    let next = next_button(
        c,
        missing == 0 && !checking,
        (missing > 0).then_some(missing),
    );
    let sub = text(Kind::Body, c.colors().ink, c.tr("current-sub")).drop_at(4);
    let explain = Stack::new().add(sub).maybe(state);
    typing(c, ("current-title", length, !checking), explain, next);
}

/// The new password, first time: rules ticked live.
pub(crate) fn new(c: &mut Canvas<'_>, length: usize, rules: Rules) {
    let next = next_button(c, rules.kept(), None);
    let mut explain = Stack::new().add(rules_panel(rules));
    explain = match rules.weakness {
        Some(weakness) => explain.add(caution(c.tr(reason(weakness))).gap(18.0)),
        None => explain.add(
            text(Kind::Body, c.colors().ink, c.tr("new-note"))
                .drop_at(3)
                .gap(22.0),
        ),
    };
    typing(c, ("new-title", length, true), explain, next);
}

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
    let explain = if mismatch {
        Stack::new().add(caution(c.tr("repeat-mismatch")))
    } else {
        Stack::new().add(text(Kind::Body, c.colors().ink, c.tr("repeat-sub")).drop_at(5))
    };
    typing(c, ("repeat-title", length, true), explain, next);
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
    next: Button,
) {
    let body = c.frame.body;
    let keys = Item::new(
        |c, _, squeeze| {
            let roomy = if c.frame.compact || c.frame.landscape {
                LEAST_HEIGHT
            } else {
                560.0
            };
            match squeeze {
                0 | 1 => roomy,
                2..=5 => LEAST_HEIGHT.max(roomy * 0.75),
                _ => LEAST_HEIGHT - 16.0,
            }
        },
        move |c, rect, _| keyboard(c, rect, enabled),
    )
    .operable()
    .gap(28.0)
    .grow(1.0, c.grows(230.0));
    let mut page = Page::new()
        .title(title(c, c.tr(head)))
        .title(field(c, length).gap(28.0))
        .ratio(match c.size {
            TextSize::Standard => 0.34,
            TextSize::Large => 0.38,
            TextSize::Largest => 0.42,
        })
        .answers_follow();
    page = page.explain(as_item(explain));
    page.answer(keys).answer(row(next)).show(c, body);
}

/// A stack as one piece.
fn as_item(stack: Stack<'static>) -> Item<'static> {
    let stack = std::rc::Rc::new(std::cell::RefCell::new(Some(stack)));
    let same = std::rc::Rc::clone(&stack);
    Item::new(
        move |c, width, squeeze| {
            stack
                .borrow()
                .as_ref()
                .map_or(0.0, |stack| stack.measure(c, width, squeeze))
        },
        move |c, rect, squeeze| {
            let stack = same.borrow_mut().take();
            if let Some(stack) = stack {
                stack.show_from(c, rect.expand2(egui::vec2(0.0, 0.5)), squeeze);
            }
        },
    )
    .gap(24.0)
}

/// Height of the row under the band: the button that shows, and the count.
const UNDER: f32 = 84.0;

/// The band with its dots, how many they are, and the button that shows them.
fn field(c: &Canvas<'_>, length: usize) -> Item<'static> {
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
                c.peek.is_some() && eye(c, button, Words::With)
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

/// Erase, clear, next.
fn row(next: Button) -> Item<'static> {
    let same = next.clone();
    Item::new(
        move |c, width, squeeze| {
            let least: f32 = match (squeeze, c.frame.compact) {
                (0..=3, false) => 146.0,
                (0..=3, true) => 132.0,
                _ => 120.0,
            };
            let aside = if eye_is_low(c) {
                LOW_EYE + space::S3
            } else {
                0.0
            };
            let words = (width - aside - 2.0 * space::S3) * 0.48;
            least.max(same.label_height(c, words) + 24.0)
        },
        move |c, rect, _| {
            let gap = space::S3;
            let mut rect = rect;
            if eye_is_low(c) && c.peek.is_some() {
                let button = rect.with_max_x(rect.left() + LOW_EYE);
                eye(c, button, Words::Without);
                rect.set_left(button.right() + gap);
            }
            let small = (rect.width() - 2.0 * gap) * 0.26;
            let erase = rect.with_max_x(rect.left() + small);
            let clear = Rect::from_min_max(
                pos2(erase.right() + gap, rect.top()),
                pos2(erase.right() + gap + small, rect.bottom()),
            );
            word(c, erase, ("erase", "erase-one"), Action::Erase);
            word(c, clear, ("clear", "clear-all"), Action::Clear);
            if next.show(c, rect.with_min_x(clear.right() + gap)) {
                c.send(Action::Submit);
            }
        },
    )
    .operable()
    .gap(24.0)
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
        Mark::Open | Mark::Now => "open",
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
