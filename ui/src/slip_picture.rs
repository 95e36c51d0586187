//! The slip on the screen: the same dots as on paper, as textures made once a slip.
//!
//! A slip is long and narrow. On a low screen, where one column of it would be too small to read, it
//! is cut between its blocks and stands in columns side by side.

use crate::options::UiOptions;
use crate::slip::{PaperWidth, SlipRenderer};
use egui::{Color32, ColorImage, Context, TextureHandle, TextureOptions, Vec2, vec2};
use pin_kiosk_core::slip::{Imprint, Slip, SlipRaster};

/// A dot of the slip on the screen is this wide at most, in units: its smallest text then has the
/// size of the screens' body text.
const DOT_MOST: f32 = 1.67;
/// Between two columns, in units.
pub(crate) const GAP: f32 = 32.0;
/// The present slip in dots, and its pictures.
#[derive(Default)]
pub(crate) struct SlipPicture {
    slip: Option<Slip>,
    /// And the rows at which its blocks begin.
    raster: Option<(SlipRaster, Vec<usize>)>,
    large: Option<(Asked, Vec<Sheet>)>,
}

impl std::fmt::Debug for SlipPicture {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("SlipPicture").field(&self.slip).finish()
    }
}

/// What a picture was made for: a room in units, columns, and the pixels of a unit.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Asked {
    room: Vec2,
    columns: usize,
    pixels_per_point: f32,
}

/// One column as a texture, and its size in units.
#[derive(Clone)]
pub(crate) struct Sheet {
    pub(crate) texture: TextureHandle,
    pub(crate) size: Vec2,
}

impl SlipPicture {
    /// Notes which slip the screen offers; pictures of another one go.
    pub(crate) fn offer(&mut self, slip: Option<&Slip>) {
        if self.slip.as_ref() != slip {
            *self = Self {
                slip: slip.cloned(),
                ..Self::default()
            };
        }
    }

    /// Whether there is a slip to show.
    pub(crate) const fn is_offered(&self) -> bool {
        self.slip.is_some()
    }

    /// The whole slip in so many columns, as large as it fits into a room.
    pub(crate) fn large(
        &mut self,
        ctx: &Context,
        options: &UiOptions,
        (room, columns): (Vec2, usize),
    ) -> &[Sheet] {
        let asked = Asked {
            room,
            columns,
            pixels_per_point: ctx.pixels_per_point(),
        };
        if self.large.as_ref().is_none_or(|(made, _)| *made != asked) {
            let sheets = self.dots(options).map_or_else(Vec::new, |(raster, tops)| {
                let (columns, dot) = arrange(raster, tops, (room, columns));
                columns
                    .into_iter()
                    .map(|rows| sheet(ctx, raster, rows, dot))
                    .collect()
            });
            self.large = Some((asked, sheets));
        }
        self.large
            .as_ref()
            .map_or(&[], |(_, sheets)| sheets.as_slice())
    }

    fn dots(&mut self, options: &UiOptions) -> Option<&(SlipRaster, Vec<usize>)> {
        let slip = self.slip.as_ref()?;
        Some(self.raster.get_or_insert_with(|| {
            // Kept no longer than needed: it holds all fonts once more.
            SlipRenderer::new(PaperWidth::Wide).render_unnumbered(slip, &imprint(options))
        }))
    }
}

fn imprint(options: &UiOptions) -> Imprint {
    Imprint {
        store: options.store.clone(),
        kiosk: options.kiosk.clone(),
        time_zone: options.time_zone.clone(),
        office: options.office.clone(),
        receipt: 0,
        record: None,
    }
}

/// First row and row after the last of a column.
type Rows = (usize, usize);

/// The slip in so many columns, and how large a dot can be.
fn arrange(raster: &SlipRaster, tops: &[usize], (room, count): (Vec2, usize)) -> (Vec<Rows>, f32) {
    let columns = cut(raster.height(), tops, count);
    let tall = columns.iter().map(|(from, to)| to - from).max();
    let gaps = GAP * (real(count) - 1.0);
    let across = (room.x - gaps) / (real(count) * real(raster.width()));
    let down = room.y / real(tall.unwrap_or(1).max(1));
    (columns, across.min(down).min(DOT_MOST))
}

/// Cuts the slip into columns of about equal height, between its blocks.
fn cut(height: usize, tops: &[usize], count: usize) -> Vec<Rows> {
    let mut from = 0;
    let mut columns = Vec::new();
    for index in 1..count {
        let wanted = height * index / count;
        let inside = tops.iter().filter(|top| (from + 1..height).contains(*top));
        let Some(at) = inside.min_by_key(|top| top.abs_diff(wanted)) else {
            break;
        };
        columns.push((from, *at));
        from = *at;
    }
    columns.push((from, height));
    columns
}

