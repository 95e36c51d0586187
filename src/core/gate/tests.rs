mod only;

use super::*;
use crate::apdu::Target;
use crate::password::{SignaturePassword, UserAuthPin};
use crate::ports::COMMAND_BYTES_MAX;
use crate::profile::ShortId;
use crate::profile::tests::with_reset;
use crate::secret::SecretBytes;
use std::sync::LazyLock;

/// Takes everything and remembers it.
#[derive(Default)]
struct Yes {
    seen: Vec<Vec<u8>>,
    status: Option<u16>,
}

impl CardChannel for Yes {
    fn transmit(&mut self, command: CommandBytes<'_>) -> Result<Vec<u8>, ChannelError> {
        let bytes = match command {
            CommandBytes::Plain(bytes) => bytes,
            CommandBytes::Sensitive(secret) => secret.expose(),
        };
        self.seen.push(bytes.to_vec());
        Ok(self.status.unwrap_or(0x9000).to_be_bytes().to_vec())
    }
}

fn unhex(hex: &str) -> Vec<u8> {
    let digits: Vec<u8> = hex.bytes().filter(|byte| *byte != b' ').collect();
    digits
        .chunks(2)
        .map(|pair| u8::from_str_radix(std::str::from_utf8(pair).unwrap(), 16).unwrap())
        .collect()
}

fn sensitive(bytes: &[u8]) -> SecretBytes<COMMAND_BYTES_MAX> {
    let mut secret = SecretBytes::new();
    secret.extend(bytes).unwrap();
    secret
}

/// What the gate says to `hex` in `step`, with `current` selected.
fn judged(
    step: Step,
    current: Option<u16>,
    secret: bool,
    hex: &str,
) -> Result<Passed, GateRefusal> {
    static PROFILE: LazyLock<CardProfile> = LazyLock::new(with_reset);
    let mut memory = GateMemory {
        application_selected: true,
        current: current.map(FileId::new),
    };
    let mut channel = Yes::default();
    let mut gate = Gate::open(step, &PROFILE, &mut channel, &mut memory);
    // As in the middle of the step, so that only the command itself is judged.
    gate.written = matches!(step, Step::Change | Step::Reset) && hex.starts_with("0020");
    gate.verifies = u8::from(step == Step::ProvePossession && hex.starts_with("802A"));
    let bytes = unhex(hex);
    if secret {
        gate.judge(CommandBytes::Sensitive(&sensitive(&bytes)))
    } else {
        gate.judge(CommandBytes::Plain(&bytes))
    }
}

#[expect(clippy::too_many_lines, reason = "one table of cases")]
#[test]
fn each_step_passes_what_it_needs() {
    let file = |file| Ok(Passed::SelectFile(FileId::new(file)));
    let digest_info = format!("802A009733{}00", "11".repeat(51));
    let cryptogram = format!("0082009030{}", "22".repeat(48));
    for (step, current, secret, hex, passed) in [
        (
            Step::Identify,
            None,
            false,
            "00A4040C0AD392F000260100000001",
            Ok(Passed::SelectApplication),
        ),
        (Step::Identify, None, false, "00A4020C020018", file(0x0018)),
        (
            Step::Identify,
            None,
            false,
            "00200098",
            Ok(Passed::NamesFile),
        ),
        (
            Step::Identify,
            None,
            false,
            "0020009B",
            Ok(Passed::NamesFile),
        ),
        (
            Step::Identify,
            Some(0x1B),
            false,
            "00200080",
            Ok(Passed::Other),
        ),
        (
            Step::Identify,
            None,
            false,
            "00B0880003",
            Ok(Passed::NamesFile),
        ),
        (
            Step::ReadCertificate,
            None,
            false,
            "00B08A00000000",
            Ok(Passed::NamesFile),
        ),
        (
            Step::ReadCertificate,
            Some(0x0A),
            false,
            "00B0010000",
            Ok(Passed::Other),
        ),
        (
            Step::ProvePossession,
            None,
            true,
            "002000980431323334",
            Ok(Passed::Verify),
        ),
        (
            Step::ProvePossession,
            None,
            false,
            digest_info.as_str(),
            Ok(Passed::NamesFile),
        ),
        (
            Step::TryCurrentPassword,
            Some(0x1B),
            true,
            "0020008006414243313233",
            Ok(Passed::Verify),
        ),
        (
            Step::Change,
            Some(0x1B),
            true,
            "0024018006414243313233",
            Ok(Passed::Write),
        ),
        (
            Step::Change,
            Some(0x1B),
            true,
            "0020008006414243313233",
            Ok(Passed::Verify),
        ),
        (
            Step::ChallengeForReset,
            None,
            false,
            "0084000010",
            Ok(Passed::Other),
        ),
        (
            Step::Reset,
            None,
            false,
            cryptogram.as_str(),
            Ok(Passed::ExternalAuthenticate),
        ),
        (
            Step::Reset,
            Some(0x1B),
            true,
            "002C028006414243313233",
            Ok(Passed::Write),
        ),
        (
            Step::Resolve,
            None,
            false,
            "0020009B",
            Ok(Passed::NamesFile),
        ),
    ] {
        assert_eq!(judged(step, current, secret, hex), passed, "{step:?} {hex}");
    }
}

