use std::time::Duration;

use super::*;
use crate::{
    card::{Application, BrokenDer, CardEvent, CardReply, FaultKind, Reader, StatusWord},
    scenario::Scenario,
};

fn reader(faults: &str) -> Reader {
    let text = format!("card.today = \"2026-11-22\"\n{faults}");
    let mut reader = Reader::new(&text.parse::<Scenario>().unwrap()).unwrap();
    reader.insert(0);
    reader.power_on();
    reader
}

fn transmit(reader: &mut Reader, command: &str) -> CardReply {
    reader.transmit(&bytes(command))
}

fn status(reader: &mut Reader, command: &str) -> String {
    match transmit(reader, command) {
        CardReply::Bytes(answer) => StatusWord::of_answer(&answer).unwrap().to_string(),
        CardReply::Silence => "silence".to_owned(),
        CardReply::Gone => "gone".to_owned(),
    }
}

fn change(reader: &mut Reader) {
    for command in [SELECT_JPKI, SELECT_PASSWORD, VERIFY_PASSWORD] {
        assert_eq!(status(reader, command), "9000");
    }
}

#[test]
fn a_tear_before_leaves_the_old_password_and_one_after_the_new() {
    for (fault, password) in [("tear-before", &b"ABC123"[..]), ("tear-after", b"XYZ789")] {
        let mut reader = reader(&format!(
            "[[faults]]\ninstruction = 0x24\nfault = \"{fault}\""
        ));
        change(&mut reader);
        assert_eq!(transmit(&mut reader, CHANGE_PASSWORD), CardReply::Gone);
        assert!(!reader.has_card());
        assert!(reader.take_torn());
        assert!(
            reader
                .card(0)
                .unwrap()
                .is_secret(SecretName::Signature, password)
        );
        let last = reader.log().commands().next_back().unwrap().clone();
        assert_eq!(
            (last.executed, last.fault),
            (fault == "tear-after", Some(fault))
        );
        assert_eq!(last.status, None);
        // Put back, it works; nothing is proven any more.
        reader.insert(0);
        reader.power_on();
        assert_eq!(status(&mut reader, SELECT_JPKI), "9000");
        assert_eq!(status(&mut reader, READ_SIGNATURE_CERTIFICATE), "6982");
    }
}

#[test]
fn a_tear_in_a_comparison_costs_the_try_of_a_right_password() {
    let mut reader = reader("[[faults]]\ninstruction = 0x20\nfault = \"tear-during\"");
    for command in [SELECT_JPKI, SELECT_PASSWORD] {
        assert_eq!(status(&mut reader, command), "9000");
    }
    assert_eq!(transmit(&mut reader, VERIFY_PASSWORD), CardReply::Gone);
    assert_eq!(reader.card(0).unwrap().tries_left(SecretName::Signature), 4);
    reader.set_faults(Vec::new(), 0);
    reader.insert(0);
    reader.power_on();
    change(&mut reader);
    assert_eq!(reader.card(0).unwrap().tries_left(SecretName::Signature), 5);
}

#[test]
fn silence_lasts_until_the_card_is_taken_out() {
    let mut reader = reader("[[faults]]\ncommand = 2\nfault = \"silence\"");
    assert_eq!(status(&mut reader, SELECT_JPKI), "9000");
    assert_eq!(transmit(&mut reader, SELECT_PIN), CardReply::Silence);
    assert_eq!(transmit(&mut reader, SELECT_PIN), CardReply::Silence);
    reader.remove();
    reader.insert(0);
    reader.power_on();
    assert_eq!(status(&mut reader, SELECT_JPKI), "9000");
}

#[test]
fn an_endless_chain_goes_on_and_a_correction_never_fits() {
    let mut more = reader("[[faults]]\ncommand = 1\nfault = \"endless-more-data\"");
    let mut exact = reader("[[faults]]\ncommand = 1\nfault = \"endless-wrong-length\"");
    let mut drip = reader("[[faults]]\ncommand = 1\nfault = \"endless-drip\"");
    for _ in 0..100 {
        assert!(status(&mut more, "00C0000000").starts_with("61"));
        assert_eq!(
            transmit(&mut drip, "00C0000000"),
            CardReply::Bytes(vec![0x30, 0x61, 0x01])
        );
        assert!(status(&mut exact, "00B0000000").starts_with("6C"));
    }
}

#[test]
fn answers_can_be_short_giant_garbage_or_another_status() {
    let answer = |fault: &str| {
        let mut reader = reader(&format!("[[faults]]\ncommand = 1\nfault = {fault}"));
        match transmit(&mut reader, SELECT_JPKI) {
            CardReply::Bytes(answer) => (answer, reader.application()),
            other @ (CardReply::Silence | CardReply::Gone) => panic!("{other:?}"),
        }
    };
    let executed = Some(Application::Jpki);
    let skipped = Some(Application::CardManager);
    assert_eq!(answer("{ short = 0 }"), (vec![], executed));
    assert_eq!(answer("{ short = 1 }"), (vec![0x90], executed));
    assert_eq!(answer("{ status = \"6F00\" }"), (vec![0x6F, 0x00], skipped));
    assert_eq!(
        answer("{ status-after = \"6581\" }"),
        (vec![0x65, 0x81], executed)
    );
    assert_eq!(answer("{ giant = 65535 }").0.len(), 65_530);
    assert_eq!(answer("{ garbage = 7 }").0.len(), 7);
}

