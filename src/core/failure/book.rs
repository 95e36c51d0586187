//! What support has to know of each code; `docs/failure-codes.md` is printed from it.

use super::{CentreFailure, FailureCode, ReaderFailure};
use crate::referral::ReferralReason;
use std::fmt::Write as _;

/// What support has to know of one code.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Explanation {
    /// What usually brings it about.
    pub cause: &'static str,
    /// What it means for the card.
    pub card: &'static str,
    /// What the resident saw: the view's id, and the gist of it.
    pub resident: &'static str,
    /// What to do.
    pub remedy: &'static str,
}

impl FailureCode {
    /// What support has to know of this code.
    #[must_use]
    pub const fn explanation(self) -> Explanation {
        match self {
            Self::FraudSuspected => FRAUD_SUSPECTED,
            Self::Cancelled => CANCELLED,
            Self::WalkedAway => WALKED_AWAY,
            Self::NoReservation => NO_RESERVATION,
            Self::ReservationExpired => RESERVATION_EXPIRED,
            Self::ReservationUsed => RESERVATION_USED,
            Self::ReservationInUse => RESERVATION_IN_USE,
            Self::CardRemoved => CARD_REMOVED,
            Self::WrongCard => WRONG_CARD,
            Self::CardSilent => CARD_SILENT,
            Self::CardRefused => CARD_REFUSED,
            Self::CardUnreadable => CARD_UNREADABLE,
            Self::WriteTorn => WRITE_TORN,
            Self::WriteUnknown => WRITE_UNKNOWN,
            Self::Journal => JOURNAL,
            Self::Internal => INTERNAL,
            Self::Referred(reason) => referral(reason),
            Self::Reader(failure) => reader(failure),
            Self::Centre(failure) => centre(failure),
        }
    }
}

const fn reader(failure: ReaderFailure) -> Explanation {
    match failure {
        ReaderFailure::NoService => READER_NO_SERVICE,
        ReaderFailure::NoReader => READER_NO_READER,
        ReaderFailure::InUse => READER_IN_USE,
        ReaderFailure::Transport => READER_TRANSPORT,
    }
}

const fn centre(failure: CentreFailure) -> Explanation {
    match failure {
        CentreFailure::Unreachable => CENTRE_UNREACHABLE,
        CentreFailure::TimedOut => CENTRE_TIMED_OUT,
        CentreFailure::NotTrusted => CENTRE_NOT_TRUSTED,
        CentreFailure::BadAnswer => CENTRE_BAD_ANSWER,
        CentreFailure::Failed => CENTRE_FAILED,
        CentreFailure::Refused => CENTRE_REFUSED,
        CentreFailure::UnknownProblem => CENTRE_UNKNOWN_PROBLEM,
    }
}

const fn referral(reason: ReferralReason) -> Explanation {
    match reason {
        ReferralReason::WantsUserAuthenticationPin => REFERRAL_WANTS_USER_AUTHENTICATION_PIN,
        ReferralReason::WantsCardInfoInputPin => REFERRAL_WANTS_CARD_INFO_INPUT_PIN,
        ReferralReason::WantsResidentRegisterPin => REFERRAL_WANTS_RESIDENT_REGISTER_PIN,
        ReferralReason::UserAuthenticationPinForgotten => {
            REFERRAL_USER_AUTHENTICATION_PIN_FORGOTTEN
        }
        ReferralReason::UserAuthenticationPinLocked => REFERRAL_USER_AUTHENTICATION_PIN_LOCKED,
        ReferralReason::SignatureCertificateMissing => REFERRAL_SIGNATURE_CERTIFICATE_MISSING,
        ReferralReason::SignatureCertificateExpired => REFERRAL_SIGNATURE_CERTIFICATE_EXPIRED,
        ReferralReason::SignatureCertificateRevoked => REFERRAL_SIGNATURE_CERTIFICATE_REVOKED,
        ReferralReason::Suspended => REFERRAL_SUSPENDED,
        ReferralReason::UserAuthenticationCertificateEnded => {
            REFERRAL_USER_AUTHENTICATION_CERTIFICATE_ENDED
        }
        ReferralReason::CardExpired => REFERRAL_CARD_EXPIRED,
        ReferralReason::CertificateNotTrusted => REFERRAL_CERTIFICATE_NOT_TRUSTED,
        ReferralReason::CardDamaged => REFERRAL_CARD_DAMAGED,
        ReferralReason::NoSmartphone => REFERRAL_NO_SMARTPHONE,
        ReferralReason::ResetNotOffered => REFERRAL_RESET_NOT_OFFERED,
    }
}

