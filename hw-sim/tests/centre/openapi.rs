//! Holds the server against `docs/issuer-centre.openapi.json`: each path, status, problem type and
//! field of the file is answered so by the server, and the server answers nothing else.

use super::support::{
    Answer, authorisation, card, exchange, outcome, parse, pki, post, post_as, server,
};
use pin_kiosk_hw_sim::centre::{AUTHORISATIONS_MAX, CardStanding, CentreServer};
use serde_json::{Value, json};
use std::collections::BTreeSet;

const SEARCH: &str = "/v1/reservations/search";
const AUTHORISATIONS: &str = "/v1/reservations/{id}/authorisations";
const OUTCOMES: &str = "/v1/reservations/{id}/outcomes";

/// A kind of answer: path of the file, status, problem type or nothing.
type Kind = (String, u16, String);

fn document() -> Value {
    let text = include_str!("../../../docs/issuer-centre.openapi.json");
    serde_json::from_str(text).unwrap()
}

fn responses(document: &Value, path: &str) -> Value {
    document["paths"][path]["post"]["responses"].clone()
}

/// Every kind of answer the file promises.
fn promised(document: &Value) -> BTreeSet<Kind> {
    let mut kinds = BTreeSet::new();
    for (path, item) in document["paths"].as_object().unwrap() {
        assert_eq!(
            item.as_object().unwrap().keys().collect::<Vec<_>>(),
            ["post"]
        );
        for (status, response) in responses(document, path).as_object().unwrap() {
            let status = status.parse::<u16>().unwrap();
            match response["content"].get("application/problem+json") {
                None => {
                    kinds.insert((path.clone(), status, String::new()));
                }
                Some(content) => {
                    for kind in content["schema"]["properties"]["type"]["enum"]
                        .as_array()
                        .unwrap()
                    {
                        let kind = kind.as_str().unwrap().to_owned();
                        kinds.insert((path.clone(), status, kind));
                    }
                }
            }
        }
    }
    kinds
}

/// Checks a value against as much of JSON Schema as the file uses; says where it does not fit.
fn misfit(schema: &Value, value: &Value, place: &str) -> Option<String> {
    let is_type = match schema["type"].as_str().unwrap() {
        "object" => value.is_object(),
        "string" => value.is_string(),
        "integer" => value.is_u64(),
        other => panic!("{place}: the test knows no type {other}"),
    };
    if !is_type {
        return Some(format!("{place}: {value} is no {}", schema["type"]));
    }
    if let Some(list) = schema["enum"]
        .as_array()
        .filter(|list| !list.contains(value))
    {
        return Some(format!("{place}: {value} is none of {list:?}"));
    }
    if schema["contentEncoding"] == "base64" {
        use base64::Engine as _;
        let text = value.as_str().unwrap();
        if base64::engine::general_purpose::STANDARD
            .decode(text)
            .is_err()
        {
            return Some(format!("{place}: {value} is no base64"));
        }
    }
    if schema["format"] == "date-time" && value.as_str()?.parse::<jiff::Timestamp>().is_err() {
        return Some(format!("{place}: {value} is no time"));
    }
    // What has no fields has passed every check that there is for it.
    let fields = value.as_object()?;
    for required in schema["required"].as_array().unwrap() {
        if !fields.contains_key(required.as_str().unwrap()) {
            return Some(format!("{place}: {required} is missing"));
        }
    }
    fields
        .iter()
        .find_map(|(name, value)| match schema["properties"].get(name) {
            Some(schema) => misfit(schema, value, &format!("{place}.{name}")),
            None => Some(format!("{place}: {name} is not in the file")),
        })
}

/// Answers of one server, collected and checked against the file.
struct Collector {
    document: Value,
    seen: BTreeSet<Kind>,
}

