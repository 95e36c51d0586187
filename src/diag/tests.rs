#![expect(
    clippy::needless_raw_string_hashes,
    reason = "expect-test writes its snapshots with them"
)]

use super::reader::find;
use super::*;
use crate::config::{Config, DEFAULT, Problems};
use expect_test::expect;
use pin_kiosk_core::session::Now;
use pin_kiosk_core::time::Monotonic;
use std::fs;
use std::path::{Path, PathBuf};

/// What a technician reads of one section.
pub(super) fn told(section: &Section) -> String {
    let findings = Findings {
        schema_version: SCHEMA_VERSION,
        program_version: "0",
        at: Timestamp::UNIX_EPOCH,
        state: section.state(),
        sections: vec![section.clone()],
    };
    render(&findings)
}

/// A machine of files: a configuration and a root to look at.
pub(super) struct Machine {
    folder: tempfile::TempDir,
}

impl Machine {
    pub(super) fn new() -> Self {
        let machine = Self {
            folder: tempfile::tempdir().unwrap(),
        };
        for name in ["card-profiles", "trust-anchors/cards", "journal"] {
            fs::create_dir_all(machine.path(name)).unwrap();
        }
        machine.write("card-profiles/individual-number-card.toml", "");
        machine.write("kiosk.toml", DEFAULT);
        machine
    }

    pub(super) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(super) fn write(&self, name: &str, text: &str) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn config(&self) -> Result<Config, Problems> {
        Config::load(&self.path("kiosk.toml"))
    }

    /// Looks at one section at this time, with this machine's files as the whole system.
    pub(super) fn told(&self, id: SectionId, wall: &str) -> String {
        let config = self.config();
        let bench = Bench {
            config: config.as_ref(),
            now: Now {
                monotonic: Monotonic::default(),
                wall: wall.parse().unwrap(),
            },
            root: self.folder.path(),
            test_page: &[],
        };
        let findings = look(&bench, &[id], &mut Quiet);
        render(&findings)
            .replace(&self.folder.path().display().to_string(), "DIR")
            .lines()
            // What differs from machine to machine.
            .filter(|line| !line.contains("disk left bytes") && !line.contains("MiB left"))
            .map(|line| format!("{line}\n"))
            .fold(String::new(), |text, line| text + &line)
    }
}

pub(super) const NOON: &str = "2026-11-24T03:00:00Z";

