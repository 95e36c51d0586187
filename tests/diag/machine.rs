//! A machine made of files, and what `pin-kiosk diag` says of it.

use pin_kiosk::files::make_private_folder;
use pin_kiosk_hw_sim::pcscd::SOCKET_VARIABLE;
use serde_json::Value;
use std::fs;
use std::path::Path;
use std::process::Command;

/// Where no service listens.
pub(crate) const NO_SOCKET: &str = "/nonexistent/pcscd.comm";

/// What a run gave.
#[derive(Debug)]
pub(crate) struct Ran {
    pub(crate) code: i32,
    pub(crate) text: String,
}

/// A folder with a configuration and all that it names.
pub(crate) struct Machine {
    pub(crate) folder: tempfile::TempDir,
}

impl Machine {
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
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
        fs::write(folder.path().join("kiosk.toml"), pin_kiosk::config::DEFAULT).unwrap();
        Self { folder }
    }

    pub(crate) fn diag(&self, arguments: &[&str], socket: &Path) -> Ran {
        let output = Command::new(env!("CARGO_BIN_EXE_pin-kiosk"))
            .arg("diag")
            .args(arguments)
            .current_dir(self.folder.path())
            .env(SOCKET_VARIABLE, socket)
            .output()
            .unwrap();
        assert!(
            output.stderr.is_empty(),
            "{}",
            String::from_utf8_lossy(&output.stderr)
        );
        Ran {
            code: output.status.code().unwrap(),
            text: String::from_utf8(output.stdout).unwrap(),
        }
    }

    pub(crate) fn json(&self, arguments: &[&str], socket: &Path) -> (i32, Value) {
        let arguments = [arguments, &["--json"]].concat();
        let ran = self.diag(&arguments, socket);
        (ran.code, serde_json::from_str(&ran.text).unwrap())
    }
}

/// State and finding of one check.
pub(crate) fn check<'v>(findings: &'v Value, section: &str, check: &str) -> (&'v str, &'v str) {
    let section = findings["sections"]
        .as_array()
        .unwrap()
        .iter()
        .find(|one| one["id"] == section)
        .unwrap();
    let check = section["checks"]
        .as_array()
        .unwrap()
        .iter()
        .find(|one| one["id"] == check)
        .unwrap_or_else(|| panic!("no check {check} in {section}"));
    (
        check["state"].as_str().unwrap(),
        check["finding"].as_str().unwrap(),
    )
}