/// The whole of `docs/failure-codes.md`.
#[must_use]
pub fn markdown() -> String {
    let mut page = INTRODUCTION.to_owned();
    let mut hundred = "";
    for failure in FailureCode::all() {
        let code = failure.code();
        let heading = HUNDREDS
            .into_iter()
            .find(|(prefix, _)| code.starts_with(prefix))
            .map_or("Others", |(_, heading)| heading);
        if heading != hundred {
            let _infallible = write!(page, "\n## {heading}\n");
            hundred = heading;
        }
        let Explanation {
            cause,
            card,
            resident,
            remedy,
        } = failure.explanation();
        let _infallible = write!(
            page,
            "\n### {code}\n\n\
             - Cause: {cause}\n\
             - Card: {card}\n\
             - The resident saw: {resident}\n\
             - Remedy: {remedy}\n"
        );
    }
    page
}

const INTRODUCTION: &str = "\
# Failure codes

Every way a session can end without a new password has a code, shown small on the screen, kept in the journal and printed on the slip.
A code never changes its meaning and is never used again for another one.
Codes of the card, the reader and the centre can also end a write that had begun.
Then the screen said `not-changed` or `uncertain`, and that word, not the code, tells what the card has.

`pin-kiosk failure K-204` says the same on the machine.
This page is printed from `src/core/failure/book.rs`, and a test compares the two.
";

const HUNDREDS: [(&str, &str); 5] = [
    (
        "K-1",
        "K-1xx: the resident, her certificates, her reservation",
    ),
    ("K-2", "K-2xx: the card"),
    ("K-3", "K-3xx: the reader"),
    ("K-4", "K-4xx: the issuer's centre"),
    ("K-5", "K-5xx: the machine"),
];

const CARD_UNTOUCHED: &str = "Untouched.";
const CARD_BEFORE_WRITE: &str = "Nothing was written; each wrong entry before has used one try.";
const NOTHING_TO_MEND: &str = "Nothing is broken.";
const REFERRAL: &str = "`referral`: the reason, the office, what to bring.";
const OFFICE: &str =
    "Nothing is broken: she goes to the municipal office, with what screen and slip name.";

const FRAUD_SUSPECTED: Explanation = Explanation {
    cause: "She answered that somebody is telling her to do this.",
    card: CARD_UNTOUCHED,
    resident: "`fraud-advice`: stop, and whom to call.",
    remedy: "Nothing is broken; if she asks, name the numbers on the screen again.",
};

const CANCELLED: Explanation = Explanation {
    cause: "She left by the stop button.",
    card: CARD_BEFORE_WRITE,
    resident: "`take-card` or `attract`.",
    remedy: NOTHING_TO_MEND,
};

const WALKED_AWAY: Explanation = Explanation {
    cause: "Nobody answered the idle warning.",
    card: CARD_BEFORE_WRITE,
    resident: "The idle warning, then `take-card` or `attract`.",
    remedy: "Nothing is broken; if a card was left behind, follow the store's rule for found cards.",
};

const NO_RESERVATION: Explanation = Explanation {
    cause: "The centre knows no reservation for this card.",
    card: CARD_BEFORE_WRITE,
    resident: "`no-reservation`: how to make one in the app.",
    remedy: "She makes a reservation in the official app and comes back within 24 hours.",
};

const RESERVATION_EXPIRED: Explanation = Explanation {
    cause: "The reservation is older than 24 hours.",
    card: CARD_BEFORE_WRITE,
    resident: "`no-reservation`: it has expired.",
    remedy: "She makes a new reservation in the official app and comes back within 24 hours.",
};

