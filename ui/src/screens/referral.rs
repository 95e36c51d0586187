//! The municipal office, and how to make a reservation.

use crate::canvas::Canvas;
use crate::page::Page;
use crate::pictures::Picture;
use crate::screens::{results, slip, telephone};
use crate::stack::{Item, Stack};
use crate::text::{hours, tr};
use crate::theme::{Contrast, Kind, space};
use crate::widgets::button::{Button, Skin};
use crate::widgets::panel::{Tone, pictured, result};
use crate::widgets::secret::{CellColors, Filling, band, four};
use crate::widgets::text::{japanese, step, text, title};
use egui::{Rect, vec2};
use jiff::tz::TimeZone;
use pin_kiosk_core::failure::FailureCode;
use pin_kiosk_core::input::{Action, Answer};
use pin_kiosk_core::language::Language;
use pin_kiosk_core::referral::ReferralReason;
use pin_kiosk_core::slip::{Block, Imprint, Slip, reservation_key, reservation_steps};
use pin_kiosk_core::view::{Screen, SlipState};

/// The first part of the keys of a reason.
const fn key(reason: ReferralReason) -> &'static str {
    match reason {
        ReferralReason::WantsUserAuthenticationPin => "ref-wants-user-auth",
        ReferralReason::WantsCardInfoInputPin => "ref-wants-card-info",
        ReferralReason::WantsResidentRegisterPin => "ref-wants-register",
        ReferralReason::UserAuthenticationPinForgotten => "ref-pin-forgotten",
        ReferralReason::UserAuthenticationPinLocked => "ref-pin-locked",
        ReferralReason::SignatureCertificateMissing => "ref-no-certificate",
        ReferralReason::SignatureCertificateExpired => "ref-expired",
        ReferralReason::SignatureCertificateRevoked => "ref-revoked",
        ReferralReason::Suspended => "ref-suspended",
        ReferralReason::UserAuthenticationCertificateEnded => "ref-user-auth-ended",
        ReferralReason::CardExpired => "ref-card-expired",
        ReferralReason::CertificateNotTrusted => "ref-not-trusted",
        ReferralReason::CardDamaged => "ref-damaged",
        ReferralReason::NoSmartphone => "ref-no-smartphone",
        ReferralReason::ResetNotOffered => "ref-no-reset",
    }
}

/// The secret a reason is about, by its name, if it is about one.
const fn secret(reason: ReferralReason) -> Option<(&'static str, bool)> {
    match reason {
        ReferralReason::WantsUserAuthenticationPin
        | ReferralReason::UserAuthenticationPinForgotten
        | ReferralReason::UserAuthenticationPinLocked => Some(("secret-user-auth", true)),
        ReferralReason::WantsCardInfoInputPin => Some(("secret-card-info", true)),
        ReferralReason::WantsResidentRegisterPin => Some(("secret-register", true)),
        ReferralReason::ResetNotOffered | ReferralReason::NoSmartphone => {
            Some(("secret-signature", false))
        }
        ReferralReason::SignatureCertificateMissing
        | ReferralReason::SignatureCertificateExpired
        | ReferralReason::SignatureCertificateRevoked
        | ReferralReason::Suspended
        | ReferralReason::UserAuthenticationCertificateEnded
        | ReferralReason::CardExpired
        | ReferralReason::CertificateNotTrusted
        | ReferralReason::CardDamaged => None,
    }
}

/// What to bring, as the slip says it: the screen says the same.
fn bring(slip: Option<&Slip>, language: Language) -> Vec<String> {
    let Some(slip) = slip else {
        return Vec::new();
    };
    let imprint = Imprint {
        store: String::new(),
        kiosk: String::new(),
        time_zone: TimeZone::UTC,
        office: pin_kiosk_core::slip::Office::default(),
        receipt: 0,
        record: None,
    };
    let shown = Slip {
        language,
        ..slip.clone()
    };
    let items = shown.content(&imprint).into_iter().find_map(|block| {
        if let Block::Items(_, items) = block {
            Some(items)
        } else {
            None
        }
    });
    items
        .into_iter()
        .flatten()
        .map(|item| tr(language, item.key))
        .collect()
}

/// The sentence for the counter, always in Japanese.
fn sentence(reason: ReferralReason) -> String {
    let name = key(reason).trim_start_matches("ref-");
    tr(Language::Japanese, &format!("counter-{name}"))
}

/// The municipal office has to help.
pub(crate) fn referral(
    c: &mut Canvas<'_>,
    screen: &Screen,
    (reason, code): (ReferralReason, FailureCode),
    state: SlipState,
) {
    let body = c.frame.body;
    let bring = bring(screen.slip.as_ref(), c.language);
    let mut page = Page::new()
        .title(title(c, c.tr("referral-title")))
        .answers_follow()
        .explain(happened(c, reason))
        .explain(where_to_go())
        .ratio(0.5);
    let bring = (!bring.is_empty()).then(|| what_to_bring(bring));
    let counter = (c.language != Language::Japanese).then(|| at_the_counter(sentence(reason)));
    page = page
        .maybe_explain(bring)
        .answer(telephone::panel(c))
        .maybe_answer(counter)
        .answer(Item::spring(1.0))
        .answer(results::code(c, code).drop_at(3));
    for item in slip::items(c, state, &slip::REFERRAL) {
        page = page.answer(item);
    }
    page.show(c, body);
}

