use super::*;
use proptest::prelude::*;

const BASE: &str = include_str!("../../../card-profiles/individual-number-card.toml");
const STAND_IN: &str = include_str!("../../../card-profiles/individual-number-card-standin.toml");

fn bases(name: &str) -> Option<(String, String)> {
    (name == "individual-number-card").then(|| ("base.toml".to_owned(), BASE.to_owned()))
}

/// The profile without a reset, as shipped.
pub(crate) fn change_only() -> CardProfile {
    CardProfile::load("base.toml", BASE, &bases).unwrap()
}

/// The profile with the stand-in reset, as shipped.
pub(crate) fn with_reset() -> CardProfile {
    CardProfile::load("standin.toml", STAND_IN, &bases).unwrap()
}

fn problems_of(text: &str) -> Vec<Problem> {
    CardProfile::load("p.toml", text, &bases).unwrap_err().0
}

#[test]
fn both_shipped_profiles_pass() {
    let base = change_only();
    assert!(base.reset().is_none());
    assert_eq!(base.signature().tries_max, 5);
    assert_eq!(base.settable().file(), FileId::new(0x001B));
    assert_eq!(base.sources().len(), 1);
    let reset = with_reset();
    assert_eq!(reset.reset().unwrap().cryptogram_bytes, 48);
    assert_eq!(reset.sources().len(), 2);
    assert_eq!(reset.sources()[1], base.sources()[0]);
    assert_ne!(reset.sources()[0].sha256, reset.sources()[1].sha256);
}

#[test]
fn each_key_of_each_profile_is_needed_and_named_when_missing() {
    for text in [BASE, STAND_IN] {
        let lines: Vec<&str> = text.lines().collect();
        let mut tried = 0;
        for (n, line) in lines.iter().enumerate() {
            let Some((key, _)) = line.split_once(" = ") else {
                continue;
            };
            if line.starts_with('#') || key == "extends" {
                continue;
            }
            let mut broken = lines.clone();
            broken.remove(n);
            let problems = problems_of(&broken.join("\n"));
            assert!(
                problems
                    .iter()
                    .any(|problem| problem.kind == ProblemKind::Missing
                        && problem.key.ends_with(key)),
                "{line}: {problems:?}"
            );
            tried += 1;
        }
        assert!(tried >= 6, "{tried}");
    }
}

#[test]
fn each_value_of_each_profile_is_checked() {
    for text in [BASE, STAND_IN] {
        let lines: Vec<&str> = text.lines().collect();
        for (n, line) in lines.iter().enumerate() {
            let Some((key, _)) = line.split_once(" = ") else {
                continue;
            };
            if line.starts_with('#') {
                continue;
            }
            let broken_line = format!("{key} = [7]");
            let mut broken = lines.clone();
            broken[n] = &broken_line;
            let problems = problems_of(&broken.join("\n"));
            assert!(
                problems
                    .iter()
                    .any(|problem| problem.key.ends_with(key) && problem.line == n + 1),
                "{line}: {problems:?}"
            );
        }
    }
}

#[expect(clippy::too_many_lines, reason = "one table of cases")]
#[test]
fn one_change_one_named_problem() {
    for (from, to, line, key, kind) in [
        (
            "schema = 1",
            "schema = 2",
            3,
            "schema",
            ProblemKind::OtherSchema,
        ),
        (
            "\"D392F000260100000001\"",
            "\"D3921000310001010408\"",
            7,
            "application.aid",
            ProblemKind::OtherApplication,
        ),
        (
            "\"D392F000260100000001\"",
            "\"D392\"",
            7,
            "application.aid",
            ProblemKind::NotHex(10),
        ),
        (
            "settable = false",
            "settable = true",
            24,
            "secrets.user_authentication.settable",
            ProblemKind::NotSettable,
        ),
        (
            "settable = true",
            "settable = false",
            33,
            "secrets.signature.settable",
            ProblemKind::MustBeSettable,
        ),
        (
            "file = \"001B\"",
            "file = \"001C\"",
            27,
            "secrets.signature.file",
            ProblemKind::OtherSignaturePassword,
        ),
        (
            "short_id = 0x1B",
            "short_id = 0x18",
            28,
            "secrets.signature.short_id",
            ProblemKind::ShortIdTwice,
        ),
        (
            "short_id = 0x1B",
            "short_id = 31",
            28,
            "secrets.signature.short_id",
            ProblemKind::OutOfBounds { min: 1, max: 30 },
        ),
        (
            "tries_max = 5",
            "tries_max = 16",
            32,
            "secrets.signature.tries_max",
            ProblemKind::OutOfBounds { min: 1, max: 15 },
        ),
        (
            "tries_max = 5",
            "tries_max = 99999999999999999999",
            32,
            "secrets.signature.tries_max",
            ProblemKind::OutOfBounds { min: 1, max: 15 },
        ),
        (
            "length_max = 16",
            "length_max = 5",
            29,
            "secrets.signature.length_min",
            ProblemKind::LengthsCrossed,
        ),
        (
            "\"capitals-and-digits\"",
            "\"kana\"",
            31,
            "secrets.signature.characters",
            ProblemKind::UnknownWord("digits, capitals-and-digits"),
        ),
        (
            "1.2.392.200149.8.5.1.0.30",
            "1.2.392.200149.8.5.1.3.30",
            42,
            "certificates.test_policy",
            ProblemKind::PoliciesEqual,
        ),
        (
            "1.2.392.200149.8.5.1.0.30",
            "1.2.x",
            42,
            "certificates.test_policy",
            ProblemKind::NotOid,
        ),
        (
            "bytes_max = 4096",
            "bytes_max = 4096\nbytes_min = 1",
            41,
            "certificates.bytes_min",
            ProblemKind::UnknownKey,
        ),
        (
            "name = \"Individual Number Card\"",
            "name = \"\"",
            4,
            "name",
            ProblemKind::Empty,
        ),
    ] {
        assert!(BASE.contains(from), "{from}");
        assert_eq!(
            problems_of(&BASE.replace(from, to)),
            [Problem {
                file: "p.toml".to_owned(),
                line,
                key: key.to_owned(),
                kind,
            }],
            "{to}"
        );
    }
}

