use super::{Act, Cue, Machine, PrinterSection, PtyPrinter, Record, SlipEnd};
use crate::scenario::Scenario;
use std::io::{Read as _, Write as _};
use std::time::Duration;

const LONG: Duration = Duration::from_mins(10);

fn asked(machine: &mut Machine, n: u8) -> Vec<u8> {
    machine.receive(&[0x10, 0x04, n]);
    machine.take_output()
}

fn raster(width_bytes: u8, rows: &[&[u8]]) -> Vec<u8> {
    let height = u8::try_from(rows.len()).unwrap();
    let mut bytes = vec![0x1D, b'v', b'0', 0, width_bytes, 0, height, 0];
    for row in rows {
        bytes.extend_from_slice(row);
    }
    bytes
}

/// Works the buffer off, in steps no longer than a burst.
fn settle(machine: &mut Machine) {
    for _ in 0..200 {
        machine.advance(Duration::from_millis(100));
    }
}

#[test]
fn status_bytes_tell_each_condition_and_keep_the_fixed_bits() {
    // From Epson's tables of DLE EOT: bits 1 and 4 fixed to 1, bits 0 and 7 to 0.
    let well = [0x16, 0x12, 0x12, 0x12];
    let cases: [(&[Act], [u8; 4]); 7] = [
        (&[], well),
        (&[Act::NearEnd], [0x16, 0x12, 0x12, 0x1E]),
        (&[Act::PaperOut], [0x1E, 0x32, 0x12, 0x7E]),
        (&[Act::CoverOpen], [0x1E, 0x16, 0x12, 0x12]),
        (&[Act::Offline], [0x1E, 0x12, 0x12, 0x12]),
        (&[Act::PaperOut, Act::PaperOk], well),
        (&[Act::CoverOpen, Act::CoverClose], well),
    ];
    for (acts, expected) in cases {
        let mut machine = Machine::new(&PrinterSection::default());
        for act in acts {
            machine.act(*act);
        }
        let answers: Vec<u8> = (1..=4).flat_map(|n| asked(&mut machine, n)).collect();
        assert_eq!(answers, expected, "after {acts:?}");
    }
}

#[test]
fn a_silent_printer_says_nothing_and_a_garbled_one_breaks_the_fixed_bits() {
    let mut machine = Machine::new(&PrinterSection::default());
    machine.act(Act::Garbage);
    assert_eq!(asked(&mut machine, 1), [0xE9]);
    machine.act(Act::Silent);
    assert!(asked(&mut machine, 1).is_empty());
    machine.act(Act::Answer);
    assert_eq!(asked(&mut machine, 1), [0x16]);
}

#[test]
fn a_raster_image_is_cut_off_as_a_slip_of_the_full_width() {
    let section = PrinterSection {
        width_dots: 24,
        ..PrinterSection::default()
    };
    let mut machine = Machine::new(&section);
    machine.receive(b"\x1b@");
    machine.receive(&raster(2, &[&[0x80, 0x01], &[0xFF, 0x00]]));
    machine.receive(b"\x1dV\x42\x01");
    settle(&mut machine);
    let [slip] = machine.slips() else {
        panic!("{} slips", machine.slips().len())
    };
    assert_eq!(slip.end, SlipEnd::PartialCut);
    assert_eq!((slip.width(), slip.height()), (24, 3));
    assert_eq!(slip.rows(), [0x80, 0x01, 0, 0xFF, 0x00, 0, 0, 0, 0]);
}

#[test]
fn double_width_and_height_repeat_each_dot() {
    let section = PrinterSection {
        width_dots: 16,
        ..PrinterSection::default()
    };
    let mut machine = Machine::new(&section);
    machine.receive(&[0x1D, b'v', b'0', 3, 1, 0, 1, 0, 0b1010_0001]);
    machine.receive(b"\x1dV\x00");
    settle(&mut machine);
    let twice = [0b1100_1100, 0b0000_0011, 0b1100_1100, 0b0000_0011];
    assert_eq!(machine.slips()[0].rows(), twice);
}

