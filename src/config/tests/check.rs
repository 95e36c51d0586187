//! `config check`, `default` and `passcode`, as they are typed.

use super::*;

fn run(command: &ConfigCommand, input: &str) -> (ExitCode, String) {
    let mut output = Vec::new();
    let code = cli::run(command, &mut input.as_bytes(), &mut output).unwrap();
    (code, String::from_utf8(output).unwrap())
}

fn check(file: &Path, json: bool) -> (ExitCode, String) {
    let command = ConfigCommand::Check {
        file: file.to_owned(),
        form_only: false,
        installed: true,
        json,
    };
    let (code, text) = run(&command, "");
    (
        code,
        text.replace(&file.parent().unwrap().display().to_string(), "DIR"),
    )
}

/// An issuer of cards, and a card's own certificate, which is none.
const ISSUER: &str = "issuer-a.der";
const NO_ISSUER: &str = "good.der";

fn test_certificate(name: &str) -> Vec<u8> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/core/testdata/certificates");
    fs::read(folder.join(name)).unwrap()
}

/// A folder with the default file and all it names.
fn machine() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join(FILE);
    fs::write(&file, run(&ConfigCommand::Default, "").1).unwrap();
    for name in ["card-profiles", "trust-anchors/cards"] {
        fs::create_dir_all(folder.path().join(name)).unwrap();
    }
    make_private_folder(&folder.path().join("journal")).unwrap();
    let profile = "card-profiles/individual-number-card.toml";
    fs::copy(
        Path::new(env!("CARGO_MANIFEST_DIR")).join(profile),
        folder.path().join(profile),
    )
    .unwrap();
    fs::write(
        folder.path().join("trust-anchors/cards/issuer.der"),
        test_certificate(ISSUER),
    )
    .unwrap();
    (folder, file)
}

