//! The window's content.

pub(crate) mod chrome;
mod keys;

use crate::canvas::{Canvas, Presses};
use crate::fonts;
use crate::geometry::{Frame, Wants};
use crate::layout_log::LayoutLog;
use crate::options::UiOptions;
use crate::peek::Peek;
use crate::screens;
use crate::slip_picture::SlipPicture;
use crate::technician::{self, Page, TechnicianInput, TechnicianPage, TechnicianView, WayIn};
use crate::theme::{Contrast, TextSize, UNIT_DPI, motion};
use egui::{Color32, Id, Rect, Ui};
use pin_kiosk_core::input::Action;
use pin_kiosk_core::language::Language;
use pin_kiosk_core::view::{Screen, View};
use std::mem::Discriminant;

/// What lies over the view by the resident's own wish.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
pub(crate) enum Panel {
    /// Nothing.
    #[default]
    None,
    /// The languages.
    Languages,
    /// Telephone, hours, what this step needs, settings.
    Help,
    /// The slip, large.
    Slip,
}

/// What the resident has set for herself.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
struct Settings {
    size: TextSize,
    contrast: Contrast,
    lower: bool,
}

/// Draws screens and turns what is pressed into actions.
#[derive(Debug)]
pub struct Kiosk {
    options: UiOptions,
    settings: Settings,
    panel: Panel,
    presses: Presses,
    log: LayoutLog,
    slip: SlipPicture,
    peek: Option<Box<dyn Peek>>,
    /// What was typed is shown.
    held: bool,
    /// The window is cleared to paper before each frame.
    on_paper: bool,
    shown: Option<Shown>,
    /// Counts what was shown, overlays included.
    view_number: u64,
    way_in: WayIn,
    /// A technician has asked for the passcode.
    called: bool,
    /// What lies over the technician's board.
    page: Page,
    /// What a technician was shown in the frame before.
    technician_shown: Option<(bool, u8)>,
}

/// What was shown in the frame before.
#[derive(Clone, Copy, Debug)]
struct Shown {
    what: Shape,
    since: f64,
}

/// What makes one face of the screen another: not the characters typed, not the seconds left.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
struct Shape {
    view: Discriminant<View>,
    warned: bool,
    idle: bool,
    panel: Panel,
}

impl Shape {
    fn of(screen: &Screen, panel: Panel) -> Self {
        let warned = matches!(
            screen.view,
            View::EnterUserAuthPin {
                last_try_warning: true,
                ..
            } | View::EnterCurrentPassword {
                last_try_warning: true,
                ..
            }
        );
        Self {
            view: std::mem::discriminant(&screen.view),
            warned,
            idle: screen.idle_warning.is_some(),
            panel,
        }
    }
}

impl Kiosk {
    /// Prepares the context: fonts, true sizes, and presses that count however long they last.
    #[must_use]
    pub fn new(ctx: &egui::Context, options: UiOptions) -> Self {
        fonts::install(ctx);
        ctx.set_pixels_per_point(options.dpi / UNIT_DPI);
        ctx.options_mut(|all| {
            all.input_options.max_click_duration = 60.0;
            all.input_options.max_click_dist = 40.0;
            all.zoom_with_keyboard = false;
        });
        Self {
            options,
            settings: Settings::default(),
            panel: Panel::None,
            presses: Presses::default(),
            log: LayoutLog::default(),
            slip: SlipPicture::default(),
            peek: None,
            held: false,
            on_paper: false,
            shown: None,
            view_number: 0,
            way_in: WayIn::default(),
            called: false,
            page: Page::default(),
            technician_shown: None,
        }
    }

    /// Lets what is typed be seen while a button is held; without it there is no such button.
    #[must_use]
    pub fn with_peek(mut self, peek: Box<dyn Peek>) -> Self {
        self.peek = Some(peek);
        self
    }

    /// Shows the screens of another configuration from now on.
    pub fn set_options(&mut self, ctx: &egui::Context, options: UiOptions) {
        ctx.set_pixels_per_point(options.dpi / UNIT_DPI);
        self.options = options;
    }

    /// For a window that is cleared to [`Self::paper`] before each frame: the ground is not painted
    /// once more, which on software GL is most of the pixels of a frame.
    #[must_use]
    pub fn on_paper(mut self) -> Self {
        self.on_paper = true;
        self
    }

    /// The colour of the ground.
    #[must_use]
    pub fn paper(&self) -> Color32 {
        self.settings.contrast.colors().paper
    }

