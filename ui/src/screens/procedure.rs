//! Change or reset, and the last question before the card is written.

use crate::canvas::{Canvas, Squeeze, Style};
use crate::page::Page;
use crate::pictures::{Glyph, Picture};
use crate::screens::choose::assurance;
use crate::stack::{Item, Stack, below};
use crate::theme::{Kind, space};
use crate::widgets::button::{Button, Skin};
use crate::widgets::card::{ChoiceCard, Figure};
use crate::widgets::marks::{Mark, marked, tries, tries_width};
use crate::widgets::panel::{caution, picture};
use crate::widgets::text::{aligned, text, title};
use egui::{Align, Align2, Color32, Galley, Rect, vec2};
use pin_kiosk_core::input::{Action, Procedure};
use pin_kiosk_core::view::View;
use std::rc::Rc;
use std::sync::Arc;

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
        figure: Figure::Picture(Picture::OpenLock),
        here: true,
        suggested: false,
        least: 400.0,
        inner: Rc::new(move |c| {
            let k = c.colors();
            Stack::new()
                .add(text(Kind::Title, k.action, c.tr("procedure-change")))
                .add(text(Kind::Body, k.ink, c.tr("procedure-change-text")).gap(10.0))
                .maybe(tries_left.map(|left| tries_under(left, SIGNATURE_TRIES, k.action)))
        }),
    }
    .item(Action::ChooseProcedure(Procedure::Change))
    .grow(1.0, c.grows(160.0));
    let mut page = Page::new()
        .title(title(c, c.tr("choose-procedure-title")))
        .answers_follow()
        .explain(change.gap(space::S4));
    if reset {
        let other = reset_card("procedure-reset", "procedure-reset-text");
        page = page.answer(other.grow(1.0, c.grows(160.0)).gap(space::S4));
        page = free(c, page, "procedure-free");
    } else {
        // Nothing more can be done with this card here: she takes it to the office.
        let at_office = [c.tr("procedure-reset"), c.tr("procedure-office-text")];
        let other = super::referral::only_at_the_office(at_office);
        page = page.answer(other.grow(1.0, c.grows(160.0)).gap(space::S4));
    }
    page.show(c, body);
}

/// That it costs nothing: under the question where both ways are equally high, else last.
fn free<'s>(c: &Canvas<'_>, page: Page<'s>, key: &str) -> Page<'s> {
    let words = c.tr(key);
    if c.frame.landscape {
        let free = text(Kind::Body, c.colors().soft, words);
        page.title(free.gap(10.0).drop_at(4))
    } else {
        page.answer(assurance(c, Glyph::Tick, words))
    }
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
                // The way out for who has none: never dropped.
                .add(text(Kind::Strong, k.ink, c.tr("procedure-no-phone")).gap(14.0))
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
        let card = reset_card("procedure-reset-locked", "procedure-reset-text");
        free(c, page.answer(card), "notice-free-text")
    } else {
        page.answer(caution(c.tr("procedure-office-text")))
    };
    page.show(c, body);
}

/// Side of a token.
const SIDE: f32 = 52.0;

/// Tokens, and under them the words: how many tries are left.
fn tries_under(left: u8, all: u8, color: Color32) -> Item<'static> {
    let row = Item::fixed(SIDE, move |c, rect, _| {
        tries(
            c,
            left,
            all,
            rect.with_max_x(rect.left() + tries_width(all, SIDE)),
            color,
        );
    });
    let words = Item::new(
        move |c, width, squeeze| tries_words(c, left, width, squeeze).0.size().y,
        move |c, rect, squeeze| {
            let laid = tries_words(c, left, rect.width(), squeeze);
            c.say(&laid, rect, Align2::LEFT_TOP);
        },
    );
    below(row, words).gap(18.0)
}

fn tries_words(c: &Canvas<'_>, left: u8, width: f32, squeeze: Squeeze) -> (Arc<Galley>, Style) {
    let words = c.tr_n("tries-left", left);
    c.text(&words, Kind::Strong, c.colors().ink, width, squeeze)
}

/// Tokens and words: how many tries are left. The words go under the tokens where it is narrow.
pub(crate) fn tries_row(left: u8, all: u8, color: Color32) -> Item<'static> {
    // Beside the tokens where the words fit there in one line, else under them.
    let place = move |c: &Canvas<'_>, width: f32, squeeze: Squeeze| {
        let beside = width - tries_width(all, SIDE) - 24.0;
        let laid = tries_words(c, left, beside, squeeze);
        if laid.0.size().x <= beside && laid.0.rows.len() == 1 {
            (laid, true)
        } else {
            (tries_words(c, left, width, squeeze), false)
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
        .explain(picture(Picture::CardAndLock, 260.0, 720.0).grow(1.0, c.grows(360.0)));
    for key in ["confirm-1", "confirm-2", "confirm-3"] {
        page = page.answer(marked(Mark::Point, c.tr(key), c.tr(key)).gap(28.0));
    }
    page.answer(go)
        .answer(aligned(Kind::Body, k.soft, Align::Center, c.tr("confirm-note")).drop_at(6))
        .show(c, body);
}
