//! Draws egui's meshes into an image with the CPU, so that pictures need no display and no GPU.
//!
//! Colours are premultiplied and blended as they are (no linearisation), as egui's painters do.

#![expect(
    clippy::float_cmp,
    clippy::indexing_slicing,
    clippy::iter_over_hash_type,
    reason = "edges are compared as they are, arrays have three or four parts, textures have no order"
)]

use egui::epaint::{ClippedPrimitive, ImageData, Mesh, Primitive, Vertex};
use egui::{Color32, ColorImage, Rect, TextureId, TexturesDelta};
use std::collections::HashMap;

/// The textures of a context, kept from frame to frame.
#[derive(Default)]
pub(crate) struct Raster {
    textures: HashMap<TextureId, ColorImage>,
}

/// An image: rows of RGB bytes.
pub(crate) struct Image {
    pub(crate) width: usize,
    pub(crate) height: usize,
    pub(crate) pixels: Vec<[f32; 3]>,
}

impl Image {
    /// The bytes of a PNG.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "clamped to a byte"
        )]
        let byte = |part: &f32| part.clamp(0.0, 255.0).round() as u8;
        self.pixels
            .iter()
            .flat_map(|pixel| pixel.iter().map(byte))
            .collect()
    }
}

impl Raster {
    /// Takes over what changed in the textures.
    pub(crate) fn apply(&mut self, mut delta: TexturesDelta) {
        for (id, changes) in &delta.set {
            for change in changes {
                let ImageData::Color(image) = &change.image;
                match (change.pos, self.textures.get_mut(id)) {
                    (Some([left, top]), Some(texture)) => patch(texture, image, (left, top)),
                    _ => {
                        self.textures.insert(*id, (**image).clone());
                    }
                }
            }
        }
        for id in &delta.free {
            self.textures.remove(id);
        }
        delta.clear();
    }

    /// Paints primitives, in points, into an image of this many pixels.
    pub(crate) fn paint(
        &self,
        primitives: &[ClippedPrimitive],
        pixels_per_point: f32,
        (width, height): (usize, usize),
    ) -> Image {
        let mut image = Image {
            width,
            height,
            pixels: vec![[0.0; 3]; width * height],
        };
        for clipped in primitives {
            let Primitive::Mesh(mesh) = &clipped.primitive else {
                continue;
            };
            if let Some(texture) = self.textures.get(&mesh.texture_id) {
                paint_mesh(
                    &mut image,
                    mesh,
                    texture,
                    clipped.clip_rect,
                    pixels_per_point,
                );
            }
        }
        image
    }
}

fn patch(texture: &mut ColorImage, image: &ColorImage, (left, top): (usize, usize)) {
    let [width, height] = image.size;
    let across = texture.size[0];
    for row in 0..height {
        let to = (top + row) * across + left;
        let from = row * width;
        if let (Some(to), Some(from)) = (
            texture.pixels.get_mut(to..to + width),
            image.pixels.get(from..from + width),
        ) {
            to.copy_from_slice(from);
        }
    }
}

fn paint_mesh(image: &mut Image, mesh: &Mesh, texture: &ColorImage, clip: Rect, scale: f32) {
    let edge = |value: f32, most: usize| pixel(f64::from(value * scale), most);
    let clip = [
        edge(clip.min.x, image.width),
        edge(clip.min.y, image.height),
        edge(clip.max.x, image.width),
        edge(clip.max.y, image.height),
    ];
    for corners in mesh.indices.chunks_exact(3) {
        let vertex = |corner: usize| {
            let index = corners.get(corner).copied().unwrap_or_default();
            mesh.vertices.get(index as usize).copied()
        };
        if let (Some(a), Some(b), Some(c)) = (vertex(0), vertex(1), vertex(2)) {
            triangle(image, [a, b, c], texture, (clip, scale));
        }
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "clamped to the image"
)]
fn pixel(value: f64, most: usize) -> usize {
    (value.round().max(0.0) as usize).min(most)
}

#[expect(clippy::cast_precision_loss, reason = "pixels of a screen")]
fn float(value: usize) -> f32 {
    value as f32
}

/// Places are counted in parts of a pixel, as GPUs do: an edge that two triangles share is then the
/// same to both, and no pixel falls between them.
const PARTS: f64 = 256.0;

/// A place in whole parts of a pixel. Products of two such numbers are exact.
type Place = [f64; 2];

