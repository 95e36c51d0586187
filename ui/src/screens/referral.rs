//! The municipal office, and how to make a reservation.

use crate::canvas::{Canvas, Squeeze};
use crate::page::Page;
use crate::pictures::Picture;
use crate::screens::{results, slip, telephone};
use crate::stack::{Item, Stack, below};
use crate::text::{hours, tr};
use crate::theme::{Contrast, Kind, space};
use crate::widgets::button::{Button, Skin};
use crate::widgets::flow::{Fact, flow};
use crate::widgets::panel::{Tone, panel, pictured, pictured_until, result};
use crate::widgets::secret::{CellColors, Filling, band, four};
use crate::widgets::text::{japanese, step, text, title};
use egui::{Align2, Color32, Rect, pos2, vec2};
use jiff::tz::TimeZone;
use pin_kiosk_core::failure::FailureCode;
use pin_kiosk_core::input::{Action, Answer};
use pin_kiosk_core::language::Language;
use pin_kiosk_core::referral::ReferralReason;
use pin_kiosk_core::slip::{
    Block, Imprint, Slip, counter_key, reason_key, reservation_key, reservation_steps,
};
use pin_kiosk_core::view::{Screen, SlipState};

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

/// From this step of squeeze on the pictures are gone: they go first.
const PICTURES_UNTIL: Squeeze = 2;
/// From this step on the second sentence is gone: it goes next.
const SECOND_UNTIL: Squeeze = 3;
/// From this step on headings share a line with what they head.
const HEADS_SHARE: Squeeze = 6;

/// The municipal office has to help.
pub(crate) fn referral(
    c: &mut Canvas<'_>,
    screen: &Screen,
    (reason, code): (ReferralReason, FailureCode),
    state: SlipState,
) {
    let body = c.frame.body;
    let bring = bring(screen.slip.as_ref(), c.language);
    let bring = (!bring.is_empty()).then(|| what_to_bring(bring));
    let counter = (c.language != Language::Japanese)
        .then(|| at_the_counter(tr(Language::Japanese, counter_key(reason))));
    let mut page = Page::new()
        .title(title(c, c.tr("referral-title")))
        .answers_follow()
        .explain(happened(c, reason))
        .explain(where_to_go())
        .ratio(0.5);
    // Without a sentence for the counter the right column has room for what to bring.
    page = if c.frame.landscape && counter.is_none() {
        page.maybe_answer(bring)
    } else {
        page.maybe_explain(bring)
    };
    page = page
        .answer(telephone::panel_until(PICTURES_UNTIL, Some(code)))
        .maybe_answer(counter)
        .answer(Item::spring(1.0));
    for item in slip::items(c, state, &slip::REFERRAL) {
        page = page.answer(item);
    }
    page.show(c, body);
}

/// Which secret, what happened, whether the card is all right.
fn happened(c: &Canvas<'_>, reason: ReferralReason) -> Item<'static> {
    let key = reason_key(reason);
    let k = c.colors();
    let (what, card) = (c.tr(key), c.tr(&format!("{key}-card")));
    let named = secret(reason).map(|(name, is_four)| {
        let ink = if is_four { k.four } else { k.action };
        shape_and_name(is_four, c.tr(name), ink)
    });
    let stack = move || {
        Stack::new().add(text(Kind::Body, k.ink, what.clone())).add(
            text(Kind::Body, k.ink, card.clone())
                .gap(4.0)
                .drop_at(SECOND_UNTIL),
        )
    };
    let same = stack.clone();
    let sentences = Item::new(
        move |c, width, squeeze| stack().measure(c, width, squeeze),
        move |c, rect, squeeze| same().show_from(c, rect, squeeze),
    );
    match named {
        Some(named) => below(named, sentences),
        None => sentences,
    }
    .gap(20.0)
}

/// The shape of a secret and beside it its name.
fn shape_and_name(is_four: bool, name: String, ink: Color32) -> Item<'static> {
    const SHAPE: f32 = 262.0;
    const INDENT: f32 = SHAPE + 28.0;
    let same = name.clone();
    Item::new(
        move |c, width, squeeze| {
            let laid = c.text(&name, Kind::Strong, ink, width - INDENT, squeeze);
            laid.0.size().y.max(if squeeze < 4 { 68.0 } else { 58.0 })
        },
        move |c, rect, squeeze| {
            let high = rect.height().min(68.0);
            let place = Rect::from_min_size(
                pos2(rect.left(), rect.center().y - high / 2.0),
                vec2(SHAPE, high),
            );
            if is_four {
                four(c, place, Filling::Example);
            } else {
                band(c, place, Filling::Example, CellColors::band(c));
            }
            let area = rect.with_min_x(rect.left() + INDENT);
            let laid = c.text(&same, Kind::Strong, ink, area.width(), squeeze);
            c.say(&laid, area, Align2::LEFT_CENTER);
        },
    )
}