/// Some rows of the slip at the pixels of the screen.
fn sheet(ctx: &Context, raster: &SlipRaster, (from, to): Rows, dot: f32) -> Sheet {
    let pixels_per_point = ctx.pixels_per_point();
    let scale = dot * pixels_per_point;
    let image = resample(raster, (from, to), scale);
    let [width, height] = image.size;
    let size = vec2(real(width), real(height)) / pixels_per_point;
    // Each pixel is one of the screen's: nothing is to be smoothed again.
    let texture = ctx.load_texture("slip", image, TextureOptions::NEAREST);
    Sheet { texture, size }
}

/// Grey by how much of a pixel is black: sharp at any scale.
fn resample(raster: &SlipRaster, (from, to): Rows, scale: f32) -> ColorImage {
    let width = whole(real(raster.width()) * scale).max(1);
    let height = whole(real(to - from) * scale).max(1);
    let across = spans(width, raster.width());
    let down = spans(height, to - from);
    let mut pixels = Vec::with_capacity(width * height);
    let mut line = vec![0.0_f32; raster.width()];
    for rows in &down {
        line.fill(0.0);
        for (row, part) in rows {
            for (x, ink) in line.iter_mut().enumerate() {
                if raster.is_black(x, from + row) {
                    *ink += part;
                }
            }
        }
        for columns in &across {
            let ink: f32 = columns
                .iter()
                .filter_map(|(x, part)| line.get(*x).map(|ink| ink * part))
                .sum();
            pixels.push(Color32::from_gray(byte(255.0 * (1.0 - ink))));
        }
    }
    ColorImage::new([width, height], pixels)
}

/// Which of `many` old places each of `count` new ones covers, and by how much: sums to one.
fn spans(count: usize, many: usize) -> Vec<Vec<(usize, f32)>> {
    let step = real(many) / real(count);
    (0..count)
        .map(|index| {
            let (start, end) = (real(index) * step, (real(index) + 1.0) * step);
            (whole_below(start)..many)
                .map(|place| {
                    let (left, right) = (real(place).max(start), (real(place) + 1.0).min(end));
                    (place, (right - left) / step)
                })
                .take_while(|(_, part)| *part > 0.0)
                .collect()
        })
        .collect()
}

#[expect(clippy::cast_precision_loss, reason = "dots of a slip")]
const fn real(count: usize) -> f32 {
    count as f32
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "dots of a slip"
)]
fn whole(length: f32) -> usize {
    length.round().max(0.0) as usize
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "dots of a slip"
)]
fn whole_below(length: f32) -> usize {
    length.floor().max(0.0) as usize
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "clamped to a byte"
)]
fn byte(value: f32) -> u8 {
    value.clamp(0.0, 255.0).round() as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Black lines of ten rows, ten blank rows between them; two lines are a block.
    fn tops(count: usize) -> Vec<usize> {
        (0..count * 20).step_by(40).collect()
    }

    fn lines(count: usize) -> SlipRaster {
        let mut raster = SlipRaster::new(40, count * 20);
        for y in (0..count * 20).filter(|y| y % 20 < 10) {
            for x in 0..40 {
                raster.blacken(x, y);
            }
        }
        raster
    }

    #[test]
    fn a_slip_is_cut_between_its_blocks_and_loses_none() {
        let height = 620;
        for count in 1..=3 {
            let columns = cut(height, &tops(31), count);
            assert_eq!(columns.len(), count);
            let ends = columns.iter().map(|(_, to)| *to);
            let starts = columns.iter().skip(1).map(|(from, _)| *from);
            for (end, start) in ends.zip(starts) {
                assert_eq!(end, start);
                assert_eq!(start % 40, 0, "cut through a block at {start}");
            }
            assert_eq!(columns.last().unwrap().1, height);
            let tall = columns.iter().map(|(from, to)| to - from);
            assert!(tall.max().unwrap() <= height / count + 40);
        }
        assert_eq!(cut(height, &[0], 2), [(0, height)]);
    }

    #[test]
    fn a_low_room_shows_larger_dots_in_two_columns_than_in_one() {
        let raster = lines(40);
        let room = vec2(400.0, 420.0);
        let (one, small) = arrange(&raster, &tops(40), (room, 1));
        let (two, large) = arrange(&raster, &tops(40), (room, 2));
        assert_eq!((one.len(), two.len()), (1, 2));
        assert!(large > 1.5 * small, "{small} {large}");
    }

    #[test]
    fn a_picture_has_as_much_ink_as_the_dots_at_any_scale() {
        let raster = lines(10);
        for scale in [0.37, 1.0, 1.25] {
            let image = resample(&raster, (0, 200), scale);
            let white: f32 = image.pixels.iter().map(|p| f32::from(p.r()) / 255.0).sum();
            let share = white / real(image.pixels.len());
            assert!((share - 0.5).abs() < 0.02, "{scale}: {share}");
        }
    }
}
