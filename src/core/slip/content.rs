//! The blocks of each kind of slip.

use super::{Imprint, Slip, Subject};
use crate::event::WriteOutcome;
use crate::failure::FailureCode;
use crate::language::Language;
use crate::referral::ReferralReason;
use jiff::civil::{Date, DateTime};

/// Hotline of the card in Japanese; loss and theft at any hour.
/// Source: otoiawase page of kojinbango-card.go.jp.
const HOTLINE_JAPANESE: &str = "0120-95-0178";
/// The same in other languages: card, certificate, loss, suspension.
const HOTLINE_OTHER: &str = "0120-0178-27";
/// Consumer hotline.
const HOTLINE_CONSUMER: &str = "188";
/// Police advice.
const HOTLINE_POLICE: &str = "#9110";

/// One text: a key of `slip.ftl` and its arguments.
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
    /// A name and what belongs to it, below each other.
    Place {
        /// Bold.
        name: String,
        /// One a line.
        lines: Vec<String>,
    },
    /// A paragraph.
    Note(Text),
    /// What to bring: a heading and its items.
    Items(Text, Vec<Text>),
    /// A sentence to show at the counter, in its own frame.
    Counter {
        /// "Show this at the counter", in the slip's language.
        label: Text,
        /// The sentence, in Japanese.
        sentence: Text,
    },
    /// A telephone number, large.
    Telephone(Text, &'static str),
    /// The journal record: QR code, number and check digits.
    Record {
        /// Text of the code.
        code: String,
        /// Label and value of the number, then label and lines of the check digits.
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
            Subject::NoReservation(reason) => blocks.extend(self.no_reservation(reason, at)),
            Subject::FraudAdvice => blocks.extend(fraud_advice(at)),
            Subject::TestPage => blocks.extend(test_page(at)),
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
            WriteOutcome::Done => (Mark::Check, "slip-done"),
            WriteOutcome::NotChanged => (Mark::Unchanged, "slip-not-changed"),
            WriteOutcome::Unknown => (Mark::Warning, "slip-uncertain"),
        };
        let mut blocks = vec![
            Block::Title(Text::new("slip-title-result")),
            Block::Frame {
                mark,
                result: Text::new(result),
                detail: Some(Text::new("slip-signature-password")),
            },
            Block::Fact(Text::new("slip-when"), Value::DateTime(at)),
            Block::Fact(Text::new("slip-fee"), Value::Text(Text::new("slip-free"))),
        ];
        blocks.extend(reason.map(code_fact));
        blocks.extend(
            ends.map(|ends| Block::Fact(Text::new("slip-certificate-ends"), Value::Date(ends))),
        );
        blocks.push(Block::Dashes);
        match outcome {
            WriteOutcome::Done => {
                blocks.extend(ends.map(|_| Block::Note(Text::new("slip-renew"))));
                blocks.push(Block::Note(Text::new("slip-keep-secret")));
            }
            WriteOutcome::NotChanged => {
                blocks.push(Block::Note(Text::new("slip-not-changed-note")));
            }
            WriteOutcome::Unknown => {
                blocks.push(Block::Note(Text::new("slip-uncertain-note")));
                blocks.push(office(imprint));
                blocks.extend(self.counter(Text::new("slip-counter-uncertain")));
            }
        }
        blocks.push(self.telephone());
        blocks
    }

    fn referral(&self, reason: ReferralReason, imprint: &Imprint, at: DateTime) -> Vec<Block> {
        let mut blocks = vec![
            Block::Title(Text::new("slip-title-referral")),
            Block::Frame {
                mark: Mark::Office,
                result: Text::new("slip-referral"),
                detail: Some(Text::new(referral_key(reason))),
            },
            office(imprint),
            Block::Items(Text::new("slip-bring"), bring(reason)),
        ];
        blocks.extend(self.counter(Text::new(counter_key(reason))));
        blocks.push(Block::Dashes);
        blocks.push(Block::Fact(Text::new("slip-when"), Value::DateTime(at)));
        blocks.push(code_fact(FailureCode::Referred(reason)));
        blocks.push(self.telephone());
        blocks
    }

    fn no_reservation(&self, reason: FailureCode, at: DateTime) -> Vec<Block> {
        let expired = reason == FailureCode::ReservationExpired;
        vec![
            Block::Title(Text::new("slip-title-reservation")),
            Block::Frame {
                mark: Mark::Smartphone,
                result: Text::new("slip-reservation"),
                detail: Some(Text::new(if expired {
                    "slip-reservation-expired"
                } else {
                    "slip-reservation-missing"
                })),
            },
            Block::Note(Text::new("slip-reservation-note")),
            Block::Dashes,
            Block::Fact(Text::new("slip-when"), Value::DateTime(at)),
            code_fact(reason),
            self.telephone(),
        ]
    }

    /// The sentence for the counter, for those who may not be able to say it in Japanese.
    fn counter(&self, sentence: Text) -> Option<Block> {
        (self.language != Language::Japanese).then(|| Block::Counter {
            label: Text::new("slip-counter"),
            sentence: sentence.in_language(Language::Japanese),
        })
    }

    fn telephone(&self) -> Block {
        let number = match self.language {
            Language::Japanese | Language::EasyJapanese => HOTLINE_JAPANESE,
            Language::English
            | Language::ChineseSimplified
            | Language::ChineseTraditional
            | Language::Korean
            | Language::Spanish
            | Language::Portuguese
            | Language::Thai
            | Language::Nepali
            | Language::Indonesian
            | Language::Vietnamese
            | Language::Tagalog => HOTLINE_OTHER,
        };
        Block::Telephone(Text::new("slip-trouble"), number)
    }
}

