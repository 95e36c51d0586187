//! Where the zones of a view lie on each screen.

use egui::{Rect, pos2, vec2};

/// Under this height, in units, pictures and second sentences go first.
const COMPACT_BELOW: f32 = 1400.0;
/// With controls lower, all that is pressed lies this far up from the lower edge at most: 230 mm.
const REACH: f32 = 1277.0;
const HEADER_TOP: f32 = 28.0;
const HEADER_HEIGHT: f32 = 92.0;
const FOOTER_HEIGHT: f32 = 124.0;
const FOOTER_BOTTOM: f32 = 40.0;
const BANNER_HEIGHT: f32 = 64.0;

/// What a view needs of the frame around it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Wants {
    /// The simulation banner.
    pub(crate) banner: bool,
    /// The bar of five steps.
    pub(crate) steps: bool,
    /// The footer.
    pub(crate) footer: bool,
}

/// The zones of one view.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Frame {
    pub(crate) screen: Rect,
    pub(crate) landscape: bool,
    pub(crate) compact: bool,
    pub(crate) margin: f32,
    pub(crate) banner: Option<Rect>,
    pub(crate) header: Rect,
    /// Where the settings are: the header, or low down when asked.
    pub(crate) settings: Rect,
    pub(crate) steps: Rect,
    pub(crate) body: Rect,
    pub(crate) footer: Rect,
    /// Nothing above this may have to be pressed.
    pub(crate) reach_top: Option<f32>,
}

impl Frame {
    /// The zones on a screen of this size.
    pub(crate) fn new(screen: Rect, wants: Wants, lower: bool) -> Self {
        let landscape = screen.width() > screen.height();
        let margin = if landscape { 64.0 } else { 48.0 };
        let (left, right) = (screen.left() + margin, screen.right() - margin);
        let shift = if wants.banner { BANNER_HEIGHT } else { 0.0 };
        let top = screen.top() + shift;
        let header = Rect::from_min_max(
            pos2(left, top + HEADER_TOP),
            pos2(right, top + HEADER_TOP + HEADER_HEIGHT),
        );
        let steps =
            Rect::from_min_size(pos2(left, header.bottom() + 24.0), vec2(right - left, 12.0));
        let footer = Rect::from_min_max(
            pos2(left, screen.bottom() - FOOTER_BOTTOM - FOOTER_HEIGHT),
            pos2(right, screen.bottom() - FOOTER_BOTTOM),
        );
        let lower = lower && screen.height() > REACH + 20.0;
        let body_top = if wants.steps {
            steps.bottom() + 36.0
        } else {
            header.bottom() + 36.0
        };
        let mut body_bottom = if wants.footer {
            footer.top() - 36.0
        } else {
            footer.bottom()
        };
        let settings = if lower {
            let bottom = body_bottom;
            body_bottom -= HEADER_HEIGHT + 32.0;
            Rect::from_min_max(pos2(left, bottom - HEADER_HEIGHT), pos2(right, bottom))
        } else {
            header
        };
        Self {
            screen,
            landscape,
            compact: screen.height() < COMPACT_BELOW,
            margin,
            banner: wants
                .banner
                .then(|| Rect::from_min_size(screen.min, vec2(screen.width(), BANNER_HEIGHT))),
            header,
            settings,
            steps,
            body: Rect::from_min_max(pos2(left, body_top), pos2(right, body_bottom)),
            footer,
            reach_top: lower.then(|| screen.bottom() - REACH),
        }
    }

    /// The body without a header above it.
    pub(crate) fn whole_body(&self) -> Rect {
        let top = self
            .banner
            .map_or(self.screen.top(), |banner| banner.bottom());
        self.body.with_min_y(top + 60.0)
    }
}

/// `count` columns of equal width.
pub(crate) fn columns(rect: Rect, count: usize, gap: f32) -> Vec<Rect> {
    let n = small(count).max(1.0);
    let width = (rect.width() - gap * (n - 1.0)) / n;
    (0..count)
        .map(|i| {
            Rect::from_min_size(
                pos2(rect.left() + small(i) * (width + gap), rect.top()),
                vec2(width, rect.height()),
            )
        })
        .collect()
}

/// `count` rows of equal height.
pub(crate) fn rows(rect: Rect, count: usize, gap: f32) -> Vec<Rect> {
    let n = small(count).max(1.0);
    let height = (rect.height() - gap * (n - 1.0)) / n;
    (0..count)
        .map(|i| {
            Rect::from_min_size(
                pos2(rect.left(), rect.top() + small(i) * (height + gap)),
                vec2(rect.width(), height),
            )
        })
        .collect()
}

/// A small count as a factor of lengths.
pub(crate) fn small(count: usize) -> f32 {
    u16::try_from(count).map_or(f32::from(u16::MAX), f32::from)
}
