//! Screens.

pub mod fonts;
pub mod text;
pub mod wrap;