/// The signature password cannot be moved onto another secret by changing names.
#[test]
fn swapped_secrets_are_refused() {
    let swapped = BASE
        .replace("001B", "XXXX")
        .replace("0018", "001B")
        .replace("XXXX", "0018");
    let problems = problems_of(&swapped);
    assert_eq!(problems.len(), 1, "{problems:?}");
    assert_eq!(problems[0].kind, ProblemKind::OtherSignaturePassword);
}

#[test]
fn all_problems_are_told_at_once() {
    let broken = BASE
        .replace("tries_max = 3", "tries_max = 0")
        .replace("tries_max = 5", "tries_max = \"five\"")
        .replace("[keys.user_authentication]", "[keys.other]");
    let problems = problems_of(&broken);
    let keys: Vec<&str> = problems
        .iter()
        .map(|problem| problem.key.as_str())
        .collect();
    for key in [
        "secrets.user_authentication.tries_max",
        "secrets.signature.tries_max",
        "keys.user_authentication",
        "keys.other",
    ] {
        assert!(keys.contains(&key), "{key} in {keys:?}");
    }
    assert_eq!(
        problems[0].to_string(),
        "p.toml:23: secrets.user_authentication.tries_max: must be 1 to 15"
    );
}

#[test]
fn an_extension_adds_the_reset_and_changes_nothing() {
    let kinds = |text: &str| -> Vec<ProblemKind> {
        problems_of(text)
            .into_iter()
            .map(|problem| problem.kind)
            .collect()
    };
    assert_eq!(
        kinds(&STAND_IN.replace("\"individual-number-card\"", "\"nothing\"")),
        [ProblemKind::NoSuchBase]
    );
    assert_eq!(
        kinds(&STAND_IN.replace("stand_in = true", "stand_in = false")),
        [ProblemKind::NotLabelled]
    );
    let overriding = format!("{STAND_IN}\n[application]\naid = \"D3921000310001010408\"\n");
    assert_eq!(kinds(&overriding), [ProblemKind::UnknownKey]);
    let chain = |_: &str| Some(("chain.toml".to_owned(), STAND_IN.to_owned()));
    let problems = CardProfile::load("p.toml", STAND_IN, &chain).unwrap_err().0;
    assert_eq!(problems[0].kind, ProblemKind::NotExtensible);
    let with_reset = format!("{BASE}\n[reset]\nstand_in = true\n");
    assert_eq!(kinds(&with_reset), [ProblemKind::UnknownKey]);
}

#[test]
fn what_is_not_toml_is_told_with_its_line() {
    let problems = problems_of("schema = 1\nname = \"x\n[application\n");
    assert!(
        problems
            .iter()
            .any(|problem| matches!(problem.kind, ProblemKind::NotToml(_)) && problem.line == 2),
        "{problems:?}"
    );
    assert!(
        problems
            .iter()
            .all(|problem| matches!(problem.kind, ProblemKind::NotToml(_))),
        "what seems to be missing may stand behind the slip: {problems:?}"
    );
}

#[test]
fn one_mistake_hides_no_other_of_the_same_secret() {
    let text = BASE
        .replacen("tries_max = 3", "tries_max = 300", 1)
        .replacen("settable = false", "settable = true", 1);
    let keys: Vec<String> = problems_of(&text)
        .into_iter()
        .map(|problem| problem.key)
        .collect();
    assert_eq!(
        keys,
        [
            "secrets.user_authentication.tries_max",
            "secrets.user_authentication.settable"
        ]
    );
}

proptest! {
    #[test]
    fn a_damaged_profile_never_panics(at in 0_usize..1200, with in ".{0,6}") {
        let mut text = BASE.to_owned();
        let at = at.min(text.len());
        if text.is_char_boundary(at) {
            text.insert_str(at, &with);
        }
        if let Err(problems) = CardProfile::load("p.toml", &text, &bases) {
            prop_assert!(!problems.0.is_empty());
        }
    }

    #[test]
    fn any_text_is_a_profile_or_refused(text in "(?s).{0,200}") {
        let loaded = CardProfile::load("p.toml", &text, &bases);
        prop_assert!(loaded.is_err());
    }
}
