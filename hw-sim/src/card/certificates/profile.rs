//! Names and extensions of the certificates, as published dumps of real and of test certificates show them.
//!
//! Every name says JPKI-TEST, and the person does not exist.

use rsa::pkcs8::ObjectIdentifier;

use super::{
    Policy,
    der::{self, tag},
};

const COUNTRY: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.4.6");
const LOCALITY: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.4.7");
const ORGANIZATION: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.4.10");
const ORGANIZATIONAL_UNIT: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.4.11");
const COMMON_NAME: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.4.3");

const SUBJECT_KEY_IDENTIFIER: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29.14");
const KEY_USAGE: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29.15");
const SUBJECT_ALT_NAME: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29.17");
const ISSUER_ALT_NAME: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29.18");
const BASIC_CONSTRAINTS: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29.19");
const CRL_DISTRIBUTION_POINTS: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29.31");
const CERTIFICATE_POLICIES: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29.32");
const AUTHORITY_KEY_IDENTIFIER: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29.35");
const EXTENDED_KEY_USAGE: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29.37");
const AUTHORITY_INFO_ACCESS: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.1.1");
const CLIENT_AUTH: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.3.2");
const OCSP: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.48.1");
const CPS_QUALIFIER: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.2.1");

/// `KeyUsage` bits, RFC 5280 section 4.2.1.3, as unused bits and content.
#[derive(Clone, Copy)]
pub(crate) struct KeyUsage([u8; 2]);

impl KeyUsage {
    pub(crate) const DIGITAL_SIGNATURE: Self = Self([7, 0b1000_0000]);
    pub(crate) const NON_REPUDIATION: Self = Self([6, 0b0100_0000]);
    pub(crate) const DIGITAL_SIGNATURE_AND_NON_REPUDIATION: Self = Self([6, 0b1100_0000]);
    pub(crate) const CERTIFICATE_AND_CRL_SIGN: Self = Self([1, 0b0000_0110]);
}

/// One of the two trees of certificates.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Tree {
    Signature,
    UserAuthentication,
}

impl Tree {
    fn unit(self) -> &'static str {
        match self {
            Self::Signature => "JPKI for digital signature",
            Self::UserAuthentication => "JPKI for user authentication",
        }
    }

    fn japanese_unit(self) -> &'static str {
        match self {
            Self::Signature => "公的個人認証サービス署名用",
            Self::UserAuthentication => "公的個人認証サービス利用者証明用",
        }
    }

    /// The CA's name: two OU attributes, the country printable and the rest UTF-8.
    pub(crate) fn authority_name(self) -> Vec<u8> {
        name(&[
            (COUNTRY, der::printable("JP")),
            (ORGANIZATION, der::utf8("JPKI-TEST")),
            (ORGANIZATIONAL_UNIT, der::utf8(self.unit())),
            (
                ORGANIZATIONAL_UNIT,
                der::utf8("Japan Agency for Local Authority Information Systems"),
            ),
        ])
    }

    fn japanese_name(self) -> Vec<u8> {
        name(&[
            (COUNTRY, der::printable("JP")),
            (ORGANIZATION, der::utf8("公的個人認証サービス（テスト）")),
            (ORGANIZATIONAL_UNIT, der::utf8(self.japanese_unit())),
            (
                ORGANIZATIONAL_UNIT,
                der::utf8("地方公共団体情報システム機構"),
            ),
        ])
    }

    /// Issuer's second name.
    pub(crate) fn issuer_alt_name(self) -> Vec<u8> {
        extension(
            &ISSUER_ALT_NAME,
            Critical::No,
            &general_names(&self.japanese_name()),
        )
    }

    /// Subject's second name in the CA's own certificate.
    pub(crate) fn authority_alt_name(self) -> Vec<u8> {
        extension(
            &SUBJECT_ALT_NAME,
            Critical::No,
            &general_names(&self.japanese_name()),
        )
    }

    /// Where the revocation list lies: a directory name, no address.
    pub(crate) fn crl_distribution_point(self) -> Vec<u8> {
        let directory = name(&[
            (COUNTRY, der::printable("JP")),
            (ORGANIZATION, der::utf8("JPKI-TEST")),
            (ORGANIZATIONAL_UNIT, der::utf8(self.unit())),
            (ORGANIZATIONAL_UNIT, der::utf8("CRL Distribution Points")),
            (ORGANIZATIONAL_UNIT, der::utf8("Kakuu-ken")),
            (COMMON_NAME, der::utf8("Kakuu-shi CRLDP")),
        ]);
        // DistributionPoint { distributionPoint [0] { fullName [0] GeneralNames } }
        let full_name = der::tlv(
            tag::context_constructed(0),
            &[&der::tlv(tag::context_constructed(4), &[&directory])],
        );
        let point = der::sequence(&[&der::tlv(tag::context_constructed(0), &[&full_name])]);
        extension(
            &CRL_DISTRIBUTION_POINTS,
            Critical::No,
            &der::sequence(&[&point]),
        )
    }

    /// The holder's name: an opaque number; the signature certificate has prefecture and city too.
    pub(crate) fn holder_name(self, card: u64) -> Vec<u8> {
        match self {
            Self::UserAuthentication => name(&[
                (COUNTRY, der::printable("JP")),
                // 23 characters, as on real cards.
                (
                    COMMON_NAME,
                    der::utf8(&format!("TESTCARD{:014}A", card % 100_000_000_000_000)),
                ),
            ]),
            Self::Signature => name(&[
                (COUNTRY, der::printable("JP")),
                (LOCALITY, der::utf8("Kakuu-ken")),
                (LOCALITY, der::utf8("Kakuu-shi")),
                // 28 characters, as on real cards.
                (
                    COMMON_NAME,
                    der::utf8(&format!("20240101000000{:013}A", card % 10_000_000_000_000)),
                ),
            ]),
        }
    }
}

