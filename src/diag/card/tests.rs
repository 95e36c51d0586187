#![expect(
    clippy::needless_raw_string_hashes,
    reason = "expect-test writes its snapshots with them"
)]

use super::super::tests::told as text_of;
use super::*;
use expect_test::expect;
use pin_kiosk_core::certificate::IssuerName;
use pin_kiosk_core::event::CardFingerprint;

fn now() -> Timestamp {
    "2026-11-24T03:00:00Z".parse().unwrap()
}

fn validity() -> Validity {
    Validity {
        not_before: "2022-01-01T00:00:00Z".parse().unwrap(),
        not_after: "2027-01-01T00:00:00Z".parse().unwrap(),
    }
}

fn identified() -> CardIdentified {
    CardIdentified {
        user_authentication: Tries::Left(3),
        signature: Some(Tries::Left(5)),
        tries_max: [3, 5],
        reset_offered: false,
    }
}

fn text(identified: Result<CardIdentified, CardFault>, certificate: Option<CardFault>) -> String {
    let certificate = identified.is_ok().then(|| match certificate {
        Some(fault) => Err(fault),
        None => Ok(CertificateChecked {
            card: CardFingerprint([0xAB; 32]),
            validity: validity(),
            issuer: IssuerName::new("OU=Issuer\u{1b}[2J,C=JP"),
        }),
    });
    let mut section = Section::new(SectionId::Card);
    judge(
        &mut section,
        &Told {
            identified,
            certificate,
        },
        now(),
    );
    text_of(&section)
}

#[test]
fn a_good_test_card_tells_tries_and_dates_and_not_who_it_is() {
    let text = text(Ok(identified()), None);
    assert!(!text.to_lowercase().contains("abab"), "{text}");
    expect![[r#"
        pin-kiosk 0 on 1970-01-01 00:00:00 UTC

        card
          application              pass        the card has it
          user authentication pin  pass        3 tries left
          signature password       pass        5 tries left
          certificate              pass        of a pinned issuer, ends in 37 days
          facts
            certificate begins: 2022-01-01T00:00:00Z
            certificate days left: 37
            certificate ends: 2027-01-01T00:00:00Z
            certificate issuer: OU=Issuer\u{1b}[2J,C=JP
            reset offered: false
            signature tries left: 5
            user authentication tries left: 3

        nothing failed
    "#]]
    .assert_eq(&text);
}

#[test]
fn a_locked_password_and_an_issuer_that_is_not_pinned() {
    let card = CardIdentified {
        signature: Some(Tries::Locked),
        ..identified()
    };
    expect![[r#"
        pin-kiosk 0 on 1970-01-01 00:00:00 UTC

        card
          application              pass        the card has it
          user authentication pin  pass        3 tries left
          signature password       FAIL        locked
          certificate              FAIL        the issuer is not trusted
          what to do
            signature password: this card cannot be used to try the kiosk: have it unlocked where it was issued
            certificate: put the issuer's certificate into `card.trust_anchors`, if the card is to be trusted
          facts
            reset offered: false
            signature tries left: 0
            user authentication tries left: 3

        failed: card
    "#]].assert_eq(&text(
        Ok(card),
        Some(CardFault::Certificate(CertificateFault::UnknownIssuer)),
    ));
}

#[test]
fn a_certificate_whose_time_is_not_now_tells_its_dates() {
    let text = text(
        Ok(identified()),
        Some(CardFault::Certificate(CertificateFault::Expired(
            Validity {
                not_after: "2026-11-14T02:00:00Z".parse().unwrap(),
                ..validity()
            },
        ))),
    );
    for line in [
        "certificate              FAIL        the certificate has expired",
        "certificate: check the kiosk's clock, then the card's dates",
        "certificate begins: 2022-01-01T00:00:00Z",
        "certificate ends: 2026-11-14T02:00:00Z",
        "certificate days left: -10",
    ] {
        assert!(text.contains(line), "{line}: {text}");
    }
}

#[test]
fn another_card_is_told_apart_from_no_card_and_from_a_reader_that_fails() {
    for (fault, says) in [
        (
            CardFault::WrongCard,
            "FAIL        the card does not have the application",
        ),
        (
            CardFault::Channel(ChannelError::NoCard),
            "not tested  no card is seen",
        ),
        (
            CardFault::Channel(ChannelError::NoReader),
            "FAIL        no reader",
        ),
        (
            CardFault::Channel(ChannelError::InUse),
            "FAIL        the card is in use by another program",
        ),
        (
            CardFault::Refused(0x6985),
            "FAIL        unexpected status 6985",
        ),
    ] {
        let text = text(Err(fault), None);
        assert!(text.contains(says), "{text}");
        assert!(
            text.contains("not tested  no card was recognised"),
            "{text}"
        );
    }
}

#[test]
fn a_card_for_residents_in_a_kiosk_for_tests() {
    let text = text(
        Ok(identified()),
        Some(CardFault::Certificate(CertificateFault::WrongPolicy)),
    );
    assert!(
        text.contains("certificate: a test card in a kiosk for residents"),
        "{text}"
    );
}
