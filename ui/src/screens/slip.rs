//! The slip: offered, on its way, out, or not possible.

use crate::canvas::Canvas;
use crate::pictures::{self, Glyph, Picture};
use crate::stack::{Item, Stack};
use crate::theme::{Kind, space};
use crate::widgets::button::{Button, Skin};
use crate::widgets::marks::waiting;
use crate::widgets::panel::{Tone, panel};
use crate::widgets::text::{aligned, text};
use egui::{Align, Align2, Rect, vec2};
use pin_kiosk_core::input::Action;
use pin_kiosk_core::ports::PrinterFault;
use pin_kiosk_core::view::SlipState;

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
        SlipState::None => vec![leave(Skin::Main, words.leave)],
        SlipState::Offered => offered(c, words),
        SlipState::Printing => vec![
            waiting(c.tr("slip-printing")),
            leave(Skin::Choice, words.leave),
        ],
        SlipState::Printed => vec![out(c), leave(Skin::Main, words.leave)],
        SlipState::Failed(fault) => {
            let again = Button::new("print", Skin::Choice, c.tr(words.print))
                .sign(Glyph::Printer)
                .item(Action::PrintSlip)
                .gap(24.0);
            vec![failed(fault), again, leave(Skin::Main, words.leave)]
        }
    }
}

fn offered(c: &Canvas<'_>, words: &Words) -> Vec<Item<'static>> {
    let (first, second) = if words.print_first {
        (Skin::Main, Skin::Choice)
    } else {
        (Skin::Choice, Skin::Main)
    };
    let print = Button::new("print", first, c.tr(words.print))
        .sign(Glyph::Printer)
        .item(Action::PrintSlip)
        .gap(24.0);
    let skip = Button::new("leave", second, c.tr(words.skip))
        .least(130.0)
        .item(Action::Dismiss)
        .gap(24.0);
    let mut items = Vec::new();
    items.extend(words.question.map(|key| question(c.tr(key))));
    items.push(print);
    items.push(skip);
    items.extend(words.note.map(|key| {
        aligned(Kind::Body, c.colors().soft, Align::Center, c.tr(key))
            .gap(18.0)
            .drop_at(4)
    }));
    items
}

fn question(words: String) -> Item<'static> {
    let same = words.clone();
    Item::new(
        move |c, width, squeeze| {
            let laid = c.text(&words, Kind::Strong, c.colors().ink, width - 110.0, squeeze);
            laid.0.size().y.max(84.0)
        },
        move |c, rect, squeeze| {
            let sign = Rect::from_min_size(rect.min, vec2(88.0, rect.height()));
            pictures::draw(c, Picture::Slip, sign);
            let ink = c.colors().ink;
            let laid = c.text(&same, Kind::Strong, ink, rect.width() - 110.0, squeeze);
            c.say(
                &laid,
                rect.with_min_x(rect.left() + 110.0),
                Align2::LEFT_CENTER,
            );
        },
    )
    .gap(space::S4)
    .drop_at(7)
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

/// It cannot be printed: what she needs stands on the screen.
pub(crate) fn failed(fault: PrinterFault) -> Item<'static> {
    panel(Tone::Caution, move |c| {
        let k = c.colors();
        let why = match fault {
            PrinterFault::PaperOut => Some("slip-paper-out"),
            PrinterFault::CoverOpen => Some("slip-cover-open"),
            PrinterFault::NotConfigured
            | PrinterFault::NoPort
            | PrinterFault::Silent
            | PrinterFault::Garbage
            | PrinterFault::Cutter
            | PrinterFault::Offline => None,
        };
        let head = match why {
            Some(why) => format!("{} ({})", c.tr("slip-failed"), c.tr(why)),
            None => c.tr("slip-failed"),
        };
        Stack::new()
            .add(text(Kind::Strong, k.warn, head))
            .add(text(Kind::Body, k.ink, c.tr("slip-failed-text")).gap(4.0))
    })
}
