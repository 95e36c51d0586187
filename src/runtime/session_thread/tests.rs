use super::*;
use crate::hardware::clock::SystemClock;
use crate::runtime::card_worker::{CardDesk, CardWorker};
use crate::runtime::centre_worker::{CentreWorker, OutcomeKeeper};
use crate::runtime::{
    Fittings, Housekeeping, NotRecorded, Recorder, SlipOrder, SlipQueue, Speaker,
};
use pin_kiosk_core::card::job::{
    CardAnswer, CardIdentified, CardJob, CertificateChecked, Tried, Tries, Written,
};
use pin_kiosk_core::certificate::{IssuerName, Validity};
use pin_kiosk_core::effect::Sound;
use pin_kiosk_core::event::{CardFingerprint, WriteOutcome};
use pin_kiosk_core::input::{Answer, OutOfService, Procedure, ReaderEvent};
use pin_kiosk_core::language::Language;
use pin_kiosk_core::ports::{
    CardProof, CentreFault, Cryptogram, IssuerCentre, OutcomeReport, PrinterFault, Reservation,
    ReservationId,
};
use pin_kiosk_core::referral::WhichPassword;
use pin_kiosk_core::session::{Now, Settings};
use pin_kiosk_core::slip::{Slip, Subject};
use pin_kiosk_core::view::SlipState;
use std::sync::Mutex;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

/// Far more than anything here needs, also on a busy machine.
const PATIENCE: Duration = Duration::from_secs(20);
const QUEUE: usize = 256;

/// A session's thread whose parts answer at once, and a resident at its screen.
struct Bench {
    running: Running,
    screens: Receiver<View>,
    /// What the keeper had kept by the time it was done with it.
    kept: Arc<Mutex<Vec<WriteOutcome>>>,
    writes: Receiver<()>,
    orders: Receiver<SlipNumber>,
    told_technician: Receiver<PrinterReport>,
}

impl Bench {
    fn start() -> Self {
        let (shown, screens) = sync_channel(QUEUE);
        let (writing, writes) = sync_channel(QUEUE);
        let (ordered, orders) = sync_channel(QUEUE);
        let (told, told_technician) = sync_channel(QUEUE);
        let kept = Arc::default();
        let keeper = Box::new(SlowKeeper(Arc::clone(&kept)));
        let settings = Settings {
            centre_configured: true,
            printer_configured: true,
            ..Settings::default()
        };
        let running = start(|inputs| {
            let make_desk = move |_lease| -> Box<dyn CardDesk> { Box::new(Desk(writing.clone())) };
            std::io::Result::Ok(Parts {
                settings: Arc::new(settings),
                clock: Arc::new(SystemClock::start()),
                fittings: Fittings {
                    recorder: Box::new(Forgetful),
                    card: CardWorker::start(Box::new(make_desk), inputs.clone())?,
                    centre: CentreWorker::start(Box::new(Centre), keeper, inputs.clone())?,
                    slips: Box::new(Slips(ordered)),
                },
                speaker: Box::new(Forgetful),
                show: Box::new(move |screen| shown.send(screen.view.clone()).unwrap_or_default()),
                housekeeping: Box::new(Keeper(told)),
            })
        });
        Self {
            running: running.unwrap(),
            screens,
            kept,
            writes,
            orders,
            told_technician,
        }
    }

    fn act(&self, action: Action) -> &Self {
        self.running.inputs.send(Input::Resident(action));
        self
    }

    fn type_in(&self, text: &str) -> &Self {
        text.chars().for_each(|key| {
            self.act(Action::Key(key));
        });
        self.act(Action::Submit)
    }

    /// Waits for this view.
    #[track_caller]
    fn until(&self, is_it: fn(&View) -> bool) -> &Self {
        while !is_it(&self.screens.recv_timeout(PATIENCE).unwrap()) {}
        self
    }

    fn reach_place_card(&self) -> &Self {
        self.act(Action::ChooseLanguage(Language::English))
            .act(Action::ChoosePassword(WhichPassword::Signature))
            .act(Action::Answer(Answer::No))
            .act(Action::Accept)
            .until(|view| matches!(view, View::PlaceCard { .. }))
    }

