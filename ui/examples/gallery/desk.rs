//! What a technician sees, in the states that look different.

use pin_kiosk_core::input::OutOfService;
use pin_kiosk_core::technician::Part;
use pin_kiosk_ui::technician::{
    Board, Count, Fact, Headline, Light, Passcode, PasscodeState, Running, TechnicianPage,
    TechnicianView, TestRow, Tile, Trips,
};

/// One picture.
pub(crate) struct Desk {
    pub(crate) name: &'static str,
    pub(crate) view: TechnicianView,
    pub(crate) page: TechnicianPage,
}

/// All of them.
pub(crate) fn all() -> Vec<Desk> {
    let mut all = Vec::new();
    let mut add = |name: &'static str, view: TechnicianView, page: TechnicianPage| {
        all.push(Desk { name, view, page });
    };
    for (name, typed, state) in [
        ("technician-passcode", 6, PasscodeState::Open),
        ("technician-passcode-wrong", 0, PasscodeState::Wrong),
        ("technician-passcode-checking", 32, PasscodeState::Checking),
        ("technician-passcode-wait", 0, PasscodeState::Wait(480)),
        ("technician-passcode-locked", 0, PasscodeState::LockedOut),
        ("technician-passcode-uncounted", 0, PasscodeState::Uncounted),
    ] {
        let passcode = Passcode {
            typed,
            state,
            ends_in: 57,
        };
        add(
            name,
            TechnicianView::Passcode(passcode),
            TechnicianPage::Board,
        );
    }
    let view = |board: Board| TechnicianView::Board(Box::new(board));
    add(
        "technician-board",
        view(board(Part::Printer)),
        TechnicianPage::Board,
    );
    for (name, part) in [
        ("technician-board-reader", Part::Reader),
        ("technician-board-screen", Part::Screen),
        ("technician-board-clock", Part::Clock),
        ("technician-board-journal", Part::Journal),
        ("technician-board-centre", Part::Centre),
        ("technician-board-settings", Part::Settings),
    ] {
        add(name, view(board(part)), TechnicianPage::Board);
    }
    add(
        "technician-board-fresh",
        view(fresh()),
        TechnicianPage::Board,
    );
    add("technician-board-bad", view(bad()), TechnicianPage::Board);
    add(
        "technician-board-in-use",
        view(in_use()),
        TechnicianPage::Board,
    );
    for (name, page) in [
        ("technician-service", TechnicianPage::Service),
        ("technician-touch", TechnicianPage::Touch),
        ("technician-pixels", TechnicianPage::Pixels),
        ("technician-signals", TechnicianPage::Signals),
    ] {
        add(name, view(board(Part::Screen)), page);
    }
    all
}

fn tile(part: Part, light: Light, words: [&str; 4]) -> Tile {
    let [fact, line, proof, time] = words.map(str::to_owned);
    Tile {
        part,
        light,
        fact,
        line,
        proof,
        time,
    }
}

fn tiles() -> Vec<Tile> {
    let mut tiles = devices();
    tiles.extend(the_rest());
    tiles
}

fn devices() -> Vec<Tile> {
    use Light::{Attention, Good, Unknown};
    vec![
        tile(
            Part::Reader,
            Good,
            [
                "in order",
                "CL reader 00 00",
                "median 412 µs · p99 1.1 ms",
                "10:12:04",
            ],
        ),
        tile(
            Part::Card,
            Unknown,
            ["not tested", "no card is seen", "", "10:12:04"],
        ),
        tile(
            Part::Printer,
            Attention,
            [
                "paper near end",
                "ready, the roll comes to its end",
                "/dev/ttyS1 · 38400 · 576 dots",
                "10:12:01",
            ],
        ),
        tile(
            Part::Centre,
            Good,
            [
                "reachable",
                "centre.example",
                "answered in 82 ms",
                "10:11:40",
            ],
        ),
    ]
}

fn the_rest() -> Vec<Tile> {
    use Light::Good;
    vec![
        tile(
            Part::Journal,
            Good,
            ["chain whole", "18204 records", "512 MiB left", "10:12:00"],
        ),
        tile(
            Part::Screen,
            Good,
            [
                "in order",
                "DP-1 1080x1920",
                "touch, pixels, speaker",
                "10:12:05",
            ],
        ),
        tile(
            Part::Clock,
            Good,
            [
                "plausible",
                "Asia/Tokyo",
                "within 1 s of the centre",
                "10:11:15",
            ],
        ),
        tile(
            Part::Settings,
            Good,
            [
                "in order",
                "individual-number-card",
                "issuers: the last ends in 1203 days",
                "11-21 06:20",
            ],
        ),
    ]
}

