//! The window: shows the session's screen, sends what the resident does.

use crate::runtime::InputSender;
use crate::technician::{TechnicianLink, closed_for_technician};
use eframe::egui;
use pin_kiosk_core::input::{Action, Input};
use pin_kiosk_core::reveal::Reveal;
use pin_kiosk_core::view::{Screen, View};
use pin_kiosk_ui::technician::{TechnicianInput, TechnicianView};
use pin_kiosk_ui::{self as ui, Kiosk, UiOptions};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// What another configuration changes about all screens.
#[derive(Debug)]
struct Furnishing {
    ui: UiOptions,
    size: (u32, u32),
}

/// The screen to show, shared between the session's thread and the window's.
#[derive(Clone, Debug, Default)]
pub struct Shown(Arc<Mutex<Face>>);

#[derive(Debug, Default)]
struct Face {
    screen: Option<Screen>,
    furnishing: Option<Furnishing>,
    technician: Option<TechnicianView>,
    ctx: Option<egui::Context>,
    /// The program is to stop: the window closes.
    over: bool,
}

impl Shown {
    /// Puts up another screen and wakes the window.
    pub fn put(&self, screen: &Screen) {
        let mut face = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        face.screen = Some(screen.clone());
        if let Some(ctx) = &face.ctx {
            ctx.request_repaint();
        }
    }

    /// From now on the screens are those of another configuration, and the window is this large.
    pub fn furnish(&self, ui: UiOptions, size: (u32, u32)) {
        let mut face = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        face.furnishing = Some(Furnishing { ui, size });
        if let Some(ctx) = &face.ctx {
            ctx.request_repaint();
        }
    }

    /// Puts up what a technician sees, or takes it away.
    pub fn put_technician(&self, view: Option<TechnicianView>) {
        let mut face = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        face.technician = view;
        if let Some(ctx) = &face.ctx {
            ctx.request_repaint();
        }
    }

    /// What a technician sees over this screen. His board stands only where the session says that
    /// it is closed for him, the way to it only where nobody is served.
    fn technician(&self, screen: &Screen) -> Option<TechnicianView> {
        let face = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let view = face.technician.as_ref()?;
        let fits = match view {
            TechnicianView::Passcode(_) => is_idle(screen),
            TechnicianView::Board(_) => closed_for_technician(screen),
        };
        fits.then(|| view.clone())
    }

    /// Closes the window: the program is to stop.
    pub fn close(&self) {
        let mut face = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        face.over = true;
        if let Some(ctx) = &face.ctx {
            ctx.request_repaint();
        }
    }

    fn attach(&self, ctx: egui::Context) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).ctx = Some(ctx);
    }

    fn take_furnishing(&self) -> Option<Furnishing> {
        let mut face = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        face.furnishing.take()
    }

    fn look(&self) -> (Option<Screen>, bool) {
        let face = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        (face.screen.clone(), face.over)
    }
}

/// Whether nobody is being served.
const fn is_idle(screen: &Screen) -> bool {
    matches!(screen.view, View::Attract | View::Closed { .. })
}

/// A second window, for whoever acts on simulated parts.
pub trait Dock {
    /// Draws the dock beside this screen of the kiosk.
    fn show(&mut self, ui: &mut egui::Ui, screen: &Screen);
}

/// The way from the window to the session, and what is typed back to it while a button is held.
#[derive(Clone, Debug)]
pub struct Peek {
    reveal: Arc<Reveal>,
    inputs: InputSender,
}

impl Peek {
    /// Over what a running session shares.
    #[must_use]
    pub const fn new(reveal: Arc<Reveal>, inputs: InputSender) -> Self {
        Self { reveal, inputs }
    }
}

impl ui::Peek for Peek {
    fn hold(&self) {
        self.reveal.hold();
        self.inputs.reveal();
    }

    fn let_go(&self) {
        self.reveal.let_go();
    }

    fn each(&self, draw: &mut dyn FnMut(usize, u8)) {
        self.reveal.each(draw);
    }
}

