//! Before a session: language choice, or why the kiosk is closed.

use crate::canvas::Canvas;
use crate::geometry::{columns, rows};
use crate::kiosk::Wishes;
use crate::page::Page;
use crate::pictures::{self, Glyph, Picture, glyph};
use crate::stack::{Item, Stack};
use crate::text;
use crate::theme::{Contrast, HIGH_CONTRAST, Kind, TextSize, picture, space, stroke};
use crate::widgets::button::{Button, Skin};
use crate::widgets::panel::{Tone, panel, result};
use crate::widgets::secret::{CellColors, Filling, band};
use crate::widgets::text::{heading, text as words};
use egui::{Align, Align2, Rect, pos2, vec2};
use pin_kiosk_core::input::{Action, OutOfService};
use pin_kiosk_core::language::Language;
use pin_kiosk_core::view::ClosedReason;

/// Language choice and what this machine does.
pub(crate) fn attract(c: &mut Canvas<'_>, wishes: &mut Wishes) {
    let screen = c.frame.screen;
    let top = c
        .frame
        .banner
        .map_or(screen.top(), |banner| banner.bottom());
    let (hero_area, choice) = if c.frame.landscape {
        let split = screen.left() + screen.width() * 0.47;
        (
            Rect::from_min_max(pos2(screen.left(), top), pos2(split, screen.bottom())),
            Rect::from_min_max(
                pos2(split + 48.0, c.frame.header.bottom() + 36.0),
                c.frame.body.max,
            ),
        )
    } else {
        let split = c
            .frame
            .reach_top
            // Above the choice lies less, by the row of settings that lies under it then.
            .map_or(top + 880.0, |reach| reach.max(top + 756.0));
        (
            Rect::from_min_max(pos2(screen.left(), top), pos2(screen.right(), split)),
            Rect::from_min_max(
                pos2(c.frame.body.left(), split + 36.0),
                pos2(c.frame.body.right(), c.frame.body.bottom()),
            ),
        )
    };
    hero(c, hero_area);
    choices(c, choice, wishes);
}

fn hero(c: &mut Canvas<'_>, area: Rect) {
    let k = c.colors();
    c.rect(area, 0.0, k.deep);
    if c.contrast == Contrast::High {
        let edge = if c.frame.landscape {
            Rect::from_min_max(pos2(area.right() - 4.0, area.top()), area.max)
        } else {
            Rect::from_min_max(pos2(area.left(), area.bottom() - 4.0), area.max)
        };
        c.rect(edge, 0.0, k.action);
    }
    let margin = c.frame.margin;
    let row = Rect::from_min_max(
        pos2(area.left() + margin, c.frame.header.top()),
        pos2(area.right() - margin, c.frame.header.bottom()),
    );
    open_now(c, row);
    let inner = Rect::from_min_max(
        pos2(row.left(), row.bottom() + 56.0),
        pos2(row.right(), area.bottom() - 34.0),
    );
    let title = c.tr("attract-title");
    Stack::new()
        .add(heading(Kind::Display, k.on_deep, Align::LEFT, title))
        .add(lead())
        .maybe(c.frame.landscape.then(wide_picture))
        .add(Item::spring(1.0))
        .add(example_band())
        .show(c, inner);
}

fn open_now(c: &mut Canvas<'_>, row: Rect) {
    // The ground is dark in both themes.
    let (lamp, ink) = (HIGH_CONTRAST.ok, c.colors().on_deep);
    let center = pos2(row.left() + 14.0, row.center().y);
    c.painter().circle_filled(center, 14.0, lamp);
    // The machine's hours stand with "open", not with the telephone that has hours of its own.
    let (open, hours) = (c.tr("attract-open"), opening_hours(c));
    let open = if hours.is_empty() {
        open
    } else {
        format!("{open}\n{hours}")
    };
    let room = Rect::from_min_max(
        pos2(row.left() + 50.0, row.top()),
        pos2(open_right(c, row), row.bottom()),
    );
    let laid = c.fit(&open, (Kind::Header, ink, Align::LEFT), room.size());
    c.say(&laid, room, Align2::LEFT_CENTER);
}

