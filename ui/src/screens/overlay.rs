//! What lies over a view: still there?, languages, help.

use crate::canvas::Canvas;
use crate::geometry::{columns, rows, small};
use crate::kiosk::{Panel, Wishes};
use crate::pictures::{Glyph, glyph};
use crate::screens::attract::language_button;
use crate::screens::telephone;
use crate::stack::{Item, Stack};
use crate::text;
use crate::theme::{Contrast, Kind, TextSize, radius, space, stroke};
use crate::widgets::button::{Button, Skin};
use crate::widgets::panel::{Tone, panel};
use crate::widgets::text::{heading, text as words, title};
use egui::{Align, Align2, Rect, Role, Stroke, pos2, vec2};
use pin_kiosk_core::input::Action;
use pin_kiosk_core::language::Language;
use pin_kiosk_core::view::{Screen, View};

fn dialog(c: &Canvas<'_>, area: Rect) {
    let k = c.colors();
    let edge = match c.contrast {
        Contrast::Light => (0.0, k.sheet),
        Contrast::High => (stroke::CHOICE, k.ink),
    };
    c.edge(area, radius::DIALOG, k.sheet, edge);
}

/// Still there? One touch goes on.
pub(crate) fn idle(c: &mut Canvas<'_>, screen: &Screen, seconds: u64) {
    let screen_area = c.frame.screen;
    let inner_width = if c.frame.landscape { 1120.0 } else { 920.0 };
    let card_inside = !matches!(
        screen.view,
        View::ChoosePassword { .. }
            | View::WhichPassword
            | View::FraudQuestion
            | View::Notice
            | View::PlaceCard { .. }
    );
    let stop = if card_inside {
        "idle-stop"
    } else {
        "idle-stop-no-card"
    };
    let go_on = Button::new("go on", Skin::Main, c.tr("idle-go-on"))
        .least(170.0)
        .item(Action::MoreTime)
        .gap(40.0);
    let mut stack = Stack::new().add(count_and_words(seconds)).add(go_on);
    if screen.can_cancel {
        stack = stack.add(
            Button::new("stop", Skin::Danger, c.tr(stop))
                .sign(Glyph::Cross)
                .item(Action::Cancel)
                .gap(28.0),
        );
    }
    let height = (0..=8)
        .map(|squeeze| stack.measure(c, inner_width, squeeze))
        .find(|height| height + 160.0 < screen_area.height())
        .unwrap_or(screen_area.height() - 160.0);
    let size = vec2(inner_width + 120.0, height + 120.0);
    let mut area = Rect::from_center_size(screen_area.center(), size);
    if c.frame.reach_top.is_some() {
        area = area.translate(vec2(0.0, screen_area.bottom() - 40.0 - area.bottom()));
    }
    dialog(c, area);
    stack.show(c, area.shrink(60.0).expand2(vec2(0.0, 1.0)));
}

fn count_and_words(seconds: u64) -> Item<'static> {
    const RING: f32 = 210.0;
    const ASIDE: f32 = RING + 36.0;
    let wording = |c: &Canvas<'_>| {
        Stack::new().add(title(c, c.tr("idle-title"))).add(words(
            Kind::Body,
            c.colors().ink,
            c.tr("idle-text"),
        ))
    };
    Item::new(
        move |c, width, squeeze| wording(c).measure(c, width - ASIDE, squeeze).max(RING),
        move |c, rect, squeeze| {
            let place = Rect::from_min_size(rect.min, vec2(RING, rect.height().min(RING)));
            ring(c, place, seconds);
            let area = rect.with_min_x(rect.left() + ASIDE);
            let stack = wording(c);
            let spare = area.height() - stack.measure(c, area.width(), squeeze);
            stack.show_from(c, area.shrink2(vec2(0.0, spare.max(0.0) / 2.0)), squeeze);
        },
    )
}

/// Seconds of the warning in all, as the look has them; a longer warning starts with a full ring.
const WARNING_SECONDS: f32 = 45.0;

fn ring(c: &mut Canvas<'_>, area: Rect, seconds: u64) {
    let k = c.colors();
    let round = area.width() / 2.0 - 10.0;
    let center = area.center();
    c.painter()
        .circle_stroke(center, round, Stroke::new(18.0, k.hair));
    let left = u16::try_from(seconds).map_or(f32::from(u16::MAX), f32::from);
    let part = (left / WARNING_SECONDS).clamp(0.0, 1.0);
    let points: Vec<_> = (0_u8..=72)
        .map(|i| {
            let angle = std::f32::consts::TAU * (part * f32::from(i) / 72.0 - 0.25);
            center + vec2(angle.cos(), angle.sin()) * round
        })
        .collect();
    for end in [points.first(), points.last()].into_iter().flatten() {
        c.painter().circle_filled(*end, 9.0, k.action);
    }
    c.painter()
        .add(egui::Shape::line(points, Stroke::new(18.0, k.action)));
    let set = (Kind::Display, k.action, Align::Center);
    let number = c.text_in(Language::English, &seconds.to_string(), set, round * 2.0, 0);
    c.put(&number, area, Align2::CENTER_CENTER);
    let spoken = c.tr_n("a11y-seconds", seconds);
    c.label(area, Role::Label, &spoken);
}