/// How the window is opened.
pub struct WindowOptions {
    /// What the screens need to know of the configuration.
    pub ui: UiOptions,
    /// Size in pixels.
    pub size: (u32, u32),
    /// An ordinary window instead of the whole screen.
    pub windowed: bool,
    /// The developer's dock, if there is one.
    pub dock: Option<Box<dyn Dock>>,
    /// The technician's desk, if there is one.
    pub technician: Option<TechnicianLink>,
}

impl std::fmt::Debug for WindowOptions {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("WindowOptions")
            .field("size", &self.size)
            .finish_non_exhaustive()
    }
}

/// Size of the dock's window, in points.
const DOCK_SIZE: [f32; 2] = [640.0, 1000.0];

/// Opens the window and returns when it is closed.
///
/// # Errors
///
/// When there is no display, or the display has no OpenGL.
pub fn open(options: WindowOptions, shown: Shown, session: Peek) -> eframe::Result {
    let pixels_per_point = options.ui.dpi / pin_kiosk_ui::theme::UNIT_DPI;
    let viewport = egui::ViewportBuilder::default()
        .with_app_id("pin-kiosk")
        .with_title("pin-kiosk")
        .with_inner_size(pixels(options.size))
        .with_resizable(options.windowed)
        .with_decorations(options.windowed)
        // Without a window manager, full screen does nothing: the size says it as well.
        .with_fullscreen(!options.windowed);
    let native = eframe::NativeOptions {
        viewport,
        renderer: eframe::Renderer::Glow,
        // Nothing on the screens is a gradient, and software GL pays for it at each pixel.
        dithering: false,
        ..eframe::NativeOptions::default()
    };
    tracing::debug!(pixels_per_point, "window");
    eframe::run_native(
        "pin-kiosk",
        native,
        Box::new(move |creation| {
            shown.attach(creation.egui_ctx.clone());
            let inputs = session.inputs.clone();
            let kiosk = Kiosk::new(&creation.egui_ctx, options.ui)
                .with_peek(Box::new(session))
                .on_paper();
            Ok(Box::new(Window {
                kiosk,
                shown,
                inputs,
                size: options.size,
                in_session: false,
                actions: Vec::new(),
                deeds: Vec::new(),
                dock: options.dock,
                technician: options.technician,
            }))
        }),
    )
}

#[expect(
    clippy::cast_precision_loss,
    clippy::as_conversions,
    reason = "a few thousand pixels"
)]
const fn pixels(size: (u32, u32)) -> egui::Vec2 {
    egui::vec2(size.0 as f32, size.1 as f32)
}

struct Window {
    kiosk: Kiosk,
    shown: Shown,
    inputs: InputSender,
    size: (u32, u32),
    in_session: bool,
    actions: Vec<Action>,
    /// What a technician did.
    deeds: Vec<TechnicianInput>,
    dock: Option<Box<dyn Dock>>,
    technician: Option<TechnicianLink>,
}

impl Window {
    /// Shows what a technician sees, if there is one; nothing a resident could do leads anywhere
    /// then.
    fn show_technician(&mut self, ui: &mut egui::Ui, screen: &Screen, now: f64) -> bool {
        let Some(technician) = &self.technician else {
            return false;
        };
        let Some(view) = self.shown.technician(screen) else {
            return false;
        };
        self.kiosk.show_technician(ui, &view, now, &mut self.deeds);
        for deed in &mut self.deeds {
            // The slots keep what has passed through them: of a key nothing must stay.
            technician.send(std::mem::replace(deed, TechnicianInput::Touched));
        }
        self.deeds.clear();
        true
    }

    fn show_resident(&mut self, ui: &mut egui::Ui, screen: &Screen, now: f64) {
        let in_session = !is_idle(screen);
        if std::mem::replace(&mut self.in_session, in_session) && !in_session {
            self.kiosk.reset_for_next_resident();
        }
        self.kiosk.show(ui, screen, now, &mut self.actions);
        for action in self.actions.drain(..) {
            self.inputs.send(Input::Resident(action));
        }
        if self.kiosk.technician_called()
            && let Some(technician) = &self.technician
        {
            technician.call();
        }
    }
}