    fn reach_referral(&self) -> &Self {
        self.act(Action::ChooseLanguage(Language::English))
            .act(Action::ChoosePassword(WhichPassword::UserAuthentication))
            .until(|view| matches!(view, View::Referral { .. }))
    }

    /// Has the slip printed that is offered.
    fn order(&self) -> SlipNumber {
        self.act(Action::PrintSlip).next_order()
    }

    fn next_order(&self) -> SlipNumber {
        self.orders.recv_timeout(PATIENCE).unwrap()
    }

    fn report(&self, slip: SlipNumber, report: PrinterReport) {
        self.running.inputs.printer_reported(slip, report);
    }

    /// What the next view says of the slip.
    fn next_slip(&self) -> SlipState {
        match self.screens.recv_timeout(PATIENCE).unwrap() {
            View::Referral { slip, .. } => slip,
            other => panic!("{other:?}"),
        }
    }

    /// Up to the moment at which the card is told to take the new password.
    fn reach_reset(&self) {
        self.reach_place_card();
        let card = Input::Reader(ReaderEvent::CardPresent);
        self.running.inputs.send(card);
        self.until(|view| matches!(view, View::ChooseProcedure { .. }))
            .act(Action::ChooseProcedure(Procedure::Reset))
            .type_in("1234")
            .until(|view| matches!(view, View::EnterNewPassword { .. }))
            .type_in("RIVER7TREE")
            .type_in("RIVER7TREE")
            .act(Action::Confirm);
        self.writes.recv_timeout(PATIENCE).unwrap();
    }
}

/// Takes everything and keeps nothing.
struct Forgetful;

impl Recorder for Forgetful {
    fn record(&mut self, _event: &Event, _now: Now) -> Result<(), NotRecorded> {
        Ok(())
    }

    fn recover(&mut self, _now: Now) -> bool {
        true
    }
}

/// A printer that has heard of an order and says nothing.
struct Slips(SyncSender<SlipNumber>);

impl SlipQueue for Slips {
    fn print(&mut self, order: SlipOrder) {
        self.0.send(order.number).unwrap();
    }
}

/// Hands on what the technician is to hear.
struct Keeper(SyncSender<PrinterReport>);

impl Housekeeping for Keeper {
    fn look_around(&mut self, _now: Now, _session: &mut Session) -> Vec<Input> {
        Vec::new()
    }

    fn printer_reported(&mut self, report: PrinterReport) {
        self.0.send(report).unwrap();
    }
}

impl Speaker for Forgetful {
    fn sound(&mut self, _sound: Sound) {}
}

/// A card that agrees to everything; it tells when it is written to.
struct Desk(SyncSender<()>);

impl CardDesk for Desk {
    fn perform(&mut self, job: CardJob) -> CardAnswer {
        match job {
            CardJob::Identify => CardAnswer::Identified(Ok(CardIdentified {
                user_authentication: Tries::Left(3),
                signature: Some(Tries::Locked),
                reset_offered: true,
            })),
            CardJob::ReadCertificate { at } => {
                let hours = jiff::SignedDuration::from_hours(24 * 365);
                CardAnswer::CertificateRead(Ok(CertificateChecked {
                    card: CardFingerprint([7; 32]),
                    validity: Validity {
                        not_before: at - hours,
                        not_after: at + hours,
                    },
                    issuer: IssuerName::new("CN=An issuer"),
                }))
            }
            CardJob::ProvePossession { .. } => {
                CardAnswer::Possession(Ok(Tried::Right(CardProof {
                    certificate: vec![0x30],
                    challenge: [1; 32],
                    signature: vec![2; 256],
                })))
            }
            CardJob::TryCurrentPassword { .. } => CardAnswer::CurrentPassword(Ok(Tried::Right(()))),
            CardJob::ChallengeForReset => CardAnswer::Challenge(Ok(vec![1; 16])),
            CardJob::Change { .. } | CardJob::Reset { .. } | CardJob::Resolve(_) => {
                self.0.send(()).unwrap();
                CardAnswer::Write(Written::Done)
            }
            CardJob::Leave => CardAnswer::Left,
        }
    }
}

