//! The blocks of each kind of slip.

use super::{Imprint, Slip, Subject};
use crate::event::WriteOutcome;
use crate::failure::FailureCode;
use crate::language::Language;
use crate::referral::ReferralReason;
use crate::technician::{Part, Readiness, Verdict};
use jiff::civil::{Date, DateTime};

/// Where to have a card suspended that was lost or given away, in every language.
/// Source: the J-LIS page on the initialization of passwords, "In case of emergency".
pub const HOTLINE_SUSPENSION: &str = "0120-0178-27";
/// Consumer hotline. Source: municipal pages on fraud with the card.
pub const HOTLINE_CONSUMER: &str = "188";
/// Police advice; the same source.
pub const HOTLINE_POLICE: &str = "#9110";

/// One text: a key of the Fluent files and its arguments.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Text {
    /// The key.
    pub key: &'static str,
    /// Names and values of its arguments.
    pub args: Vec<(&'static str, String)>,
    /// The language to find it in, where that is not the slip's own.
    pub language: Option<Language>,
}

impl Text {
    /// A text without arguments in the slip's own language.
    #[must_use]
    pub const fn new(key: &'static str) -> Self {
        Self {
            key,
            args: Vec::new(),
            language: None,
        }
    }

    fn arg(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.args.push((name, value.into()));
        self
    }

    const fn in_language(mut self, language: Language) -> Self {
        self.language = Some(language);
        self
    }
}

/// What stands at the right of a [`Block::Fact`].
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Value {
    /// A text.
    Text(Text),
    /// Words that are the same in each language: a number, a name from the configuration.
    Verbatim(String),
    /// A day, written as the language does.
    Date(Date),
    /// A minute, written as the language does.
    DateTime(DateTime),
}

/// The sign in the frame of a result.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Mark {
    /// A tick in a disc: done.
    Check,
    /// A bar in a disc: nothing changed.
    Unchanged,
    /// An exclamation mark in a triangle: take care.
    Warning,
    /// A house: go to the office.
    Office,
    /// A telephone: make a reservation.
    Smartphone,
}

/// One piece of a slip, from the top to the bottom.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Block {
    /// Small line: store at the left, kiosk at the right.
    Head {
        /// Name of the store.
        store: String,
        /// The kiosk.
        kiosk: Text,
    },
    /// A line across the paper.
    Rule,
    /// A dashed line across the paper.
    Dashes,
    /// The name of the slip, in the middle.
    Title(Text),
    /// What it comes down to, in a frame.
    Frame {
        /// The sign.
        mark: Mark,
        /// The result, bold.
        result: Text,
        /// A small line under it.
        detail: Option<Text>,
    },
    /// A label and its value.
    Fact(Text, Value),
    /// An office: what it has of these, below each other.
    Place {
        /// Bold.
        name: String,
        /// As it is written in Japan.
        address: String,
        /// The configuration's words, for the language to say its own way.
        hours: String,
        /// As it is written in Japan.
        telephone: String,
    },
    /// A paragraph.
    Note(Text),
    /// A heading, if any, and a list.
    Items(Option<Text>, Vec<Text>),
    /// A sentence to show at the counter, in its own frame.
    Counter {
        /// "Show this at the counter", in the slip's language.
        label: Text,
        /// The sentence, in Japanese.
        sentence: Text,
    },
    /// A telephone number, large.
    Telephone(Text, &'static str),
    /// The same with the number that is answered in the slip's language.
    Hotline(Text),
    /// The journal record: QR code, number and check digits.
    Record {
        /// Text of the code.
        code: String,
        /// Its number.
        number: u64,
        /// The check digits.
        check: [String; 2],
    },
    /// Lines and dots that show whether the head prints evenly.
    TestPattern,
    /// A last small line, in the middle.
    Foot(Text),
}