#[test]
fn the_header_of_a_certificate_can_be_broken() {
    for (way, name, header) in [
        (
            BrokenDer::GiantLength,
            "giant-length",
            &[0x30, 0x84, 0xFF][..],
        ),
        (BrokenDer::Indefinite, "indefinite", &[0x30, 0x80]),
        (BrokenDer::Empty, "empty", &[0x30, 0x82, 0x00, 0x00]),
        (BrokenDer::Overlong, "overlong", &[0x30, 0x82, 0xFF, 0xFF]),
        (BrokenDer::WrongTag, "wrong-tag", &[0x04, 0x82]),
    ] {
        let mut reader = reader(&format!(
            "[[faults]]\ninstruction = 0xB0\nfault = {{ malformed-der = \"{name}\" }}"
        ));
        assert_eq!(status(&mut reader, SELECT_JPKI), "9000");
        let CardReply::Bytes(answer) = transmit(&mut reader, "00B08A0000") else {
            panic!()
        };
        assert_eq!(
            (answer.len(), &answer[..header.len()]),
            (258, header),
            "{way:?}"
        );
    }
}

#[test]
fn faults_count_commands_and_occurrences_from_one() {
    let mut reader = reader(
        "[[faults]]\ncommand = 3\nfault = { status = \"6F03\" }\n\
         [[faults]]\ninstruction = 0x20\noccurrence = 2\nfault = { status = \"6F20\" }",
    );
    let statuses: Vec<String> = [SELECT_JPKI, "00200098", SELECT_JPKI, "00200098", "00200098"]
        .into_iter()
        .map(|command| status(&mut reader, command))
        .collect();
    assert_eq!(statuses, ["9000", "63C3", "6F03", "6F20", "63C3"]);
}

#[test]
fn chance_repeats_with_the_seed() {
    let run = |seed: u32| {
        let mut reader = reader(&format!(
            "seed = {seed}\n[[faults]]\nprobability = 0.3\nfault = {{ status = \"6F00\" }}"
        ));
        (0..200)
            .map(|_| status(&mut reader, SELECT_JPKI))
            .collect::<Vec<_>>()
    };
    assert_eq!(run(1), run(1));
    assert_ne!(run(1), run(2));
    let struck = run(1).iter().filter(|status| *status == "6F00").count();
    assert!((30..90).contains(&struck), "{struck} of 200");
}

#[test]
fn an_armed_fault_strikes_once() {
    let mut reader = reader("");
    reader.arm(FaultKind::Status(StatusWord(0x6F00)));
    assert_eq!(status(&mut reader, SELECT_JPKI), "6F00");
    assert_eq!(status(&mut reader, SELECT_JPKI), "9000");
}

#[test]
fn the_log_tells_commands_and_power_and_no_secret() {
    let mut reader = reader("");
    change(&mut reader);
    assert_eq!(status(&mut reader, CHANGE_PASSWORD), "9000");
    reader.power_off();
    reader.remove();
    let json: Vec<String> = reader
        .log()
        .entries()
        .map(|entry| serde_json::to_string(entry).unwrap())
        .collect();
    let text = json.join("\n");
    for secret in ["ABC123", "XYZ789", "414243313233", "58595A373839"] {
        assert!(!text.contains(secret), "{text}");
    }
    assert!(
        text.contains(r#""header":"00240180","command_bytes":11,"#),
        "{text}"
    );
    assert!(
        text.contains(r#""selected":"D392F000260100000001""#),
        "{text}"
    );
    let events: Vec<CardEvent> = reader
        .log()
        .entries()
        .map(|entry| entry.event.clone())
        .collect();
    assert_eq!(events[..2], [CardEvent::Inserted, CardEvent::PowerOn]);
    assert_eq!(
        events[events.len() - 2..],
        [CardEvent::PowerOff, CardEvent::Removed]
    );
    assert!(reader.log().commands().all(|command| command.executed));
}

#[test]
fn another_card_can_be_put_in_its_place() {
    let mut reader = reader("[[spare_cards]]\nkeys = 2\ntoday = \"2026-11-22\"");
    assert_eq!(status(&mut reader, SELECT_JPKI), "9000");
    assert!(reader.insert(1));
    assert_eq!(reader.changes(), 3);
    reader.power_on();
    // The new card knows of no selection.
    assert_eq!(status(&mut reader, "00200098"), "6A82");
    assert!(!reader.insert(7));
    assert!(!reader.has_card());
    assert_eq!(transmit(&mut reader, SELECT_JPKI), CardReply::Gone);
}

#[test]
fn time_passes_only_in_scenarios_that_ask_for_it() {
    let mut instant = reader("");
    transmit(&mut instant, SELECT_JPKI);
    assert_eq!(instant.last_exchange(), Duration::ZERO);
    let mut slow =
        reader("[timing]\nkilobits_per_second = 106\nexchange_millis = 10\nrsa_millis = 200");
    transmit(&mut slow, SELECT_JPKI);
    // 15 bytes there and 2 back at 106 kbit/s take 1.28 ms.
    assert_eq!(slow.last_exchange(), Duration::from_micros(10_000 + 1_283));
    transmit(&mut slow, "0020009804 31323334");
    transmit(&mut slow, SIGN_USER_AUTHENTICATION);
    assert!(slow.last_exchange() > Duration::from_millis(220));
}

#[test]
fn unknown_keys_of_a_scenario_are_refused_by_name() {
    for text in [
        "[card]\npin = 1",
        "[[faults]]\nfault = \"tears\"",
        "[card.behaviour]\natrr = 1",
    ] {
        let error = text.parse::<Scenario>().unwrap_err().to_string();
        assert!(error.contains("unknown"), "{error}");
    }
}
