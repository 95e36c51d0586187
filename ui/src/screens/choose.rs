//! The four secrets told apart, by form and by use.

use crate::canvas::Canvas;
use crate::page::Page;
use crate::pictures::{self, Glyph, Picture, glyph};
use crate::stack::{Item, Stack};
use crate::theme::{Kind, space};
use crate::widgets::button::{Button, Skin};
use crate::widgets::card::{ChoiceCard, Figure, chip};
use crate::widgets::text::{text, title};
use egui::{Align2, Rect, pos2, vec2};
use pin_kiosk_core::input::Action;
use pin_kiosk_core::referral::WhichPassword;
use std::rc::Rc;

/// The four secrets on the card.
pub(crate) fn choose_password(c: &mut Canvas<'_>, suggested: Option<WhichPassword>) {
    let body = c.frame.body;
    let head = title(c, c.tr("choose-password-title"));
    let not_sure = Button::new("not sure", Skin::Choice, c.tr("not-sure"))
        .sign(Glyph::Question)
        .least(116.0)
        .item(Action::ChoosePassword(WhichPassword::NotSure));
    let four = [
        (WhichPassword::UserAuthentication, "user-auth"),
        (WhichPassword::CardInfoInput, "card-info"),
        (WhichPassword::ResidentRegister, "register"),
    ];
    let mut page = Page::new().title(head).ratio(0.46);
    let signature = signature_card(c, suggested == Some(WhichPassword::Signature));
    if c.frame.landscape {
        page = page
            .explain(signature.grow(1.0, 1000.0))
            .explain(not_sure)
            .answer(four_heading());
        for (which, key) in four {
            page = page.answer(four_card(c, which, key, suggested).grow(1.0, 1000.0));
        }
    } else {
        page = page
            .explain(signature.grow(1.0, 60.0))
            .explain(four_heading());
        for (which, key) in four {
            page = page.explain(four_card(c, which, key, suggested).grow(0.6, 40.0));
        }
        page = page.answer(not_sure);
    }
    page.show(c, body);
}

fn signature_card(c: &Canvas<'_>, suggested: bool) -> Item<'static> {
    let name = format!(
        "{}. {}",
        c.tr("secret-signature"),
        c.tr("secret-signature-form")
    );
    ChoiceCard {
        id: "signature",
        name,
        figure: Figure::Band,
        here: true,
        suggested,
        least: 300.0,
        inner: Rc::new(move |c| {
            let k = c.colors();
            let (words, sign) = if suggested {
                (c.tr("suggested"), Glyph::Exclamation)
            } else {
                (c.tr("possible-here"), Glyph::Tick)
            };
            Stack::new()
                .add(text(Kind::Title, k.action, c.tr("secret-signature")))
                .add(text(Kind::Strong, k.ink, c.tr("secret-signature-form")).gap(4.0))
                .add(
                    text(Kind::Body, k.ink, c.tr("secret-signature-use"))
                        .gap(4.0)
                        .drop_at(6),
                )
                .add(Item::spring(1.0))
                .add(chip(words, (k.ok_tint, k.ok), sign).gap(16.0).drop_at(7))
        }),
    }
    .item(Action::ChoosePassword(WhichPassword::Signature))
}

fn four_heading() -> Item<'static> {
    Item::new(
        |c, width, squeeze| {
            let k = c.colors();
            let left = c.text(
                &c.tr("secret-four-heading"),
                Kind::Strong,
                k.four,
                width * 0.5,
                squeeze,
            );
            let right = c.text(
                &c.tr("office-only"),
                Kind::Button,
                k.four,
                width * 0.46 - 110.0,
                squeeze,
            );
            left.0.size().y.max(right.0.size().y + 12.0).max(72.0)
        },
        |c, rect, squeeze| {
            let k = c.colors();
            let words = c.tr("secret-four-heading");
            let left = c.text(&words, Kind::Strong, k.four, rect.width() * 0.5, squeeze);
            c.say(
                &left,
                rect.with_max_x(rect.left() + rect.width() * 0.52),
                Align2::LEFT_CENTER,
            );
            let words = c.tr("office-only");
            let room = rect.width() * 0.46 - 110.0;
            let laid = c.text(&words, Kind::Button, k.four, room, squeeze);
            let width = laid.0.size().x + 132.0;
            let pill = Rect::from_min_max(pos2(rect.right() - width, rect.top()), rect.max);
            c.rect(pill, (pill.height() / 2.0).min(40.0), k.four_tint);
            let sign =
                Rect::from_center_size(pos2(pill.left() + 56.0, pill.center().y), vec2(64.0, 54.0));
            pictures::draw(c, Picture::Office, sign);
            c.say(
                &laid,
                pill.with_min_x(pill.left() + 102.0),
                Align2::LEFT_CENTER,
            );
        },
    )
    .gap(space::S4)
}

