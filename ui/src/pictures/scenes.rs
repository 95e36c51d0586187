//! The shapes of each picture.

use super::Picture;
use super::brush::Brush;
use crate::theme::picture as p;

/// Paints a picture; what moves in it is shifted by `shift`.
pub(super) fn paint(b: &Brush, what: Picture, shift: f32) {
    match what {
        Picture::CardAndLock => {
            card(&b.scaled(2.2, 1.8, 1.3), true);
            // The shackle lies on the card, where it is seen on any ground.
            lock(&b.scaled(196.0, 74.6, 0.92), p::GOLD, p::INK);
        }
        Picture::Card => card(b, true),
        Picture::OtherCard => {
            card(b, true);
            refused(b, (222.0, 152.0), 40.0);
        }
        Picture::Check => check(b),
        Picture::Clock => clock(b),
        Picture::Handset => handset(b),
        Picture::Lock => lock(b, p::INDIGO, p::WHITE),
        Picture::OpenLock => open_lock(b),
        Picture::Machine => machine(b),
        Picture::Office => office(b),
        Picture::PersonOnPhone => person_on_phone(b),
        Picture::Phone => {
            phone(b);
            b.disc((70.0, 144.0), 28.0, p::GREEN);
            b.line(
                &[(57.0, 144.0), (66.0, 154.0), (84.0, 133.0)],
                (8.0, p::WHITE),
            );
        }
        Picture::PhoneEmpty => {
            phone(b);
            attention(b, (70.0, 144.0), 28.0);
        }
        Picture::PlaceCard => {
            reader(&b.moved(40.0, 190.0));
            card(&b.moved(112.0, -8.0), true);
            let arrow = b.moved(0.0, shift);
            arrow.line(&[(232.0, 176.0), (232.0, 216.0)], (20.0, p::GOLD));
            arrow.polygon(&[(232.0, 268.0), (192.0, 216.0), (272.0, 216.0)], p::GOLD);
        }
        Picture::Slip => slip(b),
        Picture::SlipFailed => {
            slip(b);
            attention(b, (142.0, 166.0), 38.0);
        }
        Picture::TakeCard => {
            reader(&b.moved(40.0, 200.0));
            card(&b.moved(112.0, -8.0 + shift), true);
            let arrow = b.moved(0.0, shift);
            arrow.line(&[(232.0, 288.0), (232.0, 262.0)], (20.0, p::GOLD));
            arrow.polygon(&[(232.0, 206.0), (272.0, 258.0), (192.0, 258.0)], p::GOLD);
        }
        Picture::Warning => warning(b),
        Picture::Writing => {
            reader(&b.moved(10.0, 10.0));
            // In the middle of the plate.
            card(&b.scaled(65.0, 35.0, 1.14), false);
        }
    }
}

/// Upper left corner of the card at (6, 14), 228 by 144.
fn card(b: &Brush, edged: bool) {
    b.fill((6.0, 20.0), (228.0, 144.0), 16.0, p::SHADE);
    b.fill((6.0, 14.0), (228.0, 144.0), 16.0, p::WHITE);
    if edged {
        b.edge((6.0, 14.0), (228.0, 144.0), 16.0, (5.0, p::INDIGO));
    }
    b.fill((8.5, 36.0), (223.0, 20.0), 0.0, p::STRIPE);
    b.fill((26.0, 70.0), (58.0, 70.0), 8.0, p::PALE);
    b.disc((55.0, 95.0), 13.0, p::FIGURE);
    b.fill((35.0, 113.0), (40.0, 27.0), 13.0, p::FIGURE);
    b.fill((35.0, 128.0), (40.0, 12.0), 0.0, p::FIGURE);
    b.fill((100.0, 74.0), (118.0, 11.0), 5.5, p::WRITING);
    b.fill((100.0, 98.0), (96.0, 11.0), 5.5, p::WRITING);
    b.fill((100.0, 122.0), (118.0, 11.0), 5.5, p::WRITING);
}

/// Upper left corner at (0, 0), 384 by 264.
fn reader(b: &Brush) {
    b.fill((0.0, 12.8), (384.0, 250.9), 35.8, p::NIGHT);
    b.fill((0.0, 0.0), (384.0, 250.9), 35.8, p::DEEP);
    b.fill((30.7, 28.2), (322.6, 194.6), 23.0, p::INDIGO);
    b.edge((30.7, 28.2), (322.6, 194.6), 23.0, (5.1, p::FIGURE));
    let center = (158.0, 154.0);
    b.disc((160.0, 154.0), 8.0, p::WHITE);
    for round in [20.0, 44.0, 68.0] {
        b.arc(center, round, (-46.0, 46.0), (8.0, p::WHITE));
    }
}

