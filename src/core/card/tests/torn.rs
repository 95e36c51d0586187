//! The card taken out at each command of a write in turn, with and without commit.

use super::support::{CURRENT, Kiosk, NEW, config, password};
use crate::card::job::{CardFault, Resolved, TornWrite, Written};
use crate::ports::ChannelError;
use pin_kiosk_hw_sim::card::{CardConfig, Fault, FaultKind, SecretName, SimCard, StatusWord};

const REMOVED: CardFault = CardFault::Channel(ChannelError::Removed);

fn torn_change(kiosk: &Kiosk) -> TornWrite {
    let current = Some(password(CURRENT));
    TornWrite::new(kiosk.fingerprint(), password(NEW), current, Some(5))
}

fn torn_reset(kiosk: &Kiosk, tries_before: u8) -> TornWrite {
    TornWrite::new(kiosk.fingerprint(), password(NEW), None, Some(tries_before))
}

/// What the session makes of a write that it did not hear the end of.
fn lost(written: Written, torn: TornWrite, case: &str) -> TornWrite {
    match written {
        Written::Unknown(REMOVED) => torn,
        Written::Unproven(REMOVED) => TornWrite {
            set: true,
            verifies: 1,
            ..torn
        },
        other => panic!("{case}: {other:?}"),
    }
}

/// Lifts the card in this VERIFY, counted from 1 behind the query of the tries.
fn cut_verify_short(kiosk: &mut Kiosk, number: u32) {
    kiosk.faults(vec![Fault {
        command: None,
        instruction: Some(0x20),
        occurrence: Some(number + 1),
        probability: None,
        fault: FaultKind::TearDuring,
    }]);
}

/// Puts the card back and checks that what is told is the truth.
fn resolve_and_check(kiosk: &mut Kiosk, torn: TornWrite, case: &str) -> Resolved {
    kiosk.faults(Vec::new());
    kiosk.slot.reader.insert(0);
    let resolved = kiosk.resolve(torn);
    match resolved {
        Resolved::Done => assert!(kiosk.has(NEW), "{case}"),
        Resolved::NotChanged => assert!(kiosk.has(CURRENT), "{case}"),
        Resolved::OtherCard | Resolved::NotNew(_) | Resolved::Failed(_) | Resolved::Undecidable => {
            panic!("{case}: {resolved:?}")
        }
    }
    assert!(kiosk.ended_without_power(), "{case}");
    resolved
}

#[test]
fn a_change_torn_anywhere_is_told_truly_and_costs_nothing() {
    let (mut committed, mut not_committed) = (0, 0);
    for tear in [
        FaultKind::TearBefore,
        FaultKind::TearAfter,
        FaultKind::Short(0),
        FaultKind::Short(1),
    ] {
        for command in 1..=11 {
            let case = format!("{tear:?} at command {command}");
            let mut kiosk = Kiosk::with_default_card();
            kiosk.fault_at_command(command, tear.clone());
            let ended = kiosk.try_change();
            if command <= 9 {
                assert_eq!(ended, Err(REMOVED), "{case}");
                assert!(kiosk.has(CURRENT), "{case}");
                continue;
            }
            let torn = lost(ended.unwrap(), torn_change(&kiosk), &case);
            if resolve_and_check(&mut kiosk, torn, &case) == Resolved::Done {
                committed += 1;
            } else {
                not_committed += 1;
            }
            assert_eq!(kiosk.tries(SecretName::Signature), 5, "{case}");
        }
    }
    assert_eq!((committed, not_committed), (7, 1));
}

#[test]
fn a_reset_torn_anywhere_is_told_truly() {
    let (mut committed, mut not_committed) = (0, 0);
    for tear in [FaultKind::TearBefore, FaultKind::TearAfter] {
        for (command, tries) in (1..=12).flat_map(|command| [0, 2, 5].map(|tries| (command, tries)))
        {
            let case = format!("{tear:?} at command {command}, {tries} tries before");
            let mut kiosk = Kiosk::with_default_card();
            kiosk.set_tries(SecretName::Signature, tries);
            kiosk.fault_at_command(command, tear.clone());
            let ended = kiosk.try_reset();
            if command <= 8 {
                assert_eq!(ended, Err(REMOVED), "{case}");
                continue;
            }
            if command <= 10 {
                assert_eq!(ended, Ok(Written::NotChanged(REMOVED)), "{case}");
                assert!(kiosk.has(CURRENT), "{case}");
                continue;
            }
            let torn = lost(ended.unwrap(), torn_reset(&kiosk, tries), &case);
            let before = kiosk.verifies();
            let resolved = resolve_and_check(&mut kiosk, torn, &case);
            let asked = kiosk.verifies() - before;
            if resolved == Resolved::Done {
                committed += 1;
                assert_eq!(kiosk.tries(SecretName::Signature), 5, "{case}");
                assert_eq!(asked, 1, "{case}");
            } else {
                not_committed += 1;
                // Where the counter tells, nobody pays; where it does not, one try of five.
                assert_eq!(asked, usize::from(tries == 5), "{case}");
                let left = if tries == 5 { 4 } else { tries };
                assert_eq!(kiosk.tries(SecretName::Signature), left, "{case}");
            }
        }
    }
    assert_eq!((committed, not_committed), (9, 3));
}