const RESERVATION_USED: Explanation = Explanation {
    cause: "The reservation has already been used for a reset.",
    card: CARD_BEFORE_WRITE,
    resident: "`no-reservation`: it is used up.",
    remedy: "If the password is not the one she set, she makes a new reservation.",
};

const RESERVATION_IN_USE: Explanation = Explanation {
    cause: "Another kiosk works with the same reservation, or did a moment ago.",
    card: CARD_BEFORE_WRITE,
    resident: "`no-reservation`: it is in use.",
    remedy: "Finish at the other kiosk, or wait some minutes and try again.",
};

const CARD_REMOVED: Explanation = Explanation {
    cause: "The card was taken out or slipped before anything was written, or the reader's contact is poor.",
    card: CARD_BEFORE_WRITE,
    resident: "`place-card` with the hint that it was moved, or `not-changed`.",
    remedy: "Place the card again and do not move it; if it happens with every card, `pin-kiosk diag reader` with a test card.",
};

const WRONG_CARD: Explanation = Explanation {
    cause: "The card has no application of the Individual Number Card: a licence, a transit card, a bank card, a notification card.",
    card: CARD_UNTOUCHED,
    resident: "`wrong-card`: which card is meant.",
    remedy: "If an Individual Number Card is refused, the office checks it; `pin-kiosk diag card` with a test card tells whether it is the kiosk.",
};

const CARD_SILENT: Explanation = Explanation {
    cause: "The card did not answer in time.",
    card: "As the screen said: `reader-fault` and `not-changed` mean that it keeps what it had; `uncertain` means nobody knows.",
    resident: "`reader-fault`, `not-changed` or `uncertain`, then `take-card`.",
    remedy: "Try again; with the same card more than once: the office checks the card; with several cards: `pin-kiosk diag reader`.",
};

const CARD_REFUSED: Explanation = Explanation {
    cause: "The card answered with a status that is not expected there.",
    card: "As the screen said: `reader-fault` and `not-changed` mean that it keeps what it had.",
    resident: "`reader-fault` or `not-changed`.",
    remedy: "With `RUST_LOG=info,apdu=trace` the log has the status word; with one card only: the office checks it; with all cards: the profile does not fit.",
};

const CARD_UNREADABLE: Explanation = Explanation {
    cause: "The card answered with something that is not what the specification says, or cannot be powered.",
    card: "As the screen said: `reader-fault` and `not-changed` mean that it keeps what it had.",
    resident: "`place-card` with the hint that it could not be read, `reader-fault` or `not-changed`.",
    remedy: "Clean and place the card again; with one card only: the office checks it; with several: `pin-kiosk diag reader`.",
};

const WRITE_TORN: Explanation = Explanation {
    cause: "The card moved during the write, was put back, and shows that the write did not happen.",
    card: "It keeps the password it had.",
    resident: "`replace-card`, then `not-changed`.",
    remedy: "She can begin again; the old password still holds (or is still forgotten or locked).",
};

const WRITE_UNKNOWN: Explanation = Explanation {
    cause: "The card moved during the write and was not put back, or does not tell what it has.",
    card: "Nobody knows: the old or the new password, or locked.",
    resident: "`replace-card`, then `uncertain`.",
    remedy: "The office sets it anew; before that she may try the new password once, which costs a try if it is wrong; the record number on the slip finds the session in the journal.",
};

const JOURNAL: Explanation = Explanation {
    cause: "The journal could not be written: disk full, read-only or broken, or its folder is gone.",
    card: "Nothing was written: a write does not begin before the journal has taken it.",
    resident: "`not-changed` or `attract`, then `closed`: out of service.",
    remedy: "`pin-kiosk diag journal`; make room or mend the disk: the kiosk comes back by itself.",
};

const INTERNAL: Explanation = Explanation {
    cause: "A rule of the program itself was broken; the session was ended in the safe direction.",
    card: "As the screen said: `not-changed` or `uncertain`.",
    resident: "`not-changed` or `uncertain`.",
    remedy: "Send `pin-kiosk diag report` to the maker; the kiosk can go on.",
};

const READER_NO_SERVICE: Explanation = Explanation {
    cause: "The smart card service (pcscd) is not running or went away.",
    card: "Nothing was written; if it went away during a write, the screen said `uncertain`.",
    resident: "`reader-fault`, then `closed`: out of service.",
    remedy: "`pin-kiosk diag status`; start pcscd: the kiosk comes back by itself.",
};

