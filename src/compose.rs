//! Puts the parts together: the real ones from the configuration, or simulated ones.

mod card;
mod centre;
mod files;
pub(crate) mod keeping;
pub(crate) mod record;
mod run;
#[cfg(feature = "simulate")]
mod simulation;
mod slips;

pub(crate) use files::profile;
pub(crate) use run::run;
#[cfg(feature = "simulate")]
pub(crate) use simulation::standin_profile;
