//! The answer to reset, in words (ISO/IEC 7816-3:2006, 8.2).

/// What an ATR says, or why it cannot be one.
pub(super) fn explain(atr: &[u8]) -> String {
    read(atr).unwrap_or_else(|| "not an answer to reset: cut short or malformed".to_owned())
}

fn read(atr: &[u8]) -> Option<String> {
    let mut bytes = atr.iter().copied();
    let convention = match bytes.next()? {
        0x3B => "direct convention",
        0x3F => "inverse convention",
        _ => return None,
    };
    let format = bytes.next()?;
    let historical_count = usize::from(format & 0x0F);
    let mut protocols = Vec::new();
    let mut present = format >> 4;
    // At most as many groups as the standard's 32 bytes can hold.
    for _ in 0..8 {
        for bit in 0..3 {
            if present & (1 << bit) != 0 {
                bytes.next()?;
            }
        }
        if present & 0x8 == 0 {
            break;
        }
        let next = bytes.next()?;
        protocols.push(next & 0x0F);
        present = next >> 4;
    }
    let historical: Vec<u8> = bytes.by_ref().take(historical_count).collect();
    if historical.len() < historical_count {
        return None;
    }
    // The check byte is there unless T=0 is the only protocol.
    let checked = protocols.iter().any(|protocol| *protocol != 0);
    let check_byte = bytes.next();
    if check_byte.is_some() != checked || bytes.next().is_some() {
        return None;
    }
    if checked && atr.iter().skip(1).fold(0, |sum, byte| sum ^ byte) != 0 {
        return Some("the check byte is wrong: bad contact".to_owned());
    }
    // PC/SC part 3, 3.1.3.2.3: how a reader writes the ATR of a card without contacts.
    let contactless = atr.get(2..4) == Some(&[0x80, 0x01]);
    let mut names: Vec<String> = protocols
        .iter()
        .filter(|protocol| **protocol != 15)
        .map(|p| format!("T={p}"))
        .collect();
    names.dedup();
    if names.is_empty() {
        names.push("T=0".to_owned());
    }
    let kind = if contactless {
        "card without contacts"
    } else {
        convention
    };
    let historical: Vec<String> = historical
        .iter()
        .map(|byte| format!("{byte:02X}"))
        .collect();
    let historical = if historical.is_empty() {
        "none".to_owned()
    } else {
        historical.join(" ")
    };
    Some(format!(
        "{kind}, {}, historical bytes {historical}",
        names.join(" and ")
    ))
}

#[cfg(test)]
mod tests {
    use super::explain;

    #[test]
    fn answers_to_reset_are_told_in_words() {
        // 3B 00: the shortest there is. 3B 80 80 01 01: ISO/IEC 14443-4 as PC/SC part 3 writes it.
        assert_eq!(
            explain(&[0x3B, 0x00]),
            "direct convention, T=0, historical bytes none"
        );
        assert_eq!(
            explain(&[0x3B, 0x80, 0x80, 0x01, 0x01]),
            "card without contacts, T=0 and T=1, historical bytes none"
        );
        assert_eq!(
            explain(&[0x3B, 0x02, 0x41, 0x42]),
            "direct convention, T=0, historical bytes 41 42"
        );
    }

    #[test]
    fn what_is_no_answer_to_reset_is_told_as_such() {
        for bad in [
            &[][..],
            &[0x3B],
            &[0x00, 0x00],
            &[0x3B, 0x02, 0x41],
            &[0x3B, 0x00, 0x00],
        ] {
            assert!(explain(bad).starts_with("not an answer"), "{bad:02X?}");
        }
        assert!(explain(&[0x3B, 0x80, 0x80, 0x01, 0x02]).contains("check byte"));
    }
}
