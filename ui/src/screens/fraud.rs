//! Is somebody telling her to do this? And what she agrees to.

use crate::canvas::Canvas;
use crate::page::Page;
use crate::pictures::{Glyph, Picture, glyph};
use crate::screens::slip;
use crate::stack::{Item, Stack, beside};
use crate::theme::{Kind, space};
use crate::widgets::button::{Button, Skin};
use crate::widgets::panel::{Tone, fact, panel, picture};
use crate::widgets::text::{heading, text, title};
use egui::{Align, Align2, Rect, pos2, vec2};
use pin_kiosk_core::input::{Action, Answer};
use pin_kiosk_core::language::Language;
use pin_kiosk_core::slip::{HOTLINE_CONSUMER, HOTLINE_POLICE, HOTLINE_SUSPENSION};
use pin_kiosk_core::view::SlipState;

/// The question, with two equal answers: nobody is led to either.
pub(crate) fn question(c: &mut Canvas<'_>) {
    let body = c.frame.body;
    let k = c.colors();
    let answer = |id, key: &str, answer, c: &Canvas<'_>| {
        Button::new(id, Skin::Choice, c.tr(key))
            .kind(Kind::Main)
            .least(186.0)
            .item(Action::Answer(answer))
            .gap(28.0)
    };
    let no = answer("no", "fraud-no", Answer::No, c);
    let yes = answer("yes", "fraud-yes", Answer::Yes, c);
    let person = picture(Picture::PersonOnPhone, 300.0, 760.0);
    let mut page = Page::new()
        .explain(person.grow(1.0, c.grows(240.0)))
        .answers_follow();
    let question = [
        title(c, c.tr("fraud-question-title")),
        text(Kind::Body, k.ink, c.tr("fraud-question-text")),
    ];
    for item in question {
        page = if c.frame.landscape {
            page.answer(item)
        } else {
            page.explain(item)
        };
    }
    page.answer(Item::spring(1.0))
        .answer(no)
        .answer(yes)
        .show(c, body);
}

/// Stop here, and where to turn.
pub(crate) fn advice(c: &mut Canvas<'_>, state: SlipState) {
    let body = c.frame.body;
    let lines = [
        ("fraud-consumer", HOTLINE_CONSUMER),
        ("fraud-police", HOTLINE_POLICE),
        ("fraud-stop-card", HOTLINE_SUSPENSION),
    ];
    let stop = panel(Tone::Danger, |c| {
        let k = c.colors();
        Stack::new()
            .add(heading(
                Kind::Title,
                k.danger,
                Align::LEFT,
                c.tr("fraud-advice-title"),
            ))
            .add(text(Kind::Body, k.ink, c.tr("fraud-advice-text")).gap(14.0))
    });
    let family = text(Kind::Body, c.colors().ink, c.tr("fraud-family")).drop_at(4);
    let mut page = Page::new().ratio(0.5);
    page = page.explain(stop.grow(1.0, c.grows(0.0))).answers_follow();
    if c.frame.landscape {
        page = page.explain(family);
        for (key, number) in lines {
            page = page.answer(hotline(key, number));
        }
    } else {
        for (key, number) in lines {
            page = page.explain(hotline(key, number));
        }
        page = page.explain(family);
    }
    page = page.answer(Item::spring(1.0));
    for item in slip::items(c, state, &slip::FRAUD) {
        page = page.answer(item);
    }
    page.show(c, body);
}

fn hotline(key: &'static str, number: &'static str) -> Item<'static> {
    panel(Tone::Plain, move |c| {
        let k = c.colors();
        let line = Item::new(
            move |c, width, squeeze| {
                let set = (Kind::Number, c.colors().action, Align::LEFT);
                c.text_in(Language::English, number, set, width - 84.0, squeeze)
                    .0
                    .size()
                    .y
            },
            move |c, rect, squeeze| {
                let ink = c.colors().action;
                let set = (Kind::Number, ink, Align::LEFT);
                let laid = c.text_in(Language::English, number, set, rect.width() - 84.0, squeeze);
                let sign = Rect::from_center_size(
                    pos2(rect.left() + 32.0, rect.center().y),
                    vec2(56.0, 56.0),
                );
                glyph(c, Glyph::Phone, sign, ink);
                c.say(
                    &laid,
                    rect.with_min_x(rect.left() + 84.0),
                    Align2::LEFT_CENTER,
                );
            },
        );
        Stack::new()
            .add(text(Kind::Strong, k.ink, c.tr(key)))
            // When to call which number: a number alone would not tell.
            .add(text(Kind::Body, k.soft, c.tr(&format!("{key}-when"))).gap(0.0))
            .add(line.gap(4.0))
    })
}

/// What is needed, free of charge, what is recorded.
pub(crate) fn notice(c: &mut Canvas<'_>) {
    let body = c.frame.body;
    let facts = [
        ("notice-need", Picture::Card),
        ("notice-free", Picture::Check),
        ("notice-record", Picture::Lock),
        ("notice-self", Picture::Office),
    ];
    let accept = Button::new("accept", Skin::Main, c.tr("notice-accept"))
        .sign_after(Glyph::ArrowRight)
        .item(Action::Accept)
        .gap(space::S4);
    let mut page = Page::new()
        .title(title(c, c.tr("notice-title")))
        .answers_follow();
    let facts = facts.map(|(key, picture)| {
        // That it is free needs no second sentence.
        let rest = (key != "notice-free").then(|| c.tr(&format!("{key}-text")));
        fact(Some(picture), c.tr(key), rest).grow(1.0, 40.0)
    });
    if c.frame.landscape {
        let [need, free, record, own] = facts;
        let right = Item::fixed(0.0, |_, _, _| {});
        Stack::new()
            .add(title(c, c.tr("notice-title")))
            .add(beside(need, record).grow(1.0, 120.0).gap(40.0))
            .add(beside(free, own).grow(1.0, 120.0))
            .add(Item::spring(1.0))
            .add(beside(right, accept).operable().gap(space::S4))
            .show_from(c, body, usize::from(c.frame.compact) * 2);
        return;
    }
    for item in facts {
        page = page.explain(item);
    }
    page.answer(Item::spring(1.0)).answer(accept).show(c, body);
}
