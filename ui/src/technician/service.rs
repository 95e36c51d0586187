//! Out of service: which of a few reasons residents are shown, each in their own language.

use super::ink::{self, Ink};
use super::model::{Board, TechnicianInput};
use super::{Page, pages};
use crate::canvas::Canvas;
use crate::geometry::rows;
use crate::theme::Kind;
use crate::widgets::button::{Button, Skin};
use egui::{Align2, pos2};
use pin_kiosk_core::input::OutOfService;

pub(super) fn show(
    c: &mut Canvas<'_>,
    _board: &Board,
    page: &mut Page,
    out: &mut Vec<TechnicianInput>,
) {
    let k = c.colors();
    let (area, foot) = pages::frame(c, "service-title", "service-lead");
    let reasons = [
        (
            OutOfService::Maintenance,
            "maintenance",
            "service-maintenance",
        ),
        (OutOfService::Repair, "repair", "service-repair"),
        (OutOfService::Withdrawn, "withdrawn", "service-withdrawn"),
    ];
    let high = (area.height() / 3.0 - 28.0).min(190.0);
    let area = area.with_max_y(area.top() + 3.0 * high + 2.0 * 28.0);
    for (row, (reason, id, key)) in rows(area, 3, 28.0).into_iter().zip(reasons) {
        let split = row.left() + row.width() * 0.5;
        let button = Button::new(id, Skin::Caution, c.tr(key)).kind(Kind::Button);
        if button.show(c, row.with_max_x(split)) {
            out.push(TechnicianInput::TakeOutOfService(reason));
            *page = Page::Board;
        }
        let words = c.tr(&format!("{key}-use"));
        let place = egui::Rect::from_min_max(pos2(split + 32.0, row.top()), row.max);
        ink::say(c, &words, Ink::text(k.ink), place, Align2::LEFT_CENTER);
    }
    let cancel = Button::new("cancel", Skin::Quiet, c.tr("service-cancel")).kind(Kind::Button);
    if cancel.show(c, foot) || super::escape(c) {
        *page = Page::Board;
    }
}