impl Policy {
    /// The policy's identifier.
    fn oid(self, tree: Tree) -> ObjectIdentifier {
        const TEST_SIGNATURE: ObjectIdentifier =
            ObjectIdentifier::new_unwrap("1.2.392.200149.8.5.1.0.20");
        const TEST_USER_AUTHENTICATION: ObjectIdentifier =
            ObjectIdentifier::new_unwrap("1.2.392.200149.8.5.1.0.30");
        const SIGNATURE: ObjectIdentifier =
            ObjectIdentifier::new_unwrap("1.2.392.200149.8.5.1.1.20");
        const USER_AUTHENTICATION: ObjectIdentifier =
            ObjectIdentifier::new_unwrap("1.2.392.200149.8.5.1.3.30");
        // The documentation arc of RFC 5612: no policy of anybody.
        const UNKNOWN: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.6.1.4.1.32473.1");
        match (self, tree) {
            (Self::Test, Tree::Signature) | (Self::Signature, _) => TEST_SIGNATURE,
            (Self::Test, Tree::UserAuthentication) => TEST_USER_AUTHENTICATION,
            (Self::Production, Tree::Signature) => SIGNATURE,
            (Self::Production, Tree::UserAuthentication) => USER_AUTHENTICATION,
            (Self::Unknown, _) => UNKNOWN,
        }
    }

    /// `certificatePolicies`, critical, with the address of the practice statement.
    pub(crate) fn to_extension(self, tree: Tree) -> Vec<u8> {
        let address = der::tlv(tag::IA5_STRING, &[b"http://www.jpki.go.jp/cps.html"]);
        let qualifier = der::sequence(&[&der::oid(&CPS_QUALIFIER), &address]);
        let information =
            der::sequence(&[&der::oid(&self.oid(tree)), &der::sequence(&[&qualifier])]);
        extension(
            &CERTIFICATE_POLICIES,
            Critical::Yes,
            &der::sequence(&[&information]),
        )
    }
}

#[derive(Clone, Copy)]
enum Critical {
    Yes,
    No,
}

