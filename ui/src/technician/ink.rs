//! Text, signs and sheets of the board: smaller than a resident's, never cut without saying so.

use super::model::Light;
use crate::canvas::{Act, Canvas, Extent, Style, Target};
use crate::widgets::button::{Skin, face};
use egui::{Align, Align2, Color32, Galley, Rect, Stroke, Vec2, pos2, vec2};
use pin_kiosk_core::language::Language;
use std::sync::Arc;

/// How a text of the board is set.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ink {
    /// Sizes in units, wanted one first.
    sizes: &'static [f32],
    bold: bool,
    color: Color32,
}

impl Ink {
    const fn new(sizes: &'static [f32], bold: bool, color: Color32) -> Self {
        Self { sizes, bold, color }
    }

    /// The sentence on top, and the name of a page.
    pub(super) const fn headline(color: Color32) -> Self {
        Self::new(&[40.0, 36.0, 32.0, 29.0], true, color)
    }

    /// What a tile comes down to.
    pub(super) const fn fact(color: Color32) -> Self {
        Self::new(&[35.0, 32.0, 29.0, 26.0], true, color)
    }

    /// Names.
    pub(super) const fn name(color: Color32) -> Self {
        Self::new(&[30.0, 28.0, 26.0], true, color)
    }

    /// Names beside something larger.
    pub(super) const fn aside(color: Color32) -> Self {
        Self::new(&[30.0, 27.0, 25.0, 23.0], true, color)
    }

    /// Sentences.
    pub(super) const fn text(color: Color32) -> Self {
        Self::new(&[28.0, 26.0, 24.0], false, color)
    }

    /// What stands below the sentence on top, in two or three lines.
    pub(super) const fn more(color: Color32) -> Self {
        Self::new(&[28.0, 26.0, 24.0, 22.0, 20.0], false, color)
    }

    /// Times, proofs.
    pub(super) const fn fine(color: Color32) -> Self {
        Self::new(&[25.0, 23.0], false, color)
    }

    /// What has to go into little room: two lines of a tile, news at the foot.
    pub(super) const fn dense(color: Color32) -> Self {
        Self::new(&[25.0, 23.0, 21.0, 20.0], false, color)
    }

    /// In one of these sizes.
    pub(super) const fn sized(sizes: &'static [f32], color: Color32) -> Self {
        Self::new(sizes, false, color)
    }

    /// Rows of a list, in the size that lets all of them in.
    pub(super) const fn row(color: Color32, bold: bool, step: usize) -> Self {
        let sizes: &'static [f32] = match step {
            0 => &[28.0],
            1 => &[26.0],
            2 => &[24.0],
            3 => &[23.0],
            4 => &[22.0],
            _ => &[20.0],
        };
        Self::new(sizes, bold, color)
    }

    fn style(self, size: f32) -> Style {
        Style {
            size,
            line: 1.3,
            bold: self.bold,
            balanced: false,
            needed: false,
            extent: Extent::Whole,
            color: self.color,
            language: Language::English,
        }
    }
}

/// A text as it is laid out.
pub(super) type Laid = (Arc<Galley>, Style);

/// Lays a text out in the largest size that has room. Where it has none in the smallest, paths and
/// long names are broken inside; what has no room even so ends with `…`.
pub(super) fn lay(c: &Canvas<'_>, text: &str, ink: Ink, room: Vec2, align: Align) -> Laid {
    let fits = |galley: &Galley| galley.size().x <= room.x + 0.5 && galley.size().y <= room.y + 0.5;
    let broken = breakable(text);
    for text in [text, &broken] {
        for size in ink.sizes {
            let style = ink.style(*size);
            let galley = c.galley(text, style, room.x, align);
            if fits(&galley) {
                return (galley, style);
            }
        }
    }
    let mut style = ink.style(ink.sizes.last().copied().unwrap_or(24.0));
    style.extent = Extent::Cut;
    let letters: Vec<char> = broken.chars().collect();
    let cut = |count: usize| {
        let mut short: String = letters.iter().take(count).collect();
        short.truncate(short.trim_end().len());
        c.galley(&(short + "…"), style, room.x, align)
    };
    let (mut good, mut bad) = (0_usize, letters.len());
    while good.saturating_add(1) < bad {
        let middle = usize::midpoint(good, bad);
        if fits(&cut(middle)) {
            good = middle;
        } else {
            bad = middle;
        }
    }
    (cut(good), style)
}

/// Longest run of letters that is left whole where a line has to end inside a word.
const RUN_MAX: usize = 12;

/// The text with places to break (U+200B) where a path or a long name may be broken: after what
/// stands between its parts, and where there is no such place inside them.
fn breakable(text: &str) -> String {
    let mut broken = String::with_capacity(text.len());
    let mut run = 0_usize;
    for letter in text.chars() {
        broken.push(letter);
        run = run.saturating_add(1);
        if letter.is_whitespace() {
            run = 0;
        } else if !letter.is_alphanumeric() || run >= RUN_MAX {
            broken.push('\u{200b}');
            run = 0;
        }
    }
    broken
}

/// Lays out and paints a text in a box, and says it to a screen reader.
pub(super) fn say(c: &mut Canvas<'_>, text: &str, ink: Ink, place: Rect, at: Align2) {
    if text.is_empty() {
        return;
    }
    let laid = lay(c, text, ink, place.size(), align_of(at));
    c.put(&laid, place, at);
    c.label(place, egui::Role::Label, text);
}

