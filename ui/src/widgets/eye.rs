//! The button that shows what was typed for as long as it is held down.

use crate::canvas::{Act, Canvas, Target};
use crate::pictures::{Glyph, glyph};
use crate::theme::Kind;
use crate::widgets::button::{Skin, face};
use egui::{Align, Align2, Key, Rect, pos2, vec2};

/// Room of the eye.
const SIGN: f32 = 56.0;
/// Between the eye and its words.
const SIGN_GAP: f32 = 12.0;
/// Room at the sides.
const PAD: f32 = 12.0;
/// Asks again this often, in seconds, until the characters are there.
const LOOK_AGAIN: f64 = 0.03;

/// Whether the button says in words what it does.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Words {
    /// Eye and words.
    With,
    /// The eye alone; a screen reader still hears the words.
    Without,
}

/// Draws the button; tells whether what was typed is to be seen in this frame.
pub(crate) fn eye(c: &mut Canvas<'_>, rect: Rect, (words, enabled): (Words, bool)) -> bool {
    let name = c.tr("a11y-show-held");
    let hit = c.press(Target {
        id: "show held",
        name: &name,
        rect,
        act: Act::OnRelease,
        enabled,
        on: None,
    });
    let held =
        enabled && c.live && ((hit.down && under_finger(c, rect)) || (hit.focused && space(c)));
    c.presses.eye = held.then_some(rect);
    let skin = if enabled { Skin::Quiet } else { Skin::Off };
    let (area, ink) = face(c, rect, skin.look(c), (held, hit.focused));
    if words == Words::With {
        let label = c.tr("show-held");
        let room = vec2(
            area.width() - SIGN - SIGN_GAP - 2.0 * PAD,
            area.height() - 8.0,
        );
        let laid = c.fit(&label, (Kind::Header, ink, Align::LEFT), room);
        let width = SIGN + SIGN_GAP + laid.0.size().x;
        let place = Rect::from_center_size(area.center(), vec2(width, area.height()));
        let sign = Rect::from_center_size(
            pos2(place.left() + SIGN / 2.0, place.center().y),
            vec2(SIGN, SIGN),
        );
        glyph(c, Glyph::Eye, sign, ink);
        let words = place.with_min_x(sign.right() + SIGN_GAP);
        c.put(&laid, words, Align2::LEFT_CENTER);
    } else {
        let sign = Rect::from_center_size(area.center(), vec2(SIGN, SIGN));
        glyph(c, Glyph::Eye, sign, ink);
    }
    if held {
        c.shows = true;
        c.repaint_in(LOOK_AGAIN);
    }
    held
}

/// Whether the button is held now as it was in the last frame: for a field that is drawn before it.
pub(crate) fn still_held(c: &Canvas<'_>) -> bool {
    let held = |rect| under_finger(c, rect) || space(c);
    c.live && c.peek.is_some() && c.presses.eye.is_some_and(held)
}

fn under_finger(c: &Canvas<'_>, rect: Rect) -> bool {
    c.ui.input(|input| {
        let place = input.pointer.interact_pos();
        input.pointer.primary_down() && place.is_some_and(|place| rect.contains(place))
    })
}

fn space(c: &Canvas<'_>) -> bool {
    c.ui.input(|input| input.key_down(Key::Space))
}
