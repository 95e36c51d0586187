//! What goes wrong at the centre or on the line to it, on cue.

use super::message::Endpoint;
use serde::Deserialize;
use std::collections::VecDeque;
use std::fmt;
use std::str::FromStr;

/// A fault of one answer.
///
/// Except where it says otherwise the centre has acted when the fault strikes, so that the kiosk
/// cannot know: a lost authorisation is a used one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Fault {
    /// The answer comes after this many milliseconds.
    SlowMillis(u64),
    /// Status 500 without problem details; the centre has not acted.
    InternalError,
    /// Status 503 without problem details; the centre has not acted.
    Unavailable,
    /// A problem type that no version of the interface knows; the centre has not acted.
    UnknownProblem,
    /// Half of the body, then the connection ends.
    HalfAnswer,
    /// The connection ends without an answer.
    NoAnswer,
    /// The body is not JSON.
    WrongJson,
    /// The body is JSON, but lacks what the interface requires.
    MissingField,
    /// The body is labelled as a web page.
    WrongContentType,
    /// The answer to an earlier question; the centre has not acted.
    ReplayedAnswer,
    /// An authorisation that the card will not take.
    WrongCryptogram,
    /// A body far over any bound.
    GiantBody,
    /// Sends the kiosk elsewhere; the centre has not acted.
    Redirect,
    /// The `Date` of the answer is off by this many seconds.
    ClockSkewSeconds(i64),
}

/// What is wrong with the line as a whole, for as long as it is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LineFault {
    /// Nobody listens.
    ClosedPort,
    /// The server's certificate is for another name.
    WrongServerName,
    /// The server's certificate is of another authority.
    UntrustedRoot,
    /// The server's certificate has run out.
    ExpiredCertificate,
    /// The server speaks nothing newer than TLS 1.2.
    Tls12Only,
    /// The server trusts no client certificate of this kiosk's authority.
    ClientCertificateRefused,
}

/// A fault, where it strikes and how often.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct FaultRule {
    /// What happens.
    pub fault: Fault,
    /// Only this request; absent: every request.
    #[serde(default)]
    pub on: Option<Endpoint>,
    /// How many answers; absent: until cleared.
    #[serde(default)]
    pub times: Option<u32>,
}

impl FaultRule {
    /// Strikes once, at the next request of any kind.
    #[must_use]
    pub const fn once(fault: Fault) -> Self {
        Self {
            fault,
            on: None,
            times: Some(1),
        }
    }

    /// The same rule for one kind of request only.
    #[must_use]
    pub const fn on(mut self, endpoint: Endpoint) -> Self {
        self.on = Some(endpoint);
        self
    }
}

/// Faults that are still to come, in order.
#[derive(Debug, Default)]
pub(super) struct FaultQueue(VecDeque<FaultRule>);

impl FaultQueue {
    pub(super) fn push(&mut self, rule: FaultRule) {
        self.0.push_back(rule);
    }

    pub(super) fn clear(&mut self) {
        self.0.clear();
    }

    /// The fault for this request, if one is due.
    pub(super) fn take(&mut self, endpoint: Endpoint) -> Option<Fault> {
        let position = self
            .0
            .iter()
            .position(|rule| rule.on.is_none_or(|on| on == endpoint))?;
        let rule = self.0.get_mut(position)?;
        let fault = rule.fault;
        if let Some(times) = rule.times.as_mut() {
            *times = times.saturating_sub(1);
            if *times == 0 {
                self.0.remove(position);
            }
        }
        Some(fault)
    }
}

/// What a command line says that is no fault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownFault;

impl fmt::Display for UnknownFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("no such fault: write it as in a scenario, numbers after `=`")
    }
}

impl std::error::Error for UnknownFault {}

impl FromStr for Fault {
    type Err = UnknownFault;

    /// Reads `half-answer` or `slow-millis=200`.
    fn from_str(text: &str) -> Result<Self, UnknownFault> {
        let json = match text.split_once('=') {
            Some((name, number)) => {
                let number = number.parse::<i64>().map_err(|_error| UnknownFault)?;
                serde_json::json!({ name: number })
            }
            None => serde_json::Value::from(text),
        };
        serde_json::from_value(json).map_err(|_error| UnknownFault)
    }
}

impl FromStr for LineFault {
    type Err = UnknownFault;

    /// Reads a name such as `closed-port`.
    fn from_str(text: &str) -> Result<Self, UnknownFault> {
        serde_json::from_value(text.into()).map_err(|_error| UnknownFault)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rule_strikes_as_often_as_it_says_and_only_where_it_says() {
        let mut queue = FaultQueue::default();
        queue.push(FaultRule {
            fault: Fault::NoAnswer,
            on: Some(Endpoint::Search),
            times: Some(2),
        });
        queue.push(FaultRule::once(Fault::Redirect));
        assert_eq!(queue.take(Endpoint::Outcomes), Some(Fault::Redirect));
        assert_eq!(queue.take(Endpoint::Search), Some(Fault::NoAnswer));
        assert_eq!(queue.take(Endpoint::Outcomes), None);
        assert_eq!(queue.take(Endpoint::Search), Some(Fault::NoAnswer));
        assert_eq!(queue.take(Endpoint::Search), None);
    }

    #[test]
    fn reads_names_with_and_without_a_number() {
        assert_eq!("half-answer".parse(), Ok(Fault::HalfAnswer));
        assert_eq!("slow-millis=200".parse(), Ok(Fault::SlowMillis(200)));
        assert_eq!(
            "clock-skew-seconds=-90".parse(),
            Ok(Fault::ClockSkewSeconds(-90))
        );
        assert_eq!("slow-millis".parse::<Fault>(), Err(UnknownFault));
        assert_eq!("slow-millis=x".parse::<Fault>(), Err(UnknownFault));
        assert_eq!("tls12-only".parse(), Ok(LineFault::Tls12Only));
    }
}
