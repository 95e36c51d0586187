//! What is in the same place on every view: banner, steps, settings, footer.

use crate::canvas::{Act, Canvas, Extent, Style, Target};
use crate::geometry::columns;
use crate::kiosk::{Panel, Wishes};
use crate::pictures::{Glyph, glyph};
use crate::screens;
use crate::text::Value;
use crate::theme::{Contrast, Kind, STEP_SIZE, TextSize, space};
use crate::widgets::button::{Button, Skin, face};
use crate::widgets::secret::drawn;
use egui::{Align, Align2, Rect, Role, pos2, vec2};
use pin_kiosk_core::input::Action;
use pin_kiosk_core::language::Language;
use pin_kiosk_core::view::{Screen, View};

/// Height of a setting's sign.
const SIGN: f32 = 40.0;
/// At the sides of a setting.
const PAD: f32 = 12.0;
/// Between a setting's sign and its label.
const SIGN_GAP: f32 = 8.0;
/// Between two settings.
const GAP: f32 = 12.0;

/// The banner of a kiosk with a simulated card.
pub(crate) fn banner(c: &mut Canvas<'_>) {
    let Some(area) = c.frame.banner else { return };
    let k = c.colors();
    c.rect(area, 0.0, k.simulation);
    let words = c.tr("simulation-banner");
    let room = area.shrink2(vec2(24.0, 2.0));
    let laid = c.fit(
        &words,
        (Kind::Header, k.on_simulation, Align::Center),
        room.size(),
    );
    c.say(&laid, room, Align2::CENTER_CENTER);
}

/// Steps at the left, settings at the right.
pub(crate) fn header(c: &mut Canvas<'_>, screen: &Screen, wishes: &mut Wishes) {
    if matches!(screen.view, View::TakeCard { .. }) {
        return;
    }
    if let Some(step) = screens::step(&screen.view) {
        steps(c, step);
    }
    settings(c, screen, wishes);
}

fn steps(c: &mut Canvas<'_>, step: u8) {
    const ALL: u8 = 5;
    let k = c.colors();
    let area = c.frame.header;
    let number = Rect::from_min_size(area.min, vec2(44.0, area.height()));
    let digit = char::from_digit(u32::from(step), 10).unwrap_or(' ');
    drawn(c, digit, number, STEP_SIZE, k.action);
    let rest = Rect::from_min_size(
        pos2(number.right() + 2.0, area.top() + 4.0),
        vec2(64.0, area.height()),
    );
    let style = Style {
        size: 40.0,
        line: 1.25,
        bold: false,
        balanced: false,
        needed: false,
        extent: Extent::Whole,
        color: k.soft,
        language: Language::English,
    };
    let galley = c.galley(&format!("/ {ALL}"), style, f32::INFINITY, Align::LEFT);
    c.put(&(galley, style), rest, Align2::LEFT_CENTER);
    let bars = columns(c.frame.steps, usize::from(ALL), 14.0);
    for (index, bar) in (1..=ALL).zip(bars) {
        let color = if index <= step { k.action } else { k.hair };
        c.rect(bar, 6.0, color);
    }
    let arguments = [("n", step.into()), ("m", ALL.into())];
    let words = c.tr_args("a11y-step", &arguments);
    c.label(number.union(rest), Role::Label, &words);
}

fn settings(c: &mut Canvas<'_>, screen: &Screen, wishes: &mut Wishes) {
    let row = c.frame.settings;
    let mut right = row.right();
    let size_words = c.tr("header-text");
    let contrast_words = c.tr("header-contrast");
    let high = c.contrast == Contrast::High;
    let words = c.tr_args("a11y-contrast", &[("on", on_off(high))]);
    let setting = Setting {
        id: "contrast",
        sign: Glyph::Contrast,
        label: &contrast_words,
        name: &words,
        on: Some(high),
        pips: None,
    };
    wishes.contrast |= setting.show(c, &mut right);
    let (size, pips) = match c.size {
        TextSize::Standard => ("standard", 0),
        TextSize::Large => ("large", 1),
        TextSize::Largest => ("largest", 2),
    };
    let words = c.tr_args("a11y-text-size", &[("size", size.into())]);
    let setting = Setting {
        id: "text size",
        sign: Glyph::TextSize,
        label: &size_words,
        name: &words,
        on: Some(c.size != TextSize::Standard),
        pips: Some(pips),
    };
    wishes.next_size |= setting.show(c, &mut right);
    if screen.view != View::Attract {
        let own = screen.language.own_name();
        let words = c.tr_args("a11y-language", &[("name", own.into())]);
        let setting = Setting {
            id: "language",
            sign: Glyph::Globe,
            label: short_name(screen.language),
            name: &words,
            on: None,
            pips: None,
        };
        if setting.show(c, &mut right) {
            wishes.panel = Some(Panel::Languages);
        }
    }
}

/// Width of the settings on `attract`, where the language is no setting.
pub(crate) fn settings_width(c: &Canvas<'_>) -> f32 {
    let size = setting_width(c, Glyph::TextSize, &c.tr("header-text"));
    size + GAP + setting_width(c, Glyph::Contrast, &c.tr("header-contrast"))
}

