//! Buttons: what stands up can be pressed.

use crate::canvas::{Act, Canvas, Squeeze, Target};
use crate::pictures::{Glyph, glyph};
use crate::stack::Item;
use crate::theme::{Contrast, Kind, ledge, radius, stroke};
use egui::{Align, Align2, Color32, Galley, Rect, pos2, vec2};
use pin_kiosk_core::input::Action;
use pin_kiosk_core::language::Language;
use std::sync::Arc;

/// How a button looks.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Skin {
    /// The one way on.
    Main,
    /// One of several answers.
    Choice,
    /// Footer and settings.
    Quiet,
    /// Stop.
    Stop,
    /// A risky answer.
    Caution,
    /// Leaves, in a dialog.
    Danger,
    /// A setting that is on: filled, no ledge.
    On,
    /// Cannot be pressed yet: flat.
    Off,
}

/// The colours and edges of a face.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Look {
    pub(crate) face: Color32,
    pub(crate) ink: Color32,
    pub(crate) edge: (f32, Color32),
    pub(crate) ledge: (f32, Color32),
    pub(crate) radius: f32,
    pub(crate) pressed: (Color32, Color32),
}

impl Skin {
    pub(crate) fn look(self, c: &Canvas<'_>) -> Look {
        let k = c.colors();
        let filled = |ledge_height: f32| Look {
            face: k.action,
            ink: k.on_action,
            edge: (0.0, k.action),
            ledge: (ledge_height, k.ledge),
            radius: radius::BUTTON,
            pressed: (k.pressed, k.on_action),
        };
        let outlined = |ink: Color32, width: f32, edge: Color32, height: f32| Look {
            face: k.sheet,
            ink,
            edge: (width, edge),
            ledge: (height, edge),
            radius: radius::BUTTON,
            pressed: (k.tint, ink),
        };
        match self {
            Self::Main => filled(ledge::MAIN),
            // On black the filled face is the main button's: a switch that is on has a thick edge.
            Self::On if c.contrast == Contrast::High => Look {
                ledge: (0.0, k.action),
                ..outlined(k.action, stroke::ON, k.action, 0.0)
            },
            Self::On => filled(0.0),
            Self::Choice => outlined(k.action, stroke::CHOICE, k.action, ledge::MAIN),
            Self::Quiet => outlined(k.ink, stroke::CONTROL, k.line, ledge::FOOTER),
            Self::Stop => outlined(k.danger, stroke::CONTROL, k.line, ledge::FOOTER),
            Self::Caution => outlined(k.warn, stroke::CHOICE, k.warn_line, ledge::MAIN),
            Self::Danger => outlined(k.danger, stroke::CONTROL, k.danger, ledge::FOOTER),
            Self::Off => Look {
                face: k.off,
                ink: k.off_ink,
                edge: (stroke::PANEL, k.hair),
                ledge: (0.0, k.off),
                radius: radius::BUTTON,
                pressed: (k.off, k.off_ink),
            },
        }
    }
}

/// Draws face and ledge, and the focus around them; gives the face's area and ink.
pub(crate) fn face(
    c: &Canvas<'_>,
    rect: Rect,
    look: Look,
    (down, focused): (bool, bool),
) -> (Rect, Color32) {
    let (height, color) = look.ledge;
    let mut area = rect.with_max_y(rect.bottom() - height);
    let (mut fill, mut ink) = (look.face, look.ink);
    if down && height > 0.0 {
        area = area.translate(vec2(0.0, height));
        (fill, ink) = look.pressed;
    } else if height > 0.0 {
        c.rect(rect, look.radius, color);
    }
    c.edge(area, look.radius, fill, look.edge);
    if focused {
        focus_ring(c, rect, look.radius);
    }
    (area, ink)
}

/// The ring around what the keyboard or a switch is on.
pub(crate) fn focus_ring(c: &Canvas<'_>, rect: Rect, round: f32) {
    let k = c.colors();
    let clear = Color32::TRANSPARENT;
    match c.contrast {
        Contrast::Light => {
            c.edge(rect.expand(14.0), round + 14.0, clear, (6.0, k.focus_outer));
            c.edge(rect.expand(8.0), round + 8.0, clear, (8.0, k.focus_inner));
        }
        Contrast::High => {
            c.edge(
                rect.expand(16.0),
                round + 16.0,
                clear,
                (10.0, k.focus_outer),
            );
            c.edge(rect.expand(6.0), round + 6.0, clear, (6.0, k.focus_inner));
        }
    }
}

/// A button with a label and perhaps a sign.
#[derive(Clone, Debug)]
pub(crate) struct Button {
    id: &'static str,
    label: String,
    skin: Skin,
    kind: Kind,
    sign: Option<Glyph>,
    sign_after: bool,
    enabled: bool,
    on: Option<bool>,
    least: f32,
    /// The language of the label, if it is not the view's.
    language: Option<Language>,
}

impl Button {
    pub(crate) fn new(id: &'static str, skin: Skin, label: impl Into<String>) -> Self {
        Self {
            id,
            label: label.into(),
            skin,
            kind: match skin {
                Skin::Main | Skin::Off => Kind::Main,
                Skin::Choice
                | Skin::Quiet
                | Skin::Stop
                | Skin::Caution
                | Skin::Danger
                | Skin::On => Kind::Button,
            },
            sign: None,
            sign_after: false,
            enabled: skin != Skin::Off,
            on: None,
            least: match skin {
                Skin::Main | Skin::Off => 150.0,
                Skin::Choice
                | Skin::Quiet
                | Skin::Stop
                | Skin::Caution
                | Skin::Danger
                | Skin::On => 130.0,
            },
            language: None,
        }
    }

