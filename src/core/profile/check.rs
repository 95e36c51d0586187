//! From the raw form to the checked one: one small check a rule.

use super::problem::{ProblemKind, ProfileProblems};
use super::settable::SettableSecret;
use super::table::{Problems, Reader};
use super::{
    CardProfile, Characters, JPKI_AID, Place, SCHEMA, SIGNATURE_PASSWORD_FILE, Secret, SourceFile,
    StandInReset,
};
use crate::password::{PASSWORD_LEN_MAX, USER_AUTH_PIN_LEN};
use sha2::{Digest as _, Sha256};

/// Finds the text of a profile that another one extends.
///
/// Implemented for closures; an adapter reads files, a test has them in memory.
pub trait ProfileSource {
    /// File name and text of the profile called `name`, without folder and `.toml`.
    fn find(&self, name: &str) -> Option<(String, String)>;
}

impl<F: Fn(&str) -> Option<(String, String)>> ProfileSource for F {
    fn find(&self, name: &str) -> Option<(String, String)> {
        self(name)
    }
}

/// Reads a profile that stands alone, or extends one that does.
pub(super) fn load(
    name: &str,
    text: &str,
    bases: &dyn ProfileSource,
) -> Result<CardProfile, ProfileProblems> {
    let mut problems = Problems::new(name, text);
    let table = problems.parse();
    let mut root = Reader::root(&table);
    if !root.has("extends") {
        let profile = standing_alone(root, name, text, &mut problems);
        return finish(profile, problems);
    }

    ensure_schema(&mut root, &mut problems);
    let title = root.text("name", &mut problems).map(str::to_owned);
    let base = root
        .text("extends", &mut problems)
        .map(|base| (base, bases.find(base)));
    let base = match base {
        Some((_, Some((base_name, base_text)))) => {
            let loaded = extended(&base_name, &base_text)?;
            if loaded.is_none() {
                root.problem("extends", &mut problems, ProblemKind::NotExtensible);
            }
            loaded
        }
        Some((_, None)) => {
            root.problem("extends", &mut problems, ProblemKind::NoSuchBase);
            None
        }
        None => None,
    };
    let reset = reset(root.table("reset", &mut problems), &mut problems);
    root.end(&mut problems);
    let profile = match (title, base, reset) {
        (Some(title), Some(mut profile), Some(reset)) => {
            profile.name = title;
            profile.sources.insert(0, source(name, text));
            profile.reset = Some(reset);
            Some(profile)
        }
        _ => None,
    };
    finish(profile, problems)
}

/// The profile that another one extends: it must stand alone itself.
fn extended(name: &str, text: &str) -> Result<Option<CardProfile>, ProfileProblems> {
    let mut problems = Problems::new(name, text);
    let table = problems.parse();
    let root = Reader::root(&table);
    if root.has("extends") {
        return Ok(None);
    }
    let profile = standing_alone(root, name, text, &mut problems);
    finish(profile, problems).map(Some)
}

fn finish(
    profile: Option<CardProfile>,
    problems: Problems<'_>,
) -> Result<CardProfile, ProfileProblems> {
    let found = problems.into_sorted();
    match profile {
        Some(profile) if found.is_empty() => Ok(profile),
        Some(_) | None => Err(ProfileProblems(found)),
    }
}

fn source(name: &str, text: &str) -> SourceFile {
    SourceFile {
        name: name.to_owned(),
        sha256: Sha256::digest(text.as_bytes()).into(),
    }
}

fn standing_alone(
    mut root: Reader<'_, '_>,
    file_name: &str,
    text: &str,
    problems: &mut Problems<'_>,
) -> Option<CardProfile> {
    ensure_schema(&mut root, problems);
    let name = root.text("name", problems).map(str::to_owned);
    ensure_application(root.table("application", problems), problems);
    let mut used = Used::default();

    let mut files = root.table("files", problems);
    let certificate = place_table(
        &mut files,
        "user_authentication_certificate",
        &mut used,
        problems,
    );
    let presence = place_table(&mut files, "certificate_presence", &mut used, problems);
    files.end(problems);

    let mut secrets = root.table("secrets", problems);
    let user_authentication = user_authentication(
        secrets.table("user_authentication", problems),
        &mut used,
        problems,
    );
    let signature = signature(secrets.table("signature", problems), &mut used, problems);
    secrets.end(problems);

    let mut keys = root.table("keys", problems);
    let key = place_table(&mut keys, "user_authentication", &mut used, problems);
    keys.end(problems);

    let mut certificates = root.table("certificates", problems);
    let bytes_max = certificates.number("bytes_max", (1024, 16_384), problems);
    let production_policy = certificates.oid("production_policy", problems);
    let test_policy = certificates.oid("test_policy", problems);
    if test_policy.is_some() && test_policy == production_policy {
        certificates.problem("test_policy", problems, ProblemKind::PoliciesEqual);
    }
    certificates.end(problems);
    root.end(problems);

    let (signature, settable) = signature?;
    Some(CardProfile {
        name: name?,
        sources: vec![source(file_name, text)],
        user_authentication: user_authentication?,
        signature,
        settable,
        certificate: certificate?,
        presence: presence?,
        key: key?,
        certificate_bytes_max: usize::try_from(bytes_max?).ok()?,
        production_policy: production_policy?,
        test_policy: test_policy?,
        reset: None,
    })
}