const READER_NO_READER: Explanation = Explanation {
    cause: "No reader matches the configuration, or it was unplugged.",
    card: "Nothing was written; if it went away during a write, the screen said `uncertain`.",
    resident: "`reader-fault`, then `closed`: out of service.",
    remedy: "`pin-kiosk diag list`; plug the reader in, or mend `reader.name_pattern`.",
};

const READER_IN_USE: Explanation = Explanation {
    cause: "Another program holds the card.",
    card: CARD_UNTOUCHED,
    resident: "`reader-fault`.",
    remedy: "`pin-kiosk diag reader` names what it can; stop the other program: a kiosk's reader is its own.",
};

const READER_TRANSPORT: Explanation = Explanation {
    cause: "The reader or its driver failed in another way.",
    card: "Nothing was written; if it failed during a write, the screen said `uncertain`.",
    resident: "`reader-fault`, `not-changed` or `uncertain`.",
    remedy: "Unplug the reader and plug it in again; if it comes back, change cable, port, reader in that order.",
};

const CENTRE_UNREACHABLE: Explanation = Explanation {
    cause: "No connection to the centre: line, name service, firewall or the centre itself.",
    card: CARD_BEFORE_WRITE,
    resident: "`line-down`; a change is offered all the same.",
    remedy: "`pin-kiosk diag centre` tells name, address and connection apart.",
};

const CENTRE_TIMED_OUT: Explanation = Explanation {
    cause: "The centre did not answer in time.",
    card: CARD_BEFORE_WRITE,
    resident: "`line-down`; a change is offered all the same.",
    remedy: "`pin-kiosk diag centre` shows the round trip; an authorisation whose answer was lost may be used up: she makes a new reservation.",
};

const CENTRE_NOT_TRUSTED: Explanation = Explanation {
    cause: "The identity of the centre could not be checked, or the centre did not accept the kiosk's certificate.",
    card: CARD_BEFORE_WRITE,
    resident: "`line-down`; a change is offered all the same.",
    remedy: "`pin-kiosk diag centre` shows chain, days to expiry and clock; mend clock, `centre.trust_anchors` or the client certificate.",
};

const CENTRE_BAD_ANSWER: Explanation = Explanation {
    cause: "The centre's answer was cut short, too long or not what the interface says.",
    card: CARD_BEFORE_WRITE,
    resident: "`line-down`; a change is offered all the same.",
    remedy: "Look for a proxy in between; else tell the centre, with time and kiosk id.",
};

const CENTRE_FAILED: Explanation = Explanation {
    cause: "The centre reported an error of its own.",
    card: CARD_BEFORE_WRITE,
    resident: "`line-down`; a change is offered all the same.",
    remedy: "Tell the centre, with time and kiosk id.",
};

const CENTRE_REFUSED: Explanation = Explanation {
    cause: "The centre refused what the kiosk sent: a fault of kiosk or interface, not of the resident.",
    card: CARD_BEFORE_WRITE,
    resident: "`line-down`; a change is offered all the same.",
    remedy: "Send `pin-kiosk diag report` to the maker, and tell the centre the time and the kiosk id.",
};

const CENTRE_UNKNOWN_PROBLEM: Explanation = Explanation {
    cause: "The centre refused for a reason this version of the kiosk does not know.",
    card: CARD_BEFORE_WRITE,
    resident: "`line-down`; a change is offered all the same.",
    remedy: "Update the kiosk; the centre can name the reason.",
};

const REFERRAL_WANTS_USER_AUTHENTICATION_PIN: Explanation = Explanation {
    cause: "She wants the user-authentication PIN set, which this kiosk never does.",
    card: CARD_UNTOUCHED,
    resident: REFERRAL,
    remedy: OFFICE,
};

const REFERRAL_WANTS_CARD_INFO_INPUT_PIN: Explanation = Explanation {
    cause: "She wants the card-info-input PIN set, which this kiosk never does.",
    card: CARD_UNTOUCHED,
    resident: REFERRAL,
    remedy: OFFICE,
};