#[test]
fn the_picture_read_back_has_the_dots_that_were_burnt() {
    let section = PrinterSection {
        width_dots: 8,
        ..PrinterSection::default()
    };
    let mut machine = Machine::new(&section);
    machine.receive(&raster(1, &[&[0b1000_0001], &[0b0111_1110]]));
    machine.receive(b"\x1dV\x00");
    settle(&mut machine);
    let bytes = machine.slips()[0].png().unwrap();
    let mut reader = png::Decoder::new(std::io::Cursor::new(bytes))
        .read_info()
        .unwrap();
    let mut picture = vec![0; reader.output_buffer_size().unwrap()];
    reader.next_frame(&mut picture).unwrap();
    // In the picture 1 is white.
    assert_eq!(picture, [0b0111_1110, 0b1000_0001]);
}

#[test]
fn paper_that_ends_in_the_middle_stops_the_print_and_new_paper_goes_on_with_the_buffer() {
    let section = PrinterSection {
        width_dots: 8,
        cues: vec![Cue {
            after_rows: 2,
            act: Act::PaperOut,
        }],
        ..PrinterSection::default()
    };
    let mut machine = Machine::new(&section);
    machine.receive(&raster(1, &[&[1], &[2], &[3], &[4]]));
    machine.receive(b"\x1dr\x01\x1dV\x00");
    settle(&mut machine);
    assert_eq!(machine.rows(), 2);
    assert_eq!(asked(&mut machine, 2), [0x32], "stopped by the paper's end");
    machine.act(Act::PaperOk);
    settle(&mut machine);
    let rows: Vec<_> = machine
        .slips()
        .iter()
        .map(|slip| (slip.end, slip.rows()))
        .collect();
    assert_eq!(
        rows,
        [
            (SlipEnd::PaperEnd, [1, 2].as_slice()),
            (SlipEnd::Cut, &[3, 4])
        ]
    );
    assert_eq!(
        machine.take_output(),
        [0x00],
        "GS r is answered in its turn only"
    );
}

#[test]
fn a_jammed_cutter_keeps_the_slip_until_it_is_freed() {
    let mut machine = Machine::new(&PrinterSection::default());
    machine.act(Act::CutterError);
    assert_eq!(asked(&mut machine, 1), [0x16], "not seen before the cut");
    machine.receive(&raster(1, &[&[1]]));
    machine.receive(b"\x1dV\x00");
    settle(&mut machine);
    assert!(machine.slips().is_empty());
    assert_eq!(asked(&mut machine, 2), [0x52]);
    assert_eq!(asked(&mut machine, 3), [0x1A]);
    machine.act(Act::CutterOk);
    machine.receive(b"\x1dV\x00");
    settle(&mut machine);
    assert_eq!(machine.slips().len(), 1);
}

#[test]
fn the_clear_request_empties_the_buffer_and_the_cut_off_image() {
    let mut machine = Machine::new(&PrinterSection::default());
    machine.act(Act::CoverOpen);
    machine.receive(&[0x1D, b'v', b'0', 0, 72, 0, 200, 0, 1, 2, 3]);
    machine.receive(&[0x10, 0x14, 8, 1, 3, 20, 1, 6, 2, 8]);
    assert_eq!(machine.take_output(), [0x37, 0x25, 0x00]);
    machine.act(Act::CoverClose);
    machine.receive(b"\x1dr\x01");
    settle(&mut machine);
    assert_eq!(
        machine.take_output(),
        [0x00],
        "the next command is a command again"
    );
    assert_eq!(machine.rows(), 0);
}

#[test]
fn a_status_request_inside_an_image_is_obeyed_and_recorded() {
    let mut machine = Machine::new(&PrinterSection::default());
    machine.receive(&raster(3, &[&[0x10, 0x04, 0x01]]));
    assert_eq!(machine.take_output(), [0x16]);
    assert!(
        machine
            .records()
            .contains(&Record::RealTimeInImage(vec![0x10, 0x04, 0x01]))
    );
}