/// Easy Japanese beside Japanese, the others as they are offered.
fn in_order(offered: &[Language]) -> Vec<Language> {
    let mut all: Vec<Language> = offered.to_vec();
    all.sort_by_key(|language| match language {
        Language::Japanese => 0,
        Language::EasyJapanese => 1,
        _ => 2,
    });
    all
}

/// The languages, each in its own script.
pub(crate) fn languages(c: &mut Canvas<'_>, wishes: &mut Wishes) {
    let all = in_order(&c.options.languages);
    let across = if c.frame.landscape { 3 } else { 2 };
    let down = all.len().div_ceil(across);
    let area = dialog_area(c, c.frame.reach_top);
    let close_height = 130.0;
    let inner = area.shrink(48.0);
    let head = Rect::from_min_size(inner.min, vec2(inner.width(), 110.0));
    let k = c.colors();
    let sign = Rect::from_min_size(head.min, vec2(64.0, head.height()));
    glyph(c, Glyph::Globe, sign, k.action);
    let words = c.tr("language-title");
    let room = head.with_min_x(head.left() + 88.0);
    let laid = c.fit(&words, (Kind::Title, k.ink, Align::LEFT), room.size());
    c.put(&laid, room, Align2::LEFT_CENTER);
    c.label(head, Role::Heading, &words);
    let grid = Rect::from_min_max(
        pos2(inner.left(), head.bottom() + 16.0),
        pos2(inner.right(), inner.bottom() - close_height - 32.0),
    );
    let high = ((grid.height() + space::S3) / small(down) - space::S3).min(150.0);
    let grid = grid.with_max_y(grid.top() + small(down) * (high + space::S3) - space::S3);
    let mut left = all.into_iter();
    for row in rows(grid, down, space::S3) {
        for place in columns(row, across, space::S3) {
            if let Some(language) = left.next()
                && language_button(c, place, language)
            {
                wishes.panel = Some(Panel::None);
            }
        }
    }
    let close = Rect::from_min_max(pos2(inner.left(), inner.bottom() - close_height), inner.max);
    if Button::new("close", Skin::Choice, c.tr("close")).show(c, close) || escape(c) {
        wishes.panel = Some(Panel::None);
    }
}

pub(super) fn escape(c: &Canvas<'_>) -> bool {
    c.ui.input(|input| input.key_pressed(egui::Key::Escape))
}

/// The place of a dialog. `reach` limits one whose buttons begin at its top; one that is read needs
/// all the room there is, and has its buttons at the bottom.
pub(super) fn dialog_area(c: &Canvas<'_>, reach: Option<f32>) -> Rect {
    let screen = c.frame.screen;
    // It covers header and footer whole: nothing looks out from behind it.
    let mut area = screen.shrink(20.0);
    if let Some(reach) = reach {
        area.set_top(area.top().max(reach));
    }
    if let Some(banner) = c.frame.banner {
        area.set_top(area.top().max(banner.bottom() + 16.0));
    }
    dialog(c, area);
    area
}

/// What to do here, where to ask, and how to see better.
pub(crate) fn help(c: &mut Canvas<'_>, screen: &Screen, wishes: &mut Wishes) {
    let area = dialog_area(c, None);
    let inner = area.shrink(48.0);
    let k = c.colors();
    let now = c.tr(help_key(&screen.view));
    let head = heading(Kind::Title, k.ink, Align::LEFT, c.tr("help-title"));
    let here = panel(Tone::Calm, move |c| {
        let k = c.colors();
        Stack::new()
            .add(words(Kind::Strong, k.action, c.tr("help-now")))
            .add(words(Kind::Body, k.ink, now.clone()).gap(6.0))
    });
    let ask = panel(Tone::Plain, |c| {
        let k = c.colors();
        Stack::new()
            .add(words(Kind::Strong, k.action, c.tr("phone-in-language")))
            .add(words(Kind::Title, k.ink, text::telephone(c.language).number).gap(4.0))
            .add(words(Kind::Body, k.ink, telephone::hours(c)).gap(2.0))
    });
    let staff = words(Kind::Body, k.ink, c.tr("help-staff"));
    let see = words(Kind::Strong, k.ink, c.tr("help-settings")).drop_at(4);
    let taps = std::rc::Rc::new(std::cell::RefCell::new(Wishes::default()));
    let close = Button::new("close", Skin::Main, c.tr("close"));
    let mark = std::rc::Rc::clone(&taps);
    let close = close.item_then(move |_| mark.borrow_mut().panel = Some(Panel::None));
    let lower = c.frame.screen.height() > 1300.0;
    let buttons = settings(lower, std::rc::Rc::clone(&taps));
    if c.frame.landscape {
        let (left, right) = halves(inner);
        Stack::new().add(head).add(here).add(staff).show(c, left);
        Stack::new()
            .add(ask)
            .add(see)
            .add(buttons)
            .add(Item::spring(1.0))
            .add(close)
            .show(c, right);
    } else {
        Stack::new()
            .add(head)
            .add(here)
            .add(ask)
            .add(staff)
            .add(Item::spring(1.0))
            .add(see)
            .add(buttons)
            .add(close.gap(36.0))
            .show(c, inner);
    }
    let taps = taps.take();
    wishes.next_size |= taps.next_size;
    wishes.contrast |= taps.contrast;
    wishes.lower |= taps.lower;
    if taps.panel.is_some() || escape(c) {
        wishes.panel = Some(Panel::None);
    }
}

