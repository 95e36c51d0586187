//! One kiosk on one screen, drawn without a display.

use crate::desk::Desk;
use crate::raster::{Image, Raster};
use crate::views::{Over, Scene};
use egui::accesskit::{Node, TreeUpdate};
use egui::{Context, Event, Modifiers, PointerButton, Pos2, RawInput, Rect, vec2};
use pin_kiosk_core::language::Language;
use pin_kiosk_core::view::View;
use pin_kiosk_ui::layout_log::LayoutLog;
use pin_kiosk_ui::theme::{Contrast, TextSize, UNIT_DPI};
use pin_kiosk_ui::{Kiosk, Office, Peek, UiOptions};
use std::cell::Cell;
use std::rc::Rc;

/// A screen kiosks have.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Display {
    pub(crate) name: &'static str,
    pub(crate) pixels: (u16, u16),
    pub(crate) dpi: f32,
}

/// The three screens of the design.
pub(crate) const DISPLAYS: [Display; 3] = [
    Display {
        name: "portrait",
        pixels: (1080, 1920),
        dpi: 141.0,
    },
    Display {
        name: "landscape",
        pixels: (1280, 1024),
        dpi: 96.0,
    },
    Display {
        name: "small",
        pixels: (1024, 768),
        dpi: 85.0,
    },
];

/// How a scene is shown.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Setting {
    pub(crate) language: Language,
    pub(crate) size: TextSize,
    pub(crate) contrast: Contrast,
    pub(crate) lower: bool,
}

/// Draws scenes on one display.
pub(crate) struct Studio {
    ctx: Context,
    kiosk: Kiosk,
    raster: Raster,
    display: Display,
    /// Only digits are typed in the scene that is drawn.
    digits: Rc<Cell<bool>>,
    now: f64,
    /// What a screen reader was told last.
    spoken: Option<TreeUpdate>,
}

/// An office that is in no town.
pub(crate) fn office() -> Office {
    Office {
        name: "青空市役所 市民課".into(),
        address: "青空市中央1丁目1番1号".into(),
        telephone: "0000-00-0000".into(),
        hours: "月〜金 8:30〜17:15".into(),
    }
}

/// What is typed in the pictures: what must be told apart, and no password; four digits where only
/// digits can be typed.
#[derive(Debug)]
struct Example {
    digits: Rc<Cell<bool>>,
}

impl Peek for Example {
    fn hold(&self) {}

    fn let_go(&self) {}

    fn each(&self, draw: &mut dyn FnMut(usize, u8)) {
        let typed: &[u8] = if self.digits.get() {
            b"5038"
        } else {
            b"0O1IBQ8W"
        };
        for (place, character) in typed.iter().enumerate() {
            draw(place, *character);
        }
    }
}

impl Studio {
    pub(crate) fn new(display: Display, simulation: bool) -> Self {
        let ctx = Context::default();
        let options = UiOptions {
            dpi: display.dpi,
            office: office(),
            store: "青空スーパー 本店".into(),
            kiosk: "AOZORA-01".into(),
            opening_hours: "6:30〜23:00".into(),
            simulation,
            reduced_motion: true,
            ..UiOptions::default()
        };
        let digits = Rc::new(Cell::new(false));
        let example = Example {
            digits: Rc::clone(&digits),
        };
        let kiosk = Kiosk::new(&ctx, options).with_peek(Box::new(example));
        Self {
            ctx,
            kiosk,
            raster: Raster::default(),
            display,
            digits,
            now: 0.0,
            spoken: None,
        }
    }

    /// The screen in units.
    pub(crate) fn screen(&self) -> Rect {
        let scale = UNIT_DPI / self.display.dpi;
        let (width, height) = self.display.pixels;
        let size = vec2(f32::from(width), f32::from(height)) * scale;
        Rect::from_min_size(Pos2::ZERO, size)
    }

    /// Lays a scene out; gives what was laid out where.
    #[cfg_attr(not(test), expect(dead_code, reason = "the layout test measures"))]
    pub(crate) fn lay_out(&mut self, scene: &Scene, setting: Setting) -> &LayoutLog {
        // The first frame of all sets fonts and scale; a panel opens on the second.
        let first = self.now == 0.0;
        let count = if first || scene.over != Over::Nothing {
            2
        } else {
            1
        };
        self.frames(scene, setting, count, false);
        self.kiosk.layout_log()
    }

