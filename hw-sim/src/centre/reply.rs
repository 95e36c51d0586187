//! One exchange with the centre, before it becomes bytes on a line.

use super::message::{KIOSK_CHALLENGE_BYTES, base64};
use super::problem::ProblemKind;
use serde_json::{Value, json};

const JSON: &str = "application/json";
const PROBLEM_JSON: &str = "application/problem+json";
/// What a body far over any bound has, in bytes.
const GIANT_BODY_BYTES: usize = 8 << 20;

/// A request as the centre sees it.
#[derive(Clone, Copy, Debug)]
pub struct Request<'a> {
    /// Such as `POST`.
    pub method: &'a str,
    /// Such as `/v1/reservations/search`.
    pub path: &'a str,
    /// The header `Content-Type`.
    pub content_type: Option<&'a str>,
    /// The header `Idempotency-Key`.
    pub idempotency_key: Option<&'a str>,
    /// The whole body.
    pub body: &'a [u8],
}

/// How much of an answer reaches the kiosk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Delivery {
    /// All of it.
    Whole,
    /// The head and half of the body.
    Half,
    /// Nothing.
    Nothing,
}

/// What the centre answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reply {
    /// The status code.
    pub status: u16,
    /// Names and values, `Content-Length` apart.
    pub headers: Vec<(&'static str, String)>,
    /// The whole body.
    pub body: Vec<u8>,
    /// How much of it arrives.
    pub delivery: Delivery,
    /// How late it arrives, in milliseconds.
    pub delay_millis: u64,
}

impl Reply {
    fn new(status: u16, content_type: &str, body: Vec<u8>) -> Self {
        let headers = vec![
            ("Content-Type", content_type.to_owned()),
            ("Cache-Control", "no-store".to_owned()),
        ];
        Self {
            status,
            headers,
            body,
            delivery: Delivery::Whole,
            delay_millis: 0,
        }
    }

    /// The value of a header, by the name it was set under.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers
            .iter()
            .find(|(key, _)| *key == name)
            .map(|(_, value)| value.as_str())
    }

    pub(super) fn json(status: u16, body: &Value) -> Self {
        Self::new(status, JSON, body.to_string().into_bytes())
    }

    pub(super) fn problem(kind: ProblemKind) -> Self {
        Self::new(
            kind.status(),
            PROBLEM_JSON,
            kind.body().to_string().into_bytes(),
        )
    }

    /// A problem of HTTP alone: its type is `about:blank` (RFC 9457, section 4.2.1).
    pub(super) fn plain_problem(status: u16, title: &str) -> Self {
        let body = json!({"type": "about:blank", "title": title, "status": status});
        Self::new(status, PROBLEM_JSON, body.to_string().into_bytes())
    }

    pub(super) fn unknown_problem() -> Self {
        let kind = "urn:pin-kiosk-standin:problem:not-in-any-version";
        let body = json!({"type": kind, "title": "A problem from the future", "status": 409});
        Self::new(409, PROBLEM_JSON, body.to_string().into_bytes())
    }

    pub(super) fn web_page(status: u16) -> Self {
        Self::new(
            status,
            "text/html",
            b"<!doctype html><title>Error</title>".to_vec(),
        )
    }

    pub(super) fn redirect() -> Self {
        let mut reply = Self::new(307, "text/html", Vec::new());
        reply
            .headers
            .push(("Location", "https://127.0.0.1:1/elsewhere".to_owned()));
        reply
    }

    pub(super) fn half(mut self) -> Self {
        self.delivery = Delivery::Half;
        self
    }

    pub(super) fn lost(mut self) -> Self {
        self.delivery = Delivery::Nothing;
        self
    }

    pub(super) fn late(mut self, millis: u64) -> Self {
        self.delay_millis = millis;
        self
    }

    pub(super) fn garbled(mut self) -> Self {
        self.body = b"{\"reservation\": ".to_vec();
        self
    }

    pub(super) fn hollow(mut self) -> Self {
        self.body = b"{}".to_vec();
        self
    }

    pub(super) fn mislabelled(mut self) -> Self {
        self.headers.retain(|(name, _)| *name != "Content-Type");
        self.headers.push(("Content-Type", "text/html".to_owned()));
        self
    }

    pub(super) fn giant(mut self) -> Self {
        self.body = vec![b' '; GIANT_BODY_BYTES];
        self
    }

    /// Changes one field of the body, if it is there.
    pub(super) fn edit(mut self, field: &str, change: impl FnOnce(&Value) -> Value) -> Self {
        let mut body = serde_json::from_slice::<Value>(&self.body).unwrap_or_default();
        if let Some(value) = body.get_mut(field) {
            *value = change(value);
            self.body = body.to_string().into_bytes();
        }
        self
    }

    /// The same answer, as if to a question that this kiosk did not ask.
    pub(super) fn for_another_question(self) -> Self {
        let other = base64(&[0; KIOSK_CHALLENGE_BYTES]);
        self.edit("challenge", |_| other.clone().into())
            .edit("card_challenge", |_| other.clone().into())
            .edit("idempotency_key", |_| "another-report".into())
    }
}
