//! The record kinds, in one table.

/// What a field can hold.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Form {
    /// Decimal digits, with a minus sign where it can be negative.
    Number,
    /// The same, or `null` where it is not known.
    NumberOrNull,
    /// `true` or `false`.
    Bool,
    /// Letters, digits and `. + - _ :`, never a character that JSON escapes.
    Word,
    /// The same, or `null` where there is none.
    WordOrNull,
    /// 32 hexadecimal digits: the keyed hash of a card.
    Card,
}

/// One kind of record.
#[derive(Clone, Copy, Debug)]
pub struct KindRow {
    /// Its name in the line.
    pub name: &'static str,
    /// Its fields, in the order in which they are written.
    pub fields: &'static [(&'static str, Form)],
    /// When it is written.
    pub meaning: &'static str,
}

pub(super) const JOURNAL_CREATED: &str = "journal-created";
pub(super) const SESSION_STARTED: &str = "session-started";
pub(super) const SESSION_ENDED: &str = "session-ended";
pub(super) const WRITE_STARTED: &str = "write-started";
pub(super) const WRITE_ENDED: &str = "write-ended";
pub(super) const JOURNAL_PRUNED: &str = "journal-pruned";

const fn row(
    name: &'static str,
    fields: &'static [(&'static str, Form)],
    meaning: &'static str,
) -> KindRow {
    KindRow {
        name,
        fields,
        meaning,
    }
}

/// All record kinds. A reader takes kinds that it does not know for records like any other.
pub const KINDS: [KindRow; 23] = [
    row(
        JOURNAL_CREATED,
        &[("format", Form::Number), ("key", Form::Word)],
        "always record 1: version of the format, and the 16 digits that name the verification key",
    ),
    row(
        "kiosk-started",
        &[("version", Form::Word)],
        "the program started; `up` counts anew from here",
    ),
    row("kiosk-stopped", &[], "the program was told to stop"),
    row(
        SESSION_STARTED,
        &[("language", Form::Word)],
        "a resident began, in this language",
    ),
    row(
        "card-identified",
        &[
            ("user_authentication_tries", Form::NumberOrNull),
            ("signature_tries", Form::NumberOrNull),
        ],
        "a card was recognised, with the tries that it told",
    ),
    row(
        "pin-tried",
        &[("result", Form::Word), ("tries_left", Form::NumberOrNull)],
        "the user-authentication PIN was sent to the card: `right`, `wrong` or `unknown`",
    ),
    row(
        "card-authenticated",
        &[("card", Form::Card)],
        "the card proved that it holds the key of a trusted certificate",
    ),
    row("reservation-found", &[], "the centre found a reservation"),
    row(
        "current-password-tried",
        &[("result", Form::Word), ("tries_left", Form::NumberOrNull)],
        "the current signature password was sent to the card: `right`, `wrong` or `unknown`",
    ),
    row(
        WRITE_STARTED,
        &[("card", Form::Card), ("procedure", Form::Word)],
        "the next command changes the card: `change` or `reset`",
    ),
    row(
        WRITE_ENDED,
        &[
            ("card", Form::Card),
            ("outcome", Form::Word),
            ("found", Form::Word),
        ],
        "the one outcome of the write before: `done`, `not-changed` or `unknown`; found \
         `in-session`, or `at-start` when the program stopped in between",
    ),
    row(
        SESSION_ENDED,
        &[("end", Form::Word)],
        "`done`, a failure code, or `interrupted` when the program stopped or the journal failed in between",
    ),
    row(
        "slip-printed",
        &[("fault", Form::WordOrNull)],
        "a slip was printed, or this was in the way",
    ),
    row(
        "card-worker-replaced",
        &[],
        "the card did not answer in time and its worker was replaced",
    ),
    row(
        "service-changed",
        &[("out_of_service", Form::WordOrNull)],
        "the machine went out of service for this reason, or came back",
    ),
    row(
        "technician-tried",
        &[("right", Form::Bool)],
        "the technician's passcode was entered",
    ),
    row(
        "technician-tested",
        &[("part", Form::Word), ("verdict", Form::Word)],
        "a technician had this part tested: `pass`, `fail` or `not-tested`",
    ),
    row(
        "clock-vouched",
        &[],
        "a technician said that the clock is right, whatever the last record says",
    ),
    row("technician-left", &[], "technician mode ended"),
    row(
        "config-changed",
        &[("accepted", Form::Bool)],
        "a changed configuration was taken over or refused",
    ),
    row(
        "clock-jumped",
        &[("by_millis", Form::Number)],
        "the wall clock jumped against the monotonic one, negative is backwards; the record comes \
         after the jump",
    ),
    row(
        "journal-repaired",
        &[("torn_bytes", Form::Number)],
        "the last line was torn by a power cut and was set aside in a file of its own",
    ),
    row(
        JOURNAL_PRUNED,
        &[("last", Form::Number), ("hash", Form::Word)],
        "the records up to this one, with this hash, are old enough to be deleted; vouches for a \
         journal that begins behind it",
    ),
];
