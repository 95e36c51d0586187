//! Applications and elementary files of the card.

use serde::Serialize;

use super::{
    certificates::{Identity, KeyName, Presence},
    config::Behaviour,
    memory::SecretName,
};

/// The applications on the card.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Application {
    /// `GlobalPlatform` issuer security domain, the state at power-up.
    CardManager,
    /// Public personal authentication (公的個人認証AP).
    Jpki,
    /// Card-info input (券面事項入力補助AP).
    CardInfoInput,
    /// Card surface (券面事項確認AP).
    CardSurface,
    /// Resident register (住基AP).
    ResidentRegister,
    /// Common application (共通カードAP).
    Common,
}

impl Application {
    /// In the order in which a leading part of an AID is matched.
    const ALL: [Self; 6] = [
        Self::Jpki,
        Self::CardInfoInput,
        Self::CardSurface,
        Self::ResidentRegister,
        Self::Common,
        Self::CardManager,
    ];

    /// Application identifier, ISO/IEC 7816-5.
    #[must_use]
    pub const fn aid(self) -> &'static [u8] {
        match self {
            Self::CardManager => &[0xA0, 0x00, 0x00, 0x01, 0x51, 0x00, 0x00],
            Self::Jpki => &[0xD3, 0x92, 0xF0, 0x00, 0x26, 0x01, 0x00, 0x00, 0x00, 0x01],
            Self::CardInfoInput => &[0xD3, 0x92, 0x10, 0x00, 0x31, 0x00, 0x01, 0x01, 0x04, 0x08],
            Self::CardSurface => &[0xD3, 0x92, 0x10, 0x00, 0x31, 0x00, 0x01, 0x01, 0x04, 0x02],
            Self::ResidentRegister => &[0xD3, 0x92, 0x10, 0x00, 0x31, 0x00, 0x01, 0x01, 0x04, 0x01],
            Self::Common => &[0xD3, 0x92, 0x10, 0x00, 0x31, 0x00, 0x01, 0x01, 0x01, 0x00],
        }
    }

    /// The application whose AID begins with these bytes; none at all mean the card manager.
    pub(crate) fn matching(aid: &[u8]) -> Option<Self> {
        if aid.is_empty() {
            return Some(Self::CardManager);
        }
        Self::ALL
            .into_iter()
            .find(|application| application.aid().starts_with(aid))
    }
}

/// What may be done with a file's content.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum ReadRight {
    Free,
    After(SecretName),
    Never,
}

/// An elementary file.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) enum File {
    /// Read with READ BINARY.
    Transparent(Content, ReadRight),
    /// Read with READ RECORD; one record.
    Record(&'static [u8]),
    /// Compared with VERIFY.
    Secret(SecretName),
    /// Used to sign.
    Key(KeyName),
    /// An internal file that no command reaches.
    Internal,
}

/// Where a transparent file's bytes come from.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Content {
    SignatureCertificate,
    SignatureAuthority,
    UserAuthenticationCertificate,
    UserAuthenticationAuthority,
    TokenInformation,
    CertificatesPresent,
    /// Personal data are not simulated: there is a file, and nobody may read it.
    Nothing,
    Filler(usize),
}

/// Record of the common application: card serial, municipality and end of life, none of them given out.
const COMMON_RECORD: &[u8] = b"\x01\x1C0000000000000000000020991231";

/// Looks a file up.
pub(crate) fn file(
    application: Application,
    identifier: u16,
    signature_certificate: Presence,
) -> Option<File> {
    match application {
        Application::CardManager => None,
        Application::Jpki => jpki_file(identifier, signature_certificate),
        Application::CardInfoInput => match identifier {
            0x0001..=0x0004 => Some(protected(SecretName::CardInfoInput)),
            0x0005..=0x0007 => Some(File::Internal),
            0x0008 => Some(File::Transparent(Content::Filler(16), ReadRight::Free)),
            0x0011 => Some(File::Secret(SecretName::CardInfoInput)),
            0x0012 => Some(File::Secret(SecretName::CardInfoInputBlocked)),
            0x0014 => Some(File::Secret(SecretName::CardInfoInputNumberA)),
            0x0015 => Some(File::Secret(SecretName::CardInfoInputNumberB)),
            _ => None,
        },
        Application::CardSurface => match identifier {
            0x0001..=0x0005 => Some(protected(SecretName::CardSurfaceNumberB)),
            0x0006 => Some(File::Transparent(Content::Filler(16), ReadRight::Free)),
            0x0011 => Some(File::Secret(SecretName::CardSurfaceBirthDate)),
            0x0012 => Some(File::Secret(SecretName::CardSurfaceNumberB)),
            0x0013 => Some(File::Secret(SecretName::CardSurfaceNumberA)),
            _ => None,
        },
        Application::ResidentRegister => match identifier {
            0x0002 => Some(File::Transparent(Content::Filler(16), ReadRight::Free)),
            0x001C => Some(File::Secret(SecretName::ResidentRegister)),
            _ => None,
        },
        Application::Common => match identifier {
            0x0001 => Some(File::Record(COMMON_RECORD)),
            0x0002 => Some(File::Transparent(Content::Filler(16), ReadRight::Free)),
            0x0019 => Some(File::Internal),
            0x001C => Some(File::Secret(SecretName::Common)),
            _ => None,
        },
    }
}

