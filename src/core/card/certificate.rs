//! Reads the user-authentication certificate.

use super::job::CardFault;
use super::link::Link;

/// The certificate's DER, not checked yet.
pub(super) fn read_user_auth_certificate(link: &mut Link<'_>) -> Result<Vec<u8>, CardFault> {
    let profile = link.profile();
    link.read_certificate(profile.certificate(), profile.certificate_bytes_max())
}