/// The office of the configuration, or the words for any.
fn where_to_go() -> Item<'static> {
    pictured_until(
        PICTURES_UNTIL,
        Tone::Plain,
        Some(Picture::Office),
        office_lines,
    )
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
    let head = c.tr("where");
    if office.name.is_empty() {
        return Stack::new()
            .add(text(Kind::Strong, k.action, head))
            .add(text(Kind::Body, k.ink, c.tr("any-office")).gap(4.0));
    }
    let fact = |kind, words: String| Fact {
        kind,
        color: k.ink,
        language: Language::Japanese,
        words,
    };
    let open = match hours(c.language, &office.hours) {
        Some(said) => Fact {
            language: c.language,
            ..fact(Kind::Body, said)
        },
        None => fact(Kind::Body, office.hours),
    };
    let lines = [office.address, office.telephone].map(|line| fact(Kind::Body, line));
    let lines = lines
        .into_iter()
        .chain([open])
        .filter(|line| !line.words.is_empty())
        .collect();
    let name = fact(Kind::Strong, office.name);
    let head = Fact {
        color: k.action,
        language: c.language,
        ..fact(Kind::Strong, head)
    };
    let apart = |fact: Fact| flow(vec![vec![fact]], None).drop_at(HEADS_SHARE);
    Stack::new()
        .add(apart(head.clone()))
        .add(apart(name.clone()))
        .add(flow(vec![vec![head, name]], None).show_from(HEADS_SHARE))
        .add(flow(vec![lines], None))
}

fn what_to_bring(items: Vec<String>) -> Item<'static> {
    pictured_until(PICTURES_UNTIL, Tone::Plain, Some(Picture::Card), move |c| {
        let k = c.colors();
        let mut stack = Stack::new().add(text(Kind::Strong, k.action, c.tr("bring")));
        for (number, item) in (1_u8..).zip(&items) {
            stack = stack.add(numbered(number, item.clone()).gap(4.0));
        }
        stack
    })
}

/// A line with its number in front: all its lines begin behind it.
fn numbered(number: u8, words: String) -> Item<'static> {
    let digit = move |c: &Canvas<'_>, squeeze: Squeeze| {
        let digit = format!("{number}.");
        let digit = c.text(&digit, Kind::Body, c.colors().ink, f32::INFINITY, squeeze);
        let indent = digit.1.size * 1.35;
        (digit, indent)
    };
    let same = words.clone();
    Item::new(
        move |c, width, squeeze| {
            let indent = digit(c, squeeze).1;
            let laid = c.text(&words, Kind::Body, c.colors().ink, width - indent, squeeze);
            laid.0.size().y
        },
        move |c, rect, squeeze| {
            let ink = c.colors().ink;
            let (digit, indent) = digit(c, squeeze);
            let split = rect.left() + indent;
            c.say(&digit, rect.with_max_x(split), Align2::LEFT_TOP);
            let area = rect.with_min_x(split);
            let laid = c.text(&same, Kind::Body, ink, area.width(), squeeze);
            c.say(&laid, area, Align2::LEFT_TOP);
        },
    )
}

/// A sentence in Japanese to show at the counter.
fn at_the_counter(sentence: String) -> Item<'static> {
    panel(Tone::Four, move |c| {
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
    let head = result(
        Tone::Caution,
        Picture::PhoneEmpty,
        c.tr(head),
        Some(sentence),
        Some(results::code_words(c, reason)),
    );
    let mut page = Page::new()
        .explain(head.grow(1.0, f32::INFINITY))
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
    page = page.answer(Item::spring(1.0)).answer(none);
    for item in slip::items(c, state, &slip::REFERRAL) {
        page = page.answer(item);
    }
    page.show(c, body);
}