#[expect(clippy::too_many_lines, reason = "one table of cases")]
#[test]
fn each_refusal_is_named() {
    let cryptogram_elsewhere = format!("0082009130{}", "22".repeat(48));
    let signature = format!("802A009A33{}00", "11".repeat(51));
    for (step, current, secret, hex, refusal) in [
        (
            Step::Identify,
            None,
            false,
            "00A404",
            GateRefusal::Malformed,
        ),
        (
            Step::ReadCertificate,
            None,
            false,
            "00A4040C0AD392F000260100000001",
            GateRefusal::NotInThisStep,
        ),
        (
            Step::Identify,
            None,
            false,
            "00A4040C0AD3921000310001010408",
            GateRefusal::OtherApplication,
        ),
        (
            Step::Identify,
            None,
            false,
            "00A4040C05D392F00026",
            GateRefusal::OtherApplication,
        ),
        (
            Step::Identify,
            None,
            false,
            "00A404000AD392F00026010000000100",
            GateRefusal::OtherForm,
        ),
        (
            Step::Identify,
            None,
            false,
            "00A4020C020001",
            GateRefusal::OtherFile,
        ),
        (
            Step::ReadCertificate,
            None,
            false,
            "00B08100000000",
            GateRefusal::OtherFile,
        ),
        (
            Step::ReadCertificate,
            Some(0x01),
            false,
            "00B0000000",
            GateRefusal::NotSelected,
        ),
        (
            Step::Identify,
            None,
            false,
            "0020009500",
            GateRefusal::OtherForm,
        ),
        (
            Step::Identify,
            None,
            false,
            "00200095",
            GateRefusal::OtherReference,
        ),
        (
            Step::ProvePossession,
            None,
            true,
            "0020009B06414243313233",
            GateRefusal::OtherReference,
        ),
        (
            Step::TryCurrentPassword,
            Some(0x18),
            true,
            "002000800431323334",
            GateRefusal::NotSelected,
        ),
        (
            Step::ProvePossession,
            None,
            false,
            "002000980431323334",
            GateRefusal::SecretInPlain,
        ),
        (
            Step::ProvePossession,
            None,
            true,
            "0020009803313233",
            GateRefusal::WrongLength,
        ),
        (
            Step::ProvePossession,
            None,
            false,
            signature.as_str(),
            GateRefusal::OtherReference,
        ),
        (
            Step::Reset,
            None,
            false,
            cryptogram_elsewhere.as_str(),
            GateRefusal::OtherReference,
        ),
        (
            Step::ChallengeForReset,
            None,
            false,
            "0084000008",
            GateRefusal::WrongLength,
        ),
        (
            Step::ReadCertificate,
            None,
            false,
            "00C0000000",
            GateRefusal::NothingWaiting,
        ),
    ] {
        assert_eq!(
            judged(step, current, secret, hex),
            Err(refusal),
            "{step:?} {hex}"
        );
    }
}

