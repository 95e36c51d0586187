//! What a view draws on: colours, words, texts in boxes, and things that can be pressed.

mod press;
mod words;

pub(crate) use press::{Act, Presses, Target};

use crate::fonts::{self, Weight};
use crate::geometry::Frame;
use crate::kiosk::Panel;
use crate::layout_log::{LayoutLog, TargetEntry, TextEntry};
use crate::options::UiOptions;
use crate::peek::Peek;
use crate::slip_picture::SlipPicture;
use crate::theme::{Colors, Contrast, Kind, TextSize};
use crate::wrap;
use egui::text::{LayoutJob, TextFormat};
use egui::{
    Align, Align2, Color32, Context, CornerRadius, FontId, Galley, Id, Painter, Pos2, Rect, Sense,
    Stroke, StrokeKind, Ui, Vec2, WidgetInfo,
};
use pin_kiosk_core::input::Action;
use pin_kiosk_core::language::Language;
use std::sync::Arc;

/// How short of room a view is: 0 is not at all, each step gives up a little more.
pub(crate) type Squeeze = usize;

/// The last step: only what must be there, in the smallest allowed sizes.
pub(crate) const TIGHTEST: Squeeze = 8;

/// How much of a text is laid out.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Extent {
    /// All of it.
    Whole,
    /// Its beginning: the rest has no room.
    Cut,
}

/// How a text is set.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Style {
    pub(crate) size: f32,
    pub(crate) line: f32,
    pub(crate) bold: bool,
    pub(crate) balanced: bool,
    pub(crate) needed: bool,
    pub(crate) extent: Extent,
    pub(crate) color: Color32,
    pub(crate) language: Language,
}

/// Where one view is drawn.
pub(crate) struct Canvas<'a> {
    pub(crate) ui: &'a mut Ui,
    pub(crate) options: &'a UiOptions,
    pub(crate) frame: Frame,
    pub(crate) contrast: Contrast,
    pub(crate) size: TextSize,
    pub(crate) language: Language,
    pub(crate) now: f64,
    /// Seconds since the view changed.
    pub(crate) age: f64,
    /// Whether it reacts: a view under an overlay does not.
    pub(crate) live: bool,
    pub(crate) overlay: bool,
    /// Salt of all ids of this view, so that focus never jumps from one view into another.
    pub(crate) salt: Id,
    pub(crate) presses: &'a mut Presses,
    pub(crate) log: &'a mut LayoutLog,
    pub(crate) out: &'a mut Vec<Action>,
    pub(crate) labels: usize,
    /// Counts the changes of what is shown, overlays included.
    pub(crate) view_number: u64,
    /// The slip that the screen offers.
    pub(crate) slip: &'a mut SlipPicture,
    /// The way to what was typed.
    pub(crate) peek: Option<&'a dyn Peek>,
    /// Whether what was typed is shown in this frame.
    pub(crate) shows: bool,
    /// What a press wants laid over the view.
    pub(crate) wanted: Option<Panel>,
}

