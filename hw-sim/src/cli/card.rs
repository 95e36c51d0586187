//! `pin-kiosk-hw-sim card`.

use std::{
    error::Error,
    fs::File,
    io::{self, BufRead as _, Write as _},
    path::PathBuf,
    sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel},
    thread,
    time::Duration,
};

use serde_json::json;
use signal_hook::{
    consts::{SIGINT, SIGTERM},
    iterator::Signals,
};

use crate::{
    card::{CardFolder, FaultKind, Reader, VirtualReader, vpcd, write_anchors},
    scenario::Scenario,
};

/// How often the connection to vpcd is looked after, so that the card comes back when pcscd does.
const LOOK: Duration = Duration::from_millis(200);

const EXAMPLES: &str = "\
Examples:
  A card with PIN 1234 and password ABC123 in the virtual reader of the system's pcscd:
      pin-kiosk-hw-sim card
  The same card every time: password and tries outlive the program:
      pin-kiosk-hw-sim card --dir my-card --write-anchors anchors
  Lift and put back by hand, and see what the kiosk sends:
      pin-kiosk-hw-sim card --commands --log card.jsonl

Commands with --commands, one a line:
  insert [N]   put card N in (0 is [card], then [[spare_cards]]); 0 if not given
  remove       take the card out
  swap N       take the card out and put card N in
  tear [after] lift the card at the next command, before or after it is executed
  silence      answer no more until the card is taken out
  quit         take the card out and end; so does the end of the input";

/// Puts a simulated card into a virtual reader and answers until told to stop (SIGTERM, Ctrl-C).
#[derive(clap::Args, Debug)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// Where vpcd listens for a card.
    #[arg(long, value_name = "HOST:PORT", default_value = vpcd::DEFAULT_ADDRESS)]
    vpcd: String,
    /// Keep the card in this folder; it is made there if the folder has none.
    #[arg(long, value_name = "DIR")]
    dir: Option<PathBuf>,
    /// Take the cards and their faults from this scenario.
    #[arg(long, value_name = "FILE")]
    scenario: Option<PathBuf>,
    /// Write the certificates of the card's test CAs here, to be used as trust anchors.
    #[arg(long, value_name = "DIR")]
    write_anchors: Option<PathBuf>,
    /// Append what happens to the card, as JSON, one object a line; never a secret.
    #[arg(long, value_name = "FILE")]
    log: Option<PathBuf>,
    /// Read commands from standard input.
    #[arg(long)]
    commands: bool,
    /// Report as JSON, one object a line.
    #[arg(long)]
    json: bool,
}

/// Runs the command until the simulated part is told to stop.
///
/// # Errors
///
/// Says what could not be opened or read.
pub fn run(args: &Args) -> Result<(), Box<dyn Error>> {
    let (mut scenario, mut folder) = (Scenario::default(), None);
    if let Some(path) = &args.scenario {
        scenario = Scenario::from_file(path)?;
    }
    let mut reader = Reader::new(&scenario)?;
    if let Some(path) = &args.dir {
        let kept = CardFolder::new(path);
        let card = kept.load_or_create(&scenario.card)?;
        if let Some(first) = reader.card_mut(0) {
            *first = card;
        }
        folder = Some(kept);
    }
    if let (Some(path), Some(card)) = (&args.write_anchors, reader.card(0)) {
        write_anchors(path, card.identity())?;
    }
    let log = match &args.log {
        Some(path) => Some(File::options().create(true).append(true).open(path)?),
        None => None,
    };
    let (told, orders) = sync_channel(16);
    listen_for_signals(told.clone())?;
    if args.commands {
        read_lines(told.clone())?;
    }
    let mut slot = VirtualReader::new(&args.vpcd, reader);
    slot.observe(Box::new(
        Keeper {
            folder,
            saved: 0,
            log,
            told,
        }
        .into_observer(),
    ));
    Session {
        slot,
        wanted: None,
        json: args.json,
        vpcd: args.vpcd.clone(),
    }
    .run(&orders)
}

/// What the outside tells the session.
enum Order {
    Line(String),
    Stop,
    /// The folder or the log could not be written.
    Broken(String),
}

fn listen_for_signals(told: SyncSender<Order>) -> io::Result<()> {
    let mut signals = Signals::new([SIGINT, SIGTERM])?;
    spawn("signals", move || {
        if signals.forever().next().is_some() {
            // An error says that the session has ended already.
            drop(told.send(Order::Stop));
        }
    })
}

fn read_lines(told: SyncSender<Order>) -> io::Result<()> {
    spawn("stdin", move || {
        for line in io::stdin().lock().lines().map_while(Result::ok) {
            if told.send(Order::Line(line)).is_err() {
                return;
            }
        }
        drop(told.send(Order::Stop));
    })
}