const REFERRAL_WANTS_RESIDENT_REGISTER_PIN: Explanation = Explanation {
    cause: "She wants the resident-register PIN set, which this kiosk never does.",
    card: CARD_UNTOUCHED,
    resident: REFERRAL,
    remedy: OFFICE,
};

const REFERRAL_USER_AUTHENTICATION_PIN_FORGOTTEN: Explanation = Explanation {
    cause: "She does not know the user-authentication PIN, without which the card cannot be authenticated.",
    card: CARD_BEFORE_WRITE,
    resident: REFERRAL,
    remedy: OFFICE,
};

const REFERRAL_USER_AUTHENTICATION_PIN_LOCKED: Explanation = Explanation {
    cause: "The user-authentication PIN is locked: wrong entries anywhere add up.",
    card: "Nothing was written; the PIN was locked before or by the last wrong entry.",
    resident: REFERRAL,
    remedy: OFFICE,
};

const REFERRAL_SIGNATURE_CERTIFICATE_MISSING: Explanation = Explanation {
    cause: "The card has no signature certificate: under 15, ward, or never issued.",
    card: CARD_BEFORE_WRITE,
    resident: REFERRAL,
    remedy: OFFICE,
};

const REFERRAL_SIGNATURE_CERTIFICATE_EXPIRED: Explanation = Explanation {
    cause: "The signature certificate has expired; renewal is free.",
    card: CARD_BEFORE_WRITE,
    resident: REFERRAL,
    remedy: OFFICE,
};

const REFERRAL_SIGNATURE_CERTIFICATE_REVOKED: Explanation = Explanation {
    cause: "The signature certificate was revoked, mostly by a change of name or address.",
    card: CARD_BEFORE_WRITE,
    resident: REFERRAL,
    remedy: OFFICE,
};

const REFERRAL_SUSPENDED: Explanation = Explanation {
    cause: "Card or certificates are suspended after a loss report.",
    card: CARD_BEFORE_WRITE,
    resident: REFERRAL,
    remedy: "If she found the card again she tells the office or the telephone number on the screen.",
};

const REFERRAL_USER_AUTHENTICATION_CERTIFICATE_ENDED: Explanation = Explanation {
    cause: "The user-authentication certificate has expired or was revoked.",
    card: CARD_BEFORE_WRITE,
    resident: REFERRAL,
    remedy: "She goes to the municipal office; if it happens with every card, check the kiosk's clock: `pin-kiosk diag status`.",
};

const REFERRAL_CARD_EXPIRED: Explanation = Explanation {
    cause: "The card has expired, or the period of stay has ended.",
    card: CARD_BEFORE_WRITE,
    resident: REFERRAL,
    remedy: OFFICE,
};

const REFERRAL_CERTIFICATE_NOT_TRUSTED: Explanation = Explanation {
    cause: "The card's certificate does not come from an issuer this kiosk trusts, or its signature does not fit.",
    card: CARD_BEFORE_WRITE,
    resident: REFERRAL,
    remedy: "One card: the office checks it; every card: `card.trust_anchors` or `card.policies` are wrong, see `pin-kiosk diag card`.",
};

const REFERRAL_CARD_DAMAGED: Explanation = Explanation {
    cause: "The card could not be read although it was placed again.",
    card: CARD_BEFORE_WRITE,
    resident: REFERRAL,
    remedy: "The office checks the card; if it happens with several cards, `pin-kiosk diag reader` with a test card.",
};

const REFERRAL_NO_SMARTPHONE: Explanation = Explanation {
    cause: "She has no smartphone to make the reservation with.",
    card: CARD_BEFORE_WRITE,
    resident: REFERRAL,
    remedy: OFFICE,
};

const REFERRAL_RESET_NOT_OFFERED: Explanation = Explanation {
    cause: "The password is locked or forgotten, and this kiosk cannot reset it: no centre is configured, the card's profile offers no reset, or the card does not know its commands.",
    card: CARD_BEFORE_WRITE,
    resident: REFERRAL,
    remedy: "If this kiosk should offer it: `[centre]` and `card.profile` in `kiosk.toml`; else the municipal office.",
};
