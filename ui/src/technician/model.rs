//! What a technician is shown and what he does, as plain data.

use pin_kiosk_core::effect::Sound;
use pin_kiosk_core::input::OutOfService;
use pin_kiosk_core::technician::Part;
use std::fmt;

/// What a technician is shown.
#[derive(Clone, Debug, PartialEq)]
pub enum TechnicianView {
    /// The way in.
    Passcode(Passcode),
    /// The machine.
    Board(Box<Board>),
}

/// The way in.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Passcode {
    /// Characters typed.
    pub typed: usize,
    /// Whether it can be handed in.
    pub state: PasscodeState,
    /// Seconds until residents have the screen again.
    pub ends_in: u64,
}

/// Whether a passcode can be handed in.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum PasscodeState {
    /// It can.
    Open,
    /// It can; the last one was wrong.
    Wrong,
    /// It is being looked at.
    Checking,
    /// Not before so many seconds.
    Wait(u64),
    /// Not any more.
    LockedOut,
    /// The try cannot be counted, so it is not looked at.
    Uncounted,
}

/// How something stands.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Light {
    /// In order.
    Good,
    /// In order, and there is something to see to.
    Attention,
    /// Not in order.
    Bad,
    /// Nobody has looked.
    #[default]
    Unknown,
    /// Somebody is looking.
    Busy,
}

/// The machine, as a technician sees it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Board {
    /// Id of the kiosk.
    pub kiosk: String,
    /// Name of the store.
    pub store: String,
    /// Version of the program.
    pub version: String,
    /// Local date and time.
    pub time: String,
    /// The one sentence.
    pub headline: Headline,
    /// Whether residents can use the kiosk once the technician has left, in words.
    pub service: String,
    /// When the kiosk is open by the calendar, in words.
    pub hours: String,
    /// One a part, in the order of [`Part::ALL`].
    pub tiles: Vec<Tile>,
    /// The part whose tests are shown; none is the first.
    pub chosen: Option<Part>,
    /// What the tests of this part said.
    pub tests: Vec<TestRow>,
    /// What was seen of this part.
    pub facts: Vec<Fact>,
    /// Round trips to a card, as last measured.
    pub trips: Trips,
    /// What residents did today.
    pub today: Vec<Count>,
    /// What is under way.
    pub running: Option<Running>,
    /// What came of the last thing asked for, in a sentence.
    pub news: Option<String>,
    /// What a technician has decided: the reason residents are shown.
    pub out_of_service: Option<OutOfService>,
    /// Whether the machine takes its clock for wrong.
    pub clock_doubted: bool,
    /// Seconds until the mode ends by itself.
    pub ends_in: u64,
}

/// The sentence on top.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Headline {
    /// Its sign.
    pub light: Light,
    /// The sentence.
    pub words: String,
    /// What is worst, or what to do.
    pub more: String,
}

/// One part of the machine.
#[derive(Clone, Debug, PartialEq)]
pub struct Tile {
    /// Which.
    pub part: Part,
    /// How it stands.
    pub light: Light,
    /// What it comes down to, in two or three words.
    pub fact: String,
    /// What was seen.
    pub line: String,
    /// What proves it.
    pub proof: String,
    /// When, local time.
    pub time: String,
}

/// One test of a part.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TestRow {
    /// Its name.
    pub name: String,
    /// How it came out.
    pub light: Light,
    /// What was seen.
    pub finding: String,
    /// What to do about it.
    pub hint: Option<String>,
    /// Since when it is so, and what it was before.
    pub since: String,
}

/// Something that was seen.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Fact {
    /// What.
    pub name: String,
    /// Its value.
    pub value: String,
}

/// Round trips to a card.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Trips {
    /// In microseconds, in the order in which they were made.
    pub micros: Vec<u32>,
    /// Half of them are shorter.
    pub median: u32,
    /// 99 of 100 are shorter.
    pub p99: u32,
    /// When they were measured, local time.
    pub time: String,
}

/// How often something happened.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Count {
    /// What.
    pub name: String,
    /// How often.
    pub count: u32,
    /// Its colour's meaning.
    pub light: Light,
}

/// What is under way.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Running {
    /// What is looked at.
    pub what: String,
    /// Steps done and steps in all; nothing where they are not counted.
    pub steps: Option<(u32, u32)>,
}

/// What a person saw or heard.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Judgement {
    /// The grid was wiped: cells left and cells in all.
    Touch {
        /// Cells that were not touched.
        left: u32,
        /// Cells in all.
        of: u32,
    },
    /// It was broken off before it said anything.
    TouchBrokenOff,
    /// Whether all colours were even and whole.
    Pixels(bool),
    /// Whether all signals were heard.
    Speaker(bool),
}

/// What a technician does.
#[derive(Clone, Copy, Eq, PartialEq)]
pub enum TechnicianInput {
    /// Strikes a key of the passcode.
    Key(char),
    /// Takes the last character back.
    Erase,
    /// Takes all characters back.
    Clear,
    /// Hands the passcode in.
    Submit,
    /// Leaves.
    Leave,
    /// Did something: the mode does not end yet.
    Touched,
    /// Looks at a part.
    Choose(Part),
    /// Has a part tested.
    Test(Part),
    /// Has all parts tested, one after the other.
    TestAll,
    /// Has the test page printed.
    PrintTestPage,
    /// Has the readiness slip printed.
    PrintReadiness,
    /// Has the report written to a file.
    Report,
    /// Takes the kiosk out of service, for this reason, also when the mode has ended.
    TakeOutOfService(OutOfService),
    /// Puts it back.
    BackInService,
    /// Says that the clock is right.
    VouchForClock,
    /// Has a signal sounded.
    Sound(Sound),
    /// Says what he saw or heard.
    Judged(Judgement),
}

impl fmt::Debug for TechnicianInput {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Key(_) => write!(f, "Key"),
            Self::Erase => write!(f, "Erase"),
            Self::Clear => write!(f, "Clear"),
            Self::Submit => write!(f, "Submit"),
            Self::Leave => write!(f, "Leave"),
            Self::Touched => write!(f, "Touched"),
            Self::Choose(part) => write!(f, "Choose({part:?})"),
            Self::Test(part) => write!(f, "Test({part:?})"),
            Self::TestAll => write!(f, "TestAll"),
            Self::PrintTestPage => write!(f, "PrintTestPage"),
            Self::PrintReadiness => write!(f, "PrintReadiness"),
            Self::Report => write!(f, "Report"),
            Self::TakeOutOfService(reason) => write!(f, "TakeOutOfService({reason:?})"),
            Self::BackInService => write!(f, "BackInService"),
            Self::VouchForClock => write!(f, "VouchForClock"),
            Self::Sound(sound) => write!(f, "Sound({sound:?})"),
            Self::Judged(judgement) => write!(f, "Judged({judgement:?})"),
        }
    }
}
