//! The button that shows what was typed for as long as it is held down.

use crate::canvas::{Act, Canvas, Target};
use crate::pictures::{Glyph, glyph};
use crate::theme::Kind;
use crate::widgets::button::{Skin, face};
use egui::{Align, Align2, Key, Rect, pos2, vec2};

/// Room of the eye.
const SIGN: f32 = 56.0;
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
pub(crate) fn eye(c: &mut Canvas<'_>, rect: Rect, words: Words) -> bool {
    let name = c.tr("a11y-show-held");
    let hit = c.press(Target {
        id: "show held",
        name: &name,
        rect,
        act: Act::OnRelease,
        enabled: true,
        on: None,
    });
    let held = c.live && ((hit.down && under_finger(c, rect)) || (hit.focused && space(c)));
    c.presses.eye = held.then_some(rect);
    let (area, ink) = face(c, rect, Skin::Quiet.look(c), (held, hit.focused));
    if words == Words::With {
        let sign = Rect::from_min_size(
            pos2(area.left() + 14.0, area.center().y - SIGN / 2.0),
            vec2(SIGN, SIGN),
        );
        glyph(c, Glyph::Eye, sign, ink);
        let label = c.tr("show-held");
        let room = Rect::from_min_max(
            pos2(sign.right() + 10.0, area.top()),
            pos2(area.right() - 10.0, area.bottom()),
        );
        let laid = c.fit(&label, (Kind::Header, ink, Align::LEFT), room.size());
        c.put(&laid, room, Align2::LEFT_CENTER);
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