/// A cross in an orange disc.
fn refused(b: &Brush, (x, y): (f32, f32), round: f32) {
    b.disc((x, y), round + 5.0, p::WHITE);
    b.disc((x, y), round, p::ORANGE);
    let reach = round * 0.4;
    for turn in [1.0, -1.0] {
        let ends = [(x - reach, y - reach * turn), (x + reach, y + reach * turn)];
        b.line(&ends, (round * 0.24, p::WHITE));
    }
}

/// An exclamation mark in an orange disc.
fn attention(b: &Brush, (x, y): (f32, f32), round: f32) {
    b.disc((x, y), round + 4.0, p::WHITE);
    b.disc((x, y), round, p::ORANGE);
    let stem = [(x, y - round * 0.5), (x, y + round * 0.1)];
    b.line(&stem, (round * 0.25, p::WHITE));
    b.disc((x, y + round * 0.5), round * 0.15, p::WHITE);
}

fn clock(b: &Brush) {
    b.disc((80.0, 80.0), 70.0, p::WHITE);
    b.ring((80.0, 80.0), 66.0, (14.0, p::INDIGO));
    b.line(
        &[(80.0, 38.0), (80.0, 82.0), (110.0, 100.0)],
        (13.0, p::DEEP),
    );
}

/// A kiosk: screen, shelf with the reader, foot; and that it is out of order.
fn machine(b: &Brush) {
    b.fill((16.0, 198.0), (116.0, 10.0), 5.0, p::SAND);
    b.fill((24.0, 8.0), (100.0, 192.0), 14.0, p::DEEP);
    b.fill((34.0, 20.0), (80.0, 92.0), 8.0, p::PALE);
    b.fill((46.0, 36.0), (56.0, 10.0), 5.0, p::WRITING);
    b.fill((46.0, 56.0), (40.0, 10.0), 5.0, p::WRITING);
    b.fill((14.0, 122.0), (120.0, 18.0), 6.0, p::FIGURE);
    b.fill((40.0, 152.0), (68.0, 8.0), 4.0, p::FIGURE);
    warning(&b.scaled(68.0, 92.0, 0.62));
}

fn handset(b: &Brush) {
    let ink = p::INDIGO;
    b.arc((120.0, 36.0), 92.0, (100.0, 170.0), (26.0, ink));
    b.line(&[(26.0, 46.0), (42.0, 34.0)], (38.0, ink));
    b.line(&[(110.0, 130.0), (124.0, 116.0)], (38.0, ink));
    for round in [30.0, 56.0] {
        b.arc((84.0, 76.0), round, (-80.0, -10.0), (9.0, p::FIGURE));
    }
}

fn check(b: &Brush) {
    b.disc((80.0, 80.0), 72.0, p::GREEN);
    b.line(
        &[(48.0, 82.0), (71.0, 106.0), (114.0, 58.0)],
        (17.0, p::WHITE),
    );
}

fn open_lock(b: &Brush) {
    b.arc((70.0, 44.0), 32.0, (-180.0, 0.0), (16.0, p::DEEP));
    b.line(&[(38.0, 44.0), (38.0, 80.0)], (16.0, p::DEEP));
    b.line(&[(102.0, 44.0), (102.0, 52.0)], (16.0, p::DEEP));
    lock_body(b, p::INDIGO, p::WHITE);
}

fn lock(b: &Brush, body: egui::Color32, hole: egui::Color32) {
    b.edge((38.0, 16.0), (64.0, 96.0), 32.0, (16.0, p::DEEP));
    lock_body(b, body, hole);
}

fn lock_body(b: &Brush, body: egui::Color32, hole: egui::Color32) {
    b.fill((10.0, 74.0), (120.0, 100.0), 18.0, body);
    b.disc((70.0, 114.0), 13.0, hole);
    b.fill((64.0, 118.0), (12.0, 30.0), 6.0, hole);
}

fn office(b: &Brush) {
    b.fill((8.0, 194.0), (264.0, 12.0), 6.0, p::SAND);
    b.fill((26.0, 94.0), (228.0, 100.0), 0.0, p::WALL);
    b.fill((92.0, 48.0), (96.0, 146.0), 0.0, p::WALL_LIGHT);
    b.fill((18.0, 84.0), (74.0, 14.0), 4.0, p::INDIGO);
    b.fill((188.0, 84.0), (74.0, 14.0), 4.0, p::INDIGO);
    b.fill((82.0, 38.0), (116.0, 14.0), 4.0, p::INDIGO);
    b.line(&[(140.0, 38.0), (140.0, 10.0)], (4.0, p::INK));
    b.fill((142.0, 10.0), (34.0, 18.0), 0.0, p::ORANGE);
    for x in [42.0, 66.0, 200.0, 224.0] {
        for y in [114.0, 152.0] {
            b.fill((x, y), (16.0, 26.0), 3.0, p::FIGURE);
        }
    }
    for x in [110.0, 132.0, 154.0] {
        b.fill((x, 68.0), (16.0, 26.0), 3.0, p::FIGURE);
    }
    b.fill((112.0, 112.0), (56.0, 14.0), 4.0, p::GREEN);
    b.fill((116.0, 134.0), (48.0, 60.0), 3.0, p::DEEP);
    b.line(&[(140.0, 138.0), (140.0, 194.0)], (3.0, p::FIGURE));
}