#[test]
fn the_configuration_is_broken() {
    let machine = Machine::new();
    machine.write(
        "kiosk.toml",
        &DEFAULT.replace("open = \"06:30\"", "open = 6"),
    );
    expect![[r#"
        status
          clock          pass        2026-11-24T03:00:00Z
          configuration  FAIL        line 52, hours.open: a text is expected; this is of the kind integer
          files          not tested  no configuration
          hours          not tested  no configuration
          card issuers   not tested  no configuration
          disk           not tested  no configuration
          facts
            clock: 2026-11-24T03:00:00Z
            kernel: unknown
            operating system: unknown
            program version: 0.1.0
            uptime seconds: unknown
          hints
            configuration: mend it: `pin-kiosk config check DIR/kiosk.toml`

        failed: status
    "#]].assert_eq(&machine.told(SectionId::Status, NOON));
}

#[test]
fn the_journals_folder_is_gone_and_no_issuer_is_pinned() {
    let machine = Machine::new();
    fs::remove_dir(machine.path("journal")).unwrap();
    machine.write("etc/os-release", "NAME=x\nPRETTY_NAME=\"Kiosk OS 1\"\n");
    machine.write("proc/uptime", "3600.21 7000.00\n");
    expect![[r#"
        status
          clock          pass        2026-11-24T03:00:00Z
          configuration  pass        its form is right
          files          FAIL        line 24, card.trust_anchors: DIR/trust-anchors/cards has no certificate in it; line 45, journal.folder: DIR/journal cannot be found: No such file or directory (os error 2)
          hours          pass        open by the calendar
          card issuers   FAIL        there is no certificate, so nothing can be trusted
          disk           FAIL        the journal's folder DIR/journal cannot be looked at: No such file or directory (os error 2)
          facts
            clock: 2026-11-24T03:00:00Z
            configuration file: DIR/kiosk.toml
            kernel: unknown
            kiosk: kiosk-0001
            operating system: Kiosk OS 1
            profiles:
              individual-number-card.toml sha256 e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855
            program version: 0.1.0
            store: Store 1
            time zone: Asia/Tokyo
            uptime seconds: 3600
          hints
            files: `pin-kiosk config check DIR/kiosk.toml`
            card issuers: get the successors from their issuer and put them beside the old ones
            disk: make the folder, or mend `journal.folder`

        failed: status
    "#]].assert_eq(&machine.told(SectionId::Status, NOON));
}

#[test]
fn the_clock_is_years_off() {
    let text = Machine::new().told(SectionId::Status, "2023-11-24T03:00:00Z");
    assert!(
        text.contains("FAIL        it shows 2023-11-24T03:00:00Z, before this program existed"),
        "{text}"
    );
    assert!(
        text.contains("clock: set the clock, check its battery"),
        "{text}"
    );
}

#[test]
fn the_disk_is_full() {
    let full = status::disk(Ok(3 << 20), Path::new("journal"));
    assert_eq!(full.state, State::Fail);
    assert_eq!(full.finding, "3 MiB left for the journal in journal");
    assert_eq!(
        status::disk(Ok(1 << 40), Path::new("journal")).state,
        State::Pass
    );
}

#[test]
fn a_screen_whose_cables_are_loose() {
    expect![[r#"
        screen
          display      FAIL        no connected display is seen
          touch panel  FAIL        no touch panel is seen
          sound card   FAIL        no sound card is seen
          fonts        pass        every character that the configuration shows is there
          touch        not tested  needs a person in front of the screen: technician mode
          pixels       not tested  needs a person in front of the screen: technician mode
          speaker      not tested  needs a person in front of the screen: technician mode
          facts
            configured dots per inch: 96
            displays: none
            sound cards: none
            touch panels: none
          hints
            display: check the display's cable and power; a display the graphics driver does not report is not seen here
            touch panel: check the panel's own (USB) cable
            sound card: without sound a resident may forget her card: check the speaker's cable and driver

        failed: screen
    "#]].assert_eq(&Machine::new().told(SectionId::Screen, NOON));
}

#[test]
fn a_screen_that_is_there() {
    let machine = Machine::new();
    machine.write("sys/class/drm/card0-HDMI-A-1/status", "connected\n");
    machine.write(
        "sys/class/drm/card0-HDMI-A-1/modes",
        "1080x1920\n1920x1080\n",
    );
    machine.write("sys/class/drm/card0-DP-1/status", "disconnected\n");
    machine.write("sys/class/input/event3/device/properties", "2\n");
    machine.write("sys/class/input/event3/device/name", "Panel\n");
    machine.write("sys/class/input/event4/device/properties", "0\n");
    machine.write(
        "proc/asound/cards",
        " 0 [PCH   ]: HDA-Intel - Speaker\n      at 0x1\n",
    );
    expect![[r#"
        screen
          display      pass        card0-HDMI-A-1 1080x1920
          touch panel  pass        Panel
          sound card   pass        HDA-Intel - Speaker
          fonts        pass        every character that the configuration shows is there
          touch        not tested  needs a person in front of the screen: technician mode
          pixels       not tested  needs a person in front of the screen: technician mode
          speaker      not tested  needs a person in front of the screen: technician mode
          facts
            configured dots per inch: 96
            displays:
              card0-HDMI-A-1 1080x1920
            sound cards:
              HDA-Intel - Speaker
            touch panels:
              Panel

        nothing failed
    "#]]
    .assert_eq(&machine.told(SectionId::Screen, NOON));
}

#[test]
fn json_keeps_facts_checks_and_hints_apart() {
    let mut section = Section::new(SectionId::Reader);
    assert!(find(&mut section, Ok(vec![]), "*").is_none());
    let json = serde_json::to_string_pretty(&section).unwrap();
    expect![[r#"
        {
          "id": "reader",
          "took_millis": 0,
          "facts": {
            "name_pattern": "*",
            "readers": []
          },
          "checks": [
            {
              "id": "service",
              "state": "pass",
              "finding": "the smart card service answers"
            },
            {
              "id": "reader",
              "state": "fail",
              "finding": "the service sees no reader",
              "hint": "plug the reader in; `lsusb` shows whether the machine sees it at all; its driver is mostly the package libccid"
            },
            {
              "id": "card",
              "state": "not-tested",
              "finding": "no reader"
            },
            {
              "id": "exclusive",
              "state": "not-tested",
              "finding": "no reader"
            },
            {
              "id": "extended-length",
              "state": "not-tested",
              "finding": "no reader"
            },
            {
              "id": "round-trip",
              "state": "not-tested",
              "finding": "no reader"
            }
          ]
        }"#]].assert_eq(&json);
}

#[test]
fn a_character_that_no_font_has_is_named() {
    let machine = Machine::new();
    let name = "office \u{1F3E2}";
    machine.write(
        "kiosk.toml",
        &DEFAULT.replace("\"Municipal office\"", &format!("\"{name}\"")),
    );
    let text = machine.told(SectionId::Screen, NOON);
    assert!(text.contains("FAIL        no font has U+1F3E2"), "{text}");
    assert!(
        text.contains("fonts: write `kiosk.store` and `[office]`"),
        "{text}"
    );
}
