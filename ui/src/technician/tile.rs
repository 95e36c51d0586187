//! A tile: one part of the machine at one glance. Pressed, it shows its tests below.

use super::ink::{self, Ink};
use super::model::{Light, Tile};
use crate::canvas::{Act, Canvas, Target};
use crate::theme::{radius, stroke};
use crate::widgets::button::{Look, face};
use egui::{Align2, Rect, pos2, vec2};

/// Draws it; tells whether it was pressed.
pub(super) fn tile(c: &mut Canvas<'_>, place: Rect, tile: &Tile, chosen: bool) -> bool {
    let k = c.colors();
    let name = c.tr(tile.part.key());
    let state = c.tr(tile.light.key());
    let spoken = [
        &name,
        &state,
        &tile.fact,
        &tile.line,
        &tile.proof,
        &tile.time,
    ]
    .into_iter()
    .filter(|words| !words.is_empty())
    .map(String::as_str)
    .collect::<Vec<_>>()
    .join(", ");
    let hit = c.press(Target {
        id: tile.part.key(),
        name: &spoken,
        rect: place,
        act: Act::OnRelease,
        enabled: true,
        on: Some(chosen),
    });
    let troubled = matches!(tile.light, Light::Attention | Light::Bad);
    let edge = match (troubled, chosen) {
        (true, _) => (stroke::WARNING, tile.light.line(c)),
        (false, true) => (stroke::WARNING, k.action),
        (false, false) => (stroke::PANEL, k.line),
    };
    let look = Look {
        face: if chosen { k.tint } else { k.sheet },
        ink: k.ink,
        edge,
        ledge: (7.0, edge.1),
        radius: radius::BUTTON,
        pressed: (k.tint, k.ink),
    };
    let (area, _) = face(c, place, look, (hit.down, hit.focused));
    words(c, area.shrink2(vec2(24.0, 10.0)), tile, &name);
    hit.fired
}

fn words(c: &mut Canvas<'_>, area: Rect, tile: &Tile, name: &str) {
    let k = c.colors();
    let high = area.height();
    // Name, fact, two lines: so much of the height each.
    let (head, fact, line) = (high * 0.26, high * 0.29, high * 0.225);
    let top = area.with_max_y(area.top() + head);
    let sign = Rect::from_min_size(pos2(top.left(), top.center().y - 20.0), vec2(40.0, 40.0));
    ink::sign(c, tile.light, sign);
    let room = ink::width(c, &tile.time, Ink::fine(k.soft)).min(area.width() * 0.4);
    let time = top.with_min_x(top.right() - room);
    ink::put(c, &tile.time, Ink::fine(k.soft), time, Align2::RIGHT_CENTER);
    let title = Rect::from_min_max(
        pos2(sign.right() + 14.0, top.top()),
        pos2(time.left() - 8.0, top.bottom()),
    );
    ink::put(c, name, Ink::name(k.ink), title, Align2::LEFT_CENTER);
    let row = |from: f32, height: f32| {
        Rect::from_min_size(
            pos2(area.left(), area.top() + from),
            vec2(area.width(), height),
        )
    };
    let color = tile.light.ink(c);
    let place = row(head, fact);
    ink::put(c, &tile.fact, Ink::fact(color), place, Align2::LEFT_CENTER);
    let from = head + fact;
    // What was seen matters more than its proof: where it is long it takes both rows.
    if ink::width(c, &tile.line, Ink::text(k.ink)) > area.width() * 1.15 {
        let place = row(from, 2.0 * line);
        ink::put(c, &tile.line, Ink::dense(k.ink), place, Align2::LEFT_CENTER);
        return;
    }
    // So do both together where the proof is long.
    if ink::width(c, &tile.proof, Ink::fine(k.soft)) > area.width() {
        let words = [tile.line.as_str(), tile.proof.as_str()];
        let there: Vec<&str> = words
            .into_iter()
            .filter(|words| !words.is_empty())
            .collect();
        let place = row(from, 2.0 * line);
        let both = there.join(" · ");
        ink::put(c, &both, Ink::dense(k.ink), place, Align2::LEFT_CENTER);
        return;
    }
    let place = row(from, line);
    ink::put(c, &tile.line, Ink::text(k.ink), place, Align2::LEFT_CENTER);
    let place = row(from + line, line);
    ink::put(
        c,
        &tile.proof,
        Ink::fine(k.soft),
        place,
        Align2::LEFT_CENTER,
    );
}