    /// Forgets what the resident set: text size, contrast, place of the controls.
    pub fn reset_for_next_resident(&mut self) {
        self.settings = Settings::default();
        self.panel = Panel::None;
        self.presses.clear();
    }

    /// The text size set now.
    #[must_use]
    pub fn text_size(&self) -> TextSize {
        self.settings.size
    }

    /// Sets the text size, as the button in the header does.
    pub fn set_text_size(&mut self, size: TextSize) {
        self.settings.size = size;
    }

    /// The theme set now.
    #[must_use]
    pub fn contrast(&self) -> Contrast {
        self.settings.contrast
    }

    /// Sets the theme, as the button in the header does.
    pub fn set_contrast(&mut self, contrast: Contrast) {
        self.settings.contrast = contrast;
    }

    /// Brings all that is pressed into the reach of a wheelchair user, or puts it back.
    pub fn set_controls_lower(&mut self, lower: bool) {
        self.settings.lower = lower;
    }

    /// Opens the help panel, as the button in the footer does.
    pub fn open_help(&mut self) {
        self.panel = Panel::Help;
    }

    /// Opens the languages, as the button in the header does.
    pub fn open_languages(&mut self) {
        self.panel = Panel::Languages;
    }

    /// Shows the slip, as the button beside the printing does.
    pub fn open_slip(&mut self) {
        self.panel = Panel::Slip;
    }

    /// What the last frame laid out where.
    #[must_use]
    pub fn layout_log(&self) -> &LayoutLog {
        &self.log
    }

    /// Draws the screen over the whole of `ui`; what was pressed is added to `out`.
    ///
    /// `now_seconds` is any clock that does not jump; it only moves pictures and tells double taps.
    pub fn show(&mut self, ui: &mut Ui, screen: &Screen, now_seconds: f64, out: &mut Vec<Action>) {
        let age = self.notice_change(ui, screen, now_seconds);
        self.presses
            .forget_old(now_seconds, self.options.second_strike);
        self.log = LayoutLog::default();
        self.slip.offer(screen.slip.as_ref());
        let overlaid = screen.idle_warning.is_some() || self.panel != Panel::None;
        let area = ui.max_rect();
        let wants = Wants {
            banner: self.options.simulation,
            steps: screens::step(&screen.view).is_some(),
            footer: screens::has_footer(screen),
        };
        let mut wishes = Wishes::default();
        let mut canvas = Canvas {
            frame: Frame::new(area, wants, self.settings.lower),
            contrast: self.settings.contrast,
            size: self.settings.size,
            language: screen.language,
            now: now_seconds,
            age,
            live: !overlaid,
            overlay: false,
            salt: Id::unique((self.view_number, "view")),
            presses: &mut self.presses,
            log: &mut self.log,
            out,
            labels: 0,
            view_number: self.view_number,
            slip: &mut self.slip,
            peek: self.peek.as_deref(),
            shows: false,
            wanted: None,
            options: &self.options,
            ui,
        };
        if !self.on_paper {
            canvas.rect(area, 0.0, canvas.colors().paper);
        }
        if !overlaid {
            keys::typed(&mut canvas, screen);
        }
        screens::body(&mut canvas, screen, &mut wishes);
        chrome::footer(&mut canvas, screen, &mut wishes);
        chrome::header(&mut canvas, screen, &mut wishes);
        chrome::banner(&mut canvas);
        if overlaid {
            canvas.overlay = true;
            canvas.live = true;
            canvas.salt = Id::unique((self.view_number, "overlay"));
            let scrim = canvas.colors().scrim;
            canvas.rect(area, 0.0, scrim);
            screens::overlay(&mut canvas, screen, self.panel, &mut wishes);
        }
        let (header, idle) = (canvas.frame.header, is_idle(&screen.view));
        fade(&canvas, area, age);
        wishes.panel = canvas.wanted.or(wishes.panel);
        let shows = canvas.shows;
        self.hold(shows);
        self.grant(&wishes, ui);
        self.technician_shown = None;
        if self.options.technician && idle {
            self.called |= self.way_in.called(ui, header, now_seconds);
        }
    }

    /// Whether a technician has asked for the passcode since this was asked last: he held the sign at
    /// the top left, or struck F12, while nobody was served.
    pub fn technician_called(&mut self) -> bool {
        std::mem::take(&mut self.called)
    }

    /// Opens a page over the technician's board, as its button does.
    pub fn open_technician_page(&mut self, page: TechnicianPage) {
        self.page = page.into();
    }