fn halves(area: Rect) -> (Rect, Rect) {
    let middle = area.center().x;
    (
        area.with_max_x(middle - 28.0),
        area.with_min_x(middle + 28.0),
    )
}

type Taps = std::rc::Rc<std::cell::RefCell<Wishes>>;

/// Text size, contrast and lower controls, once more within reach.
fn settings(lower: bool, taps: Taps) -> Item<'static> {
    let make = |c: &Canvas<'_>| {
        let lowered = c.frame.reach_top.is_some();
        let lower_words = if lowered {
            "setting-lower-off"
        } else {
            "setting-lower"
        };
        let high = c.contrast == Contrast::High;
        let larger = c.size != TextSize::Standard;
        let ticked = |on: bool, sign| if on && high { Glyph::Tick } else { sign };
        let lower_sign = if lowered { Glyph::Raise } else { Glyph::Lower };
        let setting = |id, on, key: &str, sign| {
            Button::new(id, toggle(on), c.tr(key))
                .kind(Kind::Foot)
                .sign(sign)
                .switch(on)
        };
        [
            setting(
                "help size",
                larger,
                "header-text",
                ticked(larger, Glyph::TextSize),
            ),
            setting(
                "help contrast",
                high,
                "header-contrast",
                ticked(high, Glyph::Contrast),
            ),
            setting("help lower", lowered, lower_words, lower_sign),
        ]
    };
    Item::new(
        move |c, width, squeeze| {
            let buttons = make(c);
            let half = (width - space::S3) / 2.0;
            let [size, contrast, low] = &buttons;
            let first = size
                .measure(c, half, squeeze)
                .max(contrast.measure(c, half, squeeze));
            let second = low.measure(c, width, squeeze) + space::S3;
            first + if lower { second } else { 0.0 }
        },
        move |c, rect, squeeze| {
            let [size, contrast, low] = make(c);
            let under = if lower {
                low.measure(c, rect.width(), squeeze) + space::S3
            } else {
                0.0
            };
            let row = rect.with_max_y(rect.bottom() - under);
            let places = columns(row, 2, space::S3);
            let mut taps = taps.borrow_mut();
            if let [one, two] = places.as_slice() {
                taps.next_size |= size.show(c, *one);
                taps.contrast |= contrast.show(c, *two);
            }
            if lower {
                let place = rect.with_min_y(row.bottom() + space::S3);
                taps.lower |= low.show(c, place);
            }
        },
    )
    .operable()
}

const fn toggle(on: bool) -> Skin {
    if on { Skin::On } else { Skin::Quiet }
}

const fn help_key(view: &View) -> &'static str {
    match view {
        View::ChoosePassword { .. } | View::WhichPassword | View::Attract | View::Closed { .. } => {
            "help-choose-password"
        }
        View::FraudQuestion | View::FraudAdvice { .. } => "help-fraud",
        View::Notice => "help-notice",
        View::PlaceCard { .. } | View::ReplaceCard { .. } | View::WrongCard { .. } => {
            "help-place-card"
        }
        View::ReadingCard | View::Authenticating | View::Writing => "help-wait",
        View::ChooseProcedure { .. } => "help-choose-procedure",
        View::EnterUserAuthPin { .. } => "help-pin",
        View::EnterCurrentPassword { .. } => "help-current",
        View::EnterNewPassword { .. } => "help-new",
        View::RepeatNewPassword { .. } => "help-repeat",
        View::Confirm { .. } => "help-confirm",
        View::Done { .. }
        | View::NotChanged { .. }
        | View::Uncertain { .. }
        | View::TakeCard { .. } => "help-result",
        View::Referral { .. }
        | View::NoReservation { .. }
        | View::LineDown { .. }
        | View::ReaderFault { .. } => "help-referral",
    }
}
