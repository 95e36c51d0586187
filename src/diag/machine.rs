//! What the operating system tells of the machine, read from the files it tells it in.

use super::edid;
use pin_kiosk_core::printable::printable;
use std::fs;
use std::path::Path;

/// Longest name of a program that is shown: the system keeps 15 bytes, each may be an escape.
const NAME_CHARS_MAX: usize = 60;

/// The trimmed text of a small file.
pub(super) fn text(root: &Path, file: &str) -> Option<String> {
    let text = fs::read_to_string(root.join(file)).ok()?;
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// The names in a folder, sorted; none where there is no folder.
pub(super) fn names(root: &Path, folder: &str) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(root.join(folder))
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| entry.file_name().into_string().ok())
        .collect();
    names.sort();
    names
}

/// Name and version of the operating system.
pub(super) fn operating_system(root: &Path) -> Option<String> {
    let release = text(root, "etc/os-release")?;
    let name = release
        .lines()
        .find_map(|line| line.strip_prefix("PRETTY_NAME="))?;
    Some(name.trim_matches('"').to_owned())
}

/// Seconds since the machine started.
pub(super) fn uptime_seconds(root: &Path) -> Option<u64> {
    text(root, "proc/uptime")?.split('.').next()?.parse().ok()
}

/// Serial ports that have a device behind them.
pub(super) fn serial_ports(root: &Path) -> Vec<String> {
    let by_id = names(root, "dev/serial/by-id");
    let plain = names(root, "sys/class/tty").into_iter().filter(|name| {
        ["ttyUSB", "ttyACM"]
            .iter()
            .any(|prefix| name.starts_with(prefix))
    });
    by_id
        .into_iter()
        .map(|name| format!("/dev/serial/by-id/{name}"))
        .chain(plain.map(|name| format!("/dev/{name}")))
        .collect()
}

/// Input devices that are touched where they show: `INPUT_PROP_DIRECT`, bit 1 of the properties.
pub(super) fn touch_panels(root: &Path) -> Vec<String> {
    names(root, "sys/class/input")
        .into_iter()
        .filter(|name| name.starts_with("event"))
        .filter_map(|name| {
            let device = format!("sys/class/input/{name}/device");
            let properties = text(root, &format!("{device}/properties"))?;
            let lowest = u64::from_str_radix(properties.split_whitespace().last()?, 16).ok()?;
            let is_direct = lowest & 0b10 != 0;
            is_direct.then(|| text(root, &format!("{device}/name")).unwrap_or(name))
        })
        .collect()
}

/// Connected displays, each with the mode it prefers.
pub(super) fn displays(root: &Path) -> Vec<String> {
    names(root, "sys/class/drm")
        .into_iter()
        .filter(|name| {
            let status = text(root, &format!("sys/class/drm/{name}/status"));
            status.as_deref() == Some("connected")
        })
        .map(|name| {
            let modes = text(root, &format!("sys/class/drm/{name}/modes"));
            let preferred = modes.as_deref().and_then(|modes| modes.lines().next());
            format!("{name} {}", preferred.unwrap_or("of unknown size"))
        })
        .collect()
}

/// The connected displays that tell their size.
pub(super) fn measured_displays(root: &Path) -> Vec<edid::Display> {
    names(root, "sys/class/drm")
        .into_iter()
        .filter_map(|name| {
            let edid = fs::read(root.join(format!("sys/class/drm/{name}/edid"))).ok()?;
            edid::Display::read(&edid)
        })
        .collect()
}

/// The versions of these packages, where the system's list of them says so.
pub(super) fn packages(root: &Path, wanted: &[&str]) -> Vec<String> {
    let list = fs::read_to_string(root.join("var/lib/dpkg/status")).unwrap_or_default();
    let field = |paragraph: &str, name: &str| {
        let line = paragraph.lines().find_map(|line| line.strip_prefix(name))?;
        Some(line.trim().to_owned())
    };
    list.split("\n\n")
        .filter_map(|paragraph| {
            let name = field(paragraph, "Package:")?;
            let is_installed = field(paragraph, "Status:")?.ends_with(" installed");
            let version = field(paragraph, "Version:")?;
            (wanted.contains(&name.as_str()) && is_installed).then(|| format!("{name} {version}"))
        })
        .collect()
}

/// Sound cards.
pub(super) fn sound_cards(root: &Path) -> Vec<String> {
    let cards = text(root, "proc/asound/cards").unwrap_or_default();
    cards
        .lines()
        .filter_map(|line| line.split_once("]: "))
        .map(|(_, name)| name.trim().to_owned())
        .collect()
}

/// Programs, apart from this one and the service, that have the PC/SC library loaded, as far as
/// this user may see. Each chooses its own name, which is therefore made printable.
pub(super) fn programs_with_pcsc(root: &Path) -> Vec<String> {
    let own = std::process::id().to_string();
    let mut programs: Vec<String> = names(root, "proc")
        .into_iter()
        .filter(|pid| pid.bytes().all(|byte| byte.is_ascii_digit()) && *pid != own)
        .filter_map(|pid| {
            let name = text(root, &format!("proc/{pid}/comm"))?;
            let maps = text(root, &format!("proc/{pid}/maps"))?;
            (name != "pcscd" && maps.contains("libpcsclite"))
                .then(|| format!("{} (process {pid})", printable(&name, NAME_CHARS_MAX)))
        })
        .collect();
    programs.sort();
    programs
}