fn four_card(
    c: &Canvas<'_>,
    which: WhichPassword,
    key: &str,
    suggested: Option<WhichPassword>,
) -> Item<'static> {
    let name = format!("secret-{key}");
    let spoken = format!("{} {}", c.tr("secret-four-heading"), c.tr(&name));
    let pointed = suggested == Some(which);
    ChoiceCard {
        id: match which {
            WhichPassword::UserAuthentication => "user authentication",
            WhichPassword::CardInfoInput => "card info input",
            WhichPassword::Signature | WhichPassword::ResidentRegister | WhichPassword::NotSure => {
                "resident register"
            }
        },
        name: spoken,
        figure: Figure::Four,
        here: false,
        suggested: pointed,
        least: 150.0,
        inner: Rc::new(move |c| {
            let k = c.colors();
            let title = c.tr(&name);
            let stack = Stack::new();
            let stack = if pointed {
                stack.add(text(Kind::Button, k.four, c.tr("suggested")))
            } else {
                stack
            };
            let short = brief(&title);
            let usage = c.tr(&format!("{name}-use"));
            stack
                .add(text(Kind::Strong, k.four, title).gap(2.0).drop_at(6))
                .add(text(Kind::Strong, k.four, short).gap(2.0).show_from(6))
                .add(text(Kind::Body, k.ink, usage).gap(0.0).drop_at(5))
        }),
    }
    .item(Action::ChoosePassword(which))
}

/// A name without what stands in brackets after it.
fn brief(name: &str) -> String {
    let end = name.find(['(', '（']).unwrap_or(name.len());
    name.get(..end).unwrap_or(name).trim_end().to_owned()
}

/// Helps by use.
pub(crate) fn which_password(c: &mut Canvas<'_>) {
    use WhichPassword::{CardInfoInput, ResidentRegister, Signature, UserAuthentication};
    let body = c.frame.body;
    let head = title(c, c.tr("which-password-title"));
    let uses = [
        ("use-etax", Signature),
        ("use-contract", Signature),
        ("use-mynaportal", UserAuthentication),
        ("use-convenience", UserAuthentication),
        ("use-app", CardInfoInput),
        ("use-moving", ResidentRegister),
    ];
    let mut page = Page::new().title(head).answers_follow();
    let lead = text(Kind::Body, c.colors().ink, c.tr("which-password-text"))
        .gap(space::S3)
        .drop_at(3);
    page = page.title(lead);
    for (index, (key, which)) in uses.into_iter().enumerate() {
        let item = use_card(c, key, which).gap(22.0).grow(1.0, c.grows(60.0));
        page = if index < 3 {
            page.explain(item)
        } else {
            page.answer(item)
        };
    }
    page.show(c, body);
}

fn use_card(c: &Canvas<'_>, key: &'static str, which: WhichPassword) -> Item<'static> {
    let words = c.tr(key);
    let figure = if which == WhichPassword::Signature {
        Figure::SmallBand
    } else {
        Figure::Four
    };
    let shown = words.clone();
    ChoiceCard {
        id: key,
        name: words,
        figure,
        here: false,
        suggested: false,
        least: 176.0,
        inner: Rc::new(move |c| {
            Stack::new().add(text(Kind::Strong, c.colors().ink, shown.clone()))
        }),
    }
    .item(Action::ChoosePassword(which))
}

/// A sign with a sentence, centred.
pub(crate) fn assurance(c: &Canvas<'_>, sign: Glyph, words: String) -> Item<'static> {
    let ink = c.colors().soft;
    let same = words.clone();
    Item::new(
        move |c, width, squeeze| {
            c.text(&words, Kind::Body, ink, width - 72.0, squeeze)
                .0
                .size()
                .y
        },
        move |c, rect, squeeze| {
            let laid = c.text(&same, Kind::Body, ink, rect.width() - 72.0, squeeze);
            let left = rect.center().x - f32::midpoint(laid.0.size().x, 64.0);
            let place = Rect::from_min_size(pos2(left, rect.center().y - 24.0), vec2(48.0, 48.0));
            glyph(c, sign, place, c.colors().ok);
            c.say(&laid, rect.with_min_x(left + 64.0), Align2::LEFT_CENTER);
        },
    )
    .gap(space::S4)
    .drop_at(4)
}
