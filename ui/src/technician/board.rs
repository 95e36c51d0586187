//! The board: one sentence on top, a tile a part, then the tests of one part, then what can be done.
//! Nothing moves: a tile that fails stays where it is.

use super::ink::{self, Ink};
use super::model::{Board, TechnicianInput};
use super::{Page, detail, side, tile};
use crate::canvas::Canvas;
use crate::geometry::{columns, rows};
use crate::theme::{radius, stroke};
use crate::widgets::button::Skin;
use egui::{Align, Align2, Rect, Role, pos2, vec2};
use pin_kiosk_core::technician::Part;

const BAR: f32 = 92.0;

/// The gap between what lies beside or below each other; a narrow screen has less to give.
const fn gap_of(landscape: bool) -> f32 {
    if landscape { 22.0 } else { 16.0 }
}

/// Where everything lies.
struct Zones {
    bar: Rect,
    headline: Rect,
    tiles: Vec<Rect>,
    detail: Rect,
    side: Rect,
    buttons: Vec<Rect>,
    foot: Rect,
}

impl Zones {
    fn of(c: &Canvas<'_>) -> Self {
        let screen = c.frame.screen;
        let gap = gap_of(c.frame.landscape);
        let top = c
            .frame
            .banner
            .map_or(screen.top(), |banner| banner.bottom());
        let bar = screen.with_min_y(top).with_max_y(top + BAR);
        let margin = 44.0;
        let area = Rect::from_min_max(
            pos2(screen.left() + margin, bar.bottom() + gap),
            pos2(screen.right() - margin, screen.bottom() - 12.0),
        );
        let wide = c.frame.landscape;
        let (headline, tile, button) = match (wide, c.frame.compact) {
            (true, true) => (122.0, 184.0, 96.0),
            (true, false) => (140.0, 216.0, 108.0),
            (false, _) => (152.0, 172.0, 90.0),
        };
        let headline = area.with_max_y(area.top() + headline);
        let (across, down) = if wide { (4_usize, 2_usize) } else { (2, 4) };
        let n = crate::geometry::small(down);
        let grid = Rect::from_min_size(
            pos2(area.left(), headline.bottom() + gap),
            vec2(area.width(), tile * n + gap * (n - 1.0)),
        );
        let tiles = rows(grid, down, gap)
            .into_iter()
            .flat_map(|row| columns(row, across, gap))
            .collect();
        let foot = area.with_min_y(area.bottom() - if wide { 44.0 } else { 54.0 });
        let lines = if wide { 1.0 } else { 2.0 };
        let below = Rect::from_min_max(
            pos2(
                area.left(),
                foot.top() - 8.0 - button * lines - gap * (lines - 1.0),
            ),
            pos2(area.right(), foot.top() - 8.0),
        );
        let buttons = if wide {
            columns(below, 6, gap)
        } else {
            let lines = rows(below, 2, gap);
            lines
                .into_iter()
                .flat_map(|row| columns(row, 3, gap))
                .collect()
        };
        let middle = Rect::from_min_max(
            pos2(area.left(), grid.bottom() + gap),
            pos2(area.right(), below.top() - gap),
        );
        let (detail, side) = split(middle, wide);
        Self {
            bar,
            headline,
            tiles,
            detail,
            side,
            buttons,
            foot,
        }
    }
}

/// The tests and what stands beside them; in portrait below them.
fn split(middle: Rect, wide: bool) -> (Rect, Rect) {
    let gap = gap_of(wide);
    if wide {
        let at = middle.left() + middle.width() * 0.63;
        (
            middle.with_max_x(at - gap / 2.0),
            middle.with_min_x(at + gap / 2.0),
        )
    } else {
        let at = middle.top() + middle.height() * 0.66;
        (
            middle.with_max_y(at - gap / 2.0),
            middle.with_min_y(at + gap / 2.0),
        )
    }
}

