//! Makes the parts that follow from a configuration, and makes them anew when it changes.

use super::card::OpenDesk;
use super::centre::{self, Post};
use super::keeping::ReaderLost;
use super::loaded::Loaded;
use super::record::{Head, JournalRecorder, KeepDays};
use super::slips;
use super::watch::{Change, Watch};
use crate::config::Config;
use crate::hardware::clock::SystemClock;
use crate::hardware::pcsc::{Monitor, PcscReader, ReaderChoice};
use crate::runtime::card_worker::{CardDesk, CardWorker};
use crate::runtime::{Clock as _, Fittings, InputSender, Recorder as _, SlipQueue, started};
use anyhow::Context as _;
use pin_kiosk_core::event::Event;
use pin_kiosk_core::input::{Input, ReaderEvent};
use std::fmt;
use std::io;
use std::sync::Arc;

/// Shows another configuration's face.
pub(super) type FaceSink = Box<dyn FnMut(&Config) + Send>;

/// What the parts share, whatever the configuration says.
pub(super) struct Around {
    pub(super) clock: Arc<SystemClock>,
    pub(super) reader: ReaderLost,
    pub(super) head: Head,
    pub(super) keep_days: KeepDays,
    pub(super) face: FaceSink,
    pub(super) inputs: InputSender,
}

/// Makes parts, each anew only where what it is made from has changed.
pub(crate) struct Fitter {
    watch: Watch,
    around: Around,
    post: Post,
    /// Outboxes beside journals that are no longer written: what waits there is still owed.
    left: Vec<Post>,
    /// Ends when it is dropped.
    monitor: Monitor,
}

impl fmt::Debug for Fitter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Fitter")
            .field("watch", &self.watch)
            .finish_non_exhaustive()
    }
}

impl Fitter {
    /// The first parts.
    pub(super) fn start(
        watch: Watch,
        around: Around,
        recorder: JournalRecorder,
    ) -> anyhow::Result<(Self, Fittings)> {
        let loaded = watch.in_use();
        let mut post = post(&loaded.config, &around);
        let fittings = Fittings {
            recorder: Box::new(recorder),
            card: card(loaded, &around)?,
            centre: post.fit(centre::lines(loaded)?)?,
            slips: slips(&loaded.config, &around)?,
        };
        let monitor = monitor(loaded, &around)?;
        Ok((
            Self {
                watch,
                around,
                post,
                left: Vec::new(),
                monitor,
            },
            fittings,
        ))
    }

    /// Looks whether the configuration has changed, and fits the parts that follow from it.
    ///
    /// Nothing is put in its place before all that is new could be made: of a change that is
    /// refused nothing takes effect.
    pub(super) fn look(&mut self, fittings: &mut Fittings) -> Option<anyhow::Result<&Loaded>> {
        let fitted = match self.watch.look() {
            Change::None => return None,
            Change::Good(loaded) => self.fit(&loaded, fittings).map(|()| *loaded),
            Change::Broken(reason) => Err(reason),
        };
        Some(match fitted {
            Ok(loaded) => {
                self.watch.decided(Some(loaded));
                Ok(self.watch.in_use())
            }
            Err(reason) => {
                self.watch.decided(None);
                Err(reason)
            }
        })
    }

    fn fit(&mut self, new: &Loaded, fittings: &mut Fittings) -> anyhow::Result<()> {
        let (old, around) = (self.watch.in_use(), &self.around);
        let (was, is) = (&old.config, &new.config);
        let other_reader = was.reader != is.reader;
        let card = (other_reader || old.rules != new.rules)
            .then(|| card(new, around))
            .transpose()?;
        let slips = slips::differ(was, is)
            .then(|| slips(is, around))
            .transpose()?;
        let other_journal = was.journal.folder != is.journal.folder;
        let lines = (other_journal || was.centre != is.centre || old.centre != new.centre)
            .then(|| centre::lines(new))
            .transpose()?;
        let monitor = other_reader.then(|| monitor(new, around)).transpose()?;
        let recorder = other_journal.then(|| open(is, around)).transpose()?;
        // From here on something changes. What can still fail is a disk or a thread, as ever.
        if other_journal {
            let post = std::mem::replace(&mut self.post, post(is, around));
            self.left.push(post);
        }
        if let Some(lines) = lines {
            fittings.centre = self.post.fit(lines)?;
        }
        if let Some(mut recorder) = recorder {
            let now = around.clock.now();
            // A record that is lost is told by the journal itself.
            let _stopped = fittings.recorder.record(&Event::KioskStopped, now);
            let _started = recorder.record(&started(), now);
            fittings.recorder = Box::new(recorder);
        }
        put(&mut self.monitor, monitor);
        put(&mut fittings.card, card);
        put(&mut fittings.slips, slips);
        self.around.keep_days.set(is.journal.keep_days);
        (self.around.face)(is);
        Ok(())
    }
}

fn card(loaded: &Loaded, around: &Around) -> io::Result<CardWorker> {
    let choice = choice(loaded);
    let rules = loaded.rules.clone();
    let make_desk = move |lease| -> Box<dyn CardDesk> {
        let reader = PcscReader::new(choice.clone());
        Box::new(OpenDesk::new(reader, lease, rules.clone()))
    };
    CardWorker::start(Box::new(make_desk), around.inputs.clone())
}

fn open(config: &Config, around: &Around) -> anyhow::Result<JournalRecorder> {
    let folder = &config.journal.folder;
    let (keep_days, head) = (around.keep_days.clone(), around.head.clone());
    JournalRecorder::open(folder, keep_days, head, around.clock.now())
        .with_context(|| format!("the journal in {} cannot be opened", folder.display()))
}

fn post(config: &Config, around: &Around) -> Post {
    let (head, inputs) = (around.head.clone(), around.inputs.clone());
    Post::beside(&config.journal.folder, head, inputs)
}

fn slips(config: &Config, around: &Around) -> io::Result<Box<dyn SlipQueue>> {
    slips::queue(config, around.head.clone(), around.inputs.clone())
}

fn monitor(loaded: &Loaded, around: &Around) -> io::Result<Monitor> {
    let (clock, inputs) = (Arc::clone(&around.clock), around.inputs.clone());
    let lost = around.reader.clone();
    Monitor::start(choice(loaded), move |event| {
        match event {
            ReaderEvent::Lost(_) => lost.set(Some(clock.now().monotonic)),
            ReaderEvent::Found => lost.set(None),
            ReaderEvent::CardPresent | ReaderEvent::CardAbsent => {}
        }
        inputs.send(Input::Reader(event));
        inputs.look_around();
    })
}

fn choice(loaded: &Loaded) -> ReaderChoice {
    ReaderChoice::new(Some(&loaded.config.reader.name_pattern))
}

fn put<T>(place: &mut T, new: Option<T>) {
    if let Some(new) = new {
        *place = new;
    }
}