fn name(attributes: &[(ObjectIdentifier, Vec<u8>)]) -> Vec<u8> {
    let relative: Vec<Vec<u8>> = attributes
        .iter()
        .map(|(kind, value)| der::tlv(tag::SET, &[&der::sequence(&[&der::oid(kind), value])]))
        .collect();
    der::sequence(&[&relative.concat()])
}

/// `GeneralNames` with one directory name.
fn general_names(name: &[u8]) -> Vec<u8> {
    der::sequence(&[&der::tlv(tag::context_constructed(4), &[name])])
}

fn extension(identifier: &ObjectIdentifier, critical: Critical, value: &[u8]) -> Vec<u8> {
    let value = der::tlv(tag::OCTET_STRING, &[value]);
    let critical = match critical {
        Critical::Yes => der::tlv(tag::BOOLEAN, &[&[0xFF]]),
        Critical::No => Vec::new(),
    };
    der::sequence(&[&der::oid(identifier), &critical, &value])
}

pub(crate) fn key_usage(usage: KeyUsage) -> Vec<u8> {
    extension(
        &KEY_USAGE,
        Critical::Yes,
        &der::tlv(tag::BIT_STRING, &[&usage.0]),
    )
}

pub(crate) fn client_auth() -> Vec<u8> {
    extension(
        &EXTENDED_KEY_USAGE,
        Critical::No,
        &der::sequence(&[&der::oid(&CLIENT_AUTH)]),
    )
}

/// A CA without a limit on the path.
pub(crate) fn authority_constraint() -> Vec<u8> {
    let authority = der::tlv(tag::BOOLEAN, &[&[0xFF]]);
    extension(
        &BASIC_CONSTRAINTS,
        Critical::Yes,
        &der::sequence(&[&authority]),
    )
}

/// Where to ask for the state: an address in the reserved domain `invalid`.
pub(crate) fn ocsp_access() -> Vec<u8> {
    let address = der::tlv(tag::context(6), &[b"http://ocsp.jpki-test.invalid"]);
    let access = der::sequence(&[&der::oid(&OCSP), &address]);
    extension(
        &AUTHORITY_INFO_ACCESS,
        Critical::No,
        &der::sequence(&[&access]),
    )
}

/// Key identifier, name and serial number of the issuer.
pub(crate) fn authority_key_identifier(key: &[u8], authority: &[u8], serial: &[u8]) -> Vec<u8> {
    let identifier = der::tlv(tag::context(0), &[key]);
    let issuer = der::tlv(
        tag::context_constructed(1),
        &[&der::tlv(tag::context_constructed(4), &[authority])],
    );
    let serial = der::tlv(tag::context(2), &[serial]);
    extension(
        &AUTHORITY_KEY_IDENTIFIER,
        Critical::No,
        &der::sequence(&[&identifier, &issuer, &serial]),
    )
}

pub(crate) fn subject_key_identifier(key: &[u8]) -> Vec<u8> {
    extension(
        &SUBJECT_KEY_IDENTIFIER,
        Critical::No,
        &der::tlv(tag::OCTET_STRING, &[key]),
    )
}

/// The person of the signature certificate, in the profile's order. Nobody: kakū means made up.
pub(crate) fn person() -> Vec<u8> {
    const ARC: &str = "1.2.392.200149.8.5.5";
    let entries = [
        (1, "架空　花子"),
        (4, "320000101"),
        (3, "2"),
        (5, "架空県架空市架空町一丁目２番３号"),
        (2, "00000"),
        (6, "0000000000000000"),
    ];
    let names: Vec<Vec<u8>> = entries
        .iter()
        .filter_map(|(arc, value)| {
            let kind = ObjectIdentifier::new(&format!("{ARC}.{arc}")).ok()?;
            let value = der::tlv(tag::context_constructed(0), &[&der::utf8(value)]);
            // otherName [0] IMPLICIT SEQUENCE { type, value [0] EXPLICIT }
            Some(der::tlv(
                tag::context_constructed(0),
                &[&der::oid(&kind), &value],
            ))
        })
        .collect();
    extension(
        &SUBJECT_ALT_NAME,
        Critical::No,
        &der::sequence(&[&names.concat()]),
    )
}
