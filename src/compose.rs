//! Puts the parts together: the real ones from the configuration, or simulated ones.

mod card;
mod centre;
mod files;
mod keeping;
mod record;
mod run;
#[cfg(feature = "simulate")]
mod simulation;
mod slips;

pub(crate) use files::profile;
pub(crate) use run::run;
