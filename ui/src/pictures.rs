//! The pictures, drawn from rounded rectangles, circles, poly-lines and convex polygons.
//!
//! Generic things only: no official logo, no mascot, no real card, no faces.

mod brush;
mod glyphs;
mod scenes;

pub(crate) use glyphs::{Glyph, glyph};

use crate::canvas::Canvas;
use crate::theme::{Contrast, picture, radius};
use brush::Brush;
use egui::{Align2, Rect, Vec2, vec2};

/// The pictures there are.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Picture {
    /// The card and a lock.
    CardAndLock,
    /// The card.
    Card,
    /// A card that is not the one asked for.
    OtherCard,
    /// A tick in a disc.
    Check,
    /// Hours.
    Clock,
    /// A telephone's handset.
    Handset,
    /// A lock.
    Lock,
    /// A lock that stands open.
    OpenLock,
    /// This machine, out of order.
    Machine,
    /// A municipal office.
    Office,
    /// Someone telephones while someone stands beside.
    PersonOnPhone,
    /// A telephone with the reservation app.
    Phone,
    /// The same app with nothing to show for it.
    PhoneEmpty,
    /// Where the card goes.
    PlaceCard,
    /// A slip.
    Slip,
    /// A slip that cannot be printed.
    SlipFailed,
    /// The card comes back.
    TakeCard,
    /// A caution triangle.
    Warning,
    /// The card on the reader.
    Writing,
}

impl Picture {
    /// Its own size.
    pub(crate) const fn size(self) -> Vec2 {
        match self {
            Self::CardAndLock => vec2(380.0, 250.0),
            Self::Card => vec2(240.0, 180.0),
            Self::OtherCard => vec2(270.0, 200.0),
            Self::Check | Self::Clock => vec2(160.0, 160.0),
            Self::Handset => vec2(170.0, 160.0),
            Self::Lock | Self::OpenLock => vec2(140.0, 184.0),
            Self::Machine => vec2(180.0, 212.0),
            Self::Office => vec2(280.0, 212.0),
            Self::PersonOnPhone => vec2(440.0, 264.0),
            Self::Phone | Self::PhoneEmpty => vec2(140.0, 228.0),
            Self::PlaceCard => vec2(464.0, 460.0),
            Self::Slip => vec2(164.0, 204.0),
            Self::SlipFailed => vec2(186.0, 212.0),
            Self::TakeCard => vec2(464.0, 470.0),
            Self::Warning => vec2(180.0, 160.0),
            Self::Writing => vec2(404.0, 284.0),
        }
    }

    /// Marks carry their own dark edge and need no white ground.
    const fn is_mark(self) -> bool {
        matches!(self, Self::Check | Self::Warning)
    }
}

/// Draws a picture as large as it fits into a box; in high contrast on a white panel. Gives where
/// it lies, its panel included.
pub(crate) fn draw(c: &Canvas<'_>, what: Picture, bounds: Rect) -> Rect {
    draw_moved(c, what, bounds, 0.0)
}

/// Like [`draw`], with what moves in the picture shifted by some of its own units.
pub(crate) fn draw_moved(c: &Canvas<'_>, what: Picture, bounds: Rect, shift: f32) -> Rect {
    let size = what.size();
    let margin = margin(c, what, bounds.size());
    let room = bounds.shrink(margin);
    let scale = (room.width() / size.x).min(room.height() / size.y);
    if scale <= 0.0 {
        return Rect::NOTHING;
    }
    let place = Align2::CENTER_CENTER.align_size_within_rect(size * scale, room);
    let mut ground = place;
    if stands_on_white(c, what) {
        ground = place.expand(margin.max(4.0));
        c.rect(ground, radius::CELL, picture::WHITE);
    }
    let brush = Brush::new(c.painter().clone(), place.min, scale);
    scenes::paint(&brush, what, shift);
    ground
}

/// How large a picture gets in a box of this size, its white panel included.
pub(crate) fn fitting(c: &Canvas<'_>, what: Picture, room: Vec2) -> Vec2 {
    let margin = Vec2::splat(2.0 * margin(c, what, room));
    let inner = room - margin;
    let size = what.size();
    size * (inner.x / size.x).min(inner.y / size.y).max(0.0) + margin
}

fn stands_on_white(c: &Canvas<'_>, what: Picture) -> bool {
    c.contrast == Contrast::High && !what.is_mark()
}

/// Room that the white panel takes around a picture.
fn margin(c: &Canvas<'_>, what: Picture, room: Vec2) -> f32 {
    if stands_on_white(c, what) {
        (room.x.min(room.y) * 0.06).min(16.0)
    } else {
        0.0
    }
}
