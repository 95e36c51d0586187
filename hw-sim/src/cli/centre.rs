//! `pin-kiosk-hw-sim centre`.

use crate::centre::{
    CardId, CardStanding, CentreSection, CentreServer, Fault, FaultRule, LineFault,
    ReservationScenario, ServerOptions, TEST_ISSUER_KEY, TestPki,
};
use crate::scenario::Scenario;
use serde_json::{Value, json};
use std::error::Error;
use std::io::{self, BufRead as _, Write as _};
use std::net::SocketAddr;
use std::path::PathBuf;

const COMMANDS: &str = "\
Commands on standard input, one a line:
  reserve CARD               make a reservation
  expire ID                  end a reservation's 24 hours now
  consume ID                 mark a reservation as used
  revoke CARD                the user-authentication certificate is revoked
  suspend CARD               the card is suspended
  restore CARD               nothing is against the card any more
  list                       all reservations
  reports                    what kiosks have reported
  fault NAME[=N] [TIMES]     spoil answers: so many, or all
  line NAME                  spoil the line
  clear                      put answers and line in order again
  advance SECONDS            let the centre's clock go ahead
  quit                       end; the end of the input does not end the centre

CARD is a DER file of the user-authentication certificate, or its SHA-256 in hexadecimal.";

/// Arguments of `pin-kiosk-hw-sim centre`.
#[derive(clap::Args, Debug)]
#[command(after_help = COMMANDS)]
pub struct Args {
    /// Listen here; port 0 takes any free one.
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:0")]
    listen: SocketAddr,
    /// Use the TLS certificates in this folder, as `--write-pki` wrote them.
    #[arg(long, value_name = "DIR", conflicts_with = "write_pki")]
    pki: Option<PathBuf>,
    /// Write the TLS certificates made for this run into this folder (ca.pem, client.pem,
    /// client.key and the server's).
    #[arg(long, value_name = "DIR")]
    write_pki: Option<PathBuf>,
    /// Take reservations and faults from this scenario.
    #[arg(long, value_name = "FILE")]
    scenario: Option<PathBuf>,
    /// Make a reservation for the card of this certificate (DER).
    #[arg(long, value_name = "CERT")]
    reserve_for: Vec<PathBuf>,
    /// Every card that proves itself has a reservation.
    #[arg(long)]
    reserve_any: bool,
    /// Report as JSON, one object a line.
    #[arg(long)]
    json: bool,
}

/// Runs the command until the simulated part is told to stop.
///
/// # Errors
///
/// Says what could not be opened or read.
pub fn run(args: &Args) -> Result<(), Box<dyn Error>> {
    let server = start(args)?;
    let report = Report { json: args.json };
    let url = server.url();
    report.say(
        &format!("stand-in issuer centre at {url}"),
        &json!({"event": "ready", "url": url, "stand_in": true}),
    )?;
    for line in io::stdin().lock().lines() {
        let line = line?;
        let words = line.split_whitespace().collect::<Vec<_>>();
        match words.as_slice() {
            [] => {}
            ["quit"] => return Ok(()),
            words => match obey(&server, words) {
                Ok(answer) => report.say(&answer.to_string(), &answer)?,
                Err(error) => {
                    let error = error.to_string();
                    report.say(&error, &json!({"event": "error", "error": error}))?;
                }
            },
        }
    }
    server.wait();
    Ok(())
}

fn start(args: &Args) -> Result<CentreServer, Box<dyn Error>> {
    let section = match &args.scenario {
        Some(path) => toml::from_str::<Scenario>(&std::fs::read_to_string(path)?)?.centre,
        // Without a scenario only those have a reservation who are named.
        None => CentreSection {
            reservation: ReservationScenario::Missing,
            ..CentreSection::default()
        },
    };
    let mut centre = section.build(TEST_ISSUER_KEY);
    if args.reserve_any {
        centre.set_reserve_any(Some(ReservationScenario::Usable));
    }
    let pki = match &args.pki {
        Some(folder) => TestPki::read_from(folder)?,
        None => TestPki::generate()?,
    };
    if let Some(folder) = &args.write_pki {
        pki.write_to(folder)?;
    }
    let server = CentreServer::start(
        centre,
        &ServerOptions {
            listen: args.listen,
            pki,
        },
    )?;
    for certificate in &args.reserve_for {
        let card = CardId::of_certificate(&std::fs::read(certificate)?);
        let now = server.now();
        server.with(|centre| centre.reserve(now, card));
    }
    Ok(server)
}