#[test]
fn nothing_but_a_select_of_the_application_comes_first() {
    let profile = with_reset();
    let mut memory = GateMemory::default();
    let mut channel = Yes::default();
    let gate = Gate::open(Step::Identify, &profile, &mut channel, &mut memory);
    for hex in ["00A4020C020018", "00200098", "00B0880003"] {
        assert_eq!(
            gate.judge(CommandBytes::Plain(&unhex(hex))),
            Err(GateRefusal::NoApplication)
        );
    }
}

fn secrets() -> (SensitiveCommand, SensitiveCommand) {
    let mut pin = UserAuthPin::new();
    pin.extend(b"1234").unwrap();
    let mut password = SignaturePassword::new();
    password.extend(b"ABC123").unwrap();
    let short = ShortId::new(0x18).unwrap();
    (
        SensitiveCommand::verify(Target::Short(short), &pin).unwrap(),
        SensitiveCommand::verify(Target::Current, &password).unwrap(),
    )
}

/// One confirmation is worth one command, also when the answer was lost.
#[test]
fn a_verify_leaves_once() {
    let (pin, _) = secrets();
    let profile = with_reset();
    for status in [0x9000, 0x63C2, 0x6F00] {
        let mut memory = GateMemory {
            application_selected: true,
            current: None,
        };
        let mut channel = Yes {
            status: Some(status),
            ..Yes::default()
        };
        let mut gate = Gate::open(Step::ProvePossession, &profile, &mut channel, &mut memory);
        assert!(gate.send_sensitive(&pin).is_ok());
        assert_eq!(
            gate.send_sensitive(&pin),
            Err(GateFault::Refused(GateRefusal::SentAlready))
        );
        assert_eq!(channel.seen.len(), 1);
    }
}

#[test]
fn a_write_leaves_once_and_is_proven_after_it_only() {
    let (_, password) = secrets();
    let profile = with_reset();
    let mut new = SignaturePassword::new();
    new.extend(b"XYZ789").unwrap();
    let change = SensitiveCommand::change(profile.settable(), &new).unwrap();
    let mut memory = GateMemory {
        application_selected: true,
        current: Some(FileId::new(0x1B)),
    };
    let mut channel = Yes::default();
    let mut gate = Gate::open(Step::Change, &profile, &mut channel, &mut memory);
    let refused = |refusal| Err(GateFault::Refused(refusal));
    assert_eq!(
        gate.send_sensitive(&password),
        refused(GateRefusal::NotInThisStep)
    );
    assert!(gate.send_sensitive(&change).is_ok());
    assert_eq!(
        gate.send_sensitive(&change),
        refused(GateRefusal::SentAlready)
    );
    assert!(gate.send_sensitive(&password).is_ok());
    assert_eq!(
        gate.send_sensitive(&password),
        refused(GateRefusal::SentAlready)
    );
    assert_eq!(channel.seen.len(), 2);
}

/// A command that names a file by short identifier may make it the current one: P2 80 is then void.
#[test]
fn the_current_file_is_forgotten_when_another_is_named() {
    let profile = with_reset();
    let mut memory = GateMemory {
        application_selected: true,
        current: None,
    };
    let mut channel = Yes::default();
    let mut gate = Gate::open(Step::Identify, &profile, &mut channel, &mut memory);
    let file = FileId::new(0x1B);
    gate.send(&Command::select_file(file)).unwrap();
    assert!(gate.is_current(file));
    let short = Target::Short(ShortId::new(0x18).unwrap());
    gate.send(&Command::query_tries(short)).unwrap();
    assert!(!gate.is_current(file));
    assert_eq!(
        gate.send(&Command::query_tries(Target::Current)),
        Err(GateFault::Refused(GateRefusal::NotSelected))
    );
}

#[test]
fn a_refused_select_leaves_no_current_file() {
    let profile = with_reset();
    let mut memory = GateMemory {
        application_selected: true,
        current: Some(FileId::new(0x1B)),
    };
    let mut channel = Yes {
        status: Some(0x6A82),
        ..Yes::default()
    };
    let mut gate = Gate::open(Step::Identify, &profile, &mut channel, &mut memory);
    gate.send(&Command::select_file(FileId::new(0x18))).unwrap();
    assert!(!gate.is_current(FileId::new(0x1B)));
    assert!(!gate.is_current(FileId::new(0x18)));
}
