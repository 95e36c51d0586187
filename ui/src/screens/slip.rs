//! The slip: offered, on its way, out, or not possible.

use crate::canvas::{Act, Canvas, Target};
use crate::kiosk::Panel;
use crate::pictures::{self, Glyph, Picture, glyph};
use crate::screens::overlay::{dialog_area, escape};
use crate::slip_picture;
use crate::stack::{Item, Stack, below, beside};
use crate::theme::{Kind, picture, space};
use crate::widgets::button::{Button, Skin, face};
use crate::widgets::marks::waiting;
use crate::widgets::panel::{Tone, panel};
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
            let again = print_and_see(c, Skin::Choice, "slip-print-again");
            let rest = if c.slip.is_offered() {
                "slip-failed-text"
            } else {
                "slip-failed-same"
            };
            vec![failed(fault, rest), again, leave(Skin::Main, words.leave)]
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

/// Prints; beside it the slip itself, to be looked at first.
fn print_and_see(c: &Canvas<'_>, skin: Skin, words: &str) -> Item<'static> {
    const SEE: f32 = 304.0;
    let print = Button::new("print", skin, c.tr(words)).sign(Glyph::Printer);
    if !c.slip.is_offered() {
        return print.item(Action::PrintSlip).gap(24.0);
    }
    let same = print.clone();
    Item::new(
        move |c, width, squeeze| {
            print
                .measure(c, width - SEE - space::S3, squeeze)
                .max(130.0)
        },
        move |c, rect, squeeze| {
            let see = rect.with_min_x(rect.right() - SEE);
            let print = rect.with_max_x(see.left() - space::S3);
            if same.show_at(c, print, squeeze) {
                c.send(Action::PrintSlip);
            }
            see_button(c, see);
        },
    )
    .operable()
    .gap(24.0)
}

/// A kiosk without a printer: the slip can only be looked at.
fn see_whole() -> Item<'static> {
    Item::fixed(140.0, |c, rect, _| see_button(c, rect)).operable()
}

/// The beginning of the slip, and that it can be looked at.
fn see_button(c: &mut Canvas<'_>, rect: Rect) {
    let label = c.tr("slip-see");
    let name = c.tr("slip-see-title");
    let hit = c.press(Target {
        id: "see slip",
        name: &name,
        rect,
        act: Act::OnRelease,
        enabled: true,
        on: None,
    });
    let (area, ink) = face(c, rect, Skin::Choice.look(c), (hit.down, hit.focused));
    let words = (Kind::Foot, ink, Align::LEFT);
    let inner = area.shrink2(vec2(16.0, 10.0));
    let paper = paper(c, inner);
    let room = inner.with_min_x(paper.right() + 14.0);
    let laid = c.fit(&label, words, room.size());
    c.put(&laid, room, Align2::LEFT_CENTER);
    if hit.fired {
        c.wanted = Some(Panel::Slip);
    }
}

/// The beginning of the slip at the left of a box, on its paper, under a glass.
fn paper(c: &mut Canvas<'_>, area: Rect) -> Rect {
    const WIDTH: f32 = 76.0;
    // Laying the slip out takes a moment: the view itself comes first.
    const AFTER: f64 = 0.25;
    let k = c.colors();
    let paper = Rect::from_min_size(area.min, vec2(WIDTH, area.height()));
    c.edge(paper, 4.0, picture::WHITE, (2.0, k.line));
    if c.age < AFTER {
        c.repaint_in(AFTER - c.age);
    } else if let Some(sheet) = c.slip.small(c.ui.ctx(), c.options, WIDTH - 8.0) {
        let at = Rect::from_min_size(paper.min + vec2(4.0, 4.0), sheet.size);
        let clip = paper.shrink(3.0);
        let painter = c.painter().with_clip_rect(clip);
        painter.image(sheet.texture.id(), at, WHOLE, Color32::WHITE);
    }
    let glass = Rect::from_center_size(
        pos2(paper.right() - 8.0, paper.bottom() - 24.0),
        vec2(52.0, 52.0),
    );
    c.painter()
        .circle_filled(glass.center() - vec2(4.0, 4.0), 21.0, k.sheet);
    glyph(c, Glyph::Look, glass, k.action);
    paper.with_max_x(glass.right())
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
    let inner = dialog_area(c, 0.0).shrink(48.0);
    let k = c.colors();
    let fails = matches!(state, SlipState::Failed(_) | SlipState::None);
    let mut words = Stack::new().add(title(c, c.tr("slip-see-title")));
    if fails {
        words = words.add(text(Kind::Body, k.ink, c.tr("slip-note")).gap(8.0));
    }
    let buttons = large_buttons(c, state);
    if c.frame.landscape {
        // Beside the words, the slip has the whole height.
        let split = inner.left() + inner.width() * 0.7;
        put_sheets(c, inner.with_max_x(split - 32.0));
        words
            .add(Item::spring(1.0))
            .add(buttons)
            .show(c, inner.with_min_x(split));
    } else {
        let sheets = Item::new(
            |_, _, squeeze| if squeeze < 4 { 1000.0 } else { 420.0 },
            |c, rect, _| put_sheets(c, rect),
        );
        words
            .add(sheets.grow(1.0, f32::INFINITY).gap(space::S4))
            .add(buttons)
            .show(c, inner);
    }
    if escape(c) {
        c.wanted = Some(Panel::None);
    }
}

fn put_sheets(c: &mut Canvas<'_>, rect: Rect) {
    let k = c.colors();
    let pad = vec2(16.0, 16.0);
    let room = rect.size() - 2.0 * pad;
    let sheets = c.slip.large(c.ui.ctx(), c.options, room).to_vec();
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

/// Print and close, or close alone: side by side, or below each other in a narrow column.
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
    if c.frame.landscape {
        below(print, close)
    } else {
        beside(print, close)
    }
    .operable()
    .gap(space::S4)
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

/// It cannot be printed, and what that means for her.
pub(crate) fn failed(fault: PrinterFault, rest: &'static str) -> Item<'static> {
    panel(Tone::Caution, move |c| {
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
            .add(text(Kind::Strong, k.warn, c.tr(head)))
            .add(text(Kind::Body, k.ink, c.tr(rest)).gap(4.0))
    })
}
