//! Programs of other people judge the simulated card through real `pcscd` and `vpcd`: OpenSC, OpenSSL and
//! the crate `myna-card`.

#![expect(
    clippy::panic,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "helpers of a test"
)]

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
    time::Duration,
};

use myna_card::{
    Pin, Retries,
    ap::{
        common::CommonAp,
        jpki::{JpkiAp, SignatureScheme, TokenType},
    },
    transport::pcsc::{self, Sharing},
};
use pin_kiosk_hw_sim::{
    card::{
        CardConfig, Flaw, Identity, Reader, SecretName, Validity, VirtualReader, write_anchors,
    },
    pcscd::{Pcscd, SOCKET_VARIABLE},
    scenario::Scenario,
};

/// Debian packages of all programs used here.
const INSTALL: &str = "apt install opensc openssl pcscd vsmartcard-vpcd";

/// A private pcscd with the scenario's card in its virtual reader.
struct Bench {
    // Dropped first: the card leaves before the daemon ends.
    slot: VirtualReader,
    pcscd: Pcscd,
    folder: tempfile::TempDir,
}

impl Bench {
    fn new(scenario: &str) -> Self {
        let scenario: Scenario = scenario.parse().unwrap();
        let pcscd = Pcscd::start().unwrap();
        let mut slot = VirtualReader::new(pcscd.address(), Reader::new(&scenario).unwrap());
        slot.insert(0).unwrap();
        let folder = tempfile::tempdir().unwrap();
        let bench = Self {
            slot,
            pcscd,
            folder,
        };
        bench.wait_until_seen();
        bench
    }