impl Collector {
    fn take(&mut self, path: &str, answer: &Answer) {
        let response = responses(&self.document, path)[answer.status.to_string()].clone();
        assert!(
            response.is_object(),
            "{path} {} is not in the file",
            answer.status
        );
        let media = answer.header("content-type").unwrap();
        let schema = &response["content"][media]["schema"];
        assert!(
            schema.is_object(),
            "{path} {} {media} is not in the file",
            answer.status
        );
        let body = answer.json();
        assert_eq!(misfit(schema, &body, path), None, "{body}");
        for (name, _) in response["headers"].as_object().into_iter().flatten() {
            assert!(
                answer.header(&name.to_ascii_lowercase()).is_some(),
                "{path}: {name}"
            );
        }
        let kind = if media == "application/json" {
            String::new()
        } else {
            assert_eq!(body["status"], answer.status);
            body["type"].as_str().unwrap().to_owned()
        };
        self.seen.insert((path.to_owned(), answer.status, kind));
    }
}

/// A server with one reservation that this kiosk holds.
fn held() -> (CentreServer, String) {
    let server = server();
    let now = server.now();
    let id = server.with(|centre| centre.reserve(now, card().id()));
    assert_eq!(post(&server, SEARCH, &card().search([1; 32])).status, 200);
    (server, id)
}

fn at(path: &str, id: &str) -> String {
    path.replace("{id}", id)
}