fn spawn(name: &str, work: impl FnOnce() + Send + 'static) -> io::Result<()> {
    thread::Builder::new()
        .name(name.to_owned())
        .spawn(work)
        .map(drop)
}

/// Writes the card's memory and log as they change, before the answer leaves the card.
struct Keeper {
    folder: Option<CardFolder>,
    saved: u64,
    log: Option<File>,
    told: SyncSender<Order>,
}

impl Keeper {
    fn into_observer(mut self) -> impl FnMut(&mut Reader) + Send {
        move |reader| {
            if let Err(error) = self.keep(reader) {
                // A full queue has an order to stop in it already, or soon will.
                drop(self.told.try_send(Order::Broken(error.to_string())));
            }
        }
    }

    fn keep(&mut self, reader: &mut Reader) -> Result<(), Box<dyn Error>> {
        if let (Some(folder), Some(card)) = (&self.folder, reader.card(0))
            && card.revision() != self.saved
        {
            folder.save(card)?;
            self.saved = card.revision();
        }
        for entry in reader.log_mut().drain() {
            if let Some(log) = &mut self.log {
                writeln!(log, "{}", serde_json::to_string(&entry)?)?;
            }
        }
        Ok(())
    }
}

struct Session {
    slot: VirtualReader,
    /// The card that should lie in the slot; put back when pcscd comes back.
    wanted: Option<usize>,
    vpcd: String,
    json: bool,
}

impl Session {
    fn run(mut self, orders: &Receiver<Order>) -> Result<(), Box<dyn Error>> {
        self.insert(0).map_err(|error| {
            format!(
                "vpcd at {}: {error}; is pcscd running with vsmartcard-vpcd (apt install pcscd vsmartcard-vpcd)?",
                self.vpcd,
            )
        })?;
        loop {
            match orders.recv_timeout(LOOK) {
                Ok(Order::Line(line)) => {
                    if line.trim() == "quit" {
                        break;
                    }
                    self.obey(line.trim())?;
                }
                Ok(Order::Stop) | Err(RecvTimeoutError::Disconnected) => break,
                Ok(Order::Broken(error)) => return Err(error.into()),
                Err(RecvTimeoutError::Timeout) => self.look_after()?,
            }
        }
        self.slot.remove();
        Ok(self.say("removed", None, "card taken out")?)
    }

    fn insert(&mut self, card: usize) -> io::Result<()> {
        self.wanted = None;
        self.slot.insert(card)?;
        self.wanted = Some(card);
        self.say(
            "inserted",
            Some(card),
            &format!("card {card} is in the reader at {}", self.vpcd),
        )
    }

    /// The connection ends by itself when the card is torn, and when pcscd ends.
    fn look_after(&mut self) -> io::Result<()> {
        if self.slot.has_card() {
            return Ok(());
        }
        let Some(card) = self.wanted else {
            return Ok(());
        };
        let torn = self.slot.with(Reader::take_torn);
        if torn {
            self.wanted = None;
            return self.say("torn", Some(card), &format!("card {card} was lifted"));
        }
        if self.insert(card).is_err() {
            // pcscd is not back yet: try again at the next look.
            self.wanted = Some(card);
        }
        Ok(())
    }

    fn obey(&mut self, line: &str) -> io::Result<()> {
        let words: Vec<&str> = line.split_whitespace().collect();
        match words.as_slice() {
            [] => Ok(()),
            ["insert"] => self.try_insert(0),
            ["insert" | "swap", card] => match card.parse() {
                Ok(card) => self.try_insert(card),
                Err(_) => self.complain("a card is named by its number, such as: insert 1"),
            },
            ["remove"] => {
                self.wanted = None;
                self.slot.remove();
                self.say("removed", None, "card taken out")
            }
            ["tear"] => self.arm(FaultKind::TearBefore),
            ["tear", "after"] => self.arm(FaultKind::TearAfter),
            ["silence"] => self.arm(FaultKind::Silence),
            _ => self
                .complain("commands are: insert [N], remove, swap N, tear [after], silence, quit"),
        }
    }

    fn try_insert(&mut self, card: usize) -> io::Result<()> {
        match self.insert(card) {
            Ok(()) => Ok(()),
            Err(error) => self.complain(&format!("card {card}: {error}")),
        }
    }

    fn arm(&self, fault: FaultKind) -> io::Result<()> {
        let name = fault.name();
        self.slot.with(|reader| reader.arm(fault));
        self.say("armed", None, &format!("{name} at the next command"))
    }

    fn complain(&self, text: &str) -> io::Result<()> {
        self.say("refused", None, text)
    }

    fn say(&self, event: &str, card: Option<usize>, text: &str) -> io::Result<()> {
        let mut out = io::stdout().lock();
        if self.json {
            writeln!(
                out,
                "{}",
                json!({ "event": event, "card": card, "text": text })
            )?;
        } else {
            writeln!(out, "{text}")?;
        }
        out.flush()
    }
}
