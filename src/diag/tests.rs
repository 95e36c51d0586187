#![expect(
    clippy::needless_raw_string_hashes,
    reason = "expect-test writes its snapshots with them"
)]

use super::reader::find;
use super::*;
use crate::config::{Config, DEFAULT, Problems};
use crate::files::make_private_folder;
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
        for name in ["card-profiles", "trust-anchors/cards"] {
            fs::create_dir_all(machine.path(name)).unwrap();
        }
        make_private_folder(&machine.path("journal")).unwrap();
        machine.write(
            "card-profiles/individual-number-card.toml",
            include_str!("../../card-profiles/individual-number-card.toml"),
        );
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
        pin-kiosk 0.1.0 on 2026-11-24 03:00:00 UTC

        status
          clock          pass        2026-11-24 03:00:00 UTC
          configuration  FAIL        DIR/kiosk.toml:52: hours.open: a text is expected; this is of the kind integer
          files          not tested  no configuration; nor were hours, card issuers, disk
          what to do
            configuration: DIR/kiosk.toml:52: put it in quotation marks
          facts
            clock: 2026-11-24T03:00:00Z
            kernel: unknown
            operating system: unknown
            packages: none
            program version: 0.1.0
            uptime seconds: unknown

        failed: status
    "#]].assert_eq(&machine.told(SectionId::Status, NOON));
}

#[test]
fn the_journals_folder_is_gone_and_no_issuer_is_pinned() {
    let machine = Machine::new();
    fs::remove_dir(machine.path("journal")).unwrap();
    machine.write("etc/os-release", "NAME=x\nPRETTY_NAME=\"Kiosk OS 1\"\n");
    machine.write("proc/uptime", "3600.21 7000.00\n");
    machine.write(
        "var/lib/dpkg/status",
        "Package: pcscd\nStatus: install ok installed\nVersion: 1.9.9-2\n\n\
         Package: pcscd-old\nStatus: install ok installed\nVersion: 1\n\n\
         Package: libccid\nStatus: deinstall ok config-files\nVersion: 1.5.2-1\n",
    );
    expect![[r#"
        pin-kiosk 0.1.0 on 2026-11-24 03:00:00 UTC

        status
          clock          pass        2026-11-24 12:00:00 JST
          configuration  pass        its form is right
          files          FAIL        DIR/kiosk.toml:24: card.trust_anchors: DIR/trust-anchors/cards has no certificate in it
              DIR/kiosk.toml:45: journal.folder: DIR/journal cannot be found: No such file or directory (os error 2)
          hours          pass        open by the calendar
          card issuers   FAIL        there is none, so nothing can be trusted
          disk           FAIL        the journal's folder DIR/journal cannot be looked at: No such file or directory (os error 2)
          what to do
            files: DIR/kiosk.toml:24: put the issuers' certificates there, as .pem, .crt, .cer or .der
              DIR/kiosk.toml:45: `pin-kiosk journal init` makes it, as the kiosk's user
            card issuers: put the certificates where `card.trust_anchors` (DIR/kiosk.toml:24) looks for them
            disk: `pin-kiosk journal init` makes it, as the kiosk's user; or mend `journal.folder`
          facts
            clock: 2026-11-24T03:00:00Z
            configuration file: DIR/kiosk.toml
            kernel: unknown
            kiosk: kiosk-0001
            operating system: Kiosk OS 1
            packages:
              pcscd 1.9.9-2
            profiles:
              individual-number-card.toml sha256 a84c2ffabc32e844e1cd6cb4a69bce241f06ac930025732788e1112725514c67
            program version: 0.1.0
            store: Store 1
            time zone: Asia/Tokyo
            uptime seconds: 3600

        failed: status
    "#]].assert_eq(&machine.told(SectionId::Status, NOON));
}

#[test]
fn the_clock_is_years_off() {
    let text = Machine::new().told(SectionId::Status, "2023-11-24T03:00:00Z");
    assert!(
        text.contains("FAIL        it shows 2023-11-24 12:00:00 JST, before this program existed"),
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
        pin-kiosk 0.1.0 on 2026-11-24 03:00:00 UTC

        screen
          display      FAIL        no connected display is seen
          touch panel  FAIL        no touch panel is seen
          sound card   FAIL        no sound card is seen
          density      not tested  no display tells its size
          fonts        pass        every character that the configuration shows is there
          touch        not tested  needs a person in front of the screen: technician mode; nor were pixels, speaker
          what to do
            display: check the display's cable and power; a display the graphics driver does not report is not seen here
            touch panel: check the panel's own (USB) cable
            sound card: without sound a resident may forget her card: check the speaker's cable and driver
          facts
            configured dots per inch: 96
            displays: none
            sound cards: none
            touch panels: none

        failed: screen
    "#]].assert_eq(&Machine::new().told(SectionId::Screen, NOON));
}

#[test]
fn a_display_whose_dots_are_smaller_than_configured() {
    let machine = Machine::new();
    let folder = machine.path("sys/class/drm/card0-DP-1");
    fs::create_dir_all(&folder).unwrap();
    // 4K on 15.6 inches.
    let edid = edid::tests::edid((3840, 2160), (344, 194));
    fs::write(folder.join("edid"), edid).unwrap();
    let text = machine.told(SectionId::Screen, NOON);
    assert!(
        text.contains("284 dots per inch, and 96 are configured")
            && text.contains("too small: set `ui.dpi` (DIR/kiosk.toml:75) to 284"),
        "{text}"
    );
}

#[test]
fn a_screen_that_is_there() {
    let machine = Machine::new();
    machine.write("sys/class/drm/card0-HDMI-A-1/status", "connected\n");
    machine.write(
        "sys/class/drm/card0-HDMI-A-1/modes",
        "1080x1920\n1920x1080\n",
    );
    fs::write(
        machine.path("sys/class/drm/card0-HDMI-A-1/edid"),
        edid::tests::edid((1920, 1080), (476, 268)),
    )
    .unwrap();
    machine.write("sys/class/drm/card0-DP-1/status", "disconnected\n");
    machine.write("sys/class/input/event3/device/properties", "2\n");
    machine.write("sys/class/input/event3/device/name", "Panel\n");
    machine.write("sys/class/input/event4/device/properties", "0\n");
    machine.write(
        "proc/asound/cards",
        " 0 [PCH   ]: HDA-Intel - Speaker\n      at 0x1\n",
    );
    expect![[r#"
        pin-kiosk 0.1.0 on 2026-11-24 03:00:00 UTC

        screen
          display      pass        card0-HDMI-A-1 1080x1920
          touch panel  pass        Panel
          sound card   pass        HDA-Intel - Speaker
          density      pass        1920x1080 dots on 476x268 mm, 102 dots per inch
          fonts        pass        every character that the configuration shows is there
          touch        not tested  needs a person in front of the screen: technician mode; nor were pixels, speaker
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
        text.contains(
            "fonts: write `kiosk.store` (DIR/kiosk.toml:9) and `[office]` (DIR/kiosk.toml:60)"
        ),
        "{text}"
    );
}