#[test]
fn the_default_file_passes_the_check_where_its_folders_exist() {
    let (_folder, file) = machine();
    let (code, text) = check(&file, false);
    assert_eq!(code, ExitCode::from(0), "{text}");
    expect![[r#"
        DIR/kiosk.toml: good
    "#]]
    .assert_eq(&text);
}

/// Somebody writes the file on another machine: it is right, and what is missing is said.
#[test]
fn the_default_file_passes_on_any_machine() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join(FILE);
    fs::write(&file, run(&ConfigCommand::Default, "").1).unwrap();
    let elsewhere = ConfigCommand::Check {
        file: file.clone(),
        form_only: false,
        installed: false,
        json: false,
    };
    let (code, text) = run(&elsewhere, "");
    assert_eq!(code, ExitCode::from(0), "{text}");
    assert!(
        text.contains("missing on this machine: journal.folder"),
        "{text}"
    );
    assert_eq!(check(&file, false).0, ExitCode::from(3));
}

#[test]
fn what_is_there_and_of_no_use_is_named_before_a_kiosk_refuses_to_start() {
    let (folder, file) = machine();
    fs::write(
        folder.path().join("trust-anchors/cards/leaf.der"),
        test_certificate(NO_ISSUER),
    )
    .unwrap();
    let profile = folder
        .path()
        .join("card-profiles/individual-number-card.toml");
    let text = fs::read_to_string(&profile).unwrap();
    fs::write(
        &profile,
        text.replacen("schema = 1", "schema = 9\nnonsense = 1", 1),
    )
    .unwrap();
    let all_may_read = fs::Permissions::from_mode(0o755);
    fs::set_permissions(folder.path().join("journal"), all_may_read).unwrap();
    let (code, text) = check(&file, false);
    assert_eq!(code, ExitCode::from(3), "{text}");
    expect![[r#"
        DIR/kiosk.toml:22: missing on this machine: card.profile: DIR/card-profiles/individual-number-card.toml:3: schema: this program reads schema 1
            remedy: install it anew; `pin-kiosk profile check DIR/card-profiles/individual-number-card.toml`
        DIR/kiosk.toml:22: missing on this machine: card.profile: DIR/card-profiles/individual-number-card.toml:4: nonsense: unknown key
            remedy: install it anew; `pin-kiosk profile check DIR/card-profiles/individual-number-card.toml`
        DIR/kiosk.toml:24: missing on this machine: card.trust_anchors: DIR/trust-anchors/cards/leaf.der is not accepted: not an issuer's certificate
            remedy: put the issuers' own certificates there and nothing else
        DIR/kiosk.toml:45: missing on this machine: journal.folder: DIR/journal can be read by others (mode 0755)
            remedy: take the rights away: chmod go-rwx

        DIR/kiosk.toml: right, but not all that it names is on this machine and of use
    "#]].assert_eq(&text);
    fs::remove_file(folder.path().join("trust-anchors/cards/leaf.der")).unwrap();
    fs::remove_file(folder.path().join("trust-anchors/cards/issuer.der")).unwrap();
    assert!(check(&file, false).1.contains("has no certificate in it"));
}

#[test]
fn what_is_not_on_this_machine_is_told_apart_from_what_is_wrong() {
    let (folder, file) = machine();
    fs::write(&file, full()).unwrap();
    fs::remove_dir(folder.path().join("journal")).unwrap();
    fs::write(
        folder.path().join("trust-anchors/cards/root.pem"),
        "nonsense",
    )
    .unwrap();
    let (code, text) = check(&file, false);
    assert_eq!(code, ExitCode::from(3));
    expect![[r#"
        DIR/kiosk.toml:24: missing on this machine: card.trust_anchors: DIR/trust-anchors/cards/root.pem is not a certificate in DER or PEM
            remedy: put the certificate there, as DER or PEM
        DIR/kiosk.toml:31: missing on this machine: centre.trust_anchors: DIR/trust-anchors/centre cannot be read: No such file or directory (os error 2)
            remedy: put the certificate there, as DER or PEM
        DIR/kiosk.toml:32: missing on this machine: centre.client_certificate: DIR/client/kiosk.pem cannot be read: No such file or directory (os error 2)
            remedy: put the certificate there, as DER or PEM
        DIR/kiosk.toml:33: missing on this machine: centre.client_key: DIR/client/kiosk.key cannot be found: No such file or directory (os error 2)
            remedy: put the kiosk's key there, readable for the kiosk's user only
        DIR/kiosk.toml:37: missing on this machine: printer.port: /dev/ttyUSB0 cannot be found: No such file or directory (os error 2)
            remedy: plug the printer in; `ls -l /dev/serial/by-id` shows the ports' names
        DIR/kiosk.toml:45: missing on this machine: journal.folder: DIR/journal cannot be found: No such file or directory (os error 2)
            remedy: `pin-kiosk journal init` makes it, as the kiosk's user

        DIR/kiosk.toml: right, but not all that it names is on this machine and of use
    "#]].assert_eq(&text);
    let form_only = ConfigCommand::Check {
        file,
        form_only: true,
        installed: false,
        json: false,
    };
    assert_eq!(run(&form_only, "").0, ExitCode::from(0));
}

#[test]
fn the_check_speaks_json() {
    let (folder, file) = machine();
    fs::write(&file, default_with("open = \"06:30\"", "open = \"25:00\"")).unwrap();
    let (code, text) = check(&file, true);
    assert_eq!(code, ExitCode::from(1));
    expect![[r#"
        {
          "schema_version": 1,
          "verdict": "wrong",
          "file": "DIR/kiosk.toml",
          "problems": [
            {
              "weight": "form",
              "line": 52,
              "key": "hours.open",
              "what": "`25:00` is not understood",
              "remedy": "a time of day is written `HH:MM`, from `00:00` to `24:00`"
            }
          ]
        }
    "#]]
    .assert_eq(&text);
    let (code, text) = check(&folder.path().join("none.toml"), false);
    assert_eq!(code, ExitCode::from(1));
    expect![[r#"
        DIR/none.toml: the file cannot be read: No such file or directory (os error 2)
            remedy: check its name, its rights and that it is UTF-8; `pin-kiosk config default > kiosk.toml` makes a new one

        DIR/none.toml: refused; nothing of it takes effect
    "#]].assert_eq(&text);
}

#[test]
fn the_passcode_command_prints_what_the_file_takes() {
    let (_, line) = run(&ConfigCommand::Passcode, "CORRECT7HORSE\n");
    let config = parse(&format!("{DEFAULT}\n{line}")).unwrap();
    assert!(config.technician.unwrap().fits("CORRECT7HORSE"));
}