#[test]
fn another_card_is_told_and_left_alone() {
    let mut kiosk = Kiosk::with_default_card();
    kiosk.fault_at(0x24, FaultKind::TearAfter);
    assert_eq!(kiosk.change(), Written::Unknown(REMOVED));
    let torn = torn_change(&kiosk);
    let other = SimCard::new(&CardConfig {
        keys: 3,
        ..config()
    })
    .unwrap();
    let other = kiosk.slot.reader.add_card(other);
    kiosk.slot.reader.insert(other);
    let before = kiosk.verifies();
    assert_eq!(kiosk.resolve(torn.clone()), Resolved::OtherCard);
    assert_eq!(kiosk.verifies(), before);
    assert_eq!(
        resolve_and_check(&mut kiosk, torn, "then the right one"),
        Resolved::Done
    );
}

#[test]
fn a_card_lifted_again_can_be_tried_again() {
    for command in 1..=6 {
        let mut kiosk = Kiosk::with_default_card();
        kiosk.fault_at(0x24, FaultKind::TearBefore);
        assert_eq!(kiosk.change(), Written::Unknown(REMOVED));
        let torn = torn_change(&kiosk);
        kiosk.slot.reader.insert(0);
        kiosk.fault_at_command(command, FaultKind::TearAfter);
        let first = kiosk.resolve(torn.clone());
        let refused = command == 6;
        let expected = if refused {
            Resolved::NotNew(REMOVED)
        } else {
            Resolved::Failed(REMOVED)
        };
        assert_eq!(first, expected, "{command}");
        let torn = TornWrite { refused, ..torn };
        let case = format!("lifted at command {command} of the resolution");
        let second = resolve_and_check(&mut kiosk, torn, &case);
        assert_eq!(second, Resolved::NotChanged, "{case}");
        assert_eq!(kiosk.tries(SecretName::Signature), 5, "{case}");
    }
}

#[test]
fn no_verify_is_sent_that_could_lock_the_password() {
    for tries in [0, 1, 2] {
        let mut kiosk = Kiosk::with_default_card();
        kiosk.set_tries(SecretName::Signature, tries);
        let torn = torn_change(&kiosk);
        assert_eq!(kiosk.resolve(torn), Resolved::Undecidable, "{tries}");
        assert_eq!(kiosk.verifies(), 0, "{tries}");
        assert_eq!(kiosk.tries(SecretName::Signature), tries);
    }
    // With three there is room for the new and the current one.
    let mut kiosk = Kiosk::with_default_card();
    kiosk.set_tries(SecretName::Signature, 3);
    let torn = torn_change(&kiosk);
    assert_eq!(kiosk.resolve(torn), Resolved::NotChanged);
    assert_eq!(kiosk.tries(SecretName::Signature), 5);
}

/// The card has neither password: somebody else has changed it meanwhile.
#[test]
fn neither_password_is_undecidable() {
    let mut kiosk = Kiosk::with_default_card();
    let torn = TornWrite {
        current: Some(password("OTHER99X")),
        ..torn_change(&kiosk)
    };
    assert_eq!(kiosk.resolve(torn), Resolved::Undecidable);
    assert_eq!(kiosk.tries(SecretName::Signature), 3);
    // The counter says that a reset took place, and the password that it did not.
    let mut kiosk = Kiosk::with_default_card();
    let torn = torn_reset(&kiosk, 0);
    assert_eq!(kiosk.resolve(torn), Resolved::Undecidable);
}

#[test]
fn an_empty_reader_can_be_tried_again() {
    let mut kiosk = Kiosk::with_default_card();
    let torn = torn_change(&kiosk);
    kiosk.slot.reader.remove();
    assert_eq!(
        kiosk.resolve(torn),
        Resolved::Failed(CardFault::Channel(ChannelError::NoCard))
    );
}