    /// pcscd looks for new cards every 0.4 s; it gives power when it has found one.
    fn wait_until_seen(&self) {
        for _ in 0..1000 {
            if self.slot.with(|reader| reader.log().entries().count()) > 1 {
                return;
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        panic!("pcscd does not see the card");
    }

    fn run(&self, program: &str, arguments: &[&str]) -> Output {
        run(Command::new(program)
            .args(arguments)
            .current_dir(self.folder.path())
            .env(SOCKET_VARIABLE, self.pcscd.socket()))
    }

    /// Runs a program that must succeed and returns all that it says.
    fn succeed(&self, program: &str, arguments: &[&str]) -> String {
        succeeded(&self.run(program, arguments))
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn tries(&self, secret: SecretName) -> u8 {
        self.slot
            .with(|reader| reader.card(0).unwrap().tries_left(secret))
    }
}

fn run(command: &mut Command) -> Output {
    match command.output() {
        Ok(output) => output,
        Err(error) => panic!("{}: {error}: {INSTALL}", command.get_program().display()),
    }
}

fn said(output: &Output) -> String {
    [&output.stdout, &output.stderr]
        .map(|bytes| String::from_utf8_lossy(bytes))
        .concat()
}

fn succeeded(output: &Output) -> String {
    let said = said(output);
    assert!(output.status.success(), "{}: {said}", output.status);
    said
}

#[test]
fn opensc_takes_the_card_for_a_jpki_card_and_lists_both_secrets() {
    let bench = Bench::new("card.signature_tries = 4");
    assert_eq!(
        bench
            .succeed("opensc-tool", &["--reader", "0", "--name"])
            .trim(),
        "jpki"
    );
    let pins = bench.succeed("pkcs15-tool", &["--reader", "0", "--list-pins"]);
    let tries: Vec<&str> = pins
        .lines()
        .filter(|line| line.contains("Tries left"))
        .collect();
    assert_eq!(tries.len(), 2, "{pins}");
    assert!(tries[0].ends_with(": 3"), "{pins}");
    assert!(tries[1].ends_with(": 4"), "{pins}");
}

#[test]
fn opensc_finds_both_keys_and_all_four_certificates() {
    let bench = Bench::new("");
    let dump = bench.succeed("pkcs15-tool", &["--reader", "0", "--dump"]);
    for object in [
        "Private RSA Key [User Authentication Key]",
        "Private RSA Key [Digital Signature Key]",
        "X.509 Certificate [User Authentication Certificate]",
        "X.509 Certificate [Digital Signature Certificate]",
        "X.509 Certificate [User Authentication Certificate CA]",
        "X.509 Certificate [Digital Signature Certificate CA]",
    ] {
        assert!(dump.contains(object), "{object} is missing in {dump}");
    }
}

#[test]
fn opensc_verifies_the_right_pin_and_pays_for_the_wrong_one() {
    let bench = Bench::new("");
    let verify = |pin| {
        bench.run(
            "pkcs15-tool",
            &["--reader", "0", "--verify-pin", "-a", "01", "--pin", pin],
        )
    };
    succeeded(&verify("1234"));
    assert!(!verify("0000").status.success());
    assert_eq!(bench.tries(SecretName::UserAuthentication), 2);
    verify("0000");
    verify("0000");
    assert_eq!(bench.tries(SecretName::UserAuthentication), 0);
    let blocked = said(&verify("1234"));
    assert!(blocked.contains("Reference data not usable"), "{blocked}");
    // The block outlives the power, and OpenSC still recognises the card.
    bench.slot.with(|reader| {
        reader.power_off();
        reader.power_on();
    });
    let pins = bench.succeed("pkcs15-tool", &["--reader", "0", "--list-pins"]);
    assert!(
        pins.lines()
            .any(|line| line.contains("Tries left") && line.ends_with(": 0")),
        "{pins}"
    );
}

#[test]
fn openssl_verifies_the_certificates_that_opensc_reads() {
    let bench = Bench::new("");
    let identity = bench
        .slot
        .with(|reader| reader.card(0).unwrap().identity().clone());
    write_anchors(bench.folder.path(), &identity).unwrap();
    let read = |id: &str, more: &[&str]| {
        let arguments = [&["--reader", "0", "--read-certificate", id, "-o", id], more].concat();
        bench.run("pkcs15-tool", &arguments)
    };
    succeeded(&read("01", &[]));
    assert!(
        !read("02", &[]).status.success(),
        "the signature certificate needs its password"
    );
    succeeded(&read(
        "02",
        &["--verify-pin", "-a", "02", "--pin", "ABC123"],
    ));
    for (certificate, anchor, purpose) in [
        ("01", "user-authentication-ca.pem", "sslclient"),
        ("02", "signature-ca.pem", "any"),
    ] {
        let arguments = [
            "verify",
            "-x509_strict",
            "-purpose",
            purpose,
            "-CAfile",
            anchor,
            certificate,
        ];
        bench.succeed("openssl", &arguments);
    }
    let wrong_anchor = ["verify", "-CAfile", "signature-ca.pem", "01"];
    assert!(!bench.run("openssl", &wrong_anchor).status.success());
}

#[test]
fn opensc_finds_nothing_wrong_with_either_key_over_pkcs11() {
    let bench = Bench::new("");
    for (slot, pin) in [("0", "1234"), ("1", "ABC123")] {
        let arguments = ["--slot-index", slot, "--login", "--pin", pin, "--test"];
        let said = bench.succeed("pkcs11-tool", &arguments);
        assert!(said.contains("No errors"), "{said}");
    }
}

#[test]
fn openssl_accepts_a_signature_made_over_pkcs11() {
    let bench = Bench::new("");
    fs::write(bench.path("message"), "challenge").unwrap();
    bench.succeed(
        "pkcs11-tool",
        &[
            "--slot-index",
            "0",
            "--login",
            "--pin",
            "1234",
            "--sign",
            "--mechanism",
            "SHA256-RSA-PKCS",
            "--input-file",
            "message",
            "--output-file",
            "signature",
        ],
    );
    bench.succeed(
        "pkcs15-tool",
        &["--reader", "0", "--read-certificate", "01", "-o", "01"],
    );
    bench.succeed(
        "openssl",
        &["x509", "-in", "01", "-pubkey", "-noout", "-out", "key"],
    );
    let check = [
        "dgst",
        "-sha256",
        "-verify",
        "key",
        "-signature",
        "signature",
        "message",
    ];
    assert!(bench.succeed("openssl", &check).contains("Verified OK"));
    fs::write(bench.path("message"), "another").unwrap();
    assert!(!bench.run("openssl", &check).status.success());
}

/// Marks the process that runs the second half of the test below.
const CLIENT: &str = "FOREIGN_JUDGES_CLIENT";

/// The PC/SC library reads the socket's path once in a process, from its environment: so the client is
/// this test again in a process of its own.
#[test]
fn myna_card_reads_changes_and_signs() {
    if std::env::var_os(CLIENT).is_some() {
        act_as_myna_card_client();
        return;
    }
    let bench = Bench::new("");
    let output = run(Command::new(std::env::current_exe().unwrap())
        .args([
            "--exact",
            "myna_card_reads_changes_and_signs",
            "--nocapture",
        ])
        .env(CLIENT, "1")
        .env(SOCKET_VARIABLE, bench.pcscd.socket()));
    let said = succeeded(&output);
    assert!(said.contains("myna-card is content"), "{said}");
    bench.slot.with(|reader| {
        let card = reader.card(0).unwrap();
        assert!(card.is_secret(SecretName::Signature, b"XYZ789"));
        assert_eq!(card.tries_left(SecretName::Signature), 5);
        assert_eq!(card.tries_left(SecretName::UserAuthentication), 2);
    });
}

fn act_as_myna_card_client() {
    let mut card = pcsc::connect_any(Sharing::Exclusive).unwrap();
    assert_eq!(
        CommonAp::select(&mut card).unwrap().pin_retries().unwrap(),
        Retries::Remaining(3)
    );
    let mut jpki = JpkiAp::select(&mut card).unwrap();
    assert_eq!(jpki.read_token_type().unwrap(), TokenType::Card);
    let available = jpki.read_certificate_availability().unwrap();
    assert!(available.has_sign_certificate() && available.has_auth_certificate());
    let certificate = jpki.read_auth_certificate().unwrap();
    certificate
        .verify_signature(&jpki.read_auth_ca_certificate().unwrap())
        .unwrap();
    assert!(
        jpki.read_sign_certificate_der().is_err(),
        "readable without its password"
    );

    assert!(
        jpki.verify_auth_pin(&Pin::numeric("9999").unwrap())
            .is_err()
    );
    assert_eq!(jpki.auth_pin_retries().unwrap(), Retries::Remaining(2));
    jpki.verify_auth_pin(&Pin::numeric("1234").unwrap())
        .unwrap();
    assert_eq!(jpki.auth_pin_retries().unwrap(), Retries::Remaining(3));
    let hash = [0x5A; 32];
    for (scheme, data) in [
        (SignatureScheme::Verbatim, &b"anything"[..]),
        (SignatureScheme::Sha256Bare, b"message"),
        (SignatureScheme::PreHashedDigestInfo, &hash),
        (SignatureScheme::Sha256DigestInfo, b"message"),
        (SignatureScheme::PreHashedPss, &hash),
        (SignatureScheme::Sha256Pss, b"message"),
    ] {
        jpki.sign_with_auth_key_checked(scheme, data).unwrap();
    }

    let (old, new) = (Pin::new("ABC123").unwrap(), Pin::new("XYZ789").unwrap());
    jpki.change_sign_pin(&old, &new).unwrap();
    jpki.verify_sign_pin(&new).unwrap();
    let signing = jpki.read_sign_certificate().unwrap();
    signing
        .verify_signature(&jpki.read_sign_ca_certificate().unwrap())
        .unwrap();
    jpki.sign_with_sign_key_checked(SignatureScheme::Sha256DigestInfo, b"message")
        .unwrap();

    // What was proven ends with the power.
    card.transport_mut().power_cycle().unwrap();
    let mut jpki = JpkiAp::select(&mut card).unwrap();
    assert!(
        jpki.sign_with_auth_key(SignatureScheme::Sha256DigestInfo, b"message")
            .is_err()
    );
    jpki.verify_auth_pin(&Pin::numeric("9999").unwrap())
        .unwrap_err();
    println!("myna-card is content");
}

/// What OpenSSL says about a user-authentication certificate under the good CA.
fn openssl_says(config: &CardConfig, more: &[&str]) -> String {
    let folder = tempfile::tempdir().unwrap();
    let good = Identity::issue(&CardConfig {
        issuer: config.issuer,
        ..CardConfig::default()
    });
    write_anchors(folder.path(), &good.unwrap()).unwrap();
    let identity = Identity::issue(config).unwrap();
    write_der(folder.path(), identity.user_authentication_certificate());
    let output = run(Command::new("openssl")
        .args(["verify", "-CAfile", "user-authentication-ca.pem"])
        .args(more)
        .arg("certificate.der")
        .current_dir(folder.path()));
    said(&output)
}

fn write_der(folder: &Path, certificate: &[u8]) {
    fs::write(folder.join("certificate.der"), certificate).unwrap();
}

fn with_validity(validity: Validity) -> CardConfig {
    let mut config = CardConfig::default();
    config.certificate.validity = validity;
    config
}

fn with_flaw(flaw: Flaw) -> CardConfig {
    let mut config = CardConfig::default();
    config.certificate.flaw = flaw;
    config
}

#[test]
fn openssl_agrees_on_what_is_wrong_with_each_certificate() {
    let cases = [
        (CardConfig::default(), "certificate.der: OK"),
        (with_validity(Validity::EndsSoon), "certificate.der: OK"),
        (
            with_validity(Validity::OneYearTooLong),
            "certificate.der: OK",
        ),
        (with_validity(Validity::Expired), "certificate has expired"),
        (
            with_validity(Validity::NotYetValid),
            "certificate is not yet valid",
        ),
        (with_flaw(Flaw::AlteredBit), "certificate signature failure"),
        (with_flaw(Flaw::KeyUsage), "unsuitable certificate purpose"),
        (with_flaw(Flaw::Authority), "unsuitable certificate purpose"),
    ];
    for (config, verdict) in cases {
        let said = openssl_says(&config, &["-purpose", "sslclient"]);
        assert!(said.contains(verdict), "{:?}: {said}", config.certificate);
    }
    // The other issuer has the same name; OpenSSL sees by the key identifier that it is not the one.
    let said = openssl_says(&with_flaw(Flaw::OtherIssuer), &[]);
    assert!(
        said.contains("unable to get local issuer certificate"),
        "{said}"
    );
}

#[test]
fn openssl_finds_the_policy_of_each_purpose() {
    use pin_kiosk_hw_sim::card::Policy;
    const TEST: &str = "1.2.392.200149.8.5.1.0.30";
    const PRODUCTION: &str = "1.2.392.200149.8.5.1.3.30";
    for (policy, matching) in [
        (Policy::Test, Some(TEST)),
        (Policy::Production, Some(PRODUCTION)),
        (Policy::Signature, None),
        (Policy::Unknown, None),
    ] {
        let mut config = CardConfig::default();
        config.certificate.policy = policy;
        for oid in [TEST, PRODUCTION] {
            let said = openssl_says(&config, &["-explicit_policy", "-policy", oid]);
            assert_eq!(
                said.contains("certificate.der: OK"),
                matching == Some(oid),
                "{said}"
            );
        }
    }
}
