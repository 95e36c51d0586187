//! Change or reset, and the last question before the card is written.

use crate::canvas::{Canvas, Squeeze};
use crate::page::Page;
use crate::pictures::{Glyph, Picture};
use crate::screens::choose::assurance;
use crate::stack::{Item, Stack};
use crate::theme::{Kind, space};
use crate::widgets::button::{Button, Skin};
use crate::widgets::card::{ChoiceCard, Figure};
use crate::widgets::marks::{Mark, marked, tries, tries_width};
use crate::widgets::panel::{caution, fact, picture};
use crate::widgets::text::{aligned, text, title};
use egui::{Align, Align2, Color32, Rect, vec2};
use pin_kiosk_core::input::{Action, Procedure};
use pin_kiosk_core::view::View;
use std::rc::Rc;

/// Tries of the signature password in all (JPKI: 5).
pub(crate) const SIGNATURE_TRIES: u8 = 5;

/// Change or reset, as far as the card and the kiosk can.
pub(crate) fn choose(c: &mut Canvas<'_>, view: &View) {
    let View::ChooseProcedure {
        tries_left,
        locked,
        reset_offered: reset,
    } = *view
    else {
        return;
    };
    let body = c.frame.body;
    if locked {
        only_reset(c, reset);
        return;
    }
    let change = ChoiceCard {
        id: "change",
        name: c.tr("procedure-change"),
        figure: Figure::Picture(Picture::Lock),
        here: true,
        suggested: false,
        least: 400.0,
        inner: Rc::new(move |c| {
            let k = c.colors();
            Stack::new()
                .add(text(Kind::Title, k.action, c.tr("procedure-change")))
                .add(text(Kind::Body, k.ink, c.tr("procedure-change-text")).gap(10.0))
                .maybe(tries_left.map(|left| tries_row(left, SIGNATURE_TRIES, k.action)))
        }),
    }
    .item(Action::ChooseProcedure(Procedure::Change))
    .grow(1.0, c.grows(160.0));
    let mut page = Page::new()
        .title(title(c, c.tr("choose-procedure-title")))
        .answers_follow()
        .explain(change.gap(space::S4));
    let other = if reset {
        reset_card("procedure-reset", "procedure-reset-text").grow(1.0, c.grows(160.0))
    } else {
        fact(
            Some(Picture::Office),
            c.tr("procedure-reset"),
            Some(c.tr("procedure-office-text")),
        )
    };
    page = page.answer(other.gap(space::S4));
    if reset && c.frame.landscape {
        // Both ways are equally high: what holds for both stands above them.
        let free = text(Kind::Body, c.colors().soft, c.tr("procedure-free"));
        page = page.title(free.gap(10.0).drop_at(4));
    } else if reset {
        page = page.answer(assurance(c, Glyph::Tick, c.tr("procedure-free")));
    } else {
        // Nothing more can be done with this card here: she takes it to the office.
        let go = Button::new("office", Skin::Choice, c.tr("idle-stop"))
            .sign(Glyph::Cross)
            .item(Action::Cancel);
        page = page
            .answer(super::referral::where_to_go().drop_at(6))
            .answer(Item::spring(1.0))
            .answer(go);
    }
    page.show(c, body);
}

fn reset_card(key: &'static str, sentence: &'static str) -> Item<'static> {
    Item::new(
        move |c, width, squeeze| reset_choice(c, key, sentence).height(c, width, squeeze),
        move |c, rect, squeeze| {
            if reset_choice(c, key, sentence).show(c, rect, squeeze) {
                c.send(Action::ChooseProcedure(Procedure::Reset));
            }
        },
    )
    .operable()
}

fn reset_choice(c: &Canvas<'_>, key: &'static str, sentence: &'static str) -> ChoiceCard {
    ChoiceCard {
        id: "reset",
        name: c.tr(key),
        figure: Figure::Picture(Picture::Phone),
        here: true,
        suggested: false,
        least: 400.0,
        inner: Rc::new(move |c| {
            let k = c.colors();
            Stack::new()
                .add(text(Kind::Title, k.action, c.tr(key)))
                .add(text(Kind::Body, k.ink, c.tr(sentence)).gap(10.0))
                .add(
                    text(Kind::Strong, k.ink, c.tr("procedure-no-phone"))
                        .gap(14.0)
                        .drop_at(5),
                )
        }),
    }
}

fn only_reset(c: &mut Canvas<'_>, reset: bool) {
    let body = c.frame.body;
    let k = c.colors();
    let mut page = Page::new()
        .title(title(c, c.tr("procedure-reset-locked-title")))
        .explain(picture(Picture::Lock, 220.0, 460.0))
        .explain(text(Kind::Body, k.ink, c.tr("procedure-reset-locked-text")))
        .answers_follow();
    page = if reset {
        page.answer(reset_card("procedure-reset-locked", "procedure-reset-text"))
            .answer(assurance(c, Glyph::Tick, c.tr("notice-free-text")))
    } else {
        page.answer(caution(c.tr("procedure-office-text")))
    };
    page.show(c, body);
}

/// Tokens and words: how many tries are left. The words go under the tokens where it is narrow.
pub(crate) fn tries_row(left: u8, all: u8, color: Color32) -> Item<'static> {
    const SIDE: f32 = 52.0;
    // Beside the tokens where the words fit there, else under them.
    let place = move |c: &Canvas<'_>, width: f32, squeeze: Squeeze| {
        let words = c.tr_n("tries-left", left);
        let beside = width - tries_width(all, SIDE) - 24.0;
        let ink = c.colors().ink;
        let laid = c.text(&words, Kind::Strong, ink, beside, squeeze);
        if laid.0.size().x <= beside && laid.0.rows.len() <= 2 {
            (laid, true)
        } else {
            (c.text(&words, Kind::Strong, ink, width, squeeze), false)
        }
    };
    Item::new(
        move |c, width, squeeze| {
            let (laid, beside) = place(c, width, squeeze);
            let height = laid.0.size().y;
            if beside {
                height.max(60.0)
            } else {
                height + SIDE + 10.0
            }
        },
        move |c, rect, squeeze| {
            let (laid, beside) = place(c, rect.width(), squeeze);
            let top = if beside {
                rect.center().y - SIDE / 2.0
            } else {
                rect.top()
            };
            let row = Rect::from_min_size(
                egui::pos2(rect.left(), top),
                vec2(tries_width(all, SIDE), SIDE),
            );
            tries(c, left, all, row, color);
            let area = if beside {
                rect.with_min_x(row.right() + 24.0)
            } else {
                rect.with_min_y(row.bottom() + 10.0)
            };
            c.say(&laid, area, Align2::LEFT_CENTER);
        },
    )
    .gap(18.0)
}

/// What will happen, one button.
pub(crate) fn confirm(c: &mut Canvas<'_>) {
    let body = c.frame.body;
    let k = c.colors();
    let go = Button::new("confirm", Skin::Main, c.tr("confirm-go"))
        .least(180.0)
        .item(Action::Confirm)
        .gap(40.0);
    let mut page = Page::new()
        .title(title(c, c.tr("confirm-title")))
        .explain(picture(Picture::CardAndLock, 260.0, 720.0));
    for key in ["confirm-1", "confirm-2", "confirm-3"] {
        page = page.answer(marked(Mark::Done, c.tr(key), c.tr(key)).gap(28.0));
    }
    page.answer(go)
        .answer(aligned(Kind::Body, k.soft, Align::Center, c.tr("confirm-note")).drop_at(6))
        .show(c, body);
}