    pub(crate) fn language(mut self, language: Language) -> Self {
        self.language = Some(language);
        self
    }

    pub(crate) fn kind(mut self, kind: Kind) -> Self {
        self.kind = kind;
        self
    }

    pub(crate) fn sign(mut self, sign: Glyph) -> Self {
        self.sign = Some(sign);
        self
    }

    pub(crate) fn sign_after(mut self, sign: Glyph) -> Self {
        self.sign = Some(sign);
        self.sign_after = true;
        self
    }

    pub(crate) fn switch(mut self, on: bool) -> Self {
        self.on = Some(on);
        self
    }

    pub(crate) fn least(mut self, height: f32) -> Self {
        self.least = height;
        self
    }

    fn sign_room(&self) -> f32 {
        let gap = if self.sign_after { 22.0 } else { 16.0 };
        self.sign.map_or(0.0, |sign| sign.width() + gap)
    }

    fn label(
        &self,
        c: &Canvas<'_>,
        width: f32,
        squeeze: Squeeze,
    ) -> (Arc<Galley>, crate::canvas::Style) {
        let room = width - 2.0 * padding(width) - self.sign_room();
        let ink = self.skin.look(c).ink;
        let language = self.language.unwrap_or(c.language);
        let set = (self.kind, ink, Align::Center);
        c.text_in(language, &self.label, set, room, squeeze)
    }

    pub(crate) fn measure(&self, c: &Canvas<'_>, width: f32, squeeze: Squeeze) -> f32 {
        let text = self.label(c, width, squeeze).0.size().y;
        let least = match squeeze {
            0..=3 => self.least,
            4 | 5 => self.least.min(124.0),
            _ => self.least.min(104.0),
        };
        least.max(text + 2.0 * 16.0 + ledge::MAIN)
    }

    /// As a piece of a stack that sends an action.
    pub(crate) fn item<'s>(self, action: Action) -> Item<'s> {
        self.item_then(move |c| c.send(action))
    }

    /// As a piece of a stack that does something.
    pub(crate) fn item_then<'s>(self, then: impl FnOnce(&mut Canvas<'_>) + 's) -> Item<'s> {
        let same = self.clone();
        Item::new(
            move |c, width, squeeze| self.measure(c, width, squeeze),
            move |c, rect, squeeze| {
                if same.show_at(c, rect, squeeze) {
                    then(c);
                }
            },
        )
        .operable()
    }

    /// Draws it into a box; tells whether it was pressed. Rather than cut, its label takes the text
    /// size below the one asked for.
    pub(crate) fn show(&self, c: &mut Canvas<'_>, rect: Rect) -> bool {
        let asked = c.size;
        let squeeze = loop {
            let fits = [0, 2, 4, 6].into_iter().find(|squeeze| {
                let size = self.label(c, rect.width(), *squeeze).0.size();
                size.y <= rect.height() - 16.0
                    && size.x <= rect.width() - 2.0 * padding(rect.width()) - self.sign_room() + 0.5
            });
            match (fits, c.size.smaller()) {
                (Some(squeeze), _) => break squeeze,
                (None, Some(smaller)) => c.size = smaller,
                (None, None) => break 6,
            }
        };
        let pressed = self.show_at(c, rect, squeeze);
        c.size = asked;
        pressed
    }

    /// Draws it into a box at a step of squeeze; tells whether it was pressed.
    pub(crate) fn show_at(&self, c: &mut Canvas<'_>, rect: Rect, squeeze: Squeeze) -> bool {
        let hit = c.press(Target {
            id: self.id,
            name: &self.label,
            rect,
            act: Act::OnRelease,
            enabled: self.enabled,
            on: self.on,
        });
        let look = self.skin.look(c);
        let (area, ink) = face(c, rect, look, (hit.down, hit.focused));
        let (galley, mut style) = self.label(c, rect.width(), squeeze);
        style.color = ink;
        let width = galley.size().x + self.sign_room();
        let left = area.center().x - width / 2.0;
        let mut text = Rect::from_center_size(area.center(), area.size()).shrink2(vec2(12.0, 4.0));
        if let Some(sign) = self.sign {
            let size = vec2(sign.width(), 48.0);
            let x = if self.sign_after {
                text.set_right(left + galley.size().x);
                left + width - size.x / 2.0
            } else {
                text.set_left(left + self.sign_room());
                left + size.x / 2.0
            };
            glyph(
                c,
                sign,
                Rect::from_center_size(pos2(x, area.center().y), size),
                ink,
            );
        }
        let at = match (self.sign, self.sign_after) {
            (None, _) => Align2::CENTER_CENTER,
            (Some(_), true) => Align2::RIGHT_CENTER,
            (Some(_), false) => Align2::LEFT_CENTER,
        };
        let recolored = recolor(c, &galley, ink, style);
        c.put(&recolored, text, at);
        hit.fired
    }
}

/// Room at the sides of a label.
fn padding(width: f32) -> f32 {
    if width < 420.0 { 14.0 } else { 28.0 }
}

/// The same text in another ink: a pressed face can have its own.
fn recolor(
    c: &Canvas<'_>,
    galley: &Arc<Galley>,
    ink: Color32,
    mut style: crate::canvas::Style,
) -> (Arc<Galley>, crate::canvas::Style) {
    style.color = ink;
    let mut job = (*galley.job).clone();
    for section in &mut job.sections {
        section.format.color = ink;
    }
    (c.ui.ctx().fonts_mut(|fonts| fonts.layout_job(job)), style)
}
