//! Command APDUs as bytes, ISO/IEC 7816-4:2020 section 5.2.

use super::status::StatusWord;

/// Whether lengths were given in one byte or in the extended form.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum LengthForm {
    Short,
    Extended,
}

/// A command APDU taken apart.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Command<'a> {
    pub(crate) class: u8,
    pub(crate) instruction: u8,
    pub(crate) p1: u8,
    pub(crate) p2: u8,
    /// Empty in cases 1 and 2.
    pub(crate) data: &'a [u8],
    /// `None` in cases 1 and 3; 256 or 65,536 where the field is zero.
    pub(crate) le: Option<usize>,
    pub(crate) form: LengthForm,
}

impl<'a> Command<'a> {
    /// Takes a command apart.
    ///
    /// # Errors
    ///
    /// `6700` when the lengths do not add up.
    pub(crate) fn parse(bytes: &'a [u8]) -> Result<Self, StatusWord> {
        let Some((&[class, instruction, p1, p2], body)) = bytes.split_first_chunk() else {
            return Err(StatusWord::WRONG_LENGTH);
        };
        let (data, le, form) = match body {
            [] => (&[][..], None, LengthForm::Short),
            [le] => (&[][..], Some(short_le(*le)), LengthForm::Short),
            [0, high, low] => (
                &[][..],
                Some(extended_le(*high, *low)),
                LengthForm::Extended,
            ),
            [0, high, low, rest @ ..] => {
                let lc = usize::from(u16::from_be_bytes([*high, *low]));
                extended_body(lc, rest)?
            }
            [0, ..] => return Err(StatusWord::WRONG_LENGTH),
            [lc, rest @ ..] => short_body(usize::from(*lc), rest)?,
        };
        Ok(Self {
            class,
            instruction,
            p1,
            p2,
            data,
            le,
            form,
        })
    }

    /// P1 and P2 as one number.
    pub(crate) fn parameters(&self) -> u16 {
        u16::from_be_bytes([self.p1, self.p2])
    }

    /// Refuses a command that has data or lacks Le (anything but case 2).
    pub(crate) fn expect_le_alone(&self) -> Result<usize, StatusWord> {
        match (self.data, self.le) {
            ([], Some(le)) => Ok(le),
            (_, Some(_) | None) => Err(StatusWord::WRONG_LENGTH),
        }
    }

    /// Refuses a command that lacks data or has Le (anything but case 3).
    pub(crate) fn expect_data_alone(&self) -> Result<&'a [u8], StatusWord> {
        match (self.data, self.le) {
            ([], _) | (_, Some(_)) => Err(StatusWord::WRONG_LENGTH),
            (data, None) => Ok(data),
        }
    }
}

type Body<'a> = (&'a [u8], Option<usize>, LengthForm);

fn short_body(lc: usize, rest: &[u8]) -> Result<Body<'_>, StatusWord> {
    match rest.split_at_checked(lc) {
        Some((data, [])) => Ok((data, None, LengthForm::Short)),
        Some((data, [le])) => Ok((data, Some(short_le(*le)), LengthForm::Short)),
        Some(_) | None => Err(StatusWord::WRONG_LENGTH),
    }
}

fn extended_body(lc: usize, rest: &[u8]) -> Result<Body<'_>, StatusWord> {
    if lc == 0 {
        return Err(StatusWord::WRONG_LENGTH);
    }
    match rest.split_at_checked(lc) {
        Some((data, [])) => Ok((data, None, LengthForm::Extended)),
        Some((data, [high, low])) => {
            Ok((data, Some(extended_le(*high, *low)), LengthForm::Extended))
        }
        Some(_) | None => Err(StatusWord::WRONG_LENGTH),
    }
}

fn short_le(le: u8) -> usize {
    if le == 0 { 256 } else { usize::from(le) }
}

fn extended_le(high: u8, low: u8) -> usize {
    let le = usize::from(u16::from_be_bytes([high, low]));
    if le == 0 { 65_536 } else { le }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(bytes: &[u8]) -> (Vec<u8>, Option<usize>, LengthForm) {
        let command = Command::parse(bytes).unwrap();
        (command.data.to_vec(), command.le, command.form)
    }

    #[test]
    fn the_seven_forms_of_the_standard_are_told_apart() {
        use LengthForm::{Extended, Short};
        assert_eq!(parsed(&[0, 1, 2, 3]), (vec![], None, Short));
        assert_eq!(parsed(&[0, 1, 2, 3, 0]), (vec![], Some(256), Short));
        assert_eq!(parsed(&[0, 1, 2, 3, 2, 8, 9]), (vec![8, 9], None, Short));
        assert_eq!(
            parsed(&[0, 1, 2, 3, 2, 8, 9, 5]),
            (vec![8, 9], Some(5), Short)
        );
        assert_eq!(
            parsed(&[0, 1, 2, 3, 0, 0, 0]),
            (vec![], Some(65_536), Extended)
        );
        assert_eq!(parsed(&[0, 1, 2, 3, 0, 0, 1, 9]), (vec![9], None, Extended));
        assert_eq!(
            parsed(&[0, 1, 2, 3, 0, 0, 1, 9, 1, 0]),
            (vec![9], Some(256), Extended)
        );
    }

    #[test]
    fn lengths_that_do_not_add_up_are_refused() {
        let bad: [&[u8]; 6] = [
            &[],
            &[0, 1, 2],
            &[0, 1, 2, 3, 5, 1],
            &[0, 1, 2, 3, 1, 1, 1, 1],
            &[0, 1, 2, 3, 0, 0],
            &[0, 1, 2, 3, 0, 0, 0, 1],
        ];
        for bytes in bad {
            assert_eq!(Command::parse(bytes).unwrap_err(), StatusWord::WRONG_LENGTH);
        }
    }
}
