//! Every kind of input in every view, most of which no view waits for.

use super::bench::{Bench, REMOVED, card, certificate, name_of, proof, reservation};
use super::every_state::{PATHS, at, one_outcome_for_each_write};
use crate::card::job::{CardAnswer, CardFault, CardJob, JobId, Resolved, Tried, Tries, Written};
use crate::event::{Event, SessionEnd, WriteOutcome};
use crate::failure::ReaderFailure;
use crate::hours::Opening;
use crate::input::{
    Action, Answer, CentreAnswer, Input, OutOfService, PrinterReport, Procedure, ReaderEvent,
    Unrecorded,
};
use crate::language::Language;
use crate::ports::{CentreFault, Cryptogram, PrinterFault};
use crate::referral::WhichPassword;
use crate::view::ClosedReason;

/// Jobs of a session are numbered; no way to a view takes more of them.
const JOBS_MAX: u64 = 8;

fn touches() -> Vec<Input> {
    [
        Action::ChooseLanguage(Language::Japanese),
        Action::ChoosePassword(WhichPassword::Signature),
        Action::ChoosePassword(WhichPassword::NotSure),
        Action::ChoosePassword(WhichPassword::UserAuthentication),
        Action::Answer(Answer::Yes),
        Action::Answer(Answer::No),
        Action::Accept,
        Action::ChooseProcedure(Procedure::Change),
        Action::ChooseProcedure(Procedure::Reset),
        Action::Key('A'),
        Action::Key('1'),
        Action::Key('\u{1F511}'),
        Action::Erase,
        Action::Clear,
        Action::Submit,
        Action::Confirm,
        Action::Back,
        Action::Cancel,
        Action::MoreTime,
        Action::PrintSlip,
        Action::Dismiss,
    ]
    .into_iter()
    .map(Input::Resident)
    .collect()
}

fn card_answers() -> Vec<CardAnswer> {
    vec![
        CardAnswer::Identified(Ok(card())),
        CardAnswer::Identified(Err(CardFault::WrongCard)),
        CardAnswer::CertificateRead(Ok(certificate())),
        CardAnswer::CertificateRead(Err(REMOVED)),
        CardAnswer::Possession(Ok(Tried::Right(proof()))),
        CardAnswer::Possession(Ok(Tried::Wrong(Tries::Left(1)))),
        CardAnswer::Possession(Err(REMOVED)),
        CardAnswer::CurrentPassword(Ok(Tried::Right(()))),
        CardAnswer::CurrentPassword(Ok(Tried::Wrong(Tries::Locked))),
        CardAnswer::Challenge(Ok(vec![0; 8])),
        CardAnswer::Challenge(Err(REMOVED)),
        CardAnswer::Write(Written::Done),
        CardAnswer::Write(Written::NotChanged(CardFault::Refused(0x6985))),
        CardAnswer::Write(Written::Unknown(REMOVED)),
        CardAnswer::Resolved(Resolved::Done),
        CardAnswer::Resolved(Resolved::OtherCard),
        CardAnswer::Resolved(Resolved::Undecidable),
        CardAnswer::Left,
    ]
}

fn centre_answers() -> Vec<CentreAnswer> {
    vec![
        CentreAnswer::Reservation(Ok(reservation())),
        CentreAnswer::Reservation(Err(CentreFault::BadAnswer)),
        CentreAnswer::Authorisation(Ok(Cryptogram(vec![0; 8]))),
        CentreAnswer::Authorisation(Err(CentreFault::TimedOut)),
    ]
}

/// One of each kind, each as the answer to each job there can have been.
fn every_input() -> Vec<Input> {
    let mut inputs = touches();
    inputs.extend(
        [
            ReaderEvent::CardPresent,
            ReaderEvent::CardAbsent,
            ReaderEvent::Lost(ReaderFailure::NoReader),
            ReaderEvent::Found,
        ]
        .map(Input::Reader),
    );
    inputs.extend(
        [
            PrinterReport::Started,
            PrinterReport::Printed,
            PrinterReport::Failed(PrinterFault::PaperOut),
        ]
        .map(Input::Printer),
    );
    let closed = Opening::Closed {
        reason: ClosedReason::Maintenance,
        opens: None,
    };
    inputs.extend([
        Input::JournalFailed(Unrecorded::Other),
        Input::JournalFailed(Unrecorded::WriteStarted),
        Input::Opening(closed),
        Input::Opening(Opening::Open),
        Input::OutOfService(Some(OutOfService::Clock)),
        Input::OutOfService(None),
        Input::Note(Event::TechnicianLeft),
        Input::Tick,
    ]);
    for job in (1..=JOBS_MAX).map(JobId) {
        let answers = card_answers().into_iter();
        inputs.extend(answers.map(|answer| Input::Card { job, answer }));
        let answers = centre_answers().into_iter();
        inputs.extend(answers.map(|answer| Input::Centre { job, answer }));
    }
    inputs
}

#[test]
fn every_input_in_every_view_leaves_a_way_to_attract() {
    let n_inputs = every_input().len();
    for (view, path) in PATHS {
        for number in 0..n_inputs {
            let input = every_input().swap_remove(number);
            let what = format!("{input:?} in {view}");
            let mut bench = at(path, view);
            let confirmed = view == "confirm" && what.starts_with("Resident(Confirm)");
            bench.input(input);
            if view == "writing" && what.starts_with("JournalFailed(WriteStarted)") {
                // It says that the announcement is not in the journal.
                bench
                    .events
                    .retain(|event| !matches!(event, Event::WriteStarted { .. }));
            }
            let writes = bench.asked_card(|job| matches!(job, CardJob::Change { .. }));
            assert!(!writes || confirmed, "{what} writes");
            bench.wait(3600).lift().wait(3600).lift();
            let end = name_of(&bench.view());
            assert!(
                ["attract", "closed"].contains(&end.as_str()),
                "{what}: {end}"
            );
            one_outcome_for_each_write(&bench, &what);
            ends_truly(&bench, &what);
        }
    }
}

fn ends_truly(bench: &Bench, what: &str) {
    let done = |event: &Event| {
        matches!(
            event,
            Event::SessionEnded {
                end: SessionEnd::Done
            }
        )
    };
    let ended_done = bench.events.iter().any(done);
    let is_done = bench.outcomes().contains(&WriteOutcome::Done);
    assert_eq!(ended_done, is_done, "{what}: {:?}", bench.events);
}
