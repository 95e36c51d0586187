//! Reads what the configuration names: profile, pinned issuers, PEM files.

use crate::config;
use crate::files::ensure_only_owner_writes;
use anyhow::{Context as _, bail};
use pin_kiosk_core::certificate::Anchors;
use pin_kiosk_core::profile::{CardProfile, PolicyArc};
use std::fs;
use std::path::{Path, PathBuf};

/// Reads a profile; one that it extends is looked up beside it.
pub(crate) fn profile(file: &Path) -> anyhow::Result<CardProfile> {
    ensure_only_owner_writes(file)?;
    let text = fs::read_to_string(file)
        .with_context(|| format!("the card profile {} cannot be read", file.display()))?;
    let folder = file.parent().unwrap_or(Path::new("."));
    let beside = |name: &str| {
        let base = folder.join(name).with_extension("toml");
        let text = fs::read_to_string(&base).ok()?;
        Some((base.display().to_string(), text))
    };
    let name = file.display().to_string();
    Ok(CardProfile::load(&name, &text, &beside)?)
}

/// The profile in use.
pub(crate) fn configured_profile(card: &config::Card) -> anyhow::Result<CardProfile> {
    profile(&card.profiles.join(&card.profile).with_extension("toml"))
}

/// The pinned issuers of cards.
pub(crate) fn anchors(paths: &[PathBuf]) -> anyhow::Result<Anchors> {
    let mut anchors = Anchors::new();
    for file in all_files(paths)? {
        ensure_only_owner_writes(&file)?;
        let bytes = fs::read(&file)
            .with_context(|| format!("the trust anchor {} cannot be read", file.display()))?;
        anchors
            .add(&bytes)
            .with_context(|| format!("the trust anchor {} is not accepted", file.display()))?;
    }
    Ok(anchors)
}

/// The bytes of each file.
pub(crate) fn contents(paths: &[PathBuf]) -> anyhow::Result<Vec<Vec<u8>>> {
    all_files(paths)?
        .iter()
        .map(|file| fs::read(file).with_context(|| format!("{} cannot be read", file.display())))
        .collect()
}

/// Which family of certificates is accepted.
pub(crate) const fn policy(policies: config::Policies) -> PolicyArc {
    match policies {
        config::Policies::Production => PolicyArc::Production,
        config::Policies::Test => PolicyArc::Test,
    }
}

/// Files as they are, folders as the certificates in them, in the order of their names.
fn all_files(paths: &[PathBuf]) -> anyhow::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for path in paths {
        if !path.is_dir() {
            files.push(path.clone());
            continue;
        }
        let entries = fs::read_dir(path)
            .with_context(|| format!("the folder {} cannot be read", path.display()))?;
        let mut inside: Vec<PathBuf> = entries
            .map(|entry| entry.map(|entry| entry.path()))
            .collect::<Result<_, _>>()
            .with_context(|| format!("the folder {} cannot be read", path.display()))?;
        inside.retain(|file| {
            let ending = file.extension().and_then(|ending| ending.to_str());
            matches!(ending, Some("pem" | "der" | "cer" | "crt"))
        });
        inside.sort();
        files.extend(inside);
    }
    if files.is_empty() {
        bail!(
            "no certificate is named by {}",
            paths
                .iter()
                .map(|p| p.display().to_string())
                .collect::<Vec<_>>()
                .join(", ")
        );
    }
    Ok(files)
}
