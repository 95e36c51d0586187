//! Recognises the card: by its application and nothing else.

use super::job::{CardFault, Tries};
use super::link::Link;

/// First byte of the presence file when there is a signature certificate. Other values are not
/// public; they mean that there is none.
const CERTIFICATE_PRESENT: u8 = 0x8F;

/// Tries left of both secrets; of the signature password none when the card has none.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) struct TriesLeft {
    pub(super) user_authentication: Tries,
    pub(super) signature: Option<Tries>,
}

/// Selects the application and asks for the tries left of both secrets.
pub(super) fn identify(link: &mut Link<'_>) -> Result<TriesLeft, CardFault> {
    link.select_application()?;
    let profile = link.profile();
    let user_authentication = link
        .query_tries(profile.user_authentication().place)?
        .ok_or(CardFault::WrongCard)?;
    let signature = match link.query_tries(profile.signature().place)? {
        Some(tries) if has_signature_certificate(link)? => Some(tries),
        Some(_) | None => None,
    };
    Ok(TriesLeft {
        user_authentication,
        signature,
    })
}

/// What the presence file says; where the card does not hand it out, the password speaks for itself.
fn has_signature_certificate(link: &mut Link<'_>) -> Result<bool, CardFault> {
    let presence = link.profile().presence();
    Ok(link
        .read_start(presence, 3)?
        .is_none_or(|bytes| bytes.first() == Some(&CERTIFICATE_PRESENT)))
}