/// The words go as far as the settings; in landscape those stand over the other column.
fn open_right(c: &Canvas<'_>, row: Rect) -> f32 {
    let free = if c.frame.landscape || c.frame.settings != c.frame.header {
        row.right()
    } else {
        row.right() - crate::kiosk::chrome::settings_width(c) - space::S3
    };
    free.min(row.left() + 480.0)
}

/// What the machine does, beside the picture.
fn lead() -> Item<'static> {
    // The picture goes where a word would not fit beside it.
    let aside = |c: &Canvas<'_>, width: f32, squeeze: usize| {
        const ASIDE: f32 = 400.0;
        if squeeze >= 6 || c.frame.landscape {
            return 0.0;
        }
        let (room, ink) = (width - ASIDE, c.colors().on_deep);
        let laid = c.text(&lead_words(c), Kind::Body, ink, room, squeeze);
        if laid.0.size().x <= room { ASIDE } else { 0.0 }
    };
    Item::new(
        move |c, width, squeeze| {
            let ink = c.colors().on_deep;
            let aside = aside(c, width, squeeze);
            let words = c.text(&lead_words(c), Kind::Body, ink, width - aside, squeeze);
            words.0.size().y.max(aside * 0.62)
        },
        move |c, rect, squeeze| {
            let ink = c.colors().on_deep;
            let aside = aside(c, rect.width(), squeeze);
            let room = rect.with_max_x(rect.right() - aside);
            let laid = c.text(&lead_words(c), Kind::Body, ink, room.width(), squeeze);
            c.say(&laid, room, Align2::LEFT_CENTER);
            if aside > 0.0 {
                let place = Rect::from_min_max(pos2(rect.right() - 380.0, rect.top()), rect.max);
                pictures::draw(c, Picture::CardAndLock, place);
            }
        },
    )
    .gap(40.0)
    .grow(1.0, 60.0)
}

/// The picture under the words, where the hero is narrow.
fn wide_picture() -> Item<'static> {
    Item::fixed(290.0, |c, rect, _| {
        pictures::draw(
            c,
            Picture::CardAndLock,
            rect.with_max_x(rect.left() + 460.0),
        );
    })
    .gap(40.0)
    .drop_at(4)
    .grow(0.5, 90.0)
}

/// The shape of the secret, with the example.
fn example_band() -> Item<'static> {
    Item::fixed(82.0, |c, rect, _| {
        let k = c.colors();
        let colors = if c.contrast == Contrast::High {
            CellColors::band(c)
        } else {
            CellColors {
                edge: k.sheet,
                face: k.sheet,
                ink: k.deep,
                empty: picture::DIM_CELL,
                empty_edge: k.line,
            }
        };
        band(c, rect, Filling::Example, colors);
    })
    .gap(30.0)
    .drop_at(7)
}

fn lead_words(c: &Canvas<'_>) -> String {
    let gap = if matches!(
        c.language,
        Language::Japanese | Language::ChineseSimplified | Language::ChineseTraditional
    ) {
        ""
    } else {
        " "
    };
    format!("{}{gap}{}", c.tr("attract-lead"), c.tr("attract-free"))
}

