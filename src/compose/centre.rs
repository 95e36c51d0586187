//! The issuer's centre: the line, and the outbox beside it.

use super::files;
use super::record::Head;
use crate::config;
use crate::hardware::issuer_centre::{
    CentreClient, HttpsLine, HttpsSettings, Mailer, Outbox, Timeouts,
};
use crate::runtime::InputSender;
use crate::runtime::centre_worker::{CentreWorker, OutcomeKeeper};
use anyhow::Context as _;
use pin_kiosk_core::event::WriteOutcome;
use pin_kiosk_core::ports::{IssuerCentre, OutcomeReport, ReservationId};
use std::fs;
use std::path::Path;
use tracing::error;

/// Keeps outcomes in the outbox, with the journal's head.
struct KeepsInOutbox {
    mailer: Mailer,
    head: Head,
}

impl OutcomeKeeper for KeepsInOutbox {
    fn keep(&mut self, reservation: &ReservationId, outcome: WriteOutcome) {
        let (journal_sequence, journal_hash) = self
            .head
            .newest()
            .map_or((0, [0; 32]), |newest| (newest.number, newest.hash.0));
        let reservation = reservation.clone();
        let report = OutcomeReport {
            reservation,
            outcome,
            journal_sequence,
            journal_hash,
        };
        if let Err(reason) = self.mailer.keep(report) {
            // The journal has the outcome; the centre will see the reservation unused.
            error!(%reason, "an outcome could not be kept for the centre");
        }
    }
}

/// A worker for this centre, with an outbox in `outbox`.
pub(super) fn worker(
    centre: Box<dyn IssuerCentre + Send>,
    for_outbox: Box<dyn IssuerCentre + Send>,
    outbox: &Path,
    head: Head,
    inputs: InputSender,
) -> anyhow::Result<CentreWorker> {
    let outbox = Outbox::open(outbox)
        .with_context(|| format!("the outbox {} cannot be opened", outbox.display()))?;
    let mailer = Mailer::start(outbox, for_outbox)?;
    let keeper = Box::new(KeepsInOutbox { mailer, head });
    Ok(CentreWorker::start(centre, keeper, inputs)?)
}

/// A line to the configured centre.
pub(super) fn client(centre: &config::Centre) -> anyhow::Result<CentreClient<HttpsLine>> {
    let anchors = files::contents(&centre.trust_anchors)?;
    let certificate = read(&centre.client_certificate)?;
    let key = zeroize::Zeroizing::new(read(&centre.client_key)?);
    let line = HttpsLine::new(&HttpsSettings {
        url: &centre.url,
        trust_anchors_pem: &anchors,
        client_certificate_pem: &certificate,
        client_key_pem: &key,
        timeouts: Timeouts::default(),
    })
    .context("the centre as configured cannot be used")?;
    Ok(CentreClient::new(line))
}

fn read(file: &Path) -> anyhow::Result<Vec<u8>> {
    fs::read(file).with_context(|| format!("{} cannot be read", file.display()))
}
