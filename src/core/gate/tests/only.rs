//! Only the signature password can be set, only the step's secret tried, only what is needed read.

use super::*;

/// Whether a command changes reference data or its counter, judged by its first bytes as ISO/IEC
/// 7816-4 and JICSAP define them: not by our own tables.
fn sets_something([cla, ins, _, _]: [u8; 4]) -> bool {
    // CHANGE, RESET RETRY COUNTER, ENABLE, DISABLE; JICSAP CHANGE KEY, LOCK, UNLOCK; updates.
    let iso = matches!(
        ins,
        0x24 | 0x2C
            | 0x26
            | 0x28
            | 0xD0
            | 0xD2
            | 0xD6
            | 0xDA
            | 0xDC
            | 0xE0
            | 0xE2
            | 0xE4
            | 0x04
            | 0x44
    );
    let jicsap = matches!(ins, 0x32 | 0x50 | 0x52 | 0x54 | 0x8A | 0xA2);
    iso || (cla != 0x00 && jicsap)
}

/// Goal: no command that sets or resets anything but the signature password can leave.
/// Method: the two INS that set reference data in use, with every P2 and every P1 that matters; every
/// other INS with four classes; as plain and as sensitive command, in every step, with every file of
/// the application selected in turn. What passes must be exactly CHANGE or RESET of the current
/// file, with the signature password's file current.
#[test]
fn nothing_but_the_signature_password_can_be_set() {
    let profile = with_reset();
    let mut headers = std::collections::BTreeSet::new();
    for byte in 0..=u8::MAX {
        for ins in [0x24, 0x2C] {
            for p1 in 0..4 {
                headers.insert([0x00, ins, p1, byte]);
            }
            headers.insert([0x00, ins, byte, 0x80]);
            headers.insert([0x80, ins, byte, 0x80]);
        }
        for cla in [0x00, 0x80, 0x84, 0x90] {
            for p1 in [0x00, 0x01, 0x02] {
                headers.insert([cla, byte, p1, 0x80]);
            }
        }
    }
    let mut passed = Vec::new();
    for header in headers.into_iter().filter(|header| sets_something(*header)) {
        if try_setting(&profile, header) {
            passed.push(header);
        }
    }
    assert_eq!(passed, [[0x00, 0x24, 0x01, 0x80], [0x00, 0x2C, 0x02, 0x80]]);
}

/// Tries one header in all shapes, steps and places; says whether any passed, after checking that it
/// may.
fn try_setting(profile: &CardProfile, header: [u8; 4]) -> bool {
    let mut any = false;
    for data in [&[][..], b"1234", b"ABC123", &[0x41; 16], &[0x41; 17]] {
        let mut bytes = header.to_vec();
        if let Ok(length @ 1..) = u8::try_from(data.len()) {
            bytes.push(length);
            bytes.extend_from_slice(data);
        }
        let secret = sensitive(&bytes);
        for step in Step::ALL {
            for current in (0x0000..=0x001F).chain([0x3F00, 0xFFFF]) {
                let mut memory = GateMemory {
                    application_selected: true,
                    current: Some(FileId::new(current)),
                };
                let mut channel = Yes::default();
                let gate = Gate::open(step, profile, &mut channel, &mut memory);
                let plain = gate.judge(CommandBytes::Plain(&bytes));
                assert!(plain.is_err(), "{step:?} {header:02X?}");
                if gate.judge(CommandBytes::Sensitive(&secret)).is_err() {
                    continue;
                }
                let expected = if header[1] == 0x24 {
                    Step::Change
                } else {
                    Step::Reset
                };
                assert_eq!((step, current), (expected, 0x001B), "{header:02X?}");
                assert!((6..=16).contains(&data.len()), "{header:02X?}");
                any = true;
            }
        }
    }
    any
}

/// Goal: no secret but the two of the profile can be tried, and none in a step that does not ask for
/// it. Method: every P1 and P2 of VERIFY in every step with every file current.
#[test]
fn only_the_secret_of_the_step_can_be_tried() {
    for step in Step::ALL {
        for current in 0x0000..=0x001F_u16 {
            for p2 in 0..=u8::MAX {
                for (p1, data) in [
                    (0x00, "0431323334"),
                    (0x00, "06414243313233"),
                    (0x01, "0431323334"),
                ] {
                    let hex = format!("0020{p1:02X}{p2:02X}{data}");
                    if judged(step, Some(current), true, &hex).is_err() {
                        continue;
                    }
                    assert_eq!(p1, 0x00);
                    match step {
                        Step::ProvePossession => {
                            assert!(p2 == 0x98 || (p2 == 0x80 && current == 0x18), "{hex}");
                        }
                        Step::TryCurrentPassword | Step::Change | Step::Reset | Step::Resolve => {
                            assert!(p2 == 0x80 && current == 0x1B, "{step:?} {hex}");
                        }
                        Step::Identify | Step::ReadCertificate | Step::ChallengeForReset => {
                            panic!("{step:?} {hex}");
                        }
                    }
                }
            }
        }
    }
}

/// Goal: no other application and no other file. Method: SELECT with every P1, and every file
/// identifier in each step.
#[test]
fn only_what_is_needed_can_be_selected() {
    for step in Step::ALL {
        for p1 in 0..=u8::MAX {
            for p2 in [0x00, 0x04, 0x08, 0x0C] {
                for data in ["", "023F00", "0AD3921000310001010408", "08A000000151000000"] {
                    let hex = format!("00A4{p1:02X}{p2:02X}{data}");
                    assert!(judged(step, None, false, &hex).is_err(), "{step:?} {hex}");
                }
            }
        }
        for file in 0..=u16::MAX {
            let selected = judged(step, None, false, &format!("00A4020C02{file:04X}"));
            assert_eq!(
                selected.is_ok(),
                match step {
                    Step::Identify => matches!(file, 0x18 | 0x1B | 0x08),
                    Step::ReadCertificate => file == 0x0A,
                    Step::ProvePossession => matches!(file, 0x18 | 0x17),
                    Step::TryCurrentPassword | Step::Change | Step::Reset => file == 0x1B,
                    Step::Resolve => matches!(file, 0x1B | 0x0A),
                    Step::ChallengeForReset => false,
                },
                "{step:?} {file:04X}"
            );
        }
    }
}
