//! The issuer's centre: name, connection, TLS, both sides' certificates, clock, answer.

use super::status::{RENEW_BEFORE, certificates};
use super::{Bench, Check, Section, SectionId};
use crate::config::{Centre, Config, files};
use crate::files::{SETTING_BYTES_MAX, read};
use crate::hardware::centre_route::{self, Shown};
use crate::hardware::issuer_centre::{
    CentreClient, CentreDiagnostics, CentreError, HttpsLine, HttpsSettings, Timeouts, TlsFault,
};
use jiff::Timestamp;
use std::net::TcpStream;
use std::path::PathBuf;
use std::time::Instant;

/// The centre's clock may differ by so much, in seconds.
const SKEW_SECONDS_MAX: u64 = 60;

const STEPS: [&str; 7] = [
    "our-certificate",
    "name",
    "connection",
    "tls",
    "their-certificate",
    "answer",
    "clock",
];

pub(super) fn look(bench: &Bench<'_>) -> Section {
    let mut section = Section::new(SectionId::Centre);
    let why_not = match bench.config {
        Ok(config) => match &config.centre {
            Some(centre) => {
                look_along(&mut section, config, centre, bench.now.wall);
                return section;
            }
            None => "no centre is configured: only change is offered",
        },
        Err(_problems) => "no configuration",
    };
    for id in STEPS {
        section.check(Check::not_tested(id, why_not));
    }
    section
}

/// Goes along the way to the centre; what lies behind a broken step is not tested.
fn look_along(section: &mut Section, config: &Config, centre: &Centre, now: Timestamp) {
    section.fact("configured_at", config.place("centre"));
    section.fact("url", centre.url.clone());
    let ours = std::slice::from_ref(&centre.client_certificate);
    let key = (config, "centre.client_certificate");
    section.check(certificates("our-certificate", key, ours, now));
    if let Err(why) = along(section, centre, now) {
        for id in STEPS {
            if !section.checks.iter().any(|check| check.id == id) {
                section.check(Check::not_tested(id, why));
            }
        }
    }
}

/// The steps in their order; the error says why the rest is not tested.
fn along(section: &mut Section, centre: &Centre, now: Timestamp) -> Result<(), &'static str> {
    let (host, stream) = reach(section, centre)?;
    let anchors = files::certificates(&centre.trust_anchors).unwrap_or_default();
    match centre_route::handshake(stream, &host, &anchors) {
        Ok(shown) => tls(section, &shown, now),
        Err(words) => section.check(Check::fail(
            "tls",
            format!("it cannot be begun: {words}"),
            "mend `centre.trust_anchors` or `centre.url` in kiosk.toml",
        )),
    }
    let start = Instant::now();
    let answer = ask(centre);
    let millis = u64::try_from(start.elapsed().as_millis()).unwrap_or(u64::MAX);
    section.fact("round_trip_millis", millis);
    judge_answer(section, answer, millis)
}

fn reach(section: &mut Section, centre: &Centre) -> Result<(String, TcpStream), &'static str> {
    let Some((host, port)) = centre_route::host_and_port(&centre.url) else {
        return Err("the address is not https");
    };
    section.fact("host", host.clone());
    section.fact("port", port);
    let addresses = match centre_route::resolve(&host, port) {
        Ok(addresses) => addresses,
        Err(error) => {
            section.check(Check::fail(
                "name",
                format!("{host} is not found: {error}"),
                "check the network and the name server: `resolvectl query`; \
                 check the spelling of `centre.url`",
            ));
            return Err("no address");
        }
    };
    let listed: Vec<String> = addresses.iter().map(ToString::to_string).collect();
    section.check(Check::pass("name", listed.join(", ")));
    section.fact("addresses", listed);
    let start = Instant::now();
    match centre_route::connect(&addresses) {
        Ok(stream) => {
            let millis = start.elapsed().as_millis();
            section.check(Check::pass("connection", format!("made in {millis} ms")));
            Ok((host, stream))
        }
        Err(error) => {
            section.check(Check::fail(
                "connection",
                format!("none: {error}"),
                "refused: nothing listens there, ask the centre; no answer: line or firewall",
            ));
            Err("no connection")
        }
    }
}

