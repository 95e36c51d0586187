use super::{SECRET_BYTES_MAX, SecretBytes, SecretFull, protection};

fn holding<const N: usize>(bytes: &[u8]) -> SecretBytes<N> {
    let mut secret = SecretBytes::new();
    secret.extend(bytes).unwrap();
    secret
}

#[test]
fn bytes_come_back_in_order_and_no_more_than_fit() {
    let mut secret = SecretBytes::<4>::new();
    for byte in *b"12" {
        secret.push(byte).unwrap();
    }
    assert_eq!(secret.expose(), b"12");
    assert_eq!(secret.extend(b"345"), Err(SecretFull));
    assert_eq!(
        secret.expose(),
        b"12",
        "a refused extension changes nothing"
    );
    secret.extend(b"34").unwrap();
    assert_eq!(secret.push(b'5'), Err(SecretFull));
    assert_eq!(secret.len(), 4);
}

#[test]
fn erasing_and_clearing_wipe_the_memory_itself() {
    let mut secret = holding::<16>(b"RIVER7TREE");
    secret.erase_last();
    assert_eq!(secret.expose(), b"RIVER7TRE");
    assert_eq!(secret.slot[9], 0);
    secret.clear();
    assert!(secret.is_empty());
    assert!(secret.slot.iter().all(|byte| *byte == 0));
    secret.erase_last();
    assert!(secret.is_empty());
}

#[test]
fn equality_looks_at_the_bytes_held_alone() {
    assert_eq!(holding::<16>(b"K2M9A7"), holding::<16>(b"K2M9A7"));
    assert_eq!(holding::<16>(b"K2M9A7"), holding::<300>(b"K2M9A7"));
    assert_ne!(holding::<16>(b"K2M9A7"), holding::<16>(b"K2M9A8"));
    assert_ne!(holding::<16>(b"K2M9A7"), holding::<16>(b"K2M9A"));
}

#[test]
fn debug_shows_neither_bytes_nor_length() {
    assert_eq!(format!("{:?}", holding::<16>(b"K2M9A7")), "[secret]");
    assert_eq!(format!("{:?}", SecretBytes::<4>::new()), "[secret]");
}

#[test]
fn a_slot_is_reused_and_comes_empty() {
    // Other tests lend slots too, so the same one need not come back at once; over many rounds
    // the pages must not grow by a page a round.
    for round in 0..100_000_u32 {
        let mut secret = SecretBytes::<16>::new();
        assert!(secret.slot.iter().all(|byte| *byte == 0));
        secret.extend(&round.to_be_bytes()).unwrap();
    }
    let free = super::slots::n_free(16);
    assert!(
        free < 10 * 16 * 1024 / 32,
        "{free} slots for one secret at a time"
    );
}

#[test]
fn many_secrets_at_once_do_not_share_memory() {
    let secrets: Vec<_> = (0..2_000_u16)
        .map(|number| holding::<SECRET_BYTES_MAX>(&number.to_be_bytes()))
        .collect();
    for (number, secret) in (0..).zip(&secrets) {
        assert_eq!(secret.expose(), u16::to_be_bytes(number));
    }
}

/// The kernel's own word for the mapping in which `address` lies.
fn flags_of_mapping(address: usize) -> Vec<String> {
    let smaps = std::fs::read_to_string("/proc/self/smaps").unwrap();
    let mut inside = false;
    for line in smaps.lines() {
        let first = line.split_whitespace().next().unwrap_or_default();
        if let Some((start, end)) = first.split_once('-') {
            let [start, end] = [start, end].map(|hex| usize::from_str_radix(hex, 16).unwrap());
            inside = (start..end).contains(&address);
        } else if let Some(flags) = line.strip_prefix("VmFlags:")
            && inside
        {
            return flags.split_whitespace().map(str::to_owned).collect();
        }
    }
    Vec::new()
}

#[test]
fn the_kernel_confirms_what_is_reported() {
    let reported = protection();
    for secret in [
        &holding::<4>(b"1234").slot.as_ptr().addr(),
        &holding::<261>(b"a command").slot.as_ptr().addr(),
    ] {
        let flags = flags_of_mapping(*secret);
        assert!(!flags.is_empty(), "the secret lies in no mapping");
        let has = |flag: &str| flags.iter().any(|known| known == flag);
        assert!(has("lo") || !reported.locked, "not locked: {flags:?}");
        assert!(has("dd"), "in core dumps: {flags:?}");
        assert!(has("wf"), "seen by children: {flags:?}");
    }
    assert!(reported.excluded_from_dumps);
    assert!(reported.wiped_on_fork);
}
