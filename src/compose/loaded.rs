//! A configuration with what is in the files that it names: all that a kiosk is made from.

use super::card::CardRules;
use crate::config::{self, Config, files};
use crate::files::{SETTING_BYTES_MAX, ensure_only_owner_writes};
use crate::runtime::health::Facts;
use anyhow::Context as _;
use jiff::Timestamp;
use pin_kiosk_core::certificate::Anchors;
use pin_kiosk_core::profile::PolicyArc;
use std::fmt;
use std::sync::Arc;
use zeroize::Zeroizing;

/// What a kiosk is made from. Two that are equal make the same kiosk.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Loaded {
    pub(super) config: Config,
    pub(super) rules: CardRules,
    pub(super) centre: Option<CentreFiles>,
    card_issuers_end: Option<Timestamp>,
    kiosk_certificate_ends: Option<Timestamp>,
}

/// What the files for the centre hold, in PEM.
#[derive(Clone, Eq, PartialEq)]
pub(super) struct CentreFiles {
    pub(super) trust_anchors: Vec<Vec<u8>>,
    pub(super) client_certificate: Vec<u8>,
    pub(super) client_key: Zeroizing<Vec<u8>>,
}

impl fmt::Debug for CentreFiles {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("CentreFiles")
    }
}

impl Loaded {
    /// Reads what this configuration names.
    pub(super) fn read(config: Config) -> anyhow::Result<Self> {
        let issuers = files::certificates(&config.card.trust_anchors)?;
        let centre = config.centre.as_ref().map(centre_files).transpose()?;
        let kiosk_certificate = match &config.centre {
            Some(centre) => files::certificates(std::slice::from_ref(&centre.client_certificate))?,
            None => Vec::new(),
        };
        Ok(Self {
            rules: CardRules {
                profile: Arc::new(files::profile(&config.card.profile_file())?),
                anchors: Arc::new(anchors(&config.card)?),
                policy: policy(config.card.policies),
            },
            centre,
            card_issuers_end: issuers.iter().filter_map(|der| files::expires(der)).max(),
            // The kiosk's own certificate comes first, its issuers after it.
            kiosk_certificate_ends: kiosk_certificate
                .first()
                .and_then(|der| files::expires(der)),
            config,
        })
    }

    /// Puts what the certificates say to the machine's health into its facts.
    pub(super) const fn tell(&self, facts: &mut Facts) {
        facts.card_issuers_end = self.card_issuers_end;
        facts.kiosk_certificate_ends = self.kiosk_certificate_ends;
    }
}

/// The pinned issuers of cards.
fn anchors(card: &config::Card) -> anyhow::Result<Anchors> {
    let mut anchors = Anchors::new();
    for file in files::certificate_files(&card.trust_anchors)? {
        ensure_only_owner_writes(&file)?;
        for certificate in files::certificates(std::slice::from_ref(&file))? {
            anchors
                .add(&certificate)
                .with_context(|| format!("the trust anchor {} is not accepted", file.display()))?;
        }
    }
    if anchors.is_empty() {
        let named: Vec<String> = card
            .trust_anchors
            .iter()
            .map(|path| path.display().to_string())
            .collect();
        anyhow::bail!("no certificate is named by {}", named.join(", "));
    }
    Ok(anchors)
}

/// Which family of certificates is accepted.
const fn policy(policies: config::Policies) -> PolicyArc {
    match policies {
        config::Policies::Production => PolicyArc::Production,
        config::Policies::Test => PolicyArc::Test,
    }
}

fn centre_files(centre: &config::Centre) -> anyhow::Result<CentreFiles> {
    let key = &centre.client_key;
    let client_certificate = std::slice::from_ref(&centre.client_certificate);
    Ok(CentreFiles {
        trust_anchors: files::certificates_pem(&centre.trust_anchors)?,
        client_certificate: files::certificates_pem(client_certificate)?.concat(),
        client_key: crate::files::read_secret(key, SETTING_BYTES_MAX)
            .with_context(|| format!("{} cannot be read", key.display()))?,
    })
}