impl Window {
    fn refurnish(&mut self, ctx: &egui::Context, furnishing: Furnishing) {
        self.kiosk.set_options(ctx, furnishing.ui);
        if self.size != furnishing.size {
            self.size = furnishing.size;
            let size = pixels(furnishing.size) / ctx.pixels_per_point();
            ctx.send_viewport_cmd(egui::ViewportCommand::InnerSize(size));
        }
    }
}

/// Side of the largest texture, in pixels. egui's picture of all letters is as wide as it may be
/// and grows downwards: at the 16,384 of software GL it takes 16 MB twice, of which little is used.
const TEXTURE_SIDE: usize = 2048;

impl eframe::App for Window {
    fn raw_input_hook(&mut self, _ctx: &egui::Context, input: &mut egui::RawInput) {
        let most = input.max_texture_side.unwrap_or(TEXTURE_SIDE);
        input.max_texture_side = Some(most.min(TEXTURE_SIDE));
    }

    fn clear_color(&self, _visuals: &egui::Visuals) -> [f32; 4] {
        self.kiosk.paper().to_normalized_gamma_f32()
    }

    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        let (screen, over) = self.shown.look();
        if over {
            ui.ctx().send_viewport_cmd(egui::ViewportCommand::Close);
            return;
        }
        if let Some(furnishing) = self.shown.take_furnishing() {
            self.refurnish(ui.ctx(), furnishing);
        }
        let Some(screen) = screen else {
            ui.ctx().request_repaint_after(Duration::from_millis(20));
            return;
        };
        let now = ui.input(|input| input.time);
        tracing::trace!(number = screen.number, "frame");
        if !self.show_technician(ui, &screen, now) {
            self.show_resident(ui, &screen, now);
        }
        if let Some(dock) = &mut self.dock {
            let builder = egui::ViewportBuilder::default()
                .with_title("pin-kiosk: simulated parts")
                .with_inner_size(DOCK_SIZE);
            let id = egui::ViewportId::from_hash_of("dock");
            ui.ctx()
                .show_viewport_immediate(id, builder, |ui, _class| dock.show(ui, &screen));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use pin_kiosk_core::input::OutOfService;
    use pin_kiosk_core::language::Language;
    use pin_kiosk_core::view::ClosedReason;
    use pin_kiosk_ui::technician::{Passcode, PasscodeState};

    fn screen(view: View) -> Screen {
        Screen {
            number: 1,
            view,
            idle_warning: None,
            language: Language::Japanese,
            can_go_back: false,
            can_cancel: false,
            slip: None,
        }
    }

    fn closed(reason: OutOfService) -> Screen {
        screen(View::Closed {
            reason: ClosedReason::OutOfService(reason),
            opens: None,
        })
    }

    #[test]
    fn a_board_stands_only_over_a_kiosk_that_is_closed_for_it() {
        let shown = Shown::default();
        let board = TechnicianView::Board(Box::default());
        shown.put_technician(Some(board.clone()));
        let over = |screen: &Screen| shown.technician(screen);
        assert_eq!(over(&closed(OutOfService::Technician)), Some(board));
        assert_eq!(over(&closed(OutOfService::Repair)), None);
        assert_eq!(over(&screen(View::Attract)), None);
        assert_eq!(over(&screen(View::Notice)), None);
    }

    #[test]
    fn the_passcode_is_asked_for_only_where_nobody_is_served() {
        let shown = Shown::default();
        let passcode = TechnicianView::Passcode(Passcode {
            typed: 0,
            state: PasscodeState::Open,
            ends_in: 60,
        });
        shown.put_technician(Some(passcode.clone()));
        let over = |view: View| shown.technician(&screen(view));
        assert_eq!(over(View::Attract), Some(passcode));
        assert_eq!(over(View::Notice), None);
        assert_eq!(over(View::Writing), None);
    }
}