/// A language's own name; of easy Japanese the half that tells it from Japanese.
fn short_name(language: Language) -> &'static str {
    if language == Language::EasyJapanese {
        "やさしい"
    } else {
        language.own_name()
    }
}

fn on_off(on: bool) -> Value<'static> {
    if on { "on" } else { "off" }.into()
}

fn sign_width(sign: Glyph) -> f32 {
    sign.width() * SIGN / 48.0
}

fn setting_width(c: &Canvas<'_>, sign: Glyph, label: &str) -> f32 {
    let set = (Kind::Header, c.colors().ink, Align::LEFT);
    let (galley, _) = c.text_aligned(label, set, f32::INFINITY, 0);
    2.0 * PAD + sign_width(sign) + SIGN_GAP + galley.size().x
}

struct Setting<'s> {
    id: &'s str,
    sign: Glyph,
    label: &'s str,
    name: &'s str,
    on: Option<bool>,
    /// How many of two steps are taken.
    pips: Option<u8>,
}

impl Setting<'_> {
    /// Draws it left of `right` and moves `right` on.
    fn show(&self, c: &mut Canvas<'_>, right: &mut f32) -> bool {
        let row = c.frame.settings;
        let width = setting_width(c, self.sign, self.label);
        let rect = Rect::from_min_max(pos2(*right - width, row.top()), pos2(*right, row.bottom()));
        *right -= width + GAP;
        let hit = c.press(Target {
            id: self.id,
            name: self.name,
            rect,
            act: Act::OnRelease,
            enabled: true,
            on: self.on,
        });
        let skin = if self.on == Some(true) {
            Skin::On
        } else {
            Skin::Quiet
        };
        let (area, ink) = face(c, rect, skin.look(c), (hit.down, hit.focused));
        // The pips stand under the sign they belong to.
        let lift = if self.pips.is_some() { 8.0 } else { 0.0 };
        let sign = Rect::from_min_size(
            pos2(area.left() + PAD, area.center().y - SIGN / 2.0 - lift),
            vec2(sign_width(self.sign), SIGN),
        );
        glyph(c, self.sign, sign, ink);
        let words = area.with_min_x(sign.right() + SIGN_GAP);
        let set = (Kind::Header, ink, Align::LEFT);
        let laid = c.text_aligned(self.label, set, f32::INFINITY, 0);
        c.put(&laid, words, Align2::LEFT_CENTER);
        if let Some(taken) = self.pips {
            for (index, x) in [(1_u8, -11.0), (2, 11.0)] {
                let at = pos2(sign.center().x + x, area.bottom() - 14.0);
                if taken >= index {
                    c.painter().circle_filled(at, 7.0, ink);
                } else {
                    c.painter()
                        .circle_stroke(at, 5.5, egui::Stroke::new(3.0, ink));
                }
            }
        }
        hit.fired
    }
}

/// Stop, back, help; or one quiet sentence.
pub(crate) fn footer(c: &mut Canvas<'_>, screen: &Screen, wishes: &mut Wishes) {
    if !screens::has_footer(screen) {
        return;
    }
    let area = c.frame.footer;
    if let Some(sentence) = screens::quiet_sentence(screen) {
        let k = c.colors();
        let rule = Rect::from_min_size(area.min, vec2(area.width(), 3.0));
        c.rect(rule, 0.0, k.hair);
        let words = c.tr(sentence);
        let room = area.with_min_y(area.top() + 8.0);
        let laid = c.fit(&words, (Kind::Body, k.soft, Align::Center), room.size());
        c.say(&laid, room, Align2::CENTER_CENTER);
        return;
    }
    let (left, middle, right) = places(c, area);
    if screen.can_cancel {
        let words = c.tr("footer-stop");
        let button = Button::new("stop", Skin::Stop, words)
            .kind(Kind::Foot)
            .sign(Glyph::Cross);
        if button.show(c, left) {
            c.send(Action::Cancel);
        }
    }
    if screen.can_go_back {
        let words = c.tr("footer-back");
        let button = Button::new("back", Skin::Quiet, words)
            .kind(Kind::Foot)
            .sign(Glyph::ArrowLeft);
        if button.show(c, middle) {
            c.send(Action::Back);
        }
    }
    let words = c.tr("footer-help");
    let button = Button::new("help", Skin::Quiet, words)
        .kind(Kind::Foot)
        .sign(Glyph::Question);
    if button.show(c, right) {
        wishes.panel = Some(Panel::Help);
    }
}

fn places(c: &Canvas<'_>, area: Rect) -> (Rect, Rect, Rect) {
    const WIDE: f32 = 300.0;
    let at =
        |x: f32, width: f32| Rect::from_min_size(pos2(x, area.top()), vec2(width, area.height()));
    if c.frame.landscape {
        return (
            at(area.left(), WIDE),
            at(area.left() + WIDE + space::S4, WIDE),
            at(area.right() - WIDE, WIDE),
        );
    }
    let width = (area.width() - 2.0 * space::S4) / 3.0;
    let step = width + space::S4;
    (
        at(area.left(), width),
        at(area.left() + step, width),
        at(area.left() + 2.0 * step, width),
    )
}