fn row(name: &str, light: Light, finding: &str, hint: Option<&str>) -> TestRow {
    TestRow {
        name: name.to_owned(),
        light,
        finding: finding.to_owned(),
        hint: hint.map(str::to_owned),
        since: "since 09:40:11".to_owned(),
    }
}

fn tests(chosen: Part) -> Vec<TestRow> {
    match chosen {
        Part::Printer => vec![
            row("port", Light::Good, "it opens", None),
            row(
                "status",
                Light::Attention,
                "ready, the roll comes to its end",
                Some("have a new roll at hand"),
            ),
            row("test page", Light::Good, "it came out whole", None),
        ],
        Part::Screen => vec![
            row("display", Light::Good, "DP-1 1080x1920", None),
            row("touch panel", Light::Good, "ILITEK Multi-Touch", None),
            row("sound card", Light::Good, "HDA Intel PCH", None),
            row(
                "fonts",
                Light::Good,
                "every character that the configuration shows is there",
                None,
            ),
            row(
                "touch",
                Light::Bad,
                "12 of 252 cells did not feel a finger",
                Some(
                    "clean the panel and its edges, wipe again; if the same cells stay, change the panel",
                ),
            ),
            row("pixels", Light::Unknown, "not yet", None),
            row("speaker", Light::Good, "all signals were heard", None),
        ],
        Part::Reader | Part::Card | Part::Centre | Part::Journal | Part::Clock | Part::Settings => {
            vec![
                row(
                    "service",
                    Light::Good,
                    "the smart card service answers",
                    None,
                ),
                row("reader", Light::Good, "CL reader 00 00", None),
                row("card", Light::Good, "a card is in the reader", None),
                row(
                    "exclusive",
                    Light::Good,
                    "the card opens for this program alone",
                    None,
                ),
                row(
                    "extended length",
                    Light::Good,
                    "card and reader take it",
                    None,
                ),
                TestRow {
                    since: "since 10:12:04, fail before".to_owned(),
                    ..row(
                        "round trip",
                        Light::Good,
                        "200 of 200 answered, median 412 us, p99 1102 us",
                        None,
                    )
                },
            ]
        }
    }
}

fn facts(chosen: Part) -> Vec<Fact> {
    let facts: &[(&str, &str)] = match chosen {
        Part::Printer => &[
            ("bits per second", "115200"),
            ("configured at", "/etc/pin-kiosk/kiosk.toml:31"),
            ("dots in a row", "576"),
            ("port", "/dev/serial/by-id/usb-EPSON_TM-m30II_0000-if00"),
        ],
        Part::Settings => &[
            ("configuration file", "/etc/pin-kiosk/kiosk.toml"),
            ("disk left bytes", "41837133824"),
            ("kiosk", "K-0417"),
            ("operating system", "Debian GNU/Linux 12 (bookworm)"),
            ("program version", "1.0.0"),
            ("store", "Aozora Ekimae store"),
            ("time zone", "Asia/Tokyo"),
            ("uptime seconds", "1842204"),
        ],
        Part::Reader | Part::Card | Part::Centre | Part::Journal | Part::Screen | Part::Clock => &[
            ("clock skew seconds", "0"),
            ("configured at", "/etc/pin-kiosk/kiosk.toml:36"),
            ("host", "kiosk-gateway.centre.example"),
            ("port", "443"),
            ("round trip millis", "82"),
            ("their certificate days left", "124"),
            ("tls version", "TLSv1.3"),
            ("url", "https://kiosk-gateway.centre.example/reset/v1"),
        ],
    };
    let fact = |(name, value): &(&str, &str)| Fact {
        name: (*name).to_owned(),
        value: (*value).to_owned(),
    };
    facts.iter().map(fact).collect()
}

fn today() -> Vec<Count> {
    [
        ("Passwords set", 11, Light::Good),
        ("Referred to the office", 7, Light::Busy),
        ("Stopped by the resident", 5, Light::Unknown),
        ("Uncertain", 0, Light::Bad),
        ("Faults", 1, Light::Attention),
    ]
    .map(|(name, count, light)| Count {
        name: name.to_owned(),
        count,
        light,
    })
    .to_vec()
}

fn board(chosen: Part) -> Board {
    Board {
        kiosk: "K-0417".to_owned(),
        store: "Aozora Ekimae store".to_owned(),
        version: "1.0.0".to_owned(),
        time: "2026-11-22 10:12:05".to_owned(),
        headline: Headline {
            light: Light::Attention,
            words: "1 part needs attention.".to_owned(),
            more: "Printer: ready, the roll comes to its end. Have a new roll at hand.".to_owned(),
        },
        service: "in service when you leave".to_owned(),
        hours: "open 6:30–23:00".to_owned(),
        tiles: tiles(),
        chosen: Some(chosen),
        tests: tests(chosen),
        facts: facts(chosen),
        trips: trips(),
        today: today(),
        running: None,
        news: None,
        out_of_service: None,
        clock_doubted: chosen == Part::Clock,
        ends_in: 118,
    }
}

