//! The slip: offered, on its way, out, or not possible.

use crate::canvas::Canvas;
use crate::kiosk::Panel;
use crate::pictures::{self, Glyph, Picture};
use crate::screens::overlay::{dialog_area, escape};
use crate::slip_picture;
use crate::stack::{Item, Stack, beside};
use crate::theme::{Kind, picture, space};
use crate::widgets::button::{Button, Skin};
use crate::widgets::marks::waiting;
use crate::widgets::panel::{Tone, panel, pictured_until};
use crate::widgets::text::{aligned, text, title};
use egui::{Align, Align2, Color32, Rect, Role, pos2, vec2};
use pin_kiosk_core::input::Action;
use pin_kiosk_core::ports::PrinterFault;
use pin_kiosk_core::view::{SlipState, View};

/// The words of the two answers.
pub(crate) struct Words {
    /// A question above them.
    question: Option<&'static str>,
    print: &'static str,
    /// Whether printing is what we advise.
    print_first: bool,
    skip: &'static str,
    /// Leaves when there is nothing to print.
    leave: &'static str,
    note: Option<&'static str>,
}

/// After a write.
pub(crate) const RESULT: Words = Words {
    question: Some("slip-question"),
    print: "slip-print-take",
    print_first: true,
    skip: "slip-skip-take",
    leave: "take-card-button",
    note: Some("slip-no-secret"),
};

/// With the way to the office.
pub(crate) const REFERRAL: Words = Words {
    question: None,
    print: "slip-print-referral",
    print_first: true,
    skip: "slip-skip-referral",
    leave: "finish",
    note: None,
};

/// With the numbers to call.
pub(crate) const FRAUD: Words = Words {
    question: None,
    print: "fraud-print",
    print_first: false,
    skip: "finish",
    leave: "finish",
    note: None,
};