/// Twice the area of a triangle, signed.
fn area(a: Place, b: Place, c: Place) -> f64 {
    (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
}

fn triangle(
    image: &mut Image,
    mut corners: [Vertex; 3],
    texture: &ColorImage,
    (clip, scale): ([usize; 4], f32),
) {
    let part = |points: f32| (f64::from(points * scale) * PARTS).round();
    let place = |vertex: &Vertex| [part(vertex.pos.x), part(vertex.pos.y)];
    let [mut a, mut b, c] = [place(&corners[0]), place(&corners[1]), place(&corners[2])];
    let mut whole = area(a, b, c);
    if whole == 0.0 {
        return;
    }
    if whole < 0.0 {
        corners.swap(0, 1);
        std::mem::swap(&mut a, &mut b);
        whole = -whole;
    }
    let low = |axis: usize| (a[axis].min(b[axis]).min(c[axis]) / PARTS).floor();
    let high = |axis: usize| (a[axis].max(b[axis]).max(c[axis]) / PARTS).ceil();
    let left = pixel(low(0), image.width).max(clip[0]);
    let right = pixel(high(0), image.width).min(clip[2]);
    let top = pixel(low(1), image.height).max(clip[1]);
    let bottom = pixel(high(1), image.height).min(clip[3]);
    // A pixel on an edge belongs to one triangle only: the top-left rule.
    let owns = |from: Place, to: Place| (from[1] == to[1] && to[0] > from[0]) || to[1] < from[1];
    let edges = [(b, c), (c, a), (a, b)].map(|(from, to)| (from, to, owns(from, to)));
    let shade = Shade::new(&corners, texture);
    for y in top..bottom {
        for x in left..right {
            let middle = [float(x), float(y)].map(|pixels| (f64::from(pixels) + 0.5) * PARTS);
            let shares = edges.map(|(from, to, _)| area(from, to, middle));
            let inside = std::iter::zip(shares, edges)
                .all(|(share, (_, _, owned))| share > 0.0 || (share == 0.0 && owned));
            if !inside {
                continue;
            }
            #[expect(clippy::cast_possible_truncation, reason = "from nothing to one")]
            let color = shade.at(shares.map(|share| (share / whole) as f32));
            if let Some(pixel) = image.pixels.get_mut(y * image.width + x) {
                blend(pixel, color);
            }
        }
    }
}

fn blend(pixel: &mut [f32; 3], [r, g, b, a]: [f32; 4]) {
    let keep = 1.0 - a / 255.0;
    let [red, green, blue] = pixel;
    *red = r + *red * keep;
    *green = g + *green * keep;
    *blue = b + *blue * keep;
}

/// The colour of a triangle's points.
struct Shade<'t> {
    texture: &'t ColorImage,
    colors: [[f32; 4]; 3],
    places: [[f32; 2]; 3],
    /// One colour all over, if it is so.
    flat: Option<[f32; 4]>,
}

impl<'t> Shade<'t> {
    fn new(corners: &[Vertex; 3], texture: &'t ColorImage) -> Self {
        let [width, height] = texture.size.map(float);
        let colors = corners.map(|corner| parts(corner.color));
        let places = corners.map(|corner| [corner.uv.x * width, corner.uv.y * height]);
        let [first, second, third] = places;
        let one_place = first == second && second == third;
        let one_color =
            corners[0].color == corners[1].color && corners[1].color == corners[2].color;
        let mut shade = Self {
            texture,
            colors,
            places,
            flat: None,
        };
        if one_place {
            let texel = shade.texel(first[0].floor(), first[1].floor());
            shade.colors = colors.map(|color| multiply(color, texel));
            shade.flat = one_color.then_some(shade.colors[0]);
            if shade.flat.is_none() {
                shade.places = [[f32::NAN; 2]; 3];
            }
        }
        shade
    }

    fn texel(&self, x: f32, y: f32) -> [f32; 4] {
        let [width, height] = self.texture.size;
        let column = pixel(f64::from(x), width.saturating_sub(1));
        let row = pixel(f64::from(y), height.saturating_sub(1));
        let color = self.texture.pixels.get(row * width + column);
        color.copied().map_or([0.0; 4], parts)
    }

    fn at(&self, weights: [f32; 3]) -> [f32; 4] {
        if let Some(flat) = self.flat {
            return flat;
        }
        let color: [f32; 4] = std::array::from_fn(|part| {
            weights
                .iter()
                .zip(&self.colors)
                .map(|(weight, color)| weight * color[part])
                .sum()
        });
        if self.places[0][0].is_nan() {
            return color;
        }
        let place = |axis: usize| -> f32 {
            weights
                .iter()
                .zip(&self.places)
                .map(|(weight, place)| weight * place[axis])
                .sum::<f32>()
                - 0.5
        };
        multiply(color, self.between(place(0), place(1)))
    }

    /// The texture between four of its texels.
    fn between(&self, x: f32, y: f32) -> [f32; 4] {
        let (left, top) = (x.floor(), y.floor());
        let (across, down) = (x - left, y - top);
        let mix = |one: [f32; 4], other: [f32; 4], part: f32| -> [f32; 4] {
            std::array::from_fn(|i| one[i] * (1.0 - part) + other[i] * part)
        };
        let upper = mix(self.texel(left, top), self.texel(left + 1.0, top), across);
        let lower = mix(
            self.texel(left, top + 1.0),
            self.texel(left + 1.0, top + 1.0),
            across,
        );
        mix(upper, lower, down)
    }
}

fn parts(color: Color32) -> [f32; 4] {
    color.to_array().map(f32::from)
}

fn multiply(one: [f32; 4], other: [f32; 4]) -> [f32; 4] {
    std::array::from_fn(|part| one[part] * other[part] / 255.0)
}