fn fraud_advice(at: DateTime) -> Vec<Block> {
    vec![
        Block::Title(Text::new("slip-title-fraud")),
        Block::Frame {
            mark: Mark::Warning,
            result: Text::new("slip-fraud"),
            detail: Some(Text::new("slip-fraud-nobody-asks")),
        },
        Block::Telephone(Text::new("slip-fraud-card"), HOTLINE_OTHER),
        Block::Telephone(Text::new("slip-fraud-consumer"), HOTLINE_CONSUMER),
        Block::Telephone(Text::new("slip-fraud-police"), HOTLINE_POLICE),
        Block::Note(Text::new("slip-fraud-note")),
        Block::Dashes,
        Block::Fact(Text::new("slip-when"), Value::DateTime(at)),
    ]
}

fn test_page(at: DateTime) -> Vec<Block> {
    vec![
        Block::Title(Text::new("slip-title-test")),
        Block::Fact(Text::new("slip-when"), Value::DateTime(at)),
        Block::TestPattern,
        Block::Note(Text::new("slip-test-note")),
    ]
}

fn code_fact(code: FailureCode) -> Block {
    Block::Fact(
        Text::new("slip-code"),
        Value::Verbatim(code.code().to_owned()),
    )
}

fn office(imprint: &Imprint) -> Block {
    let office = &imprint.office;
    let lines = [&office.address, &office.hours, &office.telephone];
    Block::Place {
        name: office.name.clone(),
        lines: lines
            .into_iter()
            .filter(|line| !line.is_empty())
            .cloned()
            .collect(),
    }
}

const fn referral_key(reason: ReferralReason) -> &'static str {
    match reason {
        ReferralReason::WantsUserAuthenticationPin => "slip-wants-user-authentication-pin",
        ReferralReason::WantsCardInfoInputPin => "slip-wants-card-info-input-pin",
        ReferralReason::WantsResidentRegisterPin => "slip-wants-resident-register-pin",
        ReferralReason::UserAuthenticationPinForgotten => "slip-user-authentication-pin-forgotten",
        ReferralReason::UserAuthenticationPinLocked => "slip-user-authentication-pin-locked",
        ReferralReason::SignatureCertificateMissing => "slip-signature-certificate-missing",
        ReferralReason::SignatureCertificateExpired => "slip-signature-certificate-expired",
        ReferralReason::SignatureCertificateRevoked => "slip-signature-certificate-revoked",
        ReferralReason::Suspended => "slip-suspended",
        ReferralReason::UserAuthenticationCertificateEnded => {
            "slip-user-authentication-certificate-ended"
        }
        ReferralReason::CardExpired => "slip-card-expired",
        ReferralReason::CertificateNotTrusted => "slip-certificate-not-trusted",
        ReferralReason::CardDamaged => "slip-card-damaged",
        ReferralReason::NoSmartphone => "slip-no-smartphone",
        ReferralReason::ResetNotOffered => "slip-reset-not-offered",
    }
}

/// The sentence for the counter: what the person there has to do.
const fn counter_key(reason: ReferralReason) -> &'static str {
    match reason {
        ReferralReason::WantsUserAuthenticationPin
        | ReferralReason::UserAuthenticationPinForgotten
        | ReferralReason::UserAuthenticationPinLocked => "slip-counter-user-authentication-pin",
        ReferralReason::WantsCardInfoInputPin => "slip-counter-card-info-input-pin",
        ReferralReason::WantsResidentRegisterPin => "slip-counter-resident-register-pin",
        ReferralReason::SignatureCertificateMissing
        | ReferralReason::SignatureCertificateExpired
        | ReferralReason::SignatureCertificateRevoked => "slip-counter-signature-certificate",
        ReferralReason::UserAuthenticationCertificateEnded => "slip-counter-both-certificates",
        ReferralReason::Suspended => "slip-counter-suspended",
        ReferralReason::CardExpired
        | ReferralReason::CertificateNotTrusted
        | ReferralReason::CardDamaged => "slip-counter-card",
        ReferralReason::NoSmartphone | ReferralReason::ResetNotOffered => {
            "slip-counter-signature-password"
        }
    }
}

/// What to bring. The card and one proof of identity always; source: table 8.2 of the service
/// procedure notes, which names no further paper.
fn bring(reason: ReferralReason) -> Vec<Text> {
    let mut items = vec![
        Text::new("slip-bring-card"),
        Text::new("slip-bring-identity"),
    ];
    match reason {
        ReferralReason::CardExpired => items.push(Text::new("slip-bring-residence-card")),
        ReferralReason::SignatureCertificateMissing => {
            items.push(Text::new("slip-bring-representative"));
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
        | ReferralReason::ResetNotOffered => {}
    }
    items
}