/// A scatter that looks like a reader's.
fn trips() -> Trips {
    let mut seed = 7_u32;
    let micros = (0..200_u32)
        .map(|number| {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let jitter = (seed >> 24) / 3;
            let slow = if number % 47 == 13 { 700 } else { 0 };
            380 + jitter + slow
        })
        .collect();
    Trips {
        micros,
        median: 412,
        p99: 1_102,
        time: "10:12:04".to_owned(),
    }
}

/// Nobody has looked at anything.
fn fresh() -> Board {
    Board {
        headline: Headline {
            light: Light::Unknown,
            words: "Nothing is tested yet.".to_owned(),
            more: "Test all takes about a minute.".to_owned(),
        },
        tiles: Part::ALL
            .map(|part| tile(part, Light::Unknown, ["not tested", "", "", ""]))
            .to_vec(),
        tests: Vec::new(),
        facts: Vec::new(),
        trips: Trips::default(),
        ..board(Part::Reader)
    }
}

/// Much is wrong, and something runs.
fn bad() -> Board {
    let mut tiles = tiles();
    if let [reader, card, printer, centre, ..] = tiles.as_mut_slice() {
        *reader = tile(
            Part::Reader,
            Light::Bad,
            ["no reader", "the service sees no reader", "", "10:14:04"],
        );
        *card = tile(
            Part::Card,
            Light::Unknown,
            ["not tested", "no reader", "", "10:14:04"],
        );
        *printer = tile(
            Part::Printer,
            Light::Bad,
            [
                "paper out",
                "no paper",
                "usb-EPSON_TM-m30II_0000-if00 · 115200 baud",
                "10:14:06",
            ],
        );
        *centre = tile(
            Part::Centre,
            Light::Busy,
            ["testing …", "centre.example", "", "10:11:40"],
        );
    }
    Board {
        headline: Headline {
            light: Light::Bad,
            words: "2 parts fail: card reader, printer.".to_owned(),
            more: "Card reader: the service sees no reader. Plug the reader in.".to_owned(),
        },
        service: "stays out of service: waiting for repair".to_owned(),
        tiles,
        chosen: Some(Part::Reader),
        tests: vec![
            row(
                "service",
                Light::Good,
                "the smart card service answers",
                None,
            ),
            row(
                "reader",
                Light::Bad,
                "no reader’s name fits the pattern `ACS ACR39U*`",
                Some("plug the right reader in, or mend `reader.name_pattern` in kiosk.toml"),
            ),
            row(
                "not tested",
                Light::Unknown,
                "card, exclusive, extended length, round trip: no reader",
                None,
            ),
        ],
        running: Some(Running {
            what: "issuer centre".to_owned(),
            steps: Some((4, 7)),
        }),
        out_of_service: Some(OutOfService::Repair),
        ..board(Part::Reader)
    }
}

/// Another program has the card, and a report was written: the longest words there are.
fn in_use() -> Board {
    let mut tiles = tiles();
    if let [reader, ..] = tiles.as_mut_slice() {
        let finding = "another program has the card open, alone";
        *reader = tile(
            Part::Reader,
            Light::Bad,
            ["card in use", finding, "", "10:14:04"],
        );
    }
    let mut tests = tests(Part::Reader);
    tests.truncate(3);
    if let [_, reader, ..] = tests.as_mut_slice() {
        "SCM Microsystems Inc. SCR 3310 [CCID Interface] (21120637204713) 00 00"
            .clone_into(&mut reader.finding);
    }
    tests.push(TestRow {
        since: "since 10:12:04, before: not tested".to_owned(),
        ..row(
            "exclusive",
            Light::Bad,
            "another program has the card open, alone; the service does not tell which",
            Some(
                "perhaps opensc-tool (process 71), firefox-esr (process 20417); make sure with \
                 `sudo grep -l libpcsclite /proc/[0-9]*/maps` and stop it; while the kiosk itself \
                 runs, use its technician mode instead",
            ),
        )
    });
    tests.push(row(
        "not tested",
        Light::Unknown,
        "extended length, round trip: the card was not opened",
        None,
    ));
    Board {
        headline: Headline {
            light: Light::Bad,
            words: "1 part fails: card reader.".to_owned(),
            more: "Card reader: another program has the card open, alone. Perhaps opensc-tool (process 71), firefox-esr (process 20417)."
                .to_owned(),
        },
        tiles,
        tests,
        news: Some(
            "The report is in /var/lib/pin-kiosk/journal/technician/reports/report-20261122T101205Z.json"
                .to_owned(),
        ),
        ..board(Part::Reader)
    }
}
