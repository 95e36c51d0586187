//! The card on the reader: placed, read, written, taken.

use crate::canvas::Canvas;
use crate::page::Page;
use crate::pictures::{self, Picture};
use crate::screens::slip;
use crate::stack::{Item, Stack};
use crate::theme::{Kind, motion, space};
use crate::widgets::marks::{Mark, marked, waiting};
use crate::widgets::panel::{Tone, caution, panel, picture};
use crate::widgets::secret::{CellColors, Filling, band};
use crate::widgets::text::{heading, step, text, title};
use egui::Align;
use pin_kiosk_core::view::{PlaceHint, SlipState};

/// Where the card goes.
pub(crate) fn place_card(c: &mut Canvas<'_>, hint: Option<PlaceHint>) {
    let body = c.frame.body;
    let hint = hint.map(|hint| match hint {
        PlaceHint::Moved => c.tr("place-hint-moved"),
        PlaceHint::Unreadable => c.tr("place-hint-unreadable"),
    });
    let mut page = Page::new()
        .title(title(c, c.tr("place-card-title")))
        .explain(moving_picture(Picture::PlaceCard, 340.0, 780.0))
        .maybe_answer(hint.map(caution))
        .answers_follow();
    for (number, key) in [
        (1, "place-card-1"),
        (2, "place-card-2"),
        (3, "place-card-3"),
    ] {
        page = page.answer(step(number, c.tr(key)));
    }
    page.answer(Item::spring(1.0))
        .answer(waiting(c.tr("place-card-waiting")))
        .show(c, body);
}

/// A picture in which the arrow moves three times and then rests.
fn moving_picture(what: Picture, least: f32, most: f32) -> Item<'static> {
    Item::new(
        move |_, _, squeeze| match squeeze {
            0 => f32::midpoint(least, most),
            1 | 2 => least,
            _ => least * 0.75,
        },
        move |c, rect, _| {
            Tone::Plain.paint(c, rect);
            let shift = arrow_shift(c);
            pictures::draw_moved(c, what, rect.shrink(32.0), shift);
        },
    )
    .gap(space::S4)
    .drop_at(6)
    .grow(1.0, most)
}

fn arrow_shift(c: &Canvas<'_>) -> f32 {
    let end = motion::ARROW * motion::ARROW_TIMES;
    if !c.moving() || c.age >= end {
        return 0.0;
    }
    c.repaint_in(0.033);
    let turn = (c.age / motion::ARROW).fract() * std::f64::consts::TAU;
    #[expect(clippy::cast_possible_truncation, reason = "between 0 and 12")]
    let shift = (6.0 - 6.0 * turn.cos()) as f32;
    shift
}

/// The card is being read.
pub(crate) fn reading(c: &mut Canvas<'_>) {
    let body = c.frame.body;
    Page::new()
        .title(title(c, c.tr("reading-card-title")))
        .explain(picture(Picture::Writing, 300.0, 900.0).grow(1.0, f32::INFINITY))
        .answers_follow()
        .answer(caution(c.tr("do-not-move")))
        .answer(waiting(c.tr("please-wait")))
        .show(c, body);
}

/// The card proves itself, the centre is asked.
pub(crate) fn authenticating(c: &mut Canvas<'_>) {
    let body = c.frame.body;
    let line = |c: &Canvas<'_>, mark, key| marked(mark, c.tr(key), c.tr(key));
    let (first, second) = (
        line(c, Mark::Now, "authenticating-card"),
        line(c, Mark::Open, "authenticating-centre"),
    );
    Page::new()
        .title(title(c, c.tr("authenticating-title")))
        .explain(picture(Picture::Writing, 300.0, 800.0).grow(1.0, f32::INFINITY))
        .answers_follow()
        .answer(caution(c.tr("do-not-move")))
        .answer(first.gap(36.0))
        .answer(second)
        .answer(waiting(c.tr("please-wait")))
        .show(c, body);
}

