//! Screen, touch panel, speaker: what the machine sees without a window.

use super::{Bench, Check, Section, SectionId, edid, machine};
use crate::config::Config;
use egui::{Context, RawInput};
use pin_kiosk_core::language::Language;
use pin_kiosk_ui::fonts::{self, Weight};

const IN_TECHNICIAN_MODE: &str = "needs a person in front of the screen: technician mode";

/// A size that is off by more than this is seen, in percent.
const DENSITY_PERCENT: u32 = 15;

pub(super) fn look(bench: &Bench<'_>) -> Section {
    let mut section = Section::new(SectionId::Screen);
    let displays = machine::displays(bench.root);
    section.check(if displays.is_empty() {
        Check::fail(
            "display",
            "no connected display is seen",
            "check the display's cable and power; a display the graphics driver does not report \
             is not seen here",
        )
    } else {
        Check::pass("display", displays.join(", "))
    });
    section.fact("displays", displays);
    let panels = machine::touch_panels(bench.root);
    section.check(if panels.is_empty() {
        Check::fail(
            "touch-panel",
            "no touch panel is seen",
            "check the panel's own (USB) cable",
        )
    } else {
        Check::pass("touch-panel", panels.join(", "))
    });
    section.fact("touch_panels", panels);
    let cards = machine::sound_cards(bench.root);
    section.check(if cards.is_empty() {
        Check::fail(
            "sound-card",
            "no sound card is seen",
            "without sound a resident may forget her card: check the speaker's cable and driver",
        )
    } else {
        Check::pass("sound-card", cards.join(", "))
    });
    section.fact("sound_cards", cards);
    match bench.config {
        Ok(config) => {
            section.fact("configured_dots_per_inch", config.ui.dpi);
            section.check(density(config, &machine::measured_displays(bench.root)));
            section.check(complete(config));
        }
        Err(_problems) => {
            for id in ["density", "fonts"] {
                section.check(Check::not_tested(id, "no configuration"));
            }
        }
    }
    for id in ["touch", "pixels", "speaker"] {
        section.check(Check::not_tested(id, IN_TECHNICIAN_MODE));
    }
    section
}

/// Whether keys and letters come out at the size they are meant to have.
fn density(config: &Config, displays: &[edid::Display]) -> Check {
    let id = "density";
    let configured = config.ui.dpi;
    let Some(display) = displays.first() else {
        return Check::not_tested(id, "no display tells its size");
    };
    let dpi = display.dots_per_inch();
    if dpi.abs_diff(configured).saturating_mul(100) <= configured.saturating_mul(DENSITY_PERCENT) {
        return Check::pass(id, format!("{display}, {dpi} dots per inch"));
    }
    Check::fail(
        id,
        format!("{display}, {dpi} dots per inch, and {configured} are configured"),
        format!(
            "keys and letters are too {}: set `ui.dpi` ({}) to {dpi}",
            if dpi > configured { "small" } else { "large" },
            config.place("ui.dpi")
        ),
    )
}

/// Whether the fonts have every character of the languages' names and of what the configuration
/// shows to residents. The program's own sentences are complete by test.
fn complete(config: &Config) -> Check {
    let ctx = Context::default();
    fonts::install(&ctx);
    ctx.begin_pass(RawInput::default());
    let office = &config.office;
    let configured = [
        &config.kiosk.store,
        &office.name,
        &office.address,
        &office.telephone,
        &office.hours,
    ];
    let shown = configured
        .into_iter()
        .map(|text| (Language::Japanese, text.as_str()))
        .chain(config.ui.languages.iter().map(|one| (*one, one.own_name())));
    let mut missing: Vec<char> = Vec::new();
    for (language, text) in shown {
        for weight in [Weight::Regular, Weight::Bold] {
            let font = fonts::font(language, weight, 20.0);
            ctx.fonts_mut(|fonts| {
                missing.extend(text.chars().filter(|one| !fonts.has_glyph(&font, *one)));
            });
        }
    }
    // No window shows this context: nobody wants its textures.
    ctx.end_pass().textures_delta.clear();
    missing.sort_unstable();
    missing.dedup();
    if missing.is_empty() {
        return Check::pass(
            "fonts",
            "every character that the configuration shows is there",
        );
    }
    let missing: Vec<String> = missing
        .iter()
        .map(|one| format!("U+{:04X}", u32::from(*one)))
        .collect();
    Check::fail(
        "fonts",
        format!("no font has {}", missing.join(", ")),
        format!(
            "write `kiosk.store` ({}) and `[office]` ({}) with other characters, such as kana",
            config.place("kiosk.store"),
            config.place("office")
        ),
    )
}
