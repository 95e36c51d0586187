//! The technician's screens: the passcode, the board of the machine's parts, and the tests that need
//! a person in front of the screen.
//!
//! Like the residents' screens they are drawn from plain data ([`TechnicianView`]) and give back
//! what was done ([`TechnicianInput`]).
//! Which page lies over the board, and which cells of the touch test are out, is kept here alone.
//! The language is English; only the reason that residents are shown is in theirs.

mod board;
mod detail;
mod facts;
mod ink;
mod model;
mod pages;
mod passcode;
mod plot;
mod service;
mod side;
mod tile;
mod touch;
mod way_in;

pub use model::{
    Board, Count, Fact, Headline, Judgement, Light, Passcode, PasscodeState, Running,
    TechnicianInput, TechnicianView, TestRow, Tile, Trips,
};
pub(crate) use way_in::WayIn;

use crate::canvas::Canvas;
use pin_kiosk_core::input::Action;
use touch::TouchTest;

/// What lies over the board.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) enum Page {
    /// Nothing.
    #[default]
    Board,
    /// Why the kiosk is out of service, to choose.
    Service,
    /// The grid to wipe.
    Touch(TouchTest),
    /// One colour over the whole screen: its number.
    Pixels(usize),
    /// The signals.
    Signals,
}

/// A page to open from outside, for pictures.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum TechnicianPage {
    /// The board itself.
    Board,
    /// Why the kiosk is out of service, to choose.
    Service,
    /// The grid to wipe.
    Touch,
    /// The question after the last colour.
    Pixels,
    /// The signals.
    Signals,
}

impl From<TechnicianPage> for Page {
    fn from(page: TechnicianPage) -> Self {
        match page {
            TechnicianPage::Board => Self::Board,
            TechnicianPage::Service => Self::Service,
            TechnicianPage::Touch => Self::Touch(TouchTest::default()),
            TechnicianPage::Pixels => Self::Pixels(pages::COLOURS),
            TechnicianPage::Signals => Self::Signals,
        }
    }
}

impl Page {
    /// What makes one face of the screen another.
    pub(crate) fn shape(&self) -> u8 {
        match self {
            Self::Board => 0,
            Self::Service => 1,
            Self::Touch(_) => 2,
            Self::Pixels(at) => u8::try_from(*at).unwrap_or_default().saturating_add(10),
            Self::Signals => 3,
        }
    }
}

/// Draws what a technician sees; adds what was done.
pub(crate) fn show(
    c: &mut Canvas<'_>,
    view: &TechnicianView,
    page: &mut Page,
    out: &mut Vec<TechnicianInput>,
) {
    if touched(c) {
        out.push(TechnicianInput::Touched);
    }
    match view {
        TechnicianView::Passcode(passcode) => {
            passcode::show(c, passcode, out);
            // The keyboard's keys come as a resident's would; none stays behind.
            for action in &mut *c.out {
                out.extend(key(std::mem::replace(action, Action::Back)));
            }
            c.out.clear();
        }
        TechnicianView::Board(board) => match page {
            Page::Board => board::show(c, board, page, out),
            Page::Service => service::show(c, board, page, out),
            Page::Touch(_) => touch::show(c, page, out),
            Page::Pixels(_) => pages::pixels(c, page, out),
            Page::Signals => pages::signals(c, page, out),
        },
    }
}

/// Whether a person did anything in this frame.
fn touched(c: &Canvas<'_>) -> bool {
    c.ui.input(|input| {
        input.pointer.any_down()
            || input
                .events
                .iter()
                .any(|event| matches!(event, egui::Event::Key { pressed: true, .. }))
    })
}

#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "a keyboard sends nothing else"
)]
const fn key(action: Action) -> Option<TechnicianInput> {
    match action {
        Action::Key(key) => Some(TechnicianInput::Key(key)),
        _ => None,
    }
}

/// Whether Escape was struck.
fn escape(c: &Canvas<'_>) -> bool {
    c.live && c.ui.input(|input| input.key_pressed(egui::Key::Escape))
}
