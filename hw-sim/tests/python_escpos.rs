//! The simulated printer against a host that is not ours: python-escpos prints a picture on it and
//! reads its status. What the simulation decodes has to be what was sent.

#![expect(clippy::panic, clippy::unwrap_used, reason = "test helpers")]

use pin_kiosk_hw_sim::printer::{Act, PrinterSection, PtyPrinter, Record};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

const WIDTH: usize = 576;
const HEIGHT: usize = 250;

/// One picture for all tests of this file: a pattern in which each row is unlike its neighbours.
fn rows() -> Vec<u8> {
    (0..HEIGHT)
        .flat_map(|y| (0..WIDTH / 8).map(move |x| u8::try_from((x * 37 + y * 101) % 251).unwrap()))
        .collect()
}

fn picture(folder: &Path) -> PathBuf {
    let path = folder.join("picture.png");
    let file = std::fs::File::create(&path).unwrap();
    let size = [WIDTH, HEIGHT].map(|side| u32::try_from(side).unwrap());
    let mut encoder = png::Encoder::new(file, size[0], size[1]);
    encoder.set_color(png::ColorType::Grayscale);
    encoder.set_depth(png::BitDepth::One);
    let white_is_one: Vec<u8> = rows().iter().map(|byte| !byte).collect();
    encoder
        .write_header()
        .unwrap()
        .write_image_data(&white_is_one)
        .unwrap();
    path
}

/// What python-escpos says of the printer after `acts`, and the printer afterwards.
fn print_with_python(name: &str, acts: &[Act]) -> (String, PtyPrinter) {
    let folder = std::env::temp_dir().join(format!("pin-kiosk-{name}-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let device = folder.join("printer");
    let section = PrinterSection {
        start: acts.to_vec(),
        ..PrinterSection::default()
    };
    let printer = PtyPrinter::start(&section, Some(&device)).unwrap();
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    let python = package.join("../target/tools/bin/python");
    let output = Command::new(&python)
        .arg(package.join("tests/python_escpos.py"))
        .arg(&device)
        .arg(picture(&folder))
        .output()
        .unwrap_or_else(|error| {
            let python = python.display();
            panic!("{python} with python-escpos: {error}; run scripts/setup")
        });
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "run scripts/setup; {errors}");
    std::fs::remove_dir_all(&folder).unwrap();
    // The first line is the script's; python-escpos has its own remarks after it.
    let said = String::from_utf8(output.stdout).unwrap();
    (said.lines().next().unwrap_or_default().to_owned(), printer)
}

#[test]
fn a_picture_printed_by_python_escpos_comes_out_dot_for_dot() {
    let (said, printer) = print_with_python("well", &[]);
    assert_eq!(said, "online=True paper=2");
    let out = printer.wait_until(Duration::from_secs(20), |machine| {
        machine.slips().len() == 1
    });
    assert!(out, "one slip comes off");
    printer.with(|machine| {
        assert!(machine.slips()[0].rows() == rows(), "every dot");
        let unknown = machine
            .records()
            .iter()
            .find(|record| matches!(record, Record::Unknown(_)));
        assert_eq!(unknown, None);
    });
}

#[test]
fn python_escpos_reads_the_paper_and_the_cover_from_the_status_bytes() {
    let cases: [(&str, &[Act], &str); 3] = [
        ("near-end", &[Act::NearEnd], "online=True paper=1"),
        ("paper-out", &[Act::PaperOut], "online=False paper=0"),
        ("cover", &[Act::CoverOpen], "online=False paper=2"),
    ];
    for (name, acts, expected) in cases {
        let (said, _printer) = print_with_python(name, acts);
        assert_eq!(said, expected, "after {acts:?}");
    }
}
