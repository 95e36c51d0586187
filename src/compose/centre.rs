//! The issuer's centre: the line, and the outbox beside it.

use super::loaded::{CentreFiles, Loaded};
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
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tracing::error;

/// Keeps outcomes in the outbox, with the journal's head.
struct KeepsInOutbox {
    mailer: Arc<Mailer>,
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

/// Two lines to a centre: an outcome that waits for it holds nobody up.
pub(super) struct Lines {
    pub(super) for_questions: Box<dyn IssuerCentre + Send>,
    pub(super) for_outcomes: Box<dyn IssuerCentre + Send>,
}

/// Lines to the configured centre, if there is one.
pub(super) fn lines(loaded: &Loaded) -> anyhow::Result<Option<Lines>> {
    let (Some(centre), Some(files)) = (&loaded.config.centre, &loaded.centre) else {
        return Ok(None);
    };
    Ok(Some(Lines {
        for_questions: Box::new(client(centre, files)?),
        for_outcomes: Box::new(client(centre, files)?),
    }))
}

fn client(centre: &config::Centre, files: &CentreFiles) -> anyhow::Result<CentreClient<HttpsLine>> {
    let line = HttpsLine::new(&HttpsSettings {
        url: &centre.url,
        trust_anchors_pem: &files.trust_anchors,
        client_certificate_pem: &files.client_certificate,
        client_key_pem: &files.client_key,
        timeouts: Timeouts::default(),
    })
    .context("the centre as configured cannot be used")?;
    Ok(CentreClient::new(line))
}

/// Where outcomes wait for the centre: one outbox as long as the journal stays where it is,
/// whichever centre it is emptied to.
#[derive(Debug)]
pub(super) struct Post {
    outbox: PathBuf,
    head: Head,
    inputs: InputSender,
    mailer: Option<Arc<Mailer>>,
}

impl Post {
    /// Keeps its outbox beside the journal.
    pub(super) fn beside(journal: &Path, head: Head, inputs: InputSender) -> Self {
        Self {
            outbox: journal.join("outbox"),
            head,
            inputs,
            mailer: None,
        }
    }

    /// A worker for the centre at the end of these lines. Without any, what waits is still owed to
    /// the centre before, and goes on being sent to it.
    pub(super) fn fit(&mut self, lines: Option<Lines>) -> anyhow::Result<CentreWorker> {
        let Some(lines) = lines else {
            return Ok(CentreWorker::none(self.inputs.clone()));
        };
        let mailer = match &self.mailer {
            Some(mailer) => {
                mailer.change_line(lines.for_outcomes);
                Arc::clone(mailer)
            }
            None => {
                let outbox = Outbox::open(&self.outbox).with_context(|| {
                    format!("the outbox {} cannot be opened", self.outbox.display())
                })?;
                Arc::new(Mailer::start(outbox, lines.for_outcomes)?)
            }
        };
        self.mailer = Some(Arc::clone(&mailer));
        let keeper = Box::new(KeepsInOutbox {
            mailer,
            head: self.head.clone(),
        });
        Ok(CentreWorker::start(
            lines.for_questions,
            keeper,
            self.inputs.clone(),
        )?)
    }
}
