//! Screen, touch panel, speaker: what the machine sees without a window.

use super::{Bench, Check, Section, SectionId, machine};

const IN_TECHNICIAN_MODE: &str = "needs a person in front of the screen: technician mode";

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
    if let Ok(config) = bench.config {
        section.fact("configured_dots_per_inch", config.ui.dpi);
    }
    for id in ["touch", "pixels", "speaker"] {
        section.check(Check::not_tested(id, IN_TECHNICIAN_MODE));
    }
    section
}