fn card(text: &str) -> Result<CardId, Box<dyn Error>> {
    match CardId::from_hex(text) {
        Some(card) => Ok(card),
        None => Ok(CardId::of_certificate(&std::fs::read(text)?)),
    }
}

fn obey(server: &CentreServer, words: &[&str]) -> Result<Value, Box<dyn Error>> {
    let now = server.now();
    let unknown = |kind: crate::centre::ProblemKind| kind.title();
    match *words {
        ["reserve", name] => {
            let card = card(name)?;
            let id = server.with(|centre| centre.reserve(now, card));
            Ok(json!({"event": "reserved", "id": id, "card": card.to_string()}))
        }
        ["expire", id] => {
            server
                .with(|centre| centre.expire(now, id))
                .map_err(unknown)?;
            Ok(json!({"event": "expired", "id": id}))
        }
        ["consume", id] => {
            server.with(|centre| centre.consume(id)).map_err(unknown)?;
            Ok(json!({"event": "consumed", "id": id}))
        }
        ["revoke", name] => stand(server, name, CardStanding::CertificateRevoked),
        ["suspend", name] => stand(server, name, CardStanding::CardSuspended),
        ["restore", name] => stand(server, name, CardStanding::Good),
        ["list"] => Ok(list(server)),
        ["reports"] => Ok(reports(server)),
        ["fault", name] => fault(server, name, None),
        ["fault", name, times] => fault(server, name, Some(times.parse()?)),
        ["line", name] => {
            server.set_line_fault(Some(name.parse::<LineFault>()?));
            Ok(json!({"event": "line", "fault": name}))
        }
        ["clear"] => {
            server.clear_faults();
            Ok(json!({"event": "cleared"}))
        }
        ["advance", seconds] => {
            server.advance_clock(seconds.parse()?);
            Ok(json!({"event": "clock", "now": server.now()}))
        }
        _ => Err("no such command; see --help".into()),
    }
}

fn stand(
    server: &CentreServer,
    name: &str,
    standing: CardStanding,
) -> Result<Value, Box<dyn Error>> {
    let card = card(name)?;
    server.with(|centre| centre.set_standing(card, standing));
    Ok(json!({"event": "standing", "card": card.to_string(), "standing": format!("{standing:?}")}))
}

fn fault(server: &CentreServer, name: &str, times: Option<u32>) -> Result<Value, Box<dyn Error>> {
    let fault = name.parse::<Fault>()?;
    server.with(|centre| {
        centre.add_fault(FaultRule {
            fault,
            on: None,
            times,
        });
    });
    Ok(json!({"event": "fault", "fault": name, "times": times}))
}

fn list(server: &CentreServer) -> Value {
    let now = server.now();
    let reservations = server.with(|centre| {
        let one = |reservation: &crate::centre::Reservation| {
            json!({
                "id": reservation.id,
                "card": reservation.card.to_string(),
                "created_at": reservation.created_at,
                "expires_at": reservation.expires_at,
                "state": reservation.state(now),
                "authorisations": reservation.authorisations(),
            })
        };
        centre.reservations().map(one).collect::<Vec<_>>()
    });
    json!({"event": "list", "now": now, "reservations": reservations})
}

fn reports(server: &CentreServer) -> Value {
    let reports = server.with(|centre| {
        let one = |report: &crate::centre::AcceptedReport| {
            json!({
                "reservation": report.reservation,
                "outcome": report.outcome,
                "journal_sequence": report.journal_sequence,
            })
        };
        centre.reports().iter().map(one).collect::<Vec<_>>()
    });
    json!({"event": "reports", "reports": reports})
}

struct Report {
    json: bool,
}

impl Report {
    fn say(&self, plain: &str, json: &Value) -> io::Result<()> {
        let mut out = io::stdout().lock();
        if self.json {
            writeln!(out, "{json}")?;
        } else {
            writeln!(out, "{plain}")?;
        }
        out.flush()
    }
}