    /// Lays a scene out; gives what a screen reader is told of it, and what was laid out where.
    #[cfg_attr(not(test), expect(dead_code, reason = "a test listens"))]
    pub(crate) fn listen(&mut self, scene: &Scene, setting: Setting) -> (Vec<Node>, &LayoutLog) {
        self.ctx.enable_accesskit();
        self.frames(scene, setting, 3, false);
        let update = self.spoken.take();
        let nodes = update.map_or_else(Vec::new, |update| update.nodes);
        let nodes = nodes.into_iter().map(|(_, node)| node).collect();
        (nodes, self.kiosk.layout_log())
    }

    /// Draws a scene.
    pub(crate) fn draw(&mut self, scene: &Scene, setting: Setting) -> Option<Image> {
        self.frames(scene, setting, 3, true)
    }

    /// A finger comes down on the button that shows what was typed.
    fn hold(&self, language: Language) -> Vec<Event> {
        let name = pin_kiosk_ui::text::tr(language, "a11y-show-held");
        let targets = &self.kiosk.layout_log().targets;
        let place = targets.iter().find(|target| target.name == name);
        place
            .map(|target| target.rect.center())
            .into_iter()
            .flat_map(|pos| {
                let down = Event::PointerButton {
                    pos,
                    button: PointerButton::Primary,
                    pressed: true,
                    modifiers: Modifiers::default(),
                };
                [Event::PointerMoved(pos), down]
            })
            .collect()
    }

    /// Lays out what a technician sees.
    #[cfg_attr(not(test), expect(dead_code, reason = "the layout test measures"))]
    pub(crate) fn lay_out_technician(&mut self, scene: &Desk) -> &LayoutLog {
        self.technician(scene, false);
        self.kiosk.layout_log()
    }

    /// Draws what a technician sees.
    pub(crate) fn draw_technician(&mut self, scene: &Desk) -> Option<Image> {
        self.technician(scene, true)
    }

    fn technician(&mut self, scene: &Desk, paint: bool) -> Option<Image> {
        let mut image = None;
        for frame in 0..3 {
            if frame == 1 {
                self.kiosk.open_technician_page(scene.page);
            }
            // Less than the touch test's patience.
            self.now += 0.7;
            let view = scene.view.clone();
            let mut out = Vec::new();
            image = self.frame(Vec::new(), paint && frame == 2, |kiosk, ui, now| {
                kiosk.show_technician(ui, &view, now, &mut out);
            });
        }
        image
    }

    fn frames(&mut self, scene: &Scene, setting: Setting, count: u8, paint: bool) -> Option<Image> {
        self.kiosk.reset_for_next_resident();
        self.kiosk.set_text_size(setting.size);
        self.kiosk.set_contrast(setting.contrast);
        self.kiosk.set_controls_lower(setting.lower);
        let screen = scene.screen(setting.language);
        self.digits
            .set(matches!(screen.view, View::EnterUserAuthPin { .. }));
        let mut image = None;
        for frame in 0..count {
            if frame == 1 {
                match scene.over {
                    Over::Nothing | Over::Held => {}
                    Over::Help => self.kiosk.open_help(),
                    Over::Languages => self.kiosk.open_languages(),
                    Over::Slip => self.kiosk.open_slip(),
                }
            }
            self.now += 3.7;
            let events = if scene.over == Over::Held && frame == 1 {
                self.hold(setting.language)
            } else {
                Vec::new()
            };
            let mut out = Vec::new();
            let done = self.frame(events, paint && frame + 1 == count, |kiosk, ui, now| {
                kiosk.show(ui, &screen, now, &mut out);
            });
            image = done.or(image);
        }
        image
    }

    /// Runs one frame; gives its picture when it is wanted.
    fn frame(
        &mut self,
        events: Vec<Event>,
        paint: bool,
        show: impl FnOnce(&mut Kiosk, &mut egui::Ui, f64),
    ) -> Option<Image> {
        let input = RawInput {
            screen_rect: Some(self.screen()),
            time: Some(self.now),
            events,
            ..RawInput::default()
        };
        let (kiosk, now) = (&mut self.kiosk, self.now);
        let mut show = Some(show);
        let output = self.ctx.run_ui(input, |ui| {
            if let Some(show) = show.take() {
                show(kiosk, ui, now);
            }
        });
        self.spoken = output.platform_output.accesskit_update;
        self.raster.apply(output.textures_delta);
        if !paint {
            return None;
        }
        let scale = output.pixels_per_point;
        let primitives = self.ctx.tessellate(output.shapes, scale);
        let (width, height) = self.display.pixels;
        let size = (usize::from(width), usize::from(height));
        Some(self.raster.paint(&primitives, scale, size))
    }
}
