//! The parts views are made of.

pub(crate) mod button;
pub(crate) mod card;
pub(crate) mod eye;
pub(crate) mod flow;
pub(crate) mod keyboard;
pub(crate) mod keypad;
pub(crate) mod marks;
pub(crate) mod panel;
pub(crate) mod secret;
pub(crate) mod text;
