//! Wrong card, line down, reader at fault: the next step in plain words.

use crate::canvas::Canvas;
use crate::page::Page;
use crate::pictures::Picture;
use crate::screens::{results, telephone};
use crate::stack::Item;
use crate::theme::Kind;
use crate::widgets::button::{Button, Skin};
use crate::widgets::panel::{Tone, fact, result};
use crate::widgets::text::text;
use pin_kiosk_core::failure::FailureCode;
use pin_kiosk_core::input::{Action, Procedure};

/// Not an Individual Number Card.
pub(crate) fn wrong_card(c: &mut Canvas<'_>, reason: FailureCode) {
    let sentence = c.tr("wrong-card-text");
    let head = result(
        Tone::Caution,
        Picture::OtherCard,
        c.tr("wrong-card-title"),
        Some(sentence),
        Some(results::code_words(c, reason)),
    );
    let body = c.frame.body;
    Page::new()
        .explain(head.grow(1.0, f32::INFINITY))
        .answers_follow()
        .answer(telephone::panel(None))
        .answer(Item::spring(1.0))
        .answer(leave(c, "take-card-button"))
        .show(c, body);
}

/// The centre gave no answer.
pub(crate) fn line_down(c: &mut Canvas<'_>, reason: FailureCode, change_offered: bool) {
    let sentence = c.tr("line-down-text");
    let head = result(
        Tone::Caution,
        Picture::Warning,
        c.tr("line-down-title"),
        Some(sentence),
        Some(results::code_words(c, reason)),
    );
    let body = c.frame.body;
    let k = c.colors();
    let mut page = Page::new()
        .explain(head.grow(1.0, f32::INFINITY))
        .answers_follow()
        .answer(fact(Some(Picture::Office), c.tr("line-down-later"), None));
    if change_offered {
        let go = Button::new("change", Skin::Main, c.tr("line-down-change-go"))
            .item(Action::ChooseProcedure(Procedure::Change))
            .gap(24.0);
        let other = Button::new("leave", Skin::Choice, c.tr("take-card-button"))
            .item(Action::Dismiss)
            .gap(24.0);
        page = page
            .answer(Item::spring(1.0))
            .answer(text(Kind::Strong, k.ink, c.tr("line-down-change")))
            .answer(go)
            .answer(other);
    } else {
        page = page
            .answer(telephone::panel(None))
            .answer(Item::spring(1.0))
            .answer(leave(c, "take-card-button"));
    }
    page.show(c, body);
}

/// The reader or the card gave no answer.
pub(crate) fn reader_fault(c: &mut Canvas<'_>, reason: FailureCode) {
    let body = c.frame.body;
    let by_card = matches!(
        reason,
        FailureCode::CardRemoved
            | FailureCode::CardSilent
            | FailureCode::CardRefused
            | FailureCode::CardUnreadable
    );
    let (title, sentence, later, picture) = if by_card {
        (
            "card-fault-title",
            "card-fault-text",
            "card-fault-later",
            Picture::Card,
        )
    } else {
        (
            "reader-fault-title",
            "reader-fault-text",
            "use-another-machine",
            Picture::Office,
        )
    };
    let sentence = c.tr(sentence);
    let head = result(
        Tone::Caution,
        Picture::Warning,
        c.tr(title),
        Some(sentence),
        Some(results::code_words(c, reason)),
    );
    Page::new()
        .explain(head.grow(1.0, f32::INFINITY))
        .answers_follow()
        .answer(fact(Some(picture), c.tr(later), None))
        .answer(telephone::panel(None))
        .answer(Item::spring(1.0))
        .answer(leave(c, "take-card-button"))
        .show(c, body);
}

fn leave(c: &Canvas<'_>, key: &str) -> Item<'static> {
    Button::new("leave", Skin::Main, c.tr(key))
        .item(Action::Dismiss)
        .gap(28.0)
}