impl Canvas<'_> {
    pub(crate) fn colors(&self) -> &'static Colors {
        self.contrast.colors()
    }

    pub(crate) fn painter(&self) -> &Painter {
        self.ui.painter()
    }

    pub(crate) fn send(&mut self, action: Action) {
        self.out.push(action);
    }

    /// How much a picture or coloured panel may grow: on an upright screen what is given, on a wide
    /// one its whole column.
    pub(crate) const fn grows(&self, upright: f32) -> f32 {
        if self.frame.landscape {
            f32::INFINITY
        } else {
            upright
        }
    }

    /// Lays out a text in lines no wider than `width`.
    pub(crate) fn galley(&self, text: &str, style: Style, width: f32, align: Align) -> Arc<Galley> {
        self.galley_and_ends(text, style, width, align).0
    }

    /// Like [`Self::galley`], and tells whether no line ends inside a word.
    fn galley_and_ends(
        &self,
        text: &str,
        style: Style,
        width: f32,
        align: Align,
    ) -> (Arc<Galley>, bool) {
        let font = font_of(style);
        let ctx: &Context = self.ui.ctx();
        let shape = if style.balanced {
            wrap::Shape::Balanced
        } else {
            wrap::Shape::Full
        };
        let wrapped = wrap::wrapped(ctx, text, style.language, &font, width, shape);
        let mut job = LayoutJob::single_section(
            wrapped.text,
            TextFormat {
                font_id: font,
                line_height: Some((style.size * style.line).round()),
                color: style.color,
                ..TextFormat::default()
            },
        );
        job.wrap.max_width = f32::INFINITY;
        job.halign = align;
        let galley = ctx.fonts_mut(|fonts| fonts.layout_job(job));
        (galley, wrapped.whole_words)
    }

    /// Lays out a text of this kind: the largest allowed size whose words fit into the width, and
    /// are broken nowhere if one of the sizes can have that.
    pub(crate) fn text(
        &self,
        text: &str,
        kind: Kind,
        color: Color32,
        width: f32,
        squeeze: Squeeze,
    ) -> (Arc<Galley>, Style) {
        self.text_aligned(text, (kind, color, Align::LEFT), width, squeeze)
    }

    /// Like [`Self::text`], with the lines aligned.
    pub(crate) fn text_aligned(
        &self,
        text: &str,
        (kind, color, align): (Kind, Color32, Align),
        width: f32,
        squeeze: Squeeze,
    ) -> (Arc<Galley>, Style) {
        self.text_in(self.language, text, (kind, color, align), width, squeeze)
    }

    /// Like [`Self::text_aligned`], in a language that is not the view's.
    pub(crate) fn text_in(
        &self,
        language: Language,
        text: &str,
        (kind, color, align): (Kind, Color32, Align),
        width: f32,
        squeeze: Squeeze,
    ) -> (Arc<Galley>, Style) {
        let ladder = kind.ladder(self.size);
        let from = (squeeze / 2).min(ladder.len().saturating_sub(1));
        let (mut best, mut found_fitting) = (None, false);
        for size in ladder.iter().skip(from) {
            let style = style_sized((kind, color, language), squeeze, Some(*size));
            let (galley, whole_words) = self.galley_and_ends(text, style, width, align);
            let fits = galley.size().x <= width + 0.5;
            if fits && whole_words {
                return (galley, style);
            }
            // The largest that fits, or else the smallest there is.
            if !found_fitting {
                best = Some((galley, style));
                found_fitting = fits;
            }
        }
        best.unwrap_or_else(|| {
            let style = style_sized((kind, color, language), squeeze, None);
            (self.galley(text, style, width, align), style)
        })
    }

    /// The largest allowed size in which the text fits into a box.
    pub(crate) fn fit(
        &self,
        text: &str,
        (kind, color, align): (Kind, Color32, Align),
        room: Vec2,
    ) -> (Arc<Galley>, Style) {
        let mut best = None;
        for squeeze in [0, 2, 4, 6, TIGHTEST] {
            let (galley, style) = self.text_aligned(text, (kind, color, align), room.x, squeeze);
            let fits = galley.size().x <= room.x + 0.5 && galley.size().y <= room.y + 0.5;
            best = Some((galley, style));
            if fits {
                break;
            }
        }
        best.unwrap_or_else(|| self.text_aligned(text, (kind, color, align), room.x, 0))
    }

    /// Paints a laid-out text into a box and notes where it went. Says nothing to a screen reader.
    pub(crate) fn put(&mut self, (galley, style): &(Arc<Galley>, Style), bounds: Rect, at: Align2) {
        let size = galley.size();
        let rect = at.align_size_within_rect(size, bounds);
        let origin = Pos2::new(rect.left() - galley.rect.left(), rect.top());
        self.ui
            .painter()
            .galley(origin, Arc::clone(galley), style.color);
        self.log.texts.push(TextEntry {
            text: galley.text().to_owned(),
            size: style.size,
            text_size: self.size,
            rect,
            bounds,
            needed: style.needed,
            cut: style.extent == Extent::Cut,
            overlay: self.overlay,
        });
    }

    /// Like [`Self::put`], and says the text to a screen reader.
    pub(crate) fn say(&mut self, text: &(Arc<Galley>, Style), bounds: Rect, at: Align2) {
        let words = text.0.text().replace('\n', " ");
        self.put(text, bounds, at);
        self.label(bounds, egui::Role::Label, &words);
    }

    /// Names something that is only drawn, for a screen reader.
    pub(crate) fn label(&mut self, rect: Rect, role: egui::Role, words: &str) {
        if !self.live {
            return;
        }
        // Marks that only say where a line may break.
        let words = &words.replace(['\u{200B}', '\u{2060}'], "");
        self.labels = self.labels.saturating_add(1);
        let id = self.salt.with(("label", self.labels));
        let response = self.ui.interact(rect, id, Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(role, true, words));
        if role == egui::Role::Heading {
            // A screen reader reads the new question out by itself.
            self.ui.ctx().accesskit_node_builder(id, |node| {
                node.set_live(egui::accesskit::Live::Polite);
            });
        }
    }

    pub(crate) fn rect(&self, rect: Rect, radius: f32, fill: Color32) {
        self.painter().rect_filled(rect, corners(radius), fill);
    }

    pub(crate) fn edge(
        &self,
        rect: Rect,
        radius: f32,
        fill: Color32,
        (width, color): (f32, Color32),
    ) {
        self.painter().rect(
            rect,
            corners(radius),
            fill,
            Stroke::new(width, color),
            StrokeKind::Inside,
        );
    }

    pub(crate) fn note_target(&mut self, (id, name): (&str, &str), rect: Rect) {
        self.log.targets.push(TargetEntry {
            id: id.to_owned(),
            name: name.to_owned(),
            rect,
            overlay: self.overlay,
        });
    }

    /// Asks for another frame when something moves.
    pub(crate) fn repaint_in(&self, seconds: f64) {
        let wait = std::time::Duration::from_secs_f64(seconds.max(0.0));
        self.ui.ctx().request_repaint_after(wait);
    }

    /// Whether pictures may move.
    pub(crate) fn moving(&self) -> bool {
        !self.options.reduced_motion && self.live
    }
}

fn style_sized(
    (kind, color, language): (Kind, Color32, Language),
    squeeze: Squeeze,
    size: Option<f32>,
) -> Style {
    let (loose, tight) = kind.line();
    let script = if matches!(language, Language::Thai | Language::Nepali) {
        1.08
    } else {
        1.0
    };
    Style {
        size: size.unwrap_or(40.0),
        line: script * if squeeze >= 3 { tight } else { loose },
        bold: kind.bold(),
        balanced: kind != Kind::Body,
        needed: !matches!(kind, Kind::Caption | Kind::Header | Kind::Foot),
        extent: Extent::Whole,
        color,
        language,
    }
}

/// The font of a style.
pub(crate) fn font_of(style: Style) -> FontId {
    let weight = if style.bold {
        Weight::Bold
    } else {
        Weight::Regular
    };
    fonts::font(style.language, weight, style.size)
}

/// Corners of this radius.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "clamped to what a corner can be"
)]
pub(crate) fn corners(radius: f32) -> CornerRadius {
    CornerRadius::same(radius.clamp(0.0, 255.0).round() as u8)
}