#[test]
fn without_a_busy_line_a_full_buffer_loses_bytes() {
    let section = PrinterSection {
        buffer_bytes: 16,
        handshake: false,
        ..PrinterSection::default()
    };
    let mut machine = Machine::new(&section);
    machine.receive(&[b'a'; 17]);
    assert!(machine.records().contains(&Record::Overrun));
    let patient = Machine::new(&PrinterSection {
        buffer_bytes: 16,
        ..PrinterSection::default()
    });
    assert_eq!(patient.room(), 16);
}

#[test]
fn other_commands_are_passed_over_without_losing_step() {
    let mut machine = Machine::new(&PrinterSection::default());
    machine.receive(b"\x1ba\x01\x1b!\x08\x1dL\x00\x00\x1d(k\x03\x001C\x06\x1dB\x01\x1b2");
    machine.receive(&raster(1, &[&[0x55]]));
    machine.receive(b"\x1dV\x00");
    settle(&mut machine);
    assert_eq!(machine.slips()[0].rows()[0], 0x55);
    assert_eq!(machine.slips()[0].text, "");
    assert!(
        !machine
            .records()
            .iter()
            .any(|record| matches!(record, Record::Unknown(_)))
    );
}

#[test]
fn the_head_prints_no_faster_than_its_speed() {
    let section = PrinterSection {
        rows_per_second: 100,
        ..PrinterSection::default()
    };
    let mut machine = Machine::new(&section);
    machine.receive(b"\x1bJ\xff");
    machine.advance(Duration::from_millis(100));
    machine.receive(b"\x1bJ\xff");
    machine.advance(Duration::from_secs(1));
    assert_eq!(
        machine.rows(),
        255,
        "one feed is not interrupted, the next one waits"
    );
    machine.advance(LONG);
    assert_eq!(machine.rows(), 510);
}

#[test]
fn a_scenario_names_state_and_cues() {
    let text = "[printer]\nbaud = 9600\nstart = [\"near-end\"]\n\
                cues = [{ after_rows = 300, act = \"unplug\" }]\n";
    let scenario: Scenario = toml::from_str(text).unwrap();
    assert_eq!(scenario.printer.baud, 9600);
    assert_eq!(scenario.printer.start, [Act::NearEnd]);
    assert_eq!(
        scenario.printer.cues,
        [Cue {
            after_rows: 300,
            act: Act::Unplug
        }]
    );
    assert!(toml::from_str::<Scenario>("[printer]\nwitdh_dots = 1\n").is_err());
}

#[test]
fn every_act_is_found_by_its_word() {
    for (act, word) in Act::ALL {
        assert_eq!(word.parse::<Act>().unwrap(), act);
    }
    assert!("paper".parse::<Act>().is_err());
}

/// Goal: the same printer is reached through a real device file, and its cable can be pulled.
#[test]
fn a_host_opens_the_link_and_loses_and_finds_the_printer_with_the_cable() {
    let link = std::env::temp_dir().join(format!("pin-kiosk-sim-printer-{}", std::process::id()));
    let printer = PtyPrinter::start(&PrinterSection::default(), Some(&link)).unwrap();
    for _ in 0..2 {
        let mut host = std::fs::OpenOptions::new()
            .read(true)
            .write(true)
            .open(&link)
            .unwrap();
        let mut settings = rustix::termios::tcgetattr(&host).unwrap();
        settings.make_raw();
        rustix::termios::tcsetattr(&host, rustix::termios::OptionalActions::Now, &settings)
            .unwrap();
        host.write_all(&[0x10, 0x04, 4]).unwrap();
        let mut answer = [0];
        host.read_exact(&mut answer).unwrap();
        assert_eq!(answer, [0x12]);
        printer.act(Act::Unplug);
        assert!(host.read_exact(&mut answer).is_err(), "the line is dead");
        assert_eq!(printer.device(), None);
        assert!(!link.exists());
        printer.act(Act::Replug);
        let ready = printer.wait_until(Duration::from_secs(5), |_| link.exists());
        assert!(ready, "the link comes back");
    }
    drop(printer);
    assert!(!link.exists());
}
