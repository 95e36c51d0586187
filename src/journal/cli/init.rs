//! `pin-kiosk journal init`.

use crate::journal::Journal;
use anyhow::Context as _;
use jiff::Timestamp;
use pin_kiosk_core::session::Now;
use pin_kiosk_core::time::Monotonic;
use qrcode::QrCode;
use qrcode::render::unicode::Dense1x2;
use std::io::Write;
use std::path::Path;
use std::process::ExitCode;
use zeroize::Zeroizing;

/// Creates the journal, then shows the key: were it the other way round, a key could be kept that
/// belongs to nothing.
pub(super) fn run(folder: &Path, output: &mut dyn Write) -> anyhow::Result<ExitCode> {
    let now = Now {
        monotonic: Monotonic::default(),
        wall: Timestamp::now(),
    };
    let key = Journal::create(folder, now)
        .with_context(|| format!("no journal was created in {}", folder.display()))?;
    let text = key.text();
    let code = QrCode::new(text.as_bytes()).context("the key cannot be drawn")?;
    let picture = Zeroizing::new(
        code.render::<Dense1x2>()
            .dark_color(Dense1x2::Light)
            .light_color(Dense1x2::Dark)
            .build(),
    );
    writeln!(
        output,
        "A journal was created in {folder}.\n\n\
         This is its verification key.\n\
         It is shown this once and is not on this machine.\n\
         Keep it elsewhere: it checks every seal, and who has it can make seals.\n\n\
         {text}\n\n{picture}\n\n\
         The journal names this key as {id}.",
        folder = folder.display(),
        text = text.as_str(),
        picture = picture.as_str(),
        id = key.id(),
    )?;
    Ok(ExitCode::SUCCESS)
}