fn person_on_phone(b: &Brush) {
    b.disc((74.0, 92.0), 34.0, p::OTHER);
    b.fill((12.0, 138.0), (124.0, 112.0), 56.0, p::OTHER);
    b.fill((12.0, 198.0), (124.0, 52.0), 0.0, p::OTHER);
    b.disc((170.0, 90.0), 42.0, p::WHITE);
    b.fill((98.0, 126.0), (144.0, 124.0), 64.0, p::WHITE);
    b.fill((98.0, 190.0), (144.0, 60.0), 0.0, p::WHITE);
    b.disc((170.0, 90.0), 34.0, p::INDIGO);
    b.fill((108.0, 136.0), (124.0, 114.0), 56.0, p::INDIGO);
    b.fill((108.0, 196.0), (124.0, 54.0), 0.0, p::INDIGO);
    b.fill((198.0, 66.0), (20.0, 52.0), 7.0, p::INK);
    b.line(
        &[(216.0, 190.0), (240.0, 150.0), (214.0, 112.0)],
        (22.0, p::DEEP),
    );
    b.fill((250.0, 14.0), (178.0, 92.0), 24.0, p::WHITE);
    b.edge((250.0, 14.0), (178.0, 92.0), 24.0, (6.0, p::ORANGE));
    b.polygon(&[(254.0, 48.0), (222.0, 90.0), (254.0, 75.0)], p::WHITE);
    b.line(
        &[(250.0, 46.0), (222.0, 90.0), (250.0, 76.0)],
        (6.0, p::ORANGE),
    );
    for x in [286.0, 314.0, 342.0] {
        b.disc((x, 60.0), 9.0, p::ORANGE);
    }
    let question = [
        (366.0, 48.0),
        (372.0, 40.0),
        (384.0, 40.0),
        (390.0, 48.0),
        (389.0, 56.0),
        (378.0, 64.0),
        (378.0, 70.0),
    ];
    b.line(&question, (7.0, p::ORANGE));
    b.disc((378.0, 84.0), 5.0, p::ORANGE);
    b.fill((4.0, 250.0), (260.0, 8.0), 4.0, p::SAND);
}

fn phone(b: &Brush) {
    b.fill((8.0, 6.0), (124.0, 216.0), 22.0, p::DEEP);
    b.fill((18.0, 28.0), (104.0, 168.0), 8.0, p::WHITE);
    b.fill((54.0, 15.0), (32.0, 5.0), 2.5, p::FIGURE);
    b.fill((34.0, 50.0), (72.0, 46.0), 7.0, p::PALE);
    b.edge((34.0, 50.0), (72.0, 46.0), 7.0, (4.0, p::INDIGO));
    b.fill((36.0, 60.0), (68.0, 8.0), 0.0, p::STRIPE);
}

fn slip(b: &Brush) {
    b.fill((20.0, 19.0), (124.0, 160.0), 0.0, p::WHITE);
    b.edge((20.0, 19.0), (124.0, 160.0), 0.0, (5.0, p::INDIGO));
    for tooth in 0_u8..8 {
        let x = 20.0 + 15.5 * f32::from(tooth);
        b.polygon(
            &[(x, 179.0), (x + 15.5, 179.0), (x + 7.75, 192.0)],
            p::INDIGO,
        );
    }
    b.fill((22.5, 162.0), (119.0, 18.0), 0.0, p::WHITE);
    b.fill((52.0, 46.0), (60.0, 26.0), 6.0, p::STRIPE);
    b.fill((6.0, 8.0), (152.0, 20.0), 10.0, p::DEEP);
    for (y, width) in [(94.0, 84.0), (113.0, 66.0), (132.0, 84.0), (151.0, 50.0)] {
        b.fill((40.0, y), (width, 8.0), 4.0, p::WRITING);
    }
}

fn warning(b: &Brush) {
    let corners = [(90.0, 18.0), (164.0, 144.0), (16.0, 144.0)];
    b.polygon(&corners, p::GOLD);
    let edge = [corners.as_slice(), &[(90.0, 18.0)]].concat();
    b.line(&edge, (10.0, p::INK));
    b.line(&[(90.0, 62.0), (90.0, 100.0)], (14.0, p::INK));
    b.disc((90.0, 122.0), 8.0, p::INK);
}