/// The password is being written.
pub(crate) fn writing(c: &mut Canvas<'_>) {
    let body = c.frame.body;
    let line = |c: &Canvas<'_>, mark, key| marked(mark, c.tr(key), c.tr(key));
    let lines = [
        line(c, Mark::Done, "writing-checked").gap(40.0),
        line(c, Mark::Now, "writing-now"),
        line(c, Mark::Open, "writing-verify"),
    ];
    let progress = Item::new(
        |_, _, _| 84.0,
        |c, rect, _| {
            let filled = cells_filled(c);
            band(c, rect, Filling::Solid(filled), CellColors::band(c));
        },
    )
    .gap(44.0);
    let mut page = Page::new()
        .title(title(c, c.tr("writing-title")))
        .explain(picture(Picture::Writing, 300.0, 760.0).grow(1.0, f32::INFINITY))
        .answers_follow()
        .answer(caution(c.tr("do-not-move")))
        .answer(progress);
    for line in lines {
        page = page.answer(line);
    }
    page.show(c, body);
}

/// One cell each 0.4 s, and never the last: the card alone says when it is done.
fn cells_filled(c: &Canvas<'_>) -> usize {
    if c.moving() {
        c.repaint_in(motion::WAITING_STEP);
    }
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "between 1 and 15"
    )]
    let cells = (c.age / motion::WAITING_STEP + 1.0).clamp(1.0, 15.0) as usize;
    cells
}

/// The card moved while it was written.
pub(crate) fn replace_card(c: &mut Canvas<'_>, seconds: u64, other_card: bool) {
    let body = c.frame.body;
    let k = c.colors();
    let other = other_card.then(|| caution(c.tr("replace-card-other")));
    let count = panel(Tone::Calm, move |c| {
        let ink = c.colors().action;
        let words = c.tr_n("replace-card-seconds", seconds);
        Stack::new().add(crate::widgets::text::aligned(
            Kind::Strong,
            ink,
            Align::Center,
            words,
        ))
    });
    Page::new()
        .title(heading(
            Kind::Title,
            k.warn,
            Align::LEFT,
            c.tr("replace-card-title"),
        ))
        .explain(moving_picture(Picture::PlaceCard, 340.0, 760.0).grow(1.0, f32::INFINITY))
        .answers_follow()
        .maybe_answer(other)
        .answer(text(Kind::Body, k.ink, c.tr("replace-card-text")))
        .answer(count)
        .show(c, body);
}

/// Until the card is gone.
pub(crate) fn take_card(c: &mut Canvas<'_>, state: SlipState) {
    let body = c.frame.whole_body();
    let k = c.colors();
    let wiped = panel(Tone::Good, |c| {
        let ink = c.colors().ok;
        Stack::new().add(crate::widgets::text::aligned(
            Kind::Strong,
            ink,
            Align::Center,
            c.tr("take-card-wiped"),
        ))
    });
    let printer = match state {
        SlipState::None | SlipState::Offered => None,
        SlipState::Printing => Some(waiting(c.tr("slip-printing"))),
        SlipState::Printed => Some(slip::out(c)),
        SlipState::Failed(fault) => Some(slip::failed(fault, "slip-failed-same", Align::Center)),
    };
    let sound =
        crate::widgets::text::aligned(Kind::Body, k.soft, Align::Center, c.tr("take-card-sound"));
    Page::new()
        .ratio(0.46)
        .explain(moving_picture(Picture::TakeCard, 420.0, 1100.0))
        .answer(Item::spring(1.0))
        .answer(
            heading(
                Kind::Display,
                k.action,
                Align::Center,
                c.tr("take-card-title"),
            )
            .gap(40.0),
        )
        .answer(wiped.gap(40.0))
        .maybe_answer(printer)
        .answer(sound)
        .answer(Item::spring(1.0))
        .show(c, body);
}
