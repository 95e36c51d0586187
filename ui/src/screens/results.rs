//! What came of it: the plain truth, and what to do next.

use crate::canvas::Canvas;
use crate::page::Page;
use crate::pictures::Picture;
use crate::screens::slip;
use crate::stack::Item;
use crate::text;
use crate::theme::Kind;
use crate::widgets::panel::{Tone, fact, result};
use crate::widgets::text::{step, text as words};
use pin_kiosk_core::failure::FailureCode;
use pin_kiosk_core::slip::again_key;
use pin_kiosk_core::view::SlipState;

/// The card confirmed the new password.
pub(crate) fn done(c: &mut Canvas<'_>, certificate_ends: Option<&str>, state: SlipState) {
    let body = c.frame.body;
    let checked = fact(
        Some(Picture::Lock),
        c.tr("done-checked"),
        Some(c.tr("done-checked-text")),
    );
    // That the certificate ends, and that a new one is free, is what she cannot know from elsewhere.
    let checked = if certificate_ends.is_some() {
        checked.drop_at(7)
    } else {
        checked
    };
    let second = match certificate_ends {
        Some(day) => {
            let date = text::iso_date(c.language, day);
            fact(
                Some(Picture::Office),
                c.tr_args("done-ends", &[("date", (&date).into())]),
                Some(c.tr("done-ends-text")),
            )
        }
        None => fact(
            Some(Picture::CardAndLock),
            c.tr("done-note"),
            Some(c.tr("done-note-text")),
        )
        .drop_at(7),
    };
    let head = result(Tone::Good, Picture::Check, c.tr("done-title"), None, None);
    let mut page = Page::new()
        .explain(head.grow(1.0, f32::INFINITY))
        .answers_follow();
    page = if c.frame.landscape {
        page.answer(checked).answer(second)
    } else {
        page.explain(checked).explain(second)
    }
    .answer(Item::spring(1.0));
    for item in slip::items(c, state, &slip::RESULT) {
        page = page.answer(item);
    }
    page.show(c, body);
}

/// The card keeps what it had.
pub(crate) fn not_changed(c: &mut Canvas<'_>, reason: FailureCode, state: SlipState) {
    let body = c.frame.body;
    let why = c.tr(why(reason));
    let head = result(
        Tone::Calm,
        Picture::CardAndLock,
        c.tr("not-changed-title"),
        Some(why),
        Some(code_words(c, reason)),
    );
    let kept = fact(
        Some(Picture::Card),
        c.tr("not-changed-card"),
        Some(c.tr(again_key(Some(reason)))),
    );
    let mut page = Page::new()
        .explain(head.grow(1.0, f32::INFINITY))
        .answers_follow();
    page = if c.frame.landscape {
        page.answer(kept)
    } else {
        page.explain(kept)
    }
    .answer(Item::spring(1.0));
    for item in slip::items(c, state, &slip::RESULT) {
        page = page.answer(item);
    }
    page.show(c, body);
}

/// It is not known what the card has.
pub(crate) fn uncertain(c: &mut Canvas<'_>, reason: FailureCode, state: SlipState) {
    let body = c.frame.body;
    let k = c.colors();
    let head = result(
        Tone::Caution,
        Picture::Warning,
        c.tr("uncertain-title"),
        Some(c.tr("uncertain-why")),
        Some(code_words(c, reason)),
    );
    let mut page = Page::new()
        .explain(head.grow(1.0, f32::INFINITY))
        .answers_follow();
    let mut steps = vec![words(Kind::Strong, k.ink, c.tr("uncertain-state"))];
    for (number, key) in [(1, "uncertain-1"), (2, "uncertain-2"), (3, "uncertain-3")] {
        steps.push(step(number, c.tr(key)).gap(22.0));
    }
    for item in steps {
        page = if c.frame.landscape {
            page.answer(item)
        } else {
            page.explain(item)
        };
    }
    page = page.answer(Item::spring(1.0));
    for item in slip::items(c, state, &slip::RESULT) {
        page = page.answer(item);
    }
    page.show(c, body);
}

/// The code for the telephone and the technician.
pub(crate) fn code_words(c: &Canvas<'_>, reason: FailureCode) -> String {
    c.tr_args("code", &[("code", reason.code().into())])
}

/// Why the password was not changed.
const fn why(reason: FailureCode) -> &'static str {
    match reason {
        FailureCode::CardRemoved => "why-card-removed",
        FailureCode::CardSilent => "why-card-silent",
        FailureCode::CardRefused | FailureCode::WrongCard => "why-card-refused",
        FailureCode::CardUnreadable => "why-card-unreadable",
        FailureCode::WriteTorn | FailureCode::WriteUnknown => "why-write-torn",
        FailureCode::Reader(_) => "why-reader",
        FailureCode::Centre(_)
        | FailureCode::NoReservation
        | FailureCode::ReservationExpired
        | FailureCode::ReservationUsed
        | FailureCode::ReservationInUse => "why-centre",
        FailureCode::Journal => "why-journal",
        FailureCode::Internal | FailureCode::Referred(_) => "why-internal",
        FailureCode::Cancelled | FailureCode::WalkedAway | FailureCode::FraudSuspected => {
            "why-stopped"
        }
    }
}
