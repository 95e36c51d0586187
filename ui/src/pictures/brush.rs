//! Shapes in a picture's own units.

use crate::canvas::corners;
use egui::{Color32, Painter, Pos2, Rect, Shape, Stroke, StrokeKind, pos2, vec2};

/// Draws at a place and a scale.
pub(super) struct Brush {
    painter: Painter,
    origin: Pos2,
    scale: f32,
}

impl Brush {
    pub(super) fn new(painter: Painter, origin: Pos2, scale: f32) -> Self {
        Self {
            painter,
            origin,
            scale,
        }
    }

    /// The same picture, shifted in its own units.
    pub(super) fn moved(&self, x: f32, y: f32) -> Self {
        Self {
            painter: self.painter.clone(),
            origin: self.origin + vec2(x, y) * self.scale,
            scale: self.scale,
        }
    }

    /// The same picture at another scale, from a point of this one.
    pub(super) fn scaled(&self, x: f32, y: f32, factor: f32) -> Self {
        Self {
            painter: self.painter.clone(),
            origin: self.origin + vec2(x, y) * self.scale,
            scale: self.scale * factor,
        }
    }

    fn at(&self, (x, y): (f32, f32)) -> Pos2 {
        self.origin + vec2(x, y) * self.scale
    }

    fn area(&self, (x, y): (f32, f32), (w, h): (f32, f32)) -> Rect {
        Rect::from_min_size(self.at((x, y)), vec2(w, h) * self.scale)
    }

    /// A filled rectangle with round corners.
    pub(super) fn fill(&self, at: (f32, f32), size: (f32, f32), round: f32, color: Color32) {
        self.painter
            .rect_filled(self.area(at, size), corners(round * self.scale), color);
    }

    /// The edge of a rectangle, its line centred on it.
    pub(super) fn edge(
        &self,
        at: (f32, f32),
        size: (f32, f32),
        round: f32,
        (width, color): (f32, Color32),
    ) {
        self.painter.rect_stroke(
            self.area(at, size),
            corners(round * self.scale),
            Stroke::new(width * self.scale, color),
            StrokeKind::Middle,
        );
    }

    /// A filled disc.
    pub(super) fn disc(&self, at: (f32, f32), round: f32, color: Color32) {
        self.painter
            .circle_filled(self.at(at), round * self.scale, color);
    }

    /// The edge of a disc.
    pub(super) fn ring(&self, at: (f32, f32), round: f32, (width, color): (f32, Color32)) {
        self.painter.circle_stroke(
            self.at(at),
            round * self.scale,
            Stroke::new(width * self.scale, color),
        );
    }

    /// A line with round ends and corners.
    pub(super) fn line(&self, points: &[(f32, f32)], (width, color): (f32, Color32)) {
        let points: Vec<Pos2> = points.iter().map(|point| self.at(*point)).collect();
        let width = width * self.scale;
        for point in &points {
            self.painter.circle_filled(*point, width / 2.0, color);
        }
        self.painter
            .add(Shape::line(points, Stroke::new(width, color)));
    }

    /// A filled convex polygon.
    pub(super) fn polygon(&self, points: &[(f32, f32)], color: Color32) {
        let points = points.iter().map(|point| self.at(*point)).collect();
        self.painter
            .add(Shape::convex_polygon(points, color, Stroke::NONE));
    }

    /// An arc of a circle, as a line: angles in degrees, clockwise from the right.
    pub(super) fn arc(
        &self,
        (x, y): (f32, f32),
        round: f32,
        (from, to): (f32, f32),
        line: (f32, Color32),
    ) {
        let points: Vec<(f32, f32)> = (0_u8..=16)
            .map(|i| {
                let angle = (from + (to - from) * f32::from(i) / 16.0).to_radians();
                (x + round * angle.cos(), y + round * angle.sin())
            })
            .collect();
        self.line(&points, line);
    }
}

/// A point of a picture as egui sees it; for glyphs that are drawn in a box of 48.
pub(super) fn boxed(bounds: Rect) -> (Pos2, f32) {
    let scale = bounds.width().min(bounds.height()) / 48.0;
    let center = bounds.center();
    (
        pos2(center.x - 24.0 * scale, center.y - 24.0 * scale),
        scale,
    )
}
