//! Renders views to PNG files without a display.
//!
//! ```text
//! cargo run -p pin-kiosk-ui --example gallery -- OUT [NAME=VALUE…]
//! ```
//!
//! Filters, each a comma-separated list: `view=` (a part of the name), `language=`, `screen=`
//! (portrait, landscape, small), `size=` (standard, large, largest), `theme=` (light, high),
//! `lower=yes`, `simulation=yes`. Without a filter, everything is rendered, in light and standard
//! only unless `size=all` or `theme=all`.

mod desk;
mod raster;
mod studio;
mod views;

use pin_kiosk_core::language::Language;
use pin_kiosk_ui::theme::{Contrast, TextSize};
use raster::Image;
use std::error::Error;
use std::fs::{self, File};
use std::io::BufWriter;
use std::path::{Path, PathBuf};
use studio::{DISPLAYS, Setting, Studio};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let folder = arguments
        .next()
        .map(PathBuf::from)
        .ok_or("name a folder for the pictures")?;
    let filter = Filter(arguments.collect());
    fs::create_dir_all(&folder)?;
    for display in DISPLAYS {
        if !filter.takes("screen", display.name) {
            continue;
        }
        let mut studio = Studio::new(display, filter.takes_only("simulation", "yes"));
        if filter.takes("language", "en") {
            technician(&mut studio, display.name, &filter, &folder)?;
        }
        for setting in settings(&filter) {
            for scene in views::all() {
                if !filter.has_part("view", &scene.name) {
                    continue;
                }
                if let Some(image) = studio.draw(&scene, setting) {
                    let name = format!(
                        "{}-{}-{}-{}-{}.png",
                        scene.name,
                        setting.language.code(),
                        display.name,
                        size_name(setting.size),
                        theme_name(setting.contrast)
                    );
                    save(&image, &folder.join(name))?;
                }
            }
        }
    }
    Ok(())
}

/// The technician's screens: in English, in one size, in light only.
fn technician(
    studio: &mut Studio,
    display: &str,
    filter: &Filter,
    folder: &Path,
) -> Result<(), Box<dyn Error>> {
    for scene in desk::all() {
        if !filter.has_part("view", scene.name) {
            continue;
        }
        if let Some(image) = studio.draw_technician(&scene) {
            save(
                &image,
                &folder.join(format!("{}-{display}.png", scene.name)),
            )?;
        }
    }
    Ok(())
}

fn settings(filter: &Filter) -> Vec<Setting> {
    let mut settings = Vec::new();
    for language in Language::ALL {
        for size in TextSize::ALL {
            for contrast in [Contrast::Light, Contrast::High] {
                let wanted = filter.takes("language", language.code())
                    && filter.takes_default("size", size_name(size), "standard")
                    && filter.takes_default("theme", theme_name(contrast), "light");
                if wanted {
                    settings.push(Setting {
                        language,
                        size,
                        contrast,
                        lower: filter.takes_only("lower", "yes"),
                    });
                }
            }
        }
    }
    settings
}

const fn size_name(size: TextSize) -> &'static str {
    match size {
        TextSize::Standard => "standard",
        TextSize::Large => "large",
        TextSize::Largest => "largest",
    }
}

const fn theme_name(contrast: Contrast) -> &'static str {
    match contrast {
        Contrast::Light => "light",
        Contrast::High => "high",
    }
}

/// What was asked for on the command line.
struct Filter(Vec<String>);

impl Filter {
    fn values(&self, name: &str) -> Option<Vec<&str>> {
        self.0
            .iter()
            .find_map(|argument| argument.strip_prefix(name)?.strip_prefix('='))
            .map(|values| values.split(',').collect())
    }

    fn takes(&self, name: &str, value: &str) -> bool {
        self.values(name)
            .is_none_or(|values| values.contains(&value))
    }

    fn takes_default(&self, name: &str, value: &str, default: &str) -> bool {
        self.values(name).map_or(value == default, |values| {
            values.contains(&value) || values.contains(&"all")
        })
    }

    fn takes_only(&self, name: &str, value: &str) -> bool {
        self.values(name)
            .is_some_and(|values| values.contains(&value))
    }

    fn has_part(&self, name: &str, value: &str) -> bool {
        self.values(name)
            .is_none_or(|values| values.iter().any(|part| value.contains(part)))
    }
}

fn save(image: &Image, path: &Path) -> Result<(), Box<dyn Error>> {
    let file = BufWriter::new(File::create(path)?);
    let mut encoder = png::Encoder::new(
        file,
        u32::try_from(image.width)?,
        u32::try_from(image.height)?,
    );
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.write_header()?.write_image_data(&image.bytes())?;
    Ok(())
}
