//! Pictures of a chosen set of views, at a quarter of their size and in few colours, against those
//! in `tests/snapshots/`.
//!
//! A changed view fails and leaves its new picture in `target/snapshots/`. Look at it; when it is
//! meant, take all new pictures over with
//!
//! ```text
//! UPDATE_SNAPSHOTS=1 cargo test -p pin-kiosk-ui --test snapshots
//! ```

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "helpers of a test; bytes of pictures"
)]

#[path = "../examples/gallery/desk.rs"]
#[expect(dead_code, reason = "the technician has tests of his own")]
mod desk;
#[path = "../examples/gallery/raster.rs"]
#[expect(dead_code, reason = "the gallery writes larger pictures")]
mod raster;
#[path = "../examples/gallery/studio.rs"]
#[expect(dead_code, reason = "other tests measure and listen")]
mod studio;
#[path = "../examples/gallery/views.rs"]
mod views;

use pin_kiosk_core::language::Language::{
    self, ChineseSimplified, ChineseTraditional, EasyJapanese, English, Indonesian, Japanese,
    Korean, Nepali, Portuguese, Spanish, Tagalog, Thai, Vietnamese,
};
use pin_kiosk_ui::theme::Contrast::{self, High, Light};
use pin_kiosk_ui::theme::TextSize::{self, Largest, Standard};
use raster::Image;
use std::fs::{self, File};
use std::io::{BufReader, BufWriter};
use std::path::{Path, PathBuf};
use studio::{DISPLAYS, Setting, Studio};

/// Pixels of the screen to one of the picture, each way.
const COARSER: usize = 4;
/// Lightness is kept in steps of this many of 256.
const STEP: f32 = 17.0;
/// Part of the pixels that may differ: another machine's sums can round another way.
const DIFFERENT_MOST: f32 = 0.0005;

type Chosen = (&'static str, Language, TextSize, Contrast);

const PORTRAIT: [Chosen; 10] = [
    ("attract", Japanese, Standard, Light),
    ("choose-password", English, Standard, High),
    ("place-card", Thai, Standard, Light),
    ("choose-procedure", EasyJapanese, Standard, Light),
    ("enter-user-auth-pin-wrong", Korean, Standard, Light),
    ("enter-new-password-held", Japanese, Standard, Light),
    ("done", Japanese, Standard, Light),
    ("slip-referral", English, Standard, Light),
    ("referral-k-125", Nepali, Standard, Light),
    ("enter-new-password-run", Spanish, Largest, Light),
];

const LANDSCAPE: [Chosen; 6] = [
    ("attract", English, Standard, Light),
    ("enter-new-password-run", English, Standard, Light),
    ("done-paper-out", ChineseTraditional, Standard, Light),
    ("referral-k-121", Portuguese, Standard, High),
    ("idle-warning", Indonesian, Standard, Light),
    ("slip-referral-paper-out", Japanese, Standard, Light),
];

const SMALL: [Chosen; 4] = [
    ("choose-password", Tagalog, Standard, Light),
    ("enter-new-password-good", English, Largest, Light),
    ("notice", ChineseSimplified, Standard, Light),
    ("fraud-question", Vietnamese, Standard, High),
];

fn check(display: usize, chosen: &[Chosen]) {
    let display = DISPLAYS[display];
    let mut studio = Studio::new(display, false);
    let update = std::env::var_os("UPDATE_SNAPSHOTS").is_some();
    let mut changed = Vec::new();
    for (name, language, size, contrast) in chosen {
        let scenes = views::all();
        let scene = scenes.iter().find(|scene| scene.name == *name).unwrap();
        let setting = Setting {
            language: *language,
            size: *size,
            contrast: *contrast,
            lower: false,
        };
        let picture = coarse(&studio.draw(scene, setting).unwrap());
        let file = format!("{name}-{}-{}.png", language.code(), display.name);
        let known = folder("tests/snapshots").join(&file);
        if update {
            write(&picture, &known);
            continue;
        }
        let part = read(&known).map_or(1.0, |known| difference(&picture, &known));
        if part > DIFFERENT_MOST {
            write(&picture, &folder("../target/snapshots").join(&file));
            changed.push(format!("{file}: {:.2} % of the pixels", part * 100.0));
        }
    }
    assert!(
        changed.is_empty(),
        "changed, see target/snapshots:\n{}",
        changed.join("\n")
    );
}

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// A small picture: width, height, three bytes a pixel.
struct Small {
    width: usize,
    height: usize,
    bytes: Vec<u8>,
}

fn coarse(image: &Image) -> Small {
    let (width, height) = (image.width / COARSER, image.height / COARSER);
    let mut bytes = Vec::with_capacity(width * height * 3);
    for y in 0..height {
        for x in 0..width {
            for part in 0..3 {
                let sum: f32 = (0..COARSER * COARSER)
                    .map(|i| {
                        let (row, column) = (y * COARSER + i / COARSER, x * COARSER + i % COARSER);
                        image.pixels[row * image.width + column][part]
                    })
                    .sum();
                let mean = sum / (COARSER * COARSER) as f32;
                bytes.push(((mean / STEP).round() * STEP) as u8);
            }
        }
    }
    Small {
        width,
        height,
        bytes,
    }
}

/// Part of the pixels that differ by more than one step.
fn difference(one: &Small, other: &Small) -> f32 {
    if (one.width, one.height) != (other.width, other.height) {
        return 1.0;
    }
    let pairs = one.bytes.chunks_exact(3).zip(other.bytes.chunks_exact(3));
    let different = pairs.filter(|(a, b)| {
        a.iter()
            .zip(*b)
            .any(|(a, b)| f32::from(a.abs_diff(*b)) > STEP)
    });
    different.count() as f32 / (one.width * one.height) as f32
}

fn write(picture: &Small, path: &Path) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    let file = BufWriter::new(File::create(path).unwrap());
    let (width, height) = (picture.width as u32, picture.height as u32);
    let mut encoder = png::Encoder::new(file, width, height);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_compression(png::Compression::High);
    let mut writer = encoder.write_header().unwrap();
    writer.write_image_data(&picture.bytes).unwrap();
}

fn read(path: &Path) -> Option<Small> {
    File::open(path).ok().map(decoded)
}

fn decoded(file: File) -> Small {
    let mut reader = png::Decoder::new(BufReader::new(file)).read_info().unwrap();
    let mut bytes = vec![0; reader.output_buffer_size().unwrap()];
    let info = reader.next_frame(&mut bytes).unwrap();
    Small {
        width: info.width as usize,
        height: info.height as usize,
        bytes,
    }
}

#[test]
fn portrait_views_look_as_they_did() {
    check(0, &PORTRAIT);
}

#[test]
fn landscape_views_look_as_they_did() {
    check(1, &LANDSCAPE);
}

#[test]
fn views_on_the_small_screen_look_as_they_did() {
    check(2, &SMALL);
}
