//! What the card keeps without power: its secrets and their counters.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::config::CardConfig;

/// The secrets of all applications.
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum SecretName {
    /// 4-digit PIN of the user-authentication certificate, JPKI EF `0018`.
    UserAuthentication,
    /// Password of the signature certificate, JPKI EF `001B`.
    Signature,
    /// 4-digit PIN of the card-info-input application, EF `0011`.
    CardInfoInput,
    /// A reference of the same application that cards are delivered with blocked, EF `0012`.
    CardInfoInputBlocked,
    /// The 12-digit reference of the same application, EF `0014`.
    CardInfoInputNumberA,
    /// The 14-digit reference of the same application, EF `0015`.
    CardInfoInputNumberB,
    /// The birth-date reference of the card-surface application, EF `0011`.
    CardSurfaceBirthDate,
    /// The 14-digit reference of the card-surface application, EF `0012`.
    CardSurfaceNumberB,
    /// The 12-digit reference of the card-surface application, EF `0013`.
    CardSurfaceNumberA,
    /// 4-digit PIN of the resident-register application, EF `001C`.
    ResidentRegister,
    /// 4-digit PIN of the common application, EF `001C`.
    Common,
}

/// What a new value of a secret must look like.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Form {
    Digits(usize),
    Password,
}

impl SecretName {
    const fn form(self) -> Form {
        match self {
            Self::Signature => Form::Password,
            Self::UserAuthentication
            | Self::CardInfoInput
            | Self::CardInfoInputBlocked
            | Self::ResidentRegister
            | Self::Common => Form::Digits(4),
            Self::CardSurfaceBirthDate => Form::Digits(7),
            Self::CardInfoInputNumberA | Self::CardSurfaceNumberA => Form::Digits(12),
            Self::CardInfoInputNumberB | Self::CardSurfaceNumberB => Form::Digits(14),
        }
    }

    /// Whether the issuer's rule allows this as a new value.
    #[must_use]
    pub fn accepts(self, value: &[u8]) -> bool {
        match self.form() {
            Form::Digits(length) => value.len() == length && value.iter().all(u8::is_ascii_digit),
            Form::Password => {
                (6..=16).contains(&value.len())
                    && value
                        .iter()
                        .all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
            }
        }
    }

    /// Tries after a success.
    #[must_use]
    pub const fn tries_max(self) -> u8 {
        match self {
            Self::UserAuthentication
            | Self::CardInfoInput
            | Self::CardInfoInputBlocked
            | Self::ResidentRegister
            | Self::Common => 3,
            Self::Signature => 5,
            Self::CardInfoInputNumberA
            | Self::CardInfoInputNumberB
            | Self::CardSurfaceBirthDate
            | Self::CardSurfaceNumberA
            | Self::CardSurfaceNumberB => 10,
        }
    }
}

/// A secret and its counter.
#[derive(Clone, Deserialize, Eq, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Secret {
    name: SecretName,
    value: String,
    tries_left: u8,
}

/// Leaves the value out.
impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Secret")
            .field("name", &self.name)
            .field("tries_left", &self.tries_left)
            .finish_non_exhaustive()
    }
}

/// How a try went.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Try {
    Right,
    /// With the tries that are left now.
    Wrong(u8),
    /// Nothing was compared.
    Blocked,
}

/// The memory of one card.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Memory {
    secrets: Vec<Secret>,
    /// Counts the changes, so that whoever stores the memory knows when to.
    #[serde(skip)]
    pub(crate) revision: u64,
    /// `false`: the power goes before a comparison is done.
    #[serde(skip, default = "compares")]
    pub(crate) compares: bool,
}

const fn compares() -> bool {
    true
}

impl Memory {
    pub(crate) fn new(config: &CardConfig) -> Self {
        let secret = |name: SecretName, value: &str, tries_left: u8| Secret {
            name,
            value: value.to_owned(),
            tries_left: tries_left.min(name.tries_max()),
        };
        // Values of the other applications' secrets are nobody's: no test needs to know them.
        let other = |name: SecretName, value: &str| secret(name, value, name.tries_max());
        let secrets = vec![
            secret(
                SecretName::UserAuthentication,
                &config.user_authentication_pin,
                config.user_authentication_tries,
            ),
            secret(
                SecretName::Signature,
                &config.signature_password,
                config.signature_tries,
            ),
            other(SecretName::CardInfoInput, "5678"),
            secret(SecretName::CardInfoInputBlocked, "0000", 0),
            other(SecretName::CardInfoInputNumberA, "000000000000"),
            other(SecretName::CardInfoInputNumberB, "00000000000000"),
            other(SecretName::CardSurfaceBirthDate, "0000000"),
            other(SecretName::CardSurfaceNumberB, "00000000000000"),
            other(SecretName::CardSurfaceNumberA, "000000000000"),
            other(SecretName::ResidentRegister, "8765"),
            other(SecretName::Common, "8765"),
        ];
        Self {
            secrets,
            revision: 0,
            compares: compares(),
        }
    }

    fn secret(&self, name: SecretName) -> Option<&Secret> {
        self.secrets.iter().find(|secret| secret.name == name)
    }

    fn secret_mut(&mut self, name: SecretName) -> Option<&mut Secret> {
        self.revision += 1;
        self.secrets.iter_mut().find(|secret| secret.name == name)
    }

    /// Tries left; 0 is blocked.
    pub(crate) fn tries_left(&self, name: SecretName) -> u8 {
        self.secret(name).map_or(0, |secret| secret.tries_left)
    }

    /// Whether `value` is the secret; costs nothing, for tests.
    pub(crate) fn is_value(&self, name: SecretName, value: &[u8]) -> bool {
        self.secret(name)
            .is_some_and(|secret| secret.value.as_bytes() == value)
    }

    /// Whether all that nobody may set is as on `other`: each value but the signature password's, and each
    /// counter but those of the two certificates.
    pub(crate) fn keeps_others_of(&self, other: &Self) -> bool {
        std::iter::zip(&self.secrets, &other.secrets).all(|(ours, theirs)| match ours.name {
            SecretName::Signature => true,
            SecretName::UserAuthentication => ours.value == theirs.value,
            _ => ours == theirs,
        })
    }

    /// Compares and counts. The counter falls before the comparison, as a card must do it against
    /// removal in between.
    pub(crate) fn compare(&mut self, name: SecretName, value: &[u8]) -> Try {
        if self.tries_left(name) == 0 {
            return Try::Blocked;
        }
        let compares = self.compares;
        let Some(secret) = self.secret_mut(name) else {
            return Try::Blocked;
        };
        secret.tries_left -= 1;
        if compares && secret.value.as_bytes() == value {
            secret.tries_left = name.tries_max();
            Try::Right
        } else {
            Try::Wrong(secret.tries_left)
        }
    }

    /// Sets a new value and gives all tries back. `false`: the value does not fit, nothing changed.
    pub(crate) fn set(&mut self, name: SecretName, value: &[u8]) -> bool {
        let text = match str::from_utf8(value) {
            Ok(text) if name.accepts(value) => text.to_owned(),
            Ok(_) | Err(_) => return false,
        };
        let Some(secret) = self.secret_mut(name) else {
            return false;
        };
        secret.value = text;
        secret.tries_left = name.tries_max();
        true
    }

    /// Sets the counter, for scenarios that change the card's state on the way.
    pub(crate) fn set_tries(&mut self, name: SecretName, tries: u8) {
        if let Some(secret) = self.secret_mut(name) {
            secret.tries_left = tries.min(name.tries_max());
        }
    }
}