fn tls(section: &mut Section, shown: &Shown, now: Timestamp) {
    section.fact("tls_version", shown.version.clone());
    let chain: Vec<String> = shown
        .chain
        .iter()
        .filter_map(|der| files::subject_and_issuer(der))
        .collect();
    section.fact("chain", chain);
    section.check(match &shown.identity {
        Ok(()) => Check::pass("tls", "the centre is who it says"),
        Err(words) => Check::fail(
            "tls",
            format!("the centre's identity does not hold: {words}"),
            "compare the chain in the facts with `centre.trust_anchors`; \
             then the name with `centre.url`, the dates with the clock",
        ),
    });
    let Some(ends) = shown.chain.first().and_then(|der| files::expires(der)) else {
        section.check(Check::not_tested("their-certificate", "it showed none"));
        return;
    };
    let left = ends.duration_since(now);
    let days = left.as_hours() / 24;
    section.fact("their_certificate_days_left", days);
    let tell_them = "tell the centre";
    section.check(if left.is_negative() {
        Check::fail("their-certificate", format!("expired on {ends}"), tell_them)
    } else if left < RENEW_BEFORE {
        Check::fail(
            "their-certificate",
            format!("ends in {days} days"),
            tell_them,
        )
    } else {
        Check::pass("their-certificate", format!("ends in {days} days"))
    });
}

/// Why no answer came.
enum NoAnswer {
    /// The line cannot even be set up.
    Setup(String),
    /// It was tried.
    Centre(CentreError),
}

fn ask(centre: &Centre) -> Result<CentreDiagnostics, NoAnswer> {
    let setup = |words: String| NoAnswer::Setup(words);
    let anchors =
        files::certificates_pem(&centre.trust_anchors).map_err(|fault| setup(fault.to_string()))?;
    let whole = |path: &PathBuf| {
        read(path, SETTING_BYTES_MAX)
            .map_err(|error| setup(format!("{} cannot be read: {error}", path.display())))
    };
    let certificate = files::certificates_pem(std::slice::from_ref(&centre.client_certificate))
        .map_err(|fault| setup(fault.to_string()))?
        .concat();
    let key = zeroize::Zeroizing::new(whole(&centre.client_key)?);
    let line = HttpsLine::new(&HttpsSettings {
        url: &centre.url,
        trust_anchors_pem: &anchors,
        client_certificate_pem: &certificate,
        client_key_pem: &key,
        timeouts: Timeouts::default(),
    })
    .map_err(|error| setup(error.to_string()))?;
    CentreClient::new(line).probe().map_err(NoAnswer::Centre)
}

fn judge_answer(
    section: &mut Section,
    answer: Result<CentreDiagnostics, NoAnswer>,
    millis: u64,
) -> Result<(), &'static str> {
    match answer {
        Ok(known) => {
            section.check(Check::pass(
                "answer",
                format!("in {millis} ms, connection included"),
            ));
            section.fact("clock_skew_seconds", known.clock_skew_seconds);
            section.check(match known.clock_skew_seconds {
                Some(skew) if skew.unsigned_abs() > SKEW_SECONDS_MAX => Check::fail(
                    "clock",
                    format!("the centre's clock is {skew} s ahead of the kiosk's"),
                    "set the kiosk's clock by the time service: `timedatectl`",
                ),
                Some(skew) => Check::pass("clock", format!("within {} s", skew.unsigned_abs())),
                None => Check::not_tested("clock", "the centre does not tell the time"),
            });
            Ok(())
        }
        Err(NoAnswer::Setup(words)) => {
            section.check(Check::fail(
                "answer",
                format!("the line cannot be set up: {words}"),
                "mend the files that `[centre]` in kiosk.toml names",
            ));
            Err("no answer")
        }
        Err(NoAnswer::Centre(error)) => {
            section.check(Check::fail("answer", error.to_string(), hint(error)));
            Err("no answer")
        }
    }
}

const fn hint(error: CentreError) -> &'static str {
    match error {
        CentreError::Tls(TlsFault::WrongServerName) => "check `centre.url`",
        CentreError::Tls(TlsFault::UntrustedRoot) => {
            "check `centre.trust_anchors`; a proxy that opens TLS shows itself like this too"
        }
        CentreError::Tls(TlsFault::Expired | TlsFault::NotYetValid) => {
            "check the kiosk's clock first, then tell the centre"
        }
        CentreError::Tls(
            TlsFault::ClientCertificateMissing | TlsFault::ClientCertificateRefused,
        ) => {
            "the centre does not take the kiosk's certificate: check its dates, then ask the centre"
        }
        CentreError::Tls(
            TlsFault::BadCertificate | TlsFault::ProtocolVersion | TlsFault::Handshake,
        ) => "tell the centre; a proxy in between can be the cause",
        CentreError::NameNotFound => "check the network, the name server and `centre.url`",
        CentreError::Unreachable | CentreError::ConnectTimedOut | CentreError::AnswerTimedOut => {
            "check the line and the firewall, then ask the centre"
        }
        CentreError::Answer(_) | CentreError::Status(_) => {
            "something answers that is not the centre's interface: check `centre.url`, look for a \
             proxy, then tell the centre"
        }
        CentreError::Problem(_) | CentreError::Refused(_) | CentreError::UnknownProblem(_) => {
            "send the report to the maker: kiosk and centre do not agree on the interface"
        }
    }
}
