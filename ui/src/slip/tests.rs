use super::canvas::{Align, Style};
use super::*;
use crate::fonts::Weight;
use pin_kiosk_core::event::WriteOutcome;
use pin_kiosk_core::failure::FailureCode;
use pin_kiosk_core::language::Language;
use pin_kiosk_core::referral::ReferralReason;
use pin_kiosk_core::slip::{Office, RecordMark, Subject};
use std::path::Path;
use std::process::Command;

const PAPERS: [PaperWidth; 2] = [PaperWidth::Wide, PaperWidth::Narrow];

fn imprint() -> Imprint {
    let mut hash = [0; 32];
    hash.iter_mut()
        .zip(0x37..)
        .for_each(|(byte, value)| *byte = value);
    Imprint {
        store: "見本店".to_owned(),
        kiosk: "K-0417".to_owned(),
        time_zone: jiff::tz::TimeZone::fixed(jiff::tz::offset(9)),
        office: Office {
            name: "見本市役所 市民課".to_owned(),
            address: "見本市中央1丁目1番1号".to_owned(),
            telephone: "00-0000-0000".to_owned(),
            hours: "平日 8:30〜17:15".to_owned(),
        },
        receipt: 312,
        record: Some(RecordMark {
            number: 18204,
            hash,
        }),
    }
}

fn slip(subject: Subject, language: Language) -> Slip {
    Slip {
        subject,
        language,
        at: "2026-11-22T01:12:00Z".parse().unwrap(),
    }
}

fn result(outcome: WriteOutcome, reason: Option<FailureCode>) -> Subject {
    let certificate_ends = Some(jiff::civil::date(2027, 1, 20));
    Subject::Result {
        outcome,
        reason,
        certificate_ends,
    }
}

fn every_subject() -> Vec<Subject> {
    let mut subjects = vec![
        result(WriteOutcome::Done, None),
        result(WriteOutcome::NotChanged, Some(FailureCode::CardRemoved)),
        result(WriteOutcome::Unknown, Some(FailureCode::WriteUnknown)),
        Subject::NoReservation(FailureCode::NoReservation),
        Subject::NoReservation(FailureCode::ReservationExpired),
        Subject::FraudAdvice,
        Subject::TestPage,
    ];
    subjects.extend(ReferralReason::ALL.map(Subject::Referral));
    subjects
}

/// Goal: in each language, on both papers, each slip keeps within its margins and is short.
/// Method: no dot is black left or right of the column, but for the little that a letter may hang
/// over, and none was lost at the paper's end.
#[test]
fn no_slip_in_any_language_leaves_its_margins_or_grows_long() {
    for paper in PAPERS {
        let renderer = SlipRenderer::new(paper);
        const OVERHANG: usize = 4;
        let width = renderer.measures.width;
        let margin = renderer.measures.margin - OVERHANG;
        for language in Language::ALL {
            for subject in every_subject() {
                let raster = renderer.render(&slip(subject, language), &imprint());
                let beyond = (0..raster.height()).find(|y| {
                    (0..margin)
                        .chain(width - margin..width)
                        .any(|x| raster.is_black(x, *y))
                });
                assert_eq!(
                    beyond, None,
                    "row in the margin: {paper:?} {language:?} {subject:?}"
                );
                // 25 cm on wide paper, 37 cm on narrow: none is longer than a hand can hold.
                let limit = if paper == PaperWidth::Wide {
                    2000
                } else {
                    3000
                };
                let height = raster.height();
                assert!(
                    height < limit,
                    "{height} rows: {paper:?} {language:?} {subject:?}"
                );
            }
        }
    }
}

#[test]
fn capitals_of_main_text_are_three_millimetres_high() {
    for paper in PAPERS {
        let renderer = SlipRenderer::new(paper);
        renderer.ctx.begin_pass(RawInput::default());
        let mut canvas = Canvas::new(&renderer.ctx, renderer.measures, Language::English);
        let style = Style {
            language: Language::English,
            ..canvas.body(Weight::Regular)
        };
        let column = canvas.column();
        canvas.paragraph("H", style, column, Align::Left);
        let raster = canvas.finish();
        renderer.ctx.end_pass().textures_delta.clear();
        let black = |y: &usize| (0..raster.width()).any(|x| raster.is_black(x, *y));
        let high = (0..raster.height()).filter(black).count();
        // Eight dots to a millimetre.
        assert!(high >= 24, "{high} dots on {paper:?}");
    }
}

#[test]
fn the_slip_is_in_the_resident_s_language_and_the_counter_sentence_in_japanese() {
    let renderer = SlipRenderer::new(PaperWidth::Wide);
    let referral = Subject::Referral(ReferralReason::CardExpired);
    let [english, korean, japanese] = [Language::English, Language::Korean, Language::Japanese]
        .map(|language| renderer.render(&slip(referral, language), &imprint()));
    assert_ne!(english, korean);
    assert!(
        japanese.height() < english.height(),
        "a Japanese reader needs no counter sentence"
    );
}

#[test]
fn the_same_slip_is_laid_out_the_same_every_time() {
    let renderer = SlipRenderer::new(PaperWidth::Wide);
    let thai = slip(Subject::FraudAdvice, Language::Thai);
    let first = renderer.render(&thai, &imprint());
    // Other letters in between move the font atlas on.
    drop(renderer.render(
        &slip(Subject::FraudAdvice, Language::ChineseTraditional),
        &imprint(),
    ));
    assert_eq!(renderer.render(&thai, &imprint()), first);
}

/// Goal: a reader that is not ours reads number and hash back from the printed dots.
#[test]
fn zbar_reads_the_journal_record_from_every_paper() {
    for paper in PAPERS {
        let subject = result(WriteOutcome::Done, None);
        let raster = SlipRenderer::new(paper).render(&slip(subject, Language::Thai), &imprint());
        let file = std::env::temp_dir().join(format!(
            "pin-kiosk-slip-{}-{}.png",
            std::process::id(),
            paper.dots()
        ));
        write_png(&file, &raster);
        let output = Command::new("zbarimg")
            .args(["--quiet", "--raw"])
            .arg(&file)
            .output();
        std::fs::remove_file(&file).unwrap();
        let output = output.expect("zbarimg reads the code: apt-get install zbar-tools");
        let read = String::from_utf8(output.stdout).unwrap();
        let expected = imprint().record.unwrap().code("K-0417");
        assert_eq!(read.trim(), expected, "{paper:?}");
    }
}

fn write_png(path: &Path, slip: &SlipRaster) {
    let size = [slip.width(), slip.height()].map(|side| u32::try_from(side).unwrap());
    let mut encoder = png::Encoder::new(std::fs::File::create(path).unwrap(), size[0], size[1]);
    encoder.set_color(png::ColorType::Grayscale);
    encoder.set_depth(png::BitDepth::One);
    let white_is_one: Vec<u8> = slip.as_bytes().iter().map(|byte| !byte).collect();
    encoder
        .write_header()
        .unwrap()
        .write_image_data(&white_is_one)
        .unwrap();
}