/// Which secret, what happened, whether the card is all right.
fn happened(c: &Canvas<'_>, reason: ReferralReason) -> Item<'static> {
    let key = key(reason);
    let words = [c.tr(key), c.tr(&format!("{key}-card"))];
    let named = secret(reason).map(|(name, is_four)| (c.tr(name), is_four));
    let aside = if named.is_some() { 290.0 } else { 0.0 };
    let stack = move |c: &Canvas<'_>| {
        let k = c.colors();
        let mut stack = Stack::new();
        if let Some((name, is_four)) = &named {
            let ink = if *is_four { k.four } else { k.action };
            stack = stack.add(text(Kind::Strong, ink, name.clone()));
        }
        let [what, card] = words.clone();
        stack
            .add(text(Kind::Body, k.ink, what).gap(2.0))
            .add(text(Kind::Body, k.ink, card).gap(4.0).drop_at(8))
    };
    let same = std::rc::Rc::new(stack);
    let stack = std::rc::Rc::clone(&same);
    let shape = secret(reason).map(|(_, is_four)| is_four);
    let indent = move |width: f32, squeeze: usize| {
        if width > 800.0 && squeeze < 5 {
            aside
        } else {
            0.0
        }
    };
    Item::new(
        move |c, width, squeeze| {
            let room = width - indent(width, squeeze);
            stack(c).measure(c, room, squeeze)
        },
        move |c, rect, squeeze| {
            let aside = indent(rect.width(), squeeze);
            let place = Rect::from_min_size(rect.min + vec2(0.0, 4.0), vec2(aside - 28.0, 68.0));
            match shape.filter(|_| aside > 0.0) {
                Some(true) => four(c, place, Filling::Example),
                Some(false) => band(c, place, Filling::Example, CellColors::band(c)),
                None => {}
            }
            same(c).show_from(c, rect.with_min_x(rect.left() + aside), squeeze);
        },
    )
    .gap(24.0)
}

/// The office of the configuration, or the words for any.
fn where_to_go() -> Item<'static> {
    pictured(Tone::Plain, Some(Picture::Office), office_lines).gap(24.0)
}

/// What only the office can do, and which office that is.
pub(super) fn only_at_the_office([head, words]: [String; 2]) -> Item<'static> {
    pictured(Tone::Plain, Some(Picture::Office), move |c| {
        let k = c.colors();
        Stack::new()
            .add(text(Kind::Strong, k.ink, head.clone()))
            .add(text(Kind::Body, k.ink, words.clone()).gap(4.0))
            .then(office_lines(c))
    })
}

fn office_lines(c: &Canvas<'_>) -> Stack<'static> {
    let k = c.colors();
    let office = c.options.office.clone();
    let mut stack = Stack::new().add(text(Kind::Strong, k.action, c.tr("where")));
    if office.name.is_empty() {
        return stack.add(text(Kind::Body, k.ink, c.tr("any-office")).gap(4.0));
    }
    stack = stack.add(japanese(Kind::Strong, k.ink, office.name.clone()).gap(4.0));
    for (line, drop_at) in [(office.address, 6), (office.telephone, 9)] {
        if !line.is_empty() {
            stack = stack.add(japanese(Kind::Body, k.ink, line).gap(0.0).drop_at(drop_at));
        }
    }
    let said = match hours(c.language, &office.hours) {
        Some(said) => text(Kind::Body, k.ink, said),
        None if office.hours.is_empty() => return stack,
        None => japanese(Kind::Body, k.ink, office.hours),
    };
    stack.add(said.gap(0.0).drop_at(7))
}

fn what_to_bring(items: Vec<String>) -> Item<'static> {
    pictured(Tone::Plain, Some(Picture::Card), move |c| {
        let k = c.colors();
        let mut stack = Stack::new().add(text(Kind::Strong, k.action, c.tr("bring")));
        for (number, item) in (1_u8..).zip(&items) {
            let line = format!("{number}. {item}");
            stack = stack.add(text(Kind::Body, k.ink, line).gap(4.0));
        }
        stack
    })
}

/// A sentence in Japanese to show at the counter.
fn at_the_counter(sentence: String) -> Item<'static> {
    pictured(Tone::Four, None, move |c| {
        let k = c.colors();
        let soft = if c.contrast == Contrast::High {
            k.ink
        } else {
            k.soft
        };
        Stack::new()
            .add(text(Kind::Body, soft, c.tr("show-at-counter")))
            .add(japanese(Kind::Strong, k.ink, sentence.clone()).gap(4.0))
    })
}

/// No reservation, or one that cannot be used.
pub(crate) fn no_reservation(c: &mut Canvas<'_>, reason: FailureCode, state: SlipState) {
    let body = c.frame.body;
    let head = reservation_key(reason);
    let (sentence, steps) = reservation_steps(reason);
    let sentence = c.tr(sentence);
    let head = result(Tone::Caution, Picture::Phone, c.tr(head), Some(sentence));
    let mut page = Page::new()
        .explain(head.grow(1.0, c.grows(120.0)))
        .answers_follow();
    for (number, key) in (1..).zip(steps) {
        let item = step(number, c.tr(key));
        page = if c.frame.landscape {
            page.answer(item)
        } else {
            page.explain(item)
        };
    }
    let none = Button::new("no phone", Skin::Choice, c.tr("no-reservation-no-phone"))
        .least(116.0)
        .item(Action::Answer(Answer::No))
        .gap(space::S4);
    page = page
        .answer(results::code(c, reason).drop_at(4))
        .answer(Item::spring(1.0))
        .answer(none);
    for item in slip::items(c, state, &slip::REFERRAL) {
        page = page.answer(item);
    }
    page.show(c, body);
}