impl Slip {
    /// The whole slip as blocks.
    #[must_use]
    pub fn content(&self, imprint: &Imprint) -> Vec<Block> {
        let at = imprint.time_zone.to_datetime(self.at);
        let mut blocks = vec![
            Block::Head {
                store: imprint.store.clone(),
                kiosk: Text::new("slip-kiosk").arg("kiosk", imprint.kiosk.as_str()),
            },
            Block::Rule,
        ];
        match self.subject {
            Subject::Result {
                outcome,
                reason,
                certificate_ends,
            } => {
                blocks.extend(self.result(outcome, reason, certificate_ends, imprint, at));
            }
            Subject::Referral(reason) => blocks.extend(self.referral(reason, imprint, at)),
            Subject::NoReservation(reason) => blocks.extend(no_reservation(reason, at)),
            Subject::FraudAdvice => blocks.extend(fraud_advice(at)),
            Subject::TestPage => blocks.extend(test_page(at)),
            Subject::Readiness(all) => blocks.extend(readiness(all, at)),
        }
        blocks.push(Block::Rule);
        if let Some(record) = &imprint.record {
            blocks.push(Block::Record {
                code: record.code(&imprint.kiosk),
                number: record.number,
                check: record.check_lines(),
            });
        }
        blocks.push(Block::Foot(
            Text::new("slip-receipt").arg("number", imprint.receipt.to_string()),
        ));
        blocks
    }

    fn result(
        &self,
        outcome: WriteOutcome,
        reason: Option<FailureCode>,
        ends: Option<Date>,
        imprint: &Imprint,
        at: DateTime,
    ) -> Vec<Block> {
        let (mark, result) = match outcome {
            WriteOutcome::Done => (Mark::Check, "done-title"),
            WriteOutcome::NotChanged => (Mark::Unchanged, "not-changed-title"),
            WriteOutcome::Unknown => (Mark::Warning, "uncertain-title"),
        };
        let mut blocks = vec![
            Block::Title(Text::new("slip-title-result")),
            Block::Frame {
                mark,
                result: Text::new(result),
                detail: Some(Text::new("slip-signature-password")),
            },
            Block::Fact(Text::new("slip-when"), Value::DateTime(at)),
        ];
        blocks.extend(reason.map(code_fact));
        let ends = ends.filter(|_| outcome == WriteOutcome::Done);
        if outcome == WriteOutcome::Done {
            let free = Value::Text(Text::new("slip-free"));
            blocks.push(Block::Fact(Text::new("slip-fee"), free));
        }
        blocks.extend(
            ends.map(|ends| Block::Fact(Text::new("slip-certificate-ends"), Value::Date(ends))),
        );
        blocks.push(Block::Dashes);
        match outcome {
            WriteOutcome::Done => {
                blocks.extend(ends.map(|_| Block::Note(Text::new("done-ends-text"))));
                blocks.push(Block::Note(Text::new("slip-keep-secret")));
            }
            WriteOutcome::NotChanged => {
                blocks.push(Block::Note(Text::new("not-changed-card")));
                blocks.push(Block::Note(Text::new(again_key(reason))));
            }
            WriteOutcome::Unknown => {
                let steps = ["uncertain-1", "uncertain-2", "uncertain-3"].map(Text::new);
                blocks.push(Block::Items(
                    Some(Text::new("uncertain-state")),
                    steps.into(),
                ));
                blocks.push(office(imprint));
                blocks.extend(self.counter("counter-uncertain"));
            }
        }
        blocks.push(hotline());
        blocks
    }

    fn referral(&self, reason: ReferralReason, imprint: &Imprint, at: DateTime) -> Vec<Block> {
        let items = bring_keys(reason)
            .iter()
            .map(|key| Text::new(key))
            .collect();
        let mut blocks = vec![
            Block::Title(Text::new("slip-title-referral")),
            Block::Frame {
                mark: Mark::Office,
                result: Text::new("referral-title"),
                detail: Some(Text::new(reason_key(reason))),
            },
            office(imprint),
            Block::Items(Some(Text::new("bring")), items),
        ];
        blocks.extend(self.counter(counter_key(reason)));
        blocks.push(Block::Dashes);
        blocks.push(Block::Fact(Text::new("slip-when"), Value::DateTime(at)));
        blocks.push(code_fact(FailureCode::Referred(reason)));
        blocks.push(hotline());
        blocks
    }

    /// The sentence for the counter, for those who may not be able to say it in Japanese.
    fn counter(&self, key: &'static str) -> Option<Block> {
        (self.language != Language::Japanese).then(|| Block::Counter {
            label: Text::new("show-at-counter"),
            sentence: Text::new(key).in_language(Language::Japanese),
        })
    }
}

