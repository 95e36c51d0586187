//! Writes every kind of slip as a PNG, to be looked at:
//! `cargo run -p pin-kiosk-ui --example slips -- DIR [LANGUAGE…]`.

use pin_kiosk_core::event::WriteOutcome;
use pin_kiosk_core::failure::FailureCode;
use pin_kiosk_core::language::Language;
use pin_kiosk_core::referral::ReferralReason;
use pin_kiosk_core::slip::{Imprint, Office, RecordMark, Slip, SlipRaster, Subject};
use pin_kiosk_ui::slip::{PaperWidth, SlipRenderer};
use std::error::Error;
use std::path::{Path, PathBuf};

fn main() -> Result<(), Box<dyn Error>> {
    let mut args = std::env::args().skip(1);
    let folder = PathBuf::from(args.next().unwrap_or_else(|| "slips".to_owned()));
    let named: Vec<Language> = args.filter_map(|code| Language::from_code(&code)).collect();
    let languages = if named.is_empty() {
        Language::ALL.to_vec()
    } else {
        named
    };
    std::fs::create_dir_all(&folder)?;
    for (paper, dots) in [(PaperWidth::Wide, 576), (PaperWidth::Narrow, 384)] {
        let renderer = SlipRenderer::new(paper);
        for language in &languages {
            for (name, subject) in subjects() {
                let slip = Slip {
                    subject,
                    language: *language,
                    at: "2026-11-22T01:12:00Z".parse()?,
                };
                let file = format!("{name}-{}-{dots}.png", language.code());
                write(&folder.join(file), &renderer.render(&slip, &imprint()))?;
            }
        }
    }
    Ok(())
}

fn subjects() -> Vec<(&'static str, Subject)> {
    let result = |outcome, reason, certificate_ends| Subject::Result {
        outcome,
        reason,
        certificate_ends,
    };
    let ends = Some(jiff::civil::date(2027, 1, 20));
    vec![
        ("done", result(WriteOutcome::Done, None, None)),
        ("done-ends", result(WriteOutcome::Done, None, ends)),
        (
            "not-changed",
            result(
                WriteOutcome::NotChanged,
                Some(FailureCode::CardRemoved),
                None,
            ),
        ),
        (
            "uncertain",
            result(WriteOutcome::Unknown, Some(FailureCode::WriteUnknown), None),
        ),
        (
            "referral-locked",
            Subject::Referral(ReferralReason::UserAuthenticationPinLocked),
        ),
        (
            "referral-card-expired",
            Subject::Referral(ReferralReason::CardExpired),
        ),
        (
            "no-reservation",
            Subject::NoReservation(FailureCode::NoReservation),
        ),
        ("fraud", Subject::FraudAdvice),
        ("test", Subject::TestPage),
    ]
}

/// Stand-ins: there is no such store, kiosk or office.
fn imprint() -> Imprint {
    let mut hash = [0x5A; 32];
    hash[..6].copy_from_slice(&[0x9C, 0x41, 0x7E, 0x02, 0x5A, 0xB8]);
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

fn write(path: &Path, slip: &SlipRaster) -> Result<(), Box<dyn Error>> {
    let (width, height) = (u32::try_from(slip.width())?, u32::try_from(slip.height())?);
    let file = std::fs::File::create(path)?;
    let mut encoder = png::Encoder::new(file, width, height);
    encoder.set_color(png::ColorType::Grayscale);
    encoder.set_depth(png::BitDepth::One);
    let white_is_one: Vec<u8> = slip.as_bytes().iter().map(|byte| !byte).collect();
    encoder.write_header()?.write_image_data(&white_is_one)?;
    Ok(())
}