/// The three requests in their right form.
fn requests() -> [(&'static str, Value); 3] {
    [
        (SEARCH, card().search([1; 32])),
        (AUTHORISATIONS, authorisation([1; 16])),
        (OUTCOMES, outcome("not-written")),
    ]
}

fn collect_search(collector: &mut Collector) {
    let ask = |server: &CentreServer| post(server, SEARCH, &card().search([1; 32]));
    let (server, id) = held();
    collector.take(SEARCH, &ask(&server));
    let mut forged = card().search([1; 32]);
    forged["challenge"] = card().search([2; 32])["challenge"].clone();
    collector.take(SEARCH, &post(&server, SEARCH, &forged));
    let other = post_as(
        &server,
        &pki().other_client,
        SEARCH,
        &card().search([3; 32]),
    );
    collector.take(SEARCH, &other);
    server.with(|centre| centre.consume(&id)).unwrap();
    collector.take(SEARCH, &ask(&server));
    let (server, _) = held();
    server.advance_clock(24 * 60 * 60);
    collector.take(SEARCH, &ask(&server));
    collector.take(SEARCH, &ask(&super::support::server()));
}

fn collect_authorisations(collector: &mut Collector) {
    let ask = |server: &CentreServer, id: &str, challenge: u8| {
        post(
            server,
            &at(AUTHORISATIONS, id),
            &authorisation([challenge; 16]),
        )
    };
    let (server, id) = held();
    for challenge in 0..=u8::try_from(AUTHORISATIONS_MAX).unwrap() {
        collector.take(AUTHORISATIONS, &ask(&server, &id, challenge));
    }
    let path = at(AUTHORISATIONS, &id);
    let other = post_as(&server, &pki().other_client, &path, &authorisation([9; 16]));
    collector.take(AUTHORISATIONS, &other);
    collector.take(AUTHORISATIONS, &ask(&server, "nobody", 9));
    server.with(|centre| centre.consume(&id)).unwrap();
    collector.take(AUTHORISATIONS, &ask(&server, &id, 9));
    let (server, id) = held();
    server.advance_clock(24 * 60 * 60);
    collector.take(AUTHORISATIONS, &ask(&server, &id, 9));
}

fn collect_outcomes(collector: &mut Collector) {
    let (server, id) = held();
    let path = at(OUTCOMES, &id);
    collector.take(
        OUTCOMES,
        &post_as(&server, &pki().other_client, &path, &outcome("written")),
    );
    collector.take(OUTCOMES, &post(&server, &path, &outcome("written")));
    collector.take(OUTCOMES, &post(&server, &path, &outcome("unknown")));
    collector.take(
        OUTCOMES,
        &post(&server, &at(OUTCOMES, "nobody"), &outcome("written")),
    );
}

fn collect_standings(collector: &mut Collector) {
    let (server, id) = held();
    for standing in [
        CardStanding::CertificateRevoked,
        CardStanding::CertificateSuspended,
        CardStanding::SignatureCertificateExpired,
        CardStanding::SignatureCertificateRevoked,
        CardStanding::SignatureCertificateMissing,
        CardStanding::CardSuspended,
    ] {
        server.with(|centre| centre.set_standing(card().id(), standing));
        for (path, body) in requests() {
            if path != OUTCOMES {
                collector.take(path, &post(&server, &at(path, &id), &body));
            }
        }
    }
}

/// Each required field left out, and one too many.
fn collect_wrong_forms(collector: &mut Collector) {
    let (server, id) = held();
    for (path, body) in requests() {
        let schema = &collector.document["paths"][path]["post"]["requestBody"]["content"]["application/json"]
            ["schema"];
        assert_eq!(misfit(schema, &body, path), None, "the test's own request");
        let required = schema["required"].as_array().unwrap().clone();
        assert_eq!(required.len(), body.as_object().unwrap().len());
        for field in required {
            let mut body = body.clone();
            body.as_object_mut()
                .unwrap()
                .remove(field.as_str().unwrap());
            let answer = post(&server, &at(path, &id), &body);
            assert_eq!(answer.status, 400, "{path} without {field}");
            collector.take(path, &answer);
        }
        let mut more = body.clone();
        more["more"] = json!(1);
        assert_eq!(
            post(&server, &at(path, &id), &more).status,
            400,
            "{path} with more"
        );
    }
    let head = format!(
        "POST {} HTTP/1.1\r\nContent-Type: application/json\r\n",
        at(OUTCOMES, &id)
    );
    let body = outcome("written").to_string();
    let request = format!("{head}Content-Length: {}\r\n\r\n{body}", body.len());
    let answer = parse(&exchange(&server, Some(&pki().client), request.as_bytes()).unwrap());
    assert_eq!(answer.status, 400, "without Idempotency-Key");
}

fn collect_http(collector: &mut Collector) {
    let (server, id) = held();
    for (path, _) in requests() {
        let target = at(path, &id);
        for (status, lines) in [
            (411, "Content-Type: application/json"),
            (
                413,
                "Content-Type: application/json\r\nContent-Length: 65537",
            ),
            (415, "Content-Type: text/plain\r\nContent-Length: 0"),
        ] {
            let request = format!("POST {target} HTTP/1.1\r\n{lines}\r\n\r\n");
            let bytes = exchange(&server, Some(&pki().client), request.as_bytes()).unwrap();
            let answer = parse(&bytes);
            assert_eq!(answer.status, status);
            collector.take(path, &answer);
        }
        let request = format!("GET {target} HTTP/1.1\r\n\r\n");
        let answer = parse(&exchange(&server, Some(&pki().client), request.as_bytes()).unwrap());
        assert_eq!((answer.status, answer.header("allow")), (405, Some("POST")));
    }
}

#[test]
fn server_answers_all_that_the_file_promises_and_nothing_else() {
    let mut collector = Collector {
        document: document(),
        seen: BTreeSet::new(),
    };
    collect_search(&mut collector);
    collect_authorisations(&mut collector);
    collect_outcomes(&mut collector);
    collect_standings(&mut collector);
    collect_wrong_forms(&mut collector);
    collect_http(&mut collector);
    let promised = promised(&collector.document);
    let unkept = promised.difference(&collector.seen).collect::<Vec<_>>();
    assert!(unkept.is_empty(), "promised and never seen: {unkept:#?}");
    let unknown = collector.seen.difference(&promised).collect::<Vec<_>>();
    assert!(unknown.is_empty(), "seen and never promised: {unknown:#?}");
}

#[test]
fn checker_of_answers_finds_what_does_not_fit() {
    let schema = json!({
        "type": "object", "required": ["a"],
        "properties": {"a": {"type": "string", "enum": ["x"]}}
    });
    assert_eq!(misfit(&schema, &json!({"a": "x"}), "$"), None);
    for wrong in [
        json!({}),
        json!({"a": "y"}),
        json!({"a": 1}),
        json!({"a": "x", "b": 1}),
        json!(1),
    ] {
        assert!(misfit(&schema, &wrong, "$").is_some(), "{wrong}");
    }
}

#[test]
fn every_problem_of_the_centre_is_in_the_file() {
    let promised = promised(&document());
    for kind in pin_kiosk_hw_sim::centre::ProblemKind::ALL {
        let found = promised
            .iter()
            .any(|(_, status, name)| *status == kind.status() && *name == kind.type_uri());
        assert!(found, "{kind:?}");
    }
}