/// A centre that has a reservation for everybody.
struct Centre;

impl IssuerCentre for Centre {
    fn search_reservation(&mut self, _proof: &CardProof) -> Result<Reservation, CentreFault> {
        Ok(Reservation {
            id: ReservationId("r-1".into()),
            ends: jiff::Timestamp::MAX,
        })
    }

    fn authorise(
        &mut self,
        _reservation: &ReservationId,
        _card_challenge: &[u8],
    ) -> Result<Cryptogram, CentreFault> {
        Ok(Cryptogram(vec![2; 48]))
    }

    fn report_outcome(&mut self, _report: &OutcomeReport) -> Result<(), CentreFault> {
        Ok(())
    }
}

/// A disk that takes its time.
struct SlowKeeper(Arc<Mutex<Vec<WriteOutcome>>>);

impl OutcomeKeeper for SlowKeeper {
    fn keep(&mut self, _reservation: &ReservationId, outcome: WriteOutcome) {
        std::thread::park_timeout(Duration::from_millis(300));
        self.0.lock().unwrap().push(outcome);
    }
}

#[test]
fn a_kiosk_that_is_stopped_during_a_reset_has_kept_what_came_of_it() {
    let bench = Bench::start();
    bench.reach_reset();
    assert!(bench.running.stop());
    assert_eq!(*bench.kept.lock().unwrap(), [WriteOutcome::Done]);
}

#[test]
fn what_came_of_a_reset_is_kept_before_she_is_told() {
    let bench = Bench::start();
    bench.reach_reset();
    bench.until(|view| matches!(view, View::Done { .. }));
    assert_eq!(*bench.kept.lock().unwrap(), [WriteOutcome::Done]);
    assert!(bench.running.stop());
}

#[test]
fn she_is_not_told_what_came_of_the_slip_of_the_one_before_her() {
    let bench = Bench::start();
    let hers = bench.reach_referral().order();
    bench.report(hers, PrinterReport::Started);
    bench
        .act(Action::Dismiss)
        .until(|view| matches!(view, View::Attract));
    bench.reach_referral();
    // It is in the queue before the session's thread has heard of the next order.
    bench.act(Action::PrintSlip);
    bench.report(hers, PrinterReport::Printed);
    let next = bench.next_order();
    bench.report(hers, PrinterReport::Printed);
    bench.report(next, PrinterReport::Failed(PrinterFault::PaperOut));
    assert_eq!(bench.next_slip(), SlipState::Printing);
    let failed = SlipState::Failed(PrinterFault::PaperOut);
    assert_eq!(bench.next_slip(), failed);
    assert!(bench.running.stop());
}

#[test]
fn a_technician_is_told_what_came_of_his_own_page_only() {
    let bench = Bench::start();
    let hers = bench.reach_referral().order();
    bench.report(hers, PrinterReport::Started);
    bench
        .act(Action::Dismiss)
        .until(|view| matches!(view, View::Attract));
    let closed = Input::OutOfService(Some(OutOfService::Technician));
    bench.running.inputs.send(closed);
    // It is told before he has ordered anything, and after.
    bench.report(hers, PrinterReport::Printed);
    bench.running.inputs.run_errand(Errand::Print(page()));
    let his = bench.next_order();
    bench.report(hers, PrinterReport::Printed);
    bench.report(his, PrinterReport::Started);
    bench.report(his, PrinterReport::Failed(PrinterFault::PaperOut));
    let told: Vec<_> = bench.told_technician.iter().take(2).collect();
    let expected = [
        PrinterReport::Started,
        PrinterReport::Failed(PrinterFault::PaperOut),
    ];
    assert_eq!(told, expected);
    assert!(bench.running.stop());
}

fn page() -> Slip {
    Slip {
        subject: Subject::TestPage,
        language: Language::English,
        at: jiff::Timestamp::UNIX_EPOCH,
    }
}
