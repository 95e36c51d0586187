//! How each block is drawn.

use super::canvas::{Align, Canvas, Column, Lines, Style, to_points};
use super::marks;
use crate::fonts::Weight;
use crate::text::{self, Value as Argument};
use jiff::civil::DateTime;
use pin_kiosk_core::language::Language;
use pin_kiosk_core::slip::{Block, Mark, Text, Value};
use qrcode::{Color, EcLevel, QrCode};

/// Thickness of rules and frames, dots.
const RULE: usize = 4;
/// Room around and inside of frames.
const PADDING: usize = 16;
/// Radius of a frame's corners.
const CORNER: f32 = 12.0;
/// Room between blocks.
const GAP: usize = 12;
/// Indent of list items.
const INDENT: usize = 28;

pub(super) fn draw(canvas: &mut Canvas<'_>, block: &Block) {
    match block {
        Block::Head { store, kiosk } => head(canvas, store, &say(canvas.language, kiosk)),
        Block::Rule => rule(canvas, RULE, 1),
        Block::Dashes => rule(canvas, 3, 2),
        Block::Title(title) => {
            let style = Style {
                size: canvas.measures.title,
                ..canvas.body(Weight::Bold)
            };
            let title = say(canvas.language, title);
            canvas.title(&title, style, canvas.column(), Align::Middle);
            canvas.space(GAP);
        }
        Block::Frame {
            mark,
            result,
            detail,
        } => frame(canvas, *mark, result, detail.as_ref()),
        Block::Fact(label, Value::DateTime(at)) => when(canvas, label, *at),
        Block::Fact(label, value) => {
            let value_style = Style {
                language: language_of(canvas, value),
                ..canvas.body(Weight::Bold)
            };
            let value = value_text(canvas.language, value);
            fact(canvas, label, &value, value_style);
        }
        Block::Place {
            name,
            address,
            hours,
            telephone,
        } => place(canvas, name, [address, hours, telephone]),
        Block::Note(note) => {
            let note = say(canvas.language, note);
            canvas.paragraph(
                &note,
                canvas.body(Weight::Regular),
                canvas.column(),
                Align::Left,
            );
            canvas.space(GAP);
        }
        Block::Items(heading, items) => list(canvas, heading.as_ref(), items),
        Block::Counter { label, sentence } => counter(canvas, label, sentence),
        Block::Telephone(label, number) => telephone(canvas, label, number),
        Block::Hotline(label) => telephone(canvas, label, text::telephone(canvas.language).number),
        Block::Record {
            code,
            number,
            check,
        } => record(canvas, code, *number, check),
        Block::TestPattern => test_pattern(canvas),
        Block::Foot(foot) => {
            let foot = say(canvas.language, foot);
            canvas.title(
                &foot,
                canvas.small(Weight::Regular),
                canvas.column(),
                Align::Middle,
            );
        }
    }
}