fn choices(c: &mut Canvas<'_>, area: Rect, wishes: &mut Wishes) {
    let others: Vec<Language> = c
        .options
        .languages
        .iter()
        .copied()
        .filter(|language| *language != c.language)
        .collect();
    let foot = 116.0;
    let bottom = Rect::from_min_max(pos2(area.left(), area.bottom() - foot), area.max);
    let grid_rows = others.len().div_ceil(3);
    let start_height = 176.0;
    let start = area.with_max_y(area.top() + start_height);
    let label = Rect::from_min_size(
        pos2(area.left(), start.bottom() + 18.0),
        vec2(area.width(), 60.0),
    );
    let room = Rect::from_min_max(
        pos2(area.left(), label.bottom() + 8.0),
        pos2(area.right(), bottom.top() - 24.0),
    );
    let own = c.language;
    let words = format!("{}   {}", c.tr("attract-start"), own.own_name());
    let button = Button::new("start", Skin::Main, words)
        .kind(Kind::Title)
        .sign_after(Glyph::ArrowRight);
    if button.show(c, start) {
        c.send(Action::ChooseLanguage(own));
    }
    let k = c.colors();
    let sign = Rect::from_min_size(label.min, vec2(56.0, label.height()));
    glyph(c, Glyph::Globe, sign, k.action);
    let style = (Kind::Header, k.action, Align::LEFT);
    let laid = c.text_in(Language::English, "Language", style, 400.0, 0);
    c.say(
        &laid,
        label.with_min_x(label.left() + 72.0),
        Align2::LEFT_CENTER,
    );
    let high = ((room.height() + space::S3) / crate::geometry::small(grid_rows.max(1)) - space::S3)
        .min(if c.frame.landscape { 150.0 } else { 126.0 });
    let room = room.with_max_y(
        room.top() + (high + space::S3) * crate::geometry::small(grid_rows) - space::S3,
    );
    let mut left = others.into_iter();
    for row in rows(room, grid_rows, space::S3) {
        for place in columns(row, 3, space::S3) {
            if let Some(language) = left.next() {
                language_button(c, place, language);
            }
        }
    }
    foot_row(c, bottom, wishes);
}

/// A button with a language's own name.
pub(crate) fn language_button(c: &mut Canvas<'_>, place: Rect, language: Language) -> bool {
    let current = language == c.language;
    let skin = if current { Skin::On } else { Skin::Quiet };
    // The one label that somebody needs who reads none of the others: it grows when asked to.
    let kind = match c.size {
        TextSize::Standard => Kind::Header,
        TextSize::Large | TextSize::Largest => Kind::Foot,
    };
    let mut button = Button::new(language.code(), skin, language.own_name())
        .language(language)
        .kind(kind);
    if current {
        button = button.switch(true).sign(Glyph::Tick);
    }
    let pressed = button.show(c, place);
    if pressed {
        c.send(Action::ChooseLanguage(language));
    }
    pressed
}

fn foot_row(c: &mut Canvas<'_>, area: Rect, wishes: &mut Wishes) {
    let k = c.colors();
    let rule = Rect::from_min_size(area.min, vec2(area.width(), stroke::CONTROL));
    c.rect(rule, 0.0, k.hair);
    let row = Rect::from_min_max(pos2(area.left(), area.top() + 14.0), area.max);
    let right = telephone(c, row);
    if c.frame.screen.height() >= LOWERABLE {
        lower_button(c, row.with_min_x(right + 48.0), wishes);
    }
}

/// Screens under this height lie within reach as they are, in units.
const LOWERABLE: f32 = 1300.0;

/// The number to call; gives where it ends.
fn telephone(c: &mut Canvas<'_>, area: Rect) -> f32 {
    let k = c.colors();
    let middle = pos2(area.left() + 22.0, area.center().y);
    let sign = Rect::from_center_size(middle, vec2(44.0, 44.0));
    glyph(c, Glyph::Phone, sign, k.soft);
    let set = (Kind::Header, k.ink, Align::LEFT);
    let number = text::telephone(c.language).number;
    let laid = c.text_in(Language::English, number, set, 500.0, 0);
    let size = vec2(laid.0.size().x + 4.0, area.height());
    let place = Rect::from_min_size(pos2(area.left() + 60.0, area.top()), size);
    c.say(&laid, place, Align2::LEFT_CENTER);
    place.right()
}

