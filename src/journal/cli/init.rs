//! `pin-kiosk journal init`.

use crate::journal::NewJournal;
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

/// Shows the key, then creates the journal: were it the other way round, a full disk or a closed
/// terminal could leave a journal whose key nobody has seen.
pub(super) fn run(folder: &Path, output: &mut dyn Write) -> anyhow::Result<ExitCode> {
    let not_created = || format!("no journal was created in {}", folder.display());
    let new = NewJournal::set_up(folder).with_context(not_created)?;
    show(&new, output).with_context(not_created)?;
    let now = Now {
        monotonic: Monotonic::default(),
        wall: Timestamp::now(),
    };
    let key = new
        .finish(now)
        .with_context(|| format!("{}, forget the key above", not_created()))?;
    writeln!(
        output,
        "A journal was created in {}.\nIt names this key as {}.",
        folder.display(),
        key.id()
    )?;
    Ok(ExitCode::SUCCESS)
}

fn show(new: &NewJournal, output: &mut dyn Write) -> anyhow::Result<()> {
    let text = new.key().text();
    let code = QrCode::new(text.as_bytes()).context("the key cannot be drawn")?;
    let picture = Zeroizing::new(
        code.render::<Dense1x2>()
            .dark_color(Dense1x2::Light)
            .light_color(Dense1x2::Dark)
            .build(),
    );
    writeln!(
        output,
        "This is the journal's verification key.\n\
         It is shown this once and is not on this machine.\n\
         Keep it elsewhere: it checks every seal, and who has it can make seals.\n\n\
         {}\n\n{}\n",
        text.as_str(),
        picture.as_str(),
    )?;
    Ok(output.flush()?)
}