    /// Draws what a technician sees over the whole of `ui`; what was done is added to `out`.
    pub fn show_technician(
        &mut self,
        ui: &mut Ui,
        view: &TechnicianView,
        now_seconds: f64,
        out: &mut Vec<TechnicianInput>,
    ) {
        let board = matches!(view, TechnicianView::Board(_));
        if !board {
            self.page = Page::Board;
        }
        let shape = (board, self.page.shape());
        if self.technician_shown != Some(shape) {
            if self
                .technician_shown
                .is_none_or(|(before, _)| before != board)
            {
                self.reset_for_next_resident();
            }
            self.technician_shown = Some(shape);
            self.shown = None;
            self.view_number = self.view_number.wrapping_add(1);
            self.presses.view_changed();
            ui.ctx().request_repaint();
        }
        self.presses
            .forget_old(now_seconds, self.options.second_strike);
        self.log = LayoutLog::default();
        let area = ui.max_rect();
        let wants = Wants {
            banner: self.options.simulation,
            steps: false,
            footer: false,
        };
        let mut actions = Vec::new();
        let mut canvas = Canvas {
            frame: Frame::new(area, wants, false),
            contrast: Contrast::Light,
            size: TextSize::Standard,
            language: Language::English,
            now: now_seconds,
            age: f64::INFINITY,
            live: true,
            overlay: false,
            salt: Id::unique((self.view_number, "technician")),
            presses: &mut self.presses,
            log: &mut self.log,
            out: &mut actions,
            labels: 0,
            view_number: self.view_number,
            slip: &mut self.slip,
            peek: None,
            shows: false,
            wanted: None,
            options: &self.options,
            ui,
        };
        canvas.rect(area, 0.0, canvas.colors().paper);
        technician::show(&mut canvas, view, &mut self.page, out);
        chrome::banner(&mut canvas);
    }

    /// Notes what is shown; gives its age in seconds.
    fn notice_change(&mut self, ui: &Ui, screen: &Screen, now: f64) -> f64 {
        if screen.idle_warning.is_some() || matches!(screen.view, View::TakeCard { .. }) {
            self.panel = Panel::None;
        }
        let what = Shape::of(screen, self.panel);
        match self.shown {
            Some(shown) if shown.what == what => (now - shown.since).max(0.0),
            before => {
                // Help is about the view it was opened on.
                if before.is_some_and(|before| before.what.view != what.view) {
                    self.panel = Panel::None;
                }
                let what = Shape::of(screen, self.panel);
                self.shown = Some(Shown { what, since: now });
                self.view_number = self.view_number.wrapping_add(1);
                self.presses.view_changed();
                ui.ctx().request_repaint();
                0.0
            }
        }
    }

    /// Tells the session when the button that shows what was typed goes down or up.
    fn hold(&mut self, shows: bool) {
        if let Some(peek) = &self.peek
            && shows != self.held
        {
            if shows {
                peek.hold();
            } else {
                peek.let_go();
            }
        }
        self.held = shows;
    }

    fn grant(&mut self, wishes: &Wishes, ui: &Ui) {
        let before = (self.settings, self.panel);
        if wishes.next_size {
            self.settings.size = self.settings.size.next();
        }
        if wishes.contrast {
            self.settings.contrast = match self.settings.contrast {
                Contrast::Light => Contrast::High,
                Contrast::High => Contrast::Light,
            };
        }
        if wishes.lower {
            self.settings.lower = !self.settings.lower;
        }
        if let Some(panel) = wishes.panel {
            self.panel = panel;
        }
        if (self.settings, self.panel) != before {
            ui.ctx().request_repaint();
        }
    }
}

/// Whether nobody is being served.
const fn is_idle(view: &View) -> bool {
    matches!(view, View::Attract | View::Closed { .. })
}

/// What was pressed that concerns the presentation alone.
#[derive(Debug, Default)]
pub(crate) struct Wishes {
    pub(crate) next_size: bool,
    pub(crate) contrast: bool,
    pub(crate) lower: bool,
    pub(crate) panel: Option<Panel>,
}

/// A new view comes out of the paper within 0.12 s.
fn fade(c: &Canvas<'_>, area: Rect, age: f64) {
    if c.options.reduced_motion || age >= f64::from(motion::VIEW) {
        return;
    }
    let part = (age / f64::from(motion::VIEW)).clamp(0.0, 1.0);
    #[expect(clippy::cast_possible_truncation, reason = "between 0 and 1")]
    let left = 1.0 - part as f32;
    let veil: Color32 = c.colors().paper.gamma_multiply(left);
    c.rect(area, 0.0, veil);
    c.ui.ctx().request_repaint();
}