/// A wheelchair user finds this one low, whatever else lies high.
fn lower_button(c: &mut Canvas<'_>, room: Rect, wishes: &mut Wishes) {
    let lowered = c.frame.reach_top.is_some();
    let words = c.tr(if lowered {
        "setting-lower-off"
    } else {
        "setting-lower"
    });
    let place = room.with_min_x(room.left().max(room.right() - 560.0));
    let button = Button::new("lower", Skin::Quiet, words)
        .kind(Kind::Header)
        .sign(Glyph::Lower)
        .switch(lowered);
    wishes.lower |= button.show(c, place);
}

/// Why it is closed and when it opens.
pub(crate) fn closed(c: &mut Canvas<'_>, reason: ClosedReason, opens: Option<&str>) {
    let (title, sentence) = match reason {
        ClosedReason::Hours => ("closed-hours-title", "closed-hours-text"),
        ClosedReason::Holiday => ("closed-holiday-title", "closed-holiday-text"),
        ClosedReason::Maintenance | ClosedReason::OutOfService(OutOfService::Maintenance) => {
            ("closed-maintenance-title", "closed-maintenance-text")
        }
        ClosedReason::OutOfService(OutOfService::Technician) => {
            ("closed-technician-title", "closed-technician-text")
        }
        ClosedReason::OutOfService(OutOfService::Repair) => {
            ("closed-repair-title", "closed-out-text")
        }
        ClosedReason::OutOfService(OutOfService::Withdrawn) => ("closed-withdrawn-title", ""),
        ClosedReason::OutOfService(
            OutOfService::Reader
            | OutOfService::Journal
            | OutOfService::Certificates
            | OutOfService::Clock,
        ) => ("closed-out-title", "closed-out-text"),
    };
    let sign = match reason {
        ClosedReason::Hours
        | ClosedReason::Holiday
        | ClosedReason::Maintenance
        | ClosedReason::OutOfService(OutOfService::Maintenance) => Picture::Clock,
        ClosedReason::OutOfService(_) => Picture::Machine,
    };
    let hours = opening_hours(c);
    // Where nothing is to be waited for, the other ways say all there is to say.
    let sentence =
        (!sentence.is_empty()).then(|| c.tr_args(sentence, &[("hours", (&hours).into())]));
    let head = c.tr(title);
    let opens = opens.map(|at| opening(c.language, at));
    let when = c.tr("closed-opens");
    // Nothing to wait for: no word of haste.
    let elsewhere = c.tr(match reason {
        ClosedReason::OutOfService(OutOfService::Withdrawn) => "use-another-machine",
        ClosedReason::Hours
        | ClosedReason::Holiday
        | ClosedReason::Maintenance
        | ClosedReason::OutOfService(_) => "closed-elsewhere",
    });
    let body = c.frame.body;
    Page::new()
        .ratio(0.52)
        .explain(result(Tone::Calm, sign, head, sentence, None).grow(1.0, f32::INFINITY))
        .answers_follow()
        .maybe_answer(opens.map(|opens| {
            panel(Tone::Plain, move |c| {
                let k = c.colors();
                Stack::new()
                    .add(words(Kind::Body, k.soft, when.clone()))
                    .add(words(Kind::Title, k.action, opens.clone()).gap(8.0))
            })
        }))
        .answer(crate::widgets::panel::fact(
            Some(Picture::Office),
            elsewhere,
            None,
        ))
        .answer(super::telephone::panel(None))
        .show(c, body);
}

/// When the kiosk can be used, as the language writes it.
fn opening_hours(c: &Canvas<'_>) -> String {
    let hours = c.options.opening_hours.as_str();
    text::hours(c.language, hours).unwrap_or_else(|| hours.to_owned())
}

/// `YYYY-MM-DD HH:MM` as the language writes it.
fn opening(language: Language, at: &str) -> String {
    let (day, time) = at.split_once(' ').unwrap_or((at, ""));
    let date = text::iso_date(language, day);
    let time = time
        .parse()
        .map_or_else(|_| time.to_owned(), |time| text::time(language, time));
    text::tr_args(
        language,
        "date-time",
        &[("date", (&date).into()), ("time", (&time).into())],
    )
}