/// The words of a text.
fn say(language: Language, text: &Text) -> String {
    let args: Vec<(&str, Argument<'_>)> = text
        .args
        .iter()
        .map(|(name, value)| (*name, Argument::from(value)))
        .collect();
    text::tr_args(text.language.unwrap_or(language), text.key, &args)
}

fn value_text(language: Language, value: &Value) -> String {
    match value {
        Value::Text(text) => say(language, text),
        Value::Verbatim(words) => words.clone(),
        Value::Date(date) => text::date(language, *date),
        Value::DateTime(at) => {
            let (date, time) = (
                text::date(language, at.date()),
                text::time(language, at.time()),
            );
            text::tr_args(
                language,
                "date-time",
                &[("date", (&date).into()), ("time", (&time).into())],
            )
        }
    }
}

/// Words out of the configuration are Japanese.
const fn language_of(canvas: &Canvas<'_>, value: &Value) -> Language {
    match value {
        Value::Verbatim(_) => Language::Japanese,
        Value::Text(_) | Value::Date(_) | Value::DateTime(_) => canvas.language,
    }
}

fn head(canvas: &mut Canvas<'_>, store: &str, kiosk: &str) {
    canvas.space(GAP);
    let store_style = Style {
        language: Language::Japanese,
        ..canvas.small(Weight::Regular)
    };
    pair(
        canvas,
        (store, store_style),
        (kiosk, canvas.small(Weight::Regular)),
    );
}

/// Something at the left and something at the right, below each other where one line is too short.
fn pair(
    canvas: &mut Canvas<'_>,
    (left, left_style): (&str, Style),
    (right, right_style): (&str, Style),
) {
    let column = canvas.column();
    let left = canvas.lines(left, left_style, column.width);
    let right_lines = canvas.lines(right, right_style, column.width);
    let (top, left_height) = (canvas.y(), left.height());
    if share_a_line(&left, &right_lines, column) {
        // On one base line: the taller of the two sets the height.
        let height = left_height.max(right_lines.height());
        let x = column.right().saturating_sub(right_lines.width());
        let right_height = right_lines.height();
        canvas.put(left, column.left, top + (height - left_height) / 2);
        canvas.put(right_lines, x, top + (height - right_height) / 2);
        canvas.space(height);
    } else {
        canvas.put(left, column.left, top);
        canvas.space(left_height);
        canvas.paragraph(right, right_style, column, Align::Right);
    }
}

fn share_a_line(left: &Lines, right: &Lines, column: Column) -> bool {
    left.is_single() && right.is_single() && left.width() + right.width() + GAP <= column.width
}

/// A line across; with `step` above 1 only each `step`th stretch of it.
fn rule(canvas: &mut Canvas<'_>, thickness: usize, step: usize) {
    const STRETCH: usize = 6;
    canvas.space(GAP);
    let column = canvas.column();
    for x in (0..column.width).step_by(STRETCH * step) {
        let width = STRETCH.min(column.width - x);
        canvas.fill(column.left + x, canvas.y(), width, thickness);
    }
    canvas.space(thickness + GAP);
}

fn frame(canvas: &mut Canvas<'_>, mark: Mark, result: &Text, detail: Option<&Text>) {
    let (top, outer, side) = (canvas.y(), canvas.column(), canvas.measures.mark);
    let inner = Column {
        left: outer.left + PADDING,
        width: outer.width.saturating_sub(2 * PADDING),
    };
    let is_narrow = canvas.measures.width < 500;
    // On narrow paper the sign stands above the words, or they would have no room.
    let (words, align) = if is_narrow {
        marks::draw(
            canvas,
            mark,
            (outer.left + (outer.width - side) / 2, top + PADDING),
            side,
        );
        canvas.space(PADDING + side);
        (inner, Align::Middle)
    } else {
        canvas.space(PADDING);
        (inner.indented(side + PADDING), Align::Left)
    };
    let result_style = Style {
        size: canvas.measures.result,
        ..canvas.body(Weight::Bold)
    };
    let result = say(canvas.language, result);
    canvas.title(&result, result_style, words, align);
    if let Some(detail) = detail {
        let detail = say(canvas.language, detail);
        canvas.paragraph(&detail, canvas.body(Weight::Regular), words, align);
    }
    let words_end = canvas.y();
    let height = (words_end - top + PADDING).max(side + 2 * PADDING);
    if !is_narrow {
        marks::draw(canvas, mark, (inner.left, top + (height - side) / 2), side);
    }
    border(canvas, top, height, RULE);
    canvas.go_to(top + height + GAP);
}

/// A frame with round corners across the column.
fn border(canvas: &mut Canvas<'_>, top: usize, height: usize, thickness: usize) {
    let column = canvas.column();
    let (width, tall) = (to_points(column.width), to_points(height));
    let line = to_points(thickness);
    canvas.figure((column.left, top), (column.width, height), |x, y| {
        // Distance from the edge of a rectangle with round corners, negative inside.
        let qx = (x - width / 2.0).abs() - (width / 2.0 - CORNER);
        let qy = (y - tall / 2.0).abs() - (tall / 2.0 - CORNER);
        let distance = qx.max(0.0).hypot(qy.max(0.0)) + qx.max(qy).min(0.0) - CORNER;
        distance <= 0.0 && distance >= -line
    });
}

fn fact(canvas: &mut Canvas<'_>, label: &Text, value: &str, value_style: Style) {
    let label = say(canvas.language, label);
    pair(
        canvas,
        (&label, canvas.body(Weight::Regular)),
        (value, value_style),
    );
}

/// Date and time. Where one line is too short for label and value, the two stand below their label
/// at the ends of the next, and where that is too short too, below each other.
fn when(canvas: &mut Canvas<'_>, label: &Text, at: DateTime) {
    let bold = canvas.body(Weight::Bold);
    let (column, value) = (canvas.column(), Value::DateTime(at));
    let value = value_text(canvas.language, &value);
    let label_lines = canvas.lines(
        &say(canvas.language, label),
        canvas.body(Weight::Regular),
        column.width,
    );
    if share_a_line(
        &label_lines,
        &canvas.lines(&value, bold, column.width),
        column,
    ) {
        fact(canvas, label, &value, bold);
        return;
    }
    canvas.paragraph(
        &say(canvas.language, label),
        canvas.body(Weight::Regular),
        column,
        Align::Left,
    );
    let [date, time] = [
        text::date(canvas.language, at.date()),
        text::time(canvas.language, at.time()),
    ];
    let [date_lines, time_lines] =
        [&date, &time].map(|part| canvas.lines(part, bold, column.width));
    if share_a_line(&date_lines, &time_lines, column) {
        pair(canvas, (&date, bold), (&time, bold));
    } else {
        canvas.paragraph(&value, bold, column, Align::Left);
    }
}

fn place(canvas: &mut Canvas<'_>, name: &str, [address, hours, telephone]: [&String; 3]) {
    let style = |weight| Style {
        language: Language::Japanese,
        ..canvas.body(weight)
    };
    let (bold, regular) = (style(Weight::Bold), style(Weight::Regular));
    canvas.title(name, bold, canvas.column(), Align::Left);
    // In the language where they can be read, else as they are written.
    let (hours, of_hours) = text::hours(canvas.language, hours).map_or_else(
        || (hours.clone(), regular),
        |said| (said, canvas.body(Weight::Regular)),
    );
    let lines = [(address, regular), (&hours, of_hours), (telephone, regular)];
    for (line, style) in lines.into_iter().filter(|(line, _)| !line.is_empty()) {
        // An address that takes two lines: no single character on the second.
        canvas.title(line, style, canvas.column(), Align::Left);
    }
    canvas.space(GAP);
}

fn list(canvas: &mut Canvas<'_>, heading: Option<&Text>, items: &[Text]) {
    const BULLET: usize = 10;
    if let Some(heading) = heading {
        let heading = say(canvas.language, heading);
        canvas.paragraph(
            &heading,
            canvas.body(Weight::Bold),
            canvas.column(),
            Align::Left,
        );
    }
    for item in items {
        let item = say(canvas.language, item);
        let style = canvas.body(Weight::Regular);
        let column = canvas.column();
        let line = canvas.lines("0", style, column.width).height();
        canvas.fill(
            column.left + 4,
            canvas.y() + (line - BULLET) / 2,
            BULLET,
            BULLET,
        );
        canvas.paragraph(&item, style, column.indented(INDENT), Align::Left);
    }
    canvas.space(GAP);
}

fn counter(canvas: &mut Canvas<'_>, label: &Text, sentence: &Text) {
    let top = canvas.y();
    let outer = canvas.column();
    let inner = Column {
        left: outer.left + PADDING,
        width: outer.width.saturating_sub(2 * PADDING),
    };
    let label = say(canvas.language, label);
    let sentence_text = say(canvas.language, sentence);
    let style = Style {
        language: sentence.language.unwrap_or(canvas.language),
        ..canvas.body(Weight::Bold)
    };
    canvas.space(PADDING / 2);
    canvas.paragraph(&label, canvas.small(Weight::Regular), inner, Align::Left);
    canvas.paragraph(&sentence_text, style, inner, Align::Left);
    canvas.space(PADDING / 2);
    border(canvas, top, canvas.y() - top, 2);
    canvas.space(GAP);
}

fn telephone(canvas: &mut Canvas<'_>, label: &Text, number: &str) {
    let label = say(canvas.language, label);
    let style = Style {
        size: canvas.measures.number,
        language: Language::Japanese,
        weight: Weight::Bold,
    };
    pair(
        canvas,
        (&label, canvas.body(Weight::Regular)),
        (number, style),
    );
}

fn record(canvas: &mut Canvas<'_>, code: &str, number: u64, check: &[String; 2]) {
    let (top, column, module) = (canvas.y(), canvas.column(), canvas.measures.module);
    // The code cannot be too long: its parts are bounded. If it were, its digits still stand.
    let side = QrCode::with_error_correction_level(code, EcLevel::M)
        .map_or(0, |qr| draw_code(canvas, &qr, (column.left, top), module));
    // Four modules of white belong to the code (ISO/IEC 18004).
    let words = column.indented(side + 4 * module + 4);
    let (small, bold) = (canvas.small(Weight::Regular), canvas.body(Weight::Bold));
    let digits = Style {
        language: Language::Japanese,
        ..small
    };
    let label = say(canvas.language, &Text::new("slip-record"));
    canvas.paragraph(&label, small, words, Align::Left);
    canvas.paragraph(&number.to_string(), bold, words, Align::Left);
    let label = say(canvas.language, &Text::new("slip-check"));
    canvas.paragraph(&label, small, words, Align::Left);
    for line in check {
        canvas.paragraph(line, digits, words, Align::Left);
    }
    canvas.go_to(canvas.y().max(top + side) + 4 * module);
    let note = say(canvas.language, &Text::new("slip-check-note"));
    canvas.title(&note, small, column, Align::Middle);
}

/// Draws the code and returns its side in dots.
fn draw_code(canvas: &mut Canvas<'_>, qr: &QrCode, (x, y): (usize, usize), module: usize) -> usize {
    let width = qr.width();
    for (i, color) in qr.to_colors().into_iter().enumerate() {
        if color == Color::Dark {
            canvas.fill(
                x + i % width * module,
                y + i / width * module,
                module,
                module,
            );
        }
    }
    width * module
}

/// A bar, lines of one to four dots both ways, and a fine checker.
fn test_pattern(canvas: &mut Canvas<'_>) {
    canvas.space(GAP);
    let (column, top) = (canvas.column(), canvas.y());
    canvas.fill(column.left, top, column.width, 24);
    canvas.figure((column.left, top + 36), (column.width, 48), |x, _| {
        (x % 16.0) < 1.0 + (x / 128.0).floor()
    });
    canvas.figure((column.left, top + 96), (column.width, 48), |x, y| {
        (y % 12.0) < 1.0 + (x / 128.0).floor()
    });
    canvas.figure((column.left, top + 156), (column.width, 48), |x, y| {
        ((x.floor() + y.floor()) % 2.0) < 0.5
    });
    canvas.go_to(top + 216);
}