fn no_reservation(reason: FailureCode, at: DateTime) -> Vec<Block> {
    let (sentence, steps) = reservation_steps(reason);
    let steps = steps.iter().map(|key| Text::new(key)).collect::<Vec<_>>();
    let steps = (!steps.is_empty()).then_some(Block::Items(None, steps));
    let mut blocks = vec![
        Block::Title(Text::new("slip-title-reservation")),
        Block::Frame {
            mark: Mark::Smartphone,
            result: Text::new(reservation_key(reason)),
            detail: Some(Text::new("slip-signature-password")),
        },
        Block::Note(Text::new(sentence)),
    ];
    blocks.extend(steps);
    blocks.extend([
        Block::Dashes,
        Block::Fact(Text::new("slip-when"), Value::DateTime(at)),
        code_fact(reason),
        hotline(),
    ]);
    blocks
}

fn fraud_advice(at: DateTime) -> Vec<Block> {
    vec![
        Block::Title(Text::new("slip-title-fraud")),
        Block::Frame {
            mark: Mark::Warning,
            result: Text::new("fraud-advice-title"),
            detail: None,
        },
        Block::Telephone(Text::new("fraud-stop-card"), HOTLINE_SUSPENSION),
        Block::Telephone(Text::new("fraud-consumer"), HOTLINE_CONSUMER),
        Block::Telephone(Text::new("fraud-police"), HOTLINE_POLICE),
        Block::Note(Text::new("fraud-family")),
        Block::Dashes,
        Block::Fact(Text::new("slip-when"), Value::DateTime(at)),
    ]
}

fn hotline() -> Block {
    Block::Hotline(Text::new("slip-trouble"))
}

fn test_page(at: DateTime) -> Vec<Block> {
    vec![
        Block::Title(Text::new("slip-title-test")),
        Block::Fact(Text::new("slip-when"), Value::DateTime(at)),
        Block::TestPattern,
        Block::Note(Text::new("slip-test-note")),
    ]
}

/// One line a part, in English: the board's language.
fn readiness(all: Readiness, at: DateTime) -> Vec<Block> {
    let (mark, result) = match all.verdict() {
        Verdict::Pass => (Mark::Check, "readiness-pass"),
        Verdict::Fail => (Mark::Warning, "readiness-fail"),
        Verdict::NotTested => (Mark::Unchanged, "readiness-not-tested"),
    };
    let mut blocks = vec![
        Block::Title(Text::new("readiness-title")),
        Block::Fact(Text::new("slip-when"), Value::DateTime(at)),
        Block::Frame {
            mark,
            result: Text::new(result),
            detail: None,
        },
    ];
    let parts = Part::ALL.into_iter().zip(all.0);
    blocks.extend(parts.map(|(part, verdict)| {
        let word = match verdict {
            Verdict::Pass => "verdict-pass",
            Verdict::Fail => "verdict-fail",
            Verdict::NotTested => "verdict-not-tested",
        };
        Block::Fact(Text::new(part.key()), Value::Text(Text::new(word)))
    }));
    blocks
}

fn code_fact(code: FailureCode) -> Block {
    Block::Fact(
        Text::new("slip-code"),
        Value::Verbatim(code.code().to_owned()),
    )
}

fn office(imprint: &Imprint) -> Block {
    let office = imprint.office.clone();
    Block::Place {
        name: office.name,
        address: office.address,
        hours: office.hours,
        telephone: office.telephone,
    }
}

/// Key of what she can do after a password that was not changed: a machine that cannot keep its
/// records will not write the next time either.
#[must_use]
pub const fn again_key(reason: Option<FailureCode>) -> &'static str {
    if matches!(reason, Some(FailureCode::Journal)) {
        "use-another-machine"
    } else {
        "not-changed-again"
    }
}

/// Keys of the sentence on a reservation and of the steps to another one: none where hers is in
/// use at another machine.
#[must_use]
pub const fn reservation_steps(reason: FailureCode) -> (&'static str, &'static [&'static str]) {
    if matches!(reason, FailureCode::ReservationInUse) {
        ("no-reservation-in-use-text", &[])
    } else {
        (
            "no-reservation-text",
            &["no-reservation-1", "no-reservation-2", "no-reservation-3"],
        )
    }
}

/// Key of what is the matter with the reservation: the screen and the slip say the same.
#[must_use]
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "only four codes speak of a reservation"
)]
pub const fn reservation_key(reason: FailureCode) -> &'static str {
    match reason {
        FailureCode::ReservationExpired => "no-reservation-old-title",
        FailureCode::ReservationUsed => "no-reservation-used-title",
        FailureCode::ReservationInUse => "no-reservation-in-use-title",
        _ => "no-reservation-title",
    }
}

