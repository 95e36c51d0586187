//! The four secrets told apart, by form and by use.

use crate::canvas::{Canvas, Squeeze, TIGHTEST};
use crate::page::Page;
use crate::pictures::{self, Glyph, Picture, glyph};
use crate::stack::{Item, Stack};
use crate::theme::{Kind, space};
use crate::widgets::button::{Button, Skin};
use crate::widgets::card::{Chip, ChoiceCard, Figure, chips, grid};
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
    let cards = four.map(|(which, key)| {
        let card = four_card(c, which, key, suggested == Some(which));
        (card, Action::ChoosePassword(which))
    });
    let cards = grid(cards.into(), 1, space::S3);
    let ratio = if c.frame.compact { 0.42 } else { 0.46 };
    let mut page = Page::new().title(head).ratio(ratio).even();
    let signature = signature_card(c, suggested == Some(WhichPassword::Signature));
    if c.frame.landscape {
        page = page
            .explain(signature.grow(1.0, 1000.0))
            .explain(not_sure)
            .answer(four_heading())
            .answer(cards.grow(1.0, 3000.0));
    } else {
        page = page
            .explain(signature.grow(1.0, 60.0))
            .explain(four_heading())
            .explain(cards.grow(1.8, 120.0))
            .answer(not_sure);
    }
    page.show(c, body);
}

fn signature_card(c: &Canvas<'_>, suggested: bool) -> Item<'static> {
    // Low and upright there is room for the four secrets only without some words on the first.
    let low = c.frame.reach_top.is_some() && !c.frame.landscape;
    let least = |squeeze| if low { squeeze } else { Squeeze::MAX };
    let (drop_use, drop_marks, drop_form) = (least(6), least(7), least(TIGHTEST));
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
            let meant = || suggested.then(|| Chip::this_one(c));
            let marks = meant().into_iter().chain([Chip::possible_here(c)]);
            // The answer she asked for stays when all else goes.
            let answer = meant().map(|meant| chips(vec![meant]).gap(16.0).show_from(drop_marks));
            Stack::new()
                .add(text(Kind::Title, k.action, c.tr("secret-signature")))
                .add(
                    text(Kind::Strong, k.ink, c.tr("secret-signature-form"))
                        .gap(4.0)
                        .drop_at(drop_form),
                )
                .add(
                    text(Kind::Body, k.ink, c.tr("secret-signature-use"))
                        .gap(4.0)
                        .drop_at(drop_use),
                )
                .add(Item::spring(1.0))
                .add(chips(marks.collect()).gap(16.0).drop_at(drop_marks))
                .maybe(answer)
        }),
    }
    .item(Action::ChoosePassword(WhichPassword::Signature))
}

/// Room of the office and of the ends of the pill.
const PILL_ENDS: f32 = 132.0;

fn four_heading() -> Item<'static> {
    // The pill takes what the heading leaves.
    let laid = |c: &Canvas<'_>, width: f32, squeeze: Squeeze| {
        let ink = c.colors().four;
        let words = c.tr("secret-four-heading");
        let left = c.text(&words, Kind::Strong, ink, width * 0.5, squeeze);
        let room = width - left.0.size().x - space::S4 - PILL_ENDS;
        let right = c.text(&c.tr("office-only"), Kind::Button, ink, room, squeeze);
        (left, right)
    };
    Item::new(
        move |c, width, squeeze| {
            let (left, right) = laid(c, width, squeeze);
            left.0.size().y.max(right.0.size().y + 12.0).max(72.0)
        },
        move |c, rect, squeeze| {
            let (left, right) = laid(c, rect.width(), squeeze);
            let width = right.0.size().x + PILL_ENDS;
            let pill = rect.with_min_x(rect.right() - width);
            c.say(&left, rect.with_max_x(pill.left()), Align2::LEFT_CENTER);
            let round = (pill.height() / 2.0).min(40.0);
            c.rect(pill, round, c.colors().four_tint);
            let sign =
                Rect::from_center_size(pos2(pill.left() + 56.0, pill.center().y), vec2(64.0, 54.0));
            pictures::draw(c, Picture::Office, sign);
            let words = pill.with_min_x(pill.left() + 102.0);
            c.say(&right, words, Align2::LEFT_CENTER);
        },
    )
    .gap(space::S4)
}

fn four_card(c: &Canvas<'_>, which: WhichPassword, key: &str, suggested: bool) -> ChoiceCard {
    let name = format!("secret-{key}");
    let spoken = format!("{} {}", c.tr("secret-four-heading"), c.tr(&name));
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
        suggested,
        least: 150.0,
        inner: Rc::new(move |c| {
            let k = c.colors();
            let title = c.tr(&name);
            let short = brief(&title);
            let usage = c.tr(&format!("{name}-use"));
            let meant = suggested.then(|| chips(vec![Chip::this_one(c)]));
            // What it is for is what she can tell it by: that stays to the last. The formal names in
            // brackets go first.
            Stack::new()
                .maybe(meant)
                .add(text(Kind::Strong, k.four, title).gap(2.0).drop_at(4))
                .add(
                    text(Kind::Strong, k.four, short)
                        .gap(2.0)
                        .show_from(4)
                        .drop_at(TIGHTEST),
                )
                .add(text(Kind::Body, k.ink, brief(&usage)).gap(0.0).show_from(4))
                .add(text(Kind::Body, k.ink, usage).gap(0.0).drop_at(4))
        }),
    }
}

/// A text without what stands in brackets after it.
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
    let lead = text(Kind::Body, c.colors().ink, c.tr("which-password-text"))
        .gap(space::S3)
        .drop_at(3);
    let cards = uses.map(|(key, which)| (use_card(c, key, which), Action::ChoosePassword(which)));
    let across = if c.frame.landscape { 2 } else { 1 };
    let cards = grid(cards.into(), across, 22.0).gap(space::S4);
    Stack::new()
        .add(head)
        .add(lead)
        .add(cards.grow(1.0, c.grows(360.0)))
        .show(c, body);
}

fn use_card(c: &Canvas<'_>, key: &'static str, which: WhichPassword) -> ChoiceCard {
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
        least: 150.0,
        inner: Rc::new(move |c| {
            Stack::new().add(text(Kind::Strong, c.colors().ink, shown.clone()))
        }),
    }
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