pub(super) fn show(
    c: &mut Canvas<'_>,
    board: &Board,
    page: &mut Page,
    out: &mut Vec<TechnicianInput>,
) {
    let zones = Zones::of(c);
    bar(c, zones.bar, board);
    headline(c, zones.headline, board);
    let chosen = board.chosen.unwrap_or(Part::Reader);
    for (place, one) in zones.tiles.into_iter().zip(&board.tiles) {
        if tile::tile(c, place, one, one.part == chosen) {
            out.push(TechnicianInput::Choose(one.part));
        }
    }
    detail::show(c, zones.detail, board, chosen);
    side::show(c, zones.side, board, page, out);
    buttons(c, &zones.buttons, board, page, out);
    foot(c, zones.foot, board);
    if super::escape(c) {
        out.push(TechnicianInput::Leave);
    }
}

/// Which kiosk, which program, what time: in one line, or in two where the screen is narrow.
fn bar(c: &mut Canvas<'_>, place: Rect, board: &Board) {
    let k = c.colors();
    c.rect(place, 0.0, k.deep);
    let area = place.shrink2(vec2(44.0, 6.0));
    let title = c.tr("board-title");
    let kiosk = [
        ("kiosk", (&board.kiosk).into()),
        ("store", (&board.store).into()),
    ];
    let kiosk = c.tr_args("board-kiosk", &kiosk);
    let version = c.tr_args("board-version", &[("version", (&board.version).into())]);
    let (bold, plain) = (Ink::name(k.on_deep), Ink::text(k.on_deep));
    let wide = ink::width(c, &title, Ink::headline(k.on_deep));
    let time = ink::width(c, &board.time, bold);
    let [title_at, kiosk_at, version_at, time_at] = if c.frame.landscape {
        let middle = ink::width(c, &version, plain);
        let time_at = area.with_min_x(area.right() - time);
        let version_at = area
            .with_max_x(time_at.left() - 36.0)
            .with_min_x(time_at.left() - 36.0 - middle);
        let title_at = area.with_max_x(area.left() + wide);
        let kiosk_at = area
            .with_min_x(title_at.right() + 36.0)
            .with_max_x(version_at.left() - 36.0);
        [title_at, kiosk_at, version_at, time_at]
    } else {
        let split = area.right() - time;
        let middle = area.top() + area.height() * 0.56;
        let (left, right) = (area.with_max_x(split - 24.0), area.with_min_x(split));
        [
            left.with_max_y(middle),
            left.with_min_y(middle),
            right.with_min_y(middle),
            right.with_max_y(middle),
        ]
    };
    ink::put(
        c,
        &title,
        Ink::headline(k.on_deep),
        title_at,
        Align2::LEFT_CENTER,
    );
    c.label(title_at, Role::Heading, &title);
    ink::say(c, &kiosk, plain, kiosk_at, Align2::LEFT_CENTER);
    ink::say(c, &version, plain, version_at, Align2::RIGHT_CENTER);
    ink::say(c, &board.time, bold, time_at, Align2::RIGHT_CENTER);
}

/// The one sentence, worst first, and whether residents can use the kiosk afterwards.
fn headline(c: &mut Canvas<'_>, place: Rect, board: &Board) {
    let k = c.colors();
    let light = board.headline.light;
    let edge = (stroke::WARNING, light.line(c));
    c.edge(place, radius::PANEL, light.tint(c), edge);
    let wide = c.frame.landscape;
    let area = place.shrink2(vec2(28.0, if wide { 12.0 } else { 8.0 }));
    let sign = Rect::from_center_size(pos2(area.left() + 36.0, area.center().y), vec2(68.0, 68.0));
    ink::sign(c, light, sign);
    let room = [&board.service, &board.hours]
        .map(|words| ink::width(c, words, Ink::aside(k.ink)))
        .into_iter()
        .fold(0.0, f32::max)
        .min(area.width() * if wide { 0.3 } else { 0.2 });
    let right = area.with_min_x(area.right() - room);
    let text = Rect::from_min_max(
        pos2(sign.right() + 28.0, area.top()),
        pos2(right.left() - 28.0, area.bottom()),
    );
    let share = text.height() * if wide { 0.42 } else { 0.56 };
    let (color, words) = (light.ink(c), board.headline.words.clone());
    let room = vec2(text.width(), share);
    let laid = ink::lay(c, &words, Ink::headline(color), room, Align::LEFT);
    // What a short sentence leaves is for what is worst.
    let split = text.top() + laid.0.size().y.min(share);
    let (top, below) = (text.with_max_y(split), text.with_min_y(split));
    c.put(&laid, top, Align2::LEFT_CENTER);
    c.label(top, Role::Heading, &words);
    let more = board.headline.more.clone();
    ink::say(c, &more, Ink::more(k.ink), below, Align2::LEFT_CENTER);
    let middle = right.top() + right.height() * if wide { 0.62 } else { 0.72 };
    let (one, two) = (right.with_max_y(middle), right.with_min_y(middle));
    ink::say(
        c,
        &board.service,
        Ink::aside(k.ink),
        one,
        Align2::RIGHT_CENTER,
    );
    ink::say(
        c,
        &board.hours,
        Ink::fine(k.soft),
        two,
        Align2::RIGHT_CENTER,
    );
}