/// Key of the sentence that says why the office has to help.
#[must_use]
pub const fn reason_key(reason: ReferralReason) -> &'static str {
    match reason {
        ReferralReason::WantsUserAuthenticationPin => "ref-wants-user-auth",
        ReferralReason::WantsCardInfoInputPin => "ref-wants-card-info",
        ReferralReason::WantsResidentRegisterPin => "ref-wants-register",
        ReferralReason::UserAuthenticationPinForgotten => "ref-pin-forgotten",
        ReferralReason::UserAuthenticationPinLocked => "ref-pin-locked",
        ReferralReason::SignatureCertificateMissing => "ref-no-certificate",
        ReferralReason::SignatureCertificateExpired => "ref-expired",
        ReferralReason::SignatureCertificateRevoked => "ref-revoked",
        ReferralReason::Suspended => "ref-suspended",
        ReferralReason::UserAuthenticationCertificateEnded => "ref-user-auth-ended",
        ReferralReason::CardExpired => "ref-card-expired",
        ReferralReason::CertificateNotTrusted => "ref-not-trusted",
        ReferralReason::CardDamaged => "ref-damaged",
        ReferralReason::NoSmartphone => "ref-no-smartphone",
        ReferralReason::ResetNotOffered => "ref-no-reset",
    }
}

/// Key of the Japanese sentence that tells the person at the counter what is wanted.
#[must_use]
pub const fn counter_key(reason: ReferralReason) -> &'static str {
    match reason {
        ReferralReason::WantsUserAuthenticationPin => "counter-wants-user-auth",
        ReferralReason::WantsCardInfoInputPin => "counter-wants-card-info",
        ReferralReason::WantsResidentRegisterPin => "counter-wants-register",
        ReferralReason::UserAuthenticationPinForgotten => "counter-pin-forgotten",
        ReferralReason::UserAuthenticationPinLocked => "counter-pin-locked",
        ReferralReason::SignatureCertificateMissing => "counter-no-certificate",
        ReferralReason::SignatureCertificateExpired => "counter-expired",
        ReferralReason::SignatureCertificateRevoked => "counter-revoked",
        ReferralReason::Suspended => "counter-suspended",
        ReferralReason::UserAuthenticationCertificateEnded => "counter-user-auth-ended",
        ReferralReason::CardExpired => "counter-card-expired",
        ReferralReason::CertificateNotTrusted => "counter-not-trusted",
        ReferralReason::CardDamaged => "counter-damaged",
        ReferralReason::NoSmartphone => "counter-no-smartphone",
        ReferralReason::ResetNotOffered => "counter-no-reset",
    }
}

/// Keys of what to bring: the card and one proof of identity always. Source: table 8.2 of the
/// service procedure notes.
#[must_use]
pub const fn bring_keys(reason: ReferralReason) -> &'static [&'static str] {
    match reason {
        ReferralReason::CardExpired => {
            &["bring-card", "bring-id", "bring-photo", "bring-residence"]
        }
        ReferralReason::SignatureCertificateMissing => {
            &["bring-card", "bring-id", "bring-guardian"]
        }
        ReferralReason::WantsUserAuthenticationPin
        | ReferralReason::WantsCardInfoInputPin
        | ReferralReason::WantsResidentRegisterPin
        | ReferralReason::UserAuthenticationPinForgotten
        | ReferralReason::UserAuthenticationPinLocked
        | ReferralReason::SignatureCertificateExpired
        | ReferralReason::SignatureCertificateRevoked
        | ReferralReason::Suspended
        | ReferralReason::UserAuthenticationCertificateEnded
        | ReferralReason::CertificateNotTrusted
        | ReferralReason::CardDamaged
        | ReferralReason::NoSmartphone
        | ReferralReason::ResetNotOffered => &["bring-card", "bring-id"],
    }
}