/// The pieces of a view that offers a slip: always a way on, whatever the printer does.
pub(crate) fn items(c: &Canvas<'_>, state: SlipState, words: &Words) -> Vec<Item<'static>> {
    let leave = |skin, key: &str| {
        Button::new("leave", skin, c.tr(key))
            .item(Action::Dismiss)
            .gap(24.0)
    };
    match state {
        SlipState::None if c.slip.is_offered() => {
            vec![see_whole().gap(24.0), leave(Skin::Main, words.leave)]
        }
        SlipState::None => vec![leave(Skin::Main, words.leave)],
        SlipState::Offered => offered(c, words),
        SlipState::Printing => vec![
            waiting(c.tr("slip-printing")),
            leave(Skin::Choice, words.leave),
        ],
        SlipState::Printed => vec![out(c), leave(Skin::Main, words.leave)],
        SlipState::Failed(fault) => {
            let rest = if c.slip.is_offered() {
                "slip-failed-text"
            } else {
                "slip-failed-same"
            };
            vec![
                failed(fault, rest, Align::LEFT),
                see_and_retry(c),
                leave(Skin::Main, words.leave),
            ]
        }
    }
}

fn offered(c: &Canvas<'_>, words: &Words) -> Vec<Item<'static>> {
    let (first, second) = if words.print_first {
        (Skin::Main, Skin::Choice)
    } else {
        (Skin::Choice, Skin::Main)
    };
    let print = print_and_see(c, first, words.print);
    let skip = Button::new("leave", second, c.tr(words.skip))
        .least(130.0)
        .item(Action::Dismiss)
        .gap(24.0);
    let mut items = Vec::new();
    items.extend(
        words
            .question
            .map(|key| question(c.tr(key), words.note.map(|note| c.tr(note)))),
    );
    items.push(print);
    items.push(skip);
    items
}

/// Prints; beside it the slip itself, to be looked at first.
fn print_and_see(c: &Canvas<'_>, skin: Skin, words: &str) -> Item<'static> {
    let print = Button::new("print", skin, c.tr(words)).sign(Glyph::Printer);
    if !c.slip.is_offered() {
        return print.item(Action::PrintSlip).gap(24.0);
    }
    two_buttons(print, |c, print, see| {
        see_button(c, see);
        print
    })
}

/// The printer failed: the slip on the screen comes first, another attempt after it.
fn see_and_retry(c: &Canvas<'_>) -> Item<'static> {
    let print = Button::new("print", Skin::Quiet, c.tr("slip-print-again")).sign(Glyph::Printer);
    if !c.slip.is_offered() {
        return print.item(Action::PrintSlip).gap(24.0);
    }
    two_buttons(print, |c, left, right| {
        let see = left.with_max_x(left.left() + right.width());
        see_button(c, see);
        Rect::from_min_max(pos2(see.right() + space::S3, left.top()), right.max)
    })
}

/// The printing button and the one that shows the slip. `place` draws that and gives the other's
/// place, of a wide left box and a narrow right one.
fn two_buttons(
    print: Button,
    place: impl FnOnce(&mut Canvas<'_>, Rect, Rect) -> Rect + 'static,
) -> Item<'static> {
    let see = |width: f32| (width * 0.36).clamp(272.0, 352.0);
    let same = print.clone();
    Item::new(
        move |c, width, squeeze| {
            print
                .measure(c, width - see(width) - space::S3, squeeze)
                .max(130.0)
        },
        move |c, rect, squeeze| {
            let right = rect.with_min_x(rect.right() - see(rect.width()));
            let left = rect.with_max_x(right.left() - space::S3);
            let print = place(c, left, right);
            if same.show_at(c, print, squeeze) {
                c.send(Action::PrintSlip);
            }
        },
    )
    .operable()
    .gap(24.0)
}

/// A kiosk without a printer: the slip can only be looked at.
fn see_whole() -> Item<'static> {
    Item::fixed(140.0, |c, rect, _| see_button(c, rect)).operable()
}

/// That the slip can be looked at.
fn see_button(c: &mut Canvas<'_>, rect: Rect) {
    let see = Button::new("see slip", Skin::Choice, c.tr("slip-see")).sign(Glyph::Look);
    if see.show(c, rect) {
        c.wanted = Some(Panel::Slip);
    }
}

/// All of a texture.
const WHOLE: Rect = Rect {
    min: pos2(0.0, 0.0),
    max: pos2(1.0, 1.0),
};

/// The slip over the whole screen, and what to do with it.
pub(crate) fn large(c: &mut Canvas<'_>, view: &View) {
    let Some(state) = state_of(view).filter(|_| c.slip.is_offered()) else {
        c.wanted = Some(Panel::None);
        return;
    };
    let inner = dialog_area(c, None).shrink(40.0);
    let k = c.colors();
    let fails = matches!(state, SlipState::Failed(_) | SlipState::None);
    let note = fails.then(|| text(Kind::Body, k.ink, c.tr("slip-note")).gap(8.0));
    let sheets = Item::fixed(420.0, |c, rect, _| put_sheets(c, rect));
    Stack::new()
        .add(title(c, c.tr("slip-see-title")))
        .maybe(note)
        .add(sheets.grow(1.0, f32::INFINITY).gap(20.0))
        .add(large_buttons(c, state).gap(20.0))
        .show_from(c, inner, usize::from(c.frame.compact) * 2);
    if escape(c) {
        c.wanted = Some(Panel::None);
    }
}

fn put_sheets(c: &mut Canvas<'_>, rect: Rect) {
    let k = c.colors();
    let pad = vec2(16.0, 16.0);
    let room = rect.size() - 2.0 * pad;
    // A low screen has two columns, whatever the language.
    let columns = if c.frame.landscape { 2 } else { 1 };
    let sheets = c
        .slip
        .large(c.ui.ctx(), c.options, (room, columns))
        .to_vec();
    let count = crate::geometry::small(sheets.len());
    let across: f32 = sheets.iter().map(|sheet| sheet.size.x).sum();
    let tall = sheets.iter().map(|sheet| sheet.size.y).fold(0.0, f32::max);
    let whole = vec2(across + slip_picture::GAP * (count - 1.0).max(0.0), tall);
    let mut at = Align2::CENTER_TOP
        .align_size_within_rect(whole, rect.shrink2(pad))
        .min;
    // On whole pixels, or its dots would blur.
    let ppp = c.ui.ctx().pixels_per_point();
    for sheet in sheets {
        let place = pos2((at.x * ppp).round() / ppp, (at.y * ppp).round() / ppp);
        let paper = Rect::from_min_size(place, vec2(sheet.size.x, tall)).expand(10.0);
        c.edge(paper, 6.0, picture::WHITE, (3.0, k.hair));
        let image = Rect::from_min_size(place, sheet.size);
        c.painter()
            .image(sheet.texture.id(), image, WHOLE, Color32::WHITE);
        at.x += sheet.size.x + slip_picture::GAP;
    }
    let words = c.tr("slip-see-title");
    c.label(rect, Role::Image, &words);
}

/// Print and close side by side, or close alone.
fn large_buttons(c: &Canvas<'_>, state: SlipState) -> Item<'static> {
    let close = Button::new("close", Skin::Main, c.tr("close"))
        .item_then(|c| c.wanted = Some(Panel::None))
        .gap(space::S4);
    if !matches!(state, SlipState::Offered | SlipState::Failed(_)) {
        return close;
    }
    let words = if matches!(state, SlipState::Failed(_)) {
        "slip-print-again"
    } else {
        "slip-print"
    };
    let print = Button::new("print", Skin::Choice, c.tr(words))
        .kind(Kind::Main)
        .sign(Glyph::Printer)
        .item_then(|c| {
            c.send(Action::PrintSlip);
            c.wanted = Some(Panel::None);
        });
    beside(print, close).operable()
}

/// How far the slip of a view is.
#[expect(clippy::wildcard_enum_match_arm, reason = "only these offer a slip")]
const fn state_of(view: &View) -> Option<SlipState> {
    match view {
        View::Done { slip, .. }
        | View::NotChanged { slip, .. }
        | View::Uncertain { slip, .. }
        | View::Referral { slip, .. }
        | View::NoReservation { slip, .. }
        | View::FraudAdvice { slip } => Some(*slip),
        _ => None,
    }
}

/// The question and what a slip never tells, beside its picture.
fn question(words: String, note: Option<String>) -> Item<'static> {
    const INDENT: f32 = 110.0;
    let stack = move |c: &Canvas<'_>| {
        let k = c.colors();
        Stack::new()
            .add(text(Kind::Strong, k.ink, words.clone()))
            .maybe(
                note.clone()
                    .map(|note| text(Kind::Body, k.soft, note).gap(0.0)),
            )
    };
    let same = stack.clone();
    Item::new(
        move |c, width, squeeze| stack(c).measure(c, width - INDENT, squeeze).max(84.0),
        move |c, rect, squeeze| {
            let sign = Rect::from_min_size(rect.min, vec2(88.0, rect.height().min(120.0)));
            pictures::draw(c, Picture::Slip, sign);
            let area = rect.with_min_x(rect.left() + INDENT);
            let stack = same(c);
            let spare = area.height() - stack.measure(c, area.width(), squeeze);
            stack.show_from(c, area.shrink2(vec2(0.0, spare.max(0.0) / 2.0)), squeeze);
        },
    )
    .gap(space::S4)
}

/// The slip is out.
pub(crate) fn out(_c: &Canvas<'_>) -> Item<'static> {
    panel(Tone::Good, |c| {
        let ink = c.colors().ok;
        Stack::new().add(aligned(
            Kind::Strong,
            ink,
            Align::Center,
            c.tr("slip-printed"),
        ))
    })
}

/// It cannot be printed, and what that means for her.
pub(crate) fn failed(fault: PrinterFault, rest: &'static str, align: Align) -> Item<'static> {
    pictured_until(4, Tone::Caution, Some(Picture::SlipFailed), move |c| {
        let k = c.colors();
        let head = match fault {
            PrinterFault::PaperOut => "slip-failed-paper-out",
            PrinterFault::CoverOpen => "slip-failed-cover-open",
            PrinterFault::NotConfigured
            | PrinterFault::NoPort
            | PrinterFault::Silent
            | PrinterFault::Garbage
            | PrinterFault::Cutter
            | PrinterFault::Offline => "slip-failed",
        };
        Stack::new()
            .add(aligned(Kind::Strong, k.warn, align, c.tr(head)))
            .add(
                aligned(Kind::Body, k.ink, align, c.tr(rest))
                    .gap(4.0)
                    .drop_at(6),
            )
    })
}