/// The same, where the whole box has a name of its own.
pub(super) fn put(c: &mut Canvas<'_>, text: &str, ink: Ink, place: Rect, at: Align2) {
    if text.is_empty() {
        return;
    }
    let laid = lay(c, text, ink, place.size(), align_of(at));
    c.put(&laid, place, at);
}

fn align_of(at: Align2) -> Align {
    at.x()
}

/// Width of a text on one line, in its wanted size.
pub(super) fn width(c: &Canvas<'_>, text: &str, ink: Ink) -> f32 {
    let size = ink.sizes.first().copied().unwrap_or(24.0);
    let style = ink.style(size);
    c.galley(text, style, f32::INFINITY, Align::LEFT).size().x + 1.0
}

impl Light {
    /// The colour of words about it.
    pub(super) fn ink(self, c: &Canvas<'_>) -> Color32 {
        let k = c.colors();
        match self {
            Self::Good => k.ok,
            Self::Attention => k.warn,
            Self::Bad => k.danger,
            Self::Unknown => k.soft,
            Self::Busy => k.action,
        }
    }

    /// The colour of its edge and of bars.
    pub(super) fn line(self, c: &Canvas<'_>) -> Color32 {
        let k = c.colors();
        match self {
            Self::Good => k.ok_fill,
            Self::Attention => k.warn_line,
            Self::Bad => k.danger,
            Self::Unknown => k.line,
            Self::Busy => k.action,
        }
    }

    /// The ground of a panel about it.
    pub(super) fn tint(self, c: &Canvas<'_>) -> Color32 {
        let k = c.colors();
        match self {
            Self::Good => k.ok_tint,
            Self::Attention => k.warn_tint,
            Self::Bad => k.danger_tint,
            Self::Unknown => k.sheet,
            Self::Busy => k.tint,
        }
    }

    /// It in one word.
    pub(super) const fn key(self) -> &'static str {
        match self {
            Self::Good => "verdict-pass",
            Self::Attention => "verdict-attention",
            Self::Bad => "verdict-fail",
            Self::Unknown => "verdict-not-tested",
            Self::Busy => "verdict-busy",
        }
    }
}

/// Draws the sign of a state: a form of its own for each, so that colour never speaks alone.
pub(super) fn sign(c: &Canvas<'_>, light: Light, place: Rect) {
    let k = c.colors();
    let (center, round) = (place.center(), place.width().min(place.height()) / 2.0);
    let on = k.sheet;
    let stroke = |points: &[(f32, f32)], color: Color32| {
        let width = round * 0.24;
        let points: Vec<_> = points
            .iter()
            .map(|(x, y)| center + vec2(*x, *y) * round)
            .collect();
        for point in &points {
            c.painter().circle_filled(*point, width / 2.0, color);
        }
        let pen = Stroke::new(width, color);
        c.painter().add(egui::Shape::line(points, pen));
    };
    match light {
        Light::Good => {
            c.painter().circle_filled(center, round, k.ok_fill);
            stroke(&[(-0.43, 0.03), (-0.14, 0.36), (0.46, -0.36)], on);
        }
        Light::Attention => {
            c.painter().circle_filled(center, round, k.warn_line);
            stroke(&[(0.0, -0.5), (0.0, 0.1)], on);
            c.painter()
                .circle_filled(center + vec2(0.0, round * 0.5), round * 0.15, on);
        }
        Light::Bad => {
            c.painter().circle_filled(center, round, k.danger);
            stroke(&[(-0.36, -0.36), (0.36, 0.36)], on);
            stroke(&[(0.36, -0.36), (-0.36, 0.36)], on);
        }
        Light::Unknown => {
            let pen = Stroke::new(3.0, k.line);
            c.painter().circle(center, round - 1.5, k.sheet, pen);
        }
        Light::Busy => {
            let pen = Stroke::new(3.0, k.action);
            c.painter().circle(center, round - 1.5, k.sheet, pen);
            for x in [-0.4, 0.0, 0.4] {
                let dot = pos2(center.x + x * round, center.y);
                c.painter().circle_filled(dot, round * 0.13, k.action);
            }
        }
    }
}

/// A button of the board, its label on one line where that is possible; tells whether it was pressed.
pub(super) fn button(
    c: &mut Canvas<'_>,
    (id, skin): (&'static str, Skin),
    label: &str,
    place: Rect,
) -> bool {
    let hit = c.press(Target {
        id,
        name: label,
        rect: place,
        act: Act::OnRelease,
        enabled: skin != Skin::Off,
        on: None,
    });
    let look = skin.look(c);
    let (area, ink) = face(c, place, look, (hit.down, hit.focused));
    let room = area.shrink2(vec2(14.0, 6.0));
    let set = Ink::new(&[36.0, 34.0, 32.0, 30.0, 28.0], true, ink);
    let line = lay(c, label, set, vec2(room.width(), 50.0), Align::Center);
    let laid = if line.0.text() == label {
        line
    } else {
        lay(c, label, set, room.size(), Align::Center)
    };
    c.put(&laid, room, Align2::CENTER_CENTER);
    hit.fired
}

/// A white sheet.
pub(super) fn sheet(c: &Canvas<'_>, place: Rect) {
    let k = c.colors();
    let edge = (crate::theme::stroke::PANEL, k.hair);
    c.edge(place, 20.0, k.sheet, edge);
}

/// A thin line across.
pub(super) fn rule(c: &Canvas<'_>, left: f32, right: f32, y: f32) {
    let place = Rect::from_min_max(pos2(left, y), pos2(right, y + 2.0));
    c.rect(place, 0.0, c.colors().hair);
}