/// A card lowers its counter before it compares: a right password that is cut short costs a try.
#[test]
fn a_proof_cut_short_is_no_sign_that_the_reset_did_not_happen() {
    for tries in [0, 2, 4, 5] {
        let case = format!("{tries} tries before");
        let mut kiosk = Kiosk::with_default_card();
        kiosk.set_tries(SecretName::Signature, tries);
        kiosk.fault_at_command(12, FaultKind::TearDuring);
        let written = kiosk.try_reset().unwrap();
        assert_eq!(written, Written::Unproven(REMOVED), "{case}");
        assert_eq!(kiosk.tries(SecretName::Signature), 4, "{case}");
        let torn = lost(written, torn_reset(&kiosk, tries), &case);
        assert_eq!(resolve_and_check(&mut kiosk, torn, &case), Resolved::Done);
    }
}

#[test]
fn a_resolution_cut_short_again_and_again_is_told_truly_while_there_are_tries() {
    for tries in [0, 2, 4] {
        let case = format!("{tries} tries before");
        let mut kiosk = Kiosk::with_default_card();
        kiosk.set_tries(SecretName::Signature, tries);
        kiosk.fault_at(0x2C, FaultKind::TearAfter);
        let written = kiosk.try_reset().unwrap();
        let mut torn = lost(written, torn_reset(&kiosk, tries), &case);
        for asked in 1..=3 {
            kiosk.slot.reader.insert(0);
            cut_verify_short(&mut kiosk, 1);
            let resolved = kiosk.resolve(torn.clone());
            assert_eq!(resolved, Resolved::Failed(REMOVED), "{case}");
            torn.verifies = asked;
            assert_eq!(kiosk.tries(SecretName::Signature), 5 - asked, "{case}");
        }
        assert_eq!(resolve_and_check(&mut kiosk, torn, &case), Resolved::Done);
    }
}

/// The card did not do the reset; whoever is unsure of that asks, and it costs what was agreed to.
#[test]
fn a_reset_that_did_not_happen_is_found_out_after_a_resolution_that_was_cut_short() {
    let mut kiosk = Kiosk::with_default_card();
    kiosk.set_tries(SecretName::Signature, 4);
    kiosk.fault_at(0x2C, FaultKind::TearBefore);
    let written = kiosk.try_reset().unwrap();
    let mut torn = lost(written, torn_reset(&kiosk, 4), "torn");
    torn.verifies = 1;
    let resolved = resolve_and_check(&mut kiosk, torn, "asked");
    assert_eq!(resolved, Resolved::NotChanged);
    assert_eq!(kiosk.tries(SecretName::Signature), 3);
}

/// The card says that it set the password, and then that it did not: its own word against itself.
#[test]
fn a_refuted_write_is_not_verified_again() {
    let mut kiosk = Kiosk::with_default_card();
    kiosk.fault_at(0x24, FaultKind::Status(StatusWord(0x9000)));
    assert_eq!(kiosk.change(), Written::Refuted);
    assert_eq!(kiosk.tries(SecretName::Signature), 4);
    let before = kiosk.verifies();
    let torn = TornWrite {
        set: true,
        refused: true,
        ..torn_change(&kiosk)
    };
    // The current password is there, and the card says so.
    let resolved = resolve_and_check(&mut kiosk, torn.clone(), "change");
    assert_eq!(resolved, Resolved::NotChanged);
    assert_eq!(kiosk.verifies() - before, 1);
    assert_eq!(kiosk.tries(SecretName::Signature), 5);
    // Nothing to hold against it.
    let torn = TornWrite {
        current: None,
        ..torn
    };
    assert_eq!(kiosk.resolve(torn), Resolved::Undecidable);
    assert_eq!(kiosk.verifies() - before, 1);
}

#[test]
fn tries_given_back_are_cut_short_without_a_second_verify_of_the_new_password() {
    let mut kiosk = Kiosk::with_default_card();
    kiosk.fault_at(0x24, FaultKind::TearBefore);
    let written = kiosk.change();
    let torn = lost(written, torn_change(&kiosk), "torn");
    kiosk.slot.reader.insert(0);
    cut_verify_short(&mut kiosk, 2);
    let resolved = kiosk.resolve(torn.clone());
    assert_eq!(resolved, Resolved::NotNew(REMOVED));
    assert_eq!(kiosk.tries(SecretName::Signature), 3);
    let before = kiosk.verifies();
    let torn = TornWrite {
        refused: true,
        verifies: 1,
        ..torn
    };
    let resolved = resolve_and_check(&mut kiosk, torn, "again");
    assert_eq!(resolved, Resolved::NotChanged);
    assert_eq!(kiosk.verifies() - before, 1);
    assert_eq!(kiosk.tries(SecretName::Signature), 5);
}