const fn protected(by: SecretName) -> File {
    File::Transparent(Content::Nothing, ReadRight::After(by))
}

fn jpki_file(identifier: u16, signature_certificate: Presence) -> Option<File> {
    let signature = |file: File| match signature_certificate {
        Presence::Present => Some(file),
        Presence::Missing => None,
    };
    let free = |content| Some(File::Transparent(content, ReadRight::Free));
    match identifier {
        0x0001 => signature(File::Transparent(
            Content::SignatureCertificate,
            ReadRight::After(SecretName::Signature),
        )),
        0x0002 => free(Content::SignatureAuthority),
        0x0006 => free(Content::TokenInformation),
        0x0008 => free(Content::CertificatesPresent),
        0x0009 => Some(File::Transparent(Content::Nothing, ReadRight::Never)),
        0x000A => free(Content::UserAuthenticationCertificate),
        0x000B => free(Content::UserAuthenticationAuthority),
        0x0017 => Some(File::Key(KeyName::UserAuthentication)),
        0x0018 => Some(File::Secret(SecretName::UserAuthentication)),
        0x001A => signature(File::Key(KeyName::Signature)),
        0x001B => signature(File::Secret(SecretName::Signature)),
        // Their content is not public.
        0x0005 | 0x0010 | 0x0016 | 0x0019 | 0x001C | 0x001E => Some(File::Internal),
        _ => None,
    }
}

/// The bytes of a transparent file.
pub(crate) fn content(
    content: Content,
    identity: &Identity,
    behaviour: &Behaviour,
    signature_certificate: Presence,
) -> Vec<u8> {
    match content {
        Content::SignatureCertificate => padded(identity.signature_certificate(), behaviour),
        Content::SignatureAuthority => padded(identity.signature_authority(), behaviour),
        Content::UserAuthenticationCertificate => {
            padded(identity.user_authentication_certificate(), behaviour)
        }
        Content::UserAuthenticationAuthority => {
            padded(identity.user_authentication_authority(), behaviour)
        }
        Content::TokenInformation => token_information(&behaviour.token_label),
        Content::CertificatesPresent => match signature_certificate {
            Presence::Present => vec![0x8F, 0x8F, 0x00],
            // What stands for an absent one is not public: 00 is a stand-in.
            Presence::Missing => vec![0x00, 0x8F, 0x00],
        },
        Content::Nothing => Vec::new(),
        Content::Filler(bytes) => vec![0xFF; bytes],
    }
}

fn padded(der: &[u8], behaviour: &Behaviour) -> Vec<u8> {
    let mut bytes = der.to_vec();
    bytes.resize(
        behaviour.certificate_file_bytes.max(der.len()),
        behaviour.filler,
    );
    bytes
}

/// PKCS #11's `CK_TOKEN_INFO` in 160 bytes, numbers big-endian.
fn token_information(label: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(160);
    let mut text = |text: &str, length: usize| {
        let padding = std::iter::repeat(b' ');
        bytes.extend(text.bytes().chain(padding).take(length));
    };
    text(label, 32);
    text("PIN-KIOSK SIMULATED CARD", 32);
    text("SIMULATED", 16);
    text("0000000000000000", 16);
    let numbers: [u32; 11] = [
        0x0000_040D,
        // Sessions: most, now, most writing, now.
        1,
        0,
        1,
        0,
        // Longest and shortest password.
        16,
        6,
        // Memory sizes that the card does not tell.
        u32::MAX,
        u32::MAX,
        u32::MAX,
        u32::MAX,
    ];
    bytes.extend(numbers.iter().flat_map(|number| number.to_be_bytes()));
    bytes.extend(b"0301");
    bytes.extend([b'9'; 16]);
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn token_information_has_160_bytes_and_the_label_padded_with_spaces() {
        let bytes = token_information("JPKIAPICCTOKEN2");
        assert_eq!(bytes.len(), 160);
        assert_eq!(&bytes[..32], b"JPKIAPICCTOKEN2                 ");
    }

    #[test]
    fn a_leading_part_of_an_aid_finds_its_application() {
        assert_eq!(
            Application::matching(&[0xD3, 0x92, 0xF0]),
            Some(Application::Jpki)
        );
        assert_eq!(Application::matching(&[]), Some(Application::CardManager));
        let too_long = [Application::Jpki.aid(), &[0]].concat();
        assert_eq!(Application::matching(&too_long), None);
    }
}