fn ensure_schema(root: &mut Reader<'_, '_>, problems: &mut Problems<'_>) {
    let schema = root.number("schema", (i64::MIN, i64::MAX), problems);
    if schema.is_some_and(|schema| schema != SCHEMA) {
        root.problem("schema", problems, ProblemKind::OtherSchema);
    }
}

fn ensure_application(mut table: Reader<'_, '_>, problems: &mut Problems<'_>) {
    let aid = table.bytes::<{ JPKI_AID.len() }>("aid", problems);
    if aid.is_some_and(|aid| aid != JPKI_AID) {
        table.problem("aid", problems, ProblemKind::OtherApplication);
    }
    table.end(problems);
}

/// Which identifiers have been given away.
#[derive(Default)]
struct Used(Vec<Place>);

fn place_table(
    parent: &mut Reader<'_, '_>,
    key: &'static str,
    used: &mut Used,
    problems: &mut Problems<'_>,
) -> Option<Place> {
    let mut table = parent.table(key, problems);
    let place = place(&mut table, used, problems);
    table.end(problems);
    place
}

fn place(
    table: &mut Reader<'_, '_>,
    used: &mut Used,
    problems: &mut Problems<'_>,
) -> Option<Place> {
    let file = table.file("file", problems);
    let short = table.short_id("short_id", problems);
    if let Some(file) = file
        && used.0.iter().any(|place| place.file == file)
    {
        table.problem("file", problems, ProblemKind::FileTwice(file));
    }
    if let Some(short) = short
        && used.0.iter().any(|place| place.short == short)
    {
        table.problem("short_id", problems, ProblemKind::ShortIdTwice);
    }
    let place = Place {
        file: file?,
        short: short?,
    };
    used.0.push(place);
    Some(place)
}

/// Reads what both secrets have; the lengths may not leave the memory that holds them.
/// Whether a secret may be set by this kiosk.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Right {
    OnlyToTry,
    ToSet,
}

fn secret(
    table: &mut Reader<'_, '_>,
    length_most: usize,
    right: Right,
    used: &mut Used,
    problems: &mut Problems<'_>,
) -> Option<Secret> {
    let place = place(table, used, problems);
    if right == Right::ToSet && place.is_some_and(|it| it.file != SIGNATURE_PASSWORD_FILE) {
        table.problem("file", problems, ProblemKind::OtherSignaturePassword);
    }
    let most = i64::try_from(length_most).unwrap_or(i64::MAX);
    let length_min = table.number("length_min", (1, most), problems);
    let length_max = table.number("length_max", (1, most), problems);
    if let (Some(min), Some(max)) = (length_min, length_max)
        && min > max
    {
        table.problem("length_min", problems, ProblemKind::LengthsCrossed);
    }
    let characters = characters(table, problems);
    let tries_max = table.number("tries_max", (1, 15), problems);
    match (table.truth("settable", problems), right) {
        (Some(true), Right::OnlyToTry) => {
            table.problem("settable", problems, ProblemKind::NotSettable);
        }
        (Some(false), Right::ToSet) => {
            table.problem("settable", problems, ProblemKind::MustBeSettable);
        }
        // One that is missing has been told.
        (Some(true), Right::ToSet) | (Some(false), Right::OnlyToTry) | (None, _) => {}
    }
    Some(Secret {
        place: place?,
        length_min: usize::try_from(length_min?).ok()?,
        length_max: usize::try_from(length_max?).ok()?,
        characters: characters?,
        tries_max: u8::try_from(tries_max?).ok()?,
    })
}

fn characters(table: &mut Reader<'_, '_>, problems: &mut Problems<'_>) -> Option<Characters> {
    match table.text("characters", problems)? {
        "digits" => Some(Characters::Digits),
        "capitals-and-digits" => Some(Characters::CapitalsAndDigits),
        _ => {
            let words = ProblemKind::UnknownWord("digits, capitals-and-digits");
            table.problem("characters", problems, words);
            None
        }
    }
}

fn user_authentication(
    mut table: Reader<'_, '_>,
    used: &mut Used,
    problems: &mut Problems<'_>,
) -> Option<Secret> {
    let right = Right::OnlyToTry;
    let secret = secret(&mut table, USER_AUTH_PIN_LEN, right, used, problems);
    table.end(problems);
    secret
}

/// Reads the signature password, and makes the one right to set it.
fn signature(
    mut table: Reader<'_, '_>,
    used: &mut Used,
    problems: &mut Problems<'_>,
) -> Option<(Secret, SettableSecret)> {
    let secret = secret(&mut table, PASSWORD_LEN_MAX, Right::ToSet, used, problems);
    table.end(problems);
    secret.map(|secret| (secret, SettableSecret::of_signature_password()))
}

fn reset(mut table: Reader<'_, '_>, problems: &mut Problems<'_>) -> Option<StandInReset> {
    if table.truth("stand_in", problems) == Some(false) {
        table.problem("stand_in", problems, ProblemKind::NotLabelled);
    }
    let key_reference = table.number("key_reference", (0, 255), problems);
    let challenge_bytes = table.number("challenge_bytes", (8, 64), problems);
    let cryptogram_bytes = table.number("cryptogram_bytes", (8, 255), problems);
    table.end(problems);
    Some(StandInReset {
        key_reference: u8::try_from(key_reference?).ok()?,
        challenge_bytes: u8::try_from(challenge_bytes?).ok()?,
        cryptogram_bytes: u8::try_from(cryptogram_bytes?).ok()?,
    })
}