fn buttons(
    c: &mut Canvas<'_>,
    places: &[Rect],
    board: &Board,
    page: &mut Page,
    out: &mut Vec<TechnicianInput>,
) {
    let chosen = board.chosen.unwrap_or(Part::Reader);
    let free = board.running.is_none();
    let part = c.tr(&chosen.key().replace("part-", "part-short-"));
    let test = c.tr_args("board-test", &[("part", (&part).into())]);
    let idle = |skin: Skin| if free { skin } else { Skin::Off };
    let (service, service_key) = if board.out_of_service.is_some() {
        (Some(TechnicianInput::BackInService), "board-in")
    } else {
        (None, "board-out")
    };
    let all = [
        (
            "test all",
            idle(Skin::Choice),
            c.tr("board-test-all"),
            Some(TechnicianInput::TestAll),
        ),
        (
            "test one",
            idle(Skin::Main),
            test,
            Some(TechnicianInput::Test(chosen)),
        ),
        (
            "readiness",
            Skin::Choice,
            c.tr("board-readiness"),
            Some(TechnicianInput::PrintReadiness),
        ),
        (
            "report",
            idle(Skin::Choice),
            c.tr("board-report"),
            Some(TechnicianInput::Report),
        ),
        ("service", Skin::Caution, c.tr(service_key), service),
        (
            "leave",
            Skin::Quiet,
            c.tr("board-leave"),
            Some(TechnicianInput::Leave),
        ),
    ];
    for (place, (id, skin, label, input)) in places.iter().zip(all) {
        if ink::button(c, (id, skin), &label, *place) {
            match input {
                Some(input) => out.push(input),
                None => *page = Page::Service,
            }
        }
    }
}

/// What is under way, what came of the last thing, or the promise of this board.
fn foot(c: &mut Canvas<'_>, place: Rect, board: &Board) {
    let k = c.colors();
    let ends = c.tr_n("tech-ends-in", board.ends_in);
    let room = ink::width(c, &ends, Ink::fine(k.soft));
    let right = place.with_min_x(place.right() - room);
    ink::put(c, &ends, Ink::fine(k.soft), right, Align2::RIGHT_CENTER);
    let left = place.with_max_x(right.left() - 24.0);
    let (words, ink) = match (&board.running, &board.news) {
        (Some(running), _) => {
            let what = ("what", (&running.what).into());
            let words = match running.steps {
                Some((done, of)) => {
                    let (n, m) = (u64::from(done).into(), u64::from(of).into());
                    c.tr_args("board-running-steps", &[what, ("n", n), ("m", m)])
                }
                None => c.tr_args("board-running", &[what]),
            };
            (words, Ink::text(k.action))
        }
        // Such as where a report is.
        (None, Some(news)) => (news.clone(), Ink::dense(k.ink)),
        (None, None) => (c.tr("board-foot"), Ink::text(k.soft)),
    };
    ink::say(c, &words, ink, left, Align2::LEFT_CENTER);
}
