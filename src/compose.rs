//! Puts the parts together: the real ones from the configuration, or simulated ones.

mod card;
mod centre;
mod fitter;
pub(crate) mod keeping;
mod loaded;
pub(crate) mod record;
mod run;
#[cfg(feature = "simulate")]
mod simulation;
mod slips;
mod watch;

pub(crate) use run::run;
#[cfg(feature = "simulate")]
pub(crate) use simulation::standin_profile;
